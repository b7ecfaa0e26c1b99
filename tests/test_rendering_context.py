from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from rendered_samples import CASES, SAMPLE_NAMES, berkas, profil

from generator import loading, registry
from generator.errors import InputError
from generator.models.pihak import PERAN
from generator.rendering.context import build_context
from generator.rendering.fields import EmptyFieldError, Kosong
from generator.rendering.people import signature_columns
from generator.resources import SAMPLES

if TYPE_CHECKING:
    from collections.abc import Iterator


AGREEMENT = registry.document("nota_kesepakatan", "sinergi")
each_sample = pytest.mark.parametrize(
    "sample", [name for name in SAMPLE_NAMES if berkas(name).form == "sinergi"]
)


def _changed(sample: str, **changes: Any) -> Any:
    original = berkas(sample)
    return original.model_copy(update=changes).with_profil(original.daerah)


def _values(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(value, Mapping):
        for name, item in value.items():
            yield from _values(item, f"{path}.{name}")
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _values(item, f"{path}[{index}]")
    else:
        yield path, value


# --- plain data -----------------------------------------------------------------------------------


@pytest.mark.parametrize(("sample", "key"), CASES)
@pytest.mark.parametrize("draft", [False, True])
def test_templates_get_plain_data_only(sample: str, key: str, *, draft: bool) -> None:
    found = berkas(sample)
    context = build_context(found, registry.document(key, found.form), draft=draft)
    plain = (str, int, Decimal, date, tuple, Kosong)
    assert [p for p, v in _values(context) if not isinstance(v, plain)] == []
    assert all(hasattr(v, "_fields") for _, v in _values(context) if isinstance(v, tuple))


@each_sample
def test_the_document_is_named(sample: str) -> None:
    context = build_context(berkas(sample), AGREEMENT)
    assert context["dokumen"] == {"kunci": AGREEMENT.key, "judul": AGREEMENT.title}


@each_sample
def test_a_berkas_without_profil_is_refused(sample: str) -> None:
    alone = loading.parse_berkas((SAMPLES / f"{sample}.json").read_bytes())
    with pytest.raises(InputError) as caught:
        build_context(alone, AGREEMENT)
    assert caught.value.code == "input.no-profil"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (("penandatanganan",), "penandatanganan"),
        (("penandatanganan", "tanggal"), "penandatanganan.tanggal"),
        (("para_pihak", 0, "nomor_naskah"), "para_pihak[0].nomor_naskah"),
        (("daerah", "telepon"), "profil.telepon"),
        (("rencana_kerja_tahun",), "rencana_kerja"),
        (("rencana_kerja_jumlah",), "rencana_kerja"),
    ],
)
def test_a_missing_fact_knows_its_path_in_the_input(
    path: tuple[str | int, ...], expected: str
) -> None:
    original = berkas("sinergi-kecil")
    first = original.para_pihak[0].model_copy(update={"nomor_naskah": None})
    bare = original.model_copy(
        update={
            "penandatanganan": None,
            "rencana_kerja": (),
            "para_pihak": (first, *original.para_pihak[1:]),
        }
    ).with_profil(profil(telepon=None))
    value: Any = build_context(bare, AGREEMENT)
    for step in path:
        value = value.child(step) if isinstance(value, Kosong) else value[step]
    assert isinstance(value, Kosong)
    with pytest.raises(EmptyFieldError, match=rf"^{re.escape(expected)}$"):
        str(value)


# --- parties and columns --------------------------------------------------------------------------


@each_sample
def test_parties_are_called_by_their_order(sample: str) -> None:
    names = [party["sebutan"] for party in build_context(berkas(sample), AGREEMENT)["para_pihak"]]
    assert names == [f"PIHAK {role.upper()}" for role in PERAN[: len(names)]]


@each_sample
def test_partners_are_all_but_the_region(sample: str) -> None:
    context = build_context(berkas(sample), AGREEMENT)
    assert len(context["mitra"]) == len(context["para_pihak"]) - 1
    assert context["daerah"]["pemerintah"] not in [party["nama"] for party in context["mitra"]]
    assert context["kepala_daerah"]["peran"] == berkas(sample).peran_daerah


def _columns(count: int, *, kedua_left: bool) -> list[list[str]]:
    parties = [{"peran": role} for role in PERAN[:count]]
    return [[p["peran"] for p in c] for c in signature_columns(parties, kedua_left=kedua_left)]


@pytest.mark.parametrize(
    ("count", "kedua_left", "expected"),
    [
        (2, True, [["kedua"], ["kesatu"]]),
        (2, False, [["kesatu"], ["kedua"]]),
        (3, True, [["ketiga"], ["kedua"], ["kesatu"]]),
        (3, False, [["kesatu"], ["kedua"], ["ketiga"]]),
        (4, True, [["kedua", "keempat"], ["kesatu", "ketiga"]]),
        (5, False, [["kesatu", "keempat"], ["kedua", "kelima"], ["ketiga"]]),
    ],
)
def test_signatories_stand_in_columns(
    count: int, expected: list[list[str]], *, kedua_left: bool
) -> None:
    assert _columns(count, kedua_left=kedua_left) == expected


@pytest.mark.parametrize("count", range(2, 11))
@pytest.mark.parametrize("kedua_left", [True, False])
def test_every_party_signs_once(count: int, *, kedua_left: bool) -> None:
    columns = _columns(count, kedua_left=kedua_left)
    assert sorted(role for column in columns for role in column) == sorted(PERAN[:count])


# --- money and time -------------------------------------------------------------------------------


@each_sample
def test_totals_agree_with_the_rows(sample: str) -> None:
    context = build_context(berkas(sample), AGREEMENT)
    rows = berkas(sample).rencana_kerja
    total = sum(row.anggaran for row in rows)
    years = context["rencana_kerja_per_tahun"]
    assert context["rencana_kerja_jumlah"] == total
    assert sum(source["jumlah"] for source in context["rencana_kerja_per_sumber"]) == total
    assert sum(year["jumlah"] for year in years) == total
    assert sum(len(year["kegiatan"]) for year in years) == len(rows)
    for year in years:
        assert sum(source["jumlah"] for source in year["jumlah_per_sumber"]) == year["jumlah"]
    assert [year["tahun"] for year in years] == sorted({row.jadwal.mulai.tahun for row in rows})


@each_sample
def test_the_years_of_the_rencana_kerja_are_a_span(sample: str) -> None:
    years = sorted({row.jadwal.mulai.tahun for row in berkas(sample).rencana_kerja})
    span = build_context(berkas(sample), AGREEMENT)["rencana_kerja_tahun"]
    assert span == (f"{years[0]}–{years[-1]}" if len(years) > 1 else str(years[0]))


def test_those_in_charge_stand_in_the_order_of_the_parties() -> None:
    original = berkas("sinergi-kecil")
    turned = original.rencana_kerja[0].model_copy(
        update={"penanggung_jawab": {"kedua": "Unit B", "kesatu": "Unit A"}}
    )
    context = build_context(_changed("sinergi-kecil", rencana_kerja=(turned,)), AGREEMENT)
    row = context["rencana_kerja_per_tahun"][0]["kegiatan"][0]
    assert row["penanggung_jawab"] == [
        {"sebutan": "PIHAK KESATU", "unit": "Unit A"},
        {"sebutan": "PIHAK KEDUA", "unit": "Unit B"},
    ]


@each_sample
def test_every_source_of_money_is_named_and_borne_by_a_party(sample: str) -> None:
    context = build_context(berkas(sample), AGREEMENT)
    for row in context["pembiayaan"]["sumber"]:
        assert row["sebutan_pihak"].startswith("PIHAK ")
        assert row["sebutan_sumber"].startswith(
            {"APBN": "Anggaran", "APBD": "Anggaran", "Lainnya": ("sumber", "dana")}[row["jenis"]]
        )


@each_sample
def test_contacts_name_only_what_there_is(sample: str) -> None:
    bare = berkas(sample).with_profil(profil(telepon=None, laman=None))
    assert build_context(bare, AGREEMENT)["kontak_daerah"] == [f"Pos-el {profil().pos_el}"]
