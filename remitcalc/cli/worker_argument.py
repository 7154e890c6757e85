"""The worker that an option names: by number, or as the payroll does."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from remitcalc.model.payroll import Payroll


def row_of(typed: str, payroll: Payroll) -> int | None:
    """Return the row of a worker, from 0; None: there is none of this number or name."""
    if payroll.names is not None and typed in payroll.names:
        return payroll.names.index(typed)
    is_number = typed.isascii() and typed.isdigit() and 1 <= int(typed[:9]) <= len(payroll)
    return int(typed[:9]) - 1 if is_number else None
