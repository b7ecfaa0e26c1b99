"""Sentences about signing."""

from __future__ import annotations

from typing import Final

from generator.messages.message import Message

MESSAGES: Final = {
    "signature.pdf-unreadable": Message(
        "Berkas ini bukan PDF yang utuh.",
        "This file is not a sound PDF.",
        "Mungkin berkas terpotong saat diunduh atau disalin; ambil lagi dari sumbernya.",
        "It may have been cut short in a download or copy; fetch it again from its source.",
    ),
    "signature.pdf-encrypted": Message(
        "PDF ini dilindungi kata sandi atau dienkripsi.",
        "This PDF is protected with a password or encrypted.",
        "Simpan ulang tanpa perlindungan sebelum ditandatangani.",
        "Save it again without protection before it is signed.",
    ),
    "signature.pdf-hybrid": Message(
        "PDF ini memakai daftar objek ganda (hybrid cross-reference), yang tidak aman untuk tanda "
        "tangan.",
        "This PDF has hybrid cross-references, which are not safe for signatures.",
        "Buat ulang bundelnya dengan naskah bundle.",
        "Make the bundle again with naskah bundle.",
    ),
    "sign.no-fields": Message(
        "PDF ini tidak memiliki kolom tanda tangan.",
        "This PDF has no signature fields.",
        "Buat bundelnya dengan naskah bundle.",
        "Make the bundle with naskah bundle.",
    ),
    "sign.no-field": Message(
        "Tidak ada kolom tanda tangan untuk {role}; yang ada: {roles}.",
        "There is no signature field for {role}; there are: {roles}.",
    ),
    "sign.already-signed": Message(
        "Semua kolom tanda tangan untuk {role} sudah ditandatangani.",
        "All signature fields for {role} are signed already.",
    ),
    "sign.out-of-turn": Message(
        "Belum giliran {role}: yang harus menandatangani lebih dulu adalah {first}.",
        "It is not yet the turn of {role}: {first} must sign first.",
        "Urutan ini ditetapkan oleh urutan_penandatanganan dalam profil ketika bundel dibuat. "
        "Periksa keadaannya dengan naskah status.",
        "The order was set by urutan_penandatanganan of the profil when the bundle was made. See "
        "naskah status for where it stands.",
    ),
    "sign.field-unknown": Message(
        "Tidak ada kolom tanda tangan {field}; yang ada: {fields}.",
        "There is no signature field {field}; there are: {fields}.",
    ),
    "sign.field-filled": Message(
        "Kolom tanda tangan {field} sudah ditandatangani.",
        "The signature field {field} is signed already.",
    ),
    "sign.certified": Message(
        "Bundel sudah disertifikasi oleh penanda tangan pertama, sehingga layanan ini tidak dapat "
        "menambahkan tempat tanda tangannya.",
        "The first signature has certified the bundle, so this service can't add a field of its "
        "own.",
        "Buat bundel baru; pihak yang memakai layanan ini menandatangani lebih dulu, atau pihak "
        "pertama menandatangani dengan --no-certify.",
        "Make the bundle anew; let the party with this service sign first, or let the first party "
        "sign with --no-certify.",
    ),
    "sign.not-permitted": Message(
        "Kolom {field} tidak boleh ditandatangani: tanda tangan sebelumnya atau aturan kolom itu "
        "melarangnya.",
        "The field {field} must not be signed: an earlier signature or the field's own rules "
        "forbid it.",
    ),
    "sign.result-foreign": Message(
        "Hasil dari penanda tangan untuk kolom {field} bukan bundel yang dikirim ditambah satu "
        "tanda tangan.",
        "What the signer returned for the field {field} is not the bundle sent plus one signature.",
        "Hasil itu dibuang; bundel semula tidak berubah.",
        "It was thrown away; the bundle is as it was.",
    ),
    "sign.signer-closed": Message(
        "Kunci penanda tangan belum dibuka atau sudah ditutup.",
        "The signer's key is not open yet, or closed again.",
    ),
    "sign.signer-unknown": Message(
        "Penanda tangan {text} tidak dikenal; yang dapat dipakai: {kinds}.",
        "The signer {text} is not known; usable are: {kinds}.",
    ),
    "sign.secret-reference": Message(
        "Kata sandi tidak boleh ditulis langsung.",
        "A passphrase must not be written out.",
        "Sebutkan tempatnya: env:NAMA_VARIABEL, file:LETAK_BERKAS, atau prompt: untuk ditanya.",
        "Say where it is: env:VARIABLE, file:PATH, or prompt: to be asked.",
    ),
    "sign.secret-env-missing": Message(
        "Variabel lingkungan {name}, tempat kata sandi, belum diatur.",
        "The environment variable {name}, which should hold the passphrase, is not set.",
    ),
    "sign.secret-file-unreadable": Message(
        "Berkas kata sandi {path} tidak dapat dibaca: {reason}.",
        "The passphrase file {path} can't be read: {reason}.",
        "Periksa nama dan izin berkas itu; isinya satu baris teks UTF-8.",
        "Check its name and permissions; it holds one line of UTF-8 text.",
    ),
    "sign.secret-no-prompt": Message(
        "Kata sandi harus ditanyakan, tetapi perintah ini berjalan tanpa terminal.",
        "The passphrase must be asked for, but this runs without a terminal.",
        "Pakai env:NAMA_VARIABEL atau file:LETAK_BERKAS.",
        "Use env:VARIABLE or file:PATH.",
    ),
    "sign.secret-empty": Message(
        "Kata sandi dari {source} kosong.",
        "The passphrase from {source} is empty.",
    ),
    "sign.key-file-unreadable": Message(
        "Berkas kunci {path} tidak dapat dibaca: {reason}.",
        "The key file {path} can't be read: {reason}.",
        "Periksa nama dan izin berkas itu.",
        "Check the file's name and permissions.",
    ),
    "sign.key-file-invalid": Message(
        "{path} bukan berkas PKCS#12 (.p12 atau .pfx) yang utuh.",
        "{path} is not a sound PKCS#12 file (.p12 or .pfx).",
    ),
    "sign.key-file-cipher": Message(
        "Berkas kunci {path} memakai sandi lama yang tidak didukung lagi.",
        "The key file {path} uses an old cipher that is no longer supported.",
        "Ekspor ulang kuncinya dengan enkripsi AES-256.",
        "Export the key again with AES-256 encryption.",
    ),
    "sign.passphrase-wrong": Message(
        "Kata sandi untuk {path} salah.",
        "The passphrase for {path} is wrong.",
    ),
    "sign.key-missing": Message(
        "{path} tidak memuat kunci privat beserta sertifikat pemiliknya.",
        "{path} does not hold a private key with its holder's certificate.",
        "Ekspor ulang sertifikat bersama kunci privatnya.",
        "Export the certificate again together with its private key.",
    ),
    "sign.key-kind": Message(
        "Jenis kunci di {path} tidak didukung; yang didukung RSA dan kurva eliptik.",
        "The kind of key in {path} is not supported; RSA and elliptic curves are.",
    ),
    "sign.certificate-expired": Message(
        "Sertifikat {signer} habis masa berlakunya pada {until}.",
        "The certificate of {signer} expired on {until}.",
        "Perbarui sertifikat pada penerbitnya; bundel yang belum ditandatangani tetap ada.",
        "Have the certificate renewed by its issuer; the unsigned bundle is kept.",
    ),
    "sign.certificate-not-yet-valid": Message(
        "Sertifikat {signer} baru berlaku mulai {since}.",
        "The certificate of {signer} is valid only from {since}.",
        "Periksa tanggal dan jam komputer ini.",
        "Check the date and time of this computer.",
    ),
    "sign.certificate-purpose": Message(
        "Sertifikat {signer} tidak diterbitkan untuk tanda tangan.",
        "The certificate of {signer} was not issued for signing.",
        "Pilih sertifikat untuk tanda tangan elektronik, bukan untuk enkripsi atau laman.",
        "Choose a certificate for electronic signatures, not one for encryption or web sites.",
    ),
    "sign.font-missing": Message(
        "Huruf untuk kotak tanda tangan tidak ada di {path}.",
        "The font of the signature box is not at {path}.",
        "Pasang ulang naskah-kerjasama.",
        "Install naskah-kerjasama again.",
    ),
    "sign.signer-settings": Message(
        "Setelan penanda tangan tidak dikenal, kurang, atau salah: {settings}; bentuknya {usage}.",
        "Settings of the signer are unknown, missing or wrong: {settings}; it is written {usage}.",
    ),
    "sign.release-late": Message(
        "Kolom kosong tidak dapat disiapkan lagi untuk layanan tanda tangan: bundel ini sudah "
        "ditandatangani.",
        "Empty fields can't be made ready for a signing service any more: this bundle is signed.",
        "Siapkan kolom semua pihak yang memakai layanan itu sebelum tanda tangan pertama.",
        "Make the fields of all who use the service ready before the first signature.",
    ),
    "sign.partly": Message(
        "Sebagian tempat sudah ditandatangani: {signed}. Belum: {missing}.",
        "Some places are signed: {signed}. Not yet: {missing}.",
        "Berkas yang sudah memuat tanda tangan itu disimpan; lanjutkan dengan berkas itu, jangan "
        "dari awal.",
        "The file with these signatures is kept; go on with it, not from the beginning.",
    ),
    "sign.partly-level": Message(
        "Semua tempat sudah ditandatangani: {signed}, tetapi tingkat {level} tidak tercapai.",
        "All places are signed: {signed}, but level {level} was not reached.",
        "Berkas yang memuat tanda tangan itu disimpan terpisah.",
        "The file with these signatures is kept apart.",
    ),
    "sign.level-missed": Message(
        "Tanda tangan {field} dibuat tanpa stempel waktu, padahal tingkat {level} memintanya.",
        "The signature {field} was made without a timestamp, though level {level} wants one.",
        "Layanan tanda tangan menentukan sendiri tingkatnya; ulangi tanpa --level.",
        "The signing service decides on the level itself; try again without --level.",
    ),
    "sign.signature-unreadable": Message(
        "Tanda tangan yang baru dibuat tidak dapat dibaca.",
        "The signature just made can't be read.",
    ),
    "sign.tsa-missing": Message(
        "Tingkat {level} memerlukan stempel waktu, tetapi alamat otoritasnya tidak diberikan.",
        "Level {level} needs a timestamp, but no authority's address was given.",
        "Tambahkan --tsa ALAMAT.",
        "Add --tsa URL.",
    ),
    "sign.tsa-address": Message(
        "Alamat otoritas stempel waktu bukan alamat http atau https yang benar.",
        "The address of the timestamp authority is not a proper http or https address.",
        "Nama dan kata sandi tidak ditulis dalam alamat: pakai --tsa-user dan --tsa-password.",
        "Name and password don't go into the address: use --tsa-user and --tsa-password.",
    ),
    "sign.tsa-unreachable": Message(
        "Otoritas stempel waktu di {url} tidak terhubung atau tidak menjawab utuh: {reason}.",
        "The timestamp authority at {url} can't be reached or didn't answer whole: {reason}.",
        "Tidak ada yang berubah pada bundel. Periksa alamat dan jaringan, lalu ulangi.",
        "The bundle is as it was. Check the address and the network, then try again.",
    ),
    "sign.tsa-unauthorised": Message(
        "Otoritas stempel waktu di {url} menolak akun (HTTP {status}).",
        "The timestamp authority at {url} refuses the account (HTTP {status}).",
        "Periksa --tsa-user dan --tsa-password.",
        "Check --tsa-user and --tsa-password.",
    ),
    "sign.tsa-refused": Message(
        "Otoritas stempel waktu di {url} menolak: {reason}.",
        "The timestamp authority at {url} refuses: {reason}.",
    ),
    "sign.tsa-nonsense": Message(
        "Jawaban dari {url} bukan stempel waktu (RFC 3161).",
        "The answer from {url} is not a timestamp (RFC 3161).",
        "Mungkin alamatnya keliru, atau yang menjawab halaman proksi.",
        "The address may be wrong, or it is a proxy's page that answers.",
    ),
    "sign.tsa-nonce": Message(
        "Stempel waktu dari {url} bukan untuk permintaan ini (nonce berbeda).",
        "The timestamp from {url} is not for this request (another nonce).",
        "Jawaban lama mungkin diputar ulang di jaringan; laporkan kepada pengelola jaringan.",
        "An old answer may be replayed on the network; tell its administrator.",
    ),
    "sign.tsa-digest": Message(
        "Stempel waktu dari {url} dibuat untuk data lain.",
        "The timestamp from {url} was made for other data.",
    ),
    "sign.tsa-unsound": Message(
        "Stempel waktu dari {url} tidak dibuat dengan kunci dari sertifikat yang disertakan.",
        "The timestamp from {url} was not made with the key of the certificate it carries.",
    ),
    "sign.tsa-purpose": Message(
        "Sertifikat otoritas di {url} tidak diterbitkan untuk stempel waktu.",
        "The certificate of the authority at {url} was not issued for timestamps.",
    ),
    "sign.tsa-size": Message(
        "Stempel waktu lebih besar daripada contoh yang diberikan otoritasnya.",
        "The timestamp is larger than the sample its authority gave.",
        "Ulangi; bila tetap begitu, pakai otoritas lain.",
        "Try again; if it stays so, use another authority.",
    ),
    "sign.qr-long": Message(
        "Isi kode QR terlalu panjang; paling banyak {longest} karakter.",
        "The QR code's content is too long; at most {longest} characters.",
    ),
    "sign.chain-incomplete": Message(
        "Sertifikat penerbit {signer} tidak lengkap sampai ke akar, sehingga tanda tangan tidak "
        "dapat dibuktikan di kemudian hari.",
        "The issuers' certificates of {signer} don't reach a root, so the signature could not be "
        "proved later.",
        "Ekspor kunci beserta seluruh rantai sertifikat, atau sebutkan berkasnya dengan chain=… "
        "untuk token.",
        "Export the key with its whole chain, or name the files with chain=… for tokens.",
    ),
    "sign.certificate-revoked": Message(
        "Sertifikat {holder} sudah dicabut sejak {since}.",
        "The certificate of {holder} was revoked on {since}.",
        "Hubungi penerbit sertifikat.",
        "Ask the certificate's issuer.",
    ),
    "sign.revocation-undeclared": Message(
        "Sertifikat {holder} tidak menyebut tempat memeriksa pencabutan (OCSP atau CRL).",
        "The certificate of {holder} does not say where to check revocation (OCSP or CRL).",
        "Dengan sertifikat ini tingkat tertinggi adalah b-t.",
        "With this certificate the highest level is b-t.",
    ),
    "sign.revocation-unavailable": Message(
        "Pencabutan sertifikat {holder} tidak dapat diperiksa di {url}: {reason}.",
        "Whether the certificate of {holder} was revoked can't be checked at {url}: {reason}.",
        "Periksa jaringan, lalu ulangi; atau tandatangani dengan --level b-t.",
        "Check the network and try again; or sign with --level b-t.",
    ),
    "sign.token-driver": Message(
        "Penggerak token {path} tidak dapat dipakai.",
        "The token driver {path} can't be used.",
        "Pastikan berkas itu penggerak PKCS#11 untuk sistem dan prosesor ini.",
        "See that the file is a PKCS#11 driver for this system and processor.",
    ),
    "sign.token-missing": Message(
        "Token {token} tidak ditemukan; yang terpasang: {tokens}.",
        "The token {token} was not found; present are: {tokens}.",
        "Pasang token atau kartunya, lalu ulangi.",
        "Insert the token or card and try again.",
    ),
    "sign.token-ambiguous": Message(
        "Lebih dari satu token cocok dengan {token}; yang terpasang: {tokens}.",
        "More than one token fits {token}; present are: {tokens}.",
        "Sebutkan labelnya dengan token=…, atau nomornya dengan slot=…",
        "Name its label with token=…, or its number with slot=…",
    ),
    "sign.token-failed": Message(
        "Token {token} gagal: {reason}.",
        "The token {token} failed: {reason}.",
    ),
    "sign.token-mechanism": Message(
        "Token {token} tidak mendukung tanda tangan SHA-256 dengan kunci ini.",
        "The token {token} can't make SHA-256 signatures with this key.",
    ),
    "sign.token-key-missing": Message(
        "Kunci privat {key} tidak ada di token {token}.",
        "There is no private key {key} in the token {token}.",
    ),
    "sign.token-key-ambiguous": Message(
        "Lebih dari satu kunci privat di token {token} cocok dengan {key}.",
        "More than one private key in the token {token} fits {key}.",
        "Sebutkan labelnya dengan key=…, atau pengenalnya dengan id=…",
        "Name its label with key=…, or its identifier with id=…",
    ),
    "sign.token-certificate-missing": Message(
        "Sertifikat {certificate} tidak ada di token {token}.",
        "There is no certificate {certificate} in the token {token}.",
        "Sebutkan berkas sertifikatnya dengan cert-file=…",
        "Name the certificate's file with cert-file=…",
    ),
    "sign.token-certificate-foreign": Message(
        "Sertifikat itu bukan milik kunci di token {token}.",
        "The certificate doesn't belong to the key in the token {token}.",
    ),
    "sign.certificate-file": Message(
        "Berkas sertifikat {path} tidak dapat dibaca atau bukan sertifikat.",
        "The certificate file {path} can't be read or is no certificate.",
    ),
    "sign.pin-wrong": Message(
        "PIN untuk token {token} salah.",
        "The PIN for the token {token} is wrong.",
        "Jangan mencoba terlalu sering: token terkunci setelah beberapa PIN yang salah.",
        "Don't try too often: tokens lock after a few wrong PINs.",
    ),
    "sign.pin-locked": Message(
        "PIN token {token} terkunci, kedaluwarsa, atau belum ditetapkan.",
        "The PIN of the token {token} is locked, expired or not set.",
        "Buka atau tetapkan PIN dengan perangkat lunak dari penerbit token.",
        "Unlock or set it with the software of the token's issuer.",
    ),
    "bsre.nik-malformed": Message(
        "NIK dari {source} bukan 16 angka.",
        "The NIK from {source} is not 16 digits.",
    ),
    "bsre.image-unreadable": Message(
        "Gambar {path} untuk kotak tanda tangan tidak dapat dibaca; yang diterima PNG dan JPEG.",
        "The picture {path} for the signature box can't be read; PNG and JPEG are accepted.",
    ),
    "bsre.unreachable": Message(
        "Layanan tanda tangan di {url} tidak terhubung: {reason}. Tidak ada yang ditandatangani.",
        "The signing service at {url} can't be reached: {reason}. Nothing was signed.",
        "Periksa alamat dan jaringan, lalu ulangi.",
        "Check the address and the network, then try again.",
    ),
    "bsre.not-the-service": Message(
        "Yang menjawab bukan layanan tanda tangan (HTTP {status}). Tidak ada yang ditandatangani.",
        "It wasn't the signing service that answered (HTTP {status}). Nothing was signed.",
        "Periksa alamat layanan, versi API, dan pengaturan proksi.",
        "Check the service's address, the API version and the proxy's settings.",
    ),
    "bsre.unauthorised": Message(
        "Layanan tanda tangan menolak akun aplikasi (HTTP {status}).",
        "The signing service refuses the application's account (HTTP {status}).",
        "Periksa nama dan kata sandi aplikasi di halaman admin eSign Client Service.",
        "Check the application's user and password on the eSign Client Service's admin page.",
    ),
    "bsre.user-unknown": Message(
        "Penanda tangan belum terdaftar di BSrE.",
        "The signer is not registered with BSrE.",
        "Periksa NIK, atau daftarkan lebih dahulu melalui verifikator instansi.",
        "Check the NIK, or register first through the agency's verifier.",
    ),
    "bsre.passphrase-wrong": Message(
        "Layanan tanda tangan menolak passphrase penanda tangan.",
        "The signing service refuses the signer's passphrase.",
        "Tidak dicoba lagi secara otomatis; periksa passphrase, lalu ulangi.",
        "It is not tried again automatically; check the passphrase, then try again.",
    ),
    "bsre.user-status": Message(
        "Penanda tangan tidak dapat menandatangani: status sertifikatnya {status}.",
        "The signer can't sign: the certificate's status is {status}.",
        "Hanya status ISSUE yang dapat menandatangani; hubungi verifikator instansi.",
        "Only the status ISSUE may sign; ask the agency's verifier.",
    ),
    "bsre.busy": Message(
        "Layanan tanda tangan sedang sibuk (HTTP {status}). Tidak ada yang ditandatangani.",
        "The signing service is busy (HTTP {status}). Nothing was signed.",
        "Ulangi beberapa saat lagi.",
        "Try again in a while.",
    ),
    "bsre.refused": Message(
        "Layanan tanda tangan menolak (HTTP {status}): {reason}.",
        "The signing service refuses (HTTP {status}): {reason}.",
    ),
    "bsre.state-unknown": Message(
        "Tidak diketahui apakah dokumen sudah ditandatangani: jawaban layanan tidak diterima "
        "utuh ({reason}); id_dokumen: {document}.",
        "It is not known whether the document was signed: the service's answer didn't arrive "
        "whole ({reason}); id_dokumen: {document}.",
        "Jangan langsung mengulang. Periksa riwayat di eSign Client Service; dengan id_dokumen, "
        "berkas dapat diambil sekali melalui /api/sign/download.",
        "Don't just repeat it. Check the eSign Client Service's history; with id_dokumen the file "
        "can be fetched once from /api/sign/download.",
    ),
    "bsre.answer-foreign": Message(
        "Jawaban layanan tanda tangan (HTTP {status}) bukan PDF; id_dokumen: {document}.",
        "The signing service's answer (HTTP {status}) is not a PDF; id_dokumen: {document}.",
        "Mungkin halaman proksi. Periksa riwayat di eSign Client Service sebelum mengulang.",
        "Perhaps a proxy's page. Check the eSign Client Service's history before trying again.",
    ),
    "bsre.answer-count": Message(
        "Layanan tanda tangan mengembalikan {got} berkas untuk {asked} berkas.",
        "The signing service returned {got} file(s) for {asked}.",
        "Semuanya dibuang. Periksa riwayat di eSign Client Service sebelum mengulang.",
        "All were thrown away. Check the eSign Client Service's history before trying again.",
    ),
    "bsre.result-unreadable": Message(
        "PDF dari layanan tanda tangan rusak.",
        "The PDF from the signing service is damaged.",
        "Hasil itu dibuang; bundel semula tidak berubah.",
        "It was thrown away; the bundle is as it was.",
    ),
    "bsre.result-changed": Message(
        "PDF dari layanan tanda tangan bukan dokumen yang dikirim: {part} berbeda.",
        "The PDF from the signing service is not the document sent: its {part} differ.",
        "Hasil itu dibuang. Mungkin berkas tertukar di layanan; laporkan kepada pengelolanya.",
        "It was thrown away. Files may be mixed up at the service; tell its administrator.",
    ),
    "bsre.result-unsound": Message(
        "Tanda tangan {field} dari layanan tidak utuh atau tidak mencakup seluruh berkas.",
        "The signature {field} from the service is not sound or doesn't cover the whole file.",
        "Hasil itu dibuang; bundel semula tidak berubah.",
        "It was thrown away; the bundle is as it was.",
    ),
}
