# ruff: noqa: S106 - these are references to passphrases, or stand for one

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from generator.errors import SigningError
from generator.signing.config import Pkcs12Config
from generator.signing.kinds import parse_signer
from generator.signing.secrets import SecretRef


def test_signer_is_read_from_the_command_line() -> None:
    config = parse_signer("pkcs12:kunci/bupati.p12", passphrase="env:KUNCI")
    assert config == Pkcs12Config(
        path=Path("kunci/bupati.p12"), passphrase=SecretRef("env", "KUNCI")
    )


def test_windows_path_keeps_its_drive() -> None:
    config = parse_signer(r"pkcs12:C:\kunci\bupati.p12", passphrase=SecretRef("prompt", ""))
    assert isinstance(config, Pkcs12Config)
    assert str(config.path) == r"C:\kunci\bupati.p12"


@pytest.mark.parametrize("text", ["pkcs12:", "pkcs12", "bupati.p12", "pkcs99:x", ""])
def test_unknown_signer_is_refused(text: str) -> None:
    with pytest.raises(SigningError) as caught:
        parse_signer(text, passphrase="prompt:")
    assert caught.value.code == "sign.signer-unknown"


def test_written_out_passphrase_is_refused_and_not_repeated() -> None:
    with pytest.raises(SigningError) as caught:
        parse_signer("pkcs12:bupati.p12", passphrase="rahasia-sekali")
    assert caught.value.code == "sign.secret-reference"
    assert "rahasia-sekali" not in f"{caught.value} {caught.value.hint()} {caught.value.facts}"


def test_configuration_survives_json() -> None:
    config = parse_signer("pkcs12:bupati.p12", passphrase="file:sandi.txt")
    assert Pkcs12Config.model_validate_json(config.model_dump_json()) == config


def test_configuration_is_frozen_and_strict() -> None:
    config = parse_signer("pkcs12:bupati.p12", passphrase="prompt:")
    assert isinstance(config, Pkcs12Config)
    with pytest.raises(ValidationError):
        config.path = Path("lain.p12")  # type: ignore[misc]  # what the test is about
    with pytest.raises(ValidationError):
        Pkcs12Config.model_validate({"path": "a", "passphrase": "prompt:", "sandi": "x"})
