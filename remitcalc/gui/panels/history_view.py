"""The history of one surveyed corridor: its chart, what is under the pointer, and it as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from remitcalc.gui.widgets.chart_view import ChartView

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
        self.chart = ChartView(language, theme)
        self.chart.made()  # before the buttons: tabs reach it first
        self.chart.setMinimumHeight(_LEAST_HEIGHT)
        self.table_button = QPushButton(language.text("As table"))
        self.table_button.setCheckable(True)
        self.copy_button = QPushButton(language.text("Copy"))
        self.copy_button.setAccessibleName(language.text("Copy chart"))
        self.save_button = QPushButton(language.text("Save chart…"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.chart, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.chart.reading, 1)
        for button in (self.table_button, self.copy_button, self.save_button):
            foot.addWidget(button)
        column.addLayout(foot)
        self.table_button.toggled.connect(lambda is_on: self.chart.show_table(is_on=is_on))
        self.copy_button.clicked.connect(self.chart.copy)
        self.save_button.clicked.connect(lambda: self.saving.emit(self.chart.data))

    def show_history(self, data: HistoryChart) -> None:
        """Show another chart."""
        self.chart.show_chart(data)

    def set_theme(self, theme: Theme) -> None:
        """Put on another theme."""
        self.chart.set_theme(theme)
