"""Sentences about verification and the state of a bundle."""

from __future__ import annotations

from typing import Final

from generator.messages.message import Message

MESSAGES: Final = {
    "verify.trust-unreadable": Message(
        "Sertifikat tepercaya yang diberikan bukan sertifikat X.509 (PEM atau DER).",
        "A trusted certificate that was given is not an X.509 certificate (PEM or DER).",
    ),
    "verify.trust-empty": Message(
        "Folder ini tidak memuat sertifikat ({endings}).",
        "This folder holds no certificates ({endings}).",
        "Sebutkan berkas sertifikat penerbit, atau folder tempatnya.",
        "Name an issuer's certificate, or the folder it is in.",
    ),
    "verify.no-signature": Message(
        "PDF ini belum ditandatangani.",
        "This PDF is not signed.",
    ),
    "verify.bytes-after-signature": Message(
        "Ada isi berkas yang tidak tercakup oleh tanda tangan terakhir.",
        "Part of the file is not covered by the last signature.",
        "Berkas diubah atau ditambah setelah ditandatangani; minta berkas aslinya.",
        "The file was changed or added to after signing; ask for the original.",
    ),
    "verify.enclosed": Message(
        "PDF {name} di dalam berkas ini tidak dapat diandalkan atau belum ditandatangani.",
        "The PDF {name} inside this file can't be relied on, or is not signed yet.",
    ),
    "verify.container-unsigned": Message(
        "Wadahnya sendiri tidak ditandatangani; yang sah adalah tanda tangan di dalam.",
        "The container itself is not signed; what counts are the signatures inside.",
    ),
    "verify.range": Message(
        "Tanda tangan ini tidak mencakup seluruh berkas pada saat dibuat.",
        "This signature does not cover the whole file as it was when it was made.",
    ),
    "verify.container-broken": Message(
        "Data tanda tangan ini rusak atau telah diubah.",
        "The data of this signature is damaged or was changed.",
    ),
    "verify.kind-unsupported": Message(
        "Jenis tanda tangan ini tidak dapat diperiksa.",
        "This kind of signature can't be checked.",
    ),
    "verify.algorithm-unsupported": Message(
        "Algoritma tanda tangan ini tidak dikenal atau tidak aman lagi.",
        "The algorithm of this signature is unknown or no longer safe.",
    ),
    "verify.document-changed": Message(
        "Isi dokumen berubah setelah ditandatangani.",
        "The document was changed after it was signed.",
    ),
    "verify.signature-wrong": Message(
        "Tanda tangan ini tidak dibuat dengan kunci dari sertifikat yang disertakan.",
        "This signature was not made with the key of the certificate it carries.",
    ),
    "verify.certificate-unnamed": Message(
        "Tanda tangan ini tidak menyebut sertifikat penanda tangannya.",
        "This signature does not name its signer's certificate.",
    ),
    "verify.certificate-broken": Message(
        "Ada sertifikat di dalam tanda tangan ini yang rusak atau tidak diterbitkan oleh "
        "penerbit yang disebutnya.",
        "A certificate in this signature is damaged, or not issued by the issuer it names.",
    ),
    "verify.certificate-purpose": Message(
        "Sertifikat penanda tangan tidak diterbitkan untuk tanda tangan.",
        "The signer's certificate was not issued for signing.",
    ),
    "verify.certificate-not-yet-valid": Message(
        "Sertifikat penanda tangan baru berlaku sejak {since}, sesudah waktu penandatanganan.",
        "The signer's certificate became valid on {since}, after the time of signing.",
    ),
    "verify.certificate-expired": Message(
        "Sertifikat penanda tangan sudah habis masa berlakunya pada {until}, sebelum waktu "
        "penandatanganan.",
        "The signer's certificate had expired on {until}, before the time of signing.",
    ),
    "verify.certificate-expired-unproven": Message(
        "Sertifikat penanda tangan habis masa berlakunya pada {until}, dan tidak ada stempel waktu "
        "tepercaya yang membuktikan bahwa tanda tangan dibuat sebelum itu.",
        "The signer's certificate expired on {until}, and no trusted timestamp proves that the "
        "signature was made before.",
        "Tandatangani dengan --level b-lt atau b-lta agar tetap dapat dibuktikan.",
        "Sign with --level b-lt or b-lta to keep signatures provable.",
    ),
    "verify.certificate-revoked": Message(
        "Sertifikat {holder} sudah dicabut pada {at}, sebelum tanda tangan ini terbukti ada.",
        "The certificate of {holder} was revoked on {at}, before this signature is proved to "
        "have existed.",
    ),
    "verify.certificate-revoked-since": Message(
        "Sertifikat {holder} dicabut pada {at}; tanda tangan ini terbukti dibuat sebelumnya.",
        "The certificate of {holder} was revoked on {at}; this signature is proved to be older.",
    ),
    "verify.self-signed": Message(
        "Sertifikat penanda tangan dibuat oleh dirinya sendiri dan tidak dipercaya.",
        "The signer's certificate is self-signed and not trusted.",
    ),
    "verify.issuer-missing": Message(
        "Sertifikat penerbit tidak lengkap, sehingga tidak sampai ke penerbit yang dipercaya.",
        "Issuers' certificates are missing, so that none that is trusted is reached.",
        "Tambahkan sertifikat penerbit yang kurang ke folder --trust.",
        "Add the missing issuer's certificate to the folder of --trust.",
    ),
    "verify.issuer-period": Message(
        "Sertifikat salah satu penerbit tidak berlaku pada waktu yang dapat dibuktikan.",
        "The certificate of one of the issuers was not valid at the time that can be proved.",
    ),
    "verify.chain-invalid": Message(
        "Rantai sertifikat penanda tangan melanggar aturan X.509 (RFC 5280).",
        "The signer's chain of certificates breaks the rules of X.509 (RFC 5280).",
    ),
    "verify.timestamp-broken": Message(
        "Stempel waktu ini rusak atau tidak dibuat oleh otoritas yang disebutnya.",
        "This timestamp is damaged, or not made by the authority it names.",
    ),
    "verify.timestamp-foreign": Message(
        "Stempel waktu ini dibuat untuk tanda tangan atau dokumen lain.",
        "This timestamp was made for another signature or document.",
    ),
    "verify.timestamp-purpose": Message(
        "Pembuat stempel waktu ini bukan otoritas stempel waktu.",
        "The maker of this timestamp is no timestamp authority.",
    ),
    "verify.timestamp-in-future": Message(
        "Waktu pada stempel waktu ini belum terjadi.",
        "The time of this timestamp has not come yet.",
        "Periksa juga tanggal dan jam komputer ini.",
        "Check the date and time of this computer as well.",
    ),
    "verify.timestamp-revoked": Message(
        "Sertifikat otoritas stempel waktu sudah dicabut ketika stempel ini dibuat.",
        "The timestamp authority's certificate was revoked when this timestamp was made.",
    ),
    "verify.timestamp-untrusted": Message(
        "Otoritas stempel waktu tidak dipercaya; waktunya tidak membuktikan apa pun.",
        "The timestamp authority is not trusted; its time proves nothing.",
        "Tambahkan sertifikat akar otoritas itu ke folder --trust bila Anda mempercayainya.",
        "Add that authority's root to the folder of --trust if you trust it.",
    ),
    "verify.timestamp-expired": Message(
        "Sertifikat otoritas stempel waktu sudah habis masa berlakunya, dan berkas tidak memuat "
        "bukti keadaannya waktu itu; waktunya tidak membuktikan apa pun lagi.",
        "The timestamp authority's certificate has expired, and the file holds no proof of how it "
        "stood then; its time proves nothing any more.",
    ),
    "verify.time-differs": Message(
        "Waktu yang dinyatakan penanda tangan lebih lambat daripada stempel waktunya.",
        "The signer states a later time than the timestamp.",
    ),
    "verify.revocation-unreadable": Message(
        "Data pencabutan yang diberikan bukan CRL atau jawaban OCSP.",
        "Revocation data that was given is neither a CRL nor an OCSP response.",
    ),
    "verify.time-in-future": Message(
        "Waktu penandatanganan yang dinyatakan belum terjadi.",
        "The stated time of signing has not come yet.",
        "Periksa juga tanggal dan jam komputer ini.",
        "Check the date and time of this computer as well.",
    ),
    "verify.untrusted": Message(
        "Sertifikat penanda tangan tidak berasal dari penerbit yang dipercaya.",
        "The signer's certificate does not come from a trusted issuer.",
    ),
    "verify.later-changes": Message(
        "Setelah tanda tangan ini, dokumen diubah selain dengan tanda tangan berikutnya.",
        "After this signature, the document was changed in other ways than by further signatures.",
    ),
    "verify.form-filled": Message(
        "Setelah tanda tangan ini, isian formulir dalam dokumen diisi atau diubah.",
        "After this signature, form fields of the document were filled or changed.",
        "Bandingkan dengan isi yang ditandatangani, atau minta berkas aslinya.",
        "Compare it with what was signed, or ask for the original.",
    ),
    "verify.stray-objects": Message(
        "Di antara tanda tangan disisipkan data yang tidak terdaftar dalam daftar objek PDF.",
        "Between the signatures, data was put in that the PDF's list of objects doesn't name.",
        "Sebagian program dapat menampilkannya; minta berkas aslinya.",
        "Some programs may show it; ask for the original.",
    ),
    "verify.field-repeated": Message(
        "Ada dua kolom tanda tangan dengan nama ini, atau satu tanda tangan dipakai di dua kolom.",
        "Two signature fields have this name, or one signature is used in two fields.",
    ),
    "verify.signature-removed": Message(
        "Tanda tangan yang pernah ada di kolom {field} dihapus atau diganti.",
        "The signature that once was in the field {field} was removed or replaced.",
        "Minta berkas sebelum perubahan itu kepada penanda tangannya.",
        "Ask the signatory for the file before that change.",
    ),
    "verify.trust-not-checked": Message(
        "Keaslian penanda tangan tidak diperiksa karena tidak ada penerbit tepercaya yang "
        "diberikan.",
        "Who signed was not checked, as no trusted issuers were given.",
        "Tambahkan --trust dengan folder sertifikat penerbit, misalnya sertifikat induk BSrE.",
        "Add --trust with a folder of issuers' certificates, such as the root of BSrE.",
    ),
    "verify.revocation-not-checked": Message(
        "Pencabutan sertifikat tidak diperiksa: berkas tidak memuat datanya.",
        "Whether certificates were revoked was not checked: the file holds no data on it.",
        "Tambahkan --online untuk bertanya kepada penerbit, atau --revocation dengan berkas CRL.",
        "Add --online to ask the issuers, or --revocation with a CRL file.",
    ),
    "verify.chain-incomplete": Message(
        "Sertifikat penerbit paling atas tidak disertakan dalam tanda tangan ini.",
        "The topmost issuer's certificate is not in this signature.",
    ),
    "verify.parts-unchecked": Message(
        "Tanda tangan ini memuat data tambahan yang tidak diperiksa.",
        "This signature holds other data that was not checked.",
    ),
    "verify.certificate-expired-since": Message(
        "Sertifikat penanda tangan habis masa berlakunya pada {until}; stempel waktu membuktikan "
        "bahwa tanda tangan dibuat sebelum itu.",
        "The signer's certificate expired on {until}; a timestamp proves that the signature was "
        "made before.",
    ),
    "verify.time-missing": Message(
        "Tanda tangan ini tidak menyatakan waktu penandatanganan.",
        "This signature does not state when it was made.",
    ),
    "verify.demo-failed": Message(
        "Bundel contoh tidak lolos pemeriksaan tanda tangan.",
        "The sample's bundle failed the verification of its signatures.",
        "Ini kesalahan program; laporkan dengan hasil naskah doctor.",
        "This is a bug; report it with the output of naskah doctor.",
    ),
    "status.no-fields": Message(
        "PDF ini tidak memiliki kolom tanda tangan para pihak.",
        "This PDF has no signature fields for the parties.",
        "Buat bundelnya dengan naskah bundle.",
        "Make the bundle with naskah bundle.",
    ),
    "status.other-signature": Message(
        "Ada tanda tangan di luar tempat yang disediakan untuk para pihak: {field}.",
        "There is a signature outside the places meant for the parties: {field}.",
    ),
    "status.out-of-order": Message(
        "{role} menandatangani sebelum giliran; seharusnya lebih dulu: {first}.",
        "{role} signed out of turn; {first} should have signed first.",
    ),
    "status.parallel": Message(
        "{one} dan {other} berasal dari bundel yang sama, tetapi ditandatangani terpisah: "
        "masing-masing memuat tanda tangan yang tidak ada pada yang lain, dan keduanya tidak dapat "
        "digabungkan.",
        "{one} and {other} come from the same bundle but were signed apart: each holds a signature "
        "that the other lacks, and they can't be joined.",
        "Lanjutkan dengan {keep}, dan minta {roles} menandatangani lagi berkas itu.",
        "Go on with {keep}, and have {roles} sign that file again.",
    ),
    "status.parallel-spare": Message(
        "{one} dan {other} berasal dari bundel yang sama dan ditandatangani terpisah; semua yang "
        "menandatangani {spare} juga sudah menandatangani {keep}.",
        "{one} and {other} come from the same bundle and were signed apart; all who signed {spare} "
        "have signed {keep} as well.",
        "Lanjutkan hanya dengan {keep}.",
        "Go on with {keep} only.",
    ),
    "status.contained": Message(
        "{keep} memuat semua tanda tangan pada {old}.",
        "{keep} holds all signatures of {old}.",
        "Lanjutkan dengan {keep}.",
        "Go on with {keep}.",
    ),
    "status.same": Message(
        "{one} dan {other} memuat tanda tangan yang sama.",
        "{one} and {other} hold the same signatures.",
    ),
    "status.unrelated": Message(
        "{one} dan {other} bukan dari bundel yang sama.",
        "{one} and {other} don't come from the same bundle.",
    ),
}
