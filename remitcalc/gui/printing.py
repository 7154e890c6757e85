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


def print_steps(
    device: QPagedPaintDevice, pictures: Sequence[bytes]
) -> Generator[float, None, None]:
    """Print pages, telling how much is done before each.

    Raises
    ------
    NotPaintedError
        The device would not be painted on, such as a printer that has gone.
    """
    painter = QPainter()
    if not painter.begin(device):
        raise NotPaintedError(type(device).__name__)
    try:
        for done, picture in enumerate(pictures):
            yield done / len(pictures)
            image = QImage.fromData(picture)
            # Between opening and painting a picture the window lives on: each takes a while.
            yield (done + 0.5) / len(pictures)
            if done and not device.newPage():
                raise NotPaintedError(type(device).__name__)
            painter.drawImage(QRectF(0, 0, device.width(), device.height()), image)
    finally:
        painter.end()
