"""Where the sheet of steps has its figures: a row for each step, below them one for each price.

A step's result and a price stand twice in their row: as people read them, and in whole units, as
formulas count them.
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from xlsxwriter.utility import xl_col_to_name

from remitcalc.engine.steps.expression import Of, Priced, Told
from remitcalc.output.workbook.counting import (
    decimals_in_halves,
    decimals_with_room,
)
from remitcalc.output.workbook.method.counted_formula import Counted, cell, constant

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remitcalc.engine.steps.expression import Leaf, Path, Unit
    from remitcalc.engine.steps.step import Step
    from remitcalc.output.workbook.method.links import Links
    from remitcalc.output.workbook.method.price_cells import Linked
    from remitcalc.output.workbook.method.recipe import Recipe

WHAT, WORKING, RESULT, CHECK, SOURCE, _, UNITS, WORTH = range(8)
SHOWN_COLUMNS = SOURCE + 1
WIDTHS = (38, 64, 17, 19, 46, 3, 22, 14)
_LINE = 15
_ROOM = 1.12
"""How many letters, of which many are narrow, go into the width of a digit."""
_STATED_NONE = 3
_OWN = ("others", "alone", "earlier")
"""Figures that mean something else in each step: what others have of just this."""
_CONSTANT = ("rule", "none")


class FigureRow(NamedTuple):
    """A figure that no step computes: the step that first uses it, its row, where it stands."""

    leaf: Priced | Told
    step: Step
    row: int
    each: Fraction
    link: Linked | None

    @property
    def path(self) -> Path:
        """Where the price stands, by the band that begins there; empty: it is none."""
        return place_of(self.leaf.path) if isinstance(self.leaf, Priced) else ()

    @property
    def units(self) -> Fraction:
        """How many units one is of what a person types."""
        return Fraction(1, 100 if self.leaf.unit.kind == "percent" else 1) / self.each

    @property
    def is_whole(self) -> bool:
        """Whether it is counted in whole units: not one of more decimals than there is room for."""
        return self.each < 1 or self.leaf.unit.decimals is not None


class MethodCells:
    """Gives steps and figures their cells.

    Parameters
    ----------
    rows : mapping
        The row of each step, from 0, by key; `after` is the first of the figures.
    """

    def __init__(self, recipe: Recipe, links: Links, rows: Mapping[str, int], after: int) -> None:
        self.recipe, self.rows = recipe, rows
        self._largest = _largest(recipe)
        self._figures: dict[object, FigureRow] = {}
        for step in recipe.steps:
            for leaf in step.leaves:
                self._place(leaf, step, links, after)

    def _place(self, leaf: Leaf, step: Step, links: Links, after: int) -> None:
        """Give a figure a row, unless it has one."""
        if isinstance(leaf, Of) or _is_constant(leaf) or self._alone(leaf, step):
            return
        key = _identity(leaf, step)
        if key not in self._figures:
            row, link = after + len(self._figures), links.found(leaf, step)
            each = link.each if link else self._each_of(leaf.value, leaf.unit)
            self._figures[key] = FigureRow(leaf, step, row, each, link)

    def _alone(self, leaf: Priced | Told, step: Step) -> str | None:
        """Return the step that has a figure already: what the worker has alone."""
        if isinstance(leaf, Told) and leaf.origin == "alone":
            return self.recipe.alone(leaf, step)
        return None

    @property
    def figures(self) -> list[FigureRow]:
        """All figures that no step computes, in the order in which steps use them."""
        return [*self._figures.values()]

    def figure(self, leaf: Priced | Told, step: Step) -> FigureRow | None:
        """Return the row of a figure; None: it is a constant."""
        return self._figures.get(_identity(leaf, step))

    def has_cell(self, leaf: Leaf, step: Step) -> bool:
        """Return whether a figure stands in a cell, and is no constant of the cost model."""
        if isinstance(leaf, Of) or self._alone(leaf, step):
            return True
        return self.figure(leaf, step) is not None

    def each(self, step: Step) -> Fraction:
        """Return what one unit of a step's result is worth: as of the figure it only hands on."""
        handed_on = step.expression
        if step.unit.decimals is None and isinstance(handed_on, Of):
            return self.each(self.recipe.steps[handed_on.key])
        if step.unit.decimals is None and isinstance(handed_on, Priced):
            found = self.figure(handed_on, step)
            return self._each_of(handed_on.value, step.unit) if found is None else found.each
        return self._each_of(step.result or Fraction(0), step.unit)

    def step(self, key: str) -> Counted:
        """Return the result of a step, as it stands in its cell."""
        step = self.recipe.steps[key]
        assert step.result is not None
        return cell(address(self.rows[key]), step.result, self.each(step))

    def of(self, leaf: Leaf, step: Step) -> Counted:
        """Return a figure that a step is computed with."""
        if isinstance(leaf, Of):
            return self.step(leaf.key)
        alone = self._alone(leaf, step)
        if alone is not None:
            return self.step(alone)
        found = self.figure(leaf, step)
        if found is None:
            each = self._each_of(leaf.value, leaf.unit)
            return Counted(constant(int(leaf.value / each)), each)
        return cell(address(found.row), leaf.value, found.each)

    def _each_of(self, value: Fraction, unit: Unit) -> Fraction:
        """Return in which units a figure is counted; 1 also where it has too many decimals.

        One of no fixed decimals has as many as fit: a changed price may need more than it has now.
        """
        if unit.decimals is not None:
            return Fraction(1, 10 ** (unit.decimals + 2 * (unit.kind == "percent")))
        decimals = decimals_with_room(value, self._largest)
        if decimals is None and unit.kind == "rate":
            decimals = decimals_in_halves(value, self._largest)
        return Fraction(1) if decimals is None else Fraction(1, 10**decimals)


def address(row: int, column: int = UNITS) -> str:
    """Return the address of a cell of this sheet; `row` counts from 0."""
    return f"{xl_col_to_name(column)}{row + 1}"


def height(cells: Mapping[int, str]) -> int:
    """Return how high a row must be for its texts, by column, in points."""
    return _LINE * max(
        sum(max(1, math.ceil(len(line) / (WIDTHS[column] * _ROOM))) for line in text.split("\n"))
        for column, text in cells.items()
    )


def _largest(recipe: Recipe) -> int:
    """Return the largest amount, in minor units, that a rate is multiplied with: one that is sent.

    The first step is what a worker sends.
    """
    currency = next(iter(recipe.steps)).unit.currency
    sent = [s for s in recipe.steps if s.unit.currency == currency and s.result is not None]
    return max((abs(step.minor) for step in sent), default=1)


def _is_constant(leaf: Priced | Told) -> bool:
    if isinstance(leaf, Priced):
        return len(leaf.path) == _STATED_NONE and leaf.path[0] == "service"
    return leaf.origin in _CONSTANT


def place_of(path: Path) -> Path:
    """Return where a price stands: the end of a band is where the next one begins."""
    match path:
        case (*before, int(band), "to"):
            return *before, band + 1, "from"
    return path


def _identity(leaf: Priced | Told, step: Step) -> object:
    if isinstance(leaf, Priced):
        return place_of(leaf.path), leaf.value
    return leaf, step.key.removesuffix(".left") if leaf.origin in _OWN else ""
