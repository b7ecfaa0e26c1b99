"""Layers over the shipped templates: JSON merges by key, the topmost layer wins, errors name it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from berkas_samples import attached, sample, write
from docx_builder import DocxBuilder, paragraph, run
from docx_reading import full_text, part
from hypothesis import given
from strategies import json_values

from generator import api, loading
from generator.errors import InputError, TemplateError
from generator.models.daerah import HalamanDaerah
from generator.overlay import layered, layers, merge
from generator.rendering.oxml import TWIPS_PER_MM, w

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "_base/halaman.json"


def lay(folder: Path, relative: str, content: Any) -> Path:
    target = folder / relative
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
    return folder


# --- merging --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "patch", "expected"),
    [
        # The test cases of RFC 7396 appendix A that have objects at the top.
        ({"a": "b"}, {"a": "c"}, {"a": "c"}),
        ({"a": "b"}, {"b": "c"}, {"a": "b", "b": "c"}),
        ({"a": "b"}, {"a": None}, {}),
        ({"a": "b", "b": "c"}, {"a": None}, {"b": "c"}),
        ({"a": ["b"]}, {"a": "c"}, {"a": "c"}),
        ({"a": "c"}, {"a": ["b"]}, {"a": ["b"]}),
        ({"a": {"b": "c"}}, {"a": {"b": "d", "c": None}}, {"a": {"b": "d"}}),
        ({"a": [{"b": "c"}]}, {"a": [1]}, {"a": [1]}),
        ({"e": None}, {"a": 1}, {"e": None, "a": 1}),
        ({}, {"a": {"bb": {"ccc": None}}}, {"a": {"bb": {}}}),
    ],
)
def test_merging_is_that_of_json_merge_patch(target: Any, patch: Any, expected: Any) -> None:
    before = json.dumps([target, patch])
    assert merge(target, patch) == expected
    assert json.dumps([target, patch]) == before


@given(json_values, json_values)
def test_merging_twice_changes_nothing_more(target: Any, patch: Any) -> None:
    once = merge(target, patch)
    assert merge(once, patch) == once


def test_the_topmost_layer_wins_and_the_others_shine_through(tmp_path: Path) -> None:
    top = lay(tmp_path / "atas", PAGE, {"naskah_dinas": {"kertas": "F4"}})
    low = lay(tmp_path / "bawah", PAGE, {"naskah_dinas": {"kertas": "A4", "ukuran_pt": 10}})
    page = layered(PAGE, HalamanDaerah, [top, low]).naskah_dinas
    assert page is not None
    assert (page.kertas, page.ukuran_pt, page.huruf) == ("F4", 10, "Arial")


def test_a_changed_file_is_read_anew(tmp_path: Path) -> None:
    lay(tmp_path, PAGE, {"naskah_dinas": {"ukuran_pt": 10}})
    first = layered(PAGE, HalamanDaerah, [tmp_path]).naskah_dinas
    lay(tmp_path, PAGE, {"naskah_dinas": {"ukuran_pt": 9, "kertas": "F4"}})
    second = layered(PAGE, HalamanDaerah, [tmp_path]).naskah_dinas
    assert first is not None
    assert second is not None
    assert (first.ukuran_pt, second.ukuran_pt) == (10, 9)


def test_a_file_that_no_folder_has_is_missing() -> None:
    with pytest.raises(TemplateError) as caught:
        layered("_base/tidak-ada.json", HalamanDaerah)
    assert caught.value.code == "template.missing"


# --- blame ----------------------------------------------------------------------------------------


def test_the_layer_that_is_wrong_is_named_with_line_and_column(tmp_path: Path) -> None:
    good = lay(tmp_path / "baik", PAGE, {"naskah_dinas": {"kertas": "F4"}})
    bad = lay(
        tmp_path / "salah", PAGE, '{\n  "naskah_dinas": {\n    "ukuran_pt": 99,\n    "x": 1}}'
    )
    for order in ([good, bad], [bad, good]):
        with pytest.raises(InputError) as caught:
            layered(PAGE, HalamanDaerah, order)
        assert caught.value.where == str(bad / PAGE)
        assert [(one.path, one.line) for one in caught.value.problems] == [
            ("naskah_dinas.ukuran_pt", 3),
            ("naskah_dinas.x", 4),
        ]
        assert caught.value.facts["count"] == 2


def test_the_layer_on_top_is_blamed_for_what_it_repeats(tmp_path: Path) -> None:
    low = lay(tmp_path / "bawah", PAGE, {"naskah_dinas": {"ukuran_pt": 98}})
    top = lay(tmp_path / "atas", PAGE, {"naskah_dinas": {"ukuran_pt": 99}})
    with pytest.raises(InputError) as caught:
        layered(PAGE, HalamanDaerah, [top, low])
    assert caught.value.where == str(top / PAGE)


def test_a_layer_that_is_no_json_is_refused_with_its_place(tmp_path: Path) -> None:
    lay(tmp_path, PAGE, '{"naskah_dinas": {"a": 1, "a": 2}}')
    with pytest.raises(InputError) as caught:
        layered(PAGE, HalamanDaerah, [tmp_path])
    assert str(tmp_path / PAGE) in caught.value.where


# --- the profil's own layer -----------------------------------------------------------------------


def test_the_profil_brings_its_layer_along_below_what_the_user_names(tmp_path: Path) -> None:
    own = lay(tmp_path / "lapisan", PAGE, {"naskah_dinas": {"kertas": "F4"}})
    path = write(tmp_path, sample(), sample("profil") | {"lapisan": "lapisan"})
    profil = loading.load(path).daerah
    assert profil.folder_lapisan == own
    given_ = tmp_path / "lain"
    assert layers(profil, [given_]) == (given_, own)
    assert layers(profil, [own]) == (own,)
    assert layers(attached(sample()).daerah) == ()


def test_a_layer_that_is_not_there_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, sample(), sample("profil") | {"lapisan": "lapisan"})
    with pytest.raises(InputError) as caught:
        loading.load(path)
    assert caught.value.code == "input.no-layer"
    assert caught.value.where.endswith("profil.json: lapisan")


def test_the_profils_layer_is_used_in_checks_and_documents(tmp_path: Path) -> None:
    lay(tmp_path / "lapisan", "_base/dasar_hukum.json", {"daftar": {"uu-30-2014": None}})
    path = write(tmp_path, sample(), sample("profil") | {"lapisan": "lapisan"})
    berkas = loading.load(path)
    for use in (api.check, lambda one: api.render(one, draft=True)):
        with pytest.raises(InputError) as caught:
            use(berkas)
        assert caught.value.code in {"input.unknown-legal-basis", "input.invalid"}


# --- names ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("nota_kesepkatan.docx", "nota_kesepakatan.docx"),
        ("sinergi/nota-kesepakatan.docx", "nota_kesepakatan.docx"),
        ("_base/dasarhukum.json", "dasar_hukum.json"),
    ],
)
def test_a_file_that_nothing_would_read_is_refused(tmp_path: Path, name: str, known: str) -> None:
    lay(tmp_path, name, "{}")
    with pytest.raises(InputError) as caught:
        layers(attached(sample()).daerah, [tmp_path])
    assert caught.value.code == "input.layer-file"
    assert caught.value.where == str(tmp_path / name)
    assert caught.value.facts["known"] == [known]


def test_names_that_resemble_nothing_are_told_what_is_known(tmp_path: Path) -> None:
    lay(tmp_path, "_base/zzz.json", "{}")
    with pytest.raises(InputError) as caught:
        layers(attached(sample()).daerah, [tmp_path])
    assert "halaman.json" in caught.value.message()
    assert "aturan.json" in caught.value.message()


def test_right_names_and_things_that_lie_about_are_left_alone(tmp_path: Path) -> None:
    for name in (
        "nota_kesepakatan.docx", "sampul.docx", "sinergi/rencana_kerja.docx", "~$ta.docx",
        "_bagian/milik_kami.docx", "_base/halaman.json", "_base/catatan.txt", "arsip/lama.docx",
    ):  # fmt: skip
        lay(tmp_path, name, "{}")
    assert layers(attached(sample()).daerah, [tmp_path]) == (tmp_path,)


# --- documents ------------------------------------------------------------------------------------


def test_a_layer_replaces_templates_parts_and_pages_of_the_documents(tmp_path: Path) -> None:
    folder = tmp_path / "lapisan"
    for name in ("sinergi/rencana_kerja.docx", "_bagian/tanda_tangan.docx"):
        lay(folder, name, "")
        (folder / name).write_bytes(
            DocxBuilder().add(paragraph(run(f"Milik kami: {name}"))).build()
        )
    lay(folder, PAGE, {"naskah_kerja_sama": {"kertas": "F4"}})
    path = write(tmp_path, sample(), sample("profil") | {"lapisan": "lapisan"})
    made = api.render(loading.load(path), only=["rencana_kerja", "nota_kesepakatan"])
    plan, note = (full_text(made[key].docx) for key in ("rencana_kerja", "nota_kesepakatan"))
    assert "Milik kami: sinergi/rencana_kerja.docx" in plan
    assert "Milik kami: _bagian/tanda_tangan.docx" in note
    size = next(part(made["nota_kesepakatan"].docx).iter(w("pgSz")))
    assert round(int(size.get(w("h"), "0")) / TWIPS_PER_MM) == 330
    without = api.render(loading.load(write(tmp_path, sample())), only=["nota_kesepakatan"])
    assert "Milik kami" not in full_text(without["nota_kesepakatan"].docx)
