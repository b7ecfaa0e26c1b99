"""How far the signing of a bundle is: who has signed what, who is next, what is missing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from generator.errors import Problem, VerificationError
from generator.signing.fields import list_fields
from generator.signing.lineage import Lineage, lineage, relate
from generator.signing.order import Order, earlier, read_order
from generator.signing.verify import verify

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from generator.signing.fields import SignatureField
    from generator.signing.report import VerificationReport

RoleState = Literal["signed", "next", "waiting", "broken"]


@dataclass(frozen=True, slots=True)
class RoleStatus:
    """One signatory.

    Attributes:
        role: Such as `kesatu`.
        office: The office signed in, from the field; may be empty.
        state: `signed` everywhere, `next` to sign, `waiting` for others, or `broken` if one of the
            signatures isn't sound.
        signers: Common names in the certificates, each once.
        signed: Keys of the documents signed.
        missing: Keys of the documents still to sign.
    """

    role: str
    office: str
    state: RoleState
    signers: tuple[str, ...]
    signed: tuple[str, ...]
    missing: tuple[str, ...]

    def as_dict(self) -> dict[str, object]:
        """Give plain values that `json` can write."""
        return {
            "role": self.role,
            "office": self.office,
            "state": self.state,
            "signers": list(self.signers),
            "signed": list(self.signed),
            "missing": list(self.missing),
        }


@dataclass(frozen=True, slots=True)
class BundleStatus:
    """All signatories of a bundle.

    Attributes:
        roles: In the order of signing.
        order: Stages of roles; empty if the order is free.
        others: Names of signed fields that belong to no document of the bundle.
        lineage: Which unsigned bundle it grew from.
        report: What the signatures are worth.
        problems: What is broken; empty if nothing is.
        warnings: What else a reader should know.
    """

    roles: tuple[RoleStatus, ...]
    order: Order
    others: tuple[str, ...]
    lineage: Lineage
    report: VerificationReport
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing is broken; an unsigned bundle is fine."""
        return not self.problems

    @property
    def complete(self) -> bool:
        """Whether all have signed everywhere and nothing is broken."""
        return self.ok and all(one.state == "signed" for one in self.roles)

    @property
    def next(self) -> tuple[str, ...]:
        """The roles whose turn it is."""
        return tuple(one.role for one in self.roles if one.state == "next")

    def as_dict(self) -> dict[str, object]:
        """Give plain values that `json` can write."""
        return {
            "ok": self.ok,
            "complete": self.complete,
            "next": list(self.next),
            "roles": [one.as_dict() for one in self.roles],
            "order": [list(stage) for stage in self.order],
            "others": list(self.others),
            "origin": self.lineage.origin,
            "identifier": self.lineage.identifier,
            "sha256": self.report.sha256,
            "problems": [_plain(problem) for problem in self.problems],
            "warnings": [_plain(warning) for warning in self.warnings],
        }


def status(pdf: bytes, *, trust: Sequence[bytes] = (), now: datetime | None = None) -> BundleStatus:
    """Say who has signed a bundle and who is next.

    Args:
        pdf: A bundle, unsigned or signed.
        trust: Certificates trusted as roots, as `verify` takes them.
        now: The moment of checking, with a time zone; the machine's clock if left out.

    Raises:
        VerificationError: It can't be read as a PDF, or is encrypted.
    """
    report = verify(pdf, trust=trust, now=now)
    order = read_order(pdf, VerificationError)
    fields = list_fields(pdf)
    places = [place for place in fields if place.document]
    problems = [problem for problem in report.problems if problem.code != "verify.no-signature"]
    problems += [problem for verdict in report.signatures for problem in verdict.problems]
    if not places:
        problems.append(Problem("status.no-fields"))
    others = tuple(one.field for one in report.signatures if not one.document)
    warnings = [Problem("status.other-signature", facts={"field": name}) for name in others]
    return BundleStatus(
        roles=_roles(places, order, report),
        order=order,
        others=others,
        lineage=lineage(pdf),
        report=report,
        problems=tuple(problems),
        warnings=(*warnings, *_out_of_order(places, order, report)),
    )


def compare(files: Mapping[str, BundleStatus]) -> tuple[Problem, ...]:
    """Say how files stand to one another, pair by pair.

    Args:
        files: At least two, by the names to print.

    Returns:
        One finding for each pair. `status.parallel`, `status.parallel-spare` and
        `status.unrelated` mean that the files can't all be right.
    """
    names = list(files)
    return tuple(
        _pair(one, other, files) for place, one in enumerate(names) for other in names[place + 1 :]
    )


def _pair(one: str, other: str, files: Mapping[str, BundleStatus]) -> Problem:
    relation = relate(files[one].lineage, files[other].lineage)
    facts: dict[str, object] = {"one": one, "other": other}
    if relation in {"before", "after"}:
        keep, old = (one, other) if relation == "after" else (other, one)
        return Problem("status.contained", facts=facts | {"keep": keep, "old": old})
    if relation == "same":
        return Problem("status.same", facts=facts)
    if relation == "unrelated":
        return Problem("status.unrelated", facts=facts)
    keep = min((one, other), key=lambda name: _merit(files[name]))
    spare = other if keep == one else one
    signed = _signed_places(files[keep])
    again = [
        role.role
        for role in files[spare].roles
        if any((role.role, document) not in signed for document in role.signed)
    ]
    if not again:
        return Problem("status.parallel-spare", facts=facts | {"keep": keep, "spare": spare})
    return Problem("status.parallel", facts=facts | {"keep": keep, "roles": again})


def _merit(state: BundleStatus) -> tuple[bool, bool, int]:
    """Rank a file to go on with: sound, signed in order, and with most signatures."""
    return (not state.ok, bool(state.warnings), -len(_signed_places(state)))


def _signed_places(state: BundleStatus) -> set[tuple[str, str]]:
    return {(one.role, document) for one in state.roles for document in one.signed}


def _roles(
    places: Sequence[SignatureField], order: Order, report: VerificationReport
) -> tuple[RoleStatus, ...]:
    verdicts = {verdict.field: verdict for verdict in report.signatures}
    present = list(dict.fromkeys(place.role for place in places))
    ranked = [role for stage in order for role in stage if role in present]
    unfinished = {place.role for place in places if not place.is_signed}
    found = []
    for role in dict.fromkeys((*ranked, *present)):
        own = [place for place in places if place.role == role]
        made = [verdicts[place.name] for place in own if place.name in verdicts]
        if not all(verdict.ok for verdict in made):
            state: RoleState = "broken"
        elif role not in unfinished:
            state = "signed"
        else:
            state = "waiting" if unfinished.intersection(earlier(order, role)) else "next"
        found.append(
            RoleStatus(
                role=role,
                office=next((place.office for place in own if place.office), ""),
                state=state,
                signers=tuple(dict.fromkeys(one.signer for one in made if one.signer)),
                signed=tuple(place.document for place in own if place.is_signed),
                missing=tuple(place.document for place in own if not place.is_signed),
            )
        )
    return tuple(found)


def _out_of_order(
    places: Sequence[SignatureField], order: Order, report: VerificationReport
) -> list[Problem]:
    """Find who signed before others who should have, going by the order in the file."""
    waiting = Counter(place.role for place in places)
    found: dict[str, Problem] = {}
    for verdict in report.signatures:
        first = [role for role in earlier(order, verdict.role) if waiting[role]]
        if first and verdict.role in waiting:
            problem = Problem("status.out-of-order", facts={"role": verdict.role, "first": first})
            found.setdefault(verdict.role, problem)
        waiting[verdict.role] -= 1
    return list(found.values())


def _plain(problem: Problem) -> dict[str, object]:
    return {"code": problem.code, "path": problem.path, "facts": dict(problem.facts)}
