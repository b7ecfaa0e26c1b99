# mypy: allow-untyped-calls
# pyHanko is typed only in part.

from __future__ import annotations

import asyncio
import functools
import hashlib
import json
import os
import random
import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from asn1crypto import pem
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pdf_samples import bundle_with_fields
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.signers import (
    PdfSignatureMetadata,
    PdfSigner,
    SimpleSigner,
)
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from pypdf import PdfReader, PdfWriter
from signing_samples import FIELD, NOW, pki, sign_with, signed_by_both, signed_once

from generator.errors import VerificationError
from generator.messages import CATALOGUE
from generator.signing.certificates import chain_of, unexplained
from generator.signing.cms_attributes import CmsError
from generator.signing.coverage import check_container
from generator.signing.signer import SignatureRequest
from generator.signing.verify import verify

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.signing.report import VerificationReport
    from generator.testing.pki import Credential, KeyKind, Purpose

KEYS: list[KeyKind] = ["ec-p256", "rsa-2048"]
REQUEST = SignatureRequest(FIELD, NOW)


def byte_range(pdf: bytes) -> list[int]:
    (*_, last) = re.finditer(rb"/ByteRange \[(\d+) (\d+) (\d+) (\d+)\]", pdf)
    return [int(number) for number in last.groups()]


def is_found(pdf: bytes) -> bool:
    """Tell whether verification rejects a file, in whichever way."""
    try:
        return not verify(pdf, now=NOW).ok
    except VerificationError as error:
        return error.code.startswith("signature.pdf-")


def problems(report: VerificationReport) -> set[str]:
    found = [*report.problems, *(problem for one in report.signatures for problem in one.problems)]
    return {problem.code for problem in found}


def warnings(report: VerificationReport) -> set[str]:
    found = [*report.warnings, *(warning for one in report.signatures for warning in one.warnings)]
    return {warning.code for warning in found}


def signed_by(credential: Credential, request: SignatureRequest = REQUEST) -> bytes:
    return sign_with(credential, bundle_with_fields(rect=(0.0, 0.0, 0.0, 0.0)), request)


def update(pdf: bytes, change: Callable[[IncrementalPdfFileWriter], None]) -> bytes:
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    change(writer)
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


# --- what is sound -------------------------------------------------------------------------


@pytest.mark.parametrize("key", KEYS)
def test_bundle_signed_by_both_is_sound(key: KeyKind) -> None:
    report = verify(signed_by_both(key), trust=[pki(key).root], now=NOW)
    assert report.ok
    assert report.unsigned_fields == ()
    assert [(one.document, one.role, one.signer) for one in report.signatures] == [
        ("nota_kesepakatan", "kesatu", "Siti Contoh"),
        ("rencana_kerja", "kesatu", "Siti Contoh"),
        ("nota_kesepakatan", "kedua", "Budi Teladan"),
        ("rencana_kerja", "kedua", "Budi Teladan"),
    ]
    assert [one.coverage for one in report.signatures] == ["entire_revision"] * 3 + ["entire_file"]
    assert [one.later_changes for one in report.signatures] == ["signatures"] * 3 + ["none"]
    for one in report.signatures:
        assert (one.intact, one.valid, one.trust, one.certificate_valid) == (
            True,
            True,
            "trusted",
            True,
        )
        assert one.signed_at == NOW
        assert one.problems == ()


def test_empty_fields_are_listed() -> None:
    assert verify(signed_once(), now=NOW).unsigned_fields == (
        "nota_kesepakatan.kedua",
        "rencana_kerja.kesatu",
        "rencana_kerja.kedua",
    )


def test_report_is_plain_data() -> None:
    report = verify(signed_by_both(), now=NOW)
    data = json.loads(json.dumps(report.as_dict()))
    assert data["ok"] is True
    assert data["sha256"] == hashlib.sha256(signed_by_both()).hexdigest()
    assert data["signatures"][0]["signed_at"] == "2026-03-02T09:30:00+08:00"
    assert data["warnings"] == [{"code": "verify.trust-not-checked", "path": "", "facts": {}}]


def test_clock_of_the_machine_is_used_without_another() -> None:
    moment = datetime.now(UTC)
    credential = pki().issue(
        "Siti Contoh",
        key="ec-p256",
        valid_from=moment - timedelta(days=1),
        valid_until=moment + timedelta(days=1),
    )
    assert verify(signed_by(credential, SignatureRequest(FIELD, moment))).ok


# --- trust ---------------------------------------------------------------------------------


def test_without_roots_trust_is_not_checked_and_said_so() -> None:
    report = verify(signed_once(), now=NOW)
    assert report.ok
    assert report.signatures[0].trust == "not_checked"
    assert warnings(report) == {"verify.trust-not-checked"}


@pytest.mark.parametrize("encoding", ["pem", "der", "bundle", "intermediate"])
def test_roots_are_taken_in_any_usual_form(encoding: str) -> None:
    root = pki().root
    trust = {
        "pem": root,
        "der": x509.load_pem_x509_certificate(root).public_bytes(serialization.Encoding.DER),
        "bundle": pki("rsa-2048").root + root,
        "intermediate": pki().intermediate,
    }[encoding]
    report = verify(signed_once(), trust=[trust], now=NOW)
    assert report.signatures[0].trust == "trusted"
    assert report.ok


def test_stranger_is_untrusted() -> None:
    report = verify(signed_once(), trust=[pki("rsa-2048").root], now=NOW)
    assert not report.ok
    assert report.signatures[0].trust == "untrusted"
    assert problems(report) == {"verify.untrusted"}


def test_self_signed_signer_is_untrusted_unless_it_is_the_root() -> None:
    credential = pki().issue_self_signed("Siti Contoh", key="ec-p256")
    pdf = signed_by(credential)
    report = verify(pdf, trust=[pki().root], now=NOW)
    assert problems(report) == {"verify.self-signed"}
    assert report.signatures[0].trust == "untrusted"
    assert verify(pdf, trust=[credential.certificate], now=NOW).ok


def test_chain_without_its_root_is_sound_and_trusted_through_the_readers_root() -> None:
    credential = pki().issue("Siti Contoh", key="ec-p256", with_root=False)
    pdf = signed_by(credential)
    assert warnings(verify(pdf, now=NOW)) == {
        "verify.trust-not-checked",
        "verify.chain-incomplete",
    }
    report = verify(pdf, trust=[pki().root], now=NOW)
    assert report.ok
    assert report.signatures[0].trust == "trusted"


@pytest.mark.parametrize(
    "junk", [b"", b"x", b"-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----"]
)
def test_root_that_is_no_certificate_is_an_error(junk: bytes) -> None:
    with pytest.raises(VerificationError) as caught:
        verify(signed_once(), trust=[junk], now=NOW)
    assert caught.value.code == "verify.trust-unreadable"


# --- time ----------------------------------------------------------------------------------


def test_signature_without_timestamp_is_not_provable_after_its_certificate_expired() -> None:
    report = verify(signed_once(), trust=[pki().root], now=NOW + timedelta(days=900))
    assert problems(report) == {"verify.certificate-expired-unproven"}
    assert report.signatures[0].certificate_valid
    assert report.signatures[0].trust == "trusted"


def test_signature_from_the_future_is_a_problem() -> None:
    report = verify(signed_once(), now=NOW - timedelta(hours=1))
    assert problems(report) == {"verify.time-in-future"}


def foreign_signature(container: bytes, passphrase: str, at: datetime = NOW) -> bytes:
    """Sign with pyHanko's own signer, which checks less than ours."""
    signer = SimpleSigner.load_pkcs12_data(container, [], passphrase.encode())
    metadata = PdfSignatureMetadata(field_name=FIELD, md_algorithm="sha256")
    writer = IncrementalPdfFileWriter(BytesIO(bundle_with_fields()))
    session = PdfSigner(metadata, signer).init_signing_session(writer, existing_fields_only=True)
    session.system_time = at
    document = session.prepare_tbs_document(None, bytes_reserved=16384)
    prepared, output = document.digest_tbs_document()
    attributes = PdfCMSSignedAttributes(signing_time=at)
    asyncio.run(document.perform_signature(prepared.document_digest, attributes))
    output.seek(0)
    signed: bytes = output.read()
    return signed


def test_certificate_invalid_at_the_claimed_time_is_a_problem() -> None:
    person = pki().people["kesatu"]
    pdf = foreign_signature(person.p12, person.passphrase, NOW - timedelta(days=2))
    report = verify(pdf, now=NOW)
    assert problems(report) == {"verify.certificate-not-yet-valid"}
    assert report.signatures[0].certificate_valid is False
    report = verify(pdf, trust=[pki().root], now=NOW)
    assert problems(report) == {"verify.certificate-not-yet-valid"}
    late = foreign_signature(person.p12, person.passphrase, NOW + timedelta(days=800))
    report = verify(late, trust=[pki().root], now=NOW + timedelta(days=801))
    assert problems(report) == {"verify.certificate-expired"}
    assert report.signatures[0].certificate_valid is False


def test_certificate_for_another_purpose_is_a_problem() -> None:
    person = pki().issue("Siti Contoh", key="ec-p256", purpose="encryption")
    report = verify(foreign_signature(person.p12, person.passphrase), now=NOW)
    assert problems(report) == {"verify.certificate-purpose"}


@pytest.mark.parametrize("purpose", ["website", "timestamping", "ocsp"])
def test_certificate_for_a_machine_is_a_problem(purpose: Purpose) -> None:
    person = pki().issue("contoh.go.id", key="ec-p256", purpose=purpose)
    report = verify(foreign_signature(person.p12, person.passphrase), trust=[pki().root], now=NOW)
    assert problems(report) == {"verify.certificate-purpose"}
    assert report.signatures[0].trust == "trusted"


@pytest.mark.parametrize("key", KEYS)
def test_plain_signature_of_another_program_is_sound(key: KeyKind) -> None:
    person = pki(key).people["kesatu"]
    pdf = foreign_signature(person.p12, person.passphrase)
    report = verify(pdf, trust=[pki(key).root], now=NOW)
    assert report.ok
    assert report.signatures[0].trust == "trusted"


# --- what is not sound ---------------------------------------------------------------------


def test_file_without_signatures_is_not_ok() -> None:
    report = verify(bundle_with_fields(), now=NOW)
    assert not report.ok
    assert problems(report) == {"verify.no-signature"}
    assert len(report.unsigned_fields) == 4


@pytest.mark.parametrize(
    "appendix", [b"\n", b" ", b"\x00", b"%%EOF\n", b"% komentar\n", b"x" * 5000]
)
def test_appended_bytes_are_found(appendix: bytes) -> None:
    assert is_found(signed_once() + appendix)
    assert is_found(signed_by_both() + appendix)


def test_truncation_at_any_place_is_found() -> None:
    pdf = signed_once()
    for length in [*range(0, len(pdf), 97), *range(len(pdf) - 60, len(pdf))]:
        assert is_found(pdf[:length]), length


def test_cut_back_to_the_first_signature_shows_who_is_missing() -> None:
    pdf = signed_by_both()
    first_end = sum([int(n) for n in re.findall(rb"/ByteRange \[0 \d+ (\d+) (\d+)", pdf)[0]])
    report = verify(pdf[:first_end], now=NOW)
    assert report.ok
    assert len(report.unsigned_fields) == 3


@pytest.mark.parametrize("junk", [b"", b"%PDF-1.7", b"bukan PDF", b"PK\x03\x04", b"\x00" * 4096])
def test_file_that_is_no_pdf_is_an_error(junk: bytes) -> None:
    with pytest.raises(VerificationError) as caught:
        verify(junk, now=NOW)
    assert caught.value.code == "signature.pdf-unreadable"


def test_encrypted_file_is_an_error() -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(bundle_with_fields())))
    writer.encrypt("rahasia", algorithm="AES-256")
    target = BytesIO()
    writer.write(target)
    with pytest.raises(VerificationError) as caught:
        verify(target.getvalue(), now=NOW)
    assert caught.value.code == "signature.pdf-encrypted"


def test_file_saved_anew_by_another_program_is_found() -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(signed_once())))
    target = BytesIO()
    writer.write(target)
    assert is_found(target.getvalue())


def add_page_content(writer: IncrementalPdfFileWriter) -> None:
    page, _ = writer.find_page_for_modification(0)
    stream = generic.StreamObject(stream_data=b"0 g 10 10 500 500 re f")
    page.get_object()["/Contents"] = writer.add_object(stream)
    writer.update_container(page.get_object())


def add_attachment(writer: IncrementalPdfFileWriter) -> None:
    writer.root["/Names"] = generic.DictionaryObject(
        {pdf_name("/JavaScript"): generic.DictionaryObject({pdf_name("/Names"): pdf_string("x")})}
    )
    writer.update_root()


def move_widget(writer: IncrementalPdfFileWriter) -> None:
    field = writer.root["/AcroForm"]["/Fields"][0]["/Kids"][0]
    field["/Rect"] = generic.ArrayObject(generic.FloatObject(n) for n in (0, 0, 500, 700))
    writer.update_container(field)


def swap_appearance(writer: IncrementalPdfFileWriter) -> None:
    fields = writer.root["/AcroForm"]["/Fields"][0]["/Kids"]
    fields[0]["/AP"] = fields[1]["/AP"]
    writer.update_container(fields[0])


@pytest.mark.parametrize("change", [add_page_content, add_attachment, move_widget, swap_appearance])
def test_update_after_the_last_signature_is_found(
    change: Callable[[IncrementalPdfFileWriter], None],
) -> None:
    report = verify(update(signed_by_both(), change), now=NOW)
    assert not report.ok
    assert "verify.bytes-after-signature" in problems(report)
    assert all(one.intact and one.valid for one in report.signatures)


@pytest.mark.parametrize("change", [add_page_content, add_attachment, move_widget])
def test_change_between_two_signatures_is_held_against_the_first(
    change: Callable[[IncrementalPdfFileWriter], None],
) -> None:
    first = sign_with(pki().people["kesatu"], bundle_with_fields(), REQUEST)
    second = SignatureRequest("nota_kesepakatan.kedua", NOW)
    pdf = sign_with(pki().people["kedua"], update(first, change), second)
    report = verify(pdf, now=NOW)
    assert not report.ok
    assert [one.later_changes for one in report.signatures] == ["other", "none"]
    assert problems(report) == {"verify.later-changes"}
    assert [one.ok for one in report.signatures] == [False, True]


def test_signature_copied_into_another_file_is_found() -> None:
    pdf, other = signed_once(), signed_by(pki().people["kedua"])
    _, start, end, _ = byte_range(pdf)
    _, other_start, other_end, _ = byte_range(other)
    gap = other[other_start:other_end].ljust(end - start)[: end - start]
    assert is_found(pdf[:start] + gap + pdf[end:])


def test_range_that_leaves_out_more_than_the_signature_is_found() -> None:
    pdf = signed_once()
    _, start, end, length = byte_range(pdf)
    old = b"[0 %d %d %d]" % (start, end, length)
    for numbers in (
        (0, start - 1, end, length),
        (0, start, end + 1, length - 1),
        (1, start, end, length),
        (0, start, end, length - 1),
        (0, start + 2, end, length),
        (0, 0, 0, len(pdf)),
        (0, len(pdf), len(pdf), 0),
        (0, start, -end, length),
    ):
        new = b"[%d %d %d %d]" % numbers
        assert is_found(pdf.replace(old, new.ljust(len(old))))


# --- a changed byte anywhere ---------------------------------------------------------------


def container_is_sound(pdf: bytes, numbers: list[int], digest: bytes) -> bool:
    """Check what no digest covers, and nothing else: the cheapest complete check."""
    try:
        container = check_container(pdf, numbers)
        if container is None or not container.states(digest) or not container.is_genuine():
            return False
    except CmsError:
        return False
    signer, *others = container.certificates
    return container.names_certificate and not unexplained(
        chain_of(signer, others), container.certificates
    )


def changed_bytes(pdf: bytes, places: range, patterns: range | list[int]) -> Iterator[bytes]:
    copy = bytearray(pdf)
    for place in places:
        for pattern in patterns:
            copy[place] ^= pattern
            yield bytes(copy)
            copy[place] ^= pattern


@functools.cache
def sweep_sample(key: KeyKind) -> tuple[bytes, list[int], bytes]:
    pdf = signed_once(key)
    numbers = byte_range(pdf)
    digest = hashlib.sha256(pdf[: numbers[1]] + pdf[numbers[2] :]).digest()
    return pdf, numbers, digest


@pytest.mark.parametrize("key", KEYS)
def test_unchanged_container_is_sound(key: KeyKind) -> None:
    assert container_is_sound(*sweep_sample(key))


@pytest.mark.parametrize("pattern", [0x01, 0x02, 0x04, 0x08, 0x10, 0x20, 0x40, 0x80, 0x53])
@pytest.mark.parametrize("key", KEYS)
def test_changed_byte_in_the_container_is_found(key: KeyKind, pattern: int) -> None:
    pdf, numbers, digest = sweep_sample(key)
    # Each pattern takes every ninth byte, another ninth each: together all of them.
    places = range(numbers[1] + pattern.bit_length() % 9, numbers[2], 9)
    for changed in changed_bytes(pdf, places, [pattern]):
        assert not container_is_sound(changed, numbers, digest)


def test_every_changed_byte_of_a_self_signed_container_is_found() -> None:
    pdf = signed_by(pki().issue_self_signed("Siti Contoh", key="ec-p256"))
    numbers = byte_range(pdf)
    digest = hashlib.sha256(pdf[: numbers[1]] + pdf[numbers[2] :]).digest()
    assert container_is_sound(pdf, numbers, digest)
    places = range(numbers[1], numbers[2])
    for changed in changed_bytes(pdf, places, [0x01, 0x04, 0x20]):
        assert not container_is_sound(changed, numbers, digest)


def test_changed_byte_of_an_embedded_chain_without_root_is_found() -> None:
    pdf = signed_by(pki().issue("Siti Contoh", key="ec-p256", with_root=False))
    numbers = byte_range(pdf)
    digest = hashlib.sha256(pdf[: numbers[1]] + pdf[numbers[2] :]).digest()
    assert container_is_sound(pdf, numbers, digest)
    for changed in changed_bytes(pdf, range(numbers[1], numbers[2], 3), [0x02]):
        assert not container_is_sound(changed, numbers, digest)


def structural_places(pdf: bytes) -> list[int]:
    """Find the bytes a reader steers by: keywords, references, lengths, brackets."""
    pattern = (
        rb"\d+ 0 (?:obj|R)|endobj|startxref\s+\d+|xref|trailer|%%EOF|%PDF-\d\.\d|/(?:V|FT|Sig|T|"
        rb"Kids|Fields|AcroForm|ByteRange|Contents|SubFilter|M|Root|Prev|Size|Type|AP|Length)\b|"
        rb"<<|>>|\[0 [\d ]+\]"
    )
    return sorted({place for match in re.finditer(pattern, pdf) for place in range(*match.span())})


@pytest.mark.parametrize("sample", [signed_once, signed_by_both])
def test_changed_byte_anywhere_is_found(sample: Callable[[], bytes]) -> None:
    pdf = sample()
    dice = random.Random(20260302)  # noqa: S311 - a sample, no secret
    structural = structural_places(pdf)
    places = {*dice.sample(structural, 60), *dice.sample(range(len(pdf)), 60)}
    places |= {0, len(pdf) - 1, *byte_range(pdf)[1:3], byte_range(pdf)[2] - 1}
    for place in sorted(places):
        pattern = dice.choice([0x01, 0x02, 0x04, 0x08, 0x10, 0x20, 0x40, 0x80])
        changed = next(changed_bytes(pdf, range(place, place + 1), [pattern]))
        assert is_found(changed), (place, pattern)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_mutilated_files_get_a_verdict_and_never_a_traceback(data: st.DataObject) -> None:
    pdf = bytearray(signed_once())
    for _ in range(data.draw(st.integers(1, 5))):
        place = data.draw(st.integers(0, len(pdf)))
        length = data.draw(st.integers(0, 40))
        with_what = data.draw(
            st.binary(max_size=40)
            | st.sampled_from([b"<<", b">>", b"[", b"0 R", b"/Kids", b"999999999999", b"endobj"])
        )
        pdf[place : place + length] = with_what
    changed = bytes(pdf)
    assert changed == signed_once() or is_found(changed)


def test_fields_that_contain_themselves_are_survived() -> None:
    pdf = signed_once()
    kids = re.search(rb"/Kids \[ (\d+ 0 R) \d+ 0 R \]", pdf)
    assert kids is not None
    parent = re.search(rb"/Parent (\d+ 0 R)", pdf)
    assert parent is not None
    loop = parent[1].ljust(len(kids[1]))[: len(kids[1])]
    assert is_found(pdf[: kids.start(1)] + loop + pdf[kids.end(1) :])


def test_forged_chain_that_only_copies_names_is_found() -> None:
    """A signer can call its certificate's issuer as it likes, but can't make its signature."""
    root = x509.load_pem_x509_certificate(pki().root)
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Siti Contoh")])
    forged = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(root.subject)
        .public_key(key.public_key())
        .serial_number(11)
        .not_valid_before(NOW - timedelta(days=1))
        .not_valid_after(NOW + timedelta(days=3650))
        .sign(key, hashes.SHA256())
    )
    encryption = serialization.BestAvailableEncryption(b"x")
    container = pkcs12.serialize_key_and_certificates(b"x", key, forged, [root], encryption)
    report = verify(foreign_signature(container, "x"), trust=[pki().root], now=NOW)
    assert problems(report) == {"verify.certificate-broken", "verify.issuer-missing"}


def test_nothing_is_printed_about_signed_and_tampered_files(tmp_path: Path) -> None:
    """pyHanko logs tracebacks of its own; a program that set up no logging must not see them."""
    changed = update(signed_by_both(), add_page_content)
    (tmp_path / "diubah.pdf").write_bytes(changed)
    (tmp_path / "rusak.pdf").write_bytes(changed.replace(b"/Subtype /Widget", b"/Subtype /WidTet"))
    script = """
import sys, datetime, pathlib
from generator.errors import VerificationError
from generator.signing.fields import list_fields
from generator.signing.stamp_font import stamp_font
from generator.signing.verify import verify
stamp_font("Siti Contoh")
now = datetime.datetime(2026, 3, 2, 12, tzinfo=datetime.timezone.utc)
for name in sys.argv[1:]:
    assert not verify(pathlib.Path(name).read_bytes(), now=now).ok
"""
    command = [sys.executable, "-c", script, "diubah.pdf", "rusak.pdf"]
    root = Path(__file__).resolve().parent.parent
    environment = {**os.environ, "PYTHONPATH": str(root)}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


# --- agreement with others -----------------------------------------------------------------


@pytest.mark.parametrize("key", KEYS)
def test_pyhanko_agrees(key: KeyKind) -> None:
    reader = PdfFileReader(BytesIO(signed_by_both(key)))
    root = asn1_x509.Certificate.load(pem.unarmor(pki(key).root)[2])
    context = ValidationContext(
        trust_roots=[root], moment=NOW, allow_fetching=False, revocation_mode="soft-fail"
    )
    statuses = [validate_pdf_signature(one, context) for one in reader.embedded_signatures]
    assert [status.bottom_line for status in statuses] == [True] * 4


@pytest.mark.poppler
@pytest.mark.parametrize("key", KEYS)
def test_poppler_agrees(key: KeyKind, tmp_path: Path) -> None:
    changed = bytearray(signed_by_both(key))
    changed[changed.index(b"/MediaBox")] ^= 0x01
    results = {}
    for name, pdf in {"utuh": signed_by_both(key), "diubah": bytes(changed)}.items():
        (tmp_path / f"{name}.pdf").write_bytes(pdf)
        command = [shutil.which("pdfsig") or "", "-nocert", f"{name}.pdf"]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
        results[name] = done.stdout.decode()
    assert results["utuh"].count("Signature is Valid.") == 4
    assert results["utuh"].count("Signature Type: ETSI.CAdES.detached") == 4
    assert results["utuh"].count("  - Total document signed") == 1
    assert results["utuh"].count("Signing Hash Algorithm: SHA-256") == 4
    assert results["diubah"].count("Signature is Valid.") == 0


# --- words ---------------------------------------------------------------------------------


def test_every_finding_has_a_sentence_in_both_languages() -> None:
    codes = {code for code in CATALOGUE if code.startswith(("verify.", "signature."))}
    report = verify(signed_once() + b"\n", now=NOW)
    for problem in [*report.problems, *report.warnings]:
        assert problem.code in codes
        assert problem.message("id") != problem.message("en")
