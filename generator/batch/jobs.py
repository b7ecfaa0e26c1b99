"""What travels between the process that runs a batch and those that work for it.

Jobs and results are bytes and frozen values, so a worker needs no disk but its own.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from generator.errors import GeneratorError
    from generator.models.berkas import Berkas
    from generator.pdf.engine import EngineInfo

BUNDLE: Final = "bundel.pdf"


@dataclass(frozen=True, slots=True)
class Layer:
    """A folder laid over the templates, with what it holds.

    Attributes:
        origin: Where it is; errors name it.
        files: Contents by place in the folder.
        digest: SHA-256 of all of it, hexadecimal.
    """

    origin: str
    files: tuple[tuple[str, bytes], ...] = field(repr=False)
    digest: str


@dataclass(frozen=True, slots=True)
class Job:
    """One agreement to make.

    Attributes:
        berkas: With its profil, and the pictures of both.
        own: The layer that the profil names.
        given: Layers named for the run, searched first.
        engine: The PDF engine to use, of this very version.
        program: The version of this package.
        created: When the results say they were made; with time zone.
        allow: Rules that may be broken, each with the reason.
        timeout_s: Seconds for each call of the engine.
    """

    berkas: Berkas
    own: Layer | None
    given: tuple[Layer, ...]
    engine: EngineInfo
    program: str
    created: datetime
    allow: Mapping[str, str]
    timeout_s: float


@dataclass(frozen=True, slots=True)
class Made:
    """What became of a job.

    Attributes:
        files: Contents by name: Word documents, their PDFs, and the bundle; empty after an error,
            or where no document is ready.
        seconds: Time it took.
        error: What went wrong.
    """

    files: Mapping[str, bytes] = field(repr=False)
    seconds: float
    error: GeneratorError | None = None
