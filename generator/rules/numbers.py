"""The numbers of the region's own register that a berkas uses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from generator.indonesian.nomor import NomorTerpakai, nomor_ganda
from generator.models.dalam_negeri import DalamNegeri
from generator.models.keputusan import Keputusan
from generator.models.kerja_sama import KerjaSama
from generator.models.luar_negeri import LuarNegeri
from generator.models.surat import SuratBernomor

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from generator.models.berkas import Berkas

Jenis = Literal["naskah_kerja_sama", "naskah_dinas", "keputusan"]


class NomorDaerah(NamedTuple):
    """A number the region gave.

    Attributes:
        path: JSON path of the number.
        nomor: As written.
        tanggal: The document's date; `None` while it isn't known.
        jenis: Which patterns of the profil it follows.
        kelompok: Which file codes it may carry, a name of `kode_klasifikasi.json`.
    """

    path: str
    nomor: str
    tanggal: date | None
    jenis: Jenis
    kelompok: str


def numbers_of(berkas: Berkas) -> Iterator[NomorDaerah]:
    """List the numbers the region itself gave, with the dates of their documents."""
    if isinstance(berkas, Keputusan) and berkas.penetapan is not None:
        decree = berkas.penetapan
        yield NomorDaerah("penetapan.nomor", decree.nomor, decree.tanggal, "keputusan", "keputusan")
    if isinstance(berkas, KerjaSama):
        yield from _agreements(berkas)
        yield from _letters(berkas)


def _agreements(berkas: KerjaSama) -> Iterator[NomorDaerah]:
    region = berkas.peran_daerah
    group = "luar_negeri" if isinstance(berkas, LuarNegeri) else "dalam_negeri"
    for key, naskah in berkas.agreements.items():
        number = naskah.nomor.get(region)
        if number is None or key == "rencana_kerja":  # signed under the number of the agreement
            continue
        path = f"{key}.nomor.{region}"
        if key == "nota_kesepakatan":
            path = f"para_pihak[{berkas.roles.index(region)}].nomor_naskah"
        elif key == "adendum" and isinstance(berkas, DalamNegeri):
            path = f"perubahan[{len(berkas.perubahan) - 1}].nomor.{region}"
        signed = naskah.penandatanganan.tanggal if naskah.penandatanganan else None
        yield NomorDaerah(path, number, signed, "naskah_kerja_sama", group)


def _letters(berkas: KerjaSama) -> Iterator[NomorDaerah]:
    """List the letters the region sends; those of partners and ministries are not ours."""
    stages = getattr(berkas, "tahapan", None)
    by_partner = isinstance(berkas, DalamNegeri) and berkas.prakarsa_mitra
    ours = {
        "telaahan_tkksd", "permintaan_tanggapan_kedua", "laporan_tidak_ada_tanggapan",
        "permohonan_tanggapan", "pengantar_gubernur", "permohonan_pertimbangan",
        "permohonan_persetujuan_naskah", "pemberitahuan_penandatanganan", "pernyataan_kesediaan",
        "jawaban_penawaran" if by_partner else "penawaran",
    }  # fmt: skip
    council = berkas.persetujuan_dprd
    letters: list[tuple[str, object]] = [
        *((f"tahapan.{name}", getattr(stages, name, None)) for name in sorted(ours)),
        ("persetujuan_dprd.surat_permohonan", council and council.surat_permohonan),
        ("persetujuan_dprd.tindak_lanjut", council and council.tindak_lanjut),
        ("perpanjangan", berkas.perpanjangan),
    ]
    for path, letter in letters:
        if isinstance(letter, SuratBernomor):
            yield NomorDaerah(
                f"{path}.nomor", letter.nomor, letter.tanggal, "naskah_dinas", "surat"
            )


def used_twice(
    berkas: Sequence[tuple[str, Berkas]],
) -> tuple[tuple[NomorTerpakai, ...], ...]:
    """Find numbers that several documents use in one region's register, over any number of berkas.

    Args:
        berkas: Each with what to call it, such as its file.
    """
    registers: dict[str, list[NomorTerpakai]] = {}
    for name, one in berkas:
        registers.setdefault(one.daerah.nama_lengkap, []).extend(
            NomorTerpakai(name, used.path, used.nomor, used.tanggal.year)
            for used in numbers_of(one)
            if used.tanggal is not None
        )
    return tuple(group for register in registers.values() for group in nomor_ganda(register))
