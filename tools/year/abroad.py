"""Agreements abroad: with local governments and with institutions."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from year import preparing
from year.timeline import timeline
from year.world import REGION, TOWN, Json, term, topics, years_later

if TYPE_CHECKING:
    from year.timeline import Timeline
    from year.world import Stage, World

_CODE: Final = "100.3.7.2"
_HIDDEN_RISKS: Final = (
    ("keterbatasan penerjemah", "perbedaan kalender akademik kedua negara"),
    ("peserta dipindahtugaskan", "perubahan jadwal penerbangan"),
    ("anggaran perjalanan terbatas", "pengurusan visa memerlukan waktu lama"),
)


def ksdpl(world: World, stage: Stage) -> Json:
    """Make up a cooperation with a local government abroad."""
    pairs = [(topic, who) for topic in topics()["ksdpl"] for who in topics()["mitra_pl"]]
    topic, partner = world.draw("ksdpl", pairs)
    facts: Json = {"tingkat": partner["tingkat"], "setingkat": partner["setingkat"]}
    if "alasan" in partner:
        facts["alasan_kesetaraan"] = partner["alasan"]
    head = {"jenis": "kembar" if topic["kembar"] else "lainnya"}
    return _make(world, "ksdpl", topic, timeline(world, stage), (head, partner, facts))


def ksdll(world: World, stage: Stage) -> Json:
    """Make up a cooperation with an institution abroad."""
    pairs = [
        (topic, who)
        for topic in topics()["ksdll"]
        for who in topics()["mitra_ll"]
        if topic["jenis"] == who["jenis"]
    ]
    topic, partner = world.draw("ksdll", pairs)
    times = timeline(world, stage)
    facts: Json = {"jenis": partner["jenis"]}
    if partner["jenis"] == "lembaga_nonprofit":
        for name, days in (("izin_prinsip", 620), ("izin_operasional", 560)):
            day = times.signed - timedelta(days=days)
            number = f"HI.03/{world.random.randint(90, 190)}/{day.year}"
            facts[name] = {"nomor": number, "tanggal": day.isoformat()}
    return _make(world, "ksdll", topic, times, ({"jalur": topic["jalur"]}, partner, facts))


def _both(pair: list[str]) -> Json:
    return {"id": pair[0], "en": pair[1]}


def _make(
    world: World, form: str, topic: Json, times: Timeline, who: tuple[Json, Json, Json]
) -> Json:
    head, partner, facts = who
    year = times.signed.year if times.is_signed else world.year
    shift = times.signed if times.is_signed else _shifted(world, times)
    name, office = partner["nama"], world.office(topic["urusan"])
    berkas: Json = {
        "$schema": f"../../schemas/{form}.schema.json",
        "bentuk": form,
        "versi_skema": 1,
        "id": world.new_id(form, topic, year),
        "profil": "profil.json",
        "judul": topic["judul"][0],
        "judul_inggris": topic["judul"][1],
        **head,
        "pemrakarsa": office,
        "para_pihak": [
            {"rujuk": "profil"},
            {
                "nama": name[0],
                "nama_inggris": name[1],
                "negara": partner["negara"][0],
                "negara_inggris": partner["negara"][1],
                "alamat": {"jalan": partner["alamat"][0], "kota": partner["alamat"][1]},
                "wakil": {"nama": partner["wakil"][0], "jabatan": partner["wakil"][1]},
                "jabatan_inggris": partner["wakil"][2],
                **facts,
            },
        ],
        "latar_belakang": [f"bahwa {topic['masalah']}", f"bahwa {topic['potensi']}"],
        "objek": {
            "jenis": topic["objek"],
            "uraian": _both(topic["uraian"]),
            "hubungan_diplomatik": True,
            "urusan_daerah": True,
            "tanpa_kantor_perwakilan": True,
            "tidak_mencampuri": True,
            "sesuai_rencana": True,
        },
        "maksud": _both(topic["maksud"]),
        "tujuan": [_both(one) for one in topic["tujuan"]],
        "ruang_lingkup": [_both(one) for one in world.some(topic["lingkup"])],
    }
    if "alih" in topic:
        berkas["objek"]["alih_teknologi"] = _both(topic["alih"])
    berkas["jangka_waktu"] = term(times.signed, times.ends)
    berkas["pembiayaan"] = {
        "sumber": [
            {"jenis": "APBD", "pihak": "kesatu", "tahun": times.signed.year + 1,
             "jumlah": world.amount(60, 420), "sudah_dianggarkan": False},
            {"jenis": "Lainnya", "pihak": "kedua", "tahun": times.signed.year + 1,
             "jumlah": world.amount(80, 900), "sudah_dianggarkan": True},
        ],
        "membebani_masyarakat": False,
        "membebani_daerah": True,
        "alasan": "kegiatan memerlukan anggaran daerah pada tahun berikutnya",
    }  # fmt: skip
    _procedure(world, berkas, topic, times, shift)
    if times.is_signed:
        _after_signing(world, berkas, topic, times)
    return berkas


def _shifted(world: World, times: Timeline) -> date:
    """Set the day of signing that is hoped for, so that the first steps fall into the year."""
    least, most = {"persiapan": (330, 395), "penawaran": (235, 310), "kesepakatan": (95, 135)}[
        times.stage
    ]
    return date(world.year, 12, 15) + timedelta(days=world.random.randint(least, most))


# The letters up to signing: how many days before it, and what each is.
_LETTERS: Final = (
    (400, "permohonan_tanggapan"),
    (370, "tanggapan_menteri"),
    (150, "pengantar_gubernur"),
    (150, "permohonan_pertimbangan"),
    (118, "pertimbangan_menteri"),
    (100, "permohonan_persetujuan_naskah"),
    (62, "surat_konfirmasi"),
    (36, "persetujuan_menteri"),
    (20, "pemberitahuan_penandatanganan"),
)
_LETTERS_CARRIED_ON: Final = (
    (170, "pernyataan_kesediaan"),
    (150, "pengantar_gubernur"),
    (150, "permohonan_pertimbangan"),
    (118, "pertimbangan_menteri"),
    (36, "persetujuan_menteri"),
)
_FIRST_LETTERS: Final = ("kajian", "permohonan_tanggapan", "tanggapan_menteri")


def _procedure(world: World, berkas: Json, topic: Json, times: Timeline, signed: date) -> None:
    """Write the steps up to signing, those that lie before the end of the year."""
    carried_on = berkas.get("jalur") == "penerusan"

    def day(before: int) -> date:
        return world.after(signed - timedelta(days=before), 0, 2)

    stages: Json = {"kajian": _study(topic, day(430))}
    berkas["tahapan"] = stages
    same: dict[int, date] = {}
    for before, name in _LETTERS_CARRIED_ON if carried_on else _LETTERS:
        when = same.setdefault(before, day(before))
        if when.year <= world.year:
            stages[name] = _letter(world, name, when)
    if not carried_on and times.stage != "persiapan":
        loi = day(335)
        berkas["letter_of_intent"] = preparing.agreement({"kesatu": world.number(_CODE, loi)}, loi)
        berkas["letter_of_intent"]["jangka_waktu"] = term(loi, years_later(loi, 2))
    if times.stage in ("persiapan", "penawaran"):
        berkas["tahapan"] = {name: stages[name] for name in _FIRST_LETTERS if name in stages}
        return
    berkas["rencana_kerja_sama"] = _plan(world, berkas, topic, day(275), times)
    berkas["persetujuan_dprd"] = preparing.council(world, {}, day(255))


def _letter(world: World, name: str, day: date) -> Json:
    """Write a letter of the region, or an answer from the capital."""
    facts: Json = {"tanggal": day.isoformat()}
    number = world.random.randint(1000, 9900)
    if name == "surat_konfirmasi":
        return {"nomor": f"D/0{number}/{day:%m/%Y}/64", **facts}
    if name.endswith("_menteri"):
        return {"nomor": f"100.3.7.2/{number}/SJ", **facts}
    facts["nomor"] = world.number(_CODE, day)
    if name != "pernyataan_kesediaan":
        facts["sifat"] = "Segera"
    if name == "pengantar_gubernur":
        facts["diterima"] = world.after(day, 1, 2).isoformat()
    return facts


def _study(topic: Json, day: date) -> Json:
    return {
        "tanggal": day.isoformat(),
        "sumber_daya_alam": [topic["alam"]],
        "sumber_daya_manusia": [topic["manusia"]],
        "prioritas": [one[0] for one in topic["tujuan"]],
        "manfaat_sosial": ["terbentuknya jejaring antarwarga"],
        "manfaat_budaya": ["tumbuhnya saling menghargai antarbudaya"],
        "manfaat_ekonomi": ["bertambahnya kesempatan usaha"],
        "kesimpulan": ["Kerja sama layak dilanjutkan ke tahap berikutnya."],
    }


def _activity(world: World, one: list[str], first: date, last: date) -> Json:
    what, english, ours, theirs, yields, who = one
    return {
        "uraian": what,
        "uraian_inggris": english,
        "peran": {"kesatu": ours, "kedua": theirs},
        "hasil": yields,
        "lokasi": TOWN,
        "penerima_manfaat": who,
        "jadwal": {"mulai": f"{first:%Y-%m}", "selesai": f"{last:%Y-%m}"},
        "sumber": world.random.choice(("APBD", "APBD", "Lainnya")),
        "anggaran": world.amount(30, 320),
    }


def _plan(world: World, berkas: Json, topic: Json, day: date, times: Timeline) -> Json:
    return {
        "nomor": f"100.3.7.2/{world.random.randint(1, 40)}/RKS/{day.year}",
        "tanggal": day.isoformat(),
        "pelaksana": [berkas["pemrakarsa"]["nama"]],
        "sasaran": [one[4] for one in topic["kegiatan"]],
        "kegiatan": [
            _activity(world, one, times.signed, times.ends) for one in topic["kegiatan"]
        ],
    }  # fmt: skip


def _after_signing(world: World, berkas: Json, topic: Json, times: Timeline) -> None:
    """Write the memorandum, the yearly plans and reports, and the end."""
    numbers = {"kesatu": world.number(_CODE, times.signed)}
    berkas["naskah_kerja_sama"] = preparing.agreement(numbers, times.signed) | {
        "kelompok_kerja": [
            {"id": berkas["pemrakarsa"]["nama"], "en": f"the office in charge in {_ENGLISH}"}
        ]
    }
    first, last = times.signed.year, min(times.ends.year, world.year)
    berkas["rencana_kegiatan_tahunan"] = [
        {
            "tahun": year,
            "tanggal": world.day(date(year - 1, 12, 1), date(year - 1, 12, 20)).isoformat(),
            "kegiatan": [
                _activity(world, one, date(year, 3, 1), date(year, 11, 1))
                for one in world.some(topic["kegiatan"], 1)
            ],
        }
        for year in range(first + 1, last + 2)
        if year <= times.ends.year
    ]
    berkas["laporan_hasil"] = [
        _report(world, topic, year, first) for year in range(first, last + 1)
    ]
    if times.stage == "diperpanjang":
        berkas["perpanjangan"] = preparing.extension(world, times, months=7)
    if times.closed is not None:
        berkas["pengakhiran"] = preparing.ending(
            world,
            times,
            {
                "kesatu": world.number(_CODE, times.closed),
                "kedua": f"{world.random.randint(11, 99)}/{times.closed.year}",
            },
        )


_ENGLISH: Final = REGION.replace("Kabupaten ", "") + " Regency"


def _report(world: World, topic: Json, year: int, first: int) -> Json:
    day = world.after(date(year + 1, 1, 2), 0, 1)
    done = world.some(topic["kegiatan"], 1)
    inside, outside = world.random.choice(_HIDDEN_RISKS)
    report: Json = {
        "nomor": world.number(_CODE, day),
        "tanggal": day.isoformat(),
        "tahun": year,
    }
    if year == first:
        return report | {
            "perkembangan": ["penandatanganan memorandum saling pengertian"],
            "penerima_manfaat": ["perangkat daerah pelaksana"],
            "tindak_lanjut": ["melaksanakan rencana kegiatan tahun berikutnya"],
        }
    return report | {
        "perkembangan": [one[4] for one in done],
        "penerima_manfaat": [one[5] for one in done],
        "pendanaan": [
            {"kegiatan": one[0], "sumber": "APBD", "jumlah": world.amount(25, 280)} for one in done
        ],
        "hambatan_internal": [inside],
        "hambatan_eksternal": [outside],
        "tindak_lanjut": ["menyusun jadwal bersama lebih awal"],
        "jumlah_penerima_manfaat": [
            {"jumlah": world.random.randint(12, 240), "satuan": "orang", "uraian": done[0][5]}
        ],
        "rekomendasi": {"keputusan": "lanjut", "uraian": "melanjutkan kegiatan tahun berikutnya"},
    }
