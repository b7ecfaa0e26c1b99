"""The ceremony: in which order people sign, how far they are, and copies signed apart."""

from __future__ import annotations

import doctest
import json
import os
import subprocess
import sys
import tempfile
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from attack_samples import (
    annotation_over_text,
    attachment,
    forge,
    page_added,
    signed,
    unsigned,
    update,
)
from berkas_samples import attached, read_profile, sample
from pdf_samples import bundle_with_fields
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject
from signing_samples import FIELD, NOW, pki, sign_with, signed_by_both, signer_for

import generator as g
from generator.errors import InputError, SigningError, VerificationError
from generator.signatories import signing_order
from generator.signing import order
from generator.signing.ceremony import sign_as
from generator.signing.lineage import lineage, relate
from generator.signing.order import read_order
from generator.signing.signer import SignatureRequest
from generator.signing.status import compare, status

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent
PARTNER_FIRST = (("kesatu",), ("kedua",))


@cache
def bundle(stages: tuple[tuple[str, ...], ...] = ()) -> bytes:
    """Give an unsigned bundle that asks for an order of signing."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(bundle_with_fields())))
    writer.generate_file_identifiers()
    if stages:
        node: Any = ArrayObject(ArrayObject(map(TextStringObject, stage)) for stage in stages)
        for key in ("/SigningOrder", "/Private", "/NaskahKerjaSama"):
            node = DictionaryObject({NameObject(key): node})
        writer.root_object[NameObject("/PieceInfo")] = node
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


def signed_as(pdf: bytes, role: str, *, certify: bool = True) -> bytes:
    with (
        tempfile.TemporaryDirectory() as folder,
        signer_for(pki().people[role], Path(folder)) as signer,
    ):
        return sign_as(pdf, role, signer, now=NOW, certify=certify)[0]


@cache
def by_first() -> bytes:
    return signed_as(bundle(PARTNER_FIRST), "kesatu")


@cache
def by_both() -> bytes:
    return signed_as(by_first(), "kedua")


# --- order ---------------------------------------------------------------------------------


def with_order(*wanted: str, name: str = "sinergi-tiga-pihak") -> g.Sinergi:
    profil = read_profile().model_copy(update={"urutan_penandatanganan": wanted})
    return attached(sample(name)).with_profil(profil)


@pytest.mark.parametrize(
    ("wanted", "stages"),
    [
        ((), ()),
        (("mitra", "daerah"), (("kesatu", "kedua"), ("ketiga",))),
        (("daerah", "mitra"), (("ketiga",), ("kesatu", "kedua"))),
        (("kedua", "kesatu"), (("kedua",), ("kesatu",), ("ketiga",))),
        (("kedua",), (("kedua",), ("kesatu", "ketiga"))),
        (("kedua", "mitra"), (("kedua",), ("kesatu",), ("ketiga",))),
        (("kesepuluh", "daerah"), (("ketiga",), ("kesatu", "kedua"))),
    ],
)
def test_order_of_the_profil_becomes_stages_of_roles(
    wanted: tuple[str, ...], stages: tuple[tuple[str, ...], ...]
) -> None:
    berkas = with_order(*wanted)
    assert signing_order(berkas, [pihak.peran for pihak in berkas.pihak]) == stages


def test_order_may_name_each_once_and_nobody_unknown() -> None:
    value = json.loads((ROOT / "samples" / "profil.json").read_text("utf-8"))
    for wanted, code in ((["mitra", "mitra"], "field.repeated"), (["bupati"], "field.choice")):
        with pytest.raises(InputError) as caught:
            read_profile(value | {"urutan_penandatanganan": wanted})
        assert [problem.code for problem in caught.value.problems] == [code]
    assert read_profile(value | {"urutan_penandatanganan": ["mitra", "daerah"]})


def test_order_is_read_back_before_and_after_signing() -> None:
    for pdf in (bundle(PARTNER_FIRST), by_first(), by_both()):
        assert read_order(pdf, VerificationError) == PARTNER_FIRST
    assert read_order(bundle(), VerificationError) == ()


def test_order_is_written_into_a_bundle_made_from_a_berkas() -> None:
    pdf = g.bundle(with_order("mitra", "daerah", name="sinergi-kecil"), now=NOW)
    assert read_order(pdf, VerificationError) == PARTNER_FIRST
    entry: Any = PdfReader(BytesIO(pdf)).root_object["/PieceInfo"]
    assert entry["/NaskahKerjaSama"]["/LastModified"].startswith("D:20260302")


def test_whoever_is_not_on_turn_is_told_who_signs_first() -> None:
    with pytest.raises(SigningError) as caught:
        signed_as(bundle(PARTNER_FIRST), "kedua")
    assert caught.value.code == "sign.out-of-turn"
    assert caught.value.facts["roles"] == ["kesatu"]
    for lang in ("id", "en"):
        assert "kesatu" in caught.value.message(lang)


def test_first_must_have_signed_everywhere() -> None:
    half = sign_with(pki().people["kesatu"], bundle(PARTNER_FIRST), SignatureRequest(FIELD, NOW))
    with pytest.raises(SigningError) as caught:
        signed_as(half, "kedua")
    assert caught.value.code == "sign.out-of-turn"
    assert status(signed_as(signed_as(half, "kesatu"), "kedua"), now=NOW).complete


def test_without_an_order_anyone_begins() -> None:
    for role in ("kesatu", "kedua"):
        assert status(signed_as(bundle(), role), now=NOW).ok


def test_signature_out_of_turn_by_another_program_is_a_warning() -> None:
    pdf = bundle(PARTNER_FIRST)
    for document in ("nota_kesepakatan", "rencana_kerja"):
        request = SignatureRequest(f"{document}.kedua", NOW)
        pdf = sign_with(pki().people["kedua"], pdf, request)
    state = status(pdf, now=NOW)
    assert state.ok
    assert [warning.code for warning in state.warnings] == ["status.out-of-order"]
    assert status(by_both(), now=NOW).warnings == ()


# --- status --------------------------------------------------------------------------------


def test_status_says_who_is_next_until_all_have_signed() -> None:
    found = [status(pdf, now=NOW) for pdf in (bundle(PARTNER_FIRST), by_first(), by_both())]
    assert [state.next for state in found] == [("kesatu",), ("kedua",), ()]
    assert [state.complete for state in found] == [False, False, True]
    assert all(state.ok for state in found)
    assert [[role.state for role in state.roles] for state in found] == [
        ["next", "waiting"],
        ["signed", "next"],
        ["signed", "signed"],
    ]
    second = found[1].roles[1]
    assert second.missing == ("nota_kesepakatan", "rencana_kerja")
    assert (second.signed, second.signers) == ((), ())
    assert found[1].roles[0].signers == ("Siti Contoh",)
    assert json.loads(json.dumps(found[2].as_dict()))["complete"] is True


def test_free_order_lets_all_be_next() -> None:
    assert g.status(bundle(), now=NOW).next == ("kesatu", "kedua")


def test_changed_bundle_is_broken() -> None:
    state = status(update(by_both(), page_added), now=NOW)
    assert not state.ok
    assert not state.complete
    assert "broken" in {role.state for role in state.roles}


def test_status_survives_a_forged_signature() -> None:
    for entries in ({"ByteRange": None}, {"Contents": None}):
        state = status(forge(signed(), **entries), now=NOW)
        assert not state.ok
        assert state.lineage.origin == lineage(unsigned()).origin


def test_file_without_places_has_no_status_to_rely_on() -> None:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    target = BytesIO()
    writer.write(target)
    state = status(target.getvalue(), now=NOW)
    assert [problem.code for problem in state.problems] == ["status.no-fields"]
    assert not state.complete


# --- certification -------------------------------------------------------------------------


def permissions(pdf: bytes) -> list[int]:
    """List the permissions that signatures of a file state, in the order of its fields."""
    found = []
    for field in (PdfReader(BytesIO(pdf)).get_fields() or {}).values():
        value: Any = field.get("/V")
        references = value.get_object().get("/Reference", []) if value else []
        found += [int(one.get_object()["/TransformParams"]["/P"]) for one in references]
    return found


def test_first_signature_and_no_other_certifies_for_signing_only() -> None:
    assert permissions(by_both()) == [2]
    root: Any = PdfReader(BytesIO(by_both())).root_object
    fields: Any = PdfReader(BytesIO(by_both())).get_fields()
    assert root["/Perms"]["/DocMDP"]["/Contents"] == fields[FIELD]["/V"]["/Contents"]
    assert permissions(signed_by_both()) == [2]


def test_certification_can_be_left_off() -> None:
    pdf = signed_as(signed_as(bundle(), "kesatu", certify=False), "kedua")
    assert permissions(pdf) == []
    assert status(pdf, now=NOW).complete


@pytest.mark.parametrize("change", [annotation_over_text, page_added, attachment])
def test_only_signatures_may_follow_a_certification(change: Callable[..., None]) -> None:
    changed = update(by_first(), change)
    assert not g.verify(changed, now=NOW).ok
    followed = g.verify(signed_as(changed, "kedua"), now=NOW)
    assert not followed.ok
    assert followed.signatures[0].later_changes == "other"
    assert g.verify(by_both(), now=NOW).ok


@pytest.mark.poppler
def test_poppler_accepts_certified_bundles(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(by_both())
    done = subprocess.run(
        ["pdfsig", "-nocert", "a.pdf"],  # noqa: S607 – where it is, the marker has checked
        cwd=tmp_path,
        capture_output=True,
        check=True,
    )
    assert done.stdout.count(b"Signature is Valid.") == 4


# --- copies --------------------------------------------------------------------------------


def test_files_of_one_bundle_know_each_other() -> None:
    plain, first, both = (lineage(pdf) for pdf in (bundle(PARTNER_FIRST), by_first(), by_both()))
    assert plain.origin == first.origin == both.origin != ""
    assert [len(one.stages) for one in (plain, first, both)] == [0, 2, 4]
    assert relate(plain, first) == "before"
    assert relate(both, first) == "after"
    assert relate(both, lineage(by_both())) == "same"
    assert relate(both, lineage(bundle_with_fields(pages=3))) == "unrelated"


def test_copies_signed_apart_are_explained() -> None:
    one, other = (signed_as(bundle(), role) for role in ("kesatu", "kedua"))
    assert relate(lineage(one), lineage(other)) == "parallel"
    (found,) = compare({"a.pdf": status(one, now=NOW), "b.pdf": status(other, now=NOW)})
    assert found.code == "status.parallel"
    assert found.facts == {
        "one": "a.pdf",
        "other": "b.pdf",
        "keep": "a.pdf",
        "roles": ["kedua"],
    }
    assert "a.pdf" in found.hint("id")
    mended = signed_as(one, "kedua")
    assert status(mended, now=NOW).complete
    assert relate(lineage(one), lineage(mended)) == "before"


def test_copies_that_part_after_the_first_signature_are_explained() -> None:
    first = signed_as(bundle(), "kesatu")
    request = SignatureRequest("nota_kesepakatan.kedua", NOW)
    one = sign_with(pki().people["kedua"], first, request)
    other = signed_as(first, "kedua")
    (found,) = compare({"a": status(one, now=NOW), "b": status(other, now=NOW)})
    assert found.code == "status.parallel-spare"
    assert found.facts["keep"] == "b"


def test_file_in_order_is_kept_rather_than_one_out_of_turn() -> None:
    request = SignatureRequest("nota_kesepakatan.kedua", NOW)
    early = sign_with(pki().people["kedua"], bundle(PARTNER_FIRST), request)
    (found,) = compare({"dini": status(early, now=NOW), "urut": status(by_first(), now=NOW)})
    assert (found.code, found.facts["keep"]) == ("status.parallel", "urut")
    assert found.facts["roles"] == ["kedua"]


# --- command -------------------------------------------------------------------------------


def naskah(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
        capture_output=True,
        text=True,
    )


def test_command_speaks_to_people_and_to_scripts(tmp_path: Path) -> None:
    (tmp_path / "satu.pdf").write_bytes(by_first())
    (tmp_path / "utuh.pdf").write_bytes(by_both())
    (tmp_path / "rusak.pdf").write_bytes(by_both() + b"\n")
    shown = naskah("status", "satu.pdf", folder=tmp_path)
    assert shown.returncode == 0
    assert "Belum lengkap. Berikutnya: kedua" in shown.stdout
    assert naskah("status", "satu.pdf", "--complete", folder=tmp_path).returncode == 9
    assert naskah("status", "utuh.pdf", "--complete", folder=tmp_path).returncode == 0
    assert naskah("status", "rusak.pdf", folder=tmp_path).returncode == 9
    told = naskah("status", "satu.pdf", "utuh.pdf", "--json", "--lang", "en", folder=tmp_path)
    data = json.loads(told.stdout)
    assert (told.returncode, data["ok"], data["complete"]) == (0, True, True)
    assert [one["file"] for one in data["files"]] == ["satu.pdf", "utuh.pdf"]
    assert data["relations"][0]["code"] == "status.contained"


def test_command_explains_copies_signed_apart(tmp_path: Path) -> None:
    for name, role in (("a.pdf", "kesatu"), ("b.pdf", "kedua")):
        (tmp_path / name).write_bytes(signed_as(bundle(), role))
    shown = naskah("status", "a.pdf", "b.pdf", "--lang", "en", folder=tmp_path)
    assert shown.returncode == 9
    assert "have kedua sign that file again" in shown.stderr


def test_examples_in_docstrings_hold() -> None:
    assert doctest.testmod(order) == doctest.TestResults(0, 1)
