"""Inputs broken in one way each, made from the shipped samples so that nothing is duplicated.

`BROKEN` holds JSON values that break one rule of the models; `RAW` holds bytes that aren't usable
JSON at all.
"""

from __future__ import annotations

import codecs
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from berkas_samples import drop, put, sample

if TYPE_CHECKING:
    from collections.abc import Callable

    from berkas_samples import Value


@dataclass(frozen=True)
class Broken:
    """A sample with one thing wrong.

    Attributes:
        name: What is wrong.
        change: Makes it wrong, in place.
        code: The code of the one problem that is to be reported.
        path: Its path in messages.
        schema_refuses: Whether a JSON Schema can know.
        base: The sample.
        at: Where the problem stands, if not at `path`.
        of_key: Whether it stands at the key.
        suggestion: What the hint offers.
    """

    name: str
    change: Callable[[Value], object]
    code: str
    path: str
    schema_refuses: bool = True
    base: str = "sinergi-lengkap"
    at: str | None = None
    of_key: bool = False
    suggestion: str = ""

    def value(self) -> Value:
        """Give the broken value."""
        value = sample(self.base)
        self.change(value)
        return value


def _set(path: str, new: object) -> Callable[[Value], object]:
    return lambda value: put(value, path, new)


def _without(path: str) -> Callable[[Value], object]:
    return lambda value: drop(value, path)


def _wrong(path: str, new: object, code: str, name: str = "", **more: Any) -> Broken:
    name = name or f"{path} = {json.dumps(new)[:40]}"
    return Broken(name, _set(path, new), code, path, **more)


def _within(place: str, new: object, path: str, code: str, **more: Any) -> Broken:
    """Change one place, to be told of another."""
    return Broken(f"{place} = {json.dumps(new)[:40]}", _set(place, new), code, path, **more)


def _missing(path: str, **more: Any) -> Broken:
    above = path.rpartition(".")[0]
    return Broken(f"without {path}", _without(path), "field.missing", path, at=above, **more)


def _two_regions(value: Value) -> None:
    value["para_pihak"][0] = {"rujuk": "profil"}


def _no_region(value: Value) -> None:
    value["para_pihak"][1] = value["para_pihak"][0]


_NIP = "para_pihak[0].wakil.nip"
_AMOUNT = "pembiayaan.sumber[0].jumlah"
_DATE = "penandatanganan.tanggal"
_TARGET = "rencana_kerja[0].keluaran.target"
_DUTIES = "tugas_tanggung_jawab"
_PAGE = "halaman.naskah_dinas"
_LONG = "kata " * 401  # 2,005 characters

BROKEN: tuple[Broken, ...] = (
    # fields that are missing or not known
    _missing("versi_skema"),
    _missing("judul"),
    _missing("para_pihak[0].wakil.jabatan"),
    _missing("objek.uraian"),
    _missing("rencana_kerja[2].anggaran"),
    Broken("without bentuk", _without("bentuk"), "input.form-missing", "bentuk", at=""),
    _wrong("kategori", 1, "field.unknown", of_key=True),
    _wrong("tujuann", ["a"], "field.unknown-suggest", of_key=True, suggestion="tujuan"),
    _wrong(
        "para_pihak[0].wakil.Jabatan",
        "Kepala",
        "field.unknown-suggest",
        of_key=True,
        suggestion="jabatan",
    ),
    # choices
    _wrong("bentuk", "sinergy", "field.choice-suggest", suggestion="sinergi"),
    _wrong("bentuk", "xyz", "field.choice"),
    _wrong("bentuk", 5, "field.choice"),
    _wrong("bentuk", None, "field.choice"),
    _wrong("versi_skema", 2, "field.choice"),
    _wrong("versi_skema", "1", "field.choice-suggest", suggestion="1"),
    _wrong(
        "para_pihak[0].jenis",
        "instansi_vertical",
        "field.choice-suggest",
        suggestion="instansi_vertikal",
    ),
    _wrong("para_pihak[1].rujuk", "profile", "field.choice-suggest", suggestion="profil"),
    _wrong("objek.urusan", "Pertanahan", "field.choice-suggest", suggestion="pertanahan"),
    _within(
        "pemantauan", [{"tahun": 2026, "semester": 3}], "pemantauan[0].semester", "field.choice"
    ),
    # numbers of things
    Broken("one party", _without("para_pihak[0]"), "field.too-few", "para_pihak"),
    _wrong("para_pihak", [{"rujuk": "profil"}] * 11, "field.too-many", "eleven parties"),
    _wrong("para_pihak", [], "field.too-few"),
    Broken(
        "duties of one only",
        _without(f"{_DUTIES}.kedua"),
        "field.roles-differ",
        _DUTIES,
        schema_refuses=False,
    ),
    _wrong(f"{_DUTIES}.kesatu", [], "field.too-few"),
    # what only the model knows: facts that must agree
    Broken(
        "two regions", _two_regions, "field.one-profil-party", "para_pihak", schema_refuses=False
    ),
    Broken("no region", _no_region, "field.one-profil-party", "para_pihak", schema_refuses=False),
    _within(f"{_DUTIES}.ketiga", ["hadir"], _DUTIES, "field.roles-differ", schema_refuses=False),
    _wrong("pembiayaan.sumber[1].pihak", "ketiga", "field.role-unknown", schema_refuses=False),
    _wrong(
        "rencana_kerja[1].penanggung_jawab.kelima",
        "Dinas",
        "field.role-unknown",
        schema_refuses=False,
    ),
    _wrong("jangka_waktu.selesai", "2026-03-02", "field.end-before-start", schema_refuses=False),
    _wrong(
        "rencana_kerja[0].jadwal.selesai", "2026-02", "field.end-before-start", schema_refuses=False
    ),
    _wrong("pasal_pilihan", ["korespondensi"] * 2, "field.repeated"),
    _wrong(
        f"{_DUTIES}.kesatuu",
        ["hadir"],
        "field.choice-suggest",
        of_key=True,
        suggestion="kesatu",
    ),
    # officials
    _wrong(_NIP, "19780512200501100", "field.nip-format"),
    _wrong(_NIP, 197805122005011003, "field.need-text"),
    _wrong(_NIP, "197813122005011003", "field.nip-birth", schema_refuses=False),
    _wrong(_NIP, "197805121985011003", "field.nip-appointment", schema_refuses=False),
    # text
    _wrong("judul", "Sinergi.", "field.title-punctuation"),
    _wrong("maksud", " \u200b ", "field.blank", schema_refuses=False),
    _wrong("maksud", "", "field.blank"),
    _wrong("maksud", "satu\ndua", "field.control-character"),
    _wrong("maksud", "satu\u202edua", "field.bidi-control"),
    _wrong("maksud", _LONG, "field.text-too-long", "a long text"),
    _wrong("tujuan[1]", "a" * 201, "field.word-too-long", "a long word"),
    _wrong("maksud", 5, "field.need-text"),
    _wrong("id", "Sinergi PTSL", "field.slug"),
    _wrong("profil", "../profil.json", "field.path"),
    _wrong("para_pihak[0].alamat.kode_pos", "7151", "field.postcode"),
    _wrong("para_pihak[0].narahubung.telepon", "telepon", "field.phone"),
    _wrong("para_pihak[0].narahubung.pos_el", "kantah(a)contoh.id", "field.email"),
    _wrong("dasar_hukum[0]", "UU 30/2014", "field.legal-basis-key"),
    _wrong("dasar_hukum[2].jenis", "undang", "field.choice"),
    # money and numbers
    _wrong(_AMOUNT, 1.5, "field.rupiah-fraction"),
    _wrong(_AMOUNT, -1, "field.rupiah-negative"),
    _wrong(_AMOUNT, 10**15, "field.rupiah-too-large"),
    _wrong(_AMOUNT, True, "field.rupiah-type"),
    _wrong(_AMOUNT, "seribu", "field.rupiah-format"),
    _wrong(_AMOUNT, "Rp1.250.000,50", "field.rupiah-printed", suggestion="1250000.50"),
    _wrong(_TARGET, "4", "field.number-type"),
    _wrong(_TARGET, -4, "field.number-negative"),
    _wrong(_TARGET, 0.00001, "field.number-decimals", schema_refuses=False),
    _wrong("objek.dasar_perencanaan.tahun", 1944, "field.minimum"),
    _wrong("pembiayaan.sumber[0].tahun", "2026", "field.need-integer"),
    _wrong("pembiayaan.membebani_daerah", "ya", "field.need-boolean"),
    # dates
    _wrong(_DATE, "02/03/2026", "field.date-order", suggestion="2026-03-02"),
    _wrong(_DATE, "2 Maret 2026", "field.date-format"),
    _wrong(_DATE, "2026-02-29", "field.date-unknown"),
    _wrong(_DATE, "1908-05-20", "field.year-range"),
    _wrong("rencana_kerja[0].jadwal.mulai", "2026-13", "field.month-format"),
    # shapes
    _wrong("tujuan", "mempercepat", "field.need-list"),
    _wrong("objek", ["pertanahan"], "field.need-object"),
    _wrong("para_pihak[0]", "Kantor Pertanahan", "field.need-object"),
    # the profil
    _missing("kepala_daerah", base="profil"),
    _missing("dprd.kota", base="profil"),
    _wrong("jenis", "Kabupatn", "field.choice-suggest", base="profil", suggestion="kabupaten"),
    _wrong(
        "ejaaan", "baku", "field.unknown-suggest", base="profil", of_key=True, suggestion="ejaan"
    ),
    _wrong("laman", "kabupaten contoh", "field.site", base="profil"),
    _within(
        "halaman",
        {"naskah_dinas": {"ukuran_pt": 20}},
        f"{_PAGE}.ukuran_pt",
        "field.maximum",
        base="profil",
    ),
    _within(
        "halaman",
        {"naskah_dinas": {"spasi": 0.5}},
        f"{_PAGE}.spasi",
        "field.minimum",
        base="profil",
    ),
    _within(
        "halaman",
        {"naskah_dinas": {"kertas": "A3"}},
        f"{_PAGE}.kertas",
        "field.choice",
        base="profil",
    ),
    _within(
        "gambar",
        {"lambang_daerah": "C:\\a.png"},
        "gambar.lambang_daerah",
        "field.path",
        base="profil",
    ),
    _wrong("tanda_tangan_elektronik", None, "field.need-boolean", base="profil"),
    _wrong("dasar_hukum[0].nomor", -8, "field.minimum", base="profil"),
)


@dataclass(frozen=True)
class Raw:
    """Bytes that aren't a usable JSON text.

    Attributes:
        name: What is wrong.
        data: The bytes.
        code: The code of the one problem.
        line: Where it stands.
        column: The same.
    """

    name: str
    data: bytes
    code: str
    line: int | None
    column: int | None


_TEXT = '{\n  "bentuk": "sinergi",\n  "judul": "Kerja Sama"\n}\n'


def _raw(name: str, old: str, new: str, code: str, line: int, column: int) -> Raw:
    assert old in _TEXT
    return Raw(name, _TEXT.replace(old, new).encode(), code, line, column)


RAW: tuple[Raw, ...] = (
    Raw("a byte order mark", codecs.BOM_UTF8 + _TEXT.encode(), "json.bom", 1, 1),
    Raw("UTF-16", _TEXT.encode("utf-16"), "json.utf16", 1, 1),
    Raw("Windows-1252", _TEXT.replace("Kerja", "Kerjá").encode("cp1252"), "json.cp1252", 3, 17),
    Raw("nothing", b"", "json.empty", 1, 1),
    Raw("blanks", b" \n ", "json.empty", 1, 1),
    Raw("a list", b"\n[1]", "json.not-an-object", 2, 1),
    Raw("too large", b"{" + b" " * (5 * 1024 * 1024), "json.too-large", None, None),
    Raw("too deep", b'{"a":' + b"[" * 64 + b"]" * 64 + b"}", "json.too-deep", 1, 69),
    Raw("cut off", _TEXT[:30].encode(), "json.unterminated-string", 3, 3),
    Raw("a missing bracket", _TEXT[:-2].encode(), "json.unclosed", 4, 1),
    _raw("a trailing comma", 'Sama"', 'Sama",', "json.trailing-comma", 3, 24),
    _raw("a missing comma", 'sinergi",', 'sinergi"', "json.missing-comma", 2, 22),
    _raw("a repeated key", "judul", "bentuk", "json.duplicate-key", 3, 3),
    _raw("a comment", "\n}", " // judul\n}", "json.comment", 3, 25),
    _raw("single quotes", '"sinergi"', "'sinergi'", "json.single-quotes", 2, 13),
    _raw("curly quotes", '"sinergi"', "“sinergi”", "json.curly-quotes", 2, 13),
    _raw("no quotes", '"sinergi"', "sinergi", "json.unquoted", 2, 13),
    _raw("an open quote", 'Kerja Sama"', "Kerja Sama", "json.unterminated-string", 3, 12),
    _raw("a tab", "Kerja Sama", "Kerja\tSama", "json.control-character", 3, 18),
    _raw("half a character", "Kerja", "\\ud83d", "json.lone-surrogate", 3, 13),
    _raw("a decimal comma", '"Kerja Sama"', "8,5", "json.decimal-comma", 3, 13),
    _raw("not a number", '"Kerja Sama"', "NaN", "json.not-a-number", 3, 12),
    _raw("True", '"Kerja Sama"', "True", "json.literal", 3, 12),
    _raw("a second object", "}\n", "}\n{}\n", "json.extra-content", 5, 1),
)
