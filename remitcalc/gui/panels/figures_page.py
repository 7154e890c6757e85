"""The figures behind the answer: what would settle it, and the table in which they are typed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeySequence, QPainter
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from remitcalc.drawing.guarded import guarded
from remitcalc.gui.figure_list import FigureList
from remitcalc.gui.form import give_topic
from remitcalc.gui.models.figures_model import STANDING, FiguresModel
from remitcalc.gui.widgets.cell_editor import CellEditor
from remitcalc.gui.widgets.cell_painter import fitted
from remitcalc.gui.widgets.elided import ElidedLabel
from remitcalc.gui.widgets.text import give_tip
from remitcalc.gui.widgets.typed_table import ENTER, TypedTable
from remitcalc.output.figure_labels import BETWEEN

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent

    from remitcalc.drawing.theme import Theme
    from remitcalc.gui.listed_figures import ListedFigures
    from remitcalc.gui.session import Session
    from remitcalc.model.price_place import PricePlace

_LEAST_LETTERS = 4
TAKE_BACK = QKeySequence("Ctrl+Backspace")


@guarded
class FiguresView(TypedTable):
    """Cells are typed over; Delete and Ctrl+Backspace take figures back to the corridor's."""

    back_asked = Signal()
    rows_measured = 500

    def apart(self, at: QModelIndex) -> str:
        """Return that how far a figure moves the answer leads to what it is part of."""
        columns = self._columns.columns
        is_told = at.isValid() and columns[at.column()].is_figure and not columns[at.column()].role
        return "figures.part" if is_told else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go on by Enter, take back by its keys; all others are those of a table."""
        is_shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        is_back = QKeySequence(event.keyCombination()) == TAKE_BACK
        if event.matches(QKeySequence.StandardKey.Delete) or is_back:
            self.back_asked.emit()
        elif event.key() in ENTER and not self.is_apart(self.currentIndex()):
            self.step(Qt.Key.Key_Up if is_shifted else event.key())
        else:
            super().keyPressEvent(event)


@guarded
class _FigureCells(CellEditor):
    """Marks what is an example, or is not known, with more than its colour."""

    behind: tuple[QColor, QColor] | None = None

    def _fitted(self, metrics: QFontMetrics, text: str, row: int, at: int, width: int) -> str:
        """Return the text of a cell; where there is no room, a service gives way to its figure."""
        text = super()._fitted(metrics, text, row, at, width)
        figures: FiguresModel = self._columns  # type: ignore[assignment]
        if at != 0 or figures.labels is None or text == figures.text(row, at):
            return text
        service, name = figures.labels.names(figures.rows[figures.source_row(row)])
        end = f"{BETWEEN}{name}"
        room = width - metrics.horizontalAdvance(end)
        if room < metrics.averageCharWidth() * _LEAST_LETTERS:
            return fitted(metrics, name, width)
        return fitted(metrics, service, room) + end

    def _mark(self, painter: QPainter, room: QRect, text: str, row: int, at: int) -> None:
        columns = self._columns
        if self.behind is None or columns.mark(row, at) is None:
            return
        width = painter.fontMetrics().horizontalAdvance(text)
        is_figure = columns.columns[at].is_figure
        left = room.right() - width if is_figure else room.left()
        box = QRect(left, room.top(), width, room.height()).adjusted(-5, 4, 5, -4)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self.behind[0])
        painter.setPen(self.behind[1])
        painter.drawRoundedRect(box, 3, 3)
        painter.restore()


@guarded
class FiguresPage(QWidget):
    """Puts sentence, button and table together.

    `said` tells why something was not done, `eased` that it is no longer so; `asked` that somebody
    wants the questions to ask.
    """

    said = Signal(str)
    eased = Signal(str)
    asked = Signal()

    def __init__(self, session: Session, figures: ListedFigures, theme: Theme) -> None:
        super().__init__()
        give_topic(self, "answer#figures")
        self._session, self._figures = session, figures
        self._wanted: PricePlace | None = None
        language = session.language
        self.model = FiguresModel()
        self.list = FigureList(session, self.model, self)
        self.view = FiguresView(
            self.model,
            language,
            language.text("Figures"),
            nothing=language.text("Nothing found."),
            tasks=session.tasks,
        )
        self._editor = _FigureCells(self.model, self.view, self.list)
        self.view.be_typed_in(self._editor)
        self.set_theme(theme)
        self.finding = ElidedLabel()
        self.finding.setObjectName("cardNote")
        self.questions = QPushButton(language.text("Questions to ask…"))
        self._lay_out()
        self.view.back_asked.connect(self.take_back)
        self.questions.clicked.connect(self.asked)
        self.list.said.connect(self.said)
        self.list.eased.connect(self.eased)
        figures.counted.connect(self._show)
        figures.moved.connect(self._show)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.finding, 1)
        top.addWidget(self.questions)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        column.addWidget(self.view, 1)

    def set_theme(self, theme: Theme) -> None:
        """Put on another theme."""
        colours = theme.colours
        self.model.mark_colour = QColor(colours.example)
        self._editor.behind = QColor(colours.example_soft), QColor(colours.example_line)

    def take_back(self) -> None:
        """Let the selected figures be again what the corridor states."""
        at = self.view.currentIndex()
        self.list.take_back(self.chosen())
        self.view.stand_at(min(at.row(), self.model.rowCount() - 1), at.column())

    def chosen(self) -> list[int]:
        """Return the selected figures, counted from 0."""
        rows = {index.row() for index in self.view.selectionModel().selectedRows()}
        return [self.model.source_row(row) for row in sorted(rows)]

    def pointed(self) -> tuple[str, str] | None:
        """Return the service and the part of the current figure; None: nobody looks at one."""
        at = self.view.currentIndex()
        if not self.isVisible() or not at.isValid():
            return None
        place = self.model.rows[self.model.source_row(at.row())].place
        return place.service, place.part

    def show_examples(self) -> None:
        """Show example figures first."""
        self.model.let_go()
        self._show()
        self.view.sortByColumn(STANDING, Qt.SortOrder.DescendingOrder)
        self.view.scrollToTop()
        self.view.stand_at(0, self.model.column_of("value"))
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_figure(self, place: PricePlace) -> None:
        """Stand on a figure; where it has no row of its own, on the nearest of its part."""
        self._wanted = place
        self.model.let_go()
        self._show()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _stand_at_wanted(self) -> None:
        """Stand on the figure that is wanted, as soon as the figures of now are listed."""
        place, rows = self._wanted, self.model.rows
        if place is None or not rows:
            return
        self._wanted = None
        ways = (
            lambda one: one == place,
            lambda one: replace(one, figure="") == replace(place, figure=""),
            lambda one: (one.service, one.part) == (place.service, place.part),
        )
        for is_it in ways:
            found = next((at for at, row in enumerate(rows) if is_it(row.place)), None)
            if found is not None:
                self.view.stand_at(self.model.row_of(found), self.model.column_of("value"))
                return

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Follow the answer while somebody looks, in the order of what would settle it now."""
        super().showEvent(event)
        self.model.let_go()
        self._figures.watch(is_watched=True)
        self._show()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Count figures only, while nobody looks."""
        super().hideEvent(event)
        self._figures.watch(is_watched=False)

    def _show(self) -> None:
        answer = self._session.answer
        if answer is None or not self.isVisible() or not self._figures.are_of_now:
            return
        self.model.show_figures(answer, self._figures.rows, self._figures.effects)
        assert self.model.labels is not None  # they were just made
        said = self.model.labels.finding(self._figures.rows)
        self.finding.setText(said)
        give_tip(self.finding, said)
        self._stand_at_wanted()
