"""Rules on what agreements, decrees and reports must contain, and what they must not."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from generator.models.dalam_negeri import DalamNegeri
from generator.models.dua_naskah import DuaNaskah
from generator.models.ksdd import Ksdd
from generator.models.ksdpk import Ksdpk
from generator.models.luar_negeri import LuarNegeri
from generator.models.sinergi import Sinergi
from generator.models.tim_koordinasi import TUGAS, TimKoordinasi
from generator.rules.finding import Case, Place, Rule
from generator.rules.walk import texts

if TYPE_CHECKING:
    from collections.abc import Iterator

_MONEY: Final = re.compile(r"\bRp\s?[0-9]")
_BINDING: Final = re.compile(r"\b(?:wajib|berhak|berkewajiban|shall|obliged)\b", re.IGNORECASE)
_OFFICE_CHANGES: Final = re.compile(
    r"\b(?:pergantian|berakhirnya masa jabatan|berhentinya)\b[^.;]*"
    r"\b(?:kepala daerah|bupati|wali kota|gubernur|pejabat|pimpinan)\b",
    re.IGNORECASE,
)
_COURTS: Final = re.compile(
    r"\b(?:arbitrase|pengadilan|mahkamah|BANI|arbitration|courts?|tribunal)\b", re.IGNORECASE
)
_SINGLE: Final = {
    "ketua": "sekretaris daerah",
    "wakil_ketua": "asisten",
    "sekretaris": "kepala bagian",
}
_MEMBERS: Final = 6
_BEYOND: Final = ("pengarah", "penanggung_jawab", "anggota_tidak_tetap", "tenaga_ahli")


def _sanctions(case: Case[Ksdpk]) -> Iterator[Place]:
    agreement = case.berkas.perjanjian_kerja_sama
    if agreement is not None and not agreement.sanksi:
        yield "perjanjian_kerja_sama.sanksi", {}


def _plan_attached(case: Case[Sinergi]) -> Iterator[Place]:
    if case.berkas.penandatanganan is not None and not case.berkas.rencana_kerja:
        yield "rencana_kerja", {}


def _prices_in_umbrella(case: Case[DuaNaskah]) -> Iterator[Place]:
    umbrella = case.berkas.kesepakatan_bersama
    if umbrella is None:
        return
    scope = [(f"ruang_lingkup[{i}]", text) for i, text in enumerate(case.berkas.ruang_lingkup)]
    for path, text in (*texts(umbrella, "kesepakatan_bersama"), *scope):
        if found := _MONEY.search(text):
            yield path, {"text": found.group()}


def _umbrella_cited(case: Case[DuaNaskah]) -> Iterator[Place]:
    berkas = case.berkas
    if berkas.perjanjian_kerja_sama is not None and berkas.kesepakatan_bersama is None:
        yield "kesepakatan_bersama", {}


def _statement_of_will(case: Case[LuarNegeri]) -> Iterator[Place]:
    berkas = case.berkas
    if berkas.letter_of_intent is None:
        return
    for name in ("maksud", "tujuan", "ruang_lingkup"):
        for path, text in texts(getattr(berkas, name), name):
            found = _MONEY.search(text) or _BINDING.search(text)
            if found:
                yield path, {"text": found.group()}


def _composition(case: Case[TimKoordinasi]) -> Iterator[Place]:
    berkas = case.berkas
    if not berkas.tkksd:
        return
    seats = Counter(seat.kedudukan for seat in berkas.susunan)
    for role, office in _SINGLE.items():
        held = [
            (index, seat.jabatan)
            for index, seat in enumerate(berkas.susunan)
            if seat.kedudukan == role
        ]
        if not held or (role == "ketua" and len(held) > 1):
            yield "susunan", {"role": role, "expected": office}
        for index, name in held[:1]:
            if office not in name.casefold():
                yield f"susunan[{index}].jabatan", {"role": role, "expected": office}
    if seats["anggota"] < _MEMBERS:
        yield "susunan", {"role": "anggota", "expected": f"≥ {_MEMBERS}"}
    offices = Counter(seat.jabatan.casefold() for seat in berkas.susunan)
    for index, seat in enumerate(berkas.susunan):
        if offices[seat.jabatan.casefold()] > 1:
            yield f"susunan[{index}].jabatan", {"role": seat.kedudukan, "expected": "1×"}


def _beyond_the_law(case: Case[TimKoordinasi]) -> Iterator[Place]:
    if not case.berkas.tkksd:
        return
    seen: Counter[str] = Counter()
    for index, seat in enumerate(case.berkas.susunan):
        seen[seat.kedudukan] += 1
        is_second = seat.kedudukan in ("wakil_ketua", "sekretaris") and seen[seat.kedudukan] > 1
        if is_second or seat.kedudukan in _BEYOND:
            yield f"susunan[{index}].kedudukan", {"role": seat.kedudukan}


def _ten_tasks(case: Case[TimKoordinasi]) -> Iterator[Place]:
    missing = [task for task in TUGAS if task not in case.berkas.tugas]
    if case.berkas.tkksd and missing:
        yield "tugas", {"missing": missing}


def _ends_with_office(case: Case[DalamNegeri]) -> Iterator[Place]:
    agreement = getattr(case.berkas, "perjanjian_kerja_sama", None)
    grounds = getattr(agreement, "pengakhiran_tambahan", ())
    for path, text in (
        *texts(grounds, "perjanjian_kerja_sama.pengakhiran_tambahan"),
        *texts(case.berkas.pasal_tambahan, "pasal_tambahan"),
    ):
        found = _OFFICE_CHANGES.search(text)
        if found and not re.search(r"\btidak\b", text, re.IGNORECASE):
            yield path, {"text": found.group()}


def _courts_at_home(case: Case[Ksdd]) -> Iterator[Place]:
    yield from _courts(case.berkas.pasal_tambahan, "pasal_tambahan")


def _courts_abroad(case: Case[LuarNegeri]) -> Iterator[Place]:
    yield from _courts(case.berkas.naskah_kerja_sama, "naskah_kerja_sama")


def _courts(value: Any, path: str) -> Iterator[Place]:
    for place, text in texts(value, path):
        if found := _COURTS.search(text):
            yield place, {"text": found.group()}


RULES: Final = (
    Rule(
        "R66", "error", Ksdpk,
        "UU 23/2014 Pasal 366 ayat (2) huruf d; PP 28/2018 Pasal 19 ayat (2)", _sanctions,
    ),
    Rule("R68", "error", Sinergi, "Permendagri 22/2020 Pasal 55–57", _plan_attached),
    Rule("R69", "warning", DuaNaskah, "Permendagri 22/2020 Pasal 1", _prices_in_umbrella),
    Rule("R70", "error", DuaNaskah, "Permendagri 22/2020 Pasal 6, 28", _umbrella_cited),
    Rule("R71", "error", LuarNegeri, "Permendagri 25/2020 Pasal 13 ayat (2)", _statement_of_will),
    Rule("R77", "error", TimKoordinasi, "Permendagri 22/2020 Pasal 47 ayat (1)", _composition),
    Rule("R78", "warning", TimKoordinasi, "Permendagri 22/2020 Pasal 47 ayat (1)", _beyond_the_law),
    Rule("R79", "error", TimKoordinasi, "Permendagri 22/2020 Pasal 46 ayat (2)", _ten_tasks),
    Rule("R80", "warning", DalamNegeri, "PP 28/2018 Pasal 9 ayat (2)", _ends_with_office),
    Rule(
        "R81", "warning", Ksdd, "Permendagri 22/2020 Pasal 18–21; UU 23/2014 Pasal 370",
        _courts_at_home,
    ),
    Rule("R82", "warning", LuarNegeri, "PP 28/2018 Pasal 34, 41", _courts_abroad),
)  # fmt: skip
