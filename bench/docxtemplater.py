"""docxtemplater on Node, kept open, for `templates.py` to compare with."""  # noqa: INP001 – a script's helper, not part of a package

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

HOME: Final = Path(tempfile.gettempdir(), "naskah-bench-node")
PACKAGES: Final = ("docxtemplater@3", "pizzip@3")
SCRIPT: Final = """
const fs = require("fs"), PizZip = require("pizzip"), Docxtemplater = require("docxtemplater");
const [template, data, made] = process.argv.slice(2);
const content = fs.readFileSync(template), facts = JSON.parse(fs.readFileSync(data));
const options = { paragraphLoop: true, linebreaks: true };
function render() {
  const document = new Docxtemplater(new PizZip(content), options);
  document.render(facts);
  return document.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
}
for (let run = 0; run < 30; run++) fs.writeFileSync(made, render());
require("readline").createInterface({ input: process.stdin }).on("line", () => {
  const started = performance.now();
  render();
  console.log(performance.now() - started);
});
console.log("ready");
"""


@contextmanager
def opened(
    template: bytes, data: Mapping[str, Any]
) -> Iterator[tuple[Callable[[], float], bytes] | None]:
    """Open a Node that renders at each call and tells its own time in ms; it is warm by then.

    Gives the document it makes too; `None` where Node or npm can't, and says so.
    """
    node = shutil.which("node")
    if node is None or not _is_installed():
        print("docxtemplater is left out: node is not here, or npm failed.", file=sys.stderr)  # noqa: T201
        yield None
        return
    script, *files = (HOME / name for name in ("run.js", "template.docx", "data.json", "made.docx"))
    script.write_text(SCRIPT, "utf-8")
    files[0].write_bytes(template)
    files[1].write_text(json.dumps(data), "utf-8")
    with subprocess.Popen(  # noqa: S603 – fixed arguments, no shell
        [node, script, *files], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        asks, answers = process.stdin, process.stdout
        if asks is None or answers is None or answers.readline() != "ready\n":
            sys.exit("docxtemplater failed")

        def ask() -> float:
            asks.write("\n")
            asks.flush()
            return float(answers.readline())

        yield ask, files[2].read_bytes()
        asks.close()


def _is_installed() -> bool:
    if (HOME / "node_modules" / "docxtemplater").is_dir():
        return True
    npm = shutil.which("npm")
    if npm is None:
        return False
    command = [npm, "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(HOME)]
    done = subprocess.run([*command, *PACKAGES], capture_output=True, check=False)  # noqa: S603 – fixed arguments, no shell
    return done.returncode == 0
