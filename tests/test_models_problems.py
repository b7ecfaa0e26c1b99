from __future__ import annotations

import doctest
import json
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self

import pytest
import strategies
from hypothesis import given
from hypothesis import strategies as st
from pydantic import (
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    ValidationError,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from generator.jsontext import JsonDocument, parse
from generator.models import problems
from generator.models.places import resolve
from generator.models.problems import MAX_PROBLEMS, problems_of, show_value
from generator.models.types import Bulan, Daftar, Judul, Nip, Rupiah, Tahun, Tanggal, Teks

if TYPE_CHECKING:
    from generator.errors import Problem


class Model(BaseModel):
    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")


class Pejabat(Model):
    nama: Teks = Field(title="Nama", description="Nama tanpa gelar.")
    nip: Nip | None = None
    nik: Teks | None = None


class Pusat(Model):
    nama: Teks
    wakil: Pejabat


class Profil(Model):
    rujuk: Literal["profil"]


def kind(value: object) -> str | None:
    if isinstance(value, dict):
        return "profil" if "rujuk" in value else value.get("jenis", "pusat")
    return "pusat" if isinstance(value, str) else None


class Kas(Model):
    jenis: Literal["kas", "tunai"]
    jumlah: Rupiah


class Barang(Model):
    jenis: Literal["barang"]
    uraian: Teks


class Waktu(Model):
    mulai: Tanggal
    selesai: Tanggal

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.selesai < self.mulai:
            facts = {"at": "selesai", "max_length": 1, "length": 2}
            raise PydanticCustomError("field.text-too-long", "x", facts)
        return self


class Berkas(Model):
    skema: str | None = Field(None, alias="$schema")
    judul: Judul = Field(title="Judul")
    bentuk: Literal["ksdd", "ksdpk", "sinergi"] = "sinergi"
    pihak: Daftar[
        Annotated[
            Annotated[Pusat, Tag("pusat")] | Annotated[Profil, Tag("profil")], Discriminator(kind)
        ]
    ] = ()
    dana: Daftar[Annotated[Kas | Barang, Field(discriminator="jenis")]] = ()
    utama: Kas | Barang | None = Field(None, discriminator="jenis")
    waktu: Waktu | None = None
    bulan: Bulan | None = None
    tahun: Tahun | None = None
    tujuan: Daftar[Teks] = Field((), min_length=1, max_length=3)
    tugas: dict[Literal["kesatu", "kedua"], Daftar[Teks]] | None = None
    luwes: Teks | Daftar[Teks] | Pejabat | None = None
    campur: Literal["otomatis"] | dict[str, Daftar[Teks | Tahun]] | None = None
    benar: bool = False
    pola: str = Field("a", pattern="^[a-z]+$", min_length=1, max_length=5)
    kali: int = Field(5, multiple_of=5, gt=0, lt=100)
    kosong: None = None
    aneh: str = "x"
    rekan: Berkas | None = None

    @field_validator("aneh")
    @classmethod
    def _not_odd(cls, value: str) -> str:
        if value == "odd":
            raise ValueError("in English")
        return value


def found(value: object, model: Any = Berkas) -> tuple[Problem, ...]:
    """Validate an object as it would stand in a file, one member a line."""
    text = json.dumps(value, indent=1, ensure_ascii=False)
    document = parse(text.encode(), name="x")
    with pytest.raises(ValidationError) as caught:
        model.model_validate(document.value)
    problems = problems_of(caught.value, model, document)
    for problem in problems:
        assert problem.message("id")
        assert problem.message("en")
        assert problem.hint("id") is not None
        assert problem.hint("en") is not None
        assert problem.line is not None
    return problems


def only(value: object) -> Problem:
    (problem,) = found({"judul": "J", **value} if isinstance(value, dict) else value)
    return problem


def test_a_missing_field_stands_at_its_object_and_says_what_it_is_for() -> None:
    problem = only({"pihak": [{"nama": "A", "wakil": {}}]})
    assert (problem.code, problem.path) == ("field.missing", "pihak[0].wakil.nama")
    assert (problem.line, problem.column) == (6, 13)
    assert "nama" in problem.message()
    assert problem.hint() == "Nama tanpa gelar."


@pytest.mark.parametrize(
    ("key", "suggestion"),
    [
        ("tujuann", "tujuan"),
        ("Tujuan", "tujuan"),
        ("schema", "$schema"),
        ("rekan_", "rekan"),
        ("wkatu", "waktu"),
    ],
)
def test_an_unknown_field_is_met_with_the_name_somebody_meant(key: str, suggestion: str) -> None:
    problem = only({key: 1})
    assert problem.code == "field.unknown-suggest"
    assert problem.path == key
    assert (problem.line, problem.column) == (3, 2)
    assert suggestion in problem.hint()


def test_an_unknown_field_like_no_other_is_met_with_the_names_there_are() -> None:
    problem = only({"pihak": [{"rujuk": "profil", "zzz": "rahasia"}]})
    assert problem.code == "field.unknown"
    assert problem.path == "pihak[0].zzz"
    assert problem.facts["known"] == ("rujuk",)
    assert "rahasia" not in str(problem)


def test_an_unknown_field_with_a_long_name_gets_no_suggestion() -> None:
    problem = only({"tujuan" * 1000: 1})
    assert problem.code == "field.unknown"
    assert len(problem.path) < 100


@pytest.mark.parametrize(
    ("value", "path", "suggestion"),
    [
        ({"bentuk": "sinergy"}, "bentuk", "sinergi"),
        ({"bentuk": "KSDD"}, "bentuk", "ksdd"),
        ({"dana": [{"jenis": "brang"}]}, "dana[0].jenis", "barang"),
        ({"utama": {"jenis": "tuna"}}, "utama.jenis", "tunai"),
        ({"pihak": [{"jenis": "pusta"}]}, "pihak[0].jenis", "pusat"),
        ({"tugas": {"kesatuu": []}}, "tugas.kesatuu", "kesatu"),
    ],
)
def test_a_misspelt_choice_is_met_with_the_one_somebody_meant(
    value: object, path: str, suggestion: str
) -> None:
    problem = only(value)
    assert (problem.code, problem.path) == ("field.choice-suggest", path)
    assert problem.facts["suggestion"] == suggestion
    assert suggestion in problem.hint()


@pytest.mark.parametrize(
    ("value", "code", "path"),
    [
        ({"bentuk": "xyz"}, "field.choice", "bentuk"),
        ({"bentuk": 5}, "field.choice", "bentuk"),
        ({"dana": [{"jenis": 5}]}, "field.choice", "dana[0].jenis"),
        ({"dana": [{}]}, "field.kind-missing", "dana[0].jenis"),
        ({"utama": {}}, "field.kind-missing", "utama.jenis"),
        ({"pihak": [5]}, "field.kind-unclear", "pihak[0]"),
        ({"pihak": ["A"]}, "field.need-object", "pihak[0]"),
        ({"pihak": "A"}, "field.need-list", "pihak"),
        ({"dana": [{"jenis": "kas", "jumlah": 1.5}]}, "field.rupiah-fraction", "dana[0].jumlah"),
        ({"utama": {"jenis": "kas", "jumlah": -1}}, "field.rupiah-negative", "utama.jumlah"),
        ({"tugas": {"kedua": [5]}}, "field.need-text", "tugas.kedua[0]"),
        ({"tugas": []}, "field.need-object", "tugas"),
        ({"waktu": 5}, "field.need-object", "waktu"),
        ({"waktu": {"mulai": 5, "selesai": "2026-01-01"}}, "field.date-format", "waktu.mulai"),
        ({"bulan": 5}, "field.month-format", "bulan"),
        ({"tahun": 5}, "field.minimum", "tahun"),
        ({"tahun": 5000}, "field.maximum", "tahun"),
        ({"tahun": "2026"}, "field.need-integer", "tahun"),
        ({"tujuan": []}, "field.too-few", "tujuan"),
        ({"tujuan": ["a", "b", "c", "d"]}, "field.too-many", "tujuan"),
        ({"tujuan": ["a", ""]}, "field.blank", "tujuan[1]"),
        ({"benar": "ya"}, "field.need-boolean", "benar"),
        ({"pola": "A"}, "field.pattern", "pola"),
        ({"pola": ""}, "field.text-too-short", "pola"),
        ({"pola": "aaaaaa"}, "field.text-too-long", "pola"),
        ({"kali": 7}, "field.multiple", "kali"),
        ({"kali": 0}, "field.above", "kali"),
        ({"kali": 100}, "field.below", "kali"),
        ({"kosong": 1}, "field.need-null", "kosong"),
        ({"aneh": "odd"}, "field.invalid", "aneh"),
        ({"$schema": 1}, "field.need-text", "$schema"),
        ({"rekan": {"judul": "A."}}, "field.title-punctuation", "rekan.judul"),
        ({"rekan": {"judul": "A", "dana": [{}]}}, "field.kind-missing", "rekan.dana[0].jenis"),
    ],
)  # fmt: skip
def test_errors_have_our_code_and_the_path_in_the_file(value: object, code: str, path: str) -> None:
    problem = only(value)
    assert (problem.code, problem.path) == (code, path)


def test_items_that_are_wrong_count_as_items_all_the_same() -> None:
    assert only({"tujuan": [5]}).path == "tujuan[0]"
    assert only({"tujuan": []}).facts == {"min_length": 1, "actual_length": 0}


def test_a_validator_of_a_model_may_name_the_field_it_means() -> None:
    problem = only({"waktu": {"mulai": "2026-02-01", "selesai": "2026-01-01"}})
    assert (problem.code, problem.path) == ("field.text-too-long", "waktu.selesai")
    assert (problem.line, problem.column) == (5, 14)
    assert problem.facts["value"] == '"2026-01-01"'
    assert "at" not in problem.facts


def test_members_of_a_plain_union_add_nothing_to_the_path() -> None:
    paths = {problem.path for problem in found({"judul": "J", "luwes": {"nip": "1"}})}
    assert paths == {"luwes", "luwes.nama", "luwes.nip"}
    assert {problem.path for problem in found({"judul": "J", "luwes": ["a", 5]})} == {
        "luwes",
        "luwes[1]",
    }


def test_members_of_a_plain_union_without_models_keep_the_path_of_the_file() -> None:
    problems = found({"judul": "J", "campur": {"a": ["b", 5]}})
    assert {problem.path for problem in problems} == {"campur", "campur.a[1]"}
    (choice,) = (problem for problem in problems if problem.code == "field.choice")
    assert "otomatis" in choice.hint()


def test_a_place_below_a_plain_value_has_no_value() -> None:
    place = resolve(Berkas, ("waktu", "mulai"), {"waktu": 5})
    assert place.path == ("waktu", "mulai")
    assert place.value is None


def test_every_problem_of_a_file_is_reported_in_its_order() -> None:
    value = {"zzz": 1, "tahun": 1, "pihak": [{"rujuk": 1}, {"nama": 5, "wakil": {"nip": 7}}]}
    problems = found(value)
    assert [problem.path for problem in problems] == [
        "judul",
        "zzz",
        "tahun",
        "pihak[0].rujuk",
        "pihak[1].nama",
        "pihak[1].wakil.nama",
        "pihak[1].wakil.nip",
    ]
    places = [(problem.line, problem.column) for problem in problems]
    assert places == sorted(places)


@pytest.mark.parametrize("value", ["199001", 199001011990031001, "199013011990031001"])
@pytest.mark.parametrize("name", ["nip", "nik"])
def test_secret_values_appear_nowhere(name: str, value: object) -> None:
    wakil = {"nama": "A", name: value if name == "nip" else ["199001"]}
    for problem in found({"judul": "J", "pihak": [{"nama": "B", "wakil": wakil}]}):
        everything = f"{problem!r} {problem.message()} {problem.hint()}"
        assert "1990" not in everything


def test_the_secret_of_a_type_holds_under_any_name() -> None:
    class Lain(Model):
        nomor: Nip

    (problem,) = found({"nomor": 199001}, Lain)
    assert problem.facts["value"] == problems.HIDDEN


def test_values_without_a_file_have_no_lines() -> None:
    with pytest.raises(ValidationError) as caught:
        Berkas.model_validate({"judul": 5, "zz": 1})
    document = JsonDocument("baris 7", {"judul": 5, "zz": 1})
    reported = problems_of(caught.value, Berkas, document)
    assert [problem.path for problem in reported] == ["judul", "zz"]
    assert {problem.line for problem in reported} == {None}


def test_a_flood_of_errors_is_cut_and_counted() -> None:
    value = {"judul": "J", "pihak": [5] * (MAX_PROBLEMS + 7)}
    text = json.dumps(value).encode()
    with pytest.raises(ValidationError) as caught:
        Berkas.model_validate(json.loads(text))
    problems = problems_of(caught.value, Berkas, parse(text, name="x"))
    assert len(problems) == MAX_PROBLEMS + 1
    assert problems[-1].code == "field.more"
    assert problems[-1].facts == {"count": 7}
    assert problems[-1].message()


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("a" * 61, '"' + "a" * 59 + '…"'),
        ("a\x1b[31m\u202e", '"a<U+001B>[31m<U+202E>"'),
        (10**99, "1" + "0" * 58 + "…"),
        (["rahasia"], "[…]"),
        ({"a": "rahasia"}, "{…}"),
        (None, "null"),
        (False, "false"),
        (1.5, "1.5"),
        (Ellipsis, "ellipsis"),
    ],
)
def test_values_are_shown_short_and_visible(value: object, shown: str) -> None:
    assert show_value(value) == shown


@given(strategies.json_objects, st.sampled_from(["judul", "pihak", "dana", "luwes", "waktu"]))
def test_any_object_is_met_with_problems_or_taken(value: dict[str, Any], key: str) -> None:
    text = json.dumps({"judul": "J", key: list(value.values()), "rekan": value}).encode()
    document = parse(text, name="x")
    try:
        Berkas.model_validate(document.value)
    except ValidationError as exc:
        problems = problems_of(exc, Berkas, document)
        assert problems
        for problem in problems:
            assert problem.message("id")
            assert problem.hint("en") is not None


def test_examples_in_docstrings_hold() -> None:
    assert doctest.testmod(problems).failed == 0
