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
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.inspection import BundleReport

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter  # noqa: E402
from pyhanko.sign.fields import SigSeedSubFilter  # noqa: E402
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner  # noqa: E402

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
    runs = parser.parse_args().runs
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
            ratio = report(times, made, folder, runs, size=len(bundle))
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
        checked, verdicts = compare(checks, runs)
    print(f"\nboth places of a signatory, with QR, {runs} runs, median ms")  # noqa: T201
    print(f"  {'level':<8}{'sign':>8}{'verify':>8}{'adds KB':>9}")  # noqa: T201
    for level in LEVELS:
        added = (len(made[level]) - len(bundle)) / 1000
        line = f"{statistics.median(times[level]):8.1f}{statistics.median(checked[level]):8.1f}"
        print(f"  {level:<8}{line}{added:9.1f}")  # noqa: T201
    sound = all(verdict.ok for verdict in verdicts.values())
    sys.exit(0 if sound and ratio >= FASTER else 1)


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


def report(
    times: dict[str, list[float]], made: dict[str, bytes], folder: Path, runs: int, *, size: int
) -> float:
    """Print one signature of each, what pdfsig says of it, and how much faster ours is."""
    print(f"one B-B signature, RSA-2048, bundle of {size / 1000:.0f} KB, {runs} runs, ms")  # noqa: T201
    for name, values in times.items():
        valid = pdfsig(made[name], folder)
        span = f"({min(values):.1f}–{max(values):.1f})"
        print(f"  {name:<22}{statistics.median(values):8.1f}  {span:<16} pdfsig: {valid}")  # noqa: T201
    first, second = (statistics.median(values) for values in times.values())
    print(f"  ratio {first / second:.1f} (aim: at least {FASTER:.0f})")  # noqa: T201
    return first / second


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
