"""Every way out of the window: charts, tables, handouts, questions, reports, workbooks, paper.

The window starts without any of them; each is imported when somebody asks for it.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from remitcalc.gui.exports import Exports
    from remitcalc.gui.handouts import HandoutDesk
    from remitcalc.gui.questions import QuestionsDesk
    from remitcalc.gui.reports import Reports
    from remitcalc.gui.session import Session
    from remitcalc.gui.tasks import Tasks

Pointed = tuple[str, str]
"""Which price: the id of its service, and the part of the cost; "": of any part."""


class WaysOut(QObject):
    """What the menu of files offers to make of the present comparison.

    `refused` says why there is nothing to make it of; `shown_chart` returns the key of the
    chart, and whether it is in percent.
    """

    refused = Signal(str)

    def __init__(
        self,
        session: Session,
        exports: Exports,
        tasks: Tasks,
        shown_chart: Callable[[], tuple[str, bool]],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session, self._exports, self._tasks = session, exports, tasks
        self._shown_chart, self._window = shown_chart, window
        self._made_reports: Reports | None = None
        self._made_handouts: HandoutDesk | None = None
        self._made_questions: QuestionsDesk | None = None

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what each entry of the menu calls."""
        ways: dict[str, Callable[[], object]] = {
            "export_chart": self._export_chart,
            "export_table": self._export_table,
            "handout": lambda: self._handouts().ask(),
            "handout_preview": lambda: self._handouts().preview(),
            "print_handout": lambda: self._handouts().ask(prints=True),
            "questions": lambda: self._questions().ask(),
            "save_workbook": self._save_workbook,
            "report": lambda: self._reports().save(),
            "print_preview": lambda: self._reports().preview(),
            "print": lambda: self._reports().print_out(),
        }
        # What was typed last is in what leaves the window.
        when_compared = self._session.when_compared
        return {key: partial(when_compared, way) for key, way in ways.items()}

    def about(self, *places: Callable[[], Pointed | None]) -> Callable[[], object]:
        """Return what asks about the price that is pointed at in the first of these places."""

        def ask() -> None:
            found = (place() for place in places)
            self.ask_about(next((one for one in found if one is not None), None))

        return ask

    def ask_about(self, pointed: Pointed | None = None) -> None:
        """Show the question about a price, where one is pointed at; else ask which to print."""
        desk = self._questions()
        ask = desk.ask if pointed is None else partial(desk.preview_about, *pointed)
        self._session.when_compared(ask)

    def _export_chart(self) -> None:
        from remitcalc.gui.dialogs.chart_export import ChartExport

        ChartExport(self._session, self._exports, self._shown_chart(), self._window).show()

    def _export_table(self) -> None:
        from remitcalc.gui.dialogs.table_export import TableExport

        TableExport(self._session, self._exports, self._window).show()

    def _save_workbook(self) -> None:
        from remitcalc.gui.workbooks import save_workbook

        save_workbook(self._session, self._exports, self._window, self.refused.emit)

    def _handouts(self) -> HandoutDesk:
        from remitcalc.gui.handouts import HandoutDesk

        if self._made_handouts is None:
            made = HandoutDesk(self._session, self._exports, self._tasks, self._window)
            made.refused.connect(self.refused)
            self._made_handouts = made
        return self._made_handouts

    def _questions(self) -> QuestionsDesk:
        from remitcalc.gui.questions import QuestionsDesk

        if self._made_questions is None:
            made = QuestionsDesk(self._session, self._exports, self._tasks, self._window)
            made.refused.connect(self.refused)
            self._made_questions = made
        return self._made_questions

    def _reports(self) -> Reports:
        from remitcalc.gui.reports import Reports

        if self._made_reports is None:
            made = Reports(self._session, self._exports, self._tasks, self._window)
            made.refused.connect(self.refused)
            self._made_reports = made
        return self._made_reports
