"""The examples in the docstrings are the specification that legal staff read; they hold."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import generator.indonesian

MODULES = sorted(
    module.name
    for module in pkgutil.iter_modules(generator.indonesian.__path__, "generator.indonesian.")
)


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings_hold(name: str) -> None:
    result = doctest.testmod(importlib.import_module(name))
    assert result.failed == 0
    assert result.attempted > 0
