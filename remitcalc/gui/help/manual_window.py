"""The manual in a window of its own: at the left contents or what was found, then a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from remitcalc.drawing.guarded import guarded
from remitcalc.gui.help.manual import Chapter, manual
from remitcalc.gui.help.manual_page import ManualPage
from remitcalc.gui.help.manual_search import hits
from remitcalc.gui.widgets.search_box import SearchBox
from remitcalc.gui.widgets.text import give_tip, label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent

    from remitcalc.gui.session import Session

_SIZE, _LEAST = QSize(960, 680), QSize(480, 320)
_CONTENTS_WIDTH, _LINE = 270, 16
"""Pixels of the list, and of a line of its letters, at the usual size of text."""
_LARGEST_SHARE = 0.36
_MARGIN = 12


class _Visit(NamedTuple):
    """Where one was, and how far down."""

    place: str
    scrolled: int = 0


@guarded
class ManualWindow(QWidget):
    """Not modal: it stands beside the work. `further` makes the chapters that no file holds."""

    def __init__(
        self, session: Session, further: Callable[[], tuple[Chapter, ...]], parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._session, self._further, self._window = session, further, parent
        self._chapters: tuple[Chapter, ...] = ()
        self._listed: list[str] = []
        self._visits: list[_Visit] = []
        self._at = -1
        self.back, self.forward = QPushButton(), QPushButton()
        self.list, self.page = QListWidget(), ManualPage()
        self.count = label("note")
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._top = QHBoxLayout()
        self.search = SearchBox("", "")
        self._lay_out()
        self.back.clicked.connect(lambda: self._step(-1))
        self.forward.clicked.connect(lambda: self._step(1))
        self.back.setShortcut(QKeySequence(QKeySequence.StandardKey.Back))
        self.forward.setShortcut(QKeySequence(QKeySequence.StandardKey.Forward))
        self.list.currentRowChanged.connect(self._choose)
        self.page.wanted.connect(self.go)
        self.search.searched.connect(self._look_for)
        self.search.returnPressed.connect(self._take_first)
        self.search.installEventFilter(self)
        session.language_changed.connect(self._speak)
        self._speak()
        self.resize(_SIZE.boundedTo(parent.screen().availableSize()))
        self.setMinimumSize(_LEAST)

    def open(self, place: str) -> None:
        """Show a place, or, where none is said, what was shown last."""
        if place or self._at < 0:
            self.search.clear()
            self.go(place or self._chapters[0].key)
        was_hidden = self.isHidden()
        self.show()
        if was_hidden:
            self._divide()  # what is divided has its size, and its letters, once it is shown
        self.raise_()
        self.activateWindow()
        self.search.setFocus()

    def go(self, place: str) -> None:
        """Show a place and remember the way back."""
        self._remember()
        if self._at < 0 or self._visits[self._at].place != place:
            del self._visits[self._at + 1 :]
            self._visits.append(_Visit(place))
            self._at += 1
        self._show()

    @property
    def place(self) -> str:
        """What is shown, as chapter#anchor."""
        return self._visits[self._at].place if self._at >= 0 else ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Go from the search box down into what was found."""
        is_down = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down
        if watched is self.search and is_down and event.type() == QEvent.Type.KeyPress:
            self._take_first()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Close on Escape, and look for words with the keys that do so elsewhere."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.matches(QKeySequence.StandardKey.Find):
            self.search.setFocus()
            self.search.selectAll()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Give the keyboard back to the window."""
        super().closeEvent(event)
        self._window.activateWindow()

    def _lay_out(self) -> None:
        for widget in (self.back, self.forward, self.search):
            self._top.addWidget(widget)
        self.search.setMaximumWidth(2 * _CONTENTS_WIDTH)
        self._top.addWidget(self.count)
        self._top.addStretch(1)
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.list)
        self._split.addWidget(self.page)
        self._split.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(4 * (_MARGIN,)))
        column.addLayout(self._top)
        column.addWidget(self._split, 1)

    def _divide(self) -> None:
        """Give the list the width that its letters need, and the page the rest, most of all."""
        room = self.width() - 2 * _MARGIN
        larger = max(1.0, self.fontMetrics().height() / _LINE)
        listed = min(round(_CONTENTS_WIDTH * larger), round(room * _LARGEST_SHARE))
        self._split.setSizes([listed, room - listed])

    def _speak(self) -> None:
        """Say everything in the present language, at the same place."""
        text = self._session.language.text
        self.setWindowTitle(text("Manual of remitcalc"))
        self.back.setText(text("Back"))
        self.forward.setText(text("Forward"))
        self.search.setPlaceholderText(text("Find"))
        said = text("Find in the manual")
        self.search.setAccessibleName(said)
        give_tip(self.search, said)
        self.list.setAccessibleName(text("Contents"))
        self._chapters = (*manual(self._session.language.tag), *self._further())
        self._look_for(self.search.text())
        if self._at >= 0:
            self._show()

    def _show(self) -> None:
        visit = self._visits[self._at]
        key, _, anchor = visit.place.partition("#")
        chapter = next((one for one in self._chapters if one.key == key), self._chapters[0])
        self.page.show_chapter(chapter, anchor, self.search.text())
        self.page.setAccessibleName(chapter.title)
        if visit.scrolled:
            self.page.verticalScrollBar().setValue(visit.scrolled)
        self.back.setEnabled(self._at > 0)
        self.forward.setEnabled(self._at + 1 < len(self._visits))
        self._press()

    def _press(self) -> None:
        """Mark what is shown in the list, without going there."""
        wanted = (self.place, self.place.partition("#")[0])
        listed = self._listed
        at = next((listed.index(place) for place in wanted if place in listed), -1)
        self.list.blockSignals(True)  # noqa: FBT003 - as Qt names it
        self.list.setCurrentRow(at)
        self.list.blockSignals(False)  # noqa: FBT003

    def _step(self, by: int) -> None:
        if 0 <= self._at + by < len(self._visits):
            self._remember()
            self._at += by
            self._show()

    def _remember(self) -> None:
        if self._at >= 0:
            scrolled = self.page.verticalScrollBar().value()
            self._visits[self._at] = self._visits[self._at]._replace(scrolled=scrolled)

    def _choose(self, row: int) -> None:
        if row >= 0:
            self.go(self._listed[row])

    def _take_first(self) -> None:
        self._look_for(self.search.text())  # what was typed last may not have been looked for yet
        if self.list.count():
            self.list.setFocus()
            self.list.setCurrentRow(max(self.list.currentRow(), 0))

    def _look_for(self, words: str) -> None:
        """List where words occur; without words, the contents."""
        found = hits(self._chapters, words)
        listed = [(hit.place, f"{hit.title}\n{hit.excerpt}".strip()) for hit in found]
        if not words.strip():
            listed = [(chapter.key, chapter.title) for chapter in self._chapters]
        self.list.blockSignals(True)  # noqa: FBT003
        self.list.clear()
        self._listed = [place for place, _ in listed]
        self.list.addItems([said for _, said in listed])
        self.list.blockSignals(False)  # noqa: FBT003
        language = self._session.language
        said = language.plural("{count} place found", "{count} places found", len(found))
        self.count.setText(said if words.strip() else "")
        if self._at >= 0:
            self._press()
