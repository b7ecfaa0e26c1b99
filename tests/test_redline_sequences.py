from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.redline.sequences import best_pairs, equal_pairs

_ITEMS = st.lists(st.sampled_from("abcdefgh"), max_size=30)


@given(_ITEMS, _ITEMS, st.booleans())
def test_equal_items_are_paired_in_order(old: list[str], new: list[str], repeated: bool) -> None:
    pairs = equal_pairs(old, new, repeated=repeated)
    assert all(old[i] == new[j] for i, j in pairs)
    assert pairs == sorted(pairs)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)


@given(_ITEMS)
def test_a_sequence_is_all_equal_to_itself(items: list[str]) -> None:
    assert equal_pairs(items, items) == [(index, index) for index in range(len(items))]


def test_what_stands_once_is_matched_before_what_repeats() -> None:
    assert equal_pairs(list("xxa"), list("axx")) == [(2, 0)]
    assert equal_pairs(list("pqq"), list("qqr"), repeated=False) == []
    assert equal_pairs(list("pqq"), list("qqr")) == [(1, 0), (2, 1)]


@given(st.lists(st.lists(st.floats(-1, 1), min_size=4, max_size=4), min_size=4, max_size=4))
def test_the_best_pairs_sum_to_the_most(scores: list[list[float]]) -> None:
    def most(i: int, j: int) -> float:
        if i == len(scores) or j == len(scores):
            return 0.0
        paired = scores[i][j] + most(i + 1, j + 1) if scores[i][j] > 0 else 0.0
        return max(paired, most(i + 1, j), most(i, j + 1))

    pairs = best_pairs(4, 4, lambda i, j: scores[i][j])
    assert all(scores[i][j] > 0 for i, j in pairs)
    assert pairs == sorted(pairs)
    assert abs(sum(scores[i][j] for i, j in pairs) - most(0, 0)) < 1e-9


def test_long_stretches_are_paired_by_halves() -> None:
    pairs = best_pairs(700, 700, lambda i, j: float(i == j))
    assert pairs == [(index, index) for index in range(700)]
