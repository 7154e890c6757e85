"""The tables below the chart, one at a time: ways to send, workers, figures, problems."""

from __future__ import annotations

from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from remitcalc.drawing.guarded import guarded
from remitcalc.gui.listed_figures import ListedFigures
from remitcalc.gui.models.services_model import ServicesModel
from remitcalc.gui.models.workers_model import WorkersModel
from remitcalc.gui.panels.tab_names import (
    figures_named,
    problems_named,
    ways_named,
    workers_named,
)
from remitcalc.gui.panels.table_bar import TableBar
from remitcalc.gui.panels.table_caption import table_caption
from remitcalc.gui.widgets.card import Card
from remitcalc.gui.widgets.elided import ElidedLabel
from remitcalc.gui.widgets.tab_order import follow
from remitcalc.gui.widgets.table_view import TableView
from remitcalc.gui.widgets.text import give_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from remitcalc.drawing.theme import Theme
    from remitcalc.gui.panels.figures_page import FiguresPage
    from remitcalc.gui.panels.problems_page import ProblemsPage
    from remitcalc.gui.panels.workers_page import WorkersPage
    from remitcalc.gui.session import Session

Order = tuple[int, Qt.SortOrder]
"""A column and a direction; -1 is the order of the figures themselves."""
_LEAST_HEIGHT = 120
CHART, SERVICES, WORKERS, PROBLEMS = "chart", "services", "workers", "problems"
FIGURES = "figures"
TABLES = (SERVICES, WORKERS, FIGURES, PROBLEMS)


@guarded
class Tables(Card):
    """Tabs with a table each; where the window is low, the chart is the first of them.

    Where there is no room for the names of all tabs beside each other, they are a list.
    Each table is made when first shown, and follows then. `apart_asked` is as of `TableView`.
    `reread` asks for a file to be opened again; `copied` tells how many rows were copied. `said`,
    `eased`, `told`, `came` and `chose` are of the list of workers, see `WorkersPage`.
    `questions_asked`: the questions to ask are wanted.
    """

    reread = Signal(Path)
    copied = Signal(int)
    apart_asked = Signal(str, int, bool)
    said = Signal(str, list)
    eased = Signal(str)
    told = Signal(str)
    came = Signal(object, object)
    questions_asked = Signal()
    chose = Signal(list)

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(margin=8)
        self._session, self._theme = session, theme
        self.wanted = CHART
        self._table = self._before_problems = SERVICES
        text = session.language.text
        self.services, self.workers = ServicesModel(), WorkersModel()
        self._views: dict[str, TableView] = {}
        self._widths: dict[str, dict[int, int]] = {}
        self._stale: set[str] = set()
        self.figures = ListedFigures(session, self)
        self._bar = TableBar(
            session.language, {CHART: text("Chart"), **dict.fromkeys(TABLES, "")}, CHART
        )
        self.tabs, self.list = self._bar.tabs, self._bar.list
        self.search, self.copy_button = self._bar.search, self._bar.copy_button
        self.tabs.set_shown(CHART, is_shown=False)
        self.caption = ElidedLabel()
        self.caption.setObjectName("cardNote")
        chart_page = QWidget()
        self._chart_column = QVBoxLayout(chart_page)
        self._chart_column.setContentsMargins(0, 0, 0, 0)
        self._pages: dict[str, QWidget] = {CHART: chart_page}
        self._stack = QStackedWidget()
        self._lay_out()
        self._listen()
        self._name_counts()
        self._name_figures()
        self._show()
        self._name_problems()
        self.set_theme(theme)
        self._bring(CHART)

    @cached_property
    def problems_page(self) -> ProblemsPage:
        """What is wrong with the file that was opened last."""
        from remitcalc.gui.panels.problems_page import ProblemsPage  # the window starts without

        page = ProblemsPage(self._session, self._theme)
        page.reread.connect(self.reread)
        self._take(PROBLEMS, page, page.view, page.stops())
        return page

    @cached_property
    def workers_page(self) -> WorkersPage:
        """The workers, in which one types."""
        from remitcalc.gui.panels.workers_page import WorkersPage  # the window starts without

        page = WorkersPage(self._session, self.workers)
        page.said.connect(self.said)
        page.list.eased.connect(self.eased)
        page.told.connect(self.told)
        page.came.connect(self.came)
        page.entered.connect(partial(self.choose, WORKERS))
        page.begun.connect(self._show_all)
        page.view.chose.connect(self.chose)
        self._take(WORKERS, page, page.view, (page.view, page.totals))
        return page

    @cached_property
    def figures_page(self) -> FiguresPage:
        """Every figure behind the answer, to be typed over."""
        from remitcalc.gui.panels.figures_page import FiguresPage  # the window starts without

        page = FiguresPage(self._session, self.figures, self._theme)
        page.said.connect(lambda words: self.said.emit(words, []))
        page.eased.connect(self.eased)
        page.asked.connect(self.questions_asked)
        self._take(FIGURES, page, page.view, (page.questions, page.view))
        return page

    def view(self, key: str) -> TableView:
        """Return one of the tables."""
        if key == PROBLEMS:
            return self.problems_page.view
        if key == WORKERS:
            return self.workers_page.view
        if key == FIGURES:
            return self.figures_page.view
        if key not in self._views:
            language, name = self._session.language, self._session.language.text("Ways")
            nothing, tasks = language.text("Nothing found."), self._session.tasks
            view = TableView(self.services, language, name, nothing=nothing, tasks=tasks)
            self._take(key, view, view, (view,))
        return self._views[key]

    def set_theme(self, theme: Theme) -> None:
        """Put on another theme."""
        self._theme = theme
        self.services.mark_colour = QColor(theme.colours.example)
        self.workers.empty_colour = QColor(theme.colours.quiet)
        self._fit_top()  # letters may have another size
        if PROBLEMS in self._views:
            self.problems_page.set_theme(theme)
        if FIGURES in self._views:
            self.figures_page.set_theme(theme)

    def choose(self, key: str) -> None:
        """Show one of the tabs, now and where there is another height."""
        self.wanted = key
        self._bring(key)

    def _bring(self, key: str) -> None:
        """Show one of the tabs; where the chart is none, the table that was shown last."""
        if key == CHART and self.tabs.button(CHART).isHidden():
            key = self._table
        self._table = self._table if key == CHART else key
        self._bar.choose(key)
        view = None if key == CHART else self.view(key)
        self._stack.setCurrentWidget(self._pages[key])
        self._fit_top()
        self._refresh()
        if view is not None:
            view.fit()

    def copy(self) -> None:
        """Copy the table that is shown."""
        key = self.tabs.key()
        if key != CHART:
            self.view(key).copy()

    def look_for(self) -> None:
        """Let somebody type what to look for."""
        if self.tabs.key() == CHART:
            self.choose(SERVICES)
        self._bar.begin_search(self.width(), self._gaps())

    def show_examples(self) -> None:
        """Show the figures behind the answer, those that are examples first."""
        self._show_all()
        self.choose(FIGURES)
        self.figures_page.show_examples()

    def edit_workers(self, action: str) -> None:
        """Do what an entry of the menu says with the list of workers."""
        self.workers_page.do(action)

    def take_chart(self, chart: QWidget | None, *, in_front: bool = False) -> None:
        """Take the chart in as the first tab, shown whatever is wanted if it is to be `in_front`.

        With None, be tables only.
        """
        self.tabs.set_shown(CHART, is_shown=chart is not None)
        self._bar.list_tabs()
        # A chart asks for more than a table: 0 leaves the least height to what is in the stack.
        self._stack.setMinimumHeight(0 if chart is not None else _LEAST_HEIGHT)
        if chart is not None:
            self._chart_column.addWidget(chart)
        self._bring(CHART if in_front else self.wanted)

    def widths(self) -> dict[str, dict[int, int]]:
        """Return the widths that a person gave to columns, by table."""
        return self._widths | {key: view.widths() for key, view in self._views.items()}

    def give_widths(self, widths: dict[str, dict[int, int]]) -> None:
        """Give columns the widths that a person once gave them."""
        self._widths = dict(widths)
        for key, view in self._views.items():
            view.give_widths(widths.get(key, {}))

    def orders(self) -> dict[str, Order]:
        """Return what each table is sorted by that was shown."""
        headings = {key: view.horizontalHeader() for key, view in self._views.items()}
        return {
            key: (heading.sortIndicatorSection(), heading.sortIndicatorOrder())
            for key, heading in headings.items()
        }

    def sort(self, orders: dict[str, Order]) -> None:
        """Sort each table as it was."""
        for key, (column, order) in orders.items():
            self.view(key).sortByColumn(column, order)

    def _take(self, key: str, page: QWidget, view: TableView, stops: Sequence[QWidget]) -> None:
        """Take in a table that was just made, on a page whose tab stops are `stops`."""
        self._pages[key], self._views[key] = page, view
        view.give_widths(self._widths.get(key, {}))
        view.narrow(self.search.text())
        view.serve(self.copied, self.apart_asked, self._session.when_compared)
        self._stack.addWidget(page)
        follow(self.copy_button, stops)

    def _lay_out(self) -> None:
        self._stack.addWidget(self._pages[CHART])
        self.column.addLayout(self._bar)
        self.column.addWidget(self.caption)
        self.column.addWidget(self._stack, 1)
        self._stack.setMinimumHeight(_LEAST_HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fit what stands above the table to the width."""
        super().resizeEvent(event)
        self._fit_top()

    def _fit_top(self) -> None:
        self._bar.fit(self.width(), self._gaps())

    def _gaps(self) -> int:
        edges = self.contentsMargins().left() + self.column.contentsMargins().left()
        return 2 * (edges + self.column.spacing())

    def _leave_search(self) -> None:
        self._bar.leave_search(self.width(), self._gaps())

    def _listen(self) -> None:
        self.copy_button.clicked.connect(self.copy)
        self.tabs.chosen.connect(self.choose)
        self.list.chosen.connect(self.choose)
        self.search.searched.connect(self._narrow)
        self.search.left.connect(self._leave_search)
        self._session.compared.connect(self._show)
        self._session.problems_found.connect(self._found)
        self.figures.counted.connect(self._name_figures)

    def _narrow(self, words: str) -> None:
        for view in self._views.values():
            view.narrow(words)

    def _show(self) -> None:
        """Follow the session."""
        if self._session.comparison is not None:
            self._name_counts()
        self._stale = {SERVICES, WORKERS}
        self.figures.follow()
        self._refresh()

    def _show_all(self) -> None:
        """Find nothing any more: what is typed next stands below all rows."""
        self.search.clear()
        self._narrow("")

    def _name_counts(self) -> None:
        language, comparison = self._session.language, self._session.comparison
        ways, workers = ways_named(language, comparison), workers_named(language, comparison)
        self._bar.name_tabs({SERVICES: ways, WORKERS: workers})

    def _name_figures(self) -> None:
        said, short = figures_named(self._session.language, self.figures.rows)
        self._bar.name_tabs({FIGURES: said}, {FIGURES: short})
        self._fit_top()

    def _refresh(self) -> None:
        """Let the table that is shown have the figures of now."""
        key, answer = self.tabs.key(), self._session.answer
        self.caption.setVisible(key in (SERVICES, WORKERS))
        said = table_caption(answer, of_ways=key == SERVICES)
        self.caption.setText(said)
        give_tip(self.caption, said)
        if answer is not None and key in self._stale:
            self._stale.remove(key)
            if key == WORKERS:
                self.workers_page.show_workers()
            else:
                self.services.show_answer(answer)

    def _found(self) -> None:
        self.search.clear()
        self._leave_search()
        if PROBLEMS in self._views:
            self.problems_page.show_problems()
        self._name_problems()
        key = self.tabs.key()
        if any(not problem.is_warning for problem in self._session.problems):
            if key != PROBLEMS:
                self._before_problems = key
            self.choose(PROBLEMS)
        elif key == PROBLEMS and not self._session.problems:
            self._leave_problems()

    def _leave_problems(self) -> None:
        """Go back to what was shown before there were problems; nothing is wrong any more."""
        had_keyboard = self.isAncestorOf(QApplication.focusWidget() or self)
        self.choose(self._before_problems)
        if had_keyboard:
            self.tabs.button(self.tabs.key()).setFocus()

    def _name_problems(self) -> None:
        problems = problems_named(self._session.language, self._session.problems)
        self._bar.name_tabs({PROBLEMS: problems})
