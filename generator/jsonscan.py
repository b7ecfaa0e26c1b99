"""A slow, talkative JSON reader: where every value stands, or what is wrong and where.

`generator.jsontext` reads with the standard library's fast parser and calls this one only when
that fails or when positions are asked for. Both accept the same texts (RFC 8259, and the limits
below).
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Final, NoReturn

MAX_DEPTH: Final = 64
MAX_NUMBER_LENGTH: Final = 1000
_MAX_EXPONENT_DIGITS: Final = 3
_SHOWN: Final = 40

_SPACE: Final = " \t\r\n"
_STRING_BODY: Final = re.compile(
    r'"(?:[^"\\\x00-\x1F]++|\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4}))*+'  # possessive: linear time
)
_NUMBER: Final = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_NUMBER_LIKE: Final = re.compile(r"[-+.]?[0-9][0-9A-Za-z_.+-]*")
_WORD: Final = re.compile(r"[^\W\d][\w$-]*")
_ESCAPE: Final = re.compile(
    r"\\(?:u[dD][89abAB][0-9A-Fa-f]{2}\\u[dD][c-fC-F][0-9A-Fa-f]{2}"  # a pair
    r"|(?P<lone>u[dD][89a-fA-F][0-9A-Fa-f]{2})|.)",
    re.DOTALL,
)
_LITERALS: Final = frozenset({"true", "false", "null"})
_NO_NUMBERS: Final = frozenset({"NaN", "Infinity"})
_CURLY_QUOTES: Final = "\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb"


class Flaw(Exception):  # noqa: N818 - what is wrong with a text, not an error of this program
    """The first thing that is wrong in a JSON text.

    Attributes:
        code: A key of `generator.messages.CATALOGUE`.
        offset: Where it stands, in characters from the start.
        path: Keys and indices of the value being read.
        facts: Values for the sentence of `code`.
    """

    def __init__(
        self, code: str, offset: int, path: tuple[str | int, ...], facts: dict[str, object]
    ) -> None:
        """Keep what was found."""
        super().__init__(code)
        self.code = code
        self.offset = offset
        self.path = path
        self.facts = facts


@dataclass(slots=True)
class Node:
    """Where one value stands.

    Attributes:
        offset: Characters from the start of the text to the value.
        key_offset: The same to its key; `None` in a list and at the top.
        members: The values inside, by key or index.
    """

    offset: int
    key_offset: int | None = None
    members: dict[str | int, Node] = field(default_factory=dict)


def scan(text: str) -> Node:
    """Read a JSON text and say where its values stand.

    Args:
        text: A text that isn't blank.

    Raises:
        Flaw: The text isn't JSON, or breaks a limit: duplicate keys, NaN, deep nesting, very long
            numbers, half surrogate pairs.
    """
    return _Scanner(text).document()


def is_too_long(number: str) -> bool:
    """Say whether a JSON number has more digits or a larger exponent than any honest one."""
    exponent = number.lower().partition("e")[2].lstrip("+-0")
    return len(number) > MAX_NUMBER_LENGTH or len(exponent) > _MAX_EXPONENT_DIGITS


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    r"""Count lines and characters from 1; a line ends with LF, CR LF or CR.

    >>> line_and_column("ab\r\ncd", 5)
    (2, 2)
    """
    before = text[:offset].replace("\r\n", "\n").replace("\r", "\n")
    return before.count("\n") + 1, len(before) - before.rfind("\n")


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.path: list[str | int] = []
        self.openers: list[int] = []

    def document(self) -> Node:
        self.skip()
        root = self.value()
        self.skip()
        if self.at < len(self.text):
            self.refuse_oddities()
            self.fail("json.extra-content")
        return root

    def fail(self, code: str, offset: int | None = None, **facts: object) -> NoReturn:
        place = self.at if offset is None else offset
        raise Flaw(code, place, tuple(self.path), facts)

    def skip(self) -> None:
        while self.peek() and self.peek() in _SPACE:
            self.at += 1

    def peek(self) -> str:
        """Look at the next character; empty at the end of the text."""
        return self.text[self.at : self.at + 1]

    def line(self, offset: int) -> int:
        return line_and_column(self.text, offset)[0]

    # --- values ---------------------------------------------------------------------------------

    def value(self, key_offset: int | None = None) -> Node:
        node = Node(self.at, key_offset)
        start = self.peek()
        if start == "{":
            self.members(node, "}")
        elif start == "[":
            self.members(node, "]")
        elif start == '"':
            self.string()
        elif _NUMBER_LIKE.match(self.text, self.at):
            self.number()
        else:
            self.word()
        return node

    def members(self, node: Node, closer: str) -> None:
        if len(self.openers) == MAX_DEPTH:
            self.fail("json.too-deep", max_depth=MAX_DEPTH)
        self.openers.append(self.at)
        self.at += 1
        self.skip()
        if self.peek() != closer:
            self.member(node, closer)
            while self.comma(closer):
                self.member(node, closer)
        self.at += 1
        self.openers.pop()

    def member(self, node: Node, closer: str) -> None:
        """Read one value of an object or list, in an object after its key."""
        key_offset = None
        key: str | int = len(node.members)
        if closer == "}":
            key_offset = self.at
            key = self.key()
            self.path.append(key)
            if key in node.members:
                first = node.members[key].key_offset or 0
                self.fail("json.duplicate-key", key_offset, key=key, first_line=self.line(first))
            self.colon(key)
        else:
            self.path.append(key)
        node.members[key] = self.value(key_offset)
        self.path.pop()

    def key(self) -> str:
        if self.peek() != '"':
            self.refuse_oddities()
            if word := _WORD.match(self.text, self.at):
                self.fail("json.unquoted-key", word=word.group()[:_SHOWN])
            self.refuse_bracket()
            before = self.text[: self.at].rstrip(_SPACE)
            if before.endswith(",") and before[-2:-1].isdigit() and self.peek().isdigit():
                self.fail("json.decimal-comma", len(before) - 1)
            self.fail("json.extra-comma" if self.peek() == "," else "json.key-expected")
        start = self.at
        self.string()
        key: str = json.loads(self.text[start : self.at])
        return key

    def colon(self, key: str) -> None:
        end = self.at
        self.skip()
        if self.peek() != ":":
            self.refuse_oddities()
            self.fail("json.missing-colon", end, key=key[:_SHOWN])
        self.at += 1
        self.skip()
        if self.peek() and self.peek() in ",}]":
            self.fail("json.missing-value", key=key[:_SHOWN])

    def comma(self, closer: str) -> bool:
        """Pass the comma between members; false at the end of the object or list."""
        end = self.at
        self.skip()
        if self.peek() == closer:
            return False
        if self.peek() == ",":
            comma = self.at
            self.at += 1
            self.skip()
            if self.peek() == closer:
                self.fail("json.trailing-comma", comma)
            return True
        if self.at == end and self.text[end - 1] == '"' and _WORD.match(self.text, end):
            self.fail("json.inner-quote", end - 1)
        self.refuse_oddities()
        self.refuse_bracket()
        if self.peek() in '"{[' or _NUMBER_LIKE.match(self.text, self.at) or self.at_word():
            self.fail("json.missing-comma", end)
        return self.refuse_character()

    # --- scalars --------------------------------------------------------------------------------

    def string(self) -> None:
        start = self.at
        body = _STRING_BODY.match(self.text, start)
        end = body.end() if body else start
        stop = self.text[end : end + 1]
        if stop in {"", "\n", "\r"}:
            self.fail("json.unterminated-string", start)
        if stop == "\\":
            self.fail("json.escape", end, escape=show_character(self.text[end + 1 : end + 2]))
        if stop != '"':
            self.fail("json.control-character", end, character=show_character(stop))
        for escape in _ESCAPE.finditer(self.text, start, end):
            if escape["lone"]:
                self.fail("json.lone-surrogate", escape.start(), escape=escape.group())
        self.at = end + 1

    def number(self) -> None:
        like = _NUMBER_LIKE.match(self.text, self.at)
        number = _NUMBER.match(self.text, self.at)
        if not number or not like or number.end() != like.end():
            self.fail("json.number-format")
        if is_too_long(number.group()):
            self.fail("json.number-too-long")
        self.at = number.end()

    def at_word(self) -> bool:
        return _WORD.match(self.text, self.at) is not None

    def word(self) -> None:
        sign = 1 if self.peek() == "-" else 0
        found = _WORD.match(self.text, self.at + sign)
        word = found.group() if found else ""
        if word in _NO_NUMBERS:
            self.fail("json.not-a-number", word=self.text[self.at : self.at + sign + len(word)])
        if word in _LITERALS and not sign:
            self.at += len(word)
            return
        self.refuse_oddities()
        if word and not sign:
            lower = word.lower() in _LITERALS | {"none", "benar", "salah", "ya", "tidak"}
            self.fail("json.literal" if lower else "json.unquoted", word=word[:_SHOWN])
        if self.peek() == ",":
            self.fail("json.extra-comma")
        self.refuse_bracket()
        self.refuse_character()

    # --- refusals -------------------------------------------------------------------------------

    def refuse_oddities(self) -> None:
        """Refuse what other notations allow at this place, and the end of the text."""
        char = self.peek()
        if not char:
            opener = self.openers[-1]
            self.fail("json.unclosed", opener=self.text[opener], opener_line=self.line(opener))
        if char == "#" or self.text.startswith(("//", "/*"), self.at):
            self.fail("json.comment")
        if char == "'":
            self.fail("json.single-quotes")
        if char in _CURLY_QUOTES:
            self.fail("json.curly-quotes", character=char)
        if char.isspace() or not char.isprintable():
            self.fail("json.invisible", character=show_character(char))

    def refuse_bracket(self) -> None:
        if self.peek() in {"]", "}"}:
            if not self.openers:
                self.refuse_character()
            opener = self.openers[-1]
            self.fail(
                "json.wrong-bracket",
                found=self.peek(),
                opener=self.text[opener],
                opener_line=self.line(opener),
            )

    def refuse_character(self) -> NoReturn:
        self.fail("json.unexpected", character=show_character(self.peek()))


def show_character(character: str) -> str:
    r"""Write a character so that it can be seen: as it is, or as U+0000.

    >>> show_character("é"), show_character("\x00"), show_character(" ")
    ('é', 'U+0000', 'U+0020')
    """
    if len(character) == 1 and (character.isspace() or not character.isprintable()):
        return f"U+{ord(character):04X}"
    return character
