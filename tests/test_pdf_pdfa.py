"""The conformance checker: our bundles pass, and every clause finds a fault planted for it."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    TextStringObject,
)
from rendered_samples import SAMPLE_NAMES, berkas

import generator as g
from generator.demonstration import people_of
from generator.errors import VerificationError
from generator.messages import CATALOGUE
from generator.pdf.objects import dictionary, stream
from generator.pdf.pdfa.checker import CLAUSES, NOT_COVERED, check_pdfa
from generator.signing.ceremony import prepare
from generator.testing.pki import throwaway_pki

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)


@cache
def bundle(name: str = "sinergi-kecil", engine: str = "rdocx") -> bytes:
    return g.bundle(berkas(name), now=NOW, engine=g.open_engine(engine))


@cache
def signed(name: str, folder: Path) -> bytes:
    """Give the bundle of a sample, signed by everybody who has a field in it."""
    people = people_of(berkas(name))
    pki = throwaway_pki(NOW, people=list(dict.fromkeys(people.values())))
    folder = folder / name
    pki.write(folder)
    pdf = bundle(name)
    for role, person in people.items():
        key = folder / f"{pki.people[person].stem}.p12"
        secret = g.SecretRef("file", str(key.with_suffix(".pass")))
        with g.Pkcs12Signer(g.Pkcs12Config(path=key, passphrase=secret)) as signer:
            pdf = g.sign(pdf, signer, as_=role, now=NOW)
    return pdf


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("keys")


def codes(pdf: bytes) -> set[str]:
    return {finding.code for finding in check_pdfa(pdf).findings}


@pytest.mark.parametrize("name", SAMPLE_NAMES)
def test_every_bundle_keeps_to_what_it_claims(name: str) -> None:
    report = check_pdfa(bundle(name))

    assert (report.part, report.conformance) == ("3", "B")
    assert report.findings == ()


@pytest.mark.parametrize("name", SAMPLE_NAMES)
def test_a_signed_bundle_keeps_to_it_still(name: str, keys: Path) -> None:
    pdf = signed(name, keys)
    report = g.verify(pdf, now=NOW)

    assert report.signatures
    assert report.unsigned_fields == ()
    assert check_pdfa(pdf).findings == ()


@pytest.mark.parametrize("name", SAMPLE_NAMES)
@pytest.mark.libreoffice
def test_a_bundle_of_the_other_engine_keeps_to_it_too(name: str) -> None:
    assert check_pdfa(bundle(name, "libreoffice")).findings == ()


def test_a_draft_with_its_watermark_keeps_to_it() -> None:
    assert check_pdfa(g.bundle(berkas("sinergi-kecil"), now=NOW, draft=True)).findings == ()


def test_a_bundle_whose_fields_made_way_for_a_service_keeps_to_it() -> None:
    assert check_pdfa(prepare(bundle(), ["kedua"], now=NOW)).findings == ()


# --- planted faults: each changes one thing in a sound bundle -------------------------------------


def rewritten(change: Callable[[PdfWriter, Any], object]) -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(bundle()))
    change(writer, writer.root_object)
    output = io.BytesIO()
    writer.write(output)
    return output.getvalue()


def name(text: str) -> NameObject:
    return NameObject(text)


def put(holder: Callable[[PdfWriter, Any], Any], key: str, value: Any) -> bytes:
    return rewritten(lambda writer, root: holder(writer, root).update({name(key): value}))


def drop(holder: Callable[[PdfWriter, Any], Any], key: str) -> bytes:
    return rewritten(lambda writer, root: holder(writer, root).pop(key))


def catalog(_: PdfWriter, root: Any) -> Any:
    return root


def page(writer: PdfWriter, _: Any) -> Any:
    return writer.pages[1]


def form(_: PdfWriter, root: Any) -> Any:
    return root["/AcroForm"]


def widget(_: PdfWriter, root: Any) -> Any:
    return root["/AcroForm"]["/Fields"][0]["/Kids"][0].get_object()


def specification(_: PdfWriter, root: Any) -> Any:
    return root["/AF"][0].get_object()


def embedded_file(writer: PdfWriter, root: Any) -> Any:
    return specification(writer, root)["/EF"]["/F"].get_object()


def image(writer: PdfWriter, root: Any) -> Any:
    return next(iter(page(writer, root)["/Resources"]["/XObject"].values())).get_object()


def font(writer: PdfWriter, root: Any) -> Any:
    return page(writer, root)["/Resources"]["/Font"]["/F0"]


def descendant(writer: PdfWriter, root: Any) -> Any:
    return font(writer, root)["/DescendantFonts"][0].get_object()


def draw(extra: bytes, **resources: Any) -> bytes:
    """Give the bundle with more drawn on the second page."""

    def change(writer: PdfWriter, _: Any) -> None:
        target: Any = writer.pages[1]
        content = DecodedStreamObject()
        content.set_data(target.get_contents().get_data() + b"\n" + extra)
        target[name("/Contents")] = writer._add_object(content)
        for kind, value in resources.items():
            target["/Resources"][name(f"/{kind}")] = value

    return rewritten(change)


def with_state(**entries: Any) -> bytes:
    state = dictionary({f"/{key}": value for key, value in entries.items()})
    return draw(b"/G0 gs", ExtGState=dictionary({"/G0": state}))


def with_packet(old: bytes, new: bytes) -> bytes:
    def change(writer: PdfWriter, root: Any) -> None:
        data = root["/Metadata"].get_data()
        assert old in data
        made = stream(
            data.replace(old, new),
            {"/Type": name("/Metadata"), "/Subtype": name("/XML")},
            compress=False,
        )
        root[name("/Metadata")] = writer._add_object(made)

    return rewritten(change)


def replaced(old: bytes, new: bytes) -> bytes:
    pdf = bundle()
    assert old in pdf
    return pdf.replace(old, new.ljust(len(old)), 1)


def encrypted() -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(bundle()))
    writer.encrypt("", algorithm="RC4-128")
    output = io.BytesIO()
    writer.write(output)
    return output.getvalue()


def two_intents() -> bytes:
    def change(writer: PdfWriter, root: Any) -> None:
        other = root["/OutputIntents"][0].get_object().clone(writer, force_duplicate=True)
        root["/OutputIntents"].append(writer._add_object(other))

    return rewritten(change)


def other_profile(change: Callable[[bytes], bytes]) -> bytes:
    def swap(writer: PdfWriter, root: Any) -> None:
        intent = root["/OutputIntents"][0].get_object()
        data = change(intent["/DestOutputProfile"].get_data())
        made = writer._add_object(stream(data, {"/N": NumberObject(3)}))
        intent[name("/DestOutputProfile")] = made

    return rewritten(swap)


def colour_space(profile: bytes) -> bytes:
    def change(writer: PdfWriter, _: Any) -> None:
        held = writer._add_object(stream(profile, {"/N": NumberObject(3)}))
        spaces = dictionary({"/C0": ArrayObject([name("/ICCBased"), held])})
        target: Any = writer.pages[1]
        target["/Resources"][name("/ColorSpace")] = spaces

    return rewritten(change)


def other_font_file(change: Callable[[Any], object]) -> bytes:
    def swap(writer: PdfWriter, root: Any) -> None:
        descriptor = descendant(writer, root)["/FontDescriptor"]
        (key,) = {"/FontFile2", "/FontFile3"} & set(descriptor)
        old = descriptor[key].get_object()
        program: Any = TTFont(io.BytesIO(old.get_data()))
        change(program)
        output = io.BytesIO()
        program.save(output)
        kind = {"/Subtype": old["/Subtype"]} if "/Subtype" in old else {}
        descriptor[name(key)] = writer._add_object(stream(output.getvalue(), kind))

    return rewritten(swap)


def wider(program: Any) -> None:
    metrics = program["hmtx"].metrics
    for glyph, (width, bearing) in metrics.items():
        metrics[glyph] = (width + 50, bearing)


def show(code: bytes) -> bytes:
    return draw(b"BT /F0 12 Tf <" + code + b"> Tj ET")


def symbolic_with_encoding() -> bytes:
    """Give a page a simple TrueType font that calls itself symbolic and has an encoding."""

    def change(writer: PdfWriter, root: Any) -> None:
        descriptor = descendant(writer, root)["/FontDescriptor"]
        inner = DictionaryObject(descriptor)
        inner[name("/Flags")] = NumberObject(4)
        made = dictionary(
            {
                "/Type": name("/Font"),
                "/Subtype": name("/TrueType"),
                "/BaseFont": name("/Contoh"),
                "/FirstChar": NumberObject(65),
                "/LastChar": NumberObject(65),
                "/Widths": ArrayObject([NumberObject(600)]),
                "/Encoding": name("/WinAnsiEncoding"),
                "/FontDescriptor": writer._add_object(inner),
            }
        )
        target: Any = writer.pages[1]
        target["/Resources"]["/Font"][name("/Fx")] = writer._add_object(made)

    return rewritten(change)


def layers(**entries: Any) -> bytes:
    configuration = dictionary({f"/{key}": value for key, value in entries.items()})
    held = dictionary({"/OCGs": ArrayObject(), "/D": configuration})
    return put(catalog, "/OCProperties", held)


def signed_wrongly(folder: Path) -> bytes:
    """Give a signed bundle whose first signature leaves out another stretch."""
    pdf = signed("sinergi-kecil", folder)
    found = re.search(rb"/ByteRange \[0 (\d+) (\d+) (\d+)", pdf)
    assert found
    shorter = str(int(found[3]) - 9).encode().rjust(len(found[3]), b"0")
    return pdf[: found.start(3)] + shorter + pdf[found.end(3) :]


def perms(**entries: Any) -> bytes:
    return put(catalog, "/Perms", dictionary({f"/{k}": v for k, v in entries.items()}))


def digest_in_reference() -> bytes:
    def change(writer: PdfWriter, root: Any) -> None:
        reference = dictionary(
            {"/TransformMethod": name("/DocMDP"), "/DigestMethod": name("/SHA256")}
        )
        signature = writer._add_object(dictionary({"/Reference": ArrayObject([reference])}))
        root[name("/Perms")] = dictionary({"/DocMDP": signature})

    return rewritten(change)


def unassociated() -> bytes:
    return drop(catalog, "/AF")


BAD_FORM = {"/Type": NameObject("/XObject"), "/Subtype": NameObject("/Form")}


def shorter_stream() -> bytes:
    pdf = bundle()
    found = re.search(rb"/Length (\d{4,})\b", pdf)
    assert found
    return pdf[: found.start(1)] + str(int(found[1]) - 1).encode() + pdf[found.end(1) :]


def with_form(**entries: Any) -> bytes:
    def change(writer: PdfWriter, _: Any) -> None:
        held = dictionary({"/BBox": ArrayObject(NumberObject(n) for n in (0, 0, 9, 9)), **BAD_FORM})
        made = stream(b"", {**held, **{f"/{key}": value for key, value in entries.items()}})
        target: Any = writer.pages[1]
        target["/Resources"]["/XObject"][name("/Fx")] = writer._add_object(made)

    return rewritten(change)


ACTION = {"/S": NameObject("/JavaScript"), "/JS": TextStringObject("app.alert(1)")}

FAULTS: dict[str, list[Callable[[], bytes]]] = {
    "pdfa.header": [
        lambda: replaced(b"%PDF-1.7", b"%PDF-2.0"),
        lambda: replaced(b"\n%\xe2\xe3\xcf\xd3", b"\n%abcd"),
    ],
    "pdfa.identifier": [lambda: replaced(b"/ID [", b"/IX [")],
    "pdfa.encrypted": [encrypted],
    "pdfa.after-end": [lambda: bundle() + b"\n\n", lambda: bundle() + b"% lagi"],
    "pdfa.table-spacing": [
        lambda: bundle().replace(b"\nxref\n0 ", b"\nxref \n0 "),
    ],
    "pdfa.hex-string": [
        lambda: re.sub(rb"(/CheckSum <\w{31})\w", rb"\1 ", bundle(), count=1),
        lambda: re.sub(rb"(/CheckSum <\w{31})\w", rb"\1g", bundle(), count=1),
    ],
    "pdfa.stream-length": [shorter_stream],
    "pdfa.external-stream": [
        lambda: put(embedded_file, "/F", TextStringObject("lain.bin")),
    ],
    "pdfa.filter": [lambda: put(embedded_file, "/Filter", name("/LZWDecode"))],
    "pdfa.object-spacing": [
        lambda: replaced(b"\n2 0 obj\n", b"\n2 0 obj "),
        lambda: re.sub(rb">>\nendobj\n2 0 obj", b">> endobj\n2 0 obj", bundle(), count=1),
    ],
    "pdfa.inline-filter": [
        lambda: draw(b"q BI /W 1 /H 1 /CS /G /BPC 8 /F /LZW ID \x80\x0b\x60\x50\x22 EI Q"),
    ],
    "pdfa.permissions": [lambda: perms(Lain=NumberObject(1)), digest_in_reference],
    "pdfa.limit": [
        lambda: put(catalog, "/X", NumberObject(2**31)),
        lambda: put(catalog, "/X", FloatObject("0." + "0" * 39 + "1")),
        lambda: put(catalog, "/X", TextStringObject("x" * 32768)),
        lambda: put(catalog, "/X", name("/" + "x" * 128)),
        lambda: put(catalog, "/" + "x" * 128, NumberObject(1)),
    ],
    "pdfa.state-depth": [lambda: draw(b"q " * 29 + b"Q " * 29)],
    "pdfa.page-box": [
        lambda: put(page, "/CropBox", ArrayObject(NumberObject(n) for n in (0, 0, 2, 2))),
        lambda: put(page, "/MediaBox", ArrayObject(NumberObject(n) for n in (0, 0, 20000, 99))),
    ],
    "pdfa.operator": [lambda: draw(b"BX 1 xyz EX")],
    "pdfa.resources": [lambda: draw(b"/Tidak Do"), lambda: drop(page, "/Resources")],
    "pdfa.output-intent": [
        lambda: drop(catalog, "/OutputIntents"),
        two_intents,
        lambda: other_profile(lambda data: data[:8] + b"\x05" + data[9:]),
        lambda: other_profile(lambda data: data[:12] + b"scnr" + data[16:]),
        lambda: other_profile(lambda data: data[:300]),
    ],
    "pdfa.colour-profile": [lambda: colour_space(b"bukan profil")],
    "pdfa.device-colour": [
        lambda: draw(b"0 0 0 1 k"),
        lambda: draw(b"/DeviceCMYK cs 0 0 0 1 sc"),
        lambda: put(image, "/ColorSpace", name("/DeviceCMYK")),
        lambda: draw(b"q BI /W 1 /H 1 /CS /CMYK /BPC 8 ID abcd EI Q"),
        lambda: drop(catalog, "/OutputIntents"),
    ],
    "pdfa.graphics-state": [
        lambda: with_state(TR=name("/Identity")),
        lambda: with_state(TR2=name("/Identity")),
        lambda: with_state(HTP=ArrayObject()),
        lambda: with_state(HT=dictionary({"/HalftoneType": NumberObject(6)})),
    ],
    "pdfa.rendering-intent": [
        lambda: draw(b"/Lain ri"),
        lambda: with_state(RI=name("/Lain")),
        lambda: put(image, "/Intent", name("/Lain")),
    ],
    "pdfa.image": [
        lambda: put(image, "/Interpolate", BooleanObject(True)),
        lambda: put(image, "/Alternates", ArrayObject()),
        lambda: put(image, "/OPI", DictionaryObject()),
    ],
    "pdfa.form": [
        lambda: with_form(Ref=DictionaryObject()),
        lambda: with_form(Subtype2=name("/PS")),
        lambda: with_form(Subtype=name("/PS")),
    ],
    "pdfa.blend-mode": [lambda: with_state(BM=name("/Lain"))],
    "pdfa.blend-space": [lambda: drop(catalog, "/OutputIntents")],
    "pdfa.font-dictionary": [
        lambda: put(font, "/Subtype", name("/Lain")),
        lambda: drop(font, "/BaseFont"),
    ],
    "pdfa.composite-font": [
        lambda: put(font, "/Encoding", name("/Lain-H")),
        lambda: put(descendant, "/Subtype", name("/CIDFontType2")),
    ],
    "pdfa.font-embedded": [
        lambda: drop(lambda w, r: descendant(w, r)["/FontDescriptor"], "/FontFile3"),
    ],
    "pdfa.glyph-missing": [lambda: show(b"FFF0")],
    "pdfa.glyph-width": [
        lambda: put(descendant, "/W", ArrayObject()),
        lambda: other_font_file(wider),
    ],
    "pdfa.font-encoding": [symbolic_with_encoding],
    "pdfa.notdef": [lambda: show(b"0000"), lambda: show(b"00000001")],
    "pdfa.annotation-type": [lambda: put(widget, "/Subtype", name("/Movie"))],
    "pdfa.annotation-flags": [
        lambda: drop(widget, "/F"),
        lambda: put(widget, "/F", NumberObject(0)),
        lambda: put(widget, "/F", NumberObject(6)),
    ],
    "pdfa.appearance": [
        lambda: drop(widget, "/AP"),
        lambda: put(widget, "/AP", dictionary({"/N": DictionaryObject()})),
        lambda: rewritten(
            lambda w, r: widget(w, r)["/AP"].update({name("/D"): widget(w, r)["/AP"].raw_get("/N")})
        ),
    ],
    "pdfa.form-action": [
        lambda: put(widget, "/AA", DictionaryObject()),
        lambda: put(widget, "/A", DictionaryObject()),
        lambda: put(form, "/NeedAppearances", BooleanObject(True)),
    ],
    "pdfa.xfa": [
        lambda: put(form, "/XFA", ArrayObject()),
        lambda: put(catalog, "/NeedsRendering", BooleanObject(True)),
    ],
    "pdfa.action": [
        lambda: put(catalog, "/OpenAction", dictionary(ACTION)),
        lambda: put(widget, "/A", dictionary({"/S": name("/Named"), "/N": name("/Print")})),
        lambda: put(
            catalog, "/OpenAction", dictionary({"/S": name("/GoTo"), "/Next": dictionary(ACTION)})
        ),
        lambda: rewritten(
            lambda _, r: r["/Names"].update({name("/JavaScript"): DictionaryObject()})
        ),
    ],
    "pdfa.trigger": [
        lambda: put(catalog, "/AA", DictionaryObject()),
        lambda: put(page, "/AA", DictionaryObject()),
    ],
    "pdfa.metadata": [
        lambda: drop(catalog, "/Metadata"),
        lambda: with_packet(b"</rdf:RDF>", b""),
        lambda: with_packet(b' id="W5M0', b' bytes="9" id="W5M0'),
        lambda: with_packet("\ufeff".encode(), b"\xff"),
    ],
    "pdfa.property-unknown": [
        lambda: with_packet(b"<pdf:Producer>", b"<pdf:Lain>x</pdf:Lain><pdf:Producer>"),
        lambda: with_packet(b'rdf:about=""', b'rdf:about="" xmlns:n="urn:n" n:lain="x"'),
    ],
    "pdfa.info-differs": [
        lambda: with_packet(b"<pdf:Producer>", b"<pdf:Producer>x"),
        lambda: with_packet(b"<xmp:CreateDate>2026", b"<xmp:CreateDate>2025"),
    ],
    "pdfa.identification": [
        lambda: with_packet(b"<pdfaid:part>3", b"<pdfaid:part>1"),
        lambda: with_packet(b"<pdfaid:conformance>B", b"<pdfaid:conformance>X"),
        lambda: with_packet(b"pdfaid", b"pdfa2id"),
        lambda: drop(catalog, "/Metadata"),
    ],
    "pdfa.media-type": [
        lambda: drop(embedded_file, "/Subtype"),
        lambda: put(embedded_file, "/Subtype", name("/json")),
    ],
    "pdfa.file-name": [lambda: drop(specification, "/UF"), lambda: drop(specification, "/F")],
    "pdfa.relationship": [lambda: drop(specification, "/AFRelationship")],
    "pdfa.association": [unassociated],
    "pdfa.layer": [
        layers,
        lambda: layers(Name=TextStringObject("a"), AS=ArrayObject()),
    ],
    "pdfa.presentation": [
        lambda: put(page, "/PresSteps", DictionaryObject()),
        lambda: rewritten(
            lambda _, r: r["/Names"].update({name("/AlternatePresentations"): DictionaryObject()})
        ),
    ],
    "pdfa.requirement": [lambda: put(catalog, "/Requirements", ArrayObject())],
}


def test_rewriting_alone_is_no_fault() -> None:
    assert codes(rewritten(lambda *_: None)) == set()
    assert codes(draw(b"q Q")) == set()
    assert codes(other_font_file(lambda _: None)) == set()
    assert codes(put(image, "/Interpolate", BooleanObject(False))) == set()
    assert codes(put(form, "/NeedAppearances", BooleanObject(False))) == set()
    assert codes(put(catalog, "/NeedsRendering", BooleanObject(False))) == set()


@pytest.mark.parametrize(
    ("code", "number"), [(code, i) for code, made in FAULTS.items() for i in range(len(made))]
)
def test_planted_fault_is_found(code: str, number: int) -> None:
    assert code in codes(FAULTS[code][number]())


def test_signature_over_less_than_its_revision_is_found(keys: Path) -> None:
    assert "pdfa.signature" in codes(signed_wrongly(keys))


def test_every_clause_has_a_planted_fault_and_a_sentence() -> None:
    known = {clause.code for clause in CLAUSES}

    assert known == {*FAULTS, "pdfa.signature"}
    assert known <= set(CATALOGUE)
    assert len(known) == len(CLAUSES)
    assert all(re.fullmatch(r"6(\.\d+)+", clause.number) for clause in CLAUSES)
    assert all(reason for _, _, reason in NOT_COVERED)


@pytest.mark.parametrize("pdf", [b"", b"bukan pdf", b"%PDF-1.7\n%%EOF"])
def test_what_is_no_pdf_is_refused(pdf: bytes) -> None:
    with pytest.raises(VerificationError) as caught:
        check_pdfa(pdf)
    assert caught.value.code == "pdfa.unreadable"


def test_a_property_that_an_extension_schema_describes_is_known() -> None:
    described = b"""<pdfaExtension:schemas xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
      xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
      xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><rdf:Bag>
      <rdf:li rdf:parseType="Resource"><pdfaSchema:schema>Uji</pdfaSchema:schema>
      <pdfaSchema:namespaceURI>urn:n</pdfaSchema:namespaceURI><pdfaSchema:prefix>n</pdfaSchema:prefix>
      <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
      <pdfaProperty:name>lain</pdfaProperty:name><pdfaProperty:valueType>Text</pdfaProperty:valueType>
      <pdfaProperty:category>internal</pdfaProperty:category>
      <pdfaProperty:description>Uji</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>
      </rdf:li></rdf:Bag></pdfaExtension:schemas><n:lain xmlns:n="urn:n">x</n:lain><pdf:Producer>"""

    assert codes(with_packet(b"<pdf:Producer>", described)) == set()


def test_a_file_that_claims_nothing_is_told_so() -> None:
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    output = io.BytesIO()
    writer.write(output)
    report = check_pdfa(output.getvalue())

    assert not report.claims
    assert not report.ok
    assert {"pdfa.metadata", "pdfa.identification"} <= {f.code for f in report.findings}
    assert PdfReader(output).pages
