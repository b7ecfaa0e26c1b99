"""What becomes of many agreements: outcomes, the window, going on, and what is never replaced."""

from __future__ import annotations

import json
import pickle
import shutil
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from batch_samples import NOW, idea, small, source, tree
from berkas_samples import sample, write

from generator import api
from generator.batch.inputs import Inputs
from generator.batch.jobs import BUNDLE
from generator.batch.run import Outcome, run_batch
from generator.batch.work import run_job
from generator.batch.years import year_of
from generator.errors import ConversionError, OutputError
from generator.executors import SerialExecutor
from generator.loading import load
from generator.resources import SAMPLES, TEMPLATES
from generator.sources import discover, load_entry

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from generator.sources import Entry


def run(entries: Sequence[Entry], output: Path | None = None, **options: Any) -> list[Outcome]:
    return list(run_batch(entries, output, now=NOW, **options))


def statuses(outcomes: list[Outcome]) -> dict[str, str]:
    return {outcome.name: outcome.status for outcome in outcomes}


def rewrite(entry: Entry, **facts: object) -> Entry:
    return replace(entry, data=json.dumps({**json.loads(entry.data), **facts}).encode())


# --- outcomes -------------------------------------------------------------------------------------


def test_a_berkas_that_is_wrong_is_an_outcome_and_the_others_are_made(tmp_path: Path) -> None:
    unlawful = {**small("c-melawan-hukum"), "rencana_kerja": []}  # R68
    source(tmp_path / "s", {**small("b-salah"), "judul": 7}, unlawful, small("d-benar"))
    (tmp_path / "s" / "a-bukan-json.json").write_bytes(b"{")
    entries = discover(tmp_path / "s")
    outcomes = {outcome.name: outcome for outcome in run(entries, tmp_path / "o")}
    assert {name: outcome.status for name, outcome in outcomes.items()} == {
        "a-bukan-json": "failed",
        "b-salah": "failed",
        "c-melawan-hukum": "failed",
        "d-benar": "made",
    }
    errors = {name: outcome.error for name, outcome in outcomes.items() if outcome.error}
    assert {name: error.code for name, error in errors.items()} == {
        "a-bukan-json": "input.invalid",
        "b-salah": "input.invalid",
        "c-melawan-hukum": "input.unlawful",
    }
    assert errors["b-salah"].where == str(tmp_path / "s" / "b-salah.json")
    assert {path.partition("/")[0] for path in tree(tmp_path / "o")} == {"d-benar"}


def test_an_allowed_rule_holds_nothing_up(tmp_path: Path) -> None:
    entries = source(tmp_path, {**small("satu"), "rencana_kerja": []})
    (outcome,) = run(entries, allow={"R68": "disusun kemudian"})
    assert outcome.status == "made"
    assert outcome.record is not None
    assert [(each.kode, each.alasan) for each in outcome.record.diizinkan] == [
        ("R68", "disusun kemudian")
    ]


def test_the_folder_holds_what_the_straight_line_makes(tmp_path: Path) -> None:
    entries = source(tmp_path / "s", small("satu"))
    (outcome,) = run(entries, tmp_path / "o")
    berkas = load(tmp_path / "s" / "satu.json")
    documents = api.render(berkas)
    assert outcome.folder == tmp_path / "o" / "satu"
    found = tree(outcome.folder)
    assert found.pop("manifest.json")
    assert found == {
        BUNDLE: api.bundle(berkas, documents, now=NOW),
        **{f"{key}.docx": made.docx for key, made in documents.items()},
        **{f"{key}.pdf": pdf for key, pdf in api.convert_documents(documents).items()},
    }


def test_without_a_folder_the_outcomes_carry_the_files(tmp_path: Path) -> None:
    (outcome,) = run(source(tmp_path, small("satu")))
    assert outcome.folder is None
    assert set(outcome.files) == {
        *(BUNDLE, "nota_kesepakatan.docx", "nota_kesepakatan.pdf"),
        *("rencana_kerja.docx", "rencana_kerja.pdf"),
    }


def test_an_agreement_without_documents_yet_is_no_failure(tmp_path: Path) -> None:
    (outcome,) = run(source(tmp_path / "s", idea("gagasan")), tmp_path / "o")
    assert (outcome.status, outcome.ok) == ("empty", True)
    assert tree(tmp_path / "o") == {}


def test_documents_that_lack_facts_are_named_and_the_others_made(tmp_path: Path) -> None:
    value = small("sebagian")
    del value["maksud"]
    (outcome,) = run(source(tmp_path, value))
    assert (outcome.status, outcome.ok) == ("made", True)
    assert outcome.record is not None
    assert outcome.record.belum == ("nota_kesepakatan",)
    assert set(outcome.files) == {BUNDLE, "rencana_kerja.docx", "rencana_kerja.pdf"}


def test_an_agreement_of_which_nothing_is_ready_tells_what_has_begun(tmp_path: Path) -> None:
    value = small("awal")
    del value["penandatanganan"]
    (outcome,) = run(source(tmp_path, value))
    assert (outcome.status, outcome.ok) == ("empty", True)
    assert [document.key for document in outcome.incomplete] == [
        "nota_kesepakatan",
        "rencana_kerja",
    ]


def test_a_year_takes_what_belongs_to_it(tmp_path: Path) -> None:
    later = {**idea("b-nanti"), "jangka_waktu": {"mulai": "2027-01-04", "selesai": "2028-12-31"}}
    entries = source(tmp_path, idea("a-tanpa-tanggal"), later, small("c-tahun-ini"))
    found = statuses(run(entries, year=2027))
    assert found == {
        "a-tanpa-tanggal": "other_year",
        "b-nanti": "empty",
        "c-tahun-ini": "other_year",
    }


@pytest.mark.parametrize(
    ("name", "year"),
    [("ksdd-mitra", 2024), ("rencana_tahunan-2026", 2026), ("tim_koordinasi-kabupaten", 2026)],
)
def test_the_year_is_that_of_the_first_signing_the_plan_or_the_decree(name: str, year: int) -> None:
    assert year_of(load(SAMPLES / f"{name}.json")) == year


def test_an_engine_that_does_not_exist_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    with pytest.raises(ConversionError, match="tidak-ada"):
        run(source(tmp_path / "s", idea("satu")), tmp_path / "o", engine="tidak-ada")
    assert not (tmp_path / "o").exists()


# --- workers --------------------------------------------------------------------------------------


class Counting(Executor):
    """Runs jobs at once, and notes how many results nobody has taken yet."""

    window = 3

    def __init__(self) -> None:
        self.taken = 0
        self.submitted = 0
        self.most = 0

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.submitted += 1
        self.most = max(self.most, self.submitted - self.taken)
        return SerialExecutor().submit(fn, *args, **kwargs)


def test_no_more_jobs_are_under_way_than_the_window_has_room_for(tmp_path: Path) -> None:
    entries = source(tmp_path, *(idea(f"gagasan-{number:02}") for number in range(12)))
    executor = Counting()
    for _ in run_batch(entries, executor=executor):
        executor.taken += 1
    assert (executor.most, executor.submitted) == (3, 12)


class Mortal(Executor):
    """Dies of one agreement, and takes with it whatever was submitted with it."""

    window = 3

    def __init__(self, fatal: str) -> None:
        self.fatal = fatal
        self.tries: list[str] = []
        self._waiting: list[tuple[Future[Any], Any, Any]] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        del kwargs
        future: Future[Any] = Future()
        (job,) = args
        self.tries.append(job.berkas.id)
        self._waiting.append((future, fn, job))
        alone = self.tries.count(job.berkas.id) > 1
        if alone or len(self._waiting) == self.window:
            waiting, self._waiting = self._waiting, []
            dies = any(job.berkas.id == self.fatal for _, _, job in waiting)
            for each, work, job in waiting:
                if dies:
                    each.set_exception(BrokenProcessPool("a process died"))
                else:
                    each.set_result(work(job))
        return future


def test_what_kills_a_worker_fails_and_its_neighbours_are_made(tmp_path: Path) -> None:
    entries = source(tmp_path, idea("a-satu"), idea("b-maut"), idea("c-tiga"))
    executor = Mortal("b-maut")
    outcomes = run(entries, executor=executor)
    assert statuses(outcomes) == {"a-satu": "empty", "b-maut": "failed", "c-tiga": "empty"}
    (failed,) = (outcome for outcome in outcomes if outcome.error)
    assert failed.error is not None
    assert failed.error.code == "batch.worker-died"
    assert sorted(executor.tries) == ["a-satu", "a-satu", "b-maut", "b-maut", "c-tiga", "c-tiga"]


def test_a_job_carries_all_a_worker_needs(tmp_path: Path) -> None:
    layer = tmp_path / "s" / "lapisan"
    layer.mkdir(parents=True)
    shutil.copy(TEMPLATES / "nota_kesepakatan.docx", layer / "rencana_kerja.docx")
    write(tmp_path / "s", small("satu"), {**sample("profil"), "lapisan": "lapisan"})
    berkas = load(tmp_path / "s" / "berkas.json")
    expected = api.bundle(berkas, now=NOW)
    inputs = Inputs("rdocx", templates=(), allow={}, created=NOW, timeout_s=60)
    travelling = pickle.dumps(inputs.job(berkas))
    shutil.rmtree(tmp_path / "s")
    made = run_job(pickle.loads(travelling))  # noqa: S301 – our own bytes
    assert made.error is None
    assert made.files[BUNDLE] == expected


def test_an_error_in_a_layer_names_the_layer_not_the_workers_copy(tmp_path: Path) -> None:
    table = tmp_path / "lapisan" / "_base" / "halaman.json"
    table.parent.mkdir(parents=True)
    table.write_bytes(b"{")
    (outcome,) = run(source(tmp_path / "s", small("satu")), templates=[tmp_path / "lapisan"])
    assert outcome.error is not None
    assert outcome.error.where == str(table)
    assert outcome.error.message().startswith(str(table))


def test_a_worker_with_another_version_says_so(tmp_path: Path) -> None:
    (entry,) = source(tmp_path, small("satu"))
    inputs = Inputs("rdocx", templates=(), allow={}, created=NOW, timeout_s=60)
    job = inputs.job(load_entry(entry))
    for other in (
        replace(job, program="0.0.1"),
        replace(job, engine=replace(job.engine, version="0.0.1")),
    ):
        error = run_job(other).error
        assert error is not None
        assert error.code == "batch.worker-differs"
        assert error.facts["asked"] == "0.0.1"


# --- going on -------------------------------------------------------------------------------------


def test_results_are_neither_replaced_nor_mixed_without_being_told(tmp_path: Path) -> None:
    entries = source(tmp_path / "s", small("satu"))
    run(entries, tmp_path / "o")
    before = tree(tmp_path / "o")
    with pytest.raises(OutputError) as caught:
        run(entries, tmp_path / "o")
    assert caught.value.code == "batch.exists"
    assert "--resume" in caught.value.hint()
    assert tree(tmp_path / "o") == before


def test_files_the_caller_will_write_are_refused_before_anything_is_made(tmp_path: Path) -> None:
    entries = source(tmp_path / "s", small("satu"))
    (tmp_path / "o").mkdir()
    (tmp_path / "o" / "index.html").write_bytes(b"")
    with pytest.raises(OutputError) as caught:
        run(entries, tmp_path / "o", besides=["index.html"])
    assert caught.value.code == "output.exists"
    assert not (tmp_path / "o" / "satu").exists()


def test_going_on_makes_what_is_missing_or_changed_and_nothing_else(tmp_path: Path) -> None:
    one, two, three = source(tmp_path / "s", *map(small, ("a-satu", "b-dua", "c-tiga")))
    run([one, two], tmp_path / "o")
    changed = rewrite(two, maksud="Maksud yang baru.")
    outcomes = run([one, changed, three], tmp_path / "o", resume=True)
    assert statuses(outcomes) == {"a-satu": "skipped", "b-dua": "made", "c-tiga": "made"}
    run([one, changed, three], tmp_path / "undisturbed")
    assert tree(tmp_path / "o") == tree(tmp_path / "undisturbed")


@pytest.mark.parametrize("what", ["template", "shared", "profil", "picture", "allow"])
def test_everything_results_are_made_from_counts(what: str, tmp_path: Path) -> None:
    layer = tmp_path / "lapisan"
    (layer / "_bagian").mkdir(parents=True)
    (entry,) = source(tmp_path / "s", small("satu"))
    options: dict[str, Any] = {"templates": (layer,), "allow": {}}

    def digest() -> str:
        inputs = Inputs("rdocx", created=NOW, timeout_s=60, **options)
        return inputs.digest(load_entry(entry))

    before = digest()
    assert digest() == before
    if what == "template":
        (layer / "nota_kesepakatan.docx").write_bytes(b"lain")
    elif what == "shared":
        (layer / "_bagian" / "komparisi.docx").write_bytes(b"lain")
    elif what == "allow":
        options["allow"] = {"R01": "alasan"}
    else:
        profil = sample("profil")
        if what == "picture":
            (tmp_path / "s" / "lambang.png").write_bytes(
                (TEMPLATES / "_base" / "gambar" / "draf.png").read_bytes()
            )
            profil["gambar"] = {"lambang_daerah": "lambang.png"}
        else:
            profil["ibu_kota"] = "Amuntai"
        (tmp_path / "s" / "profil.json").write_text(json.dumps(profil), "utf-8")
    assert digest() != before


def test_a_template_of_another_document_does_not_count(tmp_path: Path) -> None:
    layer = tmp_path / "lapisan"
    layer.mkdir()
    (entry,) = source(tmp_path / "s", small("satu"))
    options: dict[str, Any] = {"templates": (layer,), "allow": {}}
    before = Inputs("rdocx", created=NOW, timeout_s=60, **options).digest(load_entry(entry))
    (layer / "surat_kuasa.docx").write_bytes(b"lain")
    after = Inputs("rdocx", created=NOW, timeout_s=60, **options).digest(load_entry(entry))
    assert after == before


def test_what_somebody_changed_by_hand_is_not_replaced(tmp_path: Path) -> None:
    entries = source(tmp_path / "s", small("satu"))
    run(entries, tmp_path / "o")
    original = tree(tmp_path / "o")
    word = tmp_path / "o" / "satu" / "nota_kesepakatan.docx"
    word.write_bytes(word.read_bytes() + b"catatan")
    (outcome,) = run(entries, tmp_path / "o", resume=True)
    assert outcome.error is not None
    assert outcome.error.code == "batch.changed-by-hand"
    assert word.read_bytes().endswith(b"catatan")
    (outcome,) = run(entries, tmp_path / "o", resume=True, force=True)
    assert outcome.status == "made"
    assert tree(tmp_path / "o") == original
