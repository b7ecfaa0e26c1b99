"""What the annual report counts: every definition on cases small enough to check by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from monev_samples import FORMS, attached, cooperation, plan, semester, year_of

from generator.models.realisasi import BENTUK
from generator.monev.periode import Periode, persen, triwulan
from generator.monev.tahun import Monev, compute


def year(*values: dict[str, Any], per: date | None = None) -> Monev:
    return compute(attached(*values), 2026, per)


def only(*values: dict[str, Any], per: date | None = None) -> Any:
    (found,) = year(*values, per=per).tercatat
    return found


def total(monev: Monev) -> Any:
    return monev.rekap[-1]


# --- states ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("signed", "ends", "awal", "baru", "berakhir", "berjalan"),
    [
        ("2025-12-31", "2030-01-01", 1, 0, 0, 1),
        ("2026-01-01", "2030-01-01", 0, 1, 0, 1),
        ("2026-12-31", "2030-01-01", 0, 1, 0, 1),
        ("2027-01-01", "2030-01-01", 0, 0, 0, 0),  # signed after the cut-off day
        ("2025-05-05", "2026-12-31", 1, 0, 1, 0),  # the last day itself ends the year's count
        ("2025-05-05", "2027-01-01", 1, 0, 0, 1),
        ("2025-05-05", "2026-01-01", 1, 0, 1, 0),
        ("2025-05-05", "2025-12-31", 0, 0, 0, 0),  # last year's report told of its end
        ("2026-05-05", "2026-11-01", 0, 1, 1, 0),
        ("2026-05-05", "2026-02-01", 0, 1, 1, 0),  # a term that was over at signing
        ("2020-05-05", None, 1, 0, 0, 1),
        (None, "2030-01-01", 0, 0, 0, 0),
    ],
)
def test_a_cooperation_begins_runs_and_ends_in_one_year_each(
    signed: str | None, ends: str | None, awal: int, baru: int, berakhir: int, berjalan: int
) -> None:
    row = total(year(cooperation("sinergi", "satu", signed, ends)))
    assert (row.awal, row.baru, row.berakhir, row.berjalan) == (awal, baru, berakhir, berjalan)


def test_a_second_step_realises_without_being_new() -> None:
    one = only(cooperation("ksdd", "dua-tahap", "2025-11-03", "2028-01-01", pks="2026-04-06"))
    assert not one.keadaan.baru
    assert one.keadaan.ditandatangani == date(2026, 4, 6)
    assert [signed.key for signed in one.keadaan.naskah] == [
        "kesepakatan_bersama", "perjanjian_kerja_sama",
    ]  # fmt: skip
    row = total(
        year(cooperation("ksdd", "dua-tahap", "2025-11-03", "2028-01-01", pks="2026-04-06"))
    )
    assert (row.realisasi, row.baru, row.awal) == (1, 0, 1)
    assert row.realisasi_triwulan == (0, 1, 0, 0)


def test_the_agreement_that_ends_last_tells_the_last_day() -> None:
    value = cooperation("ksdpk", "masa", "2025-01-06", "2026-09-30", pks="2025-03-03")
    assert only(value).keadaan.status == "berakhir"
    assert only(value, per=date(2026, 6, 30)).keadaan.sisa_hari == 92
    longer = {"mulai": "2025-03-03", "selesai": "2027-01-31"}
    value["perjanjian_kerja_sama"]["jangka_waktu"] = longer
    assert only(value).keadaan.sisa_hari == 31


def _addendum(signed: str | None, ends: str) -> dict[str, Any]:
    made = {
        "atas": "nota_kesepakatan",
        "alasan": ["bahwa target belum tercapai"],
        "perubahan": [{"ketentuan": "Pasal 7", "semula": "Lama.", "menjadi": "Baru."}],
        "menambah_pembebanan": False,
        "jangka_waktu": {"mulai": "2025-01-01", "selesai": ends},
    }
    signing = {"penandatanganan": {"tempat": "Tanjung", "tanggal": signed}} if signed else {}
    return made | signing


def test_only_a_signed_addendum_with_a_later_end_extends() -> None:
    def one(signed: str | None, ends: str) -> Any:
        changes = [_addendum(signed, ends)]
        return only(
            cooperation("sinergi", "adendum", "2025-01-06", "2026-10-31", perubahan=changes)
        )

    extended = one("2026-09-01", "2028-10-31").keadaan
    assert (extended.status, extended.akhir) == ("diperpanjang", date(2028, 10, 31))
    assert one("2025-09-01", "2028-10-31").keadaan.status == "berjalan"  # extended last year
    assert one(None, "2028-10-31").keadaan.status == "berakhir"
    assert one("2027-02-01", "2028-10-31").keadaan.status == "berakhir"
    assert one("2026-03-01", "2026-05-31").keadaan.akhir == date(2026, 5, 31)


def test_a_record_of_ending_ends_before_the_term_does() -> None:
    record = {
        "alasan": "tujuan_tercapai",
        "uraian": "seluruh target tercapai",
        "penyelesaian": ["seluruh kewajiban selesai"],
        "penandatanganan": {"tempat": "Tanjung", "tanggal": "2026-08-03"},
    }
    value = cooperation("sinergi", "selesai", "2025-01-06", "2028-01-01", pengakhiran=record)
    assert only(value).keadaan.status == "diakhiri"
    assert only(value, per=date(2026, 8, 2)).keadaan.status == "berjalan"
    late = cooperation("sinergi", "selesai", "2025-01-06", "2026-03-01", pengakhiran=record)
    assert only(late).keadaan.akhir == date(2026, 3, 1)
    assert only(late).keadaan.status == "berakhir"


def test_a_statement_of_will_is_no_agreement() -> None:
    value = cooperation("ksdpl", "kehendak", None)
    value["letter_of_intent"] = {"penandatanganan": {"tempat": "Tanjung", "tanggal": "2026-03-02"}}
    monev = year(value)
    assert monev.tercatat == ()
    assert [one.id for one in monev.dalam_proses] == ["kehendak"]


@pytest.mark.parametrize(
    ("ends", "listed"), [("2027-06-29", True), ("2027-06-30", False), ("2026-12-31", False)]
)
def test_what_has_180_days_left_ends_soon(ends: str, *, listed: bool) -> None:
    monev = year(cooperation("sinergi", "akhir", "2025-01-06", ends))
    assert bool(monev.segera_berakhir) is listed


# --- results --------------------------------------------------------------------------------------


def _activity(name: str, target: int, month: str, budget: int) -> dict[str, Any]:
    return {
        "kegiatan": name,
        "keluaran": {"uraian": "desa disuluh", "target": target, "satuan": "desa"},
        "lokasi": "Tanjung",
        "jadwal": {"mulai": month, "selesai": month},
        "penanggung_jawab": {"kedua": "Bagian Kerja Sama"},
        "anggaran": budget,
        "sumber": "APBD",
    }


SEMESTERS = [
    semester(
        2,
        capaian=[
            {"kegiatan": "A", "realisasi": 5, "anggaran": 20},
            {"kegiatan": "C", "target": 4, "satuan": "rapat", "realisasi": 4, "anggaran": 7,
             "sumber": "APBN"},
        ],
        kendala=[{"uraian": "hujan", "status": "selesai"}, {"uraian": "dana"}],
        investasi=0,
        jumlah_penerima_manfaat=[{"jumlah": 10, "satuan": "orang"}],
        rekomendasi={"keputusan": "lanjut"},
    ),
    semester(
        1,
        capaian=[{"kegiatan": "A", "realisasi": 3, "anggaran": 30}],
        kendala=[{"uraian": "hujan", "status": "proses"}],
        jumlah_penerima_manfaat=[
            {"jumlah": 5, "satuan": "orang"}, {"jumlah": 2, "satuan": "lokasi"},
        ],
        rekomendasi={"keputusan": "perbaiki"},
    ),
]  # fmt: skip


def planned(**facts: Any) -> dict[str, Any]:
    rows = [
        _activity("A", 10, "2026-03", 100),
        _activity("B", 2, "2026-09", 50),
        _activity("D", 1, "2027-01", 999),
    ]
    return cooperation(
        "sinergi", "rencana", "2025-01-06", rencana_kerja=rows, pemantauan=SEMESTERS, **facts
    )


def test_results_of_both_semesters_add_up_beside_the_plan() -> None:
    result = only(planned()).hasil
    rows = [(row.kegiatan, row.target, row.satuan, row.realisasi) for row in result.kegiatan]
    assert rows == [("A", 10, "desa", 8), ("B", 2, "desa", 0), ("C", 4, "rapat", 4)]
    assert [row.persen for row in result.kegiatan] == [Decimal("80.00"), Decimal(0), Decimal(100)]
    assert result.kegiatan[1].keterangan == "belum dilaporkan"
    assert result.pagu == {"APBD": 150}
    assert result.realisasi == {"APBD": 50, "APBN": 7}
    assert result.penerima == {"orang": 15, "lokasi": 2}
    assert (result.investasi, result.efisiensi) == (0, None)


def test_the_latest_report_tells_obstacles_and_advice() -> None:
    result = only(planned()).hasil
    assert [(one.kendala, one.status) for one in result.kendala] == [
        ("hujan", "selesai"), ("dana", "belum"),
    ]  # fmt: skip
    assert result.rekomendasi.keputusan == "lanjut"
    half = only(planned(), per=date(2026, 6, 30)).hasil
    assert [(one.kendala, one.status) for one in half.kendala] == [("hujan", "proses")]
    assert half.rekomendasi.keputusan == "perbaiki"


def test_problems_told_in_words_keep_their_efforts() -> None:
    def told(problems: list[str], efforts: list[str]) -> list[tuple[str, str, object]]:
        results = [semester(1, permasalahan=problems, upaya=efforts)]
        result = only(cooperation("sinergi", "kata", "2025-01-06", pemantauan=results)).hasil
        return [(one.kendala, one.upaya, one.status) for one in result.kendala]

    assert told(["a", "b"], ["x", "y"]) == [("a", "x", None), ("b", "y", None)]
    assert told(["a", "b"], ["x", "y", "z"]) == [("a", "x; y; z", None), ("b", "", None)]


@pytest.mark.parametrize(
    ("reached", "level"), [((10, 2), "penuh"), ((9, 2), "sebagian"), ((0, 0), "tidak")]
)
def test_how_far_it_was_carried_out_follows_from_figures(
    reached: tuple[int, int], level: str
) -> None:
    rows = [
        {"kegiatan": name, "realisasi": figure, "anggaran": 0}
        for name, figure in zip("AB", reached, strict=True)
    ]
    value = planned() | {"pemantauan": [semester(1, capaian=rows)]}
    assert only(value).hasil.pelaksanaan == level
    said = planned() | {"pemantauan": [semester(1, capaian=rows, pelaksanaan="sebagian")]}
    assert only(said).hasil.pelaksanaan == "sebagian"
    assert only(planned() | {"pemantauan": []}).hasil.pelaksanaan is None


def test_a_report_from_abroad_counts_as_result() -> None:
    value = cooperation("ksdpl", "luar", "2025-10-05")
    value["laporan_hasil"] = [
        {
            "nomor": "1/2027",
            "tanggal": "2027-01-05",
            "tahun": 2026,
            "perkembangan": ["pelatihan 22 guru"],
            "penerima_manfaat": ["guru"],
            "pendanaan": [{"kegiatan": "pelatihan", "sumber": "APBD", "jumlah": 70}],
            "hambatan_internal": ["keterbatasan penerjemah"],
            "tindak_lanjut": ["pelatihan daring"],
            "rekomendasi": {"keputusan": "lanjut"},
        }
    ]
    monev = year(value)
    result = monev.tercatat[0].hasil
    assert result.pelaksanaan == "sebagian"
    assert result.realisasi == {"APBD": 70}
    assert [(one.kendala, one.penyebab) for one in result.kendala] == [
        ("keterbatasan penerjemah", "faktor internal")
    ]
    assert monev.indikator.kegiatan.persen is None  # results in words have no figures
    assert monev.kepatuhan[-1].wajib == monev.kepatuhan[-1].diterima == (0, 0, 1)
    assert year(value, per=date(2026, 11, 30)).kepatuhan[-1].wajib == (0, 0, 0)


# --- tables and indicators ------------------------------------------------------------------------


def small() -> Monev:
    """Three cooperations and a plan of four, small enough to count by hand."""
    return year(
        planned(),
        cooperation("ksdd", "kb-saja", "2026-02-02", "2027-03-31", pemantauan=[semester(1)]),
        cooperation("ksdpk", "kb-pks", "2026-01-05", pks="2026-02-04", pemantauan=[
            semester(1, reported=False, pendapatan_daerah=125, efisiensi=25)]),
        cooperation("sinergi", "proses", None),
        plan(("ksdd", 1), ("ksdpk", 1), ("ksdpk", 3), ("sinergi", 4)),
    )  # fmt: skip


def test_the_recapitulation_counts_by_form_and_quarter() -> None:
    rows = {row.bentuk: row for row in small().rekap}
    assert list(rows) == [*BENTUK, ""]
    told = {
        form: (row.rencana, row.realisasi, row.persen, row.awal, row.baru, row.berjalan)
        for form, row in rows.items()
    }
    assert told == {
        "ksdd": (1, 1, Decimal(100), 0, 1, 1),
        "ksdpk": (2, 1, Decimal(50), 0, 1, 1),
        "ksdpl": (0, 0, None, 0, 0, 0),
        "ksdll": (0, 0, None, 0, 0, 0),
        "sinergi": (1, 0, Decimal(0), 1, 0, 1),
        "": (4, 2, Decimal(50), 1, 2, 3),
    }
    assert rows[""].rencana_triwulan == (2, 0, 1, 1)
    assert rows[""].realisasi_triwulan == (2, 0, 0, 0)


def test_indicators_of_a_small_year() -> None:
    found = small().indikator
    assert found.tindak_lanjut_kb.persen == Decimal(50)  # 1 of 2
    assert found.dilaksanakan.persen == Decimal("33.33")  # 1 of 3
    assert found.kegiatan.persen == Decimal("66.67")  # A and C of A, B, C
    assert found.keluaran.persen == Decimal("60.00")  # (80 + 0 + 100) / 3
    assert found.anggaran.persen == Decimal(38)  # 57 of 150
    assert found.kendala.persen == Decimal(50)  # 1 of 2
    assert found.kepatuhan.persen == Decimal(50)  # 3 of 6
    assert (found.waktu_pks.banyak, found.waktu_pks.rata_rata) == (1, Decimal(30))
    assert found.waktu_dprd.rata_rata is None


def test_reports_are_due_per_office_and_semester() -> None:
    rows = {row.perangkat_daerah: (row.wajib, row.diterima) for row in small().kepatuhan}
    assert rows == {
        "Belum disebutkan": ((1, 1, 0), (1, 0, 0)),
        "Dinas Perpustakaan dan Kearsipan Kabupaten Tabalong": ((1, 1, 0), (0, 0, 0)),
        "Tim Koordinasi Kerja Sama Daerah": ((1, 1, 0), (1, 1, 0)),
        "": ((3, 3, 0), (2, 1, 0)),
    }


def test_money_and_benefits_of_a_small_year() -> None:
    monev = small()
    assert [(row.sumber, int(row.pagu), int(row.realisasi)) for row in monev.keuangan] == [
        ("APBN", 0, 7), ("APBD", 150, 50), ("", 150, 57),
    ]  # fmt: skip
    assert monev.keuangan[0].persen is None
    by_form = {row.bentuk: row for row in monev.manfaat}
    assert by_form["ksdpk"].pendapatan == by_form[""].pendapatan == 125
    assert by_form["ksdd"].pendapatan is None
    assert by_form["sinergi"].penerima == {"orang": 15, "lokasi": 2}


def test_the_plan_set_last_is_the_plan_of_the_year() -> None:
    first, second, other = (
        plan(("ksdd", 1)),
        plan(("ksdd", 1), ("ksdd", 2)),
        plan(*[("ksdd", 1)] * 3),
    )
    first["id"], second["id"], other["id"] = "rencana-a", "rencana-b", "rencana-c"
    first["penetapan"]["tanggal"], second["penetapan"]["tanggal"] = "2026-07-06", "2026-01-05"
    other["tahun"] = 2025
    assert total(year(first, second, other)).rencana == 1


def test_a_year_without_cooperation_has_no_figure_to_divide() -> None:
    monev = year()
    assert monev.rencana is None
    assert {row.persen for row in monev.rekap} == {None}
    assert (
        {row.persen for row in monev.keuangan} == {row.persen for row in monev.kepatuhan} == {None}
    )
    found = monev.indikator
    ratios = (found.tindak_lanjut_kb, found.dilaksanakan, found.kegiatan, found.keluaran,
              found.anggaran, found.kepatuhan, found.kendala)  # fmt: skip
    assert {one.persen for one in ratios} == {None}


def test_the_cut_off_day_lies_in_the_year() -> None:
    with pytest.raises(ValueError, match="2025"):
        year(per=date(2025, 12, 31))
    assert Periode(2026, date(2026, 12, 31)).penuh
    assert [triwulan(date(2026, month, 1)) for month in (1, 3, 4, 12)] == [1, 1, 2, 4]
    assert persen(2, 3) == Decimal("66.67")


# --- sums match everywhere ------------------------------------------------------------------------


def hold(monev: Monev) -> None:
    """Assert every law that ties one table to another."""
    *forms, whole = monev.rekap
    for name in ("rencana", "realisasi", "awal", "baru", "diperpanjang", "berakhir", "berjalan"):
        assert sum(getattr(row, name) for row in forms) == getattr(whole, name)
    for row in monev.rekap:
        assert row.awal + row.baru - row.berakhir == row.berjalan
        assert sum(row.rencana_triwulan) == row.rencana
        assert sum(row.realisasi_triwulan) == row.realisasi
    assert len(monev.tercatat) == whole.berjalan + whole.berakhir
    assert [one.nomor for one in monev.tercatat] == [*range(1, len(monev.tercatat) + 1)]
    assert monev.pelaksanaan.total() == monev.rekomendasi.total() == len(monev.tercatat)
    assert all(one.keadaan.berjalan for one in monev.segera_berakhir)
    for rows in (monev.keuangan, monev.kepatuhan):
        assert rows[-1] not in rows[:-1]
    *sources, money = monev.keuangan
    assert sum(row.pagu for row in sources) == money.pagu
    assert sum(row.realisasi for row in sources) == money.realisasi
    spent = sum(sum(one.hasil.realisasi.values()) for one in monev.tercatat)
    assert spent == money.realisasi
    *offices, due = monev.kepatuhan
    for name in ("wajib", "diterima"):
        columns = zip(*(getattr(row, name) for row in offices), strict=True)
        assert tuple(map(sum, columns)) in (getattr(due, name), ())
    assert all(
        got <= owed for row in offices for got, owed in zip(row.diterima, row.wajib, strict=True)
    )
    assert len(monev.dalam_proses) + len(monev.tercatat) <= len(monev.semua)


days = st.dates(date(2024, 1, 1), date(2028, 12, 31)).map(date.isoformat)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(FORMS), st.none() | days, st.none() | days, days), max_size=8
    ),
    st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    st.lists(st.tuples(st.sampled_from(FORMS), st.integers(1, 4)), max_size=6),
)
def test_sums_match_whatever_the_year(
    drawn: list[tuple[str, str | None, str | None, str]], per: date, rows: list[tuple[str, int]]
) -> None:
    values = [
        cooperation(form, f"acak-{index}", signed, ends,
                    pks=later if form in ("ksdd", "ksdpk") else None)
        for index, (form, signed, ends, later) in enumerate(drawn)
    ]  # fmt: skip
    hold(year(*values, plan(*rows), per=per))


def test_sums_match_for_three_hundred() -> None:
    monev = year(*year_of(300))
    hold(monev)
    assert len(monev.semua) == 300
    assert len(monev.tercatat) > 150
