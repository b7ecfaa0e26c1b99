from __future__ import annotations

import io
import json
import os
import shutil
from typing import TYPE_CHECKING

import pytest
from berkas_samples import BERKAS, Written, changed, put, sample, write
from PIL import Image

from generator import jsontext
from generator.errors import InputError
from generator.loading import (
    is_profile,
    load,
    load_profile,
    model_of,
    parse_berkas,
    parse_profile,
)
from generator.models.sinergi import Sinergi
from generator.pictures import MAX_SIDE_PX
from generator.resources import SAMPLES

if TYPE_CHECKING:
    from pathlib import Path


def picture(size: tuple[int, int] = (40, 30), kind: str = "PNG", mode: str = "RGB") -> bytes:
    buffer = io.BytesIO()
    Image.new(mode, size).save(buffer, kind)
    return buffer.getvalue()


def refusal(path: Path, **options: Path) -> InputError:
    with pytest.raises(InputError) as caught:
        load(path, **options)
    return caught.value


@pytest.mark.parametrize("name", BERKAS)
def test_a_sample_loads_with_the_profil_it_names(name: str) -> None:
    written = sample(name)
    berkas = load(SAMPLES / f"{name}.json")
    assert berkas.form == written["bentuk"]
    assert isinstance(berkas, model_of(written["bentuk"]))
    assert berkas.daerah == load_profile(SAMPLES / written["profil"])
    assert load(str(SAMPLES / f"{name}.json")) == berkas


def test_the_profil_is_looked_for_beside_the_berkas_not_in_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "daerah").mkdir()
    (tmp_path / "elsewhere").mkdir()
    path = write(tmp_path, changed(profil="daerah/profil.json"))
    shutil.move(tmp_path / "profil.json", tmp_path / "daerah" / "profil.json")
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert load(path).daerah.nama == "Tabalong"
    assert load(os.path.relpath(path)).daerah.nama == "Tabalong"


def test_a_profil_given_replaces_the_one_that_is_named(tmp_path: Path) -> None:
    other = tmp_path / "lain.json"
    other.write_text(json.dumps({**sample("profil"), "nama": "Balangan"}), "utf-8")
    for named in ("profil.json", "tidak-ada.json", None):
        path = write(tmp_path, changed(profil=named))
        assert load(path, profile=other).daerah.nama == "Balangan"
        assert load(path, profile=str(other)).daerah.nama == "Balangan"


def test_a_berkas_without_profil_says_how_to_give_one(tmp_path: Path) -> None:
    error = refusal(write(tmp_path, changed(profil=None)))
    assert error.code == "input.no-profil"
    assert error.where == str(tmp_path / "berkas.json")
    assert "--profile" in error.hint()


def test_a_profil_that_is_not_there_is_reported_with_who_names_it(tmp_path: Path) -> None:
    path = write(tmp_path, changed(profil="daerah/profil.json"))
    error = refusal(path)
    assert error.code == "input.not-found"
    assert error.where == f"{path}: profil"
    assert str(tmp_path / "daerah" / "profil.json") in error.message()
    (tmp_path / "daerah" / "profil.json").mkdir(parents=True)
    assert refusal(path).code == "input.is-folder"
    assert refusal(path, profile=tmp_path / "tidak-ada.json").where.endswith("tidak-ada.json")


def test_problems_of_the_profil_are_reported_at_the_profil(tmp_path: Path) -> None:
    profil = put(sample("profil"), "kepala_daerah.status", "pelaksana")
    error = refusal(write(tmp_path, sample(), profil))
    assert error.where == str(tmp_path / "profil.json")
    assert [problem.path for problem in error.problems] == ["kepala_daerah.status"]


def test_problems_of_the_berkas_come_before_those_of_the_profil(tmp_path: Path) -> None:
    error = refusal(write(tmp_path, changed(judul="Judul."), {"versi_skema": 1}))
    assert error.where == str(tmp_path / "berkas.json")


def test_a_berkas_that_is_not_there_or_a_folder_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "x.json").code == "input.not-found"
    assert refusal(tmp_path).code == "input.is-folder"


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read everything"
)
def test_a_file_nobody_may_read_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, sample())
    path.chmod(0)
    error = refusal(path)
    assert error.code == "input.unreadable"
    assert str(path) in error.message()


def test_a_name_no_system_takes_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / ("a" * 300)).code == "input.unreadable"
    path = write(tmp_path, changed(profil="a" * 260))
    assert refusal(path).code == "input.unreadable"


def test_a_profil_given_as_berkas_is_recognised(tmp_path: Path) -> None:
    write(tmp_path, sample())
    error = refusal(tmp_path / "profil.json")
    (problem,) = error.problems
    assert (problem.code, problem.path, problem.line) == ("input.is-profile", "bentuk", 1)
    assert is_profile((tmp_path / "profil.json").read_bytes())
    assert not is_profile((tmp_path / "berkas.json").read_bytes())


def test_a_misspelt_form_stands_at_its_place() -> None:
    written = Written(changed(bentuk="sinegi"))
    with pytest.raises(InputError) as caught:
        parse_berkas(written.text.encode(), name="a.json")
    (problem,) = caught.value.problems
    assert (problem.line, problem.column) == written.values["bentuk",]
    assert problem.facts["suggestion"] == "sinergi"
    assert caught.value.where == "a.json"


def test_the_model_of_a_form_is_found_by_its_key() -> None:
    assert model_of("sinergi") is Sinergi
    with pytest.raises(InputError) as caught:
        model_of("kerja-sama")
    assert caught.value.code == "input.unknown-form"


def test_reading_stops_at_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "besar.json"
    path.write_bytes(b" " * (jsontext.MAX_BYTES + 1))
    (problem,) = refusal(path).problems
    assert problem.code == "json.too-large"


@pytest.mark.parametrize(("kind", "mode"), [("PNG", "RGBA"), ("PNG", "P"), ("JPEG", "CMYK")])
def test_pictures_beside_the_profil_are_read_and_made_plain(
    kind: str, mode: str, tmp_path: Path
) -> None:
    (tmp_path / "gambar").mkdir()
    (tmp_path / "gambar" / "lambang").write_bytes(picture((2000, 1000), kind, mode))
    profil = put(sample("profil"), "gambar", {"lambang_daerah": "gambar/lambang"})
    found = load(write(tmp_path, sample(), profil)).daerah.pictures
    assert set(found) == {"lambang_daerah"}
    with Image.open(io.BytesIO(found["lambang_daerah"])) as opened:
        assert opened.format == "PNG"
        assert opened.mode in {"RGB", "RGBA"}
        assert opened.size == (MAX_SIDE_PX, MAX_SIDE_PX // 2)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, "input.not-found"),
        (b"GIF89a", "input.picture"),
        (picture()[:40], "input.picture"),
        (picture(kind="GIF", mode="P"), "input.picture"),
        (b"", "input.picture"),
    ],
    ids=["missing", "text", "cut off", "GIF", "empty"],
)
def test_a_picture_that_can_not_be_used_is_named(
    content: bytes | None, code: str, tmp_path: Path
) -> None:
    if content is not None:
        (tmp_path / "lambang.png").write_bytes(content)
    profil = put(sample("profil"), "gambar", {"lambang_daerah": "lambang.png"})
    error = refusal(write(tmp_path, sample(), profil))
    assert error.code == code
    assert error.where == f"{tmp_path / 'profil.json'}: gambar.lambang_daerah"
    assert "lambang.png" in error.message()


def test_text_parses_without_any_file() -> None:
    berkas = parse_berkas(json.dumps(sample()).encode())
    profil = parse_profile(json.dumps(sample("profil")).encode())
    assert berkas.with_profil(profil).pihak[1].nama == profil.pemerintah
