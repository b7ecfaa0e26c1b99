# ruff: noqa: S106 - these are references to passphrases

from __future__ import annotations

import base64
import json
import logging
import pickle
import tempfile
import traceback
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from level_samples import DirectStamper
from pdf_samples import BOX, bundle_with_fields
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject
from signing_samples import NOW, pki, sign_with, signer_for
from typer.testing import CliRunner

from generator import api, loading
from generator.cli.app import app
from generator.demonstration import sample_paths
from generator.errors import ExitCode, GeneratorError, SigningError
from generator.signing.bsre import BsreSigner
from generator.signing.bsre_config import BsreConfig
from generator.signing.ceremony import prepare, sign_as
from generator.signing.fields import list_fields
from generator.signing.kinds import parse_signer
from generator.signing.order import read_order
from generator.signing.partial import PartlySignedError
from generator.signing.secrets import SecretRef
from generator.signing.signer import SignatureReceipt, SignatureRequest
from generator.testing.authorities import LoopbackAuthorities
from generator.testing.bsre_server import BsreServer, FakeUser, Quirks

if TYPE_CHECKING:
    from collections.abc import Iterator

NIK = "3201990101900001"
PASSPHRASE = 'Frasa&Sandi=Ü 7#"x'  # noqa: S105 - of a stand-in
PASSWORD = "sandi-aplikasi"  # noqa: S105 - same
FIELD = "nota_kesepakatan.kesatu"


@pytest.fixture
def server() -> Iterator[BsreServer]:
    users = [
        FakeUser(NIK, PASSPHRASE, "Siti Contoh", totp="271828"),
        FakeUser("3201990101900002", PASSPHRASE, "Budi Teladan"),
        FakeUser("3201990101900003", PASSPHRASE, "Tono Contoh", status="EXPIRED"),
    ]
    with BsreServer(users, now=NOW) as running:
        yield running


@pytest.fixture(autouse=True)
def secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NIK", NIK)
    monkeypatch.setenv("FRASA", PASSPHRASE)
    monkeypatch.setenv("APP", "aplikasi")
    monkeypatch.setenv("SANDI", PASSWORD)


def config_for(server: BsreServer, **changes: Any) -> BsreConfig:
    settings: dict[str, Any] = {
        "base_url": server.url,
        "user": "env:APP",
        "password": "env:SANDI",
        "nik": "env:NIK",
        "passphrase": "env:FRASA",
        "retry_wait_s": 0.01,
        "timeout_s": 20.0,
    }
    return BsreConfig.checked(settings | changes)


def request_for(pdf: bytes, name: str = FIELD) -> SignatureRequest:
    (place,) = (field for field in list_fields(pdf) if field.name == name)
    return SignatureRequest(name, NOW, page_no=place.page_no, rect=place.rect, reason="Menyetujui")


def sign_once(server: BsreServer, pdf: bytes | None = None, **changes: Any) -> bytes:
    sent = pdf or bundle_with_fields()
    with BsreSigner(config_for(server, **changes)) as signer:
        return signer.sign(sent, request_for(sent))[0]


def refused(server: BsreServer, pdf: bytes | None = None, **changes: Any) -> GeneratorError:
    with pytest.raises(SigningError) as caught:
        sign_once(server, pdf, **changes)
    assert caught.value.message()
    assert caught.value.hint() is not None
    return caught.value


def boxes(pdf: bytes) -> list[tuple[int, tuple[float, ...]]]:
    """Where the filled fields are: page and corners."""
    reader = PdfReader(BytesIO(pdf))
    return [
        (number, tuple(float(value) for value in widget["/Rect"]))
        for number, page in enumerate(reader.pages, 1)
        for widget in (each.get_object() for each in page.get("/Annots", ()))
        if widget["/Subtype"] == "/Widget" and "/V" in widget
    ]


def resaved(**options: Any) -> bytes:
    pikepdf = pytest.importorskip("pikepdf")
    target = BytesIO()
    with pikepdf.open(BytesIO(bundle_with_fields())) as opened:
        opened.save(target, **options)
    return target.getvalue()


# --- signing -------------------------------------------------------------------------------


@pytest.mark.parametrize("version", [1, 2])
def test_all_places_of_a_role_are_signed_by_the_service(server: BsreServer, version: int) -> None:
    pdf = bundle_with_fields()
    with BsreSigner(config_for(server, api_version=version)) as signer:
        signed, receipts = sign_as(pdf, "kesatu", signer, now=NOW, reason="Menyetujui")
    report = api.verify(signed, trust=[server.root], now=NOW)
    assert report.ok
    assert [verdict.signer for verdict in report.signatures] == ["Siti Contoh"] * 2
    assert [receipt.field for receipt in receipts] == [FIELD, "rencana_kerja.kesatu"]
    assert {receipt.serial for receipt in receipts} == {report.signatures[0].serial}
    assert boxes(signed) == [(1, BOX), (2, BOX)]
    assert server.signed == 2


@pytest.mark.parametrize("version", [1, 2])
def test_service_and_key_file_sign_one_after_the_other(server: BsreServer, version: int) -> None:
    by_file = sign_with(
        pki().people["kedua"],
        bundle_with_fields(),
        SignatureRequest("nota_kesepakatan.kedua", NOW),
    )
    signed = sign_once(server, by_file, api_version=version)
    assert signed.startswith(by_file)
    report = api.verify(signed, trust=[server.root, pki().root], now=NOW)
    assert [verdict.signer for verdict in report.signatures] == ["Budi Teladan", "Siti Contoh"]
    assert report.ok


def test_two_people_sign_with_the_service(
    server: BsreServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    pdf = prepare(bundle_with_fields(), ["kesatu", "kedua"], now=NOW)
    with BsreSigner(config_for(server)) as signer:
        pdf, _ = sign_as(pdf, "kesatu", signer, now=NOW)
    monkeypatch.setenv("NIK", "3201990101900002")
    with BsreSigner(config_for(server)) as signer:
        pdf, _ = sign_as(pdf, "kedua", signer, now=NOW)
        with pytest.raises(SigningError) as caught:
            sign_as(pdf, "kedua", signer, now=NOW)
    assert caught.value.code == "sign.already-signed"
    report = api.verify(pdf, now=NOW)
    assert report.ok
    assert len(report.signatures) == 4
    assert report.unsigned_fields == ()


def test_field_that_was_not_prepared_counts_as_signed_too(server: BsreServer) -> None:
    by_file = sign_with(
        pki().people["kedua"],
        bundle_with_fields(),
        SignatureRequest("nota_kesepakatan.kedua", NOW),
    )
    with BsreSigner(config_for(server)) as signer:
        signed, _ = sign_as(by_file, "kesatu", signer, now=NOW)
        with pytest.raises(SigningError) as caught:
            sign_as(signed, "kesatu", signer, now=NOW)
    assert caught.value.code == "sign.already-signed"


@pytest.mark.parametrize(("version", "rewrites"), [(1, False), (2, True)])
def test_bundle_of_a_sample_is_signed(server: BsreServer, version: int, *, rewrites: bool) -> None:
    server.quirks.rewrites = rewrites
    pdf = api.bundle(loading.load(sample_paths()[0]), now=NOW)
    with BsreSigner(config_for(server, api_version=version)) as signer:
        signed = signer.sign(pdf, request_for(pdf, list_fields(pdf)[0].name))[0]
    assert api.verify(signed, now=NOW).ok


def test_fields_of_others_stay_for_them(server: BsreServer) -> None:
    with BsreSigner(config_for(server)) as signer:
        signed, _ = sign_as(bundle_with_fields(), "kesatu", signer, now=NOW)
    request = SignatureRequest("nota_kesepakatan.kedua", NOW)
    both = sign_with(pki().people["kedua"], signed, request)
    assert api.verify(both, now=NOW).ok


def test_fields_are_not_taken_away_after_a_signature() -> None:
    signed = sign_with(
        pki().people["kedua"],
        bundle_with_fields(),
        SignatureRequest("nota_kesepakatan.kedua", NOW),
    )
    with pytest.raises(SigningError) as caught:
        prepare(signed, ["kesatu"], now=NOW)
    assert caught.value.code == "sign.release-late"


def test_service_is_not_asked_once_the_bundle_is_certified(server: BsreServer) -> None:
    certified, _ = sign_as_kedua(bundle_with_fields(), certify=True)
    with BsreSigner(config_for(server)) as signer, pytest.raises(SigningError) as caught:
        sign_as(certified, "kesatu", signer, now=NOW)
    assert caught.value.code == "sign.certified"
    assert server.signed == 0
    open_, _ = sign_as_kedua(bundle_with_fields(), certify=False)
    with BsreSigner(config_for(server)) as signer:
        signed, _ = sign_as(open_, "kesatu", signer, now=NOW)
    assert api.verify(signed, now=NOW).ok


def sign_as_kedua(pdf: bytes, *, certify: bool) -> tuple[bytes, tuple[SignatureReceipt, ...]]:
    with (
        tempfile.TemporaryDirectory() as folder,
        signer_for(pki().people["kedua"], Path(folder)) as signer,
    ):
        return sign_as(pdf, "kedua", signer, now=NOW, certify=certify)


def test_order_and_offices_survive_the_taking_away_of_fields() -> None:
    berkas = loading.load(sample_paths()[0])
    daerah = berkas.daerah.model_copy(update={"urutan_penandatanganan": ("mitra", "daerah")})
    pdf = api.bundle(berkas.with_profil(daerah), now=NOW)
    prepared = prepare(pdf, ["kesatu"], now=NOW)
    assert read_order(prepared, SigningError) == read_order(pdf, SigningError) != ()
    assert {(field.name, field.office) for field in list_fields(prepared)} == {
        (field.name, field.office) for field in list_fields(pdf)
    }


@pytest.mark.parametrize("pages", [1, 2, 5])
def test_prepared_places_are_where_the_fields_were(pages: int) -> None:
    pdf = bundle_with_fields(pages=pages)
    ready = prepare(pdf, ["kesatu"], now=NOW)
    ready = prepare(ready, ["kedua"], now=NOW)
    assert sorted(list_fields(ready), key=str) == sorted(list_fields(pdf), key=str)
    assert "/Annots" not in PdfReader(BytesIO(ready)).pages[0]


@pytest.mark.parametrize("box", ["corners", "size"])
def test_box_of_version_1_lands_on_the_place(server: BsreServer, box: str) -> None:
    server.quirks.box = "size" if box == "size" else "corners"
    assert boxes(sign_once(server, api_version=1, box=box)) == [(1, BOX)]


def test_wrong_meaning_of_the_box_is_visible(server: BsreServer) -> None:
    server.quirks.box = "size"
    (place,) = boxes(sign_once(server, api_version=1, box="corners"))
    assert place == (1, (60.0, 100.0, 290.0, 262.0))


@pytest.mark.parametrize("version", [1, 2])
def test_box_lands_on_a_page_whose_corner_is_not_the_origin(
    server: BsreServer, version: int
) -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(bundle_with_fields())))
    writer.pages[0].mediabox.lower_left = (-20, 30)
    writer.pages[0].mediabox.upper_right = (600, 900)
    target = BytesIO()
    writer.write(target)
    assert boxes(sign_once(server, target.getvalue(), api_version=version)) == [(1, BOX)]


@pytest.mark.parametrize("version", [1, 2])
def test_invisible_signature_has_no_box(server: BsreServer, version: int) -> None:
    signed = sign_once(server, api_version=version, visible=False)
    assert boxes(signed) == [(1, (0.0, 0.0, 0.0, 0.0))]
    assert api.verify(signed, now=NOW).ok


@pytest.mark.parametrize(
    "options",
    [{"object_stream_mode": 2}, {"force_version": "2.0"}],
    ids=["object streams", "PDF 2.0"],
)
@pytest.mark.parametrize("version", [1, 2])
def test_file_is_made_readable_for_an_old_reader(
    server: BsreServer, version: int, options: dict[str, Any]
) -> None:
    pikepdf = pytest.importorskip("pikepdf")
    if "object_stream_mode" in options:
        options = {"object_stream_mode": pikepdf.ObjectStreamMode.generate}
    server.quirks.strict_pdf = True
    signed = sign_once(server, resaved(**options), api_version=version)
    assert signed.startswith(b"%PDF-1.7")
    assert api.verify(signed, now=NOW).ok


def test_one_time_code_signs(server: BsreServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KODE", "271828")
    signed = sign_once(server, passphrase=None, totp="env:KODE")
    assert api.verify(signed, now=NOW).ok
    monkeypatch.setenv("KODE", "000000")
    assert refused(server, passphrase=None, totp="env:KODE").code == "bsre.passphrase-wrong"


def test_one_time_code_is_asked_for(server: BsreServer) -> None:
    with BsreSigner(config_for(server)) as signer:
        signer.request_totp(2)
    assert server.calls[-1] == "POST /api/v2/sign/get/totp"


# --- how installations differ --------------------------------------------------------------


@pytest.mark.parametrize(
    ("quirks", "changes"),
    [
        ({"params": "query"}, {"api_version": 1, "params": "query"}),
        ({}, {"api_version": 1, "base64": True}),
        ({}, {"api_version": 1, "link_qr": "https://contoh.go.id/v/1"}),
        ({"id_header": "id-dokumen"}, {"api_version": 1}),
        ({"id_header": ""}, {"api_version": 1}),
        ({"content_type": "text/html"}, {"api_version": 1}),
        ({"chunked": True}, {"api_version": 1}),
        ({"chunked": True}, {"api_version": 2}),
        ({"rewrites": True}, {"api_version": 1}),
        ({"wants_null": True}, {"null_strings": True}),
        ({"fails_on_empty_image": True}, {"visible": False, "always_image": True}),
        ({}, {"check_status": False}),
        ({"busy": 2}, {}),
        ({"busy": 1, "busy_status": 503, "retry_after": "0"}, {"api_version": 1}),
    ],
)
def test_installation_is_coped_with(
    server: BsreServer, quirks: dict[str, Any], changes: dict[str, Any]
) -> None:
    for name, value in quirks.items():
        setattr(server.quirks, name, value)
    assert api.verify(sign_once(server, **changes), now=NOW).ok
    assert server.signed == 1


@pytest.mark.parametrize(
    ("quirks", "changes", "code", "signatures"),
    [
        ({"params": "query"}, {"api_version": 1}, "bsre.refused", 0),
        ({"wants_null": True}, {}, "bsre.refused", 0),
        ({"fails_on_empty_image": True}, {"visible": False}, "bsre.refused", 0),
        ({"busy": 9}, {}, "bsre.busy", 0),
        ({"busy": 1}, {"retries": 0}, "bsre.busy", 0),
        ({"hangs_up": True}, {}, "bsre.state-unknown", 1),
        ({"hangs_up": True}, {"api_version": 1}, "bsre.state-unknown", 1),
        ({"latency_s": 1.5}, {"timeout_s": 0.9}, "bsre.state-unknown", 1),
        ({"cuts_answer": True}, {}, "bsre.state-unknown", 1),
        ({"cuts_answer": True, "id_header": ""}, {"api_version": 1}, "bsre.state-unknown", 1),
        ({"proxy_status": 404}, {}, "bsre.not-the-service", 0),
        ({"proxy_status": 413}, {"api_version": 1}, "bsre.not-the-service", 0),
        ({"proxy_status": 502}, {}, "bsre.state-unknown", 0),
        ({"proxy_status": 503}, {}, "bsre.state-unknown", 0),
        ({"proxy_status": 504, "proxy_signs": True}, {}, "bsre.state-unknown", 1),
        ({"proxy_status": 200}, {}, "bsre.answer-foreign", 0),
        ({"proxy_status": 200}, {"api_version": 1}, "bsre.answer-foreign", 0),
        ({"file_count": 0}, {}, "bsre.answer-count", 1),
        ({"file_count": 2}, {}, "bsre.answer-count", 1),
        ({"replaces_with": b"%PDF-1.7 rusak %%EOF"}, {}, "bsre.result-unreadable", 1),
        ({"replaces_with": b"bukan"}, {}, "bsre.answer-foreign", 1),
        ({"replaces_with": b""}, {"api_version": 1}, "bsre.answer-foreign", 1),
    ],
)
def test_failure_is_named_and_never_signed_twice(
    server: BsreServer,
    quirks: dict[str, Any],
    changes: dict[str, Any],
    code: str,
    signatures: int,
) -> None:
    for name, value in quirks.items():
        setattr(server.quirks, name, value)
    assert refused(server, **changes).code == code
    assert server.signed == signatures
    calls = [call for call in server.calls if call.endswith("/sign/pdf")]
    assert len(calls) == (3 if server.quirks.busy > 1 else 1)


@pytest.mark.parametrize("chunked", [False, True])
def test_answer_cut_short_is_fetched_once_more_and_not_signed_again(
    server: BsreServer, *, chunked: bool
) -> None:
    server.quirks.cuts_answer = True
    server.quirks.chunked = chunked
    signed = sign_once(server, api_version=1)
    assert api.verify(signed, now=NOW).ok
    assert server.signed == 1
    assert server.calls[-1] == "GET /api/sign/download/…"


def test_file_is_given_out_once(server: BsreServer) -> None:
    server.quirks.cuts_answer = True
    sign_once(server, api_version=1)
    (document_id,) = server._kept
    with BsreSigner(config_for(server, api_version=1)) as signer:
        with pytest.raises(SigningError) as caught:
            signer.download(document_id)
        assert caught.value.code == "bsre.refused"
        assert "telah didownload" in caught.value.message()


def test_service_that_is_not_there_is_told_from_one_that_is_silent(server: BsreServer) -> None:
    config = config_for(server, base_url="http://127.0.0.1:1", retries=1)
    with pytest.raises(SigningError) as caught:
        BsreSigner(config).__enter__()
    assert caught.value.code == "bsre.unreachable"


def test_encrypted_address_of_a_plain_service_is_unreachable(server: BsreServer) -> None:
    address = server.url.replace("http:", "https:")
    config = config_for(server, base_url=address, retries=0)
    with pytest.raises(SigningError) as caught:
        BsreSigner(config).__enter__()
    assert caught.value.code == "bsre.unreachable"


# --- what is refused -----------------------------------------------------------------------


@pytest.mark.parametrize("version", [1, 2])
@pytest.mark.parametrize("in_status", [False, True])
def test_wrong_passphrase_is_tried_once(
    server: BsreServer, monkeypatch: pytest.MonkeyPatch, version: int, *, in_status: bool
) -> None:
    server.quirks.sub_code_in_status = in_status
    monkeypatch.setenv("FRASA", "keliru")
    assert refused(server, api_version=version).code == "bsre.passphrase-wrong"
    assert len([call for call in server.calls if call.endswith("/sign/pdf")]) == 1


@pytest.mark.parametrize("version", [1, 2])
@pytest.mark.parametrize("asks", [False, True])
def test_unregistered_signer_is_refused(
    server: BsreServer, monkeypatch: pytest.MonkeyPatch, version: int, *, asks: bool
) -> None:
    monkeypatch.setenv("NIK", "3201990101909999")
    error = refused(server, api_version=version, check_status=asks)
    assert error.code == "bsre.user-unknown"


@pytest.mark.parametrize("version", [1, 2])
def test_expired_signer_is_refused_before_anything_is_sent(
    server: BsreServer, monkeypatch: pytest.MonkeyPatch, version: int
) -> None:
    monkeypatch.setenv("NIK", "3201990101900003")
    error = refused(server, api_version=version)
    assert error.code == "bsre.user-status"
    assert error.facts["status"] in {"EXPIRED", "1112"}
    assert not [call for call in server.calls if call.endswith("/sign/pdf")]


@pytest.mark.parametrize("asks", [False, True])
def test_wrong_application_password_is_told(
    server: BsreServer, monkeypatch: pytest.MonkeyPatch, *, asks: bool
) -> None:
    monkeypatch.setenv("SANDI", "keliru")
    assert refused(server, check_status=asks).code == "bsre.unauthorised"


@pytest.mark.parametrize("nik", ["320199010190000", "32019901019000012", "320199010190000A"])
def test_nik_needs_16_digits(server: BsreServer, monkeypatch: pytest.MonkeyPatch, nik: str) -> None:
    monkeypatch.setenv("NIK", nik)
    error = refused(server)
    assert error.code == "bsre.nik-malformed"
    assert nik not in f"{error} {error.facts}"
    assert server.calls == []


def changed(pdf: bytes, what: str) -> bytes:
    """Sign another document with a stranger's key; it looks like an answer."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf)))
    if what == "attachment":
        writer.add_attachment("lain.json", b"{}")
    elif what == "contents":
        content = DecodedStreamObject()
        content.set_data(b"0 g 1 1 1 1 re f")
        writer.pages[1][NameObject("/Contents")] = writer._add_object(content)
    elif what == "picture":
        resources = DictionaryObject({NameObject("/Font"): DictionaryObject()})
        writer.pages[0][NameObject("/Resources")] = resources
    elif what == "box":
        writer.pages[0].mediabox.upper_right = (595, 600)
    elif what == "page":
        writer.add_blank_page(595, 842)
    elif what == "order":
        pages = writer.root_object["/Pages"]
        pages[NameObject("/Kids")] = ArrayObject(reversed(pages["/Kids"]))  # type: ignore[index]
    target = BytesIO()
    writer.write(target)
    request = SignatureRequest("nota_kesepakatan.kedua", NOW)
    return sign_with(pki().people["kedua"], target.getvalue(), request)


@pytest.mark.parametrize(
    ("what", "part"),
    [
        ("contents", "pages"),
        ("picture", "pages"),
        ("box", "pages"),
        ("page", "pages"),
        ("order", "pages"),
        ("attachment", "attachments"),
    ],
)
@pytest.mark.parametrize("version", [1, 2])
def test_swapped_document_is_thrown_away(
    server: BsreServer, what: str, part: str, version: int
) -> None:
    pdf = bundle_with_fields()
    server.quirks.replaces_with = changed(pdf, what)
    error = refused(server, pdf, api_version=version)
    assert (error.code, error.facts) == ("bsre.result-changed", {"part": part})


def test_same_document_written_anew_is_accepted(server: BsreServer) -> None:
    pdf = bundle_with_fields()
    server.quirks.replaces_with = changed(pdf, "nothing")
    assert sign_once(server, pdf) == server.quirks.replaces_with


def test_unsigned_answer_is_thrown_away(server: BsreServer) -> None:
    server.quirks.replaces_with = bundle_with_fields()
    error = refused(server)
    assert (error.code, error.facts) == ("bsre.result-changed", {"part": "signatures"})


def test_damaged_signature_is_thrown_away(server: BsreServer) -> None:
    good = changed(bundle_with_fields(), "nothing")
    server.quirks.replaces_with = good.replace(b"/F 132", b"/F 133", 1)
    assert refused(server).code == "bsre.result-unsound"


def test_bytes_after_the_signature_are_thrown_away(server: BsreServer) -> None:
    server.quirks.replaces_with = changed(bundle_with_fields(), "nothing") + b"\n"
    assert refused(server).code == "bsre.result-unsound"


@pytest.mark.parametrize("version", [1, 2])
def test_answer_that_would_destroy_an_earlier_signature_is_thrown_away(
    server: BsreServer, version: int
) -> None:
    signed = sign_with(
        pki().people["kedua"],
        bundle_with_fields(),
        SignatureRequest("nota_kesepakatan.kedua", NOW),
    )
    server.quirks.rewrites = True
    error = refused(server, signed, api_version=version)
    assert (error.code, error.facts) == ("bsre.result-changed", {"part": "signatures"})


def test_signing_outside_the_session_is_refused(server: BsreServer) -> None:
    signer = BsreSigner(config_for(server))
    with pytest.raises(SigningError) as caught:
        signer.sign(bundle_with_fields(), request_for(bundle_with_fields()))
    assert caught.value.code == "sign.signer-closed"


# --- secrets -------------------------------------------------------------------------------

FORMS = {
    form
    for secret in (NIK, PASSPHRASE, PASSWORD)
    for form in (
        secret,
        json.dumps(secret)[1:-1],
        base64.b64encode(secret.encode()).decode().rstrip("="),
    )
}


def leaks(text: str) -> set[str]:
    return {form for form in FORMS if form in text}


def everything_about(error: BaseException | None) -> str:
    """All texts of an error and of those it came from."""
    shown = []
    while error is not None:
        facts = getattr(error, "facts", {})
        shown += [repr(error), str(error), repr(error.args), repr(facts), repr(vars(error))]
        shown += traceback.format_exception(error)
        if isinstance(error, GeneratorError):
            shown += [error.message("en"), error.hint("id"), error.where]
            shown.append(pickle.dumps(error).decode("latin-1"))
        error = error.__cause__ or error.__context__
    return "\n".join(shown)


@pytest.mark.parametrize("version", [1, 2])
@pytest.mark.parametrize(
    "quirks",
    [
        {"echoes": True, "params": "query"},
        {"echoes": True, "wants_null": True, "params": "query"},
        {"busy": 9},
        {"hangs_up": True},
        {"cuts_answer": True, "id_header": ""},
        {"proxy_status": 502},
        {"proxy_status": 200},
        {"file_count": 2, "replaces_with": b"%PDF-1.4 x %%EOF"},
    ],
)
def test_secrets_stand_in_no_error_and_no_log(
    server: BsreServer,
    version: int,
    quirks: dict[str, Any],
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    for name, value in quirks.items():
        setattr(server.quirks, name, value)
    if "echoes" in quirks and version == 2:
        server.quirks.wants_null = True
    with caplog.at_level(logging.DEBUG), pytest.raises(SigningError) as caught:
        sign_once(server, api_version=version)
    shown = everything_about(caught.value) + caplog.text + "".join(capfd.readouterr())
    assert leaks(shown) == set()


def test_search_for_secrets_finds_them() -> None:
    assert leaks(f"x{NIK}y") == {NIK}
    assert everything_about(ValueError(PASSPHRASE)).count(PASSPHRASE) >= 1


def test_secrets_stand_in_no_signer_configuration_or_receipt(server: BsreServer) -> None:
    config = config_for(server)
    pdf = bundle_with_fields()
    with BsreSigner(config) as signer:
        _, receipt = signer.sign(pdf, request_for(pdf))
        shown = [repr(signer), repr(config), config.model_dump_json(), repr(receipt)]
        shown += [repr(vars(signer)), pickle.dumps(signer).decode("latin-1")]
        held = signer._held()
    assert leaks(" ".join(shown)) == set()
    assert leaks(f"{held!r} {held!s}") == set()
    again = pickle.loads(pickle.dumps(signer))  # noqa: S301 - our own bytes
    with pytest.raises(SigningError):
        again.sign(pdf, request_for(pdf))


def test_secret_written_out_is_refused_and_not_repeated() -> None:
    with pytest.raises(SigningError) as caught:
        parse_signer(f"bsre:http://esign?nik={NIK}&user=env:A&password=env:B", passphrase="prompt:")
    assert leaks(everything_about(caught.value)) == set()


# --- settings ------------------------------------------------------------------------------


def test_service_is_read_from_the_command_line() -> None:
    config = parse_signer(
        "bsre:http://esign.contoh.go.id/?version=1&nik=env:NIK&user=env:U&password=file:/p&box=size"
        "&timeout=30",
        passphrase="env:P",
    )
    assert isinstance(config, BsreConfig)
    assert config.base_url == "http://esign.contoh.go.id"
    assert (config.api_version, config.box, config.timeout_s) == (1, "size", 30.0)
    assert config.passphrase == SecretRef("env", "P")
    assert BsreConfig.model_validate_json(config.model_dump_json()) == config


@pytest.mark.parametrize(
    ("text", "setting"),
    [
        ("bsre:ftp://x?nik=env:N&user=env:U&password=env:P", "base_url"),
        ("bsre:http://u:p@x?nik=env:N&user=env:U&password=env:P", "base_url"),
        ("bsre:http://x?nik=env:N&user=env:U", "password"),
        ("bsre:http://x?nik=env:N&user=env:U&password=env:P&sandi=env:x", "sandi"),
        ("bsre:http://x?nik=env:N&user=env:U&password=env:P&version=3", "api_version"),
        ("bsre:http://x?nik=env:N&user=env:U&password=env:P&version=1&totp=env:T", "*"),
        ("bsre:http://x?nik=env:N&nik=env:N", "nik"),
        ("bsre:http://x?nik", "?"),
    ],
)
def test_wrong_setting_is_named(text: str, setting: str) -> None:
    with pytest.raises(SigningError) as caught:
        parse_signer(text, passphrase="prompt:")
    assert caught.value.code == "sign.signer-settings"
    assert caught.value.facts["settings"] == [setting]


def test_stand_in_refuses_what_the_guide_does_not_allow(server: BsreServer) -> None:
    server.quirks = Quirks()
    answer = server.answer("POST", "/api/v2/sign/pdf", {"Authorization": server._basic}, b"{}")
    assert answer.status == 400
    assert server.answer("GET", "/", {}, b"").status == 401
    assert server.answer("GET", "/", {"Authorization": server._basic}, b"").status == 404


# --- several places, and levels ------------------------------------------------------------


class FailsLater(BsreSigner):
    """Signs once, then the service hangs up after having signed."""

    def sign(self, pdf: bytes, request: SignatureRequest) -> tuple[bytes, SignatureReceipt]:
        signed = super().sign(pdf, request)
        self.server.quirks.hangs_up = True
        return signed

    server: BsreServer


def test_signature_of_the_service_is_kept_when_a_later_one_fails(server: BsreServer) -> None:
    signer = FailsLater(config_for(server))
    signer.server = server
    with signer, pytest.raises(PartlySignedError) as caught:
        sign_as(bundle_with_fields(), "kesatu", signer, now=NOW)
    error = caught.value
    assert (error.code, error.cause.code) == ("sign.partly", "bsre.state-unknown")
    assert error.facts["signed"] == ["nota_kesepakatan.kesatu"]
    assert error.facts["missing"] == ["rencana_kerja.kesatu"]
    assert api.verify(error.pdf, now=NOW).ok
    assert server.signed == 2
    server.quirks.hangs_up = False
    with BsreSigner(config_for(server)) as again:
        whole, receipts = sign_as(error.pdf, "kesatu", again, now=NOW)
    assert len(receipts) == 1
    assert len(api.verify(whole, now=NOW).signatures) == 2
    assert server.signed == 3


def test_command_keeps_the_partly_signed_bundle_aside(
    server: BsreServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.signing.bsre.BsreSigner", FailsLater)
    monkeypatch.setattr(FailsLater, "server", server, raising=False)
    (tmp_path / "bundel.pdf").write_bytes(bundle_with_fields())
    target = tmp_path / "bundel.kesatu.sebagian.pdf"
    target.write_bytes(b"milik orang lain")
    where = f"bsre:{server.url}?nik=env:NIK&user=env:APP&password=env:SANDI"
    arguments = ["sign", str(tmp_path / "bundel.pdf"), "--as", "kesatu", "--signer", where]
    result = CliRunner().invoke(app, [*arguments, "--passphrase", "env:FRASA"])
    assert result.exit_code == ExitCode.SIGNING
    kept = tmp_path / "bundel.kesatu.sebagian1.pdf"
    assert str(kept) in result.stderr
    assert "nota_kesepakatan.kesatu" in result.stderr
    assert "[sign.partly]" in result.stderr
    assert api.verify(kept.read_bytes(), now=NOW).ok
    assert target.read_bytes() == b"milik orang lain"
    assert (tmp_path / "bundel.pdf").read_bytes() == bundle_with_fields()
    assert not (tmp_path / "bundel.kesatu.pdf").exists()


def test_command_explains_certification_before_it_asks_for_anything(
    server: BsreServer, tmp_path: Path
) -> None:
    certified, _ = sign_as_kedua(bundle_with_fields(), certify=True)
    (tmp_path / "bundel.pdf").write_bytes(certified)
    where = f"bsre:{server.url}?nik=prompt:&user=prompt:&password=prompt:"
    arguments = ["sign", str(tmp_path / "bundel.pdf"), "--as", "kesatu", "--signer", where]
    result = CliRunner().invoke(app, arguments)
    assert "[sign.certified]" in result.stderr
    assert server.calls == []


def test_level_the_service_does_not_give_is_an_error_and_nothing_is_lost(
    server: BsreServer,
) -> None:
    with BsreSigner(config_for(server)) as signer, pytest.raises(PartlySignedError) as caught:
        sign_as(bundle_with_fields(), "kesatu", signer, now=NOW, level="b-t")
    assert caught.value.cause.code == "sign.level-missed"
    assert len(caught.value.receipts) == 1
    assert api.verify(caught.value.pdf, now=NOW).ok


def test_level_the_service_gives_is_told() -> None:
    with LoopbackAuthorities(NOW) as authorities:
        users = [FakeUser(NIK, PASSPHRASE, "Siti Contoh")]
        stamper = DirectStamper(authorities)
        with (
            BsreServer(users, now=NOW, timestamper=stamper) as service,
            BsreSigner(config_for(service)) as signer,
        ):
            signed, receipts = sign_as(bundle_with_fields(), "kesatu", signer, now=NOW, level="b-t")
            plain, told = sign_as(bundle_with_fields(), "kesatu", signer, now=NOW)
        assert [receipt.timestamp for receipt in receipts] == [NOW, NOW]
        assert [receipt.timestamp for receipt in told] == [NOW, NOW]
        for pdf in (signed, plain):
            trust = [service.root, authorities.pki.root]
            report = api.verify(pdf, trust=trust, now=NOW)
            assert report.ok
            assert [one.level for one in report.signatures] == ["b-t", "b-t"]
