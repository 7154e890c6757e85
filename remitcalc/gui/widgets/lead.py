"""Paragraphs of which no more is shown than a few lines; what is left out is a click away."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QFontMetricsF, QTextDocument

from remitcalc.drawing.guarded import guarded
from remitcalc.gui.widgets.text import Passage, Piece, give_tip
from remitcalc.output.number_format import NO_BREAK_SPACE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

MOST_LINES = 4
"""Where it is narrow, one less: there the chart needs the height."""
_NARROW = 760
_MORE = "…"
_FILLED = 0.85
"""As much of a line has words in it at least, as a rule: none is longer than what is left."""
_SAFETY = 6
"""Pixels that letters may take more in the label than they measure one by one."""


class Paragraph(NamedTuple):
    """Some sentences, and words behind them that can be clicked, if any, with their key."""

    text: str
    link: str = ""
    key: str = ""


@guarded
class Lead(Passage):
    """Shows paragraphs, each from a line of its own, in `MOST_LINES` lines.

    Where they need more, they end in …, the last of several first, and the longer before the
    shorter; the first one is then followed by `more`, a link with a key of its own. `is_cut` says
    so.
    """

    def __init__(self) -> None:
        super().__init__()
        self._paragraphs: Sequence[Paragraph] = ()
        self._more = Paragraph("")
        self._shown: list[Paragraph] = []
        self.is_cut = False

    def tell(self, paragraphs: Sequence[Paragraph], more: Paragraph) -> None:
        """Show other paragraphs; `more` has the words of the link to what is left out."""
        self._paragraphs, self._more = paragraphs, more
        self._shown = []
        self.fit()

    def hold(self) -> None:
        """Be as high as all lines that may be shown, however few there are."""
        lines = QTextDocument()
        lines.setDocumentMargin(0)
        lines.setDefaultFont(self.font())
        lines.setPlainText("\n" * (most_lines(self.contentsRect().width()) - 1))
        edges = self.height() - self.contentsRect().height()
        self.setFixedHeight(ceil(lines.size().height()) + edges)

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height at a width; at one that the words are not fitted to, what is held."""
        return super().heightForWidth(width) if width == self.width() else self.minimumHeight()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fit the words to the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.hold()
            self.fit()

    def fit(self) -> None:
        """Fit the words to the width and the letters of now."""
        width = self.contentsRect().width() - _SAFETY
        metrics = QFontMetricsF(self.font(), self)  # whole pixels would add up to too few
        shown = fitted(self._paragraphs, self._more, metrics, width)
        if shown == self._shown:
            return
        self._shown, self.is_cut = shown, shown != list(self._paragraphs)
        self.say([_pieces(one) for one in shown])
        whole = "\n".join(one.text for one in self._paragraphs)
        self.setAccessibleName(whole)
        give_tip(self, whole if self.is_cut else "")


def most_lines(width: int) -> int:
    """Return how many lines are shown at a width."""
    return MOST_LINES if width >= _NARROW else MOST_LINES - 1


def fitted(
    paragraphs: Sequence[Paragraph], more: Paragraph, metrics: QFontMetricsF, width: int
) -> list[Paragraph]:
    """Return the paragraphs as they are shown at a width."""
    most = most_lines(width)
    if sum(_most_lines(one, metrics, width) for one in paragraphs) <= most:
        return list(paragraphs)
    needed = [_lines(one, metrics, width) for one in paragraphs]
    if sum(needed) <= most:
        return list(paragraphs)
    first = paragraphs[0]._replace(link=more.link, key=more.key)
    shown = [first, *paragraphs[1:]]
    needed = [_lines(one, metrics, width) for one in shown]
    spare = most - len(shown)
    last = len(shown) - 1
    for at in sorted(range(len(shown)), key=lambda at: (at == last > 1, needed[at])):
        given = 1 + min(max(spare, 0), needed[at] - 1)
        spare -= given - 1
        if needed[at] > given:
            shown[at] = _cut(shown[at], given, metrics, width)
    return shown


def _cut(paragraph: Paragraph, lines: int, metrics: QFontMetricsF, width: int) -> Paragraph:
    """Return a paragraph that needs no more than some lines, its last words left out."""
    words = paragraph.text.split(" ")
    least, most = 1, len(words)
    while least < most:
        middle = (least + most + 1) // 2
        tried = paragraph._replace(text=_ended(words[:middle]))
        if _lines(tried, metrics, width) <= lines:
            least = middle
        else:
            most = middle - 1
    return paragraph._replace(text=_ended(words[:least]))


def _ended(words: Sequence[str]) -> str:
    return " ".join(words).rstrip(".,;:") + NO_BREAK_SPACE + _MORE


def _most_lines(paragraph: Paragraph, metrics: QFontMetricsF, width: int) -> int:
    """Return as many lines as a paragraph may need, which takes far less time to tell."""
    whole = metrics.horizontalAdvance(f"{paragraph.text} {paragraph.link}")
    return 1 if whole <= width else 1 + int(whole / (_FILLED * max(width, 1)))


def _lines(paragraph: Paragraph, metrics: QFontMetricsF, width: int) -> int:
    """Return how many lines a paragraph needs."""
    link = paragraph.link.replace(" ", NO_BREAK_SPACE)
    text = f"{paragraph.text} {link}" if link else paragraph.text
    if metrics.horizontalAdvance(text) <= width:
        return 1
    lines, used, space = 1, 0.0, metrics.horizontalAdvance(" ")
    for word in text.split(" "):
        needed = metrics.horizontalAdvance(word)
        if used and used + space + needed > width:
            lines, used = lines + 1, 0.0
        used += needed + (space if used else 0)
    return lines


def _pieces(paragraph: Paragraph) -> list[Piece]:
    if not paragraph.link:
        return [Piece(paragraph.text)]
    link = paragraph.link.replace(" ", NO_BREAK_SPACE)
    return [Piece(paragraph.text), Piece(" "), Piece(link, link=paragraph.key)]
