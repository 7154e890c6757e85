"""What is wrong with rows of a payroll, at their places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.model.payroll_choices import NAMING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from remitcalc.files.payroll.layout import Layout
    from remitcalc.files.problems import Place, Problems
    from remitcalc.files.tables.cell_error import CellError
    from remitcalc.model.message import Message
    from remitcalc.model.payroll_choices import Role


class Faults:
    """Collects faults of the rows taken: counted from 0 here, shown as the sheet counts."""

    def __init__(self, problems: Problems, layout: Layout, numbers: Sequence[int]) -> None:
        self._problems, self._layout, self._numbers = problems, layout, numbers
        self._valueless: set[tuple[int, Role | int | None]] = set()

    def number(self, row: int) -> int:
        """Return the number a spreadsheet shows for a row."""
        return self._numbers[row]

    def add(
        self,
        said: Message,
        row: int,
        at: Role | int | None = None,
        *,
        found: object = "",
        choices: Iterable[str] = (),
    ) -> None:
        """Note a fault of a cell, or of a whole row; what a cell without a value lacks, not.

        The cell is in the column of a role, or in one that has none, counted from 1.
        """
        if (row, at) in self._valueless:
            return
        self._problems.add(
            said,
            lambda: self._place(row, at),
            found=found,
            choices=choices,
        )

    def warn(self, said: Message, row: int, role: Role | None = None) -> None:
        """Tell of a cell that is odd, and may be right."""
        self._problems.warn(said, lambda: self._place(row, role))

    def _place(self, row: int, at: Role | int | None) -> Place:
        return self._layout.place(self._problems.file, self.number(row), at)

    def add_error(self, error: CellError, row: int, role: Role) -> None:
        """Note a cell that shows no value: nothing else is said of it afterwards."""
        self.add(error.fault, row, role, found=error)
        self._valueless.add((row, role))
        if role in NAMING:
            self._valueless.update((row, one) for one in NAMING)
