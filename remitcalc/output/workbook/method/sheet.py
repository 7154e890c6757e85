"""The sheet that takes one worker's figures apart, step by step, in formulas.

It shows what the report works through, and what follows from that: what is saved, and the season. A
step's result is a formula over the steps and figures that it rests on, so that the sheet follows a
changed input as long as its checks hold. It is live in every workbook, above the number of workers
to which other sheets are, too: one worker's steps are few. Where other sheets are live, prices and
amounts are read from them; where they are values, this one has cells of its own to change.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from remitcalc.engine.figure import Bound
from remitcalc.engine.steps.expression import leaves
from remitcalc.output.answer_notes import example_line
from remitcalc.output.language import marked
from remitcalc.output.steps.explanation import LEGEND
from remitcalc.output.steps.printed import printed
from remitcalc.output.steps.worked import worked_on, worked_ways
from remitcalc.output.wording.sentences import sentence
from remitcalc.output.workbook.grid import Grid, in_formula
from remitcalc.output.workbook.method.cells import (
    CHECK,
    RESULT,
    SHOWN_COLUMNS,
    SOURCE,
    UNITS,
    WHAT,
    WIDTHS,
    WORKING,
    WORTH,
    MethodCells,
    address,
    height,
)
from remitcalc.output.workbook.method.checks import MethodChecks
from remitcalc.output.workbook.method.counted_formula import formula_of
from remitcalc.output.workbook.method.figures import MethodFigures, Shown, ShownFigures
from remitcalc.output.workbook.method.links import Links
from remitcalc.output.workbook.method.recipe import in_one

if TYPE_CHECKING:
    from fractions import Fraction

    from xlsxwriter.worksheet import Worksheet

    from remitcalc.engine.steps.expression import Leaf
    from remitcalc.engine.steps.step import Step
    from remitcalc.output.steps.printed import PrintedStep
    from remitcalc.output.steps.worked import Worked
    from remitcalc.output.workbook.case import Case
    from remitcalc.output.workbook.method.counted_formula import Counted
    from remitcalc.output.workbook.method.recipe import Recipe
    from remitcalc.output.workbook.workers_sheet import WorkerTable

_VERDICT_ROW, _HEAD_ROW, _FIRST_ROW = 4, 6, 7
_LINE, _PER_LINE = 16, 165
_MOST_GIVEN = 255
"""How many arguments a function of a spreadsheet takes."""
_LIVE = marked(
    "Each result is computed from the cells that it rests on, and follows a changed input as long"
    " as every check holds: a step knows one band and one rule. Where a check no longer holds,"
    " export the workbook again; the sheet “{sheet}” follows every change. Words stay as exported."
)
_APART = marked(
    "Each result is computed from the cells that it rests on. Change a yellow cell at the end of"
    " this sheet: the steps follow as long as every check holds, as a step knows one band and one"
    " rule. Other sheets and words stay as exported."
)
_HOLDS, _BROKEN = marked("holds"), marked("no longer holds: export again")
_ALL_HOLD = marked("Every check holds.")
_NOT_ALL = marked("Not every check holds: export the workbook again.")


class _Line(NamedTuple):
    """What stands in a row of the steps: a title, what a part is called, or a step."""

    look: str
    said: str
    step: Step | None = None


class MethodSheet:
    """Writes the sheet, from the top down."""

    def __init__(self, sheet: Worksheet, case: Case, table: WorkerTable) -> None:
        self.sheet, self.case, self.text = sheet, case, case.language.text
        self.recipe: Recipe = in_one((*worked_ways(case.answer), *worked_on(case.answer)))
        self.lines = self._lines()
        rows = {
            line.step.key: row
            for row, line in enumerate(self.lines, _FIRST_ROW)
            if line.step is not None
        }
        self.after = _FIRST_ROW + len(self.lines) + MethodFigures.HEAD
        links = Links(case, table, self.recipe)
        self.cells = MethodCells(self.recipe, links, rows, self.after)
        self.checks = MethodChecks(self.cells, links)
        self.grid = Grid()
        self.shown = ShownFigures(self.grid, case)

    def write(self) -> None:
        """Write everything."""
        self._head()
        shown = {one.key: one for one in printed(self.recipe.steps, self.case.language)}
        for row, line in enumerate(self.lines, _FIRST_ROW):
            if line.step is None:
                self._heading(row, line)
            else:
                self._step(row, line.step, shown[line.step.key])
        figures = MethodFigures(self.sheet, self.grid, self.case, self.cells)
        last = figures.put(self.after)
        self._finish(last)

    def _lines(self) -> list[_Line]:
        found: list[_Line] = []
        for section in self.recipe.sections:
            if not section.steps:
                continue
            worked, part = section.worked, ""
            found.append(_Line("band", worked.title))
            if worked.note:
                found.append(_Line("line", worked.note))
            for step in section.steps:
                within = step.parts[len(worked.within) :]
                said = " · ".join(sentence(one, self.case.language) for one in within)
                if said != part:
                    found.append(_Line("section", said or self._own(worked)))
                    part = said
                found.append(_Line("step", "", step))
        return found

    def _own(self, worked: Worked) -> str:
        """Return what the part of a way is called that is none of the pool or of a transfer."""
        if worked.within:
            return sentence(worked.within[-1], self.case.language)
        return self.text("The part of worker {number}", number=str(worked.row + 1))

    def _head(self) -> None:
        case, styles = self.case, self.case.styles
        name = case.names[self.recipe.sections[0].worked.row]
        title = f"{case.comparison.scenario.corridor.name(case.language.tag)} · {name}"
        self.grid.put(0, WHAT, title, styles.get("title"))
        said = self.text(_LIVE if case.plan.is_live else _APART, sheet=case.sheets.workers)
        self._say(1, said, "wrapped")
        legend = self.text(LEGEND)
        self._say(2, f"{self.text('Working')}: {legend}", "note")
        self._say(3, example_line(case.answer), "alert")
        self._overall(_VERDICT_ROW)
        headings = (
            self.text("Step"),
            self.text("Working"),
            self.text("Result"),
            self.text("Check"),
            self.text("Where its figures come from"),
        )
        for at, heading in enumerate(headings):
            look = "origin_heading" if at >= CHECK else "heading"
            self.grid.put(_HEAD_ROW, at, heading, styles.get(look, right=at == RESULT))
        heading = self.text("The same in whole units, as formulas count them")
        self.grid.put(_HEAD_ROW, UNITS, heading, styles.get("heading", right=True))
        self.grid.put(_HEAD_ROW, WORTH, self.text("One unit"), styles.get("heading", right=True))

    def _say(self, row: int, said: str, look: str) -> None:
        style = self.case.styles.get(look)
        self.grid.merge(row, SHOWN_COLUMNS - 1, style)
        self.grid.put(row, WHAT, said or None, style)
        self.sheet.set_row(row, _LINE * max(1, -(-len(said) // _PER_LINE)) + 2)

    def _overall(self, row: int) -> None:
        """Put whether all checks hold."""
        checks = f"{address(_FIRST_ROW, CHECK)}:{address(self.after, CHECK)}"
        well, ill, broken = (in_formula(self.text(one)) for one in (_ALL_HOLD, _NOT_ALL, _BROKEN))
        formula = f'=IF(COUNTIF({checks},"{broken}")=0,"{well}","{ill}")'
        self.grid.put(row, WHAT, self.text("Checks"), self.case.styles.get("strong"))
        self.grid.put_formula(
            row, WORKING, formula, self.text(_ALL_HOLD), self.case.styles.get("strong")
        )

    def _heading(self, row: int, line: _Line) -> None:
        style = self.case.styles.get(line.look)
        for column in range(SHOWN_COLUMNS if line.look == "band" else 1):
            self.grid.put(row, column, line.said if column == WHAT else None, style)

    def _step(self, row: int, step: Step, shown: PrintedStep) -> None:
        look = "tried" if step.is_trial else "step"
        name = f"[{shown.number}] {shown.name}"
        if step.is_trial:
            name = self.text("{step} (only tried)", step=name)
        said = (shown.working, *shown.conditions, *shown.notes, shown.refusal)
        texts = {
            WHAT: name,
            WORKING: "\n".join(filter(None, said)),
            SOURCE: "\n".join(shown.origins),
        }
        strong = "step_strong" if step.key in self._results else look
        refused = "step_alert" if shown.refusal and not step.is_trial else look
        looks = {WHAT: strong, WORKING: refused, SOURCE: "step_origin"}
        for column, text in texts.items():
            self.grid.put(row, column, text or None, self.case.styles.get(looks[column]))
        self.sheet.set_row(row, height(texts))
        follows = self._result(row, step, strong)
        self._check(row, step, follows=follows)

    @cached_property
    def _results(self) -> set[str]:
        """Return the keys of what each section comes to."""
        names = ("total", "saving")
        found = (self.recipe.key(s.worked.kind, n) for s in self.recipe.sections for n in names)
        return {key for key in found if key is not None}

    def _result(self, row: int, step: Step, look: str) -> bool:
        """Put what a step comes to: as people read it, and the formula in whole units.

        Return whether it follows what it rests on: not where it is a value.
        """
        if step.result is None:
            word = self.text("not possible" if step.refusal is not None else "unknown")
            self.grid.put(row, RESULT, word, self.case.styles.get(look, right=True))
            return True
        each = self.cells.each(step)
        value, formula = float(step.result / each), self._formula(step, each)
        style = self.case.styles.get("calculated_top", "units")
        if formula:
            self.grid.put_formula(row, UNITS, f"={formula}", value, style)
        else:
            self.grid.put(row, UNITS, value, style)
        if step.bound == Bound.UNKNOWN:
            self.grid.put(row, RESULT, self.text("unknown"), self.case.styles.get(look, right=True))
            self.shown.put_worth(row, step.unit, each)
        else:
            self.shown.put(row, Shown(step.result, step.unit, each), look, step.bound)
        return bool(formula)

    def _formula(self, step: Step, each: Fraction) -> str:
        """Return the formula of a step; empty: it is found by search, or doubles cannot say it."""
        expression = step.expression
        if expression is None or step.result is None:
            return ""

        def of(leaf: Leaf) -> Counted:
            return self.cells.of(leaf, step)

        share = self.checks.shares.formula(step)
        if share:
            return share
        is_found = not any(self.cells.has_cell(leaf, step) for leaf in leaves(expression))
        rounding = step.rounding
        if step.unit.decimals is None and each != 1:
            rounding = "half_away"
        found = formula_of(expression, of, each, rounding)
        value = float(step.result / each)
        agrees = abs(found.comes_to - value) <= 1e-12 * abs(value)
        return "" if is_found or not agrees else found.text

    def _check(self, row: int, step: Step, *, follows: bool) -> None:
        checks = self.checks.of(step)
        if not follows:
            checks = list(dict.fromkeys([*checks, *self.checks.as_it_was(step)]))
        if not checks:
            return
        held = _all(checks)
        holds, broken = self.text(_HOLDS), in_formula(self.text(_BROKEN))
        formula = f'=IFERROR(IF({held},"{in_formula(holds)}","{broken}"),"{broken}")'
        self.grid.put_formula(row, CHECK, formula, holds, self.case.styles.get("step_origin"))

    def _finish(self, last: int) -> None:
        sheet, styles = self.sheet, self.case.styles
        for column, width in enumerate(WIDTHS):
            sheet.set_column(column, column, width)
        self.grid.write(sheet)
        for cells, said in (
            ((_VERDICT_ROW, WORKING, _VERDICT_ROW, WORKING), _NOT_ALL),
            ((_FIRST_ROW, CHECK, last, CHECK), _BROKEN),
        ):
            words = f'"{in_formula(self.text(said))}"'
            alert = {"type": "cell", "criteria": "==", "value": words}
            sheet.conditional_format(*cells, {**alert, "format": styles.get("alert")})
        sheet.freeze_panes(_FIRST_ROW, 1)
        sheet.repeat_rows(_HEAD_ROW)
        sheet.print_area(0, 0, last, SHOWN_COLUMNS - 1)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)


def _all(conditions: list[str]) -> str:
    """Return the formula that is true where all conditions are."""
    if len(conditions) == 1:
        return conditions[0]
    if len(conditions) <= _MOST_GIVEN:
        return f"AND({','.join(conditions)})"
    parts = (conditions[at : at + _MOST_GIVEN] for at in range(0, len(conditions), _MOST_GIVEN))
    return _all([_all(part) for part in parts])
