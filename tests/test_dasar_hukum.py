"""The registry of regulations, and the lists of legal bases made from it."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from berkas_samples import BERKAS, attached, sample
from hypothesis import given
from hypothesis import strategies as st

from generator import registry
from generator.dasar_hukum import chosen_bases, read_registry, recognise, records
from generator.errors import InputError
from generator.models.naskah import DasarHukum
from generator.models.peraturan import TINGKAT, DaftarPeraturan, DasarTerpilih, Peraturan, diurutkan
from generator.resources import TEMPLATES

if TYPE_CHECKING:
    from pathlib import Path

    from generator.models.naskah import JenisPeraturan

FILE = TEMPLATES / "_base" / "dasar_hukum.json"
SHIPPED = read_registry()


def berkas(*bases: object, profil: tuple[object, ...] = ()) -> Any:
    return attached(
        sample("sinergi-kecil") | {"dasar_hukum": list(bases)},
        sample("profil") | {"dasar_hukum": list(profil)},
    )


def texts(*bases: object, document: str = "", **more: Any) -> list[str]:
    return [one.teks for one in chosen_bases(berkas(*bases), document, **more)]


def written(jenis: str, nomor: int, tahun: int, teks: str = "") -> dict[str, object]:
    return {
        "jenis": jenis, "tahun": tahun, "nomor": nomor, "teks": teks or f"{jenis} {nomor}/{tahun}"
    }  # fmt: skip


def record(**more: Any) -> dict[str, Any]:
    return {"singkatan": "X", "jenis": "pp", "nomor": 1, "tahun": 2001, "judul": "Contoh"} | more


def overlay(folder: Path, content: dict[str, Any]) -> Path:
    (folder / "_base").mkdir(parents=True, exist_ok=True)
    (folder / "_base" / "dasar_hukum.json").write_text(json.dumps(content), "utf-8")
    return folder


# --- the shipped records --------------------------------------------------------------------------


def test_every_key_says_kind_number_and_year() -> None:
    for key, one in SHIPPED.daftar.items():
        if one.jenis != "uud":
            assert re.fullmatch(rf"[a-z]+-{one.nomor}-{one.tahun}(-jo-8-1965)?", key)
            kind = key.partition("-")[0]
            assert one.singkatan.casefold().startswith(f"{kind} {one.nomor}/{one.tahun}")


def test_every_line_is_printed_once_and_without_end_punctuation() -> None:
    lines = [SHIPPED.teks(key) for key in SHIPPED.daftar]
    assert len(set(lines)) == len(lines)
    assert not [line for line in lines if line.endswith((".", ";", ",")) or "  " in line]


def test_what_is_not_verified_says_why_and_what_is_left_open_is_not_verified() -> None:
    for one in SHIPPED.daftar.values():
        assert one.terverifikasi or one.catatan
        if one.lembaran is None and one.jenis != "uud":
            assert not one.terverifikasi


def test_whatever_is_repealed_is_no_default_and_what_repeals_it_is_younger() -> None:
    defaults = {key for keys in SHIPPED.bawaan.values() for key in keys}
    for key, one in SHIPPED.daftar.items():
        if one.dicabut_oleh:
            assert key not in defaults
            repealer = SHIPPED.daftar.get(one.dicabut_oleh)
            assert repealer is None or repealer.tahun > one.tahun


def test_a_chain_of_amendments_runs_forward_in_time() -> None:
    for one in SHIPPED.daftar.values():
        chain = [one.tahun, *(SHIPPED.daftar[key].tahun for key in one.diubah_oleh)]
        assert chain == sorted(chain)


def test_every_form_has_defaults() -> None:
    forms = {form.key for form in registry.FORMS}
    decrees = {"tim_koordinasi", "rencana_tahunan"}  # their decrees have the defaults of decrees
    assert forms - decrees <= set(SHIPPED.bawaan)
    for line in registry.DOCUMENTS:
        if line.page == "produk_hukum":
            assert set(line.forms) <= decrees
            assert line.template_key.partition("_")[0] == "keputusan"
    assert SHIPPED.bawaan["keputusan"]


@pytest.mark.parametrize("name", BERKAS)
def test_every_document_of_the_agreements_and_decrees_has_bases(name: str) -> None:
    one = attached(sample(name))
    for line in registry.documents_of(one.form):
        if line.page in ("naskah_kerja_sama", "luar_negeri", "produk_hukum"):
            found = {basis.kunci for basis in chosen_bases(one, line.template_key)}
            default = "keputusan" if line.page == "produk_hukum" else one.form
            assert {key for key in SHIPPED.bawaan[default] if "-jo-" not in key} <= found


# --- one line -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        (
            "uud-1945-18-6",
            "Pasal 18 ayat (6) Undang-Undang Dasar Negara Republik Indonesia Tahun 1945",
        ),
        (
            "uu-30-2014",
            (
                "Undang-Undang Nomor 30 Tahun 2014 tentang Administrasi Pemerintahan (Lembaran "
                "Negara Republik Indonesia Tahun 2014 Nomor 292, Tambahan Lembaran Negara "
                "Republik Indonesia Nomor 5601)"
            ),
        ),
        (
            "permendagri-22-2020",
            (
                "Peraturan Menteri Dalam Negeri Nomor 22 Tahun 2020 tentang Tata Cara Kerja "
                "Sama Daerah dengan Daerah Lain dan Kerja Sama Daerah dengan Pihak Ketiga "
                "(Berita Negara Republik Indonesia Tahun 2020 Nomor 371)"
            ),
        ),
        (
            "permendagri-83-2022",
            (
                "Peraturan Menteri Dalam Negeri Nomor 83 Tahun 2022 tentang Kode Klasifikasi "
                "Arsip di Lingkungan Kementerian Dalam Negeri dan Pemerintah Daerah"
            ),
        ),
        (
            "pp-18-2016",
            (
                "Peraturan Pemerintah Nomor 18 Tahun 2016 tentang Perangkat Daerah (Lembaran "
                "Negara Republik Indonesia Tahun 2016 Nomor 114, Tambahan Lembaran Negara "
                "Republik Indonesia Nomor 5887) sebagaimana telah diubah dengan Peraturan "
                "Pemerintah Nomor 72 Tahun 2019 tentang Perubahan atas Peraturan Pemerintah "
                "Nomor 18 Tahun 2016 tentang Perangkat Daerah (Lembaran Negara Republik "
                "Indonesia Tahun 2019 Nomor 187, Tambahan Lembaran Negara Republik Indonesia "
                "Nomor 6402)"
            ),
        ),
        (
            "uu-23-2014",
            (
                "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah (Lembaran Negara"
                " Republik Indonesia Tahun 2014 Nomor 244, Tambahan Lembaran Negara Republik "
                "Indonesia Nomor 5587) sebagaimana telah beberapa kali diubah, terakhir dengan "
                "Undang-Undang Nomor 6 Tahun 2023 tentang Penetapan Peraturan Pemerintah "
                "Pengganti Undang-Undang Nomor 2 Tahun 2022 tentang Cipta Kerja menjadi Undang-"
                "Undang (Lembaran Negara Republik Indonesia Tahun 2023 Nomor 41, Tambahan "
                "Lembaran Negara Republik Indonesia Nomor 6856)"
            ),
        ),
    ],
)
def test_a_line_is_printed_as_the_law_on_regulations_says(key: str, expected: str) -> None:
    assert SHIPPED.teks(key) == expected


def test_the_formation_law_may_carry_the_law_that_changed_it() -> None:
    pair = SHIPPED.teks("uu-27-1959-jo-8-1965")
    assert pair.startswith(SHIPPED.teks("uu-27-1959") + " sebagaimana telah diubah dengan Undang-")
    assert pair.endswith(
        "Tahun 1965 Nomor 51, Tambahan Lembaran Negara Republik Indonesia Nomor 2756)"
    )


def test_the_comma_before_the_last_amendment_is_a_setting(tmp_path: Path) -> None:
    folder = overlay(tmp_path, {"koma_sebelum_terakhir": False})
    assert "beberapa kali diubah terakhir dengan" in read_registry([folder]).teks("uu-23-2014")


def test_a_region_writes_its_perda_as_a_record(tmp_path: Path) -> None:
    perda = record(
        jenis="perda", lembaga="Kabupaten Contoh", nomor=4, tahun=2021, judul="Kerja Sama Daerah",
        lembaran={"seri": "LD", "tahun": 2021, "nomor": 4, "tambahan": 7},
    )  # fmt: skip
    folder = overlay(tmp_path, {"daftar": {"perda-4-2021": perda}})
    assert read_registry([folder]).teks("perda-4-2021") == (
        "Peraturan Daerah Kabupaten Contoh Nomor 4 Tahun 2021 tentang Kerja Sama Daerah (Lembaran "
        "Daerah Kabupaten Contoh Tahun 2021 Nomor 4, Tambahan Lembaran Daerah Kabupaten Contoh "
        "Nomor 7)"
    )


# --- choosing -------------------------------------------------------------------------------------


def test_bases_stand_by_rank_then_year_then_number() -> None:
    ordered = [
        written("uud", 0, 1945), written("tap_mpr", 3, 2000), written("uu", 40, 1999),
        written("perppu", 1, 2000), written("uu", 2, 2014), written("uu", 11, 2014),
        written("pp", 1, 1990), written("perpres", 9, 2021), written("permen", 5, 2000),
        written("perda_provinsi", 3, 2020), written("perda", 1, 2001), written("perkada", 1, 1999),
        written("lainnya", 1, 1950),
    ]  # fmt: skip
    wanted = [str(one["teks"]) for one in ordered]
    assert [text for text in texts(*reversed(ordered)) if text in wanted] == wanted


@given(st.permutations([key for key in SHIPPED.daftar if "-jo-" not in key]))
def test_the_order_does_not_depend_on_who_was_named_first(keys: list[str]) -> None:
    found = chosen_bases(berkas(*keys[:20]))
    places = [(one.tingkat, one.tahun) for one in found]
    assert places == sorted(places)
    assert [one.teks for one in found] == texts(*reversed(keys[:20]))


def test_regulations_of_one_rank_and_year_stand_by_date_only_where_all_are_dated() -> None:
    def one(nomor: int, day: date | None) -> DasarTerpilih:
        values = record(jenis="permen", lembaga=f"Menteri {nomor}", nomor=nomor, tanggal=day)
        return DasarTerpilih(
            str(nomor), "permen", 2001, nomor, peraturan=Peraturan.model_validate(values)
        )

    dated = [one(1, date(2001, 9, 1)), one(2, date(2001, 3, 1))]
    assert [found.nomor for found in diurutkan(dated)] == [2, 1]
    assert [found.nomor for found in diurutkan([*dated, one(3, None)])] == [1, 2, 3]


def test_a_decree_names_more_than_an_agreement() -> None:
    decree = texts(document="keputusan_bupati_tkksd")
    assert decree[0].startswith("Pasal 18 ayat (6) Undang-Undang Dasar")
    assert len(decree) == len(SHIPPED.bawaan["keputusan"])
    assert len(texts(document="nota_kesepakatan")) == len(SHIPPED.bawaan["sinergi"])


def test_extras_come_on_top() -> None:
    more = set(texts(extras=["aset", "tidak-ada"])) - set(texts())
    assert more == {SHIPPED.teks("pp-27-2014"), SHIPPED.teks("permendagri-19-2016")}


def test_the_region_may_name_its_formation_law_by_key() -> None:
    found = chosen_bases(berkas(profil=("uu-8-1965",)))
    assert (found[0].kunci, found[0].asal) == ("uu-8-1965", "profil.dasar_hukum[0]")


def test_a_regulation_named_twice_is_printed_once_in_the_berkas_own_words() -> None:
    assert len(texts("uu-23-2014", "uu-23-2014")) == len(texts())
    own = written(
        "pp", 28, 2018, "Peraturan Pemerintah Republik Indonesia Nomor 28 Tahun 2018 tentang X"
    )
    found = [one for one in chosen_bases(berkas(own)) if one.jenis == "pp"]
    assert [(one.teks, one.kunci, one.asal) for one in found] == [
        (own["teks"], "pp-28-2018", "dasar_hukum[0]")
    ]
    other = written("uu", 1, 2001, "Undang-Undang Contoh")
    assert texts(other, other).count("Undang-Undang Contoh") == 1


def test_numbers_of_other_ministries_are_other_regulations() -> None:
    other = written("permen", 22, 2020, "Peraturan Menteri Keuangan Nomor 22 Tahun 2020 tentang X")
    assert recognise(SHIPPED, DasarHukum.model_validate(other)) == ""
    assert len(texts(other)) == len(texts()) + 1
    longer = written("uu", 1, 2022, "Undang-Undang Nomor 1 Tahun 20225 tentang X")
    assert recognise(SHIPPED, DasarHukum.model_validate(longer)) == ""


@pytest.mark.parametrize("key", [key for key in SHIPPED.daftar if "-jo-" not in key])
def test_every_record_is_recognised_when_written_out(key: str) -> None:
    one = SHIPPED.daftar[key]
    basis = DasarHukum.model_validate(
        written(one.jenis, one.nomor or 0, one.tahun, SHIPPED.teks(key))
    )
    assert recognise(SHIPPED, basis) == key


def test_an_unknown_key_is_refused_with_its_place() -> None:
    with pytest.raises(InputError) as caught:
        texts(written("uu", 1, 2001), "uu-99-2099")
    assert caught.value.code == "input.unknown-legal-basis"
    assert caught.value.where == "dasar_hukum[1]"
    assert caught.value.facts["key"] == "uu-99-2099"
    with pytest.raises(InputError) as caught:
        chosen_bases(berkas(profil=("uu-99-2099",)))
    assert caught.value.where == "profil.dasar_hukum[0]"


def test_an_unknown_key_is_answered_with_the_ones_that_may_be_meant() -> None:
    for key, expected in (("uu-23-2041", "uu-23-2014"), ("zzzzzzzzz", "…")):
        with pytest.raises(InputError) as caught:
            texts(key)
        known = caught.value.facts["known"]
        assert isinstance(known, list)
        assert expected in known
        assert len(known) <= 6


# --- what rules ask -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "basis",
    [
        "pp-50-2007",
        written("pp", 50, 2007, "Peraturan Pemerintah Nomor 50 Tahun 2007 tentang Tata Cara"),
    ],
)
def test_a_repealed_regulation_names_what_repealed_it(basis: object) -> None:
    (found,) = [one for one in chosen_bases(berkas(basis)) if one.tahun == 2007]
    assert found.dicabut_oleh == "PP 28/2018"
    assert found.asal == "dasar_hukum[0]"
    assert {one.dicabut_oleh for one in chosen_bases(berkas())} == {""}


@pytest.mark.parametrize(
    ("jenis", "tail", "missing"),
    [
        ("uu", "", ("Lembaran Negara", "Tambahan Lembaran Negara")),
        ("pp", " (Tambahan Lembaran Negara Nomor 1)", ("Lembaran Negara",)),
        ("pp", " (Lembaran Negara Nomor 1)", ("Tambahan Lembaran Negara",)),
        ("pp", " (Lembaran Negara Nomor 1, Tambahan Lembaran Negara Nomor 2)", ()),
        (
            "pp",
            " sebagaimana telah diubah dengan Y (Lembaran Negara, Tambahan Lembaran Negara)",
            ("Lembaran Negara", "Tambahan Lembaran Negara"),
        ),
        ("perda", "", ("Lembaran Daerah", "Tambahan Lembaran Daerah")),
        ("permen", "", ()),
    ],
)
def test_a_line_tells_which_gazette_it_lacks(
    jenis: JenisPeraturan, tail: str, missing: tuple[str, ...]
) -> None:
    assert DasarTerpilih(f"Peraturan X{tail}", jenis, 2001, 1).kurang_lembaran == missing


def test_the_ladder_knows_every_kind_from_high_to_low() -> None:
    assert list(TINGKAT.values()) == sorted(TINGKAT.values())
    assert {one.jenis for one in SHIPPED.daftar.values()} <= set(TINGKAT)


# --- the file and its layers ----------------------------------------------------------------------


def test_a_layer_adds_replaces_and_removes_by_key(tmp_path: Path) -> None:
    own = {
        "bawaan": {"sinergi": ["pp-1-2001"]},
        "daftar": {
            "pp-1-2001": record(),
            "permendagri-25-2020": {
                "lembaran": {"seri": "BN", "tahun": 2020, "nomor": 1},
                "terverifikasi": True,
            },
            "perpres-38-2015": None,
        },
    }
    folder = overlay(tmp_path, own)
    assert texts(overrides=[folder]) == ["Peraturan Pemerintah Nomor 1 Tahun 2001 tentang Contoh"]
    found = records([folder])
    assert "perpres-38-2015" not in found
    assert found["permendagri-25-2020"].judul == SHIPPED.daftar["permendagri-25-2020"].judul
    assert "Berita Negara" in read_registry([folder]).teks("permendagri-25-2020")
    assert len(found) == len(SHIPPED.daftar)


@pytest.mark.parametrize(
    ("content", "path", "code"),
    [
        ({"pp-1-2001": record(judul=None)}, "pp-1-2001.judul", "basis-incomplete"),
        ({"pp-1-2001": record(nomor=None)}, "pp-1-2001.nomor", "basis-incomplete"),
        ({"pp-1-2001": record(terverifikasi=False)}, "pp-1-2001.catatan", "basis-unexplained"),
        (
            {"pp-1-2001": record(diubah_oleh=["pp-9-2009"])},
            "pp-1-2001.diubah_oleh[0]",
            "basis-unlisted",
        ),
        ({"pp-28-2018": {"tahun": "2018"}}, "pp-28-2018.tahun", "need-integer"),
        ({"pp-28-2018": {"judull": "X"}}, "pp-28-2018.judull", "unknown-suggest"),
    ],
)
def test_a_wrong_layer_is_named_with_file_and_key(
    tmp_path: Path, content: dict[str, Any], path: str, code: str
) -> None:
    folder = overlay(tmp_path, {"daftar": content})
    with pytest.raises(InputError) as caught:
        read_registry([folder])
    assert caught.value.where == str(folder / "_base" / "dasar_hukum.json")
    problems = caught.value.problems
    assert [(one.path, one.code) for one in problems] == [(f"daftar.{path}", f"field.{code}")]
    assert problems[0].line == 1


def test_a_default_that_is_not_listed_is_refused(tmp_path: Path) -> None:
    folder = overlay(tmp_path, {"bawaan": {"sinergi": ["pp-9-2009"]}})
    with pytest.raises(InputError) as caught:
        read_registry([folder])
    assert [one.path for one in caught.value.problems] == ["bawaan.sinergi[0]"]


def test_the_shipped_file_is_valid_by_itself() -> None:
    assert DaftarPeraturan.model_validate(json.loads(FILE.read_bytes()), strict=False) == SHIPPED
