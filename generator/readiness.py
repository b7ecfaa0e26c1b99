"""Which documents a berkas yields now, which not, and why."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from generator import messages
from generator.registry import Document, documents_of

if TYPE_CHECKING:
    from generator.models.berkas import Berkas

_STEP: Final = re.compile(r"([a-z_0-9]+)(\[\])?")
Status = Literal["ready", "incomplete", "not_needed"]


@dataclass(frozen=True, slots=True)
class Readiness:
    """Whether one document can be made.

    Attributes:
        document: The registry's line.
        status: `ready`; `incomplete` while facts are missing; `not_needed` if the facts say so.
        missing: JSON paths of the facts that are missing.
    """

    document: Document
    status: Status
    missing: tuple[str, ...] = ()

    def reason(self, lang: str = messages.DEFAULT_LANG) -> str:
        """Say why, in `lang`; empty for a document every berkas of the form yields."""
        if self.status == "incomplete":
            return messages.sentence("list.incomplete", lang, {"missing": self.missing})
        if not self.document.when:
            return ""
        suffix = "no" if self.status == "not_needed" else "yes"
        return messages.sentence(f"list.{self.document.when}.{suffix}", lang, {})


def documents_for(berkas: Berkas) -> tuple[Readiness, ...]:
    """Judge every document of the berkas's form, in bundle order."""
    return tuple(_judge(berkas, document) for document in documents_of(berkas.form))


def _judge(berkas: Berkas, document: Document) -> Readiness:
    if document.when and not getattr(berkas, document.when):
        return Readiness(document, "not_needed")
    missing = tuple(path for need in document.requires for path in _missing(berkas, need, ""))
    return Readiness(document, "incomplete" if missing else "ready", missing)


def _missing(value: Any, need: str, path: str) -> list[str]:
    """List the places below `value` where a needed fact is absent."""
    if not need:
        return []
    step, _, rest = need.partition(".")
    match = _STEP.fullmatch(step)
    if match is None:
        raise ValueError(need)
    name, is_list = match.groups()
    found = getattr(value, name, None)
    here = f"{path}.{name}" if path else name
    if found is None or (is_list and not found):
        return [here]
    if is_list:
        return [
            gap
            for index, item in enumerate(found)
            if hasattr(item, rest.partition(".")[0]) or not rest
            for gap in _missing(item, rest, f"{here}[{index}]")
        ]
    return _missing(found, rest, here)
