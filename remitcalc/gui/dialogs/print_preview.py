"""The report as it will be on paper, live: paper, names, pages to turn, save and print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from remitcalc.drawing.guarded import guarded
from remitcalc.gui.dialogs.options import PAPER_HELP
from remitcalc.gui.dialogs.report_options import chosen_paper, paper_choice
from remitcalc.gui.form import give_topic, name_input
from remitcalc.gui.report_layout import ReportLayout
from remitcalc.gui.widgets.page_view import PageView
from remitcalc.gui.widgets.text import label
from remitcalc.model.message import ModelError
from remitcalc.output.wording.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent

    from remitcalc.gui.session import Session
    from remitcalc.gui.tasks import Tasks, Tick
    from remitcalc.pages.paper import PaperSize
    from remitcalc.pages.typesetting import Typesetting

_SIZE = QSize(920, 900)
_KEY = "preview"
_PATIENCE_MS = 150
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
        self._layout = ReportLayout(tasks, _KEY)
        self._laid: Typesetting | None = None
        self._dots = 0.0
        self._is_open = True
        text = session.language.text
        self.setWindowTitle(text("Print preview"))
        self.paper = paper_choice(session)
        self.names = QCheckBox(text("With workers' &names"), self)
        said = text("Without it they are called Worker 1, Worker 2 and so on.")
        name_input(self.names, self.names.text(), help_text=said)
        self.view = PageView(self)
        self.view.setAccessibleName(text("Pages of the report"))
        self.number = label("note", "", self)
        self.trouble = label("note", "", self, wraps=True)
        self.trouble.hide()
        self._changed = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._zoomed = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._lay_out()
        self._connect()
        area = self.screen().availableSize()
        self.resize(_SIZE.boundedTo(area))
        self._column.activate()
        self.view.fit_width(self.paper_size)
        self._offer_names()
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
        """Lay the pages anew; what is shown stays until they are there."""
        comparison, language = self._session.comparison, self._session.language
        if comparison is None:
            return
        paper = self.paper_size

        def take(laid: Typesetting) -> None:
            self._laid = laid
            self._picture(paper)

        self._layout.lay(comparison, language, paper, take, with_names=self.with_names)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """End with the pages that are on their way: they would find no window."""
        if self._is_open:
            self._is_open = False
            self._session.compared.disconnect(self._follow)
            self._changed.stop()
            self._zoomed.stop()
            self._tasks.cancel(_KEY)
            self.closed.emit()
        super().closeEvent(event)

    def _offer_names(self) -> None:
        """Offer names where the payroll has some; what was ticked for another is not for this."""
        is_named = self._session.scenario.payroll.names is not None
        self.names.setVisible(is_named)
        if not is_named:
            self.names.setChecked(False)

    def _follow(self) -> None:
        """Lay the pages anew when the scenario rests: an amount may be dragged through many."""
        self._offer_names()
        self._changed.start()

    def _picture(self, paper: PaperSize) -> None:
        """Have the pages pictured as sharp as they are shown."""
        laid, dots = self._laid, self.view.dots_per_point
        if laid is None:
            return

        def pictures(tick: Tick) -> list[bytes]:
            tick.of("pages", 0, 0)
            return laid.page_pictures(dots)

        def show(pages: list[bytes]) -> None:
            self._dots = dots
            self.trouble.hide()
            self.view.show_pages(pages, paper)

        self._tasks.run(pictures, show, self._tell_trouble, key=_KEY)

    def _sharpen(self) -> None:
        """Have the pages pictured again where they are shown larger than they were pictured."""
        if self.view.count and self.view.dots_per_point > self._dots:
            self._picture(self.paper_size)

    def _tell_trouble(self, error: Exception) -> None:
        """Say why there are no pages; what is no reason for that is a failure of ours."""
        if not isinstance(error, ModelError):
            self._tasks.failed.emit(error)
            return
        said = (sentence(one, self._session.language) for one in error.messages)
        self.trouble.setText(" ".join(said))
        self.trouble.show()

    def _lay_out(self) -> None:
        text = self._session.language.text
        row = QHBoxLayout()
        row.setSpacing(8)
        said = label("field", text("&Paper"), self)
        said.setBuddy(self.paper)
        name_input(self.paper, text("&Paper"), help_text=text(PAPER_HELP))
        give_topic(self, "exports#report")
        row.addWidget(said)
        row.addWidget(self.paper)
        row.addWidget(self.names)
        row.addStretch(1)
        row.addWidget(self.number)
        for words, action in self._tools():
            button = QPushButton(words, self)
            button.clicked.connect(action)
            row.addWidget(button)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addLayout(row)
        column.addWidget(self.trouble)
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
        self._session.compared.connect(self._follow)
        self._changed.timeout.connect(self.refresh)
        self.view.zoomed.connect(self._zoomed.start)
        self._zoomed.timeout.connect(self._sharpen)
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
