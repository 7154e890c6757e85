"""What "no-one-worse-off" moves between the workers of a pool: in fees, or in what arrives."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from remitcalc.engine.exact import added, difference
from remitcalc.engine.sharing import settlement
from remitcalc.engine.steps.expression import (
    Condition,
    Difference,
    Product,
    Quotient,
    Sum,
    Told,
    amount_of,
)
from remitcalc.engine.steps.shares import Place, Weights, weighted_share
from remitcalc.engine.steps.way import ZERO
from remitcalc.model.message import message
from remitcalc.model.money import Money
from remitcalc.model.payroll import exact_sum

if TYPE_CHECKING:
    from remitcalc.engine.exact import Ints
    from remitcalc.engine.steps.expression import Expression, Of, Unit
    from remitcalc.engine.steps.group import Against, Group
    from remitcalc.engine.steps.way import Way


class _Compared(NamedTuple):
    """What each worker has and wants at most: this one's as steps, all as columns."""

    found: Of
    wanted: Of
    found_column: Ints
    wanted_column: Ints


def settle_fees(way: Way, group: Group, place: Place) -> None:
    """Add what a worker's fees on top are after they are settled.

    Raises
    ------
    RefusedStepError
        Totals are not known, or those who gain do not gain enough.
    """
    against, recipe = _against(way, group), way.recipe
    found = way.total(is_equal=True)
    alone, earlier = int(against.alone.total[place.row]), int(against.earlier.total[place.row])
    expression = _less_earlier(way.unit, alone, earlier)
    wanted = recipe.add("wanted", "step_wanted_total", expression, way.unit)
    columns = group.unsettled.total, against.floor.total
    moved = _moved(way, place, _Compared(found, wanted, *columns), way.unit)
    expression = Sum((recipe.of("equal.sending"), moved))
    recipe.add("sending", "step_sending", expression, way.unit)


def settle_arrival(way: Way, group: Group, place: Place) -> None:
    """Add what arrives, and charges on arrival, after what arrives is settled.

    Raises
    ------
    RefusedStepError
        Totals are not known, those who gain do not gain enough, or nothing is left to a worker.
    """
    against, recipe, row = _against(way, group), way.recipe, place.row
    unit, conversion, floor = way.arriving, way.pricing.conversion, against.floor
    if conversion.reference is None:
        reason = message("settling_needs_reference_rate")
        raise recipe.refuse("moved", "step_moved", unit, reason)
    paid_alone = Told(
        amount_of(int(against.alone.spare[row]), way.unit.currency), way.unit, "alone", "paid"
    )
    earlier = amount_of(int(against.earlier.spare[row]), way.unit.currency)
    paid: Expression = recipe.of("paid")
    if earlier:
        paid = Sum((paid, Told(earlier, way.unit, "earlier", "paid")))
    more = recipe.add("more", "step_more_paid", Difference(paid, (paid_alone,)), way.unit)
    worth = recipe.add(
        "more_worth", "step_more_worth", Product((more, way.reference)), unit, "half_away"
    )
    before = _less_earlier(
        unit, int(against.alone.received[row]), int(against.earlier.received[row])
    )
    needed = recipe.add("wanted", "step_wanted_received", Sum((before, worth)), unit)
    unsettled = group.unsettled
    all_more = difference(unsettled.paid, floor.spare)
    all_needed = added(floor.received, conversion.at_reference(all_more))
    compared = _Compared(needed, recipe.of("equal.received"), all_needed, unsettled.received)
    moved = _moved(way, place, compared, unit)
    expression = Difference(recipe.of("equal.received"), (moved,))
    received = recipe.add("received", "step_received", expression, unit)
    _refuse_emptied(way, compared, received)
    taken = Difference(recipe.of("converted"), (received,))
    said = "step_receiving"
    recipe.add("receiving", said, Quotient(taken, way.reference), way.unit, "half_away")


def _against(way: Way, group: Group) -> Against:
    if group.against is None or way.pricing.absent:
        reason = message("settling_needs_known_totals")
        raise way.recipe.refuse("moved", "step_moved", way.unit, reason)
    return group.against


def _less_earlier(unit: Unit, alone: int, earlier: int) -> Expression:
    """Return what is alone, less what the pool's earlier transfers came to."""
    found = Told(amount_of(alone, unit.currency), unit, "alone", "total")
    if not earlier:
        return found
    before = Told(amount_of(earlier, unit.currency), unit, "earlier", "total")
    return Difference(found, (before,))


def _moved(way: Way, place: Place, compared: _Compared, unit: Unit) -> Of:
    """Add what is moved to a worker, below zero: from, so that none has more than is wanted."""
    recipe, change = way.recipe, difference(compared.found_column, compared.wanted_column)
    excess, gains = np.maximum(change, 0), np.maximum(-change, 0)
    owed, gained = exact_sum(excess), exact_sum(gains)
    found, wanted, said = compared.found, compared.wanted, "step_moved"
    if not owed:
        nothing = Told(Fraction(0), unit, "none", "nobody")
        return recipe.add("moved", said, nothing, unit, notes=(message("step_nobody_loses"),))
    losses = Told(amount_of(owed, unit.currency), unit, "others", "losses")
    if gained < owed:
        money = {"gains": Money(gained, unit.currency), "losses": Money(owed, unit.currency)}
        all_gains = Told(amount_of(gained, unit.currency), unit, "others", "gains")
        held = Condition(all_gains, "below", losses)
        reason, also = message("gains_do_not_cover", **money), (found.key, wanted.key)
        raise recipe.refuse("moved", said, unit, reason, held, also=also)
    if int(excess[place.row]):
        held = Condition(found, "above", wanted)
        return recipe.add("moved", said, Difference(wanted, (found,)), unit, conditions=(held,))
    held = Condition(found, "at_most", wanted)
    gain = recipe.add("gain", "step_gain", Difference(wanted, (found,)), unit, conditions=(held,))
    others = amount_of(gained - int(gains[place.row]), unit.currency)
    rest = Told(others, unit, "others", "gains")
    whole = recipe.add("gains", "step_gains", Sum((gain, rest)), unit)
    total = recipe.add("losses", "step_losses", losses, unit)
    return weighted_share(recipe, "moved", said, total, Weights(gains, gain, whole), place)


def _refuse_emptied(way: Way, compared: _Compared, received: Of) -> None:
    """Raise where the settlement leaves nothing to any worker."""
    currency = way.arriving.currency
    moved = settlement(compared.found_column, compared.wanted_column, currency)
    left = difference(compared.wanted_column, moved)
    if way.recipe.minor(received) <= 0:
        held = Condition(received, "at_most", ZERO)
        raise way.recipe.refuse_at(received, message("settling_takes_all"), held)
    if int(left.min()) <= 0:
        least = Told(amount_of(int(left.min()), currency), way.arriving, "others", "least")
        held = Condition(least, "at_most", ZERO)
        raise way.recipe.refuse_at(received, message("settling_takes_all"), held)
