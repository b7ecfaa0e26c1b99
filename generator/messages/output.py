"""Sentences about results, and bugs of ours."""

from __future__ import annotations

from typing import Final

from generator.messages.message import Message

MESSAGES: Final = {
    "output.exists": Message(
        "{path} sudah ada dan tidak ditimpa.",
        "{path} exists and was not overwritten.",
        "Pilih nama lain, atau tambahkan --force untuk menimpanya.",
        "Choose another name, or add --force to overwrite it.",
    ),
    "output.not-a-folder": Message(
        "{folder} adalah berkas, bukan folder.",
        "{folder} is a file, not a folder.",
        "Pilih folder lain untuk hasilnya.",
        "Choose another folder for the results.",
    ),
    "output.is-folder": Message(
        "{path} adalah folder, bukan berkas.",
        "{path} is a folder, not a file.",
        "Sebutkan nama berkas untuk hasilnya.",
        "Name a file for the result.",
    ),
    "output.not-writable": Message(
        "{path} tidak dapat ditulis: {reason}.",
        "{path} can't be written: {reason}.",
        "Periksa izin folder dan sisa ruang cakram; tidak ada yang tertulis sebagian.",
        "Check the folder's permissions and free space; nothing was half-written.",
    ),
    "bug": Message(
        "Kesalahan program yang tidak terduga: {kind}.",
        "An unexpected error in the program: {kind}.",
        "Ulangi dengan NASKAH_DEBUG=1 untuk rinciannya, dan laporkan bersama naskah doctor.",
        "Run again with NASKAH_DEBUG=1 for the details, and report it with naskah doctor.",
    ),
}
