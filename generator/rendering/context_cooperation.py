"""What the templates of a cooperation see beside its fields: parties, agreements, money."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from generator.indonesian import terbilang
from generator.indonesian.tanggal import tanggal
from generator.models.pihak import PERAN
from generator.models.pihak_luar_negeri import PihakLuarNegeri
from generator.models.rencana_kerja import per_year, totals_per_source
from generator.rendering.people import signature_columns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.models.dalam_negeri import DalamNegeri
    from generator.models.dua_naskah import DuaNaskah
    from generator.models.kerja_sama import KerjaSama
    from generator.models.luar_negeri import LuarNegeri
    from generator.models.pihak import PihakHadir
    from generator.models.rencana_kerja import Kegiatan
    from generator.models.sinergi import Sinergi
    from generator.registry import Document
    from generator.rendering.plain import Plain

Context = dict[str, Any]
"""What is laid out so far; each function adds to it."""

_ENGLISH_ORDER: Final = (
    "FIRST", "SECOND", "THIRD", "FOURTH", "FIFTH", "SIXTH", "SEVENTH", "EIGHTH", "NINTH", "TENTH",
)  # fmt: skip
_OF_PARTNERS: Final = (
    "jenis", "akta", "pengesahan", "pekerjaan", "berbadan_hukum", "bidang_usaha",
)  # fmt: skip
_TITLES: Final = {
    "kesepakatan_bersama": "Kesepakatan Bersama",
    "perjanjian_kerja_sama": "Perjanjian Kerja Sama",
    "nota_kesepakatan": "Nota Kesepakatan",
}


def of_cooperation(berkas: KerjaSama, document: Document, plain: Plain, context: Context) -> None:
    """Add the parties, the agreements and the council's approval."""
    parties = [_party(plain, berkas, pihak) for pihak in berkas.parties_in(document.key)]
    daerah = berkas.daerah
    agreement = berkas.agreement(document.key)
    approval = berkas.persetujuan_dprd
    added: dict[str, Any] = {
        "pihak_daerah": next(party for party in parties if party["daerah"]),
        "para_pihak": parties,
        "mitra": [party for party in parties if not party["daerah"]],
        "tanda_tangan": signature_columns(
            parties, kedua_left=daerah.urutan_tanda_tangan == "kedua_kiri"
        ),
        "rangkap": len(parties),
        "naskah": plain.value(agreement, document.begins.partition(".")[0]),
        "naskah_berkas": {
            key: _agreement(plain, berkas, key) for key in (*_TITLES, *berkas.agreements)
        },
        "dprd": plain.value(approval, "persetujuan_dprd"),
        "membebani": berkas.membebani,
        "sudah_dianggarkan": berkas.sudah_dianggarkan,
        "yang_dibebani": _burdened(berkas),
        "kontribusi_apbd": [
            {"tahun": year, "jumlah": amount} for year, amount in berkas.kontribusi_apbd
        ],
    }
    if berkas.pembiayaan is not None:
        by_role = {party["peran"]: party for party in parties}
        names = {
            "APBN": "Anggaran Pendapatan dan Belanja Negara",
            "APBD": "Anggaran Pendapatan dan Belanja Daerah",
            "Lainnya": "sumber lain yang sah dan tidak mengikat",
        }
        money = plain.mapping(berkas.pembiayaan, "pembiayaan")
        for source, row in zip(berkas.pembiayaan.sumber, money["sumber"], strict=True):
            party = by_role[source.pihak]
            row["sebutan_pihak"] = party["sebutan"]
            owner = f" {party['nama_daerah']}" if source.jenis == "APBD" else ""
            row["sebutan_sumber"] = names[source.jenis] + owner
        added["pembiayaan"] = money
    context.update(added)


def _agreement(plain: Plain, berkas: KerjaSama, key: str) -> Any:
    """Give an agreement of the berkas for citing: title, numbers in the parties' order, signing."""
    agreement = berkas.agreement(key)
    if agreement is None:
        return plain.value(None, key)
    return {
        "sebutan": _TITLES.get(key, ""),
        "judul": agreement.judul,
        "nomor": [agreement.nomor[peran] for peran in berkas.roles if peran in agreement.nomor],
        "penandatanganan": plain.value(agreement.penandatanganan, f"{key}.penandatanganan"),
        "jangka_waktu": plain.value(agreement.jangka_waktu, f"{key}.jangka_waktu"),
    }


def _party(plain: Plain, berkas: KerjaSama, pihak: PihakHadir) -> dict[str, Any]:
    index = PERAN.index(pihak.peran)
    path = f"para_pihak[{index}]"
    partner = pihak.asal
    facts = {
        **plain.mapping(pihak, path),
        "sebutan": f"PIHAK {terbilang.urutan(index + 1).upper()}",
        "sebutan_inggris": f"{_ENGLISH_ORDER[index]} PARTY",
        "alamat_lengkap": f"{pihak.alamat.jalan}, {pihak.alamat.kota}",
        "lambang": "lambang_daerah" if pihak.daerah else f"lambang_{pihak.peran}",
        **{
            name: plain.value(getattr(partner, name, None), f"{path}.{name}")
            for name in _OF_PARTNERS
        },
    }
    region = berkas.daerah
    if partner is None:
        facts["jenis"] = "daerah"
        facts["nama_daerah"] = region.nama_lengkap
    else:
        facts["nama_daerah"] = getattr(partner, "nama_lengkap", partner.sebutan)
    if isinstance(partner, PihakLuarNegeri):
        facts |= {
            "nama_inggris": partner.nama_inggris,
            "jabatan_inggris": plain.value(partner.jabatan_inggris, f"{path}.jabatan_inggris"),
            "negara": partner.negara,
            "negara_inggris": partner.negara_inggris,
        }
    elif pihak.daerah:
        facts |= {
            "nama_inggris": region.pemerintah_inggris,
            "jabatan_inggris": region.jabatan_inggris,
            "negara": "Republik Indonesia",
            "negara_inggris": "the Republic of Indonesia",
        }
    return facts


def _burdened(berkas: KerjaSama) -> list[str]:
    money = berkas.pembiayaan
    named = (
        ("masyarakat", money is not None and money.membebani_masyarakat),
        ("daerah", money is not None and money.membebani_daerah),
    )
    return [name for name, burdened in named if burdened]


def of_domestic(berkas: DalamNegeri, document: Document, plain: Plain, context: Context) -> None:
    """Add the history, the latest addendum, and the latest results."""
    addendum = berkas.adendum
    context |= {
        "riwayat": _history(berkas),
        "adendum": plain.value(addendum, "adendum"),
        "adendum_sebelumnya": plain.value(berkas.perubahan[:-1], "perubahan"),
        "induk": _agreement(plain, berkas, addendum.atas if addendum else ""),
        "pemantauan_terakhir": plain.value(berkas.pemantauan_terakhir, "pemantauan"),
    }
    if document.key == "surat_permohonan_persetujuan_dprd_adendum":
        context["dprd"] = plain.value(berkas.persetujuan_adendum, "adendum.persetujuan_dprd")


def of_two_agreements(
    berkas: DuaNaskah, document: Document, plain: Plain, context: Context
) -> None:
    """Add rights and duties of the parties, and the power of attorney."""
    del document
    agreement = berkas.perjanjian_kerja_sama
    context["kuasa"] = plain.value(berkas.kuasa, "perjanjian_kerja_sama.kuasa")
    for party in context["para_pihak"]:
        found = agreement.hak_kewajiban.get(party["peran"]) if agreement else None
        party["hak"] = list(found.hak) if found else []
        party["kewajiban"] = list(found.kewajiban) if found else []


def _history(berkas: DalamNegeri) -> list[str]:
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


def of_sinergi(berkas: Sinergi, document: Document, plain: Plain, context: Context) -> None:
    """Add the duties of the parties and the rencana kerja."""
    del document
    named = {party["peran"]: party["sebutan"] for party in context["para_pihak"]}
    for party in context["para_pihak"]:
        party["tugas"] = list(berkas.tugas_tanggung_jawab.get(party["peran"], ()))
    years = per_year(berkas.rencana_kerja)
    laid_out = [plain.value(year, "rencana_kerja") for year in years]
    for year in laid_out:
        for row in year["kegiatan"]:
            row["penanggung_jawab"] = [
                {"sebutan": named[role], "unit": row["penanggung_jawab"][role]}
                for role in PERAN
                if role in row["penanggung_jawab"]
            ]
    context |= {
        "rencana_kerja_per_tahun": laid_out,
        "rencana_kerja_per_sumber": totals_per_source(berkas.rencana_kerja),
        "rencana_kerja_jumlah": plain.value(_total(berkas.rencana_kerja), "rencana_kerja"),
        "rencana_kerja_tahun": plain.value(
            _year_span([year["tahun"] for year in years]), "rencana_kerja"
        ),
    }


def _total(rows: Sequence[Kegiatan]) -> Decimal | None:
    return sum((row.anggaran for row in rows), Decimal(0)) if rows else None


def _year_span(years: Sequence[int]) -> str | None:
    if not years:
        return None
    return f"{years[0]}–{years[-1]}" if len(years) > 1 else str(years[0])


def of_abroad(berkas: LuarNegeri, document: Document, plain: Plain, context: Context) -> None:
    """Add the latest yearly plan and report."""
    del document
    context |= {
        "rencana_tahun_terakhir": plain.value(
            berkas.rencana_tahun_terakhir, "rencana_kegiatan_tahunan"
        ),
        "laporan_terakhir": plain.value(berkas.laporan_terakhir, "laporan_hasil"),
    }
