"""A document in lines of at most 80 columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.output.document.parts import Listed, Said, Table
from remitcalc.output.text.layout import wrapped
from remitcalc.output.text.table import TextTable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from remitcalc.output.document.parts import Part, Section
    from remitcalc.output.text.style import Style

_INDENT = "  "


def rendered(sections: Iterable[Section | None], style: Style) -> str:
    """Return sections one after another, a blank line between them; None is left out."""
    blocks = (section_lines(section, style) for section in sections if section is not None)
    return "\n\n".join("\n".join(lines) for lines in blocks if lines) + "\n"


def section_lines(section: Section, style: Style) -> list[str]:
    """Return the lines of one section: what stands under a title is set in."""
    lines = [style.strong(line) for line in wrapped(section.title)] if section.title else []
    indent = _INDENT if section.title else ""
    for part in section.parts:
        lines += _part(part, indent, style)
    return lines


def _part(part: Part, indent: str, style: Style) -> list[str]:
    match part:
        case Said(text, "heading"):
            return ["", *wrapped(text, _INDENT)]
        case Said(text, look):
            marks = {"lead": style.strong, "quiet": style.quiet, "example": style.alert}
            mark = marks.get(look, str)
            return [mark(line) for line in wrapped(text, indent)]
        case Listed(items):
            return [line for item in items for line in wrapped(item, "    ", "  · ")]
        case Table():
            return _table(part, style)
        case _:
            return []  # a chart: its figures stand in the tables


def _table(part: Table, style: Style) -> list[str]:
    """Return a table; what gives way first is made narrower first."""
    heads = part.heads
    giving = sorted((head.gives_way, at) for at, head in enumerate(heads) if head.gives_way)
    table = TextTable([head.is_figure for head in heads], [at for _, at in giving])
    if any(head.text for head in heads):
        table.add(*(head.text for head in heads), look=style.quiet)
    looks = {
        "strong": style.strong,
        "quiet": style.quiet,
        "pooled": style.pooled,
        "alone": style.alone,
    }
    for line in part.lines:
        table.add(*line.cells, look=looks.get(line.look))
    return table.lines()
