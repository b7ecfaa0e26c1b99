"""Attacks on signed PDFs that the literature knows: each is made here, and found by `verify`."""

# mypy: allow-untyped-calls
# pyHanko is typed only in part.

from __future__ import annotations

import asyncio
import re
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import attack_samples as attacks
import pytest
from attack_samples import byte_range, integers, signed, then_signed, unsigned, update
from pdf_samples import bundle_with_fields
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import MDPPerm, SigFieldSpec
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes
from pypdf import PdfReader
from signing_samples import FIELD, NOW, pki, sign_with, signed_by_both, signed_once

import generator.api
from generator.errors import SigningError, VerificationError
from generator.messages import CATALOGUE
from generator.signing.signer import SignatureRequest

if TYPE_CHECKING:
    from collections.abc import Callable

    from attack_samples import Change

DOCS = Path(__file__).resolve().parent.parent / "docs" / "verification.md"


def codes(pdf: bytes) -> set[str]:
    """Give what `verify` holds against a file, or the code of its refusal to read it."""
    try:
        report = generator.api.verify(pdf, now=NOW)
    except VerificationError as error:
        return {error.code}
    problems = [*report.problems, *(each for one in report.signatures for each in one.problems)]
    assert report.ok == (not problems)
    return {problem.code for problem in problems}


def test_files_that_are_attacked_are_sound_before() -> None:
    for certify in (False, True):
        assert codes(signed(certify=certify)) == set()
        assert codes(then_signed(signed(certify=certify))) == set()


# --- incremental saving and shadow documents -----------------------------------------------

CHANGES: dict[str, tuple[Change, str]] = {
    "page content replaced": (attacks.page_content, "verify.later-changes"),
    "page content added": (attacks.page_content_added, "verify.later-changes"),
    "form value changed": (attacks.field_value, "verify.form-filled"),
    "form value and look changed": (attacks.field_value_and_look, "verify.form-filled"),
    "form look changed, value kept": (attacks.field_look, "verify.form-filled"),
    "signature's look replaced": (attacks.signature_look, "verify.later-changes"),
    "font replaced": (attacks.font_replaced, "verify.later-changes"),
    "page added": (attacks.page_added, "verify.later-changes"),
    "page removed": (attacks.page_removed, "verify.later-changes"),
    "catalog replaced": (attacks.catalog_replaced, "verify.later-changes"),
    "annotation over text": (attacks.annotation_over_text, "verify.later-changes"),
    "attachment added": (attacks.attachment, "verify.later-changes"),
    "script added": (attacks.script, "verify.later-changes"),
    "layers added": (attacks.optional_content, "verify.later-changes"),
    "order of signing changed": (attacks.order_of_signing, "verify.later-changes"),
    "shadow hide: overlay removed": (attacks.overlay_removed, "verify.later-changes"),
    "shadow hide: overlay emptied": (attacks.overlay_emptied, "verify.later-changes"),
    "shadow hide: overlay hidden": (attacks.overlay_hidden, "verify.later-changes"),
    "shadow replace: other pages": (attacks.page_tree_switched, "verify.later-changes"),
    "signature removed": (attacks.signature_removed, "verify.signature-removed"),
    "field removed": (attacks.field_removed, "verify.signature-removed"),
    "field renamed": (attacks.field_renamed, "verify.later-changes"),
    "signature copied": (attacks.signature_copied, "verify.range"),
}
RAW: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "trailer leads to another catalog": (attacks.root_switched, "verify.later-changes"),
    "table leads into signed bytes": (attacks.content_switched, "verify.later-changes"),
    "table leads to an older object": (attacks.older_object_revived, "verify.later-changes"),
    "object freed": (attacks.object_freed, "verify.later-changes"),
    "object outside of all tables": (attacks.object_twice, "verify.stray-objects"),
}


@pytest.mark.parametrize("certify", [False, True])
@pytest.mark.parametrize("name", CHANGES)
def test_update_after_the_signature_is_found(name: str, *, certify: bool) -> None:
    change, _ = CHANGES[name]
    found = codes(update(signed(certify=certify), change))
    assert found & {"verify.bytes-after-signature", "verify.no-signature"}


@pytest.mark.parametrize("certify", [False, True])
@pytest.mark.parametrize("name", CHANGES)
def test_update_is_found_when_another_signature_covers_it(name: str, *, certify: bool) -> None:
    change, code = CHANGES[name]
    assert code in codes(then_signed(update(signed(certify=certify), change)))


@pytest.mark.parametrize("name", RAW)
def test_trick_with_tables_is_found(name: str) -> None:
    attack, code = RAW[name]
    assert "verify.bytes-after-signature" in codes(attack(signed()))
    assert code in codes(then_signed(attack(signed())))


UNREADABLE = {
    "table in a loop": (attacks.table_loops, "signature.pdf-unreadable"),
    "object and trailer without table": (
        attacks.object_twice_with_trailer,
        "signature.pdf-unreadable",
    ),
    "hybrid tables": (attacks.hybrid, "signature.pdf-hybrid"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_file_that_readers_could_take_differently_is_neither_read_nor_signed(name: str) -> None:
    attack, code = UNREADABLE[name]
    attacked = attack(signed())
    assert codes(attacked) == {code}
    with pytest.raises(SigningError) as caught:
        then_signed(attacked)
    assert caught.value.code == code


@pytest.mark.parametrize("appendix", [b"\n", b"% komentar\n", b"%%EOF\n", b"\x00" * 99])
def test_bytes_after_the_end_are_found(appendix: bytes) -> None:
    assert codes(signed() + appendix) == {"verify.bytes-after-signature"} or codes(
        signed() + appendix
    ) == {"signature.pdf-unreadable"}


def test_form_that_vanishes_takes_no_signature_with_it() -> None:
    found = codes(update(signed(), attacks.form_removed))
    assert found == {"verify.no-signature", "verify.signature-removed"}
    renamed = codes(update(signed(), attacks.document_renamed))
    assert {"verify.later-changes", "verify.signature-removed"} <= renamed


# --- universal forgery ---------------------------------------------------------------------

OBJECT_FORGERIES: dict[str, dict[str, generic.PdfObject | None]] = {
    "no byte range": {"ByteRange": None},
    "empty byte range": {"ByteRange": integers()},
    "byte range of nulls": {"ByteRange": generic.ArrayObject([generic.NullObject()] * 4)},
    "byte range is null": {"ByteRange": generic.NullObject()},
    "byte range of two numbers": {"ByteRange": integers(0, 100)},
    "byte range of six numbers": {"ByteRange": integers(0, 100, 200, 100, 400, 100)},
    "byte range negative": {"ByteRange": integers(0, -1, -1, 100)},
    "byte range overlapping": {"ByteRange": integers(0, 500, 100, 900)},
    "byte range past the end": {"ByteRange": integers(0, 100, 200, 99_999_999)},
    "byte range of names": {"ByteRange": generic.ArrayObject([pdf_name("/x")] * 4)},
    "no contents": {"Contents": None},
    "contents null": {"Contents": generic.NullObject()},
    "contents empty": {"Contents": generic.ByteStringObject(b"")},
    "contents zero": {"Contents": generic.ByteStringObject(b"\x00")},
    "contents a name": {"Contents": pdf_name("/x")},
    "no subfilter": {"SubFilter": None},
    "subfilter unknown": {"SubFilter": pdf_name("/adbe.x509.rsa_sha1")},
}


@pytest.mark.parametrize("name", OBJECT_FORGERIES)
def test_forged_signature_object_is_found(name: str) -> None:
    attacked = attacks.forge(signed(), **OBJECT_FORGERIES[name])
    found = codes(attacked)
    assert found & {"verify.container-broken", "verify.range", "verify.kind-unsupported"}
    with suppress(SigningError):  # most are refused
        assert codes(then_signed(attacked)) & {
            "verify.container-broken",
            "verify.range",
            "verify.kind-unsupported",
        }


def test_byte_range_with_a_wider_or_overlapping_gap_is_found() -> None:
    """Whoever signs could choose such a range from the start, so no digest would differ."""
    pdf = signed()
    _, first, second, length = byte_range(pdf)
    for numbers in (
        (0, first - 9, second, length),
        (0, first, second + 9, length - 9),
        (0, second, first, length),
        (0, first, second, length - 9),
        (9, first, second, length),
        (0, first + 1, second, length),
        (0, first, second - 1, length + 1),
    ):
        assert "verify.range" in codes(attacks.range_patched(pdf, *numbers)), numbers


# --- wrapping ------------------------------------------------------------------------------


def test_moved_signed_bytes_are_found() -> None:
    pdf = signed()
    attacked = attacks.wrapped(pdf)
    _, first, second, length = byte_range(pdf)
    # The signed bytes are all there, and a reader shows another page.
    assert attacked[:first] + attacked[-length:] == pdf[:first] + pdf[second:]
    page = PdfReader(BytesIO(attacked)).pages[0]
    assert page.get_contents().get_data() == b"0 g 0 0 500 500 re f"  # type: ignore[union-attr]
    assert codes(attacked) == {"verify.range", "verify.bytes-after-signature"}


def test_range_of_another_file_is_found() -> None:
    """A whole signed file, with a foreign update whose signature object was moved out of it."""
    pdf = signed()
    attacked = update(update(pdf, attacks.page_content), attacks.signature_copied)
    assert "verify.range" in codes(attacked)


# --- fields --------------------------------------------------------------------------------


def test_one_signature_in_two_fields_is_found() -> None:
    attacked = attacks.signature_in_two_fields(signed())
    assert "verify.field-repeated" in codes(attacked)
    third = SignatureRequest("rencana_kerja.kedua", NOW)
    assert "verify.field-repeated" in codes(sign_with(pki().people["kedua"], attacked, third))


def test_two_fields_of_one_name_are_found() -> None:
    def rename(writer: IncrementalPdfFileWriter) -> None:
        field = writer.root["/AcroForm"]["/Fields"][0]["/Kids"][1]
        field["/T"] = pdf_string("kesatu")
        writer.update_container(field)

    twins = update(bundle_with_fields(), rename)
    other = SignatureRequest("rencana_kerja.kedua", NOW)
    assert codes(sign_with(pki().people["kedua"], twins, other)) == set()
    attacked = sign_with(pki().people["kesatu"], twins, SignatureRequest(FIELD, NOW))
    assert codes(attacked) == {"verify.field-repeated"}


def test_signature_replaced_by_another_persons_is_found() -> None:
    emptied = update(signed(), attacks.signature_removed)
    attacked = sign_with(pki().people["kedua"], emptied, SignatureRequest(FIELD, NOW))
    assert "verify.signature-removed" in codes(attacked)


# --- certification -------------------------------------------------------------------------


def foreign(
    pdf: bytes, field: str, *, permission: MDPPerm | None = None, visible: bool = False
) -> bytes:
    """Sign with pyHanko's own signer, which adds fields and permissions as asked."""
    person = pki().people["kedua"]
    signer = SimpleSigner.load_pkcs12_data(person.p12, [], person.passphrase.encode())
    metadata = PdfSignatureMetadata(
        field_name=field,
        md_algorithm="sha256",
        certify=permission is not None,
        docmdp_permissions=permission or MDPPerm.FILL_FORMS,
    )
    spec = SigFieldSpec(field, box=(60, 590, 260, 630)) if visible else None
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    session = PdfSigner(metadata, signer, new_field_spec=spec).init_signing_session(writer)
    session.system_time = NOW
    document = session.prepare_tbs_document(None, bytes_reserved=16384)
    prepared, output = document.digest_tbs_document()
    attributes = PdfCMSSignedAttributes(signing_time=NOW)
    asyncio.run(document.perform_signature(prepared.document_digest, attributes))
    output.seek(0)
    result: bytes = output.read()
    return result


@pytest.mark.parametrize("permission", list(MDPPerm))
def test_annotation_on_a_certified_file_is_found(permission: MDPPerm) -> None:
    certified = foreign(unsigned(), FIELD, permission=permission)
    assert codes(certified) == set()
    attacked = update(certified, attacks.annotation_over_text)
    assert {"verify.later-changes", "verify.bytes-after-signature"} <= codes(attacked)


def test_visible_field_added_to_a_certified_file_is_found() -> None:
    """The sneaky signature: a new field whose look covers the text, signed by anybody."""
    attacked = foreign(signed(certify=True), "penutup", visible=True)
    assert codes(attacked) == {"verify.later-changes"}
    uncertified = generator.api.status(foreign(signed(), "penutup", visible=True), now=NOW)
    assert uncertified.others == ("penutup",)
    assert "status.other-signature" in {warning.code for warning in uncertified.warnings}


def test_file_certified_against_every_change_takes_no_signature() -> None:
    certified = foreign(unsigned(), FIELD, permission=MDPPerm.NO_CHANGES)
    with pytest.raises(SigningError) as caught:
        then_signed(certified)
    assert caught.value.code == "sign.not-permitted"
    loosened = update(certified, attacks.permissions_removed)
    assert {"verify.later-changes", "verify.bytes-after-signature"} <= codes(loosened)
    assert "verify.later-changes" in codes(then_signed(loosened))


# --- what is no attack ---------------------------------------------------------------------


def test_sound_files_are_not_suspected() -> None:
    for pdf in (signed_once(), signed_by_both(), foreign(signed(certify=True), attacks.SECOND)):
        assert codes(pdf) == set()


def test_signature_over_unchanged_form_counts_as_signature() -> None:
    report = generator.api.verify(then_signed(signed()), now=NOW)
    assert [one.later_changes for one in report.signatures] == ["signatures", "none"]


def test_table_of_attacks_names_known_codes_only() -> None:
    text = DOCS.read_text("utf-8")
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    named = set(re.findall(r"`((?:verify|signature|sign)\.[a-z-]+)`", "\n".join(rows)))
    made = {code for _, code in CHANGES.values()} | {code for _, code in RAW.values()}
    made |= {code for _, code in UNREADABLE.values()}
    assert made <= named
    assert named <= set(CATALOGUE)
