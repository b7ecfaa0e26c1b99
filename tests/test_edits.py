from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import pytest
from berkas_samples import at, put, sample, write
from docx_reading import parts_of
from libreoffice_editor import edited as edited_in_libreoffice
from lxml import etree
from typer.testing import CliRunner

from generator import api
from generator.cli.app import app
from generator.edits.importing import Imported, find_berkas, import_draft
from generator.errors import ExitCode, InputError, TemplateError
from generator.loading import load
from generator.rendering.oxml import w
from generator.rendering.package import DOCUMENT as BODY
from generator.rendering.package import write_package
from generator.resources import SAMPLES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SAMPLE: Final = "sinergi-kecil"
KEY: Final = "nota_kesepakatan"
FILE: Final = SAMPLES / f"{SAMPLE}.json"


@cache
def draft() -> bytes:
    return api.render(load(FILE), only=(KEY,), editable=True)[KEY].docx


def edited(*edits: Callable[[etree._Element], object]) -> bytes:
    """The draft with its body changed."""
    parts = parts_of(draft())
    root = etree.fromstring(parts[BODY])
    for edit in edits:
        edit(root)
    return write_package({**parts, BODY: etree.tostring(root)})


def typed(old: str, new: str, *, place: int = 0) -> Callable[[etree._Element], object]:
    """Replace a text, inside of one run, at one of the places that hold it."""

    def edit(root: etree._Element) -> None:
        found = [text for text in root.iter(w("t")) if old in (text.text or "")]
        found[place].text = (found[place].text or "").replace(old, new)

    return edit


def paragraph_with(root: etree._Element, text: str) -> etree._Element:
    return next(p for p in root.iter(w("p")) if text in "".join(map(str, p.itertext(w("t")))))


def without_bookmarks(text: str) -> Callable[[etree._Element], object]:
    """Drop the bookmarks of a paragraph, as Word does when their text is typed over."""

    def edit(root: etree._Element) -> None:
        for tag in ("bookmarkStart", "bookmarkEnd"):
            for one in list(paragraph_with(root, text).iter(w(tag))):
                paragraph_with(root, text).remove(one)

    return edit


def imported(docx: bytes, file: Path = FILE) -> Imported:
    return import_draft(docx, file, name="draf.docx")


def only_change(found: Imported) -> tuple[str, str, tuple[str, ...], str]:
    (change,) = found.changes
    return change.path, change.old, change.new, change.reason


def test_an_unchanged_draft_changes_nothing() -> None:
    found = imported(draft())
    assert (found.changes, found.wording, found.notes, found.problems) == ((), (), (), ())
    assert found.text == FILE.read_text("utf-8")


def test_a_changed_fact_goes_back_and_the_file_keeps_its_form() -> None:
    found = imported(
        edited(
            typed("meningkatkan mutu data statistik sektoral", "meningkatkan mutu data"),
            typed("Rp40.000.000,00", "Rp45.000.000,00"),
            typed("9 Februari 2026", "10 Februari 2026"),
        )
    )
    assert {one.path: (one.old, one.new) for one in found.changes} == {
        "tujuan[0]": ("meningkatkan mutu data statistik sektoral", ("meningkatkan mutu data",)),
        "pembiayaan.sumber[0].jumlah": ("40000000", ("45000000",)),
        "jangka_waktu.mulai": ("2026-02-09", ("2026-02-10",)),
    }
    assert found.wording == ()
    before = FILE.read_text("utf-8")
    expected = (
        before.replace("meningkatkan mutu data statistik sektoral", "meningkatkan mutu data")
        .replace('"jumlah": 40000000', '"jumlah": 45000000')
        .replace('"mulai": "2026-02-09", "selesai"', '"mulai": "2026-02-10", "selesai"')
    )
    assert found.text == expected != before


def test_a_fact_may_be_changed_in_some_of_its_places() -> None:
    found = imported(edited(typed("Tanjung", "Mabuun")))
    (change,) = found.changes
    assert (change.path, change.new, change.reason) == ("penandatanganan.tempat", ("Mabuun",), "")
    assert (change.places, change.printed) == (1, 2)
    assert at(json.loads(found.text), "penandatanganan.tempat") == "Mabuun"


def test_places_that_disagree_are_a_conflict() -> None:
    places = [typed("Tanjung", "Mabuun"), typed("Tanjung", "Kelua", place=-1)]
    found = imported(edited(*places))
    assert only_change(found) == (
        "penandatanganan.tempat",
        "Tanjung",
        ("Mabuun", "Kelua"),
        "edit.conflict",
    )
    assert found.text == FILE.read_text("utf-8")
    words = [typed("Rp40.000.000,00", "Rp45.000.000,00"), typed("empat puluh juta", "lima juta")]
    assert only_change(imported(edited(*words)))[3] == "edit.conflict"
    words = [typed("Rp40.000.000,00", "Rp5.000.000,00"), typed("empat puluh juta", "lima juta")]
    assert only_change(imported(edited(*words)))[2:] == (("5000000",), "")


@pytest.mark.parametrize(
    ("old", "new", "path", "reason"),
    [
        ("Senin", "Selasa", "penandatanganan.tanggal", "edit.derived"),
        ("SITI MAULIDA RAHMAH", "SITI RAHMAT", "para_pihak[0].wakil.nama", "edit.derived"),
        ("Bupati Tabalong", "Bupati Banjar", "para_pihak[1].wakil.jabatan", "edit.outside"),
        ("Jalan Ir. P.H.M. Noor Nomor 45", "", "para_pihak[0].alamat.jalan", "edit.emptied"),
    ],
)
def test_what_has_no_way_back_is_told(old: str, new: str, path: str, reason: str) -> None:
    found = imported(edited(typed(old, new)))
    assert (only_change(found)[0], only_change(found)[3]) == (path, reason)
    assert found.text == FILE.read_text("utf-8")


def test_a_fact_is_found_by_the_wording_around_it_once_its_bookmark_is_gone() -> None:
    text = "sebagai landasan PARA PIHAK"
    gone = without_bookmarks(text)
    found = imported(edited(gone, typed(text, "sebagai dasar PARA PIHAK")))
    path, _, new, reason = only_change(found)
    assert (path, reason, found.wording) == ("maksud", "", ())
    assert new[0].startswith("sebagai dasar PARA PIHAK")


def test_what_is_typed_beside_a_fact_is_doubted() -> None:
    def beside(text: str) -> Callable[[etree._Element], object]:
        def edit(root: etree._Element) -> None:
            run = next(t for t in root.iter(w("t")) if t.text == "Tanjung").getparent()
            end = run.getnext() if run is not None else None
            assert end is not None
            assert end.tag == w("bookmarkEnd")
            following = end.getnext()
            assert following is not None
            first = next(following.iter(w("t")))
            first.text = text + (first.text or "")

        return edit

    found = imported(edited(beside(" Raya")))
    assert only_change(found) == (
        "penandatanganan.tempat",
        "Tanjung",
        ("Tanjung Raya",),
        "edit.beside",
    )
    slid_out = imported(edited(beside("aya"), typed("Tanjung", "Tanjung R")))
    assert only_change(slid_out)[2:] == (("Tanjung Raya",), "")
    unclear = [beside("aya"), typed("Tanjung", "Tanjung R"), typed("kami yang", "kami semua yang")]
    found = imported(edited(*unclear))
    assert only_change(found)[3] == "edit.beside"
    assert len(found.wording) == 1


def test_a_fact_that_was_broken_into_paragraphs_stays() -> None:
    def split(root: etree._Element) -> None:
        before = paragraph_with(root, "menyediakan narasumber")
        run = next(
            r for r in before.iter(w("r")) if "narasumber" in "".join(map(str, r.itertext(w("t"))))
        )
        rest = [run, *run.itersiblings()]
        after = etree.Element(w("p"))
        first = etree.fromstring(etree.tostring(run))
        next(first.iter(w("t"))).text = "menyediakan"
        run.addprevious(first)
        after.extend(rest)
        next(after.iter(w("t"))).text = "narasumber"
        before.addnext(after)

    assert only_change(imported(edited(split)))[3] == "edit.broken"


def test_other_changes_are_listed_as_wording_with_their_pasal() -> None:
    def add(root: etree._Element) -> None:
        after = paragraph_with(root, "peningkatan kemampuan sumber daya manusia")
        fresh = etree.fromstring(etree.tostring(after))
        for one in (*fresh.iter(w("bookmarkStart")), *fresh.iter(w("bookmarkEnd"))):
            fresh.remove(one)
        for text in fresh.iter(w("t")):
            text.text = "butir baru" if "peningkatan" in (text.text or "") else ""
        after.addnext(fresh)

    def remove(root: etree._Element) -> None:
        gone = paragraph_with(root, "menyediakan tempat dan peserta")
        parent = gone.getparent()
        assert parent is not None
        parent.remove(gone)

    found = imported(edited(typed("kami yang", "kami semua yang"), add, remove))
    kinds = [
        (one.kind, bool(one.where), bool(one.before), bool(one.after)) for one in found.wording
    ]
    assert kinds == [
        ("changed", False, True, True),
        ("added", True, False, True),
        ("removed", True, True, False),
    ]
    assert "kami semua yang" in found.wording[0].after
    assert "penandatanganan.tempat" in found.wording[0].fields
    assert re.fullmatch(r"Pasal \d+", found.wording[1].where)
    assert found.changes == ()


def test_facts_that_changed_in_the_berkas_meanwhile_are_kept(tmp_path: Path) -> None:
    file = write(tmp_path, put(sample(SAMPLE), "penandatanganan.tempat", "Kelua"))
    found = imported(edited(typed("Tanjung", "Mabuun")), file)
    assert only_change(found)[3] == "edit.stale"
    assert found.notes == ("edit.facts-changed",)
    written = write(tmp_path, put(sample(SAMPLE), "penandatanganan.tempat", "Mabuun"))
    assert imported(edited(typed("Tanjung", "Mabuun")), written).changes == ()


def test_tracked_changes_are_read_as_accepted() -> None:
    def track(root: etree._Element) -> None:
        run = next(t for t in root.iter(w("t")) if t.text == "Tanjung").getparent()
        assert run is not None
        inserted = etree.Element(w("ins"))
        deleted = etree.Element(w("del"))
        run.addprevious(deleted)
        run.addprevious(inserted)
        inserted.append(etree.fromstring(etree.tostring(run)))
        next(inserted.iter(w("t"))).text = "Mabuun"
        deleted.append(run)
        next(run.iter(w("t"))).tag = w("delText")

    found = imported(edited(track))
    assert only_change(found)[2:] == (("Mabuun",), "")
    assert found.notes == ("edit.tracked",)


def test_a_value_the_model_refuses_is_a_problem_at_its_path() -> None:
    found = imported(edited(typed("9 Februari 2026", "9 Februari 2036")))
    assert {problem.path for problem in found.problems} & {"jangka_waktu", "jangka_waktu.selesai"}
    assert found.changes[0].reason == ""


def test_a_document_without_marks_or_of_another_berkas_is_refused(tmp_path: Path) -> None:
    plain = api.render(load(FILE), only=(KEY,))[KEY].docx
    with pytest.raises(InputError) as caught:
        imported(plain)
    assert caught.value.code == "edit.unmarked"
    with pytest.raises(InputError) as caught:
        imported(draft(), write(tmp_path, sample("sinergi-lengkap")))
    assert caught.value.code == "edit.other-berkas"


def test_an_unsafe_document_is_refused() -> None:
    with pytest.raises(TemplateError):
        imported(write_package({**parts_of(draft()), "word/vbaProject.bin": b"x"}))
    with pytest.raises(TemplateError):
        imported(b"PK, but no more")


def test_the_berkas_is_found_by_form_and_identifier(tmp_path: Path) -> None:
    (tmp_path / "rusak.json").write_text("{", "utf-8")
    with pytest.raises(InputError) as caught:
        find_berkas(draft(), [tmp_path], name="draf.docx")
    assert caught.value.code == "edit.no-berkas"
    file = write(tmp_path, sample(SAMPLE))
    assert find_berkas(draft(), [tmp_path, tmp_path], name="draf.docx") == file.resolve()
    (tmp_path / "salinan.json").write_bytes(file.read_bytes())
    with pytest.raises(InputError):
        find_berkas(draft(), [tmp_path], name="draf.docx")


@pytest.mark.libreoffice
def test_what_libreoffice_saves_comes_back_whole(tmp_path: Path) -> None:
    for name in ("sama", "baru"):
        (tmp_path / name).mkdir()
    same = edited_in_libreoffice({"a": draft()}, tmp_path / "sama", old="", new="")["a"]
    found = imported(same)
    assert (found.changes, found.wording) == ((), ())
    # The last word of a fact: LibreOffice leaves part of the new one outside of the bookmark.
    changed = edited_in_libreoffice({"a": draft()}, tmp_path / "baru", old="bersama", new="rapi")
    found = imported(changed["a"])
    back = {one.path: one.new for one in found.changes if not one.reason}
    assert back["tujuan[1]"][0].startswith("menyediakan data yang dapat dipakai rapi")
    assert json.loads(found.text)["tujuan"][1] == back["tujuan[1]"][0]


# --- the command ----------------------------------------------------------------------------------


def run(*args: object) -> Any:
    return CliRunner().invoke(app, ["import", *map(str, args)])


def test_the_command_tells_first_and_writes_if_asked(tmp_path: Path) -> None:
    file = write(tmp_path, sample(SAMPLE))
    before = file.read_bytes()
    docx = tmp_path / "draf.docx"
    docx.write_bytes(
        edited(typed("Tanjung", "Mabuun"), typed("kami yang", "kami semua"), typed("Senin", "Rabu"))
    )
    told = run(docx)
    assert told.exit_code == ExitCode.OK
    assert "penandatanganan.tempat (1 dari 2 tempat)\n    - Tanjung\n    + Mabuun" in told.stdout
    assert "tidak ditulis: bentuk cetaknya" in told.stdout
    assert "kami semua" in told.stdout
    assert "--write" in told.stdout
    assert file.read_bytes() == before
    data = json.loads(run(docx, "--write", "--json").stdout)
    assert data["written"]
    assert [one["written_back"] for one in data["changes"]] == [False, True]
    assert at(json.loads(file.read_bytes()), "penandatanganan.tempat") == "Mabuun"
    again = json.loads(run(docx, "--berkas", file, "--json", "--lang", "en").stdout)
    assert [one["path"] for one in again["changes"]] == ["penandatanganan.tanggal"]
    assert again["notes"] == ["edit.facts-changed"]


def test_the_command_never_writes_what_the_model_refuses(tmp_path: Path) -> None:
    file = write(tmp_path, sample(SAMPLE))
    before = file.read_bytes()
    docx = tmp_path / "draf.docx"
    docx.write_bytes(edited(typed("9 Februari 2026", "9 Februari 2036")))
    refused = run(docx, "--write")
    assert refused.exit_code == ExitCode.INPUT
    assert "[input.invalid]" in refused.stderr
    assert file.read_bytes() == before
    assert not json.loads(run(docx, "--write", "--json").stdout)["ok"]
