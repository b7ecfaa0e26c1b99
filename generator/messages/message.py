"""What a sentence is: Indonesian and English, with a hint."""

from __future__ import annotations

from typing import NamedTuple


class Message(NamedTuple):
    """One sentence and one hint in both languages; a hint may be empty."""

    id: str
    en: str
    hint_id: str = ""
    hint_en: str = ""
