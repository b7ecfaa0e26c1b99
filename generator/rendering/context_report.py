"""What the template of the annual report sees beside its fields: the year, laid out as text.

Figures that may be missing, such as a percentage of nothing, are text here, "–" where there is
none; counts and sums that always exist stay numbers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from generator import registry
from generator.indonesian.angka import angka, persen, rupiah
from generator.indonesian.tanggal import hitung_lama, tanggal
from generator.monev.periode import persen as bagian
from generator.monev.tahun import compute

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date
    from decimal import Decimal

    from generator.models.laporan_tahunan import LaporanTahunan
    from generator.monev.indikator import Rasio, Waktu
    from generator.monev.keadaan import Keadaan
    from generator.monev.tabel import BarisManfaat, BarisRekap, BarisSumber, Tercatat
    from generator.monev.tahun import Monev
    from generator.registry import Document
    from generator.rendering.context_cooperation import Context
    from generator.rendering.plain import Plain
    from generator.yearly.standing import Signed

NONE: Final = "–"
CHARTS: Final = ("bentuk", "triwulan", "anggaran", "berakhir")
SHORT: Final = {
    "ksdd": "KSDD",
    "ksdpk": "KSDPK",
    "ksdpl": "KSDPL",
    "ksdll": "KSDLL",
    "sinergi": "Sinergi",
}
_STATUS: Final = {
    "berjalan": "berjalan",
    "diperpanjang": "diperpanjang",
    "berakhir": "berakhir",
    "diakhiri": "diakhiri",
}
_LEVELS: Final = {
    "penuh": "Terlaksana penuh",
    "sebagian": "Terlaksana sebagian",
    "tidak": "Tidak terlaksana",
    "": "Belum dapat dinilai",
}
_ADVICE: Final = {
    "lanjut": "Lanjut",
    "perbaiki": "Perbaiki",
    "perpanjang": "Perpanjang",
    "akhiri": "Akhiri",
    "": "Belum ada rekomendasi",
}
_OBSTACLES: Final = {"selesai": "selesai", "proses": "dalam proses", "belum": "belum"}
_SOURCES: Final = {"APBN": "APBN", "APBD": "APBD", "Lainnya": "Lainnya", "": "Tidak disebutkan"}


def of_report(berkas: LaporanTahunan, document: Document, plain: Plain, context: Context) -> None:
    """Add a year without cooperation; `report_context` lays out one that has some."""
    del document, plain
    context |= report_context(compute((), berkas.tahun, berkas.keadaan_per))


def report_context(monev: Monev) -> dict[str, Any]:
    """Lay out a year for the template of the annual report."""
    whole = monev.rekap[-1]
    return {
        "monev": {
            "per": monev.periode.per,
            "ada": bool(monev.tercatat),
            "rencana": _plan(monev),
            "jumlah": {
                **_counts(whole),
                "tercatat": len(monev.tercatat),
                "seluruh": _percent(bagian(len(monev.tercatat), len(monev.tercatat))),
                "dalam_proses": len(monev.dalam_proses),
                "segera_berakhir": len(monev.segera_berakhir),
                "kegiatan": sum(len(one.hasil.kegiatan) for one in monev.tercatat),
            },
            "rekap": [_counts(row) for row in monev.rekap],
            "triwulan": [_quarters(row) for row in monev.rekap],
            "daftar": _by_form(monev.tercatat, _listed),
            "peristiwa": _events(monev.tercatat),
            "kegiatan": _by_form(monev.tercatat, _activities),
            "pelaksanaan": _shares(monev.pelaksanaan, _LEVELS, len(monev.tercatat)),
            "keuangan": [_money(row) for row in monev.keuangan],
            "manfaat": [_benefit(row) for row in monev.manfaat],
            "indikator": _indicators(monev),
            "kendala": [row for one in monev.tercatat for row in _obstacles(one)],
            "kendala_jumlah": _obstacle_counts(monev.tercatat),
            "rekomendasi": [_advice(one) for one in monev.tercatat],
            "rekomendasi_jumlah": _shares(monev.rekomendasi, _ADVICE, len(monev.tercatat)),
            "segera_berakhir": [_ending(one) for one in monev.segera_berakhir],
            "kepatuhan": [
                {
                    "perangkat_daerah": _office_name(row.perangkat_daerah, monev),
                    "wajib": list(row.wajib),
                    "diterima": list(row.diterima),
                    "persen": _percent(row.persen),
                }
                for row in monev.kepatuhan
            ],
        },
        "grafik": dict.fromkeys(CHARTS, False),
    }


def _plan(monev: Monev) -> str:
    """Name the decree that sets the plan; empty where no plan is known."""
    plan = monev.rencana
    if plan is None:
        return ""
    decree = f"Keputusan {plan.daerah.jabatan}"
    if plan.penetapan is None:
        return f"rancangan {decree} tentang {plan.heading}"
    day = tanggal(plan.penetapan.tanggal)
    return f"{decree} Nomor {plan.penetapan.nomor} tanggal {day} tentang {plan.heading}"


def _counts(row: BarisRekap) -> dict[str, Any]:
    return {
        "bentuk": SHORT.get(row.bentuk, ""),
        "rencana": row.rencana,
        "realisasi": row.realisasi,
        "persen": _percent(row.persen),
        "awal": row.awal,
        "baru": row.baru,
        "diperpanjang": row.diperpanjang,
        "berakhir": row.berakhir,
        "berjalan": row.berjalan,
    }


def _quarters(row: BarisRekap) -> dict[str, Any]:
    return {
        "bentuk": SHORT.get(row.bentuk, ""),
        "kolom": [
            figure
            for pair in zip(row.rencana_triwulan, row.realisasi_triwulan, strict=True)
            for figure in pair
        ],
        "rencana": row.rencana,
        "realisasi": row.realisasi,
    }


def _by_form(
    recorded: Sequence[Tercatat], lay_out: Callable[[Tercatat], dict[str, Any]]
) -> list[dict[str, Any]]:
    """Group rows by form; forms that don't occur are left out."""
    return [
        {
            "bentuk": registry.form(form).title,
            "baris": [lay_out(one) for one in recorded if one.berkas.form == form],
        }
        for form in dict.fromkeys(one.berkas.form for one in recorded)
    ]


def _listed(one: Tercatat) -> dict[str, Any]:
    state = one.keadaan
    return {
        **_named(one),
        "naskah": [_agreement(signed, state) for signed in state.naskah],
        "tanggal": state.naskah[-1].tanggal,
        "lama": _length(state),
        "akhir": _day(state.akhir),
        "sisa": NONE if state.sisa_hari is None else angka(state.sisa_hari),
        "status": _STATUS[state.status],
    }


def _length(state: Keadaan) -> str:
    first, last = state.mulai, state.akhir
    if last is None or first > last:
        return NONE
    length = hitung_lama(first, last)
    parts = ((length.tahun, "tahun"), (length.bulan, "bulan"), (length.hari, "hari"))
    return " ".join(f"{angka(count)} {unit}" for count, unit in parts if count)


def _named(one: Tercatat) -> dict[str, Any]:
    return {
        "nomor": one.nomor,
        "judul": one.berkas.judul,
        "mitra": [partner.sebutan for partner in one.berkas.mitra],
        "perangkat_daerah": _office(one),
    }


def _office(one: Tercatat) -> str:
    office = one.berkas.pemrakarsa
    if office is None:
        return NONE
    return office.nama.removesuffix(one.berkas.daerah.nama_lengkap).strip()


def _office_name(name: str, monev: Monev) -> str:
    region = next((one.daerah.nama_lengkap for one in monev.semua), "")
    return name.removesuffix(region).strip() if region else name


def _agreement(signed: Signed, state: Keadaan) -> str:
    title = registry.document(signed.key, state.berkas.form).title
    numbers = [
        signed.naskah.nomor[role] for role in state.berkas.roles if role in signed.naskah.nomor
    ]
    return f"{title} Nomor {' dan Nomor '.join(numbers)}" if numbers else title


def _events(recorded: Sequence[Tercatat]) -> list[dict[str, Any]]:
    """List what began, was extended and ended in the year, each group in time."""
    groups: tuple[tuple[str, Callable[[Keadaan], date | None]], ...] = (
        ("Kerja sama baru", lambda state: state.pertama if state.baru else None),
        ("Kerja sama diperpanjang", lambda state: state.diperpanjang),
        ("Kerja sama berakhir", lambda state: state.akhir if state.berakhir else None),
    )
    found = []
    for name, day_of in groups:
        dated = [(day, one) for one in recorded if (day := day_of(one.keadaan)) is not None]
        rows = sorted(dated, key=lambda pair: (pair[0], pair[1].nomor))
        found.append(
            {"peristiwa": name, "baris": [{**_named(one), "tanggal": day} for day, one in rows]}
        )
    return [group for group in found if group["baris"]]


def _activities(one: Tercatat) -> dict[str, Any]:
    return {
        **_named(one),
        "pelaksanaan": _LEVELS[one.hasil.pelaksanaan or ""],
        "baris": [
            {
                "kegiatan": row.kegiatan,
                "target": NONE if row.target is None else angka(row.target),
                "satuan": row.satuan or NONE,
                "realisasi": NONE if row.realisasi is None else angka(row.realisasi),
                "persen": _percent(row.persen),
                "keterangan": row.keterangan or NONE,
            }
            for row in one.hasil.kegiatan
        ],
    }


def _shares(counts: dict[str, int], names: dict[str, str], whole: int) -> list[dict[str, Any]]:
    return [
        {
            "sebutan": name,
            "jumlah": counts.get(key, 0),
            "persen": _percent(bagian(counts.get(key, 0), whole)),
        }
        for key, name in names.items()
    ]


def _money(row: BarisSumber) -> dict[str, Any]:
    return {
        "sumber": "" if row.jumlah else _SOURCES[row.sumber],
        "pagu": row.pagu,
        "realisasi": row.realisasi,
        "persen": _percent(row.persen),
    }


def _benefit(row: BarisManfaat) -> dict[str, Any]:
    return {
        "bentuk": SHORT.get(row.bentuk, ""),
        "pendapatan": _amount(row.pendapatan),
        "efisiensi": _amount(row.efisiensi),
        "investasi": _amount(row.investasi),
        "penerima": [
            angka(row.penerima[unit]) if unit in row.penerima else NONE
            for unit in ("orang", "lembaga", "lokasi")
        ],
    }


def _obstacles(one: Tercatat) -> list[dict[str, Any]]:
    return [
        {
            **_named(one),
            "kendala": row.kendala,
            "penyebab": row.penyebab or NONE,
            "upaya": row.upaya or NONE,
            "penanggung_jawab": row.penanggung_jawab or NONE,
            "tenggat": _day(row.tenggat),
            "status": _OBSTACLES[row.status] if row.status else NONE,
        }
        for row in one.hasil.kendala
    ]


def _obstacle_counts(recorded: Iterable[Tercatat]) -> dict[str, int]:
    found = [row.status or "tanpa" for one in recorded for row in one.hasil.kendala]
    counts = {status: found.count(status) for status in ("selesai", "proses", "belum", "tanpa")}
    return {**counts, "semua": len(found)}


def _advice(one: Tercatat) -> dict[str, Any]:
    advice = one.hasil.rekomendasi
    return {
        **_named(one),
        "keputusan": _ADVICE[advice.keputusan if advice else ""],
        "uraian": (advice.uraian if advice else None) or NONE,
        "oleh": (advice.oleh if advice else None) or NONE,
        "tenggat": _day(advice.tenggat if advice else None),
    }


def _ending(one: Tercatat) -> dict[str, Any]:
    proposal = one.berkas.perpanjangan
    return {
        **_named(one),
        "akhir": _day(one.keadaan.akhir),
        "sisa": angka(one.keadaan.sisa_hari or 0),
        "usul": f"diusulkan {tanggal(proposal.tanggal)}" if proposal else "belum diusulkan",
    }


def _indicators(monev: Monev) -> list[dict[str, Any]]:
    found, whole, benefit = monev.indikator, monev.rekap[-1], monev.manfaat[-1]
    rows: list[tuple[str, str, str]] = [
        (
            "Rencana kerja sama terealisasi",
            f"{angka(whole.realisasi)} ditandatangani ÷ {angka(whole.rencana)} direncanakan",
            _percent(whole.persen),
        ),
        _ratio("Kesepakatan bersama ditindaklanjuti perjanjian", found.tindak_lanjut_kb,
               "ditindaklanjuti", "kesepakatan bersama aktif"),
        _ratio("Kerja sama aktif yang dilaksanakan", found.dilaksanakan,
               "dilaksanakan", "kerja sama aktif"),
        _ratio("Realisasi kegiatan", found.kegiatan, "kegiatan terlaksana", "kegiatan"),
        (
            "Realisasi keluaran",
            f"rata-rata capaian {angka(found.keluaran.seluruh)} kegiatan bertarget",
            _percent(found.keluaran.persen),
        ),
        (
            "Realisasi anggaran",
            f"{rupiah(found.anggaran.bagian)} ÷ {rupiah(found.anggaran.seluruh)}",
            _percent(found.anggaran.persen),
        ),
        _ratio("Kepatuhan pelaporan", found.kepatuhan, "laporan diterima", "laporan wajib"),
        _ratio("Penyelesaian kendala", found.kendala, "kendala selesai", "kendala"),
        _time("Waktu jawaban penawaran", found.waktu_jawaban, "surat penawaran sampai jawaban"),
        _time("Waktu persetujuan DPRD", found.waktu_dprd, "surat permohonan sampai sikap DPRD"),
        _time("Waktu tindak lanjut", found.waktu_pks, "kesepakatan bersama sampai perjanjian"),
        ("Pendapatan daerah", "jumlah yang dilaporkan", _rupiah(benefit.pendapatan)),
        ("Efisiensi", "jumlah yang dilaporkan", _rupiah(benefit.efisiensi)),
        ("Investasi", "jumlah yang dilaporkan", _rupiah(benefit.investasi)),
        ("Penerima manfaat", "jumlah yang dilaporkan", _served(benefit.penerima)),
        (
            "Kerja sama akan berakhir",
            "sisa jangka waktu paling lama 180 hari",
            f"{angka(len(monev.segera_berakhir))} kerja sama",
        ),
    ]  # fmt: skip
    return [{"nama": name, "perhitungan": how, "nilai": value} for name, how, value in rows]


def _ratio(name: str, ratio: Rasio, part: str, whole: str) -> tuple[str, str, str]:
    how = f"{angka(ratio.bagian)} {part} ÷ {angka(ratio.seluruh)} {whole}"
    return name, how, _percent(ratio.persen)


def _time(name: str, taken: Waktu, what: str) -> tuple[str, str, str]:
    mean = taken.rata_rata
    value = NONE if mean is None else f"{angka(mean)} hari"
    return name, f"rata-rata {what}, {angka(taken.banyak)} kerja sama", value


def _served(counts: dict[str, int]) -> str:
    told = [
        f"{angka(counts[unit])} {unit}" for unit in ("orang", "lembaga", "lokasi") if unit in counts
    ]
    return ", ".join(told) or NONE


def _percent(value: Decimal | None) -> str:
    return NONE if value is None else persen(value)


def _amount(value: Decimal | None) -> str:
    return NONE if value is None else angka(value)


def _rupiah(value: Decimal | None) -> str:
    return NONE if value is None else rupiah(value)


def _day(day: date | None) -> str:
    return NONE if day is None else tanggal(day)
