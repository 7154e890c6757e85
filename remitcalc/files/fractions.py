"""Warns of percentages that may be fractions: 0.02 where 2 percent are meant.

A spreadsheet shows 2% and holds 0.02; read as a percentage that is a hundredth of the price.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from remitcalc.model.message import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remitcalc.files.problems import Problems

_LEAST_LIKELY_MARGIN = Decimal("0.2")
_LEAST_LIKELY_FEE = Decimal("0.1")
_LEAST_LIKELY_ALONE = Decimal("0.05")
"""Of a fee beside which no other has percent: banks do ask for a tenth of a percent."""

_ALIKE = 4
"""So many times apart are prices of one kind, as a rule."""

_HUNDRED = 100


class _Found(NamedTuple):
    key: str
    value: Decimal


class Percentages:
    """Collects the margins and the fees in percent of one corridor, with their keys."""

    def __init__(self) -> None:
        self._margins: list[_Found] = []
        self._fees: list[_Found] = []

    def note_margin(self, key: str, value: Decimal) -> None:
        """Note an exchange margin."""
        self._note(self._margins, key, value)

    def note_fee(self, key: str, value: Decimal) -> None:
        """Note a fee or a tax that is a percentage."""
        self._note(self._fees, key, value)

    def warn(self, problems: Problems) -> None:
        """Note what is far below its neighbours, or that all margins are tiny."""
        margins = [abs(found.value) for found in self._margins]
        if margins and max(margins) < _LEAST_LIKELY_MARGIN:
            problems.warn(message("fractions_likely"), self._margins[0].key)
        else:
            _warn_of_far(self._margins, margins, _LEAST_LIKELY_MARGIN, problems)
        fees = [abs(found.value) for found in self._fees]
        usual = [fee for fee in fees if fee >= _LEAST_LIKELY_FEE]
        if usual:
            _warn_of_far(self._fees, fees, _LEAST_LIKELY_FEE, problems)
        else:
            _warn_of_far(self._fees, margins, _LEAST_LIKELY_ALONE, problems)

    @staticmethod
    def _note(kept: list[_Found], key: str, value: Decimal) -> None:
        if value and value.is_finite():
            kept.append(_Found(key, value))


def _warn_of_far(
    found: Sequence[_Found], beside: Sequence[Decimal], least: Decimal, problems: Problems
) -> None:
    """Note each value below `least` that, a hundred times as large, is like those beside it."""
    others = [value for value in beside if value >= least]
    low = [one for one in found if abs(one.value) <= least]
    if not others or not low:
        return
    from statistics import median  # the window starts without

    usual = median(others)
    for key, value in low:
        meant = _HUNDRED * value
        if usual <= _ALIKE * abs(meant) <= _ALIKE**2 * usual:
            text = f"{meant.normalize():f}"
            problems.warn(message("fraction_likely", percent=text), key, found=value)
