"""The command that makes many agreements at once."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator.cli.console import (
    AllowOption,
    EngineOption,
    ForceOption,
    JsonOption,
    Lang,
    LangOption,
    ProfileOption,
    ReasonOption,
    Reporter,
    TemplatesOption,
    allowed,
    reports_errors,
)
from generator.cli.documents import DEFAULT_ENGINE
from generator.cli.signing import Level, ask, authority
from generator.cli.tally import Tally
from generator.errors import ExitCode, GeneratorError

if TYPE_CHECKING:
    from generator.batch.signing import Signing


@reports_errors
def batch(
    source: Annotated[
        Path,
        typer.Argument(
            help="Folder berkas JSON, berkas .jsonl, atau register .xlsx.", metavar="SUMBER"
        ),
    ],
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder hasil.")],
    workers: Annotated[
        int | None,
        typer.Option("--workers", min=1, help="Jumlah proses; bawaan: jumlah prosesor."),
    ] = None,
    dask: Annotated[
        str | None,
        typer.Option("--dask", help="Alamat penjadwal Dask, untuk beberapa mesin."),
    ] = None,
    resume: Annotated[
        bool,
        typer.Option("--resume", help="Lanjutkan: yang sudah jadi dan tidak berubah dilewati."),
    ] = False,
    year: Annotated[int | None, typer.Option("--year", help="Hanya kerja sama tahun ini.")] = None,
    sign: Annotated[
        list[str] | None,
        typer.Option(
            "--sign",
            help="PERAN=PENANDATANGAN, seperti daerah=pkcs12:bupati.p12; boleh berulang. Peran "
            "daerah: kepala daerah, di pihak mana pun ia berada.",
        ),
    ] = None,
    passphrase: Annotated[
        list[str] | None,
        typer.Option(
            "--passphrase", help="Letak kata sandi: satu untuk semua --sign, atau satu tiap --sign."
        ),
    ] = None,
    level: Annotated[Level, typer.Option("--level", help="Tingkat PAdES.")] = Level.b_b,
    tsa: Annotated[
        str | None,
        typer.Option("--tsa", help="Alamat otoritas stempel waktu.", metavar="ALAMAT"),
    ] = None,
    tsa_user: Annotated[
        str | None, typer.Option("--tsa-user", help="Letak nama akun otoritas itu.")
    ] = None,
    tsa_password: Annotated[
        str | None, typer.Option("--tsa-password", help="Letak kata sandinya.")
    ] = None,
    allow: AllowOption = None,
    reason: ReasonOption = None,
    profile: ProfileOption = None,
    templates: TemplatesOption = None,
    engine: EngineOption = DEFAULT_ENGINE,
    force: ForceOption = False,
    as_json: JsonOption = False,
    lang: LangOption = Lang.id,
) -> None:
    """Buat dokumen dan bundel semua berkas dalam folder. Kode keluar 11 bila ada yang gagal."""
    if workers is not None and dask is not None:
        raise typer.BadParameter("tidak bersama --workers", param_hint="--dask")
    roles = _roles(sign, passphrase)
    reasons = allowed(allow, reason)
    now = _now()
    from generator.batch.run import run_batch  # noqa: PLC0415 – slow libraries, only when needed
    from generator.batch.summary import NAMES, write_summary  # noqa: PLC0415 – as above
    from generator.executors import open_executor  # noqa: PLC0415 – as above
    from generator.sources import discover  # noqa: PLC0415 – as above

    tally = Tally(Reporter(as_json=as_json, lang=lang.value), 0)
    try:
        entries = discover(source)
        tally = Tally(Reporter(as_json=as_json, lang=lang.value), len(entries))
        with ExitStack() as stack:
            signing = _signing(stack, roles, level, (tsa, tsa_user, tsa_password))
            outcomes = run_batch(
                entries,
                output,
                executor=stack.enter_context(open_executor(_kind(workers, dask))),
                profile=profile,
                year=year,
                engine=engine,
                templates=tuple(templates or ()),
                allow=reasons,
                signing=signing,
                resume=resume,
                force=force,
                now=now,
                besides=NAMES,
            )
            stack.enter_context(closing(outcomes))
            for _ in stack.enter_context(tally.watch(outcomes)):
                pass
        tally.finish(
            write_summary(
                entries,
                output,
                failures=tally.errors,
                left_out=tally.left_out,
                profile=profile,
                year=year,
                day=now.date() if now else None,
            )
        )
    except GeneratorError as error:
        tally.stopped(error)
        raise typer.Exit(error.exit_code) from None
    except (KeyboardInterrupt, typer.Abort):
        tally.stopped()
        raise typer.Exit(ExitCode.INTERRUPTED) from None
    if tally.went_wrong:
        raise typer.Exit(ExitCode.BATCH)


def _kind(workers: int | None, dask: str | None) -> str:
    if dask is not None:
        return f"dask:{dask}"
    count = workers or os.cpu_count() or 1
    return "serial" if count == 1 else f"processes:{count}"


def _now() -> datetime | None:
    """Take the moment from SOURCE_DATE_EPOCH where that is set, so that runs can be repeated."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(seconds), UTC) if seconds.isdecimal() else None


def _roles(sign: list[str] | None, passphrase: list[str] | None) -> list[tuple[str, str, str]]:
    """Pair roles, signers and the places of their passphrases."""
    texts, places = sign or [], passphrase or ["prompt:"]
    if len(places) not in (1, len(texts)):
        raise typer.BadParameter("satu untuk semua, atau satu tiap --sign", param_hint="--sign")
    places = places if len(places) == len(texts) else places * len(texts)
    found = []
    for text, place in zip(texts, places, strict=True):
        role, is_there, signer = text.partition("=")
        if not (role and is_there and signer):
            raise typer.BadParameter("PERAN=PENANDATANGAN", param_hint="--sign")
        found.append((role, signer, place))
    return found


def _signing(
    stack: ExitStack,
    roles: list[tuple[str, str, str]],
    level: Level,
    tsa: tuple[str | None, str | None, str | None],
) -> Signing | None:
    """Open every key, each once; they close with the stack."""
    if not roles:
        return None
    from generator.batch.signing import Signing  # noqa: PLC0415 – pyHanko, only when needed
    from generator.signing.kinds import open_signer, parse_signer  # noqa: PLC0415 – as above

    prompt = ask if sys.stdin.isatty() else None
    opened = {}
    for _, text, place in roles:
        if (text, place) not in opened:
            signer = open_signer(parse_signer(text, passphrase=place), prompt=prompt)
            opened[text, place] = stack.enter_context(signer)
    return Signing(
        {role: opened[text, place] for role, text, place in roles},
        level=level.value,
        tsa=authority(*tsa, prompt),
    )
