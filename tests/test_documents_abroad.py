"""Documents of cooperation abroad: the contents the law lists, and two languages that agree."""

from __future__ import annotations

import re
from typing import Any, Final

import docx_reading as reading
import pytest
from rendered_samples import CASES, berkas, profil

import generator as g
from generator import registry
from generator.rendering.context import build_context

ABROAD: Final = tuple(sample for sample, key in CASES if key == "kajian")
CONTENTS: Final = {
    # Permendagri 25/2020 Pasal 12 ayat (3), with a title of its own
    "kajian": (
        "I. JUDUL", "II. LATAR BELAKANG", "III. MAKSUD DAN TUJUAN",
        "IV. PEMETAAN POTENSI DAN KARAKTERISTIK SERTA KEBUTUHAN DAERAH", "V. MANFAAT",
        "VI. KESIMPULAN",
    ),
    # Pasal 13 ayat (2); title and subjects open the text
    "letter_of_intent": (
        "PERNYATAAN KEHENDAK KERJA SAMA", "MAKSUD DAN TUJUAN", "RUANG LINGKUP", "MASA BERLAKU",
        "TEMPAT DAN TANGGAL",
    ),
    # Pasal 15 ayat (3)
    "rencana_kerja_sama": (
        "I. SUBJEK KERJA SAMA", "II. LATAR BELAKANG", "III. MAKSUD, TUJUAN, DAN SASARAN",
        "IV. OBJEK", "V. RUANG LINGKUP", "VI. SUMBER PEMBIAYAAN",
        "VII. JANGKA WAKTU PELAKSANAAN",
    ),
    # Pasal 20 ayat (5); title, subjects, date and place stand before and after the articles
    "naskah_kerja_sama": (
        "MEMORANDUM SALING PENGERTIAN", "Pasal 1 ↵MAKSUD DAN TUJUAN", "Pasal 2 ↵RUANG LINGKUP",
        "Pasal 3 ↵PELAKSANAAN", "Pasal 4 ↵PEMBIAYAAN", "Pasal 5 ↵KELOMPOK KERJA BERSAMA",
        "Pasal 6 ↵PENYELESAIAN PERSELISIHAN", "Pasal 7 ↵AMANDEMEN",
        "Pasal 8 ↵MASA BERLAKU, PERPANJANGAN, DAN PENGAKHIRAN",
    ),
    # Pasal 26 ayat (4)
    "rencana_kegiatan_tahunan": (
        "Uraian kegiatan", "Peran para pihak",
        "Hasil yang diharapkan (lokasi dan penerima manfaat)", "Rencana pembiayaan (Rp)",
    ),
    # Pasal 37
    "laporan_hasil_kerja_sama": (
        "1. Judul", "2. Latar belakang", "3. Maksud, tujuan, dan sasaran", "4. Ruang lingkup",
        "5. Perkembangan dan hasil, termasuk kegiatan unggulan", "6. Penerima manfaat",
        "7. Pendanaan", "8. Hambatan dan tantangan", "9. Analisis dan rencana tindak lanjut",
    ),
}  # fmt: skip
BILINGUAL: Final = ("letter_of_intent", "naskah_kerja_sama")

each_sample = pytest.mark.parametrize("sample", ABROAD)
each_listed = pytest.mark.parametrize(
    ("sample", "key"), [(s, k) for s, k in CASES if s in ABROAD and k in CONTENTS]
)
each_bilingual = pytest.mark.parametrize(
    ("sample", "key"), [(s, k) for s, k in CASES if s in ABROAD and k in BILINGUAL]
)


def _made(sample: str, key: str, **changes: Any) -> bytes:
    found = berkas(sample)
    changed = found.model_copy(update=changes).with_profil(found.daerah)
    return g.render(changed, only=[key])[key].docx


def _labels(docx: bytes) -> list[str]:
    return [label for _, label in reading.numbering_of(docx).labels(reading.part(docx))]


def _context(sample: str, key: str, **region: Any) -> dict[str, Any]:
    found = berkas(sample).with_profil(profil(**region))
    return build_context(found, registry.document(key, found.form))


@each_listed
def test_a_document_has_the_contents_of_the_law_in_their_order(sample: str, key: str) -> None:
    lines = reading.numbered_lines(_made(sample, key))
    found = [line for line in lines if line in CONTENTS[key]]
    assert tuple(dict.fromkeys(found)) == CONTENTS[key]


@each_bilingual
def test_both_columns_have_the_same_numbers(sample: str, key: str) -> None:
    docx = _made(sample, key)
    columns: dict[str, list[str]] = {"Kolom": [], "Inggris": []}
    for paragraph, label in reading.numbering_of(docx).labels(reading.part(docx)):
        column = re.search(r"Kolom$|Inggris$", reading.style_of(paragraph))
        if column and label:
            columns[column[0]].append(label.replace("Article", "Pasal"))
    assert len(columns["Kolom"]) > 5
    assert columns["Kolom"] == columns["Inggris"]


@pytest.mark.parametrize("name", ["tujuan", "ruang_lingkup"])
@each_bilingual
def test_a_list_of_one_is_a_sentence(sample: str, key: str, name: str) -> None:
    one = getattr(berkas(sample), name)[:1]
    docx = _made(sample, key, **{name: one})
    assert _labels(docx).count("a.") < _labels(_made(sample, key)).count("a.")
    text = reading.full_text(docx)
    assert f"{one[0].id}." in text
    assert f"{one[0].en}." in text


@pytest.mark.parametrize("sample", [s for s, k in CASES if k == "letter_of_intent"])
def test_a_letter_of_intent_names_no_money(sample: str) -> None:
    text = reading.full_text(_made(sample, "letter_of_intent"))
    assert "Rp" not in text
    assert "tidak menimbulkan hak, kewajiban, dan beban pembiayaan" in text


@pytest.mark.parametrize("sample", [s for s, k in CASES if k == "naskah_kerja_sama"])
def test_a_memorandum_ends_as_treaties_do(sample: str) -> None:
    text = reading.full_text(_made(sample, "naskah_kerja_sama"))
    assert re.search(
        r"DONE in duplicate at \w+, on the [\w-]+ day of \w+ in the year two thousand and "
        r"twenty-\w+, in the Indonesian and English languages, all texts being equally authentic",
        text,
    )
    assert "meterai" not in text.casefold()


def test_names_of_the_parties_say_their_countries() -> None:
    ours, theirs = _context("ksdpl-kembar", "naskah_kerja_sama")["para_pihak"]
    assert ours["nama_negara"].endswith(", Provinsi Kalimantan Selatan, Republik Indonesia")
    assert ours["nama_negara_inggris"].endswith(
        ", Kalimantan Selatan Province, Republic of Indonesia"
    )
    assert theirs["nama_negara"] == "Pemerintah Kota Toyama, Jepang"
    assert theirs["nama_negara_inggris"] == "Toyama City Government, Japan"


def test_a_province_does_not_name_itself_twice() -> None:
    region = {"jenis": "provinsi", "nama": "Rekaan", "provinsi": "Rekaan"}
    ours = _context("ksdpl-kembar", "naskah_kerja_sama", **region)["para_pihak"][0]
    assert ours["nama_negara"] == "Pemerintah Daerah Provinsi Rekaan, Republik Indonesia"


@each_sample
def test_costs_add_up(sample: str) -> None:
    context = _context(sample, "kajian")
    plan = berkas(sample).rencana_kerja_sama
    rows = plan.kegiatan if plan else ()
    costs = context["biaya_rencana"]
    assert costs["jumlah"] == sum(row.anggaran for row in rows)
    assert costs["jumlah"] == sum(source["jumlah"] for source in costs["per_sumber"])
    assert [s["sumber"] for s in costs["per_sumber"]] == list(dict.fromkeys(r.sumber for r in rows))
