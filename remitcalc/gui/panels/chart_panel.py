"""The chart: which one, the plot itself, what is under the pointer, and the same as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton

from remitcalc.drawing.guarded import guarded
from remitcalc.gui.chart_choice import chart_choices
from remitcalc.gui.panels.bargain_seat import BARGAINED, BargainSeat
from remitcalc.gui.panels.chart_bar import ChartBar
from remitcalc.gui.panels.workers_group import resized
from remitcalc.gui.widgets.card import Card
from remitcalc.gui.widgets.chart_view import ChartView
from remitcalc.gui.widgets.choice_box import ChoiceBox
from remitcalc.gui.widgets.segmented import Segmented
from remitcalc.gui.widgets.tab_order import follow
from remitcalc.output.chart_data.kinds import KINDS, chart_names

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from remitcalc.drawing.canvas import ChartCanvas
    from remitcalc.drawing.theme import Theme
    from remitcalc.gui.bargaining import Bargaining
    from remitcalc.gui.panels.bargain_strip import BargainStrip
    from remitcalc.gui.session import Session
    from remitcalc.gui.widgets.table_view import TableView

_LEAST_HEIGHT, _LEAST_LINES, _SCROLLED_LINES = 140, 8, 15
_PULLED_HEIGHT, _LINES_AROUND = 260, 4
"""Pixels of a plot in which a line is pulled, and lines of words above and below it."""
_NARROW = 760
_ABOVE = 6
"""Pixels by which the way back from a zoom stands over the chart's edge, for its words' sake."""
_MOVED = (QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)


@guarded
class ChartPanel(Card):
    """Hosts one chart at a time. It is made after the window is up, so that the answer comes first.

    `asked`: the point in a row of its table is to be taken apart, asked for by a key or not.

    `copied` tells how many rows of the chart's table were copied, `chosen` the workers whose bar
    was, `bargained` that the bargaining began or ended.
    """

    asked = Signal(int, bool)
    copied = Signal(int)
    chosen = Signal(list)
    bargained = Signal()

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(margin=8)
        self._session = session
        self._is_stale = False
        self._sight, self._is_scrolled_to = 0, False
        self._selected: list[int] = []
        text = session.language.text
        kinds = chart_names(session.language)
        self._wanted = kinds[0][0]
        self._offered: list[str] = []
        self.picker, self.list = Segmented(dict(kinds), close=True), ChoiceBox()
        self.table_button = QPushButton(text("As table"))
        self.table_button.setCheckable(True)
        self.percent_button = QPushButton(text("In percent"))
        self.percent_button.setCheckable(True)
        self._seat = BargainSeat(session, self)
        self.bargain_button = self._seat.button
        self.reset_button = QPushButton(text("Reset zoom"), self)
        self.reset_button.hide()
        self.copy_button = QPushButton(text("Copy"))
        for picker in (self.picker, self.list):
            picker.setAccessibleName(text("Chart"))
        self.copy_button.setAccessibleName(text("Copy chart"))
        self.view = ChartView(session.language, theme, tasks=session.tasks)
        self._keep_height()
        self._lay_out()
        self._listen()
        self._offer()

    @property
    def kind(self) -> str:
        """The key of the chart that is shown."""
        return self.picker.key()

    @property
    def shown(self) -> tuple[str, bool]:
        """The key of the chart that is shown, and whether costs in it are in percent."""
        return self.kind, self.percent_button.isChecked()

    @property
    def bargaining(self) -> Bargaining:
        """What is tried of the chosen offer."""
        return self._seat.bargaining

    @property
    def strip(self) -> BargainStrip | None:
        """Where it is tried, once it was asked for."""
        return self._seat.strip

    @property
    def wanted(self) -> str:
        """The key of the chart that was chosen, and is shown again once there is a pool."""
        return self._wanted

    @property
    def canvas(self) -> ChartCanvas | None:
        """What shows the chart, once it is there."""
        return self.view.canvas

    def choose(self, kind: str) -> None:
        """Show another chart."""
        self._wanted = kind
        self._offer()
        self._show()

    def next_chart(self) -> None:
        """Show the chart after this one."""
        kinds = self._offered
        self.choose(kinds[(kinds.index(self.kind) + 1) % len(kinds)])

    def copy(self) -> None:
        """Copy the chart as a picture with its sources, or the table where that is shown."""
        self._session.when_compared(self._while_current(self.view.copy))

    def copy_table(self) -> None:
        """Copy the figures of the chart."""
        self._session.when_compared(self._while_current(self.view.copy_table))

    def _while_current(self, copy: Callable[[], None]) -> Callable[[], None]:
        """Return what copies the chart of now, though it may be behind a tab, or not yet made."""

        def copy_current() -> None:
            if not self.isVisible():
                self.view.data = self._seat.chart(*self.shown)
            copy()

        return copy_current

    def select(self, workers: list[int]) -> None:
        """Mark the bars of workers, counted from 0, who are selected in their table."""
        self._selected = workers
        if self.canvas is not None:
            self.canvas.select(workers)

    def reset_zoom(self) -> None:
        """Go back to the whole chart."""
        if self.canvas is not None:
            self.canvas.reset_zoom()

    def set_theme(self, theme: Theme) -> None:
        """Put on another theme."""
        self.view.set_theme(theme)
        self._keep_height()  # letters may have another size
        self._fit_picker()

    def be_bare(self, *, is_bare: bool) -> None:
        """Lose the frame where another one is around already, or get it back."""
        self.setObjectName("bare" if is_bare else "card")
        self.column.setContentsMargins(*(4 * (0 if is_bare else 8,)))
        self.style().unpolish(self)
        self.style().polish(self)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Make the chart once the window has been drawn."""
        super().showEvent(event)
        if self.canvas is None:
            QTimer.singleShot(0, self, self._make)
        elif self._is_stale:
            self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Choose between the two forms of the picker."""
        super().resizeEvent(event)
        self.view.reading.set_lines(1 if event.size().width() > _NARROW else 2)
        self._fit_picker()

    def give_sight(self, height: int, *, is_scrolled_to: bool) -> None:
        """Let the chart know what `height` is in sight, and whether it is out of it at first.

        While one bargains half of that is left to what is beside, of one scrolled to a third.
        """
        self._sight, self._is_scrolled_to = height, is_scrolled_to
        self._keep_height()

    def _keep_height(self) -> None:
        """Leave the chart room for its words, and as much for what is drawn; more to pull in."""
        line = self.fontMetrics().height()
        least = max(_LEAST_HEIGHT, _LEAST_LINES * line)
        if self._is_scrolled_to:  # nothing is gained by rows and labels without room
            least = max(least, min(_SCROLLED_LINES * line, self._sight * 2 // 3))
        if self.bargaining.is_open:
            pulled = _PULLED_HEIGHT + _LINES_AROUND * line
            least = max(least, min(pulled, self._sight // 2))
        self.view.setMinimumHeight(least)

    def _lay_out(self) -> None:
        buttons = (
            self.bargain_button,
            self.percent_button,
            self.table_button,
            self.copy_button,
        )
        self._bar = ChartBar(self.picker, self.list, buttons)
        self.column.addLayout(self._bar)
        self.column.addWidget(self.view, 1)
        self.column.addWidget(self.view.reading)

    def _listen(self) -> None:
        self.picker.chosen.connect(self.choose)
        self.list.chosen.connect(self.choose)
        self.table_button.toggled.connect(lambda is_on: self.view.show_table(is_on=is_on))
        self.percent_button.toggled.connect(self._show)
        self._seat.opened.connect(self._make_room)
        self._seat.changed.connect(self._show)
        self.reset_button.clicked.connect(self.reset_zoom)
        self.copy_button.clicked.connect(self.copy)
        self.view.table_made.connect(self._take_table)
        self._session.compared.connect(self._offer)
        self._session.compared.connect(self._show)

    def _take_table(self, table: TableView) -> None:
        table.copied.connect(self.copied)
        table.apart_asked.connect(lambda _, row, by_key: self._ask(row, by_key))
        table.when_ready = self._session.when_compared

    def _offer(self) -> None:
        """Offer the charts that there are, and press the one that is wanted, if it is one."""
        choices = chart_choices(self._session.scenario, self._session.language)
        keys = [key for key, _ in choices]
        if keys != self._offered:
            self._offered = keys
            self.list.set_choices(choices)
            for key in KINDS:
                self.picker.set_shown(key, is_shown=key in keys)
            self._fit_picker()
        shown = self._wanted if self._wanted in keys else keys[0]
        self.picker.choose(shown)
        self.list.choose(shown)
        self._offer_button(self.percent_button, is_offered=KINDS[shown].has_percent)
        answer = self._session.answer
        has_pool = answer is not None and answer.has_pool
        self._offer_button(self.bargain_button, is_offered=has_pool and shown in BARGAINED)
        if self.bargain_button.isHidden():
            self.bargain_button.setChecked(False)

    def _offer_button(self, button: QPushButton, *, is_offered: bool) -> None:
        if button.isHidden() == is_offered:
            button.setVisible(is_offered)
            self._fit_picker()

    def _make_room(self, is_on: bool) -> None:  # noqa: FBT001 - a Qt signal
        """Let the strip stand in the place of what is read, or the other way round."""
        strip = self.strip
        if strip is not None and self.column.indexOf(strip) < 0:
            self.column.insertWidget(self.column.indexOf(self.view.reading), strip)
            self._seat.put_in_order(self.canvas or self.copy_button)
        self.view.reading.setHidden(is_on)
        self._keep_height()
        self.bargained.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Put back with Escape what is tried; then end the bargaining."""
        if event.key() != Qt.Key.Key_Escape or not self._seat.escape():
            super().keyPressEvent(event)

    def _fit_picker(self) -> None:
        self._bar.fit(self.width())

    def _make(self) -> None:
        """Make the canvas, once."""
        if self.canvas is not None:
            return
        canvas = self.view.made()
        canvas.opened.connect(self._ask)
        canvas.size_dragged.connect(self._resize_group)
        canvas.drag_ended.connect(self._session.end_edit)
        canvas.zoomed.connect(self._offer_reset)
        canvas.chosen.connect(self.chosen)
        self._seat.listen_to(canvas)
        canvas.select(self._selected)
        canvas.installEventFilter(self)
        follow(self.copy_button, [self.reset_button, canvas])
        self._show()

    def _offer_reset(self, is_zoomed: bool) -> None:  # noqa: FBT001 - a Qt signal
        """Offer the way back from a zoom in a corner of the chart, as long as there is one."""
        had_keyboard = self.reset_button.hasFocus()
        self.reset_button.setVisible(is_zoomed and self.canvas is not None)
        if is_zoomed:
            self._place_reset()
        elif had_keyboard and self.canvas is not None:
            self.canvas.setFocus()

    def _place_reset(self) -> None:
        canvas, button = self.canvas, self.reset_button
        if canvas is not None:
            button.resize(button.sizeHint())
            corner = canvas.mapTo(self, QPoint(canvas.width() - button.width(), -_ABOVE))
            button.move(corner)
            button.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Keep the way back in its corner, and only beside the picture; put back what is tried."""
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if is_escape and event.type() == QEvent.Type.KeyPress and self._puts_back:
            return self._seat.escape()
        if watched is self.canvas and event.type() in _MOVED:
            self._place_reset()
            is_beside = event.type() != QEvent.Type.Hide
            self.reset_button.setVisible(is_beside and self.canvas.is_zoomed)
        return super().eventFilter(watched, event)

    @property
    def _puts_back(self) -> bool:
        """Whether Escape in the chart puts back what is tried: not while the line is held."""
        is_pulling = self.canvas is not None and self.canvas.is_pulling
        return self.bargaining.is_trying and not is_pulling

    def _show(self, *_: object) -> None:
        self._is_stale = not self.isVisible()
        if self.canvas is None or self._is_stale:
            return
        data = self._seat.chart(*self.shown)
        if data is None:
            return
        can_drag = self._session.scenario.payroll.is_counted and not self.bargaining.is_open
        self.view.show_chart(
            data,
            can_drag=can_drag,
            hints=self._seat.hints,
            stands_still=self._seat.is_sliding,
        )

    def _ask(self, row: int, by_key: bool) -> None:  # noqa: FBT001 - a Qt signal
        """Ask for a point to be taken apart; what is only tried is no figure of the document."""
        if not self.bargaining.is_trying:
            self.asked.emit(row, by_key)

    def _resize_group(self, workers: int) -> None:
        if self._session.scenario.payroll.is_counted:
            resized(self._session, workers)
