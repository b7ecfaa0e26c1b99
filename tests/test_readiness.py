from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from berkas_samples import BERKAS, attached, drop, put, sample

from generator import api
from generator.errors import InputError
from generator.messages import CATALOGUE
from generator.readiness import documents_for
from generator.registry import DOCUMENTS, documents_of

if TYPE_CHECKING:
    from berkas_samples import Value

LETTER, AGREEMENT, PLAN = "surat_permohonan_persetujuan_dprd", "nota_kesepakatan", "rencana_kerja"


def states(value: Value) -> dict[str, tuple[str, tuple[str, ...]]]:
    return {
        line.document.key: (line.status, line.missing) for line in documents_for(attached(value))
    }


@pytest.mark.parametrize("name", BERKAS)
def test_every_document_of_the_form_is_judged_in_bundle_order(name: str) -> None:
    berkas = attached(sample(name))
    lines = documents_for(berkas)
    assert tuple(line.document for line in lines) == documents_of(berkas.form)
    ready = [line.document.key for line in lines if line.status == "ready"]
    assert list(api.render(berkas)) == ready


def test_the_letter_to_the_council_is_made_only_where_it_must_approve() -> None:
    small = sample("sinergi-kecil")
    assert states(small)[LETTER] == ("not_needed", ())
    assert states(put(small, "pembiayaan.membebani_daerah", True))[LETTER] == (
        "later",
        ("persetujuan_dprd",),
    )
    assert states(sample())[LETTER] == ("ready", ())
    unnumbered = drop(sample(), "persetujuan_dprd.surat_permohonan")
    assert states(unnumbered)[LETTER] == (
        "later",
        ("persetujuan_dprd.surat_permohonan",),
    )


@pytest.mark.parametrize(
    ("without", "missing"),
    [
        (["penandatanganan"], ("penandatanganan",)),
        (["para_pihak[0].nomor_naskah"], ("para_pihak[0].nomor_naskah",)),
        (["para_pihak[1].nomor_naskah"], ("para_pihak[1].nomor_naskah",)),
        (
            ["penandatanganan", "para_pihak[0].nomor_naskah", "para_pihak[1].nomor_naskah"],
            ("penandatanganan", "para_pihak[0].nomor_naskah", "para_pihak[1].nomor_naskah"),
        ),
    ],
)
def test_missing_facts_are_named_by_their_path(
    without: list[str], missing: tuple[str, ...]
) -> None:
    value = sample()
    for path in without:
        drop(value, path)
    found = states(value)
    assert found[AGREEMENT] == found[PLAN] == ("incomplete", missing)
    assert found[LETTER] == ("ready", ())


@pytest.mark.parametrize("plan", [None, []])
def test_a_work_plan_needs_an_activity(plan: object) -> None:
    value = drop(sample(), "rencana_kerja") if plan is None else put(sample(), "rencana_kerja", [])
    assert states(value)[PLAN] == ("later", ("rencana_kerja",))
    assert states(value)[AGREEMENT] == ("ready", ())


def test_a_province_writes_to_the_minister_without_a_governor_between() -> None:
    value = sample("ksdpl-kembar")
    letter = "surat_pengantar_gubernur"
    assert states(value)[letter] == ("ready", ())
    province = attached(value, sample("profil-provinsi"))
    (line,) = [one for one in documents_for(province) if one.document.key == letter]
    assert line.status == "not_needed"
    assert "langsung" in line.reason("id")


def test_reasons_are_told_in_both_languages() -> None:
    value = drop(sample("sinergi-kecil"), "penandatanganan")
    reasons = {line.document.key: line for line in documents_for(attached(value))}
    assert "penandatanganan" in reasons[AGREEMENT].reason("id")
    assert "missing: penandatanganan" in reasons[AGREEMENT].reason("en")
    assert reasons[LETTER].reason("id").startswith("tidak diperlukan")
    assert reasons[LETTER].reason("en").startswith("not needed")
    full = {line.document.key: line for line in documents_for(attached())}
    assert full[LETTER].reason("id").startswith("diperlukan")
    assert full[AGREEMENT].reason("id") == ""


def test_every_condition_of_the_registry_has_its_sentences() -> None:
    conditions = [line.when for line in DOCUMENTS if line.when]
    assert conditions
    for condition in conditions:
        assert f"list.{condition}.yes" in CATALOGUE
        assert f"list.{condition}.no" in CATALOGUE


def test_only_ready_documents_are_rendered_and_drafts_of_what_has_begun() -> None:
    berkas = attached(drop(sample(), "penandatanganan"))
    assert AGREEMENT not in api.render(berkas)
    assert LETTER in api.render(berkas)
    drafts = list(api.render(berkas, draft=True))
    assert {LETTER, AGREEMENT, PLAN} <= set(drafts)
    assert "pengakhiran" not in drafts
    assert list(api.render(berkas, only=["pengakhiran"], draft=True)) == ["pengakhiran"]


def refusal(value: Value, *only: str, draft: bool = False) -> InputError:
    with pytest.raises(InputError) as caught:
        api.render(attached(value), only=only, draft=draft)
    return caught.value


def test_a_document_asked_for_that_is_not_ready_is_refused_with_what_it_lacks() -> None:
    error = refusal(drop(sample(), "penandatanganan"), LETTER, AGREEMENT)
    assert error.code == "input.documents-not-ready"
    (problem,) = error.problems
    assert problem.message("id") == "Nota Kesepakatan: belum terisi: penandatanganan"
    assert problem.message("en") == "Nota Kesepakatan: missing: penandatanganan"


def test_a_berkas_without_any_ready_document_is_refused() -> None:
    error = refusal(drop(sample("sinergi-kecil"), "penandatanganan"))
    assert error.code == "input.documents-not-ready"
    lacking = {problem.facts["document"] for problem in error.problems}
    assert {"Nota Kesepakatan", "Rencana Kerja"} <= lacking


@pytest.mark.parametrize("draft", [False, True])
def test_a_document_that_is_not_needed_is_refused(draft: bool) -> None:
    error = refusal(sample("sinergi-kecil"), LETTER, draft=draft)
    assert error.code == "input.document-not-needed"
    assert "Surat Permohonan" in error.message()


def test_a_document_the_form_does_not_have_is_refused() -> None:
    error = refusal(sample(), "surat_kuasa")
    assert error.code == "input.unknown-document"
    assert AGREEMENT in error.message()


def test_a_bundle_holds_all_that_has_begun_or_is_not_made() -> None:
    value = drop(sample("sinergi-kecil"), "para_pihak[0].nomor_naskah")
    with pytest.raises(InputError) as caught:
        api.bundle(attached(value))
    assert caught.value.code == "input.documents-not-ready"
    assert {problem.facts["missing"] for problem in caught.value.problems} == {
        ("para_pihak[0].nomor_naskah",)
    }


def test_computed_values_are_named_as_people_write_them() -> None:
    found = states(sample("sinergi-kecil"))
    assert found["adendum"][1][0] == "perubahan"
    assert found["laporan_semester"][1][0] == "pemantauan"
