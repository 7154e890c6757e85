"""The tables below the chart, one at a time: services, workers, problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from remitcalc.gui.models.problems_model import ProblemsModel
from remitcalc.gui.models.services_model import ServicesModel
from remitcalc.gui.models.workers_model import WorkersModel
from remitcalc.gui.widgets.card import Card
from remitcalc.gui.widgets.segmented import Segmented
from remitcalc.gui.widgets.table_view import TableView

if TYPE_CHECKING:
    from remitcalc.drawing.theme import Theme
    from remitcalc.gui.session import Session

CHART, SERVICES, WORKERS, PROBLEMS = "chart", "services", "workers", "problems"


class Tables(Card):
    """Tabs with a table each; where the window is low, the chart is the first of them."""

    shown = Signal(str)

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(margin=8)
        self._session = session
        text = session.language.text
        self.services, self.workers = ServicesModel(), WorkersModel()
        self.problems = ProblemsModel()
        self.views = {
            SERVICES: TableView(self.services, text("Services")),
            WORKERS: TableView(self.workers, text("Workers")),
            PROBLEMS: TableView(self.problems, text("Problems")),
        }
        words = {CHART: text("Chart"), **dict.fromkeys(self.views, "")}
        self.tabs = Segmented(words)
        self.tabs.setAccessibleName(text("Tables"))
        self.tabs.set_shown(CHART, is_shown=False)
        self.copy_button = QPushButton(text("Copy table"))
        self.copy_button.clicked.connect(self.copy)
        self._stack = QStackedWidget()
        self._chart_page = QWidget()
        self._chart_column = QVBoxLayout(self._chart_page)
        self._chart_column.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self._chart_page)
        for view in self.views.values():
            self._stack.addWidget(view)
        top = QHBoxLayout()
        top.addWidget(self.tabs, 1)
        top.addWidget(self.copy_button)
        self.column.addLayout(top)
        self.column.addWidget(self._stack, 1)
        self._stack.setMinimumHeight(120)
        self.tabs.chosen.connect(self.choose)
        session.compared.connect(self._show)
        session.problems_found.connect(self._found)
        self._show()
        self._show_problems()
        self.wear(theme)
        self.choose(SERVICES)

    def wear(self, theme: Theme) -> None:
        """Put on another theme."""
        self.services.mark_colour = QColor(theme.colours.example)

    def choose(self, key: str) -> None:
        """Show one of the tabs."""
        self.tabs.choose(key)
        page = self._chart_page if key == CHART else self.views[key]
        self._stack.setCurrentWidget(page)
        self.copy_button.setVisible(key != CHART)
        if key != CHART:
            self.views[key].fit()
        self.shown.emit(key)

    def copy(self) -> None:
        """Copy the table that is shown."""
        key = self.tabs.key()
        if key in self.views:
            self.views[key].copy()

    def take_chart(self, chart: QWidget | None) -> None:
        """Take the chart in as the first tab, or, with None, be tables only."""
        self.tabs.set_shown(CHART, is_shown=chart is not None)
        if chart is not None:
            self._chart_column.addWidget(chart)
            self.choose(CHART)
        elif self.tabs.key() == CHART:
            self.choose(SERVICES)

    def _show(self) -> None:
        answer, language = self._session.answer, self._session.language
        if answer is not None:
            self.services.show_answer(answer)
            self.workers.show_answer(answer)
        count = language.numbers.count
        self.tabs.set_text(
            SERVICES, language.text("Services {count}", count=count(self.services.rowCount()))
        )
        self.tabs.set_text(
            WORKERS, language.text("Workers {count}", count=count(self.workers.rowCount()))
        )

    def _found(self) -> None:
        self._show_problems()
        if any(not problem.is_warning for problem in self._session.problems):
            self.choose(PROBLEMS)

    def _show_problems(self) -> None:
        language, problems = self._session.language, self._session.problems
        self.problems.show_problems(problems, language)
        found = language.numbers.count(len(problems))
        self.tabs.set_text(PROBLEMS, language.text("Problems {count}", count=found))
