"""Rules for sinergi: parties, planning, time and DPRD approval."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.indonesian.tanggal import hitung_lama
from generator.models.pihak import PERAN, PihakPusat
from generator.rules.finding import HOUSE, Place, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.models.sinergi import Sinergi

_USUAL_YEARS: Final = 5


def _party_twice(berkas: Sinergi) -> Iterator[Place]:
    seen: set[str] = set()
    for index, pihak in enumerate(berkas.pihak):
        name = pihak.nama.casefold()
        if name in seen:
            yield f"para_pihak[{index}]", {"name": pihak.nama}
        seen.add(name)


def _centre_first(berkas: Sinergi) -> Iterator[Place]:
    if berkas.peran_daerah != PERAN[len(berkas.para_pihak) - 1]:
        yield f"para_pihak[{PERAN.index(berkas.peran_daerah)}]", {"role": berkas.peran_daerah}


def _planned(berkas: Sinergi) -> Iterator[Place]:
    plan = berkas.objek.dasar_perencanaan
    if plan.dokumen != "RKPD":
        yield "objek.dasar_perencanaan.dokumen", {"plan": plan.dokumen}


def _starts_after_signing(berkas: Sinergi) -> Iterator[Place]:
    signing = berkas.penandatanganan
    if signing is not None and berkas.jangka_waktu.mulai < signing.tanggal:
        yield (
            "jangka_waktu.mulai",
            {
                "start": berkas.jangka_waktu.mulai.isoformat(),
                "signed": signing.tanggal.isoformat(),
            },
        )


def _term_unusual(berkas: Sinergi) -> Iterator[Place]:
    term = hitung_lama(berkas.jangka_waktu.mulai, berkas.jangka_waktu.selesai)
    if term > (_USUAL_YEARS, 0, 0):
        yield "jangka_waktu.selesai", {"years": _USUAL_YEARS}


def _approval_before_signing(berkas: Sinergi) -> Iterator[Place]:
    signed = berkas.penandatanganan
    approved = _approval_date(berkas)
    if signed and approved and berkas.perlu_persetujuan_dprd and approved > signed.tanggal:
        yield (
            "persetujuan_dprd.persetujuan.tanggal",
            {"approved": approved.isoformat(), "signed": signed.tanggal.isoformat()},
        )


def _approval_present(berkas: Sinergi) -> Iterator[Place]:
    signed = berkas.penandatanganan is not None
    if signed and berkas.perlu_persetujuan_dprd and _approval_date(berkas) is None:
        yield "persetujuan_dprd.persetujuan", {}


def _approval_date(berkas: Sinergi) -> date | None:
    approval = berkas.persetujuan_dprd
    if approval is None or approval.persetujuan is None:
        return None
    return approval.persetujuan.tanggal


def _activities_in_term(berkas: Sinergi) -> Iterator[Place]:
    term = berkas.jangka_waktu
    first, last = (term.mulai.year, term.mulai.month), (term.selesai.year, term.selesai.month)
    for index, row in enumerate(berkas.rencana_kerja):
        if not first <= tuple(row.jadwal.mulai) <= tuple(row.jadwal.selesai) <= last:
            yield f"rencana_kerja[{index}].jadwal", {"activity": row.kegiatan}


def _titles_in_names(berkas: Sinergi) -> Iterator[Place]:
    for index, pihak in enumerate(berkas.para_pihak):
        if isinstance(pihak, PihakPusat) and _carries_title(pihak.wakil.nama):
            yield f"para_pihak[{index}].wakil.nama", {"name": pihak.wakil.nama}
    kepala = berkas.daerah.kepala_daerah
    if _carries_title(kepala.nama):
        yield "profil.kepala_daerah.nama", {"name": kepala.nama}


def _carries_title(name: str) -> bool:
    first = name.split(maxsplit=1)[0].rstrip(".").casefold()
    return "," in name or first in {"dr", "drs", "dra", "ir", "h", "hj", "prof", "kh"}


RULES: Final = (
    Rule("R01", "error", "Permendagri 22/2020 Pasal 40–42", _party_twice),
    Rule("R14", "warning", "Lampiran Permendagri 22/2020", _titles_in_names),
    Rule("R17", "warning", "Lampiran C Permendagri 22/2020", _centre_first),
    Rule("R22", "error", "Permendagri 22/2020 Pasal 53 ayat (2)", _planned),
    Rule("R34", "error", HOUSE, _starts_after_signing),
    Rule("R38", "warning", HOUSE, _term_unusual),
    Rule(
        "R40", "error", "Permendagri 22/2020 Pasal 52 ayat (2), 57 ayat (1)",
        _approval_before_signing,
    ),
    Rule(
        "R54", "error", "PP 28/2018 Pasal 6 ayat (2); Permendagri 22/2020 Pasal 56",
        _approval_present,
    ),
    Rule("R68", "warning", "Permendagri 22/2020 Pasal 55–57", _activities_in_term),
)  # fmt: skip
