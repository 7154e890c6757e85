"""The report as it will be on paper, live: paper, names, pages to turn, save and print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from remitcalc.drawing.guarded import guarded
from remitcalc.drawing.report import laid_report
from remitcalc.gui.dialogs.report_options import chosen_paper, paper_choice
from remitcalc.gui.form import name_input
from remitcalc.gui.widgets.page_view import PageView
from remitcalc.gui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent

    from remitcalc.drawing.paper import Page, PaperSize
    from remitcalc.gui.session import Session
    from remitcalc.gui.tasks import Tasks

_SIZE = QSize(920, 900)
_KEY = "preview"
_Sequence = QKeySequence.StandardKey


@guarded
class PrintPreview(QWidget):
    """A window of its own; it follows every change of the scenario. Names are not ticked at first.

    Signals
    -------
    save_asked, print_asked
    closed
        It ends, and nothing of it may be asked any more.
    """

    save_asked = Signal()
    print_asked = Signal()
    closed = Signal()

    def __init__(self, session: Session, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._tasks = session, tasks
        self._is_first = self._is_open = True
        text = session.language.text
        self.setWindowTitle(text("Print preview"))
        self.paper = paper_choice(session)
        self.names = QCheckBox(text("With workers' &names"), self)
        said = text("Without it they are called Worker 1, Worker 2 and so on.")
        name_input(self.names, self.names.text(), help_text=said)
        self.view = PageView(self)
        self.view.setAccessibleName(text("Pages of the report"))
        self.number = label("note", "", self)
        self._lay_out()
        self._connect()
        area = self.screen().availableSize()
        self.resize(_SIZE.boundedTo(area))
        self.refresh()

    @property
    def paper_size(self) -> PaperSize:
        """The paper chosen."""
        return chosen_paper(self.paper)

    @property
    def with_names(self) -> bool:
        """Whether somebody ticked that workers' names are on the pages."""
        return self.names.isChecked()

    def refresh(self) -> None:
        """Lay the pages anew, off the window's thread; only painting charts must be on it."""
        comparison, language = self._session.comparison, self._session.language
        is_named = self._session.scenario.payroll.names is not None
        self.names.setVisible(is_named)
        if not is_named:
            self.names.setChecked(False)
        if comparison is None:
            return
        paper, with_names = self.paper_size, self.with_names
        self._tasks.run(
            lambda _: laid_report(comparison, language, paper, with_names=with_names).pages,
            lambda pages: self._show(pages, paper),
            key=_KEY,
        )

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """End with the pages that are on their way: they would find no window."""
        if self._is_open:
            self._is_open = False
            self._session.compared.disconnect(self.refresh)
            self._tasks.cancel(_KEY)
            self.closed.emit()
        super().closeEvent(event)

    def _show(self, pages: list[Page], paper: PaperSize) -> None:
        self.view.show_pages(pages, paper)
        if self._is_first:
            self._is_first = False
            self.view.fit_width()

    def _lay_out(self) -> None:
        text = self._session.language.text
        row = QHBoxLayout()
        row.setSpacing(8)
        said = label("field", text("&Paper"), self)
        said.setBuddy(self.paper)
        name_input(self.paper, text("&Paper"))
        row.addWidget(said)
        row.addWidget(self.paper)
        row.addWidget(self.names)
        row.addStretch(1)
        row.addWidget(self.number)
        for words, action in self._tools():
            button = QPushButton(words, self)
            button.clicked.connect(action)
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addLayout(row)
        column.addWidget(self.view, 1)

    def _tools(self) -> list[tuple[str, Callable[..., object]]]:
        text = self._session.language.text
        return [
            (text("S&maller"), lambda: self.view.zoom(-1)),
            (text("&Larger"), lambda: self.view.zoom(1)),
            (text("&Save…"), self.save_asked.emit),
            (text("Pr&int…"), self.print_asked.emit),
        ]

    def _connect(self) -> None:
        self.view.turned.connect(self._tell)
        self.paper.chosen.connect(lambda _: self.refresh())
        self.names.toggled.connect(lambda _: self.refresh())
        self._session.compared.connect(self.refresh)
        self._session.language_changed.connect(self.close)
        keys: tuple[tuple[QKeySequence.StandardKey, Callable[[], object]], ...] = (
            (_Sequence.ZoomIn, lambda: self.view.zoom(1)),
            (_Sequence.ZoomOut, lambda: self.view.zoom(-1)),
            (_Sequence.Print, self.print_asked.emit),
            (_Sequence.Save, self.save_asked.emit),
            (_Sequence.Close, self.close),
            (_Sequence.Cancel, self.close),
        )
        for key, action in keys:
            QShortcut(QKeySequence(key), self, action)

    def _tell(self, number: int) -> None:
        text = self._session.language.text
        self.number.setText(text("Page {number} of {count}", number=number, count=self.view.count))
