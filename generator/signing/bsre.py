"""Signs with the government's service, BSrE's eSign Client Service, over HTTP.

The service takes a whole PDF and gives it back with one signature more, in a field of its own
(BSrE, *Petunjuk Teknis Penggunaan API Esign Client Service*, January 2024). Signing isn't
idempotent: a request that may have arrived is never sent again.
"""

from __future__ import annotations

import hashlib
import re
import time
from typing import TYPE_CHECKING, Final, NoReturn, Self, TypeVar

from generator.errors import SigningError
from generator.signing import bsre_answers, bsre_calls, remote
from generator.signing.bsre_config import BsreConfig
from generator.signing.signer import Rect, SignatureReceipt, SignatureRequest

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from generator.signing.bsre_answers import Signed
    from generator.signing.bsre_calls import Box, BsreSecrets
    from generator.signing.remote import Call, Reply
    from generator.signing.secrets import Prompt

_T = TypeVar("_T")
_NIK: Final = re.compile(r"[0-9]{16}")
_NO_RECT: Final[Rect] = (0.0, 0.0, 0.0, 0.0)


class BsreSigner:
    """Has documents signed by an eSign Client Service.

    On entering, secrets are fetched and the service is asked whether the signer may sign; on
    leaving they are let go of:

        with BsreSigner(config) as signer:
            signed, receipt = signer.sign(pdf, request)

    It can't fill our fields. `generator.signing.ceremony.sign_as` takes them away before the first
    signature; to sign for several people with the service, call
    `generator.signing.ceremony.prepare` for all of them first.
    """

    fills_fields = False
    config_type = BsreConfig

    def __init__(self, config: BsreConfig, *, prompt: Prompt | None = None) -> None:
        """Remember where the service and the secrets are; nothing is sent yet.

        Args:
            config: The service and the signer.
            prompt: Asks the user for what the configuration says `prompt:` for.
        """
        self._config = config
        self._prompt = prompt
        self._secrets: BsreSecrets | None = None

    def __enter__(self) -> Self:
        """Fetch the secrets, and ask whether the signer may sign.

        Raises:
            SigningError: A secret can't be had, the NIK isn't one, the service can't be reached
                or refuses, or the signer has no valid certificate there.
        """
        config = self._config
        passphrase = config.totp or config.passphrase
        if passphrase is None:
            raise SigningError("sign.secret-reference")
        nik = config.nik.resolve(prompt=self._prompt, label="NIK").strip()
        if not _NIK.fullmatch(nik):
            raise SigningError("bsre.nik-malformed", source=str(config.nik))
        held = bsre_calls.BsreSecrets(
            user=config.user.resolve(prompt=self._prompt, label="BSrE (user)"),
            password=config.password.resolve(prompt=self._prompt, label="BSrE (password)"),
            nik=nik,
            passphrase=passphrase.resolve(
                prompt=self._prompt, label="TOTP" if config.totp else "passphrase"
            ),
            is_totp=config.totp is not None,
        )
        if config.check_status:
            call = bsre_calls.status_call(config, held)
            self._ask(call, lambda reply: bsre_answers.check_status(reply, held))
        self._secrets = held
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Let go of the secrets."""
        self._secrets = None

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle the configuration only; secrets never leave their process."""
        return type(self), (self._config,)

    def sign(self, pdf: bytes, request: SignatureRequest) -> tuple[bytes, SignatureReceipt]:
        """Have `pdf` signed once, at the request's page and box.

        A PDF nobody has signed yet is rewritten first if the service couldn't read it, and the
        empty field the request names is taken away.

        Returns:
            The signed PDF and its receipt. With an earlier signature it begins with the given
            bytes; else it need not.

        Raises:
            SigningError: Nothing was signed, or it isn't known whether something was (its code
                is `bsre.state-unknown` then), or what came back isn't the document plus one
                sound signature.
        """
        from generator.signing import fields, places, returned  # noqa: PLC0415 - pyHanko, 300 ms

        held = self._held()
        if not any(field.is_signed for field in fields.list_fields(pdf)):
            pdf = places.suit_service(pdf)
            pdf = places.release(pdf, {request.field}, now=request.now)
        job = bsre_calls.SigningJob(pdf, self._box(pdf, request), request.reason, request.location)
        signed = self._have_signed(bsre_calls.signing_call(self._config, held, job), held)
        verdict = returned.check_returned(pdf, signed.pdf, now=request.now)
        receipt = SignatureReceipt(
            field=request.field,
            signer=verdict.signer,
            serial=verdict.serial,
            signed_at=verdict.signed_at or request.now,
            sha256=hashlib.sha256(signed.pdf).hexdigest(),
        )
        return signed.pdf, receipt

    def download(self, document_id: str) -> bytes:
        """Fetch a signed file the service still has (version 1); it gives each out only once.

        Nothing is checked but that it is a PDF: compare it with what was sent through
        `generator.signing.returned.check_returned`.

        Args:
            document_id: `id_dokumen`, from the error that told of the lost answer.

        Raises:
            SigningError: The signer isn't entered, or the service doesn't give it out.
        """
        held = self._held()
        call = bsre_calls.download_call(document_id, held)
        try:
            return self._ask(call, lambda reply: bsre_answers.read_signed_v1(reply, held)).pdf
        except bsre_answers.CutShortError:
            self._lost("download", document_id)

    def request_totp(self, count: int = 1) -> None:
        """Have a one-time code sent to the signer by e-mail (version 2).

        Args:
            count: How many files it is to sign.

        Raises:
            SigningError: The signer isn't entered, or the service refuses.
        """
        held = self._held()
        call = bsre_calls.totp_call(held, count)
        self._ask(call, lambda reply: bsre_answers.check_accepted(reply, held))

    def _held(self) -> BsreSecrets:
        if self._secrets is None:
            raise SigningError("sign.signer-closed")
        return self._secrets

    def _box(self, pdf: bytes, request: SignatureRequest) -> Box | None:
        from generator.signing import objects  # noqa: PLC0415 - pyHanko, 300 ms

        config, rect = self._config, request.rect or _NO_RECT
        width, height = rect[2] - rect[0], rect[3] - rect[1]
        if not config.visible or request.page_no is None or width <= 0 or height <= 0:
            return None
        page = objects.page_box(pdf, request.page_no)
        image = b""
        if config.api_version != 1 or not config.link_qr:
            image = self._image(request, width, height)
        return bsre_calls.Box(request.page_no, rect, page, image)

    def _image(self, request: SignatureRequest, width: float, height: float) -> bytes:
        from generator.signing import appearance, stamp_picture  # noqa: PLC0415 - as above

        config = self._config
        if config.image is not None:
            return stamp_picture.fit_picture(config.image, width, height, config.image_scale)
        paragraphs = [
            appearance.HEADING,
            *request.appearance_lines,
            *([config.name] if config.name else []),
            appearance.signing_time(request.now),
        ]
        return stamp_picture.draw_stamp(
            paragraphs, width, height, config.image_scale, qr=request.qr
        )

    def _have_signed(self, call: Call, held: BsreSecrets) -> Signed:
        is_first = self._config.api_version == 1
        read = bsre_answers.read_signed_v1 if is_first else bsre_answers.read_signed_v2
        try:
            return self._ask(call, lambda reply: read(reply, held), signs=True)
        except bsre_answers.CutShortError as exc:
            document_id = exc.document_id
        if not is_first or not document_id:
            self._lost("cut", document_id)
        # The signature is made; only fetching it is left, and that may be asked for.
        try:
            return bsre_answers.Signed(self.download(document_id), document_id)
        except SigningError:
            self._lost("cut", document_id)

    def _ask(self, call: Call, read: Callable[[Reply], _T], *, signs: bool = False) -> _T:
        """Send a call, and again as long as it is certain that the service did nothing.

        Args:
            call: The request.
            read: Takes out of the answer what is wanted.
            signs: Whether a signature may have been made if no answer comes.
        """
        config = self._config
        timeouts = remote.Timeouts(config.connect_timeout_s, config.timeout_s)
        wait_s, left = config.retry_wait_s, config.retries
        while True:
            pause_s: float | None = None
            try:
                return read(remote.send(config.base_url, call, timeouts))
            except remote.NotSentError as exc:
                error = SigningError("bsre.unreachable", url=config.base_url, reason=exc.reason)
                may_repeat = not exc.began
            except bsre_answers.BusyError as exc:
                error = SigningError("bsre.busy", status=exc.status)
                may_repeat, pause_s = True, exc.wait_s
            except remote.NoAnswerError as exc:
                if signs:
                    self._lost(exc.fate, "")
                raise SigningError(
                    "bsre.unreachable", url=config.base_url, reason=exc.fate
                ) from None
            if not may_repeat or left <= 0:
                raise error
            time.sleep(wait_s if pause_s is None else pause_s)
            wait_s, left = wait_s * 2, left - 1

    def _lost(self, reason: str, document_id: str) -> NoReturn:
        raise SigningError("bsre.state-unknown", reason=reason, document=document_id or "–")
