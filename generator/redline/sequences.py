"""Which items of two sequences belong together: equal ones, and the most alike."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

Pair = tuple[int, int]

# Beyond so many comparisons a stretch counts as rewritten, or is looked at by halves, so that time
# stays bounded.
_MOST_COMPARED: Final = 1_000_000
_MOST_SCORED: Final = 100_000


def equal_pairs(
    old: Sequence[Hashable], new: Sequence[Hashable], *, repeated: bool = True
) -> list[Pair]:
    """Pair equal items, in order.

    What stands once on either side is matched first, as a reader would ("patience diff").

    Args:
        old: The one sequence.
        new: The other.
        repeated: Whether items that stand several times are paired too, beside those at the ends.

    Returns:
        Indices into both, rising in both.
    """
    pairs: list[Pair] = []
    stretches = [(0, len(old), 0, len(new))]
    while stretches:
        low, high, left, right = stretches.pop()
        while low < high and left < right and old[low] == new[left]:
            pairs.append((low, left))
            low, left = low + 1, left + 1
        while low < high and left < right and old[high - 1] == new[right - 1]:
            high, right = high - 1, right - 1
            pairs.append((high, right))
        if low == high or left == right:
            continue
        here, there = old[low:high], new[left:right]
        if anchors := _anchors(here, there):
            for i, j in [*anchors, (len(here), len(there))]:
                stretches.append((low, high - len(here) + i, left, right - len(there) + j))
                low, left = stretches[-1][1], stretches[-1][3]
        elif repeated and len(here) * len(there) <= _MOST_COMPARED:
            pairs += [
                (low + block.a + step, left + block.b + step)
                for block in SequenceMatcher(
                    None, here, there, autojunk=False
                ).get_matching_blocks()
                for step in range(block.size)
            ]
    return sorted(pairs)


def _anchors(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Pair]:
    """Find the longest rising series of items that stand once in both."""
    once_old, once_new = Counter(old), Counter(new)
    places = {item: index for index, item in enumerate(new) if once_new[item] == 1}
    common = [
        (index, places[item])
        for index, item in enumerate(old)
        if once_old[item] == 1 and item in places
    ]
    ends: list[int] = []  # the least place at which a series of each length ends
    last: list[int] = []  # its member of `common`
    before: list[int] = []
    for number, (_, place) in enumerate(common):
        length = bisect_left(ends, place)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [place]
        last[length : length + 1] = [number]
    series = []
    number = last[-1] if last else -1
    while number >= 0:
        series.append(common[number])
        number = before[number]
    return series[::-1]


def best_pairs(old: int, new: int, score: Callable[[int, int], float]) -> list[Pair]:
    """Pair items, in order, so that the scores sum to the most.

    Args:
        old: How many items the one sequence has.
        new: How many the other has.
        score: How alike two items are; those of 0 or less are never paired.

    Returns:
        Indices into both, rising in both.
    """
    if not old or not new:
        return []
    if old * new > _MOST_SCORED:
        i, j = old // 2, new // 2
        later = best_pairs(old - i, new - j, lambda a, b: score(i + a, j + b))
        return [*best_pairs(i, j, score), *((i + a, j + b) for a, b in later)]
    scores = [[score(i, j) for j in range(new)] for i in range(old)]
    best = [[0.0] * (new + 1) for _ in range(old + 1)]
    for i in range(old - 1, -1, -1):
        for j in range(new - 1, -1, -1):
            paired = scores[i][j] + best[i + 1][j + 1] if scores[i][j] > 0 else 0.0
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    pairs = []
    i = j = 0
    while i < old and j < new:
        if scores[i][j] > 0 and best[i][j] == scores[i][j] + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs
