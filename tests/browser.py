"""A real browser for tests: Chromium, driven over the WebDriver protocol with nothing but HTTP."""

from __future__ import annotations

import json
import re
import subprocess
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_ELEMENT: Final = "element-6066-11e4-a52e-4f735466cecf"  # the protocol's name for a reference
_OPTIONS: Final = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--no-first-run", "--no-default-browser-check", "--hide-scrollbars"),
)
_TIMEOUT_S: Final = 60


@dataclass(frozen=True, slots=True)
class Browser:
    """One window.

    Attributes:
        session: Where the driver answers for it.
    """

    session: str

    def open(self, page: Path | str) -> None:
        """Load a file or an address, and wait until it is there."""
        address = page if isinstance(page, str) else page.as_uri()
        _call("POST", f"{self.session}/url", {"url": address})

    def run(self, script: str, *arguments: object) -> Any:
        """Run the body of a function in the page; gives what it returns."""
        body = {"script": script, "args": list(arguments)}
        return _call("POST", f"{self.session}/execute/sync", body)

    def type(self, selector: str, text: str) -> None:
        """Press keys in a field, as a person does."""
        _call("POST", f"{self._find(selector)}/value", {"text": text})

    def click(self, selector: str) -> None:
        """Click an element; the driver fails where something lies over it."""
        _call("POST", f"{self._find(selector)}/click", {})

    def resize(self, width: int, height: int) -> None:
        """Give the window another size, in CSS pixels."""
        _call("POST", f"{self.session}/window/rect", {"width": width, "height": height})

    def messages(self) -> list[str]:
        """Give what the page wrote to the console since the last time, refusals of CSP included."""
        found = _call("POST", f"{self.session}/se/log", {"type": "browser"})
        return [entry["message"] for entry in found]

    def _find(self, selector: str) -> str:
        body = {"using": "css selector", "value": selector}
        found = _call("POST", f"{self.session}/element", body)
        return f"{self.session}/element/{found[_ELEMENT]}"


@contextmanager
def browser(profile: Path) -> Iterator[Browser]:
    """Open a window of a fresh browser; it and its driver end with the block.

    Args:
        profile: An empty folder for the browser's own files.
    """
    command = ["chromedriver", "--port=0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as driver:
        try:
            session = _start(f"http://127.0.0.1:{_port(driver)}", profile)
            try:
                yield Browser(session)
            finally:
                _call("DELETE", session)
        finally:
            driver.terminate()


def _port(driver: subprocess.Popen[str]) -> str:
    assert driver.stdout is not None
    for line in driver.stdout:
        if found := re.search(r"successfully on port (\d+)", line):
            return found[1]
    raise AssertionError("chromedriver ended before it listened")


def _start(driver: str, profile: Path) -> str:
    wanted = {
        "goog:chromeOptions": {"args": [*_OPTIONS, f"--user-data-dir={profile}"]},
        "goog:loggingPrefs": {"browser": "ALL"},
    }
    body = {"capabilities": {"alwaysMatch": wanted}}
    return f"{driver}/session/{_call('POST', f'{driver}/session', body)['sessionId']}"


def _call(method: str, address: str, body: object = None) -> Any:
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(address, data, method=method)  # noqa: S310 – loopback alone
    with urllib.request.urlopen(request, timeout=_TIMEOUT_S) as answer:  # noqa: S310 – as above
        return json.load(answer)["value"]
