"""Times the start of `naskah --help` over a bare Python, in processor time.

python bench/startup.py [--runs 15]
"""  # noqa: INP001 – a script, not part of a package

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
from pathlib import Path
from statistics import median
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "bench"))

from table import Row, markdown  # noqa: E402 – needs the path above

_MOST_MS: Final = 150.0


def rows(runs: int = 15) -> list[Row]:
    """Measure, a fresh interpreter each time."""
    _cpu_ms("-m", "generator", "--help")  # warm: compiled files, the system's cache
    bare = median(_cpu_ms("-c", "pass") for _ in range(runs))
    ours = median(_cpu_ms("-m", "generator", "--help") for _ in range(runs))
    more = ours - bare
    return [
        Row(
            "start-up: naskah --help",
            "python -c pass",
            bare,
            ours,
            None,
            f"≤ {_MOST_MS:g} ms more (here {more:.0f})",
            more <= _MOST_MS,
        )
    ]


def _cpu_ms(*arguments: str) -> float:
    """Processor time of a fresh interpreter, which other load hardly changes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True, cwd=ROOT)  # noqa: S603 – fixed argv, no shell
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    print(markdown(rows(parser.parse_args().runs)))  # noqa: T201 – a script


if __name__ == "__main__":
    main()
