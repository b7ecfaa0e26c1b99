"""Sentences about deadlines."""

from __future__ import annotations

from typing import Final

from generator.messages.message import Message

MESSAGES: Final = {
    "deadline.jawaban_penawaran": Message(
        "Jawaban penawaran jatuh tempo: {title}",
        "Answer to the offer due: {title}",
    ),
    "deadline.tanggapan_kedua": Message(
        "Tanggapan kedua jatuh tempo, sesudahnya lapor gubernur: {title}",
        "Second answer due, then report to the governor: {title}",
    ),
    "deadline.persetujuan_dprd": Message(
        "Sikap DPRD jatuh tempo, sesudahnya dianggap menyetujui: {title}",
        "The council's position due, then it counts as approval: {title}",
    ),
    "deadline.persetujuan_adendum": Message(
        "Sikap DPRD atas adendum jatuh tempo: {title}",
        "The council's position on the addendum due: {title}",
    ),
    "deadline.pengantar_gubernur": Message(
        "Gubernur meneruskan kepada Menteri paling lambat, sesudahnya kirim langsung: {title}",
        "The governor forwards to the Minister by then, or send it directly: {title}",
    ),
    "deadline.usul_perpanjangan": Message(
        "Batas mengajukan perpanjangan kepada Menteri: {title}",
        "Last day to ask the Minister for an extension: {title}",
    ),
    "deadline.akhir": Message(
        "{document} berakhir: {title}",
        "{document} ends: {title}",
    ),
    "deadline.source": Message(
        "Dasar: {source}.",
        "Source: {source}.",
    ),
    "deadline.predicted": Message(
        "Perkiraan: hari libur tahun itu belum ditetapkan seluruhnya.",
        "Predicted: the holidays of that year are not all set yet.",
    ),
}
