"""Bundles signed at each PAdES level, against authorities on loopback."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from asn1crypto import tsp
from pdf_samples import bundle_with_fields
from signing_samples import NOW, signer_for

from generator import api
from generator.testing.authorities import LoopbackAuthorities

if TYPE_CHECKING:
    from datetime import datetime

    from generator.signing.signer import Level, Timestamper
    from generator.testing.authorities import Fault
    from generator.testing.pki import Credential

PEOPLE = {"kesatu": "Siti Contoh", "kedua": "Budi Teladan"}


@dataclass
class DirectStamper:
    """Takes a token from a timestamp authority as it is: unlike our client, it checks nothing."""

    authorities: LoopbackAuthorities
    fault: Fault = "none"
    size: int = 8192

    def stamp(self, digest: bytes) -> bytes:
        imprint = {"hash_algorithm": {"algorithm": "sha256"}, "hashed_message": digest}
        request = tsp.TimeStampReq({"version": "v1", "message_imprint": imprint, "cert_req": True})
        answer = self.authorities.respond("/tsa", request.dump(), self.fault)
        token: bytes = tsp.TimeStampResp.load(answer)["time_stamp_token"].dump()
        return token


def sign_at(
    authorities: LoopbackAuthorities,
    level: Level,
    *,
    pdf: bytes | None = None,
    role: str = "kesatu",
    credential: Credential | None = None,
    now: datetime = NOW,
    tsa: Timestamper | str | None = None,
) -> bytes:
    """Sign all places of a role."""
    person = credential or authorities.pki.people[role]
    with (
        tempfile.TemporaryDirectory() as directory,
        signer_for(person, Path(directory)) as signer,
    ):
        return api.sign(
            pdf or bundle_with_fields(),
            signer,
            as_=role,
            now=now,
            level=level,
            tsa=tsa or authorities.tsa_url,
        )


def signed_at(level: Level) -> tuple[bytes, bytes]:
    """Give a bundle both parties signed at a level, and the root to trust; made once a run."""
    return _all_levels()[level]


@cache
def _all_levels() -> dict[str, tuple[bytes, bytes]]:
    made: dict[str, tuple[bytes, bytes]] = {}
    with LoopbackAuthorities(NOW, PEOPLE, key="ec-p256") as authorities:
        levels: tuple[Level, ...] = ("b-b", "b-t", "b-lt", "b-lta")
        for level in levels:
            pdf = bundle_with_fields()
            for role in PEOPLE:
                pdf = sign_at(authorities, level, pdf=pdf, role=role)
            made[level] = (pdf, authorities.pki.root)
    return made
