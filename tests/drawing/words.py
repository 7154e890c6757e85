"""Every word that a plot or a sheet writes, with the rectangle that it covers."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter

from remitcalc.drawing.label_placement import Box
from remitcalc.drawing.pencil import Pencil
from remitcalc.drawing.style import text_size


class Word(NamedTuple):
    """A text and its box on the device."""

    text: str
    box: Box


class Recorder:
    """Notes what is written while it is on; made with pytest's monkeypatch."""

    def __init__(self, monkeypatch) -> None:
        self.words: list[Word] = []
        written, turned = Pencil.text, Pencil.turned_text

        def text(pencil, box, said, *look, halo=""):
            used, side = look[1], look[2] if len(look) > 2 else "left"
            width, height = text_size(used, said)
            shift = {"left": 0.0, "centre": (box.width - width) / 2, "right": box.width - width}
            top = box.top + (box.height - height) / 2
            self._note(pencil._painter, said, QRectF(box.left + shift[side], top, width, height))
            written(pencil, box, said, *look, halo=halo)

        def turned_text(pencil, box, said, colour, used):
            length = text_size(used, said)[0]
            self._note(pencil._painter, said, QRectF(box.left, box.top, box.width, length))
            turned(pencil, box, said, colour, used)

        monkeypatch.setattr(Pencil, "text", text)
        monkeypatch.setattr(Pencil, "turned_text", turned_text)

    def _note(self, painter: QPainter, said: str, at: QRectF) -> None:
        rect = painter.combinedTransform().mapRect(at)
        self.words.append(Word(said, Box(rect.x(), rect.y(), rect.width(), rect.height())))

    def of(self, sheet) -> list[Word]:
        """Paint a sheet and return all its words, those of the footer included."""
        self.words.clear()
        size = sheet.page
        image = QImage(int(size.width), int(size.height), QImage.Format.Format_RGB32)
        painter = QPainter(image)
        sheet.paint(painter)
        painter.end()
        top = sheet._inner.bottom - sheet._foot_height()
        room = QRectF(0, 0, sheet._foot_width, 1e6)
        for said, height in sheet._paragraphs:
            metrics = QFontMetricsF(sheet._footer)
            width = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), said).width()
            self.words.append(Word(said, Box(sheet._inner.left, top, width, height)))
            top += height
        return list(self.words)
