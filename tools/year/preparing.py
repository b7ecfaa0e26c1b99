"""What comes before an agreement at home: terms of reference, advice, offer, council, money."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from generator.indonesian.tanggal import tanggal
from year.world import REGION, UNIT, Json, years_later

if TYPE_CHECKING:
    from collections.abc import Callable

    from year.timeline import Timeline
    from year.world import World

_CONSIDERED: Final = {
    "rencana_pembangunan": (
        "tercantum dalam dokumen perencanaan daerah",
        "mendukung sasaran pembangunan daerah",
    ),
    "tata_ruang": ("sesuai dengan rencana tata ruang wilayah", "tidak memerlukan lokasi baru"),
    "keterkaitan": (
        "melibatkan beberapa perangkat daerah",
        "terkait dengan program perangkat daerah lain",
    ),
    "kelayakan": (
        "manfaat lebih besar daripada biaya",
        "dapat dibiayai sesuai dengan kemampuan keuangan daerah",
    ),
    "dampak_pembangunan": (
        "meningkatkan mutu pelayanan kepada masyarakat",
        "menumbuhkan kegiatan ekonomi setempat",
    ),
}
_OF_THIRD_PARTIES: Final = {
    "bonafiditas": ("laporan keuangan dua tahun terakhir teraudit",),
    "pengalaman": ("telah mengerjakan kegiatan sejenis di dua daerah",),
    "komitmen": ("menyatakan kesediaan secara tertulis",),
}
_SOCIAL: Final = (
    "Masyarakat memperoleh pelayanan yang lebih dekat dan lebih cepat.",
    "Warga setempat memperoleh kesempatan kerja dan pelatihan.",
    "Kelompok rentan menjadi sasaran pertama kegiatan.",
)
_GREEN: Final = (
    "Kegiatan tidak menambah beban lingkungan dan memakai bangunan yang telah ada.",
    "Limbah kegiatan dikelola sesuai dengan ketentuan yang berlaku.",
    "Pemakaian kertas dan perjalanan berkurang.",
)
_BURDENS: Final = (
    "sebagian biaya belum tercantum dalam anggaran tahun berjalan",
    "kegiatan menambah belanja daerah di luar tugas rutin",
)
_NO_BURDENS: Final = (
    "kegiatan merupakan tugas rutin perangkat daerah dan sudah dianggarkan",
    "kegiatan termasuk tugas perangkat daerah yang sudah tercantum dalam anggaran tahun berjalan",
)


def terms_of_reference(world: World, topic: Json, times: Timeline, first: date) -> Json:
    """Write the facts of terms of reference."""
    return {
        "tanggal": world.after(first, 0, 3).isoformat(),
        "tahun_anggaran": times.signed.year,
        "kegiatan": [name[0].lower() + name[1:] for name, *_ in topic["kegiatan"]],
        "dampak_sosial": world.some(list(_SOCIAL), 1),
        "dampak_lingkungan": world.some(list(_GREEN), 1),
    }


def advice(world: World, day: date, *, by_third_party: bool = False) -> Json:
    """Write the advice of the coordination team."""
    considered = _CONSIDERED | (_OF_THIRD_PARTIES if by_third_party else {})
    reserved = world.chance(0.25)
    return {
        "nomor": world.number("100.3.7", day, "TKKSD"),
        "tanggal": day.isoformat(),
        "pertimbangan": {
            key: {
                "penilaian": "sesuai_dengan_catatan" if reserved and key == "kelayakan"
                else "sesuai",
                "uraian": world.random.choice(reasons),
            }
            for key, reasons in considered.items()
        },
        "kesimpulan": "layak_dengan_perbaikan" if reserved else "layak",
        "rekomendasi": ["melanjutkan rencana ke penyusunan naskah kerja sama"],
    }  # fmt: skip


def stages(
    world: World,
    topic: Json,
    times: Timeline,
    number: Callable[[date], str],
    *,
    by_partner: bool,
) -> Json:
    """Write the steps up to the answer to the offer, as far as the agreement has come.

    Args:
        world: The year, and chance.
        topic: What the agreement is about.
        times: Its days.
        number: Gives the partner's number of a letter of a day.
        by_partner: Whether the partner makes the offer.
    """
    first = times.signed - timedelta(days=world.random.randint(185, 205))
    if times.stage == "persiapan":
        first = world.day(date(world.year, 8, 1), date(world.year, 10, 15))
    elif times.stage == "penawaran":
        first = world.day(date(world.year, 7, 1), date(world.year, 9, 15))
    elif times.stage == "kesepakatan":
        first = world.day(date(world.year, 3, 1), date(world.year, 5, 30))
    found: Json = {}
    if not by_partner:
        found["kerangka_acuan_kerja"] = terms_of_reference(world, topic, times, first)
    third = by_partner and "mitra" in topic
    if times.stage != "persiapan" or world.chance(0.5):
        found["telaahan_tkksd"] = advice(world, world.after(first, 12, 16), by_third_party=third)
    if times.stage == "persiapan":
        return found
    offered = world.after(first, 22, 28)
    found["penawaran"] = {
        "nomor": number(offered) if by_partner else world.number("100.3.7", offered),
        "tanggal": offered.isoformat(),
        "sifat": "Penting",
        "diterima": world.after(offered, 1, 3).isoformat(),
    }
    if times.stage == "penawaran" and world.chance(0.6):
        return found
    answered = world.after(offered, 10, 25)
    reserved = world.chance(0.2)
    found["jawaban_penawaran"] = {
        "nomor": world.number("100.3.7", answered) if by_partner else number(answered),
        "tanggal": answered.isoformat(),
        "sikap": "menerima_dengan_catatan" if reserved else "menerima",
    }
    if reserved:
        found["jawaban_penawaran"]["catatan"] = ["jadwal pelaksanaan disesuaikan dengan anggaran"]
    return found


def council(world: World, topic: Json, asked: date, *, open_ended: bool = False) -> Json:
    """Write the council's approval: asked on a day, given in time or by silence."""
    letter: Json = {
        "surat_permohonan": {
            "nomor": world.number("100.1.4.4", asked),
            "tanggal": asked.isoformat(),
            "sifat": "Penting",
            "diterima": world.after(asked, 1, 2).isoformat(),
        }
    }
    if topic.get("masyarakat"):
        letter["pembebanan_masyarakat"] = ["tarif pelayanan sesuai dengan peraturan daerah"]
    if open_ended:
        return letter
    silent = world.chance(0.15)
    given = world.after(asked, 92, 95) if silent else world.after(asked, 30, 50)
    letter["persetujuan"] = {
        "jenis": "dianggap_disetujui" if silent else "surat_pimpinan",
        "nomor": world.number("100.1.4.4", given)
        if silent
        else f"100.1.4/{world.random.randint(3, 95)}/DPRD/{given.year}",
        "tanggal": given.isoformat(),
    }
    return letter


def approved_on(letter: Json) -> date:
    """Say when the council approved."""
    return date.fromisoformat(letter["persetujuan"]["tanggal"])


def money(
    world: World, topic: Json, times: Timeline, sources: list[tuple[str, str]], *, burden: bool
) -> Json:
    """Write who pays what: the first year's money, and later years' where the council agreed.

    Args:
        world: The year, and chance.
        topic: What the agreement is about.
        times: Its days.
        sources: Kinds of source and roles, the region's own first.
        burden: Whether it burdens the region or the public.
    """
    first = times.signed.year
    years = range(first, min(times.ends.year, first + 2) + 1) if burden else (first,)
    large = topic.get("jenis") == "investasi"
    listed = [
        {
            "jenis": kind,
            "pihak": role,
            "tahun": year,
            "jumlah": world.amount(900, 9000)
            if large and kind == "Lainnya"
            else world.amount(35, 480),
            "sudah_dianggarkan": kind != "APBD" or (year == first and not burden),
        }
        for year in years
        for kind, role in sources
    ]
    public = bool(topic.get("masyarakat"))
    return {
        "sumber": listed,
        "membebani_masyarakat": public,
        "membebani_daerah": burden and (not public or world.chance(0.5)),
        "menggunakan_aset_daerah": bool(topic.get("aset")),
        "alasan": world.random.choice(_BURDENS if burden else _NO_BURDENS)
        if not public
        else "masyarakat membayar tarif pelayanan dan biaya pengawasan belum dianggarkan",
    }


def extension(world: World, times: Timeline, *, months: int = 4) -> Json:
    """Write the letter that proposes an extension, some months before the end."""
    latest = min(times.ends - timedelta(days=31 * months), date(world.year, 12, 18))
    sent = world.day(latest - timedelta(days=25), latest)
    reasons = (
        "tujuan kerja sama belum tercapai seluruhnya",
        "pelayanan masih diperlukan masyarakat",
        "kegiatan akan diperluas ke kecamatan lain",
    )
    return {
        "nomor": world.number("100.3.7", sent),
        "tanggal": sent.isoformat(),
        "sifat": "Penting",
        "tembusan": ["Gubernur Kalimantan Selatan", f"Sekretaris Daerah {REGION}"],
        "sampai": times.ends.replace(year=times.ends.year + 2, day=min(times.ends.day, 28))
        .isoformat(),
        "alasan": world.some(list(reasons), 1),
        "hasil_evaluasi": ["sebagian besar target tahunan tercapai"],
    }  # fmt: skip


def ending(world: World, times: Timeline, numbers: Json) -> Json:
    """Write the record by which an agreement ends."""
    assert times.closed is not None  # noqa: S101 – only called for what has ended
    by_term = world.chance(0.7)
    return {
        "nomor": numbers,
        "penandatanganan": {"tempat": "Tanjung", "tanggal": times.closed.isoformat()},
        "alasan": "jangka_waktu_berakhir" if by_term else "tujuan_tercapai",
        "uraian": "PARA PIHAK tidak mengusulkan perpanjangan sampai jangka waktu berakhir"
        if by_term
        else "seluruh kegiatan yang direncanakan telah selesai dilaksanakan",
        "penyelesaian": [
            "seluruh hak dan kewajiban PARA PIHAK telah diselesaikan",
            "data dan dokumen diserahkan paling lambat 14 (empat belas) hari kemudian",
        ],
    }


def agreement(numbers: Json, day: date, town: str = "Tanjung") -> Json:
    """Write numbers, place and day of an agreement."""
    return {
        "nomor": numbers,
        "penandatanganan": {"tempat": town, "tanggal": day.isoformat()},
    }


def addendum(world: World, of: str, times: Timeline, numbers: Callable[[date], Json]) -> Json:
    """Write an addendum that changes how often one reports, somewhen after the first half year."""
    latest = min(times.ends, date(world.year, 12, 11))
    day = world.day(min(times.signed + timedelta(days=180), latest), latest)
    return {
        **agreement(numbers(day), day),
        "atas": of,
        "alasan": ["bahwa hasil pemantauan menunjukkan waktu pelaporan perlu disesuaikan"],
        "perubahan": [
            {
                "ketentuan": "Pasal 5 ayat (2)",
                "semula": "Laporan pelaksanaan disampaikan setiap bulan.",
                "menjadi": "Laporan pelaksanaan disampaikan setiap triwulan.",
            }
        ],
        "menambah_pembebanan": False,
    }


def prolonging(world: World, of: str, times: Timeline, numbers: Callable[[date], Json]) -> Json:
    """Write an addendum, signed in the year, that moves the last day of an agreement."""
    day = world.day(date(world.year, 6, 1), date(world.year, 12, 11))
    last = years_later(times.ends + timedelta(days=1), 1)
    return {
        **agreement(numbers(day), day),
        "jangka_waktu": {"mulai": times.signed.isoformat(), "selesai": last.isoformat()},
        "atas": of,
        "alasan": ["bahwa tujuan kerja sama belum tercapai seluruhnya"],
        "perubahan": [
            {
                "ketentuan": "ketentuan mengenai jangka waktu",
                "semula": f"Jangka waktu berakhir pada tanggal {tanggal(times.ends)}.",
                "menjadi": f"Jangka waktu berakhir pada tanggal {tanggal(last)}.",
            }
        ],
        "menambah_pembebanan": False,
    }


def power(world: World, office: Json, signed: date) -> Json:
    """Write the power of attorney by which the head of an office signs."""
    given = world.after(signed - timedelta(days=9), 0, 2)
    return {
        "nomor": world.number("100.3.7.1", given, UNIT),
        "tanggal": given.isoformat(),
        "penerima": office["kepala"],
        "tembusan": [
            f"Kepala Bagian Kerja Sama Sekretariat Daerah {REGION}",
            f"Inspektur {REGION}",
        ],
    }
