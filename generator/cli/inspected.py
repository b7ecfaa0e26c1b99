"""Prints what `verify` finds besides signatures: PDF/A, manifest, attachments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from generator.cli.console import Reporter
    from generator.inspection import BundleReport

_WORDS: Final = {
    "id": {
        "pdfa_ok": "{claim}: sesuai, menurut {count} pemeriksaan kami",
        "pdfa_bad": "{claim}: TIDAK sesuai",
        "pdfa_none": "Tidak menyatakan diri sebagai PDF/A",
        "verapdf_ok": "veraPDF: sesuai",
        "verapdf_bad": "veraPDF: TIDAK sesuai",
        "verapdf_none": "veraPDF tidak ada di komputer ini; dilewati",
        "manifest": "Catatan pembuatan: {id}, dibuat {when:%d-%m-%Y %H.%M} dengan {tool} {version}",
        "heads": ("Lampiran", "Catatan", "Bita", "SHA-256"),
        "match": "cocok",
        "changed": "BERUBAH",
        "unlisted": "tidak tercatat",
        "manifest_itself": "catatan pembuatan",
        "no_manifest": "–",
        "inside": "Di dalam: {name}",
    },
    "en": {
        "pdfa_ok": "{claim}: conforms, by our {count} checks",
        "pdfa_bad": "{claim}: does NOT conform",
        "pdfa_none": "Doesn't claim to be PDF/A",
        "verapdf_ok": "veraPDF: conforms",
        "verapdf_bad": "veraPDF: does NOT conform",
        "verapdf_none": "veraPDF isn't on this computer; skipped",
        "manifest": "Manifest: {id}, made {when:%Y-%m-%d %H:%M} with {tool} {version}",
        "heads": ("Attachment", "Manifest", "Bytes", "SHA-256"),
        "match": "matches",
        "changed": "CHANGED",
        "unlisted": "not listed",
        "manifest_itself": "manifest",
        "no_manifest": "–",
        "inside": "Inside: {name}",
    },
}


def print_inspection(reporter: Reporter, report: BundleReport, *, demanded: bool) -> None:
    """Print everything but the signatures of one file.

    Args:
        reporter: Where to.
        report: Of the file.
        demanded: Whether PDF/A was asked for, and veraPDF with it.
    """
    words = {key: str(text) for key, text in _WORDS[reporter.lang].items()}
    _print_pdfa(reporter, report, words, demanded=demanded)
    if report.manifest is not None:
        record = report.manifest
        reporter.say(
            words["manifest"].format(
                id=record.id,
                when=record.dibuat,
                tool=record.paket.nama,
                version=record.paket.versi,
            )
        )
    if report.attachments:
        heads = _WORDS[reporter.lang]["heads"]
        reporter.table(
            tuple(heads),
            [
                (
                    each.name,
                    words["manifest_itself" if each.agreement == "manifest" else each.agreement],
                    str(each.size),
                    each.sha256,
                )
                for each in report.attachments
            ],
        )


def _print_pdfa(
    reporter: Reporter, report: BundleReport, words: dict[str, str], *, demanded: bool
) -> None:
    from generator.pdf.pdfa.checker import CLAUSES  # noqa: PLC0415 – pypdf, only when needed

    found = report.pdfa
    if found is None:
        return
    if not found.claims:
        reporter.say(words["pdfa_none"])
    else:
        claim = f"PDF/A-{found.part}{found.conformance.lower()}"
        text = words["pdfa_ok" if found.ok else "pdfa_bad"]
        reporter.say(text.format(claim=claim, count=len(CLAUSES)))
    if found.claims or demanded:
        for finding in found.findings:
            place = f" ({finding.path})" if finding.path else ""
            clause = f"{finding.facts['clause']}  " if "clause" in finding.facts else ""
            reporter.warn(f"  {clause}{finding.message(reporter.lang)}{place}")
    if not demanded:
        return
    if report.verapdf is None:
        reporter.say(words["verapdf_none"])
    else:
        reporter.say(words["verapdf_bad" if report.verapdf else "verapdf_ok"])
        for finding in report.verapdf:
            reporter.warn(f"  {finding.message(reporter.lang)}")


def inside(name: str, lang: str) -> str:
    """Say which file inside another the next lines are about."""
    return str(_WORDS[lang]["inside"]).format(name=name)
