"""A whole year put together: agreements of all forms and stages, plan, team and annual report."""

from __future__ import annotations

import json
from datetime import date
from random import Random
from typing import TYPE_CHECKING, Final, cast

from generator.resources import SAMPLES
from year.abroad import ksdll, ksdpl
from year.domestic import ksdd, ksdpk, sinergi
from year.plan import decree_of, plan
from year.world import Json, Stage, World, dealt

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMS: Final = {"sinergi": 0.32, "ksdpk": 0.28, "ksdd": 0.26, "ksdpl": 0.07, "ksdll": 0.07}
STAGES: Final[dict[str, float]] = {
    "persiapan": 0.07, "penawaran": 0.08, "kesepakatan": 0.08, "baru": 0.32, "berjalan": 0.22,
    "segera_berakhir": 0.07, "diperpanjang": 0.07, "berakhir": 0.09,
}  # fmt: skip


def make_year(*, seed: int, size: int, year: int) -> dict[str, bytes]:
    """Make up the berkas of one region and year.

    Args:
        seed: Where chance starts; equal arguments give equal files.
        size: How many agreements; the plan, the team and the profil come on top.
        year: The year the register is of, in the middle of its agreements' lives.

    Returns:
        Contents by file name.
    """
    world = World(year, Random(seed))  # noqa: S311 – nothing secret
    decree = decree_of(world)
    berkas = [
        _agreement(world, form, cast("Stage", stage), decree)
        for form in FORMS
        for stage in dealt(STAGES, dealt(FORMS, size, Random(seed)).count(form), world.random)  # noqa: S311 – as above
    ]
    berkas.append(plan(world, decree, berkas))
    berkas += [_team(year), _report(year)]
    files = {f"{one['id']}.json": _text(one) for one in berkas}
    assert len(files) == len(berkas)  # noqa: S101 – ids are never given twice
    profil = json.loads((SAMPLES / "profil.json").read_text("utf-8"))
    files["profil.json"] = _text(profil | {"$schema": "../../schemas/profil.schema.json"})
    return dict(sorted(files.items()))


def _agreement(world: World, form: str, stage: Stage, decree: Json) -> Json:
    if form == "ksdpk":
        return ksdpk(world, stage, {"nomor": decree["nomor"], "tahun": world.year})
    return {"sinergi": sinergi, "ksdd": ksdd, "ksdpl": ksdpl, "ksdll": ksdll}[form](world, stage)


def _of_sample(name: str, year: int) -> Json:
    """Take a sample of 2026 to another year."""
    text = (SAMPLES / name).read_text("utf-8")
    moved: Json = json.loads(text.replace("2027", f"{year + 1}").replace("2026", f"{year}"))
    return moved | {"$schema": f"../{moved['$schema']}"}


def _report(year: int) -> Json:
    """Take the words of the annual report from the samples."""
    return _of_sample("laporan_tahunan-2026.json", year) | {"id": f"{year}-laporan-tahunan"}


def _team(year: int) -> Json:
    """Take the decree on the coordination team from the samples."""
    team = _of_sample("tim_koordinasi-kabupaten.json", year)
    day = date(year, 1, 5)
    return team | {
        "id": f"{year}-tim-koordinasi",
        "penetapan": {"nomor": f"100.3.3.2/7/KUM/{year}", "tanggal": day.isoformat()},
        "tahun_anggaran": year,
    }


def _text(value: Mapping[str, object]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
