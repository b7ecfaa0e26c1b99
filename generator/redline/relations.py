"""The relationships of a part, and what of another package's is brought over."""

from __future__ import annotations

import posixpath
from copy import deepcopy
from hashlib import sha256
from typing import Final

from lxml import etree

from generator.rendering.oxml import RELS, TYPES, R, local, parse, serialize, w
from generator.rendering.package import CONTENT_TYPES

Parts = dict[str, bytes]

_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_LINKS: Final = ("hyperlink", "hlinkClick", "hlinkHover")
_EDGES: Final = ("headerReference", "footerReference")


class Relations:
    """The relationships of one part."""

    def __init__(self, parts: Parts, part: str) -> None:
        self._parts = parts
        self._folder, _, stem = part.rpartition("/")
        self._name = f"{self._folder}/_rels/{stem}.rels"
        blank = f'<Relationships xmlns="{RELS}"/>'.encode()
        self.root = parse(parts.get(self._name, blank))

    def targets(self) -> dict[str, str]:
        """What each leads to, by id: an address, or a part's content by its fingerprint."""
        return {
            link.get("Id", ""): self._fingerprint(link)
            for link in self.root.iterfind(f"{{{RELS}}}Relationship")
        }

    def part_of(self, key: str) -> str:
        """Name the part that a relationship leads to; empty if there is none."""
        link = self._by_id(key)
        return "" if link is None or _is_outside(link) else self._path(link)

    def take_over(self, theirs: Relations, root: etree._Element) -> bool:
        """Let everything in a tree of theirs refer to relationships of this part instead.

        Links and pictures are brought over. Whatever else this package lacks, such as charts and
        headers of sections, is taken out of the tree.

        Returns:
            Whether something that is shown was taken out.
        """
        mine = {target: key for key, target in self.targets().items()}
        lost = [
            (element, name)
            for element in list(root.iter())
            for name in element.attrib
            if str(name).startswith(f"{{{R}}}")
            and not self._refer(element, str(name), theirs, mine)
        ]
        for element, name in lost:
            if local(element) in _LINKS:  # what it is about stays
                del element.attrib[name]
                continue
            run = next(element.iterancestors(w("r")), element)
            parent = run.getparent()
            if parent is not None:
                parent.remove(run)
        return any(local(element) not in (*_EDGES, *_LINKS) for element, _ in lost)

    def _refer(
        self, element: etree._Element, name: str, theirs: Relations, mine: dict[str, str]
    ) -> bool:
        """Let one attribute refer to what it did, here; say whether that is possible."""
        link = theirs._by_id(element.get(name, ""))
        if link is None:
            return False
        wanted = theirs._fingerprint(link)
        if wanted not in mine and (_is_outside(link) or link.get("Type", "").endswith("/image")):
            mine[wanted] = self._import(theirs, link)
        if wanted not in mine:
            return False
        element.set(name, mine[wanted])
        return True

    def add_part(self, part: str, kind: str, theirs: Parts) -> None:
        """Relate a part that the package is about to get, and say what it is as theirs does."""
        target = posixpath.relpath(part, self._folder)
        self._add({"Type": f"{_OFFICE}{kind}", "Target": target})
        self.save()
        types, their_types = parse(self._parts[CONTENT_TYPES]), parse(theirs[CONTENT_TYPES])
        for one in their_types.iterfind(f"{{{TYPES}}}Override[@PartName='/{part}']"):
            types.append(deepcopy(one))
        self._parts[CONTENT_TYPES] = serialize(types)

    def save(self, root: etree._Element | None = None) -> None:
        """Write them back, without pictures and links that a tree, if given, doesn't use."""
        every = () if root is None else root.iter()
        used = {str(value) for element in every for value in element.attrib.values()}
        for link in [] if root is None else list(self.root):
            is_loose = link.get("Type", "").endswith(("/image", "/hyperlink"))
            if is_loose and link.get("Id") not in used:
                self.root.remove(link)
        if len(self.root) or self._name in self._parts:
            self._parts[self._name] = serialize(self.root)

    def _by_id(self, key: str) -> etree._Element | None:
        found = (link for link in self.root if link.get("Id") == key)
        return next(found, None)

    def _path(self, link: etree._Element) -> str:
        return posixpath.normpath(posixpath.join("/", self._folder, link.get("Target", ""))).lstrip(
            "/"
        )

    def _fingerprint(self, link: etree._Element) -> str:
        if _is_outside(link):
            return f"{link.get('Type', '').rpartition('/')[2]} {link.get('Target', '')}"
        content = self._parts.get(self._path(link), b"")
        return sha256(content).hexdigest() if content else self._path(link)

    def _import(self, theirs: Relations, link: etree._Element) -> str:
        """Bring a relationship over, with the part it leads to, and give its id here."""
        attributes = {str(key): str(value) for key, value in link.attrib.items()}
        if not _is_outside(link):
            path = theirs._path(link)
            content = theirs._parts.get(path, b"")
            ending = posixpath.splitext(path)[1]
            target = f"media/{sha256(content).hexdigest()[:16]}{ending}"
            self._parts[f"{self._folder}/{target}"] = content
            _declare(self._parts, theirs._parts, ending.lstrip("."))
            attributes["Target"] = target
        return self._add(attributes)

    def _add(self, attributes: dict[str, str]) -> str:
        taken = {one.get("Id") for one in self.root}
        number = len(taken) + 1
        while (key := f"rIdLama{number}") in taken:
            number += 1
        etree.SubElement(self.root, f"{{{RELS}}}Relationship", {**attributes, "Id": key})
        return key


def _is_outside(link: etree._Element) -> bool:
    return link.get("TargetMode") == "External"


def _declare(parts: Parts, theirs: Parts, extension: str) -> None:
    """Say what files of an ending are, as the package they come from says it."""
    types, their_types = parse(parts[CONTENT_TYPES]), parse(theirs[CONTENT_TYPES])
    name = f"{{{TYPES}}}Default"
    if any(one.get("Extension", "").lower() == extension for one in types.iterfind(name)):
        return
    for one in their_types.iterfind(name):
        if one.get("Extension", "").lower() == extension:
            types.insert(0, deepcopy(one))
    parts[CONTENT_TYPES] = serialize(types)
