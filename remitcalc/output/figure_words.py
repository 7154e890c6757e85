"""A figure as people read it: the only place that writes ≥, ≤, "at least", "not surveyed".

What a figure is, how far it holds and what it lacks, is `engine.figure`; here it gets its words, in
a table ("≥ C$6.19"), in a sentence ("at least C$6.19"), and for what is not known at all.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from remitcalc.engine.figure import (
    FX,
    PART_BITS,
    RECEIVING,
    SENDING,
    TRANSIT,
    UNDISCLOSED,
    UNVALUED_ARRIVAL,
    Bound,
    Figure,
)
from remitcalc.model.money import major
from remitcalc.output.language import marked, marked_plural
from remitcalc.output.number_format import NO_BREAK_SPACE, rounded, symbol
from remitcalc.output.tables.cell import Percent

if TYPE_CHECKING:
    from fractions import Fraction

    from remitcalc.engine.break_even import BreakEven
    from remitcalc.output.language import Language, Plural
    from remitcalc.output.tables.cell import Cell

NOTHING = "–"
"""Stands in a table where there is no figure to say anything of."""
MARKS = {
    Bound.EXACT: "",
    Bound.AT_LEAST: f"≥{NO_BREAK_SPACE}",
    Bound.AT_MOST: f"≤{NO_BREAK_SPACE}",
}
_MARKS = tuple(MARKS.values())
SPOKEN = {
    Bound.EXACT: "{amount}",
    Bound.AT_LEAST: marked("at least {amount}"),
    Bound.AT_MOST: marked("at most {amount}"),
}
_BEFORE = {
    SENDING | TRANSIT | RECEIVING: marked("before fees and charges on the way and on arrival"),
    TRANSIT | RECEIVING: marked("before charges on the way and on arrival"),
    SENDING: marked("before fees on top"),
    TRANSIT: marked("before charges on the way"),
    FX: marked("before the exchange margin"),
    RECEIVING: marked("before charges on arrival"),
}
"""What was left out of both sides, the most parts that one phrase names first."""


_POOLING_PAYS = {
    Bound.EXACT: marked_plural(
        "Pooling pays from {count} worker", "Pooling pays from {count} workers", by="count"
    ),
    Bound.AT_LEAST: marked_plural(
        "Pooling pays from {count} worker at the latest",
        "Pooling pays from {count} workers at the latest",
        by="count",
    ),
    Bound.AT_MOST: marked_plural(
        "Pooling pays from {count} worker at the earliest",
        "Pooling pays from {count} workers at the earliest",
        by="count",
    ),
}
_PAYS = {
    Bound.EXACT: marked_plural("pays from {count} worker", "pays from {count} workers", by="count"),
    Bound.AT_LEAST: marked_plural(
        "pays from {count} worker at the latest",
        "pays from {count} workers at the latest",
        by="count",
    ),
    Bound.AT_MOST: marked_plural(
        "pays from {count} worker at the earliest",
        "pays from {count} workers at the earliest",
        by="count",
    ),
}


def _says_something(figure: Figure) -> bool:
    return figure.is_known and not figure.is_of_nothing


class Pasted(NamedTuple):
    """A cell as a spreadsheet takes it for a number, and the unit that its heading must name."""

    text: str
    unit: str = ""


class FigureWords:
    """Says figures in one language."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def short(self, figure: Figure | None) -> str:
        """Return a figure as a table has it: "C$6.19", "≥ C$6.19", "unknown"."""
        if figure is None or not _says_something(figure):
            return self.unknown
        return _MARKS[figure.bound] + self._money(figure)

    def shown(self, cell: Cell) -> str:
        """Return a cell as a table has it."""
        if isinstance(cell, str):
            return cell
        if isinstance(cell, Figure):
            return self.short(cell)
        if isinstance(cell, Percent):
            return self.percent(cell)
        return self.language.numbers.count(cell)

    def pasted(self, cell: Cell) -> Pasted:
        """Return a cell without grouping marks and without its unit; its bound stays with it.

        A percent sign is no unit: a spreadsheet reads it.
        """
        if isinstance(cell, str):
            return Pasted(cell)
        plain = self.language.numbers.plain
        if isinstance(cell, int):
            return Pasted(plain(Decimal(cell)))
        if cell.bound == Bound.UNKNOWN or (isinstance(cell, Figure) and cell.is_of_nothing):
            return Pasted(self.unknown)
        mark = _MARKS[cell.bound]
        if isinstance(cell, Percent):
            return Pasted(f"{mark}{plain(rounded(cell.value))}%")
        return Pasted(mark + plain(major(cell.minor, cell.currency)), symbol(cell.currency))

    def bare(self, figure: Figure | None) -> str:
        """Return a figure without its currency, for a table that names it once: "≥ 6.19"."""
        if figure is None or not _says_something(figure):
            return self.unknown
        number = self.language.numbers.decimal(major(figure.minor, figure.currency))
        return _MARKS[figure.bound] + number

    def spoken(self, figure: Figure | None) -> str:
        """Return a figure as a sentence has it: "C$6.19", "at least C$6.19", "unknown"."""
        if figure is None or not _says_something(figure):
            return self.unknown
        return self.language.text(SPOKEN[figure.bound], amount=self._money(figure))

    def counted(self, count: int, bound: Bound) -> str:
        """Return a number that holds as far as a bound: "13", "at least 13"."""
        return self.language.text(SPOKEN[bound], amount=self.language.numbers.count(count))

    def size(self, size: int, bound: Bound) -> str:
        """Return from which size pooling pays, in a table: "≤ 8" where it is so at the latest."""
        return _MARKS[bound.flipped] + self.language.numbers.count(size)

    def pays_from(self, found: BreakEven) -> str:
        """Return from which size pooling pays: "pays from 8 workers at the latest"; empty: none.

        Where only the price alone is a bound the size is the latest, as more may be saved; where
        only the pool's is, it is the earliest.
        """
        if found.size is None:
            return ""
        said = self._numbered(_PAYS[found.bound], found.size)
        return self.with_before(said, found.before)

    def pooling_pays(self, found: BreakEven) -> str:
        """Return the same as a sentence, or that there is no such size."""
        text = self.language.text
        if found.unknown is not None:
            return text("Whether pooling pays cannot be told")
        if found.size is not None:
            said = self._numbered(_POOLING_PAYS[found.bound], found.size)
        elif found.bound == Bound.AT_LEAST:
            said = text(
                "It is not shown that pooling pays, up to {most} workers", most=found.searched_to
            )
        else:
            said = text("Pooling does not pay, up to {most} workers", most=found.searched_to)
        return self.with_before(said, found.before)

    def with_before(self, said: str, parts: int) -> str:
        """Return what is said of a difference, with the parts that both sides leave out."""
        before = self.before(parts)
        if not before:
            return said
        return self.language.text("{difference}, {before}", difference=said, before=before)

    def percent(self, share: Percent) -> str:
        """Return a share as a table has it: "≥ 4.22 %", "unknown"."""
        if share.bound == Bound.UNKNOWN:
            return self.unknown
        return _MARKS[share.bound] + self.language.numbers.percent(share.value)

    def average(self, cost: Fraction | None) -> Cell:
        """Return an average cost in percent as a cell; None: nobody discloses it."""
        return self.unknown if cost is None else Percent(cost)

    def part(self, figure: Figure, part: str) -> str:
        """Return a part of a price, or a sum that begins with it; or why there is none."""
        return self.shown(self.part_cell(figure, part))

    def part_cell(self, figure: Figure, part: str) -> Cell:
        """Return the same as a cell."""
        return figure if figure.is_known else self.absence(part, figure.absent)

    def absence(self, part: str, absent: int) -> str:
        """Return why a part is absent; `absent` are the bits of its row."""
        text, bit = self.language.text, PART_BITS[part]
        if bit == FX:
            return text("not disclosed") if absent & UNDISCLOSED else text("no reference rate")
        if bit == RECEIVING and absent & UNVALUED_ARRIVAL:
            return text("no reference rate")
        return text("not surveyed")

    def before(self, parts: int) -> str:
        """Return what was left out of both sides: "before charges on arrival"; empty: nothing."""
        if not parts:
            return ""
        said = []
        for bits, template in _BEFORE.items():
            if bits & parts == bits:
                said.append(self.language.text(template))
                parts &= ~bits
        return ", ".join(said)

    @property
    def unknown(self) -> str:
        """The word for what nobody can say."""
        return self.language.text("unknown")

    def _numbered(self, said: Plural, count: int) -> str:
        return self.language.plural(said.one, said.many, count)

    def _money(self, figure: Figure) -> str:
        return self.language.numbers.money(figure.minor, figure.currency)
