from __future__ import annotations

import io
import json
from datetime import UTC, datetime
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from berkas_samples import sample, write
from PIL import Image
from pydantic import ValidationError
from pypdf import PdfReader, PdfWriter
from rendered_samples import SAMPLE_NAMES, berkas, rendered

import generator as g
from generator import extraction, manifest, registry
from generator.errors import VerificationError
from generator.extraction import examine, extract
from generator.manifest import Manifest, ManifestFile, canonical_json, read_manifest
from generator.pdf.attachments import Attachment, attach, read_attachments
from generator.pdf.bundle import BundleInfo, Part, merge
from generator.pdf.engine import open_engine
from generator.pdf.pdfa.checker import check_pdfa
from generator.resources import SAMPLES, TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)


@cache
def bundle(name: str = "sinergi-kecil") -> bytes:
    return g.bundle(berkas(name), now=NOW)


def written(found: extraction.Extraction, folder: Path) -> Path:
    for place, content in found.files.items():
        target = folder / place
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return folder


def reloaded(found: extraction.Extraction, folder: Path) -> g.Sinergi:
    written(found, folder)
    return g.load(
        folder / found.manifest.berkas.letak, profile=folder / found.manifest.profil.letak
    )


def rewritten(change: Callable[[list[Attachment]], None], pdf: bytes | None = None) -> bytes:
    """Give the bundle again with other attachments."""
    files = list(read_attachments(pdf or bundle()))
    change(files)
    writer = PdfWriter(clone_from=io.BytesIO(pdf or bundle()))
    for name in ("/AF", "/Names"):
        writer.root_object.pop(name, None)
    attach(writer, files, NOW)
    output = io.BytesIO()
    writer.write(output)
    return output.getvalue()


def replaced(name: str, content: bytes) -> Callable[[list[Attachment]], None]:
    def change(files: list[Attachment]) -> None:
        (index,) = (i for i, each in enumerate(files) if each.name == name)
        old = files[index]
        files[index] = Attachment(name, content, old.mime, old.relationship, old.description)

    return change


def with_record(change: Callable[[dict[str, Any]], None]) -> bytes:
    record = json.loads(extract(bundle()).files[manifest.NAME])
    change(record)
    return rewritten(replaced(manifest.NAME, json.dumps(record).encode()))


def refusal(pdf: bytes) -> str:
    with pytest.raises(VerificationError) as caught:
        extract(pdf)
    assert caught.value.message("id") != caught.value.message("en")
    return caught.value.code


@pytest.mark.parametrize("name", SAMPLE_NAMES)
def test_extracted_berkas_is_equal_and_gives_the_same_word_files(name: str, tmp_path: Path) -> None:
    found = extract(bundle(name))
    again = reloaded(found, tmp_path)

    assert again == berkas(name)
    made = {key: document.docx for key, document in g.render(again).items()}
    assert made == rendered(name)
    assert made == {key: found.files[f"{key}.docx"] for key in made}


@pytest.mark.parametrize("name", SAMPLE_NAMES)
def test_the_whole_bundle_can_be_made_again_byte_for_byte(name: str, tmp_path: Path) -> None:
    again = reloaded(extract(bundle(name)), tmp_path)

    assert g.bundle(again, now=NOW) == bundle(name)


@pytest.mark.parametrize("name", SAMPLE_NAMES)
def test_every_word_file_and_source_is_inside(name: str) -> None:
    found = extract(bundle(name))
    keys = [registry.COVER.key, *rendered(name)]

    profile = json.loads((SAMPLES / f"{name}.json").read_text("utf-8"))["profil"]

    assert found.manifest.profil.letak == profile
    assert set(found.files) == {
        "berkas.json", profile, "manifest.json", *(f"{key}.docx" for key in keys),
    }  # fmt: skip
    assert [each.kunci for each in found.manifest.dokumen] == keys


def test_pictures_of_the_region_come_back_to_where_the_profil_names_them(tmp_path: Path) -> None:
    source, target = tmp_path / "asal", tmp_path / "hasil"
    (source / "data" / "gambar").mkdir(parents=True)
    picture = Image.new("RGBA", (700, 400), (20, 90, 160, 128))
    picture.save(source / "data" / "gambar" / "lambang.png")
    Image.new("RGB", (50, 60), "red").save(source / "data" / "gambar" / "garuda.jpg")
    values = {
        **sample("profil"),
        "gambar": {
            "lambang_daerah": "gambar/lambang.png",
            "lambang_negara": "gambar/garuda.jpg",
        },
    }
    path = write(source, {**sample("sinergi-kecil"), "profil": "data/profil.json"}, values)
    (source / "profil.json").rename(source / "data" / "profil.json")
    original = g.load(path)
    found = extract(g.bundle(original, now=NOW))
    again = reloaded(found, target)

    assert {"data/profil.json", "data/gambar/lambang.png", "data/gambar/garuda.jpg"} <= set(
        found.files
    )
    assert again == original
    assert g.load(target / "berkas.json") == original
    assert g.bundle(again, now=NOW) == g.bundle(original, now=NOW)


def test_layers_come_back_so_that_the_documents_can_be_made_again(tmp_path: Path) -> None:
    source, target = tmp_path / "asal", tmp_path / "hasil"
    own, given = source / "lapisan", source / "untuk-hari-ini"
    for folder, relative in ((own, "_bagian"), (own, "_base"), (given, "sinergi"), (own, "ksdd")):
        (folder / relative).mkdir(parents=True, exist_ok=True)
    page = {"naskah_dinas": {"ukuran_pt": 10}, "naskah_kerja_sama": {"ukuran_pt": 11}}
    (own / "_base" / "halaman.json").write_text(json.dumps(page))
    part = TEMPLATES / "_bagian" / "pasal_tambahan.docx"
    (own / "_bagian" / part.name).write_bytes(part.read_bytes())
    agreement = (TEMPLATES / "nota_kesepakatan.docx").read_bytes()
    (given / "sinergi" / "nota_kesepakatan.docx").write_bytes(agreement)
    (own / "ksdd" / "perjanjian_kerja_sama.docx").write_bytes(b"of another form")
    (own / "catatan.txt").write_text("nothing reads this")
    values = {**sample("profil"), "lapisan": "lapisan"}
    original = g.load(write(source, sample("sinergi-kecil"), values))

    pdf = g.bundle(original, templates=[given], now=NOW)
    found = extract(pdf)
    again = reloaded(found, target)

    assert [each.letak for each in found.manifest.lapisan] == [
        "templat-1/sinergi/nota_kesepakatan.docx",
        "lapisan/_bagian/pasal_tambahan.docx",
        "lapisan/_base/halaman.json",
    ]
    assert again.daerah.folder_lapisan == target / "lapisan"
    assert g.bundle(again, templates=[target / "templat-1"], now=NOW) == pdf
    assert check_pdfa(pdf).findings == ()
    plain = g.bundle(original.with_profil(berkas("sinergi-kecil").daerah), now=NOW)
    assert extract(plain).files["nota_kesepakatan.docx"] != found.files["nota_kesepakatan.docx"]


def test_manifest_tells_how_the_bundle_was_made() -> None:
    found = extract(bundle()).manifest
    pages = len(PdfReader(io.BytesIO(bundle())).pages)

    assert (found.jenis, found.id, found.bentuk) == (
        "merged",
        berkas("sinergi-kecil").id,
        "sinergi",
    )
    assert found.dibuat == NOW
    assert not found.draf
    assert found.paket.versi == g.__version__
    assert (found.mesin.nama, found.mesin.versi) == ("rdocx", open_engine().probe().version)
    ranges = [(each.halaman_awal, each.halaman_akhir) for each in found.dokumen]
    assert ranges[0][0] == 1
    assert ranges[-1][1] == pages
    assert all(last + 1 == first for (_, last), (first, _) in pairwise(ranges))
    assert found.diizinkan == ()


def test_manifest_names_templates_by_their_own_hash(tmp_path: Path) -> None:
    found = extract(bundle()).manifest
    for each in found.dokumen:
        assert each.templat is not None
        assert each.templat.sha256 == manifest.sha256((TEMPLATES / each.templat.nama).read_bytes())
    for shared in found.templat_bersama:
        assert shared.sha256 == manifest.sha256((TEMPLATES / shared.nama).read_bytes())
    own = tmp_path / "_base"
    own.mkdir()
    (own / "halaman.json").write_bytes((TEMPLATES / "_base" / "halaman.json").read_bytes() + b"\n")
    other = extract(g.bundle(berkas("sinergi-kecil"), now=NOW, templates=[tmp_path])).manifest
    changed = set(other.templat_bersama) - set(found.templat_bersama)
    assert [each.nama for each in changed] == ["_base/halaman.json"]


def test_manifest_holds_no_number_of_a_person() -> None:
    text = extract(bundle("sinergi-lengkap")).files[manifest.NAME].decode()
    numbers = {party.wakil.nip for party in berkas("sinergi-lengkap").pihak if party.wakil.nip}

    assert numbers
    assert not any(number in text for number in numbers)


def test_manifest_is_canonical_and_reads_back() -> None:
    data = extract(bundle()).files[manifest.NAME]
    record = read_manifest(data)

    assert record.to_json() == data == canonical_json(record)
    with pytest.raises(ValidationError):
        record.id = "lain"  # type: ignore[misc]  # frozen, which is what is tested


def test_changed_missing_and_unlisted_files_are_refused() -> None:
    extra = Attachment("lain.txt", b"x", "text/plain", "Data", "Lain")

    assert refusal(rewritten(replaced("berkas.json", b"{}"))) == "attachment.changed"
    assert refusal(rewritten(lambda files: files.remove(files[0]))) == "attachment.missing"
    assert refusal(rewritten(lambda files: files.append(extra))) == "attachment.unlisted"


def test_a_file_that_is_there_twice_is_refused() -> None:
    pdf = bundle()
    writer = PdfWriter(clone_from=io.BytesIO(pdf))
    catalog: Any = writer.root_object
    double = catalog["/AF"][0].get_object().clone(writer, force_duplicate=True)
    catalog["/AF"].append(writer._add_object(double))
    output = io.BytesIO()
    writer.write(output)

    assert refusal(output.getvalue()) == "attachment.repeated"


def test_a_pdf_without_or_with_a_broken_manifest_is_refused() -> None:
    info = BundleInfo("a", "b", "c", "d", NOW)
    plain = PdfWriter()
    plain.add_blank_page(595, 842)
    output = io.BytesIO()
    plain.write(output)

    assert refusal(merge([Part("nk", "NK", "NK", output.getvalue())], info)) == (
        "attachment.no-manifest"
    )
    assert refusal(rewritten(replaced("manifest.json", b"{"))) == "attachment.manifest-invalid"
    assert refusal(output.getvalue()[:100]) == "attachment.unreadable"


@pytest.mark.parametrize(
    "place", ["../luar.json", "/etc/passwd", "a/../../b", "C:/x", "..\\x", "a\\..\\b", "", ".."]
)
def test_a_manifest_that_leads_out_of_the_folder_is_refused(place: str) -> None:
    assert refusal(with_record(lambda record: record["berkas"].update(letak=place))) == (
        "attachment.manifest-invalid"
    )


def test_two_files_for_one_place_are_refused_however_they_are_spelt() -> None:
    def change(record: dict[str, Any]) -> None:
        record["profil"]["letak"] = "BERKAS.json"

    assert refusal(with_record(change)) == "attachment.place-taken"


def test_a_manifest_over_the_manifest_is_refused() -> None:
    assert refusal(with_record(lambda record: record["profil"].update(letak="manifest.json"))) == (
        "attachment.place-taken"
    )


def test_examine_says_of_each_file_whether_it_agrees() -> None:
    good = examine(bundle())
    bad = examine(rewritten(replaced("profil.json", b"{}")))

    assert {each.agreement for each in good.verdicts} == {"match", "manifest"}
    assert good.problems == ()
    assert {each.name: each.agreement for each in bad.verdicts}["profil.json"] == "changed"
    assert [problem.code for problem in bad.problems] == ["attachment.changed"]
    assert good.verdicts[0].as_dict()["relationship"] == "Source"


def test_manifest_lists_the_documents_files() -> None:
    record = extract(bundle()).manifest

    assert isinstance(record, Manifest)
    assert all(isinstance(each, ManifestFile) for each in record.files())
    assert len(record.files()) == 2 + len(record.dokumen)
