"""Exact integer arithmetic: the one rounding, the one sharing.

Both functions take Python integers or int64 arrays. Where an array's largest intermediate product
would not fit int64 they run the same lines on Python integers; only results must fit int64.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

Amounts = TypeVar("Amounts", int, "NDArray[np.int64]")
Scalar = TypeVar("Scalar", bound=np.generic)
INT64_MAX = 2**63 - 1


@lru_cache(maxsize=512, typed=True)
def constant(value: Scalar, count: int) -> NDArray[Scalar]:
    """Return a read-only column of `count` times the same value, which takes no memory.

    >>> constant(np.int64(7), 3).tolist(), constant(np.int64(7), 3).dtype.name
    ([7, 7, 7], 'int64')
    """
    return np.broadcast_to(value, count)


def muldiv_round(value: Amounts, num: int | Ints, den: int, offset: int | Ints = 0) -> Amounts:
    """Return (value × num + offset) / den, rounded half away from zero.

    Parameters
    ----------
    value, num, offset : int or int64 array
        Arrays have one shape.
    den : int
        Above zero.

    Raises
    ------
    OverflowError
        A result does not fit int64 (arrays only).

    Examples
    --------
    >>> muldiv_round(25, 1, 10), muldiv_round(-25, 1, 10), muldiv_round(24, 1, 10)
    (3, -3, 2)
    """
    if isinstance(value, int):
        assert isinstance(num, int)
        assert isinstance(offset, int)
        product = value * num + offset
        return _divide(product, den) if product >= 0 else -_divide(-product, den)
    # A number that no array holds must not meet one, even where every value is zero.
    largest = max(_magnitude(value), 1) * _magnitude(num) + _magnitude(offset) + den
    if largest <= INT64_MAX:
        return _divide_array(value * num + offset, den)
    exact = value.astype(object) * _wide(num) + _wide(offset)
    return _divide_array(exact, den).astype(np.int64)


def largest_remainder(total: int, weights: Ints) -> Ints:
    """Share `total` in proportion to `weights`, in whole units that sum to it exactly.

    Each part is the floor of its exact share; the units left over go to the largest exact
    remainders, ties to the earlier row.

    Parameters
    ----------
    total : int
        At least zero.
    weights : int64 array, shape (n,)
        At least zero, with a positive sum that fits int64.

    Raises
    ------
    OverflowError
        `total` does not fit int64: no array could hold it.

    Examples
    --------
    >>> largest_remainder(2000, np.array([1, 1, 1])).tolist()
    [667, 667, 666]
    """
    if total > INT64_MAX:
        raise OverflowError(total)
    whole = int(weights.sum())
    if total * _magnitude(weights) <= INT64_MAX:
        product = weights * total
        shares = product // whole
        remainders = np.subtract(product, shares * whole, out=product)
    else:
        wide = weights.astype(object) * total
        shares = (wide // whole).astype(np.int64)
        remainders = (wide % whole).astype(np.int64)
    return _give_left_over(shares, remainders, total - int(shares.sum()))


def equal_shares(total: int, count: int) -> Ints:
    """Return `largest_remainder` for equal weights: the first rows get the units left over.

    >>> equal_shares(2000, 3).tolist()
    [667, 667, 666]
    """
    share, left = divmod(total, count)
    shares = np.full(count, share, dtype=np.int64)
    shares[:left] += 1
    return shares


def weighted_sum(values: Ints, counts: Ints) -> int:
    """Return Σ value × count, exactly; the arrays have one shape and at least one row.

    >>> weighted_sum(np.array([2**62, 1]), np.array([4, 3])) == 2**64 + 3
    True
    """
    if _magnitude(values) * int(counts.sum()) <= INT64_MAX:
        return int(values @ counts)
    return sum(v * c for v, c in zip(values.tolist(), counts.tolist(), strict=True))


def exact_total(values: Ints) -> int:
    """Return the sum of a column, exactly.

    >>> exact_total(np.array([2**62, 2**62, -1])) == 2**63 - 1
    True
    """
    if _magnitude(values) * len(values) <= INT64_MAX:
        return int(values.sum())
    return sum(values.tolist())


def _give_left_over(shares: Ints, remainders: Ints, left: int) -> Ints:
    if left == 0:
        return shares
    threshold = np.partition(remainders, len(remainders) - left)[len(remainders) - left]
    above = remainders > threshold
    shares += above
    ties = np.flatnonzero(remainders == threshold)
    shares[ties[: left - int(np.count_nonzero(above))]] += 1
    return shares


def _divide(product: int, den: int) -> int:
    return (product + den // 2) // den


def _divide_array(product: NDArray[Any], den: int) -> NDArray[Any]:
    if den == 1:
        return product
    if product.size and product.min() < 0:
        sign = np.where(product < 0, -1, 1)
        halves: NDArray[Any] = sign * _divide_array(sign * product, den)
        return halves
    product += den // 2
    product //= den
    return product


def _magnitude(value: int | Ints) -> int:
    if isinstance(value, int):
        return abs(value)
    return max(abs(int(value.min())), abs(int(value.max()))) if value.size else 0


def _wide(value: int | Ints) -> int | NDArray[np.object_]:
    return value if isinstance(value, int) else value.astype(object)
