"""What a rule says about a berkas."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from generator import messages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.models.sinergi import Sinergi

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
    """

    code: str
    severity: Severity
    path: str
    source: str
    facts: dict[str, object] = field(default_factory=dict)

    def message(self, lang: str = messages.DEFAULT_LANG) -> str:
        """Say in one sentence what was noticed, in `lang`."""
        return messages.sentence(f"rule.{self.code}", lang, self.facts)

    def hint(self, lang: str = messages.DEFAULT_LANG) -> str:
        """Say what to do about it."""
        return messages.hint(f"rule.{self.code}", lang, self.facts)


Place = tuple[str, dict[str, object]]
"""Where a rule is broken, and the facts of its sentence."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its number in our list, how grave it is, where it comes from, and the check.

    The check yields a place for each break.
    """

    code: str
    severity: Severity
    source: str
    check: Callable[[Sinergi], Iterator[Place]]

    def apply(self, berkas: Sinergi) -> Iterator[Finding]:
        """Yield a finding for each place where the rule is broken."""
        for path, facts in self.check(berkas):
            yield Finding(self.code, self.severity, path, self.source, facts)
