"""What the templates of a decree see beside its fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.models.rencana_tahunan import RencanaTahunan
from generator.models.tim_koordinasi import TimKoordinasi
from generator.rendering.people import signatory

if TYPE_CHECKING:
    from generator.models.keputusan import Keputusan
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
    if isinstance(berkas, TimKoordinasi):
        context["kedudukan_sekretariat"] = berkas.sekretariat or daerah.unit_kerja_sama.unit
        context["semua_tugas"] = [
            *({"kunci": key, "isi": ""} for key in berkas.tugas),
            *({"kunci": "", "isi": text} for text in berkas.tugas_tambahan),
        ]
