"""What all agreements of a made-up year share: chance, the region, its offices and its numbers."""

from __future__ import annotations

import tomllib
from calendar import isleap
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias, TypeVar

from year.people import People

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

T = TypeVar("T")
Json: TypeAlias = dict[str, Any]
Stage = Literal[
    "persiapan", "penawaran", "kesepakatan", "baru", "berjalan", "segera_berakhir", "diperpanjang",
    "berakhir",
]  # fmt: skip

UNIT: Final = "BKS"
REGION: Final = "Kabupaten Tabalong"
TOWN: Final = "Tanjung"
DISTRICTS: Final = (
    "Murung Pudak", "Tanjung", "Tanta", "Kelua", "Pugaan", "Banua Lawas", "Muara Harus", "Haruai",
    "Upau", "Bintang Ara", "Muara Uya", "Jaro",
)  # fmt: skip
_CLOSED: Final = ((1, 1), (5, 1), (6, 1), (8, 17), (12, 25))
_SATURDAY: Final = 5

# The office of each matter: its name, and its code in letters.
_OFFICES: Final = {
    "pendidikan": ("Dinas Pendidikan dan Kebudayaan", "DISDIKBUD"),
    "kesehatan": ("Dinas Kesehatan", "DINKES"),
    "pekerjaan umum dan penataan ruang": ("Dinas Pekerjaan Umum dan Penataan Ruang", "PUPR"),
    "ketenteraman, ketertiban umum, dan pelindungan masyarakat": (
        "Badan Kesatuan Bangsa dan Politik", "KESBANGPOL",
    ),
    "pangan": ("Dinas Ketahanan Pangan", "DKP"),
    "pertanahan": ("Dinas Pekerjaan Umum dan Penataan Ruang", "PUPR"),
    "lingkungan hidup": ("Dinas Lingkungan Hidup", "DLH"),
    "administrasi kependudukan dan pencatatan sipil": (
        "Dinas Kependudukan dan Pencatatan Sipil", "DISDUKCAPIL",
    ),
    "perhubungan": ("Dinas Perhubungan", "DISHUB"),
    "komunikasi dan informatika": ("Dinas Komunikasi dan Informatika", "DISKOMINFO"),
    "penanaman modal": ("Badan Pendapatan Daerah", "BAPENDA"),
    "statistik": ("Dinas Komunikasi dan Informatika", "DISKOMINFO"),
    "perpustakaan": ("Dinas Perpustakaan dan Kearsipan", "DISPERSIP"),
    "pariwisata": ("Dinas Kepemudaan, Olahraga, dan Pariwisata", "DISPORAPAR"),
    "pertanian": ("Dinas Pertanian", "DISTAN"),
    "perdagangan": ("Dinas Perdagangan dan Perindustrian", "DISDAGRIN"),
}  # fmt: skip


@cache
def topics() -> dict[str, list[Json]]:
    """Read what agreements may be about, by form."""
    found: dict[str, list[Json]] = {}
    for path in sorted(Path(__file__).parent.glob("*.toml")):
        found |= tomllib.loads(path.read_text("utf-8"))
    return found


@dataclass
class World:
    """The region in one year, and everything that must not happen twice.

    Attributes:
        year: The year the register is of.
        random: Where all chance comes from.
        people: Where names come from.
    """

    year: int
    random: Random
    people: People = field(init=False)
    _offices: dict[str, Json] = field(default_factory=dict)
    _known: dict[str, Json] = field(default_factory=dict)
    _decks: dict[str, list[Any]] = field(default_factory=dict)
    _numbers: Counter[int] = field(default_factory=Counter)
    _ids: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.people = People(self.random)

    def number(self, code: str, day: date, unit: str = UNIT) -> str:
        """Give the next number of the region's register."""
        self._numbers[day.year] += 1
        return f"{code}/{self._numbers[day.year]}/{unit}/{day.year}"

    def new_id(self, form: str, topic: Json, year: int) -> str:
        """Give a name for a berkas that no other has."""
        stem = f"{year}-{form}-{topic['kunci']}"
        self._ids[stem] += 1
        return stem if self._ids[stem] == 1 else f"{stem}-{self._ids[stem]}"

    def office(self, matter: str) -> Json:
        """Give the office of a matter, with the same head all year."""
        name, code = _OFFICES[matter]
        if name not in self._offices:
            full = f"{name} {REGION}"
            self._offices[name] = {
                "nama": full,
                "kepala": self.people.civil_servant(f"Kepala {full}"),
                "alamat": self.people.address(TOWN),
                "telepon": f"(0526) 2021{900 + len(self._offices)}",
                "pos_el": f"{code.lower()}@kabupaten.contoh.id",
            }
        return self._offices[name]

    def code(self, matter: str) -> str:
        """Give the code an office's letters carry."""
        return _OFFICES[matter][1]

    def known(self, name: str, make: Callable[[], Json]) -> Json:
        """Give what is known of a partner, made up the first time it is met."""
        if name not in self._known:
            self._known[name] = make()
        return dict(self._known[name])

    def draw(self, deck: str, cards: list[T]) -> T:
        """Draw from a shuffled deck of all `cards`; only when it is used up do they come again."""
        left = self._decks.setdefault(deck, [])
        if not left:
            left.extend(self.random.sample(cards, len(cards)))
        card: T = left.pop()
        return card

    def some(self, items: list[T], least: int = 2) -> list[T]:
        """Take some of a list, in their order; all where there are no more than `least`."""
        count = self.random.randint(min(least, len(items)), len(items))
        chosen = sorted(self.random.sample(range(len(items)), count))
        return [items[index] for index in chosen]

    def chance(self, share: float) -> bool:
        """Toss a coin that falls on its face in `share` of all cases."""
        return self.random.random() < share

    def amount(self, low: int, high: int) -> int:
        """Give rupiah between `low` and `high` million, in steps of half a million."""
        return self.random.randint(low * 2, high * 2) * 500_000

    def day(self, first: date, last: date) -> date:
        """Give a working day between two days."""
        return workday(first + timedelta(days=self.random.randint(0, (last - first).days)))

    def after(self, day: date, least: int, most: int) -> date:
        """Give a working day some days after another, or before it."""
        return workday(day + timedelta(days=self.random.randint(least, most)))


def titled(words: str) -> str:
    """Write words as in a title (UU 12/2011 Lampiran II no. 3): all but prepositions capitalised.

    >>> titled("oleh-oleh di kawasan pasar Tanjung")
    'Oleh-Oleh di Kawasan Pasar Tanjung'
    """
    return " ".join(
        word
        if word in _SMALL
        else "-".join(part[:1].upper() + part[1:] for part in word.split("-"))
        for word in words.split(" ")
    )


_SMALL: Final = ("di", "dan", "bagi", "melalui", "pada", "atas")


def workday(day: date) -> date:
    """Go on to the next working day, if a day is none; movable feasts are left out."""
    while day.weekday() >= _SATURDAY or (day.month, day.day) in _CLOSED:
        day += timedelta(days=1)
    return day


def years_later(day: date, years: int) -> date:
    """Give the last day of a term of some years that starts on `day`."""
    is_leap_day = (day.month, day.day) == (2, 29) and not isleap(day.year + years)
    same = date(day.year + years, 2, 28) if is_leap_day else day.replace(year=day.year + years)
    return same - timedelta(days=1)


def term(first: date, last: date) -> Json:
    """Write a term."""
    return {"mulai": first.isoformat(), "selesai": last.isoformat()}


def dealt(shares: dict[str, float], count: int, random: Random) -> list[str]:
    """Deal names by their shares as evenly as whole numbers allow, in a chance order.

    Returns:
        `count` names; where there is room for all, each at least once.
    """
    total = sum(shares.values())
    exact = {name: share * count / total for name, share in shares.items()}
    hands = {name: max(int(part), 1 if count >= len(shares) else 0) for name, part in exact.items()}
    order = sorted(exact, key=lambda name: hands[name] - exact[name])
    for name in (order * count)[: max(count - sum(hands.values()), 0)]:
        hands[name] += 1
    while sum(hands.values()) > count:
        hands[max(hands, key=lambda name: hands[name])] -= 1
    deck = [name for name, times in hands.items() for _ in range(times)]
    random.shuffle(deck)
    return deck
