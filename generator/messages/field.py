"""Sentences about the fields of berkas and profil."""

from __future__ import annotations

from typing import Final

from generator.messages.message import Message

MESSAGES: Final = {
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
    "field.plan-number": Message(
        "Rencana nomor {number} tidak ada dalam daftar, atau sudah direalisasikan kerja sama lain; "
        "daftar memuat {count} rencana.",
        "Line {number} isn't in the list, or another cooperation realised it; the list has "
        "{count} lines.",
        "Hitung ulang realisasi dengan naskah realisation.",
        "Compute the realisation again with naskah realisation.",
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
    "field.number-pattern": Message(
        "Pola nomor {value} keliru pada {slot}.",
        "The number pattern {value} is wrong at {slot}.",
        "Pakai {{urut}} dan, masing-masing paling banyak satu kali, {{klasifikasi}}, {{unit}}, "
        "{{bulan}}, {{bulan_romawi}}, {{tahun}}.",
        "Use {{urut}} and, each once at most, {{klasifikasi}}, {{unit}}, {{bulan}}, "
        "{{bulan_romawi}}, {{tahun}}.",
    ),
    "field.basis-incomplete": Message(
        "Peraturan selain UUD memerlukan {field}.",
        "A regulation other than the UUD needs {field}.",
    ),
    "field.basis-unexplained": Message(
        "Peraturan yang belum terverifikasi memerlukan catatan: apa yang belum diperiksa.",
        "A regulation not verified needs a catatan: what has not been checked.",
    ),
    "field.basis-unlisted": Message(
        "Peraturan {key} tidak ada dalam daftar.",
        "The regulation {key} is not in daftar.",
        "Periksa ejaan kuncinya, atau tambahkan peraturan itu ke daftar.",
        "Check the key's spelling, or add the regulation to daftar.",
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
}
