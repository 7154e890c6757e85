"""Finds text that does not fit where it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QAbstractSpinBox, QLabel, QPushButton, QTableView, QWidget

from remitcalc.gui.widgets.choice_box import ChoiceBox
from remitcalc.gui.widgets.elided import ElidedLabel

if TYPE_CHECKING:
    from collections.abc import Iterator


def cut_off(window: QWidget) -> list[str]:
    """Return every text that is cut off; lists may end in …, with all of it in the tool tip."""
    return [f"{type(w).__name__}: {text}" for w, text in _found(window)]


def _found(window: QWidget) -> Iterator[tuple[QWidget, str]]:
    for label in window.findChildren(QLabel):
        is_shown = label.isVisible() and not isinstance(label, ElidedLabel)
        if is_shown and not (_fits(label) and _has_headroom(label)):
            yield label, label.text()
    for button in window.findChildren(QPushButton):
        if button.isVisible() and button.width() < button.sizeHint().width():
            yield button, button.text()
    for box in window.findChildren(QAbstractSpinBox):
        edit = box.lineEdit()
        room = edit.width() - edit.textMargins().left()
        if box.isVisible() and edit.fontMetrics().horizontalAdvance(edit.text()) > room:
            yield box, edit.text()
    for choice in window.findChildren(ChoiceBox):
        if choice.isVisible() and not choice.shows_all() and not choice.toolTip():
            yield choice, choice.currentText()
    for table in window.findChildren(QTableView):
        if table.isVisible():
            for at in range(table.model().columnCount()):
                heading = str(table.model().headerData(at, Qt.Orientation.Horizontal))
                header = table.horizontalHeader()
                lines = map(header.fontMetrics().horizontalAdvance, heading.split("\n"))
                if max(lines) > table.columnWidth(at):
                    yield table, heading


_SMALL = ("section", "field", "note", "cardNote")


def _has_headroom(label: QLabel) -> bool:
    """Return whether the accents of the first line's capitals are in sight, in small letters."""
    if label.objectName() not in _SMALL:
        return True
    words, metrics = label.text().replace("&", ""), label.fontMetrics()
    above = -metrics.tightBoundingRect(words).top() if words else 0
    return above <= metrics.ascent() + label.contentsRect().top()


def _fits(label: QLabel) -> bool:
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        metrics = label.fontMetrics()
        if label.textFormat() == Qt.TextFormat.PlainText:
            words = label.text().split()
            if any(metrics.horizontalAdvance(word) > label.width() for word in words):
                return False
        return label.height() >= needed
    return label.width() >= label.sizeHint().width() or label.text() == ""


def overlaps(window: QWidget) -> list[str]:
    """Return siblings in a layout that lie over each other."""
    found = []
    for parent in window.findChildren(QWidget):
        children = [
            c
            for c in parent.children()
            if isinstance(c, QWidget) and c.isVisible() and not c.isWindow()
        ]
        if parent.layout() is None:
            continue
        laid = [c for c in children if parent.layout().indexOf(c) >= 0]
        for at, one in enumerate(laid):
            for other in laid[at + 1 :]:
                shared: QRect = one.geometry().intersected(other.geometry())
                if shared.width() > 1 and shared.height() > 1:
                    found.append(f"{one.objectName()} over {other.objectName()}")
    return found
