"""What a right click, or the menu key, offers: what can be done with what was clicked.

Entries that the menu bar has too are its own actions; those of a context alone stand here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget

from remitcalc.gui.actions import Entry, Separator
from remitcalc.gui.chart_choice import RANKING, chart_choices
from remitcalc.gui.models.columns_model import ColumnsModel
from remitcalc.gui.panels.answer_panel import AnswerPanel
from remitcalc.gui.panels.figure_cards import FigureCard
from remitcalc.gui.panels.tables import CHART, FIGURES, SERVICES, WORKERS
from remitcalc.gui.widgets.chart_view import ChartView
from remitcalc.gui.widgets.table_view import TableView
from remitcalc.output.figure_words import FigureWords
from remitcalc.output.language import marked

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction

    from remitcalc.gui.panels.centre import Centre
    from remitcalc.gui.session import Session
    from remitcalc.output.language import Language

Menu = tuple[Entry | str | Separator, ...]
"""Entries of a context's own, keys of the menu bar's actions, and lines."""
_APART = Entry("take_apart", marked("Take apart"))
_TABLE: Menu = (
    _APART,
    Entry("copy_cell", marked("Copy cell")),
    Entry("copy_rows", marked("Copy selected rows")),
    Entry("copy_all", marked("Copy table")),
    "export_table",
    Separator(),
    Entry("sort_up", marked("Sort upwards by this column")),
    Entry("sort_down", marked("Sort downwards by this column")),
    Entry("sort_off", marked("Sort no more")),
    "find",
    Separator(),
    Entry("as_chart", marked("Show as chart")),
)
_WORKERS: Menu = (
    _APART,
    "add_worker",
    "duplicate_workers",
    "delete_workers",
    "paste_workers",
    "back_to_file",
    Separator(),
    *_TABLE[1:],
)
_FIGURES: Menu = (
    Entry("take_back", marked("Return to the corridor's figure")),
    "question",
    "questions",
    Separator(),
    *_TABLE,
)
_LIST: Menu = tuple(one for one in _TABLE if not isinstance(one, str))
_CHART: Menu = (
    "copy_chart",
    "export_chart",
    Separator(),
    Entry("as_table", marked("Show as table")),
    "reset_zoom",
    "next_chart",
)
_ANSWER: Menu = (
    _APART,
    Entry("copy_words", marked("Copy what is selected")),
    Entry("copy_figure", marked("Copy figure")),
    Entry("copy_answer", marked("Copy the answer")),
    Separator(),
    "worked",
)
_CHART_OF = {SERVICES: RANKING, WORKERS: "savings"}
"""The chart that shows what a table lists."""


class Scene(NamedTuple):
    """What is there to be clicked, and what can be done with it in the whole window."""

    window: QWidget
    session: Session
    centre: Centre
    actions: dict[str, QAction]
    choose_chart: Callable[[str], None]


class _Offer(NamedTuple):
    """What a context has: its entries, and what those of its own do; None: nothing now.

    An entry that no handler is named for is left out.
    """

    entries: Menu
    handlers: dict[str, Callable[[], object] | None]


def context_menu(scene: Scene, event: QContextMenuEvent) -> QMenu | None:
    """Return the menu for what an event is about; None where there is nothing to offer."""
    offer = _offer(scene, event)
    if offer is None:
        return None
    menu = QMenu(scene.window)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    text = scene.session.language.text
    for entry in offer.entries:
        if isinstance(entry, Separator):
            menu.addSeparator()
        elif isinstance(entry, str):
            menu.addAction(scene.actions[entry])
        elif entry.key in offer.handlers:
            handler = offer.handlers[entry.key]
            action = menu.addAction(text(entry.words))
            action.setEnabled(handler is not None)
            if handler is not None:
                action.triggered.connect(
                    lambda _=False, run=handler: scene.session.when_compared(run)
                )
    return menu


def _offer(scene: Scene, event: QContextMenuEvent) -> _Offer | None:
    is_by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
    clicked = QApplication.focusWidget() if is_by_key else scene.window.childAt(event.pos())
    one: QWidget | None = clicked
    while one is not None and one is not scene.window:
        if isinstance(one, TableView):
            return _of_table(scene, one, _cell(one, event, is_by_key=is_by_key))
        if isinstance(one, ChartView):
            button = scene.centre.chart.table_button
            is_main = one is scene.centre.chart.view
            return _Offer(_CHART, {"as_table": button.toggle}) if is_main else None
        if isinstance(one, FigureCard | AnswerPanel):
            return _of_answer(scene, one, clicked)
        one = one.parentWidget()
    return None


def _cell(view: TableView, event: QContextMenuEvent, *, is_by_key: bool) -> QModelIndex:
    """Return the cell that is meant; of a heading one in its column that is in no row."""
    if is_by_key:
        return view.currentIndex()
    at = view.viewport().mapFromGlobal(event.globalPos())
    index = view.indexAt(at)
    heading = view.horizontalHeader().logicalIndexAt(at.x())
    return index if index.isValid() or at.y() >= 0 else view.model().index(0, heading)


def _of_table(scene: Scene, view: TableView, cell: QModelIndex) -> _Offer:
    language, tables = scene.session.language, scene.centre.tables
    is_tab = tables.isAncestorOf(view) and tables.tabs.key() != CHART
    chart = _CHART_OF.get(tables.tabs.key(), "") if is_tab else ""
    charts = {key for key, _ in chart_choices(scene.session.scenario, language)}

    def sort(order: Qt.SortOrder) -> Callable[[], object] | None:
        return (lambda: view.sortByColumn(cell.column(), order)) if cell.isValid() else None

    selected = view.selectionModel().selectedRows()
    copying = "copy_rows" if len(selected) > 1 else "copy_all"
    unsorted = view.horizontalHeader().sortIndicatorSection() < 0
    handlers: dict[str, Callable[[], object] | None] = {
        **({"take_apart": lambda: view.ask(cell, by_key=True)} if view.is_apart(cell) else {}),
        "copy_cell": (lambda: _copy_cell(cell, language)) if cell.isValid() else None,
        copying: view.copy if view.model().rowCount() else None,
        "sort_up": sort(Qt.SortOrder.AscendingOrder),
        "sort_down": sort(Qt.SortOrder.DescendingOrder),
        "sort_off": None
        if unsorted
        else lambda: view.sortByColumn(-1, Qt.SortOrder.AscendingOrder),
        "as_chart": (lambda: scene.choose_chart(chart)) if chart in charts else None,
    }
    if is_tab and tables.tabs.key() == FIGURES:
        page = tables.figures_page
        is_typed = any(page.model.rows[at].is_typed for at in page.chosen())
        return _Offer(_FIGURES, handlers | {"take_back": page.take_back if is_typed else None})
    if is_tab:
        return _Offer(_WORKERS if view is tables.view(WORKERS) else _TABLE, handlers)
    if scene.centre.chart.isAncestorOf(view):
        back = scene.centre.chart.table_button.toggle
        return _Offer(_TABLE, handlers | {"as_chart": back})
    del handlers["as_chart"]  # a list of something else
    return _Offer(_LIST, handlers)


def _copy_cell(cell: QModelIndex, language: Language) -> None:
    """Copy what stands in a cell; a worker is a number there, as in tables that are copied."""
    model = cell.model()
    if isinstance(model, ColumnsModel):
        row = model.contents([cell.row()])
        said = FigureWords(language).shown(row.cells[cell.column()](row.rows[0]))
        QGuiApplication.clipboard().setText(said)


def _of_answer(scene: Scene, one: QWidget, clicked: QWidget | None) -> _Offer:
    answer = scene.centre.answer
    selected = clicked.selectedText() if isinstance(clicked, QLabel) else ""
    put = QGuiApplication.clipboard().setText
    whole = "\n".join(filter(None, _said(answer)))
    handlers: dict[str, Callable[[], object] | None] = {
        "copy_answer": (lambda: put(whole)) if whole else None
    }
    if selected:
        handlers["copy_words"] = lambda: put(selected)
    if isinstance(one, FigureCard):
        handlers["copy_figure"] = lambda: put(one.accessibleName())
        handlers["take_apart"] = one.ask
    return _Offer(_ANSWER, handlers)


def _said(answer: AnswerPanel) -> list[str]:
    shown = (card.accessibleName() for card in answer.cards.cards if card.isVisible())
    return [answer.headline.text(), answer.body.accessibleName(), *shown]
