"""Sentences about the rules of law and house."""

from __future__ import annotations

from typing import Final

from generator.messages.message import Message

MESSAGES: Final = {
    "rule.R01": Message(
        "{name} tercantum lebih dari satu kali sebagai pihak.",
        "{name} is listed as a party more than once.",
        "Hapus pihak yang berulang.",
        "Remove the repeated party.",
    ),
    "rule.R14": Message(
        "Nama {name} tampaknya memuat gelar; naskah kerja sama mencetak nama tanpa gelar.",
        "The name {name} seems to carry a title; agreements print names without titles.",
        "Pindahkan gelar ke gelar_depan atau gelar_belakang.",
        "Move titles to gelar_depan or gelar_belakang.",
    ),
    "rule.R17": Message(
        "Dalam sinergi, lembaga pusat menjadi PIHAK KESATU dan daerah menjadi pihak terakhir; "
        "di sini daerah menjadi pihak {role}.",
        "In sinergi the central institution is PIHAK KESATU and the region comes last; here the "
        "region is party {role}.",
        "Tukar urutan para_pihak, kecuali para pihak memang menghendakinya.",
        "Reorder para_pihak, unless the parties want it so.",
    ),
    "rule.R22": Message(
        "Objek sinergi harus tercantum dalam RKPD; dasar perencanaan yang diisi {plan}.",
        "The object of a sinergi must stand in the RKPD; the plan given is {plan}.",
        "Isi dokumen RKPD dengan tahun dan program atau kegiatannya.",
        "Give the RKPD with its year and programme or activity.",
    ),
    "rule.R34": Message(
        "Jangka waktu mulai {start}, sebelum penandatanganan {signed}.",
        "The term starts on {start}, before the signing on {signed}.",
        "Samakan atau mundurkan tanggal mulai.",
        "Let the term start on or after the signing.",
    ),
    "rule.R38": Message(
        "Jangka waktu lebih dari {years} tahun tidak lazim untuk nota kesepakatan.",
        "A term of more than {years} years is unusual for a nota kesepakatan.",
        "Periksa tanggal selesai.",
        "Check the end date.",
    ),
    "rule.R40": Message(
        "Persetujuan DPRD bertanggal {approved}, sesudah penandatanganan {signed}.",
        "The DPRD's approval is dated {approved}, after the signing on {signed}.",
        "Nota kesepakatan ditandatangani setelah ada persetujuan.",
        "Sign only once the approval is there.",
    ),
    "rule.R54": Message(
        "Persetujuan DPRD diperlukan dan belum ada.",
        "The DPRD's approval is needed and missing.",
        "Isi persetujuan_dprd.persetujuan, atau kosongkan penandatanganan selama menunggu.",
        "Fill persetujuan_dprd.persetujuan, or leave penandatanganan out while waiting.",
    ),
    "rule.R68": Message(
        "Jadwal kegiatan {activity} di luar jangka waktu nota kesepakatan.",
        "The schedule of the activity {activity} lies outside the term of the agreement.",
        "Sesuaikan jadwal atau jangka waktu.",
        "Adjust the schedule or the term.",
    ),
    "rule.R89": Message(
        "Judul memuat singkatan {text}.",
        "The title contains the abbreviation {text}.",
        "Judul naskah tidak memuat singkatan; tulis lengkap.",
        "Titles carry no abbreviations; spell it out.",
    ),
    "rule.R98": Message(
        "Ejaan {text} tidak baku.",
        "The spelling {text} is not standard.",
        "Tulis: {better}.",
        "Write: {better}.",
    ),
    "rule.R99": Message(
        "Masih ada isian sementara: {text}.",
        "A placeholder is left: {text}.",
        "Ganti dengan isi yang sebenarnya.",
        "Replace it by the real text.",
    ),
}
