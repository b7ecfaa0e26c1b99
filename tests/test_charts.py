"""The charts of the annual report: their size, their bytes, and that every label is inside."""

from __future__ import annotations

import functools
import io
from typing import TYPE_CHECKING

import pytest
from monev_samples import attached, cooperation, plan, semester, year_of
from PIL import Image

from generator import charts
from generator.monev.tahun import compute

if TYPE_CHECKING:
    from generator.monev.tahun import Monev

FONT = "Bookman Old Style"
NAMES = ("bentuk", "triwulan", "anggaran", "berakhir")
COUNTS = (3, 300)


@functools.cache
def monev(count: int) -> Monev:
    return compute(attached(*year_of(count)), 2026)


@functools.cache
def drawn(count: int) -> dict[str, charts.Grafik]:
    return charts.draw(monev(count), FONT)


def opened(chart: charts.Grafik) -> Image.Image:
    return Image.open(io.BytesIO(chart.png))


@pytest.mark.parametrize("count", COUNTS)
def test_charts_are_opaque_pictures_of_300_dpi(count: int) -> None:
    assert tuple(drawn(count)) == NAMES
    for chart in drawn(count).values():
        picture = opened(chart)
        assert picture.mode == "RGB"
        width, height = (round(mm / 25.4 * 300) for mm in (charts.WIDTH_MM, charts.HEIGHT_MM))
        assert abs(picture.width - width) <= 1
        assert abs(picture.height - height) <= 1
        assert len(chart.png) < 120_000


def test_equal_figures_give_equal_bytes() -> None:
    again = charts.draw(compute(attached(*year_of(3)), 2026), FONT)
    assert again == drawn(3)
    assert charts.draw(monev(3), "Arial")["bentuk"].png != drawn(3)["bentuk"].png


@pytest.mark.parametrize("count", COUNTS)
def test_nothing_is_drawn_at_the_edge(count: int) -> None:
    """A label that is cut off would touch it."""
    for name, chart in drawn(count).items():
        picture = opened(chart).convert("L")
        width, height = picture.size
        for edge in (
            (0, 0, width, 2), (0, height - 2, width, height),
            (0, 0, 2, height), (width - 2, 0, width, height),
        ):  # fmt: skip
            assert picture.crop(edge).getextrema() == (255, 255), (name, edge)


def test_charts_say_their_figures_in_words_too() -> None:
    found = compute(
        attached(
            cooperation("ksdd", "satu", "2026-02-02", "2027-02-15"),
            cooperation("sinergi", "dua", "2025-02-02", "2026-08-31", pemantauan=[
                semester(1, capaian=[{"kegiatan": "A", "realisasi": 1, "anggaran": 1_250_000,
                                      "sumber": "APBD"}])]),
            plan(("ksdd", 1), ("ksdd", 3)),
        ),
        2026,
    )  # fmt: skip
    told = {name: chart.uraian for name, chart in charts.draw(found, FONT).items()}
    assert told == {
        "bentuk": (
            "Kerja sama tahun 2026 menurut bentuk. Berjalan: Daerah lain 1; Berakhir: Sinergi 1."
        ),
        "triwulan": (
            "Rencana dan penandatanganan tahun 2026 menurut triwulan. Rencana: Triwulan I 1, "
            "Triwulan III 1; Ditandatangani: Triwulan I 1."
        ),
        "anggaran": (
            "Pagu dan realisasi tahun 2026 menurut sumber. Pagu: APBD Rp0; Realisasi: APBD "
            "Rp1,3 juta."
        ),
        "berakhir": (
            "Kerja sama yang berjalan menurut triwulan berakhirnya. Berakhir: triwulan I 2027 1."
        ),
    }


def test_a_year_with_nothing_to_show_has_no_chart() -> None:
    assert charts.draw(compute([], 2026), FONT) == {}
