"""The chart: which one, the plot itself, what is under the pointer, and the same as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget

from remitcalc.gui.models.chart_model import ChartModel
from remitcalc.gui.panels.workers_group import resized
from remitcalc.gui.widgets.card import Card
from remitcalc.gui.widgets.choice_box import ChoiceBox
from remitcalc.gui.widgets.elided import ElidedLabel
from remitcalc.gui.widgets.segmented import Segmented
from remitcalc.gui.widgets.table_view import TableView
from remitcalc.output.chart_data.kinds import KINDS, chart_names

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from remitcalc.drawing.canvas import ChartCanvas
    from remitcalc.drawing.theme import Theme
    from remitcalc.gui.session import Session
    from remitcalc.output.chart_data.chart import Chart

_ROOM_FOR_BUTTONS = 24
_LEAST_HEIGHT = 200
_LEAST_LIST = 140


class ChartPanel(Card):
    """Hosts one chart at a time. It is made after the window is up, so that the answer comes first.

    Where the picker has no room for all names at once, it is a list.
    """

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(margin=8)
        self._session, self._theme = session, theme
        self._canvas: ChartCanvas | None = None
        self._data: Chart | None = None
        self._is_stale = False
        text = session.language.text
        kinds = chart_names(session.language)
        self.picker, self.list = Segmented(dict(kinds)), ChoiceBox()
        self.list.set_choices(kinds)
        self.table_button = QPushButton(text("As table"))
        self.table_button.setCheckable(True)
        self.reset_button = QPushButton(text("Reset zoom"))
        self.reset_button.setEnabled(False)
        self.copy_button = QPushButton(text("Copy"))
        for picker in (self.picker, self.list):
            picker.setAccessibleName(text("Chart"))
        self.copy_button.setAccessibleName(text("Copy chart"))
        self._model = ChartModel()
        self._table = TableView(
            self._model, session.language, text("The chart as a table"), tasks=session.tasks
        )
        self._stack = QStackedWidget()
        self._stack.setMinimumHeight(_LEAST_HEIGHT)
        self._stack.addWidget(self._table)
        self.reading = ElidedLabel()
        self.reading.setObjectName("cardNote")
        self._lay_out()
        self._listen()

    @property
    def kind(self) -> str:
        """The key of the chart that is chosen."""
        return self.picker.key()

    @property
    def canvas(self) -> ChartCanvas | None:
        """What shows the chart, once it is there."""
        return self._canvas

    def choose(self, kind: str) -> None:
        """Show another chart."""
        self.picker.choose(kind)
        self.list.choose(kind)
        self._show()

    def next_chart(self) -> None:
        """Show the chart after this one."""
        kinds = list(KINDS)
        self.choose(kinds[(kinds.index(self.kind) + 1) % len(kinds)])

    def copy(self) -> None:
        """Copy the chart as a picture with its sources, or the table where that is shown."""
        if self.table_button.isChecked():
            self.copy_table()
        elif self._data is not None:
            from remitcalc.drawing.export import chart_image, usual_size

            image = chart_image(self._data, *usual_size(self._data))
            QGuiApplication.clipboard().setImage(image)

    def copy_table(self) -> None:
        """Copy the figures of the chart."""
        if self._data is not None:
            self._model.show_table(self._data.table)
            self._table.copy()

    def reset_zoom(self) -> None:
        """Go back to the whole chart."""
        if self._canvas is not None:
            self._canvas.reset_zoom()

    def wear(self, theme: Theme) -> None:
        """Put on another theme."""
        self._theme = theme
        if self._canvas is not None:
            self._canvas.set_theme(theme)

    def be_bare(self, *, is_bare: bool) -> None:
        """Lose the frame where another one is around already, or get it back."""
        self.setObjectName("bare" if is_bare else "card")
        self.column.setContentsMargins(*(4 * (0 if is_bare else 8,)))
        self.style().unpolish(self)
        self.style().polish(self)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Make the chart once the window has been drawn."""
        super().showEvent(event)
        if self._canvas is None:
            QTimer.singleShot(0, self, self._make)
        elif self._is_stale:
            self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Choose between the two forms of the picker."""
        super().resizeEvent(event)
        self._fit_picker()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.picker)
        top.addWidget(self.list)
        top.addStretch(1)
        self._buttons = (self.table_button, self.reset_button, self.copy_button)
        for button in self._buttons:
            top.addWidget(button)
        self.column.addLayout(top)
        self.column.addWidget(self._stack, 1)
        self.column.addWidget(self.reading)

    def _listen(self) -> None:
        self.picker.chosen.connect(self.choose)
        self.list.chosen.connect(self.choose)
        self.table_button.toggled.connect(self._show_table)
        self.reset_button.clicked.connect(self.reset_zoom)
        self.copy_button.clicked.connect(self.copy)
        self._session.compared.connect(self._show)

    def _fit_picker(self) -> None:
        buttons = sum(button.sizeHint().width() + 8 for button in self._buttons)
        room = self.width() - buttons - _ROOM_FOR_BUTTONS
        fits = self.picker.sizeHint().width() <= room
        self.picker.setVisible(fits)
        self.list.setVisible(not fits)
        self.list.setFixedWidth(max(min(self.list.whole_width(), room), _LEAST_LIST))

    def _make(self) -> None:
        """Make the canvas. Imported here: the window is up before the plotting library is."""
        if self._canvas is not None:
            return
        from remitcalc.drawing.canvas import ChartCanvas

        canvas = ChartCanvas(self._theme)
        canvas.pointed.connect(self._read)
        canvas.size_dragged.connect(self._resize_group)
        canvas.drag_ended.connect(self._session.seal)
        canvas.zoomed.connect(self.reset_button.setEnabled)
        canvas.copy_asked.connect(self.copy)
        self._stack.insertWidget(0, canvas)
        self._stack.setCurrentIndex(int(self.table_button.isChecked()))
        self.setTabOrder(self.copy_button, canvas)
        self._canvas = canvas
        self._show()

    def _show(self) -> None:
        comparison = self._session.comparison
        self._is_stale = not self.isVisible()
        if self._canvas is None or comparison is None or self._is_stale:
            return
        kind = KINDS[self.kind]
        self._data = kind.chart(comparison, self._session.language)
        can_drag = self._session.scenario.payroll.is_counted
        self._canvas.show_chart(self._data, can_drag=can_drag)
        self.reading.hold(self._data.captions.summary)
        self._read("")
        if self.table_button.isChecked():
            self._model.show_table(self._data.table)

    def _read(self, pointed: str) -> None:
        """Show what is pointed at, or what the chart says as a whole."""
        said = pointed or (self._data.captions.summary if self._data else "")
        # No lines of its own: more of them would take their height from what is pointed at.
        said = " · ".join(said.splitlines())
        self.reading.setText(said)
        self.reading.setToolTip(said)

    def _show_table(self, is_on: bool) -> None:  # noqa: FBT001 - a Qt signal
        self._stack.setCurrentIndex(int(is_on) if self._canvas is not None else 0)
        if is_on and self._data is not None:
            self._model.show_table(self._data.table)

    def _resize_group(self, workers: int) -> None:
        if self._session.scenario.payroll.is_counted:
            resized(self._session, workers)
