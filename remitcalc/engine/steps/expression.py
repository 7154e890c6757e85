"""What a step computes: a small tree of operations over figures, exact at every node.

Money counts in major units here (C$8.00 is 8), a percentage as a fraction of one, and a rate turns
one major unit into another: a tree computes the same whether it is evaluated here, printed and
added up by hand, or written as a formula.
"""

from __future__ import annotations

import operator
from fractions import Fraction
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from remitcalc.model.money import exponent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from decimal import Decimal

    from remitcalc.model.provenance import Provenance

Kind = Literal["money", "rate", "percent", "count"]
Origin = Literal["amount", "setting", "others", "alone", "earlier", "count", "rule", "none"]
"""Where a figure comes from that is no price: the payroll; the scenario; the other workers of the
pool; the way alone; earlier transfers of the season; a number of things; the cost model itself; a
part nothing is charged for."""
Sign = Literal["below", "at_most", "above", "at_least"]
Path = tuple[str | int, ...]


class Unit(NamedTuple):
    """What a figure counts, and to how many decimals it is rounded; None: as many as it has."""

    kind: Kind
    currency: str = ""
    decimals: int | None = None


RATE = Unit("rate")
PERCENT = Unit("percent")
COUNT = Unit("count", decimals=0)


@cache
def money(currency: str) -> Unit:
    """Return the unit of amounts of a currency.

    >>> money("JPY").decimals, money("KWD").decimals
    (0, 3)
    """
    return Unit("money", currency, exponent(currency))


class Of(NamedTuple):
    """The result of another step."""

    key: str


class Priced(NamedTuple):
    """A price: one figure of a service or corridor, where it stands, and where it is from."""

    value: Fraction
    unit: Unit
    path: Path
    provenance: Provenance


class Told(NamedTuple):
    """A figure that is no price, and where it comes from; `about` tells which setting."""

    value: Fraction
    unit: Unit
    origin: Origin
    about: str = ""


class Sum(NamedTuple):
    """All terms together."""

    terms: tuple[Expression, ...]


class Difference(NamedTuple):
    """The first less all others."""

    first: Expression
    others: tuple[Expression, ...]


class Product(NamedTuple):
    """All factors multiplied; a percentage of a figure is one."""

    factors: tuple[Expression, ...]


class Quotient(NamedTuple):
    """The first divided by the second."""

    first: Expression
    second: Expression


class Least(NamedTuple):
    """The smallest of some figures: what a maximum holds."""

    terms: tuple[Expression, ...]


class Most(NamedTuple):
    """The largest of some figures: what a minimum holds."""

    terms: tuple[Expression, ...]


Leaf = Of | Priced | Told
Expression = Of | Priced | Told | Sum | Difference | Product | Quotient | Least | Most


class Condition(NamedTuple):
    """A comparison that holds, and that a step rests on: the band chosen, why the next is not."""

    left: Expression
    sign: Sign
    right: Expression


_PRICES = 1024
"""How many prices are kept as fractions: they are the same for all workers."""
ONE = Told(Fraction(1), COUNT, "rule")


@lru_cache(_PRICES)
def amount_of(minor: int, currency: str) -> Fraction:
    """Return minor units in major ones, exactly.

    >>> amount_of(1069, "CAD"), amount_of(1069, "JPY")
    (Fraction(1069, 100), Fraction(1069, 1))
    """
    return Fraction(minor, 10 ** exponent(currency))


Ratio = tuple[int, int]
"""Numerator and denominator above zero, not in lowest terms: reducing is what costs a fraction."""


def evaluated(expression: Expression, value_of: Callable[[str], Fraction]) -> Fraction:
    """Return what an expression comes to, exactly; `value_of` gives the results of other steps."""
    if type(expression) is Of:
        return value_of(expression.key)
    if type(expression) is Priced or type(expression) is Told:
        return expression.value
    return Fraction(*ratio(expression, value_of))


def ratio(expression: Expression, value_of: Callable[[str], Fraction]) -> Ratio:
    """Return what an expression comes to, exactly, in whole numbers."""
    if type(expression) is Of:
        return value_of(expression.key).as_integer_ratio()
    if type(expression) is Priced or type(expression) is Told:
        return expression.value.as_integer_ratio()
    first, *others = operands(expression)
    found, operation = ratio(first, value_of), _OPERATIONS[type(expression)]
    for one in others:
        found = operation(found, ratio(one, value_of))
    return found


def _added(one: Ratio, other: Ratio) -> Ratio:
    if one[1] == other[1]:
        return one[0] + other[0], one[1]
    return one[0] * other[1] + other[0] * one[1], one[1] * other[1]


def _less(one: Ratio, other: Ratio) -> Ratio:
    return _added(one, (-other[0], other[1]))


def _times(one: Ratio, other: Ratio) -> Ratio:
    return one[0] * other[0], one[1] * other[1]


def _divided(one: Ratio, other: Ratio) -> Ratio:
    sign = -1 if other[0] < 0 else 1
    return sign * one[0] * other[1], sign * one[1] * other[0]


def _is_below(one: Ratio, other: Ratio) -> bool:
    return one[0] * other[1] < other[0] * one[1]


_OPERATIONS: dict[type, Callable[[Ratio, Ratio], Ratio]] = {
    Sum: _added,
    Difference: _less,
    Product: _times,
    Quotient: _divided,
    Least: lambda one, other: other if _is_below(other, one) else one,
    Most: lambda one, other: other if _is_below(one, other) else one,
}
"""Each operation on two figures; on more, from left to right."""


def operands(expression: Expression) -> tuple[Expression, ...]:
    """Return what an operation is done with, in order; nothing of a figure."""
    listed = _OPERANDS.get(type(expression))
    return () if listed is None else listed(expression)


_OPERANDS: dict[type, Callable[[Any], tuple[Expression, ...]]] = {
    Sum: operator.itemgetter(0),
    Difference: lambda one: (one.first, *one.others),
    Product: operator.itemgetter(0),
    Quotient: tuple,
    Least: operator.itemgetter(0),
    Most: operator.itemgetter(0),
}
"""What stands in each operation. A recipe looks at every node of every step: a table is fast."""


def holds(condition: Condition, value_of: Callable[[str], Fraction]) -> bool:
    """Return whether a comparison holds."""
    left, right = evaluated(condition.left, value_of), evaluated(condition.right, value_of)
    match condition.sign:
        case "below":
            return left < right
        case "at_most":
            return left <= right
        case "above":
            return left > right
        case "at_least":
            return left >= right


@lru_cache(_PRICES)
def exactly(figure: Decimal) -> Fraction:
    """Return a rate as a fraction."""
    return Fraction(figure)


@lru_cache(_PRICES)
def hundredth(percent: Decimal) -> Fraction:
    """Return a percentage as a fraction of one, exactly.

    >>> from decimal import Decimal
    >>> hundredth(Decimal("2.5"))
    Fraction(1, 40)
    """
    return Fraction(percent) / 100


def leaves(expression: Expression) -> Iterator[Leaf]:
    """Yield the figures that an expression is made of, in order."""
    if isinstance(expression, Of | Priced | Told):
        yield expression
    for one in operands(expression):
        yield from leaves(one)
