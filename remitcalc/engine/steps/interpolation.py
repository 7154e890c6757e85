"""Between two surveyed pairs a straight line, outside them the nearest one; at a pair its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from remitcalc.engine.steps.expression import Condition, Difference, Product, Quotient, Sum
from remitcalc.model.message import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remitcalc.engine.steps.expression import Expression, Of, Priced
    from remitcalc.model.message import Message


class Point(NamedTuple):
    """A surveyed pair: what was charged at which amount, and that in minor units."""

    amount: Priced
    value: Priced
    minor: int


class Interpolated(NamedTuple):
    """What surveyed pairs come to at a base, the comparisons it rests on, what to say of it."""

    expression: Expression
    conditions: tuple[Condition, ...]
    notes: tuple[Message, ...]


_AS_SURVEYED, _NEAREST, _BETWEEN = (
    (message(code),) for code in ("step_as_surveyed", "step_nearest", "step_interpolated")
)


def interpolated(points: Sequence[Point], base: Of, minor: int) -> Interpolated:
    """Return what is read off surveyed pairs, in ascending order, at `base`, in minor units."""
    first, last = points[0], points[-1]
    at = next((one for one in points if one.minor == minor), None)
    if at is not None:
        return Interpolated(at.value, (), _AS_SURVEYED)
    if minor < first.minor:
        below = Condition(base, "below", first.amount)
        return Interpolated(first.value, (below,), _NEAREST)
    if minor > last.minor:
        above = Condition(base, "above", last.amount)
        return Interpolated(last.value, (above,), _NEAREST)
    upper = next(one for one in points if one.minor > minor)
    lower = points[points.index(upper) - 1]
    part = Product(
        (
            Difference(upper.value, (lower.value,)),
            Quotient(Difference(base, (lower.amount,)), Difference(upper.amount, (lower.amount,))),
        )
    )
    between = (Condition(base, "above", lower.amount), Condition(base, "below", upper.amount))
    return Interpolated(Sum((lower.value, part)), between, _BETWEEN)
