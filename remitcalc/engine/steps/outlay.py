"""The largest principal that an outlay pays for, and why one unit more does not fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from remitcalc.engine.outlay import largest_principals
from remitcalc.engine.steps.delivery import delivered, on_top
from remitcalc.engine.steps.expression import (
    Condition,
    Difference,
    Of,
    Sum,
    Told,
    amount_of,
)
from remitcalc.engine.steps.recipe import RefusedStepError
from remitcalc.model.message import message

if TYPE_CHECKING:
    from collections.abc import Callable

    from remitcalc.engine.pricing import Pricing
    from remitcalc.engine.steps.way import Way

    Spend = Callable[[Way, Of], Of]
    """Adds what a principal costs in all, and returns that."""
    Deliver = Callable[[Way, Of], None]


def principal_alone(way: Way, outlay: Of) -> Of:
    """Add the largest principal that an outlay pays for, alone.

    Raises
    ------
    RefusedStepError
        It pays for none.
    """
    budget = np.array([way.recipe.minor(outlay)], dtype=np.int64)
    found = int(largest_principals(way.pricing, budget)[0])
    return principal_step(way, found, outlay, on_top, delivered)


def change_alone(way: Way, outlay: Of) -> None:
    """Add the change, and why it does not pay for one unit more."""
    recipe = way.recipe
    principal, paid = recipe.of("principal"), recipe.of("paid")
    conditions, also = next_unit(way, principal, outlay, on_top, delivered)
    fits = Condition(paid, "at_most", outlay)
    expression = Difference(outlay, (paid,))
    held = (fits, *conditions)
    change = recipe.add("change", "step_change", expression, way.unit, conditions=held, also=also)
    recipe.show(principal, change)


def principal_step(  # noqa: PLR0913, PLR0917 - what is searched for, and how it is tried
    way: Way, found: int, budget: Of, spend: Spend, deliver: Deliver, said: str = "step_principal"
) -> Of:
    """Add the principal that was searched for; 0: none fits.

    Raises
    ------
    RefusedStepError
        None fits: the smallest one that is taken shows why.
    """
    recipe = way.recipe
    if found:
        leaf = Told(amount_of(found, way.unit.currency), way.unit, "rule", "largest")
        return recipe.add("principal", said, leaf, way.unit)
    smallest = Told(
        amount_of(_first_taken(way.pricing), way.unit.currency), way.unit, "rule", "smallest"
    )
    conditions, also = _tried(way, "least", smallest, budget, spend, deliver)
    reason = message("outlay_too_small")
    raise recipe.refuse("principal", said, way.unit, reason, *conditions, also=also)


def next_unit(
    way: Way, principal: Of, budget: Of, spend: Spend, deliver: Deliver
) -> tuple[tuple[Condition, ...], tuple[str, ...]]:
    """Return the comparison that shows why one unit more does not fit, and the steps it needs."""
    unit = Told(amount_of(1, way.unit.currency), way.unit, "rule", "unit")
    return _tried(way, "next", Sum((principal, unit)), budget, spend, deliver)


def _tried(  # noqa: PLR0913, PLR0917 - what is tried, and by which steps
    way: Way, key: str, amount: Told | Sum, budget: Of, spend: Spend, deliver: Deliver
) -> tuple[tuple[Condition, ...], tuple[str, ...]]:
    """Try a principal in a part of its own, and return what speaks against it."""
    said = message("step_part_next" if key == "next" else "step_part_least")
    trial = way.again(way.recipe.part(key, said, is_trial=True))
    principal = trial.recipe.add("principal", "step_principal", amount, way.unit)
    try:
        spent = spend(trial, principal)
        if trial.recipe.minor(spent) > trial.recipe.minor(budget):
            return (Condition(spent, "above", budget),), ()
        deliver(trial, principal)
    except RefusedStepError as refused:
        return (), (refused.key,)
    return (), ()


def _first_taken(pricing: Pricing) -> int:
    """Return the smallest principal that all charges and the margin are given for."""
    pieces = [c.pieces for c in pricing.all_sending + pricing.all_employer_sending]
    pieces += [c.pieces for c in pricing.transit]
    if pricing.conversion.by_amount is not None:
        pieces.append(pricing.conversion.by_amount)
    return max([1, *(one.starts[0] for one in pieces)])
