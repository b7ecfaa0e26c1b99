"""A browser's part of the preview: pages over HTTP, and the stream of events."""

from __future__ import annotations

import http.client
import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

TIMEOUT_S = 20


def get(url: str, path: str = "", **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Fetch what stands below the address of a preview: status, headers, content."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(str(parts.hostname), parts.port, timeout=TIMEOUT_S)
    try:
        connection.request("GET", parts.path + path, headers=headers)
        answer = connection.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read()
    finally:
        connection.close()


@contextmanager
def events(url: str) -> Iterator[Iterator[dict[str, Any]]]:
    """Listen to the events of a preview; each says what is to be seen from then on."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(str(parts.hostname), parts.port, timeout=TIMEOUT_S)
    try:
        connection.request("GET", f"{parts.path}events")
        with connection.getresponse() as answer:
            yield _told(answer)
    finally:
        connection.close()


def _told(answer: http.client.HTTPResponse) -> Iterator[dict[str, Any]]:
    for line in answer:
        if line.startswith(b": "):  # a sign of life, after a long time without events
            raise TimeoutError
        if line.startswith(b"data: "):
            yield json.loads(line.removeprefix(b"data: "))
