"""Sentences about Word templates."""

from __future__ import annotations

from typing import Final

from generator.messages.message import Message

MESSAGES: Final = {
    "template.missing": Message(
        "Templat {name} tidak ditemukan.",
        "Template {name} was not found.",
        "Periksa folder templat dengan: naskah doctor",
        "Check the template folders with: naskah doctor",
    ),
    "template.unknown-key": Message(
        "Tidak ada templat bernama {name}.",
        "There is no template named {name}.",
        "Yang ada: {known}.",
        "There are: {known}.",
    ),
    "template.bad-key": Message(
        "{name} tidak dapat menjadi kunci dokumen.",
        "{name} can't be a document's key.",
        "Pakai huruf kecil, angka, dan garis bawah, misalnya surat_kuasa.",
        "Use small letters, digits and underscores, such as surat_kuasa.",
    ),
    "template.unknown-page": Message(
        "Profil halaman {name} tidak dikenal.",
        "The page profile {name} is not known.",
        "Yang ada: {known}.",
        "There are: {known}.",
    ),
    "template.not-docx": Message(
        "Berkas ini bukan dokumen Word (.docx).",
        "The file is not a Word document (.docx).",
        "Buka dan simpan ulang sebagai .docx.",
        "Open it and save it again as .docx.",
    ),
    "template.too-large": Message(
        "Dokumen lebih besar dari batas {limit_mib} MiB setelah dibuka.",
        "The document is larger than the limit of {limit_mib} MiB once unpacked.",
        "Kecilkan gambar di dalamnya.",
        "Shrink the pictures in it.",
    ),
    "template.markup": Message(
        "Isi sebuah tanda templat salah tulis.",
        "What stands inside one of the template's tags is wrong.",
        "Periksa tanda kutip, kurung, titik, dan garis tegak di dalam tanda itu.",
        "Check quotes, brackets, dots and bars inside that tag.",
    ),
    "template.tag-unclosed": Message(
        "Tanda {tag} dibuka tetapi tidak ditutup dalam paragraf yang sama.",
        "The tag {tag} is opened but not closed in the same paragraph.",
        "Lengkapi penutupnya: }}}} untuk {{{{, %}} untuk {{%.",
        "Add what closes it: }}}} for {{{{, %}} for {{%.",
    ),
    "template.tag-unopened": Message(
        "Penutup {tag} tidak mempunyai pembuka.",
        "The closing {tag} has no opening.",
        "Lengkapi pembukanya, {{{{ atau {{%, atau hapus penutup itu.",
        "Add the opening {{{{ or {{%, or remove it.",
    ),
    "template.tag-mixed": Message(
        "Tanda {tag} ditutup dengan penutup yang berbeda.",
        "The tag {tag} is closed by another kind of closing.",
        "Pasangkan {{{{ dengan }}}}, dan {{% dengan %}}.",
        "Pair {{{{ with }}}}, and {{% with %}}.",
    ),
    "template.block-unclosed": Message(
        "Tanda {tag} tidak mempunyai {end}.",
        "The tag {tag} has no {end}.",
        "Tambahkan {end} setelah bagian yang diulang atau dipilih.",
        "Add {end} after what is repeated or chosen.",
    ),
    "template.block-unopened": Message(
        "Tanda {tag} tidak mempunyai {opener} yang membukanya.",
        "The tag {tag} has no {opener} that opens it.",
        "Tambahkan {opener} sebelumnya, atau hapus {tag}.",
        "Add {opener} before it, or remove {tag}.",
    ),
    "template.command-unknown": Message(
        "Perintah dalam {tag} tidak dikenal atau tidak diizinkan.",
        "The command in {tag} is not known or not allowed.",
        "Yang ada: {known}.",
        "There are: {known}.",
    ),
    "template.prefix-spacing": Message(
        "Awalan {prefix} tidak rapat pada kurungnya atau tidak diikuti satu spasi.",
        "The prefix {prefix} doesn't touch its brace, or no plain space follows it.",
        "Tulis {{%{prefix} … %}}, tanpa spasi sebelum {prefix}.",
        "Write {{%{prefix} … %}}, without a space before {prefix}.",
    ),
    "template.prefix-twice": Message(
        "Ada dua tanda {{%{prefix} … %}} dalam satu paragraf atau baris; hanya satu yang berlaku.",
        "Two {{%{prefix} … %}} tags stand in one paragraph or row; only one counts.",
        "Beri tiap tanda paragraf atau barisnya sendiri.",
        "Give each tag a paragraph or row of its own.",
    ),
    "template.prefix-mismatch": Message(
        "Tanda {tag} menutup {opener} di paragraf {opener_paragraph} dengan awalan yang berbeda.",
        "The tag {tag} ends {opener} of paragraph {opener_paragraph} with another prefix.",
        "Tulis {wanted}.",
        "Write {wanted}.",
    ),
    "template.prefix-outside": Message(
        "Tanda {{%{prefix} … %}} berada di luar tabel.",
        "A {{%{prefix} … %}} tag stands outside a table.",
        "Pakai {{%p … %}} untuk paragraf.",
        "Use {{%p … %}} for paragraphs.",
    ),
    "template.prefix-sign": Message(
        "Tanda {{%{prefix} … %}} memuat kurung kurawal atau persen di dalamnya.",
        "A {{%{prefix} … %}} tag holds a brace or a percent sign inside.",
        "Hapus kurung kurawal dan persen di dalam tanda itu.",
        "Remove braces and percent signs inside that tag.",
    ),
    "template.text-beside": Message(
        "Teks “{text}” berada di samping tanda {{%{prefix} … %}} dan akan hilang.",
        "The text “{text}” stands beside a {{%{prefix} … %}} tag and would vanish.",
        "Pindahkan teks itu ke paragraf atau baris lain, atau pakai tanda tanpa awalan.",
        "Move the text to another paragraph or row, or use a tag without a prefix.",
    ),
    "template.unknown-filter": Message(
        "Penyaring |{used} tidak dikenal.",
        "The filter |{used} is not known.",
        "Yang ada: {known}.",
        "There are: {known}.",
    ),
    "template.unknown-test": Message(
        "Uji “is {used}” tidak dikenal.",
        "The test “is {used}” is not known.",
        "Yang ada: {known}.",
        "There are: {known}.",
    ),
    "template.misspelt-field": Message(
        "Templat memakai isian {field} yang tidak dikenal; maksud Anda {near}?",
        "The template uses the field {field}, which doesn't exist; did you mean {near}?",
        "Ganti {field} dengan {near} di templat.",
        "Replace {field} by {near} in the template.",
    ),
    "template.too-slow": Message(
        "Templat membutuhkan waktu terlalu lama.",
        "The template takes too long.",
        "Periksa perulangan di dalam perulangan.",
        "Check for loops within loops.",
    ),
    "template.too-many-tags": Message(
        "Templat memuat lebih dari {limit} tanda dalam satu bagian.",
        "The template holds more than {limit} tags in one part.",
        "Pakai perulangan for untuk bagian yang sama.",
        "Use a for loop for what repeats.",
    ),
    "template.outside": Message(
        "Dokumen memuat nama bagian yang menunjuk ke luar dokumen: {part}.",
        "The document holds a part whose name leads outside the document: {part}.",
        "Buka dan simpan ulang sebagai .docx.",
        "Open it and save it again as .docx.",
    ),
    "template.macro": Message(
        "Dokumen memuat makro atau kontrol ActiveX ({part}).",
        "The document holds macros or ActiveX controls ({part}).",
        "Simpan ulang sebagai .docx, bukan .docm.",
        "Save it again as .docx, not .docm.",
    ),
    "template.embedded": Message(
        "Dokumen memuat objek sisipan ({part}).",
        "The document holds an embedded object ({part}).",
        "Hapus objek itu, atau ganti dengan tabel atau gambar.",
        "Remove it, or use a table or a picture instead.",
    ),
    "template.external": Message(
        "Dokumen mengambil berkas lain saat dibuka: {target} ({part}).",
        "The document fetches another file when opened: {target} ({part}).",
        "Sisipkan gambar ke dalam dokumen, dan lepaskan templat yang ditautkan.",
        "Put the picture into the document, and detach the attached template.",
    ),
    "template.entities": Message(
        "Dokumen memuat deklarasi DOCTYPE ({part}), yang dapat mengambil berkas lain.",
        "The document holds a DOCTYPE declaration ({part}), which can fetch other files.",
        "Buka dan simpan ulang dengan Word.",
        "Open it and save it again with Word.",
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
    "template.contents": Message(
        "Halaman {bookmark} untuk daftar isi tidak ditemukan.",
        "The page of {bookmark} for the list of contents can't be found.",
        "Letakkan penanda (bookmark) {bookmark} pada paragraf yang tercetak.",
        "Put the bookmark {bookmark} on a paragraph that is printed.",
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
        "Teks alternatifnya gambar: diikuti lambang_negara, lambang_daerah, lambang_mitra, atau "
        "lambang_ dengan peran pihak, seperti gambar:lambang_kedua.",
        "Its alternative text is gambar: followed by lambang_negara, lambang_daerah, "
        "lambang_mitra, or lambang_ with a party's role, such as gambar:lambang_kedua.",
    ),
    "template.picture-format": Message(
        "Gambar bukan PNG atau JPEG.",
        "The picture is neither PNG nor JPEG.",
        "Simpan gambar sebagai PNG atau JPEG.",
        "Save the picture as PNG or JPEG.",
    ),
}
