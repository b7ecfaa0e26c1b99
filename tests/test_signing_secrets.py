from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import SigningError
from generator.signing.secrets import SecretRef

if TYPE_CHECKING:
    from pathlib import Path

SECRET = "sangat-rahasia-7f3a"  # noqa: S105 - invented for this test


def test_environment_variable_is_resolved() -> None:
    assert SecretRef.parse("env:KUNCI").resolve(environ={"KUNCI": SECRET}) == SECRET


def test_real_environment_is_used_without_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NASKAH_UJI_KUNCI", SECRET)
    assert SecretRef.parse("env:NASKAH_UJI_KUNCI").resolve() == SECRET


@pytest.mark.parametrize(
    "content",
    [SECRET, f"{SECRET}\n", f"{SECRET}\r\n", f"\ufeff{SECRET}\n", f"{SECRET}\nbaris kedua\n"],
)
def test_file_gives_its_first_line(tmp_path: Path, content: str) -> None:
    path = tmp_path / "sandi"
    path.write_bytes(content.encode())
    assert SecretRef.parse(f"file:{path}").resolve() == SECRET


def test_spaces_around_a_passphrase_belong_to_it(tmp_path: Path) -> None:
    path = tmp_path / "sandi"
    path.write_text(f" {SECRET} \n", encoding="utf-8")
    assert SecretRef.parse(f"file:{path}").resolve() == f" {SECRET} "


def test_prompt_asks_with_the_label() -> None:
    asked: list[str] = []

    def prompt(label: str) -> str:
        asked.append(label)
        return SECRET

    assert SecretRef.parse("prompt:").resolve(prompt=prompt, label="bupati.p12") == SECRET
    assert asked == ["bupati.p12"]


@given(st.text().filter(lambda text: text.split(":", 1)[0] not in {"env", "file", "prompt"}))
def test_written_out_passphrase_is_refused_and_not_repeated(text: str) -> None:
    with pytest.raises(SigningError) as caught:
        SecretRef.parse(text)
    assert caught.value.code == "sign.secret-reference"
    assert caught.value.facts == {}


@pytest.mark.parametrize("text", ["env:", "file:", "env", "prompt", ""])
def test_reference_without_a_place_is_refused(text: str) -> None:
    with pytest.raises(SigningError) as caught:
        SecretRef.parse(text)
    assert caught.value.code == "sign.secret-reference"


def test_missing_variable_is_named() -> None:
    with pytest.raises(SigningError) as caught:
        SecretRef.parse("env:TIDAK_ADA").resolve(environ={})
    assert caught.value.code == "sign.secret-env-missing"
    assert "TIDAK_ADA" in caught.value.message("en")


def test_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SigningError) as caught:
        SecretRef.parse(f"file:{tmp_path / 'tidak-ada'}").resolve()
    assert caught.value.code == "sign.secret-file-unreadable"
    assert "tidak-ada" in caught.value.message()


def test_file_that_is_not_text_leaks_nothing(tmp_path: Path) -> None:
    path = tmp_path / "sandi"
    path.write_bytes(b"\xff\xfe" + SECRET.encode())
    with pytest.raises(SigningError) as caught:
        SecretRef.parse(f"file:{path}").resolve()
    assert caught.value.code == "sign.secret-file-unreadable"
    assert caught.value.__cause__ is None
    assert SECRET not in repr(caught.value.facts)


def test_prompt_without_a_terminal_is_an_error() -> None:
    with pytest.raises(SigningError) as caught:
        SecretRef.parse("prompt:").resolve()
    assert caught.value.code == "sign.secret-no-prompt"


def test_empty_secret_is_an_error() -> None:
    with pytest.raises(SigningError) as caught:
        SecretRef.parse("env:KOSONG").resolve(environ={"KOSONG": ""})
    assert caught.value.code == "sign.secret-empty"


def test_reference_never_shows_the_secret() -> None:
    reference = SecretRef.parse("env:KUNCI")
    reference.resolve(environ={"KUNCI": SECRET})
    shown = f"{reference!r} {reference} {pickle.dumps(reference)!r}"
    assert SECRET not in shown


@given(
    st.sampled_from(["env", "file", "prompt"]),
    st.text(min_size=1).filter(lambda t: t.isprintable()),
)
def test_reference_is_written_as_it_was_read(kind: str, name: str) -> None:
    assert str(SecretRef.parse(f"{kind}:{name}")) == f"{kind}:{name}"
