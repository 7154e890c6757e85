"""Drawing without a display: the application that Qt wants, and fonts to write with."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo
from PySide6.QtWidgets import QApplication

from remitcalc.model.message import message, refuse

if TYPE_CHECKING:
    from collections.abc import MutableMapping

_PLATFORM, _FONTS = "QT_QPA_PLATFORM", "QT_QPA_FONTDIR"


def drawing_application() -> QApplication:
    """Return the application that runs, else one that shows nothing; keep it while you draw.

    A command draws without a display wherever it runs: its files are the same on a server.

    Raises
    ------
    ModelError
        There is no font: every word would be a row of boxes.
    """
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    os.environ[_PLATFORM] = "offscreen"
    let_fonts_be_found(os.environ)
    let_qt_have_letters(os.environ)
    made = QApplication(["remitcalc"])
    ensure_fonts()
    return made


def ensure_fonts() -> None:
    """Refuse to draw without a font; names alone, as fontconfig always has some, are none.

    Raises
    ------
    ModelError
        `no_fonts`
    """
    has_fonts = QFontDatabase.families() and QFontInfo(QFont()).family()
    refuse([] if has_fonts else [message("no_fonts")])


def let_qt_have_letters(environment: MutableMapping[str, str]) -> None:
    """Give Qt the locale it takes anyway for one of no language, as a job of a server has it.

    It would tell of that in four lines, which no reader of a chart can do anything about.
    """
    if environment.get("LC_ALL") in ("C", "POSIX"):
        environment["LC_ALL"] = "C.UTF-8"


def let_fonts_be_found(environment: MutableMapping[str, str], platform: str = sys.platform) -> None:
    """Tell Qt where Windows keeps its fonts: without a screen it looks for none there by itself."""
    is_offscreen = environment.get(_PLATFORM, "").startswith("offscreen")
    windows = environment.get("SYSTEMROOT") or environment.get("WINDIR")
    if platform == "win32" and is_offscreen and windows and not environment.get(_FONTS):
        environment[_FONTS] = f"{windows}\\Fonts"
