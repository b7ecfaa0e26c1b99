from __future__ import annotations

import itertools
import json
import pickle
from decimal import Decimal
from typing import Any

import pytest
import strategies
from berkas_samples import (
    BERKAS,
    attached,
    changed,
    put,
    read,
    read_profile,
    sample,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from generator.errors import InputError
from generator.loading import parse_berkas
from generator.models.pihak import PERAN
from generator.models.sinergi import Sinergi


def source(kind: str = "APBD", year: int = 2026, amount: object = 1, *, budgeted: bool) -> object:
    return {
        "jenis": kind,
        "pihak": "kedua" if kind == "APBD" else "kesatu",
        "tahun": year,
        "jumlah": amount,
        "sudah_dianggarkan": budgeted,
    }


def financed(*sources: object, public: bool = False, region: bool = False) -> Any:
    money = {
        "sumber": list(sources),
        "membebani_masyarakat": public,
        "membebani_daerah": region,
        "alasan": "uji",
    }
    return read(changed(pembiayaan=money))


def codes(value: dict[str, Any]) -> set[str]:
    with pytest.raises(InputError) as caught:
        read(value)
    return {problem.code for problem in caught.value.problems}


@pytest.mark.parametrize(
    ("public", "region", "budgeted"), list(itertools.product([True, False], repeat=3))
)
def test_the_council_must_approve_a_burden_or_money_not_yet_budgeted(
    public: bool, region: bool, budgeted: bool
) -> None:
    berkas = financed(source(budgeted=budgeted), public=public, region=region)
    assert berkas.membebani is (public or region)
    assert berkas.sudah_dianggarkan is budgeted
    assert berkas.perlu_persetujuan_dprd is (public or region or not budgeted)


def test_one_amount_not_budgeted_is_enough() -> None:
    assert financed(source(budgeted=True), source(budgeted=False)).perlu_persetujuan_dprd


def test_only_the_budget_of_the_region_counts() -> None:
    berkas = financed(source("APBN", budgeted=False), source("Lainnya", budgeted=False))
    assert berkas.sudah_dianggarkan
    assert not berkas.perlu_persetujuan_dprd
    assert berkas.kontribusi_apbd == ()


def test_without_money_nothing_needs_approval() -> None:
    assert not financed().perlu_persetujuan_dprd


def test_contributions_are_summed_per_year_oldest_first() -> None:
    berkas = financed(
        source(year=2028, amount=5, budgeted=True),
        source(year=2026, amount="10.50", budgeted=True),
        source(year=2026, amount="0.25", budgeted=True),
        source("APBN", year=2026, amount=1000, budgeted=True),
    )
    assert berkas.kontribusi_apbd == ((2026, Decimal("10.75")), (2028, Decimal(5)))


def test_parties_attend_in_their_order_with_the_facts_of_the_profil() -> None:
    berkas = attached()
    centre, region = berkas.pihak
    assert (centre.peran, region.peran) == ("kesatu", "kedua")
    assert (centre.daerah, region.daerah) == (False, True)
    assert centre.nama == "Kantor Pertanahan Kabupaten Tabalong"
    assert centre.atas_nama.startswith("Kementerian Agraria")
    assert region.nama == region.atas_nama == "Pemerintah Daerah Kabupaten Tabalong"
    assert region.wakil.nama == "Ahmad Fauzan Noor"
    assert region.wakil.jabatan == "Bupati Tabalong"
    assert region.alamat == berkas.daerah.alamat
    assert region.nomor_naskah == "100.3.7.1/12/BKS/2026"
    assert region.narahubung == berkas.daerah.unit_kerja_sama
    assert berkas.peran_daerah == "kedua"


def test_a_party_without_a_principal_acts_for_itself() -> None:
    centre = attached(sample("sinergi-tiga-pihak")).pihak[0]
    assert centre.atas_nama == centre.nama == "Kejaksaan Negeri Tabalong"


def test_the_regions_own_contact_comes_before_the_profils() -> None:
    value = put(sample(), "para_pihak[1].narahubung", {"unit": "Dinas Contoh"})
    contact = attached(value).pihak[1].narahubung
    assert contact is not None
    assert contact.unit == "Dinas Contoh"


@pytest.mark.parametrize("place", range(10))
def test_the_region_may_stand_anywhere_among_ten_parties(place: int) -> None:
    centre = sample()["para_pihak"][0]
    parties = [{**centre, "nama": f"Kantor {index}"} for index in range(9)]
    parties.insert(place, {"rujuk": "profil"})
    value = changed(para_pihak=parties, tugas_tanggung_jawab={peran: ["hadir"] for peran in PERAN})
    berkas = attached(value)
    assert berkas.peran_daerah == PERAN[place]
    assert [pihak.peran for pihak in berkas.pihak] == list(PERAN)
    assert [pihak.daerah for pihak in berkas.pihak].index(True) == place


def test_the_parties_of_a_berkas_without_profil_are_not_known() -> None:
    with pytest.raises(InputError) as caught:
        _ = read(sample()).pihak
    assert caught.value.code == "input.no-profil"
    assert caught.value.where == "2026-sinergi-ptsl"


def test_a_profil_is_attached_to_a_copy() -> None:
    berkas = read(sample())
    first, second = read_profile(), read_profile({**sample("profil"), "nama": "Balangan"})
    assert berkas.with_profil(first).daerah is first
    assert berkas.with_profil(first).with_profil(second).daerah is second
    assert berkas.with_profil(second) == berkas.with_profil(second)
    with pytest.raises(InputError):
        _ = berkas.daerah


@pytest.mark.parametrize(
    ("duties", "expected"),
    [
        ({"kesatu": ["a"]}, "field.roles-differ"),
        ({"kesatu": ["a"], "ketiga": ["b"]}, "field.roles-differ"),
        ({"kesatu": ["a"], "kedua": ["b"], "ketiga": ["c"]}, "field.roles-differ"),
        ({"kesatu": ["a"], "kedua": []}, "field.too-few"),
        ({"kesatu": ["a"], "kedua": [" "]}, "field.blank"),
    ],
)
def test_every_party_has_duties_and_nobody_else(duties: object, expected: str) -> None:
    assert codes(changed(tugas_tanggung_jawab=duties)) == {expected}


def test_an_agreement_lasts_more_than_a_day_and_an_activity_at_least_a_month() -> None:
    same_day = {"mulai": "2026-03-02", "selesai": "2026-03-02"}
    assert codes(changed(jangka_waktu=same_day)) == {"field.end-before-start"}
    assert read(changed(jangka_waktu={**same_day, "selesai": "2026-03-03"}))
    month = put(sample(), "rencana_kerja[0].jadwal", {"mulai": "2026-03", "selesai": "2026-03"})
    assert read(month).rencana_kerja[0].jadwal.mulai.bulan == 3
    back = put(sample(), "rencana_kerja[0].jadwal", {"mulai": "2026-03", "selesai": "2026-02"})
    assert codes(back) == {"field.end-before-start"}


def test_a_legal_basis_is_a_key_or_written_out() -> None:
    berkas = read(sample())
    assert berkas.dasar_hukum[0] == "uu-30-2014"
    assert not isinstance(berkas.dasar_hukum[2], str)
    assert berkas.dasar_hukum[2].nomor == 5
    missing = put(sample(), "dasar_hukum[2]", {"jenis": "uu"})
    assert codes(missing) == {"field.missing"}


def test_optional_parts_have_quiet_defaults() -> None:
    optional = [name for name, field in Sinergi.model_fields.items() if not field.is_required()]
    value = {key: fact for key, fact in sample().items() if key not in optional}
    berkas = read(value)
    assert berkas.penandatanganan is None
    assert [*berkas.rencana_kerja, *berkas.pasal_tambahan, *berkas.dasar_hukum] == []
    assert berkas.tahapan.penawaran is None
    assert berkas.pasal_pilihan == (
        "pemantauan_evaluasi", "penyelesaian_perselisihan", "keadaan_kahar",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("pembiayaan.membebani_daerah", 1),
        ("objek.dasar_perencanaan.tahun", "2026"),
        ("objek.dasar_perencanaan.tahun", 2026.0),
        ("judul", 5),
        ("lokasi", {"a": "b"}),
        ("rencana_kerja[0].jadwal.mulai", 202603),
    ],
)
def test_nothing_is_converted_silently(path: str, value: object) -> None:
    assert codes(put(sample(), path, value))


def test_values_never_change_after_loading() -> None:
    berkas = attached()
    for model, name in [(berkas, "judul"), (berkas.objek, "uraian"), (berkas.daerah, "nama")]:
        with pytest.raises(ValidationError):
            setattr(model, name, "lain")
        with pytest.raises(ValidationError):
            setattr(model, f"{name}_baru", 1)
    assert isinstance(berkas.tujuan, tuple)


@pytest.mark.parametrize("name", BERKAS)
def test_a_berkas_pickles_with_its_profil_and_pictures(name: str) -> None:
    profil = read_profile().with_pictures({"lambang_daerah": b"PNG"})
    berkas = read(sample(name)).with_profil(profil)
    copy = pickle.loads(pickle.dumps(berkas))  # noqa: S301 – our own bytes
    assert copy == berkas
    assert copy.daerah == berkas.daerah
    assert copy.daerah.pictures == {"lambang_daerah": b"PNG"}
    assert copy.pihak == berkas.pihak


@pytest.mark.parametrize("name", BERKAS)
def test_what_is_dumped_reads_back_the_same(name: str) -> None:
    berkas = read(sample(name))
    for no_none, no_defaults in itertools.product([True, False], repeat=2):
        text = berkas.model_dump_json(
            by_alias=True, exclude_none=no_none, exclude_unset=no_defaults
        )
        assert parse_berkas(text.encode()) == berkas
    dumped = json.loads(berkas.model_dump_json(by_alias=True, exclude_unset=True))
    assert dumped == sample(name)


activities = st.fixed_dictionaries(
    {
        "kegiatan": strategies.teks(),
        "keluaran": st.fixed_dictionaries(
            {
                "uraian": strategies.teks(),
                "target": st.integers(0, 10**9) | st.sampled_from([0.5, 12.25, 1e3]),
                "satuan": strategies.teks(),
            }
        ),
        "lokasi": strategies.teks(),
        "jadwal": st.tuples(strategies.bulan(), strategies.bulan()).map(
            lambda pair: {"mulai": min(pair), "selesai": max(pair)}
        ),
        "penanggung_jawab": st.dictionaries(
            st.sampled_from(["kesatu", "kedua"]), strategies.teks(), min_size=1
        ),
        "anggaran": strategies.rupiah(),
        "sumber": st.sampled_from(["APBN", "APBD", "Lainnya"]),
    }
)


@settings(max_examples=40, deadline=None)
@given(strategies.judul(), st.lists(strategies.teks(), min_size=1, max_size=5), activities)
def test_any_valid_facts_survive_the_way_through_json(
    title: str, lines: list[str], activity: dict[str, Any]
) -> None:
    value = changed(judul=title, tujuan=lines, rencana_kerja=[activity])
    berkas = read(value)
    again = parse_berkas(berkas.model_dump_json(by_alias=True).encode())
    assert again == berkas
    assert again.model_dump_json() == berkas.model_dump_json()
