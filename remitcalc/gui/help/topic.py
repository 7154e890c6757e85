"""Which part of the manual is about a widget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.gui.form import TOPIC

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def topic_of(widget: QWidget | None) -> str:
    """Return the topic of a widget or of what is around it, as chapter#anchor; empty: none."""
    while widget is not None:
        if topic := widget.property(TOPIC):
            return str(topic)
        widget = widget.parentWidget()
    return ""
