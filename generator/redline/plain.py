"""A part as it is compared: without what tools leave behind, and in Word's simplest shapes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree

from generator.redline.marks import make
from generator.rendering.oxml import WP, W, local, w

if TYPE_CHECKING:
    from collections.abc import Sequence

_LEFT_BEHIND: Final = ("proofErr", "lastRenderedPageBreak")
_COMMENTS: Final = ("commentRangeStart", "commentRangeEnd", "commentReference")
_RANGE_MARKS: Final = (
    *("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd"),
    *("permStart", "permEnd"),
)
_WRAPPERS: Final = ("sdt", "smartTag", "customXml")
_TRACES: Final = {
    w(name)
    for name in ("rsidR", "rsidRDefault", "rsidRPr", "rsidP", "rsidDel", "rsidTr", "rsidSect")
}
_FIELD_MARKS: Final = ("begin", "separate", "end")
_CURSOR: Final = "_GoBack"
_FLOWS: Final = ("body", "hdr", "ftr", "tc", "footnote", "endnote")


def simplify(root: etree._Element, *, comments: bool) -> None:
    """Bring a part without tracked changes into the shape that is compared, in place.

    Args:
        root: The part.
        comments: Whether comments stay.
    """
    for element in root.iter(w("p"), w("r"), w("tr"), w("sectPr")):
        for name in list(element.attrib):
            if name in _TRACES or str(name).endswith(("}paraId", "}textId")):
                del element.attrib[name]
    _drop(root, (*_LEFT_BEHIND, *(() if comments else _COMMENTS)))
    _drop_cursor(root)
    for wrapper in reversed(list(root.iter(*map(w, _WRAPPERS)))):
        _unwrap(wrapper)
    for field in list(root.iter(w("fldSimple"))):
        _spell_out(field)
    for anchor in list(root.iter(f"{{{WP}}}anchor")):
        _to_the_front(anchor)
    for flow in list(root.iter(*map(w, _FLOWS))):
        _end_with_paragraph(flow)
    _into_paragraphs(root)


def _drop(root: etree._Element, names: Sequence[str]) -> None:
    for element in list(root.iter(*map(w, names))):
        _remove(element)
    for run in list(root.iter(w("r"))):
        if all(child.tag == w("rPr") for child in run):
            _remove(run)


def _drop_cursor(root: etree._Element) -> None:
    """Drop the bookmark in which Word notes where the cursor was."""
    ids = set()
    for start in list(root.iter(w("bookmarkStart"))):
        if start.get(w("name")) == _CURSOR:
            ids.add(start.get(w("id")))
            _remove(start)
    for end in list(root.iter(w("bookmarkEnd"))):
        if end.get(w("id")) in ids:
            _remove(end)


def _unwrap(wrapper: etree._Element) -> None:
    content = wrapper.find(w("sdtContent")) if wrapper.tag == w("sdt") else wrapper
    for child in [] if content is None else list(content):
        if local(child) not in ("smartTagPr", "customXmlPr"):
            wrapper.addprevious(child)
    _remove(wrapper)


def _spell_out(field: etree._Element) -> None:
    """Write a simple field with marks for its begin and end, which can be tracked."""
    runs = list(field)
    look = runs[0].find(w("rPr")) if runs and runs[0].tag == w("r") else None
    code = make("instrText", {"{http://www.w3.org/XML/1998/namespace}space": "preserve"})
    code.text = field.get(w("instr"), "")
    marks = [make("fldChar", {w("fldCharType"): kind}) for kind in _FIELD_MARKS]
    begin, separate, end = marks
    for inner in (begin, code, separate):
        field.addprevious(_run(inner, look))
    for run in runs:
        field.addprevious(run)
    field.addprevious(_run(end, look))
    _remove(field)


def _run(inner: etree._Element, look: etree._Element | None) -> etree._Element:
    run = make("r")
    if look is not None:
        run.append(etree.fromstring(etree.tostring(look)))
    run.append(inner)
    return run


def _to_the_front(anchor: etree._Element) -> None:
    """Move a floating picture to the begin of its paragraph: it has no place among the words."""
    run = next(anchor.iterancestors(w("r")), None)
    paragraph = None if run is None else run.getparent()
    if run is None or paragraph is None or paragraph.tag != w("p"):
        return
    if [local(child) for child in run if child.tag != w("rPr")] == ["drawing"]:
        paragraph.insert(0 if paragraph.find(w("pPr")) is None else 1, run)


def _into_paragraphs(root: etree._Element) -> None:
    """Move begins and ends of bookmarks and comments that stand between blocks, rows or cells."""
    marks = [
        mark
        for mark in root.iter(*map(w, _RANGE_MARKS))
        if next(mark.iterancestors(w("p")), None) is None
    ]
    for mark in marks:
        is_start = local(mark).endswith("Start")
        paragraph = _nearest(mark, "following::w:p" if is_start else "preceding::w:p")
        _remove(mark)
        if paragraph is None:
            continue
        if is_start:
            paragraph.insert(0 if paragraph.find(w("pPr")) is None else 1, mark)
        else:
            paragraph.append(mark)


def _nearest(mark: etree._Element, axis: str) -> etree._Element | None:
    found = mark.xpath(f"({axis})[{'1' if 'following' in axis else 'last()'}]", namespaces={"w": W})
    # XPath may also give text or numbers; an axis of elements gives elements.
    return found[0] if isinstance(found, list) and found else None  # type: ignore[return-value]


def _end_with_paragraph(flow: etree._Element) -> None:
    """Add the paragraph that Word demands where text flows and demands to stand last."""
    blocks = [child for child in flow if child.tag in (w("p"), w("tbl"))]
    if blocks and blocks[-1].tag == w("p"):
        return
    paragraph = make("p")
    section = flow.find(w("sectPr"))
    if section is None:
        flow.append(paragraph)
    else:
        section.addprevious(paragraph)


def mark_as_old(root: etree._Element) -> None:
    """Set the ids of a part's bookmarks apart from those of the part it is merged into."""
    for mark in root.iter(w("bookmarkStart"), w("bookmarkEnd")):
        mark.set(w("id"), f"-{mark.get(w('id'), '')}")


def number_bookmarks(root: etree._Element) -> None:
    """Give every bookmark a number of its own, and drop begins and ends without the other."""
    ends = {mark.get(w("id")) for mark in root.iter(w("bookmarkEnd"))}
    numbers: dict[str | None, str] = {}
    for start in list(root.iter(w("bookmarkStart"))):
        key = start.get(w("id"))
        if key not in ends or key in numbers:
            _remove(start)
            continue
        numbers[key] = str(len(numbers))
        start.set(w("id"), numbers[key])
    for end in list(root.iter(w("bookmarkEnd"))):
        number = numbers.pop(end.get(w("id")), None)
        if number is None:
            _remove(end)
        else:
            end.set(w("id"), number)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
