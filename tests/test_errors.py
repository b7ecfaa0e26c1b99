from __future__ import annotations

import ast
import doctest
import errno
import os
import pickle
import re
import string
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import generator
from generator import errors, messages
from generator.errors import (
    ExitCode,
    GeneratorError,
    InputError,
    OutputError,
    Problem,
    SigningError,
)
from generator.messages import CATALOGUE, LANGS, Message, reasons

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(generator.__file__).parent
SOURCES = [path for path in PACKAGE.rglob("*.py") if path.parent.name != "messages"]
CLASSES = [
    value
    for value in vars(errors).values()
    if isinstance(value, type) and issubclass(value, GeneratorError)
]
CODE = re.compile(r"[a-z]+(?:\.[a-z0-9_-]+)+|several|bug")
# Codes that the source puts together: `rule.R17`, `list.wajib.yes`, `deadline.akhir`.
BUILT = re.compile(r"rule\.R\d{2,3}|list\.[a-z_]+\.(?:yes|no)|deadline\.[a-z_]+")
# Functions of ours that take a code first, beside the error classes.
MAKERS = {
    "Problem",
    "Wrong",
    "Flaw",
    "_wrong",
    "_shaped",
    "fail",
    "PydanticCustomError",
    "_Finding",
    "Fault",
    "Note",
}
ADDED = {"value", "field"}  # `problems_of` adds these to every problem of a field


def calls() -> Iterator[tuple[Path, ast.Call, str]]:
    """List the calls that make an error or problem with a literal code."""
    names = MAKERS | {cls.__name__ for cls in CLASSES}
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = (
                node.func.attr
                if isinstance(node.func, ast.Attribute)
                else getattr(node.func, "id", "")
            )
            first = node.args[0]
            if name in names and isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield path, node, first.value


def literals() -> set[str]:
    return {
        node.value
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def placeholders(*texts: str) -> set[str]:
    return {
        name.partition(".")[0].partition("[")[0]
        for text in texts
        for _, name, _, _ in string.Formatter().parse(text)
        if name is not None
    }


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_every_error_pickles_with_its_place_and_facts(cls: type[GeneratorError]) -> None:
    error = cls("output.not-writable", where="a.pdf", path="a.pdf", reason="penuh")
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301 – our own bytes
    assert type(copy) is cls
    assert (copy.code, copy.where, copy.facts) == (error.code, error.where, error.facts)
    assert str(copy) == str(error) == error.message("id")
    assert copy.exit_code is cls.exit_code


def test_problems_pickle_with_their_error() -> None:
    problem = Problem("field.missing", "a.b", 3, 5, {"field": "b", "about": "", "more": (1, 2)})
    error = InputError("input.invalid", where="x", problems=[problem], path="x", count=1)
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301 – our own bytes
    assert copy.problems == (problem,)
    assert copy.facts == {"path": "x", "count": 1}
    assert "problems" not in error.facts


def test_errors_come_back_from_other_threads_as_they_were() -> None:
    def fail() -> None:
        raise InputError("input.no-profil", where="x")

    with ThreadPoolExecutor(1) as pool, pytest.raises(InputError) as caught:
        pool.submit(fail).result()
    assert caught.value.where == "x"


def test_every_class_has_an_exit_code_of_its_own_below_the_root() -> None:
    codes = [cls.exit_code for cls in CLASSES]
    assert len(set(codes)) == len(codes)
    assert set(codes) | {ExitCode.OK, ExitCode.USAGE, ExitCode.INTERRUPTED} == set(ExitCode)
    assert {cls.__base__ for cls in CLASSES} == {Exception, GeneratorError}
    assert [int(code) for code in ExitCode] == [*range(12), 130]


def test_the_tree_in_the_docstring_is_the_tree() -> None:
    tree = dict(
        re.findall(r"^\s+(?:[├└]─ )?(\w+Error)\s+(\d+)\s", errors.__doc__ or "", re.MULTILINE)
    )
    assert tree == {cls.__name__: str(int(cls.exit_code)) for cls in CLASSES}


def test_every_code_that_is_raised_has_a_sentence() -> None:
    used = {code: path for path, _, code in calls()}
    assert len(used) > 100
    unknown = {code: path.name for code, path in used.items() if code not in CATALOGUE}
    assert unknown == {}


def test_no_sentence_is_left_without_use() -> None:
    used = literals()
    assert [code for code in CATALOGUE if code not in used and not BUILT.fullmatch(code)] == []


def test_every_raise_gives_the_facts_its_sentence_names() -> None:
    missing = []
    for path, call, code in calls():
        given: set[str | None] = {keyword.arg for keyword in call.keywords}
        facts = next((word.value for word in call.keywords if word.arg == "facts"), None)
        if isinstance(facts, ast.Dict):
            given |= {str(key.value) for key in facts.keys if isinstance(key, ast.Constant)}
        spread = None in given or (facts is not None and not isinstance(facts, ast.Dict))
        positional = any(isinstance(arg, (ast.Dict, ast.Name)) for arg in call.args[1:])
        if spread or positional or code not in CATALOGUE:
            continue
        wanted = placeholders(*CATALOGUE[code]) - (ADDED if code.startswith("field.") else set())
        if not wanted <= given:
            missing.append((path.name, call.lineno, code, wanted - given))
    assert missing == []


@pytest.mark.parametrize(("code", "message"), CATALOGUE.items(), ids=CATALOGUE)
def test_both_languages_say_the_same_with_the_same_facts(code: str, message: Message) -> None:
    assert CODE.fullmatch(code) or BUILT.fullmatch(code)
    assert message.id != message.en
    assert placeholders(message.id) == placeholders(message.en)
    assert placeholders(message.hint_id) == placeholders(message.hint_en)
    assert bool(message.hint_id) == bool(message.hint_en)
    for text in message:
        assert text == text.strip()
        assert "  " not in text


@pytest.mark.parametrize(("code", "message"), CATALOGUE.items(), ids=CATALOGUE)
def test_every_sentence_fills_with_its_facts(code: str, message: Message) -> None:
    names = placeholders(*message)
    facts: dict[str, object] = {name: f"<{name}>" for name in names}
    for lang in LANGS:
        told = messages.sentence(code, lang, facts) + messages.hint(code, lang, facts)
        assert all(f"<{name}>" in told for name in names)
        assert Problem(code, facts=facts).message(lang) == messages.sentence(code, lang, facts)
        assert GeneratorError(code, where="", **facts).hint(lang) == messages.hint(
            code, lang, facts
        )
    listed: dict[str, object] = dict.fromkeys(names, ("a", 2))
    assert "('" not in messages.sentence(code, "id", listed)


def test_no_sentence_asks_for_a_secret() -> None:
    names = set().union(*(placeholders(*message) for message in CATALOGUE.values()))
    assert not names & {"nip", "nik", "secret", "password", "kata_sandi", "pin", "key_bytes"}


def test_lists_are_joined_and_braces_in_facts_stay() -> None:
    error = InputError("input.unknown-form", form="{x}", known=["a", "b"])
    assert error.message("id") == "Bentuk {x} tidak dikenal; yang ada: a, b."
    assert error.message("en") == "The form {x} is not known; known: a, b."


def test_reasons_of_the_system_are_told_in_the_readers_language() -> None:
    error = OutputError("output.not-writable", path="a.pdf", reason=os.strerror(errno.ENOSPC))
    assert "ruang penyimpanan penuh" in error.message("id")
    assert "No space left on device" in error.message("en")
    strange = OutputError("output.not-writable", path="a.pdf", reason="Gremlins")
    assert "Gremlins" in strange.message("id")
    late = SigningError("sign.tsa-unreachable", url="http://a", reason="timeout")
    assert "tidak menjawab" in late.message("id")
    assert "no answer in time" in late.message("en")
    assert doctest.testmod(reasons).failed == 0


def test_an_error_never_shows_its_facts_by_itself() -> None:
    error = GeneratorError("bug", kind="ValueError", detail="rahasia")
    assert "rahasia" not in repr(error) + str(error)
