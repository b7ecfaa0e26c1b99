"""Which atoms of a paragraph went, came, or stayed, as a person would mark it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from generator.redline.sequences import equal_pairs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.redline.atoms import Atom

_LEAST_KEPT: Final = 0.2  # of the words; with less in common a text reads better struck whole
_SHORT: Final = 3  # letters of a word that may be struck and written again between two changes


class Step(NamedTuple):
    """One atom kept, with how it is and was, or one that came or went."""

    kind: Literal["=", "-", "+"]
    old: Atom | None
    new: Atom | None

    @property
    def atom(self) -> Atom:
        """The atom that is shown."""
        atom = self.new or self.old
        if atom is None:
            raise ValueError(self.kind)
        return atom


def steps_between(old: Sequence[Atom], new: Sequence[Atom]) -> list[Step]:
    """Find the way from one paragraph's atoms to another's.

    Args:
        old: Atoms that say something.
        new: The same of the other paragraph.
    """
    pairs = equal_pairs([atom.key for atom in old], [atom.key for atom in new])
    most = max(sum(atom.is_word for atom in side) for side in (old, new))
    if sum(old[i].is_word for i, _ in pairs) < most * _LEAST_KEPT:
        pairs = []
    steps: list[Step] = []
    i = j = 0
    for here, there in [*pairs, (len(old), len(new))]:
        steps += [Step("-", atom, None) for atom in old[i:here]]
        steps += [Step("+", None, atom) for atom in new[j:there]]
        if here < len(old) and there < len(new):
            steps.append(Step("=", old[here], new[there]))
        i, j = here + 1, there + 1
    return _without_islands(steps)


def _without_islands(steps: list[Step]) -> list[Step]:
    """Strike a space, a sign or a short word between two changes too: "2 (dua)" goes as one."""
    stretches = _stretches(steps)
    index = 1
    while index < len(stretches) - 1:
        before, island, after = stretches[index - 1 : index + 2]
        kinds = {step.kind for step in (*before, *after)}
        if island[0].kind == "=" and kinds == {"-", "+"} and _is_small(island):
            stretches[index - 1 : index + 2] = [[*before, *_struck(island), *after]]
        else:
            index += 1
    return [step for stretch in _with_brackets(stretches) for step in _sorted(stretch)]


def _with_brackets(stretches: list[list[Step]]) -> list[list[Step]]:
    """Strike the bracket that closes one struck: "2 (dua)" becomes "1 (satu)" with both."""
    for changed, kept in pairwise(stretches):
        if changed[0].kind != "=" and kept[0].atom.text == ")" and _leaves_open(changed):
            changed.extend(_struck([kept.pop(0)]))
    return [stretch for stretch in stretches if stretch]


def _leaves_open(changed: list[Step]) -> bool:
    """Say whether a bracket that isn't closed stands in what went and in what came."""
    texts = ["".join(step.atom.text for step in changed if step.kind == kind) for kind in "-+"]
    return all(text.count("(") > text.count(")") for text in texts)


def _stretches(steps: list[Step]) -> list[list[Step]]:
    """Part the steps into what is kept and what is changed, in turn."""
    stretches: list[list[Step]] = []
    for step in steps:
        if stretches and (stretches[-1][0].kind == "=") == (step.kind == "="):
            stretches[-1].append(step)
        else:
            stretches.append([step])
    return stretches


def _is_small(island: list[Step]) -> bool:
    words = [step.atom for step in island if step.atom.is_word]
    return not words or (len(words) == 1 and words[0].is_plain and len(words[0].text) <= _SHORT)


def _struck(island: list[Step]) -> list[Step]:
    return [
        *(Step("-", step.old, None) for step in island),
        *(Step("+", None, step.new) for step in island),
    ]


def _sorted(stretch: list[Step]) -> list[Step]:
    """Put what went before what came."""
    return stretch if stretch[0].kind == "=" else sorted(stretch, key=lambda step: step.kind == "+")
