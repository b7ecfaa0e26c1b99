"""The charts of the annual report, drawn to be printed: one colour, greys, figures at the bars.

Every chart is a PNG of 300 dpi whose bytes depend on its figures and typeface alone, with a text
that says the same to those who can't see it.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from generator.indonesian.angka import angka
from generator.indonesian.tanggal import tambah_bulan
from generator.monev.periode import triwulan
from generator.pdf.fonts import family
from generator.pictures import opaque

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from generator.monev.tahun import Monev

DPI: Final = 300
WIDTH_MM: Final = 160
HEIGHT_MM: Final = 60
COLOUR: Final = "#1f4e79"
GREY: Final = "#b8bec6"
INK: Final = "#222222"
FALLBACK_FONT: Final = "Arial"
QUARTERS_AHEAD: Final = 12
LEAST_LYING: Final = 3  # fewer bars leave the rest empty, rather than grow fat
_MM_PER_INCH: Final = 25.4
_POINTS: Final = 8.5
_MILLION: Final = 1_000_000
_BILLION: Final = 1_000_000_000
_TENTH: Final = Decimal("0.1")
_NAMES: Final = {
    "ksdd": "Daerah lain",
    "ksdpk": "Pihak ketiga",
    "ksdpl": "Pemda luar negeri",
    "ksdll": "Lembaga luar negeri",
    "sinergi": "Sinergi",
}
_SOURCES: Final = {"APBN": "APBN", "APBD": "APBD", "Lainnya": "Lainnya", "": "Tidak disebutkan"}


@dataclass(frozen=True, slots=True)
class Grafik:
    """A chart.

    Attributes:
        png: The picture.
        uraian: What it shows, in words.
    """

    png: bytes
    uraian: str


def draw(monev: Monev, font: str) -> dict[str, Grafik]:
    """Draw the charts of a year.

    Args:
        monev: The year.
        font: The typeface of the report, as its page profile names it.

    Returns:
        Charts by name: `bentuk`, `triwulan`, `anggaran`, `berakhir`; without those that have
        nothing to show.
    """
    makers: tuple[tuple[str, Callable[[Monev], _Bars | None]], ...] = (
        ("bentuk", _by_form),
        ("triwulan", _by_quarter),
        ("anggaran", _by_source),
        ("berakhir", _by_end),
    )
    made = ((name, maker(monev)) for name, maker in makers)
    return {name: bars.picture(font) for name, bars in made if bars is not None}


@dataclass(frozen=True, slots=True)
class _Bars:
    """Bars in one or two series.

    Attributes:
        title: What the chart shows, for its text.
        names: What each bar, or pair of bars, is about.
        series: Name, colour, figures and printed figures of each series.
        lying: Whether bars lie, one series below the other; they stand side by side otherwise.
        spoken: The names in full, where the picture shortens them.
    """

    title: str
    names: tuple[str, ...]
    series: tuple[tuple[str, str, tuple[float, ...], tuple[str, ...]], ...]
    lying: bool
    spoken: tuple[str, ...] = ()

    def picture(self, font: str) -> Grafik:
        """Draw it and say what it shows."""
        with _typeface(font):
            figure, axes = _figure()
            (self._lie if self.lying else self._stand)(axes)
            if len(self.series) > 1:
                _legend(figure, axes)
            png = _png(figure)
        return Grafik(png, self._told())

    def _told(self) -> str:
        names = self.spoken or self.names
        told = [
            f"{label}: " + ", ".join(f"{n} {t}" for n, t in zip(names, texts, strict=True) if t)
            for label, _, _, texts in self.series
        ]
        return f"{self.title}. {'; '.join(told)}."

    def _lie(self, axes: Axes) -> None:
        thickness = 0.72 / len(self.series)
        for index, (label, colour, values, texts) in enumerate(self.series):
            offset = (index - (len(self.series) - 1) / 2) * thickness
            places = [place + offset for place in range(len(self.names))]
            drawn = axes.barh(places, values, thickness * 0.92, color=colour, label=label)
            axes.bar_label(drawn, texts, padding=3, color=INK, fontsize=_POINTS)
        axes.set_yticks(range(len(self.names)), self.names)
        axes.set_ylim(max(len(self.names), LEAST_LYING) - 0.5, -0.5)  # the first on top
        axes.set_xlim(0, _limit(self.series, 1.22))
        axes.xaxis.set_visible(False)
        _bare(axes, "left")

    def _stand(self, axes: Axes) -> None:
        thickness = 0.72 / len(self.series)
        for index, (label, colour, values, texts) in enumerate(self.series):
            offset = (index - (len(self.series) - 1) / 2) * thickness
            places = [place + offset for place in range(len(self.names))]
            drawn = axes.bar(places, values, thickness * 0.92, color=colour, label=label)
            axes.bar_label(drawn, texts, padding=2, color=INK, fontsize=_POINTS)
        axes.set_xticks(range(len(self.names)), self.names)
        axes.set_ylim(0, _limit(self.series, 1.15))
        axes.yaxis.set_visible(False)
        _bare(axes, "bottom")


def _limit(
    series: Sequence[tuple[str, str, tuple[float, ...], tuple[str, ...]]], room: float
) -> float:
    """Give the length of the axis: the longest bar and room for its figure."""
    return max((value for _, _, values, _ in series for value in values), default=0) * room or 1


def _by_form(monev: Monev) -> _Bars | None:
    rows = [row for row in monev.rekap if row.bentuk]
    if not monev.tercatat:
        return None
    return _Bars(
        f"Kerja sama tahun {monev.periode.tahun} menurut bentuk",
        tuple(_NAMES[row.bentuk] for row in rows),
        (
            _counted("Berjalan", COLOUR, [row.berjalan for row in rows]),
            _counted("Berakhir", GREY, [row.berakhir for row in rows]),
        ),
        lying=True,
    )


def _by_quarter(monev: Monev) -> _Bars | None:
    whole = monev.rekap[-1]
    if not (whole.rencana or whole.realisasi):
        return None
    return _Bars(
        f"Rencana dan penandatanganan tahun {monev.periode.tahun} menurut triwulan",
        tuple(f"Triwulan {number}" for number in ("I", "II", "III", "IV")),
        (
            _counted("Rencana", GREY, whole.rencana_triwulan),
            _counted("Ditandatangani", COLOUR, whole.realisasi_triwulan),
        ),
        lying=False,
    )


def _by_source(monev: Monev) -> _Bars | None:
    rows = monev.keuangan[:-1]
    if not rows:
        return None
    return _Bars(
        f"Pagu dan realisasi tahun {monev.periode.tahun} menurut sumber",
        tuple(_SOURCES[row.sumber] for row in rows),
        (
            _paid("Pagu", GREY, [row.pagu for row in rows]),
            _paid("Realisasi", COLOUR, [row.realisasi for row in rows]),
        ),
        lying=True,
    )


def _by_end(monev: Monev) -> _Bars | None:
    """Count what runs by the quarter of its end: three years ahead, then all the rest."""
    running = [one.keadaan.akhir for one in monev.tercatat if one.keadaan.berjalan]
    if not running:
        return None
    begin = monev.periode.per
    first = date(begin.year, triwulan(begin) * 3 - 2, 1)
    starts = [tambah_bulan(first, 3 * index) for index in range(QUARTERS_AHEAD + 1)]
    if monev.periode.per == _last_day(first):  # nothing is left of this quarter
        starts = [tambah_bulan(start, 3) for start in starts]
    spans = list(pairwise(starts))
    counts = [sum(end is not None and a <= end < b for end in running) for a, b in spans]
    later = sum(end is None or end >= starts[-1] for end in running)
    names = [
        f"{_ROMAN[triwulan(a)]}\n{a.year}" if _opens(a, starts[0]) else _ROMAN[triwulan(a)]
        for a, _ in spans
    ]
    return _Bars(
        "Kerja sama yang berjalan menurut triwulan berakhirnya",
        (*names, "sesu-\ndahnya"),
        (_counted("Berakhir", COLOUR, [*counts, later]),),
        lying=False,
        spoken=(*(f"triwulan {_ROMAN[triwulan(a)]} {a.year}" for a, _ in spans), "sesudahnya"),
    )


_ROMAN: Final = {1: "I", 2: "II", 3: "III", 4: "IV"}


def _opens(start: date, first: date) -> bool:
    """Say whether a quarter is the first one shown of its year."""
    return start == first or triwulan(start) == 1


def _last_day(first: date) -> date:
    return date.fromordinal(tambah_bulan(first, 3).toordinal() - 1)


_Series = tuple[str, str, tuple[float, ...], tuple[str, ...]]


def _counted(label: str, colour: str, counts: Sequence[int]) -> _Series:
    return label, colour, tuple(map(float, counts)), tuple(angka(n) if n else "" for n in counts)


def _paid(label: str, colour: str, amounts: Sequence[Decimal]) -> _Series:
    return label, colour, tuple(map(float, amounts)), tuple(_short(amount) for amount in amounts)


def _short(amount: Decimal) -> str:
    """Print an amount in the unit that suits its size, with one decimal."""
    for size, unit in ((_BILLION, "miliar"), (_MILLION, "juta")):
        if amount >= size:
            return f"Rp{angka((amount / size).quantize(_TENTH, ROUND_HALF_UP))} {unit}"
    return f"Rp{angka(amount)}"


# --- matplotlib -----------------------------------------------------------------------------------


def _figure() -> tuple[Figure, Axes]:
    from matplotlib.figure import Figure  # noqa: PLC0415 – slow to import

    figure = Figure(
        (WIDTH_MM / _MM_PER_INCH, HEIGHT_MM / _MM_PER_INCH), dpi=DPI, layout="constrained"
    )
    return figure, figure.subplots()


def _typeface(font: str) -> Any:
    """Give a block within which text is set in the report's typeface."""
    import matplotlib as mpl  # noqa: PLC0415 – as above
    from matplotlib import font_manager  # noqa: PLC0415 – as above

    shipped = family(font) or family(FALLBACK_FONT)
    if shipped is None:
        raise ValueError(font)
    known = {entry.fname for entry in font_manager.fontManager.ttflist}
    for file in shipped.files:
        if str(file) not in known:
            font_manager.fontManager.addfont(str(file))
    inside = font_manager.get_font(str(shipped.files[0])).family_name
    return mpl.rc_context({"font.family": inside, "font.size": _POINTS})


def _bare(axes: Axes, kept: str) -> None:
    """Leave one line of the frame, and no ticks."""
    for side, line in axes.spines.items():
        line.set_visible(side == kept)
        line.set_color(INK)
        line.set_linewidth(0.6)
    axes.tick_params(length=0, colors=INK, labelsize=_POINTS)


def _legend(figure: Figure, axes: Axes) -> None:
    handles, labels = axes.get_legend_handles_labels()
    figure.legend(
        handles, labels, loc="outside upper right", ncols=2, frameon=False, fontsize=_POINTS,
        labelcolor=INK, handlelength=1.0, handleheight=0.8,
    )  # fmt: skip


def _png(figure: Figure) -> bytes:
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415 – as above

    FigureCanvasAgg(figure)
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=DPI, metadata={"Software": None})
    return opaque(buffer.getvalue())
