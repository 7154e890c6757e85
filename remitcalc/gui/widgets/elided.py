"""A few lines of text that end in … where there is no room; all of it is in its tool tip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter

from remitcalc.drawing.guarded import guarded
from remitcalc.gui.widgets.text import PlainLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QFontMetrics, QPaintEvent

_MORE = "…"


@guarded
class ElidedLabel(PlainLabel):
    """Gives way instead of pushing others aside; is always as high as so many lines."""

    def __init__(self, lines: int = 1) -> None:
        super().__init__()
        self._most = lines
        self._fitted: tuple[str, int, int] = ("", 0, 0)
        self._lines: list[str] = []
        self._fit()

    def set_lines(self, lines: int) -> None:
        """Show up to so many lines, and be as high as they are."""
        if lines != self._most:
            self._most = lines
            self._fit()
            self.update()

    @property
    def is_cut(self) -> bool:
        """Whether some of the text is not shown."""
        return " ".join(self.lines()) != self.text()

    def lines(self) -> list[str]:
        """Return the text as it is shown: the last line ends in … where there is more."""
        metrics, room = self.fontMetrics(), self.contentsRect().width()
        fitted = (self.text(), room, metrics.lineSpacing())
        if fitted != self._fitted:
            self._fitted, self._lines = fitted, elided(self.text(), self._most, metrics, room)
        return self._lines

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return next to no width."""
        return QSize(40, self.height())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Be as high as the lines are in other letters."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw as much as fits."""
        painter = QPainter(self)
        at = Qt.AlignmentFlag.AlignVCenter if self._most == 1 else Qt.AlignmentFlag.AlignTop
        painter.drawText(self.contentsRect(), at, "\n".join(self.lines()))

    def _fit(self) -> None:
        self._fitted = ("", 0, 0)
        edges = self.height() - self.contentsRect().height()
        self.setFixedHeight(self._most * self.fontMetrics().lineSpacing() + edges)


def elided(text: str, most: int, metrics: QFontMetrics, room: int) -> list[str]:
    """Return a text in no more than `most` lines, each as wide as there is room at most.

    It ends between two words: half a figure would be another one.
    """
    if metrics.horizontalAdvance(text) <= room:
        return [text]
    words, lines = text.split(" "), [""]
    while words:
        longer = f"{lines[-1]} {words[0]}".strip()
        if metrics.horizontalAdvance(longer) <= room or not lines[-1]:
            lines[-1] = longer
            words.pop(0)
        elif len(lines) < most:
            lines.append("")
        else:
            lines[-1] = _ended(lines[-1], metrics, room)
            break
    return [_squeezed(line, metrics, room) for line in lines]


def _squeezed(line: str, metrics: QFontMetrics, room: int) -> str:
    """Return a line cut where one word alone is too long for it."""
    if metrics.horizontalAdvance(line) <= room:
        return line
    return metrics.elidedText(line, Qt.TextElideMode.ElideRight, room)


def _ended(line: str, metrics: QFontMetrics, room: int) -> str:
    """Return a line with an ellipsis in the place of the words that leave no room for it."""
    while " " in line and metrics.horizontalAdvance(f"{line} {_MORE}") > room:
        line = line.rpartition(" ")[0]
    return f"{line.rstrip('.,;:·')} {_MORE}"
