"""Sentences about JSON text."""

from __future__ import annotations

from typing import Final

from generator.messages.message import Message

MESSAGES: Final = {
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
}
