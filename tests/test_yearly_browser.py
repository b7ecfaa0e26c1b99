"""The overview in a real browser: what it shows, searching, filtering, sorting, and its policy."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

import pytest
from browser import Browser, browser

from generator.tenggat import Tenggat
from generator.yearly.page import as_html
from generator.yearly.rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DAY: Final = date(2026, 11, 28)
HOSTILE: Final = "</script><script>window.hacked=1</script><img src=x onerror=window.hacked=1>"
SHOWN: Final = """
return [...document.querySelectorAll("tbody tr")].filter((row) => row.offsetHeight)
  .map((row) => row.querySelector(".title").textContent)
"""

pytestmark = pytest.mark.browser


def row(judul: str, form: str, status: str, mitra: str, days: int | None = None) -> Row:
    due = [] if days is None else [DAY + timedelta(days=days)]
    return Row(
        judul.lower().replace(" ", "-"), form, judul, status, (mitra,),
        tenggat=tuple(Tenggat("X", when, "Jawaban", "", pasti=True, berkas_id="x") for when in due),
        tenggat_hari=days,
    )  # fmt: skip


ROWS: Final = (
    row("Pendaftaran Tanah", "sinergi", "berjalan", "Kantor Pertanahan", 200),
    row("Beasiswa", "ksdpk", "persiapan", "Universitas Ma'rifat", -3),
    row("Angkutan Perbatasan", "ksdd", "berjalan", "Kabupaten Balangan", 20),
    row(HOSTILE, "ksdd", "berakhir", "PT <b>Tebal</b>"),
)


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browser(tmp_path_factory.mktemp("peramban")) as opened:
        yield opened


@pytest.fixture
def page(window: Browser, tmp_path: Path) -> Browser:
    path = tmp_path / "index.html"
    path.write_text(as_html("Ikhtisar", ROWS, DAY), "utf-8", newline="")
    window.resize(1400, 900)
    window.open(path)
    return window


def titles(page: Browser) -> list[str]:
    found: list[str] = page.run(SHOWN)
    return found


def count(page: Browser) -> str:
    text: str = page.run("return document.querySelector('.count').textContent")
    return text


def choose(page: Browser, name: str, value: str) -> None:
    page.run(
        "const field = document.getElementById(arguments[0]); field.value = arguments[1];"
        "field.dispatchEvent(new Event('change'))",
        name,
        value,
    )


def test_the_page_runs_within_its_policy_and_shows_hostile_titles_as_typed(page: Browser) -> None:
    assert titles(page) == [one.judul for one in ROWS]
    assert page.messages() == []
    assert page.run("return window.hacked === undefined && document.images.length === 0")
    assert page.run("return document.scripts.length") == 1
    assert page.run("return performance.getEntriesByType('resource').length") == 0


def test_typing_finds_words_in_any_order_whatever_their_case_and_apostrophes(page: Browser) -> None:
    page.type("#cari", "TANAH kantor")
    assert titles(page) == ["Pendaftaran Tanah"]
    assert count(page) == "1 dari 4 berkas"
    page.click("[type=reset]")
    page.run("return new Promise((done) => setTimeout(done, 50))")
    assert len(titles(page)) == len(ROWS)
    page.type("#cari", "marifat")
    assert titles(page) == ["Beasiswa"]
    page.type("#cari", " tidakada")
    assert titles(page) == []
    assert "longgarkan" in count(page)


def test_filters_narrow_each_other_and_the_search(page: Browser) -> None:
    choose(page, "status", "berjalan")
    assert titles(page) == ["Pendaftaran Tanah", "Angkutan Perbatasan"]
    choose(page, "bentuk", "ksdd")
    assert titles(page) == ["Angkutan Perbatasan"]
    choose(page, "tenggat", "terlewat")
    assert titles(page) == []
    choose(page, "bentuk", "")
    choose(page, "status", "")
    assert titles(page) == ["Beasiswa"]


def test_heads_sort_both_ways_with_empty_values_last(page: Browser) -> None:
    head = "th[data-sort]:nth-child({}) button"
    page.click(head.format(7))  # deadlines
    assert titles(page) == [ROWS[n].judul for n in (1, 2, 0, 3)]
    page.click(head.format(7))
    assert titles(page) == [ROWS[n].judul for n in (0, 2, 1, 3)]
    page.click(head.format(6))  # status: in the order of the work, not of the alphabet
    assert titles(page)[0] == "Beasiswa"
    sorted_by = (
        "return [...document.querySelectorAll('[aria-sort]')].map((h) => h.innerText.trim())"
    )
    assert page.run(sorted_by) == ["Status"]


@pytest.mark.parametrize("width", [500, 1280, 1600])
def test_nothing_sticks_out_whatever_the_width(page: Browser, width: int) -> None:
    page.resize(width, 900)
    inner, needed = page.run("return [innerWidth, document.documentElement.scrollWidth]")
    assert needed <= inner
