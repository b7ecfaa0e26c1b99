"""Where templates, schemas, samples and fonts are: in a checkout, a wheel, or a user's folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from generator.errors import TemplateError

if TYPE_CHECKING:
    from collections.abc import Sequence

PACKAGE: Final = Path(__file__).parent
_SHIPPED: Final = PACKAGE / "_data" if (PACKAGE / "_data").is_dir() else PACKAGE.parent

TEMPLATES: Final = _SHIPPED / "templates"
SCHEMAS: Final = _SHIPPED / "schemas"
SAMPLES: Final = _SHIPPED / "samples"
FONTS: Final = PACKAGE / "fonts"

Stamp = tuple[int, ...]


def template_path(document: str, form: str, overrides: Sequence[Path] = ()) -> Path:
    """Find the Word template of a document.

    A user's folders come first, then the shipped one; in each, the wording of the form before
    the wording for all forms.

    Args:
        document: Key of a document, such as `nota_kesepakatan`.
        form: Key of a form, such as `sinergi`.
        overrides: Folders laid out like `templates/`, searched first.

    Raises:
        TemplateError: No folder has it.
    """
    for folder in (*overrides, TEMPLATES):
        for candidate in (folder / form / f"{document}.docx", folder / f"{document}.docx"):
            if candidate.is_file():
                return candidate
    raise TemplateError("template.missing", name=f"{document}.docx")


def shared_path(relative: str, overrides: Sequence[Path] = ()) -> Path:
    """Find a file that templates share, such as `_bagian/komparisi.docx`.

    Raises:
        TemplateError: No folder has it.
    """
    for folder in (*overrides, TEMPLATES):
        candidate = folder / relative
        if candidate.is_file():
            return candidate
    raise TemplateError("template.missing", name=relative)


def stamp(path: Path) -> Stamp:
    """Give what tells a file from how it was before: its place, times and size.

    The time of change is among them, so that an edit shows even if it keeps the time of
    modification and the size.

    Raises:
        OSError: The file isn't there.
    """
    facts = path.stat()
    return facts.st_dev, facts.st_ino, facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns
