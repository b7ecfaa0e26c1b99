"""Invented people and partners; whoever seems real is so by chance."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from random import Random

_MEN: Final = (
    "Akhmad", "Rahmat", "Syahrul", "Noor", "Zainal", "Gusti", "Taufik", "Hendra", "Yusran", "Ilham",
    "Fajar", "Bambang", "Ma'mun", "Ridwan", "Saifullah", "Arif", "Wahyu", "Rusdi", "Abdul", "Jefri",
)  # fmt: skip
_WOMEN: Final = (
    "Siti", "Rina", "Nurul", "Fitri", "Hartini", "Masitah", "Lestari", "Nur'aini", "Dewi", "Rahmi",
    "Mariatul", "Yulia", "Wulan", "Salasiah", "Endang", "Ratna", "Mega", "Norhayati", "Ida", "Lina",
)  # fmt: skip
_LAST: Final = (
    "Hidayatullah", "Ramadhan", "Maulana", "Firdaus", "Anwar", "Kusuma", "Prasetya", "Aditya",
    "Saputra", "Fauzan", "Muttaqin", "Hakim", "Wardana", "Setiawan", "Rizani", "Basuki", "Hasibuan",
    "Ipansyah", "Syarifuddin", "Nugraha",
)  # fmt: skip
_LAST_OF_WOMEN: Final = (
    "Rahmah", "Hidayah", "Agustina", "Handayani", "Puspita", "Amalia", "Maulida", "Fitriani",
    "Wahyuni", "Azizah", "Safitri", "Kurniasih", "Anggraini", "Oktaviani", "Zahra", "Humaira",
    "Permatasari", "Salsabila", "Utami", "Damayanti",
)  # fmt: skip
_MIDDLE: Final = ("", "", "Noor ", "Rizky ", "Aulia ", "Budi ", "Eka ", "Syafi'i ", "Nur ", "")
_DEGREES: Final = (
    "S.Sos., M.A.P.",
    "S.E., M.M.",
    "S.H., M.H.",
    "S.T., M.T.",
    "S.P., M.P.",
    "S.Pd.",
)
_RANKS: Final = (
    "Pembina Utama Muda (IV/c)", "Pembina Tingkat I (IV/b)", "Pembina Tingkat I (IV/b)",
    "Pembina (IV/a)",
)  # fmt: skip
_STREETS: Final = (
    "Jalan Pangeran Hidayatullah", "Jalan Lambung Mangkurat", "Jalan Basuki Rahmat", "Jalan Mawar",
    "Jalan Penghulu Rasyid", "Jalan Tanjung Selatan", "Jalan Gatot Subroto", "Jalan Kenanga",
    "Jalan Sultan Adam", "Jalan Putri Zaleha", "Jalan Mabuun Raya", "Jalan Ir. P.H.M. Noor",
)  # fmt: skip


class People:
    """Gives each person a name that nobody else has."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._names: set[str] = set()

    def person(self) -> tuple[str, bool]:
        """Name somebody, and say whether it is a woman."""
        random = self._random
        for _ in range(10_000):
            woman = random.random() < 0.45  # noqa: PLR2004 – a share
            first = random.choice(_WOMEN if woman else _MEN)
            last = random.choice(_LAST_OF_WOMEN if woman else _LAST)
            name = f"{first} {random.choice(_MIDDLE)}{last}"
            if name not in self._names:
                self._names.add(name)
                return name, woman
        raise RuntimeError("names are used up")

    def official(self, position: str) -> dict[str, Any]:
        """Name somebody of the private sector or another region, by position."""
        name, woman = self.person()
        found: dict[str, Any] = {"nama": name, "jabatan": position}
        if self._random.random() < 0.5:  # noqa: PLR2004 – a share
            found["gelar_belakang"] = self._random.choice(_DEGREES)
        if self._random.random() < 0.2:  # noqa: PLR2004 – a share
            found["gelar_depan"] = "Hj." if woman else "H."
        return found

    def civil_servant(self, position: str) -> dict[str, Any]:
        """Name a civil servant, with number and rank."""
        name, woman = self.person()
        random = self._random
        birth = date(random.randint(1968, 1983), random.randint(1, 12), random.randint(1, 28))
        joined = birth.year + random.randint(23, 27)
        return {
            "nama": name,
            "gelar_belakang": random.choice(_DEGREES),
            "jabatan": position,
            "nip": f"{birth:%Y%m%d}{joined}{random.choice((3, 12)):02}{1 + woman}"
            f"{random.randint(1, 60):03}",
            "pangkat": random.choice(_RANKS),
        }

    def address(self, town: str) -> dict[str, str]:
        """Invent an address; numbers from 901 on don't exist in these streets."""
        random = self._random
        return {
            "jalan": f"{random.choice(_STREETS)} Nomor {random.randint(901, 989)}",
            "kota": town,
        }


_COMPANY: Final = {
    "parkir": ("Parkir Cerdas", "Parkir Utama", "Tertib Parkir"),
    "rdf": ("Lestari Energi", "Energi Hijau", "Daur Karya"),
    "karet": ("Agro Sejahtera", "Niaga Tani", "Panen Raya"),
    "digital": ("Digital Nusa", "Jaringan Prima", "Teknologi Karya"),
}
_PREFIXES: Final = (
    "Banua", "Barito", "Meratus", "Riam", "Intan", "Saraba", "Bumi", "Halayung", "Mandiri",
)  # fmt: skip
_THIRD: Final[dict[str, tuple[str, str, str]]] = {  # kind of business, name, position
    "pt": ("pt", "PT {0} {1}", "Direktur Utama"),
    "koperasi": ("koperasi", "Koperasi Pedagang {0} Sejahtera", "Ketua Pengurus"),
    "perumda": ("perumda", "Perusahaan Umum Daerah Air Minum Tirta {0}", "Direktur"),
    "yayasan": ("", "Yayasan Pendidikan {0} Cendekia", "Ketua Pengurus"),
    "ormas": ("", "Perkumpulan {0} Membaca", "Ketua Umum"),
}


def third_party(random: Random, people: People, topic: dict[str, Any]) -> dict[str, Any]:
    """Invent a company, cooperative, foundation or association that fits a topic."""
    kind, pattern, position = _THIRD[topic["mitra"]]
    words = random.choice(_COMPANY.get(topic["kunci"], ("Karya Utama",)))
    name = pattern.format(random.choice(_PREFIXES), words)
    founded = date(random.randint(2008, 2021), random.randint(1, 12), random.randint(1, 28))
    town = random.choice(("Tanjung", "Banjarmasin", "Banjarbaru", "Balikpapan"))
    legal = topic["mitra"] != "ormas"
    party: dict[str, Any] = {"jenis": "badan_usaha" if kind else "ormas"}
    if kind:
        party["bentuk_usaha"] = kind
    party |= {
        "nama": name,
        "berbadan_hukum": legal,
        "alamat": people.address(town),
        "wakil": people.official(f"{position} {name}"),
        "bidang_usaha": topic["bidang"],
    }
    if legal:
        party["akta"] = {
            "nomor": str(random.randint(2, 96)),
            "tanggal": founded.isoformat(),
            "notaris": people.person()[0],
            "kedudukan": town,
        }
    approved = date.fromordinal(founded.toordinal() + random.randint(15, 60)).isoformat()
    code = "AHU" if legal else "220"
    party["pengesahan"] = {
        "pejabat": "Menteri Hukum dan Hak Asasi Manusia Republik Indonesia"
        if legal
        else "Menteri Dalam Negeri",
        "nomor": f"{code}-{random.randint(90_000, 99_999):07}.AH.01.{random.randint(1, 9):02}",
        "tanggal": approved,
    }
    return party
