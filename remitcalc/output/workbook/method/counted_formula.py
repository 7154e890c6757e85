"""An expression of a step as a formula over cells that hold whole units.

A cell holds a figure as a whole number of units: C$8.00 as 800, 2.5 % as 25,000 of a millionth. A
spreadsheet's doubles multiply and add such numbers exactly below 2^53, so that a formula multiplies
first, divides once, and rounds last. Beside the text stands what doubles make of it, operation by
operation: who writes the cell can see whether a spreadsheet gets the same as the engine.
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from remitcalc.engine.steps.expression import (
    Difference,
    Least,
    Most,
    Of,
    Priced,
    Product,
    Quotient,
    Sum,
    Told,
)
from remitcalc.output.workbook.counting import MOST_EXACT, MOST_SHARED, SPLIT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from remitcalc.engine.steps.expression import Condition, Expression, Leaf
    from remitcalc.engine.steps.step import Rounding

_PAIR = 2
_SUM, _PRODUCT, _LEAF = range(3)
"""How strongly an operation binds."""
_SIGNS = {"below": "<", "at_most": "<=", "above": ">", "at_least": ">="}


class Written(NamedTuple):
    """A part of a formula, how strongly it binds, and what doubles make of it."""

    text: str
    binds: int
    comes_to: float

    def within(self, least: int) -> str:
        """Return the text, in brackets where it binds less than `least`."""
        return f"({self.text})" if self.binds < least else self.text


class Counted(NamedTuple):
    """A figure: so many `units`, each worth `each`, divided by a figure that is no constant."""

    units: Written
    each: Fraction
    by: Written | None = None


def cell(address: str, value: Fraction, each: Fraction) -> Counted:
    """Return a figure that a cell holds in units of `each`."""
    return Counted(Written(address, _LEAF, float(value / each)), each)


def constant(value: int) -> Written:
    """Return a whole number."""
    return Written(f"({value})" if value < 0 else str(value), _LEAF, float(value))


ONE = constant(1)


def formula_of(
    expression: Expression, of: Callable[[Leaf], Counted], each: Fraction, rounding: Rounding
) -> Written:
    """Return the formula of a step, in units of `each`; `of` gives its figures.

    `exact` formulas are not rounded: what they come to is a whole number of units as it is.
    """
    found = counted(expression, of)
    up, down = (found.each / each).as_integer_ratio()
    units = _times([found.units, constant(up)])
    by = _times([*([found.by] if found.by else []), constant(down)])
    if rounding == "exact":
        return units if by == ONE else _over(units, by)
    if rounding == "down":
        return _rounded_down(expression, of, units, by)
    if units.comes_to >= MOST_EXACT and up == 1 and found.by is None:
        long = _in_halves(expression, of, down)
        if long is not None:
            return long
    whole = units if by == ONE else _over(units, by)
    return _called("ROUND", [whole, constant(0)], _half_away(whole.comes_to))


def counted(expression: Expression, of: Callable[[Leaf], Counted]) -> Counted:
    """Return an expression with all its operations."""

    def all_of(parts: Sequence[Expression]) -> list[Counted]:
        return [counted(one, of) for one in parts]

    match expression:
        case Of() | Priced() | Told():
            return of(expression)
        case Sum(terms):
            found, each = aligned(all_of(terms))
            return Counted(_added(found), each)
        case Difference(first, others):
            found, each = aligned(all_of((first, *others)))
            return Counted(_less(found[0], found[1:]), each)
        case Product(factors):
            figures = all_of(factors)
            each = math.prod((one.each for one in figures), start=Fraction(1))
            below = _all([one.by for one in figures if one.by is not None])
            return Counted(_times([one.units for one in figures]), each, below)
        case Quotient(first, second):
            top, bottom = all_of((first, second))
            units = _times([top.units, *([bottom.by] if bottom.by else [])])
            below = _all([*([top.by] if top.by else []), bottom.units])
            return Counted(units, top.each / bottom.each, below)
        case Least(terms) | Most(terms):
            found, each = aligned(all_of(terms))
            values = [one.comes_to for one in found]
            is_least = isinstance(expression, Least)
            value = min(values) if is_least else max(values)
            return Counted(_called("MIN" if is_least else "MAX", found, value), each)


def comparison_of(condition: Condition, of: Callable[[Leaf], Counted]) -> str:
    """Return a comparison as a formula that is true where it holds."""
    sides = [counted(one, of) for one in (condition.left, condition.right)]
    left, right = aligned(sides)[0]
    return f"{left.text}{_SIGNS[condition.sign]}{right.text}"


def aligned(figures: Sequence[Counted]) -> tuple[list[Written], Fraction]:
    """Return figures in units of which each is a whole number of its own, and what one is worth."""
    lowest = math.lcm(*(one.each.denominator for one in figures))
    highest = math.gcd(*(int(one.each * lowest) for one in figures))
    each = Fraction(highest, lowest)
    found = []
    for one in figures:
        units = _times([one.units, constant(int(one.each / each))])
        found.append(units if one.by is None else _over(units, one.by))
    return found, each


def _all(factors: list[Written]) -> Written | None:
    return _times(factors) if factors else None


def _added(terms: Sequence[Written]) -> Written:
    text = "+".join(one.within(_SUM) for one in terms)
    return Written(text, _SUM, sum(one.comes_to for one in terms))


def _less(first: Written, others: Sequence[Written]) -> Written:
    value = first.comes_to
    for one in others:
        value -= one.comes_to
    return Written("-".join([first.text, *(one.within(_PRODUCT) for one in others)]), _SUM, value)


def _times(factors: Sequence[Written]) -> Written:
    """Return a product without factors of one."""
    left = [one for one in factors if one != ONE]
    if len(left) < _PAIR:
        return left[0] if left else ONE
    text = "*".join(one.within(_PRODUCT) for one in left)
    return Written(text, _PRODUCT, math.prod(one.comes_to for one in left))


def _over(first: Written, second: Written) -> Written:
    text = f"{first.within(_PRODUCT)}/{second.within(_LEAF)}"
    return Written(text, _PRODUCT, first.comes_to / second.comes_to)


def _called(function: str, arguments: Sequence[Written], value: float) -> Written:
    return Written(f"{function}({','.join(one.text for one in arguments)})", _LEAF, value)


def _half_away(value: float) -> float:
    return math.copysign(math.floor(abs(value) + 0.5), value)


def _rounded_down(
    expression: Expression, of: Callable[[Leaf], Counted], units: Written, by: Written
) -> Written:
    """Return a share cut to whole units.

    A large sum times a weight is too long to be exact: what goes into the weights a whole number of
    times is then taken out first.
    """
    if abs(units.comes_to) >= MOST_SHARED and isinstance(expression, Quotient):
        shared = expression.first
        if isinstance(shared, Product) and len(shared.factors) == _PAIR:
            total, mine, whole = (counted(one, of) for one in (*shared.factors, expression.second))
            if mine.each == whole.each and not (total.by or mine.by or whole.by):
                return _shared(total.units, mine.units, whole.units)
    return _called("INT", [_over(units, by)], float(math.floor(units.comes_to / by.comes_to)))


def _shared(total: Written, mine: Written, whole: Written) -> Written:
    times, left = divmod(total.comes_to, whole.comes_to)
    value = times * mine.comes_to + math.floor(left * mine.comes_to / whole.comes_to)
    t, m, w = (one.within(_LEAF) for one in (total, mine, whole))
    return Written(f"INT({t}/{w})*{m}+INT(MOD({t},{w})*{m}/{w})", _SUM, value)


def _in_halves(expression: Expression, of: Callable[[Leaf], Counted], by: int) -> Written | None:
    """Return a product too long to be exact, its second factor taken in two halves.

    The lower half has four digits; cutting what it gives to whole units changes no rounding, as the
    divisor is even. None: it is no such product.
    """
    is_pair = isinstance(expression, Product) and len(expression.factors) == _PAIR
    if not is_pair or by % (2 * SPLIT):
        return None
    assert isinstance(expression, Product)
    short, long = (counted(one, of).units for one in expression.factors)
    high, low = divmod(long.comes_to, SPLIT)
    value = short.comes_to * high + math.floor(short.comes_to * low / SPLIT)
    s, n = short.within(_LEAF), long.within(_LEAF)
    text = f"ROUND(({s}*INT({n}/{SPLIT})+INT({s}*MOD({n},{SPLIT})/{SPLIT}))/{by // SPLIT},0)"
    return Written(text, _LEAF, _half_away(value / (by // SPLIT)))
