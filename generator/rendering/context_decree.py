"""What the templates of a decree see beside its fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.models.rencana_tahunan import RencanaTahunan
from generator.models.tim_koordinasi import TimKoordinasi
from generator.rendering.people import signatory

if TYPE_CHECKING:
    from generator.models.keputusan import Keputusan
    from generator.models.realisasi import KerjaSamaTerealisasi
    from generator.registry import Document
    from generator.rendering.context_cooperation import Context
    from generator.rendering.plain import Plain


def of_decree(berkas: Keputusan, document: Document, plain: Plain, context: Context) -> None:
    """Add the title of the decree, the head of its annex, and whether this is the copy."""
    daerah = berkas.daerah
    decree = f"Keputusan {daerah.jabatan}"
    context |= {
        "tentang": berkas.heading,
        "adalah_salinan": document.key.startswith("salinan_"),
        "lampiran": {
            "sebutan": "LAMPIRAN",
            "naskah": decree.upper(),
            "nomor": plain.value(
                berkas.penetapan.nomor if berkas.penetapan else None, "penetapan.nomor"
            ),
            "tentang": berkas.heading.upper(),
        },
        "penetap": {
            "jabatan": daerah.jabatan_kepala,
            "nama": daerah.kepala_daerah.nama,
            "peran": berkas.peran_daerah,
        },
    }
    if context["adalah_salinan"]:
        (certifier,) = berkas.signatories("kepala_bagian_hukum", document.key)
        context["penanda_tangan"] = signatory(certifier, plain, letter=True)
    if isinstance(berkas, RencanaTahunan):
        context["rekapitulasi"] = berkas.rekapitulasi()
        context |= _realisation(berkas, plain)
    if isinstance(berkas, TimKoordinasi):
        context["kedudukan_sekretariat"] = berkas.sekretariat or daerah.unit_kerja_sama.unit
        context["semua_tugas"] = [
            *({"kunci": key, "isi": ""} for key in berkas.tugas),
            *({"kunci": "", "isi": text} for text in berkas.tugas_tambahan),
        ]


def _realisation(berkas: RencanaTahunan, plain: Plain) -> Context:
    """Lay the lines of the list beside what became of them."""
    found = berkas.realisasi.kerja_sama if berkas.realisasi else ()
    planned = {one.rencana: one for one in found}
    return {
        "rencana_dan_realisasi": [
            {
                "rencana": plain.value(line, f"daftar[{index}]"),
                "realisasi": _with_quarter(planned.get(index + 1), plain),
            }
            for index, line in enumerate(berkas.daftar)
        ],
        "di_luar_rencana": [
            _with_quarter(one, plain) for one in found if one.rencana is None and one.terealisasi
        ],
        "rekapitulasi_realisasi": plain.value(berkas.rekapitulasi_realisasi(), "realisasi"),
    }


def _with_quarter(one: KerjaSamaTerealisasi | None, plain: Plain) -> Any:
    path = "realisasi.kerja_sama"
    if one is None:
        return plain.value(None, path)
    return plain.mapping(one, path) | {"triwulan": plain.value(one.triwulan, path)}
