"""Which year a berkas belongs to, where a batch is to make one year's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.models.keputusan import Keputusan
from generator.models.kerja_sama import KerjaSama

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.models.berkas import Berkas


def year_of(berkas: Berkas) -> int | None:
    """Say to which year a berkas belongs; `None` where none of its facts says so yet.

    A cooperation belongs to the year in which the first of its agreements was signed, before that
    to the one its term begins in; a plan or report to the year it is about; any other decree to
    the one it was set in. So each belongs to one year, however long it lasts.
    """
    return next(_years(berkas), None)


def _years(berkas: Berkas) -> Iterator[int]:
    if isinstance(berkas, KerjaSama):
        signings = [agreement.penandatanganan for agreement in berkas.agreements.values()]
        dates = [signing.tanggal for signing in signings if signing and signing.tanggal]
        if dates:
            yield min(dates).year
        if berkas.jangka_waktu is not None:
            yield berkas.jangka_waktu.mulai.year
        return
    year = getattr(berkas, "tahun", None)
    if isinstance(year, int):
        yield year
    if isinstance(berkas, Keputusan) and berkas.penetapan is not None:
        yield berkas.penetapan.tanggal.year
