"""Sentences about batches."""

from __future__ import annotations

from typing import Final

from generator.messages.message import Message

MESSAGES: Final = {
    "batch.executor-unknown": Message(
        "Tempat bekerja {kind} tidak dikenal; yang dikenal: {known}.",
        "There is no executor {kind}; known: {known}.",
        "Beri jumlah proses yang lebih dari nol, atau alamat penjadwal Dask.",
        "Give a number of processes above zero, or the address of a Dask scheduler.",
    ),
    "batch.dask-missing": Message(
        "Dask tidak terpasang.",
        "Dask isn't installed.",
        "Pasang dengan: pip install 'naskah-kerjasama[dask]', juga di tiap mesin pekerja.",
        "Install it with: pip install 'naskah-kerjasama[dask]', also on every worker's machine.",
    ),
    "batch.dask-unreachable": Message(
        "Penjadwal Dask {address} tidak dapat dihubungi.",
        "The Dask scheduler {address} can't be reached.",
        "Periksa alamatnya, seperti tcp://10.0.0.5:8786, dan jalankan: dask scheduler.",
        "Check the address, such as tcp://10.0.0.5:8786, and run: dask scheduler.",
    ),
    "batch.dask-no-workers": Message(
        "Penjadwal Dask {address} belum mempunyai pekerja.",
        "The Dask scheduler {address} has no workers yet.",
        "Jalankan di tiap mesin: dask worker {address} --nthreads 1.",
        "Run on each machine: dask worker {address} --nthreads 1.",
    ),
    "batch.worker-differs": Message(
        "Mesin pekerja memakai {name} {found}, bukan {asked}; hasilnya dapat berbeda.",
        "A worker's machine has {name} {found}, not {asked}; its results might differ.",
        "Samakan versi di semua mesin.",
        "Install the same version on every machine.",
    ),
    "batch.worker-died": Message(
        "Proses yang mengerjakan berkas ini mati ({kind}), juga ketika bekerja sendirian.",
        "The process at work on this berkas died ({kind}), also when nothing else was at work.",
        "Mungkin memori habis. Coba dengan: naskah bundle BERKAS -o bundel.pdf.",
        "There may not be enough memory. Try: naskah bundle FILE -o bundel.pdf.",
    ),
    "batch.busy": Message(
        "Folder {path} sedang dipakai proses lain.",
        "Another run is at work on the folder {path}.",
        "Tunggu sampai selesai, atau pilih folder lain.",
        "Wait until it ends, or choose another folder.",
    ),
    "batch.exists": Message(
        "Folder {path} sudah memuat hasil {count} berkas dari sumber ini.",
        "The folder {path} has results of {count} berkas of this source already.",
        "Tambahkan --resume untuk melanjutkan, atau --force untuk membuat semuanya lagi.",
        "Add --resume to go on, or --force to make all of them again.",
    ),
    "batch.changed-by-hand": Message(
        "Isi {folder} bukan lagi hasil yang dahulu dibuat; tidak ditimpa.",
        "What is in {folder} isn't what was made any more; it wasn't replaced.",
        "Pindahkan folder itu, atau tambahkan --force untuk membuatnya lagi.",
        "Move the folder away, or add --force to make it again.",
    ),
    "batch.signed-differs": Message(
        "Bundel di {folder} sudah ditandatangani, dan masukannya kini lain; tidak ditimpa.",
        "The bundle in {folder} is signed, and what it was made from has changed; it wasn't"
        " replaced.",
        "Simpan bundel itu di tempat lain, atau tambahkan --force untuk membuatnya lagi.",
        "Keep the bundle elsewhere, or add --force to make it again.",
    ),
    "batch.sign-incomplete": Message(
        "Belum ditandatangani: dokumen ini belum lengkap: {documents}.",
        "Not signed: these documents aren't complete: {documents}.",
        "Lengkapi berkas menurut: naskah list BERKAS, lalu ulangi dengan --resume.",
        "Complete the berkas by: naskah list FILE, then run again with --resume.",
    ),
    "batch.signing-stopped": Message(
        "Tidak ditandatangani: penandatanganan berhenti setelah satu kegagalan.",
        "Not signed: signing had stopped after a failure.",
        "Perbaiki penyebabnya, lalu jalankan lagi dengan --resume.",
        "Mend its cause, then run again with --resume.",
    ),
}
