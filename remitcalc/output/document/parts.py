"""What documents are made of: words and figures as text, ready to be rendered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from remitcalc.model.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from remitcalc.output.chart_data.chart import Chart

SaidAs = Literal["plain", "lead", "quiet", "example", "heading"]
LineAs = Literal["plain", "strong", "quiet", "pooled", "alone", "worse"]


@frozen
class Said:
    """A paragraph; an "example" must not be missed, a "heading" stands over what follows."""

    text: str
    look: SaidAs = "plain"


@frozen
class Listed:
    """Sentences that stand side by side, each with a mark before it."""

    items: tuple[str, ...]


@frozen
class Head:
    """A column's heading. Figures stand at the right; words that may wrap give way.

    Attributes
    ----------
    gives_way : which column is made narrower first where a row does not fit: 1, then 2; 0: none.
    share : of the width; with it tables of one kind look alike, whatever stands in them.
    """

    text: str
    is_figure: bool = False
    gives_way: int = 0
    share: float = 0.0


@frozen
class Line:
    """A row of a table; a "strong" one is a sum, a "worse" one a worker who is worse off."""

    cells: tuple[str, ...]
    look: LineAs = "plain"


@frozen
class Table:
    """Rows under headings, which are repeated where the table goes on over a page.

    A dense one has small type: it is for many rows.
    """

    heads: tuple[Head, ...]
    lines: tuple[Line, ...]
    is_dense: bool = False


@frozen(eq=False)
class Charted:
    """A chart, under the key that the command gives it."""

    key: str
    chart: Chart


Part = Said | Listed | Table | Charted


@frozen(eq=False)
class Section:
    """Parts under a title; without one they stand for themselves."""

    title: str
    parts: tuple[Part, ...]


@frozen(eq=False)
class Document:
    """A whole document.

    Attributes
    ----------
    name : what the document is called; `title` and `subtitle` stand on its first page.
    footer : stands on every page.
    language : a BCP 47 tag.
    """

    name: str
    title: str
    subtitle: str
    footer: str
    language: str
    sections: tuple[Section, ...]


def under_heading(section: Section | None) -> tuple[Part, ...]:
    """Return a section as parts of another one, its title a heading there; None: nothing."""
    return () if section is None else (Said(section.title, "heading"), *section.parts)


def text_table(heads: Sequence[str], lines: Iterable[Line], *, first: int = 0) -> Table:
    """Return a table of words in column `first`, which gives way, and figures in the others."""
    columns = (
        Head(head, is_figure=at != first, gives_way=int(at == first))
        for at, head in enumerate(heads)
    )
    return Table(tuple(columns), tuple(lines))
