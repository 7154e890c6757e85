"""Text in as many lines as it needs, and no fewer after: what stands around it does not jump."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.drawing.guarded import guarded
from remitcalc.gui.widgets.elided import ElidedLabel, elided

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_ANY = 1_000


@guarded
class HeldLines(ElidedLabel):
    """As high as the longest text that it has had at its width, and not lower than `least`."""

    def __init__(self, least: int = 1) -> None:
        super().__init__(least)
        self._least = self._held = least

    def say(self, text: str) -> None:
        """Show another text."""
        self.setText(text)
        self._hold()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Need fewer lines where it is wider, or more."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._held = self._least
            self._hold()

    def _hold(self) -> None:
        room = self.contentsRect().width()
        needed = len(elided(self.text(), _ANY, self.fontMetrics(), room))
        self._held = max(self._held, needed)
        self.set_lines(self._held)
