"""Warns of amounts that are hardly what a worker sends: cents for units, shares for amounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from remitcalc.model.message import Money, message
from remitcalc.model.money import exponent

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from remitcalc.files.payroll.faults import Faults
    from remitcalc.model.corridor import Corridor
    from remitcalc.model.payroll_choices import Role

_FAR = 50
"""From so many times what the corridor starts with, two decimals without a mark are likely."""


def warn_of_odd_sizes(
    amounts: NDArray[np.int64], corridor: Corridor, faults: Faults, role: Role
) -> None:
    """Warn once of amounts far above the corridor's usual one, once of such below one unit.

    Parameters
    ----------
    amounts : int64 array, shape (rows,)
        In minor units; 0 where there is none.
    corridor : Corridor
    faults : Faults
    role : Role
        The column they come from.
    """
    if not len(amounts):
        return
    usual, currency = corridor.defaults.amount, corridor.sending_currency
    if amounts.max() >= _FAR * usual:
        large = np.flatnonzero(amounts >= _FAR * usual)
        said = message(
            "payroll_amounts_large",
            count=len(large),
            usual=Money(usual, currency),
            amount=Money(int(amounts[large[0]]), currency),
        )
        faults.warn(said, int(large[0]), role)
    unit = 10 ** exponent(currency)
    if amounts.min() < unit and len(small := np.flatnonzero((amounts > 0) & (amounts < unit))):
        amount = Money(int(amounts[small[0]]), currency)
        said = message("payroll_amounts_small", count=len(small), amount=amount)
        faults.warn(said, int(small[0]), role)
