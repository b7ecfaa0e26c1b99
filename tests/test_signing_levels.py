from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from level_samples import PEOPLE, DirectStamper, sign_at, signed_at
from pdf_samples import bundle_with_fields
from signing_samples import NOW, signer_for

from generator import api
from generator.errors import SigningError
from generator.signing.config import TsaConfig
from generator.signing.fields import list_fields
from generator.signing.levels import Chains
from generator.signing.partial import PartlySignedError
from generator.signing.signer import LEVELS
from generator.signing.status import status
from generator.signing.verify import verify
from generator.testing.authorities import LoopbackAuthorities
from generator.testing.pki import throwaway_pki

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.signing.signer import Level
    from generator.testing.authorities import Fault

HIGHER: list[Level] = ["b-t", "b-lt", "b-lta"]
USELESS: list[Fault] = ["refuse", "unavailable", "nonsense", "broken", "stale", "wrong-key"]
YEARS = timedelta(days=365)


@pytest.fixture
def authorities() -> Iterator[LoopbackAuthorities]:
    with LoopbackAuthorities(NOW, PEOPLE, key="ec-p256") as running:
        yield running


def refused(authorities: LoopbackAuthorities, level: Level, **more: object) -> SigningError:
    """Sign, and expect that it fails before anything is signed."""
    with pytest.raises(SigningError) as caught:
        sign_at(authorities, level, **more)  # type: ignore[arg-type] # passed through
    assert not isinstance(caught.value, PartlySignedError)
    return caught.value


# --- what each level gives -----------------------------------------------------------------


@pytest.mark.parametrize("level", LEVELS)
def test_every_level_is_reached_and_sound(level: Level) -> None:
    pdf, root = signed_at(level)
    report = verify(pdf, trust=[root], now=NOW)
    assert report.ok
    assert [one.level for one in report.signatures] == [level] * 4
    assert [one.trust for one in report.signatures] == ["trusted"] * 4
    assert [one.timestamp is not None for one in report.signatures] == [level != "b-b"] * 4
    assert [one.long_term for one in report.signatures] == [level in {"b-lt", "b-lta"}] * 4
    assert len(report.timestamps) == (2 if level == "b-lta" else 0)
    assert [one.later_changes for one in report.signatures][:3] == ["signatures"] * 3


@pytest.mark.parametrize("level", LEVELS)
def test_signing_only_appends(level: Level, authorities: LoopbackAuthorities) -> None:
    unsigned = bundle_with_fields()
    first = sign_at(authorities, level, pdf=unsigned)
    second = sign_at(authorities, level, pdf=first, role="kedua")
    assert first.startswith(unsigned)
    assert second.startswith(first)


def test_timestamp_states_the_authoritys_time(authorities: LoopbackAuthorities) -> None:
    authorities.moment = NOW + timedelta(seconds=42)
    pdf = sign_at(authorities, "b-t")
    for one in verify(pdf, trust=[authorities.pki.root], now=NOW).signatures:
        assert one.timestamp is not None
        assert one.timestamp.time == authorities.moment
        assert one.timestamp.authority == "Otoritas Stempel Waktu Uji Coba"
        assert one.proven_at == authorities.moment
        assert one.signed_at == NOW


def test_receipts_tell_the_timestamp(authorities: LoopbackAuthorities, tmp_path: Path) -> None:
    with signer_for(authorities.pki.people["kesatu"], tmp_path) as signer:
        _, stamped = api.sign_with_receipts(
            bundle_with_fields(),
            signer,
            as_="kesatu",
            now=NOW,
            level="b-t",
            tsa=authorities.tsa_url,
        )
        _, plain = api.sign_with_receipts(bundle_with_fields(), signer, as_="kesatu", now=NOW)
    assert [receipt.timestamp for receipt in stamped] == [NOW, NOW]
    assert [receipt.timestamp for receipt in plain] == [None, None]


def test_validation_data_is_added_once_for_all_places(authorities: LoopbackAuthorities) -> None:
    pdf = sign_at(authorities, "b-lt")
    assert pdf.count(b"startxref") == bundle_with_fields().count(b"startxref") + 3
    # The signer and the authority of timestamps share their issuer: one answer for each.
    asked = [path for path in authorities.asked if path.startswith("/ocsp/")]
    assert asked == ["/ocsp/antara", "/ocsp/akar", "/ocsp/antara"]


def test_level_b_b_asks_nobody(authorities: LoopbackAuthorities) -> None:
    sign_at(authorities, "b-b")
    assert authorities.asked == []


def test_one_sample_timestamp_is_asked_for_and_one_for_each_signature(
    authorities: LoopbackAuthorities,
) -> None:
    sign_at(authorities, "b-t")
    assert authorities.asked == ["/tsa"] * 3


def test_levels_may_be_mixed_by_signatory(authorities: LoopbackAuthorities) -> None:
    pdf = sign_at(authorities, "b-lta")
    pdf = sign_at(authorities, "b-t", pdf=pdf, role="kedua")
    report = verify(pdf, trust=[authorities.pki.root], now=NOW)
    assert report.ok
    assert [one.level for one in report.signatures] == ["b-lta", "b-lta", "b-t", "b-t"]


@pytest.mark.parametrize("level", HIGHER)
def test_timestamps_over_the_document_are_nobodys_place(level: Level) -> None:
    pdf, root = signed_at(level)
    assert {field.role for field in list_fields(pdf)} == set(PEOPLE)
    state = status(pdf, trust=[root], now=NOW)
    assert state.complete
    assert (state.others, state.warnings) == ((), ())


# --- years later ---------------------------------------------------------------------------


@pytest.mark.parametrize("years", [3, 7, 15])
@pytest.mark.parametrize("level", ["b-lt", "b-lta"])
def test_long_term_levels_stay_provable_offline(level: Level, years: int) -> None:
    pdf, root = signed_at(level)
    report = verify(pdf, trust=[root], now=NOW + years * YEARS)
    assert report.ok
    codes = {warning.code for one in report.signatures for warning in one.warnings}
    assert codes == {"verify.certificate-expired-since"}
    assert [one.revocation for one in report.signatures] == ["good"] * 4


def test_timestamp_alone_helps_as_long_as_its_authoritys_certificate() -> None:
    pdf, root = signed_at("b-t")
    assert verify(pdf, trust=[root], now=NOW + 3 * YEARS).ok
    report = verify(pdf, trust=[root], now=NOW + 7 * YEARS)
    codes = {problem.code for one in report.signatures for problem in one.problems}
    assert codes == {"verify.certificate-expired-unproven"}
    warned = {warning.code for one in report.signatures for warning in one.warnings}
    assert warned == {"verify.timestamp-expired"}


# --- the timestamp authority fails ---------------------------------------------------------


def test_level_without_an_authority_is_refused(tmp_path: Path) -> None:
    with (
        LoopbackAuthorities(NOW, PEOPLE, key="ec-p256") as authorities,
        signer_for(authorities.pki.people["kesatu"], tmp_path) as signer,
    ):
        for level in HIGHER:
            with pytest.raises(SigningError) as caught:
                api.sign(bundle_with_fields(), signer, as_="kesatu", now=NOW, level=level)
            assert caught.value.code == "sign.tsa-missing"


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        ("refuse", "sign.tsa-refused"),
        ("unavailable", "sign.tsa-refused"),
        ("unauthorised", "sign.tsa-unauthorised"),
        ("nonsense", "sign.tsa-nonsense"),
        ("broken", "sign.tsa-unreachable"),
        ("wrong-nonce", "sign.tsa-nonce"),
        ("wrong-digest", "sign.tsa-digest"),
        ("wrong-key", "sign.tsa-unsound"),
        ("wrong-purpose", "sign.tsa-purpose"),
    ],
)
@pytest.mark.parametrize("level", HIGHER)
def test_each_fault_of_the_authority_has_its_own_error(
    authorities: LoopbackAuthorities, level: Level, fault: Fault, code: str
) -> None:
    authorities.tsa.fault = fault
    error = refused(authorities, level)
    assert error.code == code
    if fault == "refuse":
        assert error.facts["reason"] == "kebijakan tidak diterima"


def test_authority_that_is_not_there(authorities: LoopbackAuthorities) -> None:
    error = refused(authorities, "b-t", tsa="http://127.0.0.1:9/tsa")
    assert error.code == "sign.tsa-unreachable"


def test_slow_authority_is_given_up(authorities: LoopbackAuthorities) -> None:
    authorities.tsa.delay_s = 1.0
    config = TsaConfig(url=authorities.tsa_url, timeout_s=0.1)
    error = refused(authorities, "b-t", tsa=config)
    assert (error.code, error.facts["reason"]) == ("sign.tsa-unreachable", "timeout")


@pytest.mark.parametrize(
    "url", ["", "tsa.contoh.id", "ftp://contoh.id", "http://siti:rahasia@contoh.id/", "http://a b/"]
)
def test_address_that_is_none_is_refused_and_not_repeated(
    authorities: LoopbackAuthorities, url: str
) -> None:
    error = refused(authorities, "b-t", tsa=TsaConfig(url=url))
    assert error.code == "sign.tsa-address"
    assert "rahasia" not in error.message()


def test_account_of_the_authority_comes_from_references(
    authorities: LoopbackAuthorities, monkeypatch: pytest.MonkeyPatch
) -> None:
    authorities.tsa.user, authorities.tsa.password = "pemkab", "rahasia sekali"
    assert refused(authorities, "b-t").code == "sign.tsa-unauthorised"
    monkeypatch.setenv("TSA_USER", "pemkab")
    monkeypatch.setenv("TSA_PASS", "rahasia sekali")
    config = TsaConfig.model_validate(
        {"url": authorities.tsa_url, "user": "env:TSA_USER", "password": "env:TSA_PASS"}
    )
    assert "rahasia" not in repr(config)
    pdf = sign_at(authorities, "b-t", tsa=config)  # type: ignore[arg-type] # as api.sign takes it
    assert verify(pdf, trust=[authorities.pki.root], now=NOW).ok


@pytest.mark.parametrize("level", HIGHER)
def test_authority_that_fails_in_between_loses_no_signature(
    authorities: LoopbackAuthorities, level: Level
) -> None:
    authorities.tsa.fault, authorities.tsa.after = "unavailable", 2
    with pytest.raises(PartlySignedError) as caught:
        sign_at(authorities, level)
    error = caught.value
    assert (error.code, error.cause.code) == ("sign.partly", "sign.tsa-refused")
    assert error.facts["signed"] == ["nota_kesepakatan.kesatu"]
    assert error.facts["missing"] == ["rencana_kerja.kesatu"]
    report = verify(error.pdf, trust=[authorities.pki.root], now=NOW)
    assert report.ok
    assert [one.level for one in report.signatures] == ["b-t"]
    authorities.tsa.fault = "none"
    whole = sign_at(authorities, level, pdf=error.pdf)
    report = verify(whole, trust=[authorities.pki.root], now=NOW)
    assert report.ok
    assert len(report.signatures) == 2


def test_archive_timestamp_that_fails_leaves_the_signed_places_and_says_so(
    authorities: LoopbackAuthorities,
) -> None:
    authorities.tsa.fault, authorities.tsa.after = "unavailable", 3
    with pytest.raises(PartlySignedError) as caught:
        sign_at(authorities, "b-lta")
    error = caught.value
    assert (error.code, error.cause.code) == ("sign.partly-level", "sign.tsa-refused")
    assert (error.facts["missing"], error.facts["level"]) == ([], "B-LTA")
    assert verify(error.pdf, now=NOW).ok
    assert {one.level for one in verify(error.pdf, now=NOW).signatures} == {"b-t"}


def test_timestamp_larger_than_its_sample_is_an_error(authorities: LoopbackAuthorities) -> None:
    small = DirectStamper(authorities, size=100)
    assert refused(authorities, "b-t", tsa=small).code == "sign.tsa-size"


# --- revocation data can't be had ----------------------------------------------------------


@pytest.mark.parametrize(
    "fault", ["refuse", "unavailable", "nonsense", "broken", "stale", "wrong-key"]
)
def test_list_is_fetched_where_the_responder_does_not_help(
    authorities: LoopbackAuthorities, fault: Fault
) -> None:
    authorities.ocsp.fault = fault
    pdf = sign_at(authorities, "b-lt")
    assert "/crl/antara.crl" in authorities.asked
    report = verify(pdf, trust=[authorities.pki.root], now=NOW + 3 * YEARS)
    assert report.ok
    assert {one.level for one in report.signatures} == {"b-lt"}


@pytest.mark.parametrize(
    "fault", ["refuse", "unavailable", "nonsense", "broken", "stale", "wrong-key"]
)
def test_without_any_proof_of_revocation_nothing_is_signed(
    authorities: LoopbackAuthorities, fault: Fault
) -> None:
    authorities.ocsp.fault = authorities.crl.fault = fault
    error = refused(authorities, "b-lt")
    assert error.code == "sign.revocation-unavailable"
    assert error.facts["holder"] == "Siti Contoh"


@pytest.mark.parametrize("by_list", [False, True])
def test_revoked_signer_is_refused(authorities: LoopbackAuthorities, *, by_list: bool) -> None:
    authorities.ocsp.fault = "refuse" if by_list else "none"
    authorities.revoke(authorities.pki.people["kesatu"].certificate)
    error = refused(authorities, "b-lt")
    assert error.code == "sign.certificate-revoked"
    assert error.facts["holder"] == "Siti Contoh"


def test_revoked_timestamp_authority_is_refused(authorities: LoopbackAuthorities) -> None:
    authorities.revoke(authorities.tsa_certificate)
    error = refused(authorities, "b-lt")
    assert error.code == "sign.certificate-revoked"
    assert error.facts["holder"] == "Otoritas Stempel Waktu Uji Coba"


def test_certificate_that_names_no_place_to_ask_can_not_be_long_term(
    authorities: LoopbackAuthorities,
) -> None:
    silent = throwaway_pki(NOW, PEOPLE, key="ec-p256")
    error = refused(authorities, "b-lt", credential=silent.people["kesatu"])
    assert error.code == "sign.revocation-undeclared"


def test_chain_without_root_can_not_be_long_term(authorities: LoopbackAuthorities) -> None:
    person = authorities.pki.issue("Siti Contoh", key="ec-p256", with_root=False)
    assert refused(authorities, "b-lt", credential=person).code == "sign.chain-incomplete"


def test_signature_that_can_not_be_read_back_is_an_error() -> None:
    with pytest.raises(SigningError) as caught:
        Chains(b"\x30\x00")
    assert caught.value.code == "sign.signature-unreadable"
