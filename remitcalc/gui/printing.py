"""Pages onto a printer: each as a picture that fills the sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from PySide6.QtPrintSupport import QPrinter

DOTS_PER_POINT = 300 / 72
"""Of the pictures: letters are as sharp as office printers make them."""


class NotPaintedError(RuntimeError):
    """A printer would not be painted on."""


def print_steps(printer: QPrinter, pictures: Sequence[bytes]) -> Generator[float, None, None]:
    """Print pages of the range that was asked for, telling how much is done before each.

    Raises
    ------
    NotPaintedError
        The printer would not be painted on, such as one that has gone.
    """
    first, last = printer.fromPage() or 1, printer.toPage() or len(pictures)
    wanted = pictures[first - 1 : last]
    painter = QPainter()
    if not painter.begin(printer):
        raise NotPaintedError(printer.printerName())
    try:
        for done, picture in enumerate(wanted):
            yield done / len(wanted)
            image = QImage.fromData(picture)
            # Between opening and painting a picture the window lives on: each takes a while.
            yield (done + 0.5) / len(wanted)
            if done and not printer.newPage():
                raise NotPaintedError(printer.printerName())
            painter.drawImage(QRectF(0, 0, printer.width(), printer.height()), image)
    finally:
        painter.end()
