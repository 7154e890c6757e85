"""The panel that takes a figure apart: its parts, each again, where they come from and lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from remitcalc.drawing.guarded import guarded
from remitcalc.gui.explain.section import Fold, Section, add_lines
from remitcalc.gui.form import give_topic
from remitcalc.gui.widgets.lent_keyboard import LentKeyboard
from remitcalc.gui.widgets.scrolled import Scrolled
from remitcalc.gui.widgets.segmented import Segmented
from remitcalc.gui.widgets.tab_order import follow
from remitcalc.gui.widgets.text import announce, give_tip, label, selectable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QKeyEvent

    from remitcalc.gui.explain.content import Content, Entry
    from remitcalc.output.language import Language

PAYDAY, SEASON = "payday", "season"
_SIDE = 14
_NO_FOCUS = Qt.FocusPolicy.NoFocus


@guarded
class ExplainPanel(QFrame):
    """Shows one figure at a time. What is unfolded stays so while figures change.

    Signals
    -------
    closed
    copy_asked
    span_chosen : str
        `PAYDAY` or `SEASON` is to be shown.
    """

    closed = Signal()
    copy_asked = Signal()
    span_chosen = Signal(str)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.setObjectName("explained")
        give_topic(self, "answer#explain")
        text = language.text
        self._states = (text("folded"), text("unfolded"))
        self._unfolded: set[tuple[str, ...]] = set()
        self._folds: dict[tuple[str, ...], Fold] = {}
        self._is_filling = False
        self.content: Content | None = None
        self.title = label("cardTitle", wraps=True)
        self.whose = label("note", wraps=True)
        for one in (self.title, self.whose):
            selectable(one)
        self.close_button = QPushButton("×")
        self.close_button.setObjectName("quiet")
        self.close_button.setAccessibleName(text("Close"))
        give_tip(self.close_button, text("Close (Esc)"))
        self.span = Segmented({PAYDAY: text("One payday"), SEASON: text("The season")})
        self.span.setAccessibleName(text("Over which time"))
        self.copy_button = QPushButton(text("Copy as text"))
        self._parts = Scrolled("explainedParts")
        self._parts.column.setContentsMargins(_SIDE, 4, _SIDE, _SIDE)
        self._parts.column.setSpacing(0)
        self._page = QWidget()
        self._lay_out()
        self._lent = LentKeyboard(self)
        self.close_button.clicked.connect(self.closed)
        self.copy_button.clicked.connect(self.copy_asked)
        self.span.chosen.connect(self.span_chosen)

    def show_content(self, content: Content) -> None:
        """Show another figure, or the same one anew: what was unfolded of it stays so."""
        before = self.content
        if before is not None and before.key != content.key:
            self._unfolded.clear()
        self.content = content
        held = next((path for path, fold in self._folds.items() if fold.hasFocus()), None)
        self.title.setText(content.title)
        self.whose.setText(content.whose)
        self.setAccessibleName(f"{content.title}. {content.whose}")
        self.span.setVisible(content.has_season)
        self.span.choose(SEASON if content.is_season else PAYDAY)
        self.copy_button.setVisible(bool(content.text))
        self._fill(content)
        if held in self._folds:
            self._folds[held].setFocus()

    def take_keyboard(self) -> None:
        """Give the keyboard to the first part, and say what is shown."""
        first = next(iter(self._folds.values()), self.close_button)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def announce(self) -> None:
        """Tell a screen reader what is shown, wherever the keyboard is."""
        announce(self, self.accessibleName())

    def leave(self) -> None:
        """Close, and give the keyboard back to what had it."""
        self._lent.give_back()
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go up and down from fold to fold; close on Escape."""
        step = {Qt.Key.Key_Down: True, Qt.Key.Key_Up: False}.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif step is not None:
            self.focusNextPrevChild(step)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Have links in the colour of now."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.content is not None:
            self._fill(self.content)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        head = QVBoxLayout()
        head.setContentsMargins(_SIDE, 10, 8, 4)
        head.setSpacing(2)
        head.addLayout(top)
        head.addWidget(self.whose)
        head.addSpacing(6)
        head.addWidget(self.span)
        foot = QVBoxLayout()
        foot.setContentsMargins(_SIDE, 6, _SIDE, 12)
        foot.addWidget(self.copy_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._parts, 1)
        column.addLayout(foot)
        self._parts.column.addWidget(self._page)
        self._parts.column.addStretch(1)

    def _fill(self, content: Content) -> None:
        self._folds, self._is_filling = {}, True
        page = QWidget()
        inner = QVBoxLayout(page)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(4)
        add_lines(inner, content.above)
        for entry in content.entries:
            self._add(inner, entry, ())
        if content.result:
            inner.addWidget(_Total(content.result_name, content.result))
        add_lines(inner, content.below)
        self._parts.column.replaceWidget(self._page, page)
        self._page.setParent(None)
        self._page.deleteLater()
        self._page = page
        page.show()
        self._is_filling = False
        self._order_stops()

    def _order_stops(self) -> None:
        """Let the keyboard go from top to bottom, also through what was unfolded last."""
        stops = [one for one in _in_order(self._page) if one.focusPolicy() != _NO_FOCUS]
        follow(self.span, stops)
        QWidget.setTabOrder(stops[-1] if stops else self.span, self.copy_button)

    def _add(self, column: QVBoxLayout, entry: Entry, above: tuple[str, ...]) -> None:
        path = (*above, entry.key)

        def fill(inner: QVBoxLayout) -> None:
            add_lines(inner, entry.lines())
            for one in entry.entries():
                if one.key not in path:  # what shows a figure to be the largest rests on it
                    self._add(inner, one, path)
            if not self._is_filling:
                self._order_stops()

        fold = Fold(entry.name, entry.figure, entry.part, self._states)
        section = Section(fold, fill)
        self._folds[path] = section.fold
        column.addWidget(section)
        section.turned.connect(lambda is_down: self._remember(path, is_down=is_down))
        if path in self._unfolded:
            section.fold.unfold(is_on=True)

    def _remember(self, path: tuple[str, ...], *, is_down: bool) -> None:
        (self._unfolded.add if is_down else self._unfolded.discard)(path)


def _in_order(widget: QWidget) -> Iterator[QWidget]:
    """Yield what is in a widget, from top to bottom."""
    layout = widget.layout()
    if layout is None:
        return
    for at in range(layout.count()):
        item = layout.itemAt(at)
        inner = None if item is None else item.widget()
        if inner is not None:
            yield inner
            yield from _in_order(inner)


class _Total(QFrame):
    """What the parts above come to."""

    def __init__(self, name: str, figure: str) -> None:
        super().__init__()
        self.setObjectName("explainedTotal")
        self.setAccessibleName(f"{name} {figure}")
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 6, 4, 6)
        row.addWidget(label("foldTotal", name, wraps=True), 1)
        row.addWidget(label("foldTotal", figure), 0, Qt.AlignmentFlag.AlignTop)
