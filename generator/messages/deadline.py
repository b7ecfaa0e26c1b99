"""Sentences about deadlines."""

from __future__ import annotations

from typing import Final

from generator.messages.message import Message

MESSAGES: Final = {
    "deadline.source": Message(
        "Dasar: {source}.",
        "Source: {source}.",
    ),
    "deadline.predicted": Message(
        "Perkiraan: hari libur tahun itu belum ditetapkan seluruhnya.",
        "Predicted: the holidays of that year are not all set yet.",
    ),
}
