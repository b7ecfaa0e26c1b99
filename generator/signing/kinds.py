"""The kinds of signers there are, ours and third parties'.

A kind is a class in the entry-point group `generator.signers`; ours are registered there like
anyone's. It has a `config_type`, derived from `generator.signing.config.SignerConfig`, and is
made from such a configuration and a way to ask for secrets.
"""

from __future__ import annotations

from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Any, Final, Protocol

from generator.errors import MissingDependencyError, SigningError
from generator.signing.secrets import SecretRef

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.signing.config import SignerConfig
    from generator.signing.secrets import Prompt
    from generator.signing.signer import Signer

ENTRY_POINT_GROUP: Final = "generator.signers"


class SignerKind(Protocol):
    """A registered class; what it makes are signers."""

    @property
    def config_type(self) -> type[SignerConfig]:
        """The settings it wants."""

    def __call__(self, config: Any, *, prompt: Prompt | None = None) -> Signer:
        """Make a signer, not yet entered."""


def signer_names() -> tuple[str, ...]:
    """List the names of the registered kinds, sorted."""
    return tuple(sorted({point.name for point in entry_points(group=ENTRY_POINT_GROUP)}))


def signer_kind(name: str) -> SignerKind:
    """Load the kind registered under `name`.

    Raises:
        SigningError: No kind has that name.
        MissingDependencyError: Its module can't be imported.
    """
    points = entry_points(group=ENTRY_POINT_GROUP, name=name)
    if not points:
        raise SigningError("sign.signer-unknown", text=name, kinds=signer_names())
    try:
        kind: SignerKind = next(iter(points)).load()
    except ImportError as exc:
        raise MissingDependencyError(
            "signer.not-installed", name=name, package=exc.name or name
        ) from exc
    return kind


def open_signer(config: SignerConfig, *, prompt: Prompt | None = None) -> Signer:
    """Make the signer a configuration is for; it opens its key when entered.

    Args:
        config: From `parse_signer`, `read_config`, or made directly.
        prompt: Asks the user for secrets whose reference is `prompt:`.

    Raises:
        SigningError: No such kind is registered.
        MissingDependencyError: Its module can't be imported.
    """
    return signer_kind(config.kind)(config, prompt=prompt)


def read_config(settings: Mapping[str, Any]) -> SignerConfig:
    """Build a configuration from stored settings; their `kind` says of which kind.

    Raises:
        SigningError: The kind is unknown, or a setting is unknown, missing or wrong.
        MissingDependencyError: The kind's module can't be imported.
    """
    return signer_kind(str(settings.get("kind", ""))).config_type.checked(settings)


def parse_signer(text: str, *, passphrase: SecretRef | str) -> SignerConfig:
    """Read a signer from the command line, such as `pkcs12:kunci/bupati.p12`.

    Args:
        text: The kind of signer, a colon, and what that kind needs.
        passphrase: Where the passphrase comes from, as a reference or its text.

    Raises:
        SigningError: The kind is unknown, its part after the colon is missing or wrong, or the
            passphrase isn't a reference.
        MissingDependencyError: The kind's module can't be imported.
    """
    reference = SecretRef.parse(passphrase) if isinstance(passphrase, str) else passphrase
    name, _, rest = text.partition(":")
    names = signer_names()
    if name not in names or not rest:
        # Only the part before the colon is repeated: there may be a secret in the rest.
        raise SigningError("sign.signer-unknown", text=f"{name[:20]}:", kinds=names)
    return signer_kind(name).config_type.from_text(rest, passphrase=reference)
