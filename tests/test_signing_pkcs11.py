"""Against a real SoftHSM 2 token, made for each run."""

from __future__ import annotations

import os
import pickle
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.serialization import pkcs12
from pdf_samples import bundle_with_fields
from signing_samples import FIELD, NOW, POSITION, pki

from generator import api
from generator.errors import GeneratorError, MissingDependencyError, SigningError
from generator.signing import token as tokens
from generator.signing.ceremony import sign_as
from generator.signing.config import Pkcs11Config
from generator.signing.kinds import open_signer, parse_signer
from generator.signing.pkcs11 import Pkcs11Signer
from generator.signing.secrets import SecretRef
from generator.signing.signer import SignatureRequest
from generator.testing.authorities import LoopbackAuthorities
from generator.testing.issuing import issue_certificate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.signing.signer import Level
    from generator.testing.issuing import PrivateKey
    from generator.testing.pki import Credential

pkcs11 = pytest.importorskip("pkcs11")
pytestmark = pytest.mark.softhsm

PIN = "271828"
DRIVERS = (
    "/usr/lib/softhsm/libsofthsm2.so",
    "/usr/local/lib/softhsm/libsofthsm2.so",
    "/opt/homebrew/lib/softhsm/libsofthsm2.so",
)
REQUEST = SignatureRequest(
    FIELD, NOW, reason="Menyetujui", location="Tanjung", appearance_lines=(POSITION,)
)


@dataclass(frozen=True)
class Token:
    driver: Path
    people: dict[str, Credential]
    chain: Path
    certificate: Path


def tool(*arguments: str) -> None:
    command = [shutil.which("softhsm2-util") or "", *arguments]
    subprocess.run(command, check=True, capture_output=True)


@pytest.fixture(scope="session")
def token(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Token]:
    """A token with an RSA key, an elliptic one, and an RSA key without a certificate.

    The driver reads its settings once in a process, so all tests of a run share the token.
    """
    if shutil.which("softhsm2-util") is None:
        pytest.skip("softhsm2-util not found on the PATH")  # a missing one fails by the marker
    home = tmp_path_factory.mktemp("softhsm")
    (home / "tokens").mkdir()
    (home / "softhsm2.conf").write_text(
        f"directories.tokendir = {home / 'tokens'}\nobjectstore.backend = file\nlog.level = ERROR\n"
    )
    earlier = os.environ.get("SOFTHSM2_CONF")
    os.environ["SOFTHSM2_CONF"] = str(home / "softhsm2.conf")
    for label in ("bupati", "kosong"):
        tool("--init-token", "--free", "--label", label, "--pin", PIN, "--so-pin", "12345678")
    driver = next(Path(path) for path in DRIVERS if Path(path).is_file())
    people = {
        "rsa": pki("rsa-2048").people["kesatu"],
        "ec": pki("ec-p256").people["kedua"],
        "lain": pki("rsa-2048").people["kedua"],
    }
    for number, (label, credential) in enumerate(people.items(), 1):
        loaded = pkcs12.load_pkcs12(credential.p12, credential.passphrase.encode())
        assert loaded.key is not None
        key = home / f"{label}.key"
        key.write_bytes(
            loaded.key.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
        )
        tool(
            *("--import", str(key), "--token", "bupati", "--label", label),
            *("--id", f"{number:02x}", "--pin", PIN),
        )
    slot = next(
        slot
        for slot in pkcs11.lib(str(driver)).get_slots(token_present=True)
        if slot.get_token().label.strip() == "bupati"
    )
    with slot.get_token().open(rw=True, user_pin=PIN) as session:
        for number, label in enumerate(("rsa", "ec"), 1):
            certificate = x509.load_der_x509_certificate(people[label].certificate)
            session.create_object(
                {
                    pkcs11.Attribute.CLASS: pkcs11.ObjectClass.CERTIFICATE,
                    pkcs11.Attribute.CERTIFICATE_TYPE: pkcs11.CertificateType.X_509,
                    pkcs11.Attribute.TOKEN: True,
                    pkcs11.Attribute.LABEL: f"sertifikat-{label}",
                    pkcs11.Attribute.ID: bytes([number]),
                    pkcs11.Attribute.SUBJECT: certificate.subject.public_bytes(),
                    pkcs11.Attribute.VALUE: people[label].certificate,
                }
            )
    chain = home / "antara.pem"
    chain.write_bytes(pki("rsa-2048").intermediate)
    certificate_file = home / "rsa.der"
    certificate_file.write_bytes(people["rsa"].certificate)
    yield Token(driver, people, chain, certificate_file)
    if earlier is None:
        del os.environ["SOFTHSM2_CONF"]
    else:
        os.environ["SOFTHSM2_CONF"] = earlier


@pytest.fixture(autouse=True)
def pin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIN", PIN)
    monkeypatch.setenv("SALAH", "141421")


def config_for(there: Token, /, **changes: Any) -> Pkcs11Config:
    settings = {"module": there.driver, "token": "bupati", "key": "rsa", "pin": "env:PIN"}
    return Pkcs11Config.checked(settings | changes)


def refused(config: Pkcs11Config) -> GeneratorError:
    with pytest.raises(GeneratorError) as caught:
        Pkcs11Signer(config).__enter__()
    assert caught.value.message("id")
    assert caught.value.message("en")
    return caught.value


@pytest.mark.parametrize("kind", ["rsa", "ec"])
def test_token_makes_a_pades_baseline_signature(token: Token, kind: str) -> None:
    pdf = bundle_with_fields()
    with Pkcs11Signer(config_for(token, key=kind, others=(token.chain,))) as signer:
        signed, receipt = signer.sign(pdf, REQUEST)
    assert signed.startswith(pdf)
    assert b"/ETSI.CAdES.detached" in signed
    root = pki("rsa-2048" if kind == "rsa" else "ec-p256").root
    trust = [root] if kind == "rsa" else []
    report = api.verify(signed, trust=trust, now=NOW)
    assert report.ok
    assert report.signatures[0].signer == token.people[kind].name == receipt.signer
    assert report.signatures[0].serial == receipt.serial
    assert receipt.signed_at == NOW


@pytest.mark.poppler
@pytest.mark.parametrize("kind", ["rsa", "ec"])
def test_poppler_finds_the_signature_valid(token: Token, kind: str, tmp_path: Path) -> None:
    with Pkcs11Signer(config_for(token, key=kind)) as signer:
        signed, _ = sign_as(bundle_with_fields(), "kesatu", signer, now=NOW)
    (tmp_path / "a.pdf").write_bytes(signed)
    command = [shutil.which("pdfsig") or "", "-nocert", "a.pdf"]
    told = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True).stdout.decode()
    assert told.count("Signature is Valid.") == 2
    assert "Total document signed" in told


@pytest.mark.parametrize("bare", [{"RSA_PKCS"}, {"SHA256_RSA_PKCS"}])
def test_token_may_hash_or_not(
    token: Token, monkeypatch: pytest.MonkeyPatch, bare: set[str]
) -> None:
    offered = {pkcs11.Mechanism[name] for name in bare}
    choose = tokens._choose
    monkeypatch.setattr(tokens, "_choose", lambda _offered, key, label: choose(offered, key, label))
    with Pkcs11Signer(config_for(token)) as signer:
        signed, _ = signer.sign(bundle_with_fields(), REQUEST)
    assert api.verify(signed, now=NOW).ok


def test_one_session_makes_many_signatures(token: Token) -> None:
    with Pkcs11Signer(config_for(token, key="ec")) as signer:
        files = [signer.sign(bundle_with_fields(pages=2 + n), REQUEST)[0] for n in range(3)]
    assert all(api.verify(pdf, now=NOW).ok for pdf in files)


@pytest.mark.parametrize(
    "changes",
    [
        {"key": None, "key_id": "01"},
        {"certificate": "sertifikat-rsa"},
        {"key": "rsa", "key_id": "01"},
    ],
)
def test_key_and_certificate_are_found_by_name(token: Token, changes: dict[str, Any]) -> None:
    with Pkcs11Signer(config_for(token, **changes)) as signer:
        signed, receipt = signer.sign(bundle_with_fields(), REQUEST)
    assert receipt.signer == "Siti Contoh"
    assert api.verify(signed, now=NOW).ok


def test_certificate_may_be_a_file(token: Token) -> None:
    config = config_for(token, certificate_file=token.certificate)
    with Pkcs11Signer(config) as signer:
        _, receipt = signer.sign(bundle_with_fields(), REQUEST)
    assert receipt.signer == "Siti Contoh"


def test_token_is_found_by_its_slot(token: Token) -> None:
    slots = pkcs11.lib(str(token.driver)).get_slots(token_present=True)
    (number,) = [slot.slot_id for slot in slots if slot.get_token().label.strip() == "bupati"]
    with Pkcs11Signer(config_for(token, token=None, slot=number)) as signer:
        assert signer.sign(bundle_with_fields(), REQUEST)[0]


def test_signer_of_the_command_line_signs(token: Token) -> None:
    text = f"pkcs11:{token.driver}?token=bupati&key=rsa&chain={token.chain}"
    config = parse_signer(text, passphrase=SecretRef("env", "PIN"))
    with open_signer(config) as signer:
        assert api.verify(signer.sign(bundle_with_fields(), REQUEST)[0], now=NOW).ok
    assert Pkcs11Config.model_validate_json(config.model_dump_json()) == config


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"token": "tidak-ada"}, "sign.token-missing"),
        ({"token": None, "slot": 999_999}, "sign.token-missing"),
        ({"token": None}, "sign.token-ambiguous"),
        ({"pin": "env:SALAH"}, "sign.pin-wrong"),
        ({"key": "tidak-ada"}, "sign.token-key-missing"),
        ({"token": "kosong"}, "sign.token-key-missing"),
        ({"key": None}, "sign.token-key-ambiguous"),
        ({"certificate": "tidak-ada"}, "sign.token-certificate-missing"),
        ({"key": "lain"}, "sign.token-certificate-foreign"),
        ({"certificate": "sertifikat-ec"}, "sign.token-certificate-foreign"),
        ({"certificate_file": Path("/tidak/ada.pem")}, "sign.certificate-file"),
    ],
)
def test_what_is_missing_is_named(token: Token, changes: dict[str, Any], code: str) -> None:
    assert refused(config_for(token, **changes)).code == code


def test_driver_that_is_not_there_is_told(token: Token, tmp_path: Path) -> None:
    error = refused(config_for(token, module=tmp_path / "tidak-ada.so"))
    assert isinstance(error, MissingDependencyError)
    assert error.code == "signer.driver-missing"
    assert error.hint()


def test_file_that_is_no_driver_is_told(token: Token, tmp_path: Path) -> None:
    (tmp_path / "bukan.so").write_bytes(b"bukan")
    assert refused(config_for(token, module=tmp_path / "bukan.so")).code == "sign.token-driver"


def test_token_without_the_mechanism_is_refused(
    token: Token, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose = tokens._choose
    monkeypatch.setattr(tokens, "_choose", lambda _offered, key, label: choose(set(), key, label))
    assert refused(config_for(token)).code == "sign.token-mechanism"


def test_pin_shows_up_nowhere(token: Token) -> None:
    config = config_for(token, pin="env:SALAH")
    error = refused(config)
    chained = f"{error.__cause__!r} {error.__cause__}"
    assert "141421" not in f"{error!r} {error} {error.facts} {config!r} {chained}"
    with Pkcs11Signer(config_for(token)) as signer:
        shown = f"{signer!r} {vars(signer)} {pickle.dumps(signer)!r}"
    assert PIN not in shown


def test_signing_outside_the_session_is_refused(token: Token) -> None:
    signer = Pkcs11Signer(config_for(token))
    with signer:
        signer.sign(bundle_with_fields(), REQUEST)
    with pytest.raises(SigningError) as caught:
        signer.sign(bundle_with_fields(), REQUEST)
    assert caught.value.code == "sign.signer-closed"


@pytest.mark.parametrize(
    ("text", "setting"),
    [
        ("pkcs11:/a.so?token=a&slot=1", "*"),
        ("pkcs11:/a.so?slot=x", "slot"),
        ("pkcs11:/a.so?id=xyz", "key_id"),
        ("pkcs11:/a.so?warna=biru", "warna"),
    ],
)
def test_wrong_setting_is_named(text: str, setting: str) -> None:
    with pytest.raises(SigningError) as caught:
        parse_signer(text, passphrase=SecretRef("env", "PIN"))
    assert caught.value.code == "sign.signer-settings"
    assert caught.value.facts["settings"] == [setting]


def test_pin_written_out_is_refused_and_not_repeated() -> None:
    with pytest.raises(SigningError) as caught:
        parse_signer("pkcs11:/a.so?pin=1234", passphrase=SecretRef("env", "PIN"))
    assert caught.value.code == "sign.secret-reference"
    assert "1234" not in f"{caught.value} {caught.value.facts}"


@pytest.mark.parametrize("level", ["b-t", "b-lt", "b-lta"])
@pytest.mark.parametrize("kind", ["rsa", "ec"])
def test_token_signs_at_every_level(token: Token, kind: str, level: Level, tmp_path: Path) -> None:
    with LoopbackAuthorities(NOW) as authorities:
        root, issuer = authorities.pki.issuers
        old = x509.load_der_x509_certificate(token.people[kind].certificate)
        # Only the public half of the key is needed, and the token gives no other.
        key = cast("PrivateKey", old)
        validity = (old.not_valid_before_utc, old.not_valid_after_utc)
        own = issue_certificate("Siti Contoh", key, issuer, "signing", validity)
        files = {"sendiri": own, "antara": issuer.certificate, "akar": root.certificate}
        for name, certificate in files.items():
            pem = certificate.public_bytes(serialization.Encoding.PEM)
            (tmp_path / f"{name}.pem").write_bytes(pem)
        config = config_for(
            token,
            key=kind,
            certificate_file=tmp_path / "sendiri.pem",
            others=(tmp_path / "antara.pem", tmp_path / "akar.pem"),
        )
        with Pkcs11Signer(config) as signer:
            signed = api.sign(
                bundle_with_fields(),
                signer,
                as_="kesatu",
                now=NOW,
                level=level,
                tsa=authorities.tsa_url,
            )
    report = api.verify(signed, trust=[authorities.pki.root], now=NOW)
    assert report.ok
    assert {one.level for one in report.signatures} == {level}
