from __future__ import annotations

import inspect
import json
import re
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import typer
from berkas_samples import changed, drop, put, sample, write
from docx_builder import DocxBuilder, paragraph
from docx_builder import run as text_run
from docx_reading import full_text, parts_of
from pypdf import PdfReader
from signing_samples import NOW
from typer.testing import CliRunner

from generator import __version__, api, registry
from generator.cli.app import Commands, app
from generator.cli.console import Lang, LangOption, Reporter, naming, reports_errors
from generator.errors import ExitCode, GeneratorError, OutputError
from generator.loading import load
from generator.resources import SAMPLES, SCHEMAS
from generator.testing.authorities import LoopbackAuthorities
from generator.testing.pki import throwaway_pki

if TYPE_CHECKING:
    from typer.testing import Result

FULL = str(SAMPLES / "sinergi-lengkap.json")
SMALL = str(SAMPLES / "sinergi-kecil.json")
LETTER = "surat_permohonan_persetujuan_dprd"
GROUPS = [["schema"], ["template"]]
COMMANDS = [
    ["demo"],
    ["init"],
    ["doctor"],
    ["schema"],
    ["schema", "write"],
    ["schema", "check"],
    ["template"],
    ["template", "check"],
    ["template", "list"],
    ["template", "new"],
    ["template", "fields"],
    ["template", "adopt"],
    ["template", "tidy"],
    ["template", "dump"],
    ["validate"],
    ["deadlines"],
    ["list"],
    ["render"],
    ["preview"],
    ["diff"],
    ["import"],
    ["bundle"],
    ["batch"],
    ["report"],
    ["extract"],
    ["overview"],
    ["realisation"],
    ["sign"],
    ["status"],
    ["verify"],
]


@pytest.fixture(autouse=True)
def _plain_surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Let neither the caller's settings nor the folder the tests run in matter."""
    for name in ("NASKAH_LANG", "NASKAH_ENGINE", "NASKAH_DEBUG", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.chdir(tmp_path)


def naskah(*args: object, code: ExitCode = ExitCode.OK) -> Any:
    """Run a command and hold it to its exit code."""
    result = CliRunner().invoke(app, [str(arg) for arg in args], prog_name="naskah")
    assert result.exit_code == code, f"{result.stdout}\n{result.stderr}\n{result.exception!r}"
    return result


def as_json(*args: object, code: ExitCode = ExitCode.OK) -> Any:
    """Run a command with `--json`: one object on stdout, nothing on stderr."""
    result = naskah(*args, "--json", code=code)
    assert result.stderr == ""
    return json.loads(result.stdout)


def files_in(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@cache
def bundled() -> bytes:
    return api.bundle(load(SMALL))


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    path = tmp_path / "bundel.pdf"
    path.write_bytes(bundled())
    return path


@cache
def _pki() -> Any:
    return throwaway_pki(
        NOW.replace(year=2026), {"satu": "Siti Contoh", "dua": "Budi Teladan"}, key="ec-p256"
    )


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    _pki().write(tmp_path / "kunci")
    return tmp_path / "kunci"


def sign_args(keys: Path, name: str = "satu", role: str = "kesatu") -> list[str]:
    key = f"pkcs12:{keys / name}.p12"
    return ["--as", role, "--signer", key, "--passphrase", f"file:{keys / name}.pass"]


# --- help and usage -------------------------------------------------------------------------------


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_explains_itself_in_indonesian(command: list[str]) -> None:
    text = naskah(*command, "--help").stdout
    assert text == naskah(*command, "-h").stdout
    assert re.search(r"\b(?:berkas|contoh|skema|bundel|folder|Tampilkan|templat)\b", text)
    assert "Buat" in naskah("--help").stdout


def test_the_commands_are_those_that_are_tested() -> None:
    assert set(Commands.lines) == {command[0] for command in COMMANDS}


@pytest.mark.parametrize("name", Commands.lines)
def test_the_list_says_of_a_command_what_its_own_help_says_first(name: str) -> None:
    line = Commands.lines[name]
    found = line.load()
    own = found.info.help if isinstance(found, typer.Typer) else inspect.getdoc(found)
    assert own
    assert line.summary == " ".join(own.split("\n\n")[0].split())


@pytest.mark.parametrize("command", [c for c in COMMANDS if c not in GROUPS], ids=" ".join)
def test_every_command_speaks_json_and_two_languages(command: list[str]) -> None:
    text = naskah(*command, "--help").stdout
    assert "--json" in text
    assert "--lang" in text


def test_the_version_is_that_of_the_package() -> None:
    assert naskah("--version").stdout == f"naskah {__version__}\n"


@pytest.mark.parametrize(
    "args",
    [
        [],
        ["schema"],
        ["tidak-ada"],
        ["validate"],
        ["render", FULL],
        ["render", FULL, "-o", "x", "--format", "odt"],
        ["render", FULL, "-o", "x", "--format", ""],
        ["list", FULL, "--lang", "fr"],
        ["list", FULL, "--tidak-ada"],
        ["sign", "x.pdf"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_exit_code_2_and_writes_nothing(args: list[str], tmp_path: Path) -> None:
    naskah(*args, code=ExitCode.USAGE)
    assert files_in(tmp_path) == set()


# --- validate and list ----------------------------------------------------------------------------


def test_valid_files_are_called_valid_on_stdout() -> None:
    result = naskah("validate", FULL, SMALL, SAMPLES / "profil.json")
    assert [line.rpartition(": ")[2] for line in result.stdout.splitlines()] == ["sah"] * 3
    assert result.stderr == ""
    assert naskah("validate", FULL, "--lang", "en").stdout == f"{FULL}: valid\n"


def test_problems_are_told_with_place_reason_and_remedy_on_stderr(tmp_path: Path) -> None:
    path = write(tmp_path, put(sample(), "penandatanganan.tanggal", "02/03/2026"))
    result = naskah("validate", path, code=ExitCode.INPUT)
    line = 1 + path.read_text("utf-8")[: path.read_text("utf-8").index('"02/03/2026"')].count("\n")
    assert result.stdout == ""
    assert f"{path}: 1 kesalahan." in result.stderr
    assert f"  {line}:16  penandatanganan.tanggal: " in result.stderr
    assert '"2026-03-02"' in result.stderr
    assert "[input.invalid]" in result.stderr
    english = naskah("validate", path, "--lang", "en", code=ExitCode.INPUT)
    assert "Perhaps you mean" in english.stderr


def test_one_bad_file_does_not_keep_the_others_from_being_checked(tmp_path: Path) -> None:
    bad = write(tmp_path, changed(judul="Judul."))
    result = naskah("validate", bad, FULL, "tidak-ada.json", code=ExitCode.INPUT)
    assert result.stdout == f"{FULL}: sah\n"
    assert "judul" in result.stderr
    assert "tidak-ada.json tidak ditemukan" in result.stderr
    data = as_json("validate", bad, FULL, "tidak-ada.json", code=ExitCode.INPUT)
    assert [file["ok"] for file in data["files"]] == [False, True, False]
    assert not data["ok"]


def test_findings_are_told_with_their_source_and_only_errors_fail(tmp_path: Path) -> None:
    path = write(tmp_path, changed(judul="Kerjasama Pertanahan (PTSL)"))
    result = naskah("validate", path)
    assert "R89 peringatan  judul: " in result.stdout
    assert "(UU 12/2011 Lampiran II no. 4–5)" in result.stdout
    assert "rumah" not in result.stdout
    write(tmp_path, put(sample(), "objek.dasar_perencanaan.dokumen", "Renja"))
    result = naskah("validate", path, "--lang", "en", code=ExitCode.INPUT)
    assert "R22 error  objek.dasar_perencanaan.dokumen: " in result.stdout


def test_validation_finds_what_rendering_would_refuse(tmp_path: Path) -> None:
    path = write(tmp_path, put(sample(), "dasar_hukum[0]", "uu-99-2099"))
    result = naskah("validate", path, code=ExitCode.INPUT)
    assert f"{path}: dasar_hukum[0]: " in result.stderr
    own = tmp_path / "templat" / "_base"
    own.mkdir(parents=True)
    shipped = (SAMPLES.parent / "templates" / "_base" / "dasar_hukum.json").read_text("utf-8")
    (own / "dasar_hukum.json").write_text(shipped.replace("uu-30-2014", "uu-99-2099"), "utf-8")
    naskah("validate", path, "--templates", own.parent)


def test_problems_of_the_profil_are_told_once_with_its_name(tmp_path: Path) -> None:
    path = write(tmp_path, sample(), drop(sample("profil"), "kepala_daerah"))
    result = naskah("validate", path, code=ExitCode.INPUT)
    assert result.stderr.count("profil.json") == 1
    assert "kepala_daerah" in result.stderr


def test_validation_as_json_is_stable(tmp_path: Path) -> None:
    path = write(tmp_path, changed(judul="Kerjasama"))
    data = as_json("validate", path)
    assert data == {
        "ok": True,
        "files": [
            {
                "file": str(path),
                "ok": True,
                "findings": [
                    {
                        "code": "R98",
                        "severity": "warning",
                        "path": "judul",
                        "source": "rumah",
                        "message": "Ejaan Kerjasama tidak baku.",
                        "hint": "Tulis: kerja sama.",
                        "allowed": "",
                    }
                ],
            }
        ],
        "numbers_used_twice": [],
    }
    write(tmp_path, changed(maksud=5))
    (file,) = as_json("validate", path, code=ExitCode.INPUT)["files"]
    assert file["error"]["code"] == "input.invalid"
    assert file["error"]["exit_code"] == 3
    (problem,) = file["error"]["problems"]
    assert set(problem) == {"code", "path", "line", "column", "cell", "message", "hint"}


def test_all_samples_are_sound_together_whatever_the_shell_names() -> None:
    files = sorted(SAMPLES.glob("*.json"))
    data = as_json("validate", *files)
    assert data["ok"]
    assert len(data["files"]) == len(files)
    assert data["numbers_used_twice"] == []
    berkas = [file for file in files if "profil" not in file.name]
    assert as_json("deadlines", *files) == as_json("deadlines", *berkas)


def test_documents_are_listed_one_a_line_with_state_and_reason() -> None:
    lines = naskah("list", FULL).stdout.splitlines()
    assert re.split(r"  +", lines[0]) == ["Dokumen", "Keadaan", "Alasan"]
    rows = {line.split()[0]: re.split(r"  +", line)[1] for line in lines[1:]}
    assert list(rows) == [document.key for document in registry.documents_of("sinergi")]
    assert rows["nota_kesepakatan"] == rows["rencana_kerja"] == rows[LETTER] == "siap"
    assert rows["pengakhiran"] == "belum dimulai"
    assert rows["jawaban_penawaran"] == "tidak perlu"
    small = naskah("list", SMALL, "--lang", "en").stdout
    assert re.search(rf"{LETTER} +not needed  not needed: no burden", small)
    assert not re.search(r" $", small, re.MULTILINE)


def test_the_list_as_json_names_what_is_missing(tmp_path: Path) -> None:
    data = as_json("list", write(tmp_path, drop(sample(), "penandatanganan")))
    assert set(data) == {"ok", "id", "documents"}
    states = {document["key"]: document["status"] for document in data["documents"]}
    incomplete = [key for key, status in states.items() if status == "incomplete"]
    assert incomplete == ["nota_kesepakatan", "rencana_kerja"]
    assert states[LETTER] == "ready"
    assert states["adendum"] == "later"
    (agreement,) = [d for d in data["documents"] if d["key"] == "nota_kesepakatan"]
    assert agreement["missing"] == ["penandatanganan"]
    assert set(data["documents"][0]) == {
        *("key", "title", "stage", "status", "missing", "reason", "legal_basis")
    }


# --- render and bundle ----------------------------------------------------------------------------


def test_documents_are_written_as_word_and_pdf(tmp_path: Path) -> None:
    result = naskah("render", SMALL, "-o", "hasil", "--format", "docx, pdf")
    names = {
        f"hasil/{key}.{end}"
        for key in ("nota_kesepakatan", "rencana_kerja")
        for end in ("docx", "pdf")
    }
    assert files_in(tmp_path) == names
    assert {Path(line).as_posix() for line in result.stdout.splitlines()} == names
    assert result.stderr == ""
    for name in names:
        start = b"PK" if name.endswith("docx") else b"%PDF"
        assert (tmp_path / name).read_bytes().startswith(start)


def test_only_the_documents_asked_for_are_written(tmp_path: Path) -> None:
    data = as_json("render", FULL, "-o", "hasil", "--only", "rencana_kerja", "--only", LETTER)
    assert files_in(tmp_path) == {f"hasil/{LETTER}.docx", "hasil/rencana_kerja.docx"}
    assert set(data) == {"ok", "id", "files", "incomplete"}
    assert data["incomplete"] == []


def test_documents_that_are_not_ready_are_named_on_stderr(tmp_path: Path) -> None:
    path = write(tmp_path, drop(sample(), "penandatanganan"))
    result = naskah("render", path, "-o", "hasil")
    written = {Path(line).stem for line in result.stdout.splitlines()}
    assert LETTER in written
    assert not written & {"nota_kesepakatan", "rencana_kerja"}
    for title, line in zip(
        ("Nota Kesepakatan", "Rencana Kerja"), result.stderr.splitlines(), strict=True
    ):
        assert line.startswith(f"{title}: ")
        assert line.endswith(": penandatanganan")
    data = as_json("render", path, "-o", "lain")
    assert data["incomplete"] == [
        {"key": key, "missing": ["penandatanganan"]}
        for key in ("nota_kesepakatan", "rencana_kerja")
    ]


def test_a_draft_shows_dots_and_a_watermark(tmp_path: Path) -> None:
    path = write(tmp_path, drop(sample("sinergi-kecil"), "penandatanganan"))
    naskah("render", path, "-o", "akhir", code=ExitCode.INPUT)
    assert not (tmp_path / "akhir").exists()
    naskah("render", path, "-o", "draf", "--draft")
    draft = (tmp_path / "draf" / "nota_kesepakatan.docx").read_bytes()
    final = api.render(load(SMALL))["nota_kesepakatan"].docx
    assert "………" in full_text(draft)
    assert "………" not in full_text(final)
    pictures = [sum("/media/" in name for name in parts_of(docx)) for docx in (draft, final)]
    assert pictures[0] == pictures[1] + 1


def test_a_bundle_is_one_pdf_with_a_place_for_each_signature(tmp_path: Path) -> None:
    data = as_json("bundle", SMALL, "-o", "hasil/bundel.pdf")
    path = tmp_path / "hasil" / "bundel.pdf"
    assert data == {
        "ok": True,
        "id": "2026-sinergi-statistik-sektoral",
        "file": str(Path("hasil/bundel.pdf")),
        "bytes": path.stat().st_size,
    }
    fields = PdfReader(path).get_fields() or {}
    assert "nota_kesepakatan.kesatu" in fields


@pytest.mark.parametrize("command", ["render", "bundle"])
def test_nothing_is_made_of_an_unlawful_berkas_but_a_draft(command: str, tmp_path: Path) -> None:
    path = write(tmp_path, put(sample("sinergi-kecil"), "maksud", "xxx"))
    before = files_in(tmp_path)
    result = naskah(command, path, "-o", "hasil.pdf", code=ExitCode.INPUT)
    assert "R99 (maksud)" in result.stderr
    assert files_in(tmp_path) == before
    naskah(command, path, "-o", "hasil.pdf", "--draft")


def test_a_bundle_that_lacks_a_document_is_not_made(tmp_path: Path) -> None:
    path = write(tmp_path, drop(sample(), "penandatanganan"))
    result = naskah("bundle", path, "-o", "b.pdf", code=ExitCode.INPUT)
    assert "Rencana Kerja: belum terisi: penandatanganan" in result.stderr
    assert "--draft" in result.stderr
    english = naskah("bundle", path, "-o", "b.pdf", "--lang", "en", code=ExitCode.INPUT)
    assert "Rencana Kerja: missing: penandatanganan" in english.stderr
    assert "belum" not in english.stderr


@pytest.mark.parametrize(
    ("only", "error"),
    [("surat_kuasa", "input.unknown-document"), (LETTER, "input.document-not-needed")],
)
def test_a_document_that_can_not_be_is_refused(only: str, error: str, tmp_path: Path) -> None:
    data = as_json("render", SMALL, "-o", "x", "--only", only, code=ExitCode.INPUT)
    assert data["error"]["code"] == error
    assert files_in(tmp_path) == set()


def test_a_profil_on_the_command_line_replaces_the_named_one(tmp_path: Path) -> None:
    path = write(tmp_path, changed("sinergi-kecil", profil=None))
    naskah("list", path, code=ExitCode.INPUT)
    (tmp_path / "lain.json").write_text(json.dumps({**sample("profil"), "nama": "Balangan"}))
    naskah("render", path, "-o", "x", "--only", "nota_kesepakatan", "--profile", "lain.json")
    assert "BALANGAN" in full_text((tmp_path / "x" / "nota_kesepakatan.docx").read_bytes())


# --- what can't be done: exit codes ---------------------------------------------------------------


def test_a_broken_template_is_exit_code_4(tmp_path: Path) -> None:
    (tmp_path / "templat").mkdir()
    (tmp_path / "templat" / "nota_kesepakatan.docx").write_bytes(b"bukan Word")
    result = naskah("render", SMALL, "-o", "x", "--templates", "templat", code=ExitCode.TEMPLATE)
    assert "nota_kesepakatan.docx" in result.stderr
    assert not (tmp_path / "x").exists()


def test_an_unknown_engine_is_exit_code_5_and_the_known_ones_are_named(tmp_path: Path) -> None:
    for args in (
        ["bundle", SMALL, "-o", "x.pdf"],
        ["render", SMALL, "-o", "x", "--format", "pdf"],
        ["demo", "x"],
    ):
        result = naskah(*args, "--engine", "tidak-ada", code=ExitCode.CONVERSION)
        assert "libreoffice, rdocx" in result.stderr
    assert files_in(tmp_path) == set()


def test_an_absent_program_is_exit_code_6(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("NASKAH_ENGINE", "libreoffice")
    data = as_json("bundle", SMALL, "-o", "x.pdf", code=ExitCode.MISSING_DEPENDENCY)
    assert data["error"]["code"] == "engine.program-missing"
    doctor = as_json("doctor")
    assert {engine["name"]: engine["available"] for engine in doctor["engines"]} == {
        "libreoffice": False,
        "rdocx": True,
    }


def test_a_document_without_place_to_sign_is_exit_code_7(tmp_path: Path) -> None:
    (tmp_path / "templat").mkdir()
    docx = DocxBuilder().add(paragraph(text_run("Tanpa tempat tanda tangan"))).build()
    (tmp_path / "templat" / "nota_kesepakatan.docx").write_bytes(docx)
    args = ["bundle", SMALL, "-o", "x.pdf", "--templates", "templat"]
    assert as_json(*args, code=ExitCode.BUNDLE)["error"]["code"] == "bundle.anchor-missing"
    assert not (tmp_path / "x.pdf").exists()


@pytest.mark.parametrize(
    "args",
    [
        ["render", SMALL, "-o", "x"],
        ["bundle", SMALL, "-o", "x/rencana_kerja.docx"],
        ["init", "x"],
        ["schema", "write", "x"],
    ],
    ids=lambda args: args[0],
)
def test_what_is_there_is_only_overwritten_by_force(args: list[str], tmp_path: Path) -> None:
    name = {"init": "sinergi.json", "schema": "profil.schema.json"}.get(
        args[0], "rencana_kerja.docx"
    )
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / name).write_text("milik saya")
    result = naskah(*args, code=ExitCode.OUTPUT)
    assert files_in(tmp_path) == {f"x/{name}"}
    assert (tmp_path / "x" / name).read_text() == "milik saya"
    assert "--force" in result.stderr
    naskah(*args, "--force")
    assert (tmp_path / "x" / name).read_bytes() != b"milik saya"
    assert not [path for path in files_in(tmp_path) if path.endswith(".part")]


def test_a_file_in_the_way_of_a_folder_is_exit_code_10(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("milik saya")
    for args in (["render", SMALL, "-o", "x"], ["init", "x/y"], ["bundle", SMALL, "-o", "x/b.pdf"]):
        data = as_json(*args, "--force", code=ExitCode.OUTPUT)
        assert data["error"]["code"] == "output.not-a-folder"
    assert files_in(tmp_path) == {"x"}


def test_a_folder_in_the_way_of_a_file_is_exit_code_10(tmp_path: Path) -> None:
    (tmp_path / "x" / "rencana_kerja.docx").mkdir(parents=True)
    data = as_json("render", SMALL, "-o", "x", "--force", code=ExitCode.OUTPUT)
    assert data["error"]["code"] == "output.is-folder"
    assert files_in(tmp_path) == set()


def test_an_error_as_json_says_all_there_is_to_say() -> None:
    data = as_json("list", "tidak-ada.json", "--lang", "en", code=ExitCode.INPUT)
    assert data == {
        "ok": False,
        "error": {
            "code": "input.not-found",
            "exit_code": 3,
            "message": "tidak-ada.json was not found.",
            "where": "tidak-ada.json",
            "hint": "Check the file's name and folder.",
            "problems": [],
        },
    }


# --- preparation ----------------------------------------------------------------------------------


def test_a_starter_folder_validates_renders_and_names_its_schemas(tmp_path: Path) -> None:
    data = as_json("init", "proyek")
    folder = tmp_path / "proyek"
    assert {Path(name).as_posix() for name in data["files"]} == {
        f"proyek/{name}" for name in files_in(folder)
    }
    berkas = sorted(folder.glob("*.json"))
    named = {path.stem for path in berkas} - {"profil"}
    assert named == {line.key for line in registry.FORMS}
    naskah("validate", *berkas)
    for name in named:
        naskah("bundle", folder / f"{name}.json", "-o", folder / f"{name}.pdf")
    for path in berkas:
        schema = folder / json.loads(path.read_text("utf-8"))["$schema"]
        assert schema.is_file()
    settings = json.loads((folder / ".vscode" / "settings.json").read_text("utf-8"))
    for entry in settings["json.schemas"]:
        assert (folder / entry["url"]).is_file()
        assert any(path.match(pattern) for path in berkas for pattern in entry["fileMatch"])
    naskah("schema", "check", folder / "schemas")


def test_schemas_are_checked_and_written(tmp_path: Path) -> None:
    assert as_json("schema", "check") == {"ok": True, "drifted": []}
    result = naskah("schema", "check", tmp_path, code=ExitCode.INPUT)
    assert str(tmp_path / "profil.schema.json") in result.stderr
    assert f"naskah schema write {tmp_path}" in result.stderr
    assert result.stdout == ""
    naskah("schema", "write", tmp_path)
    assert naskah("schema", "check", tmp_path).stdout == "Semua skema sama dengan model.\n"
    for path in SCHEMAS.glob("*.json"):
        assert (tmp_path / path.name).read_text("utf-8") == path.read_text("utf-8")


def test_the_doctor_tells_versions_engines_fonts_and_folders() -> None:
    data = as_json("doctor")
    assert data["ok"]
    assert data["version"] == __version__
    assert {"rdocx", "libreoffice"} <= {engine["name"] for engine in data["engines"]}
    assert "Bookman Old Style" in data["fonts"]
    text = naskah("doctor", "--lang", "en").stdout
    assert text.startswith("naskah  ")
    assert data["templates"] in text


def test_the_demonstration_signs_and_verifies_every_sample(tmp_path: Path) -> None:
    keys = tmp_path / "hasil-contoh" / "pki"
    keys.mkdir(parents=True)
    (keys / "kunci-saya.p12").write_bytes(b"milik saya")
    result = naskah("demo", "hasil-contoh")
    lines = result.stdout.splitlines()
    bundles = [path for path in Path("hasil-contoh").rglob("*.pdf") if "belum" not in path.name]
    names = {path.stem for path in SAMPLES.glob("*.json")}
    assert {path.parent.name for path in bundles} == {n for n in names if "profil" not in n}
    for path in bundles:
        assert str(path) in lines
        assert [line.split()[0] for line in lines].count(path.parent.name) == 1
    naskah(
        "verify", min(bundles, key=lambda path: path.stat().st_size), "--trust", keys / "root.pem"
    )
    before = files_in(tmp_path)
    naskah("demo", "hasil-contoh", code=ExitCode.OUTPUT)
    assert files_in(tmp_path) == before
    assert (keys / "kunci-saya.p12").read_bytes() == b"milik saya"


def test_the_demonstration_takes_one_sample_and_knows_the_others(tmp_path: Path) -> None:
    (bundle,) = as_json("demo", "satu", "--sample", "sinergi-kecil")["bundles"]
    assert bundle["sample"] == "sinergi-kecil"
    assert {path.name for path in Path("satu").iterdir()} == {"pki", "sinergi-kecil"}
    failed = naskah("demo", "lain", "--sample", "sinergi-kecl", code=ExitCode.INPUT)
    assert "sinergi-kecil" in failed.stderr
    assert files_in(tmp_path / "lain") == set()


def test_the_demonstration_replaces_no_keys(tmp_path: Path) -> None:
    (tmp_path / "pki").mkdir()
    (tmp_path / "pki" / "root.pem").write_text("milik saya")
    naskah("demo", tmp_path, code=ExitCode.OUTPUT)
    assert files_in(tmp_path) == {"pki/root.pem"}
    assert (tmp_path / "pki" / "root.pem").read_text() == "milik saya"


# --- sign and verify ------------------------------------------------------------------------------


def test_a_bundle_is_signed_by_one_after_the_other_and_verified(bundle: Path, keys: Path) -> None:
    unsigned = bundle.read_bytes()
    first = as_json("sign", bundle, *sign_args(keys))
    assert first["file"] == str(bundle.with_name("bundel.kesatu.pdf"))
    assert [row["signer"] for row in first["signatures"]] == ["Siti Contoh"] * 2
    assert {*first["signatures"][0]} == {
        *("field", "signer", "serial", "signed_at", "timestamp", "sha256")
    }
    half = as_json("verify", first["file"], "--trust", keys)
    assert half["ok"]
    assert half["unsigned_fields"] == ["nota_kesepakatan.kedua", "rencana_kerja.kedua"]
    result = naskah("sign", first["file"], *sign_args(keys, "dua", "kedua"), "-o", "akhir.pdf")
    assert "nota_kesepakatan.kedua  Budi Teladan  " in result.stdout
    assert result.stdout.splitlines()[-1] == "akhir.pdf"
    whole = as_json("verify", "akhir.pdf", "--trust", keys / "root.pem")
    assert set(whole) == {
        *("file", "ok", "sha256", "signatures", "timestamps", "unsigned_fields"),
        *("problems", "warnings", "pdfa", "manifest", "attachments", "enclosed"),
    }
    assert [row["trust"] for row in whole["signatures"]] == ["trusted"] * 4
    assert whole["unsigned_fields"] == []
    assert Path("akhir.pdf").read_bytes().startswith(unsigned)
    assert bundle.read_bytes() == unsigned


def test_a_verdict_reads_as_a_table_with_a_last_line(bundle: Path, keys: Path) -> None:
    naskah("sign", bundle, *sign_args(keys), "-o", "s.pdf")
    result = naskah("verify", "s.pdf", "--trust", keys)
    lines = result.stdout.splitlines()
    assert lines[0].split()[0] == "Tempat"
    assert re.split(r"  +", lines[1])[-1] == "sah"
    assert lines[3].startswith("Belum ditandatangani: nota_kesepakatan.kedua, ")
    assert lines[-1] == "Bundel utuh dan semua tanda tangannya sah."
    english = naskah("verify", "s.pdf", "--lang", "en")
    assert "not checked" in english.stdout
    assert "--trust" in english.stderr


def test_a_file_changed_after_signing_is_exit_code_9(bundle: Path, keys: Path) -> None:
    naskah("sign", bundle, *sign_args(keys), "-o", "s.pdf")
    data = bytearray(Path("s.pdf").read_bytes())
    data[len(bundled()) // 2] ^= 1
    Path("rusak.pdf").write_bytes(data)
    Path("tambah.pdf").write_bytes(Path("s.pdf").read_bytes() + b"\n% tambahan\n")
    for name in ("rusak.pdf", "tambah.pdf"):
        result = naskah("verify", name, "--trust", keys, code=ExitCode.VERIFICATION)
        assert "TIDAK" in result.stdout + result.stderr
        report = as_json("verify", name, code=ExitCode.VERIFICATION)
        assert not report["ok"]


def test_strangers_signatures_are_exit_code_9(bundle: Path, keys: Path, tmp_path: Path) -> None:
    naskah("sign", bundle, *sign_args(keys), "-o", "s.pdf")
    (tmp_path / "asing.pem").write_bytes(throwaway_pki(NOW).root)
    result = naskah("verify", "s.pdf", "--trust", "asing.pem", code=ExitCode.VERIFICATION)
    assert "tidak tepercaya" in result.stdout
    assert "TIDAK SAH" in result.stdout


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"bukan PDF", ExitCode.VERIFICATION),
        (None, ExitCode.INPUT),
    ],
)
def test_what_can_not_be_verified_is_named(content: bytes | None, code: ExitCode) -> None:
    if content is not None:
        Path("x.pdf").write_bytes(content)
    assert "x.pdf" in naskah("verify", "x.pdf", code=code).stderr


def test_an_unsigned_bundle_is_no_signed_bundle(bundle: Path) -> None:
    result = naskah("verify", bundle, code=ExitCode.VERIFICATION)
    assert "PDF ini belum ditandatangani." in result.stderr


def test_trust_in_nothing_is_refused(bundle: Path, keys: Path, tmp_path: Path) -> None:
    naskah("sign", bundle, *sign_args(keys), "-o", "s.pdf")
    (tmp_path / "kosong").mkdir()
    data = as_json("verify", "s.pdf", "--trust", "kosong", code=ExitCode.VERIFICATION)
    assert data["error"]["code"] == "verify.trust-empty"
    data = as_json("verify", "s.pdf", "--trust", bundle, code=ExitCode.VERIFICATION)
    assert data["error"]["code"] == "verify.trust-unreadable"
    naskah("verify", "s.pdf", "--trust", "tidak-ada.pem", code=ExitCode.INPUT)


def test_a_signature_that_can_not_be_made_is_exit_code_8(
    bundle: Path, keys: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "salah.pass").write_text("bukan-kata-sandinya\n")
    monkeypatch.setenv("SANDI", "rahasia-sekali")
    key = f"pkcs12:{keys / 'satu'}.p12"
    good = f"file:{keys / 'satu'}.pass"
    cases = {
        "sign.signer-unknown": ("kesatu", "token:1", good),
        "sign.secret-reference": ("kesatu", key, "rahasia-sekali"),
        "sign.secret-env-missing": ("kesatu", key, "env:TIDAK_ADA"),
        "sign.secret-file-unreadable": ("kesatu", key, "file:tidak-ada"),
        "sign.secret-no-prompt": ("kesatu", key, "prompt:"),
        "sign.passphrase-wrong": ("kesatu", key, "file:salah.pass"),
        "sign.key-file-unreadable": ("kesatu", "pkcs12:tidak-ada.p12", good),
        "sign.no-field": ("ketiga", key, good),
    }
    before = files_in(tmp_path)
    for code, (role, signer, passphrase) in cases.items():
        args = ["sign", bundle, "--as", role, "--signer", signer, "--passphrase", passphrase]
        data = as_json(*args, code=ExitCode.SIGNING)
        assert data["error"]["code"] == code
        told = naskah(*args, code=ExitCode.SIGNING).stderr + json.dumps(data)
        assert "rahasia-sekali" not in told
        assert "bukan-kata-sandinya" not in told
    assert files_in(tmp_path) == before


def test_the_same_party_does_not_sign_twice(bundle: Path, keys: Path) -> None:
    naskah("sign", bundle, *sign_args(keys), "-o", "s.pdf")
    data = as_json("sign", "s.pdf", *sign_args(keys), "-o", "t.pdf", code=ExitCode.SIGNING)
    assert data["error"]["code"] == "sign.already-signed"
    assert not Path("t.pdf").exists()


def test_a_signed_file_is_not_overwritten_before_the_passphrase_is_asked(
    bundle: Path, keys: Path
) -> None:
    bundle.with_name("bundel.kesatu.pdf").write_text("milik saya")
    args = ["sign", bundle, *sign_args(keys)[:-1], "prompt:"]
    naskah(*args, code=ExitCode.OUTPUT)
    naskah("sign", bundle, *sign_args(keys), "--force")
    assert bundle.with_name("bundel.kesatu.pdf").read_bytes().startswith(b"%PDF")


# --- the frame of every command -------------------------------------------------------------------


def framed(error: BaseException) -> Result:
    small = typer.Typer(pretty_exceptions_enable=False)

    @small.command()
    @reports_errors
    def fail(lang: LangOption = Lang.id) -> None:
        del lang
        raise error

    return CliRunner().invoke(small, [])


def test_an_unexpected_error_is_exit_code_1_without_its_text() -> None:
    result = framed(ValueError("NIP 197805122005011003"))
    assert result.exit_code == ExitCode.UNEXPECTED
    assert "ValueError" in result.stderr
    assert "NASKAH_DEBUG=1" in result.stderr
    assert "1978" not in result.output + result.stderr


def test_developers_may_see_unexpected_errors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NASKAH_DEBUG", "1")
    assert isinstance(framed(ValueError("rinci")).exception, ValueError)


@pytest.mark.parametrize("error", [KeyboardInterrupt(), typer.Abort()])
def test_an_interrupted_command_is_exit_code_130(error: BaseException) -> None:
    result = framed(error)
    assert result.exit_code == ExitCode.INTERRUPTED
    assert result.stderr == "Dihentikan.\n"
    assert result.stdout == ""


@pytest.mark.parametrize("cls", [*GeneratorError.__subclasses__(), GeneratorError])
def test_every_error_has_its_exit_code(cls: type[GeneratorError]) -> None:
    result = framed(cls("bug", kind="X", where="tempat.json"))
    assert result.exit_code == cls.exit_code
    assert result.stderr.startswith("tempat.json: ")


def test_a_place_named_in_the_sentence_is_not_named_twice() -> None:
    result = framed(OutputError("output.exists", where="a.pdf", path="a.pdf"))
    assert result.stderr.startswith("a.pdf sudah ada")


def test_names_of_files_are_printed_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    reporter = Reporter(as_json=False, lang="id")
    name = f"{'folder panjang/' * 20}[bold]:smile:.pdf"
    reporter.say(name)
    reporter.table(("Nama", ""), [(name, "x")])
    assert capsys.readouterr().out.splitlines() == [name, "Nama", f"{name}  x"]


def test_a_place_is_only_added_where_an_error_has_none() -> None:
    for where in ("", "lain.pdf"):
        with pytest.raises(OutputError) as caught, naming(Path("b.pdf")):
            raise OutputError("output.exists", where=where, path="x")
        assert caught.value.where == (where or "b.pdf")


# --- levels ---------------------------------------------------------------------------------------


def test_a_bundle_is_signed_at_a_level_and_judged_online(bundle: Path, tmp_path: Path) -> None:
    now = datetime.now(UTC).replace(microsecond=0)
    people = {"satu": "Siti Contoh", "dua": "Budi Teladan"}
    with LoopbackAuthorities(now, people, key="ec-p256") as authorities:
        keys = tmp_path / "kunci"
        authorities.pki.write(keys)
        level = ["--level", "b-lta", "--tsa", authorities.tsa_url]
        told = as_json("sign", bundle, *sign_args(keys), *level, "-o", "satu.pdf")
        assert told["level"] == "b-lta"
        assert {row["timestamp"] for row in told["signatures"]} == {now.isoformat()}
        plain = naskah("sign", "satu.pdf", *sign_args(keys, "dua", "kedua"), "-o", "dua.pdf")
        assert "Budi Teladan" in plain.stdout
        offline = as_json("verify", "dua.pdf", "--trust", keys)
        assert [row["level"] for row in offline["signatures"]] == ["b-lta"] * 2 + ["b-b"] * 2
        assert [row["revocation"] for row in offline["signatures"]] == ["good"] * 2 + [
            "unknown"
        ] * 2
        assert len(offline["timestamps"]) == 1
        online = as_json("verify", "dua.pdf", "--trust", keys, "--online")
        assert [row["revocation"] for row in online["signatures"]] == ["good"] * 4
        authorities.revoke(authorities.pki.people["dua"].certificate)
        Path("antara.crl").write_bytes(authorities.crl_of())
    given = ["--revocation", "antara.crl"]
    result = naskah("verify", "dua.pdf", "--trust", keys, *given, code=ExitCode.VERIFICATION)
    assert "DICABUT" in result.stdout
    assert "Stempel waktu dokumen: " in result.stdout
    assert "Sertifikat Budi Teladan sudah dicabut" in result.stderr
    assert "[sign" not in result.stderr


def test_a_level_that_can_not_be_reached_changes_nothing(bundle: Path, keys: Path) -> None:
    before = bundle.read_bytes()
    where = ["--tsa", "http://127.0.0.1:9/"]
    failed = naskah(
        "sign", bundle, *sign_args(keys), "--level", "b-t", *where, code=ExitCode.SIGNING
    )
    assert "[sign.tsa-unreachable]" in failed.stderr
    assert "sambungan ditolak" in failed.stderr
    failed = naskah("sign", bundle, *sign_args(keys), "--level", "b-t", code=ExitCode.SIGNING)
    assert "[sign.tsa-missing]" in failed.stderr
    secret = [*where, "--tsa-user", "rahasia"]
    failed = naskah(
        "sign", bundle, *sign_args(keys), "--level", "b-t", *secret, code=ExitCode.SIGNING
    )
    assert "[sign.secret-reference]" in failed.stderr
    assert "rahasia" not in failed.stderr
    assert bundle.read_bytes() == before
    assert list(bundle.parent.glob("*.pdf")) == [bundle]
