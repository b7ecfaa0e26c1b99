"""What a rule is, what it looks at, and what it says about a berkas."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Generic, Literal, TypeVar

from generator import messages
from generator.dasar_hukum import chosen_bases

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date
    from pathlib import Path

    from generator.models.berkas import Berkas
    from generator.models.peraturan import DasarTerpilih

B_co = TypeVar("B_co", bound="Berkas", covariant=True)

HOUSE: Final = "rumah"
"""The source of rules that no law states: sanity checks of this toolkit."""

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a rule noticed.

    Attributes:
        code: The rule, such as `R17`.
        severity: `error` blocks final documents, `warning` and `info` are only shown.
        path: JSON path of the fact; empty for the berkas as a whole.
        source: Law and article, or `HOUSE`.
        facts: Named values for the sentence.
        allowed: Why documents are made in spite of it; empty unless somebody allowed it.
    """

    code: str
    severity: Severity
    path: str
    source: str
    facts: dict[str, object] = field(default_factory=dict)
    allowed: str = ""

    def message(self, lang: str = messages.DEFAULT_LANG) -> str:
        """Say in one sentence what was noticed, in `lang`."""
        return messages.sentence(f"rule.{self.code}", lang, self.facts)

    def hint(self, lang: str = messages.DEFAULT_LANG) -> str:
        """Say what to do about it."""
        return messages.hint(f"rule.{self.code}", lang, self.facts)

    @property
    def blocks(self) -> bool:
        """Whether final documents can't be made."""
        return self.severity == "error" and not self.allowed


@dataclass(frozen=True, slots=True)
class Case(Generic[B_co]):
    """A berkas before the rules.

    Attributes:
        berkas: With its profil attached.
        today: The day of judgement.
        overrides: Layers over the shipped tables, the first one wins.
    """

    berkas: B_co
    today: date
    overrides: tuple[Path, ...] = ()

    def bases(self, document: str = "") -> tuple[DasarTerpilih, ...]:
        """Give the legal bases of a document in print order, see `generator.dasar_hukum`."""
        extras = self.berkas.dasar_hukum_khusus
        return chosen_bases(self.berkas, document, extras=extras, overrides=self.overrides)


Place = tuple[str, dict[str, object]]
"""Where a rule is broken, and the facts of its sentence."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of law or house.

    Attributes:
        code: Its number in our list.
        severity: How grave a break is.
        applies: The kind of berkas it is about.
        source: Where it comes from.
        check: Yields a place for each break.
    """

    code: str
    severity: Severity
    applies: type[Berkas]
    source: str
    check: Callable[[Any], Iterator[Place]]

    def apply(self, case: Case[Any]) -> Iterator[Finding]:
        """Yield a finding for each place where the rule is broken."""
        if not isinstance(case.berkas, self.applies):
            return
        for path, facts in self.check(case):
            yield Finding(self.code, self.severity, path, self.source, facts)
