"""Small cooperations for the annual report, made one fact at a time, and whole years of them."""

from __future__ import annotations

import functools
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from berkas_samples import drop, put, read, read_profile, sample

if TYPE_CHECKING:
    from generator.models.berkas import Berkas
    from generator.models.daerah import Profil

Value = dict[str, Any]

_KEPT = (
    "bentuk",
    "versi_skema",
    "judul",
    "para_pihak",
    "objek",
    "pemrakarsa",
    "sifat",
    "jenis",
    "jalur",
)
FORMS = ("ksdd", "ksdpk", "ksdpl", "ksdll", "sinergi")
_SAMPLES = {
    "ksdd": "ksdd-sukarela",
    "ksdpk": "ksdpk-ormas",
    "ksdpl": "ksdpl-kembar",
    "ksdll": "ksdll-nonprofit",
    "sinergi": "sinergi-kecil",
}
_MEMORANDUM = {"ksdpl": "naskah_kerja_sama", "ksdll": "naskah_kerja_sama"}


@functools.cache
def region() -> Profil:
    return read_profile()


def cooperation(
    form: str,
    name: str,
    signed: str | None,
    ends: str | None = "2030-12-31",
    *,
    pks: str | None = None,
    **facts: object,
) -> Value:
    """Give a cooperation as JSON values.

    Args:
        form: Its form.
        name: Its id.
        signed: Day its first agreement is signed, if it is.
        ends: Last day of its term, if it has one.
        pks: Day its perjanjian is signed, if there is one.
        facts: Further fields; `None` removes one.
    """
    full = sample(_SAMPLES[form])
    value = {key: full[key] for key in _KEPT if key in full} | {"id": name}
    if ends is not None:
        value["jangka_waktu"] = {"mulai": "2020-01-01", "selesai": ends}
    if signed is not None and form == "sinergi":
        value["penandatanganan"] = _signing(signed)
    elif signed is not None:
        value[_MEMORANDUM.get(form, "kesepakatan_bersama")] = {"penandatanganan": _signing(signed)}
    if pks is not None:
        value["perjanjian_kerja_sama"] = {"penandatanganan": _signing(pks)}
    value |= facts
    return {key: fact for key, fact in value.items() if fact is not None}


def _signing(day: str) -> Value:
    return {"tempat": "Tanjung", "tanggal": day}


def attached(*values: Value) -> list[Berkas]:
    """Read berkas and attach the shipped profil."""
    return [read(value).with_profil(region()) for value in values]


def semester(number: int, *, reported: bool = True, **facts: object) -> Value:
    """Give the results of a semester of 2026."""
    letter = {"nomor": f"100.2.2.3/{number}/2026", "tanggal": "2026-07-06"}
    told: Value = {"tahun": 2026, "semester": number}
    told |= {key: fact for key, fact in facts.items() if fact is not None}
    return told | {"laporan": letter} if reported else told


def plan(*rows: tuple[str, int]) -> Value:
    """Give a yearly plan of 2026: the form and quarter of each planned cooperation."""
    value = drop(drop(sample("rencana_tahunan-2026"), "inventarisasi"), "realisasi")
    template = {key: fact for key, fact in value["daftar"][0].items() if key != "berkas"}
    return put(
        value,
        "daftar",
        [template | {"bentuk": form, "triwulan": quarter} for form, quarter in rows],
    )


def year_of(count: int) -> list[Value]:
    """Give a year of so many cooperations of every form, with results, and their plan."""
    made = [_one(index) for index in range(count)]
    rows = [(FORMS[index % 5], index % 4 + 1) for index in range(0, count, 3)]
    return [*made, plan(*rows)]


def _one(index: int) -> Value:
    form = FORMS[index % 5]
    signed = date(2024, 2, 1) + timedelta(days=index * 7919 % 1050)
    ends = date(2026, 3, 1) + timedelta(days=index * 104729 % 1500)
    office = {"nama": f"Dinas Contoh {index % 12 + 1} Kabupaten Tabalong"}
    facts: Value = {
        "judul": f"Kerja Sama Contoh Nomor {index + 1} tentang Peningkatan Pelayanan Publik",
        "pemrakarsa": office,
    }
    day = (signed + timedelta(days=45)).isoformat()
    if form in ("ksdd", "ksdpk") and index % 3:
        facts["pks"] = day
    if form in ("ksdd", "ksdpk", "sinergi"):
        facts["pemantauan"] = [_results(index, number) for number in (1, 2) if (index + number) % 4]
    return cooperation(form, f"contoh-{index:03d}", signed.isoformat(), ends.isoformat(), **facts)


def _results(index: int, number: int) -> Value:
    decisions = ("lanjut", "perbaiki", "perpanjang", "akhiri")
    statuses = ("selesai", "proses", "belum")
    return semester(
        number,
        reported=index % 7 > 0,
        capaian=[
            {"kegiatan": f"Kegiatan {letter} kerja sama {index + 1}", "target": 10 + index % 9,
             "satuan": "kegiatan", "realisasi": (index + number * 3) % 8, "sumber": "APBD",
             "anggaran": 1_000_000 * (index % 40)}
            for letter in "AB"
        ],
        kendala=[{"uraian": f"kendala kerja sama {index + 1}", "status": statuses[index % 3],
                  "upaya": "rapat koordinasi", "penanggung_jawab": "Bagian Kerja Sama"}],
        pendapatan_daerah=5_000_000 * (index % 5) if FORMS[index % 5] == "ksdpk" else None,
        jumlah_penerima_manfaat=[{"jumlah": index * 3 + 1, "satuan": "orang"}],
        rekomendasi={"keputusan": decisions[index % 4], "uraian": "meninjau target kegiatan"},
    )  # fmt: skip
