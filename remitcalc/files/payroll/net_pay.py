"""What is sent where a payroll has net pay only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from remitcalc.model.payroll_choices import NetPercent

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from remitcalc.model.payroll_choices import NetFixed

_PERCENT = 100


def out_of_net(net: NDArray[np.int64], rule: NetPercent | NetFixed) -> NDArray[np.int64]:
    """Return what is sent out of net pay, 0 where there is none; a percentage rounds half up."""
    if isinstance(rule, NetPercent):
        share = rule.percent.as_integer_ratio()
        part, whole = share[0], share[1] * _PERCENT
        sent = [(2 * value * part + whole) // (2 * whole) for value in net.tolist()]
        return np.array(sent, dtype=np.int64)
    return np.where(net > 0, np.int64(rule.amount), np.int64(0))
