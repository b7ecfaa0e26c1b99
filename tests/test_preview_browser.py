"""The preview in a real browser: pages come, change at a save, and outlast a mistake."""

from __future__ import annotations

import functools
import json
import time
from typing import TYPE_CHECKING, Any, Final

import pytest
from berkas_samples import put, sample, write
from browser import browser

from generator.cli.console import error_data
from generator.preview.live import Live
from generator.preview.making import Maker
from generator.preview.server import PreviewServer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PATIENCE_S: Final = 20
STATE: Final = """
const first = document.querySelector("#page-1 img");
return {
  picture: first ? first.getAttribute("src") : "",
  drawn: first ? first.complete && first.naturalWidth > 0 : false,
  pages: document.querySelectorAll("#pages .sheet").length,
  thumbs: document.querySelectorAll("#thumbs .sheet").length,
  error: document.getElementById("error").hidden ? "" : document.getElementById("error").innerText,
  title: document.title,
  width: first ? first.getBoundingClientRect().width : 0,
}
"""

pytestmark = pytest.mark.browser


def once(look: Callable[[], dict[str, Any]], is_so: Callable[[Any], bool]) -> dict[str, Any]:
    """Look until something is so."""
    end = time.monotonic() + PATIENCE_S
    while not is_so(state := look()):
        assert time.monotonic() < end, state
        time.sleep(0.02)
    return state


def test_pages_are_shown_and_outlast_a_mistake(tmp_path: Path) -> None:
    file = write(tmp_path, sample("sinergi-kecil"))
    live = Live(Maker(file, "nota_kesepakatan", draft=True))
    made = live.refresh().made
    assert made is not None
    count = len(made.pages.sizes)
    with (
        PreviewServer(live, functools.partial(error_data, lang="id")) as server,
        browser(tmp_path / "peramban") as window,
    ):
        window.open(server.url)
        look = functools.partial(window.run, STATE)
        first = once(look, lambda seen: seen["drawn"])
        assert (first["pages"], first["thumbs"], first["error"]) == (count, count, "")
        assert first["picture"].startswith("1/1@")

        file.write_text("{", "utf-8")
        live.refresh()
        wrong = once(look, lambda seen: seen["error"])
        assert "[input.invalid]" in wrong["error"]
        assert (wrong["picture"], wrong["pages"]) == (first["picture"], count)

        value = put(sample("sinergi-kecil"), "judul", "Penataan <b>Data</b> Bersama")
        file.write_text(json.dumps(value), "utf-8")
        live.refresh()
        second = once(look, lambda seen: seen["picture"].startswith("2/1@"))
        assert (second["error"], second["title"]) == (
            "",
            "Nota Kesepakatan – Penataan <b>Data</b> Bersama",
        )

        window.click("#larger")
        larger = once(look, lambda seen: seen["width"] > first["width"])
        assert larger["width"] == pytest.approx(first["width"] * 1.2, abs=1)
        window.click("#viewer")
        assert window.run("return document.querySelector('iframe').getAttribute('src')") == (
            "2/dokumen.pdf"
        )
        window.click("#viewer")
        once(look, lambda seen: seen["drawn"] and seen["pages"] == count)
        assert window.messages() == []
