"""The sentences users read, by code, in Indonesian and English; one module per area.

A sentence is filled with the facts of the error or finding that carries the code. Where a fact is
a list, `sentence` joins it with commas. Codes are stable; wording may improve.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from generator.messages.message import Message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.messages.catalogue import CATALOGUE

__all__ = ["CATALOGUE", "DEFAULT_LANG", "LANGS", "Message", "hint", "sentence"]

DEFAULT_LANG: Final = "id"
LANGS: Final = ("id", "en")


def __getattr__(name: str) -> Any:
    if name != "CATALOGUE":
        raise AttributeError(name)
    from generator.messages import catalogue  # noqa: PLC0415 – needed once something is said

    return catalogue.CATALOGUE


def sentence(code: str, lang: str, facts: Mapping[str, object]) -> str:
    """Fill the sentence of `code`.

    Args:
        code: A key of `CATALOGUE`.
        lang: "id" or "en".
        facts: The values its placeholders name.

    Raises:
        KeyError: The code is not in the catalogue, or a placeholder has no fact.
    """
    from generator.messages import catalogue  # noqa: PLC0415 – as above

    message = catalogue.CATALOGUE[code]
    return _fill(message.en if lang == "en" else message.id, lang, facts)


def hint(code: str, lang: str, facts: Mapping[str, object]) -> str:
    """Fill the hint of `code`; the arguments are those of `sentence`."""
    from generator.messages import catalogue  # noqa: PLC0415 – as above

    message = catalogue.CATALOGUE[code]
    return _fill(message.hint_en if lang == "en" else message.hint_id, lang, facts)


def _fill(text: str, lang: str, facts: Mapping[str, object]) -> str:
    plain: dict[str, object] = {
        name: ", ".join(str(part) for part in value) if isinstance(value, (list, tuple)) else value
        for name, value in facts.items()
    }
    if isinstance(reason := plain.get("reason"), str):
        from generator.messages.reasons import spoken  # noqa: PLC0415 – as above

        plain["reason"] = spoken(reason, lang)
    return text.format_map(plain)
