from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, Final

import pypdfium2
import pytest
from berkas_samples import at, attached, put, sample
from docx_reading import full_text, parts_of
from markupsafe import Markup

from generator import api, registry
from generator.composition import fingerprint
from generator.edits.values import printed
from generator.loading import load
from generator.pdf.engine import convert, open_engine
from generator.rendering.bookmarks import BOOKMARK, read_marks
from generator.rendering.filters import FILTERS
from generator.rendering.marks import is_signed, mark, pieces, without_signs
from generator.resources import SAMPLES

DOCUMENT: Final = "nota_kesepakatan"


@cache
def rendered(*, editable: bool) -> bytes:
    berkas = load(SAMPLES / "sinergi-kecil.json")
    return api.render(berkas, only=(DOCUMENT,), editable=editable)[DOCUMENT].docx


def pages(pdf: bytes) -> tuple[list[str], list[bytes]]:
    """Give the lines and the pictures of all pages."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        texts = [page.get_textpage().get_text_range() for page in document]
        return texts, [bytes(page.render(scale=0.5).buffer) for page in document]
    finally:
        document.close()


# --- values ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("value", ["teks", 5, Decimal("2.50"), date(2026, 3, 2)])
def test_a_marked_value_is_the_value_it_was(value: Any) -> None:
    made = mark(value, "a.b")
    assert made == value
    assert hash(made) == hash(value)
    assert str(made) == str(value)
    assert (made.path, made.filters) == ("a.b", ())


@pytest.mark.parametrize("value", [True, None, [], {}, "a\ufdd0b"])
def test_what_can_not_be_marked_is_left_alone(value: Any) -> None:
    assert mark(value, "a") is value


def test_filters_are_noted_in_their_order() -> None:
    once = FILTERS["tanggal"](mark(date(2026, 3, 2), "mulai"))
    twice = FILTERS["kapital"](once)
    assert (twice, twice.path, twice.filters) == ("2 MARET 2026", "mulai", ("tanggal", "kapital"))


def test_a_printed_value_is_escaped_between_its_signs() -> None:
    text = mark("A & <B>", 'a["x y"]').printed()
    assert isinstance(text, Markup)
    plain = f"di {text.unescape()}."
    assert is_signed(plain)
    assert [piece for piece in pieces(plain) if piece[0]] == [
        ("di ", "", ()),
        ("A & <B>", 'a["x y"]', ()),
        (".", "", ()),
    ]
    assert without_signs(plain) == "di A & <B>."


# --- documents ------------------------------------------------------------------------------------


def test_marks_are_only_there_if_asked_for() -> None:
    plain, marked = rendered(editable=False), rendered(editable=True)
    assert read_marks(parts_of(plain)) is None
    assert BOOKMARK.encode() not in parts_of(plain)["word/document.xml"]
    assert full_text(plain) == full_text(marked)
    assert (
        marked
        == api.render(load(SAMPLES / "sinergi-kecil.json"), only=(DOCUMENT,), editable=True)[
            DOCUMENT
        ].docx
    )


def test_every_bookmark_says_what_it_means() -> None:
    parts = parts_of(rendered(editable=True))
    known = read_marks(parts)
    assert known is not None
    origin, marks = known
    berkas = load(SAMPLES / "sinergi-kecil.json")
    assert (origin.form, origin.id, origin.document) == ("sinergi", berkas.id, DOCUMENT)
    assert origin.facts == fingerprint(berkas)
    assert not origin.draft
    names = re.findall(rb'w:name="(_naskah\d+)"', parts["word/document.xml"])
    assert [name.decode() for name in names] == [one.name for one in marks]
    found = {(one.path, *one.filters): one.text for one in marks}
    assert found["penandatanganan.tempat",] == "Tanjung"
    assert found["jangka_waktu.mulai", "tanggal"] == "9 Februari 2026"
    assert (
        found["tugas_tanggung_jawab.kedua[1]",] == "menyediakan data administrasi perangkat daerah"
    )
    assert found["objek.uraian",].startswith("pembinaan statistik")


@pytest.mark.parametrize(
    ("name", "key", "paths"),
    [
        ("sinergi-kecil", "rencana_kerja", {"rencana_kerja[1].kegiatan"}),
        (
            "ksdd-wajib",
            "adendum",
            {"perubahan[0].nomor.kedua", "perubahan[0].penandatanganan.tempat"},
        ),
        ("ksdd-wajib", "perjanjian_kerja_sama", {"perjanjian_kerja_sama.nomor.ketiga"}),
        ("ksdpl-kembar", "rencana_kegiatan_tahunan", {"rencana_kegiatan_tahunan[0].tahun"}),
        ("ksdpl-kembar", "laporan_hasil_kerja_sama", {"laporan_hasil[1].perkembangan[0]"}),
    ],
)
def test_a_fact_is_marked_with_the_place_it_has_in_the_file(
    name: str, key: str, paths: set[str]
) -> None:
    berkas = load(SAMPLES / f"{name}.json")
    known = read_marks(parts_of(api.render(berkas, only=(key,), editable=True)[key].docx))
    assert known is not None
    found = {one.path: one for one in known[1]}
    assert paths <= set(found)
    for path in paths:
        one = found[path]
        assert printed(at(sample(name), path), one.filters) == one.text


def test_no_sign_is_left_in_any_document_of_any_form() -> None:
    for name in ("ksdd-wajib", "ksdll-nonprofit", "tim_koordinasi-kabupaten"):
        berkas = load(SAMPLES / f"{name}.json")
        for made in api.render(berkas, draft=True, editable=True).values():
            parts = parts_of(made.docx)
            xml = b"".join(content for part, content in parts.items() if part.endswith(".xml"))
            assert not re.search("[\ufdd0-\ufdd2]", xml.decode())


def test_signs_typed_by_someone_do_no_harm() -> None:
    berkas = attached(put(sample("sinergi-kecil"), "maksud", "menata \ufdd0judul\ufdd1\ufdd1data"))
    document = registry.document(DOCUMENT, berkas.form)
    made = api.render(berkas, only=(document.key,), draft=True, editable=True)[DOCUMENT].docx
    known = read_marks(parts_of(made))
    assert known is not None
    assert "maksud" not in {one.path for one in known[1]}


@pytest.mark.parametrize(
    "engine", ["rdocx", pytest.param("libreoffice", marks=pytest.mark.libreoffice)]
)
def test_bookmarks_move_no_line(engine: str) -> None:
    plain, marked = map(
        pages,
        convert([rendered(editable=False), rendered(editable=True)], open_engine(engine)),
    )
    assert plain[0] == marked[0]
    if engine == "rdocx":  # LibreOffice rounds the place of each run by itself
        assert plain[1] == marked[1]
