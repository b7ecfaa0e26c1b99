"""What every test sees: sibling helper modules, and markers for tools that may be absent."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import Final

import pytest

# Helper modules of the tests (`docx_builder`, `engines_dxpdf`) are imported by plain name, and so
# are those of the tools (`year`).
sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tools"))

from snapshots_fixture import pytest_addoption, snapshot

__all__ = ["pytest_addoption", "snapshot"]

# Marker -> commands, of which each line needs one.
_TOOLS: Final[dict[str, list[tuple[str, ...]]]] = {
    "libreoffice": [("soffice", "libreoffice")],
    "softhsm": [("softhsm2-util",)],
    "qpdf": [("qpdf",)],
    "browser": [("chromium",), ("chromedriver",)],
    "poppler": [("pdftotext",), ("pdfsig",), ("pdffonts",)],
}


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test whose tool is absent, or fail it where the environment promises the tool."""
    for marker, needed in _TOOLS.items():
        if item.get_closest_marker(marker) is None:
            continue
        absent = [names[0] for names in needed if not any(map(shutil.which, names))]
        if absent:
            message = f"{', '.join(absent)} not found on the PATH"
            if os.environ.get("NASKAH_REQUIRE_TOOLS") == "1":
                pytest.fail(f"{message}, though NASKAH_REQUIRE_TOOLS=1", pytrace=False)
            pytest.skip(message)
