"""What was copied elsewhere on its way into the list of workers; where it is unclear, it asks."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from remitcalc.files.problems import cut
from remitcalc.files.refusal import RefusedError
from remitcalc.gui.copied import copied
from remitcalc.gui.models.problems_model import problem_text
from remitcalc.model.message import ModelError
from remitcalc.model.payroll_choices import PayrollChoices
from remitcalc.output.language import marked
from remitcalc.output.payroll_notes import mark_and_totals
from remitcalc.output.wording.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from remitcalc.files.numbers.notation import DecimalMark
    from remitcalc.files.payroll.pasted import Pasted, Place
    from remitcalc.files.problems import Problem
    from remitcalc.files.tables.sheet import Sheet
    from remitcalc.gui.session import Session
    from remitcalc.gui.tasks import Tick
    from remitcalc.gui.worker_list import WorkerList
    from remitcalc.model.message import Message
    from remitcalc.model.payroll import Payroll

KEY = "pasting"
_MOST_SAID = 3


class Pasting(QObject):
    """Reads the clipboard off the window's thread.

    Signals
    -------
    said : str, list of (str, callable)
        Words to show in place, with the answers they ask for.
    told : str
        What was done, with the way back from it.
    came : Sheet, PayrollChoices
        A table that is a list of its own, and takes the place of the workers once it is understood.
    """

    said = Signal(str, list)
    told = Signal(str)
    came = Signal(object, object)

    def __init__(
        self, session: Session, workers: WorkerList, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._list = session, workers

    def paste(self, place: Place) -> None:
        """Lay what was copied over the list from a place on; with headings it is one of its own."""
        from remitcalc.files.payroll.pasted import has_headings
        from remitcalc.files.tables.copied_table import (
            copied_sheet,
            width_of,
        )  # the window starts without

        text, html, why = copied(self._session.language)
        if why:
            self.said.emit(why, [])
            return

        def read(tick: Tick) -> tuple[Sheet, bool, int]:
            sheet = copied_sheet(text, html, tick.of)
            return sheet, has_headings(sheet), width_of(sheet)

        def done(found: tuple[Sheet, bool, int]) -> None:
            sheet, is_headed, width = found
            is_list = width > 1 and len(sheet.rows) > 1
            if is_headed and not self._list.payroll.is_counted:
                self._ask_where(sheet)
            elif is_headed:
                self.came.emit(sheet, PayrollChoices())
            elif is_list and self._list.payroll.is_counted:
                self.came.emit(sheet, _as_in_the_table(place, width))
            else:
                self._lay_over(sheet, place, None)

        self._session.tasks.run(read, done, self._could_not, key=KEY)

    def _ask_where(self, sheet: Sheet) -> None:
        text = self._session.language.text
        rows = len(sheet.rows) - 1
        self.said.emit(
            self._session.language.plural(
                "A list of {count} row with headings was copied. Where is it to go?",
                "A list of {count} rows with headings was copied. Where is it to go?",
                rows,
            ),
            [
                (text("In the place of all"), partial(self.came.emit, sheet, PayrollChoices())),
                (text("Below the others"), partial(self._put_below, sheet, None)),
            ],
        )

    def _put_below(self, sheet: Sheet, decimal: DecimalMark | None) -> None:
        from remitcalc.files.payroll.pasted import put_below

        payroll, corridor = self._list.payroll, self._session.scenario.corridor
        numbered = self._list.numbered
        self._read(
            lambda: put_below(sheet, payroll, corridor, numbered, decimal=decimal),
            partial(self._put_below, sheet),
        )

    def _lay_over(self, sheet: Sheet, place: Place, decimal: DecimalMark | None) -> None:
        from remitcalc.files.payroll.pasted import laid_over

        payroll, corridor = self._list.payroll, self._session.scenario.corridor
        numbered = self._list.numbered
        self._read(
            lambda: laid_over(sheet, place, payroll, corridor, numbered, decimal=decimal),
            partial(self._lay_over, sheet, place),
        )

    def _read(
        self, meant: Callable[[], Pasted], again: Callable[[DecimalMark | None], None]
    ) -> None:
        """Find out what is meant, then put it into the list; `again` with a decimal mark said."""
        before = self._list.payroll

        def done(found: Pasted) -> None:
            if found.payroll is not None and self._list.payroll is before:
                self._take(found.payroll, found)
            elif found.read.understood is not None and found.read.understood.asks_decimal:
                self._ask_mark(again)
            elif found.payroll is None:
                self._say_problems(found.read.problems)

        self._session.tasks.run(lambda _: meant(), done, self._could_not, key=KEY)

    def _take(self, payroll: Payroll, found: Pasted) -> None:
        name = marked("Pasting of workers")
        if self._session.edit_document(name, lambda document: document.with_workers(payroll)):
            plural, warned = self._session.language.plural, cut(found.read.problems, _MOST_SAID)
            rows = len(found.read.rows)
            said = plural("{count} row was pasted.", "{count} rows were pasted.", rows)
            warnings = [problem_text(one, self._session.language) for one in warned]
            understood = found.read.understood
            notes = understood and mark_and_totals(understood, self._session.language)
            self.told.emit(" ".join([said, *(notes or ()), *warnings]))

    def _ask_mark(self, again: Callable[[DecimalMark | None], None]) -> None:
        text = self._session.language.text
        marks: tuple[tuple[str, DecimalMark], ...] = (
            (text("Decimal point (1,234.50)"), "point"),
            (text("Decimal comma (1.234,50)"), "comma"),
        )
        said = text("What marks the decimals in the numbers that were copied?")
        self.said.emit(said, [(words, partial(again, mark)) for words, mark in marks])

    def _say_problems(self, problems: tuple[Problem, ...]) -> None:
        language = self._session.language
        errors = [one for one in problems if not one.is_warning]
        said = [self._placed(one) for one in cut(errors, _MOST_SAID)]
        head = language.text("Nothing was pasted.")
        self.said.emit(" ".join([head, *dict.fromkeys(said)]), [])

    def _placed(self, problem: Problem) -> str:
        language = self._session.language
        said, row = problem_text(problem, language), problem.place.row
        found = f" ({problem.found})" if problem.found else ""
        return language.text("Row {row}:", row=row) + f" {said}{found}" if row else said

    def _could_not(self, error: Exception) -> None:
        said: tuple[Message, ...] = ()
        if isinstance(error, ModelError):
            said = error.messages
        elif isinstance(error, RefusedError):
            said = (error.fault,)
        else:
            raise error
        words = [sentence(one, self._session.language) for one in said]
        head = self._session.language.text("Nothing was pasted.")
        self.said.emit(" ".join([head, *words]), [])


def _as_in_the_table(place: Place, width: int) -> PayrollChoices:
    from remitcalc.files.payroll.pasted import columns_from

    return PayrollChoices(heading_row=0, columns=columns_from(place.roles, width))
