"""The workers: the table in which they are typed, their sums below it, and what edits the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from remitcalc.gui.form import give_topic
from remitcalc.gui.panels.totals_row import TotalsRow
from remitcalc.gui.panels.workers_view import WorkersView
from remitcalc.gui.pasting import Pasting
from remitcalc.gui.worker_list import WorkerList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remitcalc.gui.models.workers_model import WorkersModel
    from remitcalc.gui.session import Session


class WorkersPage(QWidget):
    """Puts table, sums and edits together.

    Signals
    -------
    said : str, list of (str, callable)
        Words to show in place, with the answers they ask for.
    told : str
        What was done, with the way back from it.
    came : Sheet, PayrollChoices
        A table that was copied, and is a list of its own.
    entered
        The page is to be seen.
    begun
        Another worker is about to be typed, below all that are listed.
    """

    said = Signal(str, list)
    told = Signal(str)
    came = Signal(object, object)
    entered = Signal()
    begun = Signal()

    def __init__(self, session: Session, model: WorkersModel) -> None:
        super().__init__()
        give_topic(self, "workers#typing")
        self._session, self._model = session, model
        language = session.language
        self.list = WorkerList(session, self)
        model.typed = self.list.typed
        self.pasting = Pasting(session, self.list, self)
        self.view = WorkersView(
            model,
            self.list,
            language,
            name=language.text("Workers"),
            nothing=language.text("Nothing found."),
            tasks=session.tasks,
        )
        self.totals = TotalsRow(self.view, model, language)
        self.totals.apart_asked.connect(self.view.apart_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(self.totals)
        self._listen()

    def _listen(self) -> None:
        self._session.waiting.connect(self._show_waiting)
        self.view.asked.connect(self.do)
        self.list.said.connect(lambda words: self.said.emit(words, []))
        self.list.half_typed.connect(self.show_workers)
        self.pasting.said.connect(self.said)
        self.pasting.came.connect(self.came)
        for told in (self.list.told, self.pasting.told):
            told.connect(self.told)

    def show_workers(self) -> None:
        """Show the workers of now beside the figures there are: those of now may follow."""
        self.list.follow()
        answer = self._session.answer
        if answer is not None:
            document = self._session.document
            self._model.show_workers(answer, document.scenario, document.payroll_origin)

    def show_chosen(self, workers: Sequence[int]) -> None:
        """Select the rows of workers whose bars were chosen."""
        if not self.isVisible():  # nothing may have been shown here yet
            self.show_workers()
        self.view.show_chosen(workers)

    def _show_waiting(self) -> None:
        if self.isVisible():
            self.show_workers()

    def do(self, action: str) -> None:
        """Do what an entry of the menu says, as its keys do in the table."""
        self.entered.emit()
        if not self.isVisible():  # a payroll on its way in stands in its place
            return
        self.view.setFocus()
        if action == "add_worker":
            self.begun.emit()
            self.view.begin_new()
        elif action == "duplicate_workers":
            self.view.duplicate()
        elif action == "delete_workers":
            self.view.delete()
        elif action == "back_to_file":
            self.view.give_back()
        else:
            self._paste()

    def _paste(self) -> None:
        from remitcalc.files.payroll.pasted import Place  # the window starts without

        place = Place(*self.view.place())
        self.pasting.paste(place)

    def show_column(self, role: str) -> None:
        """Show one of the further columns, or no longer where nobody has anything in it."""
        self._model.wanted ^= {role}
        self.show_workers()
        self.entered.emit()
