"""What templates see of a berkas: plain, read-only data, every fact once.

Names are the JSON fields' own; beside them stand the computed values the wording needs. A fact
without a value is a `Kosong`, see `rendering.fields`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from generator import registry
from generator.dasar_hukum import chosen_bases
from generator.models.dalam_negeri import DalamNegeri
from generator.models.dua_naskah import DuaNaskah
from generator.models.keputusan import Keputusan
from generator.models.kerja_sama import KerjaSama
from generator.models.ksdd import Ksdd
from generator.models.laporan_tahunan import LaporanTahunan
from generator.models.luar_negeri import LuarNegeri
from generator.models.sinergi import Sinergi
from generator.rendering import (
    context_agreements,
    context_cooperation,
    context_decree,
    context_letters,
    context_report,
)
from generator.rendering.marks import MarkingPlain
from generator.rendering.people import signatory
from generator.rendering.plain import Plain
from generator.tables import default_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from generator.models.berkas import Berkas
    from generator.models.daerah import Profil
    from generator.registry import Document
    from generator.rendering.context_cooperation import Context

_SPELLING: Final = {
    "format": {"bertandatangan": "bertandatangan", "bermeterai": "bermaterai"},
    "baku": {"bertandatangan": "bertanda tangan", "bermeterai": "bermeterai"},
}
_LATEST: Final = (
    ("adendum",),
    ("laporan_terakhir", "laporan_hasil"),
    ("rencana_tahun_terakhir", "rencana_kegiatan_tahunan"),
)
_PARTS: Final[tuple[tuple[type[Any], Callable[[Any, Document, Plain, Context], None]], ...]] = (
    (KerjaSama, context_cooperation.of_cooperation),
    (DalamNegeri, context_cooperation.of_domestic),
    (DuaNaskah, context_agreements.of_two_agreements),
    (Ksdd, context_agreements.of_regions),
    (Sinergi, context_cooperation.of_sinergi),
    (LuarNegeri, context_cooperation.of_abroad),
    (KerjaSama, context_letters.of_letters),
    (DalamNegeri, context_letters.of_reports),
    (Keputusan, context_decree.of_decree),
    (LaporanTahunan, context_report.of_report),
)
"""What each kind of berkas adds, the general kinds first."""


def build_context(
    berkas: Berkas,
    document: Document,
    *,
    draft: bool = False,
    marked: bool = False,
    overrides: Sequence[Path] = (),
) -> dict[str, Any]:
    """Lay out what the template of a document may use.

    Args:
        berkas: A berkas with its profil attached.
        document: The document to be rendered.
        draft: Whether missing facts print dotted blanks.
        marked: Whether facts know where they come from, see `rendering.marks`.
        overrides: Folders searched before the shipped ones.

    Returns:
        Mappings, lists, text, numbers and dates only.

    Raises:
        InputError: No profil is attached, or a legal basis has an unknown key.
    """
    plain = MarkingPlain(draft=draft, places=_latest(berkas)) if marked else Plain(draft=draft)
    daerah = berkas.daerah
    bases = chosen_bases(
        berkas, document.template_key, extras=berkas.dasar_hukum_khusus, overrides=overrides
    )
    texts = default_texts(overrides)
    context: Context = {
        **plain.mapping(berkas, ""),
        "dokumen": {"kunci": document.key, "judul": document.title},
        "judul": plain.value(berkas.heading, "judul"),
        "nama_bentuk": registry.form(berkas.form).title,
        "daerah": _region(daerah, plain, texts, draft=draft),
        "kepala_daerah": {
            "peran": berkas.peran_daerah,
            "nama_bergelar": signatory(
                berkas.signatories("kepala_daerah", document.key)[0], plain, letter=True
            )["nama_cetak"],
        },
        "para_pihak": [],
        "ejaan": _SPELLING[daerah.ejaan],
        "kontak_daerah": _contacts(daerah),
        "dasar_hukum": [basis.teks for basis in bases],
        "surat": (letter := _letter(berkas, document, plain)),
        "tembusan": _copies(berkas, document, letter, texts),
        "kop": _letterhead(berkas, document, plain),
    }
    people = [person for kind in document.signers for person in berkas.signatories(kind, "")]
    if people and document.signers != ("para_pihak",):
        letter = document.page != "produk_hukum"
        context["para_penanda_tangan"] = [signatory(p, plain, letter=letter) for p in people]
        context["penanda_tangan"] = context["para_penanda_tangan"][-1]
    for kind, add in _PARTS:
        if isinstance(berkas, kind):
            add(berkas, document, plain, context)
    return context


def _latest(berkas: Berkas) -> dict[str, str]:
    """Say where the latest of a list stands, by the names that documents have for it."""
    return {
        name: f"{field}[{index}]"
        for latest, *others in _LATEST
        for field, items in vars(berkas).items()
        if isinstance(items, tuple)
        for index, item in enumerate(items)
        if item is getattr(berkas, latest, None)
        for name in (latest, *others)
    }


def _region(
    daerah: Profil, plain: Plain, texts: Mapping[str, str | tuple[str, ...]], *, draft: bool
) -> dict[str, Any]:
    note = daerah.catatan_kaki_tte or texts["catatan_kaki_tte"]
    return {
        **plain.mapping(daerah, "profil"),
        "catatan_kaki_tte": "" if draft else note,  # nobody has signed a draft
        "nama_lengkap": daerah.nama_lengkap,
        "pemerintah": daerah.pemerintah,
        "pemerintah_inggris": daerah.pemerintah_inggris,
        "sebutan_kepala": daerah.sebutan_kepala,
        "sebutan_jabatan": daerah.sebutan_jabatan,
        "jabatan": daerah.jabatan,
        "jabatan_kepala": daerah.jabatan_kepala,
        "sebutan_dprd": daerah.sebutan_dprd,
    }


def _letter(berkas: Berkas, document: Document, plain: Plain) -> Any:
    """Give the facts with which the document begins: number, date, copies of a letter, say."""
    path = document.begins.rstrip("[]{}")
    facts: Any = berkas if path else None
    for name in path.split(".") if path else ():
        facts = getattr(facts, name, None)
    laid_out = plain.value(facts, path)
    if not isinstance(laid_out, dict):
        return laid_out
    return laid_out | {"lampiran": "1 (satu) berkas" if document.encloses else "–"}


def _copies(
    berkas: Berkas, document: Document, letter: Any, texts: Mapping[str, str | tuple[str, ...]]
) -> list[str]:
    """Give who gets a copy: as the letter or decree says, else as the region always does."""
    if isinstance(letter, dict) and letter.get("tembusan"):
        return list(letter["tembusan"])
    if document.key.startswith("surat_permohonan_persetujuan_dprd") or (
        document.stage == "persetujuan_dprd"
    ):
        return list(berkas.daerah.tembusan_dprd or texts["tembusan_dprd"])
    if document.key == "perpanjangan" and isinstance(berkas, LuarNegeri):
        return _copies_of_extension(berkas.daerah)
    usual = texts["tembusan_penawaran"] if document.stage == "penawaran" else ()
    return list(getattr(berkas, "tembusan", usual))


def _copies_of_extension(daerah: Profil) -> list[str]:
    """Give who must get a copy of an extension abroad (Permendagri 25/2020 Pasal 33)."""
    council = f"{daerah.dprd.pimpinan} {daerah.sebutan_dprd}"
    return [council] if daerah.jenis == "provinsi" else [f"Gubernur {daerah.provinsi}", council]


def _contacts(daerah: Profil) -> list[str]:
    named = (("Telepon", daerah.telepon), ("Laman", daerah.laman), ("Pos-el", daerah.pos_el))
    return [f"{name} {value}" for name, value in named if value]


def _letterhead(berkas: Berkas, document: Document, plain: Plain) -> dict[str, Any]:
    """Give the letterhead of the office whose head signs; the region's secretariat otherwise."""
    office = getattr(berkas, "pemrakarsa", None)
    roles = {one.peran for kind in document.signers for one in berkas.signatories(kind, "")}
    if office is None or "pemrakarsa" not in roles:
        daerah = berkas.daerah
        address = daerah.alamat
        name, contacts = "Sekretariat Daerah", _contacts(daerah)
    else:
        name = office.nama.removesuffix(berkas.daerah.nama_lengkap).strip()
        address = office.alamat or berkas.daerah.alamat
        named = (("Telepon", office.telepon), ("Pos-el", office.pos_el))
        contacts = [f"{what} {value}" for what, value in named if value]
    postcode = f" {address.kode_pos}" if address.kode_pos else ""
    return {
        "nama": name,
        "alamat": f"{address.jalan}, {address.kota}{postcode}",
        "kontak": plain.value(", ".join(contacts) or "", "kop.kontak"),
    }
