from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from jinja2 import DictLoader, TemplateSyntaxError

from generator.models.types import TahunBulan
from generator.rendering.environment import make_environment
from generator.rendering.fields import (
    BLANK,
    EmptyFieldError,
    Kosong,
    UnknownFieldError,
)
from generator.rendering.filters import FILTERS
from generator.rendering.limits import MAX_ROUNDS, ROUNDS, Rounds, RunawayError

ENVIRONMENT = make_environment(DictLoader({}))
DAY = date(2026, 3, 2)
DECISION = {
    "jenis": "keputusan",
    "pejabat": "Menteri",
    "nomor": "9",
    "tanggal": DAY,
    "tentang": "Contoh",
}
NOTHING = Kosong("x", draft=False)


def _render(source: str, **context: Any) -> str:
    return ENVIRONMENT.from_string(source).render({**context, ROUNDS: Rounds()})


# --- filters --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("angka", Decimal("1250000.5"), "1.250.000,5"),
        ("angka_terbilang", 2, "2 (dua)"),
        ("dokumen_perencanaan", "RKPD", "Rencana Kerja Pemerintah Daerah"),
        ("gabung", [], ""),
        ("gabung", ["a"], "a"),
        ("gabung", ["a", "b"], "a dan b"),
        ("gabung", ["a", "b", "c"], "a, b, dan c"),
        ("gabung_inggris", ["a", "b", "c"], "a, b, and c"),
        ("hari", DAY, "Senin"),
        ("huruf_besar", 2, "B"),
        ("kalimat", "sebagai dasar PIHAK", "Sebagai dasar PIHAK"),
        ("kapital", "Nu'man", "NU'MAN"),
        ("kewenangan", DECISION, "Keputusan Menteri Nomor 9 tanggal 2 Maret 2026 tentang Contoh"),
        (
            "kewenangan",
            {**DECISION, "jenis": "surat_kuasa", "pejabat": NOTHING, "tentang": NOTHING},
            "Surat Kuasa Khusus Nomor 9 tanggal 2 Maret 2026",
        ),
        ("lama", {"mulai": DAY, "selesai": date(2027, 3, 1)}, "1 (satu) tahun"),
        ("lama_inggris", {"mulai": DAY, "selesai": date(2028, 3, 1)}, "2 (two) years"),
        (
            "rentang_bulan",
            {"mulai": TahunBulan(2026, 4), "selesai": TahunBulan(2026, 6)},
            "April s.d. Juni 2026",
        ),
        (
            "rincian_dana",
            [{"sumber": "APBN", "jumlah": Decimal(5)}, {"sumber": "APBD", "jumlah": Decimal(7)}],
            "APBN Rp5,00 dan APBD Rp7,00",
        ),
        ("romawi", 4, "IV"),
        ("rupiah", Decimal(1500), "Rp1.500,00"),
        ("rupiah_terbilang", Decimal(1500), "seribu lima ratus rupiah"),
        ("tanggal", DAY, "2 Maret 2026"),
        ("tanggal_angka", DAY, "02-03-2026"),
        ("tanggal_inggris", DAY, "2 March 2026"),
        (
            "tanggal_inggris_terbilang",
            DAY,
            "the second day of March in the year two thousand and twenty-six",
        ),
        ("terbilang", 12, "dua belas"),
    ],
)
def test_filters_write_as_documents_do(name: str, value: object, expected: str) -> None:
    assert _render(f"{{{{ x|{name} }}}}", x=value) == expected.replace("'", "&#39;")


@pytest.mark.parametrize(
    ("filter_name", "expected"),
    [
        ("penutup", "a;b; danc."),
        ("penutup_daftar", "a;b;c."),
        ("penutup_inggris", "a;b; andc."),
    ],
)
def test_items_of_a_list_end_as_the_law_writes_them(filter_name: str, expected: str) -> None:
    source = f"{{% for i in x %}}{{{{ i }}}}{{{{ loop|{filter_name} }}}}{{% endfor %}}"
    assert _render(source, x=["a", "b", "c"]) == expected
    assert _render(source, x=["a"]) == "a."


@pytest.mark.parametrize("name", sorted(FILTERS))
def test_every_filter_hands_a_missing_fact_through(name: str) -> None:
    assert _render(f"{{{{ x|{name} }}}}", x=Kosong("x", draft=True)) == BLANK
    with pytest.raises(EmptyFieldError):
        _render(f"{{{{ x|{name} }}}}", x=NOTHING)
    with pytest.raises(UnknownFieldError, match=r"^tak_ada$"):
        _render(f"{{{{ tak_ada|{name} }}}}")


@pytest.mark.parametrize("name", sorted(FILTERS))
@pytest.mark.parametrize("value", [object(), None, Decimal("NaN")])
def test_every_filter_refuses_a_value_of_the_wrong_kind(name: str, value: object) -> None:
    with pytest.raises(TypeError, match=f"^{name} "):
        _render(f"{{{{ x|{name} }}}}", x=value)


# --- environment ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ x.a }}{{ x['a'] }}", "11"),
        ("{{ y[0] }}{{ y[-1] }}", "ac"),
        ("{{ y|length }}{{ y|first }}{{ y|last }}", "3ac"),
        ("{{ z|map(attribute='a')|join('-') }}", "1-2"),
        ("{{ z|selectattr('b')|map(attribute='a')|join }}", "2"),
        ("{{ z|rejectattr('b')|map(attribute='a')|join }}", "1"),
        ("{% for i in y %}{{ loop.index }}{{ loop.cycle('-', '+') }}{% endfor %}", "1-2+3-"),
        ("{{ 'ya' if 'a' in y and not x.b is defined else 'tidak' }}", "ya"),
        ("{{ x.a ~ '/' ~ y[0] }}", "1/a"),
        ("{{ '<&>' }}{{ t }}", "&lt;&amp;&gt;&lt;b&gt;"),
        ("{# catatan #}{% raw %}{{ x }}{% endraw %}", "{{ x }}"),
    ],
)
def test_templates_can_do_what_they_need(source: str, expected: str) -> None:
    z = [{"a": 1, "b": False}, {"a": 2, "b": True}]
    assert _render(source, x={"a": 1}, y=["a", "b", "c"], z=z, t="<b>") == expected


@pytest.mark.parametrize("name", ["attr", "safe", "format", "pprint", "xmlattr", "tojson", "list"])
def test_other_filters_of_jinja_are_not_there(name: str) -> None:
    with pytest.raises(TemplateSyntaxError):
        ENVIRONMENT.from_string(f"{{{{ x|{name} }}}}")


@pytest.mark.parametrize("role", ['a"b', "a<b", "a&b", "a'b"])
def test_arguments_of_functions_cannot_leave_their_attribute(role: str) -> None:
    made = _render("{{ ttd(x) }}{{ rujuk(x) }}{{ halaman(x, x) }}", x=role)
    assert role not in made


# --- missing and unknown --------------------------------------------------------------------------


def test_a_missing_fact_is_false_and_empty_and_so_is_what_lies_below() -> None:
    missing = Kosong("a", draft=False).child("b").child(0)
    assert not missing
    assert len(missing) == 0
    assert list(missing) == []
    with pytest.raises(EmptyFieldError, match=r"^a\.b\.0$"):
        str(missing)


@pytest.mark.parametrize(
    "expression",
    ["x", "x.y", "x['y']", "x < 1", "x >= 1", "x == 1", "x != 1", "-x", "'a' in x", "x|length"],
)
def test_an_unknown_name_fails_whatever_is_done_with_it(expression: str) -> None:
    with pytest.raises(UnknownFieldError, match=r"^x$"):
        _render(f"{{{{ {expression} }}}}")


def test_an_unknown_name_may_be_asked_whether_it_is_defined() -> None:
    assert _render("{{ 'ada' if x is defined else 'tidak' }}") == "tidak"


def test_the_first_of_nothing_says_so() -> None:
    with pytest.raises(UnknownFieldError, match="empty"):
        _render("{{ x|first }}", x=[])


# --- limits ---------------------------------------------------------------------------------------


def test_rounds_of_all_loops_are_counted_together() -> None:
    rounds = Rounds()
    assert len(list(rounds.over(range(MAX_ROUNDS - 1)))) == MAX_ROUNDS - 1
    assert list(rounds.over("a")) == ["a"]
    with pytest.raises(RunawayError):
        list(rounds.over("a"))


def test_each_rendering_counts_anew() -> None:
    template = ENVIRONMENT.from_string("{% for i in x %}{% endfor %}")
    for _ in range(2):
        assert template.render({"x": range(MAX_ROUNDS), ROUNDS: Rounds()}) == ""


# --- a decree counts its points and letters -------------------------------------------------------


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (1, "huruf a"),
        (2, "huruf a dan huruf b"),
        (4, "huruf a, huruf b, huruf c, dan huruf d"),
    ],
)
def test_every_letter_of_a_list_is_named(count: int, expected: str) -> None:
    assert _render("{{ x|length|semua_huruf }}", x=["isi"] * count) == expected


def test_a_key_is_written_as_a_title() -> None:
    assert _render("{{ x|sebutan }}", x="anggota_tidak_tetap") == "Anggota Tidak Tetap"
