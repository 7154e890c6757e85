"""How many workers send how much, and whether fees come on top."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from remitcalc.gui.form import Form, field, give_topic, name_input
from remitcalc.gui.number_style import money_style, plain_style
from remitcalc.gui.widgets.elided import ElidedLabel
from remitcalc.gui.widgets.exact_box import ExactBox
from remitcalc.gui.widgets.segmented import Segmented
from remitcalc.gui.widgets.text import give_tip
from remitcalc.model.money import LARGEST_AMOUNT
from remitcalc.model.payroll import MOST_WORKERS, Payroll
from remitcalc.output.language import marked

if TYPE_CHECKING:
    from remitcalc.gui.session import Session

_DIGITS = 5
"""Of what is sent in a payday, in most currencies: typing that moves nothing beside it."""


class WorkersGroup(Form):
    """The workers: counted, or those of a payroll. `payroll_asked`: somebody wants to open one."""

    payroll_asked = Signal()

    def __init__(self, session: Session) -> None:
        text = session.language.text
        super().__init__(text("Workers"), topic="workers#counted")
        self._session = session
        currency = session.scenario.corridor.sending_currency
        self.workers = ExactBox(plain_style(session.language, 0), 1, MOST_WORKERS)
        money = money_style(session.language, currency)
        self.amount = ExactBox(money, 1, LARGEST_AMOUNT, step=0, digits=_DIGITS)
        how_many, _ = field(
            text("How &many"), self.workers, help_text=text("How many workers send money")
        )
        each, self._each = field(
            text("Each &sends"), self.amount, help_text=text("What each worker sends per payday")
        )
        self.beside(how_many, each)
        self.origin = ElidedLabel()
        self.origin.setObjectName("note")
        self.put(self.origin)
        self.amount_is = Segmented(
            {"principal": text("fees on top"), "outlay": text("fees included")}, fills=True
        )
        name_input(
            self.amount_is,
            text("What the amount is"),
            help_text=text(
                "Fees on top: the amount is what is to be delivered. Fees included: it is all that"
                " a worker parts with."
            ),
            topic="workers#amount-is",
        )
        self.put(self.amount_is)
        self.payroll_button = QPushButton()
        give_topic(self.payroll_button, "workers#payroll")
        self.payroll_button.clicked.connect(self._open_or_leave_payroll)
        self.put(self.payroll_button)
        self.workers.value_changed.connect(self._resize)
        self.amount.value_changed.connect(self._pay)
        for box in (self.workers, self.amount):
            box.editingFinished.connect(session.end_edit)
        self.amount_is.chosen.connect(
            lambda kind: session.change(marked("Change of what the amount is"), amount_is=kind)
        )
        session.edited.connect(self._show)
        session.compared.connect(self._show_origin)  # all that was done is counted in a pause
        self._show()
        self._show_origin()

    def _show_origin(self) -> None:
        """Name the file of the payroll, in which to look for what is strange."""
        origin = self._session.document.payroll_origin
        self.origin.setHidden(origin is None)
        if origin is not None:
            path = Path(origin.path)
            said = [self._session.language.text("From {file}", file=path.name), *self._by_hand()]
            self.origin.set_lines(2 if len(said) > 1 else 1)
            self.origin.setText(" · ".join(said))
            give_tip(self.origin, "\n".join([str(path), *said[1:]]))

    def _by_hand(self) -> list[str]:
        """Return what was done to the list since it was read."""
        document = self._session.document
        origin = document.payroll_origin
        if origin is None or origin.listed is None or origin.rows is None:
            return []
        # Imported here: the window starts without.
        from remitcalc.gui.worker_words import hand_made
        from remitcalc.model.file_list import ByHand

        by_hand = ByHand(document.scenario.payroll, origin.rows, origin.listed)
        return hand_made(by_hand, self._session.language)

    def _show(self) -> None:
        scenario = self._session.scenario
        currency = scenario.corridor.sending_currency
        self.amount.set_style(money_style(self._session.language, currency))
        self.workers.set_value(len(scenario.payroll))
        self.amount.set_value(scenario.payroll.mean_amount)
        self.amount_is.choose(scenario.amount_is)
        counted, text = scenario.payroll.is_counted, self._session.language.text
        for box in (self.workers, self.amount):
            box.setEnabled(counted)
        self.payroll_button.setText(
            text("Take the &workers from a payroll…")
            if counted
            else text("Count the &workers instead")
        )
        give_tip(
            self.payroll_button,
            text("CSV, XLSX, XLS, XLSB or ODS: the workers and what each of them sends")
            if counted
            else text("Count as many workers, each of whom sends the mean amount"),
        )

    def _open_or_leave_payroll(self) -> None:
        if self._session.scenario.payroll.is_counted:
            self.payroll_asked.emit()
        else:
            left = marked("Leaving of the payroll list")
            self._session.edit(left, lambda s: s.replace(payroll=_counted(s.payroll)))

    def _resize(self, workers: int) -> None:
        resized(self._session, workers)

    def _pay(self, amount: int) -> None:
        self._session.edit(
            marked("Change of amount"),
            lambda s: s.replace(payroll=Payroll.uniform(len(s.payroll), amount)),
            merge="amount",
        )


def _counted(payroll: Payroll) -> Payroll:
    """Return a payroll of as many workers, who all send the mean amount."""
    return Payroll.uniform(len(payroll), payroll.mean_amount)


def resized(session: Session, workers: int) -> None:
    """Change the size of the group, as the input and the dragged line of the chart do."""
    session.edit(
        marked("Change of group size"),
        lambda s: s.replace(payroll=Payroll.uniform(workers, int(s.payroll.amounts[0]))),
        merge="workers",
    )
