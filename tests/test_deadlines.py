"""What is still due in a berkas: each clock runs from its letter, and stops with its answer."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from berkas_samples import attached, drop, put, sample, write
from icalendar import Calendar
from test_cli import naskah

from generator.deadlines import deadlines_of
from generator.errors import ExitCode

if TYPE_CHECKING:
    from pathlib import Path

    from berkas_samples import Value

BY_CALENDAR = {**sample("profil"), "satuan_hari": "kalender"}


def due(value: Value, profil: Value | None = None) -> dict[str, date]:
    found = deadlines_of(attached(value, profil or BY_CALENDAR))
    assert [one.tanggal for one in found] == sorted(one.tanggal for one in found)
    return {one.kode: one.tanggal for one in found}


def offered(**stages: object) -> Value:
    value = sample("ksdd-penawaran")
    for name in ("permintaan_tanggapan_kedua", "laporan_tidak_ada_tanggapan"):
        value["tahapan"].pop(name, None)
    put(value, "tahapan.penawaran.diterima", "2025-12-01")
    value["tahapan"] |= stages
    return value


def test_an_offer_is_answered_within_thirty_days_and_a_second_request_within_fifteen() -> None:
    request = {**sample("ksdd-penawaran")["tahapan"]["permintaan_tanggapan_kedua"]}
    request["diterima"] = "2026-01-13"
    assert due(offered())["jawaban_penawaran"] == date(2025, 12, 31)
    second = due(offered(permintaan_tanggapan_kedua=request))
    assert second["tanggapan_kedua"] == date(2026, 1, 28)
    assert "jawaban_penawaran" not in second
    assert "tanggapan_kedua" not in due(sample("ksdd-penawaran"))  # reported to the governor


def test_the_council_has_forty_five_days_by_the_calendar_or_of_work() -> None:
    value = drop(sample("ksdd-wajib"), "persetujuan_dprd.persetujuan")
    value.pop("perjanjian_kerja_sama")
    value.pop("perubahan")
    put(value, "persetujuan_dprd.surat_permohonan.diterima", "2026-01-20")
    assert due(value)["persetujuan_dprd"] == date(2026, 3, 6)
    # 20 January to 6 March has 33 days of work at most, 45 of them end in late March or April.
    assert date(2026, 3, 24) <= due(value, sample("profil"))["persetujuan_dprd"]
    assert "persetujuan_dprd" not in due(sample("ksdd-wajib"))


def test_an_agreement_abroad_is_prolonged_six_months_before_its_end() -> None:
    value = sample("ksdll-penerusan")
    found = due(value)
    assert found["akhir-naskah_kerja_sama"] == date(2029, 11, 30)
    assert found["usul_perpanjangan"] == date(2029, 5, 30)
    assert "akhir-letter_of_intent" not in found  # the memorandum has taken its place
    assert "usul_perpanjangan" not in due(sample("ksdpl-kembar"))  # asked for already


def test_an_end_names_its_document_and_what_has_ended_is_due_no_more() -> None:
    titles = [one.judul for one in deadlines_of(attached(sample("ksdpk-investasi")))]
    subject = sample("ksdpk-investasi")["judul"]
    assert f"Kesepakatan Bersama berakhir: {subject}" in titles
    assert f"Perjanjian Kerja Sama berakhir: {subject}" in titles
    assert len(set(titles)) == len(titles)
    english = deadlines_of(attached(sample("ksdpk-investasi")), "en")
    assert f"Kesepakatan Bersama ends: {subject}" in [one.judul for one in english]
    assert due(sample("ksdd-sukarela")) == {}


@pytest.mark.parametrize("form", ["tim_koordinasi-kota", "rencana_tahunan-2026"])
def test_decrees_have_no_clocks(form: str) -> None:
    assert due(sample(form)) == {}


def test_the_command_writes_a_calendar_file_and_replaces_none(tmp_path: Path) -> None:
    path = write(tmp_path, sample("sinergi-kecil"))
    target = tmp_path / "tenggat.ics"
    told = naskah("deadlines", path, "--ics", target).stdout
    (event,) = Calendar.from_ical(target.read_bytes()).walk("VEVENT")
    assert str(event["summary"]).startswith("Nota Kesepakatan berakhir: ")
    assert event.decoded("dtstart").isoformat() in told
    before = target.read_bytes()
    failed = naskah("deadlines", path, "--ics", target, code=ExitCode.OUTPUT)
    assert str(target) in failed.stderr
    assert target.read_bytes() == before
