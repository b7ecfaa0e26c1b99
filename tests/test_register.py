from __future__ import annotations

import io
import json
import re
import zipfile
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from berkas_samples import BERKAS, PROFILES, sample
from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter
from typer.testing import CliRunner

from generator import registry
from generator.cli.app import app
from generator.demonstration import REGISTER, starter_files
from generator.errors import ExitCode, InputError, OutputError
from generator.loading import parse_berkas
from generator.register import workbook
from generator.register.cells import EMPTY
from generator.register.layout import CHOICES, GUIDE, MAX_NAME, sheets
from generator.register.reading import read_register
from generator.register.writing import FIRST_ROW, KEYS_ROW, write_register
from generator.sources import discover, load_entry

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from openpyxl import Workbook

    from generator.models.berkas import Berkas
    from generator.sources import Entry

SMALL = "sinergi-kecil"
ID = sample(SMALL)["id"]


def read(value: dict[str, Any]) -> Berkas:
    return parse_berkas(json.dumps(value).encode())


@pytest.fixture(scope="module")
def everything() -> bytes:
    """All samples as one register."""
    return write_register([read(sample(name)) for name in BERKAS])


@pytest.fixture(scope="module")
def small() -> bytes:
    """One sample as a register, with the sheets it may need, to save time."""
    return slim(write_register([read(sample(SMALL))]), "sinergi")


def slim(data: bytes, form: str) -> bytes:
    """Take the sheets of other forms out."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    for sheet in sheets():
        if form not in sheet.forms:
            del book[sheet.name]
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


class Clerk:
    """A register under somebody's hands: cells are found by sheet, key and row of data."""

    def __init__(self, data: bytes, folder: Path) -> None:
        self.book: Workbook = openpyxl.load_workbook(io.BytesIO(data))
        self.path = folder / "register.xlsx"
        (folder / "profil.json").write_text(json.dumps(sample("profil")), "utf-8")

    def at(self, sheet: str, key: str, row: int = 1) -> Any:
        page = self.book[sheet]
        keys = [cell.value for cell in page[KEYS_ROW]]
        return page.cell(FIRST_ROW + row - 1, keys.index(key) + 1)

    def put(self, sheet: str, key: str, value: object, row: int = 1) -> str:
        cell = self.at(sheet, key, row)
        cell.value = value
        return f"{sheet}!{cell.coordinate}"

    def save(self) -> Path:
        self.book.save(self.path)
        return self.path

    def entries(self) -> tuple[Entry, ...]:
        return discover(self.save())

    def berkas(self) -> Any:
        (entry,) = self.entries()
        return load_entry(entry)

    def refusal(self) -> list[tuple[str, str, str]]:
        """Save, read, and give code, cell and path of what is wrong."""
        with pytest.raises(InputError) as caught:
            self.berkas()
        for problem in caught.value.problems:
            assert problem.message("id")
            assert problem.message("en")
            assert problem.hint("id") is not None
        return [(problem.code, problem.cell, problem.path) for problem in caught.value.problems]


@pytest.fixture
def clerk(small: bytes, tmp_path: Path) -> Clerk:
    return Clerk(small, tmp_path)


# --- layout ---------------------------------------------------------------------------------------


def test_every_form_has_a_sheet_and_every_sheet_fits_excel() -> None:
    names = [sheet.name for sheet in sheets()]
    assert names[: len(registry.FORMS)] == [form.key for form in registry.FORMS]
    assert len({name.casefold() for name in (*names, GUIDE, CHOICES)}) == len(names) + 2
    assert max(map(len, names)) <= MAX_NAME
    assert not any(re.search(r"[\[\]:*?/\\']", name) for name in names)
    for sheet in sheets():
        keys = [column.key for column in sheet.all_columns]
        assert len(set(keys)) == len(keys) <= workbook.MAX_COLUMNS, sheet.name
        assert all(column.about and all(column.titles) for column in sheet.all_columns), sheet.name


def test_columns_know_what_they_hold() -> None:
    kinds = {
        f"{sheet.name}.{column.key}": column.kind for sheet in sheets() for column in sheet.columns
    }
    expected = {
        "ksdd.judul": "text",
        "ksdd.jangka_waktu.mulai": "date",
        "ksdd.tujuan": "lines",
        "ksdd.kesepakatan_bersama.nomor": "named_lines",
        "ksdll.tujuan[].en": "lines",
        "sinergi.tugas_tanggung_jawab": "named_lists",
        "pembiayaan.sumber.jumlah": "rupiah",
        "pembiayaan.sumber.tahun": "integer",
        "pembiayaan.sumber.sudah_dianggarkan": "flag",
        "rencana_kerja.jadwal.mulai": "month",
        "rencana_kerja.keluaran.target": "number",
    }
    assert {key: kinds[key] for key in expected} == expected


# --- there and back -------------------------------------------------------------------------------


def test_every_sample_comes_back_as_it_was(everything: bytes, tmp_path: Path) -> None:
    for name in PROFILES:
        (tmp_path / f"{name}.json").write_text(json.dumps(sample(name)), "utf-8")
    path = tmp_path / "register.xlsx"
    path.write_bytes(everything)
    found = {entry.name: load_entry(entry) for entry in discover(path)}
    assert set(found) == {sample(name)["id"] for name in BERKAS}
    for name in BERKAS:
        before = read(sample(name))
        assert found[before.id].model_dump(exclude={"skema"}) == before.model_dump(
            exclude={"skema"}
        )


def test_equal_berkas_give_equal_bytes(everything: bytes) -> None:
    assert write_register([read(sample(name)) for name in BERKAS]) == everything


AWKWARD = (
    "=1+1",
    "+62 526 2021001",
    "#N/A",
    "-",
    "0012",
    "_x0041_",
    "kutip \"ganda\" dan 'tunggal' & <tanda>",
    "kesatu: bukan nama",
    "TRUE",
    "日本 – مرحبا",
)


def test_awkward_texts_come_back_as_typed(tmp_path: Path) -> None:
    value = sample(SMALL) | {
        "tujuan": list(AWKWARD),
        "maksud": AWKWARD[0],
        "pelaksanaan": [],
        "penandatanganan": {"tempat": "=HYPERLINK(1)", "tanggal": "1945-01-01"},
    }
    value["pembiayaan"] |= {"alasan": "#REF!"}
    value["pembiayaan"]["sumber"][0]["jumlah"] = "1500000.5"
    value["pembiayaan"]["sumber"][1]["jumlah"] = "123456789012345.67"
    value["rencana_kerja"][0]["keluaran"]["target"] = 12.3456
    before = read(value)
    clerk = Clerk(slim(write_register([before]), "sinergi"), tmp_path)
    assert clerk.at("sinergi", "maksud").data_type == "s"
    assert clerk.at("sinergi", "maksud").quotePrefix
    after = clerk.berkas()
    assert after.model_dump(exclude={"skema"}) == before.model_dump(exclude={"skema"})


def test_parts_that_are_there_and_empty_stay_so(tmp_path: Path) -> None:
    value = sample("ksdd-sukarela")
    value |= {"kesepakatan_bersama": {}, "perjanjian_kerja_sama": {"pasal_pilihan": []}}
    value["pembiayaan"]["sumber"] = []
    before = read(value)
    clerk = Clerk(slim(write_register([before]), "ksdd"), tmp_path)
    assert clerk.at("ksdd", "kesepakatan_bersama.nomor").value == EMPTY
    after = clerk.berkas()
    assert after.model_dump(exclude={"skema"}) == before.model_dump(exclude={"skema"})


def test_a_list_too_long_for_a_cell_is_refused_instead_of_cut() -> None:
    value = sample("ksdpk-parkir")
    value["tahapan"]["studi_kelayakan"]["analisis_biaya"] = ["kata " * 1900] * 4
    with pytest.raises(OutputError) as caught:
        write_register([read(value)])
    assert caught.value.code == "register.too-long"
    assert caught.value.where.startswith("ksdpk!")


# --- a register to fill ---------------------------------------------------------------------------


def test_init_brings_a_register_to_fill(tmp_path: Path) -> None:
    files = starter_files(tmp_path)
    path = tmp_path / REGISTER
    path.write_bytes(files[path])
    with pytest.raises(InputError) as caught:
        discover(path)
    assert caught.value.code == "input.no-berkas"
    book = openpyxl.load_workbook(path)
    page = book["sinergi"]
    keys = [cell.value for cell in page[KEYS_ROW]]
    assert keys[:4] == ["id", "profil", "judul", "objek.urusan"]
    assert page.freeze_panes == "B5"
    number = get_column_letter(keys.index("jangka_waktu.mulai") + 1)
    assert page.column_dimensions[number].number_format == "dd/mm/yyyy"
    rules = {
        str(rule.sqref).split(":", maxsplit=1)[0]: rule
        for rule in page.data_validations.dataValidation
    }
    letter = get_column_letter(keys.index("objek.urusan") + 1)
    urusan = rules[f"{letter}{FIRST_ROW}"]
    assert urusan.type == "list"
    first, last = urusan.formula1.replace(f"{CHOICES}!", "").replace("$", "").split(":")
    assert book[CHOICES][first].value == "pendidikan"
    assert book[CHOICES][last].value == "transmigrasi"
    assert all(len(rule.prompt) <= 255 for rule in rules.values())
    assert all(len(rule.promptTitle) <= 32 for rule in rules.values())
    assert book[GUIDE]["A1"].value
    assert "para_pihak" in {cell.value for cell in book[GUIDE]["A"]}


def test_a_clerk_fills_an_empty_register(tmp_path: Path) -> None:
    clerk = Clerk(slim(write_register(), "sinergi"), tmp_path)
    rows: dict[str, list[dict[str, object]]] = {
        "sinergi": [
            {
                "id": "2026-sinergi-baru",
                "profil": " profil.json ",
                "judul": "Pembinaan Kearsipan",
                "objek.urusan": "kearsipan",
                "objek.uraian": "pembinaan kearsipan desa",
                "tujuan": "menertibkan arsip\r\n\r\n  melatih arsiparis \n",
                "jangka_waktu.mulai": datetime(2026, 3, 2),  # noqa: DTZ001 – Excel has no zones
                "jangka_waktu.selesai": "2028-12-31",
                "pembiayaan.membebani_masyarakat": "Tidak",
                "pembiayaan.membebani_daerah": False,
                "pembiayaan.alasan": "tanpa biaya",
            }
        ],
        "para_pihak": [
            {
                "id_berkas": "2026-sinergi-baru",
                "nama": "Arsip Nasional Republik Indonesia",
                "jenis": "lpnk",
                "alamat.jalan": "Jalan Ampera Raya Nomor 7",
                "alamat.kota": "Jakarta",
                "alamat.kode_pos": 12560,
            },
            {"id_berkas": "2026-sinergi-baru", "rujuk": "profil"},
        ],
        "rencana_kerja": [
            {
                "id_berkas": "2026-sinergi-baru",
                "kegiatan": "Pelatihan",
                "keluaran.uraian": "arsiparis terlatih",
                "keluaran.target": "40",
                "keluaran.satuan": "orang",
                "lokasi": "Tanjung",
                "jadwal.mulai": date(2026, 4, 15),
                "jadwal.selesai": "2026-06",
                "penanggung_jawab": "kedua: Dinas Perpustakaan dan Kearsipan",
                "anggaran": 5000000.0,
                "sumber": "APBD",
            }
        ],
    }
    for sheet, values in rows.items():
        for row, facts in enumerate(values, start=1):
            for key, value in facts.items():
                clerk.put(sheet, key, value, row)
    berkas = clerk.berkas()
    assert berkas.tujuan == ("menertibkan arsip", "melatih arsiparis")
    assert [pihak.nama for pihak in berkas.pihak][1] == "Pemerintah Daerah Kabupaten Tabalong"
    assert berkas.para_pihak[0].alamat.kode_pos == "12560"
    assert berkas.pembiayaan.sumber == ()
    assert berkas.jangka_waktu.mulai == date(2026, 3, 2)
    (activity,) = berkas.rencana_kerja
    assert str(activity.jadwal.mulai) == "2026-04"
    assert (activity.keluaran.target, activity.anggaran) == (40, 5_000_000)


# --- cells as clerks leave them -------------------------------------------------------------------

MAIN = "sinergi"


@pytest.mark.parametrize(
    ("sheet", "key", "value", "code"),
    [
        (MAIN, "judul", date(2026, 1, 2), "register.not-text"),
        (MAIN, "judul", 1.5, "register.not-text"),
        (MAIN, "judul", True, "register.not-text"),
        (MAIN, "judul", time(7, 30), "register.time"),
        (MAIN, "judul", "baris satu\nbaris dua", "field.control-character"),
        (MAIN, "jangka_waktu.mulai", 46083, "register.not-date"),
        (MAIN, "jangka_waktu.mulai", "02/03/2026", "field.date-order"),
        (MAIN, "objek.urusan", "Pertanahan", "field.choice-suggest"),
        (MAIN, "pembiayaan.membebani_daerah", "mungkin", "register.yes-or-no"),
        (MAIN, "tugas_tanggung_jawab", "pihak 1: membina", "register.not-named"),
        ("rencana_kerja", "penanggung_jawab", "kedua: A\nkedua: B", "register.name-twice"),
        ("rencana_kerja", "anggaran", "Rp1.000", "field.rupiah-printed"),
        ("rencana_kerja", "anggaran", -5, "field.rupiah-negative"),
        ("rencana_kerja", "keluaran.target", date(2026, 1, 2), "register.not-number"),
        ("pembiayaan.sumber", "tahun", 2026.5, "field.need-integer"),
        ("para_pihak", "wakil.nip", 198004172003122002, "register.digits-lost"),
        ("para_pihak", "wakil.nip", "19800417", "field.nip-format"),
        ("para_pihak", "wakil.nama", None, "field.missing"),
    ],
)
def test_what_is_wrong_with_a_cell_is_told_with_its_place(
    clerk: Clerk, sheet: str, key: str, value: object, code: str
) -> None:
    cell = clerk.put(sheet, key, value)
    if code == "register.not-date":
        clerk.at(sheet, key).number_format = "General"
    found = clerk.refusal()
    assert (code, cell) in [(one, place) for one, place, _ in found]
    path = next(path for one, place, path in found if place == cell and one == code)
    assert path.endswith(key)


def test_everything_wrong_with_a_berkas_is_told_at_once(clerk: Clerk) -> None:
    places = {
        clerk.put("sinergi", "judul", date(2026, 1, 2)): "judul",
        clerk.put("sinergi", "jangka_waktu.selesai", "2020-01-01"): "jangka_waktu.selesai",
        clerk.put("rencana_kerja", "lokasi", None, 3): "rencana_kerja[2].lokasi",
        clerk.put("para_pihak", "alamat.kode_pos", 513): "para_pihak[0].alamat.kode_pos",
    }
    assert {cell: path for _, cell, path in clerk.refusal()} == places


def test_one_bad_row_leaves_the_others_alone(everything: bytes, tmp_path: Path) -> None:
    clerk = Clerk(everything, tmp_path)
    clerk.put("ksdd", "judul", date(2026, 1, 2))
    entries = {entry.name: entry for entry in clerk.entries()}
    assert len(entries) == len(BERKAS)
    first = clerk.at("ksdd", "id").value
    assert entries[first].error is not None
    assert entries[first].where.endswith("register.xlsx, ksdd!5:5")
    assert load_entry(entries[ID]).id == ID


def test_errors_and_formulas_without_result_are_refused(clerk: Clerk) -> None:
    places = {
        clerk.put("sinergi", "judul", "#REF!"): "register.cell-error",
        clerk.put("sinergi", "maksud", '="a"&"b"'): "register.formula",
    }
    assert {cell: code for code, cell, _ in clerk.refusal()} == places


def test_formulas_count_as_what_they_came_to(clerk: Clerk, tmp_path: Path) -> None:
    clerk.put("rencana_kerja", "anggaran", "=1000000*40")
    path = clerk.save()
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    page = next(name for name, part in parts.items() if b"1000000*40" in part)
    parts[page] = parts[page].replace(b"*40</f><v></v>", b"*40</f><v>40000000</v>")
    parts[page] = parts[page].replace(b"*40</f><v/>", b"*40</f><v>40000000</v>")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    (entry,) = discover(path)
    assert json.loads(entry.data)["rencana_kerja"][0]["anggaran"] == 40_000_000
    assert tmp_path in path.parents


def test_rows_and_columns_may_be_moved_hidden_and_added(clerk: Clerk) -> None:
    before = clerk.berkas()
    page = clerk.book["rencana_kerja"]
    page.insert_rows(1, 2)
    page.insert_cols(1, 1)
    page.row_dimensions[8].hidden = True
    page["A9"].value = "catatan saya"
    page["H9"].comment = Comment("periksa", "saya")
    page.delete_rows(6)  # the row of examples
    clerk.book["para_pihak"].insert_rows(6, 3)
    clerk.book.create_sheet("catatan")["A1"].value = "lembar sendiri"
    clerk.book.move_sheet("sinergi", 9)
    del clerk.book["pasal_tambahan"]
    after = clerk.berkas()
    assert after.model_dump() == before.model_dump()


def test_a_merged_column_of_links_counts_for_its_rows(clerk: Clerk) -> None:
    before = clerk.berkas()
    first, last = clerk.at("rencana_kerja", "id_berkas"), clerk.at("rencana_kerja", "id_berkas", 3)
    clerk.book["rencana_kerja"].merge_cells(f"{first.coordinate}:{last.coordinate}")
    assert clerk.berkas().model_dump() == before.model_dump()


def test_other_merged_cells_are_refused(clerk: Clerk) -> None:
    first, last = clerk.at("rencana_kerja", "sumber"), clerk.at("rencana_kerja", "sumber", 2)
    clerk.book["rencana_kerja"].merge_cells(f"{first.coordinate}:{last.coordinate}")
    found = clerk.refusal()
    assert ("register.merged", f"rencana_kerja!{first.coordinate}") in [one[:2] for one in found]


def test_numbers_order_a_list_and_link_what_is_below(everything: bytes, tmp_path: Path) -> None:
    clerk = Clerk(everything, tmp_path)
    page = clerk.book["rkt.kegiatan"]
    names = [cell.value for cell in page["A"][FIRST_ROW - 1 :]]
    berkas = names[0]
    rows = names.count(berkas)
    for row in range(1, rows + 1):
        clerk.put("rkt.kegiatan", "no", 10 * (rows - row + 1), row)
    before = [clerk.at("rkt.kegiatan", "uraian", row).value for row in range(1, rows + 1)]
    (entry,) = [entry for entry in clerk.entries() if entry.name == berkas]
    (plan,) = json.loads(entry.data)["rencana_kegiatan_tahunan"]
    assert [activity["uraian"] for activity in plan["kegiatan"]] == before[::-1]


# --- what leaves unclear what is meant ------------------------------------------------------------


def _stray_ayat(clerk: Clerk) -> str:
    clerk.put("pasal_tambahan.ayat", "id_berkas", ID)
    clerk.put("pasal_tambahan.ayat", "isi", "Isi.")
    return clerk.put("pasal_tambahan.ayat", "no_pasal_tambahan", 1)


def _rename_key(clerk: Clerk, key: str, name: str) -> str:
    page = clerk.book["sinergi"]
    cell = next(cell for cell in page[KEYS_ROW] if cell.value == key)
    cell.value = name
    return f"sinergi!{cell.coordinate}"


def _rename_sheet(clerk: Clerk) -> str:
    clerk.book["rencana_kerja"].title = "rencana kerja"
    return "rencana kerja"


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda c: c.put("para_pihak", "id_berkas", f"{ID}x"), "register.unknown-berkas"),
        (lambda c: c.put("para_pihak", "id_berkas", None), "register.no-link"),
        (lambda c: c.put("para_pihak", "no", 2), "register.number-twice"),
        (lambda c: c.put("para_pihak", "no", "satu"), "register.not-number"),
        (lambda c: c.put("pasal_tambahan.ayat", "isi", "Isi."), "register.no-link"),
        (_stray_ayat, "register.no-parent"),
        (lambda c: _rename_key(c, "jangka_waktu.mulai", "jangka_waktu.mula"),
         "register.unknown-column"),
        (lambda c: _rename_key(c, "judul", "id"), "register.column-twice"),
        (lambda c: _rename_key(c, "id", "nama"), "register.no-keys"),
        (_rename_sheet, "register.unknown-sheet"),
    ],
)  # fmt: skip
def test_what_leaves_unclear_what_is_meant_is_refused(
    clerk: Clerk, spoil: Callable[[Clerk], str], code: str
) -> None:
    cell = spoil(clerk)
    found = clerk.refusal()
    assert code in [one for one, _, _ in found]
    assert cell.split("!")[0] in {place.split("!")[0] for _, place, _ in found}


def test_a_legal_basis_is_a_key_or_written_out(clerk: Clerk) -> None:
    cell = clerk.put("dasar_hukum", "kunci", "uu-30-2014")
    assert ("register.either", cell) in [one[:2] for one in clerk.refusal()]


def test_an_id_used_twice_leaves_the_first_in_place(clerk: Clerk) -> None:
    clerk.put("sinergi", "id", ID, 2)
    clerk.put("sinergi", "judul", "Lain", 2)
    first, second = clerk.entries()
    assert load_entry(first).id == ID
    assert (first.name, second.name) == (ID, "baris-2")


# --- on the command line --------------------------------------------------------------------------


def naskah(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    return result.exit_code, result.output


def test_validate_judges_every_row_and_names_cells(clerk: Clerk) -> None:
    path = clerk.save()
    assert naskah("validate", path) == (0, f"{path}, sinergi!5:5: sah\n")
    plan = clerk.put("sinergi", "objek.dasar_perencanaan.dokumen", "RPJMD")
    code, output = naskah("validate", clerk.save())
    assert code == ExitCode.INPUT
    assert f"R22 galat  {plan} objek.dasar_perencanaan.dokumen: " in output
    title = clerk.put("sinergi", "judul", date(2026, 1, 2))
    code, output = naskah("validate", clerk.save())
    assert code == ExitCode.INPUT
    assert f"{title}  judul: Sel ini harus berupa teks" in output
    code, output = naskah("validate", clerk.path, "--json", "--lang", "en")
    (file,) = json.loads(output)["files"]
    assert file["error"]["problems"][0]["cell"] == title


def test_a_register_that_can_not_be_read_does_not_hide_other_files(clerk: Clerk) -> None:
    broken = clerk.path.with_name("rusak.xlsx")
    broken.write_bytes(b"id,judul")
    code, output = naskah("validate", broken, clerk.save())
    assert code == ExitCode.INPUT
    assert "input" not in output
    assert "register.not-xlsx" in output
    assert "sinergi!5:5: sah" in output


def test_deadlines_of_a_register_are_listed(clerk: Clerk) -> None:
    code, output = naskah("deadlines", clerk.save())
    assert (code, ID in output) == (0, True)


# --- files that are none of ours ------------------------------------------------------------------


def refused(folder: Path, data: bytes) -> str:
    path = folder / "register.xlsx"
    path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        read_register(path)
    assert caught.value.message()
    return caught.value.code


def repacked(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for name in source.namelist():
            archive.writestr(name, change(name, source.read(name)))
    return target.getvalue()


def test_files_that_are_no_workbook_are_refused(
    small: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY b "b">]>'
    first = "xl/worksheets/sheet2.xml"
    assert refused(tmp_path, b"id,judul\n") == "register.not-xlsx"
    assert refused(tmp_path, small[:5000]) == "register.not-xlsx"
    assert refused(tmp_path, b"\xd0\xcf\x11\xe0" + bytes(600)) == "register.old-or-locked"
    with_entity = repacked(small, lambda _, d: d.replace(b"<worksheet", bomb + b"<worksheet"))
    assert refused(tmp_path, with_entity) == "register.not-xlsx"
    broken = repacked(small, lambda n, d: d[:-40] if n == first else d)
    assert refused(tmp_path, broken) == "register.not-xlsx"
    huge = repacked(small, lambda n, d: d + b" " * 70_000_000 if n == first else d)
    assert len(huge) < 1_000_000
    assert refused(tmp_path, huge) == "register.too-large"
    many = repacked(
        small,
        lambda _, d: d.replace(b"</sheetData>", b"<row/>" * 20_001 + b"</sheetData>"),
    )
    assert refused(tmp_path, many) == "register.too-many-rows"
    monkeypatch.setattr(workbook, "MAX_FILE", 1000)
    assert refused(tmp_path, small) == "register.too-large"


def test_a_stray_cell_far_down_is_passed_over(clerk: Clerk) -> None:
    clerk.book["sinergi"].cell(1_048_576, 200, "catatan")
    assert clerk.berkas().id == ID
