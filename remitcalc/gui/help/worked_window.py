"""How the figures of now are reckoned: the method of the report, with this scenario in it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from remitcalc.drawing.guarded import guarded
from remitcalc.output.document.parts import Listed, Said, Table
from remitcalc.output.report.method import method_section
from remitcalc.output.text.rendering import rendered
from remitcalc.output.text.style import PLAIN
from remitcalc.output.wording.sentences import sentence

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QShowEvent

    from remitcalc.gui.session import Session
    from remitcalc.output.document.parts import Part, Section

_SIZE = QSize(900, 700)
_CELL, _MARGIN = 4, 16
_WIDE = "99%"
"""Of a page; the whole of it would be a pixel too much with some widths."""


@guarded
class WorkedWindow(QWidget):
    """Follows the session while it is open. What is copied is the same text as in a terminal."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._session = session
        self._section: Section | None = None
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._fill)
        self.page, self.copy_button = QTextBrowser(), QPushButton()
        self.page.setOpenLinks(False)
        self.page.document().setDocumentMargin(_MARGIN)
        self.copy_button.clicked.connect(self.copy)
        bottom = QHBoxLayout()
        bottom.addStretch(1)
        bottom.addWidget(self.copy_button)
        column = QVBoxLayout(self)
        column.addWidget(self.page, 1)
        column.addLayout(bottom)
        session.compared.connect(self._later.start)
        session.language_changed.connect(self._speak)
        self._speak()
        self.resize(_SIZE.boundedTo(parent.screen().availableSize()))

    def copy(self) -> None:
        """Copy everything, as text and as tables."""
        if self._section is not None:
            data = QMimeData()
            data.setText(rendered([self._section], PLAIN))
            data.setHtml(section_html(self._section))
            QGuiApplication.clipboard().setMimeData(data)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Show the figures of now."""
        super().showEvent(event)
        self._fill()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Close on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _speak(self) -> None:
        text = self._session.language.text
        title = text("How this is reckoned")
        self.setWindowTitle(title)
        self.page.setAccessibleName(title)
        self.copy_button.setText(text("Copy"))
        self._later.start()

    def _fill(self) -> None:
        if not self.isVisible():
            return
        answer, language = self._session.answer, self._session.language
        at = self.page.verticalScrollBar().value()
        self._section = None if answer is None else method_section(answer)
        self.copy_button.setEnabled(self._section is not None)
        if self._section is not None:
            self.page.setHtml(section_html(self._section))
        else:
            said = " ".join(sentence(one, language) for one in self._session.trouble)
            self.page.setPlainText(said)
        self.page.verticalScrollBar().setValue(at)


def section_html(section: Section) -> str:
    """Return a section as HTML for a page or a clipboard; its words are never markup."""
    return f"<h2>{escape(section.title)}</h2>" + "".join(map(_part, section.parts))


def _part(part: Part) -> str:
    match part:
        case Said(text, "heading"):
            return f"<h3>{escape(text)}</h3>"
        case Said(text, _):
            return f"<p>{escape(text)}</p>"
        case Listed(items):
            return "<ul>" + "".join(f"<li>{escape(item)}</li>" for item in items) + "</ul>"
        case Table():
            return _table(part)
        case _:
            return ""  # a chart: the window shows it


def _table(table: Table) -> str:
    sides = ["right" if head.is_figure else "left" for head in table.heads]
    heads = [head.text for head in table.heads]
    rows = [_row("th", heads, sides)]
    rows += [
        _row("th" if line.look == "strong" else "td", line.cells, sides) for line in table.lines
    ]
    return f'<table cellpadding="{_CELL}" width="{_WIDE}">{"".join(rows)}</table>'


def _row(tag: str, cells: tuple[str, ...] | list[str], sides: list[str]) -> str:
    made = (
        f'<{tag} align="{side}">{escape(cell)}</{tag}>'
        for cell, side in zip(cells, sides, strict=True)
    )
    return f"<tr>{''.join(made)}</tr>"
