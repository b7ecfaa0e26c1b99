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
    "rule.R03": Message(
        "{name} bukan badan hukum; badan usaha mitra harus berbadan hukum.",
        "{name} is not a legal person; a company must be one.",
        "Pilih mitra berbadan hukum, atau isi sebagai perseorangan.",
        "Choose a legal person, or enter a person.",
    ),
    "rule.R05": Message(
        "Kerja sama dengan {name} mensyaratkan negara lain yang mempunyai hubungan diplomatik.",
        "Cooperation with {name} needs another country that has diplomatic relations.",
        "Periksa negara dan hubungan_diplomatik.",
        "Check negara and hubungan_diplomatik.",
    ),
    "rule.R06": Message(
        "{name} belum memenuhi syarat lembaga di luar negeri.",
        "{name} doesn't qualify as an institution abroad.",
        "Partai politik tidak dapat menjadi mitra; lembaga nonprofit memerlukan izin prinsip dan "
        "izin operasional.",
        "A political party can't be a partner; a nonprofit needs izin prinsip and izin "
        "operasional.",
    ),
    "rule.R07": Message(
        "{name} tidak setingkat, dan alasan kesetaraannya belum diisi.",
        "{name} isn't of equal level, and no reason is given.",
        "Isi alasan_kesetaraan.",
        "Fill alasan_kesetaraan.",
    ),
    "rule.R09": Message(
        "Kuasa menandatangani diberikan oleh {giver}, bukan {head}.",
        "The power to sign is given by {giver}, not by {head}.",
        "Kuasa bagi daerah hanya dari kepala daerah.",
        "Only the head of the region gives it.",
    ),
    "rule.R10": Message(
        "Surat kuasa bertanggal {power}, sesudah penandatanganan {signed}.",
        "The power of attorney is dated {power}, after the signing on {signed}.",
        "Tanggal surat kuasa tidak boleh sesudah penandatanganan.",
        "It must not be dated after the signing.",
    ),
    "rule.R11": Message(
        "Penerima kuasa, {office}, bukan kepala perangkat daerah pemrakarsa.",
        "The holder of the power, {office}, isn't the head of the initiating office.",
        "Boleh bila ia pejabat yang ditunjuk; periksa.",
        "Fine for an official named for it; check.",
    ),
    "rule.R12": Message(
        "Surat kuasa belum ditembuskan kepada {unit}.",
        "No copy of the power of attorney goes to {unit}.",
        "Tambahkan ke tembusan.",
        "Add it to tembusan.",
    ),
    "rule.R13": Message(
        "Akta atau pengesahan {name} belum diisi.",
        "The deed or approval of {name} is missing.",
        "Isi akta dan pengesahan; komparisi memuatnya.",
        "Fill akta and pengesahan; the komparisi prints them.",
    ),
    "rule.R14": Message(
        "Nama {name} tampaknya memuat gelar; naskah kerja sama mencetak nama tanpa gelar.",
        "The name {name} seems to carry a title; agreements print names without titles.",
        "Pindahkan gelar ke gelar_depan atau gelar_belakang.",
        "Move titles to gelar_depan or gelar_belakang.",
    ),
    "rule.R15": Message(
        "NIP atau pangkat {name} belum diisi; surat mencetaknya.",
        "NIP or rank of {name} is missing; letters print them.",
        "Isi nip dan pangkat.",
        "Fill nip and pangkat.",
    ),
    "rule.R17": Message(
        "Urutan pihak tidak lazim: di sini daerah menjadi pihak {role}.",
        "The order of the parties is unusual: here the region is party {role}.",
        "Sinergi: lembaga pusat lebih dulu. KSDPK: daerah lebih dulu. KSDD: pemrakarsa lebih dulu.",
        "Sinergi: the centre first. KSDPK: the region first. KSDD: the initiator first.",
    ),
    "rule.R18": Message(
        "{name} tampaknya lembaga pusat; kerja samanya berbentuk sinergi.",
        "{name} seems to belong to the central government; with it the form is sinergi.",
        "Pakai nota kesepakatan dan rencana kerja.",
        "Use a nota kesepakatan and a rencana kerja.",
    ),
    "rule.R20": Message(
        "Kewenangan kabupaten dan kota atas urusan {matter} kecil.",
        "Kabupaten and kota have little authority over {matter}.",
        "Pastikan objek menjadi kewenangan daerah.",
        "Make sure the object is within the region's authority.",
    ),
    "rule.R21": Message(
        "Objek belum mempunyai dasar perencanaan atau pengecualian.",
        "The object has neither a plan nor an exception.",
        "Isi dasar_perencanaan, atau pengecualian dengan penjelasannya.",
        "Fill dasar_perencanaan, or pengecualian with its reason.",
    ),
    "rule.R22": Message(
        "Objek sinergi harus tercantum dalam RKPD; dasar perencanaan yang diisi {plan}.",
        "The object of a sinergi must stand in the RKPD; the plan given is {plan}.",
        "Isi dokumen RKPD dengan tahun dan program atau kegiatannya.",
        "Give the RKPD with its year and programme or activity.",
    ),
    "rule.R23": Message(
        "Kerja sama wajib mensyaratkan daerah berbatasan dan berita acara pemetaan.",
        "Compulsory cooperation needs bordering regions and a record of mapping.",
        "Isi berbatasan dan pemetaan, atau pilih sukarela.",
        "Fill berbatasan and pemetaan, or choose sukarela.",
    ),
    "rule.R24": Message(
        "Alasan lebih efektif dan efisien bila dikerjakan bersama belum diisi.",
        "Why joint work is more effective and efficient isn't said.",
        "Isi alasan_efisiensi.",
        "Fill alasan_efisiensi.",
    ),
    "rule.R26": Message(
        "Jenis {kind} tunduk pada peraturan khusus yang belum disebut.",
        "The kind {kind} has rules of its own, not named yet.",
        "Isi rezim_khusus.",
        "Fill rezim_khusus.",
    ),
    "rule.R27": Message(
        "Studi kelayakan harus ada sebelum kesepakatan bersama.",
        "The feasibility study must come before the kesepakatan bersama.",
        "Isi tahapan.studi_kelayakan dengan tanggal sebelum penandatanganan.",
        "Fill tahapan.studi_kelayakan, dated before the signing.",
    ),
    "rule.R28": Message(
        "Prakarsa pihak ketiga belum memenuhi syaratnya.",
        "The third party's offer doesn't meet its conditions.",
        "Isi kriteria_prakarsa; studi kelayakan disusun pihak ketiga.",
        "Fill kriteria_prakarsa; the third party makes the study.",
    ),
    "rule.R29": Message(
        "Objek belum dikaitkan dengan daftar rencana kerja sama tahunan.",
        "The object isn't tied to the yearly list.",
        "Isi daftar_rencana.",
        "Fill daftar_rencana.",
    ),
    "rule.R30": Message(
        "Syarat kerja sama luar negeri belum dipenuhi: {condition}.",
        "A condition of cooperation abroad isn't met: {condition}.",
        "Kelima syarat harus dipenuhi; objek iptek memuat alih teknologi.",
        "All five conditions must hold; science needs a transfer clause.",
    ),
    "rule.R31": Message(
        "Analisis dampak dalam kerangka acuan kerja belum diisi.",
        "The analysis of impacts in the terms of reference is missing.",
        "Isi dampak_sosial dan dampak_lingkungan.",
        "Fill dampak_sosial and dampak_lingkungan.",
    ),
    "rule.R33": Message(
        "Telaahan belum menjawab pertimbangan {key}.",
        "The team's advice leaves out {key}.",
        "Jawab seluruh pertimbangan.",
        "Answer every consideration.",
    ),
    "rule.R34": Message(
        "Jangka waktu mulai {start}, sebelum penandatanganan {signed}.",
        "The term starts on {start}, before the signing on {signed}.",
        "Samakan atau mundurkan tanggal mulai.",
        "Let the term start on or after the signing.",
    ),
    "rule.R35": Message(
        "Jangka waktu kesepakatan bersama lebih dari {years} tahun.",
        "The kesepakatan bersama runs for more than {years} years.",
        "Paling lama {years} tahun, dapat diperpanjang.",
        "At most {years} years, extendable.",
    ),
    "rule.R36": Message(
        "Jangka waktu kerja sama luar negeri lebih dari {years} tahun.",
        "The cooperation abroad runs for more than {years} years.",
        "Paling lama {years} tahun.",
        "At most {years} years.",
    ),
    "rule.R37": Message(
        "Perjanjian berakhir {end}, sesudah kesepakatan bersama {umbrella}.",
        "The perjanjian ends on {end}, after the kesepakatan bersama on {umbrella}.",
        "Nyatakan bagaimana kesepakatan bersama diperpanjang.",
        "Say how the kesepakatan bersama is extended.",
    ),
    "rule.R38": Message(
        "Jangka waktu lebih dari {years} tahun tidak lazim untuk nota kesepakatan.",
        "A term of more than {years} years is unusual for a nota kesepakatan.",
        "Periksa tanggal selesai.",
        "Check the end date.",
    ),
    "rule.R39": Message(
        "Tanggal {after} mendahului tahap sebelumnya, {earlier} tanggal {before}.",
        "The date {after} precedes the step before it, {earlier} on {before}.",
        "Periksa urutan tanggal.",
        "Check the order of the dates.",
    ),
    "rule.R40": Message(
        "Persetujuan DPRD bertanggal {approved}, sesudah penandatanganan {signed}.",
        "The DPRD's approval is dated {approved}, after the signing on {signed}.",
        "Nota kesepakatan ditandatangani setelah ada persetujuan.",
        "Sign only once the approval is there.",
    ),
    "rule.R41": Message(
        "Tanggal {after} mendahului tahap sebelumnya, {earlier} tanggal {before}.",
        "The date {after} precedes the step before it, {earlier} on {before}.",
        "Ikuti urutan tahapan kerja sama luar negeri.",
        "Follow the steps of cooperation abroad.",
    ),
    "rule.R42": Message(
        "Jawaban penawaran ditunggu sampai {due}.",
        "The answer to the offer is due on {due}.",
        "Sesudahnya kirim permintaan tanggapan kedua.",
        "After that send a second request.",
    ),
    "rule.R43": Message(
        "Permintaan tanggapan kedua bertanggal {date}; tenggat jawaban baru lewat setelah {due}.",
        "The second request is dated {date}; the answer isn't overdue before {due}.",
        "Kirim sesudah tenggat.",
        "Send it after that day.",
    ),
    "rule.R44": Message(
        "Laporan kepada gubernur bertanggal {date}; tenggat tanggapan kedua baru lewat setelah "
        "{due}.",
        "The report to the governor is dated {date}; the second answer isn't overdue before {due}.",
        "Kirim sesudah tenggat.",
        "Send it after that day.",
    ),
    "rule.R45": Message(
        "Sikap DPRD ditunggu sampai {working} (hari kerja) atau {calendar} (hari kalender).",
        "The council's position is due on {working} (working days) or {calendar} (calendar days).",
        "Sesudahnya DPRD dianggap menyetujui.",
        "After that it counts as approval.",
    ),
    "rule.R46": Message(
        "Keterangan dianggap disetujui bertanggal {date}; tenggat DPRD baru lewat setelah {due}.",
        "Deemed approval is dated {date}; the council's time isn't over before {due}.",
        "Tunggu sampai tenggat lewat.",
        "Wait until the time is over.",
    ),
    "rule.R47": Message(
        "Usul perpanjangan bertanggal {date}; batasnya {due}, enam bulan sebelum berakhir.",
        "The extension is asked for on {date}; the limit was {due}, six months before the end.",
        "Ajukan lebih awal.",
        "Ask earlier.",
    ),
    "rule.R48": Message(
        "Laporan hasil diterbitkan sesudah minggu pertama Januari {year}.",
        "The report was issued after the first week of January {year}.",
        "Laporan disampaikan paling lambat minggu pertama Januari.",
        "It is due in the first week of January.",
    ),
    "rule.R49": Message(
        "Laporan tahun {year} belum ada; rencana berikutnya tidak disetujui tanpanya.",
        "The report of {year} is missing; without it the next plan isn't approved.",
        "Isi laporan_hasil tahun {year}.",
        "Fill laporan_hasil for {year}.",
    ),
    "rule.R51": Message(
        "Keputusan berlaku {start}, sebelum ditetapkan {set}.",
        "The decree takes effect on {start}, before it is set on {set}.",
        "Hapus mulai_berlaku, atau isi alasan_berlaku_surut.",
        "Remove mulai_berlaku, or fill alasan_berlaku_surut.",
    ),
    "rule.R52": Message(
        "Berakhirnya keputusan belum dinyatakan.",
        "The decree doesn't say when it ends.",
        "Isi tahun_anggaran atau berakhir.",
        "Fill tahun_anggaran or berakhir.",
    ),
    "rule.R54": Message(
        "Persetujuan DPRD diperlukan dan belum ada.",
        "The DPRD's approval is needed and missing.",
        "Isi persetujuan_dprd.persetujuan, atau kosongkan penandatanganan selama menunggu.",
        "Fill persetujuan_dprd.persetujuan, or leave penandatanganan out while waiting.",
    ),
    "rule.R55": Message(
        "Persetujuan DPRD harus ada sebelum pertimbangan Menteri.",
        "The DPRD's approval must be there before the Minister's consideration.",
        "Isi persetujuan_dprd.persetujuan.",
        "Fill persetujuan_dprd.persetujuan.",
    ),
    "rule.R57": Message(
        "Adendum menambah pembebanan dan belum disetujui DPRD.",
        "The addendum adds a burden and has no approval.",
        "Isi persetujuan_dprd adendum.",
        "Fill the addendum's persetujuan_dprd.",
    ),
    "rule.R58": Message(
        "“{text}” antarpihak tidak dapat menjadi isi sinergi; tiap pihak membiayai tugasnya "
        "sendiri.",
        "“{text}” between parties can't be part of a sinergi; each pays for its own tasks.",
        "Hapus pengalihan dana.",
        "Remove the transfer of money.",
    ),
    "rule.R60": Message(
        "Pembayaran daerah tahun {year} belum mempunyai sumber dana.",
        "The region's payment of {year} has no source.",
        "Tambahkan sumber dana tahun itu dalam pembiayaan.",
        "Add that year's source under pembiayaan.",
    ),
    "rule.R61": Message(
        "Daerah menerima pembayaran, tetapi perjanjian tidak menyatakan menghasilkan pendapatan.",
        "The region receives money, but the contract doesn't say it yields revenue.",
        "Isi menghasilkan_pendapatan true agar uang disetor ke kas daerah.",
        "Set menghasilkan_pendapatan so that money goes to the treasury.",
    ),
    "rule.R63": Message(
        "Syarat sekretariat kerja sama belum dipenuhi: {why}.",
        "A condition of a joint secretariat isn't met: {why}.",
        "Hanya untuk kerja sama wajib yang terus-menerus, kompleks, paling singkat 5 tahun, "
        "dibiayai hibah.",
        "Only for compulsory, continuous, complex cooperation of 5 years or more, paid by grants.",
    ),
    "rule.R66": Message(
        "Perjanjian dengan pihak ketiga belum memuat sanksi.",
        "The contract with the third party has no sanctions.",
        "Isi sanksi.",
        "Fill sanksi.",
    ),
    "rule.R68": Message(
        "Rencana kerja belum ada; ditandatangani bersama nota kesepakatan.",
        "The rencana kerja is missing; it is signed with the nota kesepakatan.",
        "Isi rencana_kerja.",
        "Fill rencana_kerja.",
    ),
    "rule.R69": Message(
        "Kesepakatan bersama bersifat umum; {text} … termasuk isi perjanjian.",
        "A kesepakatan bersama is general; {text} … belongs in the perjanjian.",
        "Pindahkan harga dan rincian ke perjanjian kerja sama.",
        "Move prices and details to the perjanjian.",
    ),
    "rule.R70": Message(
        "Perjanjian kerja sama belum mempunyai kesepakatan bersama yang ditindaklanjutinya.",
        "The perjanjian has no kesepakatan bersama to follow.",
        "Isi kesepakatan_bersama.",
        "Fill kesepakatan_bersama.",
    ),
    "rule.R71": Message(
        "Pernyataan kehendak memuat “{text}”; ia tidak memuat hak, kewajiban, atau jumlah.",
        "The statement of will says “{text}”; it has no rights, duties or amounts.",
        "Ubah kalimatnya.",
        "Reword it.",
    ),
    "rule.R77": Message(
        "Susunan tim tidak sesuai: {role} ({expected}).",
        "The team isn't composed as it must be: {role} ({expected}).",
        "Satu ketua (Sekretaris Daerah), satu wakil (Asisten), satu sekretaris (Kepala Bagian), "
        "paling sedikit 6 anggota, jabatan tidak berulang.",
        "One ketua (Sekretaris Daerah), one wakil (Asisten), one sekretaris (Kepala Bagian), at "
        "least 6 anggota, no office twice.",
    ),
    "rule.R78": Message(
        "Kedudukan {role} ini di luar susunan Permendagri 22/2020.",
        "The seat {role} goes beyond Permendagri 22/2020.",
        "Lazim, tetapi periksa.",
        "Customary, but check.",
    ),
    "rule.R79": Message(
        "Tugas tim belum lengkap: {missing}.",
        "Tasks of the team are missing: {missing}.",
        "Kosongkan tugas untuk memuat kesepuluhnya.",
        "Leave tugas out to get all ten.",
    ),
    "rule.R80": Message(
        "“{text}” bukan alasan berakhirnya kerja sama.",
        "“{text}” is no ground for ending a cooperation.",
        "Hapus; pergantian pejabat tidak mengakhiri kerja sama.",
        "Remove it; a change of office-holder ends nothing.",
    ),
    "rule.R81": Message(
        "Penyelesaian melalui {text} tidak sesuai jalur gubernur dan Menteri.",
        "Settling through {text} departs from the route by governor and Minister.",
        "Pakai musyawarah, gubernur, lalu Menteri.",
        "Use deliberation, the governor, then the Minister.",
    ),
    "rule.R82": Message(
        "Penyelesaian melalui {text} tidak dikenal; hanya negosiasi dan konsultasi.",
        "Settling through {text} isn't provided for; only negotiation and consultation.",
        "Ubah kalimatnya.",
        "Reword it.",
    ),
    "rule.R85": Message(
        "Butir diakhiri {character}; tanda baca penutup ditulis oleh templat.",
        "The item ends with {character}; the template writes the closing punctuation.",
        "Hapus tanda baca penutup.",
        "Remove the closing punctuation.",
    ),
    "rule.R86": Message(
        "Dasar hukum tidak dapat dipakai ({why}): {basis}.",
        "A legal basis can't stand ({why}): {basis}.",
        "Lengkapi Lembaran Negara dan tambahannya, dan sebut hanya peraturan yang setingkat atau "
        "lebih tinggi.",
        "Add the gazette and its supplement, and cite only rules of equal or higher rank.",
    ),
    "rule.R87": Message(
        "Mengingat tidak diawali Pasal 18 ayat (6) UUD 1945.",
        "Mengingat doesn't begin with Pasal 18 ayat (6) UUD 1945.",
        "Periksa daftar dasar hukum bawaan.",
        "Check the default list.",
    ),
    "rule.R88": Message(
        "Butir menimbang tidak diawali kata bahwa.",
        "The item of menimbang doesn't begin with bahwa.",
        "Awali dengan bahwa.",
        "Begin with bahwa.",
    ),
    "rule.R89": Message(
        "Judul memuat singkatan {text}.",
        "The title contains the abbreviation {text}.",
        "Judul naskah tidak memuat singkatan; tulis lengkap.",
        "Titles carry no abbreviations; spell it out.",
    ),
    "rule.R92": Message(
        "Nomor {number} tidak sesuai ({why}).",
        "The number {number} doesn't fit ({why}).",
        "Ikuti pola_nomor dalam profil; tahun nomor sama dengan tahun tanggalnya, dan nomor tidak "
        "dipakai dua kali.",
        "Follow pola_nomor of the profil; its year is that of the date, and no number is used "
        "twice.",
    ),
    "rule.R93": Message(
        "Kode klasifikasi {code} tidak sesuai untuk naskah ini.",
        "The file code {code} doesn't fit this document.",
        "Naskah dalam negeri 100.3.7.1, luar negeri 100.3.7.2, keputusan 100.3.3.2.",
        "Domestic agreements 100.3.7.1, foreign 100.3.7.2, decrees 100.3.3.2.",
    ),
    "rule.R96": Message(
        "Keputusan yang membebani anggaran dibuat tertulis; sediakan naskah bertanda tangan basah.",
        "A decree that burdens the budget is made in writing; keep an original in ink.",
        "Cetak dan tandatangani satu naskah asli.",
        "Print and sign one original.",
    ),
    "rule.R97": Message(
        "Isian memuat data pribadi: NIK atau telepon pribadi.",
        "The field holds personal data: an NIK or a private phone.",
        "Hapus, atau pakai telepon kantor.",
        "Remove it, or use the office's phone.",
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
    "rule.R100": Message(
        "Naskah berakhir dalam {days} hari.",
        "The agreement ends in {days} days.",
        "Evaluasi dan usulkan perpanjangan; batas pengingat {limit} hari.",
        "Evaluate and propose an extension; the reminder is {limit} days.",
    ),
    "rule.R101": Message(
        "Jadwal kegiatan {activity} di luar jangka waktu nota kesepakatan.",
        "The schedule of the activity {activity} lies outside the term of the agreement.",
        "Sesuaikan jadwal atau jangka waktu.",
        "Adjust the schedule or the term.",
    ),
    "rule.R102": Message(
        "Dasar hukum sudah dicabut oleh {by}: {basis}.",
        "A legal basis was repealed by {by}: {basis}.",
        "Ganti dengan peraturan yang berlaku.",
        "Cite the rule in force.",
    ),
    "rule.R103": Message(
        "Penanda tangan diangkat tanggal {appointed}, sesudah naskah ditandatangani ({signed}).",
        "The signatory was appointed on {appointed}, after the agreement was signed ({signed}).",
        "Sebut pejabat yang berwenang pada hari penandatanganan.",
        "Name the official who held the office on the day of signing.",
    ),
    "rule.R104": Message(
        "Rencana nomor {number} dicocokkan dengan berkas {id} hanya karena judulnya sama.",
        "Line {number} is matched with berkas {id} by its title alone.",
        "Bila benar, tulis pengenal itu dalam isian berkas rencana ini.",
        "If that is right, write the id into the line's field berkas.",
    ),
    "rule.R105": Message(
        "Berkas {id} yang disebut rencana nomor {number} tidak ada di antara berkas tahun itu.",
        "Berkas {id}, named by line {number}, isn't among the berkas of the year.",
        "Perbaiki pengenalnya, atau tambahkan berkasnya ke sumber.",
        "Correct the id, or add the berkas to the source.",
    ),
}
