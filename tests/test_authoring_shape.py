from __future__ import annotations

import json

import pytest

from generator import registry
from generator.authoring.shape import (
    AMOUNT,
    DATE,
    FLAG,
    GROUP,
    LIST,
    MONTH,
    NUMBER,
    TEXT,
    Shape,
    input_leaves,
    samples_of,
    shape_of,
)
from generator.resources import SAMPLES


def at(path: str) -> Shape:
    return {one.path: one for one in shape_of("sinergi", "nota_kesepakatan").walk()}[path]


@pytest.mark.parametrize(
    ("path", "kinds"),
    [
        ("judul", {TEXT}),
        ("para_pihak", {LIST}),
        ("para_pihak[]", {GROUP}),
        ("para_pihak[].daerah", {FLAG}),
        ("jangka_waktu.mulai", {DATE}),
        ("rencana_kerja[].jadwal.mulai", {MONTH}),
        ("pembiayaan.sumber[].jumlah", {AMOUNT}),
        ("rangkap", {NUMBER}),
        ("tanda_tangan[][].sebutan", {TEXT}),
    ],
)
def test_kinds_are_those_of_the_context(path: str, kinds: set[str]) -> None:
    assert at(path).kinds == kinds


def test_facts_of_the_models_carry_their_titles_and_computed_ones_do_not() -> None:
    assert (at("judul").title, at("judul").is_input) == ("Judul", True)
    assert (at("riwayat").title, at("riwayat").is_input) == ("", False)


def test_what_some_sample_leaves_out_is_optional() -> None:
    assert at("persetujuan_dprd").is_optional
    assert not at("judul").is_optional


def test_facts_no_sample_has_come_from_the_model_with_an_example() -> None:
    told = at("para_pihak[].wakil.dasar_kewenangan.tentang")
    assert told.kinds == {TEXT}
    assert told.examples


def test_only_the_cover_knows_what_the_bundle_adds() -> None:
    assert "daftar_isi" in shape_of("sinergi", registry.COVER.key).fields
    assert "daftar_isi" not in shape_of("sinergi", "nota_kesepakatan").fields


def test_every_shipped_berkas_is_a_sample_of_its_form() -> None:
    told = [json.loads(path.read_bytes()).get("bentuk") for path in SAMPLES.glob("*.json")]
    assert sum(len(samples_of(form.key)) for form in registry.FORMS) == sum(map(bool, told))


def test_facts_that_may_be_stated_are_the_models_leaves() -> None:
    leaves = input_leaves("sinergi")
    assert {"judul", "tujuan[]", "rencana_kerja[].keluaran.target"} <= set(leaves)
    assert "riwayat" not in leaves
