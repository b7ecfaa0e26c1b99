"""Word templates in docxtpl's dialect, one for each thing it can do, and their contexts."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import docx_reading as reading
from docx import Document
from docx.oxml import parse_xml
from docx.shared import Mm
from docxtpl import InlineImage, Listing, RichText, RichTextParagraph
from PIL import Image
from template_samples import repacked

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from docx.document import Document as Word

_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NOTES: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"

PEOPLE: Final = [{"nama": f"Warga {n}", "umur": 20 + n} for n in range(4)]
NAMES: Final = ["Anu", "Badu", "Cici", "Dadap"]


@dataclass(frozen=True)
class Sample:
    """A template, and its context.

    Attributes:
        docx: The template.
        context: Makes the context with what docxtpl calls the template, for values that add
            themselves to a package.
        adds: Whether there are such values.
        shows: What stands in the body's XML afterwards, so that the sample is what it says.
    """

    docx: bytes
    context: Callable[[Any], dict[str, Any]]
    adds: bool = False
    shows: str = "<w:p>"


def picture(colour: str = "navy") -> io.BytesIO:
    buffer = io.BytesIO()
    Image.new("RGB", (8, 6), colour).save(buffer, "PNG")
    buffer.seek(0)
    return buffer


def saved(word: Word) -> bytes:
    buffer = io.BytesIO()
    word.save(buffer)
    return buffer.getvalue()


def paragraphs(*texts: str) -> Word:
    word = Document()
    for text in texts:
        word.add_paragraph(text)
    return word


def table(*rows: Sequence[str], into: Word | None = None) -> Word:
    word = into or paragraphs("Tabel:")
    made = word.add_table(len(rows), max(map(len, rows)))
    for cells, texts in zip(made.rows, rows, strict=True):
        for cell, text in zip(cells.cells, texts, strict=False):
            cell.text = text
    return word


def runs(*texts: str, into: Word | None = None) -> Word:
    """One paragraph, every other run bold, as Word splits a tag."""
    word = into or Document()
    line = word.add_paragraph()
    for number, text in enumerate(texts):
        line.add_run(text).bold = bool(number % 2)
    return word


def spanned(*texts: str) -> Word:
    """A row of which the second cell spans two columns."""
    word = table((texts[0], texts[1], "", *texts[2:]), tuple("abcd"))
    row = word.tables[0].rows[0]
    row.cells[1].merge(row.cells[2])
    return word


def nested() -> Word:
    """A table of two columns whose cell holds one of three."""
    word = table(("{{ judul }}", "B"))
    word.tables[0].cell(0, 1).add_table(1, 3)
    return word


def headed(header: str, footer: str, *texts: str) -> Word:
    word = paragraphs(*texts)
    section = word.sections[0]
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text = header
    section.first_page_header.paragraphs[0].text = f"pertama {header}"
    section.footer.paragraphs[0].text = footer
    return word


def entitled(**properties: str) -> Word:
    word = paragraphs("Isi")
    for name, value in properties.items():
        setattr(word.core_properties, name, value)
    return word


def with_footnote(docx: bytes, text: str) -> bytes:
    """The document with one footnote, to which its last paragraph refers."""
    notes = (
        f'<w:footnotes xmlns:w="{_W}"><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
        '<w:footnote w:type="continuationSeparator" w:id="0"><w:p/></w:footnote>'
        f'<w:footnote w:id="1"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    word = Document(io.BytesIO(docx))
    reference = f'<w:r xmlns:w="{_W}"><w:footnoteReference w:id="1"/></w:r>'
    word.paragraphs[-1]._p.append(parse_xml(reference))
    parts = reading.parts_of(saved(word))
    rels, types = parts["word/_rels/document.xml.rels"], parts["[Content_Types].xml"]
    relation = f'<Relationship Id="rIdN" Type="{_OFFICE}/footnotes" Target="footnotes.xml"/>'
    override = f'<Override PartName="/word/footnotes.xml" ContentType="{_NOTES}"/>'
    return repacked(
        docx,
        {
            **parts,
            "word/footnotes.xml": notes.encode(),
            "word/_rels/document.xml.rels": rels.replace(
                b"</Relationships>", f"{relation}</Relationships>".encode()
            ),
            "[Content_Types].xml": types.replace(b"</Types>", f"{override}</Types>".encode()),
        },
    )


def _people(_word: Any) -> dict[str, Any]:
    return {"orang": PEOPLE, "nama": NAMES, "judul": "Judul", "ada": True, "kosong": []}


def _rich(_word: Any) -> dict[str, Any]:
    text = RichText("tebal", bold=True)
    text.add(" merah & <miring>", color="#ff0000", italic=True, size=28, font="eastAsia:Arial")
    text.add(" atas", superscript=True, underline="dash", strike=True, lang="id-ID")
    block = RichTextParagraph("satu", parastyle="Heading1")
    block.add(RichText("dua", highlight="#ffff00", rtl=True))
    return {"kaya": text, "alinea": block}


def _linked(word: Any) -> dict[str, Any]:
    text = RichText("tautan", url_id=word.build_url_id("https://contoh.test/?a=1&b=2"))
    return {"kaya": text}


def _listing(_word: Any) -> dict[str, Any]:
    return {"daftar": Listing("satu\ndua\ttab <x> & y\aalinea baru\fhalaman baru"), "judul": "A\tB"}


def _pictures(word: Any) -> dict[str, Any]:
    return {
        "gambar": [
            InlineImage(word, picture("navy"), width=Mm(20)),
            InlineImage(word, picture("red"), height=Mm(9), anchor="https://contoh.test/"),
            InlineImage(word, picture("navy")),
        ],
        "judul": "Judul",
    }


def _built_subdocument(word: Any) -> dict[str, Any]:
    part = word.new_subdoc()
    part.add_paragraph("Sisipan", style="List Bullet")
    part.add_table(1, 2).rows[0].cells[0].text = "sel & sel"
    part.add_picture(picture("green"))
    return {"sisipan": part, "judul": "Judul"}


def _read_subdocument(word: Any) -> dict[str, Any]:
    inserted = paragraphs("Lampiran")
    inserted.add_paragraph("pertama", style="List Number")
    inserted.add_paragraph("kedua", style="List Number")
    inserted.add_picture(picture("purple"))
    data = with_footnote(saved(inserted), "catatan sisipan")
    return {"sisipan": word.new_subdoc(io.BytesIO(data)), "judul": "Judul"}


def _everything(word: Any) -> dict[str, Any]:
    return {**_people(word), **_pictures(word), **_rich(word), **_built_subdocument(word)}


_ROWS: Final = (
    ("{%tr for o in orang %}", ""),
    ("{{ o.nama }}", "{{ o.umur }}"),
    ("{%tr endfor %}", ""),
)

SAMPLES: Final = {
    "paragraphs": Sample(
        saved(
            paragraphs(
                "{%p for o in orang %}",
                "{{ loop.index }}. {{ o.nama }}",
                "{%p if o.umur > 21 %}",
                "tua",
                "{%p else %}",
                "muda",
                "{%p endif %}",
                "{%p endfor %}",
                "{#p dibuang #}",
                "sisa {# ini juga #}kalimat",
                "akhir",
            )
        ),
        _people,
        shows="4. Warga 3",
    ),
    "rows": Sample(saved(table(*_ROWS)), _people, shows="Warga 3"),
    "rows that all go": Sample(saved(table(*_ROWS)), lambda word: _people(word) | {"orang": []}),
    "columns that grow": Sample(
        saved(
            table(("a", "{%tc for n in nama %}", "{{ n }}", "{%tc endfor %}"), ("b", "", "", ""))
        ),
        _people,
        shows="Dadap",
    ),
    "columns that grow beyond the grid": Sample(
        saved(table(("{%tc for n in nama + nama %}", "{{ n }}", "{%tc endfor %}"))), _people
    ),
    "columns that go": Sample(
        saved(table(("a", "b", "{%tc if not ada %}", "c", "{%tc endif %}"))), _people
    ),
    "runs": Sample(
        saved(runs("Awal {%r if ada %}", "", " {{r kaya }} ", "", "{%r endif %} akhir")),
        lambda word: _people(word) | _rich(word),
        shows="tebal",
    ),
    "rich text": Sample(
        saved(paragraphs("{{r kaya }} lalu {{r kaya }}", "{{p alinea }}")),
        _rich,
        shows='<w:vertAlign w:val="superscript"/>',
    ),
    "links": Sample(
        saved(paragraphs("Lihat {{r kaya }}.")), _linked, adds=True, shows='w:tgtFrame="_blank"'
    ),
    "cell backgrounds": Sample(
        saved(
            table(
                ("{%tr for o in orang %}", ""),
                ("{% cellbg 'ff0000' if o.umur > 21 else '00ff00' %}{{ o.nama }}", "polos"),
                ("{%tr endfor %}", ""),
            )
        ),
        _people,
        shows='w:fill="ff0000"',
    ),
    "column spans": Sample(
        saved(table(("{% colspan nama|length %}{{ judul }}",), ("a",))),
        _people,
        shows='<w:gridSpan w:val="4"/>',
    ),
    "vertical merges": Sample(
        saved(
            table(
                ("{%tr for o in orang %}", ""),
                ("{% vm %}{{ judul }}", "{{ o.nama }}"),
                ("{%tr endfor %}", ""),
            )
        ),
        _people,
        shows='<w:vMerge w:val="continue"/>',
    ),
    "horizontal merges": Sample(
        saved(
            table(
                ("{%tc for n in nama %}", "{% hm %}{{ judul }}", "{%tc endfor %}"), ("a", "b", "c")
            )
        ),
        _people,
        shows='<w:gridSpan w:val="4"/>',
    ),
    "horizontal merges of spans": Sample(
        saved(spanned("{%tc for n in nama %}", "{% hm %}{{ judul }}", "{%tc endfor %}")),
        _people,
        shows='<w:gridSpan w:val="8"/>',
    ),
    "listings": Sample(
        saved(runs("Daftar: ", "{{ daftar }}", " {{ judul }}")),
        _listing,
        shows='<w:br w:type="page"/>',
    ),
    "pictures": Sample(
        saved(
            headed(
                "{{ gambar[1] }} kepala",
                "kaki {{ gambar[0] }}",
                "{%p for g in gambar %}",
                "Gambar {{ g }}",
                "{%p endfor %}",
            )
        ),
        _pictures,
        adds=True,
        shows="<a:hlinkClick",
    ),
    "a subdocument built on the spot": Sample(
        saved(paragraphs("Sebelum", "{{p sisipan }}", "sesudah {{ judul }}")),
        _built_subdocument,
        adds=True,
        shows="Sisipan",
    ),
    "a subdocument from a file": Sample(
        with_footnote(saved(paragraphs("{{p sisipan }}", "{{ judul }}")), "catatan {{ judul }}"),
        _read_subdocument,
        adds=True,
        shows="<w:footnoteReference",
    ),
    "headers and footers": Sample(
        saved(headed("{{ judul }} kepala", "{% for n in nama %}{{ n }} {% endfor %}", "Isi")),
        _people,
    ),
    "footnotes": Sample(
        with_footnote(saved(paragraphs("Isi")), "{{ judul }}: {{ nama[1] }}"), _people
    ),
    "properties": Sample(
        saved(entitled(title="{{ judul }} & lain", subject="{{ nama|join(', ') }}", comments="x")),
        _people,
    ),
    "whitespace": Sample(
        saved(
            paragraphs(
                "kiri  {%- if ada -%}  tengah  {%- endif -%}  kanan",
                "a {{- judul -}} b",
                "  {{ judul }}  ",
                "lanjut {%- if ada %}",
                "alinea{% endif %}",
            )
        ),
        _people,
        shows="kiritenga",
    ),
    "escapes and quotes": Sample(
        saved(
            paragraphs(
                "{_{ bukan }_} {_% tag %_}",
                "{{ “kutip” ~ ‘dua’ }}",
                "{% if nama|length > 2 and 1 < 2 %}banyak{% endif %}",
            )
        ),
        _people,
        shows="{{ bukan }} {% tag %}",
    ),
    "tags that Word splits": Sample(
        saved(
            runs("{", "{ ju", "dul }", "} {", "% for n in na", "ma %}{{ n }}", "{% end", "for %}")
        ),
        _people,
        shows="Judul Anu",
    ),
    "statements of Jinja": Sample(
        saved(
            paragraphs(
                "{% set x = judul ~ '!' %}{{ x }}",
                "{% macro m(a) %}[{{ a }}]{% endmacro %}{{ m(1) }}",
                "{% raw %}{{ mentah }}{% endraw %}",
                "{% with y = 2 %}{{ y }}{% endwith %}",
            )
        ),
        _people,
        shows="[1]",
    ),
    "indented XML": Sample(
        repacked(
            saved(paragraphs("{{ judul }}")),
            {
                "word/document.xml": (
                    f'<?xml version="1.0"?>\n<w:document xmlns:w="{_W}">\n  <w:body>\n    <w:p>\r\n'
                    "      <w:r><w:t>{%p for n in nama %}</w:t></w:r></w:p>\n    <w:p><w:r>\n"
                    "<w:t>{{\n n }} dua\nbaris</w:t></w:r></w:p>\n  <w:p><w:r>"
                    "<w:t>{%p endfor %}</w:t></w:r></w:p>\n  </w:body>\n</w:document>"
                ).encode()
            },
        ),
        _people,
        shows="<w:br/>",
    ),
    "everything, and a subdocument": Sample(
        saved(
            table(
                *_ROWS,
                ("{{ gambar[0] }}", "{{r kaya }}"),
                into=headed("{{ judul }}", "kaki", "{{p sisipan }}", "{{p alinea }}"),
            )
        ),
        _everything,
        adds=True,
    ),
}
