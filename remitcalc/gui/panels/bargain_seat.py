"""Bargaining beside a chart: what opens it, the strip it stands in, the line that is pulled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QPushButton

from remitcalc.gui.bargaining import Bargaining
from remitcalc.gui.widgets.tab_order import follow
from remitcalc.gui.widgets.text import give_tip
from remitcalc.output.chart_data.kinds import KINDS

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from remitcalc.drawing.canvas import ChartCanvas
    from remitcalc.gui.panels.bargain_strip import BargainStrip
    from remitcalc.gui.session import Session
    from remitcalc.output.answer import Answer
    from remitcalc.output.chart_data.chart import Chart

BARGAINED = ("group-size", "amount")
"""The charts in which the pool's line moves with what a bank quotes."""


class BargainSeat(QObject):
    """Opens and ends the bargaining; `strip` is made when it is first opened.

    Signals
    -------
    opened : bool
        It was opened, or ended.
    changed
        The chart is to be shown anew.
    """

    opened = Signal(bool)
    changed = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        text = session.language.text
        self.bargaining = Bargaining(session, self)
        self.strip: BargainStrip | None = None
        self._offered: tuple[Answer, str, bool, Chart] | None = None
        self.button = QPushButton(text("Bargain"))
        self.button.setCheckable(True)
        give_tip(self.button, text("Try another margin or fee, and see what to tell the bank"))
        self.button.toggled.connect(self._open)
        self.bargaining.moved.connect(self.changed)
        self.bargaining.lever_changed.connect(self.changed)

    @property
    def is_sliding(self) -> bool:
        """Whether a slider is held."""
        return self.strip is not None and self.strip.is_sliding

    @property
    def hints(self) -> tuple[str, str]:
        """What is said of the line that can be pulled, and of it while it is; empty: it cannot."""
        bargaining, answer = self.bargaining, self.bargaining.answer
        if not bargaining.is_open or answer is None:
            return ("", "")
        from remitcalc.output.bargain_words import pull_hints  # the window starts without

        return pull_hints(answer, bargaining.shown, of_fee=bargaining.moves_fee)

    def chart(self, kind: str, in_percent: bool) -> Chart | None:  # noqa: FBT001 - as it is shown
        """Return a chart of the answer, as far as there is one, which says so where one tries."""
        answer = self.bargaining.answer
        if answer is None:
            return None
        data, offer = KINDS[kind].shown(answer, in_percent=in_percent), self._session.answer
        if not self.bargaining.is_trying or offer is None:
            self._offered = None  # it holds a whole comparison
            return data
        from remitcalc.output.chart_data.tried import tried_chart  # the window starts without

        kept = self._offered
        if kept is None or kept[0] is not offer or kept[1:3] != (kind, in_percent):
            kept = offer, kind, in_percent, KINDS[kind].shown(offer, in_percent=in_percent)
            self._offered = kept
        return tried_chart(data, answer, self.bargaining.shown, kept[3])

    def listen_to(self, canvas: ChartCanvas) -> None:
        """Let the line of a chart be pulled."""
        canvas.line_pulled.connect(self.bargaining.pull)
        canvas.pull_ended.connect(lambda is_kept: self.bargaining.end_pull(is_kept=is_kept))
        canvas.line_stepped.connect(self.bargaining.step)

    def put_in_order(self, after: QWidget) -> None:
        """Let the keyboard come from `after` into the strip."""
        strip = self.strip
        if strip is not None:
            stops = (strip.margin, strip.margin_slider, strip.fee, strip.fee_slider)
            follow(after, [*stops, strip.take_button, strip.back_button])

    def escape(self) -> bool:
        """Put back what is tried, or else end the bargaining; return whether there was any."""
        if not self.bargaining.is_open:
            return False
        if self.bargaining.is_trying:
            self.bargaining.put_back()
        else:
            self.button.setChecked(False)
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _open(self, is_on: bool) -> None:  # noqa: FBT001 - a Qt signal
        """Let another quote be tried, or show the offer as it is again."""
        self.bargaining.open(is_open=is_on)
        if is_on and self.strip is None:
            from remitcalc.gui.panels.bargain_strip import BargainStrip  # the window starts without

            self.strip = BargainStrip(self._session, self.bargaining)
            self.strip.let_go.connect(self.changed)
        self.opened.emit(is_on)
        if self.strip is not None:
            self.strip.setVisible(is_on)
            self.strip.show_quote()
            if is_on:
                self.strip.margin.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()
