"""An expression as a line of figures, or of numbers of the steps that they come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    from collections.abc import Callable

    from remitcalc.engine.steps.expression import Condition, Expression, Leaf

SIGNS = {"below": "<", "at_most": "≤", "above": ">", "at_least": "≥"}
RELATIONS = {"exact": "=", "half_away": "≈", "down": "↓"}
"""How a result follows from what stands before it, by the rounding of its step."""

_SUM, _PRODUCT, _LEAF = range(3)
"""How strongly an operation binds."""


def formula(expression: Expression, write: Callable[[Leaf], str]) -> str:
    """Return an expression; `write` says its figures.

    >>> from fractions import Fraction
    >>> from remitcalc.engine.steps.expression import COUNT
    >>> two, three = (Told(Fraction(n), COUNT, "rule") for n in (2, 3))
    >>> said = Product((two, Difference(three, (two,))))
    >>> formula(said, lambda leaf: str(leaf.value) if isinstance(leaf, Told) else "")
    '2 × (3 − 2)'
    """
    return _written(expression, write)[0]


def comparison(condition: Condition, write: Callable[[Leaf], str]) -> str:
    """Return a comparison: "C$400.00 ≥ C$250.00"."""
    left, right = formula(condition.left, write), formula(condition.right, write)
    return f"{left} {SIGNS[condition.sign]} {right}"


def is_leaf(expression: Expression) -> bool:
    """Return whether an expression is a figure and no operation."""
    return isinstance(expression, Of | Priced | Told)


def _written(  # noqa: PLR0911 - one operation each
    expression: Expression, write: Callable[[Leaf], str]
) -> tuple[str, int]:
    """Return an expression, and how strongly what it is binds."""

    def bound(part: Expression, least: int) -> str:
        text, strength = _written(part, write)
        return f"({text})" if strength < least else text

    match expression:
        case Of() | Priced() | Told():
            text = write(expression)
            return (f"({text})" if text[:1] in "-−" else text), _LEAF
        case Sum(terms):
            return " + ".join(bound(one, _SUM) for one in terms), _SUM
        case Difference(first, others):
            less = "".join(f" − {bound(one, _PRODUCT)}" for one in others)
            return bound(first, _SUM) + less, _SUM
        case Product(factors):
            return " × ".join(bound(one, _PRODUCT) for one in factors), _PRODUCT
        case Quotient(first, second):
            return f"{bound(first, _PRODUCT)} ÷ {bound(second, _LEAF)}", _PRODUCT
        case Least(terms):
            return f"min({'; '.join(bound(one, _SUM) for one in terms)})", _LEAF
        case Most(terms):
            return f"max({'; '.join(bound(one, _SUM) for one in terms)})", _LEAF
