"""Rules on parties and their authority: who may cooperate, and who may sign."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.indonesian.nama import gelar_dalam
from generator.models.dua_naskah import DuaNaskah
from generator.models.kerja_sama import KerjaSama
from generator.models.ksdd import Ksdd
from generator.models.ksdll import Ksdll
from generator.models.ksdpk import Ksdpk
from generator.models.ksdpl import Ksdpl
from generator.models.pihak import PERAN
from generator.models.pihak_ketiga import BadanUsaha
from generator.models.pihak_luar_negeri import LembagaLuarNegeri, PemerintahDaerahLuarNegeri
from generator.models.sinergi import Sinergi
from generator.rules.finding import HOUSE, Case, Place, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.models.pihak import Kuasa

_CENTRAL: Final = re.compile(
    r"^(kementerian|kejaksaan|kepolisian|kantor pertanahan|kantor wilayah|badan pusat statistik|"
    r"pengadilan|komando distrik|badan narkotika|kantor pelayanan pajak)\b",
    re.IGNORECASE,
)


def _party_twice(case: Case[KerjaSama]) -> Iterator[Place]:
    seen: set[str] = set()
    for index, pihak in enumerate(case.berkas.pihak):
        name = pihak.nama.casefold()
        if name in seen:
            yield f"para_pihak[{index}]", {"name": pihak.nama}
        seen.add(name)


def _legal_person(case: Case[Ksdpk]) -> Iterator[Place]:
    for index, pihak in enumerate(case.berkas.para_pihak):
        if isinstance(pihak, BadanUsaha) and not pihak.berbadan_hukum:
            yield f"para_pihak[{index}].berbadan_hukum", {"name": pihak.nama}


def _diplomatic_relations(case: Case[Ksdpl]) -> Iterator[Place]:
    for index, pihak in enumerate(case.berkas.para_pihak):
        if isinstance(pihak, PemerintahDaerahLuarNegeri) and pihak.negara.casefold() in (
            "indonesia",
            "republik indonesia",
        ):
            yield f"para_pihak[{index}].negara", {"name": pihak.nama}
    if not case.berkas.objek.hubungan_diplomatik:
        yield "objek.hubungan_diplomatik", {"name": case.berkas.mitra[0].nama}


def _institution_admitted(case: Case[Ksdll]) -> Iterator[Place]:
    for index, pihak in enumerate(case.berkas.para_pihak):
        if not isinstance(pihak, LembagaLuarNegeri):
            continue
        if pihak.jenis == "partai_politik":
            yield f"para_pihak[{index}].jenis", {"name": pihak.nama}
        if pihak.jenis == "lembaga_nonprofit":
            for permit in ("izin_prinsip", "izin_operasional"):
                if getattr(pihak, permit) is None:
                    yield f"para_pihak[{index}].{permit}", {"name": pihak.nama}


def _equal_level(case: Case[Ksdpl]) -> Iterator[Place]:
    for index, pihak in enumerate(case.berkas.para_pihak):
        if (
            isinstance(pihak, PemerintahDaerahLuarNegeri)
            and not pihak.setingkat
            and pihak.alasan_kesetaraan is None
        ):
            yield f"para_pihak[{index}].setingkat", {"name": pihak.nama}


def _own_power(berkas: DuaNaskah) -> tuple[str, Kuasa] | None:
    power = berkas.kuasa
    return None if power is None else (f"perjanjian_kerja_sama.kuasa.{berkas.peran_daerah}", power)


def _power_from_head(case: Case[DuaNaskah]) -> Iterator[Place]:
    if found := _own_power(case.berkas):
        path, power = found
        head = case.berkas.daerah.jabatan
        if power.pemberi is not None and not power.pemberi.endswith(head):
            yield f"{path}.pemberi", {"giver": power.pemberi, "head": head}


def _power_before_signing(case: Case[DuaNaskah]) -> Iterator[Place]:
    agreement = case.berkas.perjanjian_kerja_sama
    if agreement is None or agreement.penandatanganan is None:
        return
    signed = agreement.penandatanganan.tanggal
    for role, power in agreement.kuasa.items():
        if power.tanggal > signed:
            yield (
                f"perjanjian_kerja_sama.kuasa.{role}.tanggal",
                {"power": power.tanggal.isoformat(), "signed": signed.isoformat()},
            )


def _appointed_before_signing(case: Case[KerjaSama]) -> Iterator[Place]:
    for key, naskah in case.berkas.agreements.items():
        if naskah.penandatanganan is None:
            continue
        signed = naskah.penandatanganan.tanggal
        for pihak in case.berkas.parties_in(key):
            office = pihak.wakil.dasar_kewenangan if pihak.wakil and not pihak.kuasa else None
            if office is not None and office.tanggal > signed:
                named = f"para_pihak[{PERAN.index(pihak.peran)}].wakil"
                yield (
                    f"{'profil.kepala_daerah' if pihak.daerah else named}.dasar_kewenangan.tanggal",
                    {"appointed": office.tanggal.isoformat(), "signed": signed.isoformat()},
                )


def _power_to_initiator(case: Case[Ksdpk]) -> Iterator[Place]:
    found, office = _own_power(case.berkas), case.berkas.pemrakarsa
    if found and office and office.kepala and found[1].penerima.jabatan != office.kepala.jabatan:
        yield f"{found[0]}.penerima.jabatan", {"office": found[1].penerima.jabatan}


def _power_copied(case: Case[DuaNaskah]) -> Iterator[Place]:
    if found := _own_power(case.berkas):
        path, power = found
        unit = case.berkas.daerah.unit_kerja_sama.unit
        if not any(unit.casefold() in copy.casefold() for copy in power.tembusan):
            yield f"{path}.tembusan", {"unit": unit}


def _company_founded(case: Case[Ksdpk]) -> Iterator[Place]:
    if case.berkas.kesepakatan_bersama is None and case.berkas.perjanjian_kerja_sama is None:
        return
    for index, pihak in enumerate(case.berkas.para_pihak):
        if isinstance(pihak, BadanUsaha):
            for fact in ("akta", "pengesahan"):
                if getattr(pihak, fact) is None:
                    yield f"para_pihak[{index}].{fact}", {"name": pihak.nama}


def _titles_in_names(case: Case[KerjaSama]) -> Iterator[Place]:
    for index, pihak in enumerate(case.berkas.named_parties):
        official = getattr(pihak, "wakil", None)
        if official is not None and gelar_dalam(official.nama):
            yield f"para_pihak[{index}].wakil.nama", {"name": official.nama}
    kepala = case.berkas.daerah.kepala_daerah
    if gelar_dalam(kepala.nama):
        yield "profil.kepala_daerah.nama", {"name": kepala.nama}


def _rank_of_head(case: Case[KerjaSama]) -> Iterator[Place]:
    office = case.berkas.pemrakarsa
    if office is None or office.kepala is None:
        return
    for fact in ("nip", "pangkat"):
        if getattr(office.kepala, fact) is None:
            yield f"pemrakarsa.kepala.{fact}", {"name": office.kepala.nama}


def _centre_first(case: Case[Sinergi]) -> Iterator[Place]:
    berkas = case.berkas
    if berkas.peran_daerah != berkas.roles[-1]:
        yield f"para_pihak[{PERAN.index(berkas.peran_daerah)}]", {"role": berkas.peran_daerah}


def _initiator_first(case: Case[DuaNaskah]) -> Iterator[Place]:
    berkas = case.berkas
    wanted_first = isinstance(berkas, Ksdpk) or berkas.prakarsa_daerah
    if wanted_first != (berkas.peran_daerah == "kesatu"):
        yield f"para_pihak[{PERAN.index(berkas.peran_daerah)}]", {"role": berkas.peran_daerah}


def _centre_as_third_party(case: Case[Ksdpk]) -> Iterator[Place]:
    for index, pihak in enumerate(case.berkas.para_pihak):
        name = getattr(pihak, "nama", "")
        if _CENTRAL.match(name):
            yield f"para_pihak[{index}].nama", {"name": name}


RULES: Final = (
    Rule("R01", "error", KerjaSama, "Permendagri 22/2020 Pasal 40–42", _party_twice),
    Rule("R03", "error", Ksdpk, "PP 28/2018 Pasal 14", _legal_person),
    Rule("R05", "error", Ksdpl, "PP 28/2018 Pasal 27 ayat (1) huruf a", _diplomatic_relations),
    Rule(
        "R06", "error", Ksdll,
        "PP 28/2018 Pasal 36 ayat (2); Permendagri 25/2020 Pasal 30 ayat (2)",
        _institution_admitted,
    ),
    Rule(
        "R07", "warning", Ksdpl,
        "PP 28/2018 Pasal 27 ayat (3) huruf a; Permendagri 25/2020 Pasal 6 ayat (3)",
        _equal_level,
    ),
    Rule(
        "R09", "error", DuaNaskah,
        "PP 28/2018 Pasal 2 ayat (2), 13 ayat (2); Permendagri 22/2020 Pasal 14, 36",
        _power_from_head,
    ),
    Rule("R10", "error", DuaNaskah, "Lampiran B Permendagri 22/2020", _power_before_signing),
    Rule("R11", "warning", Ksdpk, "Permendagri 22/2020 Pasal 36 ayat (2)", _power_to_initiator),
    Rule("R12", "warning", DuaNaskah, "Permendagri 22/2020 Pasal 14 ayat (3)", _power_copied),
    Rule("R13", "error", Ksdpk, "Lampiran A.2 dan B.2 Permendagri 22/2020", _company_founded),
    Rule(
        "R14", "warning", KerjaSama,
        "Lampiran Permendagri 22/2020; Permendagri 1/2023 Pasal 44", _titles_in_names,
    ),
    Rule("R15", "warning", KerjaSama, "Permendagri 1/2023 Pasal 44", _rank_of_head),
    Rule("R17", "warning", Sinergi, "Lampiran C Permendagri 22/2020", _centre_first),
    Rule("R17", "warning", Ksdpk, "Lampiran A dan B Permendagri 22/2020", _initiator_first),
    Rule("R17", "warning", Ksdd, HOUSE, _initiator_first),
    Rule(
        "R18", "warning", Ksdpk, "PP 28/2018 Pasal 46, 49; Permendagri 22/2020 Pasal 52",
        _centre_as_third_party,
    ),
    Rule("R103", "warning", KerjaSama, HOUSE, _appointed_before_signing),
)  # fmt: skip
