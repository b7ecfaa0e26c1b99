"""What agreements in two steps, addenda and their end say, beyond what every document has."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import docx_reading as reading
import pytest
from rendered_samples import profil

import generator as g
from generator import loading, registry
from generator.errors import InputError
from generator.models.pihak import PERAN
from generator.models.pihak_ketiga import BadanUsaha
from generator.rendering.context import build_context
from generator.resources import SAMPLES

if TYPE_CHECKING:
    from generator.models.berkas import Berkas


def _data(sample: str) -> dict[str, Any]:
    values: dict[str, Any] = json.loads((SAMPLES / f"{sample}.json").read_text("utf-8"))
    return values


def _berkas(values: dict[str, Any], **region: Any) -> Berkas:
    parsed = loading.parse_berkas(json.dumps(values).encode())
    return parsed.with_profil(profil(**region))


def _context(berkas: Berkas, key: str) -> dict[str, Any]:
    return build_context(berkas, registry.document(key, berkas.form))


def _lines(berkas: Berkas, key: str, *, draft: bool = False) -> list[str]:
    return reading.numbered_lines(g.render(berkas, only=[key], draft=draft)[key].docx)


def _text(berkas: Berkas, key: str, *, draft: bool = False) -> str:
    return "\n".join(_lines(berkas, key, draft=draft))


def _roles(docx: bytes) -> list[str]:
    links = reading.parts_of(docx)["word/_rels/document.xml.rels"].decode()
    return re.findall(r"naskah:ttd/(\w+)", links)


def _region(index: int) -> dict[str, Any]:
    return {
        "jenis": "kabupaten",
        "nama": f"Rekaan {index}",
        "provinsi": "Kalimantan Selatan",
        "alamat": {"jalan": f"Jalan Contoh Nomor {index}", "kota": "Contoh"},
        "wakil": {"nama": f"Nama {index}", "jabatan": f"Bupati Rekaan {index}"},
    }


def _number(urut: int, role: str, year: int) -> str:
    """Give a number of the pattern that the region's own numbers follow."""
    return f"100.3.7.1/{urut}/{role.upper()}/{year}"


def _with_regions(count: int) -> dict[str, Any]:
    values = _data("ksdd-sukarela")
    values["para_pihak"] = [{"rujuk": "profil"}, *(_region(n) for n in range(2, count + 1))]
    roles = PERAN[:count]
    agreements = ("kesepakatan_bersama", "perjanjian_kerja_sama", "pengakhiran")
    for start, agreement in zip((1, 101, 201), agreements, strict=True):
        year = int(values[agreement]["penandatanganan"]["tanggal"][:4])
        values[agreement]["nomor"] = {
            role: _number(n, "X", year) for n, role in enumerate(roles, start)
        }
    duties = {"hak": ["menerima data"], "kewajiban": ["menyediakan data"]}
    values["perjanjian_kerja_sama"]["hak_kewajiban"] = dict.fromkeys(roles, duties)
    return values


# --- parties, emblems, signatories ----------------------------------------------------------------


@pytest.mark.parametrize("count", [2, 3, 4, 7])
@pytest.mark.parametrize("key", ["kesepakatan_bersama", "perjanjian_kerja_sama", "pengakhiran"])
def test_two_to_seven_regions_appear_and_sign_once(count: int, key: str) -> None:
    berkas = _berkas(_with_regions(count))
    assert sorted(_roles(g.render(berkas, only=[key])[key].docx)) == sorted(PERAN[:count])
    text = _text(berkas, key)
    assert all(f"selanjutnya disebut PIHAK {role.upper()}." in text for role in PERAN[:count])


@pytest.mark.parametrize("count", [2, 4, 7])
def test_the_region_that_starts_has_its_emblem_on_the_right(count: int) -> None:
    values = _with_regions(count)
    values["para_pihak"].append(values["para_pihak"].pop(0))
    context = _context(_berkas(values), "perjanjian_kerja_sama")
    assert context["lambang_kanan"] == "lambang_kesatu"
    assert context["lambang_kiri"][-1] == "lambang_daerah"
    assert len(context["lambang_kiri"]) == count - 1


def test_third_parties_have_their_emblems_on_the_left() -> None:
    context = _context(_berkas(_data("ksdpk-investasi")), "kesepakatan_bersama")
    assert context["lambang_kanan"] == "lambang_daerah"
    assert context["lambang_kiri"] == ["lambang_kedua", "lambang_ketiga"]


def test_who_holds_a_power_of_attorney_signs_in_a_role_of_its_own() -> None:
    made = g.render(loading.load(SAMPLES / "ksdd-wajib.json"), only=["perjanjian_kerja_sama"])
    roles = sorted(_roles(made["perjanjian_kerja_sama"].docx))
    assert roles == ["kedua", "keempat", "kuasa_kesatu", "kuasa_ketiga"]


def test_the_power_of_attorney_names_who_gave_it() -> None:
    values = _data("ksdd-wajib")
    del values["perjanjian_kerja_sama"]["kuasa"]["ketiga"]["pemberi"]
    text = _text(_berkas(values), "perjanjian_kerja_sama")
    assert "berdasarkan Surat Kuasa Khusus Bupati Tabalong Nomor 100.3.7.1/25/BKS/2026" in text
    assert "berdasarkan Surat Kuasa Khusus Bupati Tanah Laut Nomor 100.3.7.1/18/BKS/2026" in text


def test_a_company_that_names_no_giver_gives_the_power_itself() -> None:
    values = _data("ksdpk-investasi")
    values["perjanjian_kerja_sama"]["kuasa"] = {
        "kedua": {
            "nomor": "3/BLE/2026",
            "tanggal": "2026-05-01",
            "penerima": {"nama": "Bambang Irawan", "jabatan": "Direktur Operasi"},
        }
    }
    text = _text(_berkas(values), "perjanjian_kerja_sama")
    assert "Surat Kuasa Khusus PT Banua Lestari Energi Nomor 3/BLE/2026 tanggal 1 Mei 2026" in text


def test_a_person_acts_for_herself() -> None:
    text = _text(_berkas(_data("ksdpk-ormas")), "kesepakatan_bersama")
    assert "Pegiat literasi, bertempat tinggal di Tanjung" in text
    assert "dalam hal ini bertindak untuk diri sendiri, selanjutnya disebut PIHAK KETIGA." in text


@pytest.mark.parametrize("legal", [True, False])
def test_an_organisation_names_its_approval_or_registration(*, legal: bool) -> None:
    values = _data("ksdpk-ormas")
    deed = {
        "nomor": "4",
        "tanggal": "2020-02-03",
        "notaris": "Rizky Amalia",
        "kedudukan": "Tanjung",
    }
    values["para_pihak"][1] |= {"berbadan_hukum": legal, "akta": deed}
    text = _text(_berkas(values), "kesepakatan_bersama")
    assert "berdasarkan Akta Pendirian Perkumpulan Banua Membaca yang dibuat di hadapan" in text
    assert ("yang telah disahkan oleh Menteri Dalam Negeri" in text) == legal
    assert ("serta Surat Keterangan Terdaftar Menteri Dalam Negeri" in text) != legal


# --- disputes, money, history ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "governor"),
    [
        ({}, True),
        ({"provinsi": "Kalimantan Tengah"}, False),
        ({"jenis": "provinsi", "nama": "Kalimantan Selatan"}, False),
    ],
)
def test_the_governor_settles_disputes_within_a_province_only(
    change: dict[str, str], *, governor: bool
) -> None:
    values = _data("ksdd-sukarela")
    values["para_pihak"][1] |= change
    text = _text(_berkas(values), "perjanjian_kerja_sama")
    assert ("diselesaikan oleh Gubernur Kalimantan Selatan" in text) == governor
    assert "Keputusan Menteri Dalam Negeri" in text


@pytest.mark.parametrize("count", [1, 2, 4, 5])
def test_more_payments_than_four_stand_in_a_table_below(count: int) -> None:
    values = _data("ksdd-sukarela")
    (payment,) = values["perjanjian_kerja_sama"]["pembayaran"]
    values["perjanjian_kerja_sama"]["pembayaran"] = [
        payment | {"tahun": 2024 + n} for n in range(count)
    ]
    text = _text(_berkas(values), "perjanjian_kerja_sama")
    below = count > 4
    assert ("tercantum dalam Lampiran" in text) == below
    assert ("RINCIAN PEMBAYARAN ANTARPIHAK" in text) == below
    assert text.count("disetorkan ke rekening") == 1
    assert ("420.000.000" in text) == below


def test_nobody_pays_who_is_no_party() -> None:
    values = _data("ksdd-sukarela")
    values["perjanjian_kerja_sama"]["pembayaran"][0]["pembayar"] = "ketujuh"
    with pytest.raises(InputError) as caught:
        _berkas(values)
    (problem,) = caught.value.problems
    assert problem.code == "field.role-unknown"
    assert problem.path == "perjanjian_kerja_sama.pembayaran[0].pembayar"


def test_accounts_are_told_apart_by_who_pays_into_them() -> None:
    values = _data("ksdd-wajib")
    other = {"bank": "Bank Kalsel", "nomor": "7", "atas_nama": "Kas Umum Daerah Kota Banjarbaru"}
    values["perjanjian_kerja_sama"]["pembayaran"][0]["rekening"] = other
    context = _context(_berkas(values), "perjanjian_kerja_sama")
    payers = {account["nomor"]: account["pembayar"] for account in context["rekening_tujuan"]}
    assert payers["7"] == ["PIHAK KEDUA"]
    assert payers["001.00.02.00099"] == ["PIHAK KETIGA", "PIHAK KEEMPAT", "PIHAK KEDUA"]


@pytest.mark.parametrize("sample", ["ksdd-sukarela", "ksdpk-ormas"])
def test_no_article_has_one_numbered_paragraph_alone(sample: str) -> None:
    values = _data(sample)
    values.pop("pemrakarsa", None)
    values["perjanjian_kerja_sama"].pop("pembayaran", None)
    values["pembiayaan"]["sumber"] = []
    berkas = _berkas(values)
    for key in ("kesepakatan_bersama", "perjanjian_kerja_sama"):
        articles = re.split(r"(?m)^Pasal \d+ ", _text(berkas, key))[1:]
        counts = [len(re.findall(r"(?m)^\(\d+\) ", article)) for article in articles]
        assert len(counts) > 8
        assert 1 not in counts


@pytest.mark.parametrize(
    ("way", "court", "expected"),
    [
        ("pengadilan_negeri", None, "pengadilan negeri yang daerah hukumnya meliputi"),
        ("arbitrase", "Badan Arbitrase Contoh", "arbitrase pada Badan Arbitrase Contoh"),
        ("mediasi", None, "mediator yang disepakati PARA PIHAK"),
    ],
)
def test_disputes_with_third_parties_go_where_the_contract_says(
    way: str, court: str | None, expected: str
) -> None:
    values = _data("ksdpk-investasi")
    contract = values["perjanjian_kerja_sama"]
    contract |= {"penyelesaian_perselisihan": way, "kedudukan_hukum": court}
    assert expected in _text(_berkas(values), "perjanjian_kerja_sama")


def test_a_contract_with_a_third_party_has_what_the_law_adds() -> None:
    text = _text(_berkas(_data("ksdpk-investasi")), "perjanjian_kerja_sama")
    for title in ("PENDAPATAN DAERAH", "STATUS ASET", "SANKSI", "LARANGAN PENGALIHAN"):
        assert f"↵{title}\n" in text
    assert "dinyatakan pailit" in text
    between_regions = _text(_berkas(_data("ksdd-sukarela")), "perjanjian_kerja_sama")
    assert "pailit" not in between_regions
    assert "SANKSI" not in between_regions


def test_a_third_party_pays_from_its_own_means() -> None:
    berkas = _berkas(_data("ksdpk-investasi"))
    assert isinstance(berkas.pihak[1].asal, BadanUsaha)
    assert "dana PT Banua Lestari Energi Tahun Anggaran 2026" in _text(
        berkas, "perjanjian_kerja_sama"
    )


@pytest.mark.parametrize("agreement", ["kesepakatan_bersama", "perjanjian_kerja_sama"])
def test_an_article_of_one_agreement_stays_out_of_the_other(agreement: str) -> None:
    values = _data("ksdd-sukarela")
    values[agreement]["pasal_tambahan"] = [{"judul": "Khusus", "ayat": [{"isi": "Isinya."}]}]
    values["pasal_tambahan"] = [{"judul": "Umum", "ayat": [{"isi": "Isinya."}]}]
    berkas = _berkas(values)
    for key in ("kesepakatan_bersama", "perjanjian_kerja_sama"):
        text = _text(berkas, key)
        assert "↵UMUM\n" in text
        assert ("↵KHUSUS\n" in text) == (key == agreement)


# --- addenda and the end --------------------------------------------------------------------------


def _addendum(on: str, number: int, roles: tuple[str, ...]) -> dict[str, Any]:
    return {
        "atas": on,
        "nomor": {role: _number(number, role, 2027) for role in roles},
        "penandatanganan": {"tempat": "Tanjung", "tanggal": f"2027-0{number}-01"},
        "alasan": ["bahwa keadaan berubah"],
        "perubahan": [{"ketentuan": "Pasal 2", "semula": "Lama.", "menjadi": "Baru."}],
        "menambah_pembebanan": False,
    }


def test_a_later_addendum_is_counted_and_names_the_earlier_of_its_agreement() -> None:
    values = _data("ksdd-sukarela")
    roles = PERAN[:2]
    values["perubahan"] = [
        _addendum("kesepakatan_bersama", 1, roles),
        _addendum("perjanjian_kerja_sama", 2, roles),
        _addendum("perjanjian_kerja_sama", 3, roles),
    ]
    text = _text(_berkas(values), "adendum")
    assert "ADENDUM KEDUA ATAS\nPERJANJIAN KERJA SAMA\n" in text
    earlier = f"{_number(2, 'kesatu', 2027)} dan {_number(2, 'kedua', 2027)}"
    assert f"Adendum Nomor {earlier} pada tanggal 1 Februari 2027" in text
    assert _number(1, "kesatu", 2027) not in text


def test_a_nota_kesepakatan_is_amended_too() -> None:
    values = _data("sinergi-tiga-pihak")
    values["perubahan"] = [_addendum("nota_kesepakatan", 5, PERAN[:3])]
    text = _text(_berkas(values), "adendum")
    assert "ADENDUM ATAS\nNOTA KESEPAKATAN\n" in text
    assert "menandatangani Nota Kesepakatan tentang Pendampingan Hukum" in text


@pytest.mark.parametrize(
    ("sample", "ground", "source"),
    [
        ("ksdd-sukarela", "tujuan_tercapai", "Pasal 9 Peraturan Pemerintah Nomor 28 Tahun 2018"),
        ("ksdpk-ormas", "pailit", "Pasal 22 Peraturan Pemerintah Nomor 28 Tahun 2018"),
        ("sinergi-kecil", "objek_hilang", "Pasal 9 Peraturan Pemerintah Nomor 28 Tahun 2018"),
    ],
)
def test_the_end_names_its_ground_and_every_agreement_that_ends(
    sample: str, ground: str, source: str
) -> None:
    values = _data(sample)
    roles = PERAN[: len(values["para_pihak"])]
    values["pengakhiran"] = {
        "nomor": {role: _number(9, role, 2029) for role in roles},
        "penandatanganan": {"tempat": "Tanjung", "tanggal": "2029-01-02"},
        "alasan": ground,
        "uraian": "sebabnya diuraikan di sini",
        "penyelesaian": ["semua kewajiban telah diselesaikan"],
    }
    berkas = _berkas(values)
    text = _text(berkas, "pengakhiran")
    assert source in text
    assert "dengan penjelasan bahwa sebabnya diuraikan di sini" in text
    ended = [item["sebutan"] for item in _context(berkas, "pengakhiran")["diakhiri"]]
    expected = ["Kesepakatan Bersama", "Perjanjian Kerja Sama"]
    assert ended == (["Nota Kesepakatan"] if sample.startswith("sinergi") else expected)


# --- drafts ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("sample", ["ksdd-sukarela", "ksdpk-ormas"])
@pytest.mark.parametrize("key", ["kesepakatan_bersama", "perjanjian_kerja_sama"])
def test_an_agreement_that_has_just_begun_can_be_drafted(sample: str, key: str) -> None:
    values = _data(sample)
    for name in ("maksud", "tujuan", "ruang_lingkup", "latar_belakang", "jangka_waktu"):
        del values[name]
    values |= {"kesepakatan_bersama": {}, "perjanjian_kerja_sama": {}}
    values.pop("pengakhiran", None)
    assert "adalah untuk …" in _text(_berkas(values), key, draft=True)
