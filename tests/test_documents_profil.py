"""The same berkas for other regions: what the profil changes in words, columns, paper and type."""

from __future__ import annotations

import functools
import io
import itertools
import json
import re
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any, Final

import docx_reading as reading
import pytest
from lxml import etree
from pypdf import PdfReader
from rendered_samples import CASES, SAMPLE_NAMES, berkas, needed, profil, rendered

import generator as g
from generator import demonstration, loading, registry
from generator.dasar_hukum import chosen_bases
from generator.models.pihak import PERAN
from generator.pdf.engine import convert, open_engine
from generator.pdf.fonts import family, fonts_embedded
from generator.readiness import documents_for
from generator.rendering.fields import BLANK
from generator.rendering.oxml import w
from generator.resources import SAMPLES

if TYPE_CHECKING:
    from generator.models.berkas import Berkas
    from generator.models.daerah import Profil

each_document = pytest.mark.parametrize(("sample", "key"), CASES)
each_sample = pytest.mark.parametrize("sample", SAMPLE_NAMES)
each_sinergi = pytest.mark.parametrize(
    "sample", [sample for sample in SAMPLE_NAMES if berkas(sample).form == "sinergi"]
)
AGREEMENTS = {line.key for line in registry.DOCUMENTS if line.signers == ("para_pihak",)}
SIGNERS = {line.key: set(line.signers) for line in registry.DOCUMENTS}
HEAD = "kepala_daerah"
PAGES = {line.key: line.page for line in registry.DOCUMENTS}
LETTERS = {key for key, who in SIGNERS.items() if HEAD in who and PAGES[key] != "produk_hukum"}
"""What the head signs with titles: not decrees, nor agreements."""
BILINGUAL = {"letter_of_intent", "naskah_kerja_sama", "rencana_kegiatan_tahunan"}
"""Agreements abroad, which PIHAK KESATU signs on the left: Permendagri 22/2020 isn't theirs."""


@functools.cache
def _made(sample: str, changes: str) -> dict[str, bytes]:
    region: Profil = profil(**json.loads(changes))
    made = g.render(berkas(sample).with_profil(region))
    return {key: document.docx for key, document in made.items()}


def _docx(sample: str, key: str, **changes: Any) -> bytes:
    return _made(sample, json.dumps(changes))[key]


def _text(sample: str, key: str, **changes: Any) -> str:
    return reading.full_text(_docx(sample, key, **changes))


def _head_signs(sample: str, key: str) -> bool:
    """Whether the head signs, rather than an official below or the holder of a power."""
    one = berkas(sample)
    found = [person for kind in SIGNERS[key] for person in one.signatories(kind, key)]
    return one.peran_daerah in {person.peran for person in found}


def _names_the_head(sample: str, key: str) -> bool:
    return profil().jabatan_kepala.casefold() in _text(sample, key).casefold()


@each_sample
def test_agreement_and_letter_name_the_head(sample: str) -> None:
    keys = [k for k in needed(sample) if k != "rencana_kerja" and SIGNERS[k] & {HEAD, "para_pihak"}]
    assert all(_names_the_head(sample, key) for key in keys)


HEADS: Final = {"kabupaten": "bupati", "kota": "wali kota", "provinsi": "gubernur"}
REGIONS: Final = tuple(path.stem for path in demonstration.profile_paths())
FIRST_CASES: Final = tuple({key: (sample, key) for sample, key in reversed(CASES)}.values())
"""Every document that some sample yields, once."""


@functools.cache
def _elsewhere(sample: str, region: str) -> tuple[Berkas, frozenset[str]]:
    """The sample in another region, its own region and heads taken out of what people typed.

    Also the names that stand in it, of partners among others.
    """
    own = berkas(sample).daerah
    words = "|".join([re.escape(own.nama), *HEADS.values()])
    names: set[str] = set()

    def neutral(value: Any, name: str = "") -> Any:
        if isinstance(value, list):
            return [neutral(item) for item in value]
        if isinstance(value, dict):
            return {key: neutral(item, key) for key, item in value.items()}
        if not isinstance(value, str) or " " not in value + " " * (name == "nama"):
            return value  # no sentence or name, but a key, a number or a date
        names.update({value.casefold()} if name == "nama" else ())
        return re.sub(rf"\b({words})\b", "Contoh", value, flags=re.IGNORECASE)

    values = neutral(json.loads((SAMPLES / f"{sample}.json").read_text("utf-8")))
    found = loading.parse_berkas(json.dumps(values).encode())
    return found.with_profil(loading.load_profile(SAMPLES / f"{region}.json")), frozenset(names)


def _named(name: str, text: str) -> bool:
    """Whether a name stands in a text as whole words: Banjar isn't in Banjarbaru."""
    return re.search(rf"\b{re.escape(name.casefold())}\b", text) is not None


def test_there_is_a_profil_of_every_kind_of_region() -> None:
    kinds = {loading.load_profile(SAMPLES / f"{region}.json").jenis for region in REGIONS}
    assert kinds == set(HEADS)


@pytest.mark.parametrize(("sample", "key"), FIRST_CASES)
@pytest.mark.parametrize("region", REGIONS)
def test_a_document_speaks_of_its_own_region_and_head(sample: str, key: str, region: str) -> None:
    there, names = _elsewhere(sample, region)
    daerah = there.daerah
    if {line.document.key: line.status for line in documents_for(there)}[key] == "not_needed":
        assert (daerah.jenis, key) == ("provinsi", "surat_pengantar_gubernur")
        pytest.skip("a province writes to the Minister itself")
    made = g.render(there, only=[key], draft=True)[key].docx
    text = " ".join(reading.full_text(made).casefold().split())
    # The law that founded a region may name others: strike what the profil cites.
    for basis in chosen_bases(there, key):
        if basis.asal.startswith("profil."):
            text = text.replace(basis.teks.casefold(), "")
    assert _named(daerah.nama, text)
    for kind, head in HEADS.items():
        if kind == daerah.jenis:
            continue
        assert not _named(f"{kind} {daerah.nama}", text)
        assert not _named(f"{head} {daerah.nama}", text) or head == "gubernur"
        if head == "gubernur":  # of the province, to whom a kabupaten or kota reports
            continue
        others = [text[found.end() :].lstrip() for found in re.finditer(rf"\b{head}\b", text)]
        assert [tail[:40] for tail in others if not tail.startswith(tuple(names))] == []
    if daerah.nama != profil().nama:
        assert not _named(profil().nama, text)


@each_document
def test_a_decree_bears_the_title_of_the_office_not_of_who_acts_in_it(
    sample: str, key: str
) -> None:
    if PAGES[key] != "produk_hukum":
        pytest.skip("no decree")
    daerah = berkas(sample).daerah.model_copy(update={"jenis": "kota"})
    acting = daerah.kepala_daerah.model_copy(update={"status": "plt"})
    daerah = daerah.model_copy(update={"kepala_daerah": acting})
    made = g.render(berkas(sample).with_profil(daerah), only=[key], draft=True)[key].docx
    lines = reading.numbered_lines(made)
    name = daerah.nama.upper()
    assert lines.count(f"PLT. WALI KOTA {name},") == 3  # before the grounds, and twice to sign
    assert f"WALI KOTA {name}" in lines
    assert any(re.match(f"KEPUTUSAN WALI KOTA {name}\\W?NOMOR ", line) for line in lines)
    assert any(line.startswith("KEPUTUSAN WALI KOTA TENTANG ") for line in lines)


@each_document
def test_a_copy_shows_ttd_and_who_certifies_it_and_the_decree_does_not(
    sample: str, key: str
) -> None:
    if PAGES[key] != "produk_hukum":
        pytest.skip("no decree")
    lines = reading.numbered_lines(rendered(sample)[key])
    certifier = berkas(sample).daerah.kepala_bagian_hukum
    assert certifier is not None
    certified = [f"NIP {certifier.nip}", str(certifier.pangkat), "SALINAN"]
    is_copy = key.startswith("salinan_")
    assert [line in lines for line in certified] == [is_copy] * 3
    assert lines.count("ttd") == (2 if is_copy else 0)


OFFICE: Final = (
    "yth. ", "kepada ", "surat ", "surat penawaran ", "surat permohonan persetujuan ",
    "telah ditandatangani ", "ditetapkan dengan keputusan ",
)  # fmt: skip
"""What stands before the office of the head, whoever held it or acts in it: a letter to or from it,
an agreement signed before, or a decree, which bears the office's name.
"""


@each_document
def test_an_acting_head_is_named_with_the_prefix(sample: str, key: str) -> None:
    text = " ".join(_text(sample, key, kepala_daerah={"status": "plt"}).casefold().split())
    named = _names_the_head(sample, key)
    below = SIGNERS[key] <= {"ketua_tkksd", "pelapor"}  # who writes to the office of the head
    assert ("plt. bupati tabalong" in text) == (named and not below)
    if PAGES[key] == "produk_hukum":  # a decree names the office too
        return
    without = [text[: found.start()] for found in re.finditer("(?<!plt. )bupati tabalong", text)]
    assert [before[-60:] for before in without if not before.endswith(OFFICE)] == []
    assert bool(without) >= (named and below)


@each_document
def test_titles_stand_only_in_letters_and_only_of_a_head_in_full_office(
    sample: str, key: str
) -> None:
    head = profil().kepala_daerah
    in_full = f"{head.gelar_depan} {head.nama}, {head.gelar_belakang}"
    text = _text(sample, key)
    assert (in_full in text) == (key in LETTERS)
    assert (str(head.gelar_belakang) in text) == (key in LETTERS)
    acting = _text(sample, key, kepala_daerah={"status": "pj"})
    named = _head_signs(sample, key) or PAGES[key] == "produk_hukum"  # a copy names who signed
    assert (head.nama.casefold() in text.casefold()) == named
    assert (head.nama.casefold() in acting.casefold()) == named
    assert str(head.gelar_belakang) not in acting


@each_document
def test_spelling_follows_the_profil(sample: str, key: str) -> None:
    official = _text(sample, key, ejaan="format", tanda_tangan_elektronik=False)
    dictionary = _text(sample, key, ejaan="baku", tanda_tangan_elektronik=False)
    assert "bertandatangan" not in dictionary
    assert "bermaterai" not in dictionary
    assert "bermeterai" not in official
    # The two differ in nothing else.
    translated = official.replace("bertandatangan", "bertanda tangan")
    assert translated.replace("bermaterai", "bermeterai") == dictionary


@each_sinergi
def test_an_agreement_on_paper_counts_its_originals(sample: str) -> None:
    count = len(berkas(sample).para_pihak)
    words = {2: "2 (dua)", 3: "3 (tiga)"}[count]
    text = _text(sample, "nota_kesepakatan", ejaan="baku", tanda_tangan_elektronik=False)
    assert f"dalam rangkap {words} bermeterai cukup" in text
    assert "elektronik" not in text.replace("pos elektronik", "")


@each_sinergi
def test_an_electronic_agreement_says_so_and_asks_for_no_stamp(sample: str) -> None:
    text = _text(sample, "nota_kesepakatan", ejaan="baku", tanda_tangan_elektronik=True)
    assert "ditandatangani secara elektronik" in text
    assert "rangkap" not in text
    assert "meterai" not in text


def _feet(docx: bytes) -> dict[str, list[tuple[str, str]]]:
    """Style and text of the paragraphs of each footer."""
    return {
        name: [
            (style.get(w("val"), ""), reading.text_of(paragraph))
            for paragraph in etree.fromstring(xml).iter(w("p"))
            for style in paragraph.iter(w("pStyle"))
        ]
        for name, xml in reading.parts_of(docx).items()
        if name.startswith("word/footer") and name.endswith(".xml")
    }


@each_document
def test_an_electronic_document_says_so_in_each_footer(sample: str, key: str) -> None:
    note = "Ditandatangani secara elektronik & sah."
    feet = _feet(_docx(sample, key, catatan_kaki_tte=note))
    assert len(feet) == 2
    assert all(("KakiTte", note) in paragraphs for paragraphs in feet.values())


@each_sinergi
def test_a_draft_does_not_say_that_it_is_signed(sample: str) -> None:
    for made in g.render(berkas(sample), draft=True).values():
        assert {
            text for foot in _feet(made.docx).values() for s, text in foot if s == "KakiTte"
        } == {""}


@each_document
def test_on_paper_the_foot_has_no_note_and_no_empty_line(sample: str, key: str) -> None:
    for paragraphs in _feet(_docx(sample, key, tanda_tangan_elektronik=False)).values():
        assert paragraphs[-1] == ("Penutup", "")  # a line of one point: Word demands a paragraph
        assert all(text for _, text in paragraphs[:-1])


@each_document
@pytest.mark.parametrize(("order", "turned"), [("kesatu_kiri", False), ("kedua_kiri", True)])
def test_signatories_stand_in_the_order_of_the_profil(
    sample: str, key: str, order: str, *, turned: bool
) -> None:
    if key not in AGREEMENTS:
        pytest.skip("the head of the region alone signs a letter")
    rels = reading.parts_of(_docx(sample, key, urutan_tanda_tangan=order))[
        "word/_rels/document.xml.rels"
    ]
    targets = {link.get("Id"): link.get("Target", "") for link in etree.fromstring(rels)}
    body = reading.part(_docx(sample, key, urutan_tanda_tangan=order))
    link_id = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    links = [targets[link.get(link_id)] for link in body.iter(w("hyperlink"))]
    found = [link.partition("ttd/")[2].partition("?")[0] for link in links if "ttd/" in link]
    signing = {one.peran for one in berkas(sample).signatories("para_pihak", key)}
    assert set(found) == signing
    roles = [role.removeprefix("kuasa_") for role in found]
    parties = list(PERAN[: len(berkas(sample).para_pihak)])
    if key in BILINGUAL:
        assert roles == parties
        return
    columns = 2 if len(parties) in (2, 4) else 3
    sides = [parties[start::columns] for start in range(columns)]
    assert roles == list(itertools.chain(*(sides[::-1] if turned else sides)))


@each_document
def test_another_paper_and_type_reach_every_part(sample: str, key: str) -> None:
    both = {"kertas": "F4", "huruf": "Arial", "ukuran_pt": 10}
    docx = _docx(sample, key, halaman=dict.fromkeys(PAGES.values(), both))
    for name, xml in reading.parts_of(docx).items():
        assert b"Bookman" not in xml, name
    for size in reading.part(docx).iter(w("pgSz")):
        sides = sorted(int(size.get(w(side), "0")) / 1440 * 25.4 for side in ("w", "h"))
        assert sides == pytest.approx([215, 330], abs=0.1)
    (pdf,) = convert([docx], open_engine())
    fonts = fonts_embedded(PdfReader(io.BytesIO(pdf)))
    arial = family("Arial")
    assert arial is not None
    assert fonts
    assert [f for f in fonts if not any(fnmatchcase(f.name, p) for p in arial.postscript)] == []


@each_document
def test_tables_span_the_text_on_another_paper(sample: str, key: str) -> None:
    margins = {"atas": 30, "bawah": 20, "kiri": 40, "kanan": 15}
    own = {"kertas": "F4", "tepi_mm": margins}
    body = reading.part(_docx(sample, key, halaman=dict.fromkeys(PAGES.values(), own)))
    widths_mm = [
        int(size.get(w("w"), "0")) / 1440 * 25.4 - margins["kiri"] - margins["kanan"]
        for section in body.iter(w("sectPr"))
        for size in section.iter(w("pgSz"))
    ]
    assert widths_mm
    full = [
        table
        for table in body.iter(w("tbl"))
        if (span := table.find(f"{w('tblPr')}/{w('tblW')}")) is not None
        and span.get(w("type")) == "pct"
    ]
    assert full
    for table in full:
        grid = [int(c.get(w("w"), "0")) for c in table.iterfind(f"{w('tblGrid')}/{w('gridCol')}")]
        found = sum(grid) / 1440 * 25.4
        assert any(found == pytest.approx(width, abs=0.3) for width in widths_mm)


@each_sinergi
def test_a_draft_prints_blanks_for_what_is_missing(sample: str) -> None:
    unsigned = berkas(sample).model_copy(update={"penandatanganan": None, "rencana_kerja": ()})
    made = g.render(unsigned, draft=True)
    # A work plan begins with its first activity.
    assert list(made) == [key for key in needed(sample) if key != "rencana_kerja"]
    planned = g.render(berkas(sample).model_copy(update={"penandatanganan": None}), draft=True)
    assert list(planned) == needed(sample)
    assert BLANK in reading.full_text(planned["rencana_kerja"].docx)
    text = reading.full_text(made["nota_kesepakatan"].docx)
    assert f"bertempat di {BLANK}" in text
    assert "None" not in text
    for document in made.values():
        headers = [x for n, x in reading.parts_of(document.docx).items() if "word/header" in n]
        assert all(b'descr="Draf"' in xml for xml in headers if b"<w:hdr" in xml)
        assert not reading.broken_relationships(document.docx)


@each_document
def test_a_final_document_has_no_watermark(sample: str, key: str) -> None:
    assert all(b"Draf" not in xml for xml in reading.parts_of(_docx(sample, key)).values())
