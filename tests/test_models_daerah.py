from __future__ import annotations

import pickle
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from berkas_samples import put, read_profile, sample

from generator.errors import InputError
from generator.loading import parse_profile

if TYPE_CHECKING:
    from generator.models.daerah import Profil


def profile(kind: str = "kabupaten", name: str = "Tabalong", status: str = "definitif") -> Profil:
    value = put(put(sample("profil"), "jenis", kind), "nama", name)
    return read_profile(put(value, "kepala_daerah.status", status))


@pytest.mark.parametrize(
    ("kind", "name", "full", "head"),
    [
        ("kabupaten", "Tabalong", "Kabupaten Tabalong", "Bupati Tabalong"),
        ("kota", "Banjarbaru", "Kota Banjarbaru", "Wali Kota Banjarbaru"),
        (
            "provinsi",
            "Kalimantan Selatan",
            "Provinsi Kalimantan Selatan",
            "Gubernur Kalimantan Selatan",
        ),
    ],
)
def test_names_follow_the_kind_of_region(kind: str, name: str, full: str, head: str) -> None:
    profil = profile(kind, name)
    assert profil.nama_lengkap == full
    assert profil.pemerintah == f"Pemerintah Daerah {full}"
    assert profil.jabatan_kepala == profil.wakil.jabatan == head
    assert profil.sebutan_dprd == f"Dewan Perwakilan Rakyat Daerah {full}"


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("definitif", "Wali Kota Banjarbaru"),
        ("pj", "Pj. Wali Kota Banjarbaru"),
        ("pjs", "Pjs. Wali Kota Banjarbaru"),
        ("plt", "Plt. Wali Kota Banjarbaru"),
        ("plh", "Plh. Wali Kota Banjarbaru"),
    ],
)
def test_whoever_acts_for_the_head_is_called_so(status: str, expected: str) -> None:
    profil = profile("kota", "Banjarbaru", status)
    assert profil.jabatan_kepala == profil.wakil.jabatan == expected
    assert expected.startswith(profil.sebutan_kepala)


def test_the_head_signs_with_all_facts_of_the_person() -> None:
    profil = read_profile(put(sample("profil"), "kepala_daerah.nip", "197805122005011003"))
    head, signatory = profil.kepala_daerah, profil.wakil
    for name in ("nama", "gelar_depan", "gelar_belakang", "nip", "pangkat", "dasar_kewenangan"):
        assert getattr(signatory, name) == getattr(head, name)


@pytest.mark.parametrize(("zone", "hours"), [("WIB", 7), ("WITA", 8), ("WIT", 9)])
def test_the_zone_of_the_region_has_its_name_and_offset(zone: str, hours: int) -> None:
    profil = read_profile(put(sample("profil"), "zona_waktu", zone))
    assert profil.zona.utcoffset(None) == timedelta(hours=hours)
    assert profil.zona.tzname(None) == zone


def test_the_least_a_profil_says_is_enough() -> None:
    needed = {"versi_skema", "jenis", "nama", "provinsi", "ibu_kota", "alamat", "kepala_daerah"}
    needed |= {"unit_kerja_sama", "dprd"}
    value = {key: fact for key, fact in sample("profil").items() if key in needed}
    profil = read_profile(value)
    assert profil.gambar.lambang_daerah is None
    assert profil.halaman.naskah_dinas is None
    assert profil.dprd.pimpinan == "Ketua"
    assert profil.satuan_hari == "kerja"
    assert profil.tanda_tangan_elektronik
    assert profil.pictures == {}
    for name in needed:
        with pytest.raises(InputError):
            read_profile({key: fact for key, fact in value.items() if key != name})


def test_pictures_are_attached_to_a_copy_and_pickle() -> None:
    plain = read_profile()
    pictures = {"lambang_daerah": b"PNG"}
    profil = plain.with_pictures(pictures)
    pictures.clear()
    assert profil.pictures == {"lambang_daerah": b"PNG"}
    assert plain.pictures == {}
    copy = pickle.loads(pickle.dumps(profil))  # noqa: S301 – our own bytes
    assert copy == profil
    assert copy.pictures == profil.pictures


def test_pages_take_only_what_can_be_set() -> None:
    page = {"kertas": "F4", "huruf": "Arial", "ukuran_pt": 11, "spasi": 1}
    margins = {"atas": 25, "bawah": 25, "kiri": 30, "kanan": 20}
    value = put(sample("profil"), "halaman", {"naskah_dinas": {**page, "tepi_mm": margins}})
    found = read_profile(value).halaman.naskah_dinas
    assert found is not None
    assert found.tepi_mm is not None
    assert (found.kertas, found.spasi, found.tepi_mm.kiri) == ("F4", 1.0, 30)


@pytest.mark.parametrize("spacing", [1, 1.15, 1.5, 2])
def test_spacing_reads_whole_and_decimal_numbers_alike(spacing: float) -> None:
    value = put(sample("profil"), "halaman", {"naskah_kerja_sama": {"spasi": spacing}})
    page = read_profile(value).halaman.naskah_kerja_sama
    assert page is not None
    assert page.spasi == spacing


@pytest.mark.parametrize("spacing", ["1.5", True, [1], "NaN"])
def test_spacing_is_a_number(spacing: object) -> None:
    value = put(sample("profil"), "halaman", {"naskah_kerja_sama": {"spasi": spacing}})
    with pytest.raises(InputError) as caught:
        read_profile(value)
    assert [problem.code for problem in caught.value.problems] == ["field.number-type"]


def test_what_is_dumped_reads_back_the_same() -> None:
    value = put(sample("profil"), "halaman", {"naskah_kerja_sama": {"spasi": 1.15}})
    profil = read_profile(value)
    assert parse_profile(profil.model_dump_json(by_alias=True).encode()) == profil
