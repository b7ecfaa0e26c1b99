"""Gets the files out of a bundle again, and holds them against its manifest."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from generator import manifest
from generator.errors import Problem, VerificationError
from generator.manifest import Manifest, read_manifest
from generator.pdf.attachments import read_attachments

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.pdf.attachments import Attachment

Agreement = Literal["match", "changed", "unlisted", "manifest", "no_manifest"]


@dataclass(frozen=True, slots=True)
class AttachmentVerdict:
    """One file inside a PDF.

    Attributes:
        name: Name of the attachment.
        size: In bytes.
        sha256: Hexadecimal.
        mime: Its media type.
        relationship: How it belongs to the document.
        agreement: Whether it is what the manifest says; the manifest itself can't be.
    """

    name: str
    size: int
    sha256: str
    mime: str
    relationship: str
    agreement: Agreement

    def as_dict(self) -> dict[str, object]:
        """Give plain values that `json` can write."""
        return {
            "name": self.name,
            "size": self.size,
            "sha256": self.sha256,
            "mime": self.mime,
            "relationship": self.relationship,
            "agreement": self.agreement,
        }


@dataclass(frozen=True, slots=True)
class Enclosure:
    """All files inside a PDF.

    Attributes:
        manifest: The record; `None` if there is none that can be read.
        attachments: The files themselves.
        verdicts: One for each.
        problems: Where files and manifest disagree; empty without a manifest.
    """

    manifest: Manifest | None
    attachments: tuple[Attachment, ...]
    verdicts: tuple[AttachmentVerdict, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Extraction:
    """The files of a bundle, each of them as the manifest says.

    Attributes:
        manifest: The record.
        files: Contents by place relative to a folder, the manifest among them.
    """

    manifest: Manifest
    files: Mapping[str, bytes]


def examine(pdf: bytes) -> Enclosure:
    """List the files inside a PDF and compare them with its manifest, if it has one.

    Raises:
        VerificationError: The PDF or a file in it can't be read.
    """
    attachments = read_attachments(pdf)
    record, problems = _record(attachments)
    listed = {each.nama: each.sha256 for each in record.files()} if record else {}
    verdicts = []
    for each in attachments:
        agreement = _agreement(each, record, listed)
        verdicts.append(
            AttachmentVerdict(
                name=each.name,
                size=len(each.content),
                sha256=each.sha256,
                mime=each.mime,
                relationship=each.relationship,
                agreement=agreement,
            )
        )
        if agreement == "changed":
            problems.append(Problem("attachment.changed", facts={"name": each.name}))
        elif agreement == "unlisted":
            problems.append(Problem("attachment.unlisted", facts={"name": each.name}))
    names = Counter(each.name for each in attachments)
    problems += [Problem("attachment.missing", facts={"name": n}) for n in listed if n not in names]
    problems += [
        Problem("attachment.repeated", facts={"name": name})
        for name, count in names.items()
        if count > 1 and record
    ]
    return Enclosure(record, attachments, tuple(verdicts), tuple(problems))


def _record(attachments: Sequence[Attachment]) -> tuple[Manifest | None, list[Problem]]:
    found = next((each for each in attachments if each.name == manifest.NAME), None)
    if found is None:
        return None, []
    try:
        return read_manifest(found.content), []
    except VerificationError as error:
        return None, [Problem(error.code, facts=error.facts)]


def _agreement(
    attachment: Attachment, record: Manifest | None, listed: Mapping[str, str]
) -> Agreement:
    if attachment.name == manifest.NAME:
        return "manifest"
    if record is None:
        return "no_manifest"
    if attachment.name not in listed:
        return "unlisted"
    return "match" if listed[attachment.name] == attachment.sha256 else "changed"


def extract(pdf: bytes) -> Extraction:
    """Get the files out of a bundle.

    `load` reads the berkas among them, with the profil at the place that the manifest names.

    Args:
        pdf: A bundle, signed or not.

    Returns:
        All of them; every one agrees with the manifest.

    Raises:
        VerificationError: The PDF can't be read, has no manifest, or a file is missing, changed,
            unlisted or there twice; or two would take the same place.
    """
    found = examine(pdf)
    if found.problems:
        first = found.problems[0]
        facts: dict[str, Any] = first.facts
        raise VerificationError(first.code, **facts)
    if found.manifest is None:
        raise VerificationError("attachment.no-manifest")
    contents = {each.name: each.content for each in found.attachments}
    files = {manifest.NAME: contents[manifest.NAME]}
    places = {manifest.NAME}
    for each in found.manifest.files():
        content = contents[each.nama]
        # Some file systems take names that differ in case only for one and the same.
        if each.letak.casefold() in places and files.get(each.letak) != content:
            raise VerificationError("attachment.place-taken", name=each.nama, place=each.letak)
        places.add(each.letak.casefold())
        files[each.letak] = content
    return Extraction(found.manifest, files)
