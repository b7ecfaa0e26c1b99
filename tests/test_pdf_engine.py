from __future__ import annotations

import io
import pickle
import zipfile
from typing import TYPE_CHECKING, ClassVar

import pytest
from docx_builder import DocxBuilder, agreement, fonts, paragraph, run
from pypdf import PdfReader, PdfWriter

from generator.errors import ConversionError
from generator.pdf.engine import (
    DEFAULT_ENGINE,
    EngineInfo,
    PdfEngine,
    convert,
    engine_names,
    open_engine,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class ScriptedEngine:
    """Returns what a test tells it to."""

    name: ClassVar[str] = "scripted"

    def __init__(self, answer: Callable[[Sequence[bytes]], list[bytes]]) -> None:
        self.answer = answer

    def probe(self) -> EngineInfo:
        return EngineInfo(self.name, "1", available=True, detail="")

    def convert(self, docx: Sequence[bytes], *, timeout_s: float) -> list[bytes]:
        del timeout_s
        return self.answer(docx)


def written(writer: PdfWriter) -> bytes:
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def zipped(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, content in members.items():
            package.writestr(name, content)
    return buffer.getvalue()


def encrypted_pdf() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.encrypt("rahasia", algorithm="RC4-128")
    return written(writer)


def test_registered_engines_open_and_probe() -> None:
    assert set(engine_names()) >= {"rdocx", "libreoffice"}
    for name in engine_names():
        assert open_engine(name).probe().name == name


def test_default_engine_is_available() -> None:
    info = open_engine().probe()

    assert info.name == DEFAULT_ENGINE
    assert info.available
    assert info.version


def test_engines_pickle() -> None:
    for name in engine_names():
        assert pickle.loads(pickle.dumps(open_engine(name))).name == name  # noqa: S301 - our own


def test_unknown_engine_is_an_error_that_lists_the_known() -> None:
    with pytest.raises(ConversionError) as caught:
        open_engine("word")
    assert caught.value.code == "engine.unknown"
    assert "rdocx" in caught.value.message()


def test_conversion_keeps_the_order_of_documents() -> None:
    texts = ["Dokumen pertama", "Dokumen kedua", "Dokumen ketiga"]
    docx = [DocxBuilder().add(paragraph(run(text))).build() for text in texts]
    pdfs = convert(docx, open_engine())

    assert [PdfReader(io.BytesIO(p)).pages[0].extract_text().strip() for p in pdfs] == texts


def test_nothing_to_convert_gives_nothing() -> None:
    def never(docx: Sequence[bytes]) -> list[bytes]:
        raise AssertionError(docx)

    assert convert([], ScriptedEngine(never)) == []


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"Ini teks biasa yang bernama .docx.",
        zipped(**{"word/document.xml": b"<x/>"}),
        zipped(**{"[Content_Types].xml": b"<x/>"}),
        zipped(**{"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x"}),
    ],
    ids=["empty", "text", "no content types", "no document", "broken xml"],
)
def test_what_is_no_docx_never_reaches_the_engine(content: bytes) -> None:
    def never(docx: Sequence[bytes]) -> list[bytes]:
        raise AssertionError(docx)

    with pytest.raises(ConversionError) as caught:
        convert([agreement(), content], ScriptedEngine(never))
    assert caught.value.code == "engine.not-docx"
    assert caught.value.where == "docx[1]"
    assert caught.value.message()


@pytest.mark.parametrize(
    ("output", "code"),
    [
        (b"", "engine.no-output"),
        (b"bukan pdf", "engine.output-unreadable"),
        (b"%PDF-1.7\n%%EOF", "engine.output-unreadable"),
        (written(PdfWriter()), "engine.output-empty"),
        (encrypted_pdf(), "engine.output-encrypted"),
    ],
)
@pytest.mark.filterwarnings("ignore::UserWarning")
def test_output_that_can_not_be_trusted_is_refused(output: bytes, code: str) -> None:
    with pytest.raises(ConversionError) as caught:
        convert([agreement()], ScriptedEngine(lambda _: [output]))
    assert caught.value.code == code
    assert caught.value.message("en")


def test_missing_output_is_refused() -> None:
    with pytest.raises(ConversionError) as caught:
        convert([agreement()], ScriptedEngine(lambda _: []))
    assert caught.value.code == "engine.output-count"


def test_pdf_without_the_fonts_asked_for_is_refused() -> None:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)

    with pytest.raises(ConversionError) as caught:
        convert([agreement()], ScriptedEngine(lambda _: [written(writer)]))
    assert caught.value.code == "engine.font-swapped"


def test_family_that_nobody_has_is_an_error() -> None:
    docx = DocxBuilder().add(paragraph(run("Teks", fonts("Papirus Gaib")))).build()

    with pytest.raises(ConversionError) as caught:
        convert([docx], open_engine())
    assert caught.value.code == "engine.font-swapped"
    assert caught.value.facts["asked"] == ["Papirus Gaib"]


def test_character_without_a_glyph_is_an_error() -> None:
    docx = DocxBuilder().add(paragraph(run("kotak ☐"))).build()

    with pytest.raises(ConversionError) as caught:
        convert([docx], open_engine())
    assert caught.value.code == "engine.character-missing"


def accepts(engine: PdfEngine) -> PdfEngine:
    return engine


def test_scripted_engine_satisfies_the_protocol() -> None:
    assert accepts(ScriptedEngine(list)).probe().available
