from __future__ import annotations

import stat
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from signing_samples import NOW, pki

from generator.errors import OutputError
from generator.testing.pki import throwaway_pki

if TYPE_CHECKING:
    from pathlib import Path


def test_written_files_open_with_the_written_passphrase(tmp_path: Path) -> None:
    authority = throwaway_pki(NOW, ["Siti Contoh"], key="ec-p256")
    authority.write(tmp_path / "kunci")
    folder = tmp_path / "kunci"
    assert sorted(path.name for path in folder.iterdir()) == [
        "root.pem",
        "siti-contoh.p12",
        "siti-contoh.pass",
    ]
    passphrase = (folder / "siti-contoh.pass").read_text(encoding="utf-8").strip()
    loaded = pkcs12.load_pkcs12((folder / "siti-contoh.p12").read_bytes(), passphrase.encode())
    assert loaded.cert is not None
    root = x509.load_pem_x509_certificate((folder / "root.pem").read_bytes())
    intermediate, embedded_root = [entry.certificate for entry in loaded.additional_certs]
    loaded.cert.certificate.verify_directly_issued_by(intermediate)
    intermediate.verify_directly_issued_by(root)
    assert embedded_root == root


def test_keys_and_passphrases_are_for_their_owner_only(tmp_path: Path) -> None:
    pki().write(tmp_path)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    assert modes.pop("root.pem") & 0o022 == 0
    assert set(modes.values()) == {0o600}
    assert sorted(modes) == ["kedua.p12", "kedua.pass", "kesatu.p12", "kesatu.pass"]


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    pki().write(tmp_path)
    with pytest.raises(OutputError) as caught:
        pki().write(tmp_path)
    assert caught.value.code == "output.exists"


def test_folder_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_bytes(b"")
    with pytest.raises(OutputError) as caught:
        pki().write(tmp_path / "berkas" / "kunci")
    assert caught.value.code == "output.not-writable"


def test_each_authority_has_its_own_keys_and_passphrases() -> None:
    first, second = (throwaway_pki(NOW, ["Siti Contoh"], key="ec-p256") for _ in range(2))
    assert first.root != second.root
    assert first.people["Siti Contoh"].passphrase != second.people["Siti Contoh"].passphrase


def test_kinds_of_keys() -> None:
    rsa_key, ec_key = (
        x509.load_der_x509_certificate(pki(kind).people["kesatu"].certificate).public_key()
        for kind in ("rsa-2048", "ec-p256")
    )
    assert isinstance(rsa_key, rsa.RSAPublicKey)
    assert rsa_key.key_size == 2048
    assert isinstance(ec_key, ec.EllipticCurvePublicKey)


def test_validity_is_what_was_asked_for() -> None:
    until = NOW + timedelta(days=3)
    credential = pki().issue("Andi Umpama", key="ec-p256", valid_until=until)
    certificate = x509.load_der_x509_certificate(credential.certificate)
    assert certificate.not_valid_after_utc == until
    assert certificate.not_valid_before_utc < NOW


def test_secrets_stay_out_of_reprs() -> None:
    credential = pki().people["kesatu"]
    assert credential.passphrase not in f"{credential!r} {pki()!r}"
