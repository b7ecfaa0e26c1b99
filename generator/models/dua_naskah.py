"""The forms that run in two steps: a kesepakatan bersama, then a perjanjian kerja sama.

Permendagri 22/2020 Pasal 6 (KSDD) and 28 (KSDPK).
"""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from generator.models.base import Wrong, repeated
from generator.models.dalam_negeri import DalamNegeri
from generator.models.naskah import Naskah
from generator.models.perjanjian import KesepakatanBersama, PerjanjianKerjaSama
from generator.models.pihak import Kuasa, Peran
from generator.models.signatory import PenandaTangan


class DuaNaskah(DalamNegeri):
    """A cooperation with a kesepakatan bersama and a perjanjian kerja sama."""

    kesepakatan_bersama: KesepakatanBersama | None = Field(
        None,
        title="Kesepakatan bersama",
        description="Naskah umum yang ditandatangani kepala daerah dan pimpinan para pihak.",
        examples=[{"nomor": {"kesatu": "100.3.7.1/9/BKS/2026"}}],
    )
    perjanjian_kerja_sama: PerjanjianKerjaSama | None = Field(
        None,
        title="Perjanjian kerja sama",
        description="Naskah hak dan kewajiban yang menindaklanjuti kesepakatan bersama.",
        examples=[{"nomor": {"kesatu": "100.3.7.1/14/BKS/2026"}}],
    )

    def wrongs(self) -> Iterator[Wrong]:
        """List what doesn't agree within the berkas."""
        yield from super().wrongs()
        if self.perjanjian_kerja_sama is not None:
            at = ("perjanjian_kerja_sama", "pasal_pilihan")
            yield from repeated(self.perjanjian_kerja_sama.pasal_pilihan, at)

    def named_roles(self) -> Iterator[tuple[Peran, tuple[str | int, ...]]]:
        """List the roles that facts name, each with where it is named."""
        yield from super().named_roles()
        agreement = self.perjanjian_kerja_sama
        for index, payment in enumerate(agreement.pembayaran if agreement else ()):
            yield payment.pembayar, ("perjanjian_kerja_sama", "pembayaran", index, "pembayar")

    @property
    def agreements(self) -> dict[str, Naskah]:
        """The agreements of the berkas that have begun, by document."""
        return super().agreements | {
            key: naskah
            for key, naskah in (
                ("kesepakatan_bersama", self.kesepakatan_bersama),
                ("perjanjian_kerja_sama", self.perjanjian_kerja_sama),
            )
            if naskah is not None
        }

    @property
    def kuasa_daerah(self) -> bool:
        """Whether somebody signs the perjanjian for the region under a power of attorney."""
        return self.kuasa is not None

    @property
    def kuasa(self) -> Kuasa | None:
        """The power of attorney of whoever signs the perjanjian for the region."""
        agreement = self.perjanjian_kerja_sama
        return agreement.kuasa.get(self.peran_daerah) if agreement else None

    def signatories(self, signers: str, document: str) -> tuple[PenandaTangan, ...]:
        """Say who signs a document, in the order of the roles."""
        if signers == "penerima_kuasa":
            official = self.kuasa.penerima if self.kuasa else None
            role = f"kuasa_{self.peran_daerah}"
            return (PenandaTangan(peran=role, pejabat=official, berpangkat=True),)
        return super().signatories(signers, document)
