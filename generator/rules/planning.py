"""Rules on the object and the plans that foresee it, on studies and the team's advice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.models.dalam_negeri import DalamNegeri
from generator.models.dua_naskah import DuaNaskah
from generator.models.ksdd import Ksdd
from generator.models.ksdpk import Ksdpk
from generator.models.luar_negeri import LuarNegeri
from generator.models.rencana_tahunan import RencanaTahunan
from generator.models.sinergi import Sinergi
from generator.rules.finding import HOUSE, Case, Place, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

_PROVINCIAL: Final = ("kehutanan", "kelautan dan perikanan", "energi dan sumber daya mineral")
_FIVE: Final = (
    "rencana_pembangunan", "tata_ruang", "keterkaitan", "kelayakan", "dampak_pembangunan",
)  # fmt: skip
_OF_THIRD_PARTIES: Final = ("bonafiditas", "pengalaman", "komitmen")
_CONDITIONS: Final = (
    "urusan_daerah", "tanpa_kantor_perwakilan", "tidak_mencampuri", "sesuai_rencana",
)  # fmt: skip


def _small_share(case: Case[DalamNegeri]) -> Iterator[Place]:
    matter = case.berkas.objek.urusan
    if matter in _PROVINCIAL and case.berkas.daerah.jenis != "provinsi":
        yield "objek.urusan", {"matter": matter}


def _planned_or_excepted(case: Case[DuaNaskah]) -> Iterator[Place]:
    target = case.berkas.objek
    if target.dasar_perencanaan is None and target.pengecualian is None:
        yield "objek.dasar_perencanaan", {}


def _in_rkpd(case: Case[Sinergi]) -> Iterator[Place]:
    plan = case.berkas.objek.dasar_perencanaan
    if plan is None or plan.dokumen != "RKPD":
        yield (
            "objek.dasar_perencanaan" if plan is None else "objek.dasar_perencanaan.dokumen",
            {"plan": plan.dokumen if plan else "–"},
        )


def _compulsory(case: Case[Ksdd]) -> Iterator[Place]:
    berkas = case.berkas
    if not berkas.wajib:
        return
    if berkas.berbatasan is not True:
        yield "berbatasan", {}
    if berkas.pemetaan is None and berkas.kesepakatan_bersama is not None:
        yield "pemetaan", {}


def _why_together(case: Case[Ksdd]) -> Iterator[Place]:
    if not case.berkas.wajib and case.berkas.alasan_efisiensi is None:
        yield "alasan_efisiensi", {}


def _special_regime(case: Case[Ksdpk]) -> Iterator[Place]:
    if case.berkas.jenis != "pelayanan_publik" and case.berkas.rezim_khusus is None:
        yield "rezim_khusus", {"kind": case.berkas.jenis}


def _studied_first(case: Case[Ksdpk]) -> Iterator[Place]:
    agreed, study = case.berkas.kesepakatan_bersama, case.berkas.tahapan.studi_kelayakan
    if agreed is None:
        return
    if study is None:
        yield "tahapan.studi_kelayakan", {}
    elif agreed.penandatanganan and study.tanggal > agreed.penandatanganan.tanggal:
        yield "tahapan.studi_kelayakan.tanggal", {}


def _third_party_qualifies(case: Case[Ksdpk]) -> Iterator[Place]:
    berkas = case.berkas
    if not berkas.prakarsa_mitra:
        return
    if berkas.kriteria_prakarsa is None:
        yield "kriteria_prakarsa", {}
    study = berkas.tahapan.studi_kelayakan
    if study is not None and study.penyusun != "pihak_ketiga":
        yield "tahapan.studi_kelayakan.penyusun", {}


def _on_yearly_list(case: Case[Ksdpk]) -> Iterator[Place]:
    if case.berkas.prakarsa_daerah and case.berkas.daftar_rencana is None:
        yield "daftar_rencana", {}


def _conditions_abroad(case: Case[LuarNegeri]) -> Iterator[Place]:
    target = case.berkas.objek
    for condition in _CONDITIONS:
        if not getattr(target, condition):
            yield f"objek.{condition}", {"condition": condition}
    if target.jenis == "iptek" and target.alih_teknologi is None:
        yield "objek.alih_teknologi", {"condition": "alih_teknologi"}


def _impact_analysed(case: Case[DuaNaskah]) -> Iterator[Place]:
    terms = case.berkas.tahapan.kerangka_acuan_kerja
    if terms is not None and not terms.dampak_sosial:
        yield "tahapan.kerangka_acuan_kerja.dampak_sosial", {}
    if terms is not None and not terms.dampak_lingkungan:
        yield "tahapan.kerangka_acuan_kerja.dampak_lingkungan", {}


def _all_considered(case: Case[DalamNegeri]) -> Iterator[Place]:
    advice = case.berkas.tahapan.telaahan_tkksd
    if advice is None or not advice.pertimbangan:
        return
    by_third_party = isinstance(case.berkas, Ksdpk) and case.berkas.prakarsa_mitra
    for key in (*_FIVE, *(_OF_THIRD_PARTIES if by_third_party else ())):
        if key not in advice.pertimbangan:
            yield f"tahapan.telaahan_tkksd.pertimbangan.{key}", {"key": key}


def _matched_by_title(case: Case[RencanaTahunan]) -> Iterator[Place]:
    result = case.berkas.realisasi
    for one in result.kerja_sama if result else ():
        if one.cocok == "judul" and one.rencana is not None:
            yield f"daftar[{one.rencana - 1}].berkas", {"number": one.rencana, "id": one.berkas}


def _realised_by_nobody(case: Case[RencanaTahunan]) -> Iterator[Place]:
    result = case.berkas.realisasi
    if result is None:
        return
    found = {(one.rencana, one.berkas) for one in result.kerja_sama}
    for index, line in enumerate(case.berkas.daftar):
        if line.berkas is not None and (index + 1, line.berkas) not in found:
            yield f"daftar[{index}].berkas", {"number": index + 1, "id": line.berkas}


RULES: Final = (
    Rule(
        "R20", "warning", DalamNegeri, "PP 28/2018 Pasal 4 ayat (1); UU 23/2014 Lampiran",
        _small_share,
    ),
    Rule(
        "R21", "error", DuaNaskah,
        "PP 28/2018 Pasal 4 ayat (2) dan (3), 16 ayat (2) dan (3)", _planned_or_excepted,
    ),
    Rule("R22", "error", Sinergi, "Permendagri 22/2020 Pasal 53 ayat (2)", _in_rkpd),
    Rule(
        "R23", "error", Ksdd, "UU 23/2014 Pasal 364 ayat (1); Permendagri 22/2020 Pasal 5",
        _compulsory,
    ),
    Rule("R24", "warning", Ksdd, "PP 28/2018 Pasal 3 ayat (3)", _why_together),
    Rule("R26", "warning", Ksdpk, "PP 28/2018 Pasal 15 ayat (3) dan (4)", _special_regime),
    Rule(
        "R27", "error", Ksdpk,
        "UU 23/2014 Pasal 366 ayat (3); Permendagri 22/2020 Pasal 25–27", _studied_first,
    ),
    Rule(
        "R28", "error", Ksdpk, "PP 28/2018 Pasal 18; Permendagri 22/2020 Pasal 26",
        _third_party_qualifies,
    ),
    Rule("R29", "warning", Ksdpk, "Permendagri 22/2020 Pasal 25 ayat (2)", _on_yearly_list),
    Rule(
        "R30", "error", LuarNegeri, "PP 28/2018 Pasal 23 ayat (2), 27 ayat (1) dan (2)",
        _conditions_abroad,
    ),
    Rule(
        "R31", "error", DuaNaskah, "Permendagri 22/2020 Pasal 7 ayat (2), 29 ayat (2)",
        _impact_analysed,
    ),
    Rule(
        "R33", "warning", DalamNegeri,
        "Permendagri 22/2020 Pasal 7 ayat (4), 29 ayat (4), 31 ayat (2)", _all_considered,
    ),
    Rule("R104", "warning", RencanaTahunan, HOUSE, _matched_by_title),
    Rule("R105", "warning", RencanaTahunan, HOUSE, _realised_by_nobody),
)  # fmt: skip
