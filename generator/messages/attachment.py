"""Sentences about the files inside a bundle."""

from __future__ import annotations

from typing import Final

from generator.messages.message import Message

MESSAGES: Final = {
    "attachment.unreadable": Message(
        "Lampiran di dalam PDF tidak dapat dibaca: {reason}.",
        "The files inside the PDF can't be read: {reason}.",
        "Mintalah berkas aslinya; PDF ini rusak atau bukan PDF.",
        "Ask for the original; this PDF is damaged, or isn't one.",
    ),
    "attachment.no-manifest": Message(
        "PDF ini tidak memuat catatan pembuatan (manifest.json).",
        "This PDF holds no record of how it was made (manifest.json).",
        "Hanya bundel yang dibuat dengan naskah bundle yang memuatnya.",
        "Only bundles made with naskah bundle hold one.",
    ),
    "attachment.manifest-invalid": Message(
        "Catatan pembuatan (manifest.json) tidak dapat dibaca: {count} kesalahan.",
        "The record of how the bundle was made (manifest.json) can't be read: {count} errors.",
        "Bundel ini diubah, atau dibuat dengan versi yang lebih baru.",
        "The bundle was changed, or made with a later version.",
    ),
    "attachment.missing": Message(
        "Lampiran {name} disebut dalam catatan pembuatan, tetapi tidak ada.",
        "The attachment {name} is named in the manifest but isn't there.",
    ),
    "attachment.changed": Message(
        "Isi lampiran {name} berbeda dari yang dicatat saat bundel dibuat.",
        "The attachment {name} differs from what was recorded when the bundle was made.",
    ),
    "attachment.unlisted": Message(
        "Lampiran {name} tidak disebut dalam catatan pembuatan.",
        "The attachment {name} is not named in the manifest.",
        "Lampiran itu ditambahkan kemudian dengan program lain.",
        "It was added later with another program.",
    ),
    "attachment.repeated": Message(
        "Lampiran {name} ada lebih dari satu.",
        "There is more than one attachment {name}.",
    ),
    "attachment.place-taken": Message(
        "Lampiran {name} akan menimpa lampiran lain di {place}.",
        "The attachment {name} would overwrite another one at {place}.",
    ),
}
