"""Who must sign before whom, as a bundle says itself.

The order stands in the catalog, in a page-piece dictionary (ISO 32000-1, 14.5):

    /PieceInfo << /NaskahKerjaSama << /LastModified (D:…) /Private
        << /SigningOrder [ [ (kesatu) ] [ (kedua) ] ] >> >> >>

The roles of one stage sign in any order, once all stages before have signed. The first signature
covers the entry, and changing it afterwards counts as a change of the document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.signing.reading import guarded, open_pdf

if TYPE_CHECKING:
    from generator.signing.reading import ReadError

Order = tuple[tuple[str, ...], ...]
"""Stages of roles; empty if everyone may sign at any time."""


def read_order(pdf: bytes, error: ReadError) -> Order:
    """Read the order of signing from a bundle.

    Args:
        pdf: A bundle, or any PDF.
        error: What to raise if it can't be read.

    Returns:
        Stages of roles; empty if the file names none.

    Raises:
        SigningError: The PDF can't be read or is encrypted, and `error` asks for this class.
        VerificationError: The same, and `error` asks for this one.
    """
    reader = open_pdf(pdf, error)
    with guarded(error):
        node: Any = reader.root
        for key in ("/PieceInfo", "/NaskahKerjaSama", "/Private", "/SigningOrder"):
            if key not in node:
                return ()
            node = node[key]
        return tuple(tuple(str(role) for role in stage) for stage in node)


def earlier(order: Order, role: str) -> tuple[str, ...]:
    """List who must have signed before a role; those that the order doesn't name come last.

    >>> earlier((("kesatu", "kedua"), ("ketiga",)), "ketiga")
    ('kesatu', 'kedua')
    """
    found: list[str] = []
    for stage in order:
        if role in stage:
            break
        found.extend(stage)
    return tuple(found)
