"""Paper as Qt has it, for preview and printer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize

if TYPE_CHECKING:
    from remitcalc.pages.paper import PaperSize

_SIZES = {"A4": QPageSize.PageSizeId.A4, "Letter": QPageSize.PageSizeId.Letter}


def page_points(paper: PaperSize) -> QSizeF:
    """Return the size of a page in points."""
    return QPageSize(_SIZES[paper]).size(QPageSize.Unit.Point)


def page_layout(paper: PaperSize) -> QPageLayout:
    """Return the layout of a page without margins of the device's own: pages bring theirs."""
    size = QPageSize(_SIZES[paper])
    return QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF())


def paper_of(layout: QPageLayout) -> PaperSize:
    """Return the paper of a layout, A4 where it is neither."""
    return "Letter" if layout.pageSize().id() == _SIZES["Letter"] else "A4"
