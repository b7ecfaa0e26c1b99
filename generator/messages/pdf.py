"""Sentences about PDF engines and bundles."""

from __future__ import annotations

from typing import Final

from generator.messages.message import Message

MESSAGES: Final = {
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
