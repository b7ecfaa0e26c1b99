"""Hypothesis strategies: JSON values that the annotated types of `generator.models.types` take."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from generator.models.types import BILANGAN_LIMIT, MAX_WORD, RUPIAH_LIMIT

if TYPE_CHECKING:
    from decimal import Decimal

    from hypothesis.strategies import SearchStrategy

_REFUSED = [*map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A)), "\ufffe", "\uffff"]
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_DIGITS = "0123456789"

json_scalars = (
    st.none()
    | st.booleans()
    | st.integers(-(10**20), 10**20)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text()
)
json_values = st.recursive(
    json_scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
json_objects = st.dictionaries(st.text(), json_values, max_size=5)


def teks(max_size: int = 120) -> SearchStrategy[str]:
    """One line of text as people and other programs may type it, not yet normalised."""
    characters = st.characters(
        exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters=_REFUSED
    )
    return st.text(characters, min_size=1, max_size=max_size).filter(_is_text)


def _is_text(text: str) -> bool:
    visible = any(unicodedata.category(character)[0] not in "CZ" for character in text)
    normal = unicodedata.normalize("NFC", text)
    return visible and all(len(word) <= MAX_WORD for word in normal.split())


def judul() -> SearchStrategy[str]:
    return teks().filter(lambda text: unicodedata.normalize("NFC", text).strip()[-1] not in ".,;:")


def nomor_naskah() -> SearchStrategy[str]:
    return teks(30) | st.from_regex(r"[0-9.]{3,9}/[0-9]{1,4}/[A-Z]{2,6}/2026", fullmatch=True)


def rupiah() -> SearchStrategy[int | str]:
    amounts = st.integers(0, RUPIAH_LIMIT - 1)
    with_sen = st.tuples(amounts, st.from_regex(r"\.[0-9]{1,2}", fullmatch=True))
    return amounts | amounts.map(str) | with_sen.map(lambda pair: f"{pair[0]}{pair[1]}")


def bilangan() -> SearchStrategy[int | Decimal]:
    return st.integers(0, BILANGAN_LIMIT - 1) | st.decimals(0, BILANGAN_LIMIT - 1, places=4)


def tanggal() -> SearchStrategy[str]:
    return st.dates(date(1945, 1, 1), date(2100, 12, 31)).map(date.isoformat)


def bulan() -> SearchStrategy[str]:
    return tanggal().map(lambda text: text[:7])


def tahun() -> SearchStrategy[int]:
    return st.integers(1945, 2100)


def nip() -> SearchStrategy[str]:
    births = st.dates(date(1945, 1, 1), date(2080, 12, 31))
    months = st.integers(1, 12) | st.just(21)
    orders = st.from_regex(r"[12][0-9]{3}", fullmatch=True)
    return st.builds(
        lambda birth, age, month, order: f"{birth:%Y%m%d}{birth.year + age}{month:02d}{order}",
        births,
        st.integers(15, 20),
        months,
        orders,
    )


def slug() -> SearchStrategy[str]:
    return st.text(_LETTERS + _DIGITS + "-", min_size=3, max_size=64).filter(
        lambda text: text[0] != "-"
    )


def telepon() -> SearchStrategy[str]:
    return st.from_regex(r"(\+62 ?|\(0[0-9]{3}\) |0)[0-9]{3,4}[ -]?[0-9]{4,8}", fullmatch=True)


def pos_el() -> SearchStrategy[str]:
    word = st.text(_LETTERS + _DIGITS, min_size=1, max_size=20)
    return st.tuples(word, word).map(lambda pair: f"{pair[0]}@{pair[1]}.go.id")


def kode_pos() -> SearchStrategy[str]:
    return st.integers(10000, 99999).map(str)


def laman() -> SearchStrategy[str]:
    word = st.text(_LETTERS + _DIGITS, min_size=1, max_size=20)
    schemes = st.sampled_from(["", "http://", "https://"])
    ends = st.sampled_from(["", "/", "/hukum?tahun=2026"])
    return st.tuples(schemes, word, ends).map(lambda parts: f"{parts[0]}{parts[1]}.go.id{parts[2]}")


def jalur_berkas() -> SearchStrategy[str]:
    segment = st.text(_LETTERS + _DIGITS + " -_.", min_size=1, max_size=20).filter(
        lambda text: text != ".."
    )
    return st.lists(segment, min_size=1, max_size=4).map("/".join)
