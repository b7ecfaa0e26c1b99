"""All sentences, by code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.messages import (
    attachment,
    batch,
    berkas,
    deadline,
    edit,
    field,
    json,
    lint,
    output,
    pdf,
    pdfa,
    portfolio,
    redline,
    register,
    rules,
    signing,
    template,
    verification,
)

if TYPE_CHECKING:
    from generator.messages.message import Message

_AREAS: Final = (
    berkas, json, field, register, rules, deadline, template, lint, pdf, portfolio, pdfa,
    attachment, signing, verification, redline, edit, batch, output,
)  # fmt: skip

CATALOGUE: Final[dict[str, Message]] = {
    code: message for area in _AREAS for code, message in area.MESSAGES.items()
}
