"""The annual monitoring report: a year counted, drawn, and laid out as one document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator import registry
from generator.api import RenderedDocument, refuse_unready
from generator.charts import draw
from generator.composition import render_one
from generator.errors import InputError
from generator.models.laporan_tahunan import LaporanTahunan
from generator.monev.tahun import Monev, compute
from generator.overlay import layers
from generator.rendering.context_report import CHARTS, report_context
from generator.rendering.page import page_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from pathlib import Path

    from generator.models.berkas import Berkas
    from generator.models.daerah import Profil

REPORT: Final = registry.document("laporan_monev_tahunan", LaporanTahunan.form)


@dataclass(frozen=True, slots=True)
class AnnualReport:
    """The annual report of a region.

    Attributes:
        document: The Word document; `convert_documents` makes a PDF of it.
        monev: What it counts.
        others: How many berkas were left out, because they belong to another region.
    """

    document: RenderedDocument
    monev: Monev
    others: int


def blank_report(profil: Profil, year: int, day: date) -> LaporanTahunan:
    """Give a report without narrative parts of its own, which has the usual wording throughout.

    Args:
        profil: The region.
        year: The year.
        day: The date of the report.
    """
    report = LaporanTahunan(
        bentuk="laporan_tahunan",
        versi_skema=1,
        id=f"laporan-tahunan-{year}",
        tahun=year,
        tanggal=day,
    )
    return report.with_profil(profil)


def report(
    berkas: Iterable[Berkas],
    laporan: LaporanTahunan,
    *,
    per: date | None = None,
    draft: bool = False,
    templates: Sequence[Path] = (),
) -> AnnualReport:
    """Make the annual monitoring report.

    Args:
        berkas: The berkas of the year, with profil; those of other regions are left out. The
            yearly plan may be among them.
        laporan: The narrative parts, with profil; `blank_report` gives one without any.
        per: The last day that counts; what `laporan` says if `None`.
        draft: As in `render`.
        templates: As in `render`.

    Returns:
        The report; the same arguments give the same bytes.

    Raises:
        InputError: `per` isn't a day of the year, or the report lacks its date or signatory.
        TemplateError: The template is missing or wrong.
    """
    if not draft:
        refuse_unready(laporan, REPORT.key)
    region = laporan.daerah.nama_lengkap
    every = list(berkas)
    own = [one for one in every if one.daerah.nama_lengkap == region]
    cut_off = per or laporan.keadaan_per
    if cut_off.year != laporan.tahun:
        raise InputError(
            "input.cut-off", where=laporan.id, per=cut_off.isoformat(), year=laporan.tahun
        )
    monev = compute(own, laporan.tahun, cut_off)
    templates = layers(laporan.daerah, templates)
    page = page_of(REPORT.page, laporan.daerah, templates)
    charts = draw(monev, page.huruf or "")
    shown = report_context(monev) | {"grafik": {name: name in charts for name in CHARTS}}
    docx = render_one(laporan, REPORT, draft=draft, templates=templates, extra=shown, charts=charts)
    return AnnualReport(RenderedDocument(REPORT, docx), monev, len(every) - len(own))
