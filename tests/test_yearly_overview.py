"""The overview of a source: its rows, its figures, the table for spreadsheets and the page."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import shutil
from datetime import date, timedelta
from html.parser import HTMLParser
from time import perf_counter
from typing import TYPE_CHECKING, Any, Final

import pytest
from berkas_samples import changed, sample
from test_cli import as_json, naskah

import generator as g
from generator.errors import ExitCode
from generator.resources import SAMPLES
from generator.tenggat import Tenggat
from generator.yearly.figures import figures_of, urgency_of
from generator.yearly.page import as_html
from generator.yearly.rows import FileLink, Row
from generator.yearly.table import as_csv

if TYPE_CHECKING:
    from pathlib import Path

DAY: Final = date(2026, 11, 28)
HOSTILE: Final = (
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "{title} {0} & <b>tebal</b>",
    "</style><style>*{{display:none}}",
)


def row(number: int = 1, **facts: Any) -> Row:
    start = {"form": "ksdd", "judul": f"Judul {number}", "status": "berjalan"}
    return Row(name=f"2026-contoh-{number}", **(start | facts))


def due(days: int) -> dict[str, Any]:
    when = DAY + timedelta(days=days)
    deadline = Tenggat(
        "X", when, "Jawaban jatuh tempo: Judul 1", "sumber", pasti=True, berkas_id="x"
    )
    return {"tenggat": (deadline,), "tenggat_hari": days}


@pytest.fixture
def year(tmp_path: Path) -> Path:
    """Give a folder with two agreements, a plan, and a berkas that can't be read."""
    folder = tmp_path / "sumber"
    folder.mkdir()
    for name in ("profil", "ksdd-mitra", "rencana_tahunan-2026"):
        shutil.copy(SAMPLES / f"{name}.json", folder)
    value = changed("sinergi-lengkap", judul="Sinergi Data")
    (folder / "a.json").write_text(json.dumps(value), "utf-8")
    (folder / "z.json").write_text('{"bentuk": "sinergi", "id": "x y", "judul": "<i>"}', "utf-8")
    return folder


class Page(HTMLParser):
    """The elements of a page, as a browser takes them apart."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.words.append(data)


# --- rows -----------------------------------------------------------------------------------------


def test_an_overview_has_a_row_for_everything_even_what_can_not_be_read(year: Path) -> None:
    found = g.overview(year, day=DAY)
    assert [(one.name, one.status) for one in found.rows] == [
        ("z", "tidak terbaca"),
        ("2024-ksdd-rujukan", "berjalan"),
        ("2026-sinergi-ptsl", "berjalan"),
        ("2026-daftar-rencana-kerja-sama", "ditetapkan"),
    ]
    assert not found.complete
    assert str(year) not in " ".join(found.unreadable[0].masalah)
    assert "z.json" in found.unreadable[0].masalah[0]


def test_a_row_tells_parties_agreement_term_and_what_is_due(year: Path) -> None:
    (found,) = (one for one in g.overview(year, day=DAY).rows if one.form == "ksdd")
    assert found.mitra == ("Kabupaten Barito Timur",)
    assert found.pemrakarsa == "Dinas Kesehatan"
    assert (found.naskah, found.nomor) == ("Perjanjian Kerja Sama", "100.3.7.1/24/BKS/2024")
    assert (found.tanggal, found.berakhir) == (date(2024, 5, 20), date(2027, 3, 3))
    assert (found.sisa, found.tenggat_hari) == (95, 95)
    assert found.task(found.tenggat[0]) == "Kesepakatan Bersama berakhir"


def test_a_year_leaves_out_what_does_not_concern_it(year: Path) -> None:
    shutil.copy(SAMPLES / "ksdd-sukarela.json", year)  # 2024 to March 2026
    names = {
        number: [one.name for one in g.overview(year, year=number, day=DAY).rows]
        for number in (2023, 2025, 2026, 2027)
    }
    assert names[2023] == ["z"]
    assert names[2025] == ["z", "2024-ksdd-rujukan", "2024-ksdd-metrologi"]
    assert set(names[2026]) > {
        "2024-ksdd-metrologi",
        "2026-daftar-rencana-kerja-sama",
        "2026-sinergi-ptsl",
    }
    assert not set(names[2027]) & {"2024-ksdd-metrologi", "2026-daftar-rencana-kerja-sama"}
    assert g.overview(year, year=2026, day=DAY).title == (
        "Ikhtisar Kerja Sama Kabupaten Tabalong Tahun 2026"
    )


def test_failures_of_a_run_stand_in_their_rows(year: Path) -> None:
    failure = g.TemplateError("template.missing", name="nota_kesepakatan.docx")
    found = g.overview(year, day=DAY, failures={"2026-sinergi-ptsl": failure})
    (failed,) = (one for one in found.rows if one.name == "2026-sinergi-ptsl")
    assert failed.status == "berjalan"
    assert "nota_kesepakatan.docx" in failed.masalah[0]
    assert failed not in found.unreadable


def test_files_are_linked_relative_to_the_page_bundles_first(year: Path, tmp_path: Path) -> None:
    results = tmp_path / "hasil" / "2026-sinergi-ptsl"
    results.mkdir(parents=True)
    for name in ("rencana_kerja.docx", "nota_kesepakatan.pdf", "bundel #1.pdf", "manifest.json"):
        (results / name).touch()
    found = g.overview(year, day=DAY, results=results.parent, page_folder=tmp_path / "web")
    (linked,) = (one for one in found.rows if one.tautan)
    folder = "../hasil/2026-sinergi-ptsl"
    assert [(link.title, link.kind, link.href) for link in linked.tautan] == [
        ("Bundel #1", "PDF", f"{folder}/bundel%20%231.pdf"),
        ("Nota Kesepakatan", "PDF", f"{folder}/nota_kesepakatan.pdf"),
        ("Rencana Kerja", "Word", f"{folder}/rencana_kerja.docx"),
    ]


# --- figures --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "urgency"),
    [(None, ""), (-1, "terlewat"), (0, "segera"), (30, "segera"), (31, "dekat"), (180, "dekat"),
     (181, "")],
)  # fmt: skip
def test_urgency_has_its_limits(days: int | None, urgency: str) -> None:
    assert urgency_of(days) == urgency


def test_figures_are_sums_over_cooperation_alone() -> None:
    rows = [
        row(1, **due(-3), berakhir=date(2026, 12, 31)),
        row(2, form="sinergi", status="persiapan", **due(12)),
        row(3, form="sinergi", berakhir=date(2040, 1, 1)),
        row(4, status="berakhir", berakhir=date(2025, 1, 1)),
        row(5, form="rencana_tahunan", status="ditetapkan"),
        row(6, form="", status="tidak terbaca"),
    ]
    found = figures_of(rows, DAY)
    assert found.kerja_sama == 4
    assert found.status == {"persiapan": 1, "ditandatangani": 0, "berjalan": 2, "berakhir": 1}
    assert {form: sum(counts.values()) for form, counts in found.bentuk.items()} == {
        "ksdd": 2, "sinergi": 2
    }  # fmt: skip
    assert found.tenggat == {"terlewat": 1, "segera": 1, "dekat": 0}
    assert {when: n for when, n in found.berakhir.items() if n} == {2026: 1, 2031: 1}
    assert found.tidak_terbaca == 1


# --- the table ------------------------------------------------------------------------------------


def table(rows: list[Row]) -> list[dict[str, str]]:
    data = as_csv(rows)
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == data.count(b"\n")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_the_table_keeps_text_dates_and_numbers() -> None:
    (line,) = table(
        [row(judul='Data "A"; B', mitra=("PT A", "CV B"), tanggal=DAY, sisa=-5, **due(3))]
    )
    assert line["Judul"] == 'Data "A"; B'
    assert line["Mitra"] == "PT A; CV B"
    assert (line["Tanggal"], line["Sisa hari"]) == ("2026-11-28", "-5")
    assert line["Tenggat berikutnya"] == "Jawaban jatuh tempo: Judul 1"
    assert line["Tanggal tenggat"] == "2026-12-01"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", " =", "＝", "\t=", "|", "%"])
def test_no_cell_of_the_table_is_a_formula(start: str) -> None:
    formula = f"{start}cmd|'/C calc'!A0"
    (line,) = table([row(judul=formula, mitra=(formula,), nomor=formula, langkah=(formula,))])
    for name in ("Judul", "Mitra", "Nomor", "Langkah berikutnya"):
        assert line[name] == f"'{formula}"


# --- the page -------------------------------------------------------------------------------------


def full_of(text: str) -> Row:
    """Give a row that says the same everywhere."""
    link = FileLink(text, text, text)
    return row(
        judul=text,
        mitra=(text, text),
        pemrakarsa=text,
        naskah=text,
        nomor=text,
        langkah=(text,),
        masalah=(text, text),
        tautan=(link, link),
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_in_a_berkas_becomes_markup(text: str) -> None:
    page = Page(as_html(text, [full_of(text)], DAY))
    expected = Page(as_html("x", [full_of("x")], DAY))
    assert page.tags == expected.tags
    assert [name for name, _ in page.attributes] == [name for name, _ in expected.attributes]
    assert text in page.words


def test_the_page_asks_nothing_of_the_network() -> None:
    text = as_html("Ikhtisar", [row(tautan=(FileLink("Bundel", "PDF", "a/b.pdf"),))], DAY)
    assert not re.search(r"https?:|@import|url\(", text)
    page = Page(text)
    named = {value for name, value in page.attributes if name in {"src", "href"}}
    assert named == {"data:,", "a/b.pdf", "daftar.csv"}
    (policy,) = (value for name, value in page.attributes if value and "default-src" in value)
    assert policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_the_page_says_everything_without_scripts() -> None:
    found = row(
        mitra=("PT Contoh",), nomor="100/1", mulai=DAY, berakhir=DAY, sisa=0, **due(-4),
        langkah=("Siapkan naskah",), kesalahan=1,
    )  # fmt: skip
    text = re.sub(
        r"<(script|style)>.*?</\1>", "", as_html("Ikhtisar", [found], DAY), flags=re.DOTALL
    )
    words = html.unescape(re.sub(r"<[^>]+>", " ", text))
    expected = (
        *("Judul 1", "PT Contoh", "100/1", "28 November 2026", "hari ini", "Berjalan", "KSDD"),
        *("terlewat 4 hari lalu", "Siapkan naskah", "1 temuan kesalahan"),
    )
    assert [shown for shown in expected if shown not in words] == []
    assert words.count("Judul 1") == 1  # the deadline doesn't repeat the title


def test_a_thousand_rows_are_laid_out_quickly() -> None:
    rows = [row(number, mitra=("PT A",), **due(number)) for number in range(1000)]
    start = perf_counter()
    text = as_html("Ikhtisar", rows, DAY)
    assert perf_counter() - start < 2  # some 0.1 s on a free machine
    assert text.count("<tr class=") == 1000


# --- the command ----------------------------------------------------------------------------------


def test_the_command_writes_page_and_table_and_tells_what_is_broken(
    year: Path, tmp_path: Path
) -> None:
    out = tmp_path / "web"
    args = ("overview", year, "-o", out, "--year", "2026", "--per", "2026-11-28")
    result = naskah(*args, code=ExitCode.BATCH)
    assert {path.name for path in out.iterdir()} == {"index.html", "daftar.csv"}
    assert "4 berkas" in result.stdout
    assert "z: tidak terbaca" in result.stderr
    naskah(*args, code=ExitCode.OUTPUT)
    (year / "z.json").unlink()
    data = as_json(*args, "--force")
    assert data["ok"]
    assert data["day"] == "2026-11-28"
    assert [one["id"] for one in data["rows"]] == [
        "2024-ksdd-rujukan", "2026-sinergi-ptsl", "2026-daftar-rencana-kerja-sama"
    ]  # fmt: skip
    assert data["rows"][0]["deadlines"][0]["date"] == "2027-03-03"


def test_the_samples_give_an_overview_without_problems() -> None:
    found = g.overview(SAMPLES, day=DAY)
    assert found.complete
    assert found.daerah == ""  # of several regions
    assert len(found.rows) == len([p for p in SAMPLES.glob("*.json") if "profil" not in p.name])
    assert sample("ksdpl-kembar")["judul"] in found.files()["index.html"].decode()
