"""The place among the tabs of what is made after the window."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence


def follow(first: QWidget, others: Sequence[QWidget]) -> None:
    """Let the tab key lead from `first` through `others`: they would come last in the window."""
    for before, after in pairwise((first, *others)):
        QWidget.setTabOrder(before, after)
