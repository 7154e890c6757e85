"""Draws of hypothesis by few strategies that are made once: most of a case's time went into them.

A strategy that is made anew for each case is checked and labelled anew for each.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

T = TypeVar("T")


@cache
def _positions(count: int) -> st.SearchStrategy[int]:
    return st.integers(0, count - 1)


class Chance:
    """What falls to a case: the earlier of several choices is the simpler one."""

    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw

    def one_of(self, choices: Sequence[T]) -> T:
        return choices[self._draw(_positions(len(choices)))]

    def is_so(self, times: int = 1, of: int = 2) -> bool:
        """True `times` times `of` so many."""
        return self._draw(_positions(of)) >= of - times

    def between(self, least: int, most: int) -> int:
        return self._draw(st.integers(least, most))

    def scaled(self, least: int, most: int, decimals: int = 2) -> Decimal:
        """A decimal from `least` to `most` units of the last decimal."""
        return Decimal(self.between(least, most)).scaleb(-decimals)

    def different(self, most: int, make: Callable[[], int]) -> list[int]:
        """From 1 to `most` numbers, sorted, none twice."""
        return sorted({make() for _ in range(self.one_of(range(1, most + 1)))})
