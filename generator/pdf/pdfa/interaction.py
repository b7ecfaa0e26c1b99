"""Annotations, forms, signatures, actions (ISO 19005-3, 6.3 to 6.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pypdf.generic import DictionaryObject, StreamObject

from generator.pdf.pdfa.clause import Clause
from generator.pdf.pdfa.opened import is_true, look

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.pdf.pdfa.opened import Opened

_TYPES: Final = {
    *("/Text", "/Link", "/FreeText", "/Line", "/Square", "/Circle", "/Polygon", "/PolyLine"),
    *("/Highlight", "/Underline", "/Squiggly", "/StrikeOut", "/Stamp", "/Caret", "/Ink", "/Popup"),
    *("/FileAttachment", "/Widget", "/PrinterMark", "/TrapNet", "/Watermark", "/Redact"),
}
_ACTIONS: Final = {"/GoTo", "/GoToR", "/GoToE", "/Thread", "/URI", "/Named", "/SubmitForm"}
_NAMED: Final = {"/NextPage", "/PrevPage", "/FirstPage", "/LastPage"}
_PRINT: Final = 4  # ISO 32000-1, table 165
_HIDING: Final = 1 | 2 | 32 | 256
_UNDRAWN: Final = {"/Popup", "/Link"}
_SIGNATURES: Final = ("/Sig", "/DocTimeStamp")


def _types(file: Opened) -> Iterator[str]:
    return (place for place, each in file.annotations if look(each, "/Subtype") not in _TYPES)


def _flags(file: Opened) -> Iterator[str]:
    for place, each in file.annotations:
        flags = look(each, "/F")
        if look(each, "/Subtype") == "/Popup" and flags is None:
            continue
        if flags is None or not int(flags) & _PRINT or int(flags) & _HIDING:
            yield place


def _appearances(file: Opened) -> Iterator[str]:
    for place, each in file.annotations:
        drawn = look(each, "/AP")
        if drawn is None:
            x0, y0, x1, y1 = look(each, "/Rect", (0, 0, 0, 0))
            is_nothing = x0 == x1 and y0 == y1
            if not is_nothing and look(each, "/Subtype") not in _UNDRAWN:
                yield place
            continue
        normal = look(drawn, "/N")
        is_stream = normal is not None and isinstance(normal.get_object(), StreamObject)
        wants_stream = _kind(each) != "/Btn"
        if set(drawn.get_object()) != {"/N"} or is_stream != wants_stream:
            yield place


def _kind(field: Any) -> Any:
    while "/FT" not in field and "/Parent" in field:
        field = field["/Parent"].get_object()
    return look(field, "/FT")


def _forms(file: Opened) -> Iterator[str]:
    for place, each in file.annotations:
        if look(each, "/Subtype") == "/Widget" and ("/A" in each or "/AA" in each):
            yield place
    for place, each in file.dictionaries:
        if "/FT" in each and "/AA" in each:
            yield place
    if is_true(_form(file), "/NeedAppearances"):
        yield "/AcroForm"


def _xfa(file: Opened) -> Iterator[str]:
    if "/XFA" in _form(file):
        yield "/AcroForm"
    if is_true(file.root, "/NeedsRendering"):
        yield "/Catalog"


def _form(file: Opened) -> Any:
    held = look(file.root, "/AcroForm")
    return held.get_object() if held is not None else DictionaryObject()


def _signatures(file: Opened) -> Iterator[str]:
    ends = [0, *_revision_ends(file.pdf)]
    for place, each in file.of_type(*_SIGNATURES):
        if "/ByteRange" in each and not _is_whole(file.pdf, each, ends):
            yield place


def _revision_ends(pdf: bytes) -> list[int]:
    found = []
    place = pdf.find(b"%%EOF")
    while place >= 0:
        end = place + len(b"%%EOF")
        found += [end, *(end + len(e) for e in (b"\r\n", b"\r", b"\n") if pdf.startswith(e, end))]
        place = pdf.find(b"%%EOF", end)
    return found


def _is_whole(pdf: bytes, signature: Any, ends: list[int]) -> bool:
    """Tell whether a signature covers all of its revision but itself, and holds one signer."""
    begin, first, second, length = (int(each) for each in signature["/ByteRange"])
    gap = pdf[first:second]
    is_gap = gap[:1] == b"<" and gap[-1:] == b">" and b">" not in gap[:-1]
    return begin == 0 and is_gap and second + length in ends and _has_one_signer(signature)


def _has_one_signer(signature: Any) -> bool:
    from asn1crypto import cms  # noqa: PLC0415 - only signed files need it

    held = signature["/Contents"]
    data = bytes(held) if isinstance(held, bytes) else held.original_bytes
    signed = cms.ContentInfo.load(data)["content"]
    return len(signed["signer_infos"]) == 1 and len(signed["certificates"]) > 0


def _actions(file: Opened) -> Iterator[str]:
    held = [(place, each) for place, top in file.dictionaries for each in _actions_of(top)]
    for place, each in held:
        kind = look(each, "/S")
        if kind not in _ACTIONS or (kind == "/Named" and look(each, "/N") not in _NAMED):
            yield place
    names = look(file.root, "/Names")
    if names is not None and "/JavaScript" in names.get_object():
        yield "/Names"


def _actions_of(holder: Any) -> Iterator[Any]:
    """Give the actions that a dictionary holds in the places for actions, and what follows them."""
    waiting = [look(holder, key) for key in ("/A", "/OpenAction")]
    for _ in range(1000):
        if not waiting:
            return
        value = waiting.pop()
        found = value.get_object() if value is not None else None
        if isinstance(found, DictionaryObject) and "/S" in found:
            yield found
            following = look(found, "/Next")
            waiting += following if isinstance(following, list) else [following]


def _triggers(file: Opened) -> Iterator[str]:
    if "/AA" in file.root:
        yield "/Catalog"
    yield from (place for place, page in file.pages if "/AA" in page)


CLAUSES: Final = (
    Clause("6.3.1", "pdfa.annotation-type", _types),
    Clause("6.3.2", "pdfa.annotation-flags", _flags),
    Clause("6.3.3", "pdfa.appearance", _appearances),
    Clause("6.4.1", "pdfa.form-action", _forms),
    Clause("6.4.2", "pdfa.xfa", _xfa),
    Clause("6.4.3", "pdfa.signature", _signatures),
    Clause("6.5.1", "pdfa.action", _actions),
    Clause("6.5.2", "pdfa.trigger", _triggers),
)
