"""Words of Qt that it lacks in a language of ours: of its file dialog and menus of its fields.

Qt has no Serbian, and says some words of its file dialog in English elsewhere, too. They stand
under the names of Qt's classes, as Qt asks for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTranslator

from remitcalc.drawing.guarded import guarded
from remitcalc.output.language import marked

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from remitcalc.output.language import Language

_OF_TEXT = (
    *(marked("&Undo"), marked("&Redo"), marked("Cu&t"), marked("&Copy"), marked("&Paste")),
    *(marked("Delete"), marked("Select All"), marked("Copy &Link Location")),
)
_OF_FILES = (*(marked("Folder"), marked("Drive"), marked("File")),)
_WORDS = {
    "QFileDialog": (
        *(marked("&Look in:"), marked("Files of &type:"), marked("File &name:")),
        *(marked("Directory:"), marked("&Open"), marked("&Save"), marked("&Choose")),
        *(marked("&Rename"), marked("&Delete"), marked("&New Folder"), marked("New Folder")),
        *(marked("Show &hidden files"), marked("Remove"), marked("Delete")),
        *(marked("Back"), marked("Go back"), marked("Forward"), marked("Go forward")),
        *(marked("Parent Directory"), marked("Go to the parent directory")),
        *(marked("Create New Folder"), marked("Create a New Folder")),
        *(marked("List View"), marked("Change to list view mode")),
        *(marked("Detail View"), marked("Change to detail view mode")),
        *(marked("Sidebar"), marked("List of places and bookmarks"), marked("Recent Places")),
        *(marked("Files"), marked("Directories"), marked("All Files (*)"), marked("Computer")),
        marked("%1 already exists.\nDo you want to replace it?"),
        marked("%1\nFile not found.\nPlease verify the correct file name was given."),
        marked("%1\nDirectory not found.\nPlease verify the correct directory name was given."),
        marked("'%1' is write protected.\nDo you want to delete it anyway?"),
        marked("Are you sure you want to delete '%1'?"),
        marked("Could not delete directory."),
        *_OF_FILES,
    ),
    "QFileSystemModel": (
        *(marked("Name"), marked("Size"), marked("Type"), marked("Date Modified")),
        *(marked("Computer"), marked("Invalid filename")),
    ),
    "QAbstractFileIconProvider": (*_OF_FILES, marked("%1 File")),
    "QPlatformTheme": (
        *(marked("OK"), marked("Open"), marked("Save"), marked("Cancel"), marked("Close")),
        *(marked("&Yes"), marked("&No")),
    ),
    "QLineEdit": _OF_TEXT,
    "QWidgetTextControl": _OF_TEXT,
    "QAbstractSpinBox": (marked("&Select All"), marked("&Step up"), marked("Step &down")),
    "QScrollBar": (
        *(marked("Scroll here"), marked("Top"), marked("Bottom"), marked("Page up")),
        *(marked("Page down"), marked("Scroll up"), marked("Scroll down"), marked("Left edge")),
        *(marked("Right edge"), marked("Page left"), marked("Page right")),
        *(marked("Scroll left"), marked("Scroll right")),
    ),
}
_KNOWN = frozenset((of, word) for of, words in _WORDS.items() for word in words)


@guarded
class QtWords(QTranslator):
    """Says them; of all others it knows nothing."""

    def __init__(self, parent: QObject, language: Language) -> None:
        super().__init__(parent)
        self._language = language

    def isEmpty(self) -> bool:  # noqa: N802
        """Return that there are words."""
        return False

    def translate(
        self, context: str, source_text: str, _disambiguation: str | None = None, _n: int = -1
    ) -> str | None:
        """Return what Qt wants to say in the language; None: that is not known here."""
        is_known = (context, source_text) in _KNOWN
        return self._language.text(source_text) if is_known else None
