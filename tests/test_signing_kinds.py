# ruff: noqa: S106 - these are references to passphrases

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from pdf_samples import bundle_with_fields
from signing_samples import NOW, pki

from generator import api
from generator.errors import MissingDependencyError, SigningError
from generator.signing.ceremony import sign_as
from generator.signing.kinds import open_signer, parse_signer, read_config, signer_names

if TYPE_CHECKING:
    from pathlib import Path

THIRD_PARTY = """
from typing import Literal

from generator.signing.config import SignerConfig
from generator.signing.pkcs12 import Pkcs12Signer
from generator.signing.config import Pkcs12Config


class LemariConfig(SignerConfig):
    usage = "lemari:NAMA"
    kind: Literal["lemari"] = "lemari"
    folder: str
    passphrase: str

    @classmethod
    def from_text(cls, text, *, passphrase):
        return cls.checked({"folder": text, "passphrase": str(passphrase)})


class LemariSigner(Pkcs12Signer):
    config_type = LemariConfig

    def __init__(self, config, *, prompt=None):
        own = Pkcs12Config.checked({"path": config.folder, "passphrase": config.passphrase})
        super().__init__(own, prompt=prompt)
"""


@pytest.fixture
def third_party(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A distribution of somebody else's on the path, with one good signer and one broken."""
    name = f"penanda_{tmp_path.name.replace('-', '_')}"
    (tmp_path / f"{name}.py").write_text(THIRD_PARTY, encoding="utf-8")
    metadata = tmp_path / f"{name}-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    (metadata / "entry_points.txt").write_text(
        f"[generator.signers]\nlemari = {name}:LemariSigner\nrusak = {name}_tidak_ada:X\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    return name


def test_our_signers_are_registered_like_anyones() -> None:
    assert {"pkcs12", "pkcs11", "bsre"} <= set(signer_names())


@pytest.mark.usefixtures("third_party")
def test_signer_of_somebody_else_signs(tmp_path: Path) -> None:
    path = pki().people["kesatu"].write(tmp_path)
    config = parse_signer(f"lemari:{path}", passphrase=f"file:{path.with_suffix('.pass')}")
    assert read_config(json.loads(config.model_dump_json())) == config
    with open_signer(config) as signer:
        signed, _ = sign_as(bundle_with_fields(), "kesatu", signer, now=NOW)
    assert api.verify(signed, now=NOW).ok


@pytest.mark.usefixtures("third_party")
def test_unknown_kind_names_the_known_ones() -> None:
    with pytest.raises(SigningError) as caught:
        parse_signer("tidakada:x", passphrase="prompt:")
    assert caught.value.code == "sign.signer-unknown"
    assert "lemari" in caught.value.message()
    with pytest.raises(SigningError):
        read_config({"path": "x"})


@pytest.mark.usefixtures("third_party")
def test_signer_whose_module_is_gone_is_told() -> None:
    with pytest.raises(MissingDependencyError) as caught:
        parse_signer("rusak:x", passphrase="prompt:")
    assert caught.value.code == "signer.not-installed"
    assert caught.value.hint()


def test_command_signs_with_any_registered_signer(third_party: str, tmp_path: Path) -> None:
    path = pki().people["kesatu"].write(tmp_path)
    bundle = tmp_path / "bundel.pdf"
    bundle.write_bytes(bundle_with_fields())
    program = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n"
        "from generator.cli.app import main\nmain()"
    )
    done = subprocess.run(
        [
            *(sys.executable, "-c", program, "sign", str(bundle), "--as", "kesatu", "--json"),
            *("--signer", f"lemari:{path}", "--passphrase", f"file:{path.with_suffix('.pass')}"),
        ],
        check=False,
        capture_output=True,
        text=True,
    )
    assert third_party
    # The certificate is of the tests' own year; today it may have ended, which is said so too.
    told = done.stdout + done.stderr
    assert done.returncode == 0 or "sign.certificate-" in told, told
