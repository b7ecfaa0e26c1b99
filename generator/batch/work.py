"""What a worker does with one agreement: check, render, convert, bundle.

It never raises: what goes wrong with one agreement is a result like any other.
"""

from __future__ import annotations

import atexit
import functools
import shutil
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from generator import api
from generator._version import __version__
from generator.batch.jobs import BUNDLE, Made
from generator.errors import GeneratorError, MissingDependencyError
from generator.pdf.engine import open_engine
from generator.readiness import documents_for

if TYPE_CHECKING:
    from generator.batch.jobs import Job, Layer
    from generator.models.berkas import Berkas
    from generator.pdf.engine import EngineInfo, PdfEngine


def run_job(job: Job) -> Made:
    """Make the documents and the unsigned bundle of one agreement."""
    started = time.perf_counter()
    error: GeneratorError | None = None
    files: dict[str, bytes] = {}
    try:
        files = _make(job)
    except GeneratorError as exc:
        error = _at_home(exc, job)
    except Exception as exc:  # noqa: BLE001 – a bug met by one agreement must not end all others
        error = GeneratorError("bug", where=job.berkas.id, kind=type(exc).__name__)
    return Made(files, time.perf_counter() - started, error)


def _make(job: Job) -> dict[str, bytes]:
    engine = _engine(job)
    berkas, templates = _unpacked(job)
    if not any(line.status == "ready" for line in documents_for(berkas)):
        return {}
    documents = api.render(berkas, templates=templates, allow=job.allow)
    pdfs = api.convert_documents(documents, engine, timeout_s=job.timeout_s)
    bundle = api.bundle(
        berkas,
        documents,
        pdfs=pdfs,
        engine=engine,
        templates=templates,
        allow=job.allow,
        now=job.created,
        timeout_s=job.timeout_s,
    )
    return {
        **{f"{key}.docx": made.docx for key, made in documents.items()},
        **{f"{key}.pdf": pdf for key, pdf in pdfs.items()},
        BUNDLE: bundle,
    }


def _engine(job: Job) -> PdfEngine:
    """Open the engine, and make sure that this machine gives the results the others give.

    Raises:
        MissingDependencyError: This package or the engine has another version here.
    """
    engine, here = _opened(job.engine.name)
    for name, asked, found in (
        ("naskah-kerjasama", job.program, __version__),
        (job.engine.name, job.engine.version, here.version),
    ):
        if asked != found:
            raise MissingDependencyError(
                "batch.worker-differs", where=job.berkas.id, name=name, asked=asked, found=found
            )
    return engine


@functools.cache
def _opened(name: str) -> tuple[PdfEngine, EngineInfo]:
    engine = open_engine(name)
    return engine, engine.probe()


def _unpacked(job: Job) -> tuple[Berkas, tuple[Path, ...]]:
    """Lay the job's layers out in folders of this machine."""
    templates = tuple(_Unpacked.folder(layer) for layer in job.given)
    if job.own is None:
        return job.berkas, templates
    folder = _Unpacked.folder(job.own)
    return job.berkas.with_profil(job.berkas.daerah.with_layer(folder)), templates


class _Unpacked:
    """The layers this process has met, each written out once and removed when it ends."""

    folders: dict[str, Path] = {}  # noqa: RUF012 – one for the process, on purpose

    @classmethod
    def folder(cls, layer: Layer) -> Path:
        if layer.digest not in cls.folders:
            folder = Path(tempfile.mkdtemp(prefix="naskah-lapisan-"))
            atexit.register(shutil.rmtree, folder, ignore_errors=True)
            for name, content in layer.files:
                path = folder / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
            cls.folders[layer.digest] = folder
        return cls.folders[layer.digest]


def _at_home(error: GeneratorError, job: Job) -> GeneratorError:
    """Let an error name the layer's own folder rather than this machine's copy."""
    for layer in filter(None, (*job.given, job.own)):
        here = _Unpacked.folders.get(layer.digest)
        if here is not None:
            error.where = error.where.replace(str(here), layer.origin)
            error.facts = {
                name: fact.replace(str(here), layer.origin) if isinstance(fact, str) else fact
                for name, fact in error.facts.items()
            }
    error.where = error.where or job.berkas.id
    return error
