"""Some lines of a text file around one of them, numbered; that one is marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QTextEdit

from remitcalc.drawing.guarded import guarded
from remitcalc.files.limits import LONGEST_LINE
from remitcalc.files.problems import shown_line

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_BEFORE = 3
_AFTER = 6
_MARK, _NO_MARK = "▸", " "


@guarded
class Excerpt(QPlainTextEdit):
    """Shows, never edits."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.mark_colour = ""
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setMinimumHeight(3 * self.fontMetrics().lineSpacing())

    def show_place(self, text: str, line: int, line_text: str) -> None:
        """Show `text` around `line`, counted from 1.

        Where the text no longer has `line_text` there, because the file has changed since, only
        `line_text` is shown: nothing must be marked that is not what was complained about.
        """
        lines = text.replace("\r\n", "\n").split("\n")  # as a reader counts them
        first = max(1, line - _BEFORE)
        if line > len(lines) or shown_line(lines[line - 1]) != line_text.strip():
            lines, first = [""] * (line - 1) + [line_text], line
        shown = [
            " ".join(one.splitlines())[:LONGEST_LINE] for one in lines[first - 1 : line + _AFTER]
        ]
        width = len(str(line + _AFTER))
        numbered = [
            f"{_MARK if first + at == line else _NO_MARK} {first + at:>{width}}  {content}"
            for at, content in enumerate(shown)
        ]
        self.setPlainText("\n".join(numbered))
        self._mark(line - first)

    def _mark(self, at: int) -> None:
        cursor = QTextCursor(self.document().findBlockByNumber(at))
        marked = QTextEdit.ExtraSelection()
        looks = QTextCharFormat()
        looks.setBackground(QColor(self.mark_colour))
        looks.setProperty(QTextFormat.Property.FullWidthSelection, True)  # noqa: FBT003
        marked.cursor, marked.format = cursor, looks
        self.setExtraSelections([marked])
        self.setTextCursor(cursor)
        self.centerCursor()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the marked line in sight, with as much before it as after it."""
        super().resizeEvent(event)
        self.centerCursor()
