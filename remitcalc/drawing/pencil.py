"""Paints lines, fills and words in a theme; everything in pixels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPen, QPolygonF

from remitcalc.drawing.clipping import hatching
from remitcalc.drawing.style import font, pen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFont

    from remitcalc.drawing.clipping import Point
    from remitcalc.drawing.label_placement import Box
    from remitcalc.drawing.theme import Theme

Side = Literal["left", "centre", "right"]
_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip | Qt.TextFlag.TextSingleLine
_FLAGS = {
    "left": int(Qt.AlignmentFlag.AlignLeft | _LINE),
    "centre": int(Qt.AlignmentFlag.AlignHCenter | _LINE),
    "right": int(Qt.AlignmentFlag.AlignRight | _LINE),
}
_SMOOTH = QPainter.RenderHint.Antialiasing
HATCH_GAP = 6.0
_HALO = 0.86


class Pencil:
    """A painter that knows a theme."""

    def __init__(self, painter: QPainter, theme: Theme) -> None:
        self._painter = painter
        self._theme = theme
        self._pens: dict[tuple[str, str], QPen] = {}
        self._fonts: dict[tuple[float, bool], QFont] = {}
        painter.setRenderHint(_SMOOTH)

    @property
    def painter(self) -> QPainter:
        """The painter, for what paints itself."""
        return self._painter

    @property
    def theme(self) -> Theme:
        """The theme it knows."""
        return self._theme

    def line(self, start: Point, end: Point, colour: str, stroke: str) -> None:
        """Draw a straight line; one along a row or column of pixels is drawn sharp."""
        self._painter.setPen(self._pen(colour, stroke))
        is_straight = start[0] == end[0] or start[1] == end[1]
        self._painter.setRenderHint(_SMOOTH, not is_straight)
        self._painter.drawLine(QPointF(*start), QPointF(*end))
        self._painter.setRenderHint(_SMOOTH)

    def curve(self, parts: Sequence[Sequence[Point]], colour: str, stroke: str) -> None:
        """Draw lines through points; a part of one point is drawn as a dot."""
        drawn = QPen(self._pen(colour, stroke))
        drawn.setCapStyle(Qt.PenCapStyle.RoundCap)
        for part in parts:
            self._painter.setPen(drawn)
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            if len(part) == 1:
                self.dot(part[0], drawn.widthF(), colour)
            else:
                self._painter.drawPolyline(QPolygonF([QPointF(*point) for point in part]))

    def area(self, points: Sequence[Point], colour: str) -> None:
        """Fill a polygon."""
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(colour))
        self._painter.drawPolygon(QPolygonF([QPointF(*point) for point in points]))

    def fill(self, box: Box, colour: str, opacity: float = 1.0, radius: float = 0.0) -> None:
        """Fill a rectangle."""
        filled = QColor(colour)
        filled.setAlphaF(opacity)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(filled)
        self._painter.drawRoundedRect(QRectF(*box), radius, radius)

    def fade(self, box: Box, colour: str, towards: str) -> None:
        """Fill a rectangle with a colour that fades to nothing towards one of its sides."""
        start, end = {
            "right": ((box.left, box.top), (box.right, box.top)),
            "left": ((box.right, box.top), (box.left, box.top)),
            "up": ((box.left, box.bottom), (box.left, box.top)),
            "down": ((box.left, box.top), (box.left, box.bottom)),
        }[towards]
        shade, nothing = QLinearGradient(*start, *end), QColor(colour)
        # Otherwise an SVG holds fifty steps of each: one colour fades alike either way.
        shade.setInterpolationMode(QLinearGradient.InterpolationMode.ComponentInterpolation)
        nothing.setAlphaF(0.0)
        shade.setColorAt(0.0, QColor(colour))
        shade.setColorAt(1.0, nothing)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(shade)
        self._painter.drawRect(QRectF(*box))

    def outline(self, box: Box, colour: str, stroke: str = "outline", radius: float = 0.0) -> None:
        """Draw a rectangle's border, inside of it."""
        drawn = self._pen(colour, stroke)
        half = min(drawn.widthF() / 2, box.width / 2, box.height / 2)
        self._painter.setPen(drawn)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRoundedRect(QRectF(*box.grown(-half)), radius, radius)

    def hatch(self, boxes: Sequence[Box], colour: str, *, rises: bool = True) -> None:
        """Draw slanting lines across boxes."""
        self._painter.setPen(self._pen(colour, "hatch"))
        lines = [
            QLineF(*start, *end)
            for box in boxes
            for start, end in hatching(box, HATCH_GAP, rises=rises)
        ]
        if lines:
            self._painter.drawLines(lines)

    def dot(self, at: Point, radius: float, fill: str, border: str = "", weight: float = 2) -> None:
        """Draw a disc."""
        if border:
            drawn = QPen(self._pen(border, "mark"))
            drawn.setWidthF(weight)
            self._painter.setPen(drawn)
        else:
            self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(fill))
        self._painter.drawEllipse(QPointF(*at), radius, radius)

    def text(  # noqa: PLR0913
        self, box: Box, said: str, colour: str, used: QFont, side: Side = "left", *, halo: str = ""
    ) -> None:
        """Write one line in a box, in the middle of its height; a halo keeps lines behind off."""
        if halo:
            self.fill(box, halo, _HALO, 2.0)
        self._write(QRectF(*box), said, colour, used, side)

    def turned_text(self, box: Box, said: str, colour: str, used: QFont) -> None:
        """Write one line from the bottom to the top of a box, ending at the top."""
        self._painter.save()
        self._painter.translate(box.left, box.bottom)
        self._painter.rotate(-90)
        self._write(QRectF(0, 0, box.height, box.width), said, colour, used, "right")
        self._painter.restore()

    def _write(self, box: QRectF, said: str, colour: str, used: QFont, side: Side) -> None:
        # An `AnchoredSvg` notes its texts; a window that draws charts need not load it.
        noted = getattr(self._painter.device(), "noted", None)
        if noted is not None:
            said, side = noted(said, side, box.left(), box.width()), "left"
        self._painter.setPen(QColor(colour))
        self._painter.setFont(used)
        self._painter.drawText(box, _FLAGS[side], said)

    def font(self, size: float, *, is_bold: bool = False) -> QFont:
        """Return a font of the theme."""
        made = self._fonts.get((size, is_bold))
        if made is None:
            made = self._fonts[size, is_bold] = font(self._theme, size, is_bold=is_bold)
        return made

    def _pen(self, colour: str, stroke: str) -> QPen:
        """Return the pen of a stroke, which is not to be changed."""
        made = self._pens.get((colour, stroke))
        if made is None:
            made = self._pens[colour, stroke] = pen(colour, self._theme.strokes[stroke])
        return made
