"""Names with and without titles, and titles typed into names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.indonesian.nama import (
    gabung_nama,
    gelar_dalam,
    nama_bergelar,
    nama_bergelar_kapital,
    nama_kapital,
    urai_nama,
)
from generator.models.pihak import Pejabat

FRONT = ["Prof.", "Dr.", "dr.", "drg.", "Drs.", "Dra.", "Ir.", "H.", "Hj.", "K.H.", "Apt.", "Ns."]
BACK = ["S.H.", "M.Si", "Ph.D", "S.Sos.", "M.A.P.", "A.Md.", "Sp.OG", "S.STP", "M.Kn.", "S.Pd.I"]
NAMES = ["Ahmad", "Ratna", "Hadi", "Ma'ruf", "Noor", "Abdul", "Syafi'i", "Ida", "Hjalmar", "Drajat"]

fronts = st.lists(st.sampled_from(FRONT), max_size=3)
backs = st.lists(st.sampled_from(BACK), max_size=3)
names = st.lists(st.sampled_from(NAMES), min_size=1, max_size=4).map(" ".join)


@pytest.mark.parametrize(
    ("front", "back", "expected"),
    [
        (None, None, "Rahmat"),
        ("Dr.", None, "Dr. Rahmat"),
        (None, "S.H., M.H.", "Rahmat, S.H., M.H."),
        ("Dr.", "S.H.", "Dr. Rahmat, S.H."),
    ],
)
def test_names_carry_their_titles(front: str | None, back: str | None, expected: str) -> None:
    official = Pejabat(nama="Rahmat", gelar_depan=front, gelar_belakang=back)
    assert nama_bergelar(official) == expected
    assert nama_bergelar_kapital(official) == expected.replace("Rahmat", "RAHMAT")


@pytest.mark.parametrize(
    ("name", "titles"),
    [
        ("Dr. Rahmat Hidayatullah, S.H.", ("Dr.", "S.H.")),
        ("dr. Siti Aminah", ("dr.",)),
        ("drg Siti Aminah", ("drg",)),
        ("Dra Ratna", ("Dra",)),
        ("Drs. H. Muhammad Noor", ("Drs.", "H.")),
        ("H. Abdul", ("H.",)),
        ("H Abdul Hadi", ("H",)),
        ("Hj. Noor Aida", ("Hj.",)),
        ("Hj.Noor Aida", ("Hj.",)),
        ("K.H. Zaini", ("K.H.",)),
        ("KH. Zaini", ("KH.",)),
        ("Prof. Dr. Ir. Ahmad", ("Prof.", "Dr.", "Ir.")),
        ("Prof.Dr.Ahmad", ("Prof.", "Dr.")),
        ("Apt. Rina", ("Apt.",)),
        ("Ns. Rina", ("Ns.",)),
        ("Rina M.Si", ("M.Si",)),
        ("Rina Dewi Ph.D", ("Ph.D",)),
        ("Rina SH", ("SH",)),
        ("Rina SH MH", ("SH MH",)),
        ("Rina S. Sos.", ("S. Sos.",)),
        ("RINA S.E.", ("S.E.",)),
        ("Rina Sp.OG", ("Sp.OG",)),
        ("Rina S.Tr.Keb", ("S.Tr.Keb",)),
        ("Rina, Diploma in Law", ("Diploma in Law",)),
    ],
)
def test_titles_typed_into_a_name_are_found(name: str, titles: tuple[str, ...]) -> None:
    assert gelar_dalam(name) == titles


@pytest.mark.parametrize(
    "name",
    [
        "Hadi", "Hjalmar Noor", "Irawan", "Ira Dewi", "Ir", "H", "Drajat Wibowo", "Prof",
        "M. Noor", "A. R. Baswedan", "W.S. Rendra", "H.M. Said", "Saleh A.R.", "Muhammad S.",
        "Ma'ruf Amin", "Sa'adah", "Nur'aini", "Siti Nurjanah", "Nsution", "Ma", "Se Min",
        "Ahmad Ma", "AHMAD MA", "ST AMINAH", "Dramaga", "Aptiani", "Kholis",
        "I Gusti Ngurah", "R. Soeprapto",
        "Abd. Rahman", "Muh. Saleh", "Moh. Sp", "Ahmad St", "O'Brien", "Mag Noor",
    ],
)  # fmt: skip
def test_names_without_titles_raise_no_alarm(name: str) -> None:
    assert gelar_dalam(name) == ()
    assert urai_nama(name).nama == name


@given(
    st.lists(st.sampled_from(FRONT), max_size=3), names, st.lists(st.sampled_from(BACK), max_size=3)
)
def test_titles_come_off_as_they_were_put_on(front: list[str], name: str, back: list[str]) -> None:
    written = gabung_nama(" ".join(front), name, ", ".join(back))
    assert urai_nama(written) == (" ".join(front), name, ", ".join(back))
    assert gelar_dalam(written) == (*front, *back)
    assert nama_kapital(written) == gabung_nama(" ".join(front), name.upper(), ", ".join(back))
    assert gelar_dalam(nama_kapital(written)) == (*front, *back)


@given(st.text(max_size=60))
def test_any_text_is_taken_apart_without_losing_a_letter(text: str) -> None:
    parts = urai_nama(text)

    def letters(*texts: str) -> str:
        return "".join(character for part in texts for character in part if character.isalnum())

    assert letters(*parts) == letters(text)
