"""The overview as a web page: one file, nothing from the network, readable without scripts.

The page's text, look and behaviour stand in `page.html`, `page.css` and `page.js`. Whatever comes
from a berkas goes through markupsafe's `Markup.format`, which escapes it; and the page allows no
style or script but its own two, named by their hashes.
"""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from generator import registry
from generator.indonesian.angka import angka
from generator.indonesian.tanggal import tanggal
from generator.resources import PACKAGE
from generator.yearly import bars
from generator.yearly.figures import URGENCIES, figures_of, urgency_of
from generator.yearly.rows import NOT_READ, SET
from generator.yearly.standing import STANDINGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from generator.yearly.figures import Figures
    from generator.yearly.rows import Row

_FOLDER: Final = PACKAGE / "yearly"
_URGENT: Final = {
    "terlewat": "Terlewat",
    "segera": "30 hari ke depan",
    "dekat": "31–180 hari ke depan",
}
_ORDER: Final = (NOT_READ, *STANDINGS, SET)
_NONE: Final = Markup('<span class="none">–</span>')
_JOIN: Final = Markup("")


def as_html(title: str, rows: Sequence[Row], day: date) -> str:
    """Lay out the page.

    Args:
        title: The heading, such as `Ikhtisar Kerja Sama Kabupaten Tabalong Tahun 2026`.
        rows: The lines, in the order wanted.
        day: The day of judgement.
    """
    css, js = _own("page.css"), _own("page.js")
    statuses = {row.status for row in rows}
    has_files = any(row.tautan for row in rows)
    policy = (
        f"default-src 'none'; img-src data:; style-src {_hash(css)}; script-src {_hash(js)}; "
        "base-uri 'none'; form-action 'none'"
    )
    return _own("page.html").format(
        csp=policy,
        title=title,
        day=tanggal(day),
        css=css,
        js=js,
        figures=_figures(figures_of(rows, day)),
        charts=_charts(figures_of(rows, day)),
        forms=_options(_forms(rows)),
        statuses=_options((one, one.capitalize()) for one in _ORDER if one in statuses),
        urgencies=_options(_URGENT.items()),
        count=f"{len(rows)} berkas",
        files=Markup('<th scope="col">Berkas</th>\n') if has_files else "",
        rows=Markup("\n").join(_row(row, has_files=has_files) for row in rows),
    )


def _own(name: str) -> Markup:
    return Markup((_FOLDER / name).read_text("utf-8"))  # noqa: S704 – our own file


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _options(pairs: Iterable[tuple[str, str]]) -> Markup:
    return _JOIN.join(Markup('<option value="{}">{}</option>').format(*pair) for pair in pairs)


def _forms(rows: Sequence[Row]) -> Iterable[tuple[str, str]]:
    found = {row.form for row in rows}
    return ((form.key, form.title) for form in registry.FORMS if form.key in found)


def _figures(figures: Figures) -> Markup:
    lines = [("", "kerja sama", figures.kerja_sama)]
    lines += [(one, one, figures.status[one]) for one in STANDINGS if figures.status[one]]
    labels = ("tenggat terlewat", "tenggat dalam 30 hari", "tenggat dalam 31–180 hari")
    lines += zip(URGENCIES, labels, figures.tenggat.values(), strict=True)
    if figures.tidak_terbaca:
        lines.append(("masalah", NOT_READ, figures.tidak_terbaca))
    cell = Markup('<div class="{}"><dt>{}</dt><dd>{}</dd></div>')
    return _JOIN.join(
        cell.format(kind if number else "nil", label, number) for kind, label, number in lines
    )


def _charts(figures: Figures) -> Markup:
    if not figures.kerja_sama:
        return Markup("")
    forms = {_short(form): counts for form, counts in figures.bentuk.items()}
    years = list(figures.berakhir)
    ends = {
        f"{year} dst." if year == years[-1] else str(year): {"berjalan": number}
        for year, number in figures.berakhir.items()
    }
    used = [one for one in STANDINGS if figures.status[one]]
    return bars.chart("Menurut bentuk dan status", forms, legend=used) + bars.chart(
        "Berakhir menurut tahun", ends
    )


def _short(form: str) -> str:
    return form.upper() if form.startswith("ksd") else form.replace("_", " ").capitalize()


def _row(row: Row, *, has_files: bool) -> Markup:
    kind = "masalah" if row.masalah else urgency_of(row.tenggat_hari)
    search = " ".join(
        (row.name, row.judul, *row.mitra, row.pemrakarsa, row.naskah, row.nomor, *row.langkah)
    )
    return Markup(
        '<tr class="{kind}" data-bentuk="{form}" data-status="{status}" data-tenggat="{urgency}" '
        'data-cari="{search}">{cells}</tr>'
    ).format(
        kind=kind,
        form=row.form,
        status=row.status,
        urgency=urgency_of(row.tenggat_hari),
        search=search,
        cells=_JOIN.join(_cells(row)) + (_cell("Berkas", _files(row)) if has_files else ""),
    )


def _cells(row: Row) -> Iterable[Markup]:
    yield Markup(
        '<th scope="row" data-key="{judul}"><span class="title">{judul}</span>'
        '<small>{form}<span class="id">{name}</span></small></th>'
    ).format(judul=row.judul, form=_badge(row.form), name=row.name if row.form else "")
    yield _cell("Mitra", _lines(row.mitra), key=", ".join(row.mitra))
    yield _cell("Perangkat daerah", row.pemrakarsa, key=row.pemrakarsa)
    yield _cell("Naskah", _agreement(row), key=_iso(row.tanggal))
    yield _cell("Jangka waktu", _term(row), key=_iso(row.berakhir))
    yield _cell("Status", _status(row), key=str(_ORDER.index(row.status)), kind="state")
    yield _cell(
        "Tenggat", _due(row), key=_iso(row.tenggat[0].tanggal if row.tenggat else None), kind="due"
    )
    yield _cell("Langkah", _steps(row), kind="step")


def _cell(label: str, content: str, *, key: str = "", kind: str = "") -> Markup:
    return Markup(
        '<td class="{kind}" data-label="{label}" data-key="{key}"><div>{content}</div></td>'
    ).format(
        kind=kind if content else f"{kind} empty".strip(),
        label=label,
        key=key,
        content=content or _NONE,
    )


def _badge(form: str) -> Markup:
    if not form:
        return Markup("")
    return Markup('<abbr class="form" title="{}">{}</abbr> ').format(
        registry.form(form).title, _short(form)
    )


def _iso(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _lines(lines: Sequence[str]) -> Markup:
    if not lines[1:]:
        return _JOIN.join(lines)
    items = _JOIN.join(Markup("<li>{}</li>").format(line) for line in lines)
    return Markup('<ul class="plain">{}</ul>').format(items)


def _agreement(row: Row) -> Markup:
    day = tanggal(row.tanggal) if row.tanggal else ""
    return _spans(("line", row.naskah), ("line small", row.nomor), ("line small", day))


def _spans(*spans: tuple[str, str]) -> Markup:
    return _JOIN.join(Markup('<span class="{}">{}</span>').format(*one) for one in spans if one[1])


def _term(row: Row) -> Markup:
    if row.berakhir is None:
        return Markup("")
    return _spans(
        ("line", f"{tanggal(row.mulai)} –" if row.mulai else ""),
        ("line", tanggal(row.berakhir)),
        ("line small", _days(row.sisa or 0, "berakhir")),
    )


def _days(days: int, past: str) -> str:
    if days == 0:
        return "hari ini"
    count = angka(abs(days))
    return f"{count} hari lagi" if days > 0 else f"{past} {count} hari lalu"


def _status(row: Row) -> Markup:
    mark = bars.swatch(row.status) if row.status in STANDINGS else ""
    kind = "bad" if row.status == NOT_READ else ""
    return Markup('{}<span class="{}">{}</span>').format(mark, kind, row.status.capitalize())


def _due(row: Row) -> Markup:
    if not row.tenggat:
        return Markup("")
    first, *others = row.tenggat
    days = row.tenggat_hari
    shown = _spans(
        ("line", tanggal(first.tanggal)),
        ("line left", _days(days, "terlewat") if days is not None and urgency_of(days) else ""),
        ("small", row.task(first)),
    )
    return shown + _more("tenggat", [f"{tanggal(due.tanggal)}: {row.task(due)}" for due in others])


def _steps(row: Row) -> Markup:
    first, *others = row.masalah or ("",)
    counts = (("kesalahan", row.kesalahan, "bad"), ("peringatan", row.peringatan, "small"))
    lines = [("problem", first)] if first else []
    lines += [("", step) for step in row.langkah]
    lines += [(kind, f"{number} temuan {name}") for name, number, kind in counts if number]
    items = _JOIN.join(Markup('<li class="{}">{}</li>').format(*line) for line in lines)
    shown = Markup('<ul class="plain">{}</ul>').format(items) if items else Markup("")
    return shown + _more("masalah", others)


def _more(what: str, lines: Sequence[str]) -> Markup:
    """Fold away what few readers want to see at once."""
    if not lines:
        return Markup("")
    items = _JOIN.join(Markup("<li>{}</li>").format(line) for line in lines)
    return Markup(
        '<details><summary>{} {} lain</summary><ul class="plain small">{}</ul></details>'
    ).format(len(lines), what, items)


def _files(row: Row) -> Markup:
    if not row.tautan:
        return Markup("")
    link = Markup('<a href="{}">{}</a> <small>{}</small>')
    first, *others = [link.format(one.href, one.title, one.kind) for one in row.tautan]
    return first + _more("berkas", others)
