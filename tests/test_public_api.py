from __future__ import annotations

import ast
import importlib
import inspect
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import generator

ROOT = Path(generator.__file__).parent
MODULES = sorted(
    ".".join(("generator", *path.relative_to(ROOT).with_suffix("").parts)).removesuffix(".__init__")
    for path in ROOT.rglob("*.py")
    if path.name != "__main__.py"
)
NAMES = [name for name in generator.__all__ if not name.startswith("_")]


def test_the_public_names_are_sorted_and_unique() -> None:
    assert generator.__all__ == sorted(set(generator.__all__))
    assert "__version__" in generator.__all__


def test_the_public_names_are_all_there_is_to_see() -> None:
    assert dir(generator) == generator.__all__
    homes = [name for names in generator._HOMES.values() for name in names]
    assert sorted([*homes, "__version__"]) == generator.__all__


def test_type_checkers_see_the_same_names_from_the_same_homes() -> None:
    tree = ast.parse((ROOT / "__init__.py").read_text("utf-8"))
    (block,) = (node for node in tree.body if isinstance(node, ast.If))
    seen = {
        node.module: tuple(alias.name for alias in node.names)
        for node in block.body
        if isinstance(node, ast.ImportFrom)
    }
    assert seen == generator._HOMES


@pytest.mark.parametrize("name", NAMES)
def test_a_public_name_is_what_its_home_calls_so(name: str) -> None:
    value = getattr(generator, name)
    home = importlib.import_module(generator._HOME_OF[name])
    assert value is getattr(home, name)
    assert value.__module__ == home.__name__


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'buat'"):
        _ = generator.buat
    with pytest.raises(ImportError):
        exec("from generator import buat")  # noqa: S102 – the statement is what is tested


def test_names_are_imported_when_first_used() -> None:
    code = """
import sys, json
import generator
before = sorted(name for name in sys.modules if name.startswith("generator."))
from generator import InputError
after = sorted(name for name in sys.modules if name.startswith("generator."))
print(json.dumps([before, after, "pydantic" in sys.modules]))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    before, after, has_pydantic = json.loads(done.stdout)
    assert before == ["generator._version"]
    own = {name for name in after if not name.startswith("generator.messages.")}
    assert own == {"generator._version", "generator.errors", "generator.messages"}
    assert not has_pydantic


def test_star_import_gives_the_public_names() -> None:
    space: dict[str, Any] = {}
    exec("from generator import *", space)  # noqa: S102 – the statement is what is tested
    assert set(generator.__all__) <= set(space)


@pytest.mark.parametrize("name", NAMES)
def test_every_public_name_is_documented_and_typed(name: str) -> None:
    value = getattr(generator, name)
    text = inspect.getdoc(value) or ""
    assert text
    assert text.splitlines()[0].endswith("."), name
    if inspect.isfunction(value):
        signature = inspect.signature(value)
        assert signature.return_annotation is not inspect.Signature.empty
        for parameter in signature.parameters.values():
            assert parameter.annotation is not inspect.Parameter.empty, parameter.name


@pytest.mark.parametrize("module", MODULES)
def test_every_module_and_everything_public_in_it_has_a_docstring(module: str) -> None:
    path = Path(importlib.import_module(module).__file__ or "")
    tree = ast.parse(path.read_text("utf-8"))
    assert ast.get_docstring(tree)
    lacking = []
    for node in tree.body:
        if not isinstance(node, (ast.FunctionDef, ast.ClassDef)) or node.name.startswith("_"):
            continue
        members = node.body if isinstance(node, ast.ClassDef) else []
        inside = [
            member
            for member in members
            if isinstance(member, ast.FunctionDef) and not member.name.startswith("_")
        ]
        lacking += [item.name for item in (node, *inside) if not ast.get_docstring(item)]
    assert lacking == []


def test_the_example_in_the_docstring_uses_public_names_only() -> None:
    text = inspect.getdoc(generator) or ""
    used = {
        word.split("(")[0].split(")")[0]
        for word in text.replace("=", " ").split()
        if word.startswith("g.")
    }
    used = {name.removeprefix("g.").split(".")[0] for name in used}
    assert used
    assert used <= set(generator.__all__)
