"""The tables of `templates/_base/`, each with the layers of a region over it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from generator.errors import InputError
from generator.models.tabel import DaftarAturan, DaftarTeks, KodeKlasifikasi
from generator.overlay import layered

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from generator.models.tabel import SetelanAturan, Tingkat

RULES_FILE: Final = "_base/aturan.json"
CODES_FILE: Final = "_base/kode_klasifikasi.json"
TEXTS_FILE: Final = "_base/teks.json"


def classification_codes(overrides: Sequence[Path] = ()) -> KodeKlasifikasi:
    """Read the file codes of Permendagri 83/2022 that documents of cooperation carry.

    Raises:
        InputError: A layer's file isn't valid.
    """
    return layered(CODES_FILE, KodeKlasifikasi, overrides)


def default_texts(overrides: Sequence[Path] = ()) -> Mapping[str, str | tuple[str, ...]]:
    """Read the texts that documents print unless told otherwise, by name.

    Raises:
        InputError: A layer's file isn't valid.
    """
    kind: Any = DaftarTeks
    texts: Mapping[str, str | tuple[str, ...]] = layered(TEXTS_FILE, kind, overrides)
    return texts


def rule_settings(overrides: Sequence[Path] = ()) -> Mapping[str, SetelanAturan]:
    """Read what a region decides about rules, by their codes.

    Raises:
        InputError: A layer's file isn't valid.
    """
    kind: Any = DaftarAturan
    settings: Mapping[str, SetelanAturan] = layered(RULES_FILE, kind, overrides)
    return settings


def severity_of(
    code: str, default: Tingkat, overlay: Mapping[str, SetelanAturan]
) -> Tingkat | None:
    """Say how grave a rule is here.

    Args:
        code: The rule, such as `R17`.
        default: How grave it is without anybody's decision.
        overlay: What `rule_settings` gave.

    Returns:
        The severity; `None` where the rule is off.

    Raises:
        InputError: A rule that blocks documents is weakened without a reason.
    """
    setting = overlay.get(code)
    if setting is None:
        return default
    if default == "error" and setting.tingkat != "error" and setting.alasan is None:
        raise InputError(
            "input.rule-without-reason",
            where=f"{RULES_FILE}: {code}",
            rule=code,
            severity=setting.tingkat,
        )
    return None if setting.tingkat == "off" else setting.tingkat
