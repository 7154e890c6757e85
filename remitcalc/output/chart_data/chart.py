"""What every chart has: its words, and its figures as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.model.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from remitcalc.output.tables.cell import Cell


@frozen(eq=False)
class ChartTable:
    """The figures of a chart, a row of cells made when asked for: there may be 100,000.

    `copied` gives what of the first cell leaves the program where that is something else: a number
    in the place of a worker's name.
    """

    headers: tuple[str, ...]
    count: int
    row: Callable[[int], tuple[Cell, ...]]
    copied: Callable[[int], Cell] | None = None

    def __len__(self) -> int:
        return self.count

    @property
    def rows(self) -> Iterator[tuple[Cell, ...]]:
        """Every row, from the first to the last."""
        return map(self.row, range(self.count))


@frozen(eq=False)
class Captions:
    """The words around a chart.

    Attributes
    ----------
    title, topic, subtitle : str
        What the chart finds; what it shows; which corridor and who sends how much.
    language : str
        The language of all words, as a BCP 47 tag.
    summary : str
        The chart in a sentence or two, for who cannot see it.
    example : str
        Marks a chart that rests on examples; empty where none is used.
    notes : tuple of str
        Paragraphs below it: example figures counted, amounts outside those surveyed, the method.
    sources : str
        The weakest status, sources with their dates; empty where they are named elsewhere.
    """

    title: str
    topic: str
    subtitle: str
    language: str
    summary: str
    example: str
    notes: tuple[str, ...]
    sources: str

    @property
    def footer(self) -> tuple[str, ...]:
        """The paragraphs below a chart."""
        return (*self.notes, self.sources) if self.sources else self.notes


@frozen(eq=False)
class Chart:
    """What charts have in common.

    Attributes
    ----------
    captions : Captions
    table : Table
        One row per point, in the order in which keys step through them.
    hover : callable
        What is said of the point in a row of `table`, a line each.
    nothing : str
        Why there is nothing to draw; empty where there is something.
    """

    captions: Captions
    table: ChartTable
    hover: Callable[[int], tuple[str, ...]]
    nothing: str


@frozen
class Level:
    """A cost to be compared with, drawn as a line across: major units, and its name."""

    value: float
    label: str
