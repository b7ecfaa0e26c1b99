from __future__ import annotations

import asyncio
import hashlib
import pickle
import re
import shutil
import subprocess
from datetime import datetime, timedelta
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.serialization import pkcs12
from pdf_samples import bundle_with_fields
from pypdf import PdfReader, PdfWriter
from signing_samples import FIELD, NOW, POSITION, pki, sign_with, signer_for

from generator.errors import SigningError
from generator.signing.config import Pkcs12Config
from generator.signing.pkcs12 import Pkcs12Signer
from generator.signing.secrets import SecretRef
from generator.signing.signer import SignatureRequest
from generator.signing.verify import verify

if TYPE_CHECKING:
    from pathlib import Path

    from generator.testing.pki import Credential, KeyKind

REQUEST = SignatureRequest(
    FIELD, NOW, reason="Menyetujui", location="Tanjung", appearance_lines=(POSITION,)
)


def signature_dictionary(pdf: bytes, field: str = FIELD) -> dict[str, object]:
    fields = PdfReader(BytesIO(pdf)).get_fields() or {}
    return dict(fields[field]["/V"].get_object())


def code_of_entering(signer: Pkcs12Signer) -> str:
    with pytest.raises(SigningError) as caught:
        signer.__enter__()
    return caught.value.code


@pytest.mark.parametrize("key", ["rsa-2048", "ec-p256"])
def test_signature_is_a_pades_baseline_update(key: KeyKind, tmp_path: Path) -> None:
    pdf = bundle_with_fields()
    credential = pki(key).people["kesatu"]
    with signer_for(credential, tmp_path) as signer:
        signed, receipt = signer.sign(pdf, REQUEST)
    assert signed.startswith(pdf)
    entry = signature_dictionary(signed)
    assert entry["/SubFilter"] == "/ETSI.CAdES.detached"
    assert (entry["/Reason"], entry["/Location"]) == ("Menyetujui", "Tanjung")
    assert entry["/M"] == "D:20260302093000+08'00'"
    assert receipt.field == FIELD
    assert receipt.signer == "Siti Contoh"
    assert receipt.signed_at == NOW
    assert receipt.sha256 == hashlib.sha256(signed).hexdigest()
    certificate = x509.load_der_x509_certificate(credential.certificate)
    assert int(receipt.serial, 16) == certificate.serial_number
    assert verify(signed, trust=[pki(key).root], now=NOW).ok


def test_one_key_signs_many_files(tmp_path: Path) -> None:
    with signer_for(pki("rsa-2048").people["kesatu"], tmp_path) as signer:
        files = {signer.sign(bundle_with_fields(pages=2 + n), REQUEST)[0] for n in range(3)}
    assert len(files) == 3
    assert all(verify(pdf, now=NOW).ok for pdf in files)


def test_reserved_room_fits(tmp_path: Path) -> None:
    with signer_for(pki("rsa-2048").people["kesatu"], tmp_path) as signer:
        signed, _ = signer.sign(bundle_with_fields(), REQUEST)
    contents = re.search(rb"/Contents <([0-9A-F]+)>", signed)
    assert contents is not None
    assert not contents[1].endswith(b"00")


def test_info_metadata_and_version_stay_as_they_are() -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(bundle_with_fields())))
    writer.pdf_header = "%PDF-1.7"
    writer.add_metadata({"/Title": "Nota Kesepakatan", "/ModDate": "D:20260101000000+08'00'"})
    xmp = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"/>'
    writer.xmp_metadata = xmp
    target = BytesIO()
    writer.write(target)
    signed = sign_with(pki().people["kesatu"], target.getvalue(), REQUEST)
    reader = PdfReader(BytesIO(signed))
    assert dict(reader.metadata or {}) == dict(PdfReader(target).metadata or {})
    metadata = reader.root_object["/Metadata"].get_object()
    assert metadata.get_data() == xmp  # type: ignore[union-attr]  # it is a stream
    assert reader.root_object.get("/Version", "/1.7") == "/1.7"


@pytest.mark.parametrize("key", ["rsa-2048", "ec-p256"])
def test_file_stays_pdf_17_with_any_key(key: KeyKind) -> None:
    signed = sign_with(pki(key).people["kesatu"], bundle_with_fields(), REQUEST)
    root = str(PdfReader(BytesIO(signed)).root_object)
    assert "'/Version': '/1.7'" in root
    assert "'/Extensions': {'/ESIC': {" in root
    assert root.count("/ISO_") == 0


def test_signing_works_while_an_event_loop_runs(tmp_path: Path) -> None:
    async def handler() -> bytes:
        with signer_for(pki().people["kesatu"], tmp_path) as signer:
            return signer.sign(bundle_with_fields(), REQUEST)[0]

    assert verify(asyncio.run(handler()), now=NOW).ok


def test_self_signed_certificate_signs() -> None:
    credential = pki().issue_self_signed("Siti Contoh", key="ec-p256")
    report = verify(sign_with(credential, bundle_with_fields(), REQUEST), now=NOW)
    assert report.ok
    assert report.signatures[0].signer == "Siti Contoh"


# --- what is refused -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "code"),
    [(4, "sign.certificate-expired"), (-4, "sign.certificate-not-yet-valid")],
)
def test_certificate_must_be_valid_when_signing(days: int, code: str, tmp_path: Path) -> None:
    span = timedelta(days=3)
    credential = pki().issue(
        "Siti Contoh", key="ec-p256", valid_from=NOW - span, valid_until=NOW + span
    )
    request = SignatureRequest(FIELD, NOW + timedelta(days=days))
    with signer_for(credential, tmp_path) as signer, pytest.raises(SigningError) as caught:
        signer.sign(bundle_with_fields(), request)
    assert caught.value.code == code
    assert "Siti Contoh" in caught.value.message()


def test_certificate_for_another_purpose_is_refused(tmp_path: Path) -> None:
    credential = pki().issue("Siti Contoh", key="ec-p256", purpose="encryption")
    assert code_of_entering(signer_for(credential, tmp_path)) == "sign.certificate-purpose"


def test_certificate_without_stated_purpose_signs() -> None:
    credential = pki().issue("Siti Contoh", key="ec-p256", purpose="any")
    assert verify(sign_with(credential, bundle_with_fields(), REQUEST), now=NOW).ok


def test_wrong_passphrase_is_told_from_a_wrong_file(tmp_path: Path) -> None:
    path = pki().people["kesatu"].write(tmp_path)
    wrong = tmp_path / "salah"
    wrong.write_text("bukan sandinya", encoding="utf-8")
    config = Pkcs12Config(path=path, passphrase=SecretRef("file", str(wrong)))
    assert code_of_entering(Pkcs12Signer(config)) == "sign.passphrase-wrong"
    path.write_bytes(b"%PDF-1.7 bukan kunci")
    assert code_of_entering(Pkcs12Signer(config)) == "sign.key-file-invalid"
    path.write_bytes(pki().people["kesatu"].p12[:200])
    assert code_of_entering(Pkcs12Signer(config)) == "sign.key-file-invalid"
    path.unlink()
    assert code_of_entering(Pkcs12Signer(config)) == "sign.key-file-unreadable"


def test_wrong_passphrase_shows_up_nowhere(tmp_path: Path) -> None:
    path = pki().people["kesatu"].write(tmp_path)
    config = Pkcs12Config(path=path, passphrase=SecretRef("prompt", ""))
    signer = Pkcs12Signer(config, prompt=lambda _label: "sandi-keliru-91")
    with pytest.raises(SigningError) as caught:
        signer.__enter__()
    assert caught.value.code == "sign.passphrase-wrong"
    assert caught.value.__cause__ is None
    shown = f"{caught.value!r} {caught.value} {caught.value.facts} {signer!r} {config!r}"
    assert "sandi-keliru-91" not in shown


def test_file_without_a_key_is_refused(tmp_path: Path) -> None:
    certificate = x509.load_der_x509_certificate(pki().people["kesatu"].certificate)
    path = tmp_path / "tanpa-kunci.p12"
    encryption = serialization.BestAvailableEncryption(b"x")
    path.write_bytes(
        pkcs12.serialize_key_and_certificates(b"x", None, None, [certificate], encryption)
    )
    signer = Pkcs12Signer(
        Pkcs12Config(path=path, passphrase=SecretRef("prompt", "")), prompt=lambda _label: "x"
    )
    assert code_of_entering(signer) == "sign.key-missing"


def test_unsupported_kind_of_key_is_refused(tmp_path: Path) -> None:
    key = ed25519.Ed25519PrivateKey.generate()
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Siti Contoh")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(NOW)
        .not_valid_after(NOW + timedelta(days=1))
        .sign(key, None)
    )
    path = tmp_path / "ed.p12"
    encryption = serialization.BestAvailableEncryption(b"x")
    path.write_bytes(
        pkcs12.serialize_key_and_certificates(b"x", key, certificate, None, encryption)
    )
    signer = Pkcs12Signer(
        Pkcs12Config(path=path, passphrase=SecretRef("prompt", "")), prompt=lambda _label: "x"
    )
    assert code_of_entering(signer) == "sign.key-kind"


def test_signing_outside_the_session_is_refused(tmp_path: Path) -> None:
    signer = signer_for(pki().people["kesatu"], tmp_path)
    with pytest.raises(SigningError) as caught:
        signer.sign(bundle_with_fields(), REQUEST)
    assert caught.value.code == "sign.signer-closed"
    with signer:
        signer.sign(bundle_with_fields(), REQUEST)
    with pytest.raises(SigningError):
        signer.sign(bundle_with_fields(), REQUEST)


def test_pickled_signer_has_no_key_and_no_passphrase(tmp_path: Path) -> None:
    credential = pki().people["kesatu"]
    with signer_for(credential, tmp_path) as signer:
        stored = pickle.dumps(signer)
    assert credential.passphrase.encode() not in stored
    with pytest.raises(SigningError) as caught:
        pickle.loads(stored).sign(bundle_with_fields(), REQUEST)  # noqa: S301 - our own bytes
    assert caught.value.code == "sign.signer-closed"


@pytest.mark.parametrize(
    ("field", "code"),
    [("rencana_kerja.ketiga", "sign.field-unknown"), ("nota_kesepakatan", "sign.field-unknown")],
)
def test_field_must_be_there(field: str, code: str, tmp_path: Path) -> None:
    with (
        signer_for(pki().people["kesatu"], tmp_path) as signer,
        pytest.raises(SigningError) as caught,
    ):
        signer.sign(bundle_with_fields(), SignatureRequest(field, NOW))
    assert caught.value.code == code


def test_filled_field_is_refused() -> None:
    signed = sign_with(pki().people["kesatu"], bundle_with_fields(), REQUEST)
    with pytest.raises(SigningError) as caught:
        sign_with(pki().people["kesatu"], signed, REQUEST)
    assert caught.value.code == "sign.field-filled"


@pytest.mark.parametrize(
    "pdf", [b"", b"bukan PDF", b"%PDF-1.7\n%%EOF\n", bundle_with_fields()[:-300]]
)
def test_file_that_is_no_pdf_is_refused(pdf: bytes) -> None:
    with pytest.raises(SigningError) as caught:
        sign_with(pki().people["kesatu"], pdf, REQUEST)
    assert caught.value.code == "signature.pdf-unreadable"


def test_encrypted_file_is_refused() -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(bundle_with_fields())))
    writer.encrypt("rahasia", algorithm="AES-256")
    target = BytesIO()
    writer.write(target)
    with pytest.raises(SigningError) as caught:
        sign_with(pki().people["kesatu"], target.getvalue(), REQUEST)
    assert caught.value.code == "signature.pdf-encrypted"


def test_moment_needs_a_time_zone() -> None:
    with pytest.raises(ValueError, match="time zone"):
        SignatureRequest(FIELD, datetime(2026, 3, 2))  # noqa: DTZ001 - the point of the test


def test_stranger_in_the_key_file_is_not_embedded(tmp_path: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Siti Contoh")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(9)
        .not_valid_before(NOW - timedelta(days=1))
        .not_valid_after(NOW + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    stranger = x509.load_pem_x509_certificate(pki().root)
    path = tmp_path / "asing.p12"
    encryption = serialization.BestAvailableEncryption(b"x")
    path.write_bytes(
        pkcs12.serialize_key_and_certificates(b"x", key, certificate, [stranger], encryption)
    )
    config = Pkcs12Config(path=path, passphrase=SecretRef("prompt", ""))
    with Pkcs12Signer(config, prompt=lambda _label: "x") as signer:
        signed, _ = signer.sign(bundle_with_fields(), REQUEST)
    assert stranger.public_bytes(serialization.Encoding.DER).hex().upper().encode() not in signed
    assert verify(signed, now=NOW).ok


# --- the visible box -----------------------------------------------------------------------


def appearance(pdf: bytes, field: str = FIELD) -> tuple[bytes, PdfReader]:
    reader = PdfReader(BytesIO(pdf))
    widget = (reader.get_fields() or {})[field].indirect_reference
    assert widget is not None
    return widget.get_object()["/AP"]["/N"].get_object().get_data(), reader


def credential_named(name: str) -> Credential:
    return pki().issue(name, key="ec-p256")


def test_invisible_field_gets_no_appearance() -> None:
    pdf = bundle_with_fields(rect=(0.0, 0.0, 0.0, 0.0))
    signed = sign_with(pki().people["kesatu"], pdf, REQUEST)
    assert b"/AP" not in signed
    assert b"FontFile2" not in signed


def test_box_is_black_text_without_border_or_picture() -> None:
    content, _ = appearance(sign_with(pki().people["kesatu"], bundle_with_fields(), REQUEST))
    operators = set(re.findall(rb"[A-Za-z*]+(?=\s|$)", re.sub(rb"<[^>]*>|/\w+", b"", content)))
    assert operators == {b"q", b"BT", b"g", b"Tf", b"Tm", b"Tj", b"ET", b"Q"}
    assert b" 0 g " in content


LONG_NAME = "Prof. Dr. Ir. H. Muhammad Abdurrahman Contohwijaya Teladanputra"
LONG_POSITION = (
    "Pelaksana Tugas Kepala Dinas Penanaman Modal, Pelayanan Terpadu Satu Pintu, Tenaga Kerja, "
    "dan Transmigrasi Kabupaten Contoh Selatan Raya"
)


@pytest.mark.poppler
@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Siti Contoh", (POSITION,)),
        (LONG_NAME[:64], (LONG_POSITION, "atas nama Bupati Contoh")),
        ("X" * 64, ("Y" * 150,)),
        ("Budi", ()),
    ],
)
def test_text_stays_inside_the_box(name: str, lines: tuple[str, ...], tmp_path: Path) -> None:
    request = SignatureRequest(FIELD, NOW, appearance_lines=lines)
    signed = sign_with(credential_named(name), bundle_with_fields(), request)
    (tmp_path / "a.pdf").write_bytes(signed)
    command = [shutil.which("pdftotext") or "", "-bbox", "-l", "1", "a.pdf", "-"]
    layout = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True).stdout.decode()
    words = re.findall(
        r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)', layout
    )
    printed = "".join(word[4] for word in words)
    expected = ("Ditandatangani secara elektronik oleh:", *lines, name)
    assert printed == "".join("".join(expected).split()) + "2Maret2026pukul09.30WITA"
    assert min(float(word[0]) for word in words) >= 60
    assert max(float(word[2]) for word in words) <= 230
    assert min(float(word[1]) for word in words) >= 842 - 162
    assert max(float(word[3]) for word in words) <= 842 - 100


@pytest.mark.poppler
def test_font_of_the_box_is_embedded(tmp_path: Path) -> None:
    signed = sign_with(pki().people["kesatu"], bundle_with_fields(), REQUEST)
    (tmp_path / "a.pdf").write_bytes(signed)
    command = [shutil.which("pdffonts") or "", "a.pdf"]
    listing = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True).stdout.decode()
    (font,) = listing.splitlines()[2:]
    assert re.match(r"[A-Z]{6}\+LiberationSans +CID TrueType +Identity-H +yes yes yes", font)


def test_line_that_fits_at_a_readable_size_is_not_broken() -> None:
    request = SignatureRequest(FIELD, NOW, appearance_lines=("Kepala Dinas Contoh",))
    pdf = bundle_with_fields(rect=(60.0, 100.0, 196.0, 162.0))
    content, _ = appearance(sign_with(pki().people["kesatu"], pdf, request))
    assert content.count(b"Tj") == 4


def test_characters_the_font_lacks_are_replaced() -> None:
    request = SignatureRequest(FIELD, NOW, appearance_lines=("Kepala \N{PILE OF POO} Dinas",))
    content, reader = appearance(sign_with(pki().people["kesatu"], bundle_with_fields(), request))
    assert b"<0000" not in content
    assert len(reader.pages) == 2
    glyphs = re.findall(rb"<([0-9a-f]+)> Tj", content)
    assert all(
        glyph[start : start + 4] != b"0000" for glyph in glyphs for start in range(0, len(glyph), 4)
    )


@pytest.mark.parametrize("size", [(1.0, 1.0), (3.0, 200.0), (400.0, 2.0)])
def test_odd_boxes_are_signed_too(size: tuple[float, float]) -> None:
    pdf = bundle_with_fields(rect=(60.0, 100.0, 60.0 + size[0], 100.0 + size[1]))
    assert verify(sign_with(pki().people["kesatu"], pdf, REQUEST), now=NOW).ok


def test_another_time_needs_no_other_font() -> None:
    names = set()
    for minutes in range(0, 600, 97):
        request = SignatureRequest(FIELD, NOW + timedelta(minutes=minutes))
        signed = sign_with(pki().people["kesatu"], bundle_with_fields(), request)
        names |= set(re.findall(rb"/BaseFont /(\S+)", signed))
    assert len(names) == 1
