"""What was copied and is to be pasted: the text of a table, or why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from remitcalc.output.language import Language


class Copied(NamedTuple):
    """The clipboard as text and HTML; `why` there is no table in it, empty where there may be."""

    text: str
    html: str
    why: str


def copied(language: Language) -> Copied:
    """Return what is on the clipboard; another program may have taken it away just now."""
    data: QMimeData | None = QGuiApplication.clipboard().mimeData()
    say = language.text
    if data is not None and data.hasUrls():
        return Copied("", "", say("A file was copied, and no table: open it from the File menu."))
    text, html = ("", "") if data is None else (data.text(), data.html() if data.hasHtml() else "")
    if text.strip() or html:
        return Copied(text, html, "")
    if data is not None and data.hasImage():
        why = say("A picture was copied, and no table: copy the cells themselves.")
    else:
        why = say("There is no table to paste: copy cells first.")
    return Copied("", "", why)
