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
