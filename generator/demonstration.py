"""The shipped samples put through the whole line, and the starter folder made from them.

The demonstration makes its own throw-away certificates, so that it needs no key and no network.
"""

from __future__ import annotations

import json
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from generator import api, files, loading, registry, schemas
from generator.errors import InputError, VerificationError
from generator.pdf.engine import open_engine
from generator.pdf.parts import page_count
from generator.readiness import documents_for
from generator.register.writing import write_register
from generator.resources import SAMPLES
from generator.signatories import signatories
from generator.signing.config import Pkcs12Config
from generator.signing.pkcs12 import Pkcs12Signer
from generator.signing.secrets import SecretRef
from generator.testing.pki import throwaway_pki

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.models.berkas import Berkas
    from generator.pdf.engine import PdfEngine
    from generator.testing.pki import ThrowawayPki

PROFILE: Final = "profil.json"
REGISTER: Final = "register.xlsx"


@dataclass(frozen=True, slots=True)
class DemoStep:
    """One sample taken from JSON to a verified, signed bundle.

    Attributes:
        sample: Name of the sample.
        documents: Keys of its documents.
        pages: Pages of the bundle.
        signatures: Signatures made and verified.
        seconds: Wall time from reading the JSON to the verdict, without writing the results.
        bundle: The signed bundle.
    """

    sample: str
    documents: tuple[str, ...]
    pages: int
    signatures: int
    seconds: float
    bundle: Path

    def as_dict(self) -> dict[str, Any]:
        """Lay out for programs."""
        return {
            "sample": self.sample,
            "documents": list(self.documents),
            "pages": self.pages,
            "signatures": self.signatures,
            "seconds": round(self.seconds, 3),
            "bundle": str(self.bundle),
        }


def sample_paths() -> tuple[Path, ...]:
    """List the shipped berkas, leaving the profil and its kin out."""
    return tuple(sorted(path for path in SAMPLES.glob("*.json") if path not in profile_paths()))


def profile_paths() -> tuple[Path, ...]:
    """List the shipped profil: the usual one, and those of other kinds of region."""
    return tuple(sorted(SAMPLES.glob("profil*.json")))


def run(
    folder: Path, *, samples: Sequence[str] = (), engine: str = "rdocx", force: bool = False
) -> tuple[DemoStep, ...]:
    """Take shipped samples from JSON to verified, signed bundles.

    Args:
        folder: Where the results go: a folder per sample, and the throw-away certificates.
        samples: Names of samples, such as `sinergi-lengkap`; all if empty.
        engine: Name of a PDF engine.
        force: Whether earlier results may be replaced.

    Raises:
        InputError: There is no such sample.
        GeneratorError: A stage failed.
    """
    now = datetime.now(UTC)
    known = {path.stem: path for path in sample_paths()}
    for name in samples:
        if name not in known:
            raise InputError("input.no-sample", where=name, known=list(known))
    berkas_by_name = {name: loading.load(known[name]) for name in samples or known}
    people = {
        name: None for berkas in berkas_by_name.values() for name in people_of(berkas).values()
    }
    pki = throwaway_pki(now, people=list(people))
    keys = folder / "pki"
    key_files = _key_files(pki, keys)
    if not force:
        files.refuse_existing(key_files)
    opened = open_engine(engine)
    with tempfile.TemporaryDirectory() as scratch:
        pki.write(Path(scratch))
        taken = [
            _take(
                name,
                folder / name,
                pki,
                Path(scratch),
                engine=opened,
                now=now.astimezone(berkas.daerah.zona),
            )
            for name, berkas in berkas_by_name.items()
        ]
    results = {path: content for _, made in taken for path, content in made.items()}
    files.write_files(results, force=force)
    for path in key_files:
        path.unlink(missing_ok=True)
    pki.write(keys)
    return tuple(step for step, _ in taken)


def people_of(berkas: Berkas) -> dict[str, str]:
    """Name who signs in each role in the documents that are ready, in the order of the bundle."""
    return {
        person.peran: person.pejabat.nama
        for line in documents_for(berkas)
        if line.status == "ready"
        for person in signatories(berkas, line.document)
        if person.pejabat is not None
    }


def _key_files(pki: ThrowawayPki, folder: Path) -> tuple[Path, ...]:
    """List what `ThrowawayPki.write` writes."""
    stems = [credential.stem for credential in pki.people.values()]
    names = ["root.pem", *(f"{stem}{ending}" for stem in stems for ending in (".p12", ".pass"))]
    return tuple(folder / name for name in names)


def _take(
    name: str, folder: Path, pki: ThrowawayPki, keys: Path, *, engine: PdfEngine, now: datetime
) -> tuple[DemoStep, dict[Path, bytes]]:
    started = time.perf_counter()
    berkas = loading.load(SAMPLES / f"{name}.json")
    documents = api.render(berkas)
    pdf = api.bundle(berkas, documents, engine=engine, now=now)
    signed = pdf
    for role, name_of_signer in people_of(berkas).items():
        key = pki.people[name_of_signer]
        config = Pkcs12Config(
            path=keys / f"{key.stem}.p12",
            passphrase=SecretRef("file", str(keys / f"{key.stem}.pass")),
        )
        with Pkcs12Signer(config) as signer:
            signed = api.sign(signed, signer, as_=role, now=now)
    report = api.verify(signed, trust=[pki.root], now=now)
    if not report.ok or report.unsigned_fields:
        raise VerificationError("verify.demo-failed", where=name)
    target = folder / f"{berkas.id}.pdf"
    step = DemoStep(
        sample=name,
        documents=tuple(documents),
        pages=page_count(signed),
        signatures=len(report.signatures),
        seconds=time.perf_counter() - started,
        bundle=target,
    )
    return step, {
        **{folder / f"{key}.docx": made.docx for key, made in documents.items()},
        folder / f"{berkas.id}-belum-ditandatangani.pdf": pdf,
        target: signed,
    }


def starter_files(folder: Path) -> dict[Path, bytes]:
    """Lay out a folder to start working in: profil, berkas, a register, schemas, settings.

    The berkas of a form is its smallest sample that belongs to the profil. The register is empty.
    """
    named = {PROFILE: (SAMPLES / PROFILE).read_text("utf-8")}
    for form in registry.FORMS:
        texts = [
            text
            for path in SAMPLES.glob(f"{form.key}-*.json")
            if json.loads(text := path.read_text("utf-8")).get("profil") == PROFILE
        ]
        if texts:
            named[f"{form.key}.json"] = min(texts, key=lambda text: (len(text), text))
    settings = {
        "json.schemas": [
            {
                "fileMatch": [f"{key}*.json"],
                "url": f"./schemas/{schemas.file_name(key)}",
            }
            for key in schemas.schema_keys()
        ]
    }
    return {
        **{
            folder / name: text.replace('"../schemas/', '"schemas/').encode()
            for name, text in named.items()
        },
        **{
            folder / "schemas" / schemas.file_name(key): schemas.schema_text(key).encode()
            for key in schemas.schema_keys()
        },
        folder / REGISTER: write_register(),
        folder / ".vscode" / "settings.json": (json.dumps(settings, indent=2) + "\n").encode(),
    }
