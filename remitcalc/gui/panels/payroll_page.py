"""What was understood of a payroll, before anything changes: columns, marks, workers, problems."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QStackedWidget

from remitcalc.drawing.guarded import guarded
from remitcalc.files.tables.sheet import column_letters
from remitcalc.gui.form import field
from remitcalc.gui.models.payroll_model import PayrollModel
from remitcalc.gui.models.problems_model import ProblemsModel, problem_text
from remitcalc.gui.number_style import money_style, percent_style
from remitcalc.gui.widgets.card import Card
from remitcalc.gui.widgets.choice_box import ChoiceBox
from remitcalc.gui.widgets.exact_box import ExactBox
from remitcalc.gui.widgets.table_view import TableView
from remitcalc.gui.widgets.text import give_tip, label, selectable
from remitcalc.model.money import LARGEST_AMOUNT
from remitcalc.model.payroll_choices import NetFixed, NetPercent
from remitcalc.output.language import marked
from remitcalc.output.payroll_notes import payroll_notes

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from remitcalc.gui.payroll_import import PayrollImport
    from remitcalc.gui.session import Session
    from remitcalc.model.payroll_choices import Role, Understanding

_COLUMNS = 4
_MOST_WARNINGS = 4
_HUNDREDTHS = 100
_PARTS = "parts"
_HALVES: tuple[Role, Role] = ("first", "last")
_UNNAMED = ("",) * 6
ROLES: dict[Role, str] = {
    "worker": marked("Worker"),
    "amount": marked("Amount"),
    "net": marked("Net pay"),
    "service": marked("Service today"),
    "group": marked("Group"),
    "joins": marked("Takes part"),
}


@guarded
class PayrollPage(Card):
    """Stands in for answer, chart and tables while a payroll is on its way in."""

    def __init__(self, session: Session, payroll_import: PayrollImport) -> None:
        super().__init__(margin=16)
        self._session, self._payroll_import = session, payroll_import
        text = session.language.text
        self.title = label("cardTitle", wraps=True)
        self.notes = label("body", wraps=True)
        self.sheet, self.decimal = ChoiceBox(), ChoiceBox()
        self.decimal.set_choices(
            [
                ("", text("as the column says")),
                ("point", text("point: 1,234.50")),
                ("comma", text("comma: 1.234,50")),
            ]
        )
        self.roles: dict[Role, ChoiceBox] = {role: ChoiceBox() for role in ROLES}
        currency = session.scenario.corridor.sending_currency
        blank = text("not told")
        self.percent = ExactBox(
            percent_style(session.language), 0, 100 * _HUNDREDTHS, step=500, blank=blank
        )
        self.fixed = ExactBox(
            money_style(session.language, currency), 1, LARGEST_AMOUNT, step=0, blank=blank
        )
        self.workers, self.problems = PayrollModel(), ProblemsModel()
        self.workers_view = TableView(
            self.workers, session.language, text("Workers"), tasks=session.tasks
        )
        self.problems_view = TableView(self.problems, session.language, text("Problems"))
        self.use = QPushButton(text("Use this payroll"))
        self.leave_out = QPushButton(text("Leave out the rows with problems"))
        self.leave_chosen = QPushButton(text("Leave out the selected rows"))
        self.take_again = QPushButton(text("Take all rows again"))
        self.back = QPushButton(text("Cancel"))
        self.whole = selectable(label("body", wraps=True))
        self._lay_out()
        self._listen()
        self.show_read()

    def _lay_out(self) -> None:
        text = self._session.language.text
        self.column.addWidget(self.title)
        self.column.addWidget(self.notes)
        self._sheet_field = field(text("Sheet"), self.sheet)[0]
        fields = [field(text(ROLES[role]), box)[0] for role, box in self.roles.items()]
        fields += [field(text("Decimals"), self.decimal)[0], self._sheet_field]
        self._net = [
            field(text("Sent of net pay"), self.percent, unit=text("percent"))[0],
            field(text("Sent by each"), self.fixed)[0],
        ]
        grid = QGridLayout()
        for at, holder in enumerate((*fields, *self._net)):
            grid.addWidget(holder, at // _COLUMNS, at % _COLUMNS)
        for at in range(_COLUMNS):
            grid.setColumnStretch(at, 1)
        self.column.addLayout(grid)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.workers_view)
        self._stack.addWidget(self.problems_view)
        self.column.addWidget(self._stack, 1)
        self.column.addWidget(self.whole)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (
            *(self.leave_chosen, self.leave_out, self.take_again),
            *(self.back, self.use),
        ):
            buttons.addWidget(button)
        self.column.addLayout(buttons)

    def _listen(self) -> None:
        payroll_import = self._payroll_import
        self.sheet.chosen.connect(payroll_import.choose_sheet)
        self.decimal.chosen.connect(lambda mark: payroll_import.choose(decimal=mark or None))
        for role, box in self.roles.items():
            box.chosen.connect(lambda at, role=role: self._put(role, at))
        self.percent.value_changed.connect(self._send_percent)
        self.fixed.value_changed.connect(self._send_fixed)
        self.use.clicked.connect(payroll_import.accept)
        self.leave_out.clicked.connect(payroll_import.leave_out_faulty)
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
        self.title.setText(text("Payroll {file}", file=payroll_import.path.name))
        currency = self._session.scenario.corridor.sending_currency
        self.fixed.set_style(money_style(language, currency))
        if self._payroll_import.choices.net is None:
            self.fixed.set_value(None)
        understood = read.understood
        if understood is not None:
            notes = payroll_notes(understood, currency, language)
            meant = language.text("Amounts count as all that a worker parts with, fees included.")
            self.notes.setText(" ".join((*notes, meant)))
            self._show_choices(understood)
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
        payroll_import = self._payroll_import
        is_good = payroll_import.read is not None and payroll_import.read.payroll is not None
        self.use.setEnabled(is_good)
        self.leave_out.setVisible(bool(payroll_import.faulty_rows()))
        self.leave_chosen.setVisible(is_good)
        self.leave_chosen.setEnabled(self.workers_view.selectionModel().hasSelection())
        self.take_again.setVisible(bool(payroll_import.choices.left_out))

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

    def _show_choices(self, understood: Understanding) -> None:
        self.sheet.set_choices([(name, name) for name in understood.sheets])
        self.sheet.choose(understood.sheet)
        self._sheet_field.setVisible(len(understood.sheets) > 1)
        self.decimal.choose(self._payroll_import.choices.decimal or "")
        columns = understood.columns
        named = [
            (str(at), f"{column_letters(at)}  {heading}".rstrip())
            for at, heading in enumerate(understood.headings or _UNNAMED, 1)
        ]
        none = ("0", "–")
        for role, box in self.roles.items():
            box.set_choices([none, *named, *self._joined_names(role, understood)])
            box.choose(str(columns.get(role, 0)))
        if "worker" not in columns and {"first", "last"} & columns.keys():
            self.roles["worker"].choose(_PARTS)
        for box in self.roles.values():
            give_tip(box, box.currentText())
        has_net = "net" in columns and "amount" not in columns
        for holder in self._net:
            holder.setVisible(has_net)

    def _joined_names(self, role: Role, understood: Understanding) -> list[tuple[str, str]]:
        parts = [understood.columns[part] for part in _HALVES if part in understood.columns]
        if role != "worker" or not parts:
            return []
        letters = " + ".join(map(column_letters, parts))
        names = " ".join(understood.headings[at - 1] for at in parts)
        return [(_PARTS, f"{letters}  {names}")]

    def _put(self, role: Role, at: str) -> None:
        if at != _PARTS:
            self._payroll_import.put_column(role, int(at))

    def _send_percent(self, hundredths: int) -> None:
        self.fixed.set_value(None)
        self._payroll_import.choose(net=NetPercent(Decimal(hundredths).scaleb(-2)))

    def _send_fixed(self, amount: int) -> None:
        self.percent.set_value(None)
        self._payroll_import.choose(net=NetFixed(amount))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go back on Escape, leave rows out on Delete."""
        if event.key() == Qt.Key.Key_Escape:
            self._payroll_import.cancel()
        elif event.matches(QKeySequence.StandardKey.Delete) and self.leave_chosen.isEnabled():
            self._leave_chosen()
        else:
            super().keyPressEvent(event)
