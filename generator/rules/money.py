"""Rules on money and on the council's approval."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.models.dalam_negeri import DalamNegeri
from generator.models.dua_naskah import DuaNaskah
from generator.models.ksdll import Ksdll
from generator.models.ksdpk import Ksdpk
from generator.models.ksdpl import Ksdpl
from generator.models.sinergi import Sinergi
from generator.models.tim_koordinasi import TimKoordinasi
from generator.rules.finding import Case, Place, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.models.luar_negeri import LuarNegeri

_TRANSFER: Final = re.compile(
    r"\b(?:bantuan (?:dana|keuangan)|hibah|transfer (?:dana|anggaran))\b"
    r"(?=.*\b(?:kepada|dari|untuk)\b)",
    re.IGNORECASE,
)
_MANY_YEARS: Final = 5
_TWO: Final = 2


def _approved(case: Case[DalamNegeri]) -> bool:
    approval = case.berkas.persetujuan_dprd
    return approval is not None and approval.persetujuan is not None


def _nk_approved(case: Case[Sinergi]) -> Iterator[Place]:
    berkas = case.berkas
    signed = berkas.penandatanganan is not None
    if signed and berkas.perlu_persetujuan_dprd and not _approved(case):
        yield "persetujuan_dprd.persetujuan", {}


def _pks_approved(case: Case[DuaNaskah]) -> Iterator[Place]:
    agreement = case.berkas.perjanjian_kerja_sama
    signed = agreement is not None and agreement.penandatanganan is not None
    if signed and case.berkas.perlu_persetujuan_dprd and not _approved(case):
        yield "persetujuan_dprd.persetujuan", {}


def _approved_before_consideration(case: Case[LuarNegeri]) -> Iterator[Place]:
    approval = case.berkas.persetujuan_dprd
    stages = case.berkas.tahapan
    asked = stages.permohonan_pertimbangan or stages.pertimbangan_menteri
    if asked is not None and (approval is None or approval.persetujuan is None):
        yield "persetujuan_dprd.persetujuan", {}


def _full_procedure(case: Case[Ksdll]) -> Iterator[Place]:
    if case.berkas.bukan_penerusan:
        yield from _approved_before_consideration(case)


def _carried_on(case: Case[Ksdll]) -> Iterator[Place]:
    if case.berkas.penerusan:
        yield from _approved_before_consideration(case)


def _addendum_approved(case: Case[DalamNegeri]) -> Iterator[Place]:
    for index, addendum in enumerate(case.berkas.perubahan):
        approval = addendum.persetujuan_dprd
        signed = addendum.penandatanganan is not None
        given = approval is not None and approval.persetujuan is not None
        if addendum.menambah_pembebanan and signed and not given:
            yield f"perubahan[{index}].persetujuan_dprd.persetujuan", {}


def _no_transfer(case: Case[Sinergi]) -> Iterator[Place]:
    berkas = case.berkas
    duties = [
        (f"tugas_tanggung_jawab.{role}[{index}]", text)
        for role, texts in berkas.tugas_tanggung_jawab.items()
        for index, text in enumerate(texts)
    ]
    rows = [
        (f"rencana_kerja[{index}].kegiatan", row.kegiatan)
        for index, row in enumerate(berkas.rencana_kerja)
    ]
    for path, text in (*duties, *rows):
        if found := _TRANSFER.search(text):
            yield path, {"text": found.group()}


def _source_named(case: Case[DuaNaskah]) -> Iterator[Place]:
    agreement, money = case.berkas.perjanjian_kerja_sama, case.berkas.pembiayaan
    if agreement is None or money is None:
        return
    budgeted = {(source.pihak, source.tahun) for source in money.sumber}
    region = case.berkas.peran_daerah
    for index, payment in enumerate(agreement.pembayaran):
        if payment.pembayar == region and (region, payment.tahun) not in budgeted:
            yield f"perjanjian_kerja_sama.pembayaran[{index}]", {"year": payment.tahun}


def _revenue_declared(case: Case[Ksdpk]) -> Iterator[Place]:
    agreement = case.berkas.perjanjian_kerja_sama
    if agreement is None or agreement.menghasilkan_pendapatan:
        return
    region = case.berkas.peran_daerah
    if any(payment.pembayar != region for payment in agreement.pembayaran):
        yield "perjanjian_kerja_sama.menghasilkan_pendapatan", {}


def _secretariat_due(case: Case[TimKoordinasi]) -> Iterator[Place]:
    berkas, basis = case.berkas, case.berkas.dasar_sekretariat
    if berkas.tkksd:
        return
    if basis is None:
        yield "dasar_sekretariat", {"why": "–"}
        return
    broken = (
        ("wajib", basis.wajib),
        ("terus_menerus", basis.terus_menerus),
        ("jumlah_daerah", basis.jumlah_daerah > _TWO or basis.jumlah_objek > _TWO),
        ("lama_tahun", basis.lama_tahun >= _MANY_YEARS),
        ("hibah", basis.hibah),
    )
    for name, holds in broken:
        if not holds:
            yield f"dasar_sekretariat.{name}", {"why": name}


RULES: Final = (
    Rule(
        "R54", "error", Sinergi, "PP 28/2018 Pasal 6 ayat (2); Permendagri 22/2020 Pasal 56",
        _nk_approved,
    ),
    Rule(
        "R54", "error", DuaNaskah,
        "PP 28/2018 Pasal 6 ayat (2); Permendagri 22/2020 Pasal 11, 34", _pks_approved,
    ),
    Rule(
        "R55", "error", Ksdpl,
        "PP 28/2018 Pasal 30 ayat (1); Permendagri 25/2020 Pasal 16–18",
        _approved_before_consideration,
    ),
    Rule(
        "R55", "error", Ksdll,
        "PP 28/2018 Pasal 38; Permendagri 25/2020 Pasal 16–18", _full_procedure,
    ),
    Rule("R55", "warning", Ksdll, "PP 28/2018 Pasal 38", _carried_on),
    Rule(
        "R57", "error", DalamNegeri,
        "Permendagri 22/2020 Pasal 15 ayat (6), 37 ayat (5), 58", _addendum_approved,
    ),
    Rule("R58", "error", Sinergi, "PP 28/2018 Pasal 46 ayat (2) dan (3)", _no_transfer),
    Rule("R60", "warning", DuaNaskah, "Permendagri 22/2020 Pasal 41", _source_named),
    Rule("R61", "error", Ksdpk, "PP 28/2018 Pasal 20", _revenue_declared),
    Rule(
        "R63", "warning", TimKoordinasi, "PP 28/2018 Pasal 7; Permendagri 22/2020 Pasal 50–51",
        _secretariat_due,
    ),
)  # fmt: skip
