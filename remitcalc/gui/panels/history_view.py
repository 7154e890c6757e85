"""The history of one surveyed corridor: its chart, what is under the pointer, and it as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from remitcalc.drawing.canvas import ChartCanvas
from remitcalc.gui.models.chart_model import ChartModel
from remitcalc.gui.widgets.elided import ElidedLabel
from remitcalc.gui.widgets.table_view import TableView

if TYPE_CHECKING:
    from remitcalc.drawing.theme import Theme
    from remitcalc.output.chart_data.history import HistoryChart
    from remitcalc.output.language import Language

_LEAST_HEIGHT = 150


class HistoryView(QWidget):
    """Shows one chart; arrow keys step through its quarters. `saving` asks for it as a file."""

    saving = Signal(object)

    def __init__(self, language: Language, theme: Theme) -> None:
        super().__init__()
        self._data: HistoryChart | None = None
        self.canvas = ChartCanvas(theme)
        self._model = ChartModel()
        self._table = TableView(self._model, language, language.text("The chart as a table"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.canvas)
        self._stack.addWidget(self._table)
        self._stack.setMinimumHeight(_LEAST_HEIGHT)
        self.reading = ElidedLabel()
        self.reading.setObjectName("cardNote")
        self.table_button = QPushButton(language.text("As table"))
        self.table_button.setCheckable(True)
        self.copy_button = QPushButton(language.text("Copy"))
        self.copy_button.setAccessibleName(language.text("Copy chart"))
        self.save_button = QPushButton(language.text("Save chart…"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.reading, 1)
        for button in (self.table_button, self.copy_button, self.save_button):
            foot.addWidget(button)
        column.addLayout(foot)
        self.canvas.pointed.connect(self._read)
        self.canvas.copy_asked.connect(self.copy)
        self.table_button.toggled.connect(lambda is_on: self._stack.setCurrentIndex(int(is_on)))
        self.copy_button.clicked.connect(self.copy)
        self.save_button.clicked.connect(lambda: self.saving.emit(self._data))

    @property
    def data(self) -> HistoryChart | None:
        """The chart that is shown."""
        return self._data

    def show_history(self, data: HistoryChart) -> None:
        """Show another chart."""
        self._data = data
        self.canvas.show_chart(data)
        self._model.show_table(data.table)
        self.reading.hold(data.captions.summary)
        self._read("")

    def wear(self, theme: Theme) -> None:
        """Put on another theme."""
        self.canvas.set_theme(theme)

    def copy(self) -> None:
        """Copy the chart as a picture with its source, or the table where that is shown."""
        if self.table_button.isChecked():
            self._table.copy()
        elif self._data is not None:
            from remitcalc.drawing.export import chart_image

            QGuiApplication.clipboard().setImage(chart_image(self._data))

    def _read(self, pointed: str) -> None:
        said = " · ".join(pointed.splitlines())
        said = said or (self._data.captions.summary if self._data else "")
        self.reading.setText(said)
        self.reading.setToolTip(said)
