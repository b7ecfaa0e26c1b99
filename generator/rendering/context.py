"""What templates see of a berkas: plain, read-only data, every fact once.

Names are the JSON fields' own; beside them stand the computed values the wording needs. A fact
without a value is a `Kosong`, see `rendering.fields`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from pydantic import BaseModel

from generator.dasar_hukum import chosen_bases
from generator.indonesian import terbilang
from generator.indonesian.nama import nama_bergelar
from generator.indonesian.tanggal import tanggal
from generator.models.pihak import PERAN
from generator.models.rencana_kerja import per_year, totals_per_source
from generator.rendering.fields import Kosong

if TYPE_CHECKING:
    from pathlib import Path

    from generator.models.daerah import Profil
    from generator.models.pihak import PihakHadir
    from generator.models.rencana_kerja import Kegiatan
    from generator.models.sinergi import Sinergi
    from generator.registry import Document

_SPELLING: Final = {
    "format": {"bertandatangan": "bertandatangan", "bermeterai": "bermaterai"},
    "baku": {"bertandatangan": "bertanda tangan", "bermeterai": "bermeterai"},
}


def build_context(
    berkas: Sinergi, document: Document, *, draft: bool = False, overrides: Sequence[Path] = ()
) -> dict[str, Any]:
    """Lay out what the templates of a sinergi may use.

    Args:
        berkas: A berkas with its profil attached.
        document: The document to be rendered.
        draft: Whether missing facts print dotted blanks.
        overrides: Folders searched before the shipped ones.

    Returns:
        Mappings, lists, text, numbers and dates only.

    Raises:
        InputError: No profil is attached, or a legal basis has an unknown key.
    """
    plain = _Plain(draft=draft)
    daerah = berkas.daerah
    parties = [_party(plain, berkas, pihak) for pihak in berkas.pihak]
    by_role = {party["peran"]: party for party in parties}
    years = per_year(berkas.rencana_kerja)
    bases = chosen_bases(berkas, document.key, overrides=overrides)
    context = {
        **plain.mapping(berkas, ""),
        "dokumen": {"kunci": document.key, "judul": document.title},
        "daerah": {
            **plain.mapping(daerah, "daerah"),
            "nama_lengkap": daerah.nama_lengkap,
            "pemerintah": daerah.pemerintah,
            "sebutan_kepala": daerah.sebutan_kepala,
            "jabatan_kepala": daerah.jabatan_kepala,
            "sebutan_dprd": daerah.sebutan_dprd,
        },
        "kepala_daerah": {
            "peran": berkas.peran_daerah,
            "nama_bergelar": nama_bergelar(daerah.kepala_daerah)
            if daerah.kepala_daerah.status == "definitif"
            else daerah.kepala_daerah.nama,
        },
        "para_pihak": parties,
        "mitra": [party for party in parties if not party["daerah"]],
        "tanda_tangan": signature_columns(
            parties, kedua_left=daerah.urutan_tanda_tangan == "kedua_kiri"
        ),
        "kontak_daerah": _contacts(daerah),
        "ejaan": _SPELLING[daerah.ejaan],
        "rangkap": len(parties),
        "dasar_hukum": [basis.teks for basis in bases],
        "rencana_kerja_per_tahun": [plain.value(year, "rencana_kerja") for year in years],
        "rencana_kerja_per_sumber": totals_per_source(berkas.rencana_kerja),
        "rencana_kerja_jumlah": plain.value(_total(berkas.rencana_kerja), "rencana_kerja"),
        "rencana_kerja_tahun": plain.value(
            _year_span([year["tahun"] for year in years]), "rencana_kerja"
        ),
        "membebani": berkas.membebani,
        "sudah_dianggarkan": berkas.sudah_dianggarkan,
        "yang_dibebani": [
            name
            for name, burdened in (
                ("masyarakat", berkas.pembiayaan.membebani_masyarakat),
                ("daerah", berkas.pembiayaan.membebani_daerah),
            )
            if burdened
        ],
        "kontribusi_apbd": [
            {"tahun": year, "jumlah": amount} for year, amount in berkas.kontribusi_apbd
        ],
        "riwayat": _history(berkas),
    }
    for year in context["rencana_kerja_per_tahun"]:
        for row in year["kegiatan"]:
            row["penanggung_jawab"] = [
                {"sebutan": by_role[role]["sebutan"], "unit": row["penanggung_jawab"][role]}
                for role in PERAN
                if role in row["penanggung_jawab"]
            ]
    for source, row in zip(berkas.pembiayaan.sumber, context["pembiayaan"]["sumber"], strict=True):
        row["sebutan_pihak"] = by_role[source.pihak]["sebutan"]
        row["sebutan_sumber"] = {
            "APBN": "Anggaran Pendapatan dan Belanja Negara",
            "APBD": f"Anggaran Pendapatan dan Belanja Daerah {daerah.nama_lengkap}",
            "Lainnya": "sumber lain yang sah dan tidak mengikat",
        }[source.jenis]
    return context


class _Plain:
    """Turns models into plain data, and absent values into `Kosong`."""

    def __init__(self, *, draft: bool) -> None:
        self._draft = draft

    def mapping(self, model: BaseModel, path: str) -> dict[str, Any]:
        prefix = f"{path}." if path else ""
        return {
            name: self.value(getattr(model, name), f"{prefix}{name}")
            for name in type(model).model_fields
        }

    def value(self, value: Any, path: str) -> Any:
        if value is None:
            return Kosong(path, draft=self._draft)
        if isinstance(value, BaseModel):
            return self.mapping(value, path)
        if isinstance(value, Mapping):
            return {key: self.value(item, f"{path}.{key}") for key, item in value.items()}
        if isinstance(value, (list, tuple)) and not hasattr(value, "_fields"):
            return [self.value(item, f"{path}[{index}]") for index, item in enumerate(value)]
        return value


def _party(plain: _Plain, berkas: Sinergi, pihak: PihakHadir) -> dict[str, Any]:
    index = PERAN.index(pihak.peran)
    return {
        **plain.mapping(pihak, f"para_pihak[{index}]"),
        "sebutan": f"PIHAK {terbilang.urutan(index + 1).upper()}",
        "tugas": list(berkas.tugas_tanggung_jawab[pihak.peran]),
        "alamat_lengkap": f"{pihak.alamat.jalan}, {pihak.alamat.kota}",
    }


def _total(rows: Sequence[Kegiatan]) -> Decimal | None:
    return sum((row.anggaran for row in rows), Decimal(0)) if rows else None


def _year_span(years: Sequence[int]) -> str | None:
    if not years:
        return None
    return f"{years[0]}–{years[-1]}" if len(years) > 1 else str(years[0])


def signature_columns(
    parties: Sequence[dict[str, Any]], *, kedua_left: bool
) -> list[list[dict[str, Any]]]:
    """Arrange signatories in columns, left to right: three for three parties, else two.

    The format of Permendagri 22/2020 puts PIHAK KEDUA on the left and PIHAK KESATU on the right;
    `kedua_left` says whether to follow it.
    """
    count = 3 if len(parties) == 3 else 2  # noqa: PLR2004 – three stand side by side
    columns = [list(parties[start::count]) for start in range(count)]
    return columns[::-1] if kedua_left else columns


def _contacts(daerah: Profil) -> list[str]:
    named = (("Telepon", daerah.telepon), ("Laman", daerah.laman), ("Pos-el", daerah.pos_el))
    return [f"{name} {value}" for name, value in named if value]


def _history(berkas: Sinergi) -> list[str]:
    steps = (
        ("penawaran melalui surat", berkas.tahapan.penawaran),
        ("jawaban penawaran melalui surat", berkas.tahapan.jawaban_penawaran),
        ("telaahan Tim Koordinasi Kerja Sama Daerah", berkas.tahapan.telaahan_tkksd),
    )
    return [
        f"{step} Nomor {letter.nomor} tanggal {tanggal(letter.tanggal)}"
        for step, letter in steps
        if letter is not None
    ]
