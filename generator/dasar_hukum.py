"""Which regulations a document names as its legal bases, in print order.

The records stand in `templates/_base/dasar_hukum.json`, over which a region lays its own.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final, Protocol

from generator.errors import InputError
from generator.models.peraturan import DaftarPeraturan, DasarTerpilih, diurutkan
from generator.overlay import layered

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from generator.models.daerah import Profil
    from generator.models.naskah import DasarHukum
    from generator.models.peraturan import Peraturan

FILE: Final = "_base/dasar_hukum.json"
_SUGGESTED: Final = 5


class MenyebutDasarHukum(Protocol):
    """A berkas as far as its legal bases go."""

    @property
    def form(self) -> str:
        """The key of its form."""
        ...

    @property
    def daerah(self) -> Profil:
        """The region whose own laws come along."""
        ...

    @property
    def dasar_hukum(self) -> Sequence[str | DasarHukum]:
        """What it adds: keys, or regulations written out."""
        ...


def read_registry(overrides: Sequence[Path] = ()) -> DaftarPeraturan:
    """Read the shipped regulations with every layer laid over them.

    Raises:
        InputError: A layer's file isn't valid.
    """
    return layered(FILE, DaftarPeraturan, overrides)


def records(overrides: Sequence[Path] = ()) -> Mapping[str, Peraturan]:
    """Give every regulation by its key."""
    return read_registry(overrides).daftar


def chosen_bases(
    berkas: MenyebutDasarHukum,
    document: str = "",
    *,
    extras: Sequence[str] = (),
    overrides: Sequence[Path] = (),
) -> tuple[DasarTerpilih, ...]:
    """Choose the legal bases of a document, in print order: by rank, then in time.

    The defaults are those of `bawaan` under the document's key, else under the first word of it
    (`keputusan`), else under the form. The region's and the berkas' own come on top. A regulation
    named twice is printed once, in the words that stand nearest to the berkas.

    Args:
        berkas: A berkas with its profil attached.
        document: Key of the document; empty for what the form's agreements have in common.
        extras: Further names of `bawaan`, such as `aset`.
        overrides: Layers, the first one wins.

    Raises:
        InputError: A key isn't in the registry, or a layer's file isn't valid.
    """
    registry = read_registry(overrides)
    chosen = [
        _of_key(registry, key)
        for name in (_default(registry, document, berkas.form), *extras)
        for key in registry.bawaan.get(name, ())
    ]
    chosen += _named(registry, "profil.dasar_hukum", berkas.daerah.dasar_hukum)
    chosen += _named(registry, "dasar_hukum", berkas.dasar_hukum)
    unique = {_identity(one): one for one in chosen}
    return tuple(diurutkan(list(unique.values())))


def _default(registry: DaftarPeraturan, document: str, form: str) -> str:
    candidates = (document, document.partition("_")[0], form)
    return next((name for name in candidates if name in registry.bawaan), form)


def _named(
    registry: DaftarPeraturan, path: str, bases: Sequence[str | DasarHukum]
) -> Iterator[DasarTerpilih]:
    for index, basis in enumerate(bases):
        where = f"{path}[{index}]"
        if not isinstance(basis, str):
            yield _written_out(registry, basis, where)
        elif basis in registry.daftar:
            yield _of_key(registry, basis, where)
        else:
            raise InputError(
                "input.unknown-legal-basis",
                where=where,
                key=basis,
                known=_near(basis, sorted(registry.daftar)),
            )


def _near(key: str, known: list[str]) -> list[str]:
    """Give the keys somebody may have meant, or some to show what keys look like."""
    return get_close_matches(key, known, n=_SUGGESTED) or [*known[:_SUGGESTED], "…"]


def _of_key(registry: DaftarPeraturan, key: str, where: str = "") -> DasarTerpilih:
    record = registry.daftar[key]
    return DasarTerpilih(
        teks=registry.teks(key),
        jenis=record.jenis,
        tahun=record.tahun,
        nomor=record.nomor or 0,
        asal=where,
        kunci=key,
        peraturan=record,
        dicabut_oleh=registry.sebutan_pencabut(key),
    )


def _written_out(registry: DaftarPeraturan, basis: DasarHukum, where: str) -> DasarTerpilih:
    key = recognise(registry, basis)
    return DasarTerpilih(
        teks=basis.teks,
        jenis=basis.jenis,
        tahun=basis.tahun,
        nomor=basis.nomor,
        asal=where,
        kunci=key,
        peraturan=registry.daftar.get(key),
        dicabut_oleh=registry.sebutan_pencabut(key) if key else "",
    )


def recognise(registry: DaftarPeraturan, basis: DasarHukum) -> str:
    """Find the key of a regulation that was written out; empty if the registry has none.

    Number and year must agree, and its line must start with its kind, number and year; where
    somebody wrote "Republik Indonesia" between them, it is still the same regulation.
    """
    words = " ".join(basis.teks.casefold().split())
    short = words.replace("republik indonesia nomor", "nomor", 1)
    for key, record in registry.daftar.items():
        if record.jenis == "uud":
            if words == record.nama.casefold():
                return key
            continue
        same = (record.jenis, record.tahun, record.nomor) == (basis.jenis, basis.tahun, basis.nomor)
        if same and re.match(rf"{re.escape(record.sebutan.casefold())}\b", short):
            return key
    return ""


def _identity(basis: DasarTerpilih) -> object:
    record = basis.peraturan
    if record is None:
        return basis.teks
    return (record.sebutan, record.pasal)
