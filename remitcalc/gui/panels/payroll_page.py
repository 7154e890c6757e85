"""What was understood of a payroll, before anything changes: columns, marks, workers, problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QStackedWidget

from remitcalc.drawing.guarded import guarded
from remitcalc.gui.models.payroll_model import PayrollModel
from remitcalc.gui.models.problems_model import ProblemsModel, problem_text
from remitcalc.gui.panels.payroll_form import PayrollForm
from remitcalc.gui.widgets.card import Card
from remitcalc.gui.widgets.table_view import TableView
from remitcalc.gui.widgets.text import label, selectable
from remitcalc.output.payroll_notes import payroll_notes

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from remitcalc.gui.payroll_import import PayrollImport
    from remitcalc.gui.session import Session

_MOST_WARNINGS = 4
_MAY_BE_KEPT = ("payroll_may_be_total", "payroll_below_part")


@guarded
class PayrollPage(Card):
    """Stands in for answer, chart and tables while a payroll is on its way in."""

    def __init__(self, session: Session, payroll_import: PayrollImport) -> None:
        super().__init__(margin=16)
        self._session, self._payroll_import = session, payroll_import
        text = session.language.text
        self.title = label("cardTitle", wraps=True)
        self.notes = label("body", wraps=True)
        self.form = PayrollForm(session, payroll_import)
        self.workers, self.problems = PayrollModel(), ProblemsModel()
        self.workers_view = TableView(
            self.workers, session.language, text("Workers"), tasks=session.tasks
        )
        self.problems_view = TableView(self.problems, session.language, text("Problems"))
        self.use = QPushButton(text("Use this payroll"))
        self.use.setDefault(True)
        self.leave_out = QPushButton(text("Leave out the rows with problems"))
        self.keep = QPushButton(text("Keep the rows that may be totals"))
        self.leave_chosen = QPushButton(text("Leave out the selected rows"))
        self.take_again = QPushButton(text("Take all rows again"))
        self.back = QPushButton(text("Cancel"))
        self.whole = selectable(label("body", wraps=True))
        self._lay_out()
        self._listen()
        self.show_read()

    def _lay_out(self) -> None:
        self.column.addWidget(self.title)
        self.column.addWidget(self.notes)
        self.column.addWidget(self.form)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.workers_view)
        self._stack.addWidget(self.problems_view)
        self.column.addWidget(self._stack, 1)
        self.column.addWidget(self.whole)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (
            *(self.keep, self.leave_chosen, self.leave_out, self.take_again),
            *(self.back, self.use),
        ):
            buttons.addWidget(button)
        self.column.addLayout(buttons)

    def _listen(self) -> None:
        payroll_import = self._payroll_import
        self.use.clicked.connect(payroll_import.accept)
        self.leave_out.clicked.connect(payroll_import.leave_out_faulty)
        self.keep.clicked.connect(lambda: payroll_import.keep_rows(self._keepable()))
        self.leave_chosen.clicked.connect(self._leave_chosen)
        self.take_again.clicked.connect(payroll_import.take_all_again)
        self.back.clicked.connect(payroll_import.cancel)
        payroll_import.changed.connect(self.show_read)
        self.problems_view.selectionModel().currentRowChanged.connect(self._tell_whole)
        self.workers_view.selectionModel().selectionChanged.connect(self._show_buttons)

    def show_read(self) -> None:
        """Show what the file means now."""
        payroll_import, language = self._payroll_import, self._session.language
        if payroll_import.path is None or payroll_import.read is None:
            return
        text, read = language.text, payroll_import.read
        title = text("Payroll {file}", file=payroll_import.path.name)
        self.title.setText(title if payroll_import.is_file else text("The table that was copied"))
        currency = self._session.scenario.corridor.sending_currency
        self.form.show_read()
        understood = read.understood
        if understood is not None:
            notes = payroll_notes(understood, currency, language)
            meant = language.text("Amounts count as all that a worker parts with, fees included.")
            self.notes.setText(" ".join((*notes, meant)))
        self.problems.show_problems(read.problems, language)
        if read.payroll is not None:
            corridor = self._session.scenario.corridor
            self.workers.show_payroll(read.payroll, read.rows, corridor, language)
        self.problems_view.selectRow(0)
        self._tell_whole()
        shown = self.workers_view if read.payroll is not None else self.problems_view
        self._stack.setCurrentWidget(shown)
        shown.fit()
        self._show_buttons()

    def _show_buttons(self, *_: object) -> None:
        payroll_import, had = self._payroll_import, self._pressed()
        is_good = payroll_import.read is not None and payroll_import.read.payroll is not None
        self.use.setEnabled(is_good)
        self.leave_out.setVisible(bool(payroll_import.faulty_rows()))
        self.keep.setVisible(bool(self._keepable()))
        self.leave_chosen.setVisible(is_good)
        self.leave_chosen.setEnabled(self.workers_view.selectionModel().hasSelection())
        self.take_again.setVisible(bool(payroll_import.choices.left_out))
        if had is not None and (had.isHidden() or not had.isEnabled()):
            self._go_on()

    def _pressed(self) -> QPushButton | None:
        """Return the button in here that has the keyboard."""
        now = QApplication.focusWidget()
        return now if isinstance(now, QPushButton) and self.isAncestorOf(now) else None

    def _go_on(self) -> None:
        """Give the keyboard to what goes on, as what had it is gone."""
        ways_on = (self.use, self.leave_out, self.keep)
        shown = (one for one in ways_on if one.isEnabled() and not one.isHidden())
        view = self.workers_view if self._stack.currentIndex() == 0 else self.problems_view
        next(shown, view).setFocus()

    def take_focus(self) -> None:
        """Give the keyboard to what goes on; to the first box where nothing does yet."""
        if self.use.isEnabled():
            self.use.setFocus()
        else:
            self.form.take_focus()

    def _press(self) -> None:
        """Press the button that has the keyboard, or from the table the one that goes on.

        In a field Enter only ends what is typed: the file has yet to be understood anew.
        """
        pressed = self._pressed()
        if pressed is not None:
            pressed.click()
        elif self.workers_view.hasFocus():
            self.use.click()

    def _leave_chosen(self) -> None:
        rows = {index.row() for index in self.workers_view.selectionModel().selectedRows()}
        self._payroll_import.leave_out_workers(map(self.workers.source_row, sorted(rows)))

    def _tell_whole(self, *_: object) -> None:
        """Show the chosen problem in full, as the table may have no room; else all warnings."""
        row, read = self.problems_view.currentIndex().row(), self._payroll_import.read
        found = self.problems.problems
        if read is None or read.payroll is None:
            found = (found[self.problems.source_row(row)],) if row >= 0 else ()
        lines = [problem_text(problem, self._session.language) for problem in found]
        self.whole.setText("\n".join(lines[:_MOST_WARNINGS]))
        self.whole.setVisible(bool(lines))

    def _keepable(self) -> frozenset[int]:
        """Return the rows that were taken for totals, or may be, and could be workers."""
        read = self._payroll_import.read
        if read is None or read.understood is None:
            return frozenset()
        asked = {p.place.row for p in read.problems if p.message.code in _MAY_BE_KEPT}
        return frozenset(filter(None, asked)) | frozenset(read.understood.below_total)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go back on Escape, leave rows out on Delete, press on Enter."""
        if event.key() == Qt.Key.Key_Escape:
            self._payroll_import.cancel()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._press()
        elif event.matches(QKeySequence.StandardKey.Delete) and self.leave_chosen.isEnabled():
            self._leave_chosen()
        else:
            super().keyPressEvent(event)
