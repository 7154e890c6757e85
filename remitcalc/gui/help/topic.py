"""Which part of the manual is about a widget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.gui.form import TOPIC
from remitcalc.gui.panels.answer_panel import AnswerPanel
from remitcalc.gui.panels.beginnings import Beginnings
from remitcalc.gui.panels.chart_panel import ChartPanel
from remitcalc.gui.panels.payroll_page import PayrollPage
from remitcalc.gui.panels.problems_page import ProblemsPage
from remitcalc.gui.panels.status_strip import StatusStrip
from remitcalc.gui.panels.tables import Tables
from remitcalc.gui.widgets.notice import Notice

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

OF_PANELS: dict[type[QWidget], str] = {
    AnswerPanel: "answer#bounds",
    Beginnings: "first-steps#begin",
    ChartPanel: "charts#keys",
    Notice: "first-steps#window",
    PayrollPage: "workers#payroll",
    ProblemsPage: "corridors#problems",
    Tables: "answer#ways",
    StatusStrip: "answer#standing",
}
"""What is said of what shows, not asks; inputs name their own topics."""


def topic_of(widget: QWidget | None) -> str:
    """Return the topic of a widget or of what is around it, as chapter#anchor; empty: none."""
    while widget is not None:
        topic = widget.property(TOPIC) or OF_PANELS.get(type(widget))
        if topic:
            return str(topic)
        widget = widget.parentWidget()
    return ""
