"""One worker's share of a sum by largest remainder: the exact part, and the unit left over."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from remitcalc.engine.exact import INT64_MAX, magnitude
from remitcalc.engine.steps.expression import (
    COUNT,
    Condition,
    Difference,
    Product,
    Quotient,
    Sum,
    Told,
    amount_of,
)
from remitcalc.model.message import message
from remitcalc.model.payroll import exact_sum

if TYPE_CHECKING:
    from remitcalc.engine.exact import Ints
    from remitcalc.engine.steps.expression import Expression, Of
    from remitcalc.engine.steps.recipe import Recipe
    from remitcalc.model.message import Message


class Weights(NamedTuple):
    """By what a sum is shared: `column` of all workers, this one's, and all of them together."""

    column: Ints
    mine: Of
    whole: Of


class Place(NamedTuple):
    """A worker of a pool: the row, from 0, and how many there are."""

    row: int
    workers: int


class _Left(NamedTuple):
    """What is left over when all shares are rounded down, and this worker's turn."""

    down: Expression
    place: int


def equal_share(recipe: Recipe, key: str, said: Message | str, total: Of, place: Place) -> Of:
    """Add a worker's equal share of a sum."""
    unit = recipe.into[total.key].unit
    exact = Quotient(total, Told(Fraction(place.workers), COUNT, "count", "workers"))
    if recipe.minor(total) % place.workers == 0:
        return recipe.add(key, said, exact, unit)
    workers = Told(Fraction(place.workers), COUNT, "count", "workers")
    down = recipe.of(f"{key}.down")
    return _with_left_over(
        recipe, key, (said, total), exact, _Left(Product((workers, down)), place.row + 1)
    )


def weighted_share(  # noqa: PLR0913, PLR0917 - what is shared by what, and for whom
    recipe: Recipe, key: str, said: Message | str, total: Of, weights: Weights, place: Place
) -> Of:
    """Add a worker's share of a sum in proportion to weights."""
    unit, minor = recipe.into[total.key].unit, recipe.minor(total)
    column, row = weights.column, place.row
    exact = Quotient(Product((total, weights.mine)), weights.whole)
    whole = exact_sum(column)
    if minor * int(column[row]) % whole == 0:
        return recipe.add(key, said, exact, unit)
    floors, remainders = _divided(column, minor, whole)
    mine = int(remainders[row])
    turn = 1 + int(np.count_nonzero(remainders > mine))
    turn += int(np.count_nonzero(remainders[:row] == mine))
    others = amount_of(exact_sum(floors) - int(floors[row]), unit.currency)
    down: Expression = Sum((recipe.of(f"{key}.down"), Told(others, unit, "others", "rounded_down")))
    return _with_left_over(recipe, key, (said, total), exact, _Left(down, turn))


def _with_left_over(
    recipe: Recipe, key: str, of: tuple[Message | str, Of], exact: Expression, left: _Left
) -> Of:
    """Add a share rounded down, what that leaves over, and whether a unit of it falls here."""
    said, total = of
    unit = recipe.into[total.key].unit
    down = recipe.add(f"{key}.down", "step_rounded_down", exact, unit, "down")
    rest = left.down.terms if isinstance(left.down, Sum) else (left.down,)
    over = recipe.add(f"{key}.left", "step_left_over", Difference(total, tuple(rest)), unit)
    one = Told(amount_of(1, unit.currency), unit, "rule", "unit")
    turn = Told(Fraction(left.place), COUNT, "others", "turn")
    reached = Product((turn, one))
    if left.place <= recipe.minor(over):
        held = Condition(reached, "at_most", over)
        note = message("step_unit_here")
        return recipe.add(key, said, Sum((down, one)), unit, conditions=(held,), notes=(note,))
    held = Condition(reached, "above", over)
    note = message("step_no_unit_here")
    return recipe.add(key, said, down, unit, conditions=(held,), notes=(note,))


def _divided(column: Ints, total: int, whole: int) -> tuple[Ints, Ints]:
    """Return the shares rounded down and what that leaves of each, in parts of `whole`."""
    if abs(total) * magnitude(column) <= INT64_MAX:
        product = column * total
        floors = product // whole
        return floors, product - floors * whole
    wide = column.astype(object) * total
    return (wide // whole).astype(np.int64), (wide % whole).astype(np.int64)
