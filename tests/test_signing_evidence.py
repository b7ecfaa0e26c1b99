# mypy: allow-untyped-calls
# pyHanko is typed only in part.

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from asn1crypto import pem
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12
from level_samples import PEOPLE, DirectStamper, sign_at, signed_at
from pdf_samples import bundle_with_fields
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from signing_samples import FIELD, NOW, sign_with

from generator.errors import VerificationError
from generator.signing.evidence import Evidence, read_store
from generator.signing.levels import add_document_timestamp, add_evidence
from generator.signing.reading import open_pdf
from generator.signing.revocation import standing
from generator.signing.signer import LEVELS, SignatureRequest
from generator.signing.verify import verify
from generator.testing.authorities import LoopbackAuthorities
from generator.testing.issuing import issue_authority, issue_certificate
from generator.testing.pki import Credential

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.signing.report import SignatureVerdict, VerificationReport
    from generator.signing.signer import Level
    from generator.testing.authorities import Fault

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def authorities() -> Iterator[LoopbackAuthorities]:
    with LoopbackAuthorities(NOW, PEOPLE, key="ec-p256") as running:
        yield running


def problems(report: VerificationReport) -> set[str]:
    found = [*report.problems]
    found += [problem for one in report.signatures for problem in one.problems]
    found += [problem for one in report.timestamps for problem in one.problems]
    return {problem.code for problem in found}


def warnings(report: VerificationReport) -> set[str]:
    found = [*report.warnings]
    found += [warning for one in report.signatures for warning in one.warnings]
    found += [warning for one in report.timestamps for warning in one.warnings]
    return {warning.code for warning in found}


def first(report: VerificationReport) -> SignatureVerdict:
    return report.signatures[0]


# --- revocation ----------------------------------------------------------------------------


@pytest.mark.parametrize("level", LEVELS)
def test_nothing_is_fetched_unless_asked(authorities: LoopbackAuthorities, level: Level) -> None:
    pdf = sign_at(authorities, level)
    authorities.asked.clear()
    report = verify(pdf, trust=[authorities.pki.root], now=NOW)
    assert authorities.asked == []
    assert ("verify.revocation-not-checked" in warnings(report)) is (level in {"b-b", "b-t"})


def test_authorities_are_asked_when_wished(authorities: LoopbackAuthorities) -> None:
    pdf = sign_at(authorities, "b-b")
    report = verify(pdf, trust=[authorities.pki.root], now=NOW, online=True)
    assert report.ok
    assert warnings(report) == set()
    assert [one.revocation for one in report.signatures] == ["good", "good"]
    assert sorted(authorities.asked) == ["/ocsp/akar", "/ocsp/antara"]


def test_authorities_that_do_not_answer_leave_revocation_unchecked(
    authorities: LoopbackAuthorities,
) -> None:
    pdf = sign_at(authorities, "b-b")
    authorities.ocsp.fault = authorities.crl.fault = "unavailable"
    report = verify(pdf, trust=[authorities.pki.root], now=NOW, online=True)
    assert report.ok
    assert warnings(report) == {"verify.revocation-not-checked"}
    assert first(report).revocation == "unknown"


@pytest.mark.parametrize("source", ["crl", "crl-pem", "online"])
@pytest.mark.parametrize("trusted", [False, True])
def test_revoked_signer_is_a_problem_without_a_timestamp(
    authorities: LoopbackAuthorities, source: str, *, trusted: bool
) -> None:
    pdf = sign_at(authorities, "b-b")
    authorities.revoke(
        authorities.pki.people["kesatu"].certificate,
        at=NOW + HOUR,
        reason=x509.ReasonFlags.key_compromise,
    )
    authorities.moment = NOW + DAY
    crl = authorities.crl_of()
    given = {"crl": [crl], "crl-pem": [pem.armor("X509 CRL", crl)], "online": []}[source]
    report = verify(
        pdf,
        trust=[authorities.pki.root] if trusted else [],
        now=NOW + DAY,
        revocation=given,
        online=source == "online",
    )
    assert problems(report) == {"verify.certificate-revoked"}
    assert first(report).revocation == "revoked"
    assert first(report).revoked_at == NOW + HOUR
    assert first(report).problems[0].facts["holder"] == "Siti Contoh"


def test_ocsp_response_may_be_given_as_a_file(authorities: LoopbackAuthorities) -> None:
    pdf = sign_at(authorities, "b-lt")
    store = read_store(open_pdf(pdf, VerificationError).root)
    assert len(store.ocsps) == 3
    given = [one.public_bytes(serialization.Encoding.DER) for one in store.ocsps]
    plain = sign_at(authorities, "b-b")
    report = verify(plain, trust=[authorities.pki.root], now=NOW, revocation=given)
    assert first(report).revocation == "good"


def test_signer_revoked_after_the_timestamp_stays_good(authorities: LoopbackAuthorities) -> None:
    pdf = sign_at(authorities, "b-t")
    authorities.revoke(authorities.pki.people["kesatu"].certificate, at=NOW + HOUR)
    authorities.moment = NOW + DAY
    report = verify(
        pdf, trust=[authorities.pki.root], now=NOW + DAY, revocation=[authorities.crl_of()]
    )
    assert report.ok
    assert first(report).revocation == "revoked_since"
    assert "verify.certificate-revoked-since" in warnings(report)


def test_signer_revoked_before_the_timestamp_is_a_problem(authorities: LoopbackAuthorities) -> None:
    pdf = sign_at(authorities, "b-t")
    authorities.revoke(authorities.pki.people["kesatu"].certificate, at=NOW - HOUR)
    report = verify(pdf, trust=[authorities.pki.root], now=NOW, online=True)
    assert problems(report) == {"verify.certificate-revoked"}


def test_later_news_of_a_revocation_beats_what_the_file_holds(
    authorities: LoopbackAuthorities,
) -> None:
    pdf = sign_at(authorities, "b-lt")
    authorities.revoke(authorities.pki.people["kesatu"].certificate, at=NOW - HOUR)
    assert verify(pdf, trust=[authorities.pki.root], now=NOW).ok
    report = verify(pdf, trust=[authorities.pki.root], now=NOW, online=True)
    assert problems(report) == {"verify.certificate-revoked"}


def test_revoked_issuer_is_named(authorities: LoopbackAuthorities) -> None:
    pdf = sign_at(authorities, "b-b")
    authorities.revoke(authorities.pki.issuers[1].certificate, at=NOW - HOUR)
    report = verify(
        pdf, trust=[authorities.pki.root], now=NOW, revocation=[authorities.crl_of("akar")]
    )
    assert problems(report) == {"verify.certificate-revoked"}
    assert first(report).problems[0].facts["holder"] == "CA Antara Uji Coba"


@pytest.mark.parametrize("fault", ["stale", "wrong-key"])
def test_list_that_is_old_or_forged_proves_nothing(
    authorities: LoopbackAuthorities, fault: Fault
) -> None:
    pdf = sign_at(authorities, "b-b")
    given = [authorities.crl_of(stem, fault=fault) for stem in ("akar", "antara")]
    report = verify(pdf, trust=[authorities.pki.root], now=NOW, revocation=given)
    assert report.ok
    assert first(report).revocation == "unknown"


def test_forged_list_can_not_make_a_signature_worse(authorities: LoopbackAuthorities) -> None:
    pdf = sign_at(authorities, "b-b")
    authorities.revoke(authorities.pki.people["kesatu"].certificate, at=NOW - HOUR)
    given = [authorities.crl_of(fault="wrong-key")]
    assert verify(pdf, trust=[authorities.pki.root], now=NOW, revocation=given).ok


def scoped(authorities: LoopbackAuthorities, scope: x509.ExtensionType) -> bytes:
    """Make a list that speaks only for some certificates, and lists nobody."""
    issuer = authorities.pki.issuers[1]
    builder = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(issuer.certificate.subject)
        .last_update(NOW)
        .next_update(NOW + DAY)
        .add_extension(scope, critical=True)
    )
    return builder.sign(issuer.key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)


def part(**more: object) -> x509.IssuingDistributionPoint:
    none: dict[str, object] = {
        "full_name": None,
        "relative_name": None,
        "only_contains_user_certs": False,
        "only_contains_ca_certs": False,
        "only_some_reasons": None,
        "indirect_crl": False,
        "only_contains_attribute_certs": False,
    }
    return x509.IssuingDistributionPoint(**{**none, **more})  # type: ignore[arg-type] # names above


@pytest.mark.parametrize(
    ("scope", "speaks"),
    [
        (part(only_contains_user_certs=True), True),
        (part(only_contains_ca_certs=True), False),
        (part(only_contains_attribute_certs=True), False),
        (part(indirect_crl=True), False),
        (part(only_some_reasons=frozenset({x509.ReasonFlags.key_compromise})), False),
        (part(full_name=[x509.UniformResourceIdentifier("http://contoh.id/lain.crl")]), False),
        (x509.DeltaCRLIndicator(1), False),
    ],
    ids=["users", "authorities", "attributes", "indirect", "reasons", "elsewhere", "delta"],
)
def test_list_that_tells_only_a_part_is_heard_for_that_part(
    authorities: LoopbackAuthorities, scope: x509.ExtensionType, *, speaks: bool
) -> None:
    crl = x509.load_der_x509_crl(scoped(authorities, scope))
    signer = x509.load_der_x509_certificate(authorities.pki.people["kesatu"].certificate)
    chain = [signer, authorities.pki.issuers[1].certificate]
    found = standing(chain, Evidence(crls=(crl,)), NOW, NOW)
    assert found.state == ("good" if speaks else "unknown")


def test_answer_of_a_responder_nobody_appointed_proves_nothing(
    authorities: LoopbackAuthorities,
) -> None:
    """Any certificate of the same issuer could sign answers, were it not for its purpose."""
    pdf = sign_at(authorities, "b-lt")
    responder = authorities._responders["antara"]
    key = ec.generate_private_key(ec.SECP256R1())
    issuer = authorities.pki.issuers[1]
    stranger = issue_certificate("Siti Contoh", key, issuer, "signing", (NOW - DAY, NOW + DAY))
    authorities._responders["antara"] = replace(responder, certificate=stranger, key=key)
    plain = sign_at(authorities, "b-b")
    authorities.crl.fault = "unavailable"
    report = verify(plain, trust=[authorities.pki.root], now=NOW, online=True)
    assert first(report).revocation == "unknown"
    assert first(verify(pdf, trust=[authorities.pki.root], now=NOW)).revocation == "good"


@pytest.mark.parametrize(
    "junk", [b"", b"x", b"-----BEGIN X509 CRL-----\nx\n-----END X509 CRL-----"]
)
def test_revocation_data_that_is_none_is_an_error(junk: bytes) -> None:
    pdf, root = signed_at("b-b")
    with pytest.raises(VerificationError) as caught:
        verify(pdf, trust=[root], now=NOW, revocation=[junk])
    assert caught.value.code == "verify.revocation-unreadable"


# --- chains --------------------------------------------------------------------------------


def credential_of(
    key: ec.EllipticCurvePrivateKey, certificate: x509.Certificate, *chain: x509.Certificate
) -> Credential:
    container = pkcs12.serialize_key_and_certificates(
        b"x", key, certificate, chain, serialization.BestAvailableEncryption(b"rahasia")
    )
    der = certificate.public_bytes(serialization.Encoding.DER)
    return Credential("Siti Contoh", "siti", container, "rahasia", der)


def test_missing_issuer_is_told_from_an_untrusted_one(authorities: LoopbackAuthorities) -> None:
    issuer = authorities.pki.issuers[1]
    key = ec.generate_private_key(ec.SECP256R1())
    signer = issue_certificate("Siti Contoh", key, issuer, "signing", (NOW - DAY, NOW + DAY))
    pdf = sign_at(authorities, "b-b", credential=credential_of(key, signer))
    report = verify(pdf, trust=[authorities.pki.root], now=NOW)
    assert problems(report) == {"verify.issuer-missing"}
    assert verify(pdf, trust=[authorities.pki.root, authorities.pki.intermediate], now=NOW).ok
    with LoopbackAuthorities(NOW) as others:
        report = verify(sign_at(authorities, "b-b"), trust=[others.pki.root], now=NOW)
    assert problems(report) == {"verify.untrusted"}


def test_issuer_that_was_not_valid_is_a_problem(authorities: LoopbackAuthorities) -> None:
    root = authorities.pki.issuers[0]
    late = issue_authority("CA Terlambat", root, NOW + 10 * DAY, path_length=0)
    key = ec.generate_private_key(ec.SECP256R1())
    signer = issue_certificate("Siti Contoh", key, late, "signing", (NOW - DAY, NOW + DAY))
    person = credential_of(key, signer, late.certificate, root.certificate)
    pdf = sign_at(authorities, "b-b", credential=person)
    report = verify(pdf, trust=[authorities.pki.root], now=NOW)
    assert problems(report) == {"verify.issuer-period"}


def test_chain_that_breaks_the_rules_is_a_problem(authorities: LoopbackAuthorities) -> None:
    """The intermediate may not issue to further authorities (path length 0)."""
    root, intermediate = authorities.pki.issuers
    below = issue_authority("CA Terlalu Dalam", intermediate, NOW, path_length=0)
    key = ec.generate_private_key(ec.SECP256R1())
    signer = issue_certificate("Siti Contoh", key, below, "signing", (NOW - DAY, NOW + DAY))
    person = credential_of(
        key, signer, below.certificate, intermediate.certificate, root.certificate
    )
    pdf = sign_at(authorities, "b-b", credential=person)
    report = verify(pdf, trust=[authorities.pki.root], now=NOW)
    assert problems(report) == {"verify.chain-invalid"}


# --- timestamps ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        ("wrong-digest", "verify.timestamp-foreign"),
        ("wrong-key", "verify.timestamp-broken"),
        ("wrong-purpose", "verify.timestamp-purpose"),
    ],
)
def test_timestamp_that_is_worth_nothing_is_a_problem(
    authorities: LoopbackAuthorities, fault: Fault, code: str
) -> None:
    pdf = sign_at(authorities, "b-t", tsa=DirectStamper(authorities, fault))
    report = verify(pdf, trust=[authorities.pki.root], now=NOW)
    assert problems(report) == {code}
    assert first(report).proven_at is None
    assert first(report).intact
    assert first(report).valid


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        ("wrong-digest", "verify.timestamp-foreign"),
        ("wrong-key", "verify.timestamp-broken"),
        ("wrong-purpose", "verify.timestamp-purpose"),
    ],
)
def test_timestamp_over_the_document_that_is_worth_nothing_is_a_problem(
    authorities: LoopbackAuthorities, fault: Fault, code: str
) -> None:
    pdf = add_document_timestamp(sign_at(authorities, "b-lt"), DirectStamper(authorities, fault))
    report = verify(pdf, trust=[authorities.pki.root], now=NOW)
    assert problems(report) == {code}
    assert [one.ok for one in report.signatures] == [True, True]
    assert [one.ok for one in report.timestamps] == [False]


def test_strangers_timestamp_proves_nothing_but_hurts_nobody(
    authorities: LoopbackAuthorities,
) -> None:
    with LoopbackAuthorities(NOW) as others:
        pdf = sign_at(authorities, "b-t", tsa=others.tsa_url)
        both = [authorities.pki.root, others.pki.root]
    report = verify(pdf, trust=[authorities.pki.root], now=NOW)
    assert report.ok
    assert "verify.timestamp-untrusted" in warnings(report)
    assert first(report).timestamp is not None
    assert first(report).proven_at is None
    late = NOW + 900 * DAY
    assert problems(verify(pdf, trust=[authorities.pki.root], now=late)) == {
        "verify.certificate-expired-unproven"
    }
    assert verify(pdf, trust=both, now=late).ok


def test_timestamp_of_a_revoked_authority_is_a_problem(authorities: LoopbackAuthorities) -> None:
    pdf = sign_at(authorities, "b-t")
    authorities.revoke(authorities.tsa_certificate, at=NOW - HOUR)
    report = verify(pdf, trust=[authorities.pki.root], now=NOW, online=True)
    assert problems(report) == {"verify.timestamp-revoked"}


def test_timestamp_from_the_future_is_a_problem(authorities: LoopbackAuthorities) -> None:
    authorities.moment = NOW + DAY
    pdf = sign_at(authorities, "b-t")
    report = verify(pdf, trust=[authorities.pki.root], now=NOW)
    assert problems(report) == {"verify.timestamp-in-future"}


def test_claimed_time_after_the_timestamp_is_odd(authorities: LoopbackAuthorities) -> None:
    authorities.moment = NOW - 2 * HOUR
    pdf = sign_at(authorities, "b-t")
    report = verify(pdf, trust=[authorities.pki.root], now=NOW)
    assert "verify.time-differs" in warnings(report)


def test_signing_time_that_is_backdated_does_not_help(authorities: LoopbackAuthorities) -> None:
    """The certificate has expired; a claimed time before that is refuted by the timestamp."""
    person = authorities.pki.issue("Siti Contoh", key="ec-p256", valid_until=NOW + HOUR)
    authorities.moment = NOW + DAY
    pdf = sign_at(authorities, "b-t", credential=person, now=NOW)
    report = verify(pdf, trust=[authorities.pki.root], now=NOW + DAY)
    assert problems(report) == {"verify.certificate-expired"}
    assert first(report).certificate_valid is False


def test_expired_signature_is_saved_by_a_later_timestamp_over_the_document(
    authorities: LoopbackAuthorities,
) -> None:
    pdf = add_document_timestamp(sign_at(authorities, "b-b"), DirectStamper(authorities))
    report = verify(pdf, trust=[authorities.pki.root], now=NOW + 900 * DAY)
    assert report.ok
    assert [one.level for one in report.signatures] == ["b-t", "b-t"]
    assert "verify.certificate-expired-since" in warnings(report)


def test_changed_byte_of_a_timestamp_is_found_or_it_proves_nothing(
    authorities: LoopbackAuthorities,
) -> None:
    """The timestamp is in no digest; its own signature and its strict reading must cover it.

    Where a byte changes its name, or that of an issuer above, it is as if it weren't there: who
    can do that could as well take it away. The report says so.
    """
    request = SignatureRequest(FIELD, NOW, timestamper=DirectStamper(authorities, size=2600))
    pdf = sign_with(
        authorities.pki.people["kesatu"], bundle_with_fields(rect=(0.0, 0.0, 0.0, 0.0)), request
    )
    trust = [authorities.pki.root]
    assert verify(pdf, trust=trust, now=NOW).ok
    (found,) = re.finditer(rb"/ByteRange \[0 (\d+) (\d+) \d+\]", pdf)
    start, end = map(int, found.groups())
    copy = bytearray(pdf)
    for place in range(pdf.index(b"060B2A864886F70D010910020E", start), end, 7):
        copy[place] ^= 0x01
        report = verify(bytes(copy), trust=trust, now=NOW)
        copy[place] ^= 0x01
        if report.ok:
            assert first(report).proven_at is None, place
            assert warnings(report) & {"verify.parts-unchecked", "verify.timestamp-untrusted"}
    assert bytes(copy) == pdf


# --- what may follow the last signature ----------------------------------------------------


@pytest.mark.parametrize(
    "appendix",
    [b"\n", b" ", b"\x00", b"%%EOF\n", b"% komentar\n", b"startxref\n0\n%%EOF\n", b"x" * 99],
)
@pytest.mark.parametrize("level", LEVELS)
def test_junk_after_the_end_is_found_at_every_level(level: Level, appendix: bytes) -> None:
    pdf, root = signed_at(level)
    try:
        is_found = not verify(pdf + appendix, trust=[root], now=NOW).ok
    except VerificationError as error:
        is_found = error.code == "signature.pdf-unreadable"
    assert is_found


def update(pdf: bytes, change: Callable[[IncrementalPdfFileWriter], None]) -> bytes:
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    change(writer)
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


def cover_page(writer: IncrementalPdfFileWriter) -> None:
    page, _ = writer.find_page_for_modification(0)
    stream = generic.StreamObject(stream_data=b"0 g 10 10 500 500 re f")
    page.get_object()["/Contents"] = writer.add_object(stream)
    writer.update_container(page.get_object())


def script_in_store(writer: IncrementalPdfFileWriter) -> None:
    writer.root["/DSS"]["/JavaScript"] = generic.pdf_string("app.alert(1)")
    writer.update_container(writer.root["/DSS"])


@pytest.mark.parametrize("change", [cover_page, script_in_store])
@pytest.mark.parametrize("level", ["b-lt", "b-lta"])
def test_update_disguised_as_validation_data_is_found(
    level: Level, change: Callable[[IncrementalPdfFileWriter], None]
) -> None:
    pdf, root = signed_at(level)
    changed = update(pdf, change)
    found = problems(verify(changed, trust=[root], now=NOW))
    assert found & {"verify.later-changes", "verify.bytes-after-signature"}


def test_object_hidden_behind_validation_data_is_found() -> None:
    pdf, root = signed_at("b-lt")
    place = pdf.rindex(b"\nxref")
    hidden = b"\n9999 0 obj\n<< /Type /Page >>\nendobj"
    start = int(re.findall(rb"startxref\s+(\d+)", pdf)[-1])
    changed = (
        pdf[:place]
        + hidden
        + pdf[place:].replace(b"%d\n%%%%EOF" % start, b"%d\n%%%%EOF" % (start + len(hidden)))
    )
    assert "verify.stray-objects" in problems(verify(changed, trust=[root], now=NOW))


def test_damaged_validation_data_makes_nothing_better() -> None:
    """After the last signature the store is in no digest: a change can only take proof away."""
    pdf, root = signed_at("b-lt")
    *_, last = re.finditer(rb"/ByteRange \[0 \d+ (\d+) (\d+)\]", pdf)
    start = sum(map(int, last.groups()))
    copy = bytearray(pdf)
    for place in range(start, len(pdf), (len(pdf) - start) // 40):
        copy[place] ^= 0x04
        try:
            report = verify(bytes(copy), trust=[root], now=NOW)
        except VerificationError:
            continue
        finally:
            copy[place] ^= 0x04
        assert not report.ok or {one.level for one in report.signatures} <= {"b-t", "b-lt"}
        assert {one.revocation for one in report.signatures} <= {"good", "unknown"}


def test_store_full_of_junk_is_passed_over(authorities: LoopbackAuthorities) -> None:
    def junk(writer: IncrementalPdfFileWriter) -> None:
        stream = writer.add_object(generic.StreamObject(stream_data=b"\x30\x03junk"))
        kinds = ("/Certs", "/OCSPs", "/CRLs")
        writer.root["/DSS"] = generic.DictionaryObject(
            {
                pdf_name(kind): generic.ArrayObject([stream, generic.NumberObject(7)])
                for kind in kinds
            }
        )
        writer.update_root()

    report = verify(
        update(sign_at(authorities, "b-t"), junk), trust=[authorities.pki.root], now=NOW
    )
    assert {one.level for one in report.signatures} == {"b-t"}
    assert first(report).trust == "trusted"


def test_validation_data_of_others_does_not_raise_the_level(
    authorities: LoopbackAuthorities,
) -> None:
    with LoopbackAuthorities(NOW, PEOPLE, key="ec-p256") as others:
        foreign = read_store(open_pdf(sign_at(others, "b-lt"), VerificationError).root)
    pdf = add_evidence(sign_at(authorities, "b-t"), foreign)
    report = verify(pdf, trust=[authorities.pki.root], now=NOW)
    assert report.ok
    assert {one.level for one in report.signatures} == {"b-t"}
    assert first(report).long_term is False


# --- as data -------------------------------------------------------------------------------


def test_report_tells_it_all_as_plain_data() -> None:
    pdf, root = signed_at("b-lta")
    data = json.loads(json.dumps(verify(pdf, trust=[root], now=NOW).as_dict()))
    one = data["signatures"][0]
    assert (one["level"], one["revocation"], one["long_term"]) == ("b-lta", "good", True)
    assert one["timestamp"]["trust"] == "trusted"
    assert one["timestamp"]["time"] == one["proven_at"]
    assert [stamp["field"] for stamp in data["timestamps"]] == [
        "stempel_waktu_1",
        "stempel_waktu_2",
    ]
