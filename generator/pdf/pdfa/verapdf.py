"""A second opinion: the program veraPDF, on machines that have it.

It isn't in any package registry, so nothing here relies on it: `NASKAH_VERAPDF` or the PATH names
it, and without it nothing is asked.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from lxml import etree

from generator.errors import Problem, VerificationError

ENVIRONMENT: Final = "NASKAH_VERAPDF"

_TIMEOUT_S: Final = 300.0
_NOT_COMPLIANT: Final = 1  # its exit code for files that were checked and fell short


def program() -> str | None:
    """Find the program; `None` without one."""
    return os.environ.get(ENVIRONMENT) or shutil.which("verapdf")


def ask_verapdf(pdf: bytes, path: str, *, timeout_s: float = _TIMEOUT_S) -> tuple[Problem, ...]:
    """Have the program check a file against PDF/A-3b.

    Args:
        pdf: The file.
        path: The program.
        timeout_s: Wall-clock seconds.

    Returns:
        One problem for each rule that the file breaks.

    Raises:
        VerificationError: `pdfa.verapdf-failed`, the program gave no verdict.
    """
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "bundel.pdf")
        file.write_bytes(pdf)
        command = [path, "--flavour", "3b", "--format", "mrr", str(file)]
        try:
            done = subprocess.run(  # noqa: S603 - a fixed argv, no shell
                command, capture_output=True, check=False, timeout=timeout_s
            )
        except (OSError, subprocess.TimeoutExpired) as exc:
            raise VerificationError("pdfa.verapdf-failed", reason=type(exc).__name__) from exc
    if done.returncode not in {0, _NOT_COMPLIANT}:
        raise VerificationError("pdfa.verapdf-failed", reason=f"exit {done.returncode}")
    return _read(done.stdout)


def _read(report: bytes) -> tuple[Problem, ...]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        tree = etree.fromstring(report, parser)
    except (etree.XMLSyntaxError, ValueError) as exc:
        raise VerificationError("pdfa.verapdf-failed", reason=type(exc).__name__) from exc
    verdict = next(tree.iter("{*}validationReport"), None)
    if verdict is None or "isCompliant" not in verdict.attrib:
        raise VerificationError("pdfa.verapdf-failed", reason="validationReport")
    broken = [rule for rule in verdict.iter("{*}rule") if rule.get("status") == "failed"]
    if verdict.get("isCompliant") != "true" and not broken:
        raise VerificationError("pdfa.verapdf-failed", reason="rule")
    return tuple(
        Problem(
            "pdfa.verapdf",
            facts={
                "clause": f"{rule.get('clause')}-{rule.get('testNumber')}",
                "description": " ".join((rule.findtext("{*}description") or "").split()),
            },
        )
        for rule in broken
    )
