"""The shipped samples, rendered and converted once per process, for tests that look at results."""

from __future__ import annotations

import functools
import json
from typing import TYPE_CHECKING, Any, ClassVar, Final

import generator as g
from generator import api, demonstration, loading, registry
from generator.pdf.embedded import RdocxEngine
from generator.readiness import documents_for
from generator.resources import SAMPLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.models.daerah import Profil
    from generator.pdf.engine import EngineInfo

SAMPLE_NAMES: Final = tuple(path.stem for path in demonstration.sample_paths())


@functools.cache
def berkas(sample: str) -> Any:
    """Give a sample, of whichever form."""
    return loading.load(SAMPLES / f"{sample}.json")


def needed(sample: str) -> list[str]:
    """Keys of the documents whose time has come, ready or not."""
    lines = documents_for(berkas(sample))
    return [line.document.key for line in lines if line.status in ("ready", "incomplete")]


CASES: Final = tuple((sample, key) for sample in SAMPLE_NAMES for key in needed(sample))
WITH_COVER: Final = tuple(
    (sample, key) for sample in SAMPLE_NAMES for key in (registry.COVER.key, *needed(sample))
)


@functools.cache
def rendered(sample: str) -> dict[str, bytes]:
    return {key: made.docx for key, made in g.render(berkas(sample)).items()}


class RecordingEngine:
    """The embedded engine, keeping what it was given."""

    name: ClassVar[str] = "rdocx"

    def __init__(self) -> None:
        self.seen: dict[bytes, bytes] = {}

    def probe(self) -> EngineInfo:
        return RdocxEngine().probe()

    def convert(self, docx: Sequence[bytes], *, timeout_s: float) -> list[bytes]:
        pdfs = RdocxEngine().convert(docx, timeout_s=timeout_s)
        self.seen.update(zip(docx, pdfs, strict=True))
        return pdfs


@functools.cache
def converted(sample: str) -> tuple[bytes, dict[str, tuple[bytes, bytes]]]:
    """The bundle of a sample, and DOCX and PDF of every document and of the final cover."""
    engine = RecordingEngine()
    documents = api.render(berkas(sample))
    bundle = api.bundle(berkas(sample), documents, engine=engine)
    own = {made.docx: key for key, made in documents.items()}
    named = {own.get(docx, registry.COVER.key): (docx, pdf) for docx, pdf in engine.seen.items()}
    return bundle, named


def profil(**changes: Any) -> Profil:
    """The shipped profil with some fields changed; a dict changes fields inside a field."""
    values = json.loads((SAMPLES / demonstration.PROFILE).read_text("utf-8"))
    for name, change in changes.items():
        both = isinstance(change, dict) and isinstance(values.get(name), dict)
        values[name] = values[name] | change if both else change
    return loading.parse_profile(json.dumps(values).encode())
