"""Signatories as documents print them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.indonesian.nama import nama_bergelar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.models.signatory import PenandaTangan
    from generator.rendering.plain import Plain


def signatory(person: PenandaTangan, plain: Plain, *, letter: bool) -> dict[str, Any]:
    """Lay out a signatory.

    Args:
        person: Who signs.
        plain: How absent values are written.
        letter: Whether the document prints titles, rank and NIP, as letters do; decrees don't
            (Permendagri 1/2023 Pasal 44).
    """
    official = person.pejabat
    if official is None:
        blank = plain.value(None, person.peran)
        return {"peran": person.peran, "pangkat": "", "nip": ""} | dict.fromkeys(
            ("jabatan", "nama", "nama_bergelar", "nama_cetak"), blank
        )
    titled = nama_bergelar(official)
    full = titled if letter and person.bergelar else official.nama
    ranked = letter and person.berpangkat
    return {
        "peran": person.peran,
        "jabatan": official.jabatan,
        "nama": official.nama,
        "nama_bergelar": titled if person.bergelar else official.nama,
        "nama_cetak": full if letter else full.upper(),
        "pangkat": (official.pangkat or "") if ranked else "",
        "nip": (official.nip or "") if ranked else "",
    }


def signature_columns(
    parties: Sequence[dict[str, Any]], *, kedua_left: bool
) -> list[list[dict[str, Any]]]:
    """Arrange signatories in columns, left to right: two, or three for three and for many parties.

    The format of Permendagri 22/2020 puts PIHAK KEDUA on the left and PIHAK KESATU on the right;
    `kedua_left` says whether to follow it.
    """
    count = 2 if len(parties) in (2, 4) else 3
    columns = [list(parties[start::count]) for start in range(count)]
    return columns[::-1] if kedua_left else columns
