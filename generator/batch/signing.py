"""Signatures in a batch: keys opened once, bundles signed as they arrive, an end when one fails."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from generator import api, registry
from generator.batch.record import MadeSignature
from generator.errors import SigningError
from generator.readiness import documents_for
from generator.signatories import signatories, signing_order
from generator.signing.ceremony import check_turn
from generator.signing.fields import split_name
from generator.signing.partial import PartlySignedError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.api import Tsa
    from generator.batch.record import Record
    from generator.models.berkas import Berkas
    from generator.signing.signer import Level, SignatureReceipt, Signer

REGION: Final = "daerah"
"""In place of a role: whichever the head of the region has in a berkas."""


@dataclass(frozen=True, slots=True)
class Signing:
    """Who signs what a batch makes, and how.

    Attributes:
        signers: Entered signers by role; `daerah` is whichever role the head of the region has.
        now: Moment of signing, with a time zone; the clock's if `None`.
        reason: As in `sign`, as are the others.
        location: As above.
        level: As above.
        tsa: As above.
        qr: As above.
    """

    signers: Mapping[str, Signer]
    now: datetime | None = None
    reason: str = ""
    location: str = ""
    level: Level = "b-b"
    tsa: Tsa = None
    qr: str = "{id}"


@dataclass(slots=True)
class Signed:
    """A bundle, with the signatures that could be made.

    Attributes:
        pdf: The bundle.
        record: The record, with what was signed.
        error: Why not all signatures that were asked for could be made.
    """

    pdf: bytes
    record: Record
    error: SigningError | None = None


def roles_of(berkas: Berkas) -> tuple[str, ...]:
    """List who has places to sign in the bundle of a berkas, in the order they must sign."""
    ready = [line.document for line in documents_for(berkas) if line.status == "ready"]
    people = (person for document in ready for person in signatories(berkas, document))
    roles = list(dict.fromkeys(person.peran for person in people))
    ordered = [role for stage in signing_order(berkas, roles) for role in stage]
    return tuple(ordered or roles)


@dataclass(slots=True)
class Signatures:
    """Signs one bundle after another, until a signer fails.

    A bundle that nobody may sign yet says so and holds up no other. A signer that fails ends all
    signing: whatever is wrong with a key, a token or a service would be wrong for the next bundle
    too, and a wrong passphrase given again and again locks a token.
    """

    signing: Signing
    failed: SigningError | None = field(default=None, init=False)

    def wanted(self, record: Record, berkas: Berkas) -> dict[str, Signer]:
        """Give the signers of the roles that are still to be signed, in their order."""
        given = self.signing.signers
        region = given.get(REGION)
        found = {
            role: given.get(role) or (region if role == berkas.peran_daerah else None)
            for role in record.peran
            if role not in record.selesai
        }
        return {role: signer for role, signer in found.items() if signer is not None}

    def sign(self, pdf: bytes, record: Record, berkas: Berkas) -> Signed:
        """Sign what is still to be signed in a bundle; what goes wrong is part of the answer."""
        done = Signed(pdf, record)
        wanted = self.wanted(record, berkas)
        if wanted and record.belum:
            titles = [registry.document(key, berkas.form).title for key in record.belum]
            done.error = SigningError("batch.sign-incomplete", where=berkas.id, documents=titles)
            return done
        for role, signer in wanted.items():
            if self.failed is not None:
                done.error = SigningError("batch.signing-stopped", where=berkas.id)
                break
            self._sign(done, role, signer)
            if done.error is not None:
                break
        return done

    def _sign(self, done: Signed, role: str, signer: Signer) -> None:
        given = self.signing
        try:
            done.pdf, receipts = api.sign_with_receipts(
                done.pdf,
                signer,
                as_=role,
                now=given.now or datetime.now(UTC).astimezone(),
                reason=given.reason,
                location=given.location,
                level=given.level,
                tsa=given.tsa,
                qr=given.qr,
            )
        except PartlySignedError as error:  # a signature made is never thrown away
            self.failed = done.error = error
            done.pdf = error.pdf
            done.record = _noted(done.record, error.receipts)
        except SigningError as error:
            done.error = error
            if _may_sign(done.pdf, role, signer):
                self.failed = error
        else:
            done.record = _noted(done.record, receipts, finished=role)


def _may_sign(pdf: bytes, role: str, signer: Signer) -> bool:
    """Say whether nothing about the bundle itself kept a signer from signing it."""
    try:
        check_turn(pdf, role, fills_fields=signer.fills_fields)
    except SigningError:
        return False
    return True


def _noted(record: Record, receipts: tuple[SignatureReceipt, ...], *, finished: str = "") -> Record:
    """Add signatures to a record."""
    made = tuple(
        MadeSignature(
            bidang=receipt.field,
            peran=split_name(receipt.field)[1],
            penanda_tangan=receipt.signer,
            waktu=receipt.signed_at,
        )
        for receipt in receipts
    )
    return record.model_copy(
        update={
            "tanda_tangan": (*record.tanda_tangan, *made),
            "selesai": (*record.selesai, *((finished,) if finished else ())),
        }
    )
