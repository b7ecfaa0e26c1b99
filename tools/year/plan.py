"""The plan of the year, of which its agreements realise some."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from year.world import REGION, Json, titled, topics

if TYPE_CHECKING:
    from year.world import World

_TEXTS: Final = {
    "ksdd": "Kesepakatan Bersama dan Perjanjian Kerja Sama",
    "ksdpk": "Kesepakatan Bersama dan Perjanjian Kerja Sama",
    "sinergi": "Nota Kesepakatan dan Rencana Kerja",
    "ksdpl": "Pernyataan Kehendak Kerja Sama dan Memorandum Saling Pengertian",
    "ksdll": "Memorandum Saling Pengertian",
}
_FORMS: Final = ("ksdd", "ksdpk", "ksdpl", "ksdll", "sinergi")
_UNREALISED: Final = 6  # of that many agreements one more was planned and never begun


def decree_of(world: World) -> Json:
    """Number and date the decree on the yearly list."""
    day = world.day(date(world.year, 1, 5), date(world.year, 1, 23))
    return {"nomor": f"100.3.3.2/14/KUM/{world.year}", "tanggal": day.isoformat()}


def plan(world: World, decree: Json, agreements: list[Json]) -> Json:
    """Write the yearly list: what was begun or signed in the year, and some that wasn't."""
    rows = [
        row
        for one in agreements
        if (row := _row(world, one)) is not None and world.chance(0.85)  # the rest came unplanned
    ]
    rows += [_dropped(world) for _ in range(len(agreements) // _UNREALISED)]
    rows.sort(key=lambda row: (_FORMS.index(row["bentuk"]), row["triwulan"], row["judul"]))
    needs = [_need(world, row, rank) for rank, row in enumerate(rows, start=1)]
    return {
        "$schema": "../../schemas/rencana_tahunan.schema.json",
        "bentuk": "rencana_tahunan",
        "versi_skema": 1,
        "id": f"{world.year}-daftar-rencana",
        "profil": "profil.json",
        "tahun": world.year,
        "penetapan": decree,
        "menimbang": [
            "bahwa kerja sama daerah perlu direncanakan secara terpadu",
            "bahwa inventarisasi kebutuhan perangkat daerah telah dibahas dalam rapat pleno",
        ],
        "tahun_anggaran": world.year,
        "tembusan": [
            "Gubernur Kalimantan Selatan di Banjarbaru",
            f"Ketua Dewan Perwakilan Rakyat Daerah {REGION} di Tanjung",
        ],
        "inventarisasi": {
            "tanggal": world.day(date(world.year - 1, 11, 3), date(world.year - 1, 12, 5))
            .isoformat(),
            "kebutuhan": needs[:500],
        },
        "daftar": [{name: row[name] for name in _SHOWN if name in row} for row in rows[:500]],
    }  # fmt: skip


_SHOWN: Final = (
    "bentuk", "judul", "urusan", "calon_mitra", "pemrakarsa", "naskah", "triwulan", "sumber",
    "pagu", "status", "berkas",
)  # fmt: skip


def _row(world: World, berkas: Json) -> Json | None:
    """Plan an agreement that was begun, signed or prolonged in the year."""
    form = berkas["bentuk"]
    signed = _signed(berkas)
    status = "baru"
    if "perpanjangan" in berkas:
        status, quarter = "perpanjangan", world.random.randint(3, 4)
    elif signed is None:
        quarter = world.random.randint(2, 4)
        status = "lanjutan" if world.chance(0.2) else "baru"
    elif signed.year != world.year:
        return None
    else:
        slip = world.random.choice((0, 0, 0, 1))
        quarter = max((signed.month + 2) // 3 - slip, 1)
    topic = next(one for one in topics()[form] if one["kunci"] == berkas["id"].split("-")[2])
    return _facts(world, form, topic, berkas["judul"], _partners(berkas)) | {
        "triwulan": quarter,
        "status": status,
        "berkas": berkas["id"],
    }


def _dropped(world: World) -> Json:
    """Plan an agreement that nobody began."""
    form = world.random.choice(("ksdd", "ksdpk", "sinergi", "sinergi"))
    topic = world.random.choice(topics()[form])
    title = f"{topic['judul']} {titled(world.random.choice(topic['fokus']))}".strip()
    partner = {
        "ksdd": "Pemerintah Daerah Kabupaten Kotabaru",
        "ksdpk": f"badan usaha di bidang {topic.get('bidang', '')}",
        "sinergi": topic.get("pihak", ""),
    }[form]
    facts = _facts(world, form, topic, title, partner)
    return facts | {"triwulan": world.random.randint(1, 4), "status": "baru"}


def _facts(world: World, form: str, topic: Json, title: str, partners: str) -> Json:
    amount = world.amount(40, 600) if world.chance(0.8) else 0
    facts: Json = {
        "bentuk": form,
        "judul": title,
        "urusan": topic["urusan"],
        "calon_mitra": partners,
        "pemrakarsa": world.office(topic["urusan"])["nama"],
        "naskah": _TEXTS[form],
        "pagu": amount,
        "masalah": topic["masalah"],
        "potensi": topic["potensi"],
        "objek": topic["uraian"] if isinstance(topic["uraian"], str) else topic["uraian"][0],
        "program": topic.get("program", "program kerja sama luar negeri"),
    }
    return facts | ({"sumber": "APBD"} if amount else {})


def _need(world: World, row: Json, rank: int) -> Json:
    need: dict[str, Any] = {
        "perangkat_daerah": row["pemrakarsa"],
        "urusan": row["urusan"],
        "masalah": row["masalah"],
        "potensi": row["potensi"],
        "objek": row["objek"],
        "calon_mitra": row["calon_mitra"],
        "bentuk": row["bentuk"],
        "dasar_perencanaan": f"RKPD {world.year}, {row['program']}",
        "perkiraan_biaya": row["pagu"],
        "prioritas": rank,
        "triwulan": row["triwulan"],
    }
    if "sumber" in row:
        need["sumber"] = row["sumber"]
    if row["status"] != "baru":
        need["keterangan"] = row["status"]
    return need


def _signed(berkas: Json) -> date | None:
    for name in ("perjanjian_kerja_sama", "naskah_kerja_sama"):
        if name in berkas:
            return date.fromisoformat(berkas[name]["penandatanganan"]["tanggal"])
    if "penandatanganan" in berkas:
        return date.fromisoformat(berkas["penandatanganan"]["tanggal"])
    return None


def _partners(berkas: Json) -> str:
    names = []
    for party in berkas["para_pihak"]:
        if "rujuk" in party:
            continue
        is_region = (
            party["jenis"] in ("kabupaten", "kota", "provinsi") if "jenis" in party else False
        )
        prefix = f"Pemerintah Daerah {party['jenis'].capitalize()} " if is_region else ""
        names.append(prefix + party["nama"])
    return " dan ".join(names)
