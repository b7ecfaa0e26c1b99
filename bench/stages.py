"""Times each stage of the straight line on one sample, warm, and prints medians.

python bench/stages.py [sinergi-lengkap] [--runs 9]
"""  # noqa: INP001 – a script, not part of a package

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from generator import api, loading  # noqa: E402 – needs the path above
from generator.demonstration import people_of  # noqa: E402
from generator.pdf.engine import open_engine  # noqa: E402
from generator.resources import SAMPLES  # noqa: E402
from generator.signing.config import Pkcs12Config  # noqa: E402
from generator.signing.pkcs12 import Pkcs12Signer  # noqa: E402
from generator.signing.secrets import SecretRef  # noqa: E402
from generator.testing.pki import throwaway_pki  # noqa: E402


class Stages:
    """Collects the time of each named stage over several runs."""

    def __init__(self) -> None:
        self.times_ms: dict[str, list[float]] = {}

    def time(self, name: str, work: Callable[[], Any]) -> Any:
        """Run `work` and note its wall time under `name`."""
        started = time.perf_counter()
        result = work()
        self.times_ms.setdefault(name, []).append((time.perf_counter() - started) * 1000)
        return result


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sample", nargs="?", default="sinergi-lengkap")
    parser.add_argument("--runs", type=int, default=9)
    arguments = parser.parse_args()
    path = SAMPLES / f"{arguments.sample}.json"
    now = datetime.now(UTC)
    people = people_of(loading.load(path))
    with tempfile.TemporaryDirectory() as folder:
        pki = throwaway_pki(now, people=list(dict.fromkeys(people.values())))
        pki.write(Path(folder))
        signers = {
            role: Pkcs12Signer(
                Pkcs12Config(
                    path=Path(folder, f"{pki.people[name].stem}.p12"),
                    passphrase=SecretRef(
                        "file", str(Path(folder, f"{pki.people[name].stem}.pass"))
                    ),
                )
            )
            for role, name in people.items()
        }
        _run(Stages(), path, signers, pki.root, now)
        stages = Stages()
        for _ in range(arguments.runs):
            _run(stages, path, signers, pki.root, now)
    print(f"{arguments.sample}, {arguments.runs} warm runs, median (min–max) in ms")  # noqa: T201
    for name, times in stages.times_ms.items():
        print(  # noqa: T201
            f"  {name:<24}{statistics.median(times):8.1f}  ({min(times):.1f}–{max(times):.1f})"
        )


def _run(
    stages: Stages, path: Path, signers: dict[str, Pkcs12Signer], root: bytes, now: datetime
) -> None:
    berkas = stages.time("load", lambda: loading.load(path))
    documents = stages.time("render (all documents)", lambda: api.render(berkas))
    engine = open_engine()
    stages.time("convert (all documents)", lambda: api.convert_documents(documents, engine))
    pdf = stages.time("bundle (with convert)", lambda: api.bundle(berkas, documents, now=now))
    for role, closed in signers.items():
        with closed as signer:
            signing = partial(api.sign, pdf, signer, as_=role, now=now)
            pdf = stages.time(f"sign as {role}", signing)
    stages.time("verify", lambda: api.verify(pdf, trust=[root], now=now))


if __name__ == "__main__":
    main()
