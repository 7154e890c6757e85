"""A line of text, or two, that end in … where there is no room; all of it is in its tool tip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter

from remitcalc.drawing.guarded import guarded
from remitcalc.gui.widgets.text import PlainLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

_MOST_LINES = 2


@guarded
class ElidedLabel(PlainLabel):
    """Gives way instead of pushing others aside.

    It is one line high, or two where what it was told to `hold` needs two: what it shows otherwise
    leaves its height alone.
    """

    def __init__(self) -> None:
        super().__init__()
        self._held = ""

    def set_text(self, text: str) -> None:
        """Have room for `text`."""
        self._held = text
        self._fit()

    def lines(self, text: str) -> list[str]:
        """Return `text` as it is shown: the last line ends in … where there is more."""
        metrics, room = self.fontMetrics(), self.contentsRect().width()
        if metrics.horizontalAdvance(text) <= room:
            return [text]
        most = _MOST_LINES if self._held else 1
        words, lines = text.split(" "), [""]
        while words and len(lines) < most:
            longer = f"{lines[-1]} {words[0]}".strip()
            if metrics.horizontalAdvance(longer) <= room or not lines[-1]:
                lines[-1] = longer
                words.pop(0)
            else:
                lines.append("")
        rest = " ".join([lines.pop(), *words]).strip()
        return [*lines, metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room)]

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return next to no width."""
        return QSize(40, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fit the height to the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw as much as fits."""
        painter = QPainter(self)
        shown = "\n".join(self.lines(self.text()))
        painter.drawText(self.contentsRect(), Qt.AlignmentFlag.AlignVCenter, shown)

    def _fit(self) -> None:
        if self._held:
            edges = self.height() - self.contentsRect().height()
            lines = len(self.lines(self._held))
            self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + edges)
