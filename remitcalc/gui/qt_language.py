"""Qt's own words, those of its standard buttons and dialogs, in the language of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from remitcalc.output.language import ENGLISH

if TYPE_CHECKING:
    from remitcalc.output.language import Language

_NAME = "words of Qt"


def qt_locale(language: Language) -> QLocale:
    """Return how Qt calls the language and the place whose dates are written."""
    return QLocale("_".join(filter(None, (language.tag.replace("-", "_"), language.territory))))


def let_qt_speak(application: QCoreApplication, language: Language) -> None:
    """Let Qt speak a language; it has no Serbian of its own and falls back to English."""
    QLocale.setDefault(qt_locale(language))
    for spoken in application.findChildren(QTranslator, _NAME):
        application.removeTranslator(spoken)
        spoken.deleteLater()
    if language.tag == ENGLISH:
        return
    words = QTranslator(application)
    words.setObjectName(_NAME)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if words.load(f"qtbase_{language.tag}", folder):
        application.installTranslator(words)
