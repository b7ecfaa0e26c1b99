"""The tables of `_base/` and the layers over them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from berkas_samples import sample

from generator.errors import InputError
from generator.loading import parse_profile
from generator.models.daerah import PolaNomor
from generator.models.tabel import SetelanAturan
from generator.tables import classification_codes, default_texts, rule_settings, severity_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from generator.models.daerah import Profil
    from generator.models.tabel import Tingkat


def profil(**more: Any) -> Profil:
    return parse_profile(json.dumps(sample("profil") | more).encode())


def lay(folder: Path, name: str, content: Any) -> Path:
    (folder / "_base").mkdir(parents=True, exist_ok=True)
    (folder / "_base" / f"{name}.json").write_text(json.dumps(content), "utf-8")
    return folder


# --- file codes -----------------------------------------------------------------------------------


def test_codes_are_known_new_or_old() -> None:
    codes = classification_codes()
    assert codes.dikenal("100.3.7.1")
    assert not codes.usang("100.3.7.1")
    assert codes.dikenal("188.45")
    assert codes.usang("188.45")
    assert not codes.dikenal("1880.4")
    assert not codes.dikenal("100.3.7.9")


def test_a_kind_of_document_has_its_code() -> None:
    codes = classification_codes()
    assert codes.cocok("100.3.7.1", "dalam_negeri")
    assert not codes.cocok("100.3.7.1", "luar_negeri")
    assert codes.cocok("100.3.3.2", "keputusan")
    assert codes.cocok("100.1.4.4", "tidak_dikenal")
    assert all(codes.dikenal(code) for wanted in codes.untuk.values() for code in wanted)


def test_a_region_adds_codes(tmp_path: Path) -> None:
    folder = lay(tmp_path, "kode_klasifikasi", {"kode": {"100.3.3.9": "Contoh"}})
    codes = classification_codes([folder])
    assert codes.dikenal("100.3.3.9")
    assert codes.dikenal("100.3.7.1")


# --- default texts --------------------------------------------------------------------------------


def test_a_region_replaces_one_text_and_keeps_the_others(tmp_path: Path) -> None:
    folder = lay(tmp_path, "teks", {"catatan_kaki_tte": "Contoh.", "tembusan_dprd": ["A", "B"]})
    texts = default_texts([folder])
    assert texts["catatan_kaki_tte"] == "Contoh."
    assert texts["tembusan_dprd"] == ("A", "B")
    shipped = default_texts()
    assert texts.keys() == shipped.keys()
    kept = texts.keys() - {"catatan_kaki_tte", "tembusan_dprd"}
    assert kept
    assert {key: texts[key] for key in kept} == {key: shipped[key] for key in kept}


# --- rules ----------------------------------------------------------------------------------------


def test_nobody_has_decided_about_rules_yet() -> None:
    assert rule_settings() == {}


def test_a_decision_is_a_word_or_a_word_with_its_reason(tmp_path: Path) -> None:
    folder = lay(
        tmp_path, "aturan", {"R17": "off", "R22": {"tingkat": "info", "alasan": "Perbup."}}
    )
    assert rule_settings([folder]) == {
        "R17": SetelanAturan(tingkat="off"),
        "R22": SetelanAturan(tingkat="info", alasan="Perbup."),
    }


def test_a_layer_takes_a_decision_of_a_lower_one_back(tmp_path: Path) -> None:
    low = lay(tmp_path / "bawah", "aturan", {"R17": "off"})
    top = lay(tmp_path / "atas", "aturan", {"R17": None})
    assert rule_settings([top, low]) == {}


@pytest.mark.parametrize(
    ("default", "setting", "expected"),
    [
        ("warning", None, "warning"),
        ("warning", SetelanAturan(tingkat="off"), None),
        ("warning", SetelanAturan(tingkat="error"), "error"),
        ("info", SetelanAturan(tingkat="warning"), "warning"),
        ("error", SetelanAturan(tingkat="error"), "error"),
        ("error", SetelanAturan(tingkat="off", alasan="Perbup."), None),
        ("error", SetelanAturan(tingkat="info", alasan="Perbup."), "info"),
    ],
)
def test_a_decision_sets_how_grave_a_rule_is(
    default: Tingkat, setting: SetelanAturan | None, expected: Tingkat | None
) -> None:
    overlay = {} if setting is None else {"R17": setting}
    assert severity_of("R17", default, overlay) == expected
    assert severity_of("R18", default, overlay) == default


@pytest.mark.parametrize("tingkat", ["off", "info", "warning"])
def test_a_rule_that_blocks_is_not_weakened_without_a_reason(tingkat: str) -> None:
    overlay = {"R22": SetelanAturan.model_validate({"tingkat": tingkat})}
    with pytest.raises(InputError) as caught:
        severity_of("R22", "error", overlay)
    assert caught.value.code == "input.rule-without-reason"
    assert caught.value.where == "_base/aturan.json: R22"
    assert f'"tingkat": "{tingkat}"' in caught.value.hint()


@pytest.mark.parametrize(
    ("name", "content", "read", "path"),
    [
        ("aturan", {"R17": "of"}, rule_settings, "R17.tingkat"),
        ("aturan", {"X1": "off"}, rule_settings, "X1"),
        ("aturan", {"R17": {"tingkat": "off", "sebab": "x"}}, rule_settings, "R17.sebab"),
        ("teks", {"a_b": 5}, default_texts, "a_b"),
        ("teks", {"a_b": ["x", ""]}, default_texts, "a_b[1]"),
        ("teks", {"A b": "x"}, default_texts, '["A b"]'),
        ("kode_klasifikasi", {"kode": {"A.1": "x"}}, classification_codes, 'kode["A.1"]'),
        ("kode_klasifikasi", {"lama": 5}, classification_codes, "lama"),
    ],
)
def test_a_wrong_table_is_named_with_file_and_key(
    tmp_path: Path, name: str, content: Any, read: Callable[[Sequence[Path]], object], path: str
) -> None:
    folder = lay(tmp_path, name, content)
    with pytest.raises(InputError) as caught:
        read([folder])
    assert caught.value.where == str(folder / "_base" / f"{name}.json")
    assert {one.path for one in caught.value.problems} == {path}


# --- number patterns ------------------------------------------------------------------------------


def test_a_profil_has_patterns_of_its_own_beside_the_usual_ones() -> None:
    assert profil().pola_nomor == PolaNomor()
    own = profil(pola_nomor={"keputusan": ["188/{urut}/KUM/{tahun}"]}).pola_nomor
    assert own.keputusan == ("188/{urut}/KUM/{tahun}",)
    assert own.naskah_dinas == PolaNomor().naskah_dinas


def test_a_wrong_pattern_is_refused_with_what_is_wrong() -> None:
    with pytest.raises(InputError) as caught:
        profil(pola_nomor={"keputusan": ["{urut}/{thn}"]})
    (problem,) = caught.value.problems
    assert (problem.code, problem.path) == ("field.number-pattern", "pola_nomor.keputusan[0]")
    assert "{thn}" in problem.message()
