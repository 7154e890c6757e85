"""What a report is made of: words and figures as text, ready to be laid on pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from remitcalc.model.noun import noun
from remitcalc.output.text.style import PLAIN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remitcalc.output.chart_data.chart import Chart
    from remitcalc.output.text.table import Table as TextTable

SaidAs = Literal["plain", "lead", "quiet", "example", "heading"]
LineAs = Literal["plain", "strong", "quiet", "pooled", "worse"]

_LOOKS: dict[object, LineAs] = {
    PLAIN.strong: "strong",
    PLAIN.quiet: "quiet",
    PLAIN.pooled: "pooled",
}


@noun
class Said:
    """A paragraph; an "example" must not be missed, a "heading" stands over what follows."""

    text: str
    look: SaidAs = "plain"


@noun
class Listed:
    """Sentences that stand side by side, each with a mark before it."""

    items: tuple[str, ...]


@noun
class Head:
    """A column's heading. Figures stand at the right; words that `wrap` give way.

    With a `share` of the width tables of one kind look alike, whatever stands in them.
    """

    text: str
    is_figure: bool = False
    wraps: bool = False
    share: float = 0.0


@noun
class Line:
    """A row of a table; a "strong" one is a sum, a "worse" one a worker who is worse off."""

    cells: tuple[str, ...]
    look: LineAs = "plain"


@noun
class Table:
    """Rows under headings, which are repeated where the table goes on over a page.

    A dense one has small type: it is for many rows.
    """

    heads: tuple[Head, ...]
    lines: tuple[Line, ...]
    is_dense: bool = False


@noun(eq=False)
class Charted:
    """A chart, under the key that the command gives it."""

    key: str
    chart: Chart


Part = Said | Listed | Table | Charted


@noun(eq=False)
class Section:
    """One chapter of a report."""

    title: str
    parts: tuple[Part, ...]


@noun(eq=False)
class Report:
    """A whole report.

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


def table_of(shown: TextTable, heads: Sequence[str] = ()) -> Table:
    """Return a table of the printed comparison; without `heads` its first row has them."""
    rows = list(shown.rows)
    words = tuple(heads) or rows.pop(0)[0]
    columns = tuple(
        Head(word, is_figure=right, wraps=at == shown.flexible[0])
        for at, (word, right) in enumerate(zip(words, shown.right, strict=True))
    )
    return Table(
        columns, tuple(Line(tuple(cells), _LOOKS.get(look, "plain")) for cells, look in rows)
    )
