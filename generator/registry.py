"""Every cooperation form and every document, one line each.

The order of the lines is the order users see, and the order of a bundle.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from generator.errors import InputError

PageName = Literal["naskah_kerja_sama", "naskah_dinas"]


@dataclass(frozen=True, slots=True)
class Form:
    """A form of cooperation.

    Attributes:
        key: The value of `bentuk`, also the stem of its schema and samples.
        title: What documents and lists call it.
        model: Module and class of its model, imported when first needed.
        legal_basis: Where the law defines it.
    """

    key: str
    title: str
    model: str
    legal_basis: str


@dataclass(frozen=True, slots=True)
class Document:
    """A document that a berkas yields.

    Attributes:
        key: The stem of its template and of the files made from it.
        title: Its name on covers and in lists.
        label: Short prefix of its page labels.
        forms: Keys of the forms that have it.
        stage: The stage of the law's procedure it belongs to.
        page: The page profile it is set in.
        signers: Who signs: every party, or the head of the region.
        requires: Paths of facts it can't do without; `[]` stands for every item of a list.
        when: Name of a property of the berkas that must hold; empty for always.
        legal_basis: Where the law asks for it.
    """

    key: str
    title: str
    label: str
    forms: tuple[str, ...]
    stage: str
    page: PageName
    signers: Literal["para_pihak", "kepala_daerah"]
    requires: tuple[str, ...]
    legal_basis: str
    when: str = ""


FORMS: Final = (
    Form(
        "sinergi",
        title="Sinergi",
        model="generator.models.sinergi:Sinergi",
        legal_basis="PP 28/2018 Pasal 46; Permendagri 22/2020 Pasal 52–60",
    ),
)

DOCUMENTS: Final = (
    Document(
        "surat_permohonan_persetujuan_dprd",
        title="Surat Permohonan Persetujuan DPRD",
        label="DPRD",
        forms=("sinergi",),
        stage="persetujuan_dprd",
        page="naskah_dinas",
        signers="kepala_daerah",
        requires=("persetujuan_dprd.surat_permohonan",),
        when="perlu_persetujuan_dprd",
        legal_basis="PP 28/2018 Pasal 6 ayat (2); Permendagri 22/2020 Pasal 56",
    ),
    Document(
        "nota_kesepakatan",
        title="Nota Kesepakatan",
        label="NK",
        forms=("sinergi",),
        stage="penandatanganan",
        page="naskah_kerja_sama",
        signers="para_pihak",
        requires=("penandatanganan", "para_pihak[].nomor_naskah"),
        legal_basis="Permendagri 22/2020 Pasal 42 dan 57",
    ),
    Document(
        "rencana_kerja",
        title="Rencana Kerja",
        label="RK",
        forms=("sinergi",),
        stage="penandatanganan",
        page="naskah_kerja_sama",
        signers="para_pihak",
        requires=("penandatanganan", "para_pihak[].nomor_naskah", "rencana_kerja[]"),
        legal_basis="Permendagri 22/2020 Pasal 55–57",
    ),
)

COVER: Final = Document(
    "sampul",
    title="Sampul",
    label="",
    forms=tuple(form.key for form in FORMS),
    stage="",
    page="naskah_kerja_sama",
    signers="para_pihak",
    requires=(),
    legal_basis="",
)

INDEX: Final = Document(
    "indeks",
    title="Indeks",
    label="",
    forms=tuple(form.key for form in FORMS),
    stage="",
    page="naskah_kerja_sama",
    signers="para_pihak",
    requires=(),
    legal_basis="",
)


def form(key: str) -> Form:
    """Look up a form.

    Raises:
        InputError: There is no such form.
    """
    for line in FORMS:
        if line.key == key:
            return line
    raise InputError("input.unknown-form", form=key, known=[line.key for line in FORMS])


def document(key: str, form_key: str) -> Document:
    """Look up a document of a form.

    Raises:
        InputError: The form has no such document.
    """
    lines = documents_of(form_key)
    for line in lines:
        if line.key == key:
            return line
    raise InputError(
        "input.unknown-document", document=key, form=form_key, known=[line.key for line in lines]
    )


def documents_of(form_key: str) -> tuple[Document, ...]:
    """List the documents a form has, in bundle order."""
    return tuple(line for line in DOCUMENTS if form_key in line.forms)
