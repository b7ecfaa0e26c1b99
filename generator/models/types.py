"""The annotated types of the input fields, one rule each.

Models are validated in Python mode from what `generator.jsontext` reads, with `strict=True`; each
type therefore turns JSON values into Python values itself and lets pydantic refuse the rest. A
value that breaks a rule of ours raises a `PydanticCustomError` whose type is a code of
`generator.messages` and whose context holds the facts of its sentence.

Values already of the Python type (a `date`, a `tuple`) pass too, so that models can be built in
Python; the one exception is `Rupiah`, as JSON fractions arrive as `Decimal`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Final, NamedTuple, TypeVar

from pydantic import BeforeValidator, Field, PlainSerializer, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema

T = TypeVar("T")

FIRST_YEAR: Final = 1945
LAST_YEAR: Final = 2100
MAX_WORD: Final = 200
MAX_LETTERED: Final = 26  # items of a list lettered a to z; after z the PDF engines disagree
RUPIAH_LIMIT: Final = 10**15
BILANGAN_LIMIT: Final = 10**11
BILANGAN_DECIMALS: Final = 4

_MONTHS: Final = 12
_PPPK_MONTH: Final = 21  # stands in the month's place of numbers given to contract staff (PPPK)
_MIN_WORKING_AGE: Final = 15

# Controls C0 and C1, line and paragraph separators, bidi embeddings, overrides and isolates, and
# the two code points XML 1.0 forbids beside the controls and the surrogates.
_FORBIDDEN: Final = r"\u0000-\u001F\u007F-\u009F\u2028-\u202E\u2066-\u2069\uFFFE\uFFFF"
_FORBIDDEN_OR_SURROGATE: Final = re.compile(f"[{_FORBIDDEN}\\uD800-\\uDFFF]")
_BIDI: Final = re.compile(r"[\u202A-\u202E\u2066-\u2069]")
_CLEAN: Final = rf"^(?![\s\S]*[{_FORBIDDEN}])"
_YEAR: Final = r"(19(4[5-9]|[5-9][0-9])|20[0-9]{2}|2100)"
_MONTH: Final = r"(0[1-9]|1[0-2])"


class Rahasia:
    """Marks a type whose values must never be shown in messages."""


@dataclass(frozen=True, slots=True)
class JsonSchemaPart:
    """Adds keywords to the JSON Schema that pydantic derives.

    What pydantic derives wins, so that a field may be narrower than its type.


    Attributes:
        keywords: JSON Schema keywords and their values.
    """

    keywords: tuple[tuple[str, Any], ...]

    def __get_pydantic_json_schema__(
        self, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Return the keywords with the derived schema on top."""
        return {**dict(self.keywords), **handler(core_schema)}


def _schema(**keywords: Any) -> JsonSchemaPart:
    return JsonSchemaPart(tuple(keywords.items()))


def _wrong(code: str, **facts: Any) -> PydanticCustomError:
    return PydanticCustomError(code, code, facts)


# --- text ---------------------------------------------------------------------------------------


def clean_text(value: str, max_length: int) -> str:
    """Normalise one line of text to NFC without outer spaces, or refuse it.

    Args:
        value: The text as typed.
        max_length: The most characters it may have, as typed and as normalised.

    Raises:
        PydanticCustomError: The text is blank or too long, holds a character that a document can't
            hold or that hides what is written, or a word nobody could break over lines.
    """
    if bad := _FORBIDDEN_OR_SURROGATE.search(value):
        code = "field.bidi-control" if _BIDI.match(bad.group()) else "field.control-character"
        raise _wrong(code, character=f"U+{ord(bad.group()):04X}", position=bad.start() + 1)
    text = unicodedata.normalize("NFC", value).strip()
    length = max(len(value), len(text))
    if length > max_length:
        raise _wrong("field.text-too-long", max_length=max_length, length=length)
    if all(unicodedata.category(character)[0] in "CZ" for character in text):
        raise _wrong("field.blank")
    longest = max(len(word) for word in text.split())
    if longest > MAX_WORD:
        raise _wrong("field.word-too-long", max_length=MAX_WORD, length=longest)
    return text


def _text(max_length: int) -> BeforeValidator:
    def clean(value: object) -> object:
        return clean_text(value, max_length) if isinstance(value, str) else value

    return BeforeValidator(clean)


def _text_schema(max_length: int, end: str = r"\S") -> JsonSchemaPart:
    pattern = rf"{_CLEAN}(?![\s\S]*\S{{{MAX_WORD + 1}}})[\s\S]*{end}"
    return _schema(minLength=1, maxLength=max_length, pattern=pattern)


def _title(value: object) -> object:
    if not isinstance(value, str):
        return value
    text = clean_text(value, 500)
    if text[-1] in ".,;:":
        raise _wrong("field.title-punctuation", character=text[-1])
    return text


Teks = Annotated[str, _text(2000), _text_schema(2000)]
"""One paragraph: 1 to 2,000 characters in NFC without line breaks."""

TeksPanjang = Annotated[str, _text(10_000), _text_schema(10_000)]
"""One long paragraph: as `Teks`, up to 10,000 characters."""

Judul = Annotated[str, BeforeValidator(_title), _text_schema(500, r"[^\s.,;:]\s*$")]
"""A title without end punctuation (UU 12/2011 Lampiran II no. 4), up to 500 characters."""

NomorNaskah = Annotated[str, _text(100), _text_schema(100)]
"""The number of a document, in whatever pattern its issuer uses."""


# --- text of a fixed shape ----------------------------------------------------------------------


def _shaped(code: str, pattern: str, max_length: int) -> BeforeValidator:
    compiled = re.compile(pattern)

    def check(value: object) -> object:
        if isinstance(value, str) and (len(value) > max_length or not compiled.fullmatch(value)):
            raise _wrong(code)
        return value

    return BeforeValidator(check)


_SLUG: Final = r"^[a-z0-9][a-z0-9-]{2,63}$"
_PHONE: Final = r"^\+?[0-9(][0-9 ()./-]{4,28}[0-9]$"
_EMAIL: Final = r"^[A-Za-z0-9._%+-]+@([A-Za-z0-9-]+\.)+[A-Za-z]{2,}$"
_POSTCODE: Final = r"^[1-9][0-9]{4}$"
_SITE: Final = r"^(https?://)?([A-Za-z0-9-]+\.)+[A-Za-z]{2,}(:[0-9]{1,5})?(/[!-~]*)?$"
_SEGMENT: Final = r'[^\\/:*?"<>|\u0000-\u001F]+'
_PATH: Final = rf"^(?!([\s\S]*/)?\.\.(/|$)){_SEGMENT}(/{_SEGMENT})*$"
_NIP: Final = r"^[0-9]{18}$"

Slug = Annotated[str, _shaped("field.slug", _SLUG, 64), _schema(pattern=_SLUG, maxLength=64)]
"""A short name for files and identifiers: 3 to 64 of a-z, 0-9 and hyphen."""

KunciDasarHukum = Annotated[
    str, _shaped("field.legal-basis-key", _SLUG, 64), _schema(pattern=_SLUG, maxLength=64)
]
"""The key of a line of `templates/_base/dasar_hukum.json`, such as `uu-23-2014`."""

Telepon = Annotated[str, _shaped("field.phone", _PHONE, 30), _schema(pattern=_PHONE, maxLength=30)]
"""A telephone or fax number as printed: digits, spaces and ( ) . / -, with an optional +."""

PosEl = Annotated[
    str,
    _shaped("field.email", _EMAIL, 254),
    _schema(format="email", pattern=_EMAIL, maxLength=254),
]
"""An e-mail address."""

KodePos = Annotated[
    str, _shaped("field.postcode", _POSTCODE, 5), _schema(pattern=_POSTCODE, maxLength=5)
]
"""A postal code: five digits, the first not 0."""

Laman = Annotated[str, _shaped("field.site", _SITE, 200), _schema(pattern=_SITE, maxLength=200)]
"""A web site as printed on a letterhead, with or without https://."""

JalurBerkas = Annotated[
    str, _shaped("field.path", _PATH, 260), _schema(pattern=_PATH, maxLength=260)
]
"""A file below the folder of the input: relative, `/` between folders, never upwards."""


def _nip(value: object) -> object:
    if not isinstance(value, str):
        return value
    if not re.fullmatch(_NIP, value):
        raise _wrong("field.nip-format")
    try:
        birth = date(int(value[:4]), int(value[4:6]), int(value[6:8]))
    except ValueError as exc:
        raise _wrong("field.nip-birth") from exc
    year, month = int(value[8:12]), int(value[12:14])
    if not FIRST_YEAR - 50 <= birth.year <= LAST_YEAR:
        raise _wrong("field.nip-birth")
    if not (1 <= month <= _MONTHS or month == _PPPK_MONTH) or not (
        birth.year + _MIN_WORKING_AGE <= year <= LAST_YEAR
    ):
        raise _wrong("field.nip-appointment")
    return value


Nip = Annotated[
    str, BeforeValidator(_nip), _schema(pattern=_NIP, minLength=18, maxLength=18), Rahasia()
]
"""A civil servant's number: 18 digits, of birth date, month of appointment, sex and order.

The birth date (digits 1-8) and the month of appointment (9-14) are checked for plausibility.
Messages never show the value.
"""


# --- numbers ------------------------------------------------------------------------------------

_RUPIAH: Final = r"^(0|[1-9][0-9]{0,14})(\.[0-9]{1,2})?$"
_PRINTED_RUPIAH: Final = re.compile(
    r"(?:[Rr][Pp]\.?)?\s*([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,15})(?:,([0-9]{1,2}|-))?"
)


def _rupiah(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, (int, str, Decimal, float)):
        raise _wrong("field.rupiah-type")
    if isinstance(value, (Decimal, float)):
        raise _wrong("field.rupiah-fraction")
    if isinstance(value, str):
        return _rupiah_from_text(value)
    if value < 0:
        raise _wrong("field.rupiah-negative")
    if value >= RUPIAH_LIMIT:
        raise _wrong("field.rupiah-too-large")
    return Decimal(value)


def _rupiah_from_text(text: str) -> Decimal:
    if re.fullmatch(_RUPIAH, text):
        return Decimal(text)
    if re.fullmatch(_RUPIAH, text.removeprefix("-")):
        raise _wrong("field.rupiah-negative")
    if re.fullmatch(r"[0-9]{16,}(\.[0-9]{1,2})?", text):
        raise _wrong("field.rupiah-too-large")
    if printed := _PRINTED_RUPIAH.fullmatch(text.strip()):
        whole, sen = printed[1].replace(".", ""), (printed[2] or "").removeprefix("-")
        suggestion = f"{int(whole)}.{sen}" if sen else f"{int(whole)}"
        raise _wrong("field.rupiah-printed", suggestion=suggestion)
    raise _wrong("field.rupiah-format")


def _rupiah_to_json(amount: Decimal) -> int | str:
    return int(amount) if amount == amount.to_integral_value() else format(amount, "f")


Rupiah = Annotated[
    Decimal,
    BeforeValidator(_rupiah),
    PlainSerializer(_rupiah_to_json, when_used="json"),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "integer", "minimum": 0, "maximum": RUPIAH_LIMIT - 1},
                {"type": "string", "pattern": _RUPIAH, "maxLength": 18},
            ]
        }
    ),
]
"""An amount of money: 0 <= amount < 10**15 rupiah, at most two decimals (sen).

In JSON an integer, or a string such as "1500000.50". A JSON fraction is refused, because most JSON
readers make it a binary float and lose sen on the way.
"""


def _bilangan(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, (int, float, Decimal)):
        raise _wrong("field.number-type")
    number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if not number.is_finite():
        raise _wrong("field.number-type")
    if number < 0:
        raise _wrong("field.number-negative")
    if number >= BILANGAN_LIMIT:
        raise _wrong("field.number-too-large")
    rounded = round(number, BILANGAN_DECIMALS)
    if rounded != number:
        raise _wrong("field.number-decimals", max_decimals=BILANGAN_DECIMALS)
    return _plain(abs(rounded))  # JSON has a -0


def _plain(number: Decimal) -> Decimal:
    """Drop trailing zeros after the point without ever writing an exponent."""
    whole = number.to_integral_value()
    return whole.quantize(Decimal(1)) if whole == number else number.normalize()


def _bilangan_to_json(number: Decimal) -> int | float:
    return int(number) if number == number.to_integral_value() else float(number)


Bilangan = Annotated[
    Decimal,
    BeforeValidator(_bilangan),
    PlainSerializer(_bilangan_to_json, when_used="json"),
    WithJsonSchema({"type": "number", "minimum": 0, "exclusiveMaximum": BILANGAN_LIMIT}),
]
"""A quantity: 0 <= number < 10**11 with at most four decimals, so a JSON fraction is exact."""


# --- dates --------------------------------------------------------------------------------------

_DATE: Final = rf"^{_YEAR}-{_MONTH}-(0[1-9]|[12][0-9]|3[01])$"
_DAY_FIRST: Final = re.compile(r"\s*([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})\s*")


def _date(value: object) -> object:
    if not isinstance(value, str):
        return value
    if turned := _DAY_FIRST.fullmatch(value):
        day, month, year = turned.groups()
        raise _wrong("field.date-order", suggestion=f"{year}-{month:0>2}-{day:0>2}")
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise _wrong("field.date-format")
    if not FIRST_YEAR <= int(value[:4]) <= LAST_YEAR:
        raise _wrong("field.year-range", first=FIRST_YEAR, last=LAST_YEAR)
    try:
        return date.fromisoformat(value)
    except ValueError as exc:
        raise _wrong("field.date-unknown") from exc


Tanggal = Annotated[
    date,
    BeforeValidator(_date),
    WithJsonSchema({"type": "string", "format": "date", "pattern": _DATE, "maxLength": 10}),
]
"""A day, in JSON "YYYY-MM-DD", of the years 1945 to 2100."""


class TahunBulan(NamedTuple):
    """One month of one year; sorts by time and prints as "2026-03"."""

    tahun: int
    bulan: int

    def __str__(self) -> str:
        """Write the month as it stands in JSON."""
        return f"{self.tahun:04d}-{self.bulan:02d}"


def _month(value: object) -> TahunBulan:
    if isinstance(value, TahunBulan):
        return value
    if not isinstance(value, str) or not re.fullmatch(rf"[0-9]{{4}}-{_MONTH}", value):
        raise _wrong("field.month-format")
    if not FIRST_YEAR <= int(value[:4]) <= LAST_YEAR:
        raise _wrong("field.year-range", first=FIRST_YEAR, last=LAST_YEAR)
    return TahunBulan(int(value[:4]), int(value[5:]))


Bulan = Annotated[
    TahunBulan,
    PlainValidator(_month),
    PlainSerializer(str, return_type=str, when_used="json"),
    WithJsonSchema({"type": "string", "pattern": f"^{_YEAR}-{_MONTH}$", "maxLength": 7}),
]
"""A month, in JSON "YYYY-MM", of the years 1945 to 2100."""

Tahun = Annotated[int, Field(ge=FIRST_YEAR, le=LAST_YEAR)]
"""A year from 1945 to 2100."""


# --- lists --------------------------------------------------------------------------------------


def _as_tuple(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


Daftar = Annotated[tuple[T, ...], BeforeValidator(_as_tuple)]
"""A list in JSON, an immutable tuple in Python: `Daftar[Teks]`."""

DaftarIsi = Annotated[
    tuple[T, ...], Field(min_length=1, max_length=MAX_LETTERED), BeforeValidator(_as_tuple)
]
"""As `Daftar`, with 1 to 50 items."""
