"""The one way an input comes into the window: with its label, its name, its unit and its help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from remitcalc.gui.widgets.date_box import DateBox
from remitcalc.gui.widgets.doubt import Doubt
from remitcalc.gui.widgets.exact_box import ExactBox
from remitcalc.gui.widgets.segmented import Segmented
from remitcalc.gui.widgets.text import give_help, label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

TOPIC = "helpTopic"
"""The property that names the part of the manual about a widget, as chapter#anchor."""
_BETWEEN_LABEL_AND_INPUT = 3
_BETWEEN_ROWS = 6
_BETWEEN_COLUMNS = 8


class Form(QWidget):
    """A titled column of inputs; `beside` puts two of them in one row.

    `topic` is the part of the manual that is about those of its inputs that name no other.
    """

    def __init__(self, title: str = "", parent: QWidget | None = None, *, topic: str = "") -> None:
        super().__init__(parent)
        give_topic(self, topic)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(_BETWEEN_ROWS)
        self._heading: QLabel | None = None
        if title:
            self._heading = label("section", title.upper(), self)
            self._heading.setAccessibleName(title.replace("&", ""))
            self._column.addWidget(self._heading)

    def set_title(self, title: str) -> None:
        """Show another title."""
        assert self._heading is not None
        self._heading.setText(title.upper())
        self._heading.setAccessibleName(title.replace("&", ""))

    def add(
        self, text: str, control: QWidget, *, help_text: str = "", unit: str = "", topic: str = ""
    ) -> QLabel:
        """Add an input on a row of its own; return its label."""
        row, said = field(text, control, help_text=help_text, unit=unit, topic=topic)
        self._column.addWidget(row)
        return said

    def beside(self, *rows: QWidget) -> None:
        """Add inputs made by `field` next to each other, equally wide."""
        holder = QWidget(self)
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(_BETWEEN_COLUMNS)
        for row in rows:
            line.addWidget(row, 1)
        self._column.addWidget(holder)

    def add_under_title(self, control: QWidget, *, help_text: str = "") -> None:
        """Add an input whose label is the title of the form."""
        assert self._heading is not None
        self._column.addWidget(control)
        name_input(control, self._heading.accessibleName(), help_text=help_text)
        self._heading.setBuddy(control)

    def insert(self, at: int, widget: QWidget) -> None:
        """Add something that is no input at a place, counted from 0."""
        self._column.insertWidget(at, widget)

    def put(self, widget: QWidget) -> None:
        """Add something that is no input, such as a line of text."""
        self._column.addWidget(widget)


def field(
    text: str, control: QWidget, *, help_text: str = "", unit: str = "", topic: str = ""
) -> tuple[QWidget, QLabel]:
    """Return an input under its label, and the label.

    `text` may hold a mnemonic (&). `unit` is what the figures count, such as CAD or days, and is
    part of the name that a screen reader says; `help_text` is its description and tool tip, `topic`
    the part of the manual about it.
    """
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(_BETWEEN_LABEL_AND_INPUT)
    said = label("field", text, holder)
    column.addWidget(said)
    column.addWidget(control)
    if isinstance(control, (ExactBox, DateBox)):
        column.addWidget(Doubt(control, holder))
    column.addStretch(1)
    name_input(control, text, help_text=help_text, unit=unit, topic=topic)
    said.setBuddy(control)
    return holder, said


def name_input(
    control: QWidget, text: str, *, help_text: str = "", unit: str = "", topic: str = ""
) -> None:
    """Name an input for screen readers and give it its help."""
    name = text.replace("&", "")
    control.setAccessibleName(f"{name}, {unit}" if unit else name)
    give_topic(control, topic)
    if help_text:
        give_help(control, help_text)
    if isinstance(control, Segmented):
        control.name_buttons(name)


def give_topic(widget: QWidget, topic: str) -> None:
    """Let F1 open a part of the manual where a widget, or one in it, has the keyboard."""
    if topic:
        widget.setProperty(TOPIC, topic)
