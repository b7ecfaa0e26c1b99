"""The command that says how far the signing of a bundle is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator.cli.console import (
    JsonOption,
    Lang,
    LangOption,
    Reporter,
    naming,
    reports_errors,
)
from generator.cli.signatures import TrustOption, trusted_roots
from generator.errors import ExitCode, Problem

if TYPE_CHECKING:
    from generator.signing.status import BundleStatus

_WORDS = {
    "id": {
        "heads": ("Pihak", "Jabatan", "Keadaan", "Penanda tangan", "Sudah", "Belum"),
        "signed": "selesai",
        "next": "giliran sekarang",
        "waiting": "menunggu",
        "broken": "RUSAK",
        "complete": "Lengkap: semua pihak sudah menandatangani.",
        "incomplete": "Belum lengkap. Berikutnya: {next}",
        "not_ok": "Bundel TIDAK dapat diandalkan.",
    },
    "en": {
        "heads": ("Party", "Office", "State", "Signer", "Signed", "Missing"),
        "signed": "done",
        "next": "next",
        "waiting": "waiting",
        "broken": "BROKEN",
        "complete": "Complete: everyone has signed.",
        "incomplete": "Not complete. Next: {next}",
        "not_ok": "The bundle can NOT be relied on.",
    },
}
_CANNOT_GO_ON = {"status.parallel", "status.parallel-spare", "status.unrelated"}


@reports_errors
def status(
    files: Annotated[
        list[Path],
        typer.Argument(help="Bundel PDF; beberapa untuk dibandingkan.", metavar="BUNDEL"),
    ],
    trust: TrustOption = None,
    complete: Annotated[
        bool, typer.Option("--complete", help="Keluar dengan kode 9 juga bila belum lengkap.")
    ] = False,
    as_json: JsonOption = False,
    lang: LangOption = Lang.id,
) -> None:
    """Siapa sudah menandatangani apa, dan giliran siapa. Kode keluar 9 bila ada yang rusak."""
    from generator import api  # noqa: PLC0415 – slow libraries, only when needed
    from generator.files import read_file  # noqa: PLC0415 – as above
    from generator.signing.status import compare  # noqa: PLC0415 – as above

    reporter = Reporter(as_json=as_json, lang=lang.value)
    roots = trusted_roots(trust)
    found: dict[str, BundleStatus] = {}
    for path in files:
        with reporter.progress("Memeriksa …"), naming(path):
            found[str(path)] = api.status(read_file(path), trust=roots)
    relations = compare(found)
    for name, state in found.items():
        if len(found) > 1:
            reporter.say(name)
        _print(reporter, state)
    for relation in relations:
        _say_problem(reporter, relation)
    fits = not any(relation.code in _CANNOT_GO_ON for relation in relations)
    is_ok = fits and all(state.ok for state in found.values())
    # Files that fit together are stages of one bundle, of which the last counts.
    is_complete = is_ok and any(state.complete for state in found.values())
    reporter.result(
        {
            "ok": is_ok,
            "complete": is_complete,
            "files": [{"file": name, **state.as_dict()} for name, state in found.items()],
            "relations": [
                {"code": one.code, **one.facts, "message": one.message(lang.value)}
                for one in relations
            ],
        }
    )
    if not is_ok or (complete and not is_complete):
        raise typer.Exit(ExitCode.VERIFICATION)


def _print(reporter: Reporter, state: BundleStatus) -> None:
    words = _WORDS[reporter.lang]
    rows = [
        (
            one.role,
            one.office or "–",
            str(words[one.state]),
            ", ".join(one.signers) or "–",
            ", ".join(one.signed) or "–",
            ", ".join(one.missing) or "–",
        )
        for one in state.roles
    ]
    if rows:
        reporter.table(tuple(words["heads"]), rows)
    for problem in (*state.problems, *state.warnings):
        _say_problem(reporter, problem)
    if state.complete:
        reporter.say(str(words["complete"]))
    elif state.ok:
        offices = {one.role: one.office for one in state.roles}
        names = [f"{role} ({offices[role]})" if offices[role] else role for role in state.next]
        reporter.say(str(words["incomplete"]).format(next=", ".join(names)))
    else:
        reporter.say(str(words["not_ok"]))


def _say_problem(reporter: Reporter, problem: Problem) -> None:
    place = f"{problem.path}: " if problem.path else ""
    reporter.warn(f"{place}{problem.message(reporter.lang)}")
    if hint := problem.hint(reporter.lang):
        reporter.warn(f"  → {hint}")
