"""Files inside a bundle: embedded as associated files, and read back (ISO 19005-3, 6.8).

Each is listed twice, as readers ask for either: by name in the catalog's name tree, and in its
`/AF` array, which says how it belongs to the document.
"""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from generator.errors import VerificationError
from generator.pdf.objects import add, dictionary, pdf_date, stream
from generator.pdf.reading import READ_ERRORS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from pypdf import PdfWriter
    from pypdf.generic import IndirectObject

Relationship: TypeAlias = Literal["Source", "Data", "Alternative", "Supplement", "Unspecified"]

_MAX_DEPTH: Final = 32


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside a PDF.

    Attributes:
        name: Its name, without a folder.
        content: All of its bytes.
        mime: Its media type, such as `application/json`.
        relationship: How it belongs to the document (ISO 32000-2, table 43).
        description: A line for people.
    """

    name: str
    content: bytes
    mime: str
    relationship: str
    description: str

    @property
    def sha256(self) -> str:
        """The SHA-256 of the content, hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()


def attach(writer: PdfWriter, attachments: Sequence[Attachment], moment: datetime) -> None:
    """Embed files and associate them with the document as a whole.

    Args:
        writer: The bundle.
        attachments: Each name once.
        moment: Their time of last change.
    """
    if not attachments:
        return
    by_name = {each.name: _specification(writer, each, moment) for each in attachments}
    names = ArrayObject()
    for name in sorted(by_name):
        names.extend((TextStringObject(name), by_name[name]))
    root = writer.root_object
    tree = root.get("/Names")
    tree = DictionaryObject(tree.get_object() if tree is not None else {})
    tree[NameObject("/EmbeddedFiles")] = dictionary({"/Names": names})
    root[NameObject("/Names")] = tree
    root[NameObject("/AF")] = ArrayObject(by_name[each.name] for each in attachments)


def _specification(writer: PdfWriter, attachment: Attachment, moment: datetime) -> IndirectObject:
    # MD5 is what the checksum of an embedded file is (ISO 32000-1, table 46); the manifest has
    # SHA-256.
    checksum = hashlib.md5(attachment.content, usedforsecurity=False).digest()
    date = TextStringObject(pdf_date(moment))
    parameters = {
        "/Size": NumberObject(len(attachment.content)),
        "/CreationDate": date,
        "/ModDate": date,
        "/CheckSum": ByteStringObject(checksum),
    }
    embedded = stream(
        attachment.content,
        {
            "/Type": NameObject("/EmbeddedFile"),
            "/Subtype": NameObject(f"/{attachment.mime}"),
            "/Params": dictionary(parameters),
        },
    )
    held = add(writer, embedded)
    return add(
        writer,
        dictionary(
            {
                "/Type": NameObject("/Filespec"),
                "/F": TextStringObject(attachment.name),
                "/UF": TextStringObject(attachment.name),
                "/EF": dictionary({"/F": held, "/UF": held}),
                "/Desc": TextStringObject(attachment.description),
                "/AFRelationship": NameObject(f"/{attachment.relationship}"),
            }
        ),
    )


def read_attachments(pdf: bytes) -> tuple[Attachment, ...]:
    """Read the files inside a PDF, in the order the catalog associates them, then the others.

    Args:
        pdf: Any PDF, signed or not.

    Raises:
        VerificationError: `attachment.unreadable`, the PDF or a file in it can't be read.
    """
    try:
        root: Any = PdfReader(io.BytesIO(pdf)).root_object
        listed = [*_associated(root), *_named(root)]
        specifications = {id(each): each for each in listed if "/EF" in each}
        return tuple(_read(each) for each in specifications.values())
    except READ_ERRORS as exc:
        raise VerificationError("attachment.unreadable", reason=type(exc).__name__) from exc


def _associated(root: Any) -> list[Any]:
    listed = root.get("/AF")
    return [each.get_object() for each in listed.get_object()] if listed is not None else []


def _named(root: Any) -> Iterator[Any]:
    names = root.get("/Names")
    tree = names.get_object().get("/EmbeddedFiles") if names is not None else None
    if tree is not None:
        yield from _leaves(tree.get_object(), _MAX_DEPTH)


def _leaves(node: Any, depth: int) -> Iterator[Any]:
    if not depth:
        return
    pairs = node.get("/Names")
    yield from (pairs.get_object()[1::2][i].get_object() for i in range(_half(pairs)))
    for kid in node.get("/Kids", ()):
        yield from _leaves(kid.get_object(), depth - 1)


def _half(pairs: Any) -> int:
    return len(pairs.get_object()) // 2 if pairs is not None else 0


def _read(specification: Any) -> Attachment:
    files = specification["/EF"].get_object()
    held = files[next(key for key in ("/UF", "/F") if key in files)].get_object()
    return Attachment(
        name=str(specification.get("/UF") or specification.get("/F") or ""),
        content=held.get_data(),
        mime=str(held.get("/Subtype", "")).removeprefix("/"),
        relationship=str(specification.get("/AFRelationship", "")).removeprefix("/"),
        description=str(specification.get("/Desc", "")),
    )
