"""Who signs a document, and who before whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.models.berkas import Berkas
    from generator.models.signatory import PenandaTangan
    from generator.registry import Document


def signatories(berkas: Berkas, document: Document) -> tuple[PenandaTangan, ...]:
    """List who signs a document, in the order of the places."""
    return tuple(
        person for kind in document.signers for person in berkas.signatories(kind, document.key)
    )


def signing_order(berkas: Berkas, roles: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Tell who signs before whom, as the profil wants it.

    Args:
        berkas: A berkas with its profil attached.
        roles: Everybody who signs, each once.

    Returns:
        Stages of roles: those of one stage sign in any order, after all stages before. Empty if
        the order is free.
    """
    wanted = berkas.daerah.urutan_penandatanganan
    if not wanted:
        return ()
    named = [pihak.peran for pihak in berkas.pihak if not pihak.daerah]
    partners = tuple(role for role in roles if role.removeprefix("kuasa_") in named)
    groups: dict[str, tuple[str, ...]] = {role: (role, f"kuasa_{role}") for role in roles}
    groups |= {"mitra": partners, "daerah": tuple(r for r in roles if r not in partners)}
    stages: list[tuple[str, ...]] = []
    left = list(roles)
    for name in (*wanted, *roles):
        # Who isn't named comes last, all together.
        group = groups.get(name, ()) if name in wanted else tuple(left)
        stage = tuple(role for role in group if role in left)
        left = [role for role in left if role not in stage]
        if stage:
            stages.append(stage)
    return tuple(stages)
