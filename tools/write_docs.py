"""Writes what is derived from the code: `docs/errors.md`, and the clauses in `docs/pdfa.md`.

python tools/write_docs.py            write
python tools/write_docs.py --check    exit 1 if a file differs
"""  # noqa: INP001 – a script, not part of a package

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from generator.messages import CATALOGUE, Message  # noqa: E402 – needs the path above
from generator.pdf.pdfa.checker import CLAUSES, NOT_COVERED  # noqa: E402

_GROUPS = (
    ("input", "Berkas dan profil · input files", 3),
    ("json", "Teks JSON · JSON text", 3),
    ("field", "Isian · fields", 3),
    ("rule", "Aturan · rules", 3),
    ("list", "Daftar dokumen · list of documents", 0),
    ("template", "Templat · templates", 4),
    ("engine", "Mesin PDF · PDF engines", 5),
    ("font", "Huruf · fonts", 6),
    ("bundle", "Bundel · bundles", 7),
    ("portfolio", "Portofolio · portfolios", 7),
    ("attachment", "Lampiran bundel · files inside a bundle", 9),
    ("pdfa", "PDF/A", 9),
    ("sign", "Tanda tangan · signing", 8),
    ("signer", "Pustaka dan penggerak penanda tangan · libraries and drivers for signing", 6),
    ("bsre", "Layanan BSrE · BSrE's service", 8),
    ("signature", "Membaca PDF bertanda tangan · reading signed PDFs", 0),
    ("verify", "Pemeriksaan · verification", 9),
    ("status", "Keadaan bundel · state of a bundle", 9),
    ("output", "Hasil · output", 10),
    ("bug", "Kesalahan program · bugs", 1),
)
_HEAD = """# Kode pesan · message codes

Written from `generator/messages` by `make refresh`; don't edit by hand. Words in braces are filled
in when the message is printed.
"""


def errors_page() -> str:
    """Lay out one section per code: seen as, and what to do, in both languages."""
    lines = [_HEAD]
    left = set(CATALOGUE)
    for prefix, title, exit_code in _GROUPS:
        codes = [code for code in CATALOGUE if re.split(r"[.]", code)[0] == prefix]
        left -= set(codes)
        lines.append(f"\n## {title}\n")
        if exit_code:
            lines.append(f"Kode keluar · exit code: {exit_code}\n")
        lines += [_section(code, CATALOGUE[code]) for code in codes]
    if left:
        message = f"codes in no group: {sorted(left)}"
        raise SystemExit(message)
    return "\n".join(lines).rstrip() + "\n"


def _section(code: str, message: Message) -> str:
    text = f"### `{code}`\n\n{message.id}"
    if message.hint_id:
        text += f" *{message.hint_id}*"
    text += f"\n\n{message.en}"
    if message.hint_en:
        text += f" *{message.hint_en}*"
    return text.replace("{{", "{").replace("}}", "}") + "\n"


def pdfa_page() -> str:
    """Renew the tables of clauses in a page that is otherwise written by hand."""
    text = (ROOT / "docs" / "pdfa.md").read_text("utf-8")
    covered = ["| Clause | Code | Reported as |", "|---|---|---|"] + [
        f"| {each.number} | `{each.code}` | {CATALOGUE[each.code].en} |" for each in CLAUSES
    ]
    left_out = ["| Clause | Not looked at | Why |", "|---|---|---|"] + [
        f"| {number} | {what} | {why} |" for number, what, why in NOT_COVERED
    ]
    for name, rows in (("covered", covered), ("not covered", left_out)):
        begin, end = f"<!-- {name}: written by make refresh -->\n", f"<!-- end of {name} -->"
        before, _, rest = text.partition(begin)
        _, _, after = rest.partition(end)
        text = f"{before}{begin}\n" + "\n".join(rows) + f"\n\n{end}{after}"
    return text


def main() -> int:
    """Write or check; the exit code says whether anything differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    pages = {
        ROOT / "docs" / "errors.md": errors_page(),
        ROOT / "docs" / "pdfa.md": pdfa_page(),
    }
    if arguments.check:
        return int(any(not p.is_file() or p.read_text("utf-8") != t for p, t in pages.items()))
    for path, text in pages.items():
        path.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
