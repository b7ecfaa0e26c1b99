"""What monitoring may note, and how the semester report prints it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import docx_reading as reading
import pytest
from berkas_samples import attached, changed, read, sample

from generator import api
from generator.errors import InputError

OBSTACLES = (
    {"uraian": "batas belum disepakati", "upaya": "musyawarah desa", "status": "proses"},
    {"uraian": "petugas ukur kurang"},
)
FULL: dict[str, Any] = {
    "tahun": 2026,
    "semester": 1,
    "laporan": {"nomor": "100.2.2.3/17/TKKSD/2026", "tanggal": "2026-07-06"},
    "pelaksanaan": "sebagian",
    "kendala": list(OBSTACLES),
    "pendapatan_daerah": 125000000,
    "efisiensi": "80000000.50",
    "investasi": 0,
    "jumlah_penerima_manfaat": [{"jumlah": 1250, "satuan": "orang", "uraian": "pemilik tanah"}],
    "rekomendasi": {"keputusan": "perbaiki", "oleh": "Dinas PUPR", "tenggat": "2027-03-31"},
}


def test_monitoring_keeps_what_is_not_said_apart_from_nothing() -> None:
    (results,) = read(changed(pemantauan=[FULL])).pemantauan
    assert results.efisiensi == Decimal("80000000.50")
    assert results.investasi == 0
    assert [one.status for one in results.kendala] == ["proses", "belum"]
    (bare,) = read(changed(pemantauan=[{"tahun": 2026, "semester": 1}])).pemantauan
    assert bare.investasi is bare.rekomendasi is bare.pelaksanaan is None


def test_a_report_from_abroad_may_note_the_same() -> None:
    value = sample("ksdpl-kembar")
    names = ("pelaksanaan", "kendala", "jumlah_penerima_manfaat", "rekomendasi")
    value["laporan_hasil"][-1] |= {name: FULL[name] for name in names}
    report = read(value).laporan_terakhir
    assert report.rekomendasi.keputusan == "perbaiki"
    assert report.jumlah_penerima_manfaat[0].jumlah == 1250


@pytest.mark.parametrize(
    ("field", "wrong", "at"),
    [
        ("pelaksanaan", "sempurna", "pelaksanaan"),
        ("kendala", [{"uraian": "x", "status": "tuntas"}], "kendala[0].status"),
        ("jumlah_penerima_manfaat", [{"jumlah": 1, "satuan": "desa"}],
         "jumlah_penerima_manfaat[0].satuan"),
        ("jumlah_penerima_manfaat", [{"jumlah": -1, "satuan": "orang"}],
         "jumlah_penerima_manfaat[0].jumlah"),
        ("rekomendasi", {"keputusan": "henti"}, "rekomendasi.keputusan"),
        ("investasi", -1, "investasi"),
    ],
)  # fmt: skip
def test_what_monitoring_can_not_mean_is_refused(field: str, wrong: object, at: str) -> None:
    with pytest.raises(InputError) as caught:
        read(changed(pemantauan=[FULL | {field: wrong}]))
    assert [problem.path for problem in caught.value.problems] == [f"pemantauan[0].{at}"]


def test_the_semester_report_prints_obstacles_where_problems_are_not_written() -> None:
    berkas = attached(changed(pemantauan=[FULL]))
    docx = api.render(berkas, only=["laporan_semester"])["laporan_semester"].docx
    text = "\n".join(reading.numbered_lines(docx))
    assert "batas belum disepakati" in text
    assert "petugas ukur kurang" in text
    assert "usyawarah desa" in text
    written = attached(changed(pemantauan=[FULL | {"permasalahan": ["hujan"]}]))
    docx = api.render(written, only=["laporan_semester"])["laporan_semester"].docx
    assert "batas belum disepakati" not in "\n".join(reading.numbered_lines(docx))
