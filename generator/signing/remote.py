"""One HTTP request, and how far it got: signing isn't idempotent, so that decides everything.

Python's own client is used rather than httpx or requests: it connects, sends and reads in steps
of ours, so that "nothing was sent" and "no answer came" can't be mixed up; it follows no
redirects, obeys no proxy variables and logs nothing, where httpx writes each address with its
query to the log; and it is no dependency more.
"""

from __future__ import annotations

import http.client
import ssl
import time
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal
from urllib.parse import SplitResult, urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping

_CHUNK: Final = 1 << 16
_LARGEST_ANSWER: Final = 1 << 29
_PORTS: Final = {"http": 80, "https": 443}

Fate = Literal["timeout", "broken"]


@dataclass(frozen=True, slots=True)
class Call:
    """One request. Whatever may hold a secret stays out of its text.

    Attributes:
        method: "GET" or "POST".
        path: Path and query, percent-encoded, below the address of the service.
        headers: Besides `Host` and `Content-Length`.
        body: All of it.
    """

    method: str
    path: str = field(repr=False)
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Timeouts:
    """How long to wait, in seconds.

    Attributes:
        connect_s: For the connection.
        total_s: From then on, for sending and the whole answer.
    """

    connect_s: float
    total_s: float


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer.

    Attributes:
        status: HTTP status.
        headers: By name in lower case; of several with one name the last.
        body: What came of it.
        is_complete: Whether that is all of it.
    """

    status: int
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)
    is_complete: bool = True


class NotSentError(Exception):
    """The request didn't get to the service as a whole, so nothing was done.

    Attributes:
        began: Whether a part of it was sent.
    """

    def __init__(self, reason: str, *, began: bool) -> None:
        super().__init__(reason)
        self.reason = reason
        self.began = began


class NoAnswerError(Exception):
    """The request was sent, and nobody knows what became of it."""

    def __init__(self, fate: Fate) -> None:
        super().__init__(fate)
        self.fate = fate


def is_address(text: str) -> bool:
    """Tell whether it is an address to send to: http or https, a host, no user, query or mark."""
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return False
    return (
        parts.scheme in _PORTS
        and bool(parts.hostname)
        and port != 0
        and not (parts.username or parts.password or parts.query or parts.fragment)
        and all("!" <= character <= "~" for character in text)
    )


def split_url(url: str) -> tuple[str, str]:
    """Split a whole URL into the address to send to and the path of the call.

    Raises:
        ValueError: It isn't http or https, or not only printable ASCII.
    """
    parts = urlsplit(url)
    address = f"{parts.scheme}://{parts.netloc}"
    if not is_address(address) or not url.isascii() or not url.isprintable() or " " in url:
        raise ValueError
    return address, (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def send(address: str, call: Call, timeouts: Timeouts) -> Reply:
    """Send a request and read the answer, whatever its status.

    Args:
        address: Of the service; checked with `is_address`.
        call: The request.
        timeouts: How long to wait.

    Raises:
        NotSentError: Not all of it was sent.
        NoAnswerError: It was, and no status came back.
    """
    parts = urlsplit(address)
    with closing(_connection(parts, timeouts.connect_s)) as connection:
        deadline = _transmit(connection, parts.path.rstrip("/") + call.path, call, timeouts)
        return _receive(connection, deadline)


def _connection(parts: SplitResult, timeout_s: float) -> http.client.HTTPConnection:
    host, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
    if parts.scheme == "http":
        return http.client.HTTPConnection(host, port, timeout=timeout_s)
    context = ssl.create_default_context()
    return http.client.HTTPSConnection(host, port, timeout=timeout_s, context=context)


def _transmit(
    connection: http.client.HTTPConnection, path: str, call: Call, timeouts: Timeouts
) -> float:
    began = False
    try:
        connection.connect()
        deadline = time.monotonic() + timeouts.total_s
        connection.sock.settimeout(timeouts.total_s)
        connection.putrequest(call.method, path, skip_accept_encoding=True)
        for name, value in call.headers.items():
            connection.putheader(name, value)
        connection.putheader("Content-Length", str(len(call.body)))
        connection.putheader("Connection", "close")
        began = True
        connection.endheaders()
        connection.send(call.body)
    except (OSError, http.client.HTTPException) as exc:
        # Not chained: the client's own errors may quote what was to be sent.
        reason = getattr(exc, "strerror", None) or type(exc).__name__
        raise NotSentError(str(reason), began=began) from None
    return deadline


def _receive(connection: http.client.HTTPConnection, deadline: float) -> Reply:
    socket = connection.sock  # the client lets go of it once the headers are read
    try:
        socket.settimeout(max(deadline - time.monotonic(), 0.001))
        response = connection.getresponse()
    except TimeoutError:
        raise NoAnswerError("timeout") from None
    except (OSError, http.client.HTTPException):
        raise NoAnswerError("broken") from None
    headers = {name.lower(): value for name, value in response.getheaders()}
    body, is_complete = bytearray(), False
    try:
        while True:
            left = deadline - time.monotonic()
            if left <= 0 or len(body) > _LARGEST_ANSWER:
                break
            if socket.fileno() != -1:
                socket.settimeout(left)
            chunk = response.read1(_CHUNK)
            if not chunk:
                is_complete = not response.length
                break
            body += chunk
    except (OSError, http.client.HTTPException):
        is_complete = False
    finally:
        response.close()
    return Reply(response.status, headers, bytes(body), is_complete)
