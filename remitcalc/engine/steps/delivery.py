"""From a principal to what arrives of it and what it costs, alone: the steps of one transfer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.engine.steps.expression import Difference

if TYPE_CHECKING:
    from remitcalc.engine.steps.expression import Of
    from remitcalc.engine.steps.way import Way


def on_top(way: Way, principal: Of) -> Of:
    """Add what is paid on top of a principal, by worker and employer, and return what is paid.

    Raises
    ------
    RefusedStepError
        A charge does not take the principal.
    """
    pricing = way.pricing
    way.part("sending", way.charges("sending", pricing.all_sending, principal))
    theirs = way.charges("employer", pricing.all_employer_sending, principal)
    if theirs:
        way.summed("employer", "step_employer", theirs)
    way.part("tax", way.taxes(principal))
    return way.paid()


def delivered(way: Way, principal: Of) -> None:
    """Add what is taken on the way, what arrives, and the total.

    Raises
    ------
    RefusedStepError
        A charge or the margin does not take the amount, or nothing is left of it.
    """
    recipe, pricing = way.recipe, way.pricing
    transit = way.charges("transit", pricing.transit, principal)
    way.part("transit", transit)
    way.margin(principal)
    less = (recipe.of("transit"),) if transit else ()
    expression = Difference(principal, less) if less else principal
    net = recipe.add("net", "step_net", expression, way.unit)
    if transit:
        way.refuse_at_most_zero(net, "nothing_left_to_convert")
    arrival: Of | None = None
    if pricing.received_known:
        gross = way.converted(net)
        charges = way.charges("arrival", pricing.all_receiving, gross)
        if charges:
            arrival = way.summed_on_arrival("arrival", "step_arrival", charges)
        way.received(arrival)
    else:
        way.unknown_arrival()
    way.fx(net)
    way.arrival_part(arrival)
    way.total()
