"""The straight line in process: one berkas from JSON to a verified, signed bundle."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from pypdf import PdfReader

import generator as g
from generator.resources import SAMPLES
from generator.signing.fields import list_fields
from generator.testing.pki import throwaway_pki

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
SAMPLE = SAMPLES / "sinergi-kecil.json"


def words_of(pdf: bytes, page_index: int) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return " ".join(document[page_index].get_textpage().get_text_range().split())
    finally:
        document.close()


def test_everyone_signs_in_turn_and_the_bundle_verifies(tmp_path: Path) -> None:
    berkas = g.load(SAMPLE)
    people = {p.peran: p.wakil.nama for p in berkas.pihak if p.wakil is not None}
    pki = throwaway_pki(NOW, people=people.values())
    pki.write(tmp_path)
    bundle = g.bundle(berkas, now=NOW)
    signed = bundle
    for role, name in people.items():
        key = tmp_path / f"{pki.people[name].stem}.p12"
        secret = g.SecretRef("file", str(key.with_suffix(".pass")))
        with g.Pkcs12Signer(g.Pkcs12Config(path=key, passphrase=secret)) as signer:
            signed = g.sign(signed, signer, as_=role, now=NOW)
    report = g.verify(signed, trust=[pki.root], now=NOW)
    assert report.ok
    assert not report.unsigned_fields
    assert {(v.document, v.role, v.signer) for v in report.signatures} == {
        (document, role, name)
        for document in ("nota_kesepakatan", "rencana_kerja")
        for role, name in people.items()
    }
    assert signed.startswith(bundle)


def test_equal_berkas_and_moment_give_equal_bundles() -> None:
    berkas = g.load(SAMPLE)
    assert g.bundle(berkas, now=NOW) == g.bundle(berkas, now=NOW)


def test_bundle_says_what_it_is() -> None:
    berkas = g.load(SAMPLE)
    reader = PdfReader(io.BytesIO(g.bundle(berkas, now=NOW)))
    assert reader.metadata is not None
    assert reader.metadata.title == berkas.heading
    assert reader.metadata.author == "Pemerintah Daerah Kabupaten Tabalong"
    assert str(reader.root_object["/Lang"]) == "id-ID"
    assert [entry.title for entry in reader.outline if not isinstance(entry, list)] == [
        "Sampul",
        "Nota Kesepakatan",
        "Rencana Kerja",
    ]


def test_cover_prints_the_fingerprint_of_the_facts() -> None:
    berkas = g.load(SAMPLE)
    cover = words_of(g.bundle(berkas, now=NOW), 0).replace(" ", "")
    assert g.fingerprint(berkas) in cover


def test_fingerprint_changes_with_a_fact() -> None:
    berkas = g.load(SAMPLE)
    other = berkas.model_copy(update={"judul": "Judul Lain"})
    assert g.fingerprint(berkas) != g.fingerprint(other)


def test_signature_field_names_the_office() -> None:
    offices = {field.role: field.office for field in list_fields(g.bundle(g.load(SAMPLE), now=NOW))}
    assert offices == {
        "kesatu": "Kepala Badan Pusat Statistik Kabupaten Tabalong",
        "kedua": "Bupati Tabalong",
    }


def test_incomplete_berkas_makes_no_bundle() -> None:
    berkas = g.load(SAMPLE)
    unsigned = berkas.model_copy(update={"penandatanganan": None})
    with pytest.raises(g.InputError) as caught:
        g.bundle(unsigned, now=NOW)
    assert caught.value.code == "input.documents-not-ready"
    assert g.bundle(unsigned, draft=True, now=NOW).startswith(b"%PDF-")
