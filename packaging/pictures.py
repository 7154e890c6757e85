"""Makes the pictures of README from the program itself: `python packaging/pictures.py [FOLDER]`.

Each PNG holds, as its text "Words", every word that it shows. A test makes the pictures again and
compares those: what is said must be what was, whatever fonts a machine has. Where Qt and its font
are those of the picture, as its text "Made with" tells, the pixels are compared, too.
"""

from __future__ import annotations

import json
import os
import re
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import numpy as np
from PySide6.QtCore import QBuffer, QSettings, QSize, Qt, qVersion
from PySide6.QtGui import QFontInfo, QFontMetricsF, QGuiApplication, QImage
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit

from remitcalc import Scenario, compare, load_corridor
from remitcalc.drawing.export import chart_image, svg
from remitcalc.files.handout_words import find_handout_words
from remitcalc.gui.app import Application, qt_application
from remitcalc.gui.preferences import Preferences
from remitcalc.output.chart_data.kinds import KINDS
from remitcalc.output.handout.handout import Handouts
from remitcalc.output.language import Language
from remitcalc.pages.handout import typesetting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication, QWidget

FOLDER = Path(__file__).resolve().parent / "pictures"
WORDS, MADE_WITH = "Words", "Made with"

_WINDOW = QSize(1440, 960)
_CHART = "breakdown"
_CHART_SIZE = QSize(960, 540)
_PAGE_DOTS = 1.25
"""Pixels of the handout to a point."""

_PATIENCE_S = 60.0
_ALIKE = 9
"""How far red, green and blue of a colour may be off, of 255."""

_COLOURS = 256
"""As many as a PNG holds in one byte a pixel; flat surfaces and their text need no more."""


def pictures() -> Iterator[tuple[str, QImage]]:
    """Yield each picture with its name."""
    with tempfile.TemporaryDirectory() as own:
        _live_in(Path(own))
        qt = qt_application()
        for theme in ("light", "dark"):
            yield f"window-{theme}.png", _window(qt, theme)
    yield "chart.png", _chart()
    yield "handout.png", _handout()


def _live_in(folder: Path) -> None:
    """Keep away from the settings and files of whoever makes the pictures."""
    for name in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "APPDATA"):
        os.environ[name] = str(folder)
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    for scope in (QSettings.Scope.UserScope, QSettings.Scope.SystemScope):
        QSettings.setPath(QSettings.Format.IniFormat, scope, str(folder))


def _window(qt: QApplication, theme: str) -> QImage:
    Preferences().set_word("theme", theme)
    application = Application(qt, Language("en"))
    application.window.resize(_WINDOW)
    application.start([])
    application.settle()
    chart, figures = application.window.centre.chart, application.window.centre.tables.figures
    _wait(qt, lambda: bool(chart.canvas and figures.rows) and not application.tasks.is_busy)
    focused = qt.focusWidget()
    if focused is not None:
        focused.clearFocus()  # a frame around one field would say something of it
    shown = application.window.grab().toImage()
    words = sorted(set(_said(application.window)))
    application.close()
    application.deleteLater()
    qt.processEvents()
    return _signed(shown, words)


def _wait(qt: QApplication, is_done: Callable[[], bool]) -> None:
    until = time.monotonic() + _PATIENCE_S
    while not is_done():
        if time.monotonic() > until:
            raise TimeoutError("the window never had its chart")
        qt.processEvents()
    for _ in range(10):
        qt.processEvents()


def _said(window: QWidget) -> Iterator[str]:
    """Yield what can be read in a window around its tables and its chart."""
    for label in window.findChildren(QLabel):
        if label.isVisible():
            yield label.text()
    for button in window.findChildren(QAbstractButton):
        if button.isVisible():
            yield button.text()
    for box in window.findChildren(QComboBox):
        if box.isVisible():
            yield box.currentText()
    for line in window.findChildren(QLineEdit):
        if line.isVisible():
            yield line.text()


def _chart() -> QImage:
    comparison = compare(Scenario.of(load_corridor("canada-guatemala")))
    data = KINDS[_CHART].chart(comparison, Language("en"), with_names=False)
    size = _CHART_SIZE.width(), _CHART_SIZE.height()
    written = svg(data, *size).decode()
    # Where a line ends depends on the font: what is written is compared without its spaces.
    words = "".join(re.findall(r"<text[^>]*>([^<]*)</text>", written)).split()
    return _signed(chart_image(data, *size, 96), ["".join(words)])


def _handout() -> QImage:
    scenario = Scenario.of(load_corridor("us-guatemala")).replace(amount_is="outlay")
    words, problems = find_handout_words("es")
    assert words is not None, problems
    handouts = Handouts(compare(scenario), words, with_names=False, name="", territory="GT")
    pages = typesetting(handouts, [0], "Letter")
    shown = QImage.fromData(pages.page_pictures(_PAGE_DOTS)[0])
    # The plans say how many ways fit, which depends on the font.
    said = {name: part for name, part in pages.document.items() if name != "plans"}
    return _signed(shown, [json.dumps(said, ensure_ascii=False, sort_keys=True)])


def _signed(image: QImage, words: list[str]) -> QImage:
    """Return an image that tells what it shows and what it was made with, in few bytes."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    exact = Qt.ImageConversionFlag.ThresholdDither
    small = plain.convertToFormat(QImage.Format.Format_Indexed8, _palette(plain), exact)
    small.setText(WORDS, "\n".join(filter(None, words)))
    small.setText(MADE_WITH, made_with())
    return small


def _palette(image: QImage) -> list[int]:
    """Return the colours seen most that differ from each other, as 0xAARRGGBB."""
    pixels = np.frombuffer(image.constBits(), dtype=np.uint32)
    colours, counts = np.unique(pixels, return_counts=True)
    colours = colours[np.argsort(-counts, kind="stable")]
    parts = np.stack([colours >> shift & 255 for shift in (16, 8, 0)], axis=1).astype(int)
    is_left = np.ones(len(colours), dtype=bool)
    table: list[int] = []
    while is_left.any() and len(table) < _COLOURS:
        at = int(np.argmax(is_left))
        table.append(int(colours[at]))
        is_left &= np.abs(parts - parts[at]).max(axis=1) > _ALIKE
    return table


def made_with() -> str:
    """Return what decides the pixels, but for the program: Qt and its font on this machine."""
    font = QGuiApplication.font()
    width = QFontMetricsF(font).horizontalAdvance("Remitcalc 0123456789")
    return f"Qt {qVersion()}, {QFontInfo(font).family()}, {width:.2f}"


def png(image: QImage) -> bytes:
    """Return an image as a PNG file with its texts."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG", 0)  # the smallest: 0 is the quality, not the compression
    return bytes(buffer.data().data())


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if sys.argv[1:] else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for name, image in pictures():
        (folder / name).write_bytes(png(image))
    os._exit(0)  # Qt's offscreen clipboard outlives Python, and crashes
