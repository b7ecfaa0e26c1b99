from __future__ import annotations

import unicodedata
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

import pytest
import strategies
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import ConfigDict, Field, TypeAdapter, ValidationError

from generator import messages
from generator.models import types

CASES = {
    "Teks": (types.Teks, strategies.teks()),
    "TeksPanjang": (types.TeksPanjang, strategies.teks(400)),
    "Judul": (types.Judul, strategies.judul()),
    "NomorNaskah": (types.NomorNaskah, strategies.nomor_naskah()),
    "Rupiah": (types.Rupiah, strategies.rupiah()),
    "Bilangan": (types.Bilangan, strategies.bilangan()),
    "Tanggal": (types.Tanggal, strategies.tanggal()),
    "Bulan": (types.Bulan, strategies.bulan()),
    "Tahun": (types.Tahun, strategies.tahun()),
    "Nip": (types.Nip, strategies.nip()),
    "Slug": (types.Slug, strategies.slug()),
    "Telepon": (types.Telepon, strategies.telepon()),
    "PosEl": (types.PosEl, strategies.pos_el()),
    "KodePos": (types.KodePos, strategies.kode_pos()),
    "Laman": (types.Laman, strategies.laman()),
    "JalurBerkas": (types.JalurBerkas, strategies.jalur_berkas()),
}
STRICT = ConfigDict(strict=True)
ADAPTERS: dict[str, TypeAdapter[Any]] = {
    name: TypeAdapter(annotation, config=STRICT) for name, (annotation, _) in CASES.items()
}
SCHEMAS = {name: Draft202012Validator(adapter.json_schema()) for name, adapter in ADAPTERS.items()}
# What a schema can't say: calendars, NIP dates, where a fraction stands, how many decimals.
BEYOND_SCHEMA = {
    "field.date-unknown",
    "field.nip-birth",
    "field.nip-appointment",
    "field.number-decimals",
    "field.rupiah-fraction",
    "int_type",  # 2026.0 is an integer to JSON Schema
}

named = pytest.mark.parametrize("name", CASES)
anything = (
    strategies.json_values
    | st.decimals(-(10**20), 10**20, allow_nan=False)
    | st.one_of(*(values for _, values in CASES.values()))
    | st.from_regex(r"[0-9]{1,18}", fullmatch=True)
    | st.from_regex(r"(Rp|-)?[0-9.,]{1,20}", fullmatch=True)
    | st.from_regex(r"[0-9]{4}-[0-9]{1,2}(-[0-9]{1,2})?", fullmatch=True)
)


def error_type(name: str, value: object) -> str:
    with pytest.raises(ValidationError) as caught:
        ADAPTERS[name].validate_python(value)
    (error,) = caught.value.errors()
    return error["type"]


def accepted(name: str, value: object) -> bool:
    try:
        ADAPTERS[name].validate_python(value)
    except ValidationError:
        return False
    return True


def plain(value: object) -> object:
    """Give the value as an independent JSON reader would."""
    return float(value) if isinstance(value, Decimal) else value


@named
@given(data=st.data())
def test_valid_values_pass_and_survive_json(name: str, data: st.DataObject) -> None:
    value = data.draw(CASES[name][1])
    first = ADAPTERS[name].validate_python(value)
    written = ADAPTERS[name].dump_python(first, mode="json")
    assert ADAPTERS[name].validate_python(written) == first
    assert SCHEMAS[name].is_valid(plain(value))
    assert SCHEMAS[name].is_valid(written)


@named
@given(value=anything)
def test_the_schema_refuses_nothing_that_the_type_takes(name: str, value: object) -> None:
    if accepted(name, value):
        assert SCHEMAS[name].is_valid(plain(value))


@named
@given(value=anything)
def test_the_schema_refuses_what_a_schema_can_refuse(name: str, value: object) -> None:
    if isinstance(value, str) and (value.endswith("\n") or not value.isprintable()):
        return  # Python's `$` and `\s` differ a little from JSON Schema's
    if not accepted(name, value) and error_type(name, value) not in BEYOND_SCHEMA:
        assert not SCHEMAS[name].is_valid(plain(value))


@named
@given(value=anything)
def test_every_code_of_ours_has_a_sentence(name: str, value: object) -> None:
    try:
        ADAPTERS[name].validate_python(value)
    except ValidationError as exc:
        for error in exc.errors():
            if error["type"].startswith("field."):
                facts = {"value": "x", **error.get("ctx", {})}
                assert messages.sentence(error["type"], "id", facts)
                assert messages.sentence(error["type"], "en", facts)


@given(strategies.teks())
def test_text_is_normalised_once_and_for_all(value: str) -> None:
    text = ADAPTERS["Teks"].validate_python(value)
    assert text == unicodedata.normalize("NFC", value).strip()
    assert ADAPTERS["Teks"].validate_python(text) == text


def test_composed_and_decomposed_letters_become_equal() -> None:
    assert ADAPTERS["Teks"].validate_python(" e\u0301 ") == "\u00e9"


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("Teks", "", "field.blank"),
        ("Teks", "  ", "field.blank"),
        ("Teks", "\u200b", "field.blank"),
        ("Teks", "a\nb", "field.control-character"),
        ("Teks", "a\tb", "field.control-character"),
        ("Teks", "a\x0bb", "field.control-character"),
        ("Teks", "a\u2028b", "field.control-character"),
        ("Teks", "a\uffffb", "field.control-character"),
        ("Teks", "a\ud800b", "field.control-character"),
        ("Teks", "a\u202eb", "field.bidi-control"),
        ("Teks", "a\u2066b", "field.bidi-control"),
        ("Teks", "ab " * 667, "field.text-too-long"),
        ("Teks", "a" * 201, "field.word-too-long"),
        ("Teks", 5, "string_type"),
        ("TeksPanjang", "ab " * 3334, "field.text-too-long"),
        ("Judul", "Sinergi.", "field.title-punctuation"),
        ("Judul", "Sinergi: ", "field.title-punctuation"),
        ("Judul", 5, "string_type"),
        ("Judul", "ab " * 167, "field.text-too-long"),
        ("NomorNaskah", "1" * 101, "field.text-too-long"),
        ("NomorNaskah", "1\n2", "field.control-character"),
        ("Rupiah", 1.5, "field.rupiah-fraction"),
        ("Rupiah", Decimal("1.00"), "field.rupiah-fraction"),
        ("Rupiah", True, "field.rupiah-type"),
        ("Rupiah", None, "field.rupiah-type"),
        ("Rupiah", -1, "field.rupiah-negative"),
        ("Rupiah", "-1", "field.rupiah-negative"),
        ("Rupiah", 10**15, "field.rupiah-too-large"),
        ("Rupiah", "1000000000000000", "field.rupiah-too-large"),
        ("Rupiah", "Rp1.000", "field.rupiah-printed"),
        ("Rupiah", "1.000", "field.rupiah-printed"),
        ("Rupiah", "1.005", "field.rupiah-printed"),
        ("Rupiah", "1.0005", "field.rupiah-format"),
        ("Rupiah", "1e3", "field.rupiah-format"),
        ("Rupiah", "seribu", "field.rupiah-format"),
        ("Rupiah", "\u0661", "field.rupiah-format"),
        ("Bilangan", "5", "field.number-type"),
        ("Bilangan", True, "field.number-type"),
        ("Bilangan", float("nan"), "field.number-type"),
        ("Bilangan", Decimal("sNaN"), "field.number-type"),
        ("Bilangan", -0.5, "field.number-negative"),
        ("Bilangan", Decimal("1E+99999"), "field.number-too-large"),
        ("Bilangan", Decimal("0.00001"), "field.number-decimals"),
        ("Bilangan", Decimal("1E-99999"), "field.number-decimals"),
        ("Tanggal", "31/12/2026", "field.date-order"),
        ("Tanggal", "1-2-2026", "field.date-order"),
        ("Tanggal", "20261231", "field.date-format"),
        ("Tanggal", "2026-12-31T00:00", "field.date-format"),
        ("Tanggal", "2026-02-30", "field.date-unknown"),
        ("Tanggal", "1944-12-31", "field.year-range"),
        ("Tanggal", 20261231, "date_type"),
        ("Bulan", "2026-3", "field.month-format"),
        ("Bulan", "2026-13", "field.month-format"),
        ("Bulan", "2101-01", "field.year-range"),
        ("Bulan", 202603, "field.month-format"),
        ("Tahun", 1944, "greater_than_equal"),
        ("Tahun", True, "int_type"),
        ("Tahun", Decimal(2026), "int_type"),
        ("Nip", "1968", "field.nip-format"),
        ("Nip", "19680101 199003 1 001", "field.nip-format"),
        ("Nip", "196813011990031001", "field.nip-birth"),
        ("Nip", "129001011990031001", "field.nip-birth"),
        ("Nip", "196801011990131001", "field.nip-appointment"),
        ("Nip", "196801011970031001", "field.nip-appointment"),
        ("Nip", 196801011990031001, "string_type"),
        ("Slug", "ab", "field.slug"),
        ("Slug", "Abc", "field.slug"),
        ("Slug", "-abc", "field.slug"),
        ("Slug", "a" * 65, "field.slug"),
        ("Telepon", "telepon", "field.phone"),
        ("PosEl", "kantor@contoh", "field.email"),
        ("KodePos", "01234", "field.postcode"),
        ("KodePos", 71513, "string_type"),
        ("Laman", "ftp://contoh.go.id", "field.site"),
        ("JalurBerkas", "../profil.json", "field.path"),
        ("JalurBerkas", "a/../b", "field.path"),
        ("JalurBerkas", "a/..", "field.path"),
        ("JalurBerkas", "/etc/passwd", "field.path"),
        ("JalurBerkas", "C:/a", "field.path"),
        ("JalurBerkas", "a\\b", "field.path"),
        ("JalurBerkas", "a//b", "field.path"),
        ("JalurBerkas", "a\x00b", "field.path"),
        ("JalurBerkas", "", "field.path"),
    ],
)  # fmt: skip
def test_wrong_values_have_their_own_code(name: str, value: object, code: str) -> None:
    assert error_type(name, value) == code


@pytest.mark.parametrize(
    ("name", "value", "suggestion"),
    [
        ("Rupiah", "Rp1.500.000,50", "1500000.50"),
        ("Rupiah", "Rp 1.000,-", "1000"),
        ("Rupiah", "250.000.000", "250000000"),
        ("Tanggal", "31/12/2026", "2026-12-31"),
        ("Tanggal", "1.2.2026", "2026-02-01"),
    ],
)
def test_values_as_printed_are_refused_with_a_suggestion_that_works(
    name: str, value: str, suggestion: str
) -> None:
    with pytest.raises(ValidationError) as caught:
        ADAPTERS[name].validate_python(value)
    assert caught.value.errors()[0]["ctx"] == {"suggestion": suggestion}
    assert accepted(name, suggestion)


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("Rupiah", "1500000.50", Decimal("1500000.50")),
        ("Rupiah", 0, Decimal(0)),
        ("Bilangan", 8.5, Decimal("8.5")),
        ("Bilangan", Decimal("1E+3"), Decimal(1000)),
        ("Tanggal", "2026-11-23", date(2026, 11, 23)),
        ("Tanggal", date(2026, 11, 23), date(2026, 11, 23)),
        ("Bulan", "2026-03", types.TahunBulan(2026, 3)),
        ("Bulan", types.TahunBulan(2026, 3), types.TahunBulan(2026, 3)),
        ("Nip", "199205152023211012", "199205152023211012"),
        ("JalurBerkas", "..a/b..", "..a/b.."),
    ],
)
def test_values_become_python_values(name: str, value: object, expected: object) -> None:
    assert ADAPTERS[name].validate_python(value) == expected


@given(strategies.bilangan())
def test_quantities_have_no_exponent_and_no_trailing_zeros(value: int | Decimal) -> None:
    text = str(ADAPTERS["Bilangan"].validate_python(value))
    assert "E" not in text
    assert not ("." in text and text.endswith("0"))


def test_a_negative_zero_is_zero() -> None:
    assert str(ADAPTERS["Bilangan"].validate_python(Decimal("-0.0"))) == "0"


def test_the_error_of_a_nip_says_nothing_of_its_digits() -> None:
    with pytest.raises(ValidationError) as caught:
        ADAPTERS["Nip"].validate_python("196813011990031001")
    assert caught.value.errors(include_input=False)[0].get("ctx") == {}


def test_lists_become_tuples_and_nothing_else_does() -> None:
    adapter = TypeAdapter(types.Daftar[types.Teks], config=STRICT)
    assert adapter.validate_python([" a ", "b"]) == ("a", "b")
    for value in ("ab", {"a": 1}, {"a"}, 5):
        with pytest.raises(ValidationError) as caught:
            adapter.validate_python(value)
        assert caught.value.errors()[0]["type"] == "tuple_type"


def test_a_field_may_narrow_its_type_in_the_schema_too() -> None:
    adapter: TypeAdapter[str] = TypeAdapter(Annotated[types.Teks, Field(max_length=10)])
    assert adapter.json_schema()["maxLength"] == 10
    with pytest.raises(ValidationError):
        adapter.validate_python("abcdefghijk")


def test_months_print_as_they_stand_in_json_and_sort_by_time() -> None:
    months = [types.TahunBulan(2027, 1), types.TahunBulan(2026, 12)]
    assert [str(month) for month in sorted(months)] == ["2026-12", "2027-01"]
