"""Adjacent pieces of marked content that belong to one element, made one piece.

The embedded engine marks every word by itself. Joined, they say the same in a tenth of the marks,
which whoever reads the file later, a verifier of signatures above all, need not go through.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from pypdf.generic import IndirectObject

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_START: Final = re.compile(rb"(EMC\s+)?/(\w+)\s*<<\s*/MCID\s+(\d+)\s*>>\s*BDC\s*")
_EDGE: Final = re.compile(rb"BMC|BDC|EMC")
_OWNERS: Final = re.compile(rb"\d+\s+\d+\s+obj\s*\[((?:\s*(?:\d+\s+\d+\s+R|null))*)\s*\]\s*")
_OWNER: Final = re.compile(rb"(\d+)\s+\d+\s+R|null")
_CHUNK: Final = 4096


class Joined(NamedTuple):
    """A page's content with fewer marks.

    Attributes:
        content: The content stream.
        numbers: The new number of each mark; `None` for one that went into the mark before.
    """

    content: bytes
    numbers: Mapping[int, int | None]


def join_marks(content: bytes, owners: Sequence[int | None]) -> Joined | None:
    """Join marks that follow each other without anything between, and number the rest anew.

    Args:
        content: A page's content stream.
        owners: What each mark belongs to, by its number.

    Returns:
        `None` where the page is marked in another way than engines do that mark every word.
    """
    starts = list(_START.finditer(content))
    if not starts or len(starts) != content.count(b"BDC"):
        return None
    numbers: dict[int, int | None] = {}
    pieces = []
    at, count, last = 0, 0, None
    for start in starts:
        number = int(start[3])
        if number >= len(owners) or number in numbers:
            return None
        pieces.append(content[at : start.start()])
        at = start.end()
        if last is not None and start[1] and _is_one(content, last, start, owners):
            numbers[number] = None
        else:
            pieces.append((start[1] or b"") + b"/%b <</MCID %d>> BDC\n" % (start[2], count))
            numbers[number] = count
            count += 1
        last = start
    return Joined(b"".join([*pieces, content[at:]]), numbers)


def _is_one(
    content: bytes,
    last: re.Match[bytes],
    start: re.Match[bytes],
    owners: Sequence[int | None],
) -> bool:
    before, own = owners[int(last[3])], owners[int(start[3])]
    has_edge = _EDGE.search(content, last.end(), start.start()) is not None
    return own is not None and before == own and last[2] == start[2] and not has_edge


def owners_of(root: Any, page: Any) -> tuple[int | None, ...]:
    """List the object numbers of the elements that own a page's marks; empty where it isn't plain.

    Args:
        root: The structure tree of the page's own file.
        page: A page of that file.
    """
    tree = root.get("/ParentTree")
    listed = tree.get_object().get("/Nums") if tree is not None else None
    key = page.get("/StructParents")
    if listed is None or key is None:
        return ()
    nums = list(listed.get_object())
    found = next((own for at, own in zip(nums[::2], nums[1::2], strict=False) if at == key), None)
    raw = raw_object(found)
    plain = _OWNERS.fullmatch(raw) if raw is not None else None
    if plain is None:
        return ()
    return tuple(int(number) if number else None for number in _OWNER.findall(plain[1]))


def raw_object(value: Any) -> bytes | None:
    """Give the text of the object that a reference leads to, as far as its end.

    `None` where that isn't a reference, or the object is packed with others.
    """
    if not isinstance(value, IndirectObject):
        return None
    reader = value.pdf
    offset = getattr(reader, "xref", {}).get(value.generation, {}).get(value.idnum)
    if offset is None:
        return None
    reader.stream.seek(offset)
    raw = b""
    while b"endobj" not in raw and (more := reader.stream.read(_CHUNK)):
        raw += more
    return bytes(raw.partition(b"endobj")[0])
