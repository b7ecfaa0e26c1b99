"""A small page on this machine that shows the document, and shows it anew at each change."""

from __future__ import annotations

import json
import re
import secrets
import string
import sys
import threading
from functools import partial
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType
    from typing import Self

    from generator.errors import GeneratorError
    from generator.preview.live import Live, Sight

ADDRESS: Final = "127.0.0.1"
_HERE: Final = Path(__file__).parent
_WORDS: Final = {
    "id": {
        "document": "Dokumen",
        "pages": "Halaman",
        "unit": "halaman",
        "smaller": "Perkecil",
        "larger": "Perbesar",
        "width": "Selebar jendela",
        "viewer": "Tampilkan sebagai PDF",
        "waiting": "Belum ada halaman yang dapat ditampilkan.",
        "gone": "Pratinjau sudah berakhir.",
    },
    "en": {
        "document": "Document",
        "pages": "Pages",
        "unit": "pages",
        "smaller": "Smaller",
        "larger": "Larger",
        "width": "Fit to the window",
        "viewer": "Show as PDF",
        "waiting": "There is no page to show yet.",
        "gone": "The preview has ended.",
    },
}
_ASSETS: Final = {"page.css": "text/css", "page.js": "text/javascript"}
_PAGE: Final = re.compile(r"(\d{1,9})/(\d{1,4})@(\d{2,3})\.png")
_FILE: Final = re.compile(r"\d{1,9}/dokumen\.(pdf|docx)")
_MAX_DPI: Final = 300
_HEARTBEAT_S: Final = 15.0
_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
_HEADERS: Final = {
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class _Answer(NamedTuple):
    kind: str
    content: bytes


class PreviewServer:
    """Serves one document on the loopback address, under a path nobody can guess.

    Args:
        live: What is to be seen.
        tell: Lays out an error for the page, as `--json` prints it.
        lang: "id" or "en".

    Use it in a `with` block.
    """

    def __init__(
        self, live: Live, tell: Callable[[GeneratorError], dict[str, Any]], *, lang: str = "id"
    ) -> None:
        self._token = secrets.token_urlsafe(24)
        answers = _Answers(live, tell, lang)
        self._answers = answers
        self._http = _Http((ADDRESS, 0), partial(_Handler, answers, self._token))
        self._thread = threading.Thread(target=self._http.serve_forever, daemon=True)

    @property
    def url(self) -> str:
        """Where the page is."""
        return f"http://{ADDRESS}:{self._http.server_port}/{self._token}/"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._answers.ended.set()
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()


class _Http(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False  # a browser keeps its stream of events open

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Pass over browsers that go away in the middle of an answer."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class _Answers:
    """What the server answers to each path below its token."""

    def __init__(
        self, live: Live, tell: Callable[[GeneratorError], dict[str, Any]], lang: str
    ) -> None:
        self.live = live
        self.ended = threading.Event()
        self._tell = tell
        words = {name: escape(text) for name, text in _WORDS[lang].items()}
        page = string.Template((_HERE / "page.html").read_text("utf-8"))
        self._files = {"": _Answer("text/html", page.substitute(words, lang=lang).encode())} | {
            name: _Answer(kind, (_HERE / name).read_bytes()) for name, kind in _ASSETS.items()
        }

    def to(self, path: str) -> _Answer | None:
        """Give what stands at a path; `None` if there is nothing, or no longer."""
        if path in self._files:
            return self._files[path]
        made = self.live.sight.made
        if made and (match := _PAGE.fullmatch(path)):
            edition, page_no, dpi = map(int, match.groups())
            is_there = 1 <= page_no <= len(made.pages.sizes) and dpi <= _MAX_DPI
            if edition == made.edition and is_there:
                return _Answer("image/png", made.pages.png(page_no, dpi=dpi))
        elif made and (match := _FILE.fullmatch(path)):
            is_pdf = match[1] == "pdf"
            return _Answer("application/pdf", made.pdf) if is_pdf else _Answer(_DOCX, made.docx)
        return None

    def event(self, sight: Sight) -> bytes:
        """Lay out what is to be seen as a server-sent event."""
        made = sight.made
        data = {
            "number": sight.number,
            "edition": made.edition if made else 0,
            "title": made.title if made else "",
            "pages": [[round(x, 2) for x in size] for size in made.pages.sizes] if made else [],
            "error": self._tell(sight.error) if sight.error else None,
            "took_ms": round(sight.took_ms),
        }
        return f"data: {json.dumps(data)}\n\n".encode()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Http

    def __init__(self, answers: _Answers, token: str, *args: Any) -> None:
        self._answers = answers
        self._token = token
        super().__init__(*args)

    def do_GET(self) -> None:
        """Answer a request that names this server and its token."""
        port = self.server.server_port
        if self.headers.get("Host") not in {f"{ADDRESS}:{port}", f"localhost:{port}"}:
            self._refuse(HTTPStatus.FORBIDDEN)  # a name of someone else's that leads here
            return
        token, slash, path = self.path.removeprefix("/").partition("/")
        if not slash or not secrets.compare_digest(token.encode(), self._token.encode()):
            self._refuse(HTTPStatus.NOT_FOUND)
        elif path == "events":
            self._stream()
        elif (answer := self._answers.to(path)) is None:
            self._refuse(HTTPStatus.NOT_FOUND)
        else:
            self._begin(HTTPStatus.OK, answer.kind, len(answer.content))
            self.wfile.write(answer.content)

    def _stream(self) -> None:
        """Tell what is to be seen, now and at each change, until one side goes away."""
        self.close_connection = True
        self._begin(HTTPStatus.OK, "text/event-stream")
        live = self._answers.live
        sight: Sight | None = live.sight
        number = 0
        while not self._answers.ended.is_set():
            self.wfile.write(self._answers.event(sight) if sight else b": \n\n")
            number = sight.number if sight else number
            sight = live.after(number, timeout_s=_HEARTBEAT_S)

    def _refuse(self, status: HTTPStatus) -> None:
        self._begin(status, "text/plain", 0)

    def _begin(self, status: HTTPStatus, kind: str, length: int | None = None) -> None:
        self.send_response(status)
        kind += "; charset=utf-8" if kind.startswith("text/") else ""
        self.send_header("Content-Type", kind)
        if length is not None:
            self.send_header("Content-Length", str(length))
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        if kind.startswith("text/html"):
            self.send_header("Content-Security-Policy", _POLICY)
        self.end_headers()

    def version_string(self) -> str:
        """Say nothing of versions."""
        return "naskah"

    def log_message(self, *args: Any) -> None:
        """Keep quiet: only the command line prints."""
