"""A cell of a workbook that shows a percentage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.files.numbers.notation import exact

if TYPE_CHECKING:
    from decimal import Decimal

_PERCENT_PLACES = 2


class PercentCell(float):
    """The number that such a cell holds, a hundredth of what it shows: 0.02 where it shows 2 %.

    >>> PercentCell(0.025).percent, PercentCell(0.025) == 0.025
    (Decimal('2.5'), True)
    """

    __slots__ = ()

    @property
    def percent(self) -> Decimal:
        """What the cell shows before its sign, exactly."""
        return exact(self).scaleb(_PERCENT_PLACES)

    def __str__(self) -> str:
        return f"{self.percent.normalize():f} %"
