"""The bargaining line: a margin and a fee to drag or type, and what to tell the bank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QSlider, QVBoxLayout, QWidget

from remitcalc.drawing.guarded import guarded
from remitcalc.gui.form import give_topic
from remitcalc.gui.number_style import money_style, percent_style
from remitcalc.gui.widgets.elided import ElidedLabel
from remitcalc.gui.widgets.exact_box import ExactBox
from remitcalc.gui.widgets.text import give_tip, label
from remitcalc.model.money import LARGEST_AMOUNT
from remitcalc.model.tried_quote import LARGEST_MARGIN

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from remitcalc.gui.bargaining import Bargaining
    from remitcalc.gui.session import Session

_WIDEST_SLID = 1_000
"""Steps of the margin that a slider reaches, 10 %, unless the offer's is wider."""
_LINES = 3


@guarded
class QuoteSlider(QSlider):
    """Slides over whole steps; a figure between two of them, or beyond, stands at the nearest.

    `slid` tells the figure that somebody slid to.
    """

    slid = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setAccessibleName(name)
        self.setMinimumWidth(60)
        self._step = 1
        self._is_told = False
        self.setPageStep(10)
        self.valueChanged.connect(self._slide)

    def set_reach(self, step: int, most: int) -> None:
        """Slide in steps of `step` up to `most`; what is being slid stays as it is."""
        if self.isSliderDown():
            return
        self._is_told = True
        self._step = step
        self.setMaximum(max(most // step, 1))
        self._is_told = False

    def stand_at(self, figure: int) -> None:
        """Stand at a figure without telling anybody."""
        if self.isSliderDown():
            return
        self._is_told = True
        self.setValue(round(figure / self._step))
        self._is_told = False

    def _slide(self, position: int) -> None:
        if not self._is_told:
            self.slid.emit(position * self._step)


@guarded
class BargainStrip(QWidget):
    """Shows what is tried, and says what can be said of it."""

    def __init__(self, session: Session, bargaining: Bargaining) -> None:
        super().__init__()
        give_topic(self, "offers#typing")
        self._session, self._bargaining = session, bargaining
        language, text = session.language, session.language.text
        currency = session.scenario.corridor.sending_currency
        self.margin = ExactBox(
            percent_style(language), -LARGEST_MARGIN, LARGEST_MARGIN, step=5, blank="?", digits=2
        )
        self.fee = ExactBox(money_style(language, currency), 0, LARGEST_AMOUNT, step=0, blank="?")
        self.margin_slider = QuoteSlider(text("Exchange margin tried, slider"))
        self.fee_slider = QuoteSlider(text("Fee tried, slider"))
        self.margin.setAccessibleName(text("Exchange margin tried"))
        self.fee.setAccessibleName(text("Fee tried"))
        self.take_button = QPushButton(text("Take into the offer"))
        self.back_button = QPushButton(text("Put back"))
        self.reading = ElidedLabel(_LINES)
        self.reading.setObjectName("cardNote")
        self.reading.setAccessibleName(text("What to tell the bank"))
        self._lay_out()
        self._listen()
        self.show_quote()

    def _lay_out(self) -> None:
        text = self._session.language.text
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        top = QHBoxLayout()
        top.setSpacing(6)
        for name, box, slider in (
            (text("&Margin"), self.margin, self.margin_slider),
            (text("&Fee"), self.fee, self.fee_slider),
        ):
            said = label("field", name)
            said.setBuddy(box)
            box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            top.addWidget(said)
            top.addWidget(box)
            top.addWidget(slider, 1)
        column.addLayout(top)
        below = QHBoxLayout()
        below.setSpacing(6)
        below.addWidget(self.reading, 1)
        for button in (self.take_button, self.back_button):
            below.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(below)
        give_tip(self.take_button, text("Type what is tried over the offer's figures"))
        give_tip(self.back_button, text("Show the offer as it is again (Escape)"))

    def _listen(self) -> None:
        bargaining = self._bargaining
        self.margin.value_changed.connect(_told(bargaining.try_margin))
        self.fee.value_changed.connect(_told(bargaining.try_fee))
        self.margin_slider.slid.connect(bargaining.try_margin)
        self.fee_slider.slid.connect(bargaining.try_fee)
        self.take_button.clicked.connect(bargaining.take)
        self.back_button.clicked.connect(bargaining.put_back)
        for one in (self.margin, self.margin_slider, self.fee, self.fee_slider):
            one.installEventFilter(self)
        bargaining.moved.connect(self.show_quote)
        bargaining.said.connect(self._say)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Let the line in the chart move the figure that was last gone to."""
        if event.type() == QEvent.Type.FocusIn:
            self._bargaining.let_move(fee=watched in (self.fee, self.fee_slider))
        return super().eventFilter(watched, event)

    @property
    def is_sliding(self) -> bool:
        """Whether a slider is held."""
        return self.margin_slider.isSliderDown() or self.fee_slider.isSliderDown()

    def show_quote(self) -> None:
        """Show the quote that is tried, or else the offer's own, and where the pool stands then."""
        quote, currency = self._bargaining.shown, self._session.scenario.corridor.sending_currency
        self.margin.set_value(quote.margin)
        self.fee.set_style(money_style(self._session.language, currency))
        self.fee.set_value(quote.fee)
        widest = max(_WIDEST_SLID, 2 * (self._bargaining.stated.margin or 0))
        self.margin_slider.set_reach(1, widest)
        self.fee_slider.set_reach(*self._bargaining.fee_reach)
        self.margin_slider.stand_at(quote.margin or 0)
        self.fee_slider.stand_at(quote.fee or 0)
        for button in (self.take_button, self.back_button):
            button.setEnabled(self._bargaining.is_trying)
        self._say()

    def _say(self) -> None:
        """Say where the pool stands, and what is known of the rest at this quote."""
        answer = self._bargaining.answer
        if answer is None or not self._bargaining.is_open:
            return
        from remitcalc.output.bargain_words import standing_said

        first = standing_said(answer, self._bargaining.shown)
        self.reading.setText(" · ".join([first, *self._bargaining.lines_of(answer)]))
        give_tip(self.reading, "\n".join([first, *self._bargaining.sentences_of(answer)]))


def _told(to: Callable[[int], None]) -> Callable[[int | None], None]:
    """Return what hands on a figure, and nothing where the box was emptied."""
    return lambda value: None if value is None else to(value)
