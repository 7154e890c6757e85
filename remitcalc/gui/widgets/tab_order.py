"""The place among the tabs of what is made after the window."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence


def stop_before(widget: QWidget, *, but: Sequence[QWidget]) -> QWidget:
    """Return what takes the keyboard before a widget, `but` for some and what is in them."""
    found = widget.previousInFocusChain()
    while found is not None:
        is_other = not any(found is one or one.isAncestorOf(found) for one in but)
        if is_other and found.focusPolicy() != Qt.FocusPolicy.NoFocus:
            return found
        found = found.previousInFocusChain()
    return widget


def follow(first: QWidget, others: Sequence[QWidget]) -> None:
    """Let the tab key lead from `first` through `others`: they would come last in the window."""
    for before, after in pairwise((first, *others)):
        QWidget.setTabOrder(before, after)
