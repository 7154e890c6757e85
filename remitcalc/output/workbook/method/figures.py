"""The end of the sheet of steps: the figures that steps start from, a row each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from remitcalc.engine.figure import Bound
from remitcalc.engine.steps.expression import Priced
from remitcalc.output.language import marked
from remitcalc.output.sources import named_source
from remitcalc.output.steps.numbers import written
from remitcalc.output.wording.sentences import sentence
from remitcalc.output.wording.steps import ORIGINS
from remitcalc.output.wording.words import STATUSES
from remitcalc.output.workbook.method.cells import (
    CHECK,
    RESULT,
    SOURCE,
    UNITS,
    WHAT,
    WORKING,
    WORTH,
    address,
    height,
)

if TYPE_CHECKING:
    from fractions import Fraction

    from xlsxwriter.worksheet import Worksheet

    from remitcalc.engine.steps.expression import Told, Unit
    from remitcalc.model.charge import Charge
    from remitcalc.output.workbook.case import Case
    from remitcalc.output.workbook.grid import Grid
    from remitcalc.output.workbook.method.cells import FigureRow, MethodCells

_WORDS = {
    "fixed": marked("Fixed"),
    "percent": marked("Percent"),
    "minimum": marked("At least"),
    "maximum": marked("At most"),
    "from": marked("From amount"),
    "to": marked("From amount"),
    "amount": marked("From amount"),
    "value": marked("Fixed"),
}
_TYPED = ("amount", "setting")
"""What may be changed here, besides prices, where no other sheet can be."""


class Shown(NamedTuple):
    """A figure, and what one unit in its cell of whole units is worth."""

    value: Fraction
    unit: Unit
    each: Fraction


class MethodFigures:
    """Puts the rows."""

    HEAD = 3
    """How many rows stand above the first figure."""

    def __init__(self, sheet: Worksheet, grid: Grid, case: Case, cells: MethodCells) -> None:
        self.sheet, self.grid, self.case, self.cells = sheet, grid, case, cells
        self.shown = ShownFigures(grid, case)
        self.text = case.language.text

    def put(self, first: int) -> int:
        """Put all rows from the `first` on, and return the last."""
        styles, text = self.case.styles, self.text
        title = text("The figures that these steps start from")
        self.grid.put(first - 2, WHAT, title, styles.get("section"))
        headings = (
            text("Figure"),
            text("Service"),
            text("How much"),
            text("Stands on"),
            text("Source"),
        )
        for at, heading in enumerate(headings):
            look = "origin_heading" if at >= CHECK else "heading"
            style = styles.get(look, right=at == RESULT)
            self.grid.put(first - 1, at, heading, style)
        for figure in self.cells.figures:
            self._row(figure)
        return first + max(len(self.cells.figures), 1) - 1

    def _row(self, figure: FigureRow) -> None:
        styles, leaf, row = self.case.styles, figure.leaf, figure.row
        name, service = self._price(leaf) if isinstance(leaf, Priced) else self._told(figure)
        stands = "" if figure.link is None else self._sheet(leaf)
        texts = {WHAT: name, WORKING: service, CHECK: stands, SOURCE: self._source(leaf)}
        for column, text in texts.items():
            look = "step_origin" if column >= CHECK else "step"
            self.grid.put(row, column, text or None, styles.get(look))
        self.sheet.set_row(row, height(texts))
        self._value(figure)

    def _value(self, figure: FigureRow) -> None:
        """Put how much a figure is, and the same in whole units: one follows from the other."""
        leaf, row, each = figure.leaf, figure.row, figure.each
        style = self.case.styles.get("calculated_top", "units")
        if figure.link is not None:
            formula = f"={figure.link.formula}"
            self.grid.put_formula(row, UNITS, formula, float(leaf.value / each), style)
            self.shown.put(row, Shown(leaf.value, leaf.unit, each), "step")
            return
        is_typed = isinstance(leaf, Priced) or leaf.origin in _TYPED
        look = self.case.styles.get(
            "input_top" if is_typed else "step", number_of(self.case, leaf.unit)
        )
        self.grid.put(row, RESULT, shown_value(leaf.value, leaf.unit), look)
        here = address(row, RESULT)
        formula = f"={here}" if figure.units == 1 else f"={here}*{figure.units}"
        if figure.is_whole and figure.units != 1:
            formula = f"=ROUND({here}*{figure.units},0)"
        self.grid.put_formula(row, UNITS, formula, float(leaf.value / each), style)
        self.shown.put_worth(row, leaf.unit, each)

    def _sheet(self, leaf: Priced | Told) -> str:
        sheets = self.case.sheets
        is_input = isinstance(leaf, Priced) or leaf.origin in ("setting", "count")
        return sheets.inputs if is_input else sheets.workers

    def _source(self, leaf: Priced | Told) -> str:
        if not isinstance(leaf, Priced):
            return ""
        status = self.text(STATUSES[leaf.provenance.status.word])
        return f"{named_source(leaf.provenance, self.case.language)} ({status})"

    def _told(self, figure: FigureRow) -> tuple[str, str]:
        leaf = figure.leaf
        assert not isinstance(leaf, Priced)
        about = "" if leaf.origin == "amount" else leaf.about
        said = self.text(ORIGINS.get((leaf.origin, about), about))
        said = said[:1].upper() + said[1:]
        is_own = leaf.origin in ("amount", "setting", "count")
        return said, "" if is_own else sentence(figure.step.said, self.case.language)

    def _price(self, leaf: Priced) -> tuple[str, str]:
        """Return which price it is, and of which service."""
        corridor, own = self.case.comparison.scenario.corridor, self.case.language.own
        match leaf.path:
            case ("reference", *_):
                return self.text("Reference rate"), ""
            case ("tax", int(at), *_):
                return own(corridor.taxes[at].name), ""
            case ("service", str(service), "exchange", *rest):
                label = self.case.answer.labels[service]
                if rest == ["rate"]:
                    return self.text("Quoted rate"), label
                return self._named(self.text("Exchange margin"), rest), label
            case ("service", str(service), str(side), int(at), *rest):
                charge: Charge = getattr(corridor.service(service), side).charges[at]
                name = self.case.charge_name(charge)
                return self._named(name, rest), self.case.answer.labels[service]
        raise AssertionError(leaf.path)

    def _named(self, name: str, rest: list[str | int]) -> str:
        """Return a price of a charge or margin, with the number of its band, pair or step."""
        word = str(rest[-1])
        numbers = [one for one in rest if isinstance(one, int)]
        after = "".join(f" ({at + 1 + (word == 'to')})" for at in numbers)
        return f"{name} · {self.text(_WORDS[word])}{after}"


class ShownFigures:
    """Puts figures as people read them, from their cells in whole units."""

    def __init__(self, grid: Grid, case: Case) -> None:
        self._grid, self._case = grid, case

    def put(self, row: int, figure: Shown, look: str, bound: Bound = Bound.EXACT) -> None:
        """Put a figure, and what one whole unit is worth."""
        value, unit, each = figure
        number = number_of(self._case, unit)
        if unit.kind == "money" and bound in (Bound.AT_LEAST, Bound.AT_MOST):
            number = f"{number}_{bound.word}"
        up, down = (each * (100 if unit.kind == "percent" else 1)).as_integer_ratio()
        times, by = f"*{up}" if up > 1 else "", f"/{down}" if down > 1 else ""
        style = self._case.styles.get(look, number)
        formula = f"={address(row, UNITS)}{times}{by}"
        self._grid.put_formula(row, RESULT, formula, shown_value(value, unit), style)
        self.put_worth(row, unit, each)

    def put_worth(self, row: int, unit: Unit, each: Fraction) -> None:
        """Put what one whole unit is worth."""
        worth = written(each, unit, self._case.language.numbers)
        self._grid.put(row, WORTH, worth, self._case.styles.get("step_origin", right=True))


def shown_value(value: Fraction, unit: Unit) -> float:
    """Return a figure as a cell shows it: a percentage in percent."""
    return float(value * 100 if unit.kind == "percent" else value)


def number_of(case: Case, unit: Unit) -> str:
    """Return the kind of number that a unit is written as."""
    if unit.kind != "money":
        return unit.kind
    return "receiving" if unit.currency == case.receiving else "sending"
