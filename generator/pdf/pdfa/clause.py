"""What one check of the conformance checker is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.pdf.pdfa.opened import Opened


@dataclass(frozen=True, slots=True)
class Clause:
    """A demand of ISO 19005-3:2012, or of ours where it says so.

    Attributes:
        number: Number of the clause.
        code: A key of `generator.messages.CATALOGUE`.
        check: Gives each place where a file doesn't meet it.
    """

    number: str
    code: str
    check: Callable[[Opened], Iterator[str]]
