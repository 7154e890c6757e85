"""One chapter of the manual as it is read: headings with their names, links, words that stand out.

Nothing is loaded: text comes from the program's own files, and pictures are none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QDesktopServices,
    QFont,
    QFontDatabase,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from remitcalc.drawing.guarded import guarded
from remitcalc.gui.help.folding import folded, folded_with_places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QTextBlock

    from remitcalc.gui.help.manual import Chapter

_SIZES = {1: 1.7, 2: 1.25}
"""How large headings are, against the text."""
_ABOVE = {1: 0.0, 2: 1.2}
_BELOW = {1: 0.6, 2: 0.3}
_BETWEEN, _IN_LISTS = 0.55, 0.25
"""Room around headings and between paragraphs, against the height of a line."""
_LINE_HEIGHT = 1.3
_MARGIN = 20
_CELL = 5
_LOOKS = (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange)
_PERCENT = QTextLength.Type.PercentageLength
_WHOLE, _COLUMNS = 100, (64, 36)
_FIXED = 2
"""Of QTextBlockFormat.LineHeightTypes, which PySide wants as a number."""


@guarded
class ManualPage(QTextBrowser):
    """Shows a chapter. `wanted` tells of a click on a link to another place of the manual."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("manual")
        self.setOpenLinks(False)
        self.anchorClicked.connect(self._follow)
        self._chapter: Chapter | None = None
        self._words = ""
        self._again = QTimer(self, singleShot=True, interval=0)
        self._again.timeout.connect(self._paint_again)

    def show_chapter(self, chapter: Chapter, anchor: str, words: str = "") -> None:
        """Show a chapter from a part of it on; `words` stand out."""
        if chapter is not self._chapter:
            self._chapter = chapter
            self.setDocument(self._document(chapter))
        self._words = words
        self._mark()
        if anchor:
            self.scrollToAnchor(anchor)
        else:
            self.verticalScrollBar().setValue(0)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Take colours and letters of now."""
        super().changeEvent(event)
        if event.type() in _LOOKS:
            self._again.start()

    def _paint_again(self) -> None:
        if self._chapter is not None:
            at = self.verticalScrollBar().value()
            self.setDocument(self._document(self._chapter))
            self._mark()
            self.verticalScrollBar().setValue(at)

    def _document(self, chapter: Chapter) -> QTextDocument:
        made = QTextDocument(self)
        made.setDefaultFont(self.font())
        made.setDocumentMargin(_MARGIN)
        made.setMarkdown(chapter.markdown)
        names = iter(part.anchor for part in chapter.parts)
        block = made.begin()
        while block.isValid():
            level = block.blockFormat().headingLevel()
            self._space(block, level)
            if level:
                self._head(block, level, next(names, ""))
            block = block.next()
        self._dress_tables(made)
        return made

    def _space(self, block: QTextBlock, level: int) -> None:
        line = self.fontMetrics().height()
        shape, cursor = block.blockFormat(), QTextCursor(block)
        is_code = _is_code(block)
        in_list = block.textList() is not None
        in_table = cursor.currentTable() is not None
        is_within = in_table or (is_code and _is_code(block.next()))
        below = 0.0 if is_within else _BELOW.get(level, _IN_LISTS if in_list else _BETWEEN)
        shape.setTopMargin(_ABOVE.get(level, 0.0) * line)
        shape.setBottomMargin(below * line)
        if not (level or is_code or in_table):
            # In pixels: a proportion would be one of the words of a command, which are higher.
            shape.setLineHeight(_LINE_HEIGHT * line, _FIXED)
        shape.setNonBreakableLines(False)  # a command goes on in the next line where it is narrow
        cursor.setBlockFormat(shape)
        if is_code:
            fixed = QTextCharFormat()
            family = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()
            fixed.setFontFamilies([family])
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            cursor.mergeCharFormat(fixed)

    def _head(self, block: QTextBlock, level: int, name: str) -> None:
        cursor, font = QTextCursor(block), self.font()
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        looks = cursor.charFormat()
        # It would be counted from the size of the text, not from the one that is set here.
        looks.clearProperty(QTextFormat.Property.FontSizeAdjustment)
        if font.pointSizeF() > 0:
            looks.setFontPointSize(font.pointSizeF() * _SIZES[level])
        else:
            size = round(font.pixelSize() * _SIZES[level])
            looks.setProperty(QTextFormat.Property.FontPixelSize, size)
        looks.setFontWeight(QFont.Weight.DemiBold)
        if name:
            looks.setAnchor(True)
            looks.setAnchorNames([name])
        cursor.setCharFormat(looks)

    def _dress_tables(self, document: QTextDocument) -> None:
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                shape = frame.format()
                shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
                shape.setBorderBrush(self.palette().mid())
                shape.setBorderCollapse(True)
                shape.setCellPadding(_CELL)
                shape.setBorder(1)
                shape.setWidth(QTextLength(_PERCENT, _WHOLE))
                shares = [QTextLength(_PERCENT, one) for one in _COLUMNS]
                shape.setColumnWidthConstraints(shares[: frame.columns()])
                shape.setBottomMargin(self.fontMetrics().height() * _BETWEEN)
                frame.setFormat(shape)

    def _mark(self) -> None:
        """Let every word that was looked for stand out."""
        said, places = folded_with_places(self.toPlainText())
        selections = []
        for word in folded(self._words).split():
            at = said.find(word)
            while at >= 0:
                selections.append(self._selection(places[at], places[at + len(word) - 1] + 1))
                at = said.find(word, at + len(word))
        self.setExtraSelections(selections)

    def _selection(self, start: int, end: int) -> QTextEdit.ExtraSelection:
        one = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        one.cursor = cursor
        looks = QTextCharFormat()
        looks.setBackground(self.palette().highlight())
        one.format = looks
        return one

    def _follow(self, url: QUrl) -> None:
        if url.scheme():
            QDesktopServices.openUrl(url)  # the user's own program shows it, if there is one
            return
        self.wanted.emit(place_of(url.toString()))


def _is_code(block: QTextBlock) -> bool:
    return block.blockFormat().hasProperty(QTextFormat.Property.BlockCodeFence)


def place_of(link: str) -> str:
    """Return the place that a link between chapters leads to.

    >>> place_of("02-answer.md#bounds"), place_of("16-words.md")
    ('answer#bounds', 'words')
    """
    file, _, anchor = link.partition("#")
    key = file.removesuffix(".md").partition("-")[2]
    return f"{key}#{anchor}" if anchor else key


def places(chapters: Sequence[Chapter]) -> set[str]:
    """Return every place that there is."""
    return {
        f"{chapter.key}#{part.anchor}" if part.anchor else chapter.key
        for chapter in chapters
        for part in chapter.parts
    }
