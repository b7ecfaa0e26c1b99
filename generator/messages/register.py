"""Sentences about registers: workbooks of berkas."""

from __future__ import annotations

from typing import Final

from generator.messages.message import Message

MESSAGES: Final = {
    "register.not-xlsx": Message(
        "Berkas ini bukan buku kerja Excel (.xlsx) yang dapat dibaca.",
        "This isn't an Excel workbook (.xlsx) that can be read.",
        "Buka di Excel atau LibreOffice, lalu simpan sebagai .xlsx.",
        "Open it in Excel or LibreOffice and save it as .xlsx.",
    ),
    "register.old-or-locked": Message(
        "Buku kerja ini berformat lama (.xls) atau dikunci dengan kata sandi.",
        "This workbook has the old format (.xls), or is locked by a password.",
        "Simpan sebagai .xlsx tanpa kata sandi.",
        "Save it as .xlsx without a password.",
    ),
    "register.too-large": Message(
        "Buku kerja lebih besar dari {limit_mib} MiB.",
        "The workbook is larger than {limit_mib} MiB.",
        "Hapus gambar dan lembar yang tidak dipakai, atau bagi menjadi beberapa register.",
        "Remove pictures and unused sheets, or divide it into several registers.",
    ),
    "register.too-many-rows": Message(
        "Sebuah lembar ({part}) mempunyai lebih dari {limit} baris.",
        "A sheet ({part}) has more than {limit} rows.",
        "Hapus baris kosong di bawah data: baris yang pernah diformat ikut tersimpan.",
        "Delete the empty rows below the data: rows that were formatted once are saved too.",
    ),
    "register.unknown-sheet": Message(
        "Lembar {name} tidak dikenal.",
        "There is no sheet {name}.",
        "Mungkin maksud Anda: {suggestion}",
        "Perhaps you mean: {suggestion}",
    ),
    "register.no-keys": Message(
        "Lembar {sheet} tidak mempunyai baris kunci: baris dengan {key} dan nama isian lain.",
        "The sheet {sheet} has no row of keys: a row with {key} and the names of other fields.",
        "Salin baris kunci dari register baru: naskah init",
        "Copy the row of keys from a new register: naskah init",
    ),
    "register.unknown-column": Message(
        "Kunci kolom {name} tidak dikenal.",
        "There is no key {name} for a column.",
        "Mungkin maksud Anda: {suggestion}; kosongkan kuncinya bila kolom ini catatan sendiri.",
        "Perhaps you mean: {suggestion}; leave the key empty if the column is a note of yours.",
    ),
    "register.column-twice": Message(
        "Kunci {key} tertulis pada dua kolom.",
        "The key {key} stands over two columns.",
        "Hapus salah satunya.",
        "Remove one of them.",
    ),
    "register.no-link": Message(
        "Kolom {key} kosong, sehingga tidak jelas baris ini milik apa.",
        "The column {key} is empty, so it isn't clear what the row belongs to.",
        "Isi kolom itu, atau hapus barisnya.",
        "Fill it, or delete the row.",
    ),
    "register.unknown-berkas": Message(
        "Tidak ada berkas dengan id {id}.",
        "There is no berkas with the id {id}.",
        "Mungkin maksud Anda: {suggestion}",
        "Perhaps you mean: {suggestion}",
    ),
    "register.number-twice": Message(
        "{number} sudah dipakai baris lain dari berkas ini.",
        "{number} is already another row's of this berkas.",
        "Beri nomor lain, atau kosongkan nomornya.",
        "Give it another number, or leave the number empty.",
    ),
    "register.no-parent": Message(
        "Berkas ini tidak mempunyai {column} nomor {number}.",
        "This berkas has no {column} number {number}.",
        "Tambahkan baris itu pada lembarnya, atau perbaiki nomornya.",
        "Add that row on its sheet, or mend the number.",
    ),
    "register.either": Message(
        "Baris ini berisi {key} sekaligus isian lain.",
        "This row has {key} and other fields too.",
        "Isi {key} saja, atau isian lainnya saja.",
        "Fill either {key} or the others.",
    ),
    "register.merged": Message(
        "Sel ini digabung dengan sel lain.",
        "This cell is merged with others.",
        "Pisahkan selnya, lalu isi tiap sel; hanya kolom penghubung yang boleh digabung ke bawah.",
        "Split it and fill every cell; only columns that link rows may be merged downwards.",
    ),
    "register.formula": Message(
        "Sel ini berisi rumus yang hasilnya tidak tersimpan.",
        "This cell has a formula whose result isn't stored.",
        "Buka dan simpan buku kerja di Excel atau LibreOffice, atau ganti rumus dengan nilainya.",
        "Open and save the workbook in Excel or LibreOffice, or replace the formula by its value.",
    ),
    "register.cell-error": Message(
        "Sel ini berisi galat {value}.",
        "This cell holds the error {value}.",
        "Perbaiki rumusnya, atau ketik nilainya.",
        "Mend its formula, or type the value.",
    ),
    "register.time": Message(
        "Sel ini berisi jam {value}.",
        "This cell holds a time, {value}.",
        "Format kolom sebagai teks atau tanggal, lalu ketik ulang.",
        "Format the column as text or date, and type it again.",
    ),
    "register.not-text": Message(
        "Sel ini harus berupa teks, tetapi Excel menyimpannya sebagai {value}.",
        "This cell must be a text, but Excel stored it as {value}.",
        "Format sel sebagai Teks, lalu ketik ulang.",
        "Format the cell as Text, and type it again.",
    ),
    "register.digits-lost": Message(
        "Sel ini tersimpan sebagai bilangan, sehingga angka sesudah angka ke-15 hilang.",
        "This cell is stored as a number, so that figures after the 15th are lost.",
        "Format sel sebagai Teks, lalu ketik ulang.",
        "Format the cell as Text, and type it again.",
    ),
    "register.not-date": Message(
        "Sel ini harus berupa tanggal, bukan {value}.",
        "This cell must be a date, not {value}.",
        "Format sel sebagai Tanggal, lalu ketik ulang.",
        "Format the cell as Date, and type it again.",
    ),
    "register.not-number": Message(
        "Sel ini harus berupa bilangan, bukan {value}.",
        "This cell must be a number, not {value}.",
        "Format sel sebagai Umum atau Angka, lalu ketik ulang.",
        "Format the cell as General or Number, and type it again.",
    ),
    "register.yes-or-no": Message(
        "Sel ini harus berisi ya atau tidak, bukan {value}.",
        "This cell must say ya or tidak (yes or no), not {value}.",
    ),
    "register.name-twice": Message(
        "{name} tertulis dua kali.",
        "{name} is written twice.",
        "Gabungkan kedua baris itu.",
        "Join the two lines.",
    ),
    "register.not-named": Message(
        "Baris {line} tidak diawali nama yang dikenal dan titik dua.",
        "The line {line} doesn't start with a known name and a colon.",
        "Tulis satu baris tiap nama, diawali salah satu dari: {known}, lalu titik dua.",
        "Write a line for each name, starting with one of: {known}, then a colon.",
    ),
    "register.too-long": Message(
        "Daftar ini terlalu panjang untuk satu sel: {length} huruf, paling banyak {limit}.",
        "This list is too long for a cell: {length} characters, at most {limit}.",
        "Simpan berkas ini sebagai JSON.",
        "Keep this berkas as JSON.",
    ),
}
