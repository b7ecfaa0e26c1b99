"""What an agreement is made from: packed for a worker, and hashed to tell whether it changed."""

from __future__ import annotations

import functools
import hashlib
import json
from typing import TYPE_CHECKING

from generator import registry
from generator._version import __version__
from generator.batch.jobs import Job, Layer
from generator.composition import fingerprint
from generator.enclosures import LAYER_FILES, SHARED_FILES
from generator.manifest import sha256
from generator.overlay import layers
from generator.pdf.engine import open_engine
from generator.readiness import documents_for
from generator.resources import TEMPLATES, template_path

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from generator.models.berkas import Berkas


class Inputs:
    """What the agreements of one run have in common, read once.

    Args:
        engine: Name of a PDF engine.
        templates: Folders laid out like `templates/`, searched first.
        allow: Rules that may be broken, each with the reason.
        created: When the results say they were made; with time zone.
        timeout_s: Seconds for each call of the engine.

    Raises:
        ConversionError: There is no such engine.
        MissingDependencyError: It isn't installed.
    """

    def __init__(
        self,
        engine: str,
        *,
        templates: Sequence[Path],
        allow: Mapping[str, str],
        created: datetime,
        timeout_s: float,
    ) -> None:
        self.engine = open_engine(engine).probe()
        self._given = tuple(templates)
        self.allow = dict(allow)
        self.created = created
        self._timeout_s = timeout_s
        self._layers: dict[Path, Layer] = {}
        self._shared: dict[Path, dict[str, str]] = {}

    def job(self, berkas: Berkas) -> Job:
        """Pack an agreement for a worker.

        Raises:
            InputError: A layer can't be read.
        """
        own = berkas.daerah.folder_lapisan
        return Job(
            berkas=berkas,
            own=None if own is None else self._layer(own),
            given=tuple(map(self._layer, self._given)),
            engine=self.engine,
            program=__version__,
            created=self.created,
            allow=self.allow,
            timeout_s=self._timeout_s,
        )

    def digest(self, berkas: Berkas) -> str:
        """Hash all that decides what is made of an agreement, but not when.

        Returns:
            SHA-256, hexadecimal, over berkas, profil, pictures, the templates of the documents
            that are ready, what templates share, layers, rules allowed, engine and program.

        Raises:
            InputError: A layer holds what nothing would ever read.
            TemplateError: A template is missing.
        """
        overrides = layers(berkas.daerah, self._given)
        ready = [line.document for line in documents_for(berkas) if line.status == "ready"]
        facts = {
            "program": __version__,
            "engine": [self.engine.name, self.engine.version],
            "berkas": fingerprint(berkas),
            "pictures": {
                name: sha256(content)
                for pictures in (berkas.daerah.pictures, berkas.pictures)
                for name, content in pictures.items()
            },
            "templates": {
                document.key: _sha256_of(template_path(document.template_key, form, overrides))
                for document in (*ready, registry.COVER)
                for form in [berkas.form]
            },
            "shared": [self._shared_files(folder) for folder in (*overrides, TEMPLATES)],
            "allow": self.allow,
        }
        return sha256(json.dumps(facts, sort_keys=True).encode())

    def _layer(self, folder: Path) -> Layer:
        if folder not in self._layers:
            patterns = (*LAYER_FILES, *(f"{form.key}/*.docx" for form in registry.FORMS))
            paths = {path for pattern in patterns for path in folder.glob(pattern)}
            files = tuple(
                (path.relative_to(folder).as_posix(), path.read_bytes())
                for path in sorted(paths)
                if not path.name.startswith(("~$", "."))
            )
            digest = hashlib.sha256(repr((str(folder), files)).encode()).hexdigest()
            self._layers[folder] = Layer(str(folder), files, digest)
        return self._layers[folder]

    def _shared_files(self, folder: Path) -> dict[str, str]:
        if folder not in self._shared:
            patterns = (*SHARED_FILES, "_base/gambar/*")
            self._shared[folder] = {
                path.relative_to(folder).as_posix(): _sha256_of(path)
                for pattern in patterns
                for path in sorted(folder.glob(pattern))
            }
        return self._shared[folder]


def _sha256_of(path: Path) -> str:
    status = path.stat()
    return _hashed(path, status.st_mtime_ns, status.st_size)


@functools.lru_cache(maxsize=512)
def _hashed(path: Path, _modified_ns: int, _size: int) -> str:
    return sha256(path.read_bytes())
