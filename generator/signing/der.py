"""Strict DER: every value has one spelling, which is written, and no other is read.

Parsers for certificates and signatures forgive a lot, and a forgiven byte is a byte that can be
changed unseen. This reader accepts only what X.690 section 10 and 11 allow.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

BOOLEAN: Final = 0x01
INTEGER: Final = 0x02
BIT_STRING: Final = 0x03
OCTET_STRING: Final = 0x04
NULL: Final = 0x05
OBJECT_IDENTIFIER: Final = 0x06
SEQUENCE: Final = 0x30
SET: Final = 0x31

_CLASS_MASK: Final = 0xC0
_CONSTRUCTED: Final = 0x20
_NUMBER_MASK: Final = 0x1F
_MULTI_BYTE_TAG: Final = 0x1F
_HIGH_BIT: Final = 0x80
_MAX_LENGTH_OCTETS: Final = 4
_MAX_DEPTH: Final = 40
_MAX_UNUSED_BITS: Final = 7


class DerError(ValueError):
    """The bytes are not DER, or not the one spelling DER allows."""


@dataclass(frozen=True, slots=True)
class Element:
    """One value: its identifier octet, its content octets, and all its octets."""

    tag: int
    content: bytes
    raw: bytes

    def children(self) -> tuple[Element, ...]:
        """Split the content of a constructed value."""
        return tuple(_split(self.content))


def encode(tag: int, *contents: bytes) -> bytes:
    """Write a value whose content octets are `contents`, one after the other."""
    length = sum(map(len, contents))
    if length < _HIGH_BIT:
        return b"".join((bytes((tag, length)), *contents))
    octets = length.to_bytes((length.bit_length() + 7) // 8)
    return b"".join((bytes((tag, _HIGH_BIT | len(octets))), octets, *contents))


def read_first(data: bytes) -> Element:
    """Read the value at the beginning of `data`; what follows it is ignored.

    Raises:
        DerError: There is no complete value, or its tag or length is not DER.
    """
    return _read(data, 0)


def expect(element: Element, tag: int) -> Element:
    """Return `element` if it has the identifier octet `tag`.

    Raises:
        DerError: It has another.
    """
    if element.tag != tag:
        raise DerError
    return element


def check_canonical(element: Element, depth: int = 0) -> None:
    """Check that a value and everything in it is spelled as DER demands.

    Raises:
        DerError: Something has another spelling, or is nested too deeply.
    """
    if depth > _MAX_DEPTH:
        raise DerError
    universal = element.tag & _CLASS_MASK == 0
    constructed = bool(element.tag & _CONSTRUCTED)
    is_list = element.tag | _CONSTRUCTED in {SEQUENCE, SET}
    if universal and constructed != is_list:
        raise DerError
    if constructed:
        for child in _split(element.content):
            check_canonical(child, depth + 1)
    elif universal:
        _check_primitive(element.tag, element.content)


def object_identifier(content: bytes) -> str:
    """Write the content octets of an OBJECT IDENTIFIER in dotted form."""
    arcs: list[int] = []
    value = 0
    for octet in content:
        value = value << 7 | octet & 0x7F
        if not octet & 0x80:
            arcs.append(value)
            value = 0
    first = min(arcs[0] // 40, 2)
    return ".".join(str(arc) for arc in (first, arcs[0] - 40 * first, *arcs[1:]))


def _split(data: bytes) -> Iterator[Element]:
    offset = 0
    while offset < len(data):
        element = _read(data, offset)
        offset += len(element.raw)
        yield element


def _read(data: bytes, start: int) -> Element:
    if len(data) < start + 2:
        raise DerError
    tag, first = data[start], data[start + 1]
    if tag & _NUMBER_MASK == _MULTI_BYTE_TAG:
        raise DerError  # tag numbers of 31 and more occur nowhere in CMS or X.509
    begin = start + 2
    length = first
    if first & _HIGH_BIT:
        octets = first & ~_HIGH_BIT
        if not 1 <= octets <= _MAX_LENGTH_OCTETS:
            raise DerError
        length = int.from_bytes(data[begin : begin + octets])
        begin += octets
        if length < _HIGH_BIT or length.bit_length() <= 8 * (octets - 1):
            raise DerError
    end = begin + length
    if end > len(data):
        raise DerError
    return Element(tag, data[begin:end], data[start:end])


def _check_primitive(tag: int, content: bytes) -> None:
    if tag == BOOLEAN:
        good = content in {b"\x00", b"\xff"}
    elif tag == INTEGER:
        good = _is_minimal_integer(content)
    elif tag == BIT_STRING:
        good = _is_clean_bit_string(content)
    elif tag == NULL:
        good = not content
    elif tag == OBJECT_IDENTIFIER:
        good = _is_minimal_identifier(content)
    else:
        good = True
    if not good:
        raise DerError


def _is_minimal_integer(content: bytes) -> bool:
    if len(content) < 2:  # noqa: PLR2004 - one octet is always minimal
        return len(content) == 1
    sign = content[1] >> 7
    return content[0] != (0xFF if sign else 0x00)


def _is_clean_bit_string(content: bytes) -> bool:
    if not content or content[0] > _MAX_UNUSED_BITS:
        return False
    if len(content) == 1:
        return content[0] == 0
    return not content[-1] & ((1 << content[0]) - 1)


def _is_minimal_identifier(content: bytes) -> bool:
    if not content or content[-1] & 0x80:
        return False
    starts = [True, *(not octet & _HIGH_BIT for octet in content[:-1])]
    return all(octet != _HIGH_BIT for octet, start in zip(content, starts, strict=True) if start)
