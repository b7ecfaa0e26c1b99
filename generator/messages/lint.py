"""Sentences about what `naskah template check` finds beside what rendering refuses too."""

from __future__ import annotations

from typing import Final

from generator.messages.message import Message

_FILTER_HINT: Final = (
    "Daftar penyaring: naskah template fields.",
    "The filters are listed by: naskah template fields.",
)

MESSAGES: Final = {
    "lint.field-of-list": Message(
        "{list} adalah daftar, sehingga {field} tidak dikenal.",
        "{list} is a list, so that {field} is not known.",
        "Ulangi butirnya: {{%p for butir in {list} %}} … {{{{ butir }}}}.",
        "Repeat its items: {{%p for butir in {list} %}} … {{{{ butir }}}}.",
    ),
    "lint.misspelt-filter": Message(
        "Penyaring |{used} tidak dikenal; maksud Anda |{near}?",
        "The filter |{used} is not known; did you mean |{near}?",
        "Ganti |{used} dengan |{near}.",
        "Replace |{used} by |{near}.",
    ),
    "lint.never-used": Message(
        "Isian {field} tidak dicetak langsung oleh templat mana pun dari bentuk {form}.",
        "The field {field} is printed directly by no template of the form {form}.",
    ),
    "lint.unformatted-amount": Message(
        "{field} adalah uang atau bilangan dan dicetak tanpa penyaring.",
        "{field} is an amount and is printed without a filter.",
        "Tulis {{{{ {field}|rupiah }}}} untuk uang, {{{{ {field}|angka }}}} untuk bilangan.",
        "Write {{{{ {field}|rupiah }}}} for money, {{{{ {field}|angka }}}} for numbers.",
    ),
    "lint.unformatted-date": Message(
        "{field} adalah tanggal dan dicetak tanpa penyaring.",
        "{field} is a date and is printed without a filter.",
        "Tulis {{{{ {field}|tanggal }}}}, atau |hari, |tanggal_angka, |tanggal_terbilang.",
        "Write {{{{ {field}|tanggal }}}}, or |hari, |tanggal_angka, |tanggal_terbilang.",
    ),
    "lint.unformatted-month": Message(
        "{field} adalah bulan dan dicetak tanpa penyaring.",
        "{field} is a month and is printed without a filter.",
        "Pakai |rentang_bulan pada isian jadwalnya.",
        "Use |rentang_bulan on the schedule it belongs to.",
    ),
    "lint.unformatted-flag": Message(
        "{field} adalah ya/tidak dan tidak dapat dicetak.",
        "{field} is yes or no and can't be printed.",
        "Tulis {{% if {field} %}} … {{% endif %}}.",
        "Write {{% if {field} %}} … {{% endif %}}.",
    ),
    "lint.unformatted-list": Message(
        "{field} adalah daftar dan dicetak tanpa penyaring.",
        "{field} is a list and is printed without a filter.",
        "Tulis {{{{ {field}|gabung }}}}, atau ulangi butirnya dengan {{%p for … %}}.",
        "Write {{{{ {field}|gabung }}}}, or repeat its items with {{%p for … %}}.",
    ),
    "lint.unformatted-group": Message(
        "{field} adalah kelompok isian, bukan satu nilai.",
        "{field} is a group of fields, not one value.",
        "Sebutkan isian di dalamnya, atau pakai penyaring seperti |lama dan |kewenangan.",
        "Name a field in it, or use a filter such as |lama or |kewenangan.",
    ),
    "lint.unformatted-loop": Message(
        "{field} adalah perulangan itu sendiri dan tidak dapat dicetak.",
        "{field} is the loop itself and can't be printed.",
        "Tulis {{{{ loop.index }}}} atau {{{{ loop|penutup }}}}.",
        "Write {{{{ loop.index }}}} or {{{{ loop|penutup }}}}.",
    ),
    "lint.unformatted-function": Message(
        "{field} adalah fungsi dan dicetak tanpa kurung.",
        "{field} is a function and is printed without brackets.",
        "Tulis {{{{ {field}('…') }}}}.",
        "Write {{{{ {field}('…') }}}}.",
    ),
    "lint.loop-over": Message(
        "{field} bukan daftar, sehingga tidak dapat diulang dengan for.",
        "{field} is no list, so that for can't repeat it.",
        "Ulangi sebuah daftar; daftar isian: naskah template fields.",
        "Repeat a list; fields are listed by: naskah template fields.",
    ),
    "lint.filter-input": Message(
        "Penyaring |{used} tidak cocok untuk {field}.",
        "The filter |{used} doesn't fit {field}.",
        *_FILTER_HINT,
    ),
    "lint.font": Message(
        "Huruf {name} bukan huruf dasar.",
        "The font {name} is not one of the base.",
        "Hapus pemformatan huruf itu (Ctrl+Spasi); huruf diatur oleh profil halaman.",
        "Clear that formatting (Ctrl+Space); the font comes from the page profile.",
    ),
    "lint.style": Message(
        "Gaya {name} tidak ada dalam dasar.",
        "The style {name} is not in the base.",
        "Pakai gaya yang ada, atau tambahkan gaya itu ke dasar: naskah template adopt",
        "Use a style there is, or add it to the base: naskah template adopt",
    ),
    "lint.revision": Message(
        "Paragraf ini memuat perubahan terlacak.",
        "This paragraph holds tracked changes.",
        "Terima atau tolak semua perubahan di Word, lalu simpan.",
        "Accept or reject all changes in Word, then save.",
    ),
    "lint.comment": Message(
        "Paragraf ini memuat komentar.",
        "This paragraph holds a comment.",
        "Hapus semua komentar di Word, lalu simpan.",
        "Delete all comments in Word, then save.",
    ),
    "lint.split-tag": Message(
        "Tanda {tag} terpotong oleh pemformatan yang berbeda.",
        "The tag {tag} is split by different formatting.",
        "Beri seluruh tanda pemformatan yang sama, dari {{{{ sampai }}}}.",
        "Give the whole tag one formatting, from {{{{ to }}}}.",
    ),
    "lint.hyperlink": Message(
        "Bagian ini memuat tautan ke {target}.",
        "This part holds a link to {target}.",
        "Hapus tautannya bila tidak disengaja; teksnya tetap.",
        "Remove the link unless it is meant; its text stays.",
    ),
    "lint.page-missing": Message(
        "Pengaturan kertas atau tepi tidak ada.",
        "Paper or margins are not set.",
        "Atur ukuran kertas dan tepi di Word sekali, lalu simpan.",
        "Set paper and margins in Word once, then save.",
    ),
    "lint.page-size": Message(
        "Ukuran kertas {size} mm tidak dikenal; yang ada: {known}.",
        "The paper size {size} mm is not known; there are: {known}.",
        "Pilih salah satu; profil daerah yang menentukan kertas hasilnya.",
        "Choose one; the profil decides on which paper documents come out.",
    ),
    "lint.page-orientation": Message(
        "Ukuran kertas dan arahnya (tegak atau rebah) bertentangan.",
        "The paper's size and its orientation contradict each other.",
        "Atur ulang orientasi di Word: Tata Letak, Orientasi.",
        "Set the orientation in Word again: Layout, Orientation.",
    ),
    "lint.untidy": Message(
        "Templat belum dirapikan sejak disimpan.",
        "The template has not been tidied since it was saved.",
        "Jalankan: naskah template tidy {name}",
        "Run: naskah template tidy {name}",
    ),
    "lint.bookmark-repeated": Message(
        "Penanda {bookmark} berada di dalam perulangan, sehingga akan ada lebih dari satu kali.",
        "The bookmark {bookmark} stands in a loop, so that it would stand more than once.",
        "Pindahkan penanda ke luar perulangan.",
        "Move the bookmark out of the loop.",
    ),
    "lint.signature-missing": Message(
        "Tidak ada tempat tanda tangan untuk {role} pada contoh {sample}.",
        "There is no signature place for {role} in the sample {sample}.",
        "Tambahkan {{{{ ttd('{role}') }}}} atau {{%p include 'tanda_tangan' %}}.",
        "Add {{{{ ttd('{role}') }}}} or {{%p include 'tanda_tangan' %}}.",
    ),
    "lint.signature-twice": Message(
        "Tempat tanda tangan untuk {role} ada {count} kali pada contoh {sample}.",
        "The signature place for {role} stands {count} times in the sample {sample}.",
        "Hapus yang berlebih; tiap penanda tangan mempunyai satu tempat.",
        "Remove what is too many; each signatory has one place.",
    ),
    "lint.signature-stray": Message(
        "Ada tempat tanda tangan untuk {role}, yang tidak menandatangani dokumen ini ({sample}).",
        "There is a signature place for {role}, who doesn't sign this document ({sample}).",
        "Penanda tangannya: {known}.",
        "Its signatories: {known}.",
    ),
    "lint.trial": Message(
        "Percobaan dengan contoh {sample} gagal: {reason}",
        "Trying it with the sample {sample} failed: {reason}",
        "Periksa tanda di tempat itu: {at}",
        "Check the tag at that place: {at}",
    ),
}
