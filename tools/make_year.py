"""Makes up a year of cooperation agreements: all forms and stages, plan, team, annual report.

python tools/make_year.py --seed 7 --size 60 --year 2026 -o samples/register-2026

Equal arguments give equal files. The folder's own JSON files are replaced.
"""  # noqa: INP001 – a script, not part of a package

from __future__ import annotations

import argparse
import sys
from pathlib import Path

TOOLS = Path(__file__).resolve().parent
sys.path[:0] = [str(TOOLS), str(TOOLS.parent)]

from year.making import make_year  # noqa: E402 – as above

from generator.files import write_files  # noqa: E402 – needs the path above


def main() -> None:
    """Write the files."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--seed", type=int, default=7, help="where chance starts")
    parser.add_argument("--size", type=int, default=60, help="how many agreements")
    parser.add_argument("--year", type=int, default=2026, help="the year of the register")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FOLDER")
    given = parser.parse_args()
    files = make_year(seed=given.seed, size=given.size, year=given.year)
    for stale in set(given.output.glob("*.json")) - {given.output / name for name in files}:
        stale.unlink()
    write_files({given.output / name: text for name, text in files.items()}, force=True)
    print(f"{len(files)} files in {given.output}")  # noqa: T201 – a script says what it did


if __name__ == "__main__":
    main()
