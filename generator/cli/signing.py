"""The command that signs a bundle."""

from __future__ import annotations

import enum
import itertools
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator.cli.console import (
    BundleArgument,
    ForceOption,
    JsonOption,
    Lang,
    LangOption,
    Reporter,
    moment,
    naming,
    reports_errors,
)

if TYPE_CHECKING:
    from generator.signing.signer import Timestamper


class Level(enum.Enum):
    """The PAdES baseline levels, as written on the command line."""

    b_b = "b-b"
    b_t = "b-t"
    b_lt = "b-lt"
    b_lta = "b-lta"


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
    level: Annotated[
        Level,
        typer.Option(
            "--level",
            help="Tingkat PAdES: b-t dengan stempel waktu; b-lt dan b-lta tetap dapat dibuktikan "
            "setelah sertifikat habis masa berlakunya.",
        ),
    ] = Level.b_b,
    tsa: Annotated[
        str | None,
        typer.Option("--tsa", help="Alamat otoritas stempel waktu.", metavar="ALAMAT"),
    ] = None,
    tsa_user: Annotated[
        str | None,
        typer.Option("--tsa-user", help="Letak nama akun otoritas itu: env:…, file:…, prompt:"),
    ] = None,
    tsa_password: Annotated[
        str | None, typer.Option("--tsa-password", help="Letak kata sandinya.")
    ] = None,
    qr: Annotated[
        str,
        typer.Option(
            "--qr",
            help="Isi kode QR: teks atau alamat; {id} diganti tanda pengenal bundel. Kosong: tanpa "
            "kode. Jangan isi data pribadi.",
        ),
    ] = "{id}",
    force: ForceOption = False,
    as_json: JsonOption = False,
    lang: LangOption = Lang.id,
) -> None:
    """Tanda tangani semua tempat milik satu pihak dalam bundel."""
    from generator import api  # noqa: PLC0415 – slow libraries, only when needed
    from generator.files import read_file, refuse_existing, write_files  # noqa: PLC0415 – as above
    from generator.signing.ceremony import check_turn  # noqa: PLC0415 – as above
    from generator.signing.kinds import open_signer, parse_signer  # noqa: PLC0415 – as above
    from generator.signing.partial import PartlySignedError  # noqa: PLC0415 – as above

    reporter = Reporter(as_json=as_json, lang=lang.value)
    config = parse_signer(signer, passphrase=passphrase)
    pdf = read_file(file)
    target = output or file.with_name(f"{file.stem}.{role}.pdf")
    if not force:
        refuse_existing([target])
    prompt = ask if sys.stdin.isatty() else None
    stamper = authority(tsa, tsa_user, tsa_password, prompt)
    closed = open_signer(config, prompt=prompt)
    with naming(file):
        # Whatever can be known before a passphrase is asked for, is said before.
        check_turn(pdf, role, fills_fields=closed.fills_fields)
    with closed as opened, reporter.progress("Menandatangani …"), naming(file):
        try:
            signed, receipts = api.sign_with_receipts(
                pdf,
                opened,
                as_=role,
                reason=reason,
                location=location,
                certify=certify,
                level=level.value,
                tsa=stamper,
                qr=qr,
            )
        except PartlySignedError as error:
            error.where = str(_keep_aside(target, error.pdf))
            raise
    write_files({target: signed}, force=force)
    for receipt in receipts:
        stamp = f"  ({moment(receipt.timestamp)})" if receipt.timestamp else ""
        reporter.say(f"{receipt.field}  {receipt.signer}  {moment(receipt.signed_at)}{stamp}")
    reporter.say(str(target))
    reporter.result(
        {
            "ok": True,
            "file": str(target),
            "level": level.value,
            "signatures": [
                {
                    "field": receipt.field,
                    "signer": receipt.signer,
                    "serial": receipt.serial,
                    "signed_at": receipt.signed_at.isoformat(),
                    "timestamp": receipt.timestamp.isoformat() if receipt.timestamp else None,
                    "sha256": receipt.sha256,
                }
                for receipt in receipts
            ],
        }
    )


def authority(
    tsa: str | None, user: str | None, password: str | None, prompt: Callable[[str], str] | None
) -> Timestamper | None:
    """Make what gets timestamps from the authority that options name; `None` if they name none."""
    if tsa is None:
        return None
    from generator.signing.config import TsaConfig  # noqa: PLC0415 – slow libraries
    from generator.signing.remote_timestamp import TimestampAuthority  # noqa: PLC0415 – as above
    from generator.signing.secrets import SecretRef  # noqa: PLC0415 – as above

    references = [None if text is None else SecretRef.parse(text) for text in (user, password)]
    config = TsaConfig(url=tsa, user=references[0], password=references[1])
    return TimestampAuthority(config, prompt=prompt)


def _keep_aside(target: Path, pdf: bytes) -> Path:
    """Write a partly signed bundle beside the file it was to become, over nothing that is there."""
    from generator.files import write_files  # noqa: PLC0415 – as above

    names = (f"{target.stem}.sebagian{n or ''}{target.suffix}" for n in itertools.count())
    aside = next(path for name in names if not (path := target.with_name(name)).exists())
    write_files({aside: pdf})
    return aside


def ask(label: str) -> str:
    """Ask the user for a passphrase, unseen."""
    return str(typer.prompt(f"Kata sandi {label}", hide_input=True, err=True))
