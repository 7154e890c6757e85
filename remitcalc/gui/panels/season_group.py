"""How many paydays a season has and how far apart they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.gui.form import Form, field
from remitcalc.gui.number_style import plain_style
from remitcalc.gui.widgets.exact_box import ExactBox
from remitcalc.model.scenario import MOST_PAYDAY_DAYS, MOST_PAYDAYS
from remitcalc.output.language import marked

if TYPE_CHECKING:
    from remitcalc.gui.session import Session


class SeasonGroup(Form):
    """The season."""

    def __init__(self, session: Session) -> None:
        text = session.language.text
        super().__init__(text("Season"))
        self._session = session
        style = plain_style(session.language, 0)
        self.paydays = ExactBox(style, 1, MOST_PAYDAYS)
        self.days = ExactBox(style, 1, MOST_PAYDAY_DAYS)
        paydays, _ = field(
            text("Pa&ydays"), self.paydays, help_text=text("How many paydays the season has")
        )
        days, _ = field(
            text("Days &between"),
            self.days,
            unit=text("days"),
            help_text=text("How many days from one payday to the next"),
        )
        self.beside(paydays, days)
        self.paydays.value_changed.connect(
            lambda count: session.change(
                marked("Change of the season"), merge="paydays", paydays=count
            )
        )
        self.days.value_changed.connect(
            lambda count: session.change(
                marked("Change of the days between paydays"), merge="days", payday_days=count
            )
        )
        for box in (self.paydays, self.days):
            box.editingFinished.connect(session.seal)
        session.edited.connect(self._show)
        self._show()

    def _show(self) -> None:
        self.paydays.set_value(self._session.scenario.paydays)
        self.days.set_value(self._session.scenario.payday_days)
