"""The one rounding, and sharing by largest remainder."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Number = int | Decimal | Fraction


def rounded(value: Number) -> int:
    """Half away from zero, to a whole unit."""
    exact = Fraction(value)
    size = (2 * abs(exact.numerator) + exact.denominator) // (2 * exact.denominator)
    return size if exact >= 0 else -size


def rounded_to_decimals(value: Number, decimals: int) -> Fraction:
    scale = 10**decimals
    return Fraction(rounded(Fraction(value) * scale), scale)


def shared(total: int, weights: Sequence[Number]) -> list[int]:
    """floor(total · w / W), the left-over units to the largest remainders, ties to the earlier row.

    `total` may be negative (a group's exchange gain): floor is still floor.
    """
    if all(type(weight) is int for weight in weights):
        return shared_in_integers(total, weights)
    return shared_in_fractions(total, weights)


def shared_in_fractions(total: int, weights: Sequence[Number]) -> list[int]:
    """The rule as it is stated, for weights of any kind."""
    whole = sum(Fraction(w) for w in weights)
    exact = [total * Fraction(w) / whole for w in weights]
    shares = [quota.numerator // quota.denominator for quota in exact]
    left_over = total - sum(shares)
    remainders = [quota - share for quota, share in zip(exact, shares, strict=True)]
    order = sorted(range(len(weights)), key=lambda row: (-remainders[row], row))
    for row in order[:left_over]:
        shares[row] += 1
    return shares


def shared_equally(total: int, count: int) -> list[int]:
    return shared(total, [1] * count)


def shared_in_integers(total: int, weights: Sequence[int]) -> list[int]:
    """The same rule for whole weights, fast enough for many workers and many pools."""
    whole = sum(weights)
    shares = [total * weight // whole for weight in weights]
    remainders = [total * weight % whole for weight in weights]
    order = sorted(range(len(weights)), key=lambda row: (-remainders[row], row))
    for row in order[: total - sum(shares)]:
        shares[row] += 1
    return shares
