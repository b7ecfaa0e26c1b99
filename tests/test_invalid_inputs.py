from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from berkas_samples import Written, drop, put, sample, steps, write
from invalid_inputs import BROKEN, RAW
from jsonschema import Draft202012Validator

from generator.errors import InputError
from generator.loading import load, load_profile, parse_berkas, parse_profile
from generator.resources import SCHEMAS

if TYPE_CHECKING:
    from pathlib import Path

    from invalid_inputs import Broken, Raw

    from generator.errors import Problem


def refusal(path: Path, *, profile: bool = False) -> tuple[Problem, ...]:
    with pytest.raises(InputError) as caught:
        load_profile(path) if profile else load(path)
    assert caught.value.code == "input.invalid"
    assert caught.value.where == str(path)
    assert caught.value.facts["count"] == len(caught.value.problems)
    return caught.value.problems


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: broken.name)
def test_a_broken_input_is_refused_with_its_code_place_and_suggestion(
    broken: Broken, tmp_path: Path
) -> None:
    written = Written(broken.value())
    path = tmp_path / "berkas.json"
    path.write_text(written.text, "utf-8")
    (problem,) = refusal(path, profile=broken.base == "profil")
    assert problem.code == broken.code
    assert problem.path == broken.path
    positions = written.keys if broken.of_key else written.values
    place = broken.path if broken.at is None else broken.at
    assert (problem.line, problem.column) == positions[steps(place)]
    for lang in ("id", "en"):
        assert problem.message(lang)
        assert broken.suggestion in problem.hint(lang)


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: broken.name)
def test_an_independent_validator_refuses_what_a_schema_can_refuse(broken: Broken) -> None:
    name = "profil" if broken.base == "profil" else "sinergi"
    schema = json.loads((SCHEMAS / f"{name}.schema.json").read_bytes())
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    assert validator.is_valid(broken.value()) is not broken.schema_refuses


@pytest.mark.parametrize("raw", RAW, ids=lambda raw: raw.name)
def test_what_is_not_json_is_refused_with_its_place(raw: Raw, tmp_path: Path) -> None:
    path = tmp_path / "berkas.json"
    path.write_bytes(raw.data)
    (problem,) = refusal(path)
    assert (problem.code, problem.line, problem.column) == (raw.code, raw.line, raw.column)
    assert problem.message("id") != problem.message("en")


def test_every_problem_of_a_file_is_reported_in_one_run_in_its_order(tmp_path: Path) -> None:
    value = sample()
    put(value, "judul", "Sinergi:")
    put(value, "para_pihak[0].jenis", "instansi")
    put(value, "para_pihak[0].wakil.nip", "1978")
    drop(value, "objek.dasar_perencanaan.tahun")
    put(value, "tujuan", "satu")
    put(value, "maksud", " ")
    put(value, "jangka_waktu.mulai", "1/3/2026")
    put(value, "pembiayaan.sumber[0].jumlah", 0.5)
    put(value, "pembiayaan.membebani_daerah", 1)
    put(value, "rencana_kerja[0].jadwal.mulai", "Maret")
    put(value, "persetujuan_dprd", [])
    put(value, "kategori", "x")
    problems = refusal(write(tmp_path, value))
    assert [(problem.code, problem.path) for problem in problems] == [
        ("field.title-punctuation", "judul"),
        ("field.choice-suggest", "para_pihak[0].jenis"),
        ("field.nip-format", "para_pihak[0].wakil.nip"),
        ("field.missing", "objek.dasar_perencanaan.tahun"),
        ("field.blank", "maksud"),
        ("field.need-list", "tujuan"),
        ("field.date-order", "jangka_waktu.mulai"),
        ("field.rupiah-fraction", "pembiayaan.sumber[0].jumlah"),
        ("field.need-boolean", "pembiayaan.membebani_daerah"),
        ("field.month-format", "rencana_kerja[0].jadwal.mulai"),
        ("field.need-object", "persetujuan_dprd"),
        ("field.unknown", "kategori"),
    ]
    lines = [problem.line or 0 for problem in problems]
    assert lines == sorted(lines)
    assert lines[0] > 1


def test_facts_that_disagree_are_reported_together(tmp_path: Path) -> None:
    value = sample()
    put(value, "para_pihak[0]", {"rujuk": "profil"})
    put(value, "tugas_tanggung_jawab.ketiga", ["hadir"])
    put(value, "pembiayaan.sumber[0].pihak", "keempat")
    put(value, "rencana_kerja[0].penanggung_jawab.kelima", "Dinas")
    put(value, "pasal_pilihan", ["korespondensi", "korespondensi"])
    problems = refusal(write(tmp_path, value))
    assert {(problem.code, problem.path) for problem in problems} == {
        ("field.one-profil-party", "para_pihak"),
        ("field.roles-differ", "tugas_tanggung_jawab"),
        ("field.role-unknown", "pembiayaan.sumber[0].pihak"),
        ("field.role-unknown", "rencana_kerja[0].penanggung_jawab.kelima"),
        ("field.repeated", "pasal_pilihan"),
    }
    places = [(problem.line, problem.column) for problem in problems]
    assert places == sorted(places)


@pytest.mark.parametrize(
    "nip", ["197805122005011", "197813122005011003", "197805121985011003", 197805122005011003]
)
@pytest.mark.parametrize("base", ["sinergi-lengkap", "profil"])
def test_a_nip_is_never_repeated(nip: object, base: str) -> None:
    value = sample(base)
    place = "kepala_daerah" if base == "profil" else "para_pihak[0].wakil"
    put(value, f"{place}.nip", nip)
    text = json.dumps(value).encode()
    with pytest.raises(InputError) as caught:
        parse_profile(text) if base == "profil" else parse_berkas(text)
    (problem,) = caught.value.problems
    told = [repr(problem), repr(caught.value), str(caught.value), repr(caught.value.__cause__)]
    told += [problem.message(lang) + problem.hint(lang) for lang in ("id", "en")]
    assert not re.search(r"1978\d", " ".join(told))


def test_every_way_to_be_wrong_is_told_apart() -> None:
    names = [broken.name for broken in BROKEN]
    assert len(set(names)) == len(names)
    assert {raw.code for raw in RAW} >= {"json.bom", "json.utf16", "json.too-deep"}
