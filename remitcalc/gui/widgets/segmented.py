"""A choice of a few, all in sight: one of them is pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from remitcalc.drawing.guarded import guarded

if TYPE_CHECKING:
    from collections.abc import Mapping


_STOP, _NO_STOP = Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.ClickFocus
_EDGES, _CLOSE_EDGES = 30, 20
_BETWEEN, _CLOSE = 4, 2


@guarded
class Segmented(QWidget):
    """Buttons of which one is down; arrow keys go from one to the next.

    They are `close` where there are many: each has less room around its words, and together they
    insist on no width: whoever shows them looks whether there is room.
    """

    chosen = Signal(str)

    def __init__(
        self, options: Mapping[str, str], *, fills: bool = False, close: bool = False
    ) -> None:
        super().__init__()
        # Labels and tab orders pass over what does not take the keyboard.
        self.setFocusPolicy(_STOP)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(_CLOSE if close else _BETWEEN)
        self._edges = _CLOSE_EDGES if close else _EDGES
        for key, text in options.items():
            self._add(key, text, fills=fills)
        if not fills:
            self._layout.addStretch(1)
        self._group.buttonClicked.connect(self._clicked)
        self._group.buttonToggled.connect(self._lead)
        self._lead()

    def key(self) -> str:
        """Return the key of the choice."""
        return next((k for k, b in self._buttons.items() if b.isChecked()), "")

    def choose(self, key: str) -> None:
        """Press `key` without telling anybody."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)

    def set_text(self, key: str, text: str) -> None:
        """Rename a choice."""
        button = self._buttons[key]
        if button.text() != text:
            button.setText(text)
        if button.minimumWidth() < (needed := _bold_width(button, self._edges)):
            button.setMinimumWidth(needed)

    def set_shown(self, key: str, *, is_shown: bool) -> None:
        """Show or hide a choice."""
        self._buttons[key].setVisible(is_shown)

    def name_buttons(self, asked: str) -> None:
        """Let a screen reader say what is asked before each choice."""
        for button in self._buttons.values():
            button.setAccessibleName(f"{asked}: {button.text()}")

    def button(self, key: str) -> QPushButton:
        """Return the button of a choice."""
        return self._buttons[key]

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the least size."""
        least = super().minimumSizeHint()
        return QSize(0, least.height()) if self._edges == _CLOSE_EDGES else least

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Keep the room that bold words need in another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            for button in self._buttons.values():
                button.setMinimumWidth(_bold_width(button, self._edges))

    def _add(self, key: str, text: str, *, fills: bool) -> None:
        button = QPushButton(text, self)
        button.setObjectName("segment")
        button.setProperty("close", self._edges == _CLOSE_EDGES)
        button.setCheckable(True)
        button.setAutoDefault(False)
        if fills:
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setMinimumWidth(_bold_width(button, self._edges))
        self._group.addButton(button)
        self._buttons[key] = button
        self._layout.addWidget(button)
        if len(self._buttons) == 1:
            button.setChecked(True)

    def _lead(self, *_: object) -> None:
        """Let whoever comes here by keys come to the button that is down, and to no other.

        Qt sees to that only once one of them had the keyboard.
        """
        for button in self._buttons.values():
            button.setFocusPolicy(_STOP if button.isChecked() else _NO_STOP)
        if (down := self._group.checkedButton()) is not None:
            self.setFocusProxy(down)

    def _clicked(self, button: QPushButton) -> None:
        self.chosen.emit(next(k for k, b in self._buttons.items() if b is button))


def _bold_width(button: QPushButton, edges: int) -> int:
    """Return the width of a button when it is pressed: its words are bold then."""
    font = QFont(button.font())
    font.setBold(True)
    return QFontMetrics(font).horizontalAdvance(button.text()) + edges
