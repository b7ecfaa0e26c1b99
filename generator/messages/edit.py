"""Sentences about drafts that were edited in Word and come back."""

from __future__ import annotations

from typing import Final

from generator.messages.message import Message

MESSAGES: Final = {
    "edit.unmarked": Message(
        "{path} tidak bertanda, sehingga letak isian tidak diketahui.",
        "{path} isn't marked, so nobody knows where the facts stand.",
        "Sunting draf yang dibuat dengan naskah render --editable. Jangan menyalin isinya ke "
        "dokumen baru.",
        "Edit a draft made with naskah render --editable. Don't copy its text to a new document.",
    ),
    "edit.other-berkas": Message(
        "Draf ini dibuat dari berkas {drafted}, bukan {given}.",
        "This draft was made from the berkas {drafted}, not {given}.",
        "Sebutkan berkas yang benar dengan --berkas.",
        "Name the right berkas with --berkas.",
    ),
    "edit.no-berkas": Message(
        "Berkas {id} yang menjadi asal draf ini ditemukan {count} kali.",
        "The berkas {id} from which this draft was made was found {count} times.",
        "Sebutkan berkasnya dengan --berkas BERKAS.",
        "Name it with --berkas FILE.",
    ),
    "edit.facts-changed": Message(
        "Berkas atau profil sudah berubah sejak draf ini dibuat.",
        "The berkas or the profil has changed since this draft was made.",
    ),
    "edit.template-changed": Message(
        "Templat sudah berubah sejak draf ini dibuat; perubahannya ikut tampil sebagai kata.",
        "The template has changed since this draft was made; its changes are listed as wording.",
    ),
    "edit.tracked": Message(
        "Perubahan terlacak dibaca seolah sudah diterima.",
        "Tracked changes are read as if they were accepted.",
    ),
    "edit.conflict": Message(
        "tempat-tempat cetaknya berbeda",
        "the places where it is printed disagree",
        "Putuskan yang benar, lalu ubah dalam berkas.",
        "Decide which is right, and change the berkas.",
    ),
    "edit.derived": Message(
        "bentuk cetaknya tidak dapat dibalik menjadi isian",
        "what is printed has no way back to a value",
        "Ubah dalam berkas.",
        "Change the berkas.",
    ),
    "edit.outside": Message(
        "berasal dari profil atau dihitung, bukan dari berkas",
        "comes from the profil or is computed, not from the berkas",
        "Ubah dalam profil, atau dalam isian yang menjadi dasarnya.",
        "Change the profil, or the fact it is computed from.",
    ),
    "edit.stale": Message(
        "berkas sudah berubah sejak draf dibuat",
        "the berkas has changed since the draft was made",
        "Putuskan yang benar, lalu ubah dalam berkas.",
        "Decide which is right, and change the berkas.",
    ),
    "edit.beside": Message(
        "diketik tepat di samping isian; mungkin bagian dari isian, mungkin kata",
        "was typed right beside the fact; it may belong to it, or be wording",
        "Bila bagian dari isian, ubah dalam berkas.",
        "If it belongs to the fact, change the berkas.",
    ),
    "edit.broken": Message(
        "terpecah menjadi beberapa paragraf",
        "was broken into paragraphs",
        "Ubah dalam berkas.",
        "Change the berkas.",
    ),
    "edit.emptied": Message(
        "dikosongkan",
        "was emptied",
        "Hapus dari berkas bila memang tidak ada.",
        "Remove it from the berkas if it isn't there.",
    ),
}
