from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, get_args

import pytest
from berkas_samples import BERKAS, attached, put, read, sample, steps
from rule_bases import FORMS, lawful
from rule_examples import EXAMPLES, Example

from generator import api
from generator.errors import InputError
from generator.messages import CATALOGUE
from generator.models.berkas import Berkas
from generator.registry import FORMS as REGISTERED
from generator.rules.catalogue import HELD, RULES
from generator.rules.finding import HOUSE, Severity
from generator.rules.numbers import used_twice

if TYPE_CHECKING:
    from typing import Any

    from berkas_samples import Value

    from generator.rules.finding import Finding, Rule

IDS = [f"{example.code}-{example.form}" for example in EXAMPLES]
# R87 looks at the shipped defaults: its example changes a layer, not a berkas.
NOT_HERE = {"R87"}


def with_facts(form: str, facts: dict[str, Any]) -> Value:
    value = lawful(form)
    for path, fact in facts.items():
        *above, last = steps(path)
        place: Any = value
        for step in above:
            place = place.setdefault(step, {}) if isinstance(place, dict) else place[step]
        if fact is ...:
            del place[last]
        elif isinstance(place, list) and last == len(place):
            place.append(fact)
        else:
            place[last] = fact
    return value


def broken(value: Value, code: str, today: str = "2026-07-01") -> list[Finding]:
    found = api.check(attached(value), today=date.fromisoformat(today))
    return [finding for finding in found if finding.code == code]


def test_every_number_of_the_list_is_a_rule_or_held_otherwise() -> None:
    live = {rule.code for rule in RULES}
    held = {line.code for line in HELD}
    assert live & held == set()
    assert {f"R{number:02d}" for number in range(1, 101)} <= live | held


def test_every_rule_has_examples() -> None:
    assert {example.code for example in EXAMPLES} | NOT_HERE == {rule.code for rule in RULES}


@pytest.mark.parametrize("form", FORMS)
def test_the_lawful_berkas_break_no_rule(form: str) -> None:
    assert api.check(attached(lawful(form)), today=date(2026, 7, 1)) == ()


@pytest.mark.parametrize("example", EXAMPLES, ids=IDS)
def test_a_rule_passes_what_it_should(example: Example) -> None:
    assert broken(with_facts(example.form, example.passing), example.code) == []


@pytest.mark.parametrize("example", EXAMPLES, ids=IDS)
def test_a_rule_notices_what_it_should_and_where(example: Example) -> None:
    found = broken(with_facts(example.form, example.failing), example.code, example.today)
    assert tuple(sorted({finding.path for finding in found})) == example.paths
    lines = [rule for rule in RULES if rule.code == example.code]
    for finding in found:
        assert (finding.severity, finding.source) in {(r.severity, r.source) for r in lines}
        for lang in ("id", "en"):
            assert finding.message(lang)
            assert finding.hint(lang)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.code}-{rule.applies.__name__}")
def test_every_rule_has_a_severity_a_source_and_a_sentence(rule: Rule) -> None:
    assert rule.severity in get_args(Severity)
    assert issubclass(rule.applies, Berkas)
    assert rule.source == HOUSE or re.search(r"(UU|PP|Permendagri) \d+/\d{4}", rule.source)
    message = CATALOGUE[f"rule.{rule.code}"]
    assert all((message.id, message.en, message.hint_id, message.hint_en))


def test_every_rule_is_about_a_form() -> None:
    models = {type(attached(lawful(form))) for form in FORMS}
    assert set(FORMS) <= {form.key for form in REGISTERED}
    assert all(any(issubclass(model, rule.applies) for model in models) for rule in RULES)


@pytest.mark.parametrize("name", BERKAS)
def test_the_shipped_samples_are_lawful(name: str) -> None:
    found = api.check(attached(sample(name)), today=date(2026, 11, 23))
    assert [finding for finding in found if finding.severity == "error"] == []


def test_the_name_of_the_regions_head_is_checked_too() -> None:
    profil = put(sample("profil"), "kepala_daerah.nama", "H. Ahmad Fauzan")
    (finding,) = api.check(attached(lawful("ksdd"), profil), today=date(2026, 7, 1))
    assert (finding.code, finding.path) == ("R14", "profil.kepala_daerah.nama")
    assert "H. Ahmad Fauzan" in finding.message()


def test_findings_come_gravest_first() -> None:
    value = with_facts("sinergi", {"judul": "Kerjasama (PTSL)", "ruang_lingkup[0]": "xxx"})
    put(value, "objek.dasar_perencanaan.dokumen", "Renja")
    found = [(f.severity, f.code) for f in api.check(attached(value), today=date(2026, 7, 1))]
    assert found == [("error", "R22"), ("error", "R99"), ("warning", "R89"), ("warning", "R98")]


def test_approval_is_not_asked_for_where_the_council_need_not_approve() -> None:
    late = {"jenis": "surat_pimpinan", "nomor": "1", "tanggal": "2030-01-01"}
    value = with_facts("sinergi", {"persetujuan_dprd": {"persetujuan": late}})
    assert broken(lawful("sinergi"), "R54") == []
    assert broken(value, "R40") == []


def test_facts_of_findings_are_written_as_in_the_file() -> None:
    (finding,) = broken(with_facts("sinergi", {"jangka_waktu.mulai": "2026-03-01"}), "R34")
    assert "2026-03-01" in finding.message("id")
    assert "2026-03-01" in finding.message("en")


def test_an_allowed_rule_is_still_reported_and_blocks_nothing() -> None:
    berkas = attached(with_facts("ksdd", {"jangka_waktu.selesai": "2032-01-01"}))
    reason = "Perpanjangan disetujui Menteri."
    found = api.check(berkas, allow={"R35": reason}, today=date(2026, 7, 1))
    (finding,) = [one for one in found if one.code == "R35"]
    assert (finding.severity, finding.allowed, finding.blocks) == ("error", reason, False)


def test_allowing_needs_a_reason() -> None:
    with pytest.raises(InputError) as caught:
        api.check(attached(lawful("ksdd")), allow={"R35": " "})
    assert caught.value.code == "input.allow-without-reason"


def test_a_layer_decides_how_grave_a_rule_is(tmp_path: Any) -> None:
    (tmp_path / "_base").mkdir()
    file = tmp_path / "_base" / "aturan.json"
    berkas = attached(with_facts("ksdd", {"alasan_efisiensi": ...}))
    for setting, expected in (("error", "error"), ("info", "info"), ("off", None)):
        file.write_text(f'{{"R24": "{setting}"}}', "utf-8")
        found = api.check(berkas, templates=[tmp_path], today=date(2026, 7, 1))
        assert next((one.severity for one in found if one.code == "R24"), None) == expected


def test_a_decree_without_the_constitution_first_is_noticed(tmp_path: Any) -> None:
    (tmp_path / "_base").mkdir()
    own = '{"bawaan": {"keputusan": ["uu-23-2014"]}}'
    (tmp_path / "_base" / "dasar_hukum.json").write_text(own, "utf-8")
    berkas = attached(lawful("tim_koordinasi"))
    found = api.check(berkas, templates=[tmp_path], today=date(2026, 7, 1))
    assert [(one.code, one.path) for one in found] == [("R87", "dasar_hukum")]


def test_a_number_used_twice_is_found_over_several_berkas() -> None:
    first, second = attached(lawful("ksdd")), attached(lawful("ksdpk"))
    groups = used_twice([("a.json", first), ("b.json", second)])
    assert [[(used.berkas, used.path) for used in group] for group in groups] == [
        [("a.json", f"{key}.nomor.kesatu"), ("b.json", f"{key}.nomor.kesatu")]
        for key in ("kesepakatan_bersama", "perjanjian_kerja_sama")
    ]
    assert used_twice([("a.json", first)]) == ()
    neighbour = second.daerah.model_copy(update={"nama": "Tetangga"})
    assert used_twice([("a.json", first), ("b.json", second.with_profil(neighbour))]) == ()


def test_final_documents_of_an_unlawful_berkas_are_refused_and_drafts_made() -> None:
    value = with_facts("sinergi", {"objek.dasar_perencanaan.dokumen": "RPJMD"})
    value |= {
        "maksud": "xxx", "tujuan": ["mendata"], "lokasi": ["Tanjung"],
        "latar_belakang": ["bahwa data perlu"],
    }  # fmt: skip
    berkas = attached(value)
    with pytest.raises(InputError) as caught:
        api.render(berkas)
    assert caught.value.code == "input.unlawful"
    assert caught.value.where == berkas.id
    assert caught.value.facts["count"] == 2
    assert "R22 (objek.dasar_perencanaan.dokumen)" in caught.value.message()
    assert set(api.render(berkas, draft=True)) == {"nota_kesepakatan", "rencana_kerja"}
    reasons = {"R22": "Perubahan RKPD berjalan.", "R99": "Contoh."}
    assert set(api.render(berkas, allow=reasons)) == {"nota_kesepakatan", "rencana_kerja"}


def test_warnings_do_not_hold_documents_up() -> None:
    berkas = attached(put(sample("sinergi-kecil"), "judul", "Kerjasama Statistik (KSS)"))
    assert "warning" in {finding.severity for finding in api.check(berkas)}
    assert "rencana_kerja" in api.render(berkas, only=["rencana_kerja"])


def test_an_unknown_legal_basis_is_found_before_rendering() -> None:
    with pytest.raises(InputError) as caught:
        api.check(attached(put(sample(), "dasar_hukum[1]", "uu-99-2099")))
    assert caught.value.code == "input.unknown-legal-basis"
    assert caught.value.where == "dasar_hukum[1]"


def test_a_berkas_without_profil_can_not_be_checked() -> None:
    with pytest.raises(InputError) as caught:
        api.check(read(sample()))
    assert caught.value.code == "input.no-profil"
