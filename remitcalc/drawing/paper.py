"""Paper: pages painted one after another into a PDF file, or onto a printer."""

from __future__ import annotations

import io
from contextlib import closing
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeVar

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from remitcalc.drawing.label_placement import Box

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence

T = TypeVar("T")
PaperSize = Literal["A4", "Letter"]
PAPER_SIZES: tuple[PaperSize, ...] = ("A4", "Letter")

_PER_INCH = 96
_QT_SIZES = {"A4": QPageSize.PageSizeId.A4, "Letter": QPageSize.PageSizeId.Letter}
_LETTER_COUNTRIES = frozenset("US CA MX GT SV HN NI CR PA CO VE CL DO PH PR".split())


class NotPaintedError(RuntimeError):
    """A device would not be painted on."""


class Page(NamedTuple):
    """One page: what paints it, in pixels of 1/96 inch, and its bookmarks, a line each."""

    paint: Callable[[QPainter], None]
    bookmark: str = ""


class About(NamedTuple):
    """What a document says of itself: its title and its language, as a BCP 47 tag."""

    title: str
    language: str


def usual_paper(territory: str) -> PaperSize:
    """Return the paper usual in a country, by the territory preferences of Unicode's CLDR.

    >>> usual_paper("CA"), usual_paper("RS"), usual_paper("")
    ('Letter', 'A4', 'A4')
    """
    return "Letter" if territory in _LETTER_COUNTRIES else "A4"


def page_box(paper: PaperSize) -> Box:
    """Return a whole page, in pixels of 1/96 inch."""
    size = QPageSize(_QT_SIZES[paper]).size(QPageSize.Unit.Point)
    return Box(0.0, 0.0, size.width() * _PER_INCH / 72, size.height() * _PER_INCH / 72)


def page_layout(paper: PaperSize) -> QPageLayout:
    """Return the layout of a page without margins of the device's own: pages bring theirs."""
    size = QPageSize(_QT_SIZES[paper])
    return QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF())


def pdf_document(
    pages: Sequence[Page],
    paper: PaperSize,
    about: About,
    tick: Callable[[float], None] = lambda _: None,
) -> bytes:
    """Return pages as a PDF file; its date and identifiers differ each time.

    `tick` is told how much is done, 0 to 1, and may raise to end it.

    Raises
    ------
    NotPaintedError
        The file could not be begun.
    """
    return finished(pdf_steps(pages, paper, about), tick)


def pdf_steps(
    pages: Sequence[Page], paper: PaperSize, about: About
) -> Generator[float, None, bytes]:
    """Make the file of `pdf_document` a page at a time, telling how much is done before each."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    made = QPdfWriter(buffer)
    # At a resolution other than the pages' own, charts would not meet their axes.
    made.setResolution(_PER_INCH)
    made.setPageLayout(page_layout(paper))
    made.setTitle(about.title)
    made.setCreator("remitcalc")
    yield from page_steps(made, pages, paper)
    buffer.close()
    return _described(bytes(buffer.data().data()), pages, about)


def paint_pages(
    device: QPagedPaintDevice,
    pages: Sequence[Page],
    paper: PaperSize,
    tick: Callable[[float], None] = lambda _: None,
) -> None:
    """Paint pages onto a device that has pages, such as a printer, each filling the sheet.

    Raises
    ------
    NotPaintedError
        The device would not be painted on, such as a printer that has gone.
    """
    finished(page_steps(device, pages, paper), tick)


def page_steps(
    device: QPagedPaintDevice, pages: Sequence[Page], paper: PaperSize
) -> Generator[float, None, None]:
    """Paint pages like `paint_pages`, one at a time, telling how much is done before each."""
    painter = QPainter()
    if not painter.begin(device):
        raise NotPaintedError(type(device).__name__)
    try:
        box = page_box(paper)
        for number, page in enumerate(pages):
            yield number / len(pages)
            if number:
                device.newPage()
            painter.save()
            try:
                painter.scale(device.width() / box.width, device.height() / box.height)
                page.paint(painter)
            finally:
                painter.restore()
    finally:
        painter.end()


def finished(steps: Generator[float, None, T], tick: Callable[[float], None]) -> T:
    """Go through all steps, telling each, and return what they end in; `tick` may raise."""
    with closing(steps):
        while True:
            try:
                done = next(steps)
            except StopIteration as end:
                result: T = end.value
                return result
            tick(done)


def _described(content: bytes, pages: Sequence[Page], about: About) -> bytes:
    """Return a PDF file with its language and its bookmarks, which Qt does not write."""
    # Imported here: a chart or a window that writes no document needs none of it.
    from pypdf import PdfWriter
    from pypdf.generic import NameObject, TextStringObject

    writer = PdfWriter(clone_from=io.BytesIO(content))
    writer.root_object[NameObject("/Lang")] = TextStringObject(about.language)
    for number, page in enumerate(pages):
        for title in page.bookmark.splitlines():
            writer.add_outline_item(title=title, page_number=number)
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()
