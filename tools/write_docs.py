"""Writes what is derived from the code into `docs/`: errors, rules, clauses of PDF/A, templates.

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

from generator import registry  # noqa: E402 – needs the path above
from generator.authoring.rules import RULES as LINTS  # noqa: E402 – as above
from generator.authoring.rules import Rule  # noqa: E402 – as above
from generator.messages import CATALOGUE, Message  # noqa: E402 – as above
from generator.pdf.pdfa.checker import CLAUSES, NOT_COVERED  # noqa: E402 – as above
from generator.rules.catalogue import HELD, RULES  # noqa: E402 – as above
from generator.rules.finding import HOUSE  # noqa: E402 – as above

_GROUPS = (
    ("input", "Berkas dan profil · input files", 3),
    ("json", "Teks JSON · JSON text", 3),
    ("field", "Isian · fields", 3),
    ("register", "Register · registers", 3),
    ("rule", "Aturan · rules", 3),
    ("deadline", "Tenggat · deadlines", 0),
    ("list", "Daftar dokumen · list of documents", 0),
    ("template", "Templat · templates", 4),
    ("lint", "Pemeriksaan templat · checking templates", 4),
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
    ("redline", "Perbandingan naskah · comparing documents", 3),
    ("batch", "Banyak berkas sekaligus · batches", 0),
    ("edit", "Draf yang disunting · edited drafts", 3),
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


_RULES_HEAD = """# Aturan · rules

Written from `generator/rules` by `make refresh`; don't edit by hand. `error` blocks documents,
`warning` and `info` are only shown. A region's `_base/aturan.json` may change the severity, and
`--allow CODE --reason …` lets one document pass. Words in braces are filled in.

{live} of the 100 rules R01–R100 are functions, {held} hold in another way ({how}); R101 and up are
rules of this toolkit.
"""


def rules_page() -> str:
    """Lay out every rule: number, severity, whom it concerns, sentence and source."""
    numbered = {rule.code for rule in RULES if int(rule.code[1:]) <= 100}  # noqa: PLR2004
    by = sorted({line.by for line in HELD})
    counts = ", ".join(f"{sum(line.by == name for line in HELD)} by the {name}" for name in by)
    lines = [
        _RULES_HEAD.format(live=len(numbered), held=len(HELD), how=counts),
        "| No | Severity | Berkas | Says | Source |",
        "|---|---|---|---|---|",
    ]
    for rule in RULES:
        source = "–" if rule.source == HOUSE else rule.source
        said = CATALOGUE[f"rule.{rule.code}"].id
        lines.append(
            f"| {rule.code} | {rule.severity} | {rule.applies.__name__} | {said} | {source} |"
        )
    lines += [
        "",
        "## Tanpa fungsi · held without a function",
        "",
        "| No | By | How |",
        "|---|---|---|",
    ]
    lines += [f"| {line.code} | {line.by} | {line.how} |" for line in HELD]
    return "\n".join(lines) + "\n"


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


_SEVERITIES = {
    "error": "kesalahan · error",
    "warning": "peringatan · warning",
    "info": "keterangan · info",
}
_TEMPLATES_HEAD = """# Aturan templat · rules for templates

Written from `generator/authoring/rules.py` and `generator/messages` by `make refresh`; don't edit
by hand. `naskah template check` tells everything at once; a *kesalahan* (error) gives exit code 4,
and so does a *peringatan* (warning) with `--strict`. Words in braces are filled in when a message
is printed.

| | | |
|---|---|---|
"""


def templates_page() -> str:
    """Lay out one section per rule for templates, in both languages."""
    table = "".join(
        f"| [{rule.code}](#{rule.code.lower()}) | {rule.title_id} · {rule.title_en} "
        f"| {_SEVERITIES[rule.severity]} |\n"
        for rule in LINTS
    )
    return _TEMPLATES_HEAD + table + "\n" + "\n".join(map(_rule, LINTS)).rstrip() + "\n"


def _rule(rule: Rule) -> str:
    lines = [
        f"## {rule.code}\n",
        f"**{rule.title_id}** ({_SEVERITIES[rule.severity]}). {rule.about_id}\n",
        f"**{rule.title_en}.** {rule.about_en}\n",
    ]
    for code in rule.messages:
        message = CATALOGUE[code]
        hints = (f" *{message.hint_id}*", f" *{message.hint_en}*") if message.hint_id else ("", "")
        text = f"- {message.id}{hints[0]}\n  {message.en}{hints[1]}\n  [`{code}`](errors.md)"
        lines.append(text.replace("{{", "{").replace("}}", "}"))
    return "\n".join(lines) + "\n"


_DOCUMENTS_HEAD = """# Dokumen · documents

Written from `generator/registry.py` by `make refresh`; don't edit by hand. ● every berkas of the
form has it, ○ where its condition holds.

"""


def documents_page() -> str:
    """Lay out the matrix of forms and documents, and what each document needs."""
    forms = [form.key for form in registry.FORMS]
    lines = [
        _DOCUMENTS_HEAD + f"| Dokumen | {' | '.join(forms)} |",
        f"|---|{'---|' * len(forms)}",
    ]
    for line in registry.DOCUMENTS:
        mark = "○" if line.when else "●"
        cells = [mark if form in line.forms else "" for form in forms]
        lines.append(f"| `{line.key}` | {' | '.join(cells)} |")
    lines += [
        "",
        "| Dokumen | Judul | Tahap | Menandatangani | Bila | Dimulai dengan | Dasar |",
        "|---|---|---|---|---|---|---|",
    ]
    for line in registry.DOCUMENTS:
        when = CATALOGUE[f"list.{line.when}.yes"].id if line.when else "selalu"
        signers = ", ".join(line.signers)
        lines.append(
            f"| `{line.key}` | {line.title} | {line.stage} | {signers} | {when} "
            f"| `{line.begins}` | {line.legal_basis} |"
        )
    return "\n".join(lines) + "\n"


PAGES = {
    "errors.md": errors_page,
    "rules.md": rules_page,
    "pdfa.md": pdfa_page,
    "templates.md": templates_page,
    "documents.md": documents_page,
}


def main() -> int:
    """Write or check; the exit code says whether anything differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    pages = {name: lay_out() for name, lay_out in PAGES.items()}
    stale = [
        name
        for name, page in pages.items()
        if not (path := ROOT / "docs" / name).is_file() or path.read_text("utf-8") != page
    ]
    if arguments.check:
        for name in stale:
            sys.stderr.write(f"docs/{name}: stale, run make refresh\n")
        return int(bool(stale))
    for name in stale:
        (ROOT / "docs" / name).write_text(pages[name], "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
