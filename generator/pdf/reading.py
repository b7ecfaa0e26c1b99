"""What pypdf raises on damaged files.

Beside its own errors it lets plain Python errors through where a file breaks its expectations,
failed assertions included. All of them mean the same to us: this PDF can't be read.
"""

from __future__ import annotations

import struct
import zlib
from typing import Final

from pypdf.errors import PyPdfError

READ_ERRORS: Final = (
    PyPdfError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
