"""What letters and reports add to a cooperation: whom they address, computed days, results."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any, Final

from generator import deadlines
from generator.indonesian.nama import nama_bergelar
from generator.models.dalam_negeri import DalamNegeri
from generator.models.luar_negeri import LuarNegeri
from generator.models.pihak_daerah import PihakDaerah
from generator.models.pihak_ketiga import Perseorangan
from generator.models.pihak_luar_negeri import PihakLuarNegeri

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.indonesian.hari_kerja import Jatuh
    from generator.models.kerja_sama import KerjaSama
    from generator.models.pemantauan import Capaian
    from generator.models.pihak import PihakHadir
    from generator.models.rencana_kerja import Kegiatan
    from generator.registry import Document
    from generator.rendering.context_cooperation import Context
    from generator.rendering.plain import Plain

_HUNDRED: Final = Decimal(100)
_CENT: Final = Decimal("0.01")


def of_letters(berkas: KerjaSama, document: Document, plain: Plain, context: Context) -> None:
    """Add addressees, sums, and the last days of the terms that letters name."""
    for pihak, party in zip(berkas.pihak, context["para_pihak"], strict=True):
        party["tujuan_surat"] = plain.value(_addressee(pihak), f"{party['peran']}.wakil")
    if berkas.pembiayaan is not None:
        names = {party["peran"]: party["nama"] for party in context["para_pihak"]}
        money = context["pembiayaan"]
        for row in money["sumber"]:
            row["nama_pihak"] = names[row["pihak"]]
        money["jumlah_seluruhnya"] = sum((row["jumlah"] for row in money["sumber"]), Decimal(0))
    context["tempat_surat"] = _place(berkas, document)
    abroad = isinstance(berkas, LuarNegeri)
    working = abroad or berkas.daerah.satuan_hari == "kerja"
    context["sebutan_hari"] = "hari kerja" if working else "hari"
    if isinstance(berkas, DalamNegeri):
        stages = context["tahapan"]
        _add_last_day(stages["penawaran"], deadlines.reply_due(berkas), plain)
        _add_last_day(
            stages.get("permintaan_tanggapan_kedua"), deadlines.second_reply_due(berkas), plain
        )
    council = context["dprd"]
    if document.stage != "pelaksanaan" and isinstance(council, dict):
        due = deadlines.council_due(berkas, berkas.persetujuan_dprd)
        _add_last_day(council["surat_permohonan"], due, plain)


def _add_last_day(letter: Any, due: Jatuh | None, plain: Plain) -> None:
    if isinstance(letter, dict):
        letter["tenggat"] = plain.value(due.tanggal if due else None, "diterima")


def _place(berkas: KerjaSama, document: Document) -> str:
    """Say where a document is signed: at the partner's seat where a partner wrote it."""
    partners = {str(pihak.peran): pihak for pihak in berkas.pihak if not pihak.daerah}
    roles = [one.peran for kind in document.signers for one in berkas.signatories(kind, "")]
    if roles and set(roles) <= set(partners):
        return partners[roles[0]].alamat.kota
    return berkas.daerah.ibu_kota


def _addressee(pihak: PihakHadir) -> str | None:
    """Name the office a letter goes to, never the person; a person who is the party by name."""
    partner = pihak.asal
    if isinstance(partner, PihakDaerah):
        return partner.jabatan_kepala
    if pihak.wakil is None:
        return None
    if isinstance(partner, Perseorangan):
        return f"Sdr. {nama_bergelar(pihak.wakil)}"
    office = pihak.wakil.jabatan
    if isinstance(partner, PihakLuarNegeri) or pihak.nama in office:
        return office
    return f"{office} {pihak.nama}" if hasattr(partner, "berbadan_hukum") else office


def of_reports(berkas: DalamNegeri, document: Document, plain: Plain, context: Context) -> None:
    """Add what the latest semester reached, beside what the rencana kerja had planned."""
    del document
    results = berkas.pemantauan_terakhir
    planned = {row.kegiatan: row for row in getattr(berkas, "rencana_kerja", ())}
    rows = [_row(one, planned.get(one.kegiatan)) for one in (results.capaian if results else ())]
    context["capaian"] = plain.value(rows, "pemantauan.capaian")
    context["capaian_jumlah"] = {
        "anggaran": plain.value(_sum(rows, "anggaran"), "pemantauan.capaian"),
        "realisasi_anggaran": _sum(rows, "realisasi_anggaran") or Decimal(0),
    }


def _row(reached: Capaian, plan: Kegiatan | None) -> dict[str, Any]:
    target = reached.target if plan is None or reached.target is not None else plan.keluaran.target
    unit = reached.satuan or (plan.keluaran.satuan if plan else None)
    budget = plan.anggaran if plan else None
    return {
        "kegiatan": reached.kegiatan,
        "keluaran": plan.keluaran.uraian if plan else None,
        "target": target,
        "realisasi": reached.realisasi,
        "satuan": unit,
        "persen": _percent(reached.realisasi, target),
        "anggaran": budget,
        "realisasi_anggaran": reached.anggaran,
        "persen_anggaran": _percent(reached.anggaran, budget),
    }


def _percent(part: Decimal, whole: Decimal | None) -> Decimal | None:
    if not whole:
        return None
    return (part * _HUNDRED / whole).quantize(_CENT, ROUND_HALF_UP)


def _sum(rows: Sequence[dict[str, Any]], name: str) -> Decimal | None:
    found = [row[name] for row in rows if row[name] is not None]
    return sum(found, Decimal(0)) if found else None
