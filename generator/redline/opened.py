"""A Word document opened for comparing, and what it calls itself."""

from __future__ import annotations

from typing import Final

from generator.errors import InputError, Problem, TemplateError
from generator.rendering.oxml import local, parse
from generator.rendering.package import read_package

_CORE: Final = "docProps/core.xml"


def open_document(docx: bytes, name: str) -> dict[str, bytes]:
    """Unpack a Word document.

    Args:
        docx: The complete file.
        name: What to call it in errors.

    Returns:
        Part names to contents.

    Raises:
        InputError: It isn't a Word document, unpacks to more than the limits allow, or holds
            macros, embedded objects, or links that programs follow by themselves.
    """
    try:
        return read_package(docx, name=name)
    except TemplateError as exc:
        problem = Problem(exc.code, facts=exc.facts)
        raise InputError("redline.refused", where=name, problems=[problem], name=name) from exc


def title_of(docx: bytes, name: str) -> str:
    """Read the title among a document's properties; empty if it has none.

    Raises:
        InputError: As `open_document`.
    """
    core = open_document(docx, name).get(_CORE)
    entries = [] if core is None else list(parse(core))
    return next((entry.text or "" for entry in entries if local(entry) == "title"), "")
