"""What the templates of a cooperation see beside its fields: parties, agreements, money."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from generator.indonesian import terbilang
from generator.indonesian.tanggal import tanggal
from generator.models.pihak import PERAN
from generator.models.pihak_luar_negeri import PihakLuarNegeri
from generator.models.rencana_kerja import per_year, totals_per_source
from generator.rendering.people import signature_columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.models.dalam_negeri import DalamNegeri
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
    "izin_prinsip", "izin_operasional", "tingkat", "setingkat", "alasan_kesetaraan",
)  # fmt: skip
_TITLES: Final = {
    "kesepakatan_bersama": "Kesepakatan Bersama",
    "perjanjian_kerja_sama": "Perjanjian Kerja Sama",
    "nota_kesepakatan": "Nota Kesepakatan",
    "naskah_kerja_sama": "Naskah Kerja Sama",
}
_THIRD_PARTIES: Final = ("badan_usaha", "ormas", "perseorangan")
_SAID_ONCE: Final = ("objek", "ruang_lingkup", "pelaksanaan", "pasal_pilihan")


def of_cooperation(berkas: KerjaSama, document: Document, plain: Plain, context: Context) -> None:
    """Add the parties, the agreements and the council's approval."""
    parties = [_party(plain, berkas, pihak) for pihak in berkas.parties_in(document.key)]
    daerah = berkas.daerah
    agreement = berkas.agreement(document.key)
    begins = document.begins.partition(".")[0]
    approval = berkas.persetujuan_dprd
    added: dict[str, Any] = {
        "pihak_daerah": next(party for party in parties if party["daerah"]),
        "para_pihak": parties,
        "mitra": [party for party in parties if not party["daerah"]],
        "tanda_tangan": signature_columns(
            parties, kedua_left=daerah.urutan_tanda_tangan == "kedua_kiri"
        ),
        "rangkap": len(parties),
        "naskah": plain.value(agreement, begins if begins.isidentifier() else ""),
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
    own = getattr(berkas, begins, None) if begins.isidentifier() else None
    if agreement is not None:
        own_title = agreement.judul != berkas.judul
        added["judul"] = plain.value(agreement.judul, f"{begins}.judul" if own_title else "judul")
        if agreement.jangka_waktu is berkas.jangka_waktu:
            added["naskah"]["jangka_waktu"] = plain.value(berkas.jangka_waktu, "jangka_waktu")
    numbers = getattr(own, "nomor", None)
    numbers = numbers if isinstance(numbers, Mapping) else {}
    for party in parties:
        if party["nomor_naskah"] == (number := numbers.get(party["peran"])):
            party["nomor_naskah"] = plain.value(number, f"{begins}.nomor.{party['peran']}")
    cited = [key for key in _TITLES if key in berkas.agreements]
    added["diakhiri"] = [added["naskah_berkas"][key] for key in cited]
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
            own_means = source.jenis == "Lainnya" and party["jenis"] in _THIRD_PARTIES
            row["sebutan_sumber"] = (
                f"dana {party['nama']}" if own_means else names[source.jenis] + owner
            )
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
        "pemberi_kuasa": _principal(berkas, pihak),
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
            "nama_negara": f"{pihak.nama}, {partner.negara}",
            "nama_negara_inggris": f"{partner.nama_inggris}, {partner.negara_inggris}",
            "nama_inggris": partner.nama_inggris,
            "jabatan_inggris": plain.value(partner.jabatan_inggris, f"{path}.jabatan_inggris"),
            "negara": partner.negara,
            "negara_inggris": partner.negara_inggris,
        }
    elif pihak.daerah:
        inside = region.jenis != "provinsi"
        province = f", Provinsi {region.provinsi}" if inside else ""
        english = f", {region.provinsi} Province" if inside else ""
        facts |= {
            "nama_negara": f"{pihak.nama}{province}, Republik Indonesia",
            "nama_negara_inggris": f"{region.pemerintah_inggris}{english}, Republic of Indonesia",
            "nama_inggris": region.pemerintah_inggris,
            "jabatan_inggris": region.jabatan_inggris,
            "negara": "Republik Indonesia",
            "negara_inggris": "the Republic of Indonesia",
        }
    return facts


def _principal(berkas: KerjaSama, pihak: PihakHadir) -> str:
    """Name the office that gives the power of attorney for a party."""
    if pihak.kuasa is not None and pihak.kuasa.pemberi is not None:
        return pihak.kuasa.pemberi
    if pihak.daerah:
        return berkas.daerah.jabatan_kepala
    return getattr(pihak.asal, "jabatan_kepala", None) or pihak.nama


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
        "ketentuan": _provisions(berkas, document, plain),
        "riwayat": _history(berkas),
        "adendum": plain.value(addendum, "adendum"),
        "adendum_sebelumnya": [
            plain.mapping(earlier, f"perubahan[{index}]")
            | {"nomor_para_pihak": [earlier.nomor[p] for p in berkas.roles if p in earlier.nomor]}
            for index, earlier in enumerate(berkas.perubahan[:-1])
            if earlier.atas == berkas.perubahan[-1].atas
        ],
        "adendum_ke": terbilang.urutan(sum(one.atas == addendum.atas for one in berkas.perubahan))
        if addendum
        else "",
        "induk": _agreement(plain, berkas, addendum.atas if addendum else ""),
        "pemantauan_terakhir": _results(berkas, plain),
    }
    if document.key in ("adendum", "surat_permohonan_persetujuan_dprd_adendum"):
        context["dprd"] = plain.value(berkas.persetujuan_adendum, "adendum.persetujuan_dprd")
    if document.key == "adendum" and context["induk"]:
        context["judul"] = context["induk"]["judul"]


def _results(berkas: DalamNegeri, plain: Plain) -> Any:
    """Give the latest results; obstacles stand in where problems aren't written in words."""
    results = berkas.pemantauan_terakhir
    if results is None:
        return plain.value(None, "pemantauan")
    return plain.mapping(results, "pemantauan") | {
        "permasalahan": plain.value(results.semua_permasalahan, "pemantauan.permasalahan"),
        "upaya": plain.value(results.semua_upaya, "pemantauan.upaya"),
    }


def _provisions(berkas: DalamNegeri, document: Document, plain: Plain) -> dict[str, Any]:
    """Give what an agreement provides: its own words where it has them, else the cooperation's."""
    own = berkas.agreements.get(document.key)
    said: dict[str, tuple[Any, str]] = {}
    for name in _SAID_ONCE:
        own_words = getattr(own, name, None)
        said[name] = (
            (own_words, f"{document.key}.{name}")
            if own_words
            else (getattr(berkas, name, ()), name)
        )
    if said["objek"][0] is berkas.objek:
        said["objek"] = (berkas.objek.uraian, "objek.uraian")
    additional = (*berkas.pasal_tambahan, *getattr(own, "pasal_tambahan", ()))
    said["pasal_tambahan"] = (additional, "pasal_tambahan")
    return {name: plain.value(value or None, path) for name, (value, path) in said.items()}


def _history(berkas: DalamNegeri) -> list[str]:
    second = getattr(berkas.tahapan, "permintaan_tanggapan_kedua", None)
    steps = (
        ("penawaran melalui surat", berkas.tahapan.penawaran),
        ("permintaan tanggapan kedua melalui surat", second),
        ("jawaban penawaran melalui surat", berkas.tahapan.jawaban_penawaran),
        ("telaahan Tim Koordinasi Kerja Sama Daerah", berkas.tahapan.telaahan_tkksd),
    )
    known = [(step, letter) for step, letter in steps if letter is not None]
    return [
        f"{step} Nomor {letter.nomor} tanggal {tanggal(letter.tanggal)}"
        for step, letter in sorted(known, key=lambda pair: pair[1].tanggal)
    ]


def of_sinergi(berkas: Sinergi, document: Document, plain: Plain, context: Context) -> None:
    """Add the duties of the parties and the rencana kerja."""
    del document
    named = {party["peran"]: party["sebutan"] for party in context["para_pihak"]}
    for party in context["para_pihak"]:
        tasks = berkas.tugas_tanggung_jawab.get(party["peran"], ())
        party["tugas"] = plain.value(tasks, f"tugas_tanggung_jawab.{party['peran']}") or []
    years = per_year(berkas.rencana_kerja)
    place = {id(row): f"rencana_kerja[{at}]" for at, row in enumerate(berkas.rencana_kerja)}
    laid_out = [
        {
            name: [plain.mapping(row, place[id(row)]) for row in value]
            if name == "kegiatan"
            else plain.value(value, f"rencana_kerja.{name}")
            for name, value in year.items()
        }
        for year in years
    ]
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
    """Add the latest yearly plan and report, and what plan and report cost."""
    del document
    plan, year = berkas.rencana_kerja_sama, berkas.rencana_tahun_terakhir
    report = berkas.laporan_terakhir
    context |= {
        "biaya_rencana": _costs(
            (row.sumber, row.anggaran) for row in (plan.kegiatan if plan else ())
        ),
        "biaya_tahunan": _costs(
            (row.sumber, row.anggaran) for row in (year.kegiatan if year else ())
        ),
        "biaya_laporan": _costs(
            (row.sumber, row.jumlah) for row in (report.pendanaan if report else ())
        ),
        "rencana_tahun_terakhir": plain.value(
            berkas.rencana_tahun_terakhir, "rencana_kegiatan_tahunan"
        ),
        "laporan_terakhir": plain.value(berkas.laporan_terakhir, "laporan_hasil"),
    }


def _costs(rows: Iterable[tuple[str, Decimal]]) -> dict[str, Any]:
    """Add up money, altogether and per source in the order the sources first appear."""
    per_source: dict[str, Decimal] = {}
    for source, amount in rows:
        per_source[source] = per_source.get(source, Decimal(0)) + amount
    return {
        "per_sumber": [
            {"sumber": source, "jumlah": amount} for source, amount in per_source.items()
        ],
        "jumlah": sum(per_source.values(), Decimal(0)),
    }
