"""What stands above a chart: which one, and buttons, in as many lines as there is no room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QPushButton

    from remitcalc.gui.widgets.choice_box import ChoiceBox
    from remitcalc.gui.widgets.segmented import Segmented

_ROOM_FOR_BUTTONS = 16
_BETWEEN = 8
_LEAST_LIST = 140


class ChartBar(QVBoxLayout):
    """Where the picker has no room for all names at once, it is a list.

    Where the list has none either, the first of the buttons goes below, then the others.
    """

    def __init__(
        self, picker: Segmented, choices: ChoiceBox, buttons: Sequence[QPushButton]
    ) -> None:
        super().__init__()
        self._picker, self._list, self._buttons = picker, choices, buttons
        self._rows = top, *_ = tuple(QHBoxLayout() for _ in range(3))
        top.addWidget(picker)
        top.addWidget(choices)
        for row in self._rows:
            row.setSpacing(_BETWEEN)
            row.addStretch(1)
            self.addLayout(row)
        self._lay([top] * len(buttons))

    def fit(self, width: int) -> None:
        """Choose between the two forms of the picker, and put the buttons where there is room."""
        top, under, below = self._rows
        first, *_ = self._buttons
        widths = {
            one: one.sizeHint().width() + _BETWEEN for one in self._buttons if not one.isHidden()
        }
        room = width - sum(widths.values()) - _ROOM_FOR_BUTTONS
        is_below = room < self._list.whole_width()
        if is_below:
            room += widths.get(first, 0)
        is_tight = room < self._list.whole_width()
        if is_tight:
            room = width - _ROOM_FOR_BUTTONS
        rows = [under if is_tight else top for _ in self._buttons]
        self._lay([below if is_below else rows[0], *rows[1:]])
        fits = self._picker.sizeHint().width() <= room
        self._picker.setVisible(fits)
        self._list.setVisible(not fits)
        self._list.setFixedWidth(max(min(self._list.whole_width(), room), _LEAST_LIST))

    def _lay(self, rows: Sequence[QHBoxLayout]) -> None:
        """Put each button into its row, in their order."""
        placed = list(zip(rows, self._buttons, strict=True))
        if all(row.indexOf(one) >= 0 for row, one in placed):
            return
        for _, one in placed:
            for row in self._rows:
                row.removeWidget(one)
        for row, one in placed:
            row.addWidget(one)
