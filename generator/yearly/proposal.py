"""Next year's list, proposed from what runs on, what ends, and what of this year's list is left.

A draft for the team that decides on it (Permendagri 22/2020 Pasal 25 ayat (2)), not the list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from generator import registry
from generator.models.dalam_negeri import DalamNegeri
from generator.models.kerja_sama import KerjaSama
from generator.yearly.rows import office_of, partners_of
from generator.yearly.standing import (
    AGREEMENTS,
    current_agreement,
    signed_agreements,
    standing_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from generator.models.berkas import Berkas
    from generator.models.rencana_tahunan import RencanaTahunan

_FIRST: Final = 1


class Proposal(NamedTuple):
    """Lines for next year's list.

    Attributes:
        daftar: Lines as the list's JSON has them: extensions, then what is begun, then what was
            planned and not begun.
        dilewati: Ids of cooperation that would be a line if its urusan were known: abroad, only
            the list names it.
    """

    daftar: list[dict[str, Any]]
    dilewati: list[str]


def proposed(plan: RencanaTahunan, cooperation: Iterable[Berkas], per: date) -> Proposal:
    """Propose the lines of the year after a list.

    - `perpanjangan`: it runs, and its ruling agreement ends in that year;
    - `lanjutan`: an agreement of it isn't signed yet, one in preparation or one that follows;
    - otherwise lines of this year that no berkas realises, as they stand.

    Args:
        plan: This year's list with its realisation.
        cooperation: The year's berkas; what isn't cooperation of the region is left out.
        per: The day of judgement.
    """
    year = plan.tahun + 1
    matters = _matters(plan)
    found: list[tuple[str, dict[str, Any]]] = []
    left_out = []
    for berkas in cooperation:
        if not isinstance(berkas, KerjaSama) or berkas.daerah.nama != plan.daerah.nama:
            continue
        line = _line(berkas, year, per)
        if line is None:
            continue
        matter = berkas.objek.urusan if isinstance(berkas, DalamNegeri) else matters.get(berkas.id)
        if matter is None:
            left_out.append(berkas.id)
        else:
            found.append((line["status"], {**line, "urusan": matter, "berkas": berkas.id}))
    found.sort(key=lambda pair: (pair[0] != "perpanjangan", pair[1]["triwulan"], pair[1]["judul"]))
    return Proposal([*(line for _, line in found), *_not_begun(plan)], left_out)


def next_list(plan: dict[str, Any], lines: list[dict[str, Any]]) -> dict[str, Any]:
    """Lay out a berkas of next year's list from the JSON of this year's.

    Args:
        plan: This year's berkas; what belongs to its own decree is left out.
        lines: The lines proposed.
    """
    kept = ("$schema", "versi_skema", "bentuk", "profil", "menimbang", "tembusan")
    year = plan["tahun"] + 1
    head = {name: plan[name] for name in kept if name in plan}
    return {
        **head,
        "id": f"{year}-usul-daftar-rencana",
        "tahun": year,
        "tahun_anggaran": year,
        "daftar": lines,
    }


def _matters(plan: RencanaTahunan) -> dict[str, str]:
    done = plan.realisasi.kerja_sama if plan.realisasi else ()
    return {one.berkas: plan.daftar[one.rencana - 1].urusan for one in done if one.rencana}


def _line(berkas: KerjaSama, year: int, per: date) -> dict[str, Any] | None:
    standing = standing_of(berkas, per)
    if standing == "berakhir":
        return None
    ruling = current_agreement(berkas, per)
    last = ruling.selesai if ruling else None
    missing = _titles(berkas, set(AGREEMENTS) - {one.key for one in signed_agreements(berkas, per)})
    if last is not None and last.year == year:
        status, naskah, quarter = "perpanjangan", _titles(berkas, set(AGREEMENTS)), _quarter(last)
    elif missing:
        status, naskah, quarter = "lanjutan", missing, _FIRST
    else:
        return None
    amount = _own_budget(berkas, year)
    line = {
        "bentuk": berkas.form,
        "judul": berkas.judul,
        "calon_mitra": ", ".join(partners_of(berkas)),
        "pemrakarsa": office_of(berkas) or "belum ditentukan",
        "naskah": naskah,
        "triwulan": quarter,
        "pagu": amount,
        "status": status,
    }
    return line | ({"sumber": "APBD"} if amount else {})


def _own_budget(berkas: KerjaSama, year: int) -> int:
    """Give the rupiah that the region's own budget of a year bears."""
    sources = berkas.pembiayaan.sumber if berkas.pembiayaan else ()
    return sum(
        int(source.jumlah)
        for source in sources
        if source.jenis == "APBD" and source.tahun == year and source.pihak == berkas.peran_daerah
    )


def _titles(berkas: KerjaSama, keys: set[str]) -> str:
    documents = registry.documents_of(berkas.form)
    return " dan ".join(line.title for line in documents if line.key in keys)


def _quarter(day: date) -> int:
    return (day.month + 2) // 3


def _not_begun(plan: RencanaTahunan) -> Iterator[dict[str, Any]]:
    done = {one.rencana for one in plan.realisasi.kerja_sama} if plan.realisasi else set()
    for number, line in enumerate(plan.daftar, start=1):
        if number not in done:
            yield line.model_dump(mode="json", exclude_none=True)
