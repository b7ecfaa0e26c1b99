"""Times signatures at each PAdES level and their verification, against pyHanko's own signer.

python bench/signing.py [--runs 15]

All in one process, on one sample bundle, RSA-2048. Timestamps, OCSP and CRLs come from authorities
on loopback, so the network itself costs nothing here.
"""  # noqa: INP001 – a script, not part of a package

# mypy: allow-untyped-calls

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.inspection import BundleReport

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter  # noqa: E402
from pyhanko.sign.fields import SigSeedSubFilter  # noqa: E402
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner  # noqa: E402
from table import Row, compared, markdown  # noqa: E402

from generator import api, loading  # noqa: E402 – needs the path above
from generator.resources import SAMPLES  # noqa: E402
from generator.signing.config import Pkcs12Config  # noqa: E402
from generator.signing.pkcs12 import Pkcs12Signer  # noqa: E402
from generator.signing.secrets import SecretRef  # noqa: E402
from generator.signing.signer import LEVELS, SignatureRequest  # noqa: E402
from generator.testing.authorities import LoopbackAuthorities  # noqa: E402

FIELD = "nota_kesepakatan.kesatu"
FASTER = 3.0


def main() -> None:
    """Run and print; exits with 1 if a result isn't valid or the aim is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    measured = measure(parser.parse_args().runs)
    print(markdown([measured.row]))  # noqa: T201 – a script
    print(f"\npdfsig: {', '.join(measured.verdicts)}\n\n{measured.levels}")  # noqa: T201 – same
    sys.exit(0 if measured.sound and measured.row.met else 1)


def rows(runs: int = 15) -> list[Row]:
    """Measure one signature."""
    return [measure(runs).row]


class Measured(NamedTuple):
    """One signature against pyHanko's own, and a table of all levels."""

    row: Row
    verdicts: list[str]
    levels: str
    sound: bool


def measure(runs: int) -> Measured:
    """Sign and verify the small sample at every level."""
    now = datetime.now(UTC).replace(microsecond=0)
    bundle = api.bundle(loading.load(SAMPLES / "sinergi-kecil.json"), now=now)
    with (
        tempfile.TemporaryDirectory() as directory,
        LoopbackAuthorities(now, {"kesatu": "Siti Contoh"}) as authorities,
    ):
        folder = Path(directory)
        person = authorities.pki.people["kesatu"]
        path = person.write(folder)
        secret = SecretRef("file", str(path.with_suffix(".pass")))
        theirs = SimpleSigner.load_pkcs12(path, passphrase=person.passphrase.encode())
        with Pkcs12Signer(Pkcs12Config(path=path, passphrase=secret)) as ours:
            invisible = SignatureRequest(FIELD, now, certify=True)
            plain = {
                "pyHanko SimpleSigner": lambda: with_pyhanko(bundle, theirs, now),
                "ours": lambda: ours.sign(bundle, invisible)[0],
            }
            times, made = compare(plain, runs)
            verdicts = [f"{name} {pdfsig(pdf, folder)}" for name, pdf in made.items()]
            first, second = (statistics.median(values) for values in times.values())
            work = f"one B-B signature, RSA-2048, bundle of {len(bundle) / 1000:.0f} KB"
            row = compared(work, "pyHanko SimpleSigner", first, second, at_least=FASTER)
            levels: dict[str, Callable[[], bytes]] = {
                level: partial(
                    api.sign,
                    bundle,
                    ours,
                    as_="kesatu",
                    now=now,
                    level=level,
                    tsa=authorities.tsa_url,
                )
                for level in LEVELS
            }
            times, made = compare(levels, runs)
        checks: dict[str, Callable[[], BundleReport]] = {
            level: partial(api.verify, pdf, trust=[authorities.pki.root], now=now)
            for level, pdf in made.items()
        }
        checked, reports = compare(checks, runs)
    lines = [
        f"both places of a signatory, with QR, {runs} runs, median ms",
        f"  {'level':<8}{'sign':>8}{'verify':>8}{'adds KB':>9}",
    ]
    for level in LEVELS:
        added = (len(made[level]) - len(bundle)) / 1000
        both = f"{statistics.median(times[level]):8.1f}{statistics.median(checked[level]):8.1f}"
        lines.append(f"  {level:<8}{both}{added:9.1f}")
    sound = all(report.ok for report in reports.values())
    return Measured(row, verdicts, "\n".join(lines), sound)


def with_pyhanko(pdf: bytes, signer: SimpleSigner, now: datetime) -> bytes:
    """Make the same kind of signature as a program would that uses pyHanko directly."""
    metadata = PdfSignatureMetadata(
        field_name=FIELD, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES, certify=True
    )
    output = BytesIO()
    PdfSigner(metadata, signer).sign_pdf(
        IncrementalPdfFileWriter(BytesIO(pdf)), existing_fields_only=True, output=output
    )
    del now
    return output.getvalue()


def compare(
    works: Mapping[str, Callable[[], Any]], runs: int
) -> tuple[dict[str, list[float]], dict[str, Any]]:
    """Run each in turn, so that other load hits all alike; the first round isn't counted."""
    times: dict[str, list[float]] = {name: [] for name in works}
    made: dict[str, Any] = {}
    for number in range(runs + 1):
        for name, work in works.items():
            started = time.perf_counter()
            made[name] = work()
            if number:
                times[name].append((time.perf_counter() - started) * 1000)
    return times, made


def pdfsig(pdf: bytes, folder: Path) -> str:
    """Ask poppler, if it is here."""
    program = shutil.which("pdfsig")
    if program is None:
        return "not installed"
    (folder / "a.pdf").write_bytes(pdf)
    done = subprocess.run(  # noqa: S603 – fixed arguments, no shell
        [program, "-nocert", "a.pdf"], cwd=folder, capture_output=True, check=False
    )
    if b"Signature is Valid." not in done.stdout:
        sys.exit(f"pdfsig does not find it valid:\n{done.stdout.decode()}")
    return "valid"


if __name__ == "__main__":
    main()
