"""Lays blocks over pages: breaks where they may break, keeps headings with what follows."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, NamedTuple

from remitcalc.drawing.label_placement import Box
from remitcalc.drawing.pages.wrapping import line_height
from remitcalc.drawing.paper import Page, page_box
from remitcalc.drawing.pencil import Pencil
from remitcalc.drawing.style import elided, font, text_size

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QPainter

    from remitcalc.drawing.pages.block import Block
    from remitcalc.drawing.paper import PaperSize
    from remitcalc.drawing.theme import Theme

MARGIN = 64.0


class Footer(NamedTuple):
    """What stands below each page: words, and the page's number of so many."""

    said: str
    number: Callable[[int, int], str]


class Placed(NamedTuple):
    """A block and the box it stands in."""

    block: Block
    box: Box


class Flow:
    """Lays blocks over pages of one paper.

    Parameters
    ----------
    theme : Theme
    paper : PaperSize
    footer : Footer
    margin : float
        Pixels of 1/96 inch on all four sides.
    """

    def __init__(
        self, theme: Theme, paper: PaperSize, footer: Footer, margin: float = MARGIN
    ) -> None:
        self._theme, self._footer = theme, footer
        self._type = font(theme, theme.type.tiny)
        inner = page_box(paper).grown(-margin)
        foot = line_height(self._type) + theme.spacing.two
        self.body = Box(inner.left, inner.top, inner.width, inner.height - foot - theme.spacing.two)
        self.foot = Box(inner.left, inner.bottom - foot, inner.width, foot)

    def pages(self, blocks: Sequence[Block]) -> list[Page]:
        """Return the pages, each with the bookmark of the first block on it that has one."""
        laid = self.laid(blocks)
        return [self._page(placed, at, len(laid)) for at, placed in enumerate(laid, start=1)]

    def laid(self, blocks: Sequence[Block]) -> list[list[Placed]]:
        """Return what stands where, page by page; at least one page."""
        waiting = deque(blocks)
        pages: list[list[Placed]] = [[]]
        while waiting:
            block = waiting[0]
            if pages[-1] and (block.placing.starts_page or not self._fits(waiting, pages[-1])):
                pages.append([])
            waiting.popleft()
            box = self._box(block, pages[-1])
            room = self.body.bottom - box.top
            if box.height > room and (parts := block.split(box.width, room)) is not None:
                block, rest = parts
                waiting.appendleft(rest)
                box = self._box(block, pages[-1])
            pages[-1].append(Placed(block, box))
        return pages

    def _box(self, block: Block, page: Sequence[Placed]) -> Box:
        top = page[-1].box.bottom + block.placing.space_before if page else self.body.top
        return Box(self.body.left, top, self.body.width, block.height(self.body.width))

    def _fits(self, waiting: Sequence[Block], page: Sequence[Placed]) -> bool:
        """Return whether the next block, and what it keeps with, can begin on this page."""
        top = page[-1].box.bottom
        for block in waiting:
            top += block.placing.space_before
            height = block.height(self.body.width)
            room = self.body.bottom - top
            if height > room:
                return block.split(self.body.width, room) is not None
            if not block.placing.keeps_with_next:
                return True
            top += height
        return True

    def _page(self, placed: Sequence[Placed], number: int, count: int) -> Page:
        def paint(painter: QPainter) -> None:
            pencil = Pencil(painter, self._theme)
            for block, box in placed:
                block.paint(pencil, box)
            self._paint_foot(pencil, self._footer.number(number, count))

        marks = (p.block.placing.bookmark for p in placed if p.block.placing.bookmark)
        return Page(paint, next(marks, ""))

    def _paint_foot(self, pencil: Pencil, number: str) -> None:
        foot, colours = self.foot, self._theme.colours
        pencil.line((foot.left, foot.top), (foot.right, foot.top), colours.line, "grid")
        gap = self._theme.spacing.two
        row = Box(foot.left, foot.top + gap, foot.width, foot.height - gap)
        room = foot.width - text_size(self._type, number)[0] - self._theme.spacing.four
        said = elided(self._type, self._footer.said, room)
        pencil.text(row, said, colours.quiet, self._type)
        pencil.text(row, number, colours.quiet, self._type, "right")
