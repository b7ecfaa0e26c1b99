"""The clocks of the law: when an answer is due, and when silence counts as one.

P22 is Permendagri 22/2020, P25 Permendagri 25/2020. Where they say only "hari", the profil says
whether working or calendar days are meant (`satuan_hari`).
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from generator import messages, registry
from generator.indonesian.hari_kerja import Jatuh, Kalender, Satuan
from generator.indonesian.tanggal import tambah_bulan
from generator.models.dalam_negeri import DalamNegeri
from generator.models.kerja_sama import KerjaSama
from generator.models.luar_negeri import LuarNegeri
from generator.models.tahapan import TahapanSinergi
from generator.tenggat import Tenggat

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.models.berkas import Berkas
    from generator.models.persetujuan import PersetujuanDprd

REPLY_DAYS: Final = 30  # P22 Pasal 8 ayat (3), 30, 54 ayat (3)
SECOND_REPLY_DAYS: Final = 15  # P22 Pasal 8 ayat (5); no limit is stated for sinergi
COUNCIL_DAYS: Final = 45  # P22 Pasal 12 ayat (4), 34 ayat (6), 56 ayat (6); P25 Pasal 17 ayat (2)
GOVERNOR_DAYS: Final = 5  # P25 Pasal 18
EXTENSION_MONTHS: Final = 6  # P25 Pasal 33
NOTICE_DAYS: Final = 180


def _calendar(berkas: Berkas) -> Kalender:
    return Kalender(cuti_bersama=berkas.daerah.cuti_bersama)


def _unit(berkas: Berkas) -> Satuan:
    return "kerja" if isinstance(berkas, LuarNegeri) else berkas.daerah.satuan_hari


def reply_due(berkas: DalamNegeri) -> Jatuh | None:
    """Give the last day to answer an offer; `None` until it was received."""
    offer = berkas.tahapan.penawaran
    if offer is None or offer.diterima is None:
        return None
    return _calendar(berkas).tambah(offer.diterima, REPLY_DAYS, _unit(berkas))


def second_reply_due(berkas: DalamNegeri) -> Jatuh | None:
    """Give the last day to answer the second request; `None` until it was received.

    P22 Pasal 8 ayat (5) limits KSDD alone; for sinergi the same term is a courtesy.
    """
    if not isinstance(berkas.tahapan, TahapanSinergi):
        return None
    request = berkas.tahapan.permintaan_tanggapan_kedua
    if request is None or request.diterima is None:
        return None
    return _calendar(berkas).tambah(request.diterima, SECOND_REPLY_DAYS, _unit(berkas))


def council_due(
    berkas: KerjaSama, approval: PersetujuanDprd | None, unit: Satuan | None = None
) -> Jatuh | None:
    """Give the last day of the council's 45 days; `None` until it received the letter.

    Args:
        berkas: The cooperation.
        approval: The approval of the cooperation, or of an addendum.
        unit: Working or calendar days; what the law or the profil says if `None`.
    """
    letter = approval.surat_permohonan if approval else None
    if letter is None or letter.diterima is None:
        return None
    return _calendar(berkas).tambah(letter.diterima, COUNCIL_DAYS, unit or _unit(berkas))


def extension_due(berkas: LuarNegeri) -> date | None:
    """Give the last day to ask for an extension: six months before the end (P25 Pasal 33)."""
    agreement = berkas.agreement("naskah_kerja_sama")
    if agreement is None or agreement.jangka_waktu is None:
        return None
    return tambah_bulan(agreement.jangka_waktu.selesai, -EXTENSION_MONTHS)


def deadlines_of(berkas: Berkas, lang: str = messages.DEFAULT_LANG) -> tuple[Tenggat, ...]:
    """List what is still due in a berkas, the earliest first.

    Args:
        berkas: A berkas with its profil attached.
        lang: Language of the lines ("id" or "en").
    """
    found = [
        Tenggat(
            kode=code,
            tanggal=due.tanggal,
            judul=messages.sentence(f"deadline.{code.partition('-')[0]}", lang, facts),
            sumber=source,
            pasti=due.pasti,
            berkas_id=berkas.id,
        )
        for code, title, source, due in _open(berkas)
        if due is not None
        for facts in ({"title": title, "document": _document(berkas, code)},)
    ]
    return tuple(sorted(found, key=lambda one: (one.tanggal, one.kode)))


def _document(berkas: Berkas, code: str) -> str:
    """Name the agreement whose end the code tells; empty for other deadlines."""
    key = code.partition("-")[2]
    return registry.document(key, berkas.form).title if key else ""


_Line = tuple[str, str, str, Jatuh | None]


def _open(berkas: Berkas) -> Iterator[_Line]:
    if not isinstance(berkas, KerjaSama):
        return
    title = berkas.heading
    council = berkas.persetujuan_dprd
    if council is not None and council.persetujuan is None:
        yield "persetujuan_dprd", title, _COUNCIL, council_due(berkas, council)
    if isinstance(berkas, DalamNegeri):
        yield from _open_at_home(berkas)
    if isinstance(berkas, LuarNegeri):
        yield from _open_abroad(berkas)
    for key, agreement in berkas.agreements.items():
        term = berkas.term_of(key, date.max)
        over = berkas.pengakhiran is not None or key in ("pengakhiran", "adendum", "rencana_kerja")
        if key == "letter_of_intent":  # the memorandum takes its place
            over = over or berkas.agreement("naskah_kerja_sama") is not None
        if term is not None and agreement.penandatanganan is not None and not over:
            yield f"akhir-{key}", title, "jangka waktu naskah", Jatuh(term.selesai, pasti=True)


_COUNCIL: Final = (
    "Permendagri 22/2020 Pasal 12 ayat (4), 34 ayat (6), 56 ayat (6); Permendagri 25/2020 Pasal 17"
)


def _open_at_home(berkas: DalamNegeri) -> Iterator[_Line]:
    stages, title = berkas.tahapan, berkas.heading
    if stages.jawaban_penawaran is None:
        source = "Permendagri 22/2020 Pasal 8, 30, 54"
        second = second_reply_due(berkas)
        if second is None:
            yield "jawaban_penawaran", title, source, reply_due(berkas)
        elif berkas.form == "ksdd" and getattr(stages, "laporan_tidak_ada_tanggapan", None) is None:
            yield "tanggapan_kedua", title, "Permendagri 22/2020 Pasal 8 ayat (5)", second
    addendum = berkas.persetujuan_adendum
    if addendum is not None and addendum.persetujuan is None:
        source = "Permendagri 22/2020 Pasal 15 ayat (6), 37 ayat (5), 58"
        yield "persetujuan_adendum", title, source, council_due(berkas, addendum)


def _open_abroad(berkas: LuarNegeri) -> Iterator[_Line]:
    stages, title = berkas.tahapan, berkas.heading
    letter = stages.pengantar_gubernur
    if letter is not None and letter.diterima is not None and stages.pertimbangan_menteri is None:
        due = _calendar(berkas).tambah(letter.diterima, GOVERNOR_DAYS, "kerja")
        yield "pengantar_gubernur", title, "Permendagri 25/2020 Pasal 18", due
    extension = extension_due(berkas)
    if extension is not None and berkas.perpanjangan is None and berkas.pengakhiran is None:
        source = "Permendagri 25/2020 Pasal 33"
        yield "usul_perpanjangan", title, source, Jatuh(extension, pasti=True)
