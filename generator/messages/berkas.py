"""Sentences about berkas and profil as files, and about what they yield."""

from __future__ import annotations

from typing import Final

from generator.messages.message import Message

MESSAGES: Final = {
    "input.no-plan": Message(
        "Di sumber ini tidak ada daftar rencana kerja sama (rencana_tahunan) tahun {year}.",
        "The source holds no yearly list (rencana_tahunan) of {year}.",
        "Tambahkan berkasnya, atau pilih tahun lain dengan --year.",
        "Add the berkas, or choose another year with --year.",
    ),
    "input.plans-of-several-regions": Message(
        "Sumber ini memuat daftar rencana beberapa daerah: {regions}.",
        "The source holds yearly lists of several regions: {regions}.",
        "Pisahkan berkas tiap daerah ke folder sendiri.",
        "Keep the berkas of each region in a folder of its own.",
    ),
    "input.not-the-report": Message(
        "Ini bukan berkas laporan_tahunan untuk tahun {year}.",
        "This is no berkas of form laporan_tahunan about the year {year}.",
        "Sebutkan berkas laporan_tahunan yang tahunnya sama dengan --year.",
        "Name a berkas of form laporan_tahunan whose tahun is that of --year.",
    ),
    "input.several-regions": Message(
        "Berkas di sini milik beberapa daerah: {regions}.",
        "The berkas here belong to several regions: {regions}.",
        "Sebutkan berkas laporan_tahunan daerah yang dimaksud: --laporan BERKAS",
        "Name the laporan_tahunan of the region you mean: --laporan BERKAS",
    ),
    "input.cut-off": Message(
        "Tanggal {per} tidak berada dalam tahun {year}.",
        "The day {per} is not in the year {year}.",
        "Pilih tanggal dalam tahun laporan: --per {year}-12-31",
        "Choose a day of the report's year: --per {year}-12-31",
    ),
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
    "input.source-kind": Message(
        "Sumber {path} tidak dikenal; yang dikenal: folder, {known}.",
        "The source {path} is of no known kind; known: a folder, {known}.",
        "Beri folder berisi berkas JSON, atau berkas berakhiran seperti itu.",
        "Give a folder of berkas, or a file with such an ending.",
    ),
    "input.no-berkas": Message(
        "{path} tidak memuat satu berkas pun.",
        "There is no berkas in {path}.",
        "Periksa letaknya; folder di dalam folder tidak dibaca.",
        "Check the place; folders inside of a folder aren't read.",
    ),
    "input.id-twice": Message(
        "Pengenal {id} sudah dipakai berkas lain dalam sumber ini.",
        "The id {id} is already another's in this source.",
        "Beri tiap berkas pengenal (id) sendiri: hasilnya disimpan dengan nama itu.",
        "Give each berkas an id of its own: its results are kept under that name.",
    ),
    "input.no-profil": Message(
        "Profil daerah tidak disebut.",
        "No profil is named.",
        "Isi profil dalam berkas, atau beri --profile BERKAS.",
        "Fill profil in the berkas, or give --profile FILE.",
    ),
    "input.page-unfilled": Message(
        "Halaman {page} tidak lengkap: lapisan menghapus isian yang diperlukan.",
        "The page {page} isn't complete: a layer takes away what it needs.",
        "Isi kertas, huruf, ukuran_pt, spasi, dan tepi_mm; null menghapus bawaan.",
        "Fill kertas, huruf, ukuran_pt, spasi and tepi_mm; null removes the default.",
    ),
    "input.rule-without-reason": Message(
        "Aturan {rule} menolak naskah; menjadikannya {severity} memerlukan alasan.",
        "The rule {rule} blocks documents; making it {severity} needs a reason.",
        'Tulis {{"tingkat": "{severity}", "alasan": "…"}} pada aturan itu.',
        'Write {{"tingkat": "{severity}", "alasan": "…"}} at that rule.',
    ),
    "input.layer-file": Message(
        "Lapisan memuat {file}, yang tidak akan pernah dipakai; yang dikenal: {known}.",
        "The layer holds {file}, which would never be used; known: {known}.",
        "Perbaiki namanya, atau pindahkan dari folder lapisan.",
        "Mend its name, or move it out of the layer's folder.",
    ),
    "input.no-layer": Message(
        "Folder lapisan {folder} tidak ada.",
        "The layer's folder {folder} doesn't exist.",
        "Perbaiki lapisan dalam profil; letaknya relatif terhadap berkas profil.",
        "Mend lapisan in the profil; its place is relative to the profil's file.",
    ),
    "input.no-sample": Message(
        "Tidak ada contoh dengan nama ini.",
        "There is no sample of this name.",
        "Contoh yang ada: {known}.",
        "Samples: {known}.",
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
    "input.allow-without-reason": Message(
        "Aturan {rule} diizinkan tanpa alasan.",
        "The rule {rule} is allowed without a reason.",
        "Tulis alasannya dengan --reason.",
        "Give the reason with --reason.",
    ),
    "list.incomplete": Message(
        "belum dapat dibuat, belum terisi: {missing}",
        "can't be made yet, missing: {missing}",
    ),
    "list.perlu_persetujuan_dprd.yes": Message(
        "diperlukan: membebani masyarakat atau daerah, belum dianggarkan, atau dengan luar negeri",
        "needed: it burdens the public or the region, isn't budgeted, or is with a partner abroad",
    ),
    "list.perlu_persetujuan_dprd.no": Message(
        "tidak diperlukan: tidak membebani dan sudah dianggarkan dalam APBD",
        "not needed: no burden, and budgeted in the running APBD",
    ),
    "list.wajib.yes": Message(
        "kerja sama wajib dipetakan lebih dahulu",
        "compulsory cooperation is mapped first",
    ),
    "list.wajib.no": Message(
        "hanya untuk kerja sama wajib",
        "for compulsory cooperation only",
    ),
    "list.prakarsa_daerah.yes": Message(
        "daerah memprakarsai kerja sama",
        "the region makes the offer",
    ),
    "list.prakarsa_daerah.no": Message(
        "mitra yang memprakarsai",
        "a partner makes the offer",
    ),
    "list.prakarsa_mitra.yes": Message(
        "mitra memprakarsai kerja sama",
        "a partner makes the offer",
    ),
    "list.prakarsa_mitra.no": Message(
        "daerah sendiri yang memprakarsai",
        "the region itself makes the offer",
    ),
    "list.bukan_penerusan.yes": Message(
        "bukan penerusan kerja sama pemerintah pusat",
        "it doesn't carry on a cooperation of the central government",
    ),
    "list.bukan_penerusan.no": Message(
        "tidak ada dalam penerusan kerja sama pemerintah pusat",
        "not part of carrying on a cooperation of the central government",
    ),
    "list.penerusan.yes": Message(
        "penerusan kerja sama pemerintah pusat",
        "it carries on a cooperation of the central government",
    ),
    "list.penerusan.no": Message(
        "hanya untuk penerusan kerja sama pemerintah pusat",
        "only for carrying on a cooperation of the central government",
    ),
    "list.melalui_gubernur.yes": Message(
        "melalui gubernur kepada Menteri",
        "by way of the governor to the Minister",
    ),
    "list.melalui_gubernur.no": Message(
        "provinsi bersurat langsung kepada Menteri",
        "a province writes to the Minister itself",
    ),
    "list.dianggap_disetujui.yes": Message(
        "DPRD tidak menyampaikan sikap dalam tenggatnya",
        "the council took no position in time",
    ),
    "list.dianggap_disetujui.no": Message(
        "DPRD menyampaikan sikap, atau tenggatnya belum lewat",
        "the council took a position, or its time isn't over",
    ),
    "list.kuasa_daerah.yes": Message(
        "perjanjian ditandatangani dengan kuasa kepala daerah",
        "the agreement is signed under a power of attorney",
    ),
    "list.kuasa_daerah.no": Message(
        "kepala daerah menandatangani sendiri",
        "the head of the region signs in person",
    ),
    "list.adendum_perlu_dprd.yes": Message(
        "adendum menambah pembebanan",
        "the addendum adds a burden",
    ),
    "list.adendum_perlu_dprd.no": Message(
        "tidak ada adendum yang menambah pembebanan",
        "no addendum adds a burden",
    ),
    "list.salinan.yes": Message(
        "salinan keputusan diminta",
        "a copy of the decree is wanted",
    ),
    "list.salinan.no": Message(
        "salinan keputusan tidak diminta",
        "no copy of the decree is wanted",
    ),
}
