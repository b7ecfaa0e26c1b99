from __future__ import annotations

import io
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest
from berkas_samples import sample, write
from pypdf import PdfReader
from rendered_samples import SAMPLE_NAMES, berkas, rendered
from test_cli import as_json, files_in, naskah

import generator as g
from generator.errors import BundleError, ExitCode, TemplateError
from generator.extraction import extract
from generator.pdf.attachments import read_attachments
from generator.pdf.pdfa.checker import check_pdfa
from generator.portfolios import choose
from generator.resources import SAMPLES, TEMPLATES
from generator.signing.fields import list_fields
from generator.testing.pki import throwaway_pki

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
SAMPLE = "sinergi-kecil"
FILE = SAMPLES / f"{SAMPLE}.json"


@cache
def apart(name: str = SAMPLE) -> Mapping[str, bytes]:
    return g.split(berkas(name), now=NOW)


class Signers:
    """Throw-away keys of everyone who signs the sample."""

    def __init__(self, folder: Path) -> None:
        people: dict[str, str] = {p.peran: p.wakil.nama for p in berkas(SAMPLE).pihak}
        pki = throwaway_pki(NOW, people=list(people.values()))
        pki.write(folder)
        self.root = pki.root
        self.keys = {role: folder / f"{pki.people[who].stem}.p12" for role, who in people.items()}

    def sign(self, pdf: bytes, *roles: str) -> bytes:
        for role in roles:
            key = self.keys[role]
            secret = g.SecretRef("file", str(key.with_suffix(".pass")))
            with g.Pkcs12Signer(g.Pkcs12Config(path=key, passphrase=secret)) as signer:
                pdf = g.sign(pdf, signer, as_=role, now=NOW)
        return pdf


@pytest.fixture(scope="module")
def signers(tmp_path_factory: pytest.TempPathFactory) -> Signers:
    return Signers(tmp_path_factory.mktemp("keys"))


@pytest.fixture(scope="module")
def signed(signers: Signers) -> dict[str, bytes]:
    return {key: signers.sign(pdf, "kesatu", "kedua") for key, pdf in apart().items()}


@pytest.fixture(scope="module")
def packed(signed: dict[str, bytes]) -> bytes:
    return g.portfolio(berkas(SAMPLE), signed, now=NOW)


def words(pdf: bytes, page_index: int) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return " ".join(document[page_index].get_textpage().get_text_range().split())
    finally:
        document.close()


def refusal(pdfs: Mapping[str, bytes], own: g.Sinergi | None = None) -> str:
    with pytest.raises(BundleError) as caught:
        g.portfolio(own or berkas(SAMPLE), pdfs, now=NOW)
    assert caught.value.message("id") != caught.value.message("en")
    return caught.value.code


# --- one PDF for each document --------------------------------------------------------------------


@pytest.mark.parametrize("name", SAMPLE_NAMES)
def test_every_document_becomes_a_pdf_a_of_its_own(name: str) -> None:
    assert list(apart(name)) == list(rendered(name))
    for key, pdf in apart(name).items():
        assert check_pdfa(pdf).findings == ()
        assert {field.document for field in list_fields(pdf)} == {key}
        found = g.extract(pdf)
        assert found.manifest.jenis == "document"
        assert found.files[f"{key}.docx"] == rendered(name)[key]


def test_the_order_of_signing_holds_for_each_pdf(signers: Signers) -> None:
    own = berkas(SAMPLE)
    profil = own.daerah.model_copy(update={"urutan_penandatanganan": ("mitra", "daerah")})
    pdf = g.split(own.with_profil(profil), now=NOW)["nota_kesepakatan"]

    with pytest.raises(g.SigningError) as caught:
        signers.sign(pdf, "kedua")
    assert caught.value.code == "sign.out-of-turn"
    assert g.verify(signers.sign(pdf, "kesatu", "kedua"), now=NOW).ok


def test_an_incomplete_berkas_is_not_split() -> None:
    with pytest.raises(g.InputError):
        g.split(berkas(SAMPLE).model_copy(update={"penandatanganan": None}), now=NOW)


# --- the container --------------------------------------------------------------------------------


def test_documents_stay_byte_for_byte_and_their_signatures_valid(
    packed: bytes, signed: dict[str, bytes], signers: Signers
) -> None:
    held = {each.name: each.content for each in read_attachments(packed)}
    report = g.verify(packed, trust=[signers.root], now=NOW)

    assert {key: held[f"{key}.pdf"] for key in signed} == signed
    assert report.ok
    assert [problem.code for problem in report.warnings] == ["verify.container-unsigned"]
    for one in report.enclosed.values():
        assert [verdict.trust for verdict in one.signatures] == ["trusted"] * 2


def test_the_container_is_a_pdf_a_that_opens_with_its_cover(packed: bytes) -> None:
    root: Any = PdfReader(io.BytesIO(packed)).root_object

    assert check_pdfa(packed).findings == ()
    assert root["/PageMode"] == "/UseAttachments"
    assert root["/Collection"]["/View"] == "/H"
    assert "/D" not in root["/Collection"]
    assert "SIDIK JARI" in words(packed, 0).upper()


def test_each_document_has_an_index_sheet_that_the_cover_leads_to(
    packed: bytes, signed: dict[str, bytes]
) -> None:
    reader = PdfReader(io.BytesIO(packed))
    record = g.extract(packed).manifest
    people = [pihak.wakil.nama for pihak in berkas(SAMPLE).pihak]

    assert record.jenis == "portfolio"
    assert len(reader.pages) == 1 + len(signed)
    for number, each in enumerate(record.dokumen[1:], 1):
        assert (each.halaman_awal, each.halaman_akhir) == (number + 1, number + 1)
        text = words(packed, number)
        assert all(person in text for person in people)
        assert "24 November 2026" in text
        assert each.pdf is not None
        assert each.pdf.sha256 in text.replace(" ", "")
    links: Any = reader.pages[0]["/Annots"]
    targets = {
        reader.pages.index(link.get_object()["/Dest"][0].get_object())
        for link in links
        if "/Dest" in link.get_object()
    }
    assert targets == {1, 2}


def test_the_container_itself_can_be_signed(packed: bytes, signers: Signers) -> None:
    region = berkas(SAMPLE).peran_daerah
    sealed = signers.sign(packed, region)
    report = g.verify(sealed, trust=[signers.root], now=NOW)

    assert [verdict.field for verdict in report.signatures] == [f"portofolio.{region}"]
    assert report.ok
    assert report.warnings == g.verify(signers.sign(apart()["rencana_kerja"], "kesatu"),
                                       trust=[signers.root], now=NOW).warnings  # fmt: skip
    assert check_pdfa(sealed).findings == ()


def test_a_broken_signature_inside_is_found_by_verify(signed: dict[str, bytes]) -> None:
    from test_extraction import replaced, rewritten  # noqa: PLC0415 – only here

    changed = bytearray(signed["nota_kesepakatan"])
    changed[len(apart()["nota_kesepakatan"]) // 2] ^= 1
    pdf = g.portfolio(berkas(SAMPLE), signed, now=NOW)
    report = g.verify(rewritten(replaced("nota_kesepakatan.pdf", bytes(changed)), pdf), now=NOW)

    assert not report.ok
    assert {"attachment.changed", "verify.enclosed"} <= {p.code for p in report.problems}


def test_equal_documents_and_moment_give_equal_portfolios(signed: dict[str, bytes]) -> None:
    assert g.portfolio(berkas(SAMPLE), signed, now=NOW) == g.portfolio(
        berkas(SAMPLE), signed, now=NOW
    )


def test_what_does_not_belong_into_it_is_refused(signed: dict[str, bytes]) -> None:
    changed = bytearray(signed["nota_kesepakatan"])
    changed[changed.index(b"/Rotate") if b"/Rotate" in changed else 1000] ^= 1
    other = berkas(SAMPLE).model_copy(update={"judul": "Judul Lain"})

    assert refusal({"rencana_kerja": signed["rencana_kerja"]}) == "portfolio.missing"
    assert refusal({**signed, "rencana_kerja": signed["nota_kesepakatan"]}) == (
        "portfolio.not-document"
    )
    assert refusal(signed, other) == "portfolio.other-berkas"
    tampered = signed["nota_kesepakatan"] + b"\n% lagi\n"
    assert refusal({**signed, "nota_kesepakatan": tampered}) == "portfolio.broken"


# --- choosing among the files of a folder ---------------------------------------------------------


def test_the_file_with_the_most_signatures_is_chosen(
    signed: dict[str, bytes], signers: Signers
) -> None:
    first = signers.sign(apart()["nota_kesepakatan"], "kesatu")
    last = signers.sign(first, "kedua")
    chosen = choose(
        {
            "nota_kesepakatan.pdf": apart()["nota_kesepakatan"],
            "nota_kesepakatan.kesatu.pdf": first,
            "nota_kesepakatan.kesatu.kedua.pdf": last,
            "rencana_kerja.pdf": signed["rencana_kerja"],
            "lain.pdf": b"%PDF-1.4",
            "bundel.pdf": g.bundle(berkas(SAMPLE), now=NOW),
        }
    )

    assert chosen.pdfs == {
        "nota_kesepakatan": last,
        "rencana_kerja": signed["rencana_kerja"],
    }
    assert chosen.names["nota_kesepakatan"] == "nota_kesepakatan.kesatu.kedua.pdf"
    assert chosen.ignored == ("lain.pdf", "bundel.pdf")


def test_copies_signed_apart_are_refused(signers: Signers) -> None:
    pdf = apart()["nota_kesepakatan"]
    with pytest.raises(BundleError) as caught:
        choose({"a.pdf": signers.sign(pdf, "kesatu"), "b.pdf": signers.sign(pdf, "kedua")})
    assert caught.value.code == "portfolio.ambiguous"


def test_two_unsigned_makings_of_a_document_are_refused() -> None:
    again = g.split(berkas(SAMPLE), now=NOW.replace(hour=4))["nota_kesepakatan"]
    with pytest.raises(BundleError) as caught:
        choose({"a.pdf": apart()["nota_kesepakatan"], "b.pdf": again})
    assert caught.value.code == "portfolio.ambiguous"
    same = apart()["nota_kesepakatan"]
    assert choose({"a.pdf": same, "b.pdf": same}).pdfs == {"nota_kesepakatan": same}


# --- the commands ---------------------------------------------------------------------------------


def test_from_berkas_over_single_signatures_to_a_verified_portfolio(
    tmp_path: Path, signers: Signers
) -> None:
    folder = tmp_path / "dokumen"
    split = as_json("bundle", FILE, "--split", "-o", folder)
    assert [each["file"] for each in split["files"]] == [
        str(folder / "nota_kesepakatan.pdf"), str(folder / "rencana_kerja.pdf"),
    ]  # fmt: skip
    assert files_in(folder) == {"nota_kesepakatan.pdf", "rencana_kerja.pdf"}
    for path in sorted(folder.glob("*.pdf")):
        current = path
        for role, key in signers.keys.items():
            passphrase = f"file:{key.with_suffix('.pass')}"
            naskah("sign", current, "--as", role, "--signer", f"pkcs12:{key}",
                   "--passphrase", passphrase)  # fmt: skip
            current = current.with_name(f"{current.stem}.{role}.pdf")
    target = tmp_path / "portofolio.pdf"
    made = naskah("bundle", FILE, "--kind", "portfolio", "--documents", folder, "-o", target)

    assert "nota_kesepakatan.kesatu.kedua.pdf" in made.stderr
    result = naskah("verify", target)
    assert "Di dalam: nota_kesepakatan.pdf" in result.stdout
    assert result.stdout.count("sah") >= 4
    found = as_json("verify", target)
    assert [each["ok"] for each in found["enclosed"]] == [True, True]
    naskah("extract", target, "-o", tmp_path / "isi")
    held = (tmp_path / "isi" / "nota_kesepakatan.pdf").read_bytes()
    assert held == (folder / "nota_kesepakatan.kesatu.kedua.pdf").read_bytes()


def test_a_portfolio_of_unsigned_documents_needs_no_folder(tmp_path: Path) -> None:
    target = tmp_path / "p.pdf"
    result = as_json("bundle", FILE, "--kind", "portfolio", "-o", target)

    assert result["file"] == str(target)
    report = as_json("verify", target, code=ExitCode.VERIFICATION)
    assert [problem["code"] for problem in report["problems"]] == [
        "verify.no-signature", "verify.enclosed", "verify.enclosed",
    ]  # fmt: skip


def test_a_folder_without_documents_is_refused(tmp_path: Path) -> None:
    result = as_json(
        *("bundle", FILE, "--kind", "portfolio", "--documents", tmp_path, "-o", tmp_path / "p.pdf"),
        code=ExitCode.BUNDLE,
    )

    assert result["error"]["code"] == "portfolio.no-documents"


@pytest.mark.parametrize(
    "options",
    [
        ["--split", "--kind", "portfolio"],
        ["--draft", "--kind", "portfolio"],
        ["--documents", "x"],
        ["--kind", "lain"],
    ],
)
def test_options_that_do_not_go_together_are_wrong_usage(
    options: list[str], tmp_path: Path
) -> None:
    naskah("bundle", FILE, *options, "-o", tmp_path / "p", code=ExitCode.USAGE)
    assert files_in(tmp_path) == set()


def test_the_layer_of_the_profil_is_over_the_index_sheets_too(tmp_path: Path) -> None:
    layer = tmp_path / "lapisan"
    layer.mkdir()
    cover = (TEMPLATES / "sampul.docx").read_bytes()
    (layer / "indeks.docx").write_bytes(cover)
    values = {**sample("profil"), "lapisan": "lapisan"}
    layered = g.load(write(tmp_path, sample(SAMPLE), values))

    documents = g.split(layered, now=NOW)
    for pdf in documents.values():
        places = [each.letak for each in extract(pdf).manifest.lapisan]
        assert places == ["lapisan/indeks.docx"]
    with pytest.raises(TemplateError):  # a cover lists documents that an index sheet doesn't know
        g.portfolio(layered, documents, now=NOW)
