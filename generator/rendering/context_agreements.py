"""What the templates of a cooperation with two agreements see: emblems, duties, payments."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from generator.rendering.filters import gabung

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.models.dua_naskah import DuaNaskah
    from generator.models.ksdd import Ksdd
    from generator.models.perjanjian import Pembayaran, Rekening
    from generator.registry import Document
    from generator.rendering.context_cooperation import Context
    from generator.rendering.plain import Plain

_WAYS: Final = {
    "bantuan_keuangan": "bantuan keuangan",
    "retribusi": "retribusi",
    "kompensasi": "kompensasi",
    "harga_satuan": "pembayaran menurut harga satuan",
    "bagi_hasil": "bagi hasil",
}
_FEW_PAYMENTS: Final = 4
"""More than these are set out in a table below the agreement."""


def of_two_agreements(
    berkas: DuaNaskah, document: Document, plain: Plain, context: Context
) -> None:
    """Add emblems, rights and duties of the parties, and the power of attorney.

    The emblem of the region that starts a KSDD stands on the right, of the region in a KSDPK too
    (Permendagri 22/2020 Pasal 43 and 44).
    """
    agreement = berkas.perjanjian_kerja_sama
    parties = context["para_pihak"]
    right = parties[0] if berkas.form == "ksdd" else context["pihak_daerah"]
    context["lambang_kanan"] = right["lambang"]
    context["lambang_kiri"] = [p["lambang"] for p in parties if p is not right]
    context["kuasa"] = plain.value(berkas.kuasa, "perjanjian_kerja_sama.kuasa")
    context |= _payments(agreement.pembayaran if agreement else (), parties, plain)
    context["lampiran"] = {
        "sebutan": "Lampiran",
        "naskah": document.title,
        "nomor": gabung(p["nomor_naskah"] for p in parties if p["nomor_naskah"]),
        "tentang": context["judul"],
    }
    for party in parties:
        found = agreement.hak_kewajiban.get(party["peran"]) if agreement else None
        path = f"perjanjian_kerja_sama.hak_kewajiban.{party['peran']}"
        party["hak"] = plain.value(found.hak if found else None, f"{path}.hak")
        party["kewajiban"] = plain.value(found.kewajiban if found else None, f"{path}.kewajiban")


def _payments(
    payments: Sequence[Pembayaran], parties: Sequence[dict[str, Any]], plain: Plain
) -> Context:
    """Lay out what parties pay one another, and the accounts with those who pay into them."""
    named = {party["peran"]: party["sebutan"] for party in parties}
    rows = [
        plain.mapping(payment, f"perjanjian_kerja_sama.pembayaran[{index}]")
        | {"sebutan_pembayar": named[payment.pembayar], "sebutan_cara": _WAYS[payment.cara]}
        for index, payment in enumerate(payments)
    ]
    payers: dict[Rekening, dict[str, None]] = {}
    for payment in payments:
        if payment.rekening is not None:
            payers.setdefault(payment.rekening, {})[named[payment.pembayar]] = None
    return {
        "pembayaran": rows,
        "pembayaran_jumlah": sum((payment.jumlah for payment in payments), Decimal(0)),
        "pembayaran_dilampirkan": len(payments) > _FEW_PAYMENTS,
        "rekening_tujuan": [
            plain.mapping(account, "rekening") | {"pembayar": list(names)}
            for account, names in payers.items()
        ],
    }


def of_regions(berkas: Ksdd, document: Document, plain: Plain, context: Context) -> None:
    """Add who settles a dispute: the governor within one province, the minister otherwise."""
    del document, plain
    context["satu_provinsi"] = berkas.satu_provinsi
