"""Rules on terms, and on the order and the clocks of the procedure."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from generator.deadlines import (
    NOTICE_DAYS,
    council_due,
    extension_due,
    reply_due,
    second_reply_due,
)
from generator.indonesian.tanggal import hitung_lama
from generator.models.dalam_negeri import DalamNegeri
from generator.models.dua_naskah import DuaNaskah
from generator.models.keputusan import Keputusan
from generator.models.kerja_sama import KerjaSama
from generator.models.ksdd import Ksdd
from generator.models.luar_negeri import LuarNegeri
from generator.models.sinergi import Sinergi
from generator.rules.finding import HOUSE, Case, Place, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

_YEARS: Final = 5
_FIRST_WEEK: Final = 7


def _within(berkas: object, path: str) -> Any:
    """Follow a dotted path; `None` where a step is absent."""
    for name in path.split("."):
        berkas = getattr(berkas, name, None)
    return berkas


def _in_order(berkas: object, paths: tuple[str, ...]) -> Iterator[Place]:
    """Compare the dates that are there, each with the one before."""
    known: list[tuple[str, date]] = [
        (path, found) for path in paths if (found := _within(berkas, path)) is not None
    ]
    for (earlier, before), (later, after) in pairwise(known):
        if after < before:
            yield (
                later,
                {"earlier": earlier, "before": before.isoformat(), "after": after.isoformat()},
            )


def _starts_after_signing(case: Case[KerjaSama]) -> Iterator[Place]:
    for key, naskah in case.berkas.agreements.items():
        agreement = case.berkas.agreement(key)
        signing = naskah.penandatanganan
        if signing is None or agreement is None or agreement.jangka_waktu is None:
            continue
        start = agreement.jangka_waktu.mulai
        if start < signing.tanggal and key not in ("adendum", "pengakhiran", "rencana_kerja"):
            own = f"{key}.jangka_waktu.mulai" if naskah.jangka_waktu else "jangka_waktu.mulai"
            yield own, {"start": start.isoformat(), "signed": signing.tanggal.isoformat()}


def _longer_than(berkas: KerjaSama, key: str) -> Iterator[Place]:
    agreement = berkas.agreement(key)
    term = agreement.jangka_waktu if agreement else None
    if term is not None and hitung_lama(term.mulai, term.selesai) > (_YEARS, 0, 0):
        own = berkas.agreements[key].jangka_waktu is not None
        yield f"{key}.jangka_waktu.selesai" if own else "jangka_waktu.selesai", {"years": _YEARS}


def _kb_too_long(case: Case[DuaNaskah]) -> Iterator[Place]:
    yield from _longer_than(case.berkas, "kesepakatan_bersama")


def _abroad_too_long(case: Case[LuarNegeri]) -> Iterator[Place]:
    term = case.berkas.jangka_waktu
    if term is not None and hitung_lama(term.mulai, term.selesai) > (_YEARS, 0, 0):
        yield "jangka_waktu.selesai", {"years": _YEARS}
    for key in ("letter_of_intent", "naskah_kerja_sama"):
        naskah = case.berkas.agreements.get(key)
        if naskah is not None and naskah.jangka_waktu is not None:
            yield from _longer_than(case.berkas, key)


def _beyond_umbrella(case: Case[DuaNaskah]) -> Iterator[Place]:
    umbrella = case.berkas.agreement("kesepakatan_bersama")
    agreement = case.berkas.agreement("perjanjian_kerja_sama")
    first = umbrella.jangka_waktu if umbrella else None
    second = agreement.jangka_waktu if agreement else None
    if first and second and second.selesai > first.selesai:
        yield (
            "perjanjian_kerja_sama.jangka_waktu.selesai",
            {"umbrella": first.selesai.isoformat(), "end": second.selesai.isoformat()},
        )


def _nk_unusual(case: Case[Sinergi]) -> Iterator[Place]:
    yield from _longer_than(case.berkas, "nota_kesepakatan")


def _steps_in_order(case: Case[DuaNaskah]) -> Iterator[Place]:
    yield from _in_order(
        case.berkas,
        (
            "tahapan.kerangka_acuan_kerja.tanggal",
            "tahapan.penawaran.tanggal",
            "tahapan.permintaan_tanggapan_kedua.tanggal",
            "tahapan.jawaban_penawaran.tanggal",
            "kesepakatan_bersama.penandatanganan.tanggal",
            "persetujuan_dprd.surat_permohonan.tanggal",
            "persetujuan_dprd.kajian.tanggal",
            "persetujuan_dprd.tindak_lanjut.tanggal",
            "persetujuan_dprd.persetujuan.tanggal",
            "perjanjian_kerja_sama.penandatanganan.tanggal",
        ),
    )


def _sinergi_in_order(case: Case[Sinergi]) -> Iterator[Place]:
    yield from _in_order(
        case.berkas,
        (
            "tahapan.kerangka_acuan_kerja.tanggal",
            "tahapan.penawaran.tanggal",
            "tahapan.permintaan_tanggapan_kedua.tanggal",
            "tahapan.jawaban_penawaran.tanggal",
            "persetujuan_dprd.surat_permohonan.tanggal",
        ),
    )


def _approved_before_signing(case: Case[Sinergi]) -> Iterator[Place]:
    signed = _within(case.berkas, "penandatanganan.tanggal")
    approved = _within(case.berkas, "persetujuan_dprd.persetujuan.tanggal")
    if signed and approved and case.berkas.perlu_persetujuan_dprd and approved > signed:
        yield (
            "persetujuan_dprd.persetujuan.tanggal",
            {"approved": approved.isoformat(), "signed": signed.isoformat()},
        )


def _abroad_in_order(case: Case[LuarNegeri]) -> Iterator[Place]:
    yield from _in_order(
        case.berkas,
        (
            "tahapan.kajian.tanggal",
            "tahapan.permohonan_tanggapan.tanggal",
            "tahapan.tanggapan_menteri.tanggal",
            "letter_of_intent.penandatanganan.tanggal",
            "rencana_kerja_sama.tanggal",
            "persetujuan_dprd.surat_permohonan.tanggal",
            "persetujuan_dprd.persetujuan.tanggal",
            "tahapan.permohonan_pertimbangan.tanggal",
            "tahapan.pertimbangan_menteri.tanggal",
            "tahapan.permohonan_persetujuan_naskah.tanggal",
            "tahapan.surat_konfirmasi.tanggal",
            "tahapan.persetujuan_menteri.tanggal",
            "tahapan.pemberitahuan_penandatanganan.tanggal",
            "naskah_kerja_sama.penandatanganan.tanggal",
        ),
    )


def _reply_expected(case: Case[DalamNegeri]) -> Iterator[Place]:
    due = reply_due(case.berkas)
    stages = case.berkas.tahapan
    asked_again = _within(stages, "permintaan_tanggapan_kedua") is not None
    if due is not None and stages.jawaban_penawaran is None and not asked_again:
        yield "tahapan.penawaran.diterima", {"due": due.tanggal.isoformat()}


def _asked_again_too_soon(case: Case[DalamNegeri]) -> Iterator[Place]:
    due = reply_due(case.berkas)
    again = _within(case.berkas.tahapan, "permintaan_tanggapan_kedua")
    if due is not None and again is not None and again.tanggal <= due.tanggal:
        yield (
            "tahapan.permintaan_tanggapan_kedua.tanggal",
            {"due": due.tanggal.isoformat(), "date": again.tanggal.isoformat()},
        )


def _reported_too_soon(case: Case[Ksdd]) -> Iterator[Place]:
    due = second_reply_due(case.berkas)
    report = case.berkas.tahapan.laporan_tidak_ada_tanggapan
    if due is not None and report is not None and report.tanggal <= due.tanggal:
        yield (
            "tahapan.laporan_tidak_ada_tanggapan.tanggal",
            {"due": due.tanggal.isoformat(), "date": report.tanggal.isoformat()},
        )


def _council_expected(case: Case[KerjaSama]) -> Iterator[Place]:
    berkas, approval = case.berkas, case.berkas.persetujuan_dprd
    working = council_due(berkas, approval, "kerja")
    calendar = council_due(berkas, approval, "kalender")
    if approval is not None and approval.persetujuan is None and working and calendar:
        yield (
            "persetujuan_dprd.surat_permohonan.diterima",
            {"working": working.tanggal.isoformat(), "calendar": calendar.tanggal.isoformat()},
        )


def _silence_too_short(case: Case[KerjaSama]) -> Iterator[Place]:
    berkas, approval = case.berkas, case.berkas.persetujuan_dprd
    due = council_due(berkas, approval)
    answer = approval.persetujuan if approval else None
    if due is None or answer is None or answer.jenis != "dianggap_disetujui":
        return
    if answer.tanggal <= due.tanggal:
        yield (
            "persetujuan_dprd.persetujuan.tanggal",
            {"due": due.tanggal.isoformat(), "date": answer.tanggal.isoformat()},
        )


def _extension_too_late(case: Case[LuarNegeri]) -> Iterator[Place]:
    due, letter = extension_due(case.berkas), case.berkas.perpanjangan
    if due is not None and letter is not None and letter.tanggal > due:
        yield "perpanjangan.tanggal", {"due": due.isoformat(), "date": letter.tanggal.isoformat()}


def _report_late(case: Case[LuarNegeri]) -> Iterator[Place]:
    for index, report in enumerate(case.berkas.laporan_hasil):
        issued = report.tanggal
        is_late = issued.year > report.tahun + 1 or (
            issued.year == report.tahun + 1 and (issued.month, issued.day) > (1, _FIRST_WEEK)
        )
        if is_late:
            yield f"laporan_hasil[{index}].tanggal", {"year": report.tahun + 1}


def _report_before_plan(case: Case[LuarNegeri]) -> Iterator[Place]:
    signed = _within(case.berkas, "naskah_kerja_sama.penandatanganan.tanggal")
    reported = {report.tahun for report in case.berkas.laporan_hasil}
    for index, plan in enumerate(case.berkas.rencana_kegiatan_tahunan):
        before = plan.tahun - 1
        # A plan made in the old year can't wait for that year's report, due in January.
        is_due = signed is not None and before >= signed.year and plan.tanggal.year >= plan.tahun
        if is_due and before not in reported:
            yield f"rencana_kegiatan_tahunan[{index}]", {"year": before}


def _retroactive(case: Case[Keputusan]) -> Iterator[Place]:
    berkas = case.berkas
    if berkas.penetapan is None or berkas.mulai_berlaku is None:
        return
    if berkas.mulai_berlaku < berkas.penetapan.tanggal and berkas.alasan_berlaku_surut is None:
        yield (
            "mulai_berlaku",
            {
                "start": berkas.mulai_berlaku.isoformat(),
                "set": berkas.penetapan.tanggal.isoformat(),
            },
        )


def _no_end(case: Case[Keputusan]) -> Iterator[Place]:
    if case.berkas.tahun_anggaran is None and case.berkas.berakhir is None:
        yield "berakhir", {}


def _activities_in_term(case: Case[Sinergi]) -> Iterator[Place]:
    term = case.berkas.jangka_waktu
    if term is None:
        return
    first, last = (term.mulai.year, term.mulai.month), (term.selesai.year, term.selesai.month)
    for index, row in enumerate(case.berkas.rencana_kerja):
        if not first <= tuple(row.jadwal.mulai) <= tuple(row.jadwal.selesai) <= last:
            yield f"rencana_kerja[{index}].jadwal", {"activity": row.kegiatan}


def _ends_soon(case: Case[KerjaSama]) -> Iterator[Place]:
    berkas = case.berkas
    if berkas.pengakhiran is not None or berkas.perpanjangan is not None:
        return
    for key, naskah in berkas.agreements.items():
        term = berkas.term_of(key, case.today)
        if naskah.penandatanganan is None or term is None:
            continue
        left = (term.selesai - case.today).days
        if key not in ("adendum", "rencana_kerja") and 0 <= left <= NOTICE_DAYS:
            yield "jangka_waktu.selesai", {"days": left, "limit": NOTICE_DAYS}
            return


RULES: Final = (
    Rule("R34", "error", KerjaSama, HOUSE, _starts_after_signing),
    Rule(
        "R35", "error", DuaNaskah, "Permendagri 22/2020 Pasal 9 ayat (3), 32 ayat (3)",
        _kb_too_long,
    ),
    Rule("R36", "error", LuarNegeri, "Permendagri 25/2020 Pasal 32 ayat (1)", _abroad_too_long),
    Rule("R37", "warning", DuaNaskah, HOUSE, _beyond_umbrella),
    Rule("R38", "warning", Sinergi, HOUSE, _nk_unusual),
    Rule("R39", "error", DuaNaskah, "Permendagri 22/2020 Pasal 6, 28", _steps_in_order),
    Rule("R39", "error", Sinergi, "Permendagri 22/2020 Pasal 52 ayat (2)", _sinergi_in_order),
    Rule(
        "R40", "error", Sinergi, "Permendagri 22/2020 Pasal 52 ayat (2), 57 ayat (1)",
        _approved_before_signing,
    ),
    Rule("R41", "error", LuarNegeri, "Permendagri 25/2020 Pasal 9, 14, 24", _abroad_in_order),
    Rule("R42", "info", DalamNegeri, "Permendagri 22/2020 Pasal 8, 30, 54", _reply_expected),
    Rule(
        "R43", "error", DalamNegeri, "Permendagri 22/2020 Pasal 8 ayat (4), 54 ayat (4)",
        _asked_again_too_soon,
    ),
    Rule("R44", "error", Ksdd, "Permendagri 22/2020 Pasal 8 ayat (5)", _reported_too_soon),
    Rule(
        "R45", "info", KerjaSama,
        "Permendagri 22/2020 Pasal 12 ayat (4), 34 ayat (6), 56 ayat (6); Permendagri 25/2020 "
        "Pasal 17",
        _council_expected,
    ),
    Rule(
        "R46", "error", KerjaSama,
        "Permendagri 22/2020 Pasal 12 ayat (4), 34 ayat (6), 56 ayat (6); Permendagri 25/2020 "
        "Pasal 17",
        _silence_too_short,
    ),
    Rule("R47", "error", LuarNegeri, "Permendagri 25/2020 Pasal 33", _extension_too_late),
    Rule("R48", "warning", LuarNegeri, "Permendagri 25/2020 Pasal 35 ayat (2)", _report_late),
    Rule("R49", "error", LuarNegeri, "Permendagri 25/2020 Pasal 38", _report_before_plan),
    Rule("R51", "error", Keputusan, "UU 30/2014 Pasal 57, 58 ayat (6)", _retroactive),
    Rule("R52", "error", Keputusan, "UU 30/2014 Pasal 58 ayat (1)", _no_end),
    Rule("R100", "info", KerjaSama, HOUSE, _ends_soon),
    Rule("R101", "warning", Sinergi, HOUSE, _activities_in_term),
)  # fmt: skip
