from __future__ import annotations

import json
from collections import Counter
from datetime import date
from random import Random
from typing import TYPE_CHECKING, Any, Final

import pytest
from year.making import FORMS, STAGES, make_year
from year.world import dealt, topics

from generator import api
from generator.indonesian.nomor import parse_nomor
from generator.loading import parse_berkas, parse_profile
from generator.readiness import documents_for
from generator.register.writing import write_register
from generator.resources import SAMPLES
from generator.rules.numbers import used_twice
from generator.sources import discover, load_entry

if TYPE_CHECKING:
    from pathlib import Path

    from generator.models.berkas import Berkas

YEAR: Final = 2026
FOLDER: Final = SAMPLES / f"register-{YEAR}"
END: Final = date(YEAR, 12, 31)


@pytest.fixture(scope="module")
def shipped() -> dict[str, bytes]:
    """The year among the samples, as the tool makes it."""
    return make_year(seed=7, size=60, year=YEAR)


def read(files: dict[str, bytes]) -> dict[str, Berkas]:
    profil = parse_profile(files["profil.json"])
    return {
        name: parse_berkas(text, name=name).with_profil(profil)
        for name, text in files.items()
        if name != "profil.json"
    }


@pytest.fixture(scope="module")
def berkas(shipped: dict[str, bytes]) -> dict[str, Berkas]:
    return read(shipped)


def test_the_shipped_year_is_what_the_tool_makes(shipped: dict[str, bytes]) -> None:
    assert {path.name: path.read_bytes() for path in FOLDER.iterdir()} == shipped
    assert sum(map(len, shipped.values())) < 1_000_000


def test_equal_seeds_give_equal_files_and_others_do_not() -> None:
    first = make_year(seed=3, size=12, year=YEAR)
    assert make_year(seed=3, size=12, year=YEAR) == first
    assert make_year(seed=4, size=12, year=YEAR) != first


@pytest.mark.parametrize(("seed", "size", "year"), [(7, 60, YEAR), (1, 300, YEAR), (2, 12, 2025)])
def test_a_year_of_any_size_keeps_the_law(seed: int, size: int, year: int) -> None:
    found = read(make_year(seed=seed, size=size, year=year))
    assert len(found) == size + 3
    assert len({one.id for one in found.values()}) == len(found)
    broken = [
        (name, finding.code, finding.path)
        for name, one in found.items()
        for finding in api.check(one, today=date(year, 12, 31))
        if finding.severity == "error"
    ]
    assert broken == []
    assert used_twice(list(found.items())) == ()


def test_the_year_has_every_form_and_stage(shipped: dict[str, bytes]) -> None:
    values: list[dict[str, Any]] = [json.loads(text) for text in shipped.values()]
    agreements = [value for value in values if value.get("bentuk") in FORMS]
    assert Counter(value["bentuk"] for value in agreements) == {
        "sinergi": 19, "ksdpk": 17, "ksdd": 16, "ksdpl": 4, "ksdll": 4,
    }  # fmt: skip
    assert {value["bentuk"] for value in values if "bentuk" in value} - set(FORMS) == {
        *("rencana_tahunan", "tim_koordinasi", "laporan_tahunan")
    }
    for part in (
        *("pengakhiran", "perpanjangan", "perubahan", "pemantauan", "persetujuan_dprd"),
        *("letter_of_intent", "naskah_kerja_sama", "laporan_hasil", "pasal_tambahan"),
    ):
        assert any(value.get(part) for value in agreements), part
    assert {value["sifat"] for value in agreements if "sifat" in value} == {"wajib", "sukarela"}
    assert {value.get("prakarsa", "daerah") for value in agreements} == {"daerah", "mitra"}
    signed = [value for value in agreements if value.get("pemantauan")]
    unsigned = [
        value
        for value in agreements
        if not any(name in value for name in ("pemantauan", "naskah_kerja_sama"))
    ]
    assert signed
    assert len(unsigned) >= 12
    soon = [
        value
        for value in signed
        if "pengakhiran" not in value and "perpanjangan" not in value and _days_left(value) <= 180
    ]
    assert soon


def _days_left(value: dict[str, Any]) -> int:
    terms = [value["jangka_waktu"]]
    if "perjanjian_kerja_sama" in value:
        terms.append(value["perjanjian_kerja_sama"]["jangka_waktu"])
    return (min(date.fromisoformat(term["selesai"]) for term in terms) - END).days


def test_agreements_differ(shipped: dict[str, bytes]) -> None:
    values = [json.loads(text) for text in shipped.values()]
    agreements = [value for value in values if value.get("bentuk") in FORMS]
    titles = Counter((value["judul"], str(value["para_pihak"])) for value in agreements)
    assert max(titles.values()) == 1
    assert len({value["judul"] for value in agreements}) > 50
    assert len({value["objek"].get("urusan") for value in agreements}) > 12
    heads = {
        (party["nama"], party["wakil"]["nama"])
        for value in agreements
        if value["bentuk"] == "ksdd"
        for party in value["para_pihak"]
        if "wakil" in party
    }
    assert len({region for region, _ in heads}) == len(heads), "a region has one head"


def test_results_never_exceed_what_was_meant_by_much(shipped: dict[str, bytes]) -> None:
    for text in shipped.values():
        reached: Counter[str] = Counter()
        targets: dict[str, int] = {}
        for entry in json.loads(text).get("pemantauan", ()):
            for one in entry["capaian"]:
                reached[one["kegiatan"]] += one["realisasi"]
                targets[one["kegiatan"]] = one.get("target", 10**9)
        assert all(count <= 1.3 * targets[name] + 1 for name, count in reached.items())


def test_documents_that_have_begun_lack_nothing_but_a_day_of_signing(
    berkas: dict[str, Any],
) -> None:
    lacking = {
        (name, line.document.key): line.missing
        for name, one in berkas.items()
        for line in documents_for(one)
        if line.status == "incomplete" and not any("penandatanganan" in m for m in line.missing)
    }
    assert lacking == {}
    made = Counter(line.status for one in berkas.values() for line in documents_for(one))
    assert made["ready"] > 400


def test_the_plan_is_realised_in_part(berkas: dict[str, Any]) -> None:
    plan = next(one for one in berkas.values() if one.form == "rencana_tahunan")
    ids = {one.id for one in berkas.values()}
    named = {row.berkas for row in plan.daftar if row.berkas is not None}
    assert named < ids
    assert any(row.berkas is None for row in plan.daftar)
    assert {row.triwulan for row in plan.daftar} == {1, 2, 3, 4}
    assert {row.bentuk for row in plan.daftar} == set(FORMS)
    assert len(plan.inventarisasi.kebutuhan) == len(plan.daftar)
    assert parse_nomor(plan.penetapan.nomor, plan.daerah.pola_nomor.keputusan) is not None


def test_the_year_fits_into_a_register(berkas: dict[str, Berkas], tmp_path: Path) -> None:
    path = tmp_path / "register.xlsx"
    path.write_bytes(write_register(berkas.values()))
    (tmp_path / "profil.json").write_bytes((FOLDER / "profil.json").read_bytes())
    found = {entry.name: load_entry(entry) for entry in discover(path)}
    before = {one.id: one.model_dump(exclude={"skema"}) for one in berkas.values()}
    assert {name: one.model_dump(exclude={"skema"}) for name, one in found.items()} == before


@pytest.mark.parametrize("count", [0, 1, 5, 8, 60, 301])
def test_stages_are_dealt_as_evenly_as_whole_numbers_allow(count: int) -> None:
    deck = Counter(dealt(STAGES, count, _Unshuffled()))
    assert sum(deck.values()) == count
    if count >= len(STAGES):
        assert set(deck) == set(STAGES)
    if count == 301:
        assert deck["baru"] == pytest.approx(STAGES["baru"] * count, abs=1)


class _Unshuffled(Random):
    def shuffle(self, _: object) -> None:
        """Leave the deck as it is."""


def test_texts_close_no_sentence_that_documents_close() -> None:
    loose = ("latar", "tujuan", "lingkup", "manfaat", "hak", "kewajiban", "sanksi")
    for form, found in topics().items():
        for topic in found:
            for name in loose:
                for text in topic.get(name, ()):
                    words = text if isinstance(text, str) else text[0]
                    assert words[-1] not in ".,;:", (form, words)
                    assert words[0].islower() or words.startswith(("PARA", "Rp")), (form, words)
