"""What is wrong with rows of a payroll, at their places."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from remitcalc.files.payroll.layout import Layout
    from remitcalc.files.problems import Problems
    from remitcalc.model.message import Message
    from remitcalc.model.payroll_choices import Role


class Faults:
    """Collects faults of the rows taken: counted from 0 here, shown as the sheet counts."""

    def __init__(self, problems: Problems, layout: Layout, numbers: Sequence[int]) -> None:
        self._problems, self._layout, self._numbers = problems, layout, numbers

    def number(self, row: int) -> int:
        """Return the number a spreadsheet shows for a row."""
        return self._numbers[row]

    def add(
        self,
        said: Message,
        row: int,
        role: Role | None = None,
        *,
        found: object = "",
        choices: Iterable[str] = (),
    ) -> None:
        """Note a fault of a cell, or of a whole row."""
        self._problems.add(
            said,
            lambda: self._layout.place(self._problems.file, self.number(row), role),
            found=found,
            choices=choices,
        )
