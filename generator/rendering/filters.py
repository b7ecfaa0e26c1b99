"""The filters templates may use: thin names over `generator.indonesian`.

A template formats; it never calculates or rounds.
"""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, Final

from jinja2 import Undefined

from generator.indonesian import angka, inggris, tanggal, terbilang
from generator.rendering.fields import Kosong
from generator.rendering.marks import Marked, mark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from decimal import Decimal

    from jinja2.runtime import LoopContext

_PLANS: Final = {
    "RKPD": "Rencana Kerja Pemerintah Daerah",
    "RPJMD": "Rencana Pembangunan Jangka Menengah Daerah",
    "RPJPD": "Rencana Pembangunan Jangka Panjang Daerah",
    "Renstra": "Rencana Strategis Perangkat Daerah",
    "Renja": "Rencana Kerja Perangkat Daerah",
}
_DECISIONS: Final = {
    "keputusan": "Keputusan",
    "peraturan": "Peraturan",
    "surat_perintah": "Surat Perintah",
    "surat_kuasa": "Surat Kuasa Khusus",
}


def kapital(text: str) -> str:
    """Write in capitals, as titles and names in agreements are."""
    return text.upper()


def kalimat(text: str) -> str:
    """Write the first letter as a capital and leave the rest."""
    return text[:1].upper() + text[1:]


def gabung(parts: Iterable[object]) -> str:
    """Join as running text: "A", "A dan B", "A, B, dan C"."""
    if isinstance(parts, str):
        raise TypeError(parts)
    words = [str(part) for part in parts]
    if len(words) <= 2:  # noqa: PLR2004 – one word or a pair needs no comma
        return " dan ".join(words)
    return ", ".join(words[:-1]) + f", dan {words[-1]}"


def penutup(loop: LoopContext) -> str:
    """End an item of a cumulative list: ";", "; dan" before the last, "." at the end.

    UU 12/2011 Lampiran II no. 87–88.
    """
    if loop.last:
        return "."
    return "; dan" if loop.revindex == 2 else ";"  # noqa: PLR2004 – the last but one


def gabung_inggris(parts: Iterable[object]) -> str:
    """Join as running English text: "A", "A and B", "A, B, and C"."""
    if isinstance(parts, str):
        raise TypeError(parts)
    return inggris.gabung(parts)


def penutup_inggris(loop: LoopContext) -> str:
    """End an item of a cumulative English list: ";", "; and" before the last, "." at the end."""
    return penutup(loop).replace("dan", "and")


def penutup_daftar(loop: LoopContext) -> str:
    """End a line of a list of legal bases: ";", and "." at the end."""
    return "." if loop.last else ";"


def lama(term: Mapping[str, Any]) -> str:
    """Say how long a term with `mulai` and `selesai` lasts, both days included."""
    return tanggal.lama(term["mulai"], term["selesai"])


def lama_inggris(term: Mapping[str, Any]) -> str:
    """Say in English how long a term lasts, both days included."""
    return inggris.lama(term["mulai"], term["selesai"])


def rentang_bulan(schedule: Mapping[str, Any]) -> str:
    """Say from which month to which a schedule with `mulai` and `selesai` runs."""
    return tanggal.rentang_bulan(schedule["mulai"], schedule["selesai"])


def kewenangan(basis: Mapping[str, Any]) -> str:
    """Cite the decision by which an official holds the office."""
    text = _DECISIONS[basis["jenis"]]
    if basis["pejabat"]:
        text += f" {basis['pejabat']}"
    text += f" Nomor {basis['nomor']} tanggal {tanggal.tanggal(basis['tanggal'])}"
    return text + (f" tentang {basis['tentang']}" if basis["tentang"] else "")


def dokumen_perencanaan(key: str) -> str:
    """Spell out the name of a planning document."""
    return _PLANS[key]


def rincian_dana(amounts: Iterable[Mapping[str, Any]]) -> str:
    """List amounts per source as running text."""
    return gabung(f"{row['sumber']} {angka.rupiah(row['jumlah'])}" for row in amounts)


def romawi(number: int) -> str:
    """Write a Roman numeral."""
    return angka.romawi(number)


def huruf_besar(number: int) -> str:
    """Write A, B, C, … for 1, 2, 3, …."""
    return angka.huruf(number).upper()


def semua_huruf(count: int) -> str:
    """Name every letter of a list of `count` items: "huruf a, huruf b, dan huruf c"."""
    return gabung(f"huruf {angka.huruf(number)}" for number in range(1, count + 1))


def sebutan(key: str) -> str:
    """Write a key of a fixed list as a title: `wakil_ketua` is "Wakil Ketua"."""
    return key.replace("_", " ").title()


def terbilang_(number: Decimal | int) -> str:
    """Spell a number in words."""
    return terbilang.terbilang_desimal(number)


def _guarded(name: str, function: Callable[..., str]) -> Callable[..., Any]:
    """Hand a missing value through, and name the filter where a value doesn't fit.

    A missing value gives blanks in a draft, and its own error in a final document.
    """

    @wraps(function)
    def guard(value: Any, *args: Any) -> Any:
        if isinstance(value, (Kosong, Undefined)):
            str(value)
            return value
        try:
            made = function(value, *args)
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as exc:
            message = f"{name} ({type(value).__name__})"
            raise TypeError(message) from exc
        if isinstance(value, Marked):
            return mark(made, value.path, (*value.filters, f"{name}()" if args else name))
        return made

    return guard


_FUNCTIONS: Final[Mapping[str, Callable[..., str]]] = {
    "angka": angka.angka,
    "angka_terbilang": angka.angka_terbilang,
    "dokumen_perencanaan": dokumen_perencanaan,
    "gabung": gabung,
    "gabung_inggris": gabung_inggris,
    "hari": tanggal.hari,
    "huruf_besar": huruf_besar,
    "kalimat": kalimat,
    "kapital": kapital,
    "kewenangan": kewenangan,
    "lama": lama,
    "lama_inggris": lama_inggris,
    "penutup": penutup,
    "penutup_daftar": penutup_daftar,
    "penutup_inggris": penutup_inggris,
    "persen": angka.persen,
    "rentang_bulan": rentang_bulan,
    "rincian_dana": rincian_dana,
    "romawi": romawi,
    "rupiah": angka.rupiah,
    "rupiah_terbilang": angka.rupiah_terbilang,
    "sebutan": sebutan,
    "semua_huruf": semua_huruf,
    "tanggal": tanggal.tanggal,
    "tanggal_angka": tanggal.tanggal_angka,
    "tanggal_inggris": inggris.tanggal,
    "tanggal_inggris_terbilang": inggris.tanggal_terbilang,
    "tanggal_terbilang": tanggal.tanggal_terbilang,
    "terbilang": terbilang_,
}

FILTERS: Final[Mapping[str, Callable[..., Any]]] = {
    name: _guarded(name, function) for name, function in _FUNCTIONS.items()
}
