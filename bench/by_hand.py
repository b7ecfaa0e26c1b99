"""The script a user would write today: docxtpl, LibreOffice, pypdf and pyHanko, in a loop.

It makes what a batch makes of the small sample: two documents and a cover in one PDF with an
outline, signed by both parties in each document. It checks nothing, embeds nothing, and its
templates are filled with plain fields only; LibreOffice converts many files in one call.
"""  # noqa: INP001 – part of a bench, not of a package

# mypy: allow-untyped-calls

from __future__ import annotations

import io
import json
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from docxtpl import DocxTemplate
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, SimpleSigner, sign_pdf
from pyhanko.sign.fields import SigFieldSpec
from pypdf import PdfWriter

if TYPE_CHECKING:
    from collections.abc import Sequence

CHUNK: Final = 20
PARTS: Final = ("sampul", "nota_kesepakatan", "rencana_kerja")


def make(
    sources: Sequence[Path], templates: Path, output: Path, signers: dict[str, tuple[Path, bytes]]
) -> None:
    """Make and sign the bundles of many agreements.

    Args:
        sources: JSON files.
        templates: A folder with one Word template for each of `PARTS`.
        output: Where the bundles go.
        signers: Key file and passphrase by role.
    """
    for start in range(0, len(sources), CHUNK):
        chunk = sources[start : start + CHUNK]
        with tempfile.TemporaryDirectory() as folder:
            words = []
            for path in chunk:
                values = json.loads(path.read_bytes())
                for part in PARTS:
                    words.append(Path(folder, f"{path.stem}-{part}.docx"))
                    template = DocxTemplate(templates / f"{part}.docx")
                    template.render(values, autoescape=True)
                    template.save(words[-1])
            _convert(words, Path(folder))
            for path in chunk:
                pdf = _merge([Path(folder, f"{path.stem}-{part}.pdf") for part in PARTS])
                for document in PARTS[1:]:
                    for role, (key, passphrase) in signers.items():
                        pdf = _sign(pdf, f"{document}.{role}", key, passphrase)
                (output / f"{path.stem}.pdf").write_bytes(pdf)


def _convert(words: Sequence[Path], folder: Path) -> None:
    command: list[Any] = [
        *("soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"),
        *("--convert-to", "pdf", "--outdir", folder, *words),
    ]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 – fixed argv


def _merge(parts: Sequence[Path]) -> bytes:
    writer = PdfWriter()
    for part in parts:
        writer.append(part, outline_item=part.stem)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def _sign(pdf: bytes, field: str, key: Path, passphrase: bytes) -> bytes:
    signer = SimpleSigner.load_pkcs12(key, passphrase=passphrase)
    output = sign_pdf(
        IncrementalPdfFileWriter(io.BytesIO(pdf)),
        PdfSignatureMetadata(field_name=field),
        signer=signer,
        new_field_spec=SigFieldSpec(field, box=(0, 0, 0, 0)),
    )
    signed: bytes = output.getvalue()
    return signed
