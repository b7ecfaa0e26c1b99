"""Links from the overview to the files made of a berkas."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from generator import registry
from generator.yearly.rows import FileLink

if TYPE_CHECKING:
    from collections.abc import Iterator

_KINDS: Final = {".pdf": "PDF", ".docx": "Word"}
_TITLES: Final = {document.key: document.title for document in registry.DOCUMENTS}
_ORDER: Final = {key: place for place, key in enumerate(_TITLES)}


def links_to(folder: Path, page_folder: Path) -> tuple[FileLink, ...]:
    """List the PDF and Word files in a folder: bundles first, then documents in their order.

    Args:
        folder: The folder of one berkas; it may be missing.
        page_folder: Where the page with the links will be.
    """
    return tuple(_links(folder, page_folder))


def _links(folder: Path, page_folder: Path) -> Iterator[FileLink]:
    if not folder.is_dir():
        return
    found = [path for path in folder.iterdir() if path.suffix.lower() in _KINDS and path.is_file()]
    for path in sorted(found, key=_place):
        title = _TITLES.get(path.stem) or path.stem.replace("_", " ").capitalize()
        yield FileLink(title, _KINDS[path.suffix.lower()], _href(path, page_folder))


def _place(path: Path) -> tuple[int, bool, str]:
    # PDF before Word, in any case; what isn't a document is the bundle, or stages of its signing.
    return _ORDER.get(path.stem, -1), path.suffix.lower() == ".docx", path.name


def _href(path: Path, page_folder: Path) -> str:
    try:
        relative = os.path.relpath(path, page_folder)
    except ValueError:  # another drive
        return path.absolute().as_uri()
    return quote(Path(relative).as_posix())
