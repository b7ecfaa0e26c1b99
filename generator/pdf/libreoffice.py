"""The second engine: LibreOffice, for templates that use what the built-in one doesn't lay out."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final
from xml.sax.saxutils import escape

from generator.errors import ConversionError, MissingDependencyError
from generator.pdf.engine import EngineInfo
from generator.pdf.fonts import FONTS_DIR, families

if TYPE_CHECKING:
    from collections.abc import Sequence

_PROGRAMS: Final = ("soffice", "libreoffice")
_USUAL_PLACES: Final = (
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
    Path("C:/Program Files/LibreOffice/program/soffice.com"),
)
_SYSTEM_FONTCONFIG: Final = "/etc/fonts/fonts.conf"
_PROBE_TIMEOUT_S: Final = 30.0
_REASON_CHARACTERS: Final = 300


class LibreOfficeEngine:
    """Converts many documents in one call of `soffice`, each call with a profile of its own.

    A profile can't be shared: a second `soffice` on it hands its work to the first and exits.
    Our typefaces come in through a private fontconfig file; where the machine has the family
    itself (say, the real Bookman Old Style), that one is used. On Windows and macOS, which have
    no fontconfig, the machine's fonts decide.
    """

    name: ClassVar[str] = "libreoffice"

    def probe(self) -> EngineInfo:
        """Say which LibreOffice is installed, by asking it."""
        program = find_program()
        if program is None:
            return EngineInfo(self.name, "", available=False, detail="soffice")
        with tempfile.TemporaryDirectory(prefix="naskah-") as folder:
            try:
                output = _run([program, *_options(Path(folder)), "--version"], {}, _PROBE_TIMEOUT_S)
            except (OSError, subprocess.TimeoutExpired, subprocess.CalledProcessError) as exc:
                return EngineInfo(self.name, "", available=False, detail=type(exc).__name__)
        words = output.split()  # such as: LibreOffice 7.4.7.2 40(Build:2)
        return EngineInfo(
            self.name, words[1] if len(words) > 1 else "", available=True, detail=program
        )

    def convert(self, docx: Sequence[bytes], *, timeout_s: float) -> list[bytes]:
        """Convert documents in one call; the process group is killed at the time limit.

        Raises:
            MissingDependencyError: `engine.program-missing`, no `soffice` on this machine.
            ConversionError: `engine.failed`, `engine.timeout`, or `engine.no-output` where
                `soffice` reports success without a PDF, as it does for files it can't open.
        """
        program = find_program()
        if program is None:
            raise MissingDependencyError(
                "engine.program-missing", name=self.name, program=_PROGRAMS[0]
            )
        with tempfile.TemporaryDirectory(prefix="naskah-") as folder:
            return self._convert_in(Path(folder), program, docx, timeout_s)

    def _convert_in(
        self, folder: Path, program: str, docx: Sequence[bytes], timeout_s: float
    ) -> list[bytes]:
        sources = [folder / f"{index:05d}.docx" for index in range(len(docx))]
        for source, content in zip(sources, docx, strict=True):
            source.write_bytes(content)
        fontconfig = folder / "fonts.conf"
        fontconfig.write_text(fontconfig_xml(), encoding="utf-8")
        command = [
            program,
            *_options(folder),
            "--convert-to",
            "pdf:writer_pdf_Export",
            "--outdir",
            str(folder / "out"),
            *map(str, sources),
        ]
        try:
            _run(command, {"FONTCONFIG_FILE": str(fontconfig)}, timeout_s)
        except subprocess.TimeoutExpired as exc:
            raise ConversionError(
                "engine.timeout", name=self.name, timeout_s=f"{timeout_s:g}"
            ) from exc
        except subprocess.CalledProcessError as exc:
            reason = f"exit {exc.returncode}: {str(exc.stderr).strip()[:_REASON_CHARACTERS]}"
            raise ConversionError("engine.failed", name=self.name, reason=reason) from exc
        except OSError as exc:
            raise ConversionError(
                "engine.failed", name=self.name, reason=exc.strerror or type(exc).__name__
            ) from exc
        return [self._read(folder, source, i) for i, source in enumerate(sources)]

    def _read(self, folder: Path, source: Path, index: int) -> bytes:
        try:
            return (folder / "out" / f"{source.stem}.pdf").read_bytes()
        except FileNotFoundError as exc:
            raise ConversionError(
                "engine.no-output", where=f"docx[{index}]", name=self.name
            ) from exc


def find_program() -> str | None:
    """Find LibreOffice's command on the PATH, or where its installers put it."""
    for program in _PROGRAMS:
        found = shutil.which(program)
        if found:
            return found
    return next((str(path) for path in _USUAL_PLACES if path.is_file()), None)


def fontconfig_xml() -> str:
    """Write a fontconfig file that adds our faces to those of the machine.

    The aliases stand after the machine's own rules, so that of several stand-ins for a family
    ours is tried first. `binding="same"` makes it as good a match as the family asked for.
    """
    aliases = "".join(
        f'<alias binding="same"><family>{escape(row.name)}</family>'
        f"<accept><family>{escape(row.shipped)}</family></accept></alias>"
        for row in families()
    )
    folders = sorted({str(path.parent) for row in families() for path in row.files})
    dirs = "".join(f"<dir>{escape(folder)}</dir>" for folder in folders or [str(FONTS_DIR)])
    return (
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">'
        f'<fontconfig><include ignore_missing="yes">{_SYSTEM_FONTCONFIG}</include>'
        f"{dirs}{aliases}</fontconfig>"
    )


def _options(folder: Path) -> list[str]:
    profile = (folder / "profile").as_uri()
    return [
        f"-env:UserInstallation={profile}",
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--nodefault",
    ]


def _run(command: list[str], environment: dict[str, str], timeout_s: float) -> str:
    with subprocess.Popen(  # noqa: S603 - fixed argv, no shell
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
        env={**os.environ, **environment},
        start_new_session=True,
    ) as process:
        try:
            output, errors = process.communicate(timeout=timeout_s)
        except BaseException:
            _kill_group(process)
            raise
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command[0], output, errors)
    return output


def _kill_group(process: subprocess.Popen[str]) -> None:
    """Kill the process and its children; `soffice` is a script that starts the real program."""
    if sys.platform == "win32":
        process.kill()
    else:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
