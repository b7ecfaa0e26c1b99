"""docxtpl's dialect of Jinja, as docxtpl itself reads it: the only module that imports docxtpl.

Between its commands and its values stands one file format: tags such as `{%tr for … %}` are
patched into plain Jinja, and `Workbench` is where pictures and subdocuments meet the package.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from docxtpl import DocxTemplate

from generator.rendering.package import DOCUMENT, unpack

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.opc.part import Part

_DOCXTPL: Final = DocxTemplate(io.BytesIO())  # for its methods that look at nothing but their text


def patched(xml: str) -> str:
    """Turn the tags of a part into plain Jinja."""
    text: str = _DOCXTPL.patch_xml(xml)
    return text


def with_breaks(xml: str) -> str:
    r"""Turn `\n`, `\t`, `\a` and `\f` in rendered text into breaks, tabs, paragraphs and pages."""
    text: str = _DOCXTPL.resolve_listing(xml)
    return text


class Workbench(DocxTemplate):  # type: ignore[misc]  # docxtpl is untyped
    """The package that pictures, links and subdocuments add themselves to in one rendering.

    To docxtpl it is the template: `InlineImage(workbench, …)`, `workbench.new_subdoc(…)`,
    `workbench.build_url_id(…)`. The package is opened only if one of them asks for it.
    Subdocuments need docxtpl's extra `subdoc`.

    Args:
        data: The template, complete.
    """

    def __init__(self, data: bytes) -> None:
        super().__init__(io.BytesIO(data))
        self.rendering = DOCUMENT

    @property
    def is_used(self) -> bool:
        """Whether anything was added, or could have been."""
        return self.docx is not None

    @property
    def current_rendering_part(self) -> Part:
        """The part being rendered, which a picture becomes related to."""
        self.init_docx()
        return self._part(self.rendering)

    def parts(self) -> dict[str, bytes]:
        """Give all parts as they are now."""
        buffer = io.BytesIO()
        self.docx.save(buffer)
        return unpack(buffer.getvalue(), name="")

    def _part(self, name: str) -> Part:
        parts: Iterator[Part] = self.docx.part.package.iter_parts()
        return next(part for part in parts if part.partname == f"/{name}")
