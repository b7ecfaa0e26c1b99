"""Documents of Indonesian regional cooperation agreements: one JSON file in, signed PDFs out.

    import generator as g

    berkas = g.load("samples/sinergi-lengkap.json")
    pdf = g.bundle(berkas)
    with g.Pkcs12Signer(g.Pkcs12Config(path=..., passphrase="env:SANDI")) as signer:
        signed = g.sign(pdf, signer, as_="kesatu")
    report = g.verify(signed)

Names in `__all__` are public; they are imported when first used.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any, Final

from generator._version import __version__

if TYPE_CHECKING:
    from generator.api import (
        RenderedDocument,
        bundle,
        check,
        convert_documents,
        extract,
        render,
        sign,
        status,
        verify,
    )
    from generator.batch.run import Outcome, run_batch
    from generator.batch.signing import Signing
    from generator.comparison import convert_redlines
    from generator.composition import fingerprint
    from generator.errors import (
        BatchError,
        BundleError,
        ConversionError,
        ExitCode,
        GeneratorError,
        InputError,
        MissingDependencyError,
        OutputError,
        Problem,
        SigningError,
        TemplateError,
        VerificationError,
    )
    from generator.executors import open_executor
    from generator.extraction import Extraction
    from generator.inspection import BundleReport
    from generator.loading import load, load_profile, parse_berkas, parse_profile
    from generator.manifest import Manifest
    from generator.models.berkas import Berkas
    from generator.models.daerah import Profil
    from generator.pdf.engine import EngineInfo, PdfEngine, engine_names, open_engine
    from generator.portfolios import portfolio, split
    from generator.readiness import Readiness, documents_for
    from generator.redline.changes import Change
    from generator.redline.compare import Redline, compare
    from generator.redline.revisions import accept_all, reject_all
    from generator.register.writing import write_register
    from generator.rendering.compiled import CompiledTemplate
    from generator.reports import AnnualReport, blank_report, report
    from generator.rules.finding import Finding
    from generator.schemas import json_schema
    from generator.signing.config import Pkcs12Config, TsaConfig
    from generator.signing.partial import PartlySignedError
    from generator.signing.pkcs12 import Pkcs12Signer
    from generator.signing.report import VerificationReport
    from generator.signing.secrets import SecretRef
    from generator.signing.signer import SignatureReceipt, SignatureRequest, Signer
    from generator.signing.status import BundleStatus
    from generator.sources import Entry, discover, load_entry
    from generator.yearly.portfolio import year_portfolio
    from generator.yearly.realisation import realisation
    from generator.yearly.survey import Overview, overview

_HOMES: Final = {
    "generator.api": (
        "RenderedDocument",
        "bundle",
        "check",
        "convert_documents",
        "extract",
        "render",
        "sign",
        "status",
        "verify",
    ),
    "generator.batch.run": ("Outcome", "run_batch"),
    "generator.batch.signing": ("Signing",),
    "generator.comparison": ("convert_redlines",),
    "generator.composition": ("fingerprint",),
    "generator.errors": (
        "BatchError",
        "BundleError",
        "ConversionError",
        "ExitCode",
        "GeneratorError",
        "InputError",
        "MissingDependencyError",
        "OutputError",
        "Problem",
        "SigningError",
        "TemplateError",
        "VerificationError",
    ),
    "generator.executors": ("open_executor",),
    "generator.extraction": ("Extraction",),
    "generator.inspection": ("BundleReport",),
    "generator.loading": ("load", "load_profile", "parse_berkas", "parse_profile"),
    "generator.models.berkas": ("Berkas",),
    "generator.manifest": ("Manifest",),
    "generator.models.daerah": ("Profil",),
    "generator.pdf.engine": ("EngineInfo", "PdfEngine", "engine_names", "open_engine"),
    "generator.portfolios": ("portfolio", "split"),
    "generator.readiness": ("Readiness", "documents_for"),
    "generator.rendering.compiled": ("CompiledTemplate",),
    "generator.register.writing": ("write_register",),
    "generator.redline.changes": ("Change",),
    "generator.redline.compare": ("Redline", "compare"),
    "generator.redline.revisions": ("accept_all", "reject_all"),
    "generator.reports": ("AnnualReport", "blank_report", "report"),
    "generator.rules.finding": ("Finding",),
    "generator.schemas": ("json_schema",),
    "generator.signing.config": ("Pkcs12Config", "TsaConfig"),
    "generator.signing.partial": ("PartlySignedError",),
    "generator.signing.pkcs12": ("Pkcs12Signer",),
    "generator.signing.report": ("VerificationReport",),
    "generator.signing.secrets": ("SecretRef",),
    "generator.signing.signer": ("SignatureReceipt", "SignatureRequest", "Signer"),
    "generator.signing.status": ("BundleStatus",),
    "generator.sources": ("Entry", "discover", "load_entry"),
    "generator.yearly.portfolio": ("year_portfolio",),
    "generator.yearly.realisation": ("realisation",),
    "generator.yearly.survey": ("Overview", "overview"),
}
_HOME_OF: Final = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "AnnualReport",
    "BatchError",
    "Berkas",
    "BundleError",
    "BundleReport",
    "BundleStatus",
    "Change",
    "CompiledTemplate",
    "ConversionError",
    "EngineInfo",
    "Entry",
    "ExitCode",
    "Extraction",
    "Finding",
    "GeneratorError",
    "InputError",
    "Manifest",
    "MissingDependencyError",
    "Outcome",
    "OutputError",
    "Overview",
    "PartlySignedError",
    "PdfEngine",
    "Pkcs12Config",
    "Pkcs12Signer",
    "Problem",
    "Profil",
    "Readiness",
    "Redline",
    "RenderedDocument",
    "SecretRef",
    "SignatureReceipt",
    "SignatureRequest",
    "Signer",
    "Signing",
    "SigningError",
    "TemplateError",
    "TsaConfig",
    "VerificationError",
    "VerificationReport",
    "__version__",
    "accept_all",
    "blank_report",
    "bundle",
    "check",
    "compare",
    "convert_documents",
    "convert_redlines",
    "discover",
    "documents_for",
    "engine_names",
    "extract",
    "fingerprint",
    "json_schema",
    "load",
    "load_entry",
    "load_profile",
    "open_engine",
    "open_executor",
    "overview",
    "parse_berkas",
    "parse_profile",
    "portfolio",
    "realisation",
    "reject_all",
    "render",
    "report",
    "run_batch",
    "sign",
    "split",
    "status",
    "verify",
    "write_register",
    "year_portfolio",
]


def __getattr__(name: str) -> Any:
    home = _HOME_OF.get(name)
    if home is None:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    value = getattr(importlib.import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
