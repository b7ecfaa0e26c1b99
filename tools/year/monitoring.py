"""What monitoring finds of an agreement at home, semester by semester."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from year.timeline import Timeline
    from year.world import Json, World

_ADVICE: Final = {
    "baru": ("lanjut", "melanjutkan kegiatan sesuai dengan rencana"),
    "berjalan": ("lanjut", "melanjutkan kegiatan sesuai dengan rencana"),
    "segera_berakhir": ("akhiri", "mengakhiri kerja sama sesuai dengan jangka waktunya"),
    "diperpanjang": ("perpanjang", "memproses perpanjangan jangka waktu"),
    "berakhir": ("akhiri", "menyelesaikan berita acara pengakhiran"),
}
_MEND: Final = (
    "memperbaiki jadwal pelaksanaan dan pelaporan",
    "menambah petugas pada lokasi terjauh",
    "menyesuaikan target dengan kemampuan anggaran",
)


@dataclass(frozen=True, slots=True)
class Activity:
    """One activity over the whole term: its target, and the money meant for it."""

    name: str
    unit: str
    target: int
    budget: int
    source: str


def activities(world: World, topic: Json, total: int, sources: tuple[str, ...]) -> list[Activity]:
    """Set targets for the activities of a topic, and share money among them."""
    chosen = world.some(topic["kegiatan"])
    weights = [world.random.randint(2, 6) for _ in chosen]
    return [
        Activity(
            name,
            unit,
            _round(world.random.randint(low, high)),
            total * weight // sum(weights) // 500_000 * 500_000,
            sources[index % len(sources)],
        )
        for index, ((name, unit, low, high), weight) in enumerate(zip(chosen, weights, strict=True))
    ]


def _round(target: int) -> int:
    for limit, step in ((1000, 50), (100, 10), (30, 5)):
        if target >= limit:
            return target // step * step
    return target


def _semesters(first: date, last: date) -> Iterator[tuple[int, int]]:
    """Give the semesters of which at least two months fall into a time."""
    for year in range(first.year, last.year + 1):
        for semester, (begins, ends) in enumerate(((1, 6), (7, 12)), start=1):
            starts = max(first, date(year, begins, 1))
            stops = min(last, date(year, ends, 30))
            if stops - starts >= timedelta(days=60):
                yield year, semester


def monitoring(
    world: World, topic: Json, times: Timeline, planned: list[Activity], *, repeated: bool
) -> list[Json]:
    """Write the results of every semester up to the end of the year.

    Args:
        world: The year, and chance.
        topic: What the agreement is about.
        times: Its days.
        planned: Its activities.
        repeated: Whether targets are told here, as they stand in no rencana kerja.
    """
    whole = list(_semesters(times.signed, times.ends))
    done = [(year, half) for year, half in whole if year <= world.year]
    pace = world.random.uniform(0.55, 1.05)
    trouble = world.some(topic["kendala"], 1) if world.chance(0.6) else []
    found = []
    reached = [0.0] * len(planned)
    for index, (year, half) in enumerate(done):
        is_last = index == len(done) - 1
        if world.chance(0.06) and not is_last:
            continue  # nobody reported
        entry: Json = {"tahun": year, "semester": half}
        if world.chance(0.85):
            due = date(year, 7, 1) if half == 1 else date(year + 1, 1, 2)
            sent = world.after(due, 1, 12)
            number = f"100.2.2.3/{world.random.randint(10, 480)}/{world.code(topic['urusan'])}"
            entry["laporan"] = {"nomor": f"{number}/{sent.year}", "tanggal": sent.isoformat()}
        entry["capaian"] = []
        for place, one in enumerate(planned):
            share = pace * world.random.uniform(0.8, 1.2) / len(whole)
            result = _reached(world, one, reached[place], share)
            entry["capaian"].append(_planned_facts(one) | result if repeated else result)
            reached[place] += share
        if trouble:
            entry["kendala"] = [
                _obstacle(world, one, topic, (year, half), index / len(done)) for one in trouble
            ]
        entry |= {"pelaksanaan": _carried_out(pace), **_benefits(world, topic)}
        if is_last:
            entry["rekomendasi"] = _advised(world, topic, times, pace)
        found.append(entry)
    return found


def _reached(world: World, activity: Activity, before: float, share: float) -> Json:
    """Say what an activity reached, as a share of its target, after what it had reached before."""
    spent = int(activity.budget * share * world.random.uniform(0.82, 0.98))
    return {
        "kegiatan": activity.name,
        "realisasi": round(activity.target * (before + share)) - round(activity.target * before),
        "anggaran": spent // 50_000 * 50_000,
    }


def _carried_out(pace: float) -> str:
    return "penuh" if pace >= 0.9 else "sebagian"  # noqa: PLR2004 – a share


def _planned_facts(activity: Activity) -> Json:
    return {
        "kegiatan": activity.name,
        "target": activity.target,
        "satuan": activity.unit,
        "sumber": activity.source,
    }


def _obstacle(
    world: World, trouble: list[str], topic: Json, when: tuple[int, int], progress: float
) -> Json:
    what, why, effort = trouble
    year, half = when
    due = date(year, 11, 30) if half == 1 else date(year + 1, 5, 31)
    roll = world.random.random() + progress
    return {
        "uraian": what,
        "penyebab": why,
        "upaya": effort,
        "penanggung_jawab": world.office(topic["urusan"])["nama"],
        "tenggat": due.isoformat(),
        "status": "selesai" if roll > 1.1 else "proses" if roll > 0.4 else "belum",  # noqa: PLR2004 – shares
    }


def _benefits(world: World, topic: Json) -> Json:
    who, unit = topic["manfaat_bagi"]
    count = world.random.randint(2, 30) if unit != "orang" else world.random.randint(15, 900)
    found: Json = {"jumlah_penerima_manfaat": [{"jumlah": count, "satuan": unit, "uraian": who}]}
    if topic.get("pendapatan"):
        found["pendapatan_daerah"] = world.amount(20, 320)
    if topic.get("jenis") == "investasi":
        found["investasi"] = world.amount(150, 1800)
    if "alasan" in topic:
        found["efisiensi"] = world.amount(10, 140)
    return found


def _advised(world: World, topic: Json, times: Timeline, pace: float) -> Json:
    decision, words = _ADVICE[times.stage]
    if decision == "lanjut" and pace < 0.75:  # noqa: PLR2004 – a share
        decision, words = "perbaiki", world.random.choice(_MEND)
    return {
        "keputusan": decision,
        "uraian": words,
        "oleh": world.office(topic["urusan"])["nama"],
        "tenggat": date(world.year + 1, world.random.choice((3, 6)), 30).isoformat(),
    }
