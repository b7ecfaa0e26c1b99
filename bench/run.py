"""Every row of the speed targets in one run: ours beside its baselines.

python bench/run.py [--quick] [--only templates,convert]

Prints the table, and writes it to bench/RESULTS.md unless it was only a part or a quick look.
"""  # noqa: INP001 – a script, not part of a package

from __future__ import annotations

import argparse
import importlib
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

BENCH: Final = Path(__file__).resolve().parent
sys.path[:0] = [str(BENCH.parent), str(BENCH)]

from table import machine, markdown  # noqa: E402 – needs the path above

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from table import Row

RUNS: Final[Mapping[str, tuple[int, int]]] = {
    "templates": (30, 5),
    "convert": (5, 1),
    "signing": (15, 3),
    "batch": (500, 20),
    "preview": (9, 3),
    "startup": (15, 5),
}
"""How often each script measures, or how large its batch is: for the record, and at a glance."""


def main() -> None:
    """Run, print and write; exits with 1 if an aim is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer runs, a smaller batch")
    parser.add_argument("--only", default=",".join(RUNS), help="names of scripts, with commas")
    arguments = parser.parse_args()
    names = arguments.only.split(",")
    found = [row for name in names for row in _measured(name, quick=arguments.quick)]
    table = f"Measured on {datetime.now(UTC):%d %B %Y}: {machine()}.\n\n{markdown(found)}"
    print(table)  # noqa: T201 – a script
    if not arguments.quick and names == list(RUNS):
        text = f"# Speed, side by side\n\n`make bench` writes this page.\n\n{table}\n"
        (BENCH / "RESULTS.md").write_text(text, "utf-8")
    sys.exit(any(row.met is False for row in found))


def _measured(name: str, *, quick: bool) -> Iterator[Row]:
    print(f"{name} …", file=sys.stderr)  # noqa: T201 – same
    yield from importlib.import_module(name).rows(RUNS[name][quick])


if __name__ == "__main__":
    main()
