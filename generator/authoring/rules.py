"""The rules a template is held against: codes, severities, and the messages that belong to each.

`docs/templates.md` has a section per rule, written from here and from `generator.messages`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Severity = Literal["error", "warning", "info"]
SEVERITIES: Final[tuple[Severity, ...]] = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    Attributes:
        code: Its code, stable between releases.
        severity: `error` for what can't or mustn't be rendered.
        messages: Keys of the catalogue that belong to it.
        title_id: What it is about, in Indonesian.
        title_en: The same in English.
        about_id: Why it matters, in Indonesian.
        about_en: The same in English.
    """

    code: str
    severity: Severity
    messages: tuple[str, ...]
    title_id: str
    title_en: str
    about_id: str
    about_en: str


RULES: Final = (
    Rule(
        "T001",
        "error",
        (
            "template.tag-unclosed", "template.tag-unopened", "template.tag-mixed",
            "template.block-unclosed", "template.block-unopened", "template.command-unknown",
            "template.markup", "template.forbidden", "template.too-deep",
        ),
        "Tanda salah bentuk",
        "Markup error",
        "Tanda harus dibuka dan ditutup dalam satu paragraf, dan for/if harus berpasangan.",
        "A tag is opened and closed in one paragraph, and every for/if has its end.",
    ),
    Rule(
        "T002",
        "error",
        ("template.undefined-field", "template.misspelt-field", "lint.field-of-list"),
        "Isian tidak dikenal",
        "Unknown field",
        "Nama isian harus ada dalam bentuk kerja sama itu, termasuk nama dalam perulangan.",
        "A field must exist in the form, loop variables included.",
    ),
    Rule(
        "T003",
        "error",
        ("template.unknown-filter", "lint.misspelt-filter", "template.unknown-test"),
        "Penyaring tidak dikenal",
        "Unknown filter",
        "Hanya penyaring dalam daftar yang dapat dipakai: naskah template fields.",
        "Only the listed filters exist: naskah template fields.",
    ),
    Rule(
        "T004",
        "info",
        ("lint.never-used",),
        "Isian tidak pernah dipakai",
        "Field never used",
        "Isian yang tidak dicetak oleh templat mana pun mungkin terlupa.",
        "A field that no template prints may be forgotten.",
    ),
    Rule(
        "T005",
        "error",
        (
            "lint.unformatted-amount", "lint.unformatted-date", "lint.unformatted-month",
            "lint.unformatted-flag", "lint.unformatted-list", "lint.unformatted-group",
            "lint.unformatted-loop", "lint.unformatted-function", "lint.loop-over",
        ),
        "Nilai dicetak tanpa penyaring",
        "Value printed without a filter",
        "Uang, tanggal, dan daftar tidak punya satu bentuk tulisan; penyaring yang menentukannya.",
        "Money, dates and lists have no single spelling; a filter decides.",
    ),
    Rule(
        "T006",
        "warning",
        ("lint.font", "lint.style"),
        "Huruf atau gaya di luar dasar",
        "Font or style outside the base",
        "Semua templat memakai gaya dari _base/naskah.docx, agar profil halaman berlaku.",
        "All templates use the styles of _base/naskah.docx, so that page profiles apply.",
    ),
    Rule(
        "T007",
        "error",
        ("lint.revision", "lint.comment"),
        "Perubahan terlacak atau komentar",
        "Tracked changes or comments",
        "Teks yang dihapus dan komentar ikut terbawa ke setiap dokumen yang dibuat.",
        "Deleted text and comments travel into every document that is made.",
    ),
    Rule(
        "T008",
        "warning",
        ("lint.split-tag",),
        "Tanda terpotong pemformatan",
        "Tag split across formatting",
        "Bila pemformatan berganti di tengah tanda, hanya yang pertama berlaku.",
        "Where formatting changes inside a tag, only the first counts.",
    ),
    Rule(
        "T009",
        "error",
        ("template.macro", "template.embedded", "template.external", "template.entities"),
        "Makro, objek sisipan, atau tautan luar",
        "Macro, embedded object or external link",
        "Templat tidak boleh menjalankan perintah atau mengambil berkas lain.",
        "A template must not run commands or fetch other files.",
    ),
    Rule(
        "T010",
        "warning",
        ("lint.page-missing", "lint.page-size", "lint.page-orientation"),
        "Pengaturan halaman",
        "Page setup",
        "Kertas dan tepi diatur oleh profil; templat hanya menentukan tegak atau rebah.",
        "Paper and margins come from the profile; a template decides portrait or landscape only.",
    ),
    Rule(
        "T011",
        "warning",
        ("lint.untidy",),
        "Belum dirapikan",
        "Not tidied",
        "Templat rapi hanya memuat isinya, sehingga perubahan kata dapat ditinjau.",
        "A tidy template holds its wording only, so that changes can be reviewed.",
    ),
    Rule(
        "T012",
        "error",
        (
            "template.prefix-spacing", "template.prefix-twice", "template.prefix-mismatch",
            "template.prefix-outside", "template.prefix-sign", "template.text-beside",
        ),
        "Awalan p, tr, tc salah pakai",
        "Prefix p, tr or tc misused",
        "{%p …%} menghapus paragrafnya dan {%tr …%} barisnya, beserta semua teks di dalamnya.",
        "{%p …%} removes its paragraph and {%tr …%} its row, with all text in it.",
    ),
    Rule(
        "T013",
        "error",
        ("lint.filter-input",),
        "Penyaring tidak cocok dengan isian",
        "Filter doesn't fit the field",
        "Tiap penyaring menerima satu jenis nilai: tanggal, uang, teks, atau daftar.",
        "Each filter takes one kind of value: date, money, text or list.",
    ),
    Rule(
        "T014",
        "error",
        ("template.reference", "template.bookmark-twice", "lint.bookmark-repeated"),
        "Rujukan tanpa tujuan",
        "Reference to nothing",
        "rujuk('nama') mencetak nomor pasal atau ayat yang diberi penanda (bookmark) nama.",
        "rujuk('name') prints the number of the article or paragraph that carries the bookmark.",
    ),
    Rule(
        "T015",
        "error",
        ("lint.signature-missing", "lint.signature-twice", "lint.signature-stray"),
        "Tempat tanda tangan",
        "Signature places",
        "Tiap penanda tangan harus mempunyai tepat satu tempat: ttd(peran).",
        "Every signatory needs exactly one place: ttd(role).",
    ),
    Rule(
        "T016",
        "error",
        ("template.picture-unknown",),
        "Gambar tidak dikenal",
        "Unknown picture",
        "Teks alternatif gambar:… menukar gambar dengan lambang dari profil.",
        "The alternative text gambar:… swaps a picture for an emblem of the profile.",
    ),
    Rule(
        "T017",
        "error",
        ("template.missing",),
        "Bagian bersama tidak ada",
        "Shared part missing",
        "include 'nama' menyertakan templates/_bagian/nama.docx.",
        "include 'name' puts in templates/_bagian/name.docx.",
    ),
    Rule(
        "T018",
        "error",
        (
            "template.not-docx", "template.too-large", "template.outside",
            "template.too-many-tags",
        ),
        "Bukan dokumen Word yang aman",
        "Not a safe Word document",
        "Berkas yang rusak, terlalu besar, atau menunjuk ke luar dirinya tidak dibuka.",
        "A file that is broken, too large, or leads outside itself is not opened.",
    ),
    Rule(
        "T019",
        "error",
        ("lint.trial",),
        "Gagal dibuat dari contoh",
        "Doesn't render for a sample",
        "Templat dicoba dengan setiap contoh bentuknya, sebagai draf dan sebagai naskah akhir.",
        "A template is tried with every sample of its form, as a draft and as a final document.",
    ),
    Rule(
        "T020",
        "info",
        ("lint.hyperlink",),
        "Tautan",
        "Hyperlink",
        "Tautan dalam naskah resmi biasanya tertinggal dari penyalinan.",
        "A link in an official document is usually left over from pasting.",
    ),
)  # fmt: skip

BY_MESSAGE: Final = {message: rule for rule in RULES for message in rule.messages}
