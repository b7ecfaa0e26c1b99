"""Word documents for tests, written by hand so that a test says exactly what is in them."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import Final

_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006"
_NAMESPACES: Final = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{_OFFICE}/relationships" xmlns:wp="{_DRAWING}/wordprocessingDrawing" '
    f'xmlns:a="{_DRAWING}/main" xmlns:pic="{_DRAWING}/picture"'
)
_WORDML: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_EMU_PER_PT: Final = 12_700

SENTENCE: Final = (
    "Para pihak sepakat melaksanakan kerja sama ini dengan iktikad baik sesuai peraturan "
    "perundang-undangan yang berlaku dan kewenangan masing-masing. "
)


def fonts(family: str) -> str:
    return (
        f'<w:rFonts w:ascii="{family}" w:hAnsi="{family}" w:cs="{family}" w:eastAsia="{family}"/>'
    )


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, style: str = "Normal", properties: str = "") -> str:
    content = "".join(runs)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def new_page(*runs: str) -> str:
    """A paragraph that starts a page; engines differ on where a break in a run puts its mark."""
    return paragraph(*runs, properties="<w:pageBreakBefore/>")


class DocxBuilder:
    """Collects paragraphs, links and parts, and zips them."""

    def __init__(self, family: str = "Bookman Old Style") -> None:
        self.family = family
        self.body: list[str] = []
        self.header = ""
        self.numbering_family = family
        self._links: list[str] = []

    def add(self, *blocks: str) -> DocxBuilder:
        self.body.extend(blocks)
        return self

    def link(self, target: str, text: str, *, style: str = "Tautan") -> str:
        """A text hyperlink; LibreOffice exports it only with a character style."""
        properties = f'<w:rStyle w:val="{style}"/>' if style else ""
        return f'<w:hyperlink r:id="{self._relate(target)}">{run(text, properties)}</w:hyperlink>'

    def signature(
        self, role: str, width: int = 170, height: int = 62, *, style: str = "Tautan"
    ) -> str:
        """The paragraph of a signature place, as `generator.pdf.anchors` describes it."""
        target = f"naskah:ttd/{role}?w={width}&amp;h={height}"
        space = self.link(target, "\u00a0", style=style)
        picture = _picture(self._relate(target), width, height, number=len(self._links))
        spacing = '<w:spacing w:line="240" w:lineRule="auto"/>'
        return paragraph(space, f"<w:r>{picture}</w:r>", properties=spacing)

    def signatures(self, left: str, right: str) -> str:
        """Two signature places side by side, as at the end of an agreement."""
        cells = "".join(
            '<w:tc><w:tcPr><w:tcW w:w="4513" w:type="dxa"/></w:tcPr>'
            f"{paragraph(run('PIHAK'))}{self.signature(role)}{paragraph(run('Nama'))}</w:tc>"
            for role in (left, right)
        )
        return (
            '<w:tbl><w:tblPr><w:tblW w:w="9026" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            '<w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>'
            "</w:tblCellMar></w:tblPr>"
            '<w:tblGrid><w:gridCol w:w="4513"/><w:gridCol w:w="4513"/></w:tblGrid>'
            f"<w:tr>{cells}</w:tr></w:tbl>{paragraph()}"
        )

    def _relate(self, target: str) -> str:
        self._links.append(target)
        return f"rIdLink{len(self._links)}"

    def build(self) -> bytes:
        header = '<w:headerReference w:type="default" r:id="rIdHeader"/>'
        section = (
            f"<w:sectPr>{header}"
            '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" '
            'w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>'
        )
        kinds = {
            "styles": "styles",
            "numbering": "numbering",
            "header1": "header",
            "settings": "settings",
        }
        overrides = "".join(
            f'<Override PartName="/word/{name}.xml" ContentType="{_WORDML}.{kind}+xml"/>'
            for name, kind in kinds.items()
        )
        relationships = [
            ("rIdStyles", "styles", "styles.xml", ""),
            ("rIdNumbering", "numbering", "numbering.xml", ""),
            ("rIdSettings", "settings", "settings.xml", ""),
            ("rIdHeader", "header", "header1.xml", ""),
            ("rIdClear", "image", "media/clear.png", ""),
            *(
                (f"rIdLink{n}", "hyperlink", target, ' TargetMode="External"')
                for n, target in enumerate(self._links, start=1)
            ),
        ]
        members: dict[str, str | bytes] = {
            "[Content_Types].xml": (
                f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
                'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                '<Default Extension="xml" ContentType="application/xml"/>'
                '<Default Extension="png" ContentType="image/png"/>'
                '<Override PartName="/word/document.xml" '
                f'ContentType="{_WORDML}.document.main+xml"/>{overrides}</Types>'
            ),
            "_rels/.rels": _relationships([("rId1", "officeDocument", "word/document.xml", "")]),
            "word/document.xml": (
                f"<w:document {_NAMESPACES}><w:body>{''.join(self.body)}{section}"
                "</w:body></w:document>"
            ),
            "word/_rels/document.xml.rels": _relationships(relationships),
            "word/styles.xml": _styles(self.family),
            "word/numbering.xml": _numbering(self.numbering_family),
            "word/header1.xml": f"<w:hdr {_NAMESPACES}>{self.header or paragraph()}</w:hdr>",
            "word/settings.xml": (
                f'<w:settings {_NAMESPACES}><w:compat><w:compatSetting w:name="compatibilityMode" '
                'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
                "</w:settings>"
            ),
            "word/media/clear.png": _clear_png(),
        }
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in members.items():
                package.writestr(zipfile.ZipInfo(name), content)
        return buffer.getvalue()


def agreement(*roles: str, articles: int = 3) -> bytes:
    """An agreement in small: numbered articles, a page number, a signature place per role."""
    builder = DocxBuilder()
    builder.header = paragraph(
        '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    )
    for number in range(1, articles + 1):
        builder.add(
            paragraph(run(f"JUDUL PASAL {number}", "<w:b/>"), style="Pasal"),
            paragraph(run(SENTENCE * 2), style="Ayat"),
            paragraph(run(SENTENCE), run("Miring. ", "<w:i/>"), style="Ayat"),
        )
    return builder.add(*(builder.signature(role) for role in roles)).build()


def _styles(family: str) -> str:
    def style(style_id: str, based: str, properties: str) -> str:
        return (
            f'<w:style w:type="paragraph" w:styleId="{style_id}"><w:name w:val="{style_id}"/>'
            f'<w:basedOn w:val="{based}"/>{properties}</w:style>'
        )

    def numbered(level: int) -> str:
        return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'

    return (
        f"<w:styles {_NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>{fonts(family)}"
        '<w:sz w:val="24"/><w:lang w:val="id-ID"/></w:rPr></w:rPrDefault><w:pPrDefault/>'
        '</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
        '<w:name w:val="Normal"/><w:pPr><w:spacing w:line="320" w:lineRule="exact"/></w:pPr>'
        "</w:style>"
        + style("Pasal", "Normal", f'<w:pPr>{numbered(0)}<w:outlineLvl w:val="0"/></w:pPr>')
        + style("Ayat", "Normal", f"<w:pPr>{numbered(1)}</w:pPr>")
        + style("Surat", "Normal", f"<w:rPr>{fonts('Arial')}</w:rPr>")
        + '<w:style w:type="character" w:styleId="Tautan"><w:name w:val="Tautan"/></w:style>'
        '<w:style w:type="character" w:styleId="Sandi"><w:name w:val="Sandi"/>'
        f"<w:rPr>{fonts('Courier New')}</w:rPr></w:style></w:styles>"
    )


def _numbering(family: str) -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        f'<w:pStyle w:val="{style}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="567" w:hanging="567"/></w:pPr>'
        f'<w:rPr>{fonts(family)}<w:sz w:val="24"/></w:rPr></w:lvl>'
        for level, style, text in ((0, "Pasal", "%1."), (1, "Ayat", "(%2)"))
    )
    return (
        f'<w:numbering {_NAMESPACES}><w:abstractNum w:abstractNumId="0">'
        f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def _relationships(rows: list[tuple[str, str, str, str]]) -> str:
    content = "".join(
        f'<Relationship Id="{rid}" Type="{_OFFICE}/relationships/{kind}" Target="{target}"{mode}/>'
        for rid, kind, target, mode in rows
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{content}</Relationships>'


def _picture(link: str, width: int, height: int, *, number: int) -> str:
    size = f'cx="{width * _EMU_PER_PT}" cy="{height * _EMU_PER_PT}"'
    return (
        '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent {size}/><wp:docPr id="{number}" name="ttd{number}">'
        f'<a:hlinkClick r:id="{link}"/></wp:docPr><a:graphic>'
        f'<a:graphicData uri="{_DRAWING}/picture"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="{number}" name="ttd{number}"/><pic:cNvPicPr/></pic:nvPicPr>'
        '<pic:blipFill><a:blip r:embed="rIdClear"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing>"
    )


def _clear_png() -> bytes:
    """One fully transparent pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        crc = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + crc

    header = struct.pack(">IIBBBBB", 1, 1, 8, 6, 0, 0, 0)
    pixels = zlib.compress(b"\0" + bytes(4))
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )
