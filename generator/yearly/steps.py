"""What comes next in a berkas, or what it still lacks, as short Indonesian requests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator import registry
from generator.deadlines import NOTICE_DAYS
from generator.indonesian.tanggal import tanggal
from generator.models.keputusan import Keputusan
from generator.models.kerja_sama import KerjaSama
from generator.readiness import documents_for
from generator.yearly.standing import AGREEMENTS, current_agreement, signed_agreements, standing_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.models.berkas import Berkas

_SHOWN: Final = 3


def steps_of(berkas: Berkas, day: date) -> tuple[str, ...]:
    """Say what is to be done, the most pressing first.

    Args:
        berkas: A berkas with its profil attached.
        day: The day of judgement.
    """
    steps = [
        f"Lengkapi {line.document.title}: {_some(line.missing)}"
        for line in documents_for(berkas)
        if line.status == "incomplete"
    ]
    if isinstance(berkas, KerjaSama) and standing_of(berkas, day) != "berakhir":
        steps += [*_agreement_to_sign(berkas, day), *_end_to_decide(berkas, day)]
    if isinstance(berkas, Keputusan) and berkas.penetapan is None:
        steps.append("Tetapkan keputusan")
    return tuple(steps)


def _some(paths: tuple[str, ...]) -> str:
    more = len(paths) - _SHOWN
    return ", ".join(paths[:_SHOWN]) + (f" dan {more} isian lain" if more > 0 else "")


def _agreement_to_sign(berkas: KerjaSama, day: date) -> Iterator[str]:
    signed = {one.key for one in signed_agreements(berkas, day)}
    has = {document.key for document in registry.documents_of(berkas.form)}
    key = next((key for key in AGREEMENTS if key in has - signed), None)
    if key is None:
        return
    title = registry.document(key, berkas.form).title
    naskah = berkas.agreement(key)
    if naskah is None or naskah.penandatanganan is None:
        yield f"Siapkan {title}"
    else:
        yield f"Tanda tangani {title} pada {tanggal(naskah.penandatanganan.tanggal)}"


def _end_to_decide(berkas: KerjaSama, day: date) -> Iterator[str]:
    agreement = current_agreement(berkas, day)
    last = agreement.selesai if agreement else None
    if last is None or (last - day).days > NOTICE_DAYS:
        return
    proposed = berkas.perpanjangan.sampai if berkas.perpanjangan else last
    if proposed > last:
        yield f"Selesaikan perpanjangan sampai dengan {tanggal(proposed)}"
    else:
        yield "Putuskan perpanjangan atau pengakhiran"
