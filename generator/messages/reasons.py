"""Reasons that the operating system or a connection gives, in the language of the sentence.

They come in English from `OSError.strerror`, or as one word from our own connections. What isn't
listed stays as it came: a strange reason is better than none.
"""

from __future__ import annotations

from typing import Final

_SAID: Final[dict[str, tuple[str, str]]] = {
    "No such file or directory": ("tidak ada", ""),
    "Permission denied": ("tidak ada izin", ""),
    "Operation not permitted": ("tidak diizinkan", ""),
    "Is a directory": ("itu folder", ""),
    "Not a directory": ("bagian dari letaknya bukan folder", ""),
    "File exists": ("sudah ada", ""),
    "File name too long": ("nama terlalu panjang", ""),
    "No space left on device": ("ruang penyimpanan penuh", ""),
    "Disk quota exceeded": ("kuota penyimpanan habis", ""),
    "Read-only file system": ("penyimpanan hanya dapat dibaca", ""),
    "Input/output error": ("penyimpanan gagal dibaca atau ditulis", ""),
    "Exec format error": ("bukan program untuk sistem ini", ""),
    "Connection refused": ("sambungan ditolak", ""),
    "Connection reset by peer": ("sambungan diputus", ""),
    "Network is unreachable": ("jaringan tidak terjangkau", ""),
    "No route to host": ("alamat tidak terjangkau", ""),
    "Name or service not known": ("nama alamat tidak dikenal", ""),
    "Temporary failure in name resolution": ("nama alamat tidak dapat dicari saat ini", ""),
    "timed out": ("tidak menjawab dalam batas waktu", ""),
    "timeout": ("tidak menjawab dalam batas waktu", "no answer in time"),
    "broken": ("jawaban terputus", "the answer broke off"),
    "address": ("alamatnya bukan http atau https", "its address is not http or https"),
    "stale": ("jawabannya tidak berlaku untuk saat ini", "its answer is not for this time"),
    "unreadable": ("jawabannya tidak dapat dibaca", "its answer can't be read"),
    "try_later": ("diminta mencoba lagi nanti", "it asks to try again later"),
}


def spoken(reason: str, lang: str) -> str:
    """Say a reason in a language.

    >>> spoken("Permission denied", "id"), spoken("Permission denied", "en")
    ('tidak ada izin', 'Permission denied')
    """
    indonesian, english = _SAID.get(reason, (reason, reason))
    return (english or reason) if lang == "en" else indonesian
