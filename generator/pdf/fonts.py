"""The shipped typefaces, and the check that a PDF uses the ones its document asked for.

Engines swap a typeface they lack without a word, and a swapped typeface moves page breaks. So the
faces ship with this package, `fonts.json` says which family each stands for, and every PDF is
compared with its document. Characters that a shipped face lacks are refused before conversion,
as one of them can move a whole run to some other typeface of the machine.
"""

from __future__ import annotations

import functools
import io
import json
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from fontTools.ttLib import TTFont
from pypdf.generic import DictionaryObject

from generator.errors import ConversionError, MissingDependencyError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdf import PdfReader

    from generator.pdf.docx_fonts import AskedFonts

FONTS_DIR: Final = Path(__file__).resolve().parent.parent / "fonts"

_FONT_FILES: Final = ("/FontFile", "/FontFile2", "/FontFile3")
_SUBSET_TAG_LENGTH: Final = 7  # "ABCDEF+", ISO 32000-1, 9.6.4


@dataclass(frozen=True, slots=True)
class FontFamily:
    """A family that documents ask for, and the shipped faces that stand for it.

    Attributes:
        name: The family as documents name it, such as "Bookman Old Style".
        shipped: The family name inside the shipped files.
        files: Absolute paths of the regular, bold, italic and bold italic face.
        postscript: Patterns (`*` as in a shell) of PostScript names accepted in a PDF.
    """

    name: str
    shipped: str
    files: tuple[Path, ...]
    postscript: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PdfFont:
    """A font a PDF uses: its PostScript name without subset tag, and whether it is embedded."""

    name: str
    embedded: bool


@functools.cache
def families() -> tuple[FontFamily, ...]:
    """Read the table of families, `generator/fonts/fonts.json`."""
    table = json.loads((FONTS_DIR / "fonts.json").read_text(encoding="utf-8"))
    return tuple(
        FontFamily(
            name=row["name"],
            shipped=row["shipped"],
            files=tuple(FONTS_DIR / row["folder"] / file for file in row["files"]),
            postscript=tuple(row["postscript"]),
        )
        for row in table["families"]
    )


def family(name: str) -> FontFamily | None:
    """Look a family up by the name documents use or the name inside the shipped files."""
    wanted = name.casefold()
    for row in families():
        if wanted in {row.name.casefold(), row.shipped.casefold()}:
            return row
    return None


@functools.cache
def faces(name: str) -> tuple[bytes, ...]:
    """Read the shipped faces of a family; empty where nothing is shipped for it.

    Raises:
        MissingDependencyError: A file of the table is not there.
    """
    row = family(name)
    if row is None:
        return ()
    try:
        return tuple(path.read_bytes() for path in row.files)
    except FileNotFoundError as exc:
        raise MissingDependencyError("font.missing", path=exc.filename) from exc


@functools.cache
def coverage(name: str) -> frozenset[str]:
    """Return the characters that every shipped face of a family has."""
    maps = [TTFont(io.BytesIO(face), lazy=True).getBestCmap() for face in faces(name)]
    return frozenset(map(chr, set.intersection(*map(set, maps)))) if maps else frozenset()


def check_characters(asked: AskedFonts, *, where: str = "") -> None:
    """Refuse characters that the shipped faces of their family do not have.

    Raises:
        ConversionError: `engine.character-missing`, for the first family concerned.
    """
    for name, characters in sorted(asked.characters.items()):
        if family(name) is None:
            continue
        missing = sorted(characters - coverage(name))
        if missing:
            raise ConversionError(
                "engine.character-missing",
                where=where,
                family=name,
                characters=[f"U+{ord(c):04X}" for c in missing],
            )


def fonts_embedded(reader: PdfReader) -> tuple[PdfFont, ...]:
    """List the fonts that the pages of a PDF and the drawings on them use, sorted by name."""
    found: set[PdfFont] = set()
    seen: set[int] = set()
    for page in reader.pages:
        for font in _fonts_below(page.get("/Resources"), seen):
            found.add(_describe(font))
    return tuple(sorted(found, key=lambda font: font.name))


def _fonts_below(resources: Any, seen: set[int]) -> Iterator[DictionaryObject]:
    holder = _resolve(resources)
    if not isinstance(holder, DictionaryObject) or id(holder) in seen:
        return
    seen.add(id(holder))
    for font in _values(holder.get("/Font")):
        if id(font) not in seen:
            seen.add(id(font))
            yield font
    for drawing in _values(holder.get("/XObject")):
        yield from _fonts_below(drawing.get("/Resources"), seen)


def _values(dictionary: Any) -> Iterator[DictionaryObject]:
    resolved = _resolve(dictionary)
    if isinstance(resolved, DictionaryObject):
        for value in resolved.values():
            entry = _resolve(value)
            if isinstance(entry, DictionaryObject):
                yield entry


def _resolve(value: Any) -> Any:
    return None if value is None else value.get_object()


def _describe(font: DictionaryObject) -> PdfFont:
    if font.get("/Subtype") == "/Type3":
        # Glyphs are drawings inside the file: there is nothing left to embed, and no real name.
        return PdfFont(str(font.get("/Name", "Type3")).lstrip("/"), embedded=True)
    name = str(font.get("/BaseFont", "")).lstrip("/")
    if name[_SUBSET_TAG_LENGTH - 1 : _SUBSET_TAG_LENGTH] == "+":
        name = name[_SUBSET_TAG_LENGTH:]
    descendants = _resolve(font.get("/DescendantFonts"))
    holder = _resolve(descendants[0]) if descendants else font
    descriptor = _resolve(holder.get("/FontDescriptor"))
    return PdfFont(name, descriptor is not None and any(key in descriptor for key in _FONT_FILES))


def check_fonts(asked: AskedFonts, reader: PdfReader, *, where: str = "") -> None:
    """Refuse a PDF whose fonts are not embedded, or are not those the document asked for.

    Raises:
        ConversionError: `engine.font-not-embedded` or `engine.font-swapped`.
    """
    used = fonts_embedded(reader)
    loose = [font.name for font in used if not font.embedded]
    if loose:
        raise ConversionError("engine.font-not-embedded", where=where, fonts=loose)
    names = [font.name for font in used]
    foreign = [n for n in names if not any(_accepts(f, n) for f in asked.characters)]
    absent = sorted(f for f in asked.body if not any(_accepts(f, n) for n in names))
    if foreign or absent:
        raise ConversionError(
            "engine.font-swapped",
            where=where,
            asked=absent or sorted(asked.characters),
            got=foreign or names or ["-"],
        )


def _accepts(asked_family: str, postscript_name: str) -> bool:
    row = family(asked_family)
    patterns = row.postscript if row else (asked_family.replace(" ", "") + "*",)
    return any(fnmatchcase(postscript_name, pattern) for pattern in patterns)
