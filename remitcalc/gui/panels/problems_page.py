"""What is wrong with a file: the problems, and the chosen one's place in the text of the file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QFontDatabase
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from remitcalc.files.text_source import read_text
from remitcalc.gui.models.problems_model import ProblemsModel, problem_text
from remitcalc.gui.widgets.excerpt import Excerpt
from remitcalc.gui.widgets.table_view import TableView
from remitcalc.gui.widgets.text import label, selectable

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex

    from remitcalc.drawing.theme import Theme
    from remitcalc.files.problems import Problem
    from remitcalc.gui.session import Session

_HEIGHTS = (200, 100)
"""Of the list, and of the place in the file: the list is what one reads first."""


class ProblemsPage(QWidget):
    """A table, and below it the lines around the place of the problem that is chosen.

    `reread` asks for the file to be opened again, once somebody has mended it.
    """

    reread = Signal(Path)

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session = session
        text = session.language.text
        self.model = ProblemsModel()
        nothing = text("Nothing found.")
        self.view = TableView(self.model, session.language, text("Problems"), nothing=nothing)
        self.excerpt = Excerpt(text("The place in the file"))
        self.excerpt.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.whole = selectable(label("body", wraps=True))
        self.edit_button = QPushButton(text("Open in an editor"))
        self.again_button = QPushButton(text("Read the file again"))
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.view)
        self._split.addWidget(self.excerpt)
        self._split.setSizes(list(_HEIGHTS))
        for at, height in enumerate(_HEIGHTS):
            self._split.setStretchFactor(at, height)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._split, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.whole, 1)
        buttons.addWidget(self.edit_button)
        buttons.addWidget(self.again_button)
        column.addLayout(buttons)
        self.view.selectionModel().currentRowChanged.connect(self._chosen)
        self.edit_button.clicked.connect(self._open_editor)
        self.again_button.clicked.connect(lambda: self.reread.emit(self._file()))
        self.set_theme(theme)
        self.show_problems()

    def stops(self) -> tuple[QWidget, ...]:
        """Return what the tab key leads through."""
        return self.view, self.excerpt, self.edit_button, self.again_button

    def set_theme(self, theme: Theme) -> None:
        """Put on another theme."""
        self.excerpt.mark_colour = theme.colours.alarm_soft

    def show_problems(self) -> None:
        """Show the problems of the file that was opened last."""
        problems = self._session.problems
        self.model.show_problems(problems, self._session.language)
        for button in (self.edit_button, self.again_button):
            button.setVisible(bool(problems))
        if problems:
            self.view.selectRow(0)
        self._show_place(problems[0] if problems else None)

    def _chosen(self, row: QModelIndex) -> None:
        if row.isValid():
            self._show_place(self.model.problems[self.model.source_row(row.row())])

    def _show_place(self, problem: Problem | None) -> None:
        line = problem.place.line if problem is not None else None
        self.excerpt.setVisible(line is not None)
        language = self._session.language
        self.whole.setText("" if problem is None else problem_text(problem, language))
        if problem is not None and line is not None:
            text, _ = read_text(problem.place.file)
            self.excerpt.show_place(text or "", line, problem.place.line_text)

    def _file(self) -> Path:
        return Path(self._session.problems[0].place.file)

    def _open_editor(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._file().absolute())))
