"""Commands on a bundle: sign and verify."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator.cli.console import (
    ForceOption,
    JsonOption,
    Lang,
    LangOption,
    Reporter,
    naming,
    reports_errors,
)
from generator.cli.inspected import inside, print_inspection
from generator.errors import ExitCode, VerificationError

if TYPE_CHECKING:
    from generator.inspection import BundleReport
    from generator.signing.report import SignatureVerdict, VerificationReport

BundleArgument = Annotated[Path, typer.Argument(help="Bundel PDF.", metavar="BUNDEL")]
TrustOption = Annotated[
    Path | None,
    typer.Option("--trust", help="Sertifikat akar tepercaya: berkas, atau folder berisinya."),
]


@reports_errors
def sign(
    file: BundleArgument,
    role: Annotated[str, typer.Option("--as", help="Peran penanda tangan: kesatu, kedua, …")],
    signer: Annotated[
        str, typer.Option("--signer", help="pkcs12:KUNCI.p12, pkcs11:…, atau bsre:…")
    ],
    passphrase: Annotated[
        str,
        typer.Option("--passphrase", help="Letak kata sandi: env:NAMA, file:LETAK, atau prompt:"),
    ] = "prompt:",  # noqa: S107 – a place to look, not a passphrase
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="Berkas hasil; bawaan: BUNDEL.PERAN.pdf"),
    ] = None,
    reason: Annotated[str, typer.Option("--reason", help="Alasan menandatangani.")] = "",
    location: Annotated[str, typer.Option("--location", help="Tempat menandatangani.")] = "",
    certify: Annotated[
        bool,
        typer.Option(
            help="Tanda tangan pertama mengunci bundel: sesudahnya hanya tanda tangan lain.",
        ),
    ] = True,
    force: ForceOption = False,
    as_json: JsonOption = False,
    lang: LangOption = Lang.id,
) -> None:
    """Tanda tangani semua tempat milik satu pihak dalam bundel."""
    from generator import api  # noqa: PLC0415 – slow libraries, only when needed
    from generator.files import read_file, refuse_existing, write_files  # noqa: PLC0415 – as above
    from generator.signing.kinds import open_signer, parse_signer  # noqa: PLC0415 – as above

    reporter = Reporter(as_json=as_json, lang=lang.value)
    config = parse_signer(signer, passphrase=passphrase)
    pdf = read_file(file)
    target = output or file.with_name(f"{file.stem}.{role}.pdf")
    if not force:
        refuse_existing([target])
    prompt = _ask if sys.stdin.isatty() else None
    with (
        open_signer(config, prompt=prompt) as opened,
        reporter.progress("Menandatangani …"),
        naming(file),
    ):
        signed, receipts = api.sign_with_receipts(
            pdf, opened, as_=role, reason=reason, location=location, certify=certify
        )
    write_files({target: signed}, force=force)
    for receipt in receipts:
        reporter.say(
            f"{receipt.field}  {receipt.signer}  {receipt.signed_at.astimezone():%d-%m-%Y %H.%M %Z}"
        )
    reporter.say(str(target))
    reporter.result(
        {
            "ok": True,
            "file": str(target),
            "signatures": [
                {
                    "field": receipt.field,
                    "signer": receipt.signer,
                    "serial": receipt.serial,
                    "signed_at": receipt.signed_at.isoformat(),
                    "sha256": receipt.sha256,
                }
                for receipt in receipts
            ],
        }
    )


def _ask(label: str) -> str:
    return str(typer.prompt(f"Kata sandi {label}", hide_input=True, err=True))


@reports_errors
def verify(
    file: BundleArgument,
    trust: TrustOption = None,
    pdfa: Annotated[
        bool,
        typer.Option("--pdfa", help="Wajib PDF/A-3b: temuan membuat gagal; veraPDF ikut bila ada."),
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
            read_file(file), trust=trusted_roots(trust), pdfa="demand" if pdfa else "report"
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
        "heads": ("Tempat", "Penanda tangan", "Waktu", "Penerbit", "Sesudahnya", ""),
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
        "heads": ("Place", "Signer", "Time", "Issuer", "Later changes", ""),
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
    if report.unsigned_fields:
        reporter.say(f"{words['unsigned']}: {', '.join(report.unsigned_fields)}")
    for verdict in report.signatures:
        for problem in (*verdict.problems, *verdict.warnings):
            reporter.warn(f"{verdict.field}: {problem.message(reporter.lang)}")
    for problem in (*report.problems, *report.warnings):
        if problem.code.startswith("pdfa."):
            continue  # told with the rest about PDF/A
        reporter.warn(problem.message(reporter.lang))
        if hint := problem.hint(reporter.lang):
            reporter.warn(f"  → {hint}")


def _row(verdict: SignatureVerdict, words: Mapping[str, object]) -> tuple[str, ...]:
    time = (
        verdict.signed_at.astimezone().strftime("%d-%m-%Y %H.%M %Z") if verdict.signed_at else "–"
    )
    return (
        verdict.field,
        verdict.signer or "–",
        time,
        str(words[verdict.trust]),
        str(words[verdict.later_changes]),
        str(words["ok" if verdict.ok else "bad"]),
    )
