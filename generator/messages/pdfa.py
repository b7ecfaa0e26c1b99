"""Sentences about PDF/A: what a file doesn't keep to, one for each clause that is checked."""

from __future__ import annotations

from typing import Final

from generator.messages.message import Message

MESSAGES: Final = {
    "pdfa.unreadable": Message(
        "PDF tidak dapat dibaca untuk diperiksa: {reason}.",
        "The PDF can't be read for checking: {reason}.",
    ),
    "pdfa.header": Message(
        "Baris pertama berkas bukan penanda PDF 1.0–1.7 dengan baris biner sesudahnya.",
        "The file doesn't begin with a PDF 1.0–1.7 header and a binary line.",
    ),
    "pdfa.identifier": Message(
        "Pengenal berkas (/ID) tidak ada.",
        "The file identifier (/ID) is missing.",
    ),
    "pdfa.encrypted": Message("Berkas terenkripsi.", "The file is encrypted."),
    "pdfa.after-end": Message(
        "Ada data setelah penanda akhir berkas.",
        "There is data after the end-of-file marker.",
    ),
    "pdfa.table-spacing": Message(
        "Kata xref tidak langsung diikuti barisnya.",
        "The keyword xref is not directly followed by its first line.",
    ),
    "pdfa.hex-string": Message(
        "Teks heksadesimal ganjil atau memuat tanda lain.",
        "A hexadecimal string is odd or holds other characters.",
    ),
    "pdfa.stream-length": Message(
        "Panjang stream tidak sama dengan yang dinyatakan.",
        "A stream is not as long as it states.",
    ),
    "pdfa.external-stream": Message(
        "Isi stream ada di luar berkas.",
        "The content of a stream is outside the file.",
    ),
    "pdfa.filter": Message(
        "Stream memakai pemampatan yang tidak diizinkan, seperti LZW.",
        "A stream is packed in a way that isn't permitted, such as LZW.",
    ),
    "pdfa.object-spacing": Message(
        "Kata obj atau endobj tidak berdiri di baris yang semestinya.",
        "The keywords obj and endobj don't stand on lines as they must.",
    ),
    "pdfa.inline-filter": Message(
        "Gambar sebaris memakai pemampatan yang tidak diizinkan.",
        "An inline image is packed in a way that isn't permitted.",
    ),
    "pdfa.permissions": Message(
        "Kamus izin memuat entri lain, atau sertifikasi memuat sidik sendiri.",
        "The permissions hold other entries, or the certification a digest of its own.",
    ),
    "pdfa.limit": Message(
        "Ada angka, teks, atau nama di luar batas.",
        "A number, string or name is out of bounds.",
    ),
    "pdfa.state-depth": Message(
        "Keadaan grafis disimpan lebih dari 28 tingkat.",
        "Graphics states are nested over 28 deep.",
    ),
    "pdfa.page-box": Message(
        "Ukuran halaman di luar 3 sampai 14.400 satuan.",
        "A page boundary is not within 3 to 14,400 units.",
    ),
    "pdfa.operator": Message(
        "Isi halaman memuat perintah yang tidak dikenal.",
        "A content stream holds an unknown operator.",
    ),
    "pdfa.resources": Message(
        "Isi halaman memakai sumber daya yang tidak disebut di tempatnya.",
        "A content stream uses resources that its own dictionary doesn't name.",
    ),
    "pdfa.output-intent": Message(
        "Tujuan keluaran warna (output intent) tidak ada atau profil ICC-nya tidak sah.",
        "The output intent is missing, or its ICC profile is not valid.",
    ),
    "pdfa.colour-profile": Message(
        "Profil ICC sebuah ruang warna tidak sah.",
        "The ICC profile of a colour space is not valid.",
    ),
    "pdfa.device-colour": Message(
        "Warna perangkat dipakai tanpa tujuan keluaran yang menjelaskannya.",
        "A device colour is used that the output intent doesn't explain.",
    ),
    "pdfa.graphics-state": Message(
        "Keadaan grafis memuat fungsi transfer atau raster yang tidak diizinkan.",
        "A graphics state holds a transfer function or halftone that isn't permitted.",
    ),
    "pdfa.rendering-intent": Message(
        "Cara penyesuaian warna tidak dikenal.",
        "A rendering intent is unknown.",
    ),
    "pdfa.image": Message(
        "Gambar memuat pengganti, OPI, atau penghalusan.",
        "An image holds alternates, OPI or interpolation.",
    ),
    "pdfa.form": Message(
        "Objek gambar merujuk PostScript, OPI, atau berkas lain.",
        "A form holds PostScript, OPI or a reference to another file.",
    ),
    "pdfa.blend-mode": Message("Cara pencampuran tidak dikenal.", "A blend mode is unknown."),
    "pdfa.blend-space": Message(
        "Ada yang tembus pandang tanpa ruang warna pencampuran.",
        "Something is transparent without a blending colour space.",
    ),
    "pdfa.font-dictionary": Message(
        "Kamus huruf tidak lengkap atau salah jenis.",
        "A font dictionary is incomplete or of a wrong type.",
    ),
    "pdfa.composite-font": Message(
        "Huruf majemuk tidak memetakan kodenya dengan cara yang diizinkan.",
        "A composite font doesn't map its codes in a permitted way.",
    ),
    "pdfa.font-embedded": Message("Huruf tidak tertanam.", "A font is not embedded."),
    "pdfa.glyph-missing": Message(
        "Teks memakai bentuk huruf yang tidak ada di berkas huruf.",
        "Text shows a glyph that the font file doesn't have.",
    ),
    "pdfa.glyph-width": Message(
        "Lebar huruf yang dinyatakan berbeda dari berkas huruf.",
        "The stated width of a glyph differs from the font file's.",
    ),
    "pdfa.font-encoding": Message(
        "Penyandian huruf TrueType tidak sesuai sifatnya.",
        "The encoding of a TrueType font doesn't fit its kind.",
    ),
    "pdfa.notdef": Message(
        "Teks memakai bentuk huruf pengganti (.notdef).",
        "Text shows the glyph for missing characters (.notdef).",
    ),
    "pdfa.annotation-type": Message(
        "Jenis anotasi tidak diizinkan.",
        "An annotation is of a type that isn't permitted.",
    ),
    "pdfa.annotation-flags": Message(
        "Anotasi tersembunyi atau tidak ikut tercetak.",
        "An annotation is hidden or isn't printed.",
    ),
    "pdfa.appearance": Message(
        "Anotasi tidak memuat gambarnya sendiri.",
        "An annotation has no appearance of its own.",
    ),
    "pdfa.form-action": Message(
        "Formulir memuat tindakan, atau minta digambar oleh pembaca PDF.",
        "The form holds actions, or asks readers to draw it.",
    ),
    "pdfa.xfa": Message("Formulir memuat XFA.", "The form holds XFA."),
    "pdfa.signature": Message(
        "Tanda tangan tidak mencakup seluruh revisinya, atau bukan dari satu penanda tangan.",
        "A signature doesn't cover all of its revision, or hasn't exactly one signer.",
    ),
    "pdfa.action": Message(
        "Ada tindakan yang tidak diizinkan, seperti JavaScript.",
        "There is an action that isn't permitted, such as JavaScript.",
    ),
    "pdfa.trigger": Message(
        "Dokumen atau halaman memuat tindakan pemicu.",
        "The document or a page holds trigger actions.",
    ),
    "pdfa.metadata": Message(
        "Metadata XMP tidak ada atau tidak tersusun benar.",
        "The XMP metadata is missing or not well-formed.",
    ),
    "pdfa.property-unknown": Message(
        "Metadata memuat sifat yang tidak dikenal dan tidak dijelaskan.",
        "The metadata holds a property that is neither known nor described.",
    ),
    "pdfa.info-differs": Message(
        "Informasi dokumen berbeda dari metadata XMP.",
        "The document information differs from the XMP metadata.",
    ),
    "pdfa.identification": Message(
        "Berkas tidak menyatakan diri sebagai PDF/A-3.",
        "The file doesn't claim to be PDF/A-3.",
    ),
    "pdfa.media-type": Message(
        "Jenis media sebuah lampiran tidak disebut.",
        "The media type of an embedded file is missing.",
    ),
    "pdfa.file-name": Message(
        "Nama sebuah lampiran tidak lengkap (F dan UF).",
        "The name of an embedded file is incomplete (F and UF).",
    ),
    "pdfa.relationship": Message(
        "Hubungan sebuah lampiran dengan dokumen tidak disebut.",
        "The relationship of an embedded file to the document is missing.",
    ),
    "pdfa.association": Message(
        "Sebuah lampiran tidak dikaitkan dengan dokumen.",
        "An embedded file is not associated with the document.",
    ),
    "pdfa.layer": Message(
        "Pengaturan lapisan tidak sesuai PDF/A.",
        "The configuration of layers doesn't keep to PDF/A.",
    ),
    "pdfa.presentation": Message(
        "Dokumen memuat penyajian lain.",
        "The document holds alternate presentations.",
    ),
    "pdfa.requirement": Message(
        "Dokumen mensyaratkan kemampuan pembaca PDF.",
        "The document asks for capabilities of readers.",
    ),
    "pdfa.not-claimed": Message(
        "PDF ini tidak menyatakan diri sebagai PDF/A.",
        "This PDF doesn't claim to be PDF/A.",
    ),
    "pdfa.verapdf-failed": Message(
        "Program veraPDF tidak dapat memeriksa berkas: {reason}.",
        "The program veraPDF could not check the file: {reason}.",
        "Jalankan program itu sendiri untuk melihat sebabnya.",
        "Run the program by itself to see why.",
    ),
    "pdfa.verapdf": Message(
        "veraPDF: {clause}, {description}",
        "veraPDF says: {clause}, {description}",
    ),
}
