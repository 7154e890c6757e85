"""Pages as they will be on paper, live: turned, zoomed, saved and printed from there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from remitcalc.drawing.guarded import guarded
from remitcalc.gui.dialogs.options import PAPER_HELP
from remitcalc.gui.dialogs.report_options import chosen_paper, paper_choice
from remitcalc.gui.form import name_input
from remitcalc.gui.page_printing import KEY as PRINTING
from remitcalc.gui.widgets.page_view import PageView
from remitcalc.gui.widgets.tab_order import follow
from remitcalc.gui.widgets.text import label
from remitcalc.gui.widgets.work_line import WorkLine
from remitcalc.model.message import ModelError
from remitcalc.output.wording.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent

    from remitcalc.gui.session import Session
    from remitcalc.gui.tasks import Tasks, Tick
    from remitcalc.pages.paper import PaperSize
    from remitcalc.pages.typesetting import Typesetting

_SIZE = QSize(920, 900)
_PATIENCE_MS = 150
_SAVING = "export"
_Sequence = QKeySequence.StandardKey


@guarded
class PagesPreview(QWidget):
    """A window of its own; it follows every change of the scenario. Names are not ticked at first.

    What is on its pages is laid by `lay`, and pictured again by `picture_again` where they are
    shown larger; `inputs` are what stands beside the paper.

    Signals
    -------
    save_asked, print_asked
    closed
        It ends, and nothing of it may be asked any more.
    """

    key = "preview"
    """Of the work that makes pages: each kind of preview has its own."""
    save_asked = Signal()
    print_asked = Signal()
    closed = Signal()

    def __init__(
        self, session: Session, tasks: Tasks, parent: QWidget, *, title: str, pages: str
    ) -> None:
        """Make a window called `title`, of which the pages are called `pages`."""
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.session, self.tasks = session, tasks
        self._is_open = True
        text = session.language.text
        self.setWindowTitle(title)
        self.paper = paper_choice(session)
        name_input(self.paper, text("&Paper"), help_text=text(PAPER_HELP))
        self.names = QCheckBox(text("With workers' &names"), self)
        said = text("Without it they are called Worker 1, Worker 2 and so on.")
        name_input(self.names, self.names.text(), help_text=said)
        self.view = PageView(self)
        self.view.setAccessibleName(pages)
        self.number = label("note", "", self)
        self.trouble = label("note", "", self, wraps=True)
        self.trouble.hide()
        self.work = WorkLine(tasks, (self.key, PRINTING, _SAVING), session.language, self.view)
        self._changed = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._zoomed = QTimer(self, singleShot=True, interval=_PATIENCE_MS)

    def open(self) -> None:
        """Put everything in its place, and begin to lay pages."""
        self._lay_out()
        self._connect()
        self.resize(_SIZE.boundedTo(self.screen().availableSize()))
        self._column.activate()
        self.view.fit_width(self.paper_size)
        self.view.setFocus()
        self.offer_names()
        self.refresh()

    def lay(self) -> None:
        """Lay the pages anew; what is shown stays until they are there."""
        raise NotImplementedError

    def picture_again(self) -> None:
        """Have the pages that are shown pictured sharper."""
        raise NotImplementedError

    def inputs(self) -> list[QWidget]:
        """Return what is chosen beside the paper, each named."""
        return []

    def side(self) -> QWidget | None:
        """Return what stands left of the pages, if anything."""
        return None

    def side_stops(self) -> list[QWidget]:
        """Return what the tab key leads through there."""
        return []

    @property
    def paper_size(self) -> PaperSize:
        """The paper chosen."""
        return chosen_paper(self.paper)

    @property
    def with_names(self) -> bool:
        """Whether somebody ticked that workers' names are on the pages."""
        return self.names.isChecked()

    def refresh(self) -> None:
        """Lay the pages anew, if there is anything to lay."""
        if self._is_open and self.session.comparison is not None:
            self.lay()

    def rest(self) -> None:
        """Lay the pages anew when nothing changes for a moment."""
        self._changed.start()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """End with the pages that are on their way: they would find no window."""
        if self._is_open:
            self._is_open = False
            self.session.compared.disconnect(self._follow)
            self._changed.stop()
            self._zoomed.stop()
            self.tasks.cancel(self.key)
            self.closed.emit()
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep what lies over the pages in its corner."""
        super().resizeEvent(event)
        self.work.place()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Press the button that has the keyboard on Enter, too, as in dialogs."""
        focused = self.focusWidget()
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and isinstance(focused, QAbstractButton) and focused.isEnabled():
            focused.click()
        else:
            super().keyPressEvent(event)

    def offer_names(self) -> None:
        """Offer names where the payroll has some; what was ticked for another is not for this."""
        is_named = self.session.scenario.payroll.names is not None
        self.names.setVisible(is_named)
        if not is_named:
            self.names.setChecked(False)

    def tell_trouble(self, error: Exception) -> None:
        """Say why there are no pages; what is no reason for that is a failure of ours."""
        if not isinstance(error, ModelError):
            self.tasks.failed.emit(error)
            return
        said = (sentence(one, self.session.language) for one in error.messages)
        self.say(" ".join(said))

    def labelled(self, words: str, box: QWidget) -> QLabel:
        """Return the label of an input."""
        said = label("field", words, self)
        said.setBuddy(box)
        return said

    def say(self, words: str) -> None:
        """Show words above the pages; none: there is nothing to say."""
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))

    def show_laid(self, laid: Typesetting) -> None:
        """Have all pages of a document pictured as sharp as they are shown, and show them."""
        dots, paper = self.view.dots_per_point, self.paper_size

        def pictures(tick: Tick) -> list[bytes]:
            tick.of("pages", 0, 0)
            return laid.page_pictures(dots)

        def show(pages: list[bytes]) -> None:
            self.say("")
            self.view.show_pages(pages, paper)

        self.tasks.run(pictures, show, self.tell_trouble, key=self.key)

    def _follow(self) -> None:
        """Lay the pages anew when the scenario rests: an amount may be dragged through many."""
        self.offer_names()
        self.rest()

    def _sharpen(self) -> None:
        if self._is_open and self.view.count:
            self.picture_again()

    def _lay_out(self) -> None:
        text = self.session.language.text
        above, below, middle = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        for row in (above, below, middle):
            row.setSpacing(8)
        above.addWidget(self.labelled(text("&Paper"), self.paper))
        for widget in (self.paper, self.names):
            above.addWidget(widget)
        above.addStretch(1)
        above.addWidget(self.number)
        inputs, asked = self.inputs(), QHBoxLayout()
        for one in inputs:
            asked.addWidget(one)
        asked.addStretch(1)
        side = self.side()
        if side is not None:
            middle.addWidget(side)
        middle.addWidget(self.view, 1)
        below.addStretch(1)
        tools: list[QWidget] = []
        for words, action in self._tools():
            button = QPushButton(words, self)
            button.clicked.connect(action)
            below.addWidget(button)
            tools.append(button)
        column.addLayout(above)
        if inputs:
            column.addLayout(asked)
        column.addWidget(self.trouble)
        column.addLayout(middle, 1)
        column.addLayout(below)
        follow(self.paper, [self.names, *inputs, *self.side_stops(), self.view, *tools])

    def _tools(self) -> list[tuple[str, Callable[..., object]]]:
        text = self.session.language.text
        return [
            (text("Smaller"), lambda: self.view.zoom(-1)),
            (text("Larger"), lambda: self.view.zoom(1)),
            (text("Fit width"), lambda: self.view.fit_width(self.paper_size)),
            (text("&Save…"), self.save_asked.emit),
            (text("Pr&int…"), self.print_asked.emit),
        ]

    def _connect(self) -> None:
        self.view.turned.connect(self._tell)
        self.paper.chosen.connect(lambda _: self.refresh())
        self.names.toggled.connect(lambda _: self.refresh())
        self.session.compared.connect(self._follow)
        self._changed.timeout.connect(self.refresh)
        self.view.zoomed.connect(self._zoomed.start)
        self._zoomed.timeout.connect(self._sharpen)
        self.work.cancelled.connect(self._tell_cancelled)
        self.session.language_changed.connect(self.close)
        keys: tuple[tuple[QKeySequence.StandardKey | str, Callable[[], object]], ...] = (
            # With Ctrl they make the letters of all windows larger and smaller.
            ("+", lambda: self.view.zoom(1)),
            ("=", lambda: self.view.zoom(1)),
            ("-", lambda: self.view.zoom(-1)),
            ("0", lambda: self.view.fit_width(self.paper_size)),
            ("Ctrl+PgDown", lambda: self.view.turn_to(self.view.number + 1)),
            ("Ctrl+PgUp", lambda: self.view.turn_to(self.view.number - 1)),
            ("Ctrl+Home", lambda: self.view.turn_to(1)),
            ("Ctrl+End", lambda: self.view.turn_to(self.view.count)),
            (_Sequence.Print, self.print_asked.emit),
            (_Sequence.Save, self.save_asked.emit),
            (_Sequence.Close, self.close),
            (_Sequence.Cancel, self.close),
        )
        for key, action in keys:
            QShortcut(QKeySequence(key), self, action)

    def _tell(self, number: int) -> None:
        text = self.session.language.text
        self.number.setText(text("Page {number} of {count}", number=number, count=self.view.count))

    def _tell_cancelled(self, key: str) -> None:
        if key == self.key:
            text = self.session.language.text
            self.say(text("Cancelled: these are not the pages of what is chosen now."))
