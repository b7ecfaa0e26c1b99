from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args

import pytest
from berkas_samples import BERKAS, at, attached, drop, put, read, sample

from generator import api
from generator.errors import InputError
from generator.messages import CATALOGUE
from generator.rules import sinergi, wording
from generator.rules.finding import HOUSE, Severity

if TYPE_CHECKING:
    from berkas_samples import Value

    from generator.rules.finding import Finding, Rule

RULES: dict[str, Rule] = {rule.code: rule for rule in (*sinergi.RULES, *wording.RULES)}


@dataclass(frozen=True)
class Example:
    """Facts of `sinergi-lengkap` that pass a rule, and facts that break it.

    Attributes:
        passing: Values by path; `...` removes a fact.
        failing: The same.
        paths: Where the rule is broken by `failing`.
    """

    passing: dict[str, Any]
    failing: dict[str, Any]
    paths: tuple[str, ...]


_CENTRE = sample()["para_pihak"][0]
_REGION = sample()["para_pihak"][1]
_SIGNED = sample()["penandatanganan"]["tanggal"]
_DUTIES = {"kesatu": ["a"], "kedua": ["b"], "ketiga": ["c"]}

EXAMPLES: dict[str, tuple[Example, ...]] = {
    "R01": (
        Example(
            {
                "para_pihak": [_CENTRE, {**_CENTRE, "nama": "Kantor Lain"}, _REGION],
                "tugas_tanggung_jawab": _DUTIES,
            },
            {
                "para_pihak": [_CENTRE, {**_CENTRE, "nama": _CENTRE["nama"].upper()}, _REGION],
                "tugas_tanggung_jawab": _DUTIES,
            },
            ("para_pihak[1]",),
        ),
    ),
    "R14": (
        Example(
            {"para_pihak[0].wakil.nama": "Hjalmar Drs"},
            {"para_pihak[0].wakil.nama": "Rahmat, S.H."},
            ("para_pihak[0].wakil.nama",),
        ),
        Example(
            {"para_pihak[0].wakil.nama": "Irwan Drajat"},
            {"para_pihak[0].wakil.nama": "Ir. Wan"},
            ("para_pihak[0].wakil.nama",),
        ),
    ),
    "R17": (
        Example({}, {"para_pihak": [_REGION, _CENTRE]}, ("para_pihak[0]",)),
    ),
    "R22": (
        Example(
            {"objek.dasar_perencanaan.dokumen": "RKPD"},
            {"objek.dasar_perencanaan.dokumen": "RPJMD"},
            ("objek.dasar_perencanaan.dokumen",),
        ),
    ),
    "R34": (
        Example(
            {"jangka_waktu.mulai": _SIGNED},
            {"jangka_waktu.mulai": "2026-03-01"},
            ("jangka_waktu.mulai",),
        ),
        Example(
            {"jangka_waktu.mulai": "2026-01-01", "penandatanganan": ...},
            {"jangka_waktu.mulai": "2026-01-01"},
            ("jangka_waktu.mulai",),
        ),
    ),
    "R38": (
        Example(
            {"jangka_waktu.selesai": "2031-03-01"},
            {"jangka_waktu.selesai": "2031-03-02"},
            ("jangka_waktu.selesai",),
        ),
    ),
    "R40": (
        Example(
            {"persetujuan_dprd.persetujuan.tanggal": _SIGNED},
            {"persetujuan_dprd.persetujuan.tanggal": "2026-03-03"},
            ("persetujuan_dprd.persetujuan.tanggal",),
        ),
    ),
    "R54": (
        Example(
            {"persetujuan_dprd": ..., "penandatanganan": ...},
            {"persetujuan_dprd": ...},
            ("persetujuan_dprd.persetujuan",),
        ),
        Example({}, {"persetujuan_dprd.persetujuan": ...}, ("persetujuan_dprd.persetujuan",)),
    ),
    "R68": (
        Example(
            {"rencana_kerja[0].jadwal": {"mulai": "2026-03", "selesai": "2028-12"}},
            {"rencana_kerja[0].jadwal": {"mulai": "2026-02", "selesai": "2028-12"}},
            ("rencana_kerja[0].jadwal",),
        ),
        Example(
            {"rencana_kerja[1].jadwal": {"mulai": "2028-12", "selesai": "2028-12"}},
            {"rencana_kerja[1].jadwal": {"mulai": "2028-12", "selesai": "2029-01"}},
            ("rencana_kerja[1].jadwal",),
        ),
    ),
    "R89": (
        Example(
            {"judul": "Pendaftaran Tanah (Tahap Kedua)"},
            {"judul": "Pendaftaran Tanah Sistematis Lengkap (PTSL)"},
            ("judul",),
        ),
    ),
    "R98": (
        Example(
            {"maksud": "kerja sama wali kota dan miliar Rp5.000,00 dengan iktikad baik"},
            {"maksud": "kerjasama", "tujuan": ["Walikota", "dua milyar"], "lokasi": ["Rp 5"]},
            ("lokasi[0]", "maksud", "tujuan[0]", "tujuan[1]"),
        ),
    ),
    "R99": (
        Example(
            {"maksud": "Pekan Olahraga XXX … dan seterusnya...", "lokasi": ["Lokasi xx"]},
            {
                "maksud": "sebagai xxx",
                "tujuan": ["…… hari", "....."],
                "lokasi": ["Lorem ipsum", "{{ lokasi }}", "XXXX"],
            },
            ("lokasi[0]", "lokasi[1]", "lokasi[2]", "maksud", "tujuan[0]", "tujuan[1]"),
        ),
    ),
}  # fmt: skip
CASES = [(code, example) for code, examples in EXAMPLES.items() for example in examples]
IDS = [code for code, _ in CASES]


def with_facts(facts: dict[str, Any]) -> Value:
    value = sample()
    for path, fact in facts.items():
        drop(value, path) if fact is ... else put(value, path, fact)
    return value


def broken(value: Value, code: str) -> list[Finding]:
    return [finding for finding in api.check(attached(value)) if finding.code == code]


def test_every_rule_has_a_passing_and_a_failing_example() -> None:
    assert set(EXAMPLES) == set(RULES)
    assert len(RULES) == len(sinergi.RULES) + len(wording.RULES)


@pytest.mark.parametrize(("code", "example"), CASES, ids=IDS)
def test_a_rule_passes_what_it_should(code: str, example: Example) -> None:
    assert broken(with_facts(example.passing), code) == []


@pytest.mark.parametrize(("code", "example"), CASES, ids=IDS)
def test_a_rule_notices_what_it_should_and_where(code: str, example: Example) -> None:
    value = with_facts(example.failing)
    found = broken(value, code)
    assert tuple(sorted(finding.path for finding in found)) == example.paths
    for finding in found:
        assert finding.severity == RULES[code].severity
        assert finding.source == RULES[code].source
        for lang in ("id", "en"):
            assert finding.message(lang)
            assert finding.hint(lang)
        if not finding.path.startswith("persetujuan_dprd"):
            assert at(value, finding.path)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_every_rule_has_a_severity_a_source_and_a_sentence(rule: Rule) -> None:
    assert rule.severity in get_args(Severity)
    assert rule.source == HOUSE or re.search(
        r"(PP|Permendagri|UU) \d+/\d{4}|Permendagri \d+/\d{4}", rule.source
    )
    assert CATALOGUE[f"rule.{rule.code}"].hint_id
    assert CATALOGUE[f"rule.{rule.code}"].hint_en


@pytest.mark.parametrize("name", BERKAS)
def test_the_shipped_samples_break_no_rule(name: str) -> None:
    assert api.check(attached(sample(name))) == ()


def test_the_name_of_the_regions_head_is_checked_too() -> None:
    profil = put(sample("profil"), "kepala_daerah.nama", "H. Ahmad Fauzan")
    (finding,) = api.check(attached(sample(), profil))
    assert (finding.code, finding.path) == ("R14", "profil.kepala_daerah.nama")
    assert "H. Ahmad Fauzan" in finding.message()


def test_findings_come_gravest_first() -> None:
    value = sample()
    put(value, "judul", "Kerjasama (PTSL)")
    put(value, "maksud", "xxx")
    put(value, "objek.dasar_perencanaan.dokumen", "Renja")
    found = [(finding.severity, finding.code) for finding in api.check(attached(value))]
    assert found == [("error", "R22"), ("error", "R99"), ("warning", "R89"), ("warning", "R98")]


def test_approval_is_not_asked_for_where_the_council_need_not_approve() -> None:
    value = sample("sinergi-kecil")
    assert "persetujuan_dprd" not in value
    assert broken(value, "R54") == []
    late = {"jenis": "surat_pimpinan", "nomor": "1", "tanggal": "2030-01-01"}
    put(value, "persetujuan_dprd", {"manfaat": ["a"], "persetujuan": late})
    assert broken(value, "R40") == []


def test_facts_of_findings_are_written_as_in_the_file() -> None:
    (finding,) = broken(with_facts({"jangka_waktu.mulai": "2026-03-01"}), "R34")
    assert "2026-03-01" in finding.message("id")
    assert "2026-03-01" in finding.message("en")


def test_final_documents_of_an_unlawful_berkas_are_refused_and_drafts_made() -> None:
    berkas = attached(with_facts({"objek.dasar_perencanaan.dokumen": "RPJMD", "maksud": "xxx"}))
    with pytest.raises(InputError) as caught:
        api.render(berkas)
    assert caught.value.code == "input.unlawful"
    assert caught.value.where == berkas.id
    assert caught.value.facts["count"] == 2
    assert "R22 (objek.dasar_perencanaan.dokumen)" in caught.value.message()
    assert set(api.render(berkas, draft=True)) == {
        "surat_permohonan_persetujuan_dprd", "nota_kesepakatan", "rencana_kerja",
    }  # fmt: skip


def test_warnings_do_not_hold_documents_up() -> None:
    berkas = attached(put(sample("sinergi-kecil"), "judul", "Kerjasama Statistik (KSS)"))
    assert {finding.severity for finding in api.check(berkas)} == {"warning"}
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
