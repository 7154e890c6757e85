"""A bank's offer, typed in place of the pooled service."""

from __future__ import annotations

import datetime
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from remitcalc.gui.bank_offer import BankOffer, offer_of, with_offer, without_offer
from remitcalc.gui.form import Form
from remitcalc.gui.number_style import money_style, percent_style
from remitcalc.gui.widgets.date_box import DateBox
from remitcalc.gui.widgets.exact_box import ExactBox
from remitcalc.gui.widgets.tab_order import follow
from remitcalc.gui.widgets.text import give_tip
from remitcalc.gui.widgets.undo_keys import leave_undo
from remitcalc.model.charge import Flat
from remitcalc.model.money import LARGEST_AMOUNT
from remitcalc.model.provenance import Status
from remitcalc.output.language import marked

if TYPE_CHECKING:
    from remitcalc.gui.session import Session
    from remitcalc.model.charge import Charge

_DECIMALS = 4
_MOST_MARGIN = 99 * 10**_DECIMALS


class OfferForm(QWidget):
    """Folded away until it is asked for; then it holds `OfferFields`."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        text = session.language.text
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.toggle = QPushButton(text("Type in a bank's &offer…"), self)
        self.toggle.setCheckable(True)
        give_tip(self.toggle, text("What a bank offered you, in place of the service chosen above"))
        self._column.addWidget(self.toggle)
        self.toggle.toggled.connect(self._unfold)

    @cached_property
    def fields(self) -> OfferFields:
        """What is typed in, made when it is first needed: the window starts without."""
        fields = OfferFields(self._session)
        self._column.addWidget(fields)
        follow(self.toggle, fields.stops())
        return fields

    def _unfold(self, is_on: bool) -> None:  # noqa: FBT001 - a Qt signal
        self.fields.setVisible(is_on)
        if is_on:
            self.fields.fee.setFocus()


class OfferFields(Form):
    """A bank's offer. From the first figure on it replaces the pooled service.

    What is left blank was not told: unknown, never zero.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._is_fee_empty = False
        text, corridor = session.language.text, session.scenario.corridor
        blank = text("not told")
        sending = money_style(session.language, corridor.sending_currency)
        receiving = money_style(session.language, corridor.receiving_currency)
        self.fee = ExactBox(sending, 0, LARGEST_AMOUNT, step=0, blank=blank)
        self.margin = ExactBox(
            percent_style(session.language, _DECIMALS),
            -_MOST_MARGIN,
            _MOST_MARGIN,
            step=10 ** (_DECIMALS - 1),
            blank=blank,
        )
        self.arrival = ExactBox(receiving, 0, LARGEST_AMOUNT, step=0, blank=blank)
        self.who, self.when = QLineEdit(), DateBox(session.language)
        leave_undo(self.who)
        self._lay_out()
        self._listen()
        self._show()

    def stops(self) -> tuple[QWidget, ...]:
        """Return what the tab key leads through."""
        return self.fee, self.margin, self.arrival, self.who, self.when

    def _lay_out(self) -> None:
        text = self._session.language.text
        self.add(
            text("Fee for one transfer"),
            self.fee,
            help_text=text("What the bank takes for the whole pooled transfer"),
        )
        self.add(
            text("Exchange margin"),
            self.margin,
            unit=text("percent"),
            help_text=text("How far the bank's rate is under the reference rate; blank: not told"),
        )
        self.add(
            text("Charge on arrival"),
            self.arrival,
            help_text=text("What is taken from the whole transfer on arrival; blank: not told"),
        )
        self.add(
            text("Who said so"),
            self.who,
            help_text=text("Bank and person; without it the figures count as your own"),
        )
        self.add(text("When"), self.when, help_text=text("The day of the offer"))

    def _listen(self) -> None:
        for box in (self.fee, self.margin, self.arrival):
            box.value_changed.connect(self._offered)
            box.editingFinished.connect(self._session.end_edit)
        self.who.textEdited.connect(self._offered)
        self.who.editingFinished.connect(self._session.end_edit)
        self.when.value_changed.connect(self._offered)
        self._session.edited.connect(self._show)

    def offer(self) -> BankOffer | None:
        """Return what is typed; None as long as there is no fee."""
        fee = self.fee.value()
        if fee is None:
            return None
        margin = self.margin.value()
        return BankOffer(
            fee_minor=fee,
            margin_percent=None if margin is None else Decimal(margin).scaleb(-_DECIMALS),
            arrival_minor=self.arrival.value(),
            who=self.who.text().strip(),
            when=self.when.value(),
        )

    def _offered(self) -> None:
        offer, text = self.offer(), self._session.language.text
        if offer is None:
            # Without a fee there is no offer; what else was typed stays, for the next fee.
            self._is_fee_empty = True
            self._session.edit(marked("Bank's offer"), without_offer, merge="offer")
            self._is_fee_empty = False
            return
        service = offer.service(
            text("Bank's offer"), text("transfer fee"), text("charge on arrival")
        )
        self._session.edit(marked("Bank's offer"), lambda s: with_offer(s, service), merge="offer")

    def _show(self) -> None:
        """Follow the corridor's currencies and, after an undo, what is left of the offer."""
        corridor, language = self._session.scenario.corridor, self._session.language
        self.fee.set_style(money_style(language, corridor.sending_currency))
        self.arrival.set_style(money_style(language, corridor.receiving_currency))
        offered = offer_of(self._session.scenario)
        if offered is None and self._is_fee_empty:
            return
        if offered is None:
            for box in (self.fee, self.margin, self.arrival):
                box.set_value(None)
            return
        told = offered.provenance
        who = told.source if told.status == Status.QUOTED else ""
        if self.who.text().strip() != who:
            self.who.setText(who)
        self.when.set_value(datetime.date.fromisoformat(told.date))
        fee, arrival = offered.sending.charges, offered.receiving.charges
        self.fee.set_value(_fixed(fee))
        self.arrival.set_value(_fixed(arrival))
        percent = getattr(offered.exchange, "percent", None)
        self.margin.set_value(None if percent is None else int(percent.scaleb(_DECIMALS)))


def _fixed(charges: tuple[Charge, ...]) -> int | None:
    tariff = charges[0].tariff if charges else None
    return tariff.fixed if isinstance(tariff, Flat) else None
