"""What commands share: output for people or for programs, and errors as exit codes."""

from __future__ import annotations

import codecs
import functools
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, ParamSpec

import typer

from generator.errors import ExitCode, GeneratorError, InputError

if TYPE_CHECKING:
    from datetime import datetime

    from rich.console import Console

P = ParamSpec("P")


class Lang(StrEnum):
    """The language of messages."""

    id = "id"
    en = "en"


BundleArgument = Annotated[Path, typer.Argument(help="Bundel PDF.", metavar="BUNDEL")]
LangOption = Annotated[
    Lang, typer.Option("--lang", envvar="NASKAH_LANG", help="Bahasa pesan: id atau en.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Cetak hasil sebagai JSON di stdout.")]
ForceOption = Annotated[bool, typer.Option("--force", help="Timpa berkas yang sudah ada.")]
ProfileOption = Annotated[
    Path | None,
    typer.Option("--profile", help="Profil daerah, menggantikan yang disebut berkas."),
]
TemplatesOption = Annotated[
    list[Path] | None,
    typer.Option("--templates", help="Folder templat daerah, dicari lebih dulu; boleh berulang."),
]
EngineOption = Annotated[
    str, typer.Option("--engine", envvar="NASKAH_ENGINE", help="Mesin PDF: rdocx, libreoffice.")
]
DraftOption = Annotated[
    bool, typer.Option("--draft", help="Cetak draf: titik-titik untuk isian kosong, tanda DRAF.")
]
AllowOption = Annotated[
    list[str] | None,
    typer.Option("--allow", help="Kode aturan yang diizinkan dilanggar, seperti R35; berulang."),
]
ReasonOption = Annotated[
    list[str] | None,
    typer.Option("--reason", help="Alasannya: satu untuk semua --allow, atau satu tiap --allow."),
]


def allowed(codes: list[str] | None, reasons: list[str] | None) -> dict[str, str]:
    """Pair the rules a user allows to be broken with the reasons.

    Raises:
        typer.BadParameter: There are several reasons, and not one a rule.
    """
    codes, reasons = codes or [], reasons or []
    if len(reasons) not in (0, 1, len(codes)) or (reasons and not codes):
        raise typer.BadParameter("satu untuk semua, atau satu tiap --allow", param_hint="--reason")
    if len(reasons) < len(codes):
        reasons = (reasons or [""]) * len(codes)
    return dict(zip(codes, reasons, strict=True))


class Reporter:
    """Prints results to stdout and messages to stderr, as text or as one JSON object."""

    def __init__(self, *, as_json: bool, lang: str) -> None:
        self.as_json = as_json
        self.lang = lang

    @functools.cached_property
    def out(self) -> Console:
        """The console of results."""
        from rich.console import Console  # noqa: PLC0415 – only when something is printed

        return Console(highlight=False, emoji=False, soft_wrap=True)

    @functools.cached_property
    def err(self) -> Console:
        """The console of messages."""
        from rich.console import Console  # noqa: PLC0415 – as above

        return Console(stderr=True, highlight=False, emoji=False, soft_wrap=True)

    def result(self, data: dict[str, Any]) -> None:
        """Print the JSON object of a command; does nothing for people."""
        if self.as_json:
            is_utf8 = codecs.lookup(sys.stdout.encoding or "utf-8").name == "utf-8"
            text = json.dumps(data, ensure_ascii=not is_utf8, indent=2, default=str)
            typer.echo(text)

    def say(self, text: str) -> None:
        """Print a line for people."""
        if not self.as_json:
            self.out.print(text, markup=False)

    def warn(self, text: str) -> None:
        """Print a message for people, aside from the results."""
        if not self.as_json:
            self.err.print(text, markup=False, style="yellow")

    def table(self, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Print a table for people: fitted to a terminal, else one line a row."""
        if self.as_json:
            return
        if not self.out.is_terminal:
            for line in _aligned([columns, *rows] if any(columns) else rows):
                self.out.print(line, markup=False)
            return
        from rich.table import Table  # noqa: PLC0415 – as above
        from rich.text import Text  # noqa: PLC0415 – as above

        table = Table(box=None, pad_edge=False, header_style="bold", show_header=any(columns))
        for index, column in enumerate(columns):
            table.add_column(column, no_wrap=index == 0, overflow="fold")
        for row in rows:
            table.add_row(*(Text(cell, overflow="fold") for cell in row))
        self.out.print(table, soft_wrap=False)

    @contextmanager
    def progress(self, text: str) -> Iterator[None]:
        """Show a spinner with `text` while the block runs, on a terminal only."""
        if self.as_json or not sys.stderr.isatty():
            yield
            return
        with self.err.status(text):
            yield

    def error(self, error: GeneratorError) -> None:
        """Print an error: what, where, and what to do."""
        if self.as_json:
            self.result({"ok": False, "error": error_data(error, self.lang)})
            return
        message = error.message(self.lang)
        if error.where and error.where not in message:
            message = f"{error.where}: {message}"
        self.err.print(message, style="bold red", markup=False)
        for problem in error.problems if isinstance(error, InputError) else ():
            place = f"{problem.cell}  " if problem.cell else _place(problem.line, problem.column)
            path = f"{problem.path}: " if problem.path else ""
            self.err.print(f"  {place}{path}{problem.message(self.lang)}", markup=False)
            if hint := problem.hint(self.lang):
                self.err.print(f"      {hint}", style="dim", markup=False)
        if hint := error.hint(self.lang):
            self.err.print(f"  → {hint}", style="cyan", markup=False)
        self.err.print(f"  [{error.code}]", style="dim", markup=False)


def error_data(error: GeneratorError, lang: str) -> dict[str, Any]:
    """Lay out an error for programs."""
    data: dict[str, Any] = {
        "code": error.code,
        "exit_code": int(error.exit_code),
        "message": error.message(lang),
        "where": error.where,
        "hint": error.hint(lang),
    }
    if isinstance(error, InputError):
        data["problems"] = [
            {
                "code": problem.code,
                "path": problem.path,
                "line": problem.line,
                "column": problem.column,
                "cell": problem.cell or None,
                "message": problem.message(lang),
                "hint": problem.hint(lang),
            }
            for problem in error.problems
        ]
    return data


def in_one_line(error: GeneratorError, lang: str) -> str:
    """Say what is wrong, and the first problem of an input, where many errors are listed."""
    first = next(iter(getattr(error, "problems", ())), None)
    text = error.message(lang)
    if first is not None:
        path = f"{first.path}: " if first.path else ""
        text = f"{text} {path}{first.message(lang)}"
    return f"{text} [{error.code}]"


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Lay out rows in columns two spaces apart, each on one line however long."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]


def _place(line: int | None, column: int | None) -> str:
    if line is None:
        return ""
    return f"{line}:{column}  " if column else f"{line}  "


def moment(time: datetime) -> str:
    """Print a moment in this machine's time zone."""
    return time.astimezone().strftime("%d-%m-%Y %H.%M %Z")


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Let errors that name no place name the file a command works on."""
    try:
        yield
    except GeneratorError as error:
        error.where = error.where or str(path)
        raise


def reports_errors(command: Callable[P, None]) -> Callable[P, None]:
    """Turn the library's errors into messages and exit codes."""

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        lang = kwargs.get("lang", Lang.id)
        reporter = Reporter(
            as_json=bool(kwargs.get("as_json")), lang=str(getattr(lang, "value", lang))
        )
        try:
            command(*args, **kwargs)
        except GeneratorError as error:
            reporter.error(error)
            raise typer.Exit(error.exit_code) from None
        except (KeyboardInterrupt, typer.Abort):
            reporter.warn("Dihentikan." if reporter.lang == "id" else "Interrupted.")
            raise typer.Exit(ExitCode.INTERRUPTED) from None
        except (typer.Exit, typer.TyperException, BrokenPipeError):
            raise
        except Exception as exc:
            if os.environ.get("NASKAH_DEBUG"):
                raise
            bug = GeneratorError("bug", kind=type(exc).__name__)
            reporter.error(bug)
            raise typer.Exit(ExitCode.UNEXPECTED) from exc

    return run
