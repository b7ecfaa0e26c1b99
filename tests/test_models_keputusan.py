"""Decrees of the head of a region: what follows from their facts, and what their points say."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import docx_reading as reading
import pytest
from berkas_samples import drop, put, read_profile, sample

import generator as g
from generator.errors import InputError
from generator.loading import parse_berkas
from generator.models.rencana_tahunan import RencanaTahunan
from generator.readiness import documents_for

if TYPE_CHECKING:
    from berkas_samples import Value

    from generator.models.berkas import Berkas

TEAM, OFFICE, PLAN = (
    "tim_koordinasi-kabupaten",
    "tim_koordinasi-sekretariat",
    "rencana_tahunan-2026",
)


def _berkas(value: Value) -> Berkas:
    return parse_berkas(json.dumps(value).encode()).with_profil(read_profile())


def _lines(value: Value, key: str = "keputusan_bupati_tkksd", **allow: str) -> list[str]:
    return reading.numbered_lines(g.render(_berkas(value), only=[key], allow=allow)[key].docx)


def _points(lines: list[str]) -> list[str]:
    return [line for line in lines if line.startswith("KE") and line.isupper() and " " not in line]


def test_the_table_of_forms_and_quarters_adds_up() -> None:
    plan = _berkas(sample(PLAN))
    assert isinstance(plan, RencanaTahunan)
    *rows, total = plan.rekapitulasi()
    counts: list[Any] = [row["triwulan"] for row in rows]
    assert total["triwulan"] == [sum(column) for column in zip(*counts, strict=True)]
    assert [row["jumlah"] for row in rows] == [sum(quarters) for quarters in counts]
    assert total["jumlah"] == len(plan.daftar)
    assert [row["bentuk"] for row in rows] == ["ksdd", "ksdpk", "ksdpl", "ksdll", "sinergi"]


def test_an_amendment_names_the_decree_it_amends() -> None:
    amended = put(sample(PLAN), "perubahan_atas", {"nomor": "9/KUM/2026", "tanggal": "2026-01-05"})
    assert _berkas(amended).heading == (
        "Perubahan atas Keputusan Bupati Tabalong Nomor 9/KUM/2026 tentang Daftar Rencana Kerja "
        "Sama Kabupaten Tabalong Tahun 2026"
    )
    text = "\n".join(_lines(amended, "keputusan_bupati_rencana_kerja_sama"))
    assert "Mengubah Lampiran Keputusan Bupati Tabalong Nomor 9/KUM/2026 tanggal 5 Januari" in text


def test_a_joint_secretariat_waits_for_the_agreement_that_founds_it() -> None:
    line, _ = documents_for(_berkas(drop(sample(OFFICE), "dasar_sekretariat")))
    assert (line.status, line.missing) == ("incomplete", ("dasar_sekretariat",))


def test_a_copy_waits_for_the_head_of_the_legal_section() -> None:
    value = read_profile(drop(sample("profil"), "kepala_bagian_hukum"))
    _, copy = documents_for(_berkas(sample(TEAM)).with_profil(value))
    assert (copy.status, copy.missing) == ("incomplete", ("profil.kepala_bagian_hukum",))


def test_points_count_on_where_one_falls_away() -> None:
    lines = _lines(drop(sample(TEAM), "mencabut"))
    assert _points(_lines(sample(TEAM)))[-1] == "KESEPULUH"
    assert _points(lines) == [
        "KESATU", "KEDUA", "KETIGA", "KEEMPAT", "KELIMA", "KEENAM", "KETUJUH", "KEDELAPAN",
        "KESEMBILAN",
    ]  # fmt: skip
    assert not [line for line in lines if "dicabut" in line]


def test_the_last_ground_names_the_letters_before_it() -> None:
    grounds = sample(TEAM)["menimbang"]
    lines = _lines(put(sample(TEAM), "menimbang", grounds[:2]))
    assert any(
        line.startswith("c. bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a dan")
        for line in lines
    )


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({}, "mulai berlaku pada tanggal ditetapkan dan berakhir pada tanggal 31 Desember 2026."),
        ({"berakhir": "2026-06-30"}, "ditetapkan dan berakhir pada tanggal 30 Juni 2026."),
        ({"mulai_berlaku": "2026-02-02"}, "mulai berlaku pada tanggal 2 Februari 2026 dan"),
        (
            {"mulai_berlaku": "2026-01-02", "alasan_berlaku_surut": "melindungi hak"},
            "ditetapkan dan berlaku surut terhitung sejak tanggal 2 Januari 2026 untuk melindungi",
        ),
    ],
)
def test_a_decree_says_when_it_begins_and_ends(facts: Value, sentence: str) -> None:
    value = {key: fact for key, fact in (sample(TEAM) | facts).items() if fact is not None}
    assert any(sentence in line for line in _lines(value))


def test_a_decree_without_end_says_when_it_begins_once_that_is_allowed() -> None:
    value = drop(sample(TEAM), "tahun_anggaran")
    with pytest.raises(InputError) as caught:
        _lines(value)
    assert caught.value.code == "input.unlawful"
    assert caught.value.facts["rules"] == ["R52 (berakhir)"]
    lines = _lines(value, R52="berlaku sampai dicabut")
    assert any("ini mulai berlaku pada tanggal ditetapkan." in line for line in lines)
    assert not any("berakhir pada tanggal" in line for line in lines)


@pytest.mark.parametrize("asked", [True, False])
def test_the_phrase_of_mercy_is_printed_only_where_asked_for(asked: bool) -> None:
    lines = _lines(put(sample(TEAM), "rahmat", asked))
    assert ("DENGAN RAHMAT TUHAN YANG MAHA ESA" in lines) == asked


def test_foreign_cooperation_brings_its_own_legal_basis() -> None:
    regulation = "Peraturan Menteri Dalam Negeri Nomor 25 Tahun 2020"
    assert any(regulation in line for line in _lines(sample(TEAM)))
    domestic = put(sample(TEAM), "kerja_sama_luar_negeri", False)
    assert not any(regulation in line for line in _lines(domestic))


def test_a_copy_has_the_words_of_its_decree() -> None:
    decree, copy = _lines(sample(TEAM)), _lines(sample(TEAM), "salinan_keputusan_tkksd")
    place = decree.index("BUPATI TABALONG,", decree.index("Ditetapkan di Tanjung"))
    words = [line for line in copy if line and line != "SALINAN"]
    assert words[: len([line for line in decree[:place] if line])] == [
        line for line in decree[:place] if line
    ]
