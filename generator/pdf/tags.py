"""Joins the structure trees of the parts: headings, paragraphs, lists, tables, pictures' words.

The trees are built anew rather than copied. Marked content is numbered for each page, so the
numbers in the pages stay, while pages get new keys into one parent tree (ISO 32000-1, 14.7.4.4).
Content of an element on one page is written as bare numbers, which takes a tenth of the room that
engines need. Elements without content, such as those of links that were taken away, are left out.
A bundle is tagged only if all of its parts are.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    NameObject,
    NullObject,
    NumberObject,
    StreamObject,
    read_object,
)

from generator.pdf.marked import Joined, join_marks, owners_of, raw_object
from generator.pdf.objects import add, dictionary, reference
from generator.pdf.parts import reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pypdf import PageObject, PdfReader, PdfWriter
    from pypdf.generic import IndirectObject

    from generator.pdf.parts import Part

_MAX_DEPTH: Final = 64
_COPIED: Final = ("/A", "/Alt", "/ActualText", "/E", "/Lang", "/T")
_PART: Final = NameObject("/Part")
_DOCUMENT: Final = NameObject("/Document")


Source: TypeAlias = "tuple[Part, PdfReader, Sequence[PageObject]]"


def join_tags(writer: PdfWriter, sources: Sequence[Source]) -> None:
    """Write one structure tree for a bundle; none if a part has none.

    Args:
        writer: The bundle.
        sources: Each part, its own file, and its pages in the bundle.

    Raises:
        BundleError: `bundle.unreadable`, a part's tree is damaged.
    """
    roots = []
    for part, reader, _ in sources:
        with reading(part):
            roots.append(_tree_root(reader))
    if None in roots:
        return
    root = dictionary({"/Type": NameObject("/StructTreeRoot")})
    held = add(writer, root)
    top = dictionary({"/S": _DOCUMENT, "/P": held})
    top_held = add(writer, top)
    kids, owners, roles = ArrayObject(), ArrayObject(), DictionaryObject()
    joined = iter(_join(sources, roots))
    for (part, reader, pages), own in zip(sources, roots, strict=True):
        with reading(part):
            numbers = {reference(page).idnum: index for index, page in enumerate(reader.pages)}
            tree = _Tree(writer, numbers, pages, [next(joined) for _ in pages])
            kids.extend(tree.build(own, top_held))
            roles.update(_role_map(own))
        for index, page in enumerate(pages):
            key = NumberObject(len(owners) // 2)
            page[NameObject("/StructParents")] = key
            page[NameObject("/Tabs")] = NameObject("/S")
            owners.extend((key, add(writer, tree.owners_of(index))))
    top[NameObject("/K")] = kids
    root[NameObject("/K")] = ArrayObject([top_held])
    root[NameObject("/ParentTree")] = add(writer, dictionary({"/Nums": owners}))
    root[NameObject("/ParentTreeNextKey")] = NumberObject(len(owners) // 2)
    if roles:
        root[NameObject("/RoleMap")] = roles
    catalog = writer.root_object
    catalog[NameObject("/StructTreeRoot")] = held
    catalog[NameObject("/MarkInfo")] = dictionary({"/Marked": BooleanObject(True)})


def _tree_root(reader: PdfReader) -> Any:
    """Give a part's structure tree; `None` if it doesn't say it is tagged."""
    root: Any = reader.root_object
    if not {"/MarkInfo", "/StructTreeRoot"} <= set(root):
        return None
    # Looked up by index, which follows references; pypdf's booleans are all true to Python.
    marks = root["/MarkInfo"]
    marked = marks["/Marked"] if "/Marked" in marks else None  # noqa: SIM401 - as said
    is_marked = isinstance(marked, BooleanObject) and marked.value
    return root["/StructTreeRoot"] if is_marked else None


def _join(sources: Sequence[Source], roots: Sequence[Any]) -> list[Mapping[int, int | None]]:
    """Join the marks of every page; gives their new numbers, none where all stay as they are.

    Pages that share their content have to agree.
    """
    found: list[tuple[Any, Joined | None]] = []
    for (part, reader, pages), root in zip(sources, roots, strict=True):
        with reading(part):
            for source, page in zip(reader.pages, pages, strict=True):
                content: Any = page["/Contents"]
                data = content.get_data() if isinstance(content, StreamObject) else b""
                found.append((content, join_marks(data, owners_of(root, source))))
    results: dict[int, list[Joined | None]] = {}
    for content, joined in found:
        results.setdefault(id(content), []).append(joined)
    new: list[Mapping[int, int | None]] = []
    for content, joined in found:
        if joined is None or any(other != joined for other in results[id(content)]):
            new.append({})
            continue
        content.set_data(joined.content)
        new.append(joined.numbers)
    return new


def _role_map(root: Any) -> dict[NameObject, NameObject]:
    found = root.get("/RoleMap")
    if found is None:
        return {}
    return {NameObject(name): NameObject(role) for name, role in found.get_object().items()}


@dataclass(slots=True)
class _Tree:
    """One part's tree in the making.

    Attributes:
        writer: The bundle.
        numbers: Position among the part's pages, by object number in its own file.
        pages: The same pages in the bundle.
        joined: The new numbers of marks by page, see `pdf.marked`.
        owners: Which element owns which marked content, by page and number.
    """

    writer: PdfWriter
    numbers: dict[int, int]
    pages: Sequence[PageObject]
    joined: Sequence[Mapping[int, int | None]]
    owners: dict[int, dict[int, IndirectObject]] = field(default_factory=dict)

    def build(self, root: Any, parent: IndirectObject) -> list[IndirectObject]:
        """Build the elements below a root."""
        made = [self._element(kid, None, _MAX_DEPTH) for kid in _kids(root)]
        found = [each for each in made if each is not None]
        self._adopt(found, parent)
        return found

    def _element(self, value: Any, page: int | None, depth: int) -> IndirectObject | None:
        """Build an element once all below it are built, so that none is begun in vain."""
        leaf = _leaf(value)
        element = value.get_object() if leaf is None else leaf.element
        if not depth or not isinstance(element, DictionaryObject) or "/S" not in element:
            return None
        own = self._page(element, page)
        kids: list[Any] = []
        if leaf is not None:
            kids.extend((self.numbers.get(number), mark) for number, mark in leaf.marks)
        for kid in _kids(element):
            found = self._element(kid, own, depth - 1) or self._mark(kid, own)
            if found is not None:
                kids.append(found)
        kids = [new for kid in kids if (new := self._numbered(kid)) is not None]
        if not kids:
            return None
        made = self._begun(element)
        held = add(self.writer, made)
        self._adopt([kid for kid in kids if not isinstance(kid, tuple)], held)
        marks = [kid for kid in kids if isinstance(kid, tuple)]
        main = marks[0][0] if marks else None
        if main is not None:
            made[NameObject("/Pg")] = reference(self.pages[main])
        for page_index, number in marks:
            self.owners.setdefault(page_index, {})[number] = held
        made[NameObject("/K")] = ArrayObject(self._written(kid, main) for kid in kids)
        return held

    def _numbered(self, kid: Any) -> Any:
        """Give a mark its number in the bundle; `None` if it has none of its own."""
        if not isinstance(kid, tuple):
            return kid
        page, number = kid
        number = None if page is None else self.joined[page].get(number, number)
        return None if number is None else (page, number)

    def _begun(self, element: Any) -> DictionaryObject:
        kind = _PART if element["/S"] == _DOCUMENT else NameObject(element["/S"])
        made = dictionary({"/S": kind})
        for name in _COPIED:
            if name in element:
                made[NameObject(name)] = element[name].clone(self.writer)
        return made

    def _adopt(self, kids: Sequence[IndirectObject], parent: IndirectObject) -> None:
        for kid in kids:
            element: Any = kid.get_object()
            element[NameObject("/P")] = parent

    def _page(self, holder: Any, page: int | None) -> int | None:
        named = holder.raw_get("/Pg") if "/Pg" in holder else None
        return page if named is None else self.numbers.get(named.idnum)

    def _mark(self, kid: Any, page: int | None) -> tuple[int | None, int] | None:
        """Read a piece of marked content: its page and number."""
        value = kid.get_object()
        if isinstance(value, DictionaryObject) and value.get("/Type") == "/MCR":
            page = self._page(value, page)
            value = value["/MCID"]
        elif not isinstance(value, NumberObject):
            return None
        return (page, int(value))

    def _written(self, kid: Any, main: int | None) -> Any:
        if not isinstance(kid, tuple):
            return kid
        page, number = kid
        if page == main:
            return NumberObject(number)
        return dictionary(
            {
                "/Type": NameObject("/MCR"),
                "/Pg": reference(self.pages[page]),
                "/MCID": NumberObject(number),
            }
        )

    def owners_of(self, page_index: int) -> ArrayObject:
        """List the owners of a page's marked content, by number."""
        owners = self.owners.get(page_index, {})
        count = max(owners, default=-1) + 1
        return ArrayObject(owners.get(number, NullObject()) for number in range(count))


class _Leaf(NamedTuple):
    """An element right above the text: all else it says, and its marks by object of the page."""

    element: Any
    marks: list[tuple[int, int]]


_LEAF_KIDS: Final = re.compile(
    rb"/K\s*\[((?:\s*<<\s*/Type\s*/MCR\s*/Pg\s+\d+\s+0\s+R\s*/MCID\s+\d+\s*>>)+)\s*\]"
)
_LEAF_KID: Final = re.compile(rb"/Pg\s+(\d+)\s+0\s+R\s*/MCID\s+(\d+)")


def _leaf(value: Any) -> _Leaf | None:
    """Read an element whose kids are marks alone; `None` if it isn't plainly one.

    Engines mark every word, so that most of a tree are marks: read one by one by pypdf, they take
    as long as all else that a merge does. Where there is text in it, it isn't plain.
    """
    raw = raw_object(value)
    if raw is None:
        return None
    found = _LEAF_KIDS.search(raw)
    if found is None or b"(" in raw:
        return None
    rest = raw[raw.index(b"<<") : found.start()] + raw[found.end() :]
    marks = [(int(page), int(mark)) for page, mark in _LEAF_KID.findall(found.group(1))]
    return _Leaf(read_object(io.BytesIO(rest), value.pdf), marks)


def _kids(holder: Any) -> list[Any]:
    found = holder.get("/K")
    if found is None:
        return []
    value = found.get_object()
    return list(value) if isinstance(value, ArrayObject) else [found]
