"""A bank's offer while it is typed: every figure a number, none, or not told."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from remitcalc.drawing.guarded import guarded
from remitcalc.gui.form import Form, field
from remitcalc.gui.number_style import money_style, percent_style, plain_style
from remitcalc.gui.widgets.choice_box import ChoiceBox
from remitcalc.gui.widgets.date_box import DateBox
from remitcalc.gui.widgets.text import label
from remitcalc.gui.widgets.told_box import ToldBox
from remitcalc.gui.widgets.undo_keys import leave_undo
from remitcalc.model.bank_offer import (
    AS_STATED,
    Arrival,
    AsStated,
    BankOffer,
    ChargeNames,
    Fee,
    free_id,
    offer_in,
    with_offer,
)
from remitcalc.model.message import ModelError
from remitcalc.model.money import LARGEST_AMOUNT
from remitcalc.model.service import provider_fault
from remitcalc.output.language import marked
from remitcalc.output.wording.sentences import sentence

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from remitcalc.gui.session import Session

_DECIMALS, _RATE_DECIMALS = 4, 8
_MOST_PERCENT = 99 * 10**_DECIMALS
_MOST_RATE = 10**18
_INDENT = 12
_RANGED = re.compile(r"\d\s*[-–—]\s*\d|\d\s*\(")
MARGIN, RATE = "margin", "rate"


@guarded
class OfferForm(Form):
    """The fields of one offer, new or at hand. From its first figure on a new one is the answer.

    `done` says that nobody is typing any more, `troubled` that something is said of what was typed.
    """

    done, troubled = Signal(), Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(topic="offers#typing")
        self.setObjectName("offerForm")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session, self._offer = session, ""
        self._is_new = False
        language, corridor = session.language, session.scenario.corridor
        sending = money_style(language, corridor.sending_currency)
        receiving = money_style(language, corridor.receiving_currency)
        percent = percent_style(language, _DECIMALS)
        self._kinds = {
            MARGIN: (percent, -_MOST_PERCENT, _MOST_PERCENT),
            RATE: (replace(plain_style(language, _RATE_DECIMALS), trims=True), 1, _MOST_RATE),
        }
        self._other: dict[str, int | None] = {}
        self.name, self.who, self.when = QLineEdit(), QLineEdit(), DateBox(language)
        self.fee = ToldBox(language, sending, 0, LARGEST_AMOUNT)
        self.percent = ToldBox(language, percent, 0, _MOST_PERCENT, may_be_empty=True)
        self.minimum = ToldBox(language, sending, 0, LARGEST_AMOUNT, may_be_empty=True)
        self.maximum = ToldBox(language, sending, 0, LARGEST_AMOUNT, may_be_empty=True)
        self.kind = ChoiceBox()
        self.kind.set_choices([(MARGIN, language.text("margin")), (RATE, language.text("rate"))])
        self.exchange = ToldBox(language, *self._kinds[MARGIN])
        self.transit = ToldBox(language, sending, 0, LARGEST_AMOUNT)
        self.arrival = ToldBox(language, receiving, 0, LARGEST_AMOUNT)
        self.distribution = ToldBox(language, receiving, 0, LARGEST_AMOUNT, may_be_empty=True)
        self.trouble = label("trouble", wraps=True)
        self.trouble.hide()
        self.close_button = QPushButton(language.text("Done"))
        self._column.setContentsMargins(_INDENT, 0, 0, 0)
        self._lay_out()
        self._listen()

    @property
    def offer(self) -> str:
        """The id of the offer that is typed; empty: it is not there yet."""
        return self._offer

    def stops(self) -> tuple[QWidget, ...]:
        """Return what the tab key leads through."""
        figures = (self.fee, self.percent, self.minimum, self.maximum, self.kind, self.exchange)
        rest = (self.transit, self.arrival, self.distribution, self.when, self.who)
        return (self.name, *figures, *rest, self.close_button)

    def begin(self, offer: str = "") -> None:
        """Start with an offer at hand, or with a new one."""
        self._session.end_edit()
        self._offer, self._is_new = offer, not offer
        self._fill()
        box = self.name if self._is_new else self.fee
        box.setFocus(Qt.FocusReason.OtherFocusReason)
        box.selectAll()

    def follow(self) -> bool:
        """Follow the session; return whether the offer is still there, or is yet to come."""
        if self._offer and self._offer not in self._session.scenario.offers:
            return False
        if self._offer and self._told() != self._at_hand():
            self._fill()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Close with Escape or Enter."""
        if event.key() == Qt.Key.Key_Escape:
            self.done.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._finish()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        text = self._session.language.text
        any_told = text("A number, “none”, or “?” for what was not told.")
        if_any = text("Empty: there is none.")

        def put(*pairs: tuple[str, QWidget, str]) -> None:
            self.beside(*(field(name, box, help_text=said)[0] for name, box, said in pairs))

        self.add(text("Bank"), self.name, help_text=text("What the offer is called"))
        charged = text("What is charged on top of one transfer.")
        put(
            (text("Fee"), self.fee, f"{charged} {any_told}"),
            (text("and of the amount"), self.percent, if_any),
        )
        put((text("at least"), self.minimum, if_any), (text("at most"), self.maximum, if_any))
        kind = text("Whether the bank told its margin or its rate")
        rate = text("How far its rate is under the reference rate, or the rate itself.")
        put(
            (text("Exchange rate"), self.kind, kind),
            (text("percent, or rate"), self.exchange, f"{rate} {any_told}"),
        )
        way = text("What other banks take of the transfer.")
        there = text("What the bank there takes of the transfer.")
        put(
            (text("On the way"), self.transit, f"{way} {any_told}"),
            (text("On arrival"), self.arrival, f"{there} {any_told}"),
        )
        each = text("What is taken from each worker on arrival.")
        put(
            (text("and each worker"), self.distribution, f"{each} {if_any}"),
            (text("When"), self.when, text("The day of the offer")),
        )
        who = text("Bank and person; without it the figures count as your own")
        self.add(text("Who said so"), self.who, help_text=who)
        self.put(self.trouble)
        self.put(self.close_button)

    def _listen(self) -> None:
        for line in (self.name, self.who):
            leave_undo(line)
            line.textEdited.connect(partial(self._changed, is_words=True))
            line.editingFinished.connect(self._session.end_edit)
        for box in self._figures():
            box.told.connect(self._changed)
            box.editingFinished.connect(self._session.end_edit)
        self.when.value_changed.connect(self._changed)
        self.kind.chosen.connect(self._turn)
        self.close_button.clicked.connect(self._finish)

    def _finish(self) -> None:
        """Close, unless something typed would be lost: the keyboard then goes there."""
        unread = next((box for box in self._figures() if not box.is_read), None)
        if unread is None:
            self.done.emit()
        else:
            unread.setFocus(Qt.FocusReason.OtherFocusReason)

    def _figures(self) -> tuple[ToldBox, ...]:
        fees = (self.fee, self.percent, self.minimum, self.maximum)
        return (*fees, self.exchange, self.transit, self.arrival, self.distribution)

    def _turn(self, kind: str) -> None:
        """Take a rate instead of a margin, or the other way; each keeps what was typed."""
        before = MARGIN if kind == RATE else RATE
        value = self.exchange.value()
        self._other[before] = None if value is AS_STATED else value
        self.exchange.set_kind(*self._kinds[kind], self._other.get(kind))
        self._changed()

    def _changed(self, *_: object, is_words: bool = False) -> None:
        """Put what is told into the scenario; what is no figure or contradicts itself is said."""
        told = self._told()
        if told is None:
            return
        scenario, names = self._session.scenario, self._names()
        offer = self._offer or free_id(scenario)
        base = scenario.corridor.service(offer) if self._offer else None
        try:
            service = told.service(offer, names, base)
        except ModelError as error:
            self._say(" ".join(sentence(one, self._session.language) for one in error.messages))
            return
        self._say(self._unread())
        # A new offer becomes the answer with the first figure that is told.
        is_chosen = self._is_new and not told.tells_nothing
        name = marked("New offer") if self._is_new else marked("Change of an offer")
        self._offer = offer
        edit = self._session.edit_words if is_words else self._session.edit
        edit(name, lambda s: with_offer(s, service, is_chosen=is_chosen), merge=f"offer {offer}")

    def _told(self) -> BankOffer | None:
        """Return what is typed, of what is no figure what was before; None: it has no name."""
        if provider_fault(self.name.text()) is not None:
            self._say(self._session.language.text("An offer needs a name."))
            return None
        is_rate, value = self.kind.key() == RATE, self.exchange.value()
        return BankOffer(
            name=self.name.text().strip(),
            fee=self._fee(),
            transit=self.transit.value(),
            arrival=self._arrival(),
            margin_percent=None if is_rate else _scaled(value, _DECIMALS),
            rate=_number(value, _RATE_DECIMALS) if is_rate else None,
            who=self.who.text().strip(),
            when=self.when.value(),
        )

    def _unread(self) -> str:
        """Return what is to be said of the first text that is no figure; empty: there is none."""
        unread = next((box for box in self._figures() if not box.is_read), None)
        if unread is None:
            return ""
        text = self._session.language.text
        how = text("A number, “none”, or “?” for what was not told.")
        said = text("“{text}” is not clear. {help}", text=unread.text(), help=how)
        ranged = text("A range is typed under Figures, once the offer is there: 15 (10–30).")
        return f"{said} {ranged}" if _RANGED.search(unread.text()) else said

    def _fee(self) -> Fee | AsStated | None:
        parts = [box.value() for box in (self.fee, self.percent, self.minimum, self.maximum)]
        if None in parts:
            return None
        fixed, percent, least, most = parts
        if fixed is AS_STATED and not (percent or least or most):
            return AS_STATED
        assert not isinstance(percent, AsStated)
        assert not isinstance(least, AsStated)
        assert not isinstance(most, AsStated)
        share = _number(percent, _DECIMALS) if percent else None
        return Fee(
            0 if isinstance(fixed, AsStated) else fixed or 0, share, least or None, most or None
        )

    def _arrival(self) -> Arrival | AsStated | None:
        charge, each = self.arrival.value(), self.distribution.value()
        if charge is None or each is None:
            return None
        if isinstance(each, AsStated) or (isinstance(charge, AsStated) and not each):
            return AS_STATED
        return Arrival(0 if isinstance(charge, AsStated) else charge, each)

    def _at_hand(self) -> BankOffer:
        return offer_in(self._session.scenario.corridor.service(self._offer))

    def _fill(self) -> None:
        """Show the offer at hand; a new one knows nothing but its name and the day."""
        text = self._session.language.text
        self._other.clear()
        if not self._offer:
            self.name.setText(text("Bank's offer"))
            self.who.clear()
            self.when.set_value(datetime.date.today())  # noqa: DTZ011 - the user's own day
            self._show(None, None, None, (None, None))
            return
        told = self._at_hand()
        for line, said in ((self.name, told.name), (self.who, told.who)):
            if line.text().strip() != said:
                line.setText(said)
        self.when.set_value(told.when)
        self._show(told.fee, told.transit, told.arrival, (told.margin_percent, told.rate))

    def _show(
        self,
        fee: Fee | AsStated | None,
        transit: int | AsStated | None,
        arrival: Arrival | AsStated | None,
        exchange: tuple[Decimal | AsStated | None, Decimal | None],
    ) -> None:
        if not isinstance(fee, Fee):
            self.fee.set_value(fee)
        known = fee if isinstance(fee, Fee) else Fee()
        if isinstance(fee, Fee):
            self.fee.set_value(fee.fixed)
        self.percent.set_value(int((known.percent or Decimal(0)).scaleb(_DECIMALS)))
        self.minimum.set_value(known.minimum or 0)
        self.maximum.set_value(known.maximum or 0)
        self.transit.set_value(transit)
        self.arrival.set_value(arrival.charge if isinstance(arrival, Arrival) else arrival)
        self.distribution.set_value(arrival.distribution if isinstance(arrival, Arrival) else 0)
        margin, rate = exchange
        kind = MARGIN if rate is None else RATE
        if self.kind.key() != kind:
            self.kind.choose(kind)
            self.exchange.set_kind(*self._kinds[kind], None)
        if rate is not None:
            self.exchange.set_value(int(rate.scaleb(_RATE_DECIMALS)))
        elif isinstance(margin, Decimal):
            self.exchange.set_value(int(margin.scaleb(_DECIMALS)))
        else:
            self.exchange.set_value(margin)
        self._say("")

    def _say(self, said: str) -> None:
        self.trouble.setText(said)
        self.trouble.setVisible(bool(said))
        if said:
            self.troubled.emit()

    def _names(self) -> ChargeNames:
        text = self._session.language.text
        return ChargeNames(
            fee=text("transfer fee"),
            transit=text("charge on the way"),
            arrival=text("charge on arrival"),
            distribution=text("distribution"),
        )


def _number(value: int | AsStated | None, decimals: int) -> Decimal | None:
    """Return what a box holds as a figure, as it is said: 1.8, not 1.8000."""
    if not isinstance(value, int):
        return None
    figure = Decimal(value).scaleb(-decimals)
    whole = figure.to_integral_value()
    return whole if figure == whole else figure.normalize()


def _scaled(value: int | AsStated | None, decimals: int) -> Decimal | AsStated | None:
    return value if isinstance(value, AsStated) else _number(value, decimals)
