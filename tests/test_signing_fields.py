from __future__ import annotations

import contextlib
import doctest
import pickle
from io import BytesIO
from typing import TYPE_CHECKING, Self

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pdf_samples import BOX, bundle_with_fields
from pypdf import PdfWriter
from signing_samples import NOW, pki, sign_with, signed_by_both, signer_for

from generator.errors import SigningError
from generator.signing import appearance, fields
from generator.signing.ceremony import sign_as
from generator.signing.fields import fields_of, list_fields, split_name
from generator.signing.partial import PartlySignedError
from generator.signing.signer import SignatureReceipt, SignatureRequest
from generator.signing.verify import verify

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType


class FaultySigner:
    """Signs properly a few times, then does what a broken service might do."""

    def __init__(self, good: int, fault: str, *, fills_fields: bool = True) -> None:
        self.fills_fields = fills_fields
        self.requests: list[SignatureRequest] = []
        self._good = good
        self._fault = fault

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        pass

    def sign(self, pdf: bytes, request: SignatureRequest) -> tuple[bytes, SignatureReceipt]:
        self.requests.append(request)
        receipt = SignatureReceipt(request.field, "Siti Contoh", "1", request.now, "0")
        if len(self.requests) <= self._good:
            return sign_with(pki().people["kesatu"], pdf, request), receipt
        if self._fault == "raises":
            raise SigningError("sign.signer-closed")
        return {
            "unchanged": pdf,
            "html": b"<html>502 Bad Gateway</html>",
            "other": bundle_with_fields(pages=3),
            "empty": b"",
        }[self._fault], receipt


def test_fields_are_listed_with_their_places() -> None:
    fields = list_fields(bundle_with_fields())
    assert [(field.document, field.role, field.page_no) for field in fields] == [
        ("nota_kesepakatan", "kesatu", 1),
        ("nota_kesepakatan", "kedua", 1),
        ("rencana_kerja", "kesatu", 2),
        ("rencana_kerja", "kedua", 2),
    ]
    assert fields[0].name == "nota_kesepakatan.kesatu"
    assert fields[0].rect == BOX
    assert fields[1].rect == (310.0, 100.0, 480.0, 162.0)
    assert not any(field.is_signed for field in fields)


def test_fields_of_one_role() -> None:
    names = [field.name for field in fields_of(bundle_with_fields(), "kedua")]
    assert names == ["nota_kesepakatan.kedua", "rencana_kerja.kedua"]


def test_signed_fields_are_told_apart() -> None:
    assert all(field.is_signed for field in list_fields(signed_by_both()))


def test_page_numbers_count_pages_without_fields() -> None:
    pages = [field.page_no for field in list_fields(bundle_with_fields(pages=40))]
    assert pages == [1, 1, 2, 2]


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("nota_kesepakatan.kesatu", ("nota_kesepakatan", "kesatu")),
        ("a.b.c", ("a.b", "c")),
        ("kesatu", ("", "kesatu")),
    ],
)
def test_names_split_at_the_last_dot(name: str, parts: tuple[str, str]) -> None:
    assert split_name(name) == parts


def test_all_places_of_a_role_are_signed(tmp_path: Path) -> None:
    pdf = bundle_with_fields()
    with signer_for(pki().people["kesatu"], tmp_path) as signer:
        signed, receipts = sign_as(pdf, "kesatu", signer, now=NOW)
    assert signed.startswith(pdf)
    assert [receipt.field for receipt in receipts] == [
        "nota_kesepakatan.kesatu",
        "rencana_kerja.kesatu",
    ]
    assert [field.role for field in list_fields(signed) if field.is_signed] == ["kesatu"] * 2


def test_places_signed_before_are_left_alone(tmp_path: Path) -> None:
    request = SignatureRequest("nota_kesepakatan.kesatu", NOW)
    partly = sign_with(pki().people["kesatu"], bundle_with_fields(), request)
    with signer_for(pki().people["kesatu"], tmp_path) as signer:
        signed, receipts = sign_as(partly, "kesatu", signer, now=NOW)
    assert signed.startswith(partly)
    assert [receipt.field for receipt in receipts] == ["rencana_kerja.kesatu"]


def test_request_tells_where_the_box_is() -> None:
    signer = FaultySigner(2, "raises")
    sign_as(
        bundle_with_fields(), "kedua", signer, now=NOW, reason="Setuju", appearance_lines=["Bupati"]
    )
    assert signer.requests[1] == SignatureRequest(
        "rencana_kerja.kedua",
        NOW,
        reason="Setuju",
        appearance_lines=("Bupati",),
        page_no=2,
        rect=(310.0, 100.0, 480.0, 162.0),
    )


def test_unknown_role_names_the_known_ones() -> None:
    with pytest.raises(SigningError) as caught:
        sign_as(bundle_with_fields(), "ketiga", FaultySigner(9, "raises"), now=NOW)
    assert caught.value.code == "sign.no-field"
    assert caught.value.facts == {"role": "ketiga", "roles": ["kedua", "kesatu"]}
    assert "kedua, kesatu" in caught.value.message()


def test_fully_signed_role_is_refused() -> None:
    with pytest.raises(SigningError) as caught:
        sign_as(signed_by_both(), "kesatu", FaultySigner(9, "raises"), now=NOW)
    assert caught.value.code == "sign.already-signed"


def test_file_without_fields_is_refused() -> None:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    target = BytesIO()
    writer.write(target)
    with pytest.raises(SigningError) as caught:
        sign_as(target.getvalue(), "kesatu", FaultySigner(9, "raises"), now=NOW)
    assert caught.value.code == "sign.no-fields"


@pytest.mark.parametrize("fault", ["unchanged", "html", "other", "empty"])
@pytest.mark.parametrize("good", [0, 1])
def test_foreign_answer_of_a_signer_is_thrown_away(good: int, fault: str) -> None:
    with pytest.raises(SigningError) as caught:
        sign_as(bundle_with_fields(), "kesatu", FaultySigner(good, fault), now=NOW)
    error = caught.value
    if isinstance(error, PartlySignedError):
        error = error.cause
    assert error.code == "sign.result-foreign"
    assert isinstance(caught.value, PartlySignedError) is bool(good)


def test_error_of_the_second_signature_keeps_the_first() -> None:
    with pytest.raises(PartlySignedError) as caught:
        sign_as(bundle_with_fields(), "kesatu", FaultySigner(1, "raises"), now=NOW)
    error = caught.value
    assert (error.code, error.cause.code) == ("sign.partly", "sign.signer-closed")
    assert error.facts["signed"] == ["nota_kesepakatan.kesatu"]
    assert error.facts["missing"] == ["rencana_kerja.kesatu"]
    assert [receipt.field for receipt in error.receipts] == ["nota_kesepakatan.kesatu"]
    assert verify(error.pdf, now=NOW).ok
    signer = FaultySigner(9, "raises")
    whole, receipts = sign_as(error.pdf, "kesatu", signer, now=NOW)
    assert whole.startswith(error.pdf)
    assert [receipt.field for receipt in receipts] == ["rencana_kerja.kesatu"]
    assert verify(whole, now=NOW).ok


def test_partly_signed_error_pickles_and_says_both_things() -> None:
    with pytest.raises(PartlySignedError) as caught:
        sign_as(bundle_with_fields(), "kesatu", FaultySigner(1, "raises"), now=NOW)
    copy = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own bytes
    assert (copy.pdf, copy.receipts, copy.facts) == (
        caught.value.pdf,
        caught.value.receipts,
        caught.value.facts,
    )
    for lang in ("id", "en"):
        said = copy.message(lang)
        assert "rencana_kerja.kesatu" in said
        assert copy.cause.message(lang) in said
        assert copy.hint(lang)


def test_signer_with_own_fields_may_rewrite_an_unsigned_file_only() -> None:
    # The government's service saves the file anew at the first signature.
    signer = FaultySigner(0, "other", fills_fields=False)
    signed, _ = sign_as(bundle_with_fields(pages=1), "kedua", signer, now=NOW)
    assert signed == bundle_with_fields(pages=3)
    request = SignatureRequest("nota_kesepakatan.kesatu", NOW)
    partly = sign_with(pki().people["kesatu"], bundle_with_fields(), request)
    with pytest.raises(SigningError) as caught:
        sign_as(partly, "kedua", FaultySigner(0, "other", fills_fields=False), now=NOW)
    assert caught.value.code == "sign.result-foreign"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_damaged_files_are_listed_or_refused(data: st.DataObject) -> None:
    pdf = bytearray(bundle_with_fields())
    for _ in range(data.draw(st.integers(1, 4))):
        pdf[data.draw(st.integers(0, len(pdf) - 1))] = data.draw(st.integers(0, 255))
    damaged = bytes(pdf[: data.draw(st.integers(0, len(pdf)))])
    with contextlib.suppress(SigningError):
        assert len(list_fields(damaged)) <= 8


def test_examples_in_docstrings_hold() -> None:
    assert doctest.testmod(fields) == doctest.TestResults(0, 1)
    assert doctest.testmod(appearance).failed == 0
