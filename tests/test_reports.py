"""The annual report as a document: its figures, its pages, and what it is made from."""

from __future__ import annotations

import functools
import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import docx_reading as reading
import pypdfium2
import pytest
from berkas_samples import sample
from monev_samples import attached, cooperation, plan, region, semester, year_of
from typer.testing import CliRunner

import generator as g
from generator import reports, year_sources
from generator.cli.app import app
from generator.errors import ExitCode, InputError
from generator.indonesian.angka import angka, persen
from generator.rendering.context_report import SHORT
from generator.rendering.oxml import WP, w

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.reports import AnnualReport

DAY = date(2027, 1, 18)


def made(*values: dict[str, Any], **options: Any) -> AnnualReport:
    return g.report(attached(*values), g.blank_report(region(), 2026, DAY), **options)


@functools.cache
def small() -> AnnualReport:
    return made(*year_of(3))


def rows(docx: bytes) -> Iterator[list[str]]:
    """The texts of every row of a table that holds no other table."""
    for row in reading.part(docx).iter(w("tr")):
        if row.find(f".//{w('tbl')}") is None:
            yield [
                " ".join(reading.text_of(p) for p in cell.iter(w("p")))
                for cell in row.iterfind(w("tc"))
            ]


@functools.cache
def pages(docx: bytes) -> list[str]:
    (pdf,) = g.convert_documents({"x": g.RenderedDocument(reports.REPORT, docx)}).values()
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


# --- what it prints -------------------------------------------------------------------------------


def test_printed_figures_are_those_computed() -> None:
    report = made(*year_of(40))
    monev, found = report.monev, list(rows(report.document.docx))
    for row in monev.rekap:
        figures = (row.rencana, row.realisasi)
        percent = "–" if row.persen is None else persen(row.persen)
        states = (row.awal, row.baru, row.diperpanjang, row.berakhir, row.berjalan)
        name = SHORT.get(row.bentuk, "Jumlah")
        assert [name, *map(angka, figures), percent, *map(angka, states)] in found
    for money in monev.keuangan:
        if not money.jumlah:
            percent = "–" if money.persen is None else persen(money.persen)
            assert [money.sumber, angka(money.pagu), angka(money.realisasi), percent] in found
    due = monev.kepatuhan[-1]
    pairs = [angka(n) for pair in zip(due.wajib, due.diterima, strict=True) for n in pair]
    assert any(row[:7] == ["Jumlah", *pairs] for row in found)
    for one in monev.tercatat:
        assert any(row[:2] == [f"{one.nomor}.", one.berkas.judul] for row in found)


def test_an_extended_cooperation_and_its_results_are_told() -> None:
    addendum = {
        "atas": "nota_kesepakatan",
        "alasan": ["bahwa target belum tercapai"],
        "perubahan": [{"ketentuan": "Pasal 7", "semula": "Lama.", "menjadi": "Baru."}],
        "menambah_pembebanan": False,
        "jangka_waktu": {"mulai": "2025-01-01", "selesai": "2027-03-31"},
        "penandatanganan": {"tempat": "Tanjung", "tanggal": "2026-09-01"},
    }
    results = semester(
        1,
        capaian=[{"kegiatan": "penyuluhan", "target": 4, "satuan": "desa", "realisasi": 3,
                  "anggaran": 0}],
        kendala=[{"uraian": "hujan", "penyebab": "musim", "tenggat": "2026-12-01"}],
        rekomendasi={"keputusan": "perpanjang", "oleh": "Bagian Kerja Sama"},
        investasi=2_500_000_000,
    )  # fmt: skip
    value = cooperation("sinergi", "satu", "2025-01-06", "2026-10-31", perubahan=[addendum],
                        pemantauan=[results])  # fmt: skip
    docx = made(value).document.docx
    text = reading.full_text(docx)
    for fact in (
        "Kerja sama diperpanjang (1)", "(diperpanjang)", "31 Maret 2027", "Rp2.500.000.000,00",
        "Daftar rencana kerja sama tahun 2026 tidak tercatat",
    ):  # fmt: skip
        assert fact in text
    found = list(rows(docx))
    assert ["", "Penyuluhan", "4", "desa", "3", "75%", "–"] in found
    title = value["judul"]
    assert ["1.", title, "Hujan", "Musim", "–", "–", "1 Desember 2026", "belum"] in found
    assert any(row[3:] == ["Perpanjang", "–", "Bagian Kerja Sama", "–"] for row in found)


def test_a_year_without_cooperation_prints_dashes() -> None:
    docx = made().document.docx
    text = reading.full_text(docx)
    assert "tidak ada kerja sama yang tercatat berlaku dalam tahun 2026" in text
    assert ["Jumlah", "0", "0", "–", "0", "0", "0", "0", "0"] in list(rows(docx))
    assert "0%" not in text
    assert [p.get("descr") for p in reading.part(docx).iter(f"{{{WP}}}docPr")][:1] == [
        "Lambang daerah"
    ]


def test_pictures_say_what_they_show() -> None:
    told = [p.get("descr") for p in reading.part(small().document.docx).iter(f"{{{WP}}}docPr")]
    assert [text.split(".")[0] for text in told if text] == [
        "Lambang daerah",
        "Kerja sama tahun 2026 menurut bentuk",
        "Rencana dan penandatanganan tahun 2026 menurut triwulan",
        "Pagu dan realisasi tahun 2026 menurut sumber",
        "Kerja sama yang berjalan menurut triwulan berakhirnya",
    ]


# --- pages ----------------------------------------------------------------------------------------


def test_the_list_of_contents_names_the_right_pages() -> None:
    docx = small().document.docx
    texts = pages(docx)
    shown = [
        (reading.text_of(paragraph).rsplit("\t", 1))
        for paragraph in reading.part(docx).iter(w("p"))
        if reading.style_of(paragraph) in ("BarisDaftarIsi", "AnakDaftarIsi")
    ]
    assert len(shown) > 40
    for title, page in shown:
        words = "".join(title.split())
        assert words in "".join(texts[int(page) - 1].split()), title


def test_equal_years_give_equal_bytes() -> None:
    assert made(*year_of(3)).document.docx == small().document.docx


def test_a_report_on_three_hundred_stays_whole() -> None:
    report = made(*year_of(300))
    assert len(report.monev.tercatat) == 300
    found = list(rows(report.document.docx))
    assert sum(row[0] == "300." for row in found) >= 3  # list, activities, advice
    numbers = [
        reading.text_of(paragraph).rsplit("\t", 1)[1]
        for paragraph in reading.part(report.document.docx).iter(w("p"))
        if reading.style_of(paragraph) == "BarisDaftarIsi"
    ]
    assert int(numbers[-1]) > 100
    assert list(map(int, numbers[:12])) == sorted(map(int, numbers[:12]))


# --- what it is made from -------------------------------------------------------------------------


def test_other_regions_and_days_outside_the_year_are_refused() -> None:
    stranger = attached(cooperation("sinergi", "asing", "2026-01-05"))[0]
    other = stranger.with_profil(region().model_copy(update={"nama": "Lain"}))
    report = g.report([other], g.blank_report(region(), 2026, DAY))
    assert (report.others, report.monev.semua) == (1, ())
    with pytest.raises(InputError) as caught:
        made(per=date(2025, 12, 31))
    assert caught.value.code == "input.cut-off"


def test_a_report_without_its_date_is_only_drafted() -> None:
    undated = g.blank_report(region(), 2026, DAY).model_copy(update={"tanggal": None})
    with pytest.raises(InputError) as caught:
        g.report([], undated.with_profil(region()))
    assert caught.value.code == "input.documents-not-ready"
    assert g.report([], undated.with_profil(region()), draft=True).document.docx


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "profil.json").write_text(json.dumps(sample("profil")), "utf-8")
    values = [
        cooperation("sinergi", "satu", "2026-01-05"),
        cooperation("ksdd", "dua", "2025-01-06"),
        plan(("sinergi", 1)),
    ]
    for value in values:
        text = json.dumps(value | {"profil": "profil.json"})
        (tmp_path / f"{value['id']}.json").write_text(text, "utf-8")
    return tmp_path


def test_a_folder_gives_the_berkas_and_the_usual_wording(folder: Path) -> None:
    now = datetime(2027, 1, 17, 22, tzinfo=UTC)  # already the 18th in the region
    found = year_sources.gather(folder, 2026, now=now)
    assert len(found.berkas) == 3
    assert (found.laporan.tanggal, found.laporan.id) == (DAY, "laporan-tahunan-2026")
    assert found.failures == ()


def test_a_folder_gives_its_own_report_where_it_has_one(folder: Path) -> None:
    own = sample("laporan_tahunan-2026")
    (folder / "laporan.json").write_text(json.dumps(own), "utf-8")
    assert year_sources.gather(folder, 2026).laporan.penanda_tangan is not None
    assert year_sources.gather(folder, 2025).laporan.penanda_tangan is None
    given = folder / "laporan.json"
    assert year_sources.gather(folder, 2026, laporan=given).laporan.tim
    for path, year in ((given, 2025), (folder / "satu.json", 2026)):
        with pytest.raises(InputError) as caught:
            year_sources.gather(folder, year, laporan=path)
        assert caught.value.code == "input.not-the-report"


def test_several_regions_need_to_be_told_apart(folder: Path) -> None:
    other = cooperation("sinergi", "tiga", "2026-01-05", profil="lain.json")
    (folder / "lain.json").write_text(json.dumps(sample("profil") | {"nama": "Lain"}), "utf-8")
    (folder / "tiga.json").write_text(json.dumps(other), "utf-8")
    with pytest.raises(InputError) as caught:
        year_sources.gather(folder, 2026)
    assert caught.value.code == "input.several-regions"
    profile = folder / "profil.json"
    assert year_sources.gather(folder, 2026, profile=profile).laporan.daerah.nama == "Tabalong"


def test_what_can_not_be_read_is_left_out_and_told(folder: Path) -> None:
    broken = cooperation("sinergi", "rusak", "2026-01-05", judul=5)
    (folder / "rusak.json").write_text(json.dumps(broken), "utf-8")
    found = year_sources.gather(folder, 2026)
    assert (len(found.berkas), len(found.failures)) == (3, 1)
    for path in folder.glob("*.json"):
        if path.name not in ("rusak.json", "profil.json"):
            path.unlink()
    with pytest.raises(InputError):
        year_sources.gather(folder, 2026)


def test_the_command_writes_both_files_and_tells_the_counts(folder: Path) -> None:
    (folder / "rusak.json").write_text('{"bentuk": "sinergi", "id": "rusak"}', "utf-8")
    arguments = ["report", str(folder), "--year", "2026", "-o", str(folder / "hasil"), "--json"]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == ExitCode.BATCH, result.output
    told = json.loads(result.stdout)
    assert [path.name for path in sorted((folder / "hasil").iterdir())] == [
        "laporan_monev_tahunan.docx",
        "laporan_monev_tahunan.pdf",
    ]
    assert (told["year"], told["per"], told["has_plan"]) == (2026, "2026-12-31", True)
    assert told["forms"][-1] == {
        "form": "", "planned": 1, "realised": 1, "running_before": 1, "new": 1, "extended": 0,
        "ended": 0, "running": 2,
    }  # fmt: skip
    assert [failure["code"] for failure in told["failed"]] == ["input.invalid"]
    plain = [*arguments[:-1], "--force", "--format", "docx"]
    (line,) = [x for x in CliRunner().invoke(app, plain).stderr.splitlines() if "rusak.json" in x]
    assert line.count("rusak.json") == 1
    assert line.endswith("[input.invalid]")
    assert "judul: " in line
    assert CliRunner().invoke(app, [*arguments, "--force", "--per", "2026"]).exit_code == 2
