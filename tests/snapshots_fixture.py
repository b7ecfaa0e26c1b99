"""Snapshots: texts kept in `tests/snapshots/` and read in review, written anew on request.

pytest --snapshot-update tests/test_documents.py
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

import pytest

if TYPE_CHECKING:
    from collections.abc import Sequence

FOLDER: Final = Path(__file__).parent / "snapshots"


class Snapshot(Protocol):
    """Compares lines with the file `tests/snapshots/<name>.txt`."""

    def __call__(self, name: str, lines: Sequence[str]) -> None: ...


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--snapshot-update",
        action="store_true",
        help="write tests/snapshots/ anew instead of comparing with it",
    )


@pytest.fixture
def snapshot(request: pytest.FixtureRequest) -> Snapshot:
    """Compare lines with a file, or write the file under `--snapshot-update`."""

    def compare(name: str, lines: Sequence[str]) -> None:
        path = FOLDER / f"{name}.txt"
        if request.config.getoption("--snapshot-update"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
        assert path.is_file(), f"{path} is missing: run pytest with --snapshot-update"
        assert path.read_text("utf-8").splitlines() == list(lines)

    return compare
