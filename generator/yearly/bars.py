"""Small bar charts as inline SVG: one bar a line, stacked by standing, its sum beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_LABEL: Final = 90  # all in CSS pixels of the drawing, which scales with the page
_BAR: Final = 300
_SUM: Final = 50
_LINE: Final = 24
_THICK: Final = 16


def chart(
    title: str, bars: Mapping[str, Mapping[str, int]], *, legend: Sequence[str] = ()
) -> Markup:
    """Draw counts by label; screen readers hear title, labels and sums.

    Args:
        title: The caption.
        bars: Counts by label and kind, each kind in the class of its name.
        legend: The kinds to explain below, in their order.
    """
    longest = max((sum(counts.values()) for counts in bars.values()), default=0)
    lines = Markup("").join(
        _bar(place, label, counts, longest) for place, (label, counts) in enumerate(bars.items())
    )
    told = ", ".join(f"{label} {sum(counts.values())}" for label, counts in bars.items())
    keys = Markup("").join(Markup("<li>{}{}</li>").format(swatch(kind), kind) for kind in legend)
    return Markup(
        '<figure><figcaption>{title}</figcaption><svg viewBox="0 0 {width} {height}" role="img" '
        'aria-label="{title}: {told}">{lines}</svg>{legend}</figure>'
    ).format(
        title=title,
        width=_LABEL + _BAR + _SUM,
        height=_LINE * len(bars),
        told=told,
        lines=lines,
        legend=Markup('<ul class="legend">{}</ul>').format(keys) if keys else "",
    )


def swatch(kind: str) -> Markup:
    """Draw a square in the colour of a kind."""
    return Markup(
        '<svg viewBox="0 0 12 12" aria-hidden="true">'
        '<rect class="{}" width="12" height="12"/></svg>'
    ).format(kind)


def _bar(place: int, label: str, counts: Mapping[str, int], longest: int) -> Markup:
    top = place * _LINE + (_LINE - _THICK) // 2
    base = place * _LINE + _LINE / 2 + 4.5
    drawn = Markup("")
    left = float(_LABEL)
    for kind, number in counts.items():
        if number:
            width = _BAR * number / longest
            drawn += Markup(
                '<rect class="{}" x="{:.1f}" y="{}" width="{:.1f}" height="{}">'
                "<title>{} {}: {}</title></rect>"
            ).format(kind, left, top, max(width - 1, 1), _THICK, label, kind, number)
            left += width
    return Markup(
        '<text x="{}" y="{}" text-anchor="end">{}</text>{}<text class="soft" x="{:.1f}" y="{}">{}'
        "</text>"
    ).format(_LABEL - 8, base, label, drawn, left + 6, base, sum(counts.values()))
