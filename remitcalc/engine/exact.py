"""Exact integer arithmetic: the one rounding, the one sharing, sums that never wrap.

All functions take int64 arrays, the rounding Python integers too. Where an array's largest
intermediate value would not fit int64 they run the same lines on Python integers; only results
must fit int64.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from remitcalc.model.payroll import exact_sum

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

Amounts = TypeVar("Amounts", int, "NDArray[np.int64]")
Scalar = TypeVar("Scalar", bound=np.generic)
INT64_MAX = 2**63 - 1
# A column's own methods take twice as long to begin with.
_least, _greatest = np.minimum.reduce, np.maximum.reduce


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
    largest = max(magnitude(value), 1) * magnitude(num) + magnitude(offset) + den
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
        Below zero where a group gains: a floor is still a floor.
    weights : int64 array, shape (n,)
        At least zero, with a positive sum.

    Raises
    ------
    OverflowError
        `total` or the sum of the weights does not fit int64: no array could hold it.

    Examples
    --------
    >>> largest_remainder(2000, np.array([1, 1, 1])).tolist()
    [667, 667, 666]
    """
    whole = exact_sum(weights)
    if max(abs(total), whole) > INT64_MAX:
        raise OverflowError(total, whole)
    if abs(total) * magnitude(weights) <= INT64_MAX:
        product = weights * total
        shares = product // whole
        remainders = np.subtract(product, shares * whole, out=product)
    else:
        wide = weights.astype(object) * total
        shares = (wide // whole).astype(np.int64)
        remainders = (wide % whole).astype(np.int64)
    return _give_left_over(shares, remainders, total - exact_sum(shares))


def equal_shares(total: int, count: int) -> Ints:
    """Return `largest_remainder` for equal weights: the first rows get the units left over.

    Raises
    ------
    OverflowError
        `total` does not fit int64.

    >>> equal_shares(2000, 3).tolist()
    [667, 667, 666]
    """
    if abs(total) > INT64_MAX:
        raise OverflowError(total)
    share, left = divmod(total, count)
    shares = np.full(count, share, dtype=np.int64)
    shares[:left] += 1
    return shares


def weighted_sum(values: Ints, counts: Ints) -> int:
    """Return Σ value × count, exactly; the arrays have one shape and at least one row.

    >>> weighted_sum(np.array([2**62, 1]), np.array([4, 3])) == 2**64 + 3
    True
    """
    if 0 in values.strides:  # the same value throughout
        return int(values[0]) * int(counts.sum())
    if magnitude(values) * int(counts.sum()) <= INT64_MAX:
        return int(values @ counts)
    return sum(v * c for v, c in zip(values.tolist(), counts.tolist(), strict=True))


def magnitude(value: int | NDArray[Any]) -> int:
    """Return the largest absolute value; 0 of an empty array.

    >>> magnitude(-7), magnitude(np.array([-9, 4]))
    (7, 9)
    """
    if isinstance(value, int):
        return abs(value)
    if value.size <= 1:
        return abs(value.item()) if value.size else 0
    return max(-int(_least(value, axis=None)), int(_greatest(value, axis=None)))


def all_bits(bits: NDArray[np.uint8]) -> int:
    """Return the bits that are set in any row.

    >>> all_bits(np.array([1, 4, 1], dtype=np.uint8))
    5
    """
    if bits.size and 0 in bits.strides:  # the same value throughout
        return int(bits[0])
    return int(np.bitwise_or.reduce(bits, initial=0))


def distinct(column: NDArray[Any]) -> list[int]:
    """Return the different values of a column, ascending; a column of one value is not sorted.

    >>> distinct(np.array([3, 3])), distinct(np.array([3, 1, 3])), distinct(np.array([]))
    ([3], [1, 3], [])
    """
    if column.size and int(_least(column, axis=None)) == int(_greatest(column, axis=None)):
        return [int(column[0])]
    values: list[int] = np.unique(column).tolist()
    return values


def added(first: Ints, *others: Ints) -> Ints:
    """Return the sum of columns, row by row, in a column of its own.

    Raises
    ------
    OverflowError
        A sum does not fit int64.

    >>> added(np.array([1, 2]), np.array([10, 20])).tolist()
    [11, 22]
    """
    if not others:
        return first.copy()
    if sum(map(magnitude, others), magnitude(first)) > INT64_MAX:
        wide = sum((column.astype(object) for column in others), first.astype(object))
        return wide.astype(np.int64)
    total: Ints = first + others[0]
    for column in others[1:]:
        total += column
    return total


def difference(first: Ints, second: Ints) -> Ints:
    """Return `first` less `second`, row by row; see `added`.

    >>> difference(np.array([1, 2]), np.array([10, 2])).tolist()
    [-9, 0]
    """
    if magnitude(first) + magnitude(second) > INT64_MAX:
        less: Ints = (first.astype(object) - second.astype(object)).astype(np.int64)
        return less
    return first - second


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


def _wide(value: int | Ints) -> int | NDArray[np.object_]:
    return value if isinstance(value, int) else value.astype(object)
