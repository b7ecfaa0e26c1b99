"""Where a passphrase comes from; never the passphrase itself."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Self, cast

from generator.errors import SigningError

SecretKind = Literal["env", "file", "prompt"]
Prompt = Callable[[str], str]

_MAX_FILE_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class SecretRef:
    """A place a secret is read from when it is needed.

    The value isn't kept: a reference can be printed, pickled and written to a file.

    Attributes:
        kind: "env" for an environment variable, "file" for a file, "prompt" to ask the user.
        name: The variable, the path, or the text to ask with; only the last may be empty.
    """

    kind: SecretKind
    name: str

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `env:NAME`, `file:PATH` or `prompt:`.

        Raises:
            SigningError: The text is none of these. It may be a passphrase written out by
                mistake, so the error doesn't repeat it.
        """
        kind, colon, name = text.partition(":")
        if not colon or kind not in {"env", "file", "prompt"} or (kind != "prompt" and not name):
            raise SigningError("sign.secret-reference")
        return cls(cast("SecretKind", kind), name)

    def resolve(
        self,
        *,
        prompt: Prompt | None = None,
        label: str = "",
        environ: Mapping[str, str] | None = None,
    ) -> str:
        """Fetch the secret.

        Args:
            prompt: Asks the user without echo; gets the reference's own text, or `label`.
            label: What to ask for, such as the file the passphrase opens.
            environ: Environment variables; those of this process if left out.

        Returns:
            The secret. Of a file: its first line, without the line break.

        Raises:
            SigningError: The variable isn't set, the file can't be read, nobody can be asked,
                or the secret is empty.
        """
        if self.kind == "env":
            secret = (os.environ if environ is None else environ).get(self.name)
            if secret is None:
                raise SigningError("sign.secret-env-missing", name=self.name)
        elif self.kind == "file":
            secret = _first_line(Path(self.name))
        else:
            if prompt is None:
                raise SigningError("sign.secret-no-prompt")
            secret = prompt(self.name or label)
        if not secret:
            raise SigningError("sign.secret-empty", source=str(self))
        return secret

    def __str__(self) -> str:
        """Write the reference as `parse` reads it."""
        return f"{self.kind}:{self.name}"


def _first_line(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            content = stream.read(_MAX_FILE_BYTES)
    except OSError as exc:
        raise SigningError(
            "sign.secret-file-unreadable", path=str(path), reason=exc.strerror or "?"
        ) from exc
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        # The exception would carry the secret's bytes along, so it isn't chained.
        raise SigningError("sign.secret-file-unreadable", path=str(path), reason="UTF-8") from None
    return text.split("\n", 1)[0].rstrip("\r")
