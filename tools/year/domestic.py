"""Agreements at home: with other regions, with third parties, and with the central government."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from year import preparing
from year.monitoring import Activity, activities, monitoring
from year.people import third_party
from year.timeline import timeline
from year.world import DISTRICTS, REGION, TOWN, Json, term, titled, topics, years_later

if TYPE_CHECKING:
    from collections.abc import Callable

    from year.timeline import Timeline
    from year.world import Stage, World

# Kind, name, province, seat, code of the unit that numbers, and whether it borders on us.
_REGIONS: Final = (
    ("kabupaten", "Balangan", "Kalimantan Selatan", "Paringin", "PEM", True),
    ("kabupaten", "Hulu Sungai Utara", "Kalimantan Selatan", "Amuntai", "TAPEM", True),
    ("kabupaten", "Barito Timur", "Kalimantan Tengah", "Tamiang Layang", "PEM", True),
    ("kabupaten", "Barito Selatan", "Kalimantan Tengah", "Buntok", "PEM", True),
    ("kabupaten", "Barito Utara", "Kalimantan Tengah", "Muara Teweh", "SETDA-I", True),
    ("kabupaten", "Paser", "Kalimantan Timur", "Tana Paser", "PEM", True),
    ("kabupaten", "Hulu Sungai Tengah", "Kalimantan Selatan", "Barabai", "PEM", False),
    ("kabupaten", "Hulu Sungai Selatan", "Kalimantan Selatan", "Kandangan", "TAPEM", False),
    ("kabupaten", "Tapin", "Kalimantan Selatan", "Rantau", "PEM", False),
    ("kabupaten", "Tanah Laut", "Kalimantan Selatan", "Pelaihari", "BKS", False),
    ("kota", "Banjarbaru", "Kalimantan Selatan", "Banjarbaru", "PEM", False),
    ("kota", "Banjarmasin", "Kalimantan Selatan", "Banjarmasin", "KERMA", False),
)
_HEADS: Final = {"kabupaten": "Bupati", "kota": "Wali Kota"}
_ROLES: Final = ("kesatu", "kedua", "ketiga")
_SHARE_OF_BURDEN: Final = 0.35
_HALF_YEAR: Final = 200
_CONFIDENTIAL: Final = {
    "judul": "Kerahasiaan Data",
    "ayat": [
        {"isi": "PARA PIHAK menjaga kerahasiaan data yang diperoleh dari kerja sama ini."},
        {"isi": "Kewajiban menjaga kerahasiaan tetap berlaku setelah kerja sama ini berakhir."},
    ],
}


def _drawn(world: World, form: str) -> tuple[Json, str]:
    """Draw a topic, and what of it."""
    pairs = [(topic, focus) for topic in topics()[form] for focus in topic["fokus"]]
    return world.draw(form, pairs)


def _cooperation(world: World, form: str, topic: Json, times: Timeline, focus: str) -> Json:
    """Write what every berkas at home starts with."""
    year = times.signed.year if times.is_signed else world.year
    title = f"{topic['judul']} {titled(focus)}".strip()
    documents = ("RKPD",) if form == "sinergi" else ("RKPD", "RKPD", "RPJMD", "Renstra")
    more = focus if focus.split(" ", 1)[0] in _ADDED else ""
    named = [name for name in DISTRICTS if name in focus]
    return {
        "$schema": f"../../schemas/{form}.schema.json",
        "bentuk": form,
        "versi_skema": 1,
        "id": world.new_id(form, topic, year),
        "profil": "profil.json",
        "judul": title,
        "pemrakarsa": world.office(topic["urusan"]),
        "latar_belakang": world.some(topic["latar"]),
        "objek": {
            "urusan": topic["urusan"],
            "uraian": f"{topic['uraian']} {more}".strip(),
            "dasar_perencanaan": {
                "dokumen": world.random.choice(documents),
                "tahun": year,
                "rujukan": topic["program"],
            },
        },
        "lokasi": [f"Kecamatan {name}" for name in named or world.some(_chosen(world), 1)],
        "maksud": topic["maksud"],
        "tujuan": world.some(topic["tujuan"]),
        "ruang_lingkup": world.some(topic["lingkup"]),
    }


# Words with which a focus can be added to a sentence.
_ADDED: Final = ("melalui", "di", "pada", "bagi", "atas", "bidang", "sektor")


def _chosen(world: World) -> list[str]:
    return world.random.sample(DISTRICTS, 3)


def _finish(
    world: World,
    berkas: Json,
    topic: Json,
    times: Timeline,
    planned: list[Activity],
    numbers: Callable[[date], Json],
) -> Json:
    """Add what happens after signing.

    Args:
        world: The year, and chance.
        berkas: The berkas up to signing.
        topic: What it is about.
        times: Its days.
        planned: Its activities.
        numbers: Numbers a document of a day in the registers of all parties.
    """
    if world.chance(0.15):
        berkas["pasal_tambahan"] = [_CONFIDENTIAL]
    if not times.is_signed:
        return berkas
    of = "nota_kesepakatan" if berkas["bentuk"] == "sinergi" else "perjanjian_kerja_sama"
    if times.stage == "diperpanjang" and world.chance(0.6):
        berkas["perubahan"] = [preparing.prolonging(world, of, times, numbers)]
    elif (date(world.year, 12, 1) - times.signed).days > _HALF_YEAR and world.chance(0.2):
        berkas["perubahan"] = [preparing.addendum(world, of, times, numbers)]
    berkas["pemantauan"] = monitoring(
        world, topic, times, planned, repeated=berkas["bentuk"] != "sinergi"
    )
    if times.stage == "diperpanjang":
        berkas["perpanjangan"] = preparing.extension(world, times)
    if times.closed is not None:
        berkas["pengakhiran"] = preparing.ending(world, times, numbers(times.closed))
    return berkas


# --- two steps: kesepakatan bersama and perjanjian ------------------------------------------------


class _Steps:
    """The days and numbers of a kesepakatan bersama and the perjanjian after it."""

    def __init__(
        self, world: World, topic: Json, times: Timeline, partners: list[str], ours: str
    ) -> None:
        self.world = world
        self.topic = topic
        self.times = times
        self.partners = partners
        self.ours = ours
        self.roles = _ROLES[: len(partners) + 1]
        self.burden = bool(topic.get("masyarakat")) or world.chance(_SHARE_OF_BURDEN)
        back = world.random.randint(118, 136) if self.burden else world.random.randint(20, 45)
        self.first = world.after(times.signed - timedelta(days=back), 0, 1)
        if times.stage == "kesepakatan":
            self.first = world.day(date(world.year, 8, 10), date(world.year, 12, 10))

    def numbers(self, day: date) -> Json:
        """Number an agreement or record in the registers of all parties."""
        found = {}
        partners = iter(self.partners)
        for role in self.roles:
            if role == self.ours:
                found[role] = self.world.number("100.3.7.1", day)
            else:
                found[role] = next(partners).format(
                    urut=self.world.random.randint(5, 480), tahun=day.year
                )
        return found

    def write(self, berkas: Json) -> None:
        """Add both agreements and the council's approval, as far as they have come."""
        world, times = self.world, self.times
        if times.stage in ("persiapan", "penawaran"):
            berkas["jangka_waktu"] = term(times.signed, times.ends)
            return
        last = years_later(self.first, 5)
        ends = times.ends if times.is_signed and world.chance(0.6) else last
        if not times.is_signed:
            berkas["jangka_waktu"] = term(self.first, last)
        else:
            berkas["jangka_waktu"] = term(self.first, min(ends, last))
        berkas["kesepakatan_bersama"] = preparing.agreement(self.numbers(self.first), self.first)
        asked = world.after(self.first, 4, 8)
        if self.burden:
            berkas["persetujuan_dprd"] = preparing.council(
                world, self.topic, asked, open_ended=not times.is_signed
            )
        if not times.is_signed:
            return
        if self.burden:
            approved = preparing.approved_on(berkas["persetujuan_dprd"])
            assert approved <= times.signed, (approved, times)  # noqa: S101 – the days are set so
        agreement = preparing.agreement(self.numbers(times.signed), times.signed)
        agreement["jangka_waktu"] = term(times.signed, times.ends)
        berkas["perjanjian_kerja_sama"] = agreement

    def duties(self) -> Json:
        """Write rights and duties of all parties."""
        found = {}
        for role in self.roles:
            side = "" if role == self.ours else "_mitra"
            found[role] = {
                "hak": self.world.some(self.topic[f"hak{side}"], 1),
                "kewajiban": self.world.some(self.topic[f"kewajiban{side}"], 1),
            }
        return found


def _payments(steps: _Steps) -> list[Json]:
    what, how = steps.topic["bayar"]
    payer = next(role for role in steps.roles if role != steps.ours)
    first = steps.times.signed.year
    return [
        {
            "uraian": what,
            "pembayar": payer,
            "tahun": year,
            "jumlah": steps.world.amount(20, 260),
            "cara": how,
            "rekening": {
                "bank": "Bank Kalsel Cabang Tanjung",
                "nomor": "001.00.01.00099",
                "atas_nama": f"Rekening Kas Umum Daerah {REGION}",
            },
        }
        for year in range(first, min(first + 1, steps.times.ends.year) + 1)
    ]


def ksdd(world: World, stage: Stage) -> Json:
    """Make up a cooperation with one or two other regions."""
    topic, focus = _drawn(world, "ksdd")
    times = timeline(world, stage)
    near = [one for one in _REGIONS if one[5]] if topic.get("dekat") else list(_REGIONS)
    chosen = world.random.sample(near, 2 if world.chance(0.25) else 1)
    by_partner = not topic["wajib"] and world.chance(0.25)
    ours = "kedua" if by_partner else "kesatu"
    parties = [world.known(one[1], partial(_region, world, one)) for one in chosen]
    parties.insert(1 if by_partner else 0, {"rujuk": "profil"})
    patterns = [f"100.3.7.1/{{urut}}/{one[4]}/{{tahun}}" for one in chosen]
    berkas = _cooperation(world, "ksdd", topic, times, focus)
    berkas |= {
        "sifat": "wajib" if topic["wajib"] else "sukarela",
        "berbatasan": all(one[5] for one in chosen),
        "alasan_efisiensi": topic["alasan"],
        "para_pihak": parties,
        "manfaat": topic["manfaat"],
    }
    if by_partner:
        berkas["prakarsa"] = "mitra"
    steps = _Steps(world, topic, times, patterns, ours)
    payers = [role for role in steps.roles if role != ours]
    berkas["pembiayaan"] = preparing.money(
        world, topic, times, [("APBD", role) for role in (ours, *payers)], burden=steps.burden
    )
    unit = chosen[0][4]
    berkas["tahapan"] = preparing.stages(
        world,
        topic,
        _before(times, steps),
        lambda day: f"100.3.7/{world.random.randint(20, 300)}/{unit}/{day.year}",
        by_partner=by_partner,
    )
    if topic["wajib"] and stage != "persiapan":
        berkas["pemetaan"] = _mapping(world, topic, times, chosen)
    steps.write(berkas)
    planned = _planned(world, topic, berkas)
    if times.is_signed:
        agreement = berkas["perjanjian_kerja_sama"]
        agreement["hak_kewajiban"] = steps.duties()
        agreement["pembayaran"] = _payments(steps)
        if world.chance(0.3):
            power = preparing.power(world, berkas["pemrakarsa"], times.signed)
            agreement["kuasa"] = {ours: power}
    return _finish(world, berkas, topic, times, planned, steps.numbers)


def _before(times: Timeline, steps: _Steps) -> Timeline:
    """Let the first steps lead to the kesepakatan bersama instead of the perjanjian."""
    return replace(times, signed=steps.first + timedelta(days=55)) if times.is_signed else times


def _planned(world: World, topic: Json, berkas: Json) -> list[Activity]:
    sources = berkas["pembiayaan"]["sumber"]
    total = sum(int(one["jumlah"]) for one in sources)
    kinds = tuple(dict.fromkeys(one["jenis"] for one in sources)) or ("APBD",)
    return activities(world, topic, total, kinds)


def _region(world: World, known: tuple[str, str, str, str, str, bool]) -> Json:
    kind, name, province, seat, _, _ = known
    return {
        "jenis": kind,
        "nama": name,
        "provinsi": province,
        "alamat": world.people.address(seat),
        "wakil": world.people.official(f"{_HEADS[kind]} {name}"),
        "narahubung": {
            "unit": f"Bagian Pemerintahan Sekretariat Daerah {kind.capitalize()} {name}",
            "pos_el": f"setda@{name.lower().replace(' ', '')}.contoh.id",
        },
    }


def _mapping(
    world: World, topic: Json, times: Timeline,
    chosen: list[tuple[str, str, str, str, str, bool]],
) -> Json:  # fmt: skip
    year = times.signed.year if times.is_signed else world.year
    day = world.day(date(year - 1, 4, 1), date(year - 1, 6, 30))
    names = [REGION, *(f"{kind.capitalize()} {name}" for kind, name, *_ in chosen)]
    one_province = all(one[2] == "Kalimantan Selatan" for one in chosen)
    return {
        "nomor": f"100.3.7/{world.random.randint(3, 60)}/BAPPEDA/{day.year}",
        "tanggal": day.isoformat(),
        "tempat": "Banjarbaru" if one_province else "Jakarta",
        "koordinator": "Gubernur Kalimantan Selatan" if one_province else "Menteri Dalam Negeri",
        "forum": "musyawarah perencanaan pembangunan provinsi"
        if one_province
        else "rapat koordinasi teknis perencanaan pembangunan",
        "daftar": [
            {
                "urusan": topic["urusan"],
                "program": topic["uraian"],
                "lokasi": f"Kecamatan {world.random.choice(DISTRICTS)}",
                "jangka_waktu": f"{year} sampai dengan {year + 4}",
                "prioritas": 1,
                "pelaksana": names,
                "pembiayaan": "APBD masing-masing daerah",
            }
        ],
    }


def ksdpk(world: World, stage: Stage, decree: Json) -> Json:
    """Make up a cooperation with a third party.

    Args:
        world: The year, and chance.
        stage: How far it has come.
        decree: Number and year of the yearly list.
    """
    topic, focus = _drawn(world, "ksdpk")
    times = timeline(world, stage)
    partner = third_party(world.random, world.people, topic)
    by_partner = topic["mitra"] == "pt" and world.chance(0.3)
    berkas = _cooperation(world, "ksdpk", topic, times, focus)
    berkas |= {
        "jenis": topic["jenis"],
        "para_pihak": [{"rujuk": "profil"}, partner],
        "manfaat": topic["manfaat"],
    }
    if "rezim" in topic:
        berkas["rezim_khusus"] = topic["rezim"]
    short = "".join(word[0] for word in partner["nama"].split() if word[0].isupper())
    steps = _Steps(world, topic, times, [f"{{urut}}/{short}/{{tahun}}"], "kesatu")
    if by_partner:
        berkas |= {
            "prakarsa": "mitra",
            "kriteria_prakarsa": {
                "terintegrasi": f"selaras dengan {topic['program']}",
                "layak": "arus kas positif sejak tahun ketiga",
                "mampu": "laporan keuangan dua tahun terakhir teraudit",
            },
        }
    else:
        berkas["daftar_rencana"] = decree | (
            {} if not times.is_signed or steps.first.year == world.year
            else {"nomor": f"100.3.3.2/{world.random.randint(9, 60)}/KUM/{steps.first.year}",
                  "tahun": steps.first.year}
        )  # fmt: skip
    sources = [("APBD", "kesatu")]
    if topic["jenis"] == "investasi" or world.chance(0.5):
        sources.append(("Lainnya", "kedua"))
    berkas["pembiayaan"] = preparing.money(world, topic, times, sources, burden=steps.burden)
    found = preparing.stages(
        world,
        topic,
        _before(times, steps),
        lambda day: f"{world.random.randint(20, 300)}/{short}/{day.year}",
        by_partner=by_partner,
    )
    berkas["tahapan"] = {"studi_kelayakan": _study(world, topic, found, by_partner=by_partner)}
    berkas["tahapan"] |= found
    steps.write(berkas)
    planned = _planned(world, topic, berkas)
    if times.is_signed:
        agreement = berkas["perjanjian_kerja_sama"]
        agreement |= {"hak_kewajiban": steps.duties(), "sanksi": topic["sanksi"]}
        if topic["pendapatan"]:
            agreement |= {"menghasilkan_pendapatan": True, "pembayaran": _payments(steps)}
        if topic.get("aset"):
            agreement["status_aset"] = [
                "Bangunan tetap merupakan barang milik daerah selama dan setelah perjanjian."
            ]
        agreement["kedudukan_hukum"] = f"Pengadilan Negeri {TOWN}"
        if world.chance(0.3):
            agreement["kuasa"] = {
                "kesatu": preparing.power(world, berkas["pemrakarsa"], times.signed)
            }
    return _finish(world, berkas, topic, times, planned, steps.numbers)


def _study(world: World, topic: Json, found: Json, *, by_partner: bool) -> Json:
    dates = [value for step in found.values() if (value := step.get("tanggal"))]
    first = date.fromisoformat(min(dates)) if dates else date(world.year, 9, 15)
    day = first - timedelta(days=world.random.randint(10, 25))
    trouble = topic["kendala"]
    return {
        "tanggal": day.isoformat(),
        "penyusun": "pihak_ketiga" if by_partner else "daerah",
        "kegiatan": [name[0].lower() + name[1:] for name, *_ in topic["kegiatan"]],
        "analisis_manfaat": [f"Manfaat yang diharapkan: {' dan '.join(topic['manfaat'])}."],
        "analisis_biaya": ["Biaya daerah terbatas pada persiapan, pembinaan, dan pengawasan."],
        "risiko": [
            {"risiko": what, "kemungkinan": world.random.choice(("rendah", "sedang")),
             "mitigasi": effort}
            for what, _, effort in trouble
        ],
        "kesimpulan": ["Kerja sama layak dilaksanakan."],
        "rekomendasi": ["melanjutkan rencana ke penyusunan naskah kerja sama"],
    }  # fmt: skip


# --- one step: sinergi ----------------------------------------------------------------------------


def sinergi(world: World, stage: Stage) -> Json:
    """Make up a cooperation with an office of the central government."""
    topic, focus = _drawn(world, "sinergi")
    times = timeline(world, stage)
    berkas = _cooperation(world, "sinergi", topic, times, focus)
    partner = world.known(topic["pihak"], partial(_central, world, topic))
    region: Json = {"rujuk": "profil"}
    burden = world.chance(_SHARE_OF_BURDEN)
    berkas |= {"para_pihak": [partner, region], "manfaat": topic["manfaat"]}
    berkas["tugas_tanggung_jawab"] = {
        "kesatu": topic["tugas_pusat"],
        "kedua": topic["tugas_daerah"],
    }
    sources = [("APBD", "kedua"), ("APBN", "kesatu")]
    berkas["pembiayaan"] = preparing.money(world, topic, times, sources, burden=burden)
    berkas["jangka_waktu"] = term(times.signed, times.ends)
    planned = _planned(world, topic, berkas)
    berkas["tahapan"] = preparing.stages(
        world, topic, times, lambda day: _central_number(world, topic, day), by_partner=False
    )
    if stage not in ("persiapan", "penawaran"):
        berkas["rencana_kerja"] = [_planned_row(world, one, topic, times) for one in planned]
        if burden:
            asked = times.signed - timedelta(days=world.random.randint(104, 116))
            if stage == "kesepakatan":
                asked = world.day(date(world.year, 10, 1), date(world.year, 12, 10))
            berkas["persetujuan_dprd"] = preparing.council(
                world, topic, world.after(asked, 0, 2), open_ended=not times.is_signed
            )
    if times.is_signed:
        partner["nomor_naskah"] = _central_number(world, topic, times.signed)
        region["nomor_naskah"] = world.number("100.3.7.1", times.signed)
        berkas["penandatanganan"] = {"tempat": TOWN, "tanggal": times.signed.isoformat()}

    def numbers(day: date) -> Json:
        return {
            "kesatu": _central_number(world, topic, day),
            "kedua": world.number("100.3.7.1", day),
        }

    return _finish(world, berkas, topic, times, planned, numbers)


_ROMAN: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def _central(world: World, topic: Json) -> Json:
    on_behalf = {"atas_nama": topic["atas_nama"]} if "atas_nama" in topic else {}
    return {
        "nama": topic["pihak"],
        "jenis": topic["jenis"],
        **on_behalf,
        "alamat": world.people.address(TOWN),
        "wakil": world.people.civil_servant(topic["jabatan"]),
        "narahubung": {"unit": "Subbagian Tata Usaha"},
    }


def _central_number(world: World, topic: Json, day: date) -> str:
    number: str = topic["pola"].format(
        urut=world.random.randint(4, 460),
        romawi=_ROMAN[day.month - 1],
        bulan=f"{day.month:02}",
        tahun=day.year,
    )
    return number


def _planned_row(world: World, activity: Activity, topic: Json, times: Timeline) -> Json:
    return {
        "kegiatan": activity.name,
        "keluaran": {
            "uraian": f"{activity.name[0].lower()}{activity.name[1:]} terlaksana",
            "target": activity.target,
            "satuan": activity.unit,
        },
        "lokasi": f"Kecamatan {world.random.choice(DISTRICTS)}",
        "jadwal": {"mulai": f"{times.signed:%Y-%m}", "selesai": f"{times.ends:%Y-%m}"},
        "penanggung_jawab": {
            "kesatu": topic["pihak"],
            "kedua": world.office(topic["urusan"])["nama"],
        },
        "anggaran": activity.budget,
        "sumber": activity.source,
    }
