"""Others must judge what we sign as we do: pyHanko's command and AdES validation, and poppler."""

# mypy: allow-untyped-calls
# pyHanko is typed only in part.

from __future__ import annotations

import asyncio
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
from level_samples import PEOPLE, sign_at, signed_at
from pdf_samples import bundle_with_fields
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature, validate_pdf_timestamp
from pyhanko.sign.validation.ades import ades_lta_validation
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko.sign.validation.policy_decl import (
    PdfSignatureValidationSpec,
    RevinfoOnlineFetchingRule,
    RevocationInfoGatheringSpec,
    SignatureValidationSpec,
)
from pyhanko_certvalidator.context import CertValidationPolicySpec
from pyhanko_certvalidator.ltv.types import ValidationTimingInfo
from pyhanko_certvalidator.policy_decl import REQUIRE_REVINFO, CertRevTrustPolicy
from pyhanko_certvalidator.registry import SimpleTrustManager
from signing_samples import NOW

from generator.signing.signer import LEVELS
from generator.testing.authorities import LoopbackAuthorities

if TYPE_CHECKING:
    from generator.signing.signer import Level


def pyhanko(pdf: Path, root: Path) -> subprocess.CompletedProcess[bytes]:
    program = Path(sys.executable).with_name("pyhanko")
    options: list[str | Path] = ["--executive-summary", "--trust", root, "--trust-replace"]
    return subprocess.run(
        [program, "sign", "validate", *options, pdf], capture_output=True, check=False
    )


@pytest.mark.parametrize("level", LEVELS)
def test_pyhankos_command_agrees(level: Level, tmp_path: Path) -> None:
    """It asks the authorities itself, so they run, by the real clock."""
    now = datetime.now(UTC).replace(microsecond=0)
    root, file = tmp_path / "root.pem", tmp_path / "bundel.pdf"
    with LoopbackAuthorities(now, PEOPLE, key="ec-p256") as authorities:
        pdf = bundle_with_fields()
        for role in PEOPLE:
            pdf = sign_at(authorities, level, pdf=pdf, role=role, now=now)
        root.write_bytes(authorities.pki.root)
        file.write_bytes(pdf)
        good = pyhanko(file, root)
        changed = bytearray(pdf)
        changed[changed.index(b"/MediaBox")] ^= 0x01
        file.write_bytes(changed)
        bad = pyhanko(file, root)
    assert (good.returncode, good.stdout.count(b":VALID")) == (0, 4), good.stderr
    assert bad.returncode != 0
    assert b":VALID" not in bad.stdout


def trusted(root: bytes) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(pem.unarmor(root)[2])


@pytest.mark.parametrize("level", ["b-lt", "b-lta"])
def test_pyhanko_finds_all_it_needs_in_the_file(level: Level) -> None:
    """With what the document security store holds and nothing else, revocation must be known."""
    pdf, root = signed_at(level)
    reader = PdfFileReader(BytesIO(pdf))
    context = DocumentSecurityStore.read_dss(reader).as_validation_context(
        {
            "trust_roots": [trusted(root)],
            "moment": NOW,
            "allow_fetching": False,
            "revocation_mode": "require",
        }
    )
    for embedded in reader.embedded_regular_signatures:
        status = validate_pdf_signature(embedded, context, context)
        assert status.bottom_line
        assert status.timestamp_validity is not None
        assert status.timestamp_validity.trusted
    for embedded in reader.embedded_timestamp_signatures:
        stamped = validate_pdf_timestamp(embedded, context)
        assert stamped.intact
        assert stamped.valid
        assert stamped.trusted


def test_pyhankos_archival_validation_agrees() -> None:
    """ETSI EN 319 102-1, 5.6.3, from the file alone."""
    pdf, root = signed_at("b-lta")
    spec = SignatureValidationSpec(
        cert_validation_policy=CertValidationPolicySpec(
            trust_manager=SimpleTrustManager.build([trusted(root)]),
            revinfo_policy=CertRevTrustPolicy(REQUIRE_REVINFO, retroactive_revinfo=True),
        ),
        revinfo_gathering_policy=RevocationInfoGatheringSpec(RevinfoOnlineFetchingRule.LOCAL_ONLY),
    )
    later = NOW + timedelta(hours=1)
    timing = ValidationTimingInfo(later, later, point_in_time_validation=True)
    for embedded in PdfFileReader(BytesIO(pdf)).embedded_regular_signatures:
        result = asyncio.run(
            ades_lta_validation(embedded, PdfSignatureValidationSpec(spec), timing)
        )
        assert str(result.ades_subindic) == "AdESPassed.OK"


@pytest.mark.poppler
@pytest.mark.parametrize("level", LEVELS)
def test_poppler_agrees(level: Level, tmp_path: Path) -> None:
    pdf, _ = signed_at(level)
    (tmp_path / "bundel.pdf").write_bytes(pdf)
    command = [shutil.which("pdfsig") or "", "-nocert", "bundel.pdf"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    told = done.stdout.decode()
    assert told.count("Signature is Valid.") == 4
    assert told.count("Signature Type: ETSI.CAdES.detached") == 4
    # It lists timestamps over the document but, as of 22.12, can't judge them.
    assert told.count("Signature Field Name: stempel_waktu_") == (2 if level == "b-lta" else 0)
    assert "Signature is Invalid" not in told
