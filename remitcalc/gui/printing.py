"""Pages onto a printer: each as a picture that fills the sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from PySide6.QtGui import QPagedPaintDevice

DOTS_PER_POINT = 300 / 72
"""Of the pictures: letters are as sharp as office printers make them."""


class NotPaintedError(RuntimeError):
    """A printer would not be painted on."""


class PrintedSheets:
    """A print in the making: pages one after the other, until it is ended.

    Raises
    ------
    NotPaintedError
        The device would not be painted on, such as a printer that has gone.
    """

    def __init__(self, device: QPagedPaintDevice) -> None:
        self._device, self._painter = device, QPainter()
        self._is_begun = False
        if not self._painter.begin(device):
            raise NotPaintedError(type(device).__name__)

    def steps(self, pictures: Sequence[bytes]) -> Generator[float, None, None]:
        """Print some pages, telling how much of them is done before each; raises as the class."""
        for done, picture in enumerate(pictures):
            yield done / len(pictures)
            image = QImage.fromData(picture)
            # Between opening and painting a picture the window lives on: each takes a while.
            yield (done + 0.5) / len(pictures)
            if self._is_begun and not self._device.newPage():
                raise NotPaintedError(type(self._device).__name__)
            self._is_begun = True
            place = QRectF(0, 0, self._device.width(), self._device.height())
            self._painter.drawImage(place, image)

    def end(self) -> None:
        """Let the printer have what was painted."""
        self._painter.end()


def print_steps(
    device: QPagedPaintDevice, pictures: Sequence[bytes]
) -> Generator[float, None, None]:
    """Print pages, all there are, telling how much is done before each.

    Raises
    ------
    NotPaintedError
        As of `PrintedSheets`.
    """
    sheets = PrintedSheets(device)
    try:
        yield from sheets.steps(pictures)
    finally:
        sheets.end()
