"""A headline: sentences in two lines, whatever they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal

from remitcalc.drawing.guarded import guarded
from remitcalc.gui.widgets.elided import elided
from remitcalc.gui.widgets.text import PlainLabel, announce, give_tip, selectable, styled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFontMetrics, QResizeEvent

_LINES = 2
_SAFETY = 6
"""Pixels that letters may take more in the label than they measure one by one."""
_LETTERS = {False: ("", "true"), True: ("true", "small")}
"""The letters of a roomy and of a tight place, and those of long sentences in it."""
_REST_MS = 700
"""Milliseconds without another answer until it is said aloud: an amount is typed key by key."""


@guarded
class Headline(PlainLabel):
    """Is always two lines high. Long sentences have smaller letters.

    Those for which there is no room in these either are the `rest`: whoever shows the headline says
    them below it, and is told by `rest_changed`.
    """

    rest_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        selectable(styled(self, "headline"))
        self.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._sentences: Sequence[str] = ()
        self._is_tight = False
        self._metrics: dict[str, QFontMetrics] = {}
        self._rested = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rested.timeout.connect(self._announce)
        self.rest: Sequence[str] = ()
        self._hold()

    def tell(self, sentences: Sequence[str]) -> None:
        """Show other sentences; a screen reader says them once no others come."""
        is_news = bool(self._sentences) and list(sentences) != list(self._sentences)
        self._sentences = sentences
        self.fit()
        if is_news:
            self._rested.start()

    def _announce(self) -> None:
        if self.isVisible():
            announce(self, self.accessibleName())

    def be_tight(self, *, is_tight: bool) -> None:
        """Have smaller letters where there is little room."""
        if self._is_tight != is_tight:
            self._is_tight = is_tight
            self._hold()
            self.fit()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return next to no width: words give way."""
        return QSize(40, self.height())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Fit the words to other letters."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and not self._metrics_are_current():
            self._metrics = {}
            self._hold()
            self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fit the words to the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def fit(self) -> None:
        """Fit the words to the width and the letters of now."""
        usual, small = _LETTERS[self._is_tight]
        letters, lines, told = small, [], 1
        for count, tried in ((2, usual), (2, small), (1, usual), (1, small)):
            lines = self._laid(self._sentences[:count], tried)
            if len(lines) <= _LINES:
                letters, told = tried, count
                break
        else:
            width = self._width()
            lines = elided(" ".join(self._sentences[:1]), _LINES, self._measured(small), width)
        self._put_on(letters)
        rest, self.rest = self.rest, self._sentences[told:]
        said = "\n".join(lines)
        if said != self.text():
            self.setText(said)
        whole = " ".join(self._sentences)
        if whole != self.accessibleName():
            self.setAccessibleName(whole)
        give_tip(self, whole if said.endswith("…") else "")
        if list(rest) != list(self.rest):
            self.rest_changed.emit()

    def _laid(self, sentences: Sequence[str], letters: str) -> list[str]:
        """Return lines of sentences: each has its own where there is room for that."""
        metrics, width = self._measured(letters), self._width()
        if all(metrics.horizontalAdvance(one) <= width for one in sentences):
            return list(sentences)
        return elided(" ".join(sentences), 1 + _LINES, metrics, width)

    def _width(self) -> int:
        return self.contentsRect().width() - _SAFETY

    def _hold(self) -> None:
        usual, _ = _LETTERS[self._is_tight]
        self._put_on(usual)
        edges = self.height() - self.contentsRect().height()
        self.setFixedHeight(_LINES * self._measured(usual).lineSpacing() + edges)

    def _measured(self, letters: str) -> QFontMetrics:
        if letters not in self._metrics:
            worn = self.property("tight") or ""
            self._put_on(letters)
            self._metrics[letters] = self.fontMetrics()
            self._put_on(worn)
        return self._metrics[letters]

    def _metrics_are_current(self) -> bool:
        known = self._metrics.get(self.property("tight") or "")
        return known is not None and known == self.fontMetrics()

    def _put_on(self, letters: str) -> None:
        if (self.property("tight") or "") != letters:
            self.setProperty("tight", letters)
            self.style().unpolish(self)
            self.style().polish(self)
