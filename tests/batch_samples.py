"""Sources of many small agreements, and what a batch left on disk."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from berkas_samples import sample

from generator.batch.results import LOCK
from generator.sources import discover
from generator.yearly.survey import PAGE_NAME, TABLE_NAME

if TYPE_CHECKING:
    from pathlib import Path

    from berkas_samples import Value

    from generator.sources import Entry

NOW = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
_KEPT = ("$schema", "bentuk", "versi_skema", "profil", "judul", "para_pihak", "objek")


def small(name: str) -> Value:
    """Give an agreement of two documents."""
    return {**sample("sinergi-kecil"), "id": name}


def idea(name: str) -> Value:
    """Give an agreement of which no document's time has come."""
    value = small(name)
    return {**{key: value[key] for key in _KEPT if key in value}, "id": name}


def source(folder: Path, *values: Value) -> tuple[Entry, ...]:
    """Write agreements and their profil into a folder, and list them."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "profil.json").write_text(json.dumps(sample("profil")), "utf-8")
    for value in values:
        (folder / f"{value['id']}.json").write_text(json.dumps(value), "utf-8")
    return discover(folder)


def tree(folder: Path) -> dict[str, bytes]:
    """Read all files below a folder, but for the lock and what the command sums up in."""
    apart = {folder / name for name in (LOCK, PAGE_NAME, TABLE_NAME)}
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path not in apart
    }
