"""A paragraph taken apart into the least things that can come, go, or stay."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lxml import etree

from generator.redline.marks import make
from generator.rendering.oxml import WP, A, R, local, r, w

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping

# Words with the signs inside of them, as numbers of documents have; spaces; other signs.
_TOKENS: Final = re.compile(r"\w+(?:[.,/’'\-]\w+)*|\s+|[^\w\s]")
_WORD: Final = re.compile(r"\w")
_LINE: Final = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
_PICTURES: Final = ("drawing", "pict", "object", "AlternateContent")
# Fields whose result depends on the pages, not on the wording.
_COUNTED: Final = ("PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF")
_VML_ID: Final = "{urn:schemas-microsoft-com:vml}id"
_EMU_PER_MM: Final = 36_000


@dataclass(slots=True)
class Atom:
    """A word, a space, a sign, a picture, or a whole field.

    Attributes:
        key: What it says and links to; equal keys are the same thing. `None` where it says
            nothing: a bookmark's end, say.
        text: What a reader sees of it.
        look: The `rPr` it is written with.
        nodes: Its elements where it isn't plain text: runs, or what stands beside runs.
        link: The hyperlink around it.
        link_key: Where that leads to.
    """

    key: Hashable
    text: str = ""
    look: etree._Element | None = None
    nodes: tuple[etree._Element, ...] = ()
    link: etree._Element | None = None
    link_key: str = ""

    @property
    def is_word(self) -> bool:
        """Whether it is more than space and signs."""
        return bool(self.nodes) or bool(_WORD.search(self.text))

    @property
    def is_plain(self) -> bool:
        """Whether it is text."""
        return not self.nodes


def tokens(text: str) -> list[str]:
    """Take a text apart into words, spaces and signs."""
    return _TOKENS.findall(text)


def atoms_of(paragraph: etree._Element, targets: Mapping[str, str]) -> list[Atom]:
    """Take a paragraph apart.

    Args:
        paragraph: One without tracked changes.
        targets: What the part's relationships lead to, by id.
    """
    found: list[Atom] = []
    for child in paragraph:
        if child.tag == w("pPr") or not isinstance(child.tag, str):
            continue
        if child.tag == w("r"):
            found += _run(child, targets, None)
        elif child.tag == w("hyperlink"):
            inner = [atom for run in child for atom in _inside(run, targets, child)]
            found += inner
        else:
            found.append(_beside(child))
    return _with_fields(found)


def _inside(
    child: etree._Element, targets: Mapping[str, str], link: etree._Element
) -> Iterator[Atom]:
    if child.tag == w("r"):
        yield from _run(child, targets, link)
    elif isinstance(child.tag, str):
        atom = _beside(child)
        atom.link, atom.link_key = link, _leads_to(link, targets)
        yield atom


def _leads_to(link: etree._Element, targets: Mapping[str, str]) -> str:
    return f"{targets.get(link.get(r('id'), ''), '')}#{link.get(w('anchor'), '')}"


def _beside(child: etree._Element) -> Atom:
    name = local(child)
    silent = name.endswith(("Start", "End"))
    return Atom(None if silent else _canonical(child), "", None, (child,))


def _run(
    run: etree._Element, targets: Mapping[str, str], link: etree._Element | None
) -> Iterator[Atom]:
    look = run.find(w("rPr"))
    link_key = "" if link is None else _leads_to(link, targets)
    for child in run:
        if child is look or not isinstance(child.tag, str):
            continue
        if child.tag == w("t"):
            for token in tokens(child.text or ""):
                yield Atom((token, link_key), token, look, (), link, link_key)
            continue
        alone = make("r")
        if look is not None:
            alone.append(deepcopy(look))
        alone.append(deepcopy(child))
        text = _LINE.get(local(child), "")
        around = "" if _links_itself(child) else link_key
        yield Atom((_said(child, targets), around), text, look, (alone,), link, link_key)


def _links_itself(child: etree._Element) -> bool:
    """Say whether a picture has a link of its own; programs write the same one around it too."""
    return next(child.iter(f"{{{A}}}hlinkClick"), None) is not None


def _said(child: etree._Element, targets: Mapping[str, str]) -> Hashable:
    """Give what a run's child shows, however it is written."""
    name = local(child)
    if name not in _PICTURES:
        return _canonical(child)
    ids = (
        str(v) for e in child.iter() for k, v in e.attrib.items() if str(k).startswith(f"{{{R}}}")
    )
    shown = tuple(sorted({targets.get(key, key) for key in ids}))
    extent = next(child.iter(f"{{{WP}}}extent"), None)
    size = ("", "") if extent is None else (_mm(extent.get("cx")), _mm(extent.get("cy")))
    text = "".join(node.text or "" for node in child.iter(w("t")))
    has_picture = next(child.iter(f"{{{A}}}blip"), None) is not None
    return ("picture" if has_picture else name, shown, size, text)


def _mm(emu: str | None) -> str:
    return str(round(int(emu) / _EMU_PER_MM)) if emu and emu.isdigit() else ""


def _canonical(element: etree._Element) -> str:
    values = sorted((str(k), str(v)) for k, v in element.attrib.items() if k != _VML_ID)
    inner = "".join(_canonical(child) for child in element if isinstance(child.tag, str))
    return f"<{local(element)} {values}>{(element.text or '').strip()}{inner}"


def _with_fields(atoms: list[Atom]) -> list[Atom]:
    """Join the runs of each field that begins and ends here into one atom."""
    joined: list[Atom] = []
    begun: list[int] = []
    for atom in atoms:
        joined.append(atom)
        kind = _field_mark(atom)
        if kind == "begin":
            begun.append(len(joined) - 1)
        elif kind == "end" and begun:
            start = begun.pop()
            if begun:
                continue
            field = joined[start:]
            if len({one.link_key for one in field}) == 1 and all(one.key for one in field):
                joined[start:] = [_field(field)]
    return joined


def _field_mark(atom: Atom) -> str:
    if len(atom.nodes) != 1:
        return ""
    mark = atom.nodes[0].find(w("fldChar"))
    return "" if mark is None else mark.get(w("fldCharType"), "")


def _field(parts: list[Atom]) -> Atom:
    code = "".join(
        node.text or "" for one in parts for run in one.nodes for node in run.iter(w("instrText"))
    )
    shown = ""
    in_result = False
    for one in parts:
        in_result = in_result or _field_mark(one) == "separate"
        shown += one.text if in_result else ""
    runs = tuple(run for one in parts for run in (one.nodes or (text_run(one.text, one.look),)))
    is_counted = code.split()[:1] and code.split()[0].upper() in _COUNTED
    key = ("field", " ".join(code.split()), "" if is_counted else shown, parts[0].link_key)
    looks = [one.look for one in parts if one.is_plain]
    return Atom(key, shown, looks[0] if looks else parts[0].look, runs, parts[0].link,
                parts[0].link_key)  # fmt: skip


def text_run(text: str, look: etree._Element | None) -> etree._Element:
    """Write a run of text."""
    run = make("r")
    if look is not None and len(look):
        run.append(deepcopy(look))
    node = etree.SubElement(
        run, w("t"), {"{http://www.w3.org/XML/1998/namespace}space": "preserve"}
    )
    node.text = text
    return run
