"""What letters and reports add: addressees, clocks, results, and who gets a copy."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from berkas_samples import attached, drop, put, sample

from generator import registry
from generator.readiness import documents_for
from generator.rendering.context import build_context
from generator.rendering.fields import Kosong


def _context(value: dict[str, Any], key: str, **profil: object) -> dict[str, Any]:
    berkas = attached(value, sample("profil") | profil)
    return build_context(berkas, registry.document(key, berkas.form), draft=True)


@pytest.mark.parametrize(
    ("name", "addressees"),
    [
        ("ksdd-penawaran", ["Bupati Balangan", "Bupati Hulu Sungai Utara"]),
        ("ksdpk-parkir", ["Direktur Utama PT Parkir Cerdas Banua"]),
        ("sinergi-lengkap", ["Kepala Kantor Pertanahan Kabupaten Tabalong"]),
    ],
)
def test_letters_go_to_the_office_of_every_partner(name: str, addressees: list[str]) -> None:
    mitra = _context(sample(name), "surat_penawaran")["mitra"]
    assert [party["tujuan_surat"] for party in mitra] == addressees


def test_letters_to_an_acting_head_go_to_the_office() -> None:
    value = put(sample("ksdd-penawaran"), "para_pihak[1].wakil.jabatan", "Pj. Bupati Balangan")
    assert _context(value, "surat_penawaran")["mitra"][0]["tujuan_surat"] == "Bupati Balangan"


def test_a_partner_without_a_known_official_has_no_addressee() -> None:
    value = drop(sample("ksdpk-parkir"), "para_pihak[1].wakil")
    assert isinstance(_context(value, "surat_penawaran")["mitra"][0]["tujuan_surat"], Kosong)


@pytest.mark.parametrize(
    ("unit", "word", "council", "offer"),
    [
        ("kerja", "hari kerja", date(2026, 4, 13), date(2026, 1, 20)),
        ("kalender", "hari", date(2026, 3, 14), date(2026, 1, 2)),
    ],
)
def test_clocks_run_in_the_days_of_the_profil(
    unit: str, word: str, council: date, offer: date
) -> None:
    key = "keterangan_dianggap_disetujui"
    context = _context(sample("ksdpk-parkir"), key, satuan_hari=unit)
    assert context["sebutan_hari"] == word
    assert context["dprd"]["surat_permohonan"]["tenggat"] == council
    assert context["tahapan"]["penawaran"]["tenggat"] == offer


def test_clocks_abroad_run_in_working_days_whatever_the_profil_says() -> None:
    context = _context(
        sample("ksdll-nonprofit"), "keterangan_dianggap_disetujui", satuan_hari="kalender"
    )
    assert context["sebutan_hari"] == "hari kerja"


def test_no_clock_runs_before_the_letter_is_received() -> None:
    value = drop(sample("ksdpk-parkir"), "persetujuan_dprd.surat_permohonan.diterima")
    letter = _context(value, "surat_permohonan_persetujuan_dprd")["dprd"]["surat_permohonan"]
    assert isinstance(letter["tenggat"], Kosong)


def test_results_stand_beside_what_the_rencana_kerja_planned() -> None:
    context = _context(sample(), "laporan_semester")
    first, second, third = context["capaian"]
    assert (first["target"], first["satuan"], first["persen"]) == (4, "desa", 100)
    assert second["persen"] == Decimal("43.20")
    assert second["anggaran"] == Decimal(312_500_000)
    assert isinstance(third["anggaran"], Kosong)
    assert (third["target"], third["persen"]) == (12, 75)
    assert context["capaian_jumlah"] == {
        "anggaran": Decimal(357_500_000),
        "realisasi_anggaran": Decimal(163_000_000),
    }


@pytest.mark.parametrize(
    ("name", "office"),
    [("ksdd-mitra", "Dinas Kesehatan"), ("sinergi-lengkap", "Sekretariat Daerah")],
)
def test_the_report_has_the_letterhead_of_whoever_reports(name: str, office: str) -> None:
    assert _context(sample(name), "laporan_semester")["kop"]["nama"] == office


def test_a_study_of_a_third_party_is_signed_at_its_seat() -> None:
    value = put(sample("ksdpk-parkir"), "tahapan.studi_kelayakan.penyusun", "pihak_ketiga")
    assert _context(value, "studi_kelayakan")["tempat_surat"] == "Banjarmasin"
    assert _context(sample("ksdpk-parkir"), "studi_kelayakan")["tempat_surat"] == "Tanjung"


def test_an_extension_abroad_is_copied_to_governor_and_council() -> None:
    value = drop(sample("ksdpl-kembar"), "perpanjangan.tembusan")
    assert _context(value, "perpanjangan")["tembusan"] == [
        "Gubernur Kalimantan Selatan",
        "Ketua Dewan Perwakilan Rakyat Daerah Kabupaten Tabalong",
    ]


@pytest.mark.parametrize(
    ("name", "fact", "document", "status"),
    [
        ("ksdpk-parkir", "tahapan.kerangka_acuan_kerja.dampak_sosial", "kerangka_acuan_kerja",
         "incomplete"),
        ("sinergi-lengkap", "tahapan.kerangka_acuan_kerja.kegiatan", "kerangka_acuan_kerja",
         "ready"),
        ("ksdpk-parkir", "kesepakatan_bersama.penandatanganan",
         "surat_permohonan_persetujuan_dprd", "incomplete"),
        ("ksdpl-kembar", "letter_of_intent", "surat_permohonan_persetujuan_dprd", "incomplete"),
    ],
)  # fmt: skip
def test_a_form_may_need_further_facts(name: str, fact: str, document: str, status: str) -> None:
    lines = documents_for(attached(drop(sample(name), fact)))
    (found,) = [line for line in lines if line.document.key == document]
    assert found.status == status
    assert all(path.startswith(fact) for path in found.missing)
