"""One line of the overview: what a reader wants to know of a berkas on a given day."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from generator import registry
from generator.deadlines import deadlines_of
from generator.models.keputusan import Keputusan
from generator.models.kerja_sama import KerjaSama
from generator.yearly.standing import current_agreement, last_day, signed_agreements, standing_of
from generator.yearly.steps import steps_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from generator.errors import GeneratorError
    from generator.models.berkas import Berkas
    from generator.rules.finding import Finding
    from generator.tenggat import Tenggat

NOT_READ: Final = "tidak terbaca"
SET: Final = "ditetapkan"
SOON_DAYS: Final = 30


@dataclass(frozen=True, slots=True)
class FileLink:
    """A file made of a berkas.

    Attributes:
        title: What it is, such as `Bundel` or a document's title.
        kind: The file's kind, such as `PDF`.
        href: Where it is, relative to the page, percent-encoded.
    """

    title: str
    kind: str
    href: str


@dataclass(frozen=True, slots=True)
class Row:
    """One berkas in the overview.

    Attributes:
        name: Its id; the source's name for it where it can't be read.
        form: The key of its form; empty where it can't be read.
        judul: What it is about.
        status: A standing of `generator.yearly.standing`; `ditetapkan` or `persiapan` for a
            decree; `tidak terbaca` for a berkas that isn't valid.
        mitra: The parties besides the user's own region.
        pemrakarsa: The office that starts it.
        naskah: The title of the agreement that counts.
        nomor: The region's number of it.
        tanggal: When it was signed.
        mulai: The first day of its term.
        berakhir: The last day of the cooperation: of its term, or the day it was ended.
        sisa: Days from the day of judgement to that day; negative once it is over.
        langkah: What comes next, or what is missing.
        tenggat: What is still due, the earliest first.
        tenggat_hari: Days to the earliest; negative once it is overdue.
        kesalahan: How many findings block documents.
        peringatan: How many other findings there are, hints left out.
        masalah: Why the berkas can't be read, or its documents can't be made.
        tautan: The files made of it.
    """

    name: str
    form: str
    judul: str
    status: str
    mitra: tuple[str, ...] = ()
    pemrakarsa: str = ""
    naskah: str = ""
    nomor: str = ""
    tanggal: date | None = None
    mulai: date | None = None
    berakhir: date | None = None
    sisa: int | None = None
    langkah: tuple[str, ...] = ()
    tenggat: tuple[Tenggat, ...] = ()
    tenggat_hari: int | None = None
    kesalahan: int = 0
    peringatan: int = 0
    masalah: tuple[str, ...] = ()
    tautan: tuple[FileLink, ...] = ()

    def task(self, due: Tenggat) -> str:
        """Say what a deadline is about, without the title that the row shows anyway."""
        return due.judul.removesuffix(f": {self.judul}")


def row_of(
    berkas: Berkas, day: date, findings: Sequence[Finding] = (), links: Sequence[FileLink] = ()
) -> Row:
    """Tell of a berkas what the overview prints.

    Args:
        berkas: A berkas with its profil attached.
        day: The day of judgement.
        findings: What `api.check` found in it.
        links: The files made of it.
    """
    row = (
        _of_cooperation(berkas, day)
        if isinstance(berkas, KerjaSama)
        else Row(berkas.id, berkas.form, berkas.heading, "persiapan")
    )
    if isinstance(berkas, Keputusan) and berkas.penetapan is not None:
        decree = berkas.penetapan
        row = replace(row, status=SET, nomor=decree.nomor, tanggal=decree.tanggal)
    blocking = sum(finding.blocks for finding in findings)
    return replace(
        row,
        langkah=steps_of(berkas, day),
        kesalahan=blocking,
        peringatan=sum(finding.severity != "info" for finding in findings) - blocking,
        tautan=tuple(links),
    )


def unreadable(name: str, error: GeneratorError, folder: Path) -> Row:
    """Tell of a berkas that can't be read why that is so; see `complaints`."""
    return Row(name, "", name, NOT_READ, masalah=complaints(error, folder))


def complaints(error: GeneratorError, folder: Path) -> tuple[str, ...]:
    """Say in Indonesian what an error says, and each of its problems.

    Args:
        error: Why a berkas can't be used.
        folder: The folder of the berkas, which isn't told to readers of the page.
    """
    problems = (
        f"{problem.path}: {problem.message()}" if problem.path else problem.message()
        for problem in getattr(error, "problems", ())
    )
    return tuple(line.replace(f"{folder}{os.sep}", "") for line in (error.message(), *problems))


def partners_of(berkas: KerjaSama) -> tuple[str, ...]:
    """Name the parties besides the user's own region, without what governments have in common."""
    return tuple(
        party.nama.removeprefix("Pemerintah Daerah ").removeprefix("Pemerintah ")
        for party in berkas.pihak
        if not party.daerah
    )


def office_of(berkas: KerjaSama) -> str:
    """Name the office that starts a cooperation, without the region; empty where none is named."""
    if berkas.pemrakarsa is None:
        return ""
    return berkas.pemrakarsa.nama.removesuffix(berkas.daerah.nama_lengkap).rstrip()


def _of_cooperation(berkas: KerjaSama, day: date) -> Row:
    agreement = current_agreement(berkas, day)
    status = standing_of(berkas, day)
    last = last_day(berkas, day)
    due = () if status == "berakhir" else _still_due(berkas, day)
    row = Row(
        berkas.id,
        berkas.form,
        berkas.heading,
        status,
        mitra=partners_of(berkas),
        pemrakarsa=office_of(berkas),
        berakhir=last,
        sisa=(last - day).days if last else None,
        tenggat=due,
        tenggat_hari=(due[0].tanggal - day).days if due else None,
    )
    if agreement is None:
        return row
    return replace(
        row,
        naskah=registry.document(agreement.key, berkas.form).title,
        nomor=agreement.naskah.nomor.get(berkas.peran_daerah, ""),
        tanggal=agreement.tanggal,
        mulai=agreement.mulai,
    )


def _still_due(berkas: KerjaSama, day: date) -> tuple[Tenggat, ...]:
    """List the deadlines, without the ends of terms that are over or that nobody signed yet."""
    signed = {f"akhir-{one.key}" for one in signed_agreements(berkas, day)}
    return tuple(
        due
        for due in deadlines_of(berkas)
        if not due.kode.startswith("akhir-") or (due.kode in signed and due.tanggal >= day)
    )
