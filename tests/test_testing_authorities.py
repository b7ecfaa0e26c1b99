from __future__ import annotations

import urllib.request
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.error import HTTPError

import pytest
from asn1crypto import tsp
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.x509 import ocsp
from signing_samples import NOW

from generator.signing.timestamp import read_timestamp
from generator.testing.authorities import LoopbackAuthorities

if TYPE_CHECKING:
    from collections.abc import Iterator

DIGEST = bytes(range(32))


@pytest.fixture
def authorities() -> Iterator[LoopbackAuthorities]:
    with LoopbackAuthorities(NOW, {"kesatu": "Siti Contoh"}, key="ec-p256") as running:
        yield running


def fetch(url: str, body: bytes | None = None) -> bytes:
    with urllib.request.urlopen(url, body, timeout=5) as answer:  # noqa: S310 - loopback
        content: bytes = answer.read()
        return content


def person(authorities: LoopbackAuthorities) -> x509.Certificate:
    return x509.load_der_x509_certificate(authorities.pki.people["kesatu"].certificate)


def ask(authorities: LoopbackAuthorities) -> ocsp.OCSPResponse:
    issuer = authorities.pki.issuers[1].certificate
    request = ocsp.OCSPRequestBuilder().add_certificate(
        person(authorities), issuer, hashes.SHA256()
    )
    access = person(authorities).extensions.get_extension_for_class(x509.AuthorityInformationAccess)
    url = access.value[0].access_location.value
    return ocsp.load_der_ocsp_response(
        fetch(url, request.build().public_bytes(serialization.Encoding.DER))
    )


def test_timestamps_are_for_the_request(authorities: LoopbackAuthorities) -> None:
    request = tsp.TimeStampReq(
        {
            "version": "v1",
            "message_imprint": {
                "hash_algorithm": {"algorithm": "sha256"},
                "hashed_message": DIGEST,
            },
            "nonce": 271828,
        }
    )
    answer = tsp.TimeStampResp.load(fetch(authorities.tsa_url, request.dump()))
    assert answer["status"]["status"].native == "granted"
    timestamp = read_timestamp(answer["time_stamp_token"].dump())
    assert timestamp.is_genuine()
    assert (timestamp.imprint, timestamp.nonce, timestamp.time) == (DIGEST, 271828, NOW)


def test_responder_knows_who_was_revoked(authorities: LoopbackAuthorities) -> None:
    assert ask(authorities).certificate_status is ocsp.OCSPCertStatus.GOOD
    reason = x509.ReasonFlags.key_compromise
    authorities.revoke(person(authorities), at=NOW + timedelta(hours=1), reason=reason)
    assert ask(authorities).certificate_status is ocsp.OCSPCertStatus.GOOD
    authorities.moment = NOW + timedelta(hours=2)
    answer = ask(authorities)
    assert answer.certificate_status is ocsp.OCSPCertStatus.REVOKED
    assert answer.revocation_time_utc == NOW + timedelta(hours=1)
    assert answer.revocation_reason is reason


def test_list_is_where_the_certificate_says(authorities: LoopbackAuthorities) -> None:
    authorities.revoke(person(authorities))
    points = person(authorities).extensions.get_extension_for_class(x509.CRLDistributionPoints)
    names = points.value[0].full_name
    assert names is not None
    crl = x509.load_der_x509_crl(fetch(names[0].value))
    assert crl.is_signature_valid(authorities.pki.issuers[1].key.public_key())
    entry = crl.get_revoked_certificate_by_serial_number(person(authorities).serial_number)
    assert entry is not None
    assert entry.revocation_date_utc == NOW


def test_people_without_authorities_name_no_services() -> None:
    from generator.testing.pki import throwaway_pki  # noqa: PLC0415 - beside its one use

    silent = throwaway_pki(NOW, ["Siti Contoh"], key="ec-p256").people["Siti Contoh"]
    extensions = x509.load_der_x509_certificate(silent.certificate).extensions
    with pytest.raises(x509.ExtensionNotFound):
        extensions.get_extension_for_class(x509.AuthorityInformationAccess)


@pytest.mark.parametrize("path", ["/", "/ocsp/lain", "/crl/lain.crl", "/lain/akar"])
def test_other_addresses_are_not_found(authorities: LoopbackAuthorities, path: str) -> None:
    with pytest.raises(HTTPError) as caught:
        fetch(authorities.url + path)
    assert caught.value.code == 404
    caught.value.close()


def test_faults_begin_when_they_are_told_to(authorities: LoopbackAuthorities) -> None:
    authorities.crl.fault, authorities.crl.after = "unavailable", 1
    url = f"{authorities.url}/crl/akar.crl"
    assert fetch(url)
    with pytest.raises(HTTPError) as caught:
        fetch(url)
    assert caught.value.code == 503
    caught.value.close()
    assert authorities.asked == ["/crl/akar.crl"] * 2
