"""What became of a yearly list: which line a berkas realises, what counts, and the sums."""

from __future__ import annotations

import json
import shutil
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import docx_reading as reading
import pytest
from berkas_samples import attached, changed, put, sample
from rendered_samples import SAMPLE_NAMES, berkas, rendered
from test_cli import as_json, naskah

import generator as g
from generator.errors import ExitCode, InputError
from generator.resources import SAMPLES
from generator.yearly import realisation
from generator.yearly.proposal import proposed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

END: Final = date(2026, 12, 31)
KEY: Final = "daftar_realisasi_kerja_sama"


def line(judul: str, bentuk: str = "sinergi", triwulan: int = 1, **facts: object) -> dict[str, Any]:
    return {
        "bentuk": bentuk,
        "judul": judul,
        "urusan": "pertanahan",
        "calon_mitra": "Mitra",
        "pemrakarsa": "Dinas",
        "naskah": "Naskah",
        "triwulan": triwulan,
        "pagu": 0,
        **facts,
    }


def plan(*lines: dict[str, Any]) -> Any:
    return attached(changed("rencana_tahunan-2026", daftar=list(lines), realisasi=None))


def sinergi(name: str, judul: str, signed: str = "2026-05-04") -> Any:
    value = changed("sinergi-lengkap", id=name, judul=judul)
    value["jangka_waktu"] = {"mulai": signed, "selesai": "2029-12-31"}
    return attached(put(value, "penandatanganan.tanggal", signed))


def realised(plan: Any, year: Iterable[Any], per: date) -> Any:
    return realisation.realised(plan, year, per)


def found(result: Any) -> list[tuple[int | None, str | None, str, int | None]]:
    return [
        (one.rencana, one.cocok, one.berkas, one.triwulan) for one in result.realisasi.kerja_sama
    ]


def test_a_line_is_realised_by_the_berkas_it_names_whatever_the_title() -> None:
    lines = plan(line("Judul Lama", berkas="2026-b"), line("Judul Baru"))
    year = [sinergi("2026-b", "Judul Baru"), sinergi("2026-c", "Lain Sama Sekali", "2026-10-05")]
    assert found(realised(lines, year, END)) == [
        (1, "berkas", "2026-b", 2),
        (None, None, "2026-c", 4),
    ]


def test_a_title_without_rivals_is_matched_and_reported() -> None:
    lines = plan(line("Data  Pertanahan"), line("Lainnya"))
    result = realised(lines, [sinergi("2026-b", "Data Pertanahan")], END)
    assert found(result) == [(1, "judul", "2026-b", 2)]
    told = [one for one in g.check(result) if one.code == "R104"]
    assert [(one.path, one.severity) for one in told] == [("daftar[0].berkas", "warning")]


def test_rivals_and_other_forms_are_never_guessed() -> None:
    twice = [sinergi("2026-b", "Data Tanah"), sinergi("2026-c", "Data Tanah")]
    assert {one[0] for one in found(realised(plan(line("Data Tanah")), twice, END))} == {None}
    two_lines = plan(line("Data Tanah"), line("Data Tanah"))
    assert {one[0] for one in found(realised(two_lines, twice[:1], END))} == {None}
    other = plan(line("Data Tanah", "ksdpk"))
    assert {one[0] for one in found(realised(other, twice[:1], END))} == {None}


def test_a_named_berkas_that_is_not_there_is_reported() -> None:
    result = realised(plan(line("A", berkas="2026-hilang")), [], END)
    assert result.realisasi.kerja_sama == ()
    assert [one.path for one in g.check(result) if one.code == "R105"] == ["daftar[0].berkas"]


def test_only_signatures_of_the_year_up_to_the_day_count() -> None:
    lines = plan(line("A", berkas="2026-b"), line("B", berkas="2025-c"))
    year = [sinergi("2026-b", "A", "2026-05-04"), sinergi("2025-c", "B", "2025-05-05")]
    result = realised(lines, year, END)
    assert [(one.berkas, one.terealisasi) for one in result.realisasi.kerja_sama] == [
        ("2026-b", True),
        ("2025-c", False),  # it runs, but nothing was signed in the year
    ]
    before = realised(lines, year, date(2026, 5, 3))
    assert [one.status for one in before.realisasi.kerja_sama] == ["persiapan", "berjalan"]
    assert not any(one.terealisasi for one in before.realisasi.kerja_sama)


def test_an_addendum_realises_an_extension_and_nothing_new() -> None:
    value = sample("ksdd-mitra")  # of 2024, its addendum of 16 June 2025
    year = [attached(value)]
    for status, count in (("perpanjangan", 1), ("lanjutan", 1), ("baru", 0)):
        listed = line("A", "ksdd", berkas=value["id"], status=status)
        old = attached(changed("rencana_tahunan-2026", daftar=[listed], tahun=2025, realisasi=None))
        (one,) = realised(old, year, date(2025, 12, 31)).realisasi.kerja_sama
        assert len(one.naskah) == count


def test_other_regions_are_left_out() -> None:
    other = berkas("ksdd-wajib")
    assert other.daerah.nama != plan().daerah.nama
    assert realised(plan(), [other], END).realisasi.kerja_sama == ()


def test_sums_agree_with_the_lines_and_nothing_planned_has_no_share() -> None:
    lines = plan(line("A", triwulan=1), line("B", triwulan=3), line("C", "ksdd", triwulan=3))
    extra = attached(sample("ksdpk-parkir"))
    year = [sinergi("2026-a", "A", "2026-08-03"), extra]
    sinergi_, *_, total = recap = realised(lines, year, END).rekapitulasi_realisasi()[1:]
    assert [one["bentuk"] for one in realised(lines, year, END).rekapitulasi_realisasi()] == [
        "ksdd", "ksdpk", "sinergi", ""
    ]  # fmt: skip
    assert (sinergi_["bentuk"], sinergi_["persen"], sinergi_["di_luar_rencana"]) == (
        "ksdpk",
        None,
        1,
    )
    assert recap[1]["persen"] == 50
    assert (total["rencana"], total["realisasi"], total["di_luar_rencana"]) == (3, 1, 1)
    assert f"{total['persen']}" == "33.3"
    for one in recap:
        for key in ("rencana", "realisasi"):
            assert one[key] == sum(quarter[key] for quarter in one["triwulan"])
    assert [quarter["realisasi"] for quarter in total["triwulan"]] == [0, 0, 1, 0]


@pytest.mark.parametrize("number", [2, 1])
def test_a_line_that_is_not_there_or_realised_twice_is_refused(number: int) -> None:
    done = {"rencana": 1, "berkas": "2026-b", "bentuk": "sinergi", "judul": "A", "mitra": "B",
            "status": "berjalan"}  # fmt: skip
    value = changed("rencana_tahunan-2026", daftar=[line("A")])
    value["realisasi"] = {"per": "2026-12-31", "kerja_sama": [done, {**done, "rencana": number}]}
    with pytest.raises(InputError) as caught:
        attached(value)
    assert [(one.code, one.path) for one in caught.value.problems] == [
        ("field.plan-number", "realisasi.kerja_sama[1].rencana")
    ]


# --- the sample and the document ------------------------------------------------------------------


def test_the_sample_holds_what_its_year_gives() -> None:
    shipped: Any = berkas("rencana_tahunan-2026")
    again = realised(shipped, map(berkas, SAMPLE_NAMES), shipped.realisasi.per)
    assert again.realisasi == shipped.realisasi


def test_the_document_prints_the_sums_of_the_model() -> None:
    shipped: Any = berkas("rencana_tahunan-2026")
    text = reading.full_text(rendered("rencana_tahunan-2026")[KEY])
    total = shipped.rekapitulasi_realisasi()[-1]
    numbers = [n for quarter in total["triwulan"] for n in quarter.values()]
    row = [*numbers, total["rencana"], total["realisasi"], "38,5%", total["di_luar_rencana"]]
    assert "\n".join(["Jumlah", *map(str, row)]) in text
    assert text.count("Belum terealisasi") == total["rencana"] - total["realisasi"]


def test_without_anything_unplanned_the_document_says_so() -> None:
    result = realised(plan(line("A", berkas="2026-a")), [sinergi("2026-a", "A")], END)
    text = reading.full_text(g.render(result, only=[KEY])[KEY].docx)
    assert "Tidak ada naskah yang ditandatangani di luar rencana" in text
    assert "100%" in text


# --- the command ----------------------------------------------------------------------------------


@pytest.fixture
def year(tmp_path: Path) -> Path:
    folder = tmp_path / "tahun"
    folder.mkdir()
    for name in ("profil", "sinergi-lengkap", "ksdpk-parkir", "rencana_tahunan-2026"):
        shutil.copy(SAMPLES / f"{name}.json", folder)
    return folder


def test_the_command_writes_a_list_that_documents_are_made_from(year: Path, tmp_path: Path) -> None:
    path = year / "rencana_tahunan-2026.json"
    data = as_json("realisation", year, "-o", path, "--per", "2026-12-31", "--force")
    assert data["ok"]
    assert data["recap"][-1]["realisasi"] == 2
    assert [one["code"] for one in data["findings"]] == ["R105"] * 3
    written = json.loads(path.read_text("utf-8"))
    assert list(written) == list(sample("rencana_tahunan-2026"))  # facts stay as they were
    assert written["daftar"] == sample("rencana_tahunan-2026")["daftar"]
    naskah("render", path, "--only", KEY, "-o", tmp_path / "hasil")
    naskah("realisation", year, "-o", path, code=ExitCode.OUTPUT)


def test_a_list_written_elsewhere_tells_that_it_lost_its_profil(year: Path, tmp_path: Path) -> None:
    path = tmp_path / "lain" / "r.json"
    result = naskah("realisation", year, "-o", path)
    assert "--profile" in result.stderr
    naskah(
        "render", path, "--only", KEY, "--profile", year / "profil.json", "-o", path.parent / "x"
    )


def test_a_source_without_a_list_or_with_several_regions_is_refused(
    year: Path, tmp_path: Path
) -> None:
    out = tmp_path / "r.json"
    result = naskah("realisation", year, "-o", out, "--year", "2031", code=ExitCode.INPUT)
    assert "2031" in result.stderr
    shutil.copy(SAMPLES / "rencana_tahunan-provinsi.json", year)
    shutil.copy(SAMPLES / "profil-provinsi.json", year)
    result = naskah("realisation", year, "-o", out, code=ExitCode.INPUT)
    assert "Provinsi Kalimantan Selatan" in result.stderr
    assert not out.exists()


def test_the_list_set_last_is_the_one_in_force_and_broken_berkas_are_told(
    year: Path, tmp_path: Path
) -> None:
    value = changed("rencana_tahunan-2026", id="2026-perubahan", realisasi=None)
    value["penetapan"] = {"nomor": "100.3.3.2/99/KUM/2026", "tanggal": "2026-07-06"}
    (year / "perubahan.json").write_text(json.dumps(value), "utf-8")
    (year / "rusak.json").write_text('{"bentuk": "sinergi", "id": "2026-rusak"}', "utf-8")
    data = as_json("realisation", year, "-o", tmp_path / "r.json", code=ExitCode.BATCH)
    assert data["id"] == "2026-perubahan"
    assert data["unread"] == ["2026-rusak"]


# --- next year ------------------------------------------------------------------------------------


def test_next_year_gets_what_ends_what_is_begun_and_what_is_left() -> None:
    lines = plan(line("Berakhir"), line("Tersisa", triwulan=4), line("Disiapkan", "ksdd"))
    ends = changed("sinergi-lengkap", id="2024-a", judul="Berakhir")
    ends["jangka_waktu"] = {"mulai": "2026-03-02", "selesai": "2027-08-31"}
    ours = {"pihak": "kedua", "jenis": "APBD", "tahun": 2027, "jumlah": 5000000}
    ends["pembiayaan"]["sumber"] = [
        {**ends["pembiayaan"]["sumber"][0], **facts}
        for facts in (ours, {**ours, "pihak": "kesatu"}, {**ours, "tahun": 2026})
    ]
    prepared = attached(changed("ksdd-penawaran", judul="Disiapkan"))
    running = sinergi("2026-z", "Berlanjut Tanpa Tindakan")
    result = realised(lines, [attached(ends), prepared, running], END)
    found = proposed(result, [attached(ends), prepared, running], END)
    assert [(one["judul"], one["status"], one["triwulan"]) for one in found.daftar] == [
        ("Berakhir", "perpanjangan", 3),
        ("Disiapkan", "lanjutan", 1),
        ("Tersisa", "baru", 4),
    ]
    assert (found.daftar[0]["pagu"], found.daftar[0]["sumber"]) == (5000000, "APBD")
    assert found.daftar[0]["naskah"] == "Nota Kesepakatan"
    assert found.daftar[1]["naskah"] == "Kesepakatan Bersama dan Perjanjian Kerja Sama"
    assert found.daftar[0]["berkas"] == "2024-a"


def test_cooperation_abroad_is_proposed_where_this_list_knows_its_matter() -> None:
    value = sample("ksdpl-lainnya")  # a statement of will alone
    listed = plan(line("A", "ksdpl", berkas=value["id"]))
    berkas_ = attached(value)
    assert proposed(realised(listed, [berkas_], END), [berkas_], END).dilewati == []
    alone = proposed(realised(plan(), [berkas_], END), [berkas_], END)
    assert (alone.daftar, alone.dilewati) == ([], [value["id"]])


def test_the_command_writes_a_list_for_next_year_that_can_be_read(year: Path) -> None:
    path = year / "usul.json"
    naskah("realisation", year, "-o", year / "r.json", "--next", path, "--per", "2026-12-31")
    found: Any = g.load(path)
    assert (found.tahun, found.penetapan, found.realisasi) == (2027, None, None)
    assert {"lanjutan", "baru"} <= {one.status for one in found.daftar}
    assert "2026-ksdpk-parkir" in {one.berkas for one in found.daftar}
