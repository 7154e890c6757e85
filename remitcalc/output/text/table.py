"""A table of text that fits a terminal: figures stay whole, one column of words gives way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.output.text.layout import WIDTH, display_width, padded, wrapped

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_LEAST_WIDTH = 8
_GAP = "  "
_MARGIN = "  "


class Table:
    """Rows of cells in columns, as wide as they need to be.

    `right` says which columns are figures. The `flexible` column gives way: its cells are wrapped
    where the row would not fit. A row may have a look of its own.
    """

    def __init__(self, right: Sequence[bool], flexible: int = 0) -> None:
        self.right = right
        self.flexible = flexible
        self.rows: list[tuple[Sequence[str], Callable[[str], str] | None]] = []

    def add(self, *cells: str, look: Callable[[str], str] | None = None) -> None:
        """Add a row."""
        self.rows.append((cells, look))

    def lines(self) -> list[str]:
        """Return the table's lines, indented, at most 80 columns wide."""
        count = len(self.right)
        widths = [
            max((display_width(cells[at]) for cells, _ in self.rows), default=0)
            for at in range(count)
        ]
        taken = sum(widths) - widths[self.flexible] + len(_GAP) * (count - 1) + len(_MARGIN)
        widths[self.flexible] = min(widths[self.flexible], max(_LEAST_WIDTH, WIDTH - taken))
        lines: list[str] = []
        for cells, look in self.rows:
            lines += self._row(cells, widths, look)
        return lines

    def _row(
        self, cells: Sequence[str], widths: Sequence[int], look: Callable[[str], str] | None
    ) -> list[str]:
        label = wrapped(cells[self.flexible], "", width=widths[self.flexible])
        label = [label[0], *(f" {line}" for line in label[1:])]
        if any(display_width(line) > widths[self.flexible] for line in label):
            label = wrapped(cells[self.flexible], " ", "", widths[self.flexible])
        lines = []
        for at, line in enumerate(label):
            shown = [
                padded(line if column == self.flexible else "" if at else cell, width, right=right)
                for column, (cell, width, right) in enumerate(
                    zip(cells, widths, self.right, strict=True)
                )
            ]
            text = (_MARGIN + _GAP.join(shown)).rstrip()
            lines.append(look(text) if look else text)
        return lines
