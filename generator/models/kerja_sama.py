"""What the berkas of every form of cooperation share: a title, parties, money, and results."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Self

from pydantic import Field, model_validator

from generator.models.base import Model, Wrong, refuse
from generator.models.berkas import Berkas
from generator.models.naskah import JangkaWaktu, Naskah, NaskahHadir
from generator.models.pelaksanaan import Pengakhiran, Perpanjangan
from generator.models.pembiayaan import Pembiayaan
from generator.models.pemrakarsa import PerangkatDaerah
from generator.models.persetujuan import PersetujuanDprd
from generator.models.pihak import (
    PERAN,
    Kuasa,
    Peran,
    PihakHadir,
    PihakMitra,
    PihakProfil,
)
from generator.models.signatory import PenandaTangan
from generator.models.types import Daftar, Judul, Teks

RoleAt = tuple[Peran, tuple[str | int, ...]]


class KerjaSama(Berkas):
    """One cooperation, from its preparation to its end.

    Only what names it is required: a berkas grows along the stages of the law, and a document
    says which facts it still lacks.
    """

    judul: Judul = Field(
        title="Judul",
        description="Judul setelah kata TENTANG, tanpa singkatan dan tanpa tanda baca penutup.",
        examples=["Percepatan Pendaftaran Tanah Sistematis Lengkap"],
    )
    pemrakarsa: PerangkatDaerah | None = Field(
        None,
        title="Perangkat daerah pemrakarsa",
        description="Perangkat daerah yang memprakarsai dan melaksanakan kerja sama.",
        examples=[
            {
                "nama": "Dinas Lingkungan Hidup",
                "kepala": {"nama": "Siti Rahmah", "jabatan": "Kepala Dinas Lingkungan Hidup"},
            }
        ],
    )
    latar_belakang: Daftar[Teks] = Field(
        (),
        title="Latar belakang",
        description="Pernyataan premis 1, 2, …, tanpa tanda baca penutup.",
        examples=[["bahwa pendaftaran tanah memberi kepastian hukum"]],
        max_length=30,
    )
    jangka_waktu: JangkaWaktu | None = Field(
        None,
        title="Jangka waktu",
        description="Hari pertama dan hari terakhir.",
        examples=[{"mulai": "2026-03-02", "selesai": "2028-12-31"}],
    )
    pembiayaan: Pembiayaan | None = Field(
        None,
        title="Pembiayaan",
        description="Sumber dana dan pembebanan.",
        examples=[
            {
                "sumber": [],
                "membebani_masyarakat": False,
                "membebani_daerah": False,
                "alasan": "kegiatan dilaksanakan tanpa biaya",
            }
        ],
    )
    persetujuan_dprd: PersetujuanDprd | None = Field(
        None,
        title="Persetujuan DPRD",
        description="Diisi bila persetujuan DPRD diperlukan (PP 28/2018 Pasal 6 ayat (2)).",
        examples=[{"pembebanan_masyarakat": ["retribusi Rp5.000,00 per bulan"]}],
    )
    perpanjangan: Perpanjangan | None = Field(
        None,
        title="Perpanjangan",
        description="Usul perpanjangan sebelum jangka waktu berakhir.",
        examples=[
            {
                "nomor": "100.3.7/9/BKS/2028",
                "tanggal": "2028-09-04",
                "sampai": "2031-12-31",
                "alasan": ["target belum tercapai seluruhnya"],
            }
        ],
    )
    pengakhiran: Pengakhiran | None = Field(
        None,
        title="Pengakhiran",
        description="Berita acara pengakhiran kerja sama.",
        examples=[
            {
                "alasan": "jangka_waktu_berakhir",
                "uraian": "tidak ada usul perpanjangan",
                "penyelesaian": ["seluruh kewajiban telah diselesaikan"],
            }
        ],
    )

    @model_validator(mode="after")
    def _parties_agree(self) -> Self:
        refuse(self.wrongs())
        return self

    def wrongs(self) -> Iterator[Wrong]:
        """List what doesn't agree within the berkas; forms add theirs."""
        yield from self._one_region()
        yield from self._strangers()

    @property
    def named_parties(self) -> tuple[PihakMitra | PihakProfil, ...]:
        """The parties as the berkas names them."""
        raise NotImplementedError

    @property
    def heading(self) -> str:
        """The title of the cooperation."""
        return self.judul

    @property
    def roles(self) -> tuple[Peran, ...]:
        """The places the parties take, in their order."""
        return PERAN[: len(self.named_parties)]

    def named_roles(self) -> Iterator[RoleAt]:
        """List the roles that facts name, each with where it is named."""
        for index, sumber in enumerate(self.pembiayaan.sumber if self.pembiayaan else ()):
            yield sumber.pihak, ("pembiayaan", "sumber", index, "pihak")
        yield from _keyed_roles(self, ())

    def _one_region(self) -> Iterator[Wrong]:
        if sum(isinstance(pihak, PihakProfil) for pihak in self.named_parties) != 1:
            yield Wrong("field.one-profil-party", ("para_pihak",), {})

    def _strangers(self) -> Iterator[Wrong]:
        for peran, at in self.named_roles():
            if peran not in self.roles:
                yield Wrong("field.role-unknown", at, {"role": peran, "expected": self.roles})

    @property
    def pihak(self) -> tuple[PihakHadir, ...]:
        """The parties in their order, the region's facts filled in from the profil."""
        return self.parties_in("")

    def parties_in(self, document: str) -> tuple[PihakHadir, ...]:
        """Give the parties as they appear in a document: with its numbers and signatories."""
        naskah = self.agreement(document)
        return tuple(
            self._attend(
                peran,
                pihak,
                naskah.nomor.get(peran) if naskah else None,
                naskah.kuasa.get(peran) if naskah else None,
            )
            for peran, pihak in zip(self.roles, self.named_parties, strict=True)
        )

    def _attend(
        self,
        peran: Peran,
        pihak: PihakMitra | PihakProfil,
        number: str | None,
        kuasa: Kuasa | None,
    ) -> PihakHadir:
        facts: dict[str, Any] = {
            "peran": peran,
            "peran_ttd": f"kuasa_{peran}" if kuasa else peran,
            "nomor_naskah": number,
            "kuasa": kuasa,
        }
        if isinstance(pihak, PihakProfil):
            daerah = self.daerah
            return PihakHadir.model_construct(
                **facts,
                nama=daerah.pemerintah,
                atas_nama=daerah.pemerintah,
                alamat=daerah.alamat,
                wakil=kuasa.penerima if kuasa else daerah.wakil,
                narahubung=pihak.narahubung or daerah.unit_kerja_sama,
                daerah=True,
                asal=None,
            )
        return PihakHadir.model_construct(
            **facts,
            nama=pihak.sebutan,
            atas_nama=pihak.yang_diwakili,
            alamat=pihak.alamat,
            wakil=kuasa.penerima if kuasa else pihak.wakil,
            narahubung=pihak.narahubung,
            daerah=False,
            asal=pihak,
        )

    @property
    def mitra(self) -> tuple[PihakMitra, ...]:
        """The partners, in their order."""
        return tuple(pihak for pihak in self.named_parties if isinstance(pihak, PihakMitra))

    @property
    def picture_paths(self) -> dict[str, str]:
        """Where the partners' emblems are, relative to the berkas, by party."""
        return {
            peran: pihak.lambang
            for peran, pihak in zip(self.roles, self.named_parties, strict=True)
            if isinstance(pihak, PihakMitra) and pihak.lambang is not None
        }

    @property
    def peran_daerah(self) -> Peran:
        """The place of the user's own region among the parties."""
        return next(
            peran
            for peran, pihak in zip(self.roles, self.named_parties, strict=True)
            if isinstance(pihak, PihakProfil)
        )

    @property
    def agreements(self) -> dict[str, Naskah]:
        """The agreements of the berkas that have begun, by document."""
        return {}

    def agreement(self, document: str) -> NaskahHadir | None:
        """Give numbers, signing and term of an agreement; `None` for any other document."""
        naskah = self.agreements.get(document)
        if naskah is None:
            return None
        return NaskahHadir.model_construct(
            judul=getattr(naskah, "judul", None) or self.judul,
            nomor=dict(naskah.nomor),
            penandatanganan=naskah.penandatanganan,
            jangka_waktu=naskah.jangka_waktu or self.jangka_waktu,
            kuasa=dict(getattr(naskah, "kuasa", {})),
        )

    def term_of(self, document: str, day: date) -> JangkaWaktu | None:
        """Give the term of an agreement as it stands on a day: its own, or the cooperation's."""
        del day
        agreement = self.agreement(document)
        return agreement.jangka_waktu if agreement else None

    def signatories(self, signers: str, document: str) -> tuple[PenandaTangan, ...]:
        """Say who signs a document, in the order of the roles."""
        if signers == "para_pihak":
            return tuple(
                PenandaTangan(peran=pihak.peran_ttd, pejabat=pihak.wakil)
                for pihak in self.parties_in(document)
            )
        if signers in ("pemrakarsa", "pelapor"):
            kepala = self.pemrakarsa.kepala if self.pemrakarsa else None
            return (PenandaTangan(peran="pemrakarsa", pejabat=kepala, berpangkat=True),)
        if signers == "mitra":
            return tuple(
                PenandaTangan(peran=pihak.peran, pejabat=pihak.wakil)
                for pihak in self.parties_in(document)
                if not pihak.daerah
            )
        return super().signatories(signers, document)

    @property
    def dasar_hukum_khusus(self) -> tuple[str, ...]:
        """Names of further default lists of legal bases that its facts call for."""
        uses_assets = self.pembiayaan is not None and self.pembiayaan.menggunakan_aset_daerah
        return ("aset",) if uses_assets else ()

    @property
    def membebani(self) -> bool:
        """Whether the cooperation burdens the public or the region."""
        money = self.pembiayaan
        return money is not None and (money.membebani_masyarakat or money.membebani_daerah)

    @property
    def sudah_dianggarkan(self) -> bool:
        """Whether every APBD amount already stands in the running budget."""
        return all(
            sumber.sudah_dianggarkan
            for sumber in (self.pembiayaan.sumber if self.pembiayaan else ())
            if sumber.jenis == "APBD"
        )

    @property
    def perlu_persetujuan_dprd(self) -> bool:
        """Whether the council must approve: a burden, or APBD money not yet budgeted.

        PP 28/2018 Pasal 6 ayat (2); Permendagri 22/2020 Pasal 11, 34 and 56. True as long as
        nothing is said about money.
        """
        return self.pembiayaan is None or self.membebani or not self.sudah_dianggarkan

    @property
    def dianggap_disetujui(self) -> bool:
        """Whether the council's silence counts as its approval."""
        answer = self.persetujuan_dprd.persetujuan if self.persetujuan_dprd else None
        return answer is not None and answer.jenis == "dianggap_disetujui"

    @property
    def kontribusi_apbd(self) -> tuple[tuple[int, Decimal], ...]:
        """Rupiah from the APBD per budget year, oldest first."""
        per_year: dict[int, Decimal] = {}
        for sumber in self.pembiayaan.sumber if self.pembiayaan else ():
            if sumber.jenis == "APBD":
                per_year[sumber.tahun] = per_year.get(sumber.tahun, Decimal(0)) + sumber.jumlah
        return tuple(sorted(per_year.items()))


def _keyed_roles(value: Any, at: tuple[str | int, ...]) -> Iterator[RoleAt]:
    """Find the mappings below a model whose keys are roles."""
    if isinstance(value, Model):
        for name in type(value).model_fields:
            yield from _keyed_roles(getattr(value, name), (*at, name))
    elif isinstance(value, Mapping):
        for key, item in value.items():
            if key in PERAN:
                yield key, (*at, key)
            yield from _keyed_roles(item, (*at, key))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _keyed_roles(item, (*at, index))
