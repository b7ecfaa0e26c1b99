"""The command that verifies a bundle, and how it prints what it found."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator.cli.console import (
    BundleArgument,
    JsonOption,
    Lang,
    LangOption,
    Reporter,
    moment,
    naming,
    reports_errors,
)
from generator.cli.inspected import inside, print_inspection
from generator.errors import ExitCode, VerificationError

if TYPE_CHECKING:
    from generator.inspection import BundleReport
    from generator.signing.report import SignatureVerdict, VerificationReport

TrustOption = Annotated[
    Path | None,
    typer.Option("--trust", help="Sertifikat akar tepercaya: berkas, atau folder berisinya."),
]


@reports_errors
def verify(
    file: BundleArgument,
    trust: TrustOption = None,
    pdfa: Annotated[
        bool,
        typer.Option("--pdfa", help="Wajib PDF/A-3b: temuan membuat gagal; veraPDF ikut bila ada."),
    ] = False,
    revocation: Annotated[
        list[Path] | None,
        typer.Option("--revocation", help="Berkas CRL atau jawaban OCSP; boleh berulang."),
    ] = None,
    online: Annotated[
        bool,
        typer.Option("--online", help="Tanyakan pencabutan sertifikat kepada penerbitnya."),
    ] = False,
    as_json: JsonOption = False,
    lang: LangOption = Lang.id,
) -> None:
    """Periksa tanda tangan bundel. Kode keluar 9 bila ada yang tidak sah."""
    from generator import api  # noqa: PLC0415 – slow libraries, only when needed
    from generator.files import read_file  # noqa: PLC0415 – as above

    reporter = Reporter(as_json=as_json, lang=lang.value)
    with reporter.progress("Memeriksa …"), naming(file):
        report = api.verify(
            read_file(file),
            trust=trusted_roots(trust),
            pdfa="demand" if pdfa else "report",
            revocation=[read_file(path) for path in revocation or ()],
            online=online,
        )
    _print_all(reporter, report, demanded=pdfa)
    reporter.say(str(_WORDS[reporter.lang]["all_ok" if report.ok else "not_ok"]))
    reporter.result({"file": str(file), **report.as_dict()})
    if not report.ok:
        raise typer.Exit(ExitCode.VERIFICATION)


def trusted_roots(trust: Path | None) -> list[bytes]:
    """Read the certificates of `--trust`: a file, or a folder of them.

    Raises:
        VerificationError: The folder holds none.
    """
    from generator.files import read_file  # noqa: PLC0415 – as above

    if trust is None:
        return []
    if not trust.is_dir():
        return [read_file(trust)]
    endings = (".pem", ".crt", ".cer", ".der")
    roots = [read_file(path) for path in sorted(trust.iterdir()) if path.suffix.lower() in endings]
    if not roots:
        raise VerificationError("verify.trust-empty", where=str(trust), endings=endings)
    return roots


_WORDS = {
    "id": {
        "heads": (
            *("Tempat", "Penanda tangan", "Waktu", "Stempel waktu", "Tingkat", "Penerbit"),
            *("Pencabutan", "Sesudahnya", ""),
        ),
        "good": "tidak dicabut",
        "revoked": "DICABUT",
        "revoked_since": "dicabut kemudian",
        "unknown": "tidak diperiksa",
        "validation_data": "data validasi",
        "stamp": "Stempel waktu dokumen",
        "trusted": "tepercaya",
        "untrusted": "tidak tepercaya",
        "not_checked": "tidak diperiksa",
        "none": "tidak ada",
        "signatures": "tanda tangan berikutnya",
        "form_filling": "isian formulir",
        "other": "perubahan lain",
        "ok": "sah",
        "bad": "TIDAK SAH",
        "unsigned": "Belum ditandatangani",
        "all_ok": "Bundel utuh dan semua tanda tangannya sah.",
        "not_ok": "Bundel TIDAK dapat diandalkan.",
    },
    "en": {
        "heads": (
            *("Place", "Signer", "Time", "Timestamp", "Level", "Issuer"),
            *("Revocation", "Later changes", ""),
        ),
        "good": "not revoked",
        "revoked": "REVOKED",
        "revoked_since": "revoked later",
        "unknown": "not checked",
        "validation_data": "validation data",
        "stamp": "Document timestamp",
        "trusted": "trusted",
        "untrusted": "untrusted",
        "not_checked": "not checked",
        "none": "none",
        "signatures": "further signatures",
        "form_filling": "form filling",
        "other": "other changes",
        "ok": "valid",
        "bad": "NOT VALID",
        "unsigned": "Not signed yet",
        "all_ok": "The bundle is whole and all its signatures are valid.",
        "not_ok": "The bundle can NOT be relied on.",
    },
}


def _print_all(reporter: Reporter, report: BundleReport, *, demanded: bool) -> None:
    """Print the report on a file, and before it those on the PDFs inside of it."""
    for name, one in report.enclosed.items():
        reporter.say(inside(name, reporter.lang))
        _print_all(reporter, one, demanded=demanded)
        reporter.say("")
    _print_report(reporter, report)
    print_inspection(reporter, report, demanded=demanded)


def _print_report(reporter: Reporter, report: VerificationReport) -> None:
    words = _WORDS[reporter.lang]
    if report.signatures:
        reporter.table(
            tuple(words["heads"]), [_row(verdict, words) for verdict in report.signatures]
        )
    for stamp in report.timestamps:
        time = moment(stamp.time) if stamp.time else "–"
        verdict = words["ok" if stamp.ok else "bad"]
        reporter.say(
            f"{words['stamp']}: {time}  {stamp.authority}  {words[stamp.trust]}  {verdict}"
        )
    if report.unsigned_fields:
        reporter.say(f"{words['unsigned']}: {', '.join(report.unsigned_fields)}")
    named = [(one.field, (*one.problems, *one.warnings)) for one in report.signatures]
    named += [(one.field, (*one.problems, *one.warnings)) for one in report.timestamps]
    for field, found in named:
        for problem in found:
            reporter.warn(f"{field}: {problem.message(reporter.lang)}")
    for problem in (*report.problems, *report.warnings):
        if problem.code.startswith("pdfa."):
            continue  # told with the rest about PDF/A
        reporter.warn(problem.message(reporter.lang))
        if hint := problem.hint(reporter.lang):
            reporter.warn(f"  → {hint}")


def _row(verdict: SignatureVerdict, words: Mapping[str, object]) -> tuple[str, ...]:
    stamp = verdict.timestamp.time if verdict.timestamp else None
    return (
        verdict.field,
        verdict.signer or "–",
        moment(verdict.signed_at) if verdict.signed_at else "–",
        moment(stamp) if stamp else "–",
        verdict.level.upper(),
        str(words[verdict.trust]),
        str(words[verdict.revocation]),
        str(words[verdict.later_changes]),
        str(words["ok" if verdict.ok else "bad"]),
    )
