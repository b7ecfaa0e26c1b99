"""Every sample × every document it yields, as PDF: pages, typefaces, engines, and the bundle."""

from __future__ import annotations

import functools
import io
import re
import subprocess
from collections import Counter
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any

import docx_reading as reading
import pypdfium2
import pytest
from engines_dxpdf import DxpdfEngine
from pypdf import PdfReader
from rendered_samples import SAMPLE_NAMES, WITH_COVER, berkas, converted, needed

from generator import registry
from generator.pdf.engine import convert, open_engine
from generator.pdf.fonts import family, fonts_embedded
from generator.rendering.page import PAPER_MM, page_of
from generator.signatories import signatories
from generator.tables import default_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdf import PageObject

each_document = pytest.mark.parametrize(("sample", "key"), WITH_COVER)
each_sample = pytest.mark.parametrize("sample", SAMPLE_NAMES)

MM = 72 / 25.4


def _line(key: str) -> registry.Document:
    return next(line for line in (*registry.DOCUMENTS, registry.COVER) if line.key == key)


def _pdf(sample: str, key: str) -> bytes:
    return converted(sample)[1][key][1]


@each_document
def test_pages_have_the_paper_of_the_profile(sample: str, key: str) -> None:
    page = page_of(_line(key).page, berkas(sample).daerah)
    paper = sorted(side * MM for side in PAPER_MM[page.kertas or "A4"])
    pages = PdfReader(io.BytesIO(_pdf(sample, key))).pages
    assert len(pages) > 0
    for found in pages:
        sides = sorted((float(found.mediabox.width), float(found.mediabox.height)))
        assert sides == pytest.approx(paper, abs=0.5)


@each_document
def test_every_font_is_embedded_and_the_one_of_the_profile(sample: str, key: str) -> None:
    page = page_of(_line(key).page, berkas(sample).daerah)
    asked = family(page.huruf or "")
    assert asked is not None
    fonts = fonts_embedded(PdfReader(io.BytesIO(_pdf(sample, key))))
    assert fonts
    assert all(font.embedded for font in fonts)
    assert [f for f in fonts if not any(fnmatchcase(f.name, p) for p in asked.postscript)] == []


@each_document
def test_every_page_says_that_it_is_signed_electronically(sample: str, key: str) -> None:
    own = berkas(sample).daerah.catatan_kaki_tte or default_texts()["catatan_kaki_tte"]
    note = "".join(str(own).split())
    for text in _by_pdfium(_pdf(sample, key)):
        assert note in "".join(text.split())


# --- two engines, one result ----------------------------------------------------------------------


@functools.cache
def _by_libreoffice() -> dict[tuple[str, str], bytes]:
    docx = [converted(sample)[1][key][0] for sample, key in WITH_COVER]
    return dict(zip(WITH_COVER, convert(docx, open_engine("libreoffice")), strict=True))


def _by_pdfium(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def _by_poppler(pdf: bytes) -> list[str]:
    command = ["pdftotext", "-enc", "UTF-8", "-", "-"]
    result = subprocess.run(command, input=pdf, capture_output=True, check=True)
    return result.stdout.decode().split("\f")[:-1]


def _words(text: str) -> Counter[str]:
    """Count words, hyphens left out: at the end of a line poppler drops a hyphen with the break,
    and pdfium writes U+0002 or U+FFFE for it. Nor do dots that lead to a page number count, which
    each engine sets in its own measure.
    """
    text = re.sub(r"\s*(?:\.\s*){5,}", " ", text)
    joined = re.sub(r"(?:[\u0002\ufffe]|(?<=\S)-)\s*\r?\n|(?<=\S/)\r?\n", "", text)
    return Counter(re.sub(r"[-\u0002\ufffe]", "", joined).split())


@pytest.mark.libreoffice
@pytest.mark.poppler
@each_document
def test_engines_agree_on_the_words_of_every_page(sample: str, key: str) -> None:
    ours, theirs = _pdf(sample, key), _by_libreoffice()[sample, key]
    for extract in (_by_pdfium, _by_poppler):
        mine, others = ([_words(page) for page in extract(pdf)] for pdf in (ours, theirs))
        assert len(mine) == len(others)
        for number, (here, there) in enumerate(zip(mine, others, strict=True), start=1):
            assert here == there, (extract.__name__, number)


@each_document
def test_a_third_engine_reads_the_same_characters(sample: str, key: str) -> None:
    """dxpdf breaks words in narrow cells, so that long tables may break at other rows, or take more
    pages with it: then table heads, and heads and feet of the further pages, come on top.
    """
    docx = converted(sample)[1][key][0]
    (theirs,) = DxpdfEngine().convert([docx], timeout_s=60)
    ours = _by_pdfium(_pdf(sample, key))
    others = _by_pdfium(theirs)
    mine, read = (Counter("".join(_words(" ".join(pages)).elements())) for pages in (ours, others))
    assert len(ours) <= len(others)
    assert not mine - read
    if len(ours) == len(others):
        once = Counter("".join(reading.table_heads(docx).split()).replace("-", ""))
        heads = Counter({sign: count * len(ours) for sign, count in once.items()})
        assert not read - mine - heads


@pytest.mark.poppler
@each_document
def test_readers_agree_on_the_words_of_every_page(sample: str, key: str) -> None:
    for pdfium, poppler in zip(
        _by_pdfium(_pdf(sample, key)), _by_poppler(_pdf(sample, key)), strict=True
    ):
        assert _words(pdfium) == _words(poppler)


# --- the bundle -----------------------------------------------------------------------------------


def _bundle(sample: str) -> PdfReader:
    return PdfReader(io.BytesIO(converted(sample)[0]))


def _first_pages(sample: str) -> dict[str, int]:
    """0-based index of the first page of every part."""
    first, place = {}, 0
    for key in (registry.COVER.key, *needed(sample)):
        first[key] = place
        place += len(PdfReader(io.BytesIO(_pdf(sample, key))).pages)
    return first


@each_sample
def test_a_bundle_has_all_pages_of_its_documents(sample: str) -> None:
    parts = [len(PdfReader(io.BytesIO(_pdf(s, key))).pages) for s, key in WITH_COVER if s == sample]
    assert len(_bundle(sample).pages) == sum(parts)


@each_sample
def test_a_bundle_has_one_field_per_signatory_and_document(sample: str) -> None:
    expected = [
        f"{key}.{person.peran}"
        for key in needed(sample)
        for person in signatories(berkas(sample), _line(key))
    ]
    fields: Any = _bundle(sample).get_fields()
    signed = [name for name, field in fields.items() if field.get("/FT") == "/Sig"]
    assert signed == expected


def _begins_what_follows(page: PageObject) -> bool:
    """Whether an annex, a list of copies pushed off its page, or what a foreword stands before
    begins here: what it belongs to is signed on the page before.
    """
    text = page.extract_text()
    return bool(
        re.search(r"^\s*(\d+\s+)?(LAMPIRAN\s+(KEPUTUSAN|PERJANJIAN) |DAFTAR ISI|Tembusan:)", text)
    )


@each_sample
def test_signature_fields_lie_on_the_last_pages_and_inside_the_paper(sample: str) -> None:
    reader = _bundle(sample)
    last = [page for key, page in _first_pages(sample).items() if key != registry.COVER.key][1:]
    ends = {page - 1 for page in (*last, len(reader.pages))}
    ends |= {n - 1 for n, page in enumerate(reader.pages) if _begins_what_follows(page)}
    for index, page in enumerate(reader.pages):
        for entry in page.get("/Annots", ()):
            widget = entry.get_object()
            if widget.get("/Subtype") != "/Widget":
                continue
            x0, y0, x1, y1 = map(float, widget["/Rect"])
            assert index in ends
            assert 0 < x0 < x1 < float(page.mediabox.width)
            assert 0 < y0 < y1 < float(page.mediabox.height)


@each_sample
def test_page_labels_start_anew_with_each_document(sample: str) -> None:
    labels = _bundle(sample).page_labels
    for key, page in _first_pages(sample).items():
        assert labels[page] == ("i" if key == registry.COVER.key else f"{_line(key).label}-1")


def _flat(outline: list[Any]) -> Iterator[Any]:
    """Every entry of an outline, in order, at whatever depth."""
    for item in outline:
        if isinstance(item, list):
            yield from _flat(item)
        else:
            yield item


def _lands_on(reader: PdfReader, entry: Any) -> int:
    page = reader.get_destination_page_number(entry)
    assert page is not None
    return page


def _has_article_1(docx: bytes) -> bool:
    """Whether a Pasal 1 has the full width: in two columns (`PasalKolom`), the Indonesian beside
    the English, headings lie in cells, and no engine makes an entry of them.
    """
    labels = reading.numbering_of(docx).labels(reading.part(docx))
    return any(
        label == "Pasal 1" and reading.style_of(paragraph) == "Pasal" for paragraph, label in labels
    )


@each_sample
def test_the_outline_names_every_document_and_article(sample: str) -> None:
    reader = _bundle(sample)
    first = _first_pages(sample)
    outline: list[Any] = reader.outline
    top = [item for item in outline if not isinstance(item, list)]
    found = {str(item.title): _lands_on(reader, item) for item in top}
    assert found == {_line(key).title: page for key, page in first.items()}
    opening = ""
    articles = []
    for item in outline:
        if not isinstance(item, list):
            opening = str(item.title)
            continue
        nested = list(_flat(item))
        pages = [_lands_on(reader, entry) for entry in nested]
        assert pages == sorted(pages)
        assert found[opening] <= pages[0]
        assert pages[-1] < min((p for p in found.values() if p > found[opening]), default=10**6)
        articles += [opening for entry in nested if str(entry.title).startswith("Pasal 1 ")]
    with_articles = [
        _line(key).title for key in needed(sample) if _has_article_1(converted(sample)[1][key][0])
    ]
    assert articles == with_articles


@each_sample
def test_the_cover_prints_the_page_each_document_starts_on(sample: str) -> None:
    cover = " ".join("".join(_by_pdfium(_pdf(sample, registry.COVER.key))).split())
    for number, key in enumerate(needed(sample), start=1):
        page_no = _first_pages(sample)[key] + 1
        line = rf"{number}\. {re.escape(_line(key).title)} (Nomor (?:(?!\d+\. ).)*? )?{page_no}\b"
        assert re.search(line, cover)


@each_sample
def test_the_lines_of_the_cover_lead_to_their_documents(sample: str) -> None:
    reader = _bundle(sample)
    pages = {page.indirect_reference: index for index, page in enumerate(reader.pages)}
    first = _first_pages(sample)
    cover = reader.pages[: first[needed(sample)[0]]]
    links = [entry.get_object() for page in cover for entry in page.get("/Annots", ())]
    targets = [pages[link["/Dest"].get_object()[0]] for link in links if "/Dest" in link]
    assert targets == [first[key] for key in needed(sample)]


@each_sample
def test_no_mark_of_ours_is_left_in_the_bundle(sample: str) -> None:
    for page in _bundle(sample).pages:
        for entry in page.get("/Annots", ()):
            assert "naskah:" not in str(entry.get_object().get("/A", ""))
