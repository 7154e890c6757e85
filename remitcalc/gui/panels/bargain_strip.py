"""The bargaining line: a margin and a fee to drag or type, and what to tell the bank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from remitcalc.drawing.guarded import guarded
from remitcalc.gui.form import give_topic
from remitcalc.gui.number_style import money_style, percent_style
from remitcalc.gui.widgets.exact_box import ExactBox
from remitcalc.gui.widgets.held_lines import HeldLines
from remitcalc.gui.widgets.text import give_tip, label
from remitcalc.model.money import LARGEST_AMOUNT
from remitcalc.model.tried_quote import LARGEST_MARGIN

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QResizeEvent

    from remitcalc.gui.bargaining import Bargaining
    from remitcalc.gui.session import Session

_WIDEST_SLID = 1_000
"""Steps of the margin that a slider reaches, 10 %, unless the offer's is wider."""
_LETTERS = 32
"""Beside the buttons what is said has a line of so many letters, or one of its own."""
_LINES_SAID = 2
"""What to tell the bank mostly takes so many, and is known only after a moment."""
_BETWEEN = 6


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
    """Shows what is tried, and says what can be said of it; `let_go` tells that a slider was."""

    let_go = Signal()

    def __init__(self, session: Session, bargaining: Bargaining) -> None:
        super().__init__()
        give_topic(self, "bargaining#line")
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
        self.standing, self.reading = HeldLines(), HeldLines(_LINES_SAID)
        self.standing.setAccessibleName(text("Where the pool stands then"))
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
        self._figures, self._said, self._buttons = (
            QBoxLayout(QBoxLayout.Direction.LeftToRight) for _ in range(3)
        )
        self._inputs: list[QHBoxLayout] = []
        for name, box, slider in (
            (text("&Margin"), self.margin, self.margin_slider),
            (text("&Fee"), self.fee, self.fee_slider),
        ):
            self._inputs.append(_input(name, box, slider))
            self._figures.addLayout(self._inputs[-1], 1)
        for button in (self.take_button, self.back_button):
            self._buttons.addWidget(button)
        self._said.addWidget(self.standing, 1)
        self._said.addLayout(self._buttons)
        for row in (self._figures, self._said, self._buttons):
            row.setSpacing(_BETWEEN)
        column.addLayout(self._figures)
        column.addLayout(self._said)
        column.addWidget(self.reading)
        give_tip(self.take_button, text("Type what is tried over the offer's figures"))
        give_tip(self.back_button, text("Show the offer as it is again (Escape)"))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Put things below each other that have no room beside each other."""
        super().resizeEvent(event)
        self._arrange(event.size().width())

    def event(self, event: QEvent) -> bool:
        """Do so too where letters grow, or a figure does."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange(self.width())
        return super().event(event)

    def _arrange(self, width: int) -> None:
        inputs = [one.minimumSize().width() for one in self._inputs]
        buttons = [one.sizeHint().width() for one in (self.take_button, self.back_button)]
        letters = _LETTERS * self.fontMetrics().averageCharWidth()
        for row, needed in (
            (self._figures, sum(inputs) + _BETWEEN),
            (self._buttons, sum(buttons) + _BETWEEN),
            (self._said, sum(buttons) + letters + 2 * _BETWEEN),
        ):
            is_beside = needed <= width
            beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
            row.setDirection(beside if is_beside else below)

    def _listen(self) -> None:
        bargaining = self._bargaining
        self.margin.value_changed.connect(_told(bargaining.try_margin))
        self.fee.value_changed.connect(_told(bargaining.try_fee))
        self.margin_slider.slid.connect(bargaining.try_margin)
        self.fee_slider.slid.connect(bargaining.try_fee)
        self.take_button.clicked.connect(bargaining.take)
        self.back_button.clicked.connect(bargaining.put_back)
        for slider in (self.margin_slider, self.fee_slider):
            slider.sliderReleased.connect(self.let_go)
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

        first = standing_said(answer)
        self.standing.say(first)
        give_tip(self.standing, first)
        self.reading.say(" · ".join(self._bargaining.lines_of(answer)))
        give_tip(self.reading, "\n".join(self._bargaining.sentences_of(answer)))


def _input(name: str, box: QWidget, slider: QSlider) -> QHBoxLayout:
    """Return a box with its name before it, and what slides it behind it."""
    row, said = QHBoxLayout(), label("field", name)
    row.setSpacing(_BETWEEN)
    said.setBuddy(box)
    box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    row.addWidget(said)
    row.addWidget(box)
    row.addWidget(slider, 1)
    return row


def _told(to: Callable[[int], None]) -> Callable[[int | None], None]:
    """Return what hands on a figure, and nothing where the box was emptied."""
    return lambda value: None if value is None else to(value)
