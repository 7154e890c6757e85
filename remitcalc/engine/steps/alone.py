"""One worker sending alone, step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.engine.steps.delivery import delivered, on_top
from remitcalc.engine.steps.outlay import change_alone, principal_alone
from remitcalc.engine.steps.recipe import RefusedStepError

if TYPE_CHECKING:
    from remitcalc.engine.steps.expression import Of
    from remitcalc.engine.steps.way import Way


def send_alone(way: Way, amount: Of) -> None:
    """Add what sending alone comes to; the recipe ends where that is refused.

    Parameters
    ----------
    amount : Of
        What is sent, or parted with where amounts are outlays.
    """
    recipe, is_outlay = way.recipe, way.amount_is == "outlay"
    try:
        if is_outlay:
            principal = principal_alone(way, amount)
        else:
            principal = recipe.add("principal", "step_principal", amount, way.unit)
        on_top(way, principal)
        delivered(way, principal)
        if is_outlay:
            change_alone(way, amount)
    except RefusedStepError:
        return
    way.bounds()
    way.percent()
