from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from signing_samples import pki

from generator.signing.der import DerError, check_canonical, object_identifier, read_first


@pytest.mark.parametrize(
    "spelling",
    [
        "30800000",  # indefinite length
        "308100",  # length in a long form that a short one could say
        "30820001aa",  # length with a leading zero
        "3003020100ff"[:8],  # cut short
        "020200ff"[:6] + "7f",  # INTEGER with a superfluous zero
        "0202ffff",  # INTEGER with superfluous ones
        "0200",  # INTEGER of nothing
        "010101",  # BOOLEAN true spelled otherwise
        "050100",  # NULL of something
        "0302010f",  # BIT STRING with unused bits set
        "030108",  # BIT STRING with eight unused bits
        "0602802a",  # arc with a leading zero
        "060180",  # arc that doesn't end
        "1000",  # SEQUENCE that isn't constructed
        "2400",  # OCTET STRING in pieces
        "1f8100",  # tag in several octets
        "30",  # tag alone
        "",
    ],
)
def test_every_other_spelling_is_refused(spelling: str) -> None:
    with pytest.raises(DerError):
        check_canonical(read_first(bytes.fromhex(spelling)))


def test_certificates_are_canonical() -> None:
    element = read_first(pki().people["kesatu"].certificate)
    check_canonical(element)
    assert element.raw == pki().people["kesatu"].certificate


@given(st.binary(max_size=64))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        element = read_first(data)
        check_canonical(element)
    except DerError:
        return
    assert data.startswith(element.raw)
    assert element.raw.endswith(element.content)


def test_deep_nesting_is_refused() -> None:
    data = b""
    for _ in range(60):
        data = bytes([0x30, len(data)]) + data
    with pytest.raises(DerError):
        check_canonical(read_first(data))


def test_object_identifiers_in_dotted_form() -> None:
    assert object_identifier(bytes.fromhex("2a864886f70d010702")) == "1.2.840.113549.1.7.2"
    assert object_identifier(bytes.fromhex("550403")) == "2.5.4.3"
