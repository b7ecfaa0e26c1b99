"""The places that templates mark for the bundle: signatures, and lines of the contents list.

A mark is a hyperlink whose target only this package understands:

    naskah:ttd/<role>?w=<pt>&h=<pt>   a signature place, w by h points
    naskah:hal/<document>             a line of the contents list, leading to that document

A signature place is one paragraph: a hyperlink around a no-break space, directly followed by an
inline transparent picture of w by h points that carries the same link. Engines turn one or the
other, or both, into a link annotation: rdocx the space, LibreOffice the picture, and the space too
if its run has a character style of its own (it drops text links whose run has none). The
picture's top left corner is the space's top right corner, so either gives the same rectangle.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from pypdf.generic import ArrayObject, NameObject

from generator.errors import BundleError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pypdf import PageObject

Rect = tuple[float, float, float, float]

TOLERANCE_PT: Final = 2.0

_SCHEME: Final = "naskah:"
_NAME: Final = r"[a-z][a-z0-9_]*"
_NUMBER: Final = r"\d{1,4}(?:\.\d{1,4})?"
_SIGNATURE: Final = re.compile(rf"naskah:ttd/({_NAME})\?w=({_NUMBER})&h=({_NUMBER})")
_CONTENTS: Final = re.compile(rf"naskah:hal/({_NAME})")
_PLAIN_NAME: Final = re.compile(_NAME)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A signature place.

    Attributes:
        role: Who signs there, such as "kesatu".
        page_index: 0-based, among the pages searched.
        rect: x0, y0, x1, y1 in points from the page's lower left corner.
    """

    role: str
    page_index: int
    rect: Rect


@dataclass(frozen=True, slots=True)
class ContentsLink:
    """A line of the contents list.

    Attributes:
        document: The document it leads to, such as "nota_kesepakatan".
        page_index: 0-based, among the pages searched.
        rect: As in `Anchor`.
    """

    document: str
    page_index: int
    rect: Rect


@dataclass(frozen=True, slots=True)
class Marks:
    """Every mark found in one document, in page order."""

    anchors: tuple[Anchor, ...]
    contents: tuple[ContentsLink, ...]


def is_name(text: str) -> bool:
    """Tell whether `text` can name a role or document: lower-case letters, digits, underscores."""
    return _PLAIN_NAME.fullmatch(text) is not None


def take_marks(pages: Sequence[PageObject], *, part: str) -> Marks:
    """Collect the marks of a document and remove their link annotations from its pages.

    Args:
        pages: Pages of a PDF writer or reader, not rotated; they are changed in place.
        part: The document's key, for errors.

    Returns:
        The marks. A space and a picture that give the same rectangle within 2 pt are one anchor;
        the words of one contents line are one link.

    Raises:
        BundleError: `bundle.anchor-malformed`, a link begins with `naskah:` but is neither form.
    """
    anchors: list[Anchor] = []
    contents: list[ContentsLink] = []
    for index, page in enumerate(pages):
        for target, rect in _take_links(page):
            if found := _SIGNATURE.fullmatch(target):
                width, height = float(found[2]), float(found[3])
                anchor = Anchor(found[1], index, _picture_rect(rect, width, height))
                if not any(_is_same_place(anchor, other) for other in anchors):
                    anchors.append(anchor)
            elif found := _CONTENTS.fullmatch(target):
                _add_contents(contents, ContentsLink(found[1], index, rect))
            else:
                raise BundleError("bundle.anchor-malformed", part=part, target=target)
    return Marks(tuple(anchors), tuple(contents))


def _add_contents(contents: list[ContentsLink], link: ContentsLink) -> None:
    """Append a link, or widen the last one: rdocx makes one of each word of a line."""
    last = contents[-1] if contents else None
    if (
        last is not None
        and (last.document, last.page_index) == (link.document, link.page_index)
        and abs(last.rect[1] - link.rect[1]) <= TOLERANCE_PT
    ):
        x0, y0, x1, y1 = last.rect
        rect = min(x0, link.rect[0]), y0, max(x1, link.rect[2]), y1
        contents[-1] = ContentsLink(link.document, link.page_index, rect)
    else:
        contents.append(link)


def _take_links(page: PageObject) -> Iterator[tuple[str, Rect]]:
    annotations: Any = page.get("/Annots")
    kept = ArrayObject()
    taken: list[tuple[str, Rect]] = []
    for entry in annotations.get_object() if annotations is not None else ():
        target = _target(entry.get_object())
        if target.startswith(_SCHEME):
            taken.append((target, _normalised(entry.get_object()["/Rect"].get_object())))
        else:
            kept.append(entry)
    if taken and kept:
        page[NameObject("/Annots")] = kept
    elif taken:
        del page["/Annots"]
    yield from taken


def _target(annotation: Any) -> str:
    action = annotation.get("/A")
    if annotation.get("/Subtype") != "/Link" or action is None:
        return ""
    uri = action.get_object().get("/URI")
    return "" if uri is None else _text(uri.get_object())


def _text(uri: object) -> str:
    return uri.decode("ascii", "replace") if isinstance(uri, bytes) else str(uri)


def _normalised(rect: Sequence[Any]) -> Rect:
    x0, y0, x1, y1 = (float(value) for value in rect)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _picture_rect(link: Rect, width: float, height: float) -> Rect:
    x0, y0, x1, y1 = link
    is_picture = abs((x1 - x0) - width) <= TOLERANCE_PT and abs((y1 - y0) - height) <= TOLERANCE_PT
    left = x0 if is_picture else x1
    return left, y1 - height, left + width, y1


def _is_same_place(one: Anchor, other: Anchor) -> bool:
    return (one.role, one.page_index) == (other.role, other.page_index) and all(
        abs(a - b) <= TOLERANCE_PT for a, b in zip(one.rect, other.rect, strict=True)
    )
