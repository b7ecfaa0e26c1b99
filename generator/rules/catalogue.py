"""Every rule in one place: those that are functions, and those that hold in another way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from generator.rules import content, form, money, parties, planning, time

if TYPE_CHECKING:
    from generator.rules.finding import Rule

RULES: Final[tuple[Rule, ...]] = tuple(
    sorted(
        (
            *parties.RULES,
            *planning.RULES,
            *time.RULES,
            *money.RULES,
            *content.RULES,
            *form.RULES,
        ),
        key=lambda rule: int(rule.code[1:]),
    )
)


class Held(NamedTuple):
    """A rule that needs no function.

    Attributes:
        code: Its number in our list.
        by: What holds it: the `model`, the `template`, the `list` of documents, the `bundle`.
        how: In a sentence, Indonesian.
    """

    code: str
    by: str
    how: str


HELD: Final = (
    Held("R02", "model", "Pihak KSDD hanya daerah, dan tepat satu ialah daerah dalam profil."),
    Held("R04", "model", "Pihak sinergi hanya lembaga pusat menurut jenisnya."),
    Held(
        "R08", "model",
        "KB, NK, RK, LoI dan naskah kerja sama selalu ditandatangani kepala daerah dalam profil.",
    ),
    Held("R16", "model", "NIP diperiksa saat dibaca: 18 angka, tanggal lahir, bulan pengangkatan."),
    Held("R19", "model", "Urusan hanya dapat dipilih dari 32 urusan."),
    Held("R25", "model", "Jenis KSDPK hanya dapat dipilih dari empat jenis."),
    Held("R32", "list", "Studi kelayakan belum dapat dibuat sebelum kedelapan bagiannya terisi."),
    Held("R50", "template", "Hari, tanggal, dan kata-katanya dihitung dari satu tanggal."),
    Held("R53", "list", "Naskah belum dapat dibuat sebelum pembiayaan dan pembebanannya terisi."),
    Held("R56", "template", "Lampiran surat kepada DPRD tertulis menurut bentuk kerja sama."),
    Held("R59", "model", "Jumlah ialah bilangan; angka dan kata dicetak dari jumlah yang sama."),
    Held("R62", "template", "PP 10/2011 dimuat dengan sendirinya bila daerah menerima hibah."),
    Held("R64", "template", "Ketujuh pokok isi kesepakatan bersama ialah pasal templat."),
    Held("R65", "template", "Kesepuluh pokok isi perjanjian kerja sama ialah pasal templat."),
    Held("R67", "template", "Kesepuluh pokok isi nota kesepakatan ialah pasal templat."),
    Held("R72", "template", "Ketujuh bagian rencana kerja sama ialah bab templat."),
    Held("R73", "template", "Kesebelas bagian naskah kerja sama ialah pasal templat."),
    Held("R74", "list", "Kajian belum dapat dibuat sebelum keenam bagiannya terisi."),
    Held("R75", "template", "Kesembilan bagian laporan semester ialah bagian templat."),
    Held("R76", "template", "Kesembilan bagian laporan hasil ialah bagian templat."),
    Held("R83", "model", "Isian kerja sama luar negeri berpasangan: Indonesia dan Inggris."),
    Held("R84", "template", "Nomor pasal dan rujukannya dihitung penomoran Word."),
    Held("R90", "template", "Jumlah rangkap dicetak dari jumlah pihak."),
    Held("R91", "template", "Kalimat meterai hanya ada pada naskah yang bermeterai."),
    Held("R94", "template", "Lambang ditempatkan templat menurut bentuk dan naskah."),
    Held("R95", "bundle", "Tempat tiap penanda tangan tepat satu; diperiksa saat menggabung."),
)  # fmt: skip
"""Rules of the list that hold without a function."""
