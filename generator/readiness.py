"""Which documents a berkas yields now, which not, and why."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from generator import messages
from generator.registry import Document, documents_of

if TYPE_CHECKING:
    from generator.models.berkas import Berkas

_STEP: Final = re.compile(r"([a-z_0-9]+)(\[\]|\{\})?")
_WRITTEN: Final = {
    "adendum": "perubahan",
    "daerah": "profil",
    "dasar_pembentukan": "dasar_sekretariat",
    "ketua_tkksd": "profil.sekretaris_daerah",
    "kuasa": "perjanjian_kerja_sama.kuasa",
    "laporan_terakhir": "laporan_hasil",
    "pemantauan_terakhir": "pemantauan",
    "penanda_salinan": "profil.kepala_bagian_hukum",
    "persetujuan_adendum": "perubahan[].persetujuan_dprd",
    "rencana_tahun_terakhir": "rencana_kegiatan_tahunan",
}
"""Where people write what a computed value of a berkas is taken from."""
Status = Literal["ready", "incomplete", "later", "not_needed"]


@dataclass(frozen=True, slots=True)
class Readiness:
    """Whether one document can be made.

    Attributes:
        document: The registry's line.
        status: `ready`; `incomplete` if it has begun but facts are missing; `later` if it has not
            begun yet; `not_needed` if the facts say so.
        missing: JSON paths of the facts that are missing, in the berkas or in the profil.
    """

    document: Document
    status: Status
    missing: tuple[str, ...] = ()

    def reason(self, lang: str = messages.DEFAULT_LANG) -> str:
        """Say why, in `lang`; empty for a document every berkas of the form yields."""
        if self.missing:
            return messages.sentence("list.incomplete", lang, {"missing": self.missing})
        if not self.document.when:
            return ""
        suffix = "no" if self.status == "not_needed" else "yes"
        return messages.sentence(f"list.{self.document.when}.{suffix}", lang, {})


def documents_for(berkas: Berkas) -> tuple[Readiness, ...]:
    """Judge every document of the berkas's form, in bundle order."""
    return tuple(_judge(berkas, document) for document in documents_of(berkas.form))


def _judge(berkas: Berkas, document: Document) -> Readiness:
    if document.when and not getattr(berkas, document.when):
        return Readiness(document, "not_needed")
    roles = tuple(pihak.peran for pihak in berkas.pihak)
    beginning = _missing(berkas, document.begins, "", roles)
    own = (need for form, need in document.further if form == berkas.form)
    needs = (*document.requires, *own)
    missing = dict.fromkeys(
        [*beginning, *(p for need in needs for p in _missing(berkas, need, "", roles))]
    )
    paths = tuple(_as_written(path) for path in missing)
    if not paths:
        return Readiness(document, "ready")
    return Readiness(document, "later" if beginning else "incomplete", paths)


def _as_written(path: str) -> str:
    first, dot, rest = path.partition(".")
    return f"{_WRITTEN.get(first, first)}{dot}{rest}"


def _missing(value: Any, need: str, path: str, roles: tuple[str, ...]) -> list[str]:
    """List the places below `value` where a needed fact is absent."""
    if not need:
        return []
    step, _, rest = need.partition(".")
    match = _STEP.fullmatch(step)
    if match is None:
        raise ValueError(need)
    name, kind = match.groups()
    found = getattr(value, name, None)
    here = f"{path}.{name}" if path else name
    if found is None or (kind == "[]" and not found):
        return [here]
    if kind == "{}":
        return [f"{here}.{role}" for role in roles if role not in found]
    if kind == "[]":
        return [
            gap
            for index, item in enumerate(found)
            if hasattr(item, rest.partition(".")[0]) or not rest
            for gap in _missing(item, rest, f"{here}[{index}]", roles)
        ]
    return _missing(found, rest, here, roles)
