"""The operations of a content stream (ISO 32000-1, 7.8.2), read several times as fast as by pypdf.

Whatever is out of the ordinary (inline images, nested parentheses, escaped names) is left to pypdf.
"""

from __future__ import annotations

import re
from typing import Any, Final

Operation = tuple[list[Any], bytes]
"""Operands and operator: names as `str` with their slash, strings as `bytes`, numbers, lists."""

_END: Final = rb"(?=[\x00\t\n\f\r ()<>\[\]{}/%]|\Z)"
_TOKEN: Final = re.compile(
    rb"[\x00\t\n\f\r ]*(?:"
    rb"(?P<number>[+-]?(?:\d+\.?\d*|\.\d+))" + _END + rb"|(?P<hex><[0-9A-Fa-f\x00\t\n\f\r ]*>)"
    rb"|(?P<name>/[^\x00\t\n\f\r ()<>\[\]{}/%#]*)"
    + _END
    + rb"|(?P<string>\((?:[^()\\]|\\[\s\S])*\))"
    rb"|(?P<open>\[|<<)|(?P<close>\]|>>)"
    rb"|(?P<word>[^\x00\t\n\f\r ()<>\[\]{}/%#+\-.\d][^\x00\t\n\f\r ()<>\[\]{}/%]*)"
    rb"|%[^\r\n]*|\Z)"
)
_ESCAPE: Final = re.compile(rb"\\([0-7]{1,3}|\r\n|[\s\S])|\r\n?")
_ESCAPED: Final = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_LINE_ENDS: Final = (b"\n", b"\r", b"\r\n")
_CONSTANTS: Final = {b"true": True, b"false": False, b"null": None}
_INLINE_IMAGE: Final = b"BI"


def operations(data: bytes) -> tuple[Operation, ...] | None:
    """Read the operations; `None` where the stream holds what is left to pypdf."""
    found: list[Operation] = []
    operands: list[Any] = []
    outer: list[list[Any]] = []
    at = 0
    for token in _TOKEN.finditer(data):
        if token.start() != at:
            return None
        at = token.end()
        kind = token.lastgroup
        if kind is None:
            continue
        text = token[kind]
        if kind == "number":
            operands.append(float(text))
        elif kind == "word" and text not in _CONSTANTS:
            if outer or text == _INLINE_IMAGE:
                return None
            found.append((operands, text))
            operands = []
        elif kind == "open":
            outer.append(operands)
            operands = []
        elif kind == "close":
            if not outer:
                return None
            inner, operands = operands, outer.pop()
            operands.append(inner)
        else:
            operands.append(_value(kind, text))
    return None if at < len(data) or outer or operands else tuple(found)


def _value(kind: str, text: bytes) -> Any:
    if kind == "name":
        return text.decode("latin-1")
    if kind == "hex":
        digits = text[1:-1].translate(None, b"\x00\t\n\f\r ")
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
    if kind == "string":
        inner = text[1:-1]
        return _ESCAPE.sub(_unescape, inner) if b"\\" in inner or b"\r" in inner else inner
    return _CONSTANTS[text]


def _unescape(match: re.Match[bytes]) -> bytes:
    escaped = match.group(1)
    if escaped is None:  # a line end, however it is written, is a line feed
        return b"\n"
    if escaped.isdigit() and escaped < b"8":
        return bytes([int(escaped, 8) & 0xFF])
    return b"" if escaped in _LINE_ENDS else _ESCAPED.get(escaped, escaped)
