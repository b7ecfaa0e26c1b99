"""Rules on form: lists, legal bases, numbers, words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.indonesian.nomor import parse_nomor
from generator.models.berkas import Berkas
from generator.models.keputusan import Keputusan
from generator.models.kerja_sama import KerjaSama
from generator.models.peraturan import TINGKAT
from generator.rules.finding import HOUSE, Case, Place, Rule
from generator.rules.numbers import numbers_of
from generator.rules.walk import texts
from generator.tables import classification_codes

if TYPE_CHECKING:
    from collections.abc import Iterator

_ABBREVIATION: Final = re.compile(r"\([A-Z][A-Za-z]{1,11}\)")
_SPELLING: Final = (
    (re.compile(r"\bkerjasama\b", re.IGNORECASE), "kerja sama"),
    (re.compile(r"\bwalikota\b", re.IGNORECASE), "wali kota"),
    (re.compile(r"\bmil(?:y|i)ar?d\b|\bmilyar\b", re.IGNORECASE), "miliar"),
    (re.compile(r"\bRp\s+\d"), "Rp tanpa spasi"),
    (re.compile(r"\bitikad\b", re.IGNORECASE), "iktikad"),
)
_ADDRESS: Final = re.compile(r"\S*(?:@|://|www\.|\.id\b)\S*")  # of mail or a page: not our spelling
_PLACEHOLDER: Final = re.compile(
    r"…{2,}|\.{4,}|\bx{3,}\b|\bX{4,}\b|\b(?i:lorem)\b|\{\{|\{%"  # three capitals: 30 in Roman
)
# Lists whose items the documents close themselves with ; and a full stop.
_CLOSED_BY_US: Final = re.compile(
    r"(?:^|\.)(?:latar_belakang|tujuan|ruang_lingkup|manfaat|sanksi|hak|kewajiban|rekomendasi|"
    r"menimbang|memperhatikan|tugas_tambahan|alasan|penyelesaian|rincian|pengakhiran_tambahan|"
    r"tugas_tanggung_jawab\.\w+|hak_kewajiban\.\w+\.(?:hak|kewajiban))\[\d+\](?:\.(?:id|en))?$"
)
_NIK: Final = re.compile(r"(?<!\d)\d{16}(?!\d)")
_PRIVATE_PHONE: Final = re.compile(r"(?<!\d)(?:\+62\s?8|08)\d[\d\s-]{7,12}\d")


def _closed_twice(case: Case[Berkas]) -> Iterator[Place]:
    for path, text in texts(case.berkas, ""):
        if _CLOSED_BY_US.search(path) and text[-1] in ".;,:":
            yield path, {"character": text[-1]}


def _bases_in_force(case: Case[Keputusan]) -> Iterator[Place]:
    for basis in case.bases(_DECREE):
        if basis.tingkat > _LOWEST_FOR_DECREES:
            yield basis.asal, {"basis": basis.teks, "why": basis.jenis}
        for missing in basis.kurang_lembaran:
            yield basis.asal, {"basis": basis.teks, "why": missing}


def _bases_repealed(case: Case[Berkas]) -> Iterator[Place]:
    document = _DECREE if isinstance(case.berkas, Keputusan) else ""
    for basis in case.bases(document):
        if basis.dicabut_oleh:
            yield basis.asal, {"basis": basis.teks, "by": basis.dicabut_oleh}


_DECREE: Final = "keputusan_bupati"
_LOWEST_FOR_DECREES: Final = TINGKAT["perkada"]


def _constitution_first(case: Case[Keputusan]) -> Iterator[Place]:
    bases = case.bases(_DECREE)
    if not bases or bases[0].jenis != "uud":
        yield "dasar_hukum", {}


def _considers_that(case: Case[Keputusan]) -> Iterator[Place]:
    for index, text in enumerate(case.berkas.menimbang):
        if not text.casefold().startswith("bahwa "):
            yield f"menimbang[{index}]", {}


def _title_abbreviated(case: Case[KerjaSama]) -> Iterator[Place]:
    if found := _ABBREVIATION.search(case.berkas.judul):
        yield "judul", {"text": found.group()}


def _number_patterned(case: Case[Berkas]) -> Iterator[Place]:
    patterns = case.berkas.daerah.pola_nomor
    for used in numbers_of(case.berkas):
        parts = parse_nomor(used.nomor, getattr(patterns, used.jenis))
        if parts is None:
            yield used.path, {"number": used.nomor, "why": "pola"}
        elif used.tanggal is not None and parts.tahun not in (None, used.tanggal.year):
            yield used.path, {"number": used.nomor, "why": str(used.tanggal.year)}


def _code_fits(case: Case[Berkas]) -> Iterator[Place]:
    codes, patterns = classification_codes(case.overrides), case.berkas.daerah.pola_nomor
    for used in numbers_of(case.berkas):
        parts = parse_nomor(used.nomor, getattr(patterns, used.jenis))
        if parts is None or not parts.klasifikasi:
            continue
        code = parts.klasifikasi
        if not codes.dikenal(code) or not codes.cocok(code, used.kelompok):
            yield used.path, {"code": code}


def _budget_in_writing(case: Case[Keputusan]) -> Iterator[Place]:
    if case.berkas.tahun_anggaran is not None and case.berkas.daerah.tanda_tangan_elektronik:
        yield "tahun_anggaran", {}


def _personal_data(case: Case[Berkas]) -> Iterator[Place]:
    for path, text in texts(case.berkas, ""):
        is_number = path.endswith((".nomor", ".nip")) or ".nomor." in path
        if not is_number and (_NIK.search(text) or _PRIVATE_PHONE.search(text)):
            yield path, {}


def _misspelt(case: Case[Berkas]) -> Iterator[Place]:
    for path, text in texts(case.berkas, ""):
        words = _ADDRESS.sub("", text)
        for pattern, better in _SPELLING:
            if found := pattern.search(words):
                yield path, {"text": found.group(), "better": better}


def _placeholder(case: Case[Berkas]) -> Iterator[Place]:
    for path, text in texts(case.berkas, ""):
        if found := _PLACEHOLDER.search(text):
            yield path, {"text": found.group()}


RULES: Final = (
    Rule("R85", "error", Berkas, "UU 12/2011 Lampiran II no. 87–95", _closed_twice),
    Rule("R86", "error", Keputusan, "UU 12/2011 Lampiran II no. 41–43, 47", _bases_in_force),
    Rule("R87", "warning", Keputusan, "UU 12/2011 Lampiran II no. 39", _constitution_first),
    Rule("R88", "warning", Keputusan, "UU 12/2011 Lampiran II no. 22", _considers_that),
    Rule("R89", "warning", KerjaSama, "UU 12/2011 Lampiran II no. 4–5", _title_abbreviated),
    Rule("R92", "error", Berkas, "Permendagri 83/2022", _number_patterned),
    Rule("R93", "warning", Berkas, "Permendagri 83/2022", _code_fits),
    Rule("R96", "warning", Keputusan, "UU 30/2014 Pasal 38 ayat (6)", _budget_in_writing),
    Rule("R97", "warning", Berkas, "UU 27/2022", _personal_data),
    Rule("R98", "warning", Berkas, HOUSE, _misspelt),
    Rule("R99", "error", Berkas, HOUSE, _placeholder),
    Rule("R102", "error", Berkas, "UU 12/2011 Lampiran II no. 42", _bases_repealed),
)  # fmt: skip
