"""Sentences about comparing documents."""

from __future__ import annotations

from typing import Final

from generator.messages.message import Message

MESSAGES: Final = {
    "redline.refused": Message(
        "{name} tidak dapat dibandingkan.",
        "{name} can't be compared.",
        "Simpan ulang sebagai .docx dengan Word, tanpa makro dan objek sisipan.",
        "Save it again as .docx with Word, without macros and embedded objects.",
    ),
    "redline.which-document": Message(
        "{name} tidak menunjukkan dokumen mana dari kerja sama ini: {known}.",
        "{name} doesn't show which document of the agreement it is: {known}.",
        "Tambahkan --only dengan salah satunya.",
        "Add --only with one of them.",
    ),
    "redline.not-there": Message(
        "Dokumen {document} tidak ada; yang ada: {known}.",
        "There is no document {document}; there are: {known}.",
    ),
    "redline.nothing-common": Message(
        "Tidak ada dokumen yang ada di {old} dan di {new}.",
        "No document is in both {old} and {new}.",
        "Lihat dokumen yang sudah dapat dibuat dengan naskah list, atau pakai --draft.",
        "See which documents can be made with naskah list, or use --draft.",
    ),
    "redline.only-in": Message(
        "{document} hanya ada di {name}.",
        "{document} is only in {name}.",
    ),
    "redline.tracked-before": Message(
        "{name} sudah memuat perubahan yang ditandai; semuanya dianggap diterima.",
        "{name} holds tracked changes already; all of them count as accepted.",
    ),
    "redline.objects": Message(
        "Bagan atau diagram di {name} yang tidak ada lagi, atau berubah, tidak ditampilkan.",
        "Charts or diagrams in {name} that are gone or changed are not shown.",
    ),
    "redline.edge": Message(
        "Kepala atau kaki halaman hanya ada di {name}; Word tidak dapat menandainya.",
        "A header or footer is only in {name}; Word can't track that.",
    ),
    "redline.styles": Message(
        "Bentuk gaya berubah, yang tidak dapat ditandai Word: {styles}.",
        "Styles look otherwise, which Word can't track: {styles}.",
    ),
}
