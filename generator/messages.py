"""The sentences users read, by code, in Indonesian and English.

A sentence is filled with the facts of the error or finding that carries the code. Where a fact is
a list, `sentence` joins it with commas. Codes are stable; wording may improve.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

DEFAULT_LANG: Final = "id"
LANGS: Final = ("id", "en")


class Message(NamedTuple):
    """One sentence and one hint in both languages; a hint may be empty."""

    id: str
    en: str
    hint_id: str = ""
    hint_en: str = ""


def sentence(code: str, lang: str, facts: Mapping[str, object]) -> str:
    """Fill the sentence of `code`.

    Args:
        code: A key of `CATALOGUE`.
        lang: "id" or "en".
        facts: The values its placeholders name.

    Raises:
        KeyError: The code is not in the catalogue, or a placeholder has no fact.
    """
    message = CATALOGUE[code]
    return _fill(message.en if lang == "en" else message.id, facts)


def hint(code: str, lang: str, facts: Mapping[str, object]) -> str:
    """Fill the hint of `code`; the arguments are those of `sentence`."""
    message = CATALOGUE[code]
    return _fill(message.hint_en if lang == "en" else message.hint_id, facts)


def _fill(text: str, facts: Mapping[str, object]) -> str:
    plain = {
        name: ", ".join(str(part) for part in value) if isinstance(value, (list, tuple)) else value
        for name, value in facts.items()
    }
    return text.format_map(plain)


_INPUT: Final = {
    "input.unreadable": Message(
        "Berkas {path} tidak dapat dibaca: {reason}.",
        "{path} can't be read: {reason}.",
        "Periksa nama dan izin berkas itu.",
        "Check the file's name and permissions.",
    ),
    "input.invalid": Message(
        "{path}: {count} kesalahan.",
        "{path}: {count} error(s).",
    ),
    "input.not-found": Message(
        "Berkas {path} tidak ditemukan.",
        "{path} was not found.",
        "Periksa nama dan letak berkas itu.",
        "Check the file's name and folder.",
    ),
    "input.is-folder": Message(
        "{path} adalah folder, bukan berkas.",
        "{path} is a folder, not a file.",
        "Sebutkan berkas di dalamnya.",
        "Name a file in it.",
    ),
    "json.too-large": Message(
        "Berkas lebih besar dari {max_mib} MiB.",
        "The file is larger than {max_mib} MiB.",
        "Satu berkas JSON memuat satu kerja sama; gambar dan lampiran disimpan sebagai berkas "
        "tersendiri.",
        "One JSON file holds one agreement; pictures and attachments are files of their own.",
    ),
    "json.bom": Message(
        "Berkas diawali tanda urutan bita (BOM).",
        "The file starts with a byte order mark (BOM).",
        "Simpan ulang sebagai UTF-8 tanpa BOM: di Notepad pilih Simpan Sebagai, Pengodean UTF-8.",
        "Save it again as UTF-8 without BOM: in Notepad choose Save As, Encoding UTF-8.",
    ),
    "json.utf16": Message(
        "Berkas tersimpan sebagai UTF-16 atau UTF-32, bukan UTF-8.",
        "The file is stored as UTF-16 or UTF-32, not UTF-8.",
        "Simpan ulang sebagai UTF-8 tanpa BOM: di Notepad pilih Simpan Sebagai, Pengodean UTF-8.",
        "Save it again as UTF-8 without BOM: in Notepad choose Save As, Encoding UTF-8.",
    ),
    "json.cp1252": Message(
        "Berkas bukan UTF-8; tampaknya Windows-1252 (bita ke-{byte_no} adalah {byte}, yaitu "
        "{character}).",
        "The file is not UTF-8; it seems to be Windows-1252 (byte {byte_no} is {byte}, which "
        "is {character}).",
        "Simpan ulang sebagai UTF-8 tanpa BOM: di Notepad pilih Simpan Sebagai, Pengodean UTF-8.",
        "Save it again as UTF-8 without BOM: in Notepad choose Save As, Encoding UTF-8.",
    ),
    "json.not-utf8": Message(
        "Berkas bukan UTF-8 (bita ke-{byte_no} adalah {byte}).",
        "The file is not UTF-8 (byte {byte_no} is {byte}).",
        "Simpan ulang sebagai UTF-8 tanpa BOM: di Notepad pilih Simpan Sebagai, Pengodean UTF-8.",
        "Save it again as UTF-8 without BOM: in Notepad choose Save As, Encoding UTF-8.",
    ),
    "json.empty": Message(
        "Berkas kosong.",
        "The file is empty.",
        "Mulailah dari contoh: naskah init",
        "Start from an example: naskah init",
    ),
    "json.not-an-object": Message(
        "Berkas harus berisi satu objek JSON, dari {{ sampai }}.",
        "The file must hold one JSON object, from {{ to }}.",
    ),
    "json.syntax": Message(
        "Berkas bukan JSON yang sah.",
        "The file is not valid JSON.",
    ),
    "json.too-deep": Message(
        "Susunan lebih dalam dari {max_depth} tingkat.",
        "The nesting is deeper than {max_depth} levels.",
        "Periksa apakah ada kurung yang berulang.",
        "Check for repeated brackets.",
    ),
    "json.duplicate-key": Message(
        "Isian {key} tertulis dua kali; yang pertama pada baris {first_line}.",
        "The field {key} is written twice; the first is on line {first_line}.",
        "Hapus salah satunya.",
        "Remove one of them.",
    ),
    "json.not-a-number": Message(
        "{word} bukan angka yang dapat dipakai.",
        "{word} is not a usable number.",
        "Tulis angka biasa, atau hapus isian itu.",
        "Write an ordinary number, or drop the field.",
    ),
    "json.number-too-long": Message(
        "Angka ini terlalu panjang.",
        "This number is too long.",
    ),
    "json.number-format": Message(
        "Penulisan angka ini tidak sah.",
        "This number is not written properly.",
        "Angka ditulis tanpa titik ribuan dan tanpa nol di depan, desimal dengan titik. "
        "Tanggal, NIP, dan nomor lain ditulis dalam tanda petik.",
        "Write numbers without thousands separators or leading zeros. Dates, NIP and other "
        "codes go in quotes.",
    ),
    "json.decimal-comma": Message(
        "Desimal ditulis dengan titik, bukan koma.",
        "Decimals are written with a point, not a comma.",
        "Contoh: 8.5",
        "For example: 8.5",
    ),
    "json.lone-surrogate": Message(
        "{escape} adalah setengah karakter.",
        "{escape} is half a character.",
        "Ketik karakternya langsung, tanpa \\u.",
        "Type the character itself, without \\u.",
    ),
    "json.trailing-comma": Message(
        "Ada koma sesudah butir terakhir.",
        "There is a comma after the last item.",
        "Hapus koma itu.",
        "Remove that comma.",
    ),
    "json.extra-comma": Message(
        "Ada koma tanpa isian di depannya.",
        "There is a comma with nothing before it.",
        "Hapus koma itu.",
        "Remove that comma.",
    ),
    "json.missing-comma": Message(
        "Kurang koma di antara dua isian.",
        "A comma is missing between two items.",
        "Tambahkan koma di tempat ini.",
        "Add a comma here.",
    ),
    "json.missing-colon": Message(
        "Sesudah nama isian {key} harus ada titik dua.",
        "The field name {key} must be followed by a colon.",
        'Contoh: "judul": "…"',
        'For example: "judul": "…"',
    ),
    "json.missing-value": Message(
        "Isian {key} belum bernilai.",
        "The field {key} has no value.",
        "Isi nilainya, atau hapus isian itu.",
        "Write a value, or drop the field.",
    ),
    "json.single-quotes": Message(
        "Teks diapit tanda petik tunggal.",
        "A text stands in single quotes.",
        'Pakai tanda petik ganda: "…"',
        'Use double quotes: "…"',
    ),
    "json.curly-quotes": Message(
        "Teks diapit tanda petik {character}, yang biasa dibuat oleh pengolah kata.",
        "A text stands in quotes like {character}, as word processors make them.",
        'Pakai tanda petik lurus: "…"',
        'Use straight quotes: "…"',
    ),
    "json.comment": Message(
        "JSON tidak mengenal komentar.",
        "JSON has no comments.",
        "Hapus komentar itu.",
        "Remove the comment.",
    ),
    "json.unquoted-key": Message(
        "Nama isian {word} tidak diapit tanda petik.",
        "The field name {word} is not in quotes.",
        'Tulis: "{word}"',
        'Write: "{word}"',
    ),
    "json.unquoted": Message(
        "Teks yang diawali {word} tidak diapit tanda petik.",
        "The text starting with {word} is not in quotes.",
        'Pakai tanda petik ganda: "…"',
        'Use double quotes: "…"',
    ),
    "json.literal": Message(
        "{word} tidak dikenal; yang ada hanya true, false, dan null.",
        "There is no {word}, only true, false and null.",
        "Tulis dengan huruf kecil, tanpa tanda petik.",
        "Write it in lower case, without quotes.",
    ),
    "json.unterminated-string": Message(
        "Teks ini tidak ditutup tanda petik pada baris yang sama.",
        "This text has no closing quote on its line.",
        "Tutup dengan tanda petik ganda; satu teks tidak boleh berganti baris.",
        "Close it with a double quote; a text must not run over lines.",
    ),
    "json.control-character": Message(
        "Teks memuat karakter kendali {character}.",
        "A text holds the control character {character}.",
        "Hapus karakter itu, misalnya tab, lalu ketik spasi.",
        "Remove it, a tab perhaps, and type a space.",
    ),
    "json.escape": Message(
        "Garis miring terbalik diikuti {escape}, yang tidak dikenal.",
        "A backslash is followed by {escape}, which has no meaning.",
        "Garis miring terbalik di dalam teks ditulis dua kali: \\\\",
        "Write a backslash in a text twice: \\\\",
    ),
    "json.inner-quote": Message(
        "Tanda petik di dalam teks mengakhiri teks itu.",
        "A quote inside the text ends it.",
        'Tanda petik di dalam teks ditulis \\"',
        'Write a quote inside a text as \\"',
    ),
    "json.unclosed": Message(
        "Berkas berakhir sebelum {opener} pada baris {opener_line} ditutup.",
        "The file ends before {opener} on line {opener_line} is closed.",
        "Periksa apakah berkas terpotong, atau kurung penutupnya terhapus.",
        "Check whether the file was cut off or a closing bracket was deleted.",
    ),
    "json.wrong-bracket": Message(
        "{found} tidak cocok dengan {opener} pada baris {opener_line}.",
        "{found} does not match {opener} on line {opener_line}.",
        "Periksa kurung pembuka dan penutupnya.",
        "Check the opening and closing brackets.",
    ),
    "json.key-expected": Message(
        "Di sini harus ada nama isian dalam tanda petik ganda.",
        "A field name in double quotes must stand here.",
    ),
    "json.extra-content": Message(
        "Masih ada teks sesudah akhir objek JSON.",
        "There is more text after the end of the JSON object.",
        "Satu berkas hanya memuat satu objek; periksa kurung penutup yang berlebih.",
        "A file holds one object only; check for a superfluous closing bracket.",
    ),
    "json.invisible": Message(
        "Ada karakter tak tampak {character} di luar teks.",
        "There is an invisible character {character} outside texts.",
        "Hapus karakter itu; biasanya terbawa ketika menyalin dari pengolah kata.",
        "Delete it; such characters often come along when copying from a word processor.",
    ),
    "json.unexpected": Message(
        "Karakter {character} tidak boleh ada di sini.",
        "The character {character} must not stand here.",
    ),
    "field.missing": Message(
        "Isian wajib {field} belum ada.",
        "The required field {field} is missing.",
        "{about}",
        "{about}",
    ),
    "field.unknown": Message(
        "Isian {field} tidak dikenal.",
        "There is no field {field}.",
        "Isian yang dikenal di sini: {known}",
        "Fields known here: {known}",
    ),
    "field.unknown-suggest": Message(
        "Isian {field} tidak dikenal.",
        "There is no field {field}.",
        "Mungkin maksud Anda: {suggestion}",
        "Perhaps you mean: {suggestion}",
    ),
    "field.choice": Message(
        "Nilai {value} tidak dikenal.",
        "The value {value} is not known.",
        "Yang dapat dipilih: {expected}",
        "Choose one of: {expected}",
    ),
    "field.choice-suggest": Message(
        "Nilai {value} tidak dikenal.",
        "The value {value} is not known.",
        "Mungkin maksud Anda: {suggestion} (yang dapat dipilih: {expected})",
        "Perhaps you mean: {suggestion} (one of: {expected})",
    ),
    "field.kind-missing": Message(
        "Isian wajib {field} belum ada.",
        "The required field {field} is missing.",
        "Yang dapat dipilih: {expected}",
        "Choose one of: {expected}",
    ),
    "field.kind-unclear": Message(
        "Jenis isian ini tidak dapat dikenali.",
        "The kind of this item can't be told.",
        "Jenis yang ada: {expected}",
        "Kinds: {expected}",
    ),
    "field.need-text": Message(
        "Isian ini harus berupa teks, bukan {value}.",
        "This field must be a text, not {value}.",
        "Tulis dalam tanda petik ganda.",
        "Write it in double quotes.",
    ),
    "field.need-integer": Message(
        "Isian ini harus berupa bilangan bulat, bukan {value}.",
        "This field must be a whole number, not {value}.",
        "Tulis tanpa tanda petik dan tanpa titik ribuan.",
        "Write it without quotes and thousands separators.",
    ),
    "field.need-boolean": Message(
        "Isian ini harus true atau false, bukan {value}.",
        "This field must be true or false, not {value}.",
        "Tulis true (ya) atau false (tidak), tanpa tanda petik.",
        "Write true or false, without quotes.",
    ),
    "field.need-object": Message(
        "Isian ini harus berupa objek {{…}}, bukan {value}.",
        "This field must be an object {{…}}, not {value}.",
    ),
    "field.need-list": Message(
        "Isian ini harus berupa daftar […], bukan {value}.",
        "This field must be a list […], not {value}.",
        "Tulis dalam kurung siku, juga bila butirnya hanya satu.",
        "Write it in square brackets, even if there is only one item.",
    ),
    "field.need-null": Message(
        "Isian ini harus dikosongkan (null), bukan {value}.",
        "This field must be empty (null), not {value}.",
    ),
    "field.minimum": Message(
        "Nilai {value} terlalu kecil; paling sedikit {limit}.",
        "The value {value} is too small; at least {limit}.",
    ),
    "field.above": Message(
        "Nilai {value} terlalu kecil; harus lebih dari {limit}.",
        "The value {value} is too small; it must be above {limit}.",
    ),
    "field.maximum": Message(
        "Nilai {value} terlalu besar; paling banyak {limit}.",
        "The value {value} is too large; at most {limit}.",
    ),
    "field.below": Message(
        "Nilai {value} terlalu besar; harus kurang dari {limit}.",
        "The value {value} is too large; it must be below {limit}.",
    ),
    "field.multiple": Message(
        "Nilai {value} bukan kelipatan {limit}.",
        "The value {value} is not a multiple of {limit}.",
    ),
    "field.pattern": Message(
        "Penulisan {value} tidak sesuai pola {pattern}",
        "{value} does not fit the pattern {pattern}",
    ),
    "field.text-too-short": Message(
        "Teks ini terlalu pendek; paling sedikit {min_length} karakter.",
        "This text is too short; at least {min_length} characters.",
    ),
    "field.too-few": Message(
        "Daftar ini berisi {actual_length} butir; paling sedikit {min_length}.",
        "This list has {actual_length} items; at least {min_length}.",
    ),
    "field.too-many": Message(
        "Daftar ini berisi lebih dari {max_length} butir.",
        "This list has more than {max_length} items.",
    ),
    "field.invalid": Message(
        "Nilai {value} tidak sah.",
        "The value {value} is not valid.",
    ),
    "field.more": Message(
        "Masih ada {count} kesalahan lain.",
        "There are {count} more errors.",
        "Perbaiki yang di atas, lalu periksa lagi.",
        "Mend the ones above, then check again.",
    ),
    "field.end-before-start": Message(
        "Masa berakhir ({selesai}) sebelum atau pada saat dimulai ({mulai}).",
        "The period ends ({selesai}) before or when it starts ({mulai}).",
        "Periksa isian mulai dan selesai.",
        "Check the fields mulai and selesai.",
    ),
    "field.one-profil-party": Message(
        "Harus ada tepat satu pihak yang merujuk profil daerah.",
        "Exactly one party must refer to the region's profil.",
        'Tulis satu pihak sebagai {{"rujuk": "profil"}}.',
        'Write one party as {{"rujuk": "profil"}}.',
    ),
    "field.roles-differ": Message(
        "Tugas dan tanggung jawab harus ada untuk setiap pihak, tidak kurang dan tidak lebih.",
        "Duties must be given for every party, no fewer and no more.",
        "Pihak dalam berkas ini: {expected}",
        "Parties of this file: {expected}",
    ),
    "field.role-unknown": Message(
        "Pihak {role} disebut, tetapi tidak ada dalam para_pihak.",
        "The party {role} is named but isn't among para_pihak.",
        "Pihak dalam berkas ini: {expected}",
        "Parties of this file: {expected}",
    ),
    "field.repeated": Message(
        "Yang berikut tertulis lebih dari sekali: {values}.",
        "These are written more than once: {values}.",
        "Hapus pengulangannya.",
        "Remove the repetition.",
    ),
    "field.blank": Message(
        "Isian ini kosong.",
        "This field is empty.",
        "Isi dengan teks, atau hapus isiannya bila memang tidak wajib.",
        "Write a text, or drop the field if it isn't required.",
    ),
    "field.text-too-long": Message(
        "Teks ini {length} karakter; paling banyak {max_length} karakter.",
        "This text has {length} characters; at most {max_length} are allowed.",
        "Ringkas teksnya, atau bagi menjadi beberapa butir.",
        "Shorten the text, or split it into several items.",
    ),
    "field.word-too-long": Message(
        "Teks ini memuat kata {length} karakter tanpa spasi; paling panjang {max_length}.",
        "This text has a word of {length} characters without a space; at most {max_length}.",
        "Periksa apakah spasinya hilang ketika teks disalin.",
        "Check whether spaces were lost when the text was copied.",
    ),
    "field.control-character": Message(
        "Karakter ke-{position} adalah karakter kendali {character}, yang tidak boleh dipakai.",
        "Character {position} is the control character {character}, which is not allowed.",
        "Hapus ganti baris dan tab (\\n, \\t); tulis satu paragraf per isian.",
        "Remove line breaks and tabs (\\n, \\t); write one paragraph per field.",
    ),
    "field.bidi-control": Message(
        "Karakter ke-{position} adalah pengatur arah tulisan {character}; tidak boleh dipakai.",
        "Character {position} is the direction control {character}, which is not allowed.",
        "Ketik ulang teks itu; karakter ini tak tampak dan dapat mengubah urutan bacaan.",
        "Type the text again; this character can't be seen and can change the reading order.",
    ),
    "field.title-punctuation": Message(
        'Judul tidak diakhiri tanda baca; yang tertulis berakhir dengan "{character}".',
        'A title has no end punctuation; this one ends with "{character}".',
        "Hapus tanda baca di akhir judul (UU 12/2011 Lampiran II nomor 4).",
        "Remove the punctuation at the end (UU 12/2011 Lampiran II no. 4).",
    ),
    "field.slug": Message(
        "{value} bukan nama pendek yang sah: 3 sampai 64 huruf kecil, angka, atau tanda hubung.",
        "{value} is not a valid short name: 3 to 64 lower-case letters, digits or hyphens.",
        "Contoh: 2026-sinergi-ptsl",
        "For example: 2026-sinergi-ptsl",
    ),
    "field.legal-basis-key": Message(
        "{value} bukan kunci dasar hukum, yaitu huruf kecil, angka, dan tanda hubung.",
        "{value} is not the key of a legal basis: lower-case letters, digits and hyphens.",
        "Contoh kunci: uu-30-2014. Peraturan lain ditulis lengkap sebagai objek {{…}} dengan "
        "jenis, tahun, nomor, dan teks.",
        "A key looks like uu-30-2014. Write other regulations out as an object {{…}} with jenis, "
        "tahun, nomor and teks.",
    ),
    "field.phone": Message(
        "{value} bukan nomor telepon.",
        "{value} is not a telephone number.",
        "Contoh: (0526) 2021234 atau +62 812-3456-7890",
        "For example: (0526) 2021234 or +62 812-3456-7890",
    ),
    "field.email": Message(
        "{value} bukan alamat pos-el.",
        "{value} is not an e-mail address.",
        "Contoh: bagian.hukum@contoh.go.id",
        "For example: bagian.hukum@contoh.go.id",
    ),
    "field.postcode": Message(
        "{value} bukan kode pos; kode pos terdiri atas lima angka.",
        "{value} is not a postal code; it has five digits.",
        'Tulis dalam tanda petik, misalnya "71513".',
        'Write it in quotes, such as "71513".',
    ),
    "field.site": Message(
        "{value} bukan alamat laman.",
        "{value} is not the address of a web site.",
        "Contoh: https://contoh.go.id atau contoh.go.id",
        "For example: https://contoh.go.id or contoh.go.id",
    ),
    "field.path": Message(
        "{value} bukan letak berkas yang boleh dipakai.",
        "{value} is not a file path that may be used.",
        "Tulis letak relatif di bawah folder berkas ini, dengan garis miring / dan tanpa .. di "
        "dalamnya; misalnya gambar/lambang.png",
        "Write a relative path below this file's folder, with / between folders and no .. in it, "
        "such as gambar/lambang.png",
    ),
    "field.nip-format": Message(
        "NIP terdiri atas 18 angka tanpa spasi, ditulis dalam tanda petik.",
        "A NIP has 18 digits without spaces, written in quotes.",
    ),
    "field.nip-birth": Message(
        "Angka ke-1 sampai ke-8 NIP ini bukan tanggal lahir (tahun, bulan, hari).",
        "Digits 1 to 8 of this NIP are not a birth date (year, month, day).",
        "Cocokkan NIP dengan surat keputusan pengangkatan.",
        "Compare the NIP with the decree of appointment.",
    ),
    "field.nip-appointment": Message(
        "Angka ke-9 sampai ke-14 NIP ini bukan tahun dan bulan pengangkatan yang wajar.",
        "Digits 9 to 14 of this NIP are not a plausible year and month of appointment.",
        "Cocokkan NIP dengan surat keputusan pengangkatan.",
        "Compare the NIP with the decree of appointment.",
    ),
    "field.rupiah-type": Message(
        "Jumlah uang harus berupa bilangan bulat rupiah, bukan {value}.",
        "An amount of money must be a whole number of rupiah, not {value}.",
        'Contoh: 1500000, atau dengan sen "1500000.50".',
        'For example: 1500000, or with sen "1500000.50".',
    ),
    "field.rupiah-fraction": Message(
        "Jumlah uang tidak boleh ditulis sebagai pecahan JSON ({value}).",
        "An amount of money must not be a JSON fraction ({value}).",
        "Tulis bilangan bulat, misalnya 1500000; jumlah dengan sen ditulis dalam tanda petik, "
        'misalnya "1500000.50".',
        "Write an integer such as 1500000; an amount with sen goes in quotes, such as "
        '"1500000.50".',
    ),
    "field.rupiah-negative": Message(
        "Jumlah uang tidak boleh negatif ({value}).",
        "An amount of money must not be negative ({value}).",
    ),
    "field.rupiah-too-large": Message(
        "Jumlah uang terlalu besar ({value}); harus kurang dari 1.000 triliun rupiah.",
        "The amount of money is too large ({value}); it must be below 10^15 rupiah.",
        "Periksa apakah ada angka nol yang berlebih.",
        "Check for superfluous zeros.",
    ),
    "field.rupiah-printed": Message(
        "{value} ditulis seperti di naskah; di JSON jumlah uang ditulis tanpa Rp dan tanpa titik "
        "ribuan.",
        "{value} is written as in print; in JSON an amount has no Rp and no thousands separator.",
        'Mungkin maksud Anda: "{suggestion}"',
        'Perhaps you mean: "{suggestion}"',
    ),
    "field.rupiah-format": Message(
        "{value} bukan jumlah uang.",
        "{value} is not an amount of money.",
        'Contoh: 1500000, atau dengan sen "1500000.50".',
        'For example: 1500000, or with sen "1500000.50".',
    ),
    "field.number-type": Message(
        "Isian ini harus berupa angka, bukan {value}.",
        "This field must be a number, not {value}.",
        "Tulis tanpa tanda petik dan tanpa titik ribuan, desimal dengan titik; misalnya 5000 atau "
        "8.5",
        "Write it without quotes and thousands separators, such as 5000 or 8.5",
    ),
    "field.number-negative": Message(
        "Bilangan ini tidak boleh negatif ({value}).",
        "This number must not be negative ({value}).",
    ),
    "field.number-too-large": Message(
        "Bilangan ini terlalu besar ({value}); harus kurang dari 100 miliar.",
        "This number is too large ({value}); it must be below 100,000,000,000.",
        "Pakai satuan yang lebih besar.",
        "Use a larger unit.",
    ),
    "field.number-decimals": Message(
        "Bilangan ini ({value}) paling banyak {max_decimals} angka di belakang koma.",
        "This number ({value}) may have at most {max_decimals} decimals.",
    ),
    "field.date-order": Message(
        "{value} bukan tanggal dalam susunan tahun-bulan-hari.",
        "{value} is not a date in the order year-month-day.",
        'Mungkin maksud Anda: "{suggestion}"',
        'Perhaps you mean: "{suggestion}"',
    ),
    "field.date-format": Message(
        '{value} bukan tanggal; tanggal ditulis "TTTT-BB-HH".',
        '{value} is not a date; a date is written "YYYY-MM-DD".',
        'Contoh: "2026-11-23"',
        'For example: "2026-11-23"',
    ),
    "field.date-unknown": Message(
        "Tanggal {value} tidak ada dalam kalender.",
        "There is no date {value} in the calendar.",
        "Periksa bulan dan jumlah hari dalam bulan itu.",
        "Check the month and how many days it has.",
    ),
    "field.month-format": Message(
        '{value} bukan bulan; bulan ditulis "TTTT-BB".',
        '{value} is not a month; a month is written "YYYY-MM".',
        'Contoh: "2026-03"',
        'For example: "2026-03"',
    ),
    "field.year-range": Message(
        "Tahun pada {value} di luar {first} sampai {last}.",
        "The year in {value} is outside {first} to {last}.",
    ),
    "input.no-profil": Message(
        "Profil daerah tidak disebut.",
        "No profil is named.",
        "Isi profil dalam berkas, atau beri --profile BERKAS.",
        "Fill profil in the berkas, or give --profile FILE.",
    ),
    "input.form-missing": Message(
        "Isian bentuk tidak ada; harus salah satu dari: {known}.",
        "The field bentuk is missing; it must be one of: {known}.",
        "Tambahkan bentuk di awal berkas.",
        "Add bentuk at the top of the file.",
    ),
    "input.is-profile": Message(
        "Isian bentuk tidak ada; berkas ini tampaknya profil daerah, bukan berkas kerja sama.",
        "The field bentuk is missing; this looks like a region's profil, not an agreement.",
        "Sebutkan berkas kerja samanya; profil disebut di dalamnya atau dengan --profile.",
        "Name the agreement's file; the profil is named in it or with --profile.",
    ),
    "input.unknown-form": Message(
        "Bentuk {form} tidak dikenal; yang ada: {known}.",
        "The form {form} is not known; known: {known}.",
    ),
    "input.unknown-document": Message(
        "Bentuk {form} tidak mempunyai dokumen {document}; yang ada: {known}.",
        "The form {form} has no document {document}; known: {known}.",
    ),
    "input.documents-not-ready": Message(
        "{count} dokumen belum dapat dibuat.",
        "{count} document(s) can't be made yet.",
        "Lengkapi berkas, atau pakai --draft untuk mencetak draf bertitik-titik.",
        "Complete the file, or use --draft to print a draft with dotted blanks.",
    ),
    "input.document-incomplete": Message(
        "{document}: belum terisi: {missing}",
        "{document}: missing: {missing}",
    ),
    "input.document-not-needed": Message(
        "{document} tidak dihasilkan dari berkas ini.",
        "{document} is not among the documents of this file.",
        "Lihat alasannya dengan naskah list.",
        "See why with naskah list.",
    ),
    "input.unlawful": Message(
        "{count} aturan dilanggar: {rules}.",
        "{count} rule(s) broken: {rules}.",
        "Lihat rinciannya dengan naskah validate; draf dapat dicetak dengan --draft.",
        "See the details with naskah validate; drafts can be printed with --draft.",
    ),
    "input.unknown-legal-basis": Message(
        "Dasar hukum {key} tidak ada dalam daftar; yang ada: {known}.",
        "The legal basis {key} is not in the list; known: {known}.",
        "Pakai kunci dari daftar, atau tulis peraturannya lengkap.",
        "Use a key of the list, or write the regulation out.",
    ),
    "input.picture": Message(
        "Gambar {path} tidak dapat dibaca.",
        "The picture {path} can't be read.",
        "Simpan gambar sebagai PNG atau JPEG.",
        "Save the picture as PNG or JPEG.",
    ),
}

_TEMPLATE: Final = {
    "template.missing": Message(
        "Templat {name} tidak ditemukan.",
        "Template {name} was not found.",
        "Periksa folder templat dengan: naskah doctor",
        "Check the template folders with: naskah doctor",
    ),
    "template.not-docx": Message(
        "Templat bukan dokumen Word (.docx).",
        "The template is not a Word document (.docx).",
        "Buka dan simpan ulang sebagai .docx.",
        "Open it and save it again as .docx.",
    ),
    "template.too-large": Message(
        "Templat lebih besar dari batas {limit_mib} MiB setelah dibuka.",
        "The template is larger than the limit of {limit_mib} MiB once unpacked.",
        "Kecilkan gambar di dalamnya.",
        "Shrink the pictures in it.",
    ),
    "template.markup": Message(
        "Tanda templat salah: {detail}.",
        "The template's tags are wrong: {detail}.",
        "Periksa pasangan for/endfor dan if/endif serta kurung kurawalnya.",
        "Check the pairs for/endfor and if/endif, and the braces.",
    ),
    "template.broken-xml": Message(
        "Tanda templat memotong susunan Word, sehingga hasilnya tidak utuh.",
        "The template's tags cut through Word's structure, so the result isn't whole.",
        "Letakkan tanda {{%p … %}} dan {{%tr … %}} sendiri dalam paragraf atau barisnya.",
        "Put {{%p … %}} and {{%tr … %}} tags alone in their paragraph or row.",
    ),
    "template.empty-field": Message(
        "Isian {field} belum ada, padahal dicetak di dokumen ini.",
        "The field {field} has no value, and this document prints it.",
        "Isi {field} dalam berkas, atau pakai --draft.",
        "Fill {field} in the file, or use --draft.",
    ),
    "template.undefined-field": Message(
        "Templat memakai isian {field} yang tidak dikenal.",
        "The template uses the field {field}, which doesn't exist.",
        "Periksa ejaan nama isian di templat.",
        "Check the field's spelling in the template.",
    ),
    "template.forbidden": Message(
        "Templat memakai perintah yang tidak diizinkan.",
        "The template uses a command that isn't allowed.",
        "Templat hanya boleh memakai isian, penyaring, if dan for.",
        "Templates may use fields, filters, if and for only.",
    ),
    "template.too-deep": Message(
        "Perulangan, syarat, atau bagian templat bersarang terlalu dalam.",
        "Loops, conditions or parts of the template are nested too deeply.",
        "Periksa apakah suatu bagian menyertakan dirinya sendiri.",
        "Check whether a part includes itself.",
    ),
    "template.runaway": Message(
        "Templat menghasilkan dokumen yang terlalu panjang.",
        "The template yields too long a document.",
        "Periksa perulangan di dalam perulangan.",
        "Check for loops within loops.",
    ),
    "template.active-content": Message(
        "Templat memuat {part}, yang dapat menjalankan perintah atau mengambil berkas lain.",
        "The template holds {part}, which can run commands or fetch other files.",
        "Simpan ulang sebagai .docx tanpa makro, objek sisipan, dan gambar tertaut.",
        "Save it again as .docx without macros, embedded objects and linked pictures.",
    ),
    "template.not-text": Message(
        "Nilai yang dicetak bukan teks ({kind}).",
        "A value that is printed is not text ({kind}).",
        "Pakai penyaring seperti |tanggal, |rupiah, atau |gabung, atau perulangan for.",
        "Use a filter such as |tanggal, |rupiah or |gabung, or a for loop.",
    ),
    "template.filter-input": Message(
        "Penyaring atau perbandingan menerima nilai yang tidak cocok: {detail}.",
        "A filter or comparison got a value that doesn't fit: {detail}.",
        "Periksa penyaring pada isian itu.",
        "Check the filter at that field.",
    ),
    "template.reference": Message(
        "Rujukan ke {bookmark} tidak mempunyai tujuan bernomor.",
        "The reference to {bookmark} has no numbered target.",
        "Beri penanda (bookmark) {bookmark} pada pasal yang dirujuk.",
        "Put the bookmark {bookmark} on the article referred to.",
    ),
    "template.bookmark-twice": Message(
        "Penanda {bookmark} ada lebih dari satu kali.",
        "The bookmark {bookmark} stands more than once.",
        "Hapus salah satu, juga bila berada di dalam perulangan.",
        "Remove one, also where it stands in a loop.",
    ),
    "template.picture-unknown": Message(
        "Gambar bernama {picture} tidak dikenal.",
        "There is no picture named {picture}.",
        "Teks alternatif gambar harus gambar:lambang_negara atau gambar:lambang_daerah.",
        "The picture's alternative text must be gambar:lambang_negara or gambar:lambang_daerah.",
    ),
    "template.picture-format": Message(
        "Gambar bukan PNG atau JPEG.",
        "The picture is neither PNG nor JPEG.",
        "Simpan gambar sebagai PNG atau JPEG.",
        "Save the picture as PNG or JPEG.",
    ),
}

_CONVERSION: Final = {
    "engine.unknown": Message(
        "Mesin PDF {name} tidak dikenal; yang ada: {known}.",
        "There is no PDF engine {name}; known: {known}.",
        "Lihat mesin yang terpasang dengan: naskah doctor",
        "List the installed engines with: naskah doctor",
    ),
    "engine.not-docx": Message(
        "Masukan mesin PDF {name} bukan dokumen Word (.docx) yang utuh: {reason}.",
        "The input of PDF engine {name} is not a complete Word document (.docx): {reason}.",
        "Simpan ulang berkas itu di Word sebagai .docx.",
        "Save the file again in Word as .docx.",
    ),
    "engine.failed": Message(
        "Mesin PDF {name} gagal mengubah dokumen: {reason}.",
        "PDF engine {name} could not convert the document: {reason}.",
        "Buka dokumen itu di Word; bila terbuka dengan baik, coba mesin lain dengan --engine.",
        "Open the document in Word; if it opens well, try another engine with --engine.",
    ),
    "engine.timeout": Message(
        "Mesin PDF {name} tidak selesai dalam {timeout_s} detik.",
        "PDF engine {name} did not finish within {timeout_s} seconds.",
        "Naikkan batas waktunya, atau kurangi jumlah dokumen dalam satu kali jalan.",
        "Raise the time limit, or convert fewer documents in one run.",
    ),
    "engine.no-output": Message(
        "Mesin PDF {name} selesai tanpa kesalahan, tetapi tidak menghasilkan PDF.",
        "PDF engine {name} reported success but made no PDF.",
        "Coba mesin lain dengan --engine.",
        "Try another engine with --engine.",
    ),
    "engine.output-count": Message(
        "Mesin PDF {name} menerima {asked} dokumen, tetapi mengembalikan {got} PDF.",
        "PDF engine {name} was given {asked} documents but returned {got} PDFs.",
    ),
    "engine.output-unreadable": Message(
        "PDF dari mesin {name} tidak dapat dibaca: {reason}.",
        "The PDF made by engine {name} can't be read: {reason}.",
        "Coba mesin lain dengan --engine.",
        "Try another engine with --engine.",
    ),
    "engine.output-encrypted": Message(
        "PDF dari mesin {name} terenkripsi.",
        "The PDF made by engine {name} is encrypted.",
        "Matikan enkripsi pada pengaturan mesin itu.",
        "Turn off encryption in that engine's settings.",
    ),
    "engine.output-empty": Message(
        "PDF dari mesin {name} tidak berisi satu halaman pun.",
        "The PDF made by engine {name} has no page.",
    ),
    "engine.font-swapped": Message(
        "Dokumen meminta huruf {asked}, tetapi PDF memakai {got}.",
        "The document asks for the typeface {asked}, but the PDF uses {got}.",
        "Pakailah huruf yang disertakan (Bookman Old Style atau Arial) pada templat,"
        " atau pasang huruf itu pada komputer ini.",
        "Use a typeface that is shipped (Bookman Old Style or Arial) in the template,"
        " or install the one it asks for on this machine.",
    ),
    "engine.font-not-embedded": Message(
        "Huruf {fonts} tidak tertanam di dalam PDF.",
        "The PDF does not embed the fonts {fonts}.",
        "Pilih huruf yang izinnya membolehkan penanaman, atau mesin lain dengan --engine.",
        "Choose typefaces whose licence allows embedding, or another engine with --engine.",
    ),
    "engine.character-missing": Message(
        "Huruf {family} tidak memuat karakter {characters}.",
        "The typeface {family} has no character {characters}.",
        "Ganti karakter itu pada isian atau templat; mesin PDF akan menukarnya dengan huruf lain.",
        "Replace the character in the input or template; a PDF engine would swap the typeface.",
    ),
}

_MISSING: Final = {
    "engine.not-installed": Message(
        "Pustaka untuk mesin PDF {name} belum terpasang: {package}.",
        "The library of PDF engine {name} is not installed: {package}.",
        "Pasang dengan: pip install {package}",
        "Install it with: pip install {package}",
    ),
    "engine.program-missing": Message(
        "Program {program} untuk mesin PDF {name} tidak ditemukan.",
        "The program {program}, needed by PDF engine {name}, was not found.",
        "Pasang LibreOffice dan pastikan perintah soffice ada pada PATH,"
        " atau pakai mesin bawaan dengan --engine rdocx.",
        "Install LibreOffice and see that its command soffice is on the PATH,"
        " or use the built-in engine with --engine rdocx.",
    ),
    "signer.not-installed": Message(
        "Pustaka untuk penanda tangan {name} belum terpasang: {package}.",
        "The library of the signer {name} is not installed: {package}.",
        "Pasang dengan: pip install '{package}'",
        "Install it with: pip install '{package}'",
    ),
    "signer.driver-missing": Message(
        "Penggerak token (PKCS#11) tidak ada di {path}.",
        "There is no token driver (PKCS#11) at {path}.",
        "Pasang perangkat lunak dari penerbit token, lalu sebutkan letak berkas .so atau .dll-nya.",
        "Install the software of the token's issuer, then name the path of its .so or .dll.",
    ),
    "font.missing": Message(
        "Berkas huruf {path} yang disertakan tidak ditemukan.",
        "The shipped font file {path} was not found.",
        "Pasang ulang paket naskah-kerjasama.",
        "Install the package naskah-kerjasama again.",
    ),
}

_BUNDLE: Final = {
    "bundle.empty": Message(
        "Bundel harus berisi sedikitnya satu dokumen.",
        "A bundle needs at least one document.",
    ),
    "bundle.duplicate-key": Message(
        "Dokumen {part} muncul lebih dari sekali dalam bundel.",
        "Document {part} appears more than once in the bundle.",
    ),
    "bundle.bad-name": Message(
        "Nama {name} tidak dapat dipakai untuk bidang tanda tangan.",
        "The name {name} can't be used for a signature field.",
        "Pakai huruf kecil, angka, dan garis bawah saja, tanpa titik.",
        "Use lower-case letters, digits and underscores only, no full stop.",
    ),
    "bundle.unreadable": Message(
        "PDF dokumen {part} tidak dapat dibaca: {reason}.",
        "The PDF of document {part} can't be read: {reason}.",
        "Buat ulang PDF dokumen itu.",
        "Make the document's PDF again.",
    ),
    "bundle.no-pages": Message(
        "PDF dokumen {part} tidak berisi satu halaman pun.",
        "The PDF of document {part} has no page.",
        "Buat ulang PDF dokumen itu.",
        "Make the document's PDF again.",
    ),
    "bundle.encrypted": Message(
        "PDF dokumen {part} terenkripsi.",
        "The PDF of document {part} is encrypted.",
        "Hapus kata sandinya sebelum digabungkan.",
        "Remove its password before merging.",
    ),
    "bundle.signed-input": Message(
        "PDF dokumen {part} sudah ditandatangani; menggabungkannya merusak tanda tangan itu.",
        "The PDF of document {part} is signed already; merging would break the signature.",
        "Gabungkan PDF yang belum ditandatangani, lalu tanda tangani hasil gabungannya.",
        "Merge the unsigned PDF, then sign the bundle.",
    ),
    "bundle.anchor-missing": Message(
        "Dokumen {part} tidak memuat tempat tanda tangan untuk {roles}.",
        "Document {part} has no signature place for {roles}.",
        "Tambahkan {{{{ ttd('{first}') }}}} pada blok tanda tangan templatnya.",
        "Add {{{{ ttd('{first}') }}}} to the signature block of its template.",
    ),
    "bundle.anchor-twice": Message(
        "Dokumen {part} memuat lebih dari satu tempat tanda tangan untuk {roles}.",
        "Document {part} has more than one signature place for {roles}.",
        "Sisakan satu saja pada templatnya.",
        "Leave only one in its template.",
    ),
    "bundle.anchor-unexpected": Message(
        "Dokumen {part} memuat tempat tanda tangan yang tidak diminta: {roles}.",
        "Document {part} has signature places that nobody asked for: {roles}.",
        "Hapus tempat itu dari templat, atau tambahkan penanda tangannya pada berkas.",
        "Remove the place from the template, or add the signatory to the input file.",
    ),
    "bundle.anchor-malformed": Message(
        "Tautan {target} pada dokumen {part} bukan tempat tanda tangan atau tautan daftar isi"
        " yang benar.",
        "The link {target} in document {part} is neither a proper signature place nor a proper"
        " table-of-contents link.",
        "Jangan menyunting tautan naskah: pada templat; sisipkan ulang dengan {{{{ ttd(...) }}}}.",
        "Don't edit naskah: links in a template; insert them again with {{{{ ttd(...) }}}}.",
    ),
    "bundle.link-unknown": Message(
        "Daftar isi pada dokumen {part} menunjuk {target}, yang tidak ada dalam bundel.",
        "The table of contents in document {part} points to {target}, which is not in the bundle.",
    ),
    "bundle.cover-unstable": Message(
        "Panjang sampul berubah-ubah, sehingga nomor halamannya tidak dapat ditetapkan.",
        "The cover's length keeps changing, so its page numbers can't be settled.",
        "Periksa templat sampul.",
        "Check the cover's template.",
    ),
}

_SIGNING: Final = {
    "signature.pdf-unreadable": Message(
        "Berkas ini bukan PDF yang utuh.",
        "This file is not a sound PDF.",
        "Mungkin berkas terpotong saat diunduh atau disalin; ambil lagi dari sumbernya.",
        "It may have been cut short in a download or copy; fetch it again from its source.",
    ),
    "signature.pdf-encrypted": Message(
        "PDF ini dilindungi kata sandi atau dienkripsi.",
        "This PDF is protected with a password or encrypted.",
        "Simpan ulang tanpa perlindungan sebelum ditandatangani.",
        "Save it again without protection before it is signed.",
    ),
    "signature.pdf-hybrid": Message(
        "PDF ini memakai daftar objek ganda (hybrid cross-reference), yang tidak aman untuk tanda "
        "tangan.",
        "This PDF has hybrid cross-references, which are not safe for signatures.",
        "Buat ulang bundelnya dengan naskah bundle.",
        "Make the bundle again with naskah bundle.",
    ),
    "sign.no-fields": Message(
        "PDF ini tidak memiliki kolom tanda tangan.",
        "This PDF has no signature fields.",
        "Buat bundelnya dengan naskah bundle.",
        "Make the bundle with naskah bundle.",
    ),
    "sign.no-field": Message(
        "Tidak ada kolom tanda tangan untuk {role}; yang ada: {roles}.",
        "There is no signature field for {role}; there are: {roles}.",
    ),
    "sign.already-signed": Message(
        "Semua kolom tanda tangan untuk {role} sudah ditandatangani.",
        "All signature fields for {role} are signed already.",
    ),
    "sign.out-of-turn": Message(
        "Belum giliran {role}: yang harus menandatangani lebih dulu adalah {first}.",
        "It is not yet the turn of {role}: {first} must sign first.",
        "Urutan ini ditetapkan oleh urutan_penandatanganan dalam profil ketika bundel dibuat. "
        "Periksa keadaannya dengan naskah status.",
        "The order was set by urutan_penandatanganan of the profil when the bundle was made. See "
        "naskah status for where it stands.",
    ),
    "sign.field-unknown": Message(
        "Tidak ada kolom tanda tangan {field}; yang ada: {fields}.",
        "There is no signature field {field}; there are: {fields}.",
    ),
    "sign.field-filled": Message(
        "Kolom tanda tangan {field} sudah ditandatangani.",
        "The signature field {field} is signed already.",
    ),
    "sign.certified": Message(
        "Bundel sudah disertifikasi oleh penanda tangan pertama, sehingga layanan ini tidak dapat "
        "menambahkan tempat tanda tangannya.",
        "The first signature has certified the bundle, so this service can't add a field of its "
        "own.",
        "Buat bundel baru; pihak yang memakai layanan ini menandatangani lebih dulu, atau pihak "
        "pertama menandatangani dengan --no-certify.",
        "Make the bundle anew; let the party with this service sign first, or let the first party "
        "sign with --no-certify.",
    ),
    "sign.not-permitted": Message(
        "Kolom {field} tidak boleh ditandatangani: tanda tangan sebelumnya atau aturan kolom itu "
        "melarangnya.",
        "The field {field} must not be signed: an earlier signature or the field's own rules "
        "forbid it.",
    ),
    "sign.result-foreign": Message(
        "Hasil dari penanda tangan untuk kolom {field} bukan bundel yang dikirim ditambah satu "
        "tanda tangan.",
        "What the signer returned for the field {field} is not the bundle sent plus one signature.",
        "Hasil itu dibuang; bundel semula tidak berubah.",
        "It was thrown away; the bundle is as it was.",
    ),
    "sign.signer-closed": Message(
        "Kunci penanda tangan belum dibuka atau sudah ditutup.",
        "The signer's key is not open yet, or closed again.",
    ),
    "sign.signer-unknown": Message(
        "Penanda tangan {text} tidak dikenal; yang dapat dipakai: {kinds}.",
        "The signer {text} is not known; usable are: {kinds}.",
    ),
    "sign.secret-reference": Message(
        "Kata sandi tidak boleh ditulis langsung.",
        "A passphrase must not be written out.",
        "Sebutkan tempatnya: env:NAMA_VARIABEL, file:LETAK_BERKAS, atau prompt: untuk ditanya.",
        "Say where it is: env:VARIABLE, file:PATH, or prompt: to be asked.",
    ),
    "sign.secret-env-missing": Message(
        "Variabel lingkungan {name}, tempat kata sandi, belum diatur.",
        "The environment variable {name}, which should hold the passphrase, is not set.",
    ),
    "sign.secret-file-unreadable": Message(
        "Berkas kata sandi {path} tidak dapat dibaca: {reason}.",
        "The passphrase file {path} can't be read: {reason}.",
        "Periksa nama dan izin berkas itu; isinya satu baris teks UTF-8.",
        "Check its name and permissions; it holds one line of UTF-8 text.",
    ),
    "sign.secret-no-prompt": Message(
        "Kata sandi harus ditanyakan, tetapi perintah ini berjalan tanpa terminal.",
        "The passphrase must be asked for, but this runs without a terminal.",
        "Pakai env:NAMA_VARIABEL atau file:LETAK_BERKAS.",
        "Use env:VARIABLE or file:PATH.",
    ),
    "sign.secret-empty": Message(
        "Kata sandi dari {source} kosong.",
        "The passphrase from {source} is empty.",
    ),
    "sign.key-file-unreadable": Message(
        "Berkas kunci {path} tidak dapat dibaca: {reason}.",
        "The key file {path} can't be read: {reason}.",
        "Periksa nama dan izin berkas itu.",
        "Check the file's name and permissions.",
    ),
    "sign.key-file-invalid": Message(
        "{path} bukan berkas PKCS#12 (.p12 atau .pfx) yang utuh.",
        "{path} is not a sound PKCS#12 file (.p12 or .pfx).",
    ),
    "sign.key-file-cipher": Message(
        "Berkas kunci {path} memakai sandi lama yang tidak didukung lagi.",
        "The key file {path} uses an old cipher that is no longer supported.",
        "Ekspor ulang kuncinya dengan enkripsi AES-256.",
        "Export the key again with AES-256 encryption.",
    ),
    "sign.passphrase-wrong": Message(
        "Kata sandi untuk {path} salah.",
        "The passphrase for {path} is wrong.",
    ),
    "sign.key-missing": Message(
        "{path} tidak memuat kunci privat beserta sertifikat pemiliknya.",
        "{path} does not hold a private key with its holder's certificate.",
        "Ekspor ulang sertifikat bersama kunci privatnya.",
        "Export the certificate again together with its private key.",
    ),
    "sign.key-kind": Message(
        "Jenis kunci di {path} tidak didukung; yang didukung RSA dan kurva eliptik.",
        "The kind of key in {path} is not supported; RSA and elliptic curves are.",
    ),
    "sign.certificate-expired": Message(
        "Sertifikat {signer} habis masa berlakunya pada {until}.",
        "The certificate of {signer} expired on {until}.",
        "Perbarui sertifikat pada penerbitnya; bundel yang belum ditandatangani tetap ada.",
        "Have the certificate renewed by its issuer; the unsigned bundle is kept.",
    ),
    "sign.certificate-not-yet-valid": Message(
        "Sertifikat {signer} baru berlaku mulai {since}.",
        "The certificate of {signer} is valid only from {since}.",
        "Periksa tanggal dan jam komputer ini.",
        "Check the date and time of this computer.",
    ),
    "sign.certificate-purpose": Message(
        "Sertifikat {signer} tidak diterbitkan untuk tanda tangan.",
        "The certificate of {signer} was not issued for signing.",
        "Pilih sertifikat untuk tanda tangan elektronik, bukan untuk enkripsi atau laman.",
        "Choose a certificate for electronic signatures, not one for encryption or web sites.",
    ),
    "sign.font-missing": Message(
        "Huruf untuk kotak tanda tangan tidak ada di {path}.",
        "The font of the signature box is not at {path}.",
        "Pasang ulang naskah-kerjasama.",
        "Install naskah-kerjasama again.",
    ),
    "sign.signer-settings": Message(
        "Setelan penanda tangan tidak dikenal, kurang, atau salah: {settings}; bentuknya {usage}.",
        "Settings of the signer are unknown, missing or wrong: {settings}; it is written {usage}.",
    ),
    "sign.release-late": Message(
        "Kolom kosong tidak dapat disiapkan lagi untuk layanan tanda tangan: bundel ini sudah "
        "ditandatangani.",
        "Empty fields can't be made ready for a signing service any more: this bundle is signed.",
        "Siapkan kolom semua pihak yang memakai layanan itu sebelum tanda tangan pertama.",
        "Make the fields of all who use the service ready before the first signature.",
    ),
    "sign.token-driver": Message(
        "Penggerak token {path} tidak dapat dipakai.",
        "The token driver {path} can't be used.",
        "Pastikan berkas itu penggerak PKCS#11 untuk sistem dan prosesor ini.",
        "See that the file is a PKCS#11 driver for this system and processor.",
    ),
    "sign.token-missing": Message(
        "Token {token} tidak ditemukan; yang terpasang: {tokens}.",
        "The token {token} was not found; present are: {tokens}.",
        "Pasang token atau kartunya, lalu ulangi.",
        "Insert the token or card and try again.",
    ),
    "sign.token-ambiguous": Message(
        "Lebih dari satu token cocok dengan {token}; yang terpasang: {tokens}.",
        "More than one token fits {token}; present are: {tokens}.",
        "Sebutkan labelnya dengan token=…, atau nomornya dengan slot=…",
        "Name its label with token=…, or its number with slot=…",
    ),
    "sign.token-failed": Message(
        "Token {token} gagal: {reason}.",
        "The token {token} failed: {reason}.",
    ),
    "sign.token-mechanism": Message(
        "Token {token} tidak mendukung tanda tangan SHA-256 dengan kunci ini.",
        "The token {token} can't make SHA-256 signatures with this key.",
    ),
    "sign.token-key-missing": Message(
        "Kunci privat {key} tidak ada di token {token}.",
        "There is no private key {key} in the token {token}.",
    ),
    "sign.token-key-ambiguous": Message(
        "Lebih dari satu kunci privat di token {token} cocok dengan {key}.",
        "More than one private key in the token {token} fits {key}.",
        "Sebutkan labelnya dengan key=…, atau pengenalnya dengan id=…",
        "Name its label with key=…, or its identifier with id=…",
    ),
    "sign.token-certificate-missing": Message(
        "Sertifikat {certificate} tidak ada di token {token}.",
        "There is no certificate {certificate} in the token {token}.",
        "Sebutkan berkas sertifikatnya dengan cert-file=…",
        "Name the certificate's file with cert-file=…",
    ),
    "sign.token-certificate-foreign": Message(
        "Sertifikat itu bukan milik kunci di token {token}.",
        "The certificate doesn't belong to the key in the token {token}.",
    ),
    "sign.certificate-file": Message(
        "Berkas sertifikat {path} tidak dapat dibaca atau bukan sertifikat.",
        "The certificate file {path} can't be read or is no certificate.",
    ),
    "sign.pin-wrong": Message(
        "PIN untuk token {token} salah.",
        "The PIN for the token {token} is wrong.",
        "Jangan mencoba terlalu sering: token terkunci setelah beberapa PIN yang salah.",
        "Don't try too often: tokens lock after a few wrong PINs.",
    ),
    "sign.pin-locked": Message(
        "PIN token {token} terkunci, kedaluwarsa, atau belum ditetapkan.",
        "The PIN of the token {token} is locked, expired or not set.",
        "Buka atau tetapkan PIN dengan perangkat lunak dari penerbit token.",
        "Unlock or set it with the software of the token's issuer.",
    ),
    "bsre.nik-malformed": Message(
        "NIK dari {source} bukan 16 angka.",
        "The NIK from {source} is not 16 digits.",
    ),
    "bsre.image-unreadable": Message(
        "Gambar {path} untuk kotak tanda tangan tidak dapat dibaca; yang diterima PNG dan JPEG.",
        "The picture {path} for the signature box can't be read; PNG and JPEG are accepted.",
    ),
    "bsre.unreachable": Message(
        "Layanan tanda tangan di {url} tidak terhubung: {reason}. Tidak ada yang ditandatangani.",
        "The signing service at {url} can't be reached: {reason}. Nothing was signed.",
        "Periksa alamat dan jaringan, lalu ulangi.",
        "Check the address and the network, then try again.",
    ),
    "bsre.not-the-service": Message(
        "Yang menjawab bukan layanan tanda tangan (HTTP {status}). Tidak ada yang ditandatangani.",
        "It wasn't the signing service that answered (HTTP {status}). Nothing was signed.",
        "Periksa alamat layanan, versi API, dan pengaturan proksi.",
        "Check the service's address, the API version and the proxy's settings.",
    ),
    "bsre.unauthorised": Message(
        "Layanan tanda tangan menolak akun aplikasi (HTTP {status}).",
        "The signing service refuses the application's account (HTTP {status}).",
        "Periksa nama dan kata sandi aplikasi di halaman admin eSign Client Service.",
        "Check the application's user and password on the eSign Client Service's admin page.",
    ),
    "bsre.user-unknown": Message(
        "Penanda tangan belum terdaftar di BSrE.",
        "The signer is not registered with BSrE.",
        "Periksa NIK, atau daftarkan lebih dahulu melalui verifikator instansi.",
        "Check the NIK, or register first through the agency's verifier.",
    ),
    "bsre.passphrase-wrong": Message(
        "Layanan tanda tangan menolak passphrase penanda tangan.",
        "The signing service refuses the signer's passphrase.",
        "Tidak dicoba lagi secara otomatis; periksa passphrase, lalu ulangi.",
        "It is not tried again automatically; check the passphrase, then try again.",
    ),
    "bsre.user-status": Message(
        "Penanda tangan tidak dapat menandatangani: status sertifikatnya {status}.",
        "The signer can't sign: the certificate's status is {status}.",
        "Hanya status ISSUE yang dapat menandatangani; hubungi verifikator instansi.",
        "Only the status ISSUE may sign; ask the agency's verifier.",
    ),
    "bsre.busy": Message(
        "Layanan tanda tangan sedang sibuk (HTTP {status}). Tidak ada yang ditandatangani.",
        "The signing service is busy (HTTP {status}). Nothing was signed.",
        "Ulangi beberapa saat lagi.",
        "Try again in a while.",
    ),
    "bsre.refused": Message(
        "Layanan tanda tangan menolak (HTTP {status}): {reason}.",
        "The signing service refuses (HTTP {status}): {reason}.",
    ),
    "bsre.state-unknown": Message(
        "Tidak diketahui apakah dokumen sudah ditandatangani: jawaban layanan tidak diterima "
        "utuh ({reason}); id_dokumen: {document}.",
        "It is not known whether the document was signed: the service's answer didn't arrive "
        "whole ({reason}); id_dokumen: {document}.",
        "Jangan langsung mengulang. Periksa riwayat di eSign Client Service; dengan id_dokumen, "
        "berkas dapat diambil sekali melalui /api/sign/download.",
        "Don't just repeat it. Check the eSign Client Service's history; with id_dokumen the file "
        "can be fetched once from /api/sign/download.",
    ),
    "bsre.answer-foreign": Message(
        "Jawaban layanan tanda tangan (HTTP {status}) bukan PDF; id_dokumen: {document}.",
        "The signing service's answer (HTTP {status}) is not a PDF; id_dokumen: {document}.",
        "Mungkin halaman proksi. Periksa riwayat di eSign Client Service sebelum mengulang.",
        "Perhaps a proxy's page. Check the eSign Client Service's history before trying again.",
    ),
    "bsre.answer-count": Message(
        "Layanan tanda tangan mengembalikan {got} berkas untuk {asked} berkas.",
        "The signing service returned {got} file(s) for {asked}.",
        "Semuanya dibuang. Periksa riwayat di eSign Client Service sebelum mengulang.",
        "All were thrown away. Check the eSign Client Service's history before trying again.",
    ),
    "bsre.result-unreadable": Message(
        "PDF dari layanan tanda tangan rusak.",
        "The PDF from the signing service is damaged.",
        "Hasil itu dibuang; bundel semula tidak berubah.",
        "It was thrown away; the bundle is as it was.",
    ),
    "bsre.result-changed": Message(
        "PDF dari layanan tanda tangan bukan dokumen yang dikirim: {part} berbeda.",
        "The PDF from the signing service is not the document sent: its {part} differ.",
        "Hasil itu dibuang. Mungkin berkas tertukar di layanan; laporkan kepada pengelolanya.",
        "It was thrown away. Files may be mixed up at the service; tell its administrator.",
    ),
    "bsre.result-unsound": Message(
        "Tanda tangan {field} dari layanan tidak utuh atau tidak mencakup seluruh berkas.",
        "The signature {field} from the service is not sound or doesn't cover the whole file.",
        "Hasil itu dibuang; bundel semula tidak berubah.",
        "It was thrown away; the bundle is as it was.",
    ),
}

_VERIFICATION: Final = {
    "verify.trust-unreadable": Message(
        "Sertifikat tepercaya yang diberikan bukan sertifikat X.509 (PEM atau DER).",
        "A trusted certificate that was given is not an X.509 certificate (PEM or DER).",
    ),
    "verify.trust-empty": Message(
        "Folder ini tidak memuat sertifikat ({endings}).",
        "This folder holds no certificates ({endings}).",
        "Sebutkan berkas sertifikat penerbit, atau folder tempatnya.",
        "Name an issuer's certificate, or the folder it is in.",
    ),
    "verify.no-signature": Message(
        "PDF ini belum ditandatangani.",
        "This PDF is not signed.",
    ),
    "verify.bytes-after-signature": Message(
        "Ada isi berkas yang tidak tercakup oleh tanda tangan terakhir.",
        "Part of the file is not covered by the last signature.",
        "Berkas diubah atau ditambah setelah ditandatangani; minta berkas aslinya.",
        "The file was changed or added to after signing; ask for the original.",
    ),
    "verify.range": Message(
        "Tanda tangan ini tidak mencakup seluruh berkas pada saat dibuat.",
        "This signature does not cover the whole file as it was when it was made.",
    ),
    "verify.container-broken": Message(
        "Data tanda tangan ini rusak atau telah diubah.",
        "The data of this signature is damaged or was changed.",
    ),
    "verify.kind-unsupported": Message(
        "Jenis tanda tangan ini tidak dapat diperiksa.",
        "This kind of signature can't be checked.",
    ),
    "verify.algorithm-unsupported": Message(
        "Algoritma tanda tangan ini tidak dikenal atau tidak aman lagi.",
        "The algorithm of this signature is unknown or no longer safe.",
    ),
    "verify.document-changed": Message(
        "Isi dokumen berubah setelah ditandatangani.",
        "The document was changed after it was signed.",
    ),
    "verify.signature-wrong": Message(
        "Tanda tangan ini tidak dibuat dengan kunci dari sertifikat yang disertakan.",
        "This signature was not made with the key of the certificate it carries.",
    ),
    "verify.certificate-unnamed": Message(
        "Tanda tangan ini tidak menyebut sertifikat penanda tangannya.",
        "This signature does not name its signer's certificate.",
    ),
    "verify.certificate-broken": Message(
        "Ada sertifikat di dalam tanda tangan ini yang rusak atau tidak diterbitkan oleh "
        "penerbit yang disebutnya.",
        "A certificate in this signature is damaged, or not issued by the issuer it names.",
    ),
    "verify.certificate-purpose": Message(
        "Sertifikat penanda tangan tidak diterbitkan untuk tanda tangan.",
        "The signer's certificate was not issued for signing.",
    ),
    "verify.certificate-period": Message(
        "Sertifikat penanda tangan tidak berlaku pada waktu penandatanganan.",
        "The signer's certificate was not valid at the time of signing.",
    ),
    "verify.time-in-future": Message(
        "Waktu penandatanganan yang dinyatakan belum terjadi.",
        "The stated time of signing has not come yet.",
        "Periksa juga tanggal dan jam komputer ini.",
        "Check the date and time of this computer as well.",
    ),
    "verify.untrusted": Message(
        "Sertifikat penanda tangan tidak berasal dari penerbit yang dipercaya.",
        "The signer's certificate does not come from a trusted issuer.",
    ),
    "verify.later-changes": Message(
        "Setelah tanda tangan ini, dokumen diubah selain dengan tanda tangan berikutnya.",
        "After this signature, the document was changed in other ways than by further signatures.",
    ),
    "verify.form-filled": Message(
        "Setelah tanda tangan ini, isian formulir dalam dokumen diisi atau diubah.",
        "After this signature, form fields of the document were filled or changed.",
        "Bandingkan dengan isi yang ditandatangani, atau minta berkas aslinya.",
        "Compare it with what was signed, or ask for the original.",
    ),
    "verify.stray-objects": Message(
        "Di antara tanda tangan disisipkan data yang tidak terdaftar dalam daftar objek PDF.",
        "Between the signatures, data was put in that the PDF's list of objects doesn't name.",
        "Sebagian program dapat menampilkannya; minta berkas aslinya.",
        "Some programs may show it; ask for the original.",
    ),
    "verify.field-repeated": Message(
        "Ada dua kolom tanda tangan dengan nama ini, atau satu tanda tangan dipakai di dua kolom.",
        "Two signature fields have this name, or one signature is used in two fields.",
    ),
    "verify.signature-removed": Message(
        "Tanda tangan yang pernah ada di kolom {field} dihapus atau diganti.",
        "The signature that once was in the field {field} was removed or replaced.",
        "Minta berkas sebelum perubahan itu kepada penanda tangannya.",
        "Ask the signatory for the file before that change.",
    ),
    "verify.trust-not-checked": Message(
        "Keaslian penanda tangan tidak diperiksa karena tidak ada penerbit tepercaya yang "
        "diberikan.",
        "Who signed was not checked, as no trusted issuers were given.",
        "Tambahkan --trust dengan folder sertifikat penerbit, misalnya sertifikat induk BSrE.",
        "Add --trust with a folder of issuers' certificates, such as the root of BSrE.",
    ),
    "verify.revocation-not-checked": Message(
        "Pencabutan sertifikat tidak diperiksa.",
        "Whether certificates were revoked was not checked.",
    ),
    "verify.chain-incomplete": Message(
        "Sertifikat penerbit paling atas tidak disertakan dalam tanda tangan ini.",
        "The topmost issuer's certificate is not in this signature.",
    ),
    "verify.parts-unchecked": Message(
        "Tanda tangan ini memuat stempel waktu atau data lain yang tidak diperiksa.",
        "This signature holds a timestamp or other data that was not checked.",
    ),
    "verify.certificate-expired-since": Message(
        "Sertifikat penanda tangan berlaku pada waktu penandatanganan, tetapi kini sudah habis "
        "masa berlakunya.",
        "The signer's certificate was valid at the time of signing but has expired since.",
    ),
    "verify.time-missing": Message(
        "Tanda tangan ini tidak menyatakan waktu penandatanganan.",
        "This signature does not state when it was made.",
    ),
    "verify.demo-failed": Message(
        "Bundel contoh tidak lolos pemeriksaan tanda tangan.",
        "The sample's bundle failed the verification of its signatures.",
        "Ini kesalahan program; laporkan dengan hasil naskah doctor.",
        "This is a bug; report it with the output of naskah doctor.",
    ),
}

_STATUS: Final = {
    "status.no-fields": Message(
        "PDF ini tidak memiliki kolom tanda tangan para pihak.",
        "This PDF has no signature fields for the parties.",
        "Buat bundelnya dengan naskah bundle.",
        "Make the bundle with naskah bundle.",
    ),
    "status.other-signature": Message(
        "Ada tanda tangan di luar tempat yang disediakan untuk para pihak: {field}.",
        "There is a signature outside the places meant for the parties: {field}.",
    ),
    "status.out-of-order": Message(
        "{role} menandatangani sebelum giliran; seharusnya lebih dulu: {first}.",
        "{role} signed out of turn; {first} should have signed first.",
    ),
    "status.parallel": Message(
        "{one} dan {other} berasal dari bundel yang sama, tetapi ditandatangani terpisah: "
        "masing-masing memuat tanda tangan yang tidak ada pada yang lain, dan keduanya tidak dapat "
        "digabungkan.",
        "{one} and {other} come from the same bundle but were signed apart: each holds a signature "
        "that the other lacks, and they can't be joined.",
        "Lanjutkan dengan {keep}, dan minta {roles} menandatangani lagi berkas itu.",
        "Go on with {keep}, and have {roles} sign that file again.",
    ),
    "status.parallel-spare": Message(
        "{one} dan {other} berasal dari bundel yang sama dan ditandatangani terpisah; semua yang "
        "menandatangani {spare} juga sudah menandatangani {keep}.",
        "{one} and {other} come from the same bundle and were signed apart; all who signed {spare} "
        "have signed {keep} as well.",
        "Lanjutkan hanya dengan {keep}.",
        "Go on with {keep} only.",
    ),
    "status.contained": Message(
        "{keep} memuat semua tanda tangan pada {old}.",
        "{keep} holds all signatures of {old}.",
        "Lanjutkan dengan {keep}.",
        "Go on with {keep}.",
    ),
    "status.same": Message(
        "{one} dan {other} memuat tanda tangan yang sama.",
        "{one} and {other} hold the same signatures.",
    ),
    "status.unrelated": Message(
        "{one} dan {other} bukan dari bundel yang sama.",
        "{one} and {other} don't come from the same bundle.",
    ),
}

_OUTPUT: Final = {
    "output.exists": Message(
        "{path} sudah ada dan tidak ditimpa.",
        "{path} exists and was not overwritten.",
        "Pilih nama lain, atau tambahkan --force untuk menimpanya.",
        "Choose another name, or add --force to overwrite it.",
    ),
    "output.not-a-folder": Message(
        "{folder} adalah berkas, bukan folder.",
        "{folder} is a file, not a folder.",
        "Pilih folder lain untuk hasilnya.",
        "Choose another folder for the results.",
    ),
    "output.is-folder": Message(
        "{path} adalah folder, bukan berkas.",
        "{path} is a folder, not a file.",
        "Sebutkan nama berkas untuk hasilnya.",
        "Name a file for the result.",
    ),
    "output.not-writable": Message(
        "{path} tidak dapat ditulis: {reason}.",
        "{path} can't be written: {reason}.",
        "Periksa izin folder dan sisa ruang cakram; tidak ada yang tertulis sebagian.",
        "Check the folder's permissions and free space; nothing was half-written.",
    ),
}

_RULES: Final = {
    "rule.R01": Message(
        "{name} tercantum lebih dari satu kali sebagai pihak.",
        "{name} is listed as a party more than once.",
        "Hapus pihak yang berulang.",
        "Remove the repeated party.",
    ),
    "rule.R14": Message(
        "Nama {name} tampaknya memuat gelar; naskah kerja sama mencetak nama tanpa gelar.",
        "The name {name} seems to carry a title; agreements print names without titles.",
        "Pindahkan gelar ke gelar_depan atau gelar_belakang.",
        "Move titles to gelar_depan or gelar_belakang.",
    ),
    "rule.R17": Message(
        "Dalam sinergi, lembaga pusat menjadi PIHAK KESATU dan daerah menjadi pihak terakhir; "
        "di sini daerah menjadi pihak {role}.",
        "In sinergi the central institution is PIHAK KESATU and the region comes last; here the "
        "region is party {role}.",
        "Tukar urutan para_pihak, kecuali para pihak memang menghendakinya.",
        "Reorder para_pihak, unless the parties want it so.",
    ),
    "rule.R22": Message(
        "Objek sinergi harus tercantum dalam RKPD; dasar perencanaan yang diisi {plan}.",
        "The object of a sinergi must stand in the RKPD; the plan given is {plan}.",
        "Isi dokumen RKPD dengan tahun dan program atau kegiatannya.",
        "Give the RKPD with its year and programme or activity.",
    ),
    "rule.R34": Message(
        "Jangka waktu mulai {start}, sebelum penandatanganan {signed}.",
        "The term starts on {start}, before the signing on {signed}.",
        "Samakan atau mundurkan tanggal mulai.",
        "Let the term start on or after the signing.",
    ),
    "rule.R38": Message(
        "Jangka waktu lebih dari {years} tahun tidak lazim untuk nota kesepakatan.",
        "A term of more than {years} years is unusual for a nota kesepakatan.",
        "Periksa tanggal selesai.",
        "Check the end date.",
    ),
    "rule.R40": Message(
        "Persetujuan DPRD bertanggal {approved}, sesudah penandatanganan {signed}.",
        "The DPRD's approval is dated {approved}, after the signing on {signed}.",
        "Nota kesepakatan ditandatangani setelah ada persetujuan.",
        "Sign only once the approval is there.",
    ),
    "rule.R54": Message(
        "Persetujuan DPRD diperlukan dan belum ada.",
        "The DPRD's approval is needed and missing.",
        "Isi persetujuan_dprd.persetujuan, atau kosongkan penandatanganan selama menunggu.",
        "Fill persetujuan_dprd.persetujuan, or leave penandatanganan out while waiting.",
    ),
    "rule.R68": Message(
        "Jadwal kegiatan {activity} di luar jangka waktu nota kesepakatan.",
        "The schedule of the activity {activity} lies outside the term of the agreement.",
        "Sesuaikan jadwal atau jangka waktu.",
        "Adjust the schedule or the term.",
    ),
    "rule.R89": Message(
        "Judul memuat singkatan {text}.",
        "The title contains the abbreviation {text}.",
        "Judul naskah tidak memuat singkatan; tulis lengkap.",
        "Titles carry no abbreviations; spell it out.",
    ),
    "rule.R98": Message(
        "Ejaan {text} tidak baku.",
        "The spelling {text} is not standard.",
        "Tulis: {better}.",
        "Write: {better}.",
    ),
    "rule.R99": Message(
        "Masih ada isian sementara: {text}.",
        "A placeholder is left: {text}.",
        "Ganti dengan isi yang sebenarnya.",
        "Replace it by the real text.",
    ),
}

_LIST: Final = {
    "list.incomplete": Message(
        "belum dapat dibuat, belum terisi: {missing}",
        "can't be made yet, missing: {missing}",
    ),
    "list.perlu_persetujuan_dprd.yes": Message(
        "diperlukan: membebani masyarakat atau daerah, atau belum dianggarkan dalam APBD",
        "needed: it burdens the public or the region, or isn't in the running APBD",
    ),
    "list.perlu_persetujuan_dprd.no": Message(
        "tidak diperlukan: tidak membebani dan sudah dianggarkan dalam APBD",
        "not needed: no burden, and budgeted in the running APBD",
    ),
}

_BUG: Final = {
    "bug": Message(
        "Kesalahan program yang tidak terduga: {kind}.",
        "An unexpected error in the program: {kind}.",
        "Ulangi dengan NASKAH_DEBUG=1 untuk rinciannya, dan laporkan bersama naskah doctor.",
        "Run again with NASKAH_DEBUG=1 for the details, and report it with naskah doctor.",
    ),
}

CATALOGUE: Final[dict[str, Message]] = {
    **_INPUT,
    **_TEMPLATE,
    **_CONVERSION,
    **_MISSING,
    **_BUNDLE,
    **_SIGNING,
    **_VERIFICATION,
    **_STATUS,
    **_OUTPUT,
    **_RULES,
    **_LIST,
    **_BUG,
}
