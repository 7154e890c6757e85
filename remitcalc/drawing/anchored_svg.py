"""An SVG file whose words hang at their anchors, so that another font keeps them aligned.

Qt writes every text from its left end, where it has measured that the words begin: with wider
letters what was centred is no longer. Here each text is written as a mark, and put into the file
afterwards with its anchor, in one piece whatever its letters are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from PySide6.QtSvg import QSvgGenerator

if TYPE_CHECKING:
    from remitcalc.drawing.pencil import Side

_ANCHORS = {"left": "start", "centre": "middle", "right": "end"}
_MARK = "remitcalc-text-{}-"
_MARKED = re.compile(r' x="[^"]*"( y="[^"]*"[^>]*)>remitcalc-text-(\d+)-<')


class _Noted(NamedTuple):
    said: str
    side: Side
    left: float
    width: float


class AnchoredSvg(QSvgGenerator):
    """A device to paint on, whose texts are noted by `Pencil` as they are painted."""

    def __init__(self) -> None:
        super().__init__()
        self._texts: list[_Noted] = []

    def noted(self, said: str, side: Side, left: float, width: float) -> str:
        """Keep a text of a box that begins at `left`, and return the mark to paint instead."""
        self._texts.append(_Noted(said, side, left, width))
        return _MARK.format(len(self._texts) - 1)

    def finished(self, content: bytes, language: str) -> bytes:
        """Return the file with its texts in the places of the marks, named as one picture."""
        written = _MARKED.sub(self._anchored, content.decode())
        root = (
            f"<svg lang={quoteattr(language)} xml:lang={quoteattr(language)}"
            ' role="img" aria-labelledby="chart-title chart-description" '
        )
        written = written.replace("<svg ", root, 1)
        written = written.replace("<title>", '<title id="chart-title">', 1)
        return written.replace("<desc>", '<desc id="chart-description">', 1).encode()

    def _anchored(self, found: re.Match[str]) -> str:
        text = self._texts[int(found[2])]
        share = {"left": 0.0, "centre": 0.5, "right": 1.0}[text.side]
        x, anchor = text.left + share * text.width, _ANCHORS[text.side]
        return f' x="{x:.6g}"{found[1]} text-anchor="{anchor}">{escape(text.said)}<'
