"""Handouts as files: all pages in one PDF, or a PDF of one page for each worker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.drawing.handout.page import handout_page
from remitcalc.drawing.paper import About, pdf_document, usual_paper
from remitcalc.output.handout.file_name import file_name

__all__ = ["document", "each", "usual_paper"]

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from remitcalc.drawing.paper import PaperSize
    from remitcalc.output.handout.handout import Handouts


def document(
    handouts: Handouts,
    rows: Sequence[int],
    paper: PaperSize,
    tick: Callable[[float], None] = lambda _: None,
) -> bytes:
    """Return a PDF of one page per worker, with a bookmark each where there are several.

    `tick` is told how much is done, 0 to 1, and may raise to end it.
    """
    is_batch = len(rows) > 1
    pages = [
        handout_page(handouts, row, paper, handouts.worker(row) if is_batch else "") for row in rows
    ]
    return pdf_document(pages, paper, About(handouts.title(), handouts.words.tag), tick)


def each(
    handouts: Handouts,
    rows: Sequence[int],
    paper: PaperSize,
    tick: Callable[[float], None] = lambda _: None,
) -> Iterator[tuple[str, bytes]]:
    """Yield a file name and a PDF of one page for each worker; `tick` as of `document`."""
    digits = len(str(max(rows, default=0) + 1))
    for at, row in enumerate(rows):
        tick(at / len(rows))
        name = file_name(row + 1, digits, handouts.name(row))
        yield name, document(handouts, [row], paper)
