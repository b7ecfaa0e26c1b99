"""What is to be seen now: the last document that could be made, and what is wrong since."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.errors import GeneratorError

if TYPE_CHECKING:
    from generator.preview.making import Made, Maker

_SETTLING_S: Final = 0.15


@dataclass(frozen=True, slots=True)
class Sight:
    """What is to be seen.

    Attributes:
        number: Counts up at each change.
        made: The last document that could be made; `None` before the first.
        error: What is wrong with the files as they are; `None` if `made` is what they give.
        took_ms: How long making took, in milliseconds.
    """

    number: int
    made: Made | None
    error: GeneratorError | None
    took_ms: float


class Live:
    """Keeps what is to be seen, and wakes those who wait for a change. Safe for threads."""

    def __init__(self, maker: Maker) -> None:
        self._maker = maker
        self._changed = threading.Condition()
        self._sight = Sight(0, None, None, 0.0)

    @property
    def sight(self) -> Sight:
        """What is to be seen now."""
        return self._sight

    def refresh(self) -> Sight:
        """Make the document anew; if it is as before, nothing changes."""
        started = time.perf_counter()
        made, error = self._sight.made, None
        try:
            made = self._make()
        except GeneratorError as exc:
            error = exc
        took_ms = (time.perf_counter() - started) * 1000
        before = self._sight
        if made is not before.made or error is not None or before.error is not None:
            with self._changed:
                self._sight = Sight(before.number + 1, made, error, took_ms)
                self._changed.notify_all()
        return self._sight

    def after(self, number: int, *, timeout_s: float) -> Sight | None:
        """Wait for something newer than `number`; `None` if there is nothing in `timeout_s`."""
        with self._changed:
            self._changed.wait_for(lambda: self._sight.number > number, timeout_s)
        return self._sight if self._sight.number > number else None

    def _make(self) -> Made:
        """Make the document, twice if need be: files are incomplete while they are being saved."""
        try:
            return self._maker.make()
        except GeneratorError:
            time.sleep(_SETTLING_S)
            return self._maker.make()
