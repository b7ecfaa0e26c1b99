"""Every error this package raises on purpose, as one tree.

    GeneratorError             1  unexpected; a bug of ours if a user sees it bare
    ├─ InputError              3  the berkas or the profil can't be used
    ├─ TemplateError           4  a Word template is missing or wrong
    ├─ ConversionError         5  an engine failed to make a PDF we can trust
    ├─ MissingDependencyError  6  a program, extra, font or token driver is absent
    ├─ BundleError             7  PDFs can't be merged
    ├─ SigningError            8  a signature can't be made
    ├─ VerificationError       9  a signature or manifest does not match
    ├─ OutputError            10  a result can't be written
    └─ BatchError             11  some jobs failed

An error is raised with a stable dotted code and the facts that fill its sentence:

    raise OutputError("output.exists", path="bundle.pdf")

The sentences, Indonesian and English, stand in `generator.messages`. Errors pickle, so that
worker processes can hand them back.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING, ClassVar

from generator import messages

if TYPE_CHECKING:
    from collections.abc import Sequence


class ExitCode(IntEnum):
    """What the `naskah` command returns to the shell."""

    OK = 0
    UNEXPECTED = 1
    USAGE = 2
    INPUT = 3
    TEMPLATE = 4
    CONVERSION = 5
    MISSING_DEPENDENCY = 6
    BUNDLE = 7
    SIGNING = 8
    VERIFICATION = 9
    OUTPUT = 10
    BATCH = 11
    INTERRUPTED = 130


class GeneratorError(Exception):
    """The root of the tree: a code, the place, and the facts behind the sentence.

    Attributes:
        code: A key of `generator.messages.CATALOGUE`, stable between releases.
        where: The file, field or place in it, ready to print; may be empty.
        facts: Named values that the sentence of `code` mentions. Never a secret, never a NIK.
    """

    exit_code: ClassVar[ExitCode] = ExitCode.UNEXPECTED

    def __init__(self, code: str, /, *, where: str = "", **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.where = where
        self.facts = facts

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.code, self.where, self.facts)

    def __str__(self) -> str:
        return self.message()

    def message(self, lang: str = messages.DEFAULT_LANG) -> str:
        """Say in one sentence what is wrong, in `lang` ("id" or "en")."""
        return messages.sentence(self.code, lang, self.facts)

    def hint(self, lang: str = messages.DEFAULT_LANG) -> str:
        """Say what to do about it; empty where there is nothing to add."""
        return messages.hint(self.code, lang, self.facts)


def _rebuild(
    cls: type[GeneratorError], code: str, where: str, facts: dict[str, object]
) -> GeneratorError:
    return cls(code, where=where, **facts)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong in an input file.

    Attributes:
        code: A key of `generator.messages.CATALOGUE`.
        path: JSON path such as `para_pihak[0].wakil.nip`; empty for the file as a whole.
        line: 1-based line in the file, or `None` where the file has no such place.
        column: 1-based column, counted in characters.
        facts: Named values for the sentence.
        cell: Sheet and cell where the input is a workbook; empty elsewhere.
    """

    code: str
    path: str = ""
    line: int | None = None
    column: int | None = None
    facts: dict[str, object] = field(default_factory=dict)
    cell: str = ""

    def message(self, lang: str = messages.DEFAULT_LANG) -> str:
        """Say in one sentence what is wrong, in `lang`."""
        return messages.sentence(self.code, lang, self.facts)

    def hint(self, lang: str = messages.DEFAULT_LANG) -> str:
        """Say what to do about it; empty where there is nothing to add."""
        return messages.hint(self.code, lang, self.facts)


class InputError(GeneratorError):
    """A berkas or profil can't be used; `problems` lists everything found in one run."""

    exit_code = ExitCode.INPUT

    def __init__(
        self,
        code: str,
        /,
        *,
        where: str = "",
        problems: Sequence[Problem] = (),
        **facts: object,
    ) -> None:
        super().__init__(code, where=where, **facts)
        self.problems = tuple(problems)

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (
            type(self),
            self.code,
            self.where,
            {**self.facts, "problems": self.problems},
        )


class TemplateError(GeneratorError):
    """A Word template is missing, can't be read, or asks for something that isn't there."""

    exit_code = ExitCode.TEMPLATE


class ConversionError(GeneratorError):
    """An engine failed, took too long, or produced a PDF that can't be trusted."""

    exit_code = ExitCode.CONVERSION


class MissingDependencyError(GeneratorError):
    """A program, Python extra, font or token driver isn't there; the hint says how to get it."""

    exit_code = ExitCode.MISSING_DEPENDENCY


class BundleError(GeneratorError):
    """The parts can't be merged into one PDF."""

    exit_code = ExitCode.BUNDLE


class SigningError(GeneratorError):
    """A signature can't be made; the unsigned file is left as it was."""

    exit_code = ExitCode.SIGNING


class VerificationError(GeneratorError):
    """A file to verify can't be read as a PDF with signatures."""

    exit_code = ExitCode.VERIFICATION


class OutputError(GeneratorError):
    """A result can't be written; nothing half-written is left behind."""

    exit_code = ExitCode.OUTPUT


class BatchError(GeneratorError):
    """Some jobs of a batch failed; the outcomes say which."""

    exit_code = ExitCode.BATCH
