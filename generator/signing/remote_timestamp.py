"""Asks a timestamp authority over HTTP (RFC 3161, 3.4), and believes nothing it can't check.

A digest is all that is sent. Asking again does no harm, but nothing is asked again by itself: who
signs decides whether to wait.
"""

# mypy: allow-untyped-calls
# asn1crypto is untyped.

from __future__ import annotations

import base64
import secrets
from typing import TYPE_CHECKING, Any, Final

from asn1crypto import tsp

from generator.errors import SigningError
from generator.signing import remote
from generator.signing.certificates import chain_of, unexplained
from generator.signing.cms_attributes import CmsError
from generator.signing.timestamp import TimestampResponse, may_stamp, read_timestamp

if TYPE_CHECKING:
    from generator.signing.config import TsaConfig
    from generator.signing.secrets import Prompt

_GRANTED: Final = {"granted", "granted_with_mods"}
_OK: Final = 200
_DENIED: Final = {401, 403}
_PROBE: Final = bytes(32)
_SPARE: Final = 1024
_LONGEST_REASON: Final = 200


class TimestampAuthority:
    """A timestamp authority on the network. Secrets are fetched when it is first asked."""

    def __init__(self, config: TsaConfig, *, prompt: Prompt | None = None) -> None:
        """Remember where it is; nothing is sent yet.

        Args:
            config: Its address and account.
            prompt: Asks the user for secrets whose reference is `prompt:`.

        Raises:
            SigningError: The address isn't one.
        """
        try:
            self._address, self._path = remote.split_url(config.url)
        except ValueError:
            # The address isn't repeated: a password may stand in it by mistake.
            raise SigningError("sign.tsa-address") from None
        self._config = config
        self._prompt = prompt
        self._headers: dict[str, str] | None = None
        self._size = 0

    @property
    def size(self) -> int:
        """Octets to leave room for a token: what the first one took, and some to spare."""
        if not self._size:
            self.stamp(_PROBE)
        return self._size

    def stamp(self, digest: bytes) -> bytes:
        """Have a SHA-256 digest stamped.

        Raises:
            SigningError: A secret can't be had; the authority can't be reached, wants another
                account, refuses, answers something else than a timestamp, for another request or
                digest, or one that isn't sound.
        """
        nonce = secrets.randbits(63) | 1 << 62
        request = tsp.TimeStampReq(
            {
                "version": "v1",
                "message_imprint": {
                    "hash_algorithm": {"algorithm": "sha256"},
                    "hashed_message": digest,
                },
                "nonce": nonce,
                "cert_req": True,
            }
        )
        token = self._granted(self._ask(request.dump()))
        self._check(token, digest, nonce)
        self._size = self._size or len(token) + _SPARE
        return token

    def _ask(self, request: bytes) -> bytes:
        call = remote.Call("POST", self._path, self._request_headers(), request)
        timeouts = remote.Timeouts(self._config.timeout_s, self._config.timeout_s)
        url = self._address
        try:
            reply = remote.send(url, call, timeouts)
        except remote.NotSentError as exc:
            raise SigningError("sign.tsa-unreachable", url=url, reason=exc.reason) from None
        except remote.NoAnswerError as exc:
            raise SigningError("sign.tsa-unreachable", url=url, reason=exc.fate) from None
        if not reply.is_complete:
            raise SigningError("sign.tsa-unreachable", url=url, reason="broken")
        if reply.status in _DENIED:
            raise SigningError("sign.tsa-unauthorised", url=url, status=reply.status)
        if reply.status != _OK:
            raise SigningError("sign.tsa-refused", url=url, reason=f"HTTP {reply.status}")
        return reply.body

    def _request_headers(self) -> dict[str, str]:
        if self._headers is None:
            headers = {"Content-Type": "application/timestamp-query"}
            config = self._config
            if config.user is not None:
                user = config.user.resolve(prompt=self._prompt, label="TSA (user)")
                password = ""
                if config.password is not None:
                    password = config.password.resolve(prompt=self._prompt, label="TSA (password)")
                account = base64.b64encode(f"{user}:{password}".encode()).decode()
                headers["Authorization"] = f"Basic {account}"
            self._headers = headers
        return self._headers

    def _granted(self, answer: bytes) -> bytes:
        try:
            response = TimestampResponse.load(answer, strict=True)
            status = response["status"]
            kind = status["status"].native
            if kind in _GRANTED:
                return bytes(response["time_stamp_token"].dump())
            reason = _reason(status) or kind
        except (ValueError, TypeError, KeyError) as exc:
            raise SigningError("sign.tsa-nonsense", url=self._address) from exc
        raise SigningError("sign.tsa-refused", url=self._address, reason=reason)

    def _check(self, token: bytes, digest: bytes, nonce: int) -> None:
        url = self._address
        try:
            timestamp = read_timestamp(token)
            genuine = timestamp.is_genuine()
        except CmsError as exc:
            raise SigningError("sign.tsa-nonsense", url=url) from exc
        if timestamp.nonce != nonce:
            raise SigningError("sign.tsa-nonce", url=url)
        if timestamp.algorithm != "sha256" or timestamp.imprint != digest:
            raise SigningError("sign.tsa-digest", url=url)
        signer, *others = certificates = timestamp.container.certificates
        if not genuine or unexplained(chain_of(signer, others), certificates):
            raise SigningError("sign.tsa-unsound", url=url)
        if not may_stamp(signer):
            raise SigningError("sign.tsa-purpose", url=url)


def _reason(status: Any) -> str:
    """Read why it refused: what it says, or else the name of the failure."""
    texts = status["status_string"].native or sorted(status["fail_info"].native or ())
    return "; ".join(map(str, texts))[:_LONGEST_REASON]
