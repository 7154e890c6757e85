"""A chart as a picture, or as a PNG, SVG or PDF file."""

from __future__ import annotations

from functools import partial
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSize, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

from remitcalc.drawing.anchored_svg import AnchoredSvg
from remitcalc.drawing.label_placement import Box
from remitcalc.drawing.plot_picture import PlotPicture
from remitcalc.drawing.sheet import Sheet
from remitcalc.drawing.style import chart_theme, page_theme
from remitcalc.model.message import ModelError, message
from remitcalc.output.chart_data.breakdown import BreakdownChart
from remitcalc.output.chart_data.speed import SpeedChart
from remitcalc.output.picture import DOTS_PER_INCH, USUAL_DPI

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintDevice

    from remitcalc.output.chart_data.chart import Chart

WIDTH, HEIGHT = 1200, 675
"""The usual size of an exported chart: pixels of 1/96 inch, the shape of a slide."""

_ROW = 22
_ROWS_THAT_FIT = 18
_POINTS_PER_INCH = 72
_PER_METRE = 39.3701


class NotDrawnError(ModelError):
    """A picture could not be painted, as where there is no memory for one so large."""

    def __init__(self) -> None:
        super().__init__([message("picture_not_drawn")])


def usual_size(data: Chart) -> tuple[int, int]:
    """Return the usual size, higher where a row per way makes more rows than would fit."""
    rows = 0
    if isinstance(data, BreakdownChart):
        rows = len(data.bars) + (data.ranked < len(data.bars))
    elif isinstance(data, SpeedChart):
        rows = len(data.rows) + (data.timed < len(data.rows))
    return WIDTH, HEIGHT + _ROW * max(rows - _ROWS_THAT_FIT, 0)


def chart_image(
    data: Chart, width: int = WIDTH, height: int = HEIGHT, dpi: int = USUAL_DPI
) -> QImage:
    """Return a chart as an image of `width` × `height` × (dpi / 96)² pixels.

    Raises
    ------
    NotDrawnError
        There is no memory for it.
    """
    scale = dpi / DOTS_PER_INCH
    size = QSize(round(width * scale), round(height * scale))
    image = QImage(size, QImage.Format.Format_RGB32)
    if image.isNull():
        raise NotDrawnError
    image.setDotsPerMeterX(round(dpi * _PER_METRE))
    image.setDotsPerMeterY(round(dpi * _PER_METRE))
    sheet = Sheet(data, width, height)

    def paint(painter: QPainter) -> None:
        painter.scale(size.width() / width, size.height() / height)
        sheet.paint(painter)

    _painted(image, paint)
    captions = data.captions
    image.setText("Title", captions.title)
    image.setText("Description", captions.summary)
    image.setText("Source", " ".join(captions.footer))
    image.setText("Software", "remitcalc")
    return image


def png(data: Chart, width: int = WIDTH, height: int = HEIGHT, dpi: int = USUAL_DPI) -> bytes:
    """Return a chart as a PNG file: for the same chart the same pixels."""
    return encoded(chart_image(data, width, height, dpi))


def encoded(painted: QImage) -> bytes:
    """Return an image as a PNG file; any thread may ask for it."""
    buffer = _buffer()
    if not painted.save(buffer, "PNG"):  # type: ignore[call-overload]
        raise NotDrawnError
    return _content(buffer)


def svg(data: Chart, width: int = WIDTH, height: int = HEIGHT) -> bytes:
    """Return a chart as an SVG file: for the same chart the same bytes."""
    content = _svg(data, width, height, Sheet(data, width, height).paint)
    return content.replace(b"<defs>", b"<defs>" + _otherwise(chart_theme().family), 1)


def plot_svg(data: Chart, width: int, height: int) -> bytes:
    """Return a chart's plot as an SVG file: for a page, which says in its own words what it is."""
    picture = PlotPicture(data, width, height, page_theme())
    return _svg(data, width, height, partial(picture.paint, box=Box(0.0, 0.0, width, height)))


def _svg(data: Chart, width: int, height: int, paint: Callable[[QPainter], None]) -> bytes:
    buffer = _buffer()
    made = AnchoredSvg()
    made.setOutputDevice(buffer)
    # At its usual 72 dpi words and lines would not meet the bars: Qt takes it for the screen's.
    made.setResolution(DOTS_PER_INCH)
    made.setSize(QSize(width, height))
    made.setViewBox(QRectF(0, 0, width, height))
    made.setTitle(data.captions.title)
    made.setDescription(data.captions.summary)
    _painted(made, paint)
    return made.finished(_content(buffer), data.captions.language)


def _otherwise(family: str) -> bytes:
    """Return the rule that says which letters to take where `family` is not installed.

    A browser would take some with serifs. Qt, which shows an SVG too, knows no lists of families,
    but passes over rules for media.
    """
    rule = f"text {{ font-family: '{family}', 'Noto Sans', Arial, sans-serif }}"
    return f"<style>@media all {{ {rule} }}</style>".encode()


def pdf(data: Chart, width: int = WIDTH, height: int = HEIGHT) -> bytes:
    """Return a chart as a PDF file of one page; its date and identifiers differ each time."""
    buffer = _buffer()
    made = QPdfWriter(buffer)
    made.setResolution(DOTS_PER_INCH)
    # Qt writes whole points: rounded up, nothing is cut off and nothing has to be shrunk.
    points = QSizeF(*(ceil(side * _POINTS_PER_INCH / DOTS_PER_INCH) for side in (width, height)))
    page = QPageSize(points, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
    made.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF()))
    made.setTitle(data.captions.title)
    made.setCreator("remitcalc")
    _painted(made, Sheet(data, width, height).paint)
    return _content(buffer)


_MAKERS: dict[str, Callable[[Chart, int, int], bytes]] = {".png": png, ".svg": svg, ".pdf": pdf}


def picture(
    data: Chart, suffix: str, size: tuple[int, int] | None = None, dpi: int = USUAL_DPI
) -> bytes:
    """Return a chart as a file of the format that `suffix`, with its point, stands for.

    Without a `size` in pixels of 1/96 inch it has its usual one. Of the formats only PNG has dots.

    Raises
    ------
    ValueError
        There is no such format.
    NotDrawnError
        It could not be painted.
    """
    width, height = size or usual_size(data)
    if suffix not in _MAKERS:
        raise ValueError(suffix)
    if suffix == ".png":
        return png(data, width, height, dpi)
    return _MAKERS[suffix](data, width, height)


def _painted(device: QPaintDevice, paint: Callable[[QPainter], None]) -> None:
    painter = QPainter()
    if not painter.begin(device):
        raise NotDrawnError
    try:
        paint(painter)
    finally:
        painter.end()


def _buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer


def _content(buffer: QBuffer) -> bytes:
    buffer.close()
    return bytes(buffer.data().data())
