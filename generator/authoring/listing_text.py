"""The list of fields as Markdown and as a web page."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Final

from generator.authoring.listing import heading, sections

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.authoring.listing import Section


def as_markdown(form: str) -> str:
    """Lay the list out as Markdown."""
    lines = [f"# {heading(form)}"]
    for section in sections(form):
        lines += ["", f"## {section.title}", ""]
        lines += [section.intro, ""] if section.intro else []
        lines.append("| " + " | ".join(section.heads) + " |")
        lines.append("|" + "---|" * len(section.heads))
        for first, *rest in section.rows:
            cells = [f"`{first}`", *rest]
            lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(lines) + "\n"


_STYLE: Final = """
body { font: 15px/1.5 system-ui, sans-serif; max-width: 75rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 2rem; }
th, td { border: 1px solid #bbb; padding: .3rem .5rem; text-align: left; vertical-align: top; }
th { background: #eee; } code { font-size: 13px; white-space: pre-wrap; }
nav a { margin-right: 1rem; }
@media (prefers-color-scheme: dark) {
  body { background: #111; color: #ddd; } th { background: #333; } a { color: #8bf; }
}
"""


def as_html(form: str) -> str:
    """Lay the list out as one web page that needs nothing else."""
    title = html.escape(heading(form))
    return "\n".join(
        [
            '<!DOCTYPE html>\n<html lang="id">\n<head>\n<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>",
            *_html_body(sections(form)),
            "</body>\n</html>\n",
        ]
    )


def _html_body(found: tuple[Section, ...]) -> Iterator[str]:
    links = (f'<a href="#b{n}">{html.escape(one.title)}</a>' for n, one in enumerate(found))
    yield f"<nav>{' '.join(links)}</nav>"
    for number, section in enumerate(found):
        yield f'<h2 id="b{number}">{html.escape(section.title)}</h2>'
        if section.intro:
            yield f"<p>{html.escape(section.intro)}</p>"
        heads = "".join(f"<th>{html.escape(head)}</th>" for head in section.heads)
        yield f"<table>\n<tr>{heads}</tr>"
        for first, *rest in section.rows:
            cells = "".join(f"<td>{html.escape(cell)}</td>" for cell in rest)
            yield f"<tr><td><code>{html.escape(first)}</code></td>{cells}</tr>"
        yield "</table>"
