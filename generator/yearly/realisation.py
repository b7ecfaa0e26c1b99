"""What became of a yearly list: its lines matched with the cooperation that was signed.

A line names the berkas that realises it (`berkas`). Where it doesn't, one cooperation of the same
form with the same title is taken for it, and rule R104 tells so; several alike are never guessed.
"""

from __future__ import annotations

import json
import os
import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from generator import registry
from generator.errors import InputError
from generator.models.kerja_sama import KerjaSama
from generator.models.realisasi import KerjaSamaTerealisasi, NaskahDitandatangani, Realisasi
from generator.models.rencana_tahunan import RencanaTahunan
from generator.sources import discover, load_entry
from generator.yearly.proposal import Proposal, next_list, proposed
from generator.yearly.rows import office_of, partners_of
from generator.yearly.standing import AGREEMENTS, concerns, last_day, standing_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.models.berkas import Berkas
    from generator.models.rencana_tahunan import RencanaKerjaSamaTahunan
    from generator.sources import Entry

_ADDENDUM: Final = "adendum"


class _Match(NamedTuple):
    """The line of a list that a cooperation realises, and how that was found."""

    rencana: int
    cocok: str


@dataclass(frozen=True, slots=True)
class Realised:
    """A yearly list of a source with what became of it.

    Attributes:
        plan: The list in force, `realisasi` computed.
        entry: Where it stands in the source.
        unread: Names of the berkas that can't be read, so that they weren't counted.
        usul: What next year's list might hold.
    """

    plan: RencanaTahunan
    entry: Entry
    unread: tuple[str, ...]
    usul: Proposal

    def file(self, folder: Path) -> bytes:
        """Lay out the berkas of the list anew, its facts as they were typed.

        Args:
            folder: Where it will be; relative paths in it are made to hold there. A berkas names
                only what lies below it, so its profil is left out where that isn't the case.
        """
        result = self.plan.realisasi
        value = self._value(folder)
        value["realisasi"] = result.model_dump(mode="json", exclude_none=True) if result else None
        return _as_json(value)

    def next_file(self, folder: Path) -> bytes:
        """Lay out a berkas of next year's list, for people to finish; see `file`."""
        return _as_json(next_list(self._value(folder), self.usul.daftar))

    def _value(self, folder: Path) -> dict[str, Any]:
        value: dict[str, Any] = json.loads(self.entry.data)
        for name in ("$schema", "profil"):
            if isinstance(path := value.get(name), str):
                value[name] = _moved(path, self.entry.folder, folder)
        if not self.keeps_profile(folder):
            value.pop("profil", None)
        return value

    def keeps_profile(self, folder: Path) -> bool:
        """Say whether the berkas can still name its profil from another folder."""
        path = self.plan.profil
        return path is None or not _moved(path, self.entry.folder, folder).startswith("..")


def _as_json(value: dict[str, Any]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def _moved(path: str, old: Path, new: Path) -> str:
    if old.resolve() == new.resolve() or "://" in path:
        return path
    return Path(os.path.relpath((old / path).resolve(), new.resolve())).as_posix()


def realisation(
    source: str | Path | Iterable[Entry],
    *,
    year: int | None = None,
    per: date | None = None,
    profile: Path | None = None,
) -> Realised:
    """Find the yearly list of a source, and what became of it.

    Args:
        source: What `generator.sources.discover` takes, or what it gave.
        year: The year of the list; that of the latest list if `None`.
        per: The day up to which signatures count; if `None` the last day of the year, or today
            while the year is running.
        profile: The JSON file of the region, instead of the ones the berkas name.

    Returns:
        The list in force, the one that was set last: a change within the year takes the place of
        the list before.

    Raises:
        InputError: The source can't be read, or holds no list of the year, or lists of several
            regions.
    """
    entries = discover(Path(source)) if isinstance(source, str | Path) else source
    known: list[tuple[Entry, Berkas]] = []
    unread: list[str] = []
    for entry in entries:
        try:
            known.append((entry, load_entry(entry, profile=profile)))
        except InputError:
            unread.append(entry.name)
    entry, plan = _list_in_force(known, year)
    last = date(plan.tahun, 12, 31)
    per = per or min(datetime.now(plan.daerah.zona).date(), last)
    berkas = [one for _, one in known]
    result = realised(plan, berkas, per)
    return Realised(result, entry, tuple(unread), proposed(result, berkas, per))


def _list_in_force(
    known: Iterable[tuple[Entry, Berkas]], year: int | None
) -> tuple[Entry, RencanaTahunan]:
    lists = [
        (entry, plan)
        for entry, plan in known
        if isinstance(plan, RencanaTahunan) and year in (None, plan.tahun)
    ]
    if not lists:
        raise InputError("input.no-plan", year=year or "–")
    regions = {plan.daerah.nama_lengkap for _, plan in lists}
    if len(regions) > 1:
        raise InputError("input.plans-of-several-regions", regions=sorted(regions))
    return max(lists, key=lambda pair: _set_on(pair[1]))


def _set_on(plan: RencanaTahunan) -> tuple[int, date]:
    return plan.tahun, plan.penetapan.tanggal if plan.penetapan else date.min


def realised(plan: RencanaTahunan, cooperation: Iterable[Berkas], per: date) -> RencanaTahunan:
    """Give a yearly list with what became of it.

    A line is realised when a binding agreement was signed in the year of the list, by `per`; for an
    extension or a continuation, an addendum counts too.

    Args:
        plan: The list, its profil attached.
        cooperation: The year's berkas; what isn't cooperation, or of another region, is left out.
        per: The day up to which signatures count.

    Returns:
        The same list with a new `realisasi`: the lines of the list in their order, then what was
        signed without a plan, by day.
    """
    region = plan.daerah.nama_lengkap
    known = [
        one
        for one in cooperation
        if isinstance(one, KerjaSama)
        and one.daerah.nama_lengkap == region
        and concerns(one, plan.tahun, per)
    ]
    matches = _matches(plan.daftar, known)
    found = [
        one
        for berkas in known
        for one in (_realised(plan, berkas, matches.get(berkas.id), per),)
        if one.rencana is not None or one.terealisasi
    ]
    found.sort(key=_place)
    return plan.model_copy(update={"realisasi": Realisasi(per=per, kerja_sama=tuple(found))})


def _place(one: KerjaSamaTerealisasi) -> tuple[int, date, str]:
    first = one.naskah[0].tanggal if one.naskah else date.max
    return one.rencana or 10_000, first, one.berkas


def _matches(
    lines: Iterable[RencanaKerjaSamaTahunan], known: Iterable[KerjaSama]
) -> dict[str, _Match]:
    """Find the line of each cooperation: those named by id first, then titles without rivals."""
    numbered = dict(enumerate(lines, start=1))
    ids = {berkas.id for berkas in known}
    found = {
        line.berkas: _Match(number, "berkas")
        for number, line in numbered.items()
        if line.berkas is not None and line.berkas in ids
    }
    titles: defaultdict[tuple[str, str], tuple[list[int], list[str]]]
    titles = defaultdict(lambda: ([], []))
    for number, line in numbered.items():
        if line.berkas is None:
            titles[line.bentuk, _plain(line.judul)][0].append(number)
    for berkas in known:
        if berkas.id not in found:
            titles[berkas.form, _plain(berkas.judul)][1].append(berkas.id)
    for numbers, names in titles.values():
        if len(numbers) == len(names) == 1:
            found[names[0]] = _Match(numbers[0], "judul")
    return found


def _plain(title: str) -> str:
    return re.sub(r"\W+", " ", title).casefold().strip()


def _realised(
    plan: RencanaTahunan, berkas: KerjaSama, match: _Match | None, per: date
) -> KerjaSamaTerealisasi:
    is_new = match is None or plan.daftar[match.rencana - 1].status == "baru"
    documents = AGREEMENTS if is_new else (*AGREEMENTS, _ADDENDUM)
    return KerjaSamaTerealisasi.model_validate(
        {
            "rencana": match.rencana if match else None,
            "cocok": match.cocok if match else None,
            "berkas": berkas.id,
            "bentuk": berkas.form,
            "judul": berkas.judul,
            "mitra": ", ".join(partners_of(berkas)),
            "pemrakarsa": office_of(berkas) or None,
            "naskah": tuple(sorted(_signed(berkas, documents, plan.tahun, per), key=_day)),
            "status": standing_of(berkas, per),
            "berakhir": last_day(berkas, per),
        }
    )


def _day(naskah: NaskahDitandatangani) -> date:
    return naskah.tanggal


def _signed(
    berkas: KerjaSama, documents: Iterable[str], year: int, per: date
) -> Iterator[NaskahDitandatangani]:
    for key in documents:
        naskah = berkas.agreement(key)
        day = naskah.penandatanganan.tanggal if naskah and naskah.penandatanganan else None
        if naskah is not None and day is not None and day.year == year and day <= per:
            title = registry.document(key, berkas.form).title
            number = naskah.nomor.get(berkas.peran_daerah)
            yield NaskahDitandatangani(naskah=title, nomor=number, tanggal=day)
