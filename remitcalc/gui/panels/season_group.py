"""How many paydays a season has, how far apart they are, and when the first one is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.gui.form import Form, field
from remitcalc.gui.number_style import plain_style
from remitcalc.gui.widgets.date_box import DateBox
from remitcalc.gui.widgets.exact_box import ExactBox
from remitcalc.model.scenario import MOST_PAYDAY_DAYS, MOST_PAYDAYS
from remitcalc.output.language import marked

if TYPE_CHECKING:
    from remitcalc.gui.session import Session


class SeasonGroup(Form):
    """The season."""

    def __init__(self, session: Session) -> None:
        text = session.language.text
        super().__init__(text("Season"), topic="season#paydays")
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
        self.first = DateBox(session.language)
        self.add(
            text("F&irst payday"),
            self.first,
            help_text=text("When the season begins: a tax counts from the day it is in force"),
            topic="season#first-payday",
        )
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
        self.first.value_changed.connect(
            lambda day: session.change(marked("Change of the first payday"), merge="date", date=day)
        )
        for box in (self.paydays, self.days, self.first):
            box.editingFinished.connect(session.end_edit)
        session.edited.connect(self._show)
        self._show()

    def _show(self) -> None:
        self.paydays.set_value(self._session.scenario.paydays)
        self.days.set_value(self._session.scenario.payday_days)
        self.first.set_value(self._session.scenario.date)
