"""Signers and signed PDFs for tests, made once for each run."""

from __future__ import annotations

import tempfile
from datetime import datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pdf_samples import bundle_with_fields

from generator.signing.ceremony import sign_as
from generator.signing.config import Pkcs12Config
from generator.signing.pkcs12 import Pkcs12Signer
from generator.signing.secrets import SecretRef
from generator.signing.signer import SignatureRequest
from generator.testing.pki import Credential, KeyKind, ThrowawayPki, throwaway_pki

if TYPE_CHECKING:
    from collections.abc import Mapping

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=timezone(timedelta(hours=8)))
FIELD = "nota_kesepakatan.kesatu"
POSITION = "Kepala Kantor Pertanahan Kabupaten Contoh"


def pki(key: KeyKind = "ec-p256") -> ThrowawayPki:
    """Give the authority all tests of a run share, with two people."""
    return _pki(key)


def signed_once(key: KeyKind = "ec-p256") -> bytes:
    """Give a bundle with one invisible signature, as small as it gets."""
    return _signed_once(key)


def signed_by_both(key: KeyKind = "ec-p256") -> bytes:
    """Give a bundle signed in all four places by both parties."""
    return _signed_by_both(key)


# A cache tells `f()` from `f("ec-p256")`, so the defaults stand outside of it.


@cache
def _pki(key: KeyKind) -> ThrowawayPki:
    return throwaway_pki(NOW, {"kesatu": "Siti Contoh", "kedua": "Budi Teladan"}, key=key)


def signer_for(credential: Credential, directory: Path) -> Pkcs12Signer:
    """Write a credential to a directory and make a signer of it, not yet open."""
    path = credential.write(directory)
    reference = SecretRef("file", str(path.with_suffix(".pass")))
    return Pkcs12Signer(Pkcs12Config(path=path, passphrase=reference))


def sign_with(credential: Credential, pdf: bytes, request: SignatureRequest) -> bytes:
    """Sign once."""
    with (
        tempfile.TemporaryDirectory() as directory,
        signer_for(credential, Path(directory)) as signer,
    ):
        return signer.sign(pdf, request)[0]


@cache
def _signed_once(key: KeyKind) -> bytes:
    pdf = bundle_with_fields(rect=(0.0, 0.0, 0.0, 0.0))
    return sign_with(pki(key).people["kesatu"], pdf, SignatureRequest(FIELD, NOW))


@cache
def _signed_by_both(key: KeyKind) -> bytes:
    people: Mapping[str, Credential] = pki(key).people
    pdf = bundle_with_fields()
    for role, credential in people.items():
        with (
            tempfile.TemporaryDirectory() as directory,
            signer_for(credential, Path(directory)) as signer,
        ):
            pdf, _ = sign_as(pdf, role, signer, now=NOW, appearance_lines=[POSITION])
    return pdf
