"""A new template: the base in the dress of its kind of document, without wording."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final, get_args

from generator.authoring.base import BASE
from generator.authoring.opened import NUMBERING, STYLES, Opened
from generator.authoring.tidy import tidy
from generator.errors import TemplateError
from generator.models.daerah import Halaman, Tepi
from generator.registry import PageName
from generator.rendering import page as pages
from generator.rendering.oxml import serialize
from generator.rendering.package import DOCUMENT, write_package
from generator.resources import shared_path

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

PAGES: Final[tuple[str, ...]] = get_args(PageName)
_KEY: Final = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")


def new_template(key: str, page: str, overrides: Sequence[Path] = ()) -> bytes:
    """Make the Word file that a new document begins with.

    Args:
        key: The document's key, such as `surat_kuasa`.
        page: Name of a page profile, such as `naskah_dinas`.
        overrides: Folders searched before the shipped ones for the base.

    Returns:
        A tidy .docx with the base's styles, lists, header and footer, and one empty paragraph.

    Raises:
        TemplateError: The key can't be a file's name, or there is no such page profile.
    """
    if not _KEY.fullmatch(key):
        raise TemplateError("template.bad-key", name=key)
    if page not in PAGES:
        raise TemplateError("template.unknown-page", name=page, known=PAGES)
    opened = Opened(shared_path(BASE, overrides).read_bytes(), BASE)
    profile = _profile(page, overrides)
    roots = {part: opened.root(part) for part in (STYLES, NUMBERING, DOCUMENT)}
    found = {part: root for part, root in roots.items() if root is not None}
    font = pages.base_font(found[STYLES])
    pages.apply_size(found[STYLES], profile)
    pages.apply_page(found[DOCUMENT], profile)
    for root in found.values():
        pages.apply_font(root, font, profile)
    parts = {**opened.parts, **{part: serialize(root) for part, root in found.items()}}
    return tidy(write_package(parts), f"{key}.docx")


def _profile(name: str, overrides: Sequence[Path]) -> Halaman:
    values = json.loads(shared_path("_base/halaman.json", overrides).read_bytes())[name]
    return Halaman.model_validate({**values, "tepi_mm": Tepi.model_validate(values["tepi_mm"])})


def registry_line(key: str, page: str, form: str) -> str:
    """Write the line of `generator/registry.py` that a new document needs, to be filled in."""
    title = key.replace("_", " ").title()
    label = "".join(word[0] for word in key.split("_")).upper()
    return (
        "Document(\n"
        f'    "{key}",\n'
        f'    title="{title}",\n'
        f'    label="{label}",\n'
        f'    forms=("{form}",),\n'
        '    stage="penandatanganan",\n'
        f'    page="{page}",\n'
        '    signers=("para_pihak",),\n'
        '    begins="",\n'
        '    legal_basis="",\n'
        "),"
    )
