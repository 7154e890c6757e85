"""Qt's own words, those of its standard buttons and dialogs, in the language of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from remitcalc.gui.qt_words import QtWords
from remitcalc.output.language import ENGLISH

if TYPE_CHECKING:
    from remitcalc.output.language import Language

_NAME = "words of Qt"


def qt_locale(language: Language) -> QLocale:
    """Return how Qt calls the language and the place whose dates are written."""
    return QLocale("_".join(filter(None, (language.tag.replace("-", "_"), language.territory))))


def let_qt_speak(application: QCoreApplication, language: Language) -> None:
    """Let Qt speak a language: in its own words and, where it has none, in ours."""
    QLocale.setDefault(qt_locale(language))
    for spoken in application.findChildren(QTranslator, _NAME):
        application.removeTranslator(spoken)
        spoken.deleteLater()
    if language.tag == ENGLISH:
        return
    ours, words = QtWords(application, language), QTranslator(application)
    for one in (ours, words):
        one.setObjectName(_NAME)
    application.installTranslator(ours)  # what is installed later is asked first
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if words.load(f"qtbase_{language.tag}", folder):
        application.installTranslator(words)
