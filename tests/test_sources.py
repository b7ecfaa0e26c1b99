from __future__ import annotations

import json
import os
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from berkas_samples import BERKAS, changed, sample, write

from generator.errors import InputError
from generator.loading import load
from generator.resources import SAMPLES
from generator.sources import Entry, discover, load_entry

if TYPE_CHECKING:
    from pathlib import Path

SMALL = "sinergi-kecil"


def refusal(source: Path) -> InputError:
    with pytest.raises(InputError) as caught:
        discover(source)
    return caught.value


def unusable(entry: Entry) -> InputError:
    with pytest.raises(InputError) as caught:
        load_entry(entry)
    return caught.value


def lines(folder: Path, *texts: str) -> Path:
    write(folder, sample(SMALL))  # brings the profil along
    path = folder / "daftar.jsonl"
    path.write_text("\n".join(texts), "utf-8", newline="")
    return path


def one_line(**facts: object) -> str:
    return json.dumps({**sample(SMALL), **facts})


def test_a_folder_gives_every_berkas_by_its_id_and_no_profil() -> None:
    entries = discover(SAMPLES)
    assert [entry.where for entry in entries] == [str(SAMPLES / f"{name}.json") for name in BERKAS]
    assert [entry.name for entry in entries] == [sample(name)["id"] for name in BERKAS]
    loaded = load_entry(entries[0])
    assert loaded == load(SAMPLES / f"{BERKAS[0]}.json")
    assert loaded.daerah == load(SAMPLES / f"{BERKAS[0]}.json").daerah


def test_whatever_is_wrong_with_a_berkas_it_is_an_entry(tmp_path: Path) -> None:
    write(tmp_path, sample(SMALL))
    (tmp_path / "bukan.json").write_bytes(b"{")
    (tmp_path / "besar.json").write_bytes(b" " * (5 * 1024 * 1024 + 1))
    (tmp_path / "tanpa-bentuk.json").write_bytes(b'{"id": "tanpa-bentuk"}')
    entries = {entry.name: entry for entry in discover(tmp_path)}
    assert set(entries) == {"besar", "bukan", "tanpa-bentuk", sample(SMALL)["id"]}
    expected = {
        "besar": "json.too-large",
        "bukan": "json.unclosed",
        "tanpa-bentuk": "input.form-missing",
    }
    assert {name: unusable(entries[name]).problems[0].code for name in expected} == expected


def test_what_is_no_berkas_is_left_out(tmp_path: Path) -> None:
    write(tmp_path, sample(SMALL))
    (tmp_path / "settings.json").write_text('{"editor.tabSize": 2}')
    (tmp_path / ".tersembunyi.json").write_text("{")
    (tmp_path / "folder.json").mkdir()
    (tmp_path / "dalam").mkdir()
    write(tmp_path / "dalam", sample("sinergi-lengkap"))
    assert [entry.name for entry in discover(tmp_path)] == [sample(SMALL)["id"]]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_an_entry(tmp_path: Path) -> None:
    write(tmp_path, sample(SMALL)).chmod(0)
    (entry,) = discover(tmp_path)
    assert unusable(entry).code == "input.unreadable"


def test_an_id_used_twice_is_refused_and_the_first_keeps_it(tmp_path: Path) -> None:
    path = lines(tmp_path, one_line(), one_line(), one_line(id="baris-2"), one_line(id="X"))
    entries = discover(path)
    assert [entry.name for entry in entries] == [
        *(sample(SMALL)["id"], "baris-2-2", "baris-2", "baris-4"),
    ]
    assert load_entry(entries[0]).id == sample(SMALL)["id"]
    assert unusable(entries[1]).code == "input.id-twice"
    assert load_entry(entries[2]).id == "baris-2"
    assert unusable(entries[3]).code == "input.invalid"


def test_json_lines_name_their_line_and_skip_empty_ones(tmp_path: Path) -> None:
    path = lines(tmp_path, one_line(), "", " \r", one_line(id="2026-lain", judul=7), "{")
    first, second, third = discover(path)
    assert load_entry(first).daerah.ibu_kota
    error = unusable(second)
    assert error.where == f"{path}:4"
    assert [(problem.path, problem.line) for problem in error.problems] == [("judul", 4)]
    assert unusable(third).problems[0].line == 5


def test_a_problem_of_a_workbook_names_the_cell(tmp_path: Path) -> None:
    write(tmp_path, sample(SMALL))
    (entry,) = discover(tmp_path)
    wrong = replace(
        entry,
        data=one_line(judul=7, tujuan=["a", 3], maksud=False).encode(),
        places={"judul": "sinergi!C2", "tujuan": "sinergi!F2"},
    )
    found = {problem.path: problem for problem in unusable(wrong).problems}
    assert {path: problem.cell for path, problem in found.items()} == {
        "judul": "sinergi!C2",
        "tujuan[1]": "sinergi!F2",
        "maksud": "",
    }
    assert {problem.line for problem in found.values()} == {None}


def test_the_profil_can_be_given(tmp_path: Path) -> None:
    value = changed(SMALL, profil="tidak-ada.json")
    write(tmp_path, value)
    (entry,) = discover(tmp_path)
    assert unusable(entry).code == "input.not-found"
    given = load_entry(entry, profile=SAMPLES / "profil-kota.json")
    assert given.daerah.jenis == "kota"


def test_sources_that_are_none_are_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path).code == "input.no-berkas"
    assert refusal(tmp_path / "tidak-ada").code == "input.not-found"
    (tmp_path / "catatan.txt").write_text("catatan")
    error = refusal(tmp_path / "catatan.txt")
    assert error.code == "input.source-kind"
    assert ".jsonl" in error.message()
