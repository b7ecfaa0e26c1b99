"""Sentences about portfolios."""

from __future__ import annotations

from typing import Final

from generator.messages.message import Message

MESSAGES: Final = {
    "portfolio.missing": Message(
        "PDF untuk dokumen ini belum ada: {documents}.",
        "There is no PDF of these documents: {documents}.",
        "Buat dengan: naskah bundle BERKAS --split -o FOLDER, lalu tandatangani.",
        "Make them with: naskah bundle FILE --split -o FOLDER, then have them signed.",
    ),
    "portfolio.not-document": Message(
        "PDF yang diberikan untuk {document} bukan PDF dari dokumen itu.",
        "The PDF given for {document} is not the PDF of that document.",
    ),
    "portfolio.other-berkas": Message(
        "PDF {document} dibuat dari isi berkas atau profil yang lain.",
        "The PDF of {document} was made from another berkas or profil.",
        "Berkas berubah setelah dokumen dibuat; ambil isi yang ditandatangani dengan naskah"
        " extract, lalu pakai berkas itu.",
        "The berkas changed after the document was made; get the one that was signed with naskah"
        " extract, and use it.",
    ),
    "portfolio.broken": Message(
        "Tanda tangan pada {document} tidak dapat diandalkan: {reasons}.",
        "The signatures on {document} can't be relied on: {reasons}.",
        "Periksa PDF itu dengan naskah verify, dan minta berkas aslinya.",
        "Look at that PDF with naskah verify, and ask for the original.",
    ),
    "portfolio.ambiguous": Message(
        "Dokumen {document} ada dalam beberapa berkas yang tidak saling melanjutkan: {files}.",
        "Document {document} is there in several files that don't continue one another: {files}.",
        "Sisakan satu saja dalam folder itu; bandingkan dengan naskah status.",
        "Leave only one in the folder; compare them with naskah status.",
    ),
    "portfolio.no-documents": Message(
        "Folder {path} tidak memuat PDF dokumen.",
        "The folder {path} holds no PDFs of documents.",
        "Buat dengan: naskah bundle BERKAS --split -o FOLDER.",
        "Make them with: naskah bundle FILE --split -o FOLDER.",
    ),
    "portfolio.not-bundle": Message(
        "PDF untuk {name} bukan bundel dari berkas itu.",
        "The PDF given for {name} is no bundle of that berkas.",
        "Beri nama folder menurut pengenal berkas, seperti hasil naskah batch.",
        "Name the folder by the id of the berkas, as naskah batch does.",
    ),
    "portfolio.no-bundles": Message(
        "Tidak ada bundel di sana.",
        "There are no bundles.",
        "Buat dengan: naskah batch SUMBER -o FOLDER.",
        "Make them with: naskah batch SOURCE -o FOLDER.",
    ),
}
