"""Signatures in a batch: one unlock, in turn, and an end when a signer fails."""

from __future__ import annotations

import json
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any, Self

import pytest
from batch_samples import NOW, small, source, tree
from berkas_samples import sample
from signing_samples import pki, signer_for

from generator import api
from generator.batch.jobs import BUNDLE
from generator.batch.run import Outcome, run_batch
from generator.batch.signing import Signing, roles_of
from generator.errors import SigningError
from generator.loading import load
from generator.resources import SAMPLES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.signing.pkcs12 import Pkcs12Signer
    from generator.signing.signer import SignatureReceipt, SignatureRequest
    from generator.sources import Entry


class Key:
    """A key that counts how often it was opened, and stops working after some signatures."""

    fills_fields = True

    def __init__(self, signer: Pkcs12Signer, works: int = 1000) -> None:
        self._signer = signer
        self.works = works
        self.opened = 0
        self.asked = 0

    def __enter__(self) -> Self:
        self.opened += 1
        self._signer.__enter__()
        return self

    def __exit__(self, *exc: object) -> None:
        self._signer.__exit__(None, None, None)

    def sign(self, pdf: bytes, request: SignatureRequest) -> tuple[bytes, SignatureReceipt]:
        self.asked += 1
        if self.asked > self.works:
            raise SigningError("sign.no-fields")  # whatever: the token is gone
        return self._signer.sign(pdf, request)


@pytest.fixture
def entries(tmp_path: Path) -> tuple[Entry, ...]:
    return source(tmp_path / "s", *map(small, ("a-satu", "b-dua", "c-tiga")))


@pytest.fixture
def keys(tmp_path: Path) -> Iterator[dict[str, Key]]:
    people = pki().people
    with ExitStack() as stack:
        yield {
            role: stack.enter_context(Key(signer_for(people[role], tmp_path)))
            for role in ("kesatu", "kedua")
        }


def run(entries: tuple[Entry, ...], output: Path, signers: Any, **options: Any) -> list[Outcome]:
    signing = Signing(signers, now=NOW)
    return list(run_batch(entries, output, signing=signing, now=NOW, **options))


def signed_fields(outcome: Outcome) -> list[str]:
    assert outcome.folder is not None
    report = api.verify((outcome.folder / BUNDLE).read_bytes(), trust=[pki().root], now=NOW)
    assert report.ok == bool(report.signatures)
    return sorted(verdict.field for verdict in report.signatures)


def test_every_bundle_is_signed_by_all_with_one_unlock_each(
    tmp_path: Path, entries: tuple[Entry, ...], keys: dict[str, Key]
) -> None:
    outcomes = run(entries[:2], tmp_path / "o", keys)
    assert [outcome.status for outcome in outcomes] == ["made", "made"]
    assert {role: key.opened for role, key in keys.items()} == {"kesatu": 1, "kedua": 1}
    for outcome in outcomes:
        assert signed_fields(outcome) == [
            "nota_kesepakatan.kedua",
            "nota_kesepakatan.kesatu",
            "rencana_kerja.kedua",
            "rencana_kerja.kesatu",
        ]
        assert outcome.record is not None
        assert outcome.record.selesai == ("kesatu", "kedua")
        assert len(outcome.record.tanda_tangan) == 4
    again = run(entries[:2], tmp_path / "o", keys, resume=True)
    assert [outcome.status for outcome in again] == ["skipped", "skipped"]


def test_a_failing_signer_stops_signing_but_nothing_else_and_going_on_signs_the_rest(
    tmp_path: Path, entries: tuple[Entry, ...], keys: dict[str, Key]
) -> None:
    key = keys["kesatu"]
    key.works = 3  # fails at the second place of the second bundle
    first, second, third = run(entries, tmp_path / "o", {"kesatu": key})
    assert [first.status, second.status, third.status] == ["made", "unsigned", "unsigned"]
    assert key.asked == 4  # once it failed, it isn't asked again
    assert second.error is not None
    assert second.error.code == "sign.partly"
    assert third.error is not None
    assert third.error.code == "batch.signing-stopped"
    assert len(signed_fields(first)) == 2
    assert signed_fields(second) == ["nota_kesepakatan.kesatu"]  # never thrown away
    assert signed_fields(third) == []
    before = tree(tmp_path / "o")
    key.works = 1000
    again = run(entries, tmp_path / "o", {"kesatu": key}, resume=True)
    assert [outcome.status for outcome in again] == ["skipped", "signed", "signed"]
    assert key.asked == 4 + 1 + 2
    after = tree(tmp_path / "o")
    changed = {path for path in before if before[path] != after[path]}
    assert changed == {
        *(f"{name}/{file}" for name in ("b-dua", "c-tiga") for file in (BUNDLE, "manifest.json")),
    }
    assert after[f"b-dua/{BUNDLE}"].startswith(before[f"b-dua/{BUNDLE}"])
    assert [len(signed_fields(outcome)) for outcome in again] == [2, 2, 2]


def test_who_must_wait_holds_up_no_other_bundle(
    tmp_path: Path, entries: tuple[Entry, ...], keys: dict[str, Key]
) -> None:
    profil = {**sample("profil"), "urutan_penandatanganan": ["kesatu", "kedua"]}
    (tmp_path / "s" / "profil.json").write_text(json.dumps(profil), "utf-8")
    outcomes = run(entries[:2], tmp_path / "o", {"kedua": keys["kedua"]})
    assert [outcome.status for outcome in outcomes] == ["unsigned", "unsigned"]
    assert {outcome.error.code for outcome in outcomes if outcome.error} == {"sign.out-of-turn"}
    # Both at once sign in their turn, whichever was named first.
    both = {"kedua": keys["kedua"], "kesatu": keys["kesatu"]}
    again = run(entries[:2], tmp_path / "o", both, resume=True)
    assert [outcome.status for outcome in again] == ["signed", "signed"]


def test_a_signed_bundle_is_not_replaced_when_its_inputs_change(
    tmp_path: Path, entries: tuple[Entry, ...], keys: dict[str, Key]
) -> None:
    run(entries[:1], tmp_path / "o", {"kedua": keys["kedua"]})
    changed = source(tmp_path / "s", {**small("a-satu"), "maksud": "Maksud yang baru."})[:1]
    before = tree(tmp_path / "o")
    (outcome,) = run_batch(changed, tmp_path / "o", now=NOW, resume=True)
    assert outcome.error is not None
    assert outcome.error.code == "batch.signed-differs"
    assert tree(tmp_path / "o") == before
    (outcome,) = run_batch(changed, tmp_path / "o", now=NOW, resume=True, force=True)
    assert outcome.status == "made"
    assert outcome.record is not None
    assert outcome.record.tanda_tangan == ()


def test_nothing_is_signed_while_a_document_lacks_facts(
    tmp_path: Path, keys: dict[str, Key]
) -> None:
    value = small("sebagian")
    del value["maksud"]
    (outcome,) = run(source(tmp_path / "t", value), tmp_path / "o", keys)
    assert (outcome.status, keys["kesatu"].asked) == ("unsigned", 0)
    assert outcome.error is not None
    assert outcome.error.code == "batch.sign-incomplete"


def test_the_region_signs_in_whichever_role_it_has(
    tmp_path: Path, entries: tuple[Entry, ...], keys: dict[str, Key]
) -> None:
    berkas = load(tmp_path / "s" / "a-satu.json")
    assert berkas.peran_daerah == "kedua"
    (outcome,) = run(entries[:1], tmp_path / "o", {"daerah": keys["kesatu"]})
    assert outcome.record is not None
    assert outcome.record.selesai == ("kedua",)


def test_roles_come_in_the_order_the_profil_wants() -> None:
    assert roles_of(load(SAMPLES / "sinergi-kecil.json")) == ("kesatu", "kedua")
