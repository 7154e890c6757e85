"""Rows of totals: known by their words, or because they are the sum of what stands above."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from remitcalc.files.payroll.amounts import read_amounts
from remitcalc.files.payroll.columns import joined_texts, text_of
from remitcalc.files.payroll.total_words import SIGNS, is_grand, is_statistic, is_total
from remitcalc.model.money import LARGEST_POOL

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from numpy.typing import NDArray

    from remitcalc.files.numbers.notation import DecimalMark
    from remitcalc.files.tables.sheet import Cell, Row

_LEAST_SUMMED = 2
_FIRST_WINDOW = 1_000
_LAST_ROWS = 30
"""Averages and counts stand at the end, or below a total."""


def total_rows(cells: Sequence[Cell]) -> Iterator[int]:
    """Yield the rows, from 0, of a column whose text is a word for totals."""
    joined = joined_texts(cells)
    if joined is None:  # not texts alone, or texts of several lines
        texts = [" ".join(cell.split()) if isinstance(cell, str) else "" for cell in cells]
        cells, joined = texts, "\n".join(texts)
    folded = joined.casefold()
    row, place = 0, 0
    for at in sorted(at for sign in SIGNS for at in _places(folded, sign)):
        between = folded.count("\n", place, at)
        if (between or not place) and is_total(str(cells[row + between])):
            yield row + between
        row, place = row + between, at


def _places(text: str, sign: str) -> Iterator[int]:
    """Yield where a sign stands; looking for plain text is ten times as quick as for a pattern."""
    at = text.find(sign)
    while at >= 0:
        yield at
        at = text.find(sign, at + 1)


def statistic_rows(cells: Sequence[Cell], totals: Collection[int]) -> Iterator[int]:
    """Yield the rows, from 0, of averages and counts: beside a total, or the last ones of all."""
    for total in totals:
        for step in (1, -1):
            at = total + step
            while 0 <= at < len(cells) and _is_beside(text_of(cells[at]), step):
                yield at
                at += step
    at = len(cells) - 1
    last: list[int] = []
    while at >= max(0, len(cells) - _LAST_ROWS) and is_statistic(text_of(cells[at])):
        last.append(at)
        at -= 1
    if any(is_statistic(text_of(cells[at]), beside_another=False) for at in last):
        yield from last


def _is_beside(text: str, step: int) -> bool:
    """Return whether a row is an average or a count; above a total only for sure."""
    return is_statistic(text, beside_another=step > 0)


def unnamed_totals(rows: Sequence[Row], naming: Sequence[Sequence[Cell]]) -> Iterator[int]:
    """Yield rows, from 0, without a name that hold a word for totals in any other cell."""
    if not all(None in cells for cells in naming):
        return
    for at, names in enumerate(zip(*naming, strict=True)):
        if not any(map(text_of, names)) and any(is_total(text_of(cell)) for cell in rows[at]):
            yield at


def sum_at_the_end(
    naming: Sequence[Sequence[Cell]],
    figures: Sequence[Cell],
    totals: set[int],
    currency: str,
    decimal: DecimalMark | None,
) -> int | None:
    """Return the row of the last figure where it has no name and is the sum of those above.

    `totals` are rows that are passed over.
    """
    places = (at for at in range(len(figures) - 1, -1, -1) if at not in totals)
    last = next((at for at in places if text_of(figures[at])), None)
    if last is None or any(text_of(cells[last]) for cells in naming):
        return None
    above = [cell for at, cell in enumerate(figures[:last]) if at not in totals]
    read = read_amounts([*above, figures[last]], currency, decimal)
    return last if is_sum(read.values) else None


def below_total(
    naming: Sequence[Sequence[Cell]],
    figures: Sequence[Cell],
    totals: set[int],
    currency: str,
    decimal: DecimalMark | None,
) -> set[int]:
    """Return the rows, from 0, below the last total that are no workers.

    Below one that is the sum of all workers above, or is called that of the whole list, none is;
    below any other one the list goes on, and who has no figure there lacks one.
    """
    last = max(totals, default=len(figures))
    below = set(range(last + 1, len(figures))) - totals
    if not below:
        return set()
    above = [cell for at, cell in enumerate(figures[:last]) if at not in totals]
    if not any(map(text_of, above)):
        return set()
    without = {at for at in below if not text_of(figures[at])}
    if without == below or any(is_grand(text_of(cells[last])) for cells in naming):
        return below
    *values, total = read_amounts([*above, figures[last]], currency, decimal).values.tolist()
    return below if total == sum(values) > 0 else set()


def is_sum(amounts: NDArray[np.int64]) -> bool:
    """Return whether the last of several amounts is the sum of the others, none of it unread."""
    others = amounts[:-1]
    if int((others > 0).sum()) < _LEAST_SUMMED or int(amounts[-1]) <= int(others.max()):
        return False
    total: int = sum(others.tolist())
    return int(amounts[-1]) == total


def sums_within(amounts: NDArray[np.int64]) -> list[int]:
    """Return the rows, from 0, that are the sum of all rows since the one before of this kind.

    >>> sums_within(np.array([4, 3, 7, 5, 1, 2, 8, 9]))
    [2, 6]
    """
    largest = int(amounts.max(initial=0))
    if largest * amounts.size > LARGEST_POOL:
        return []
    found: list[int] = []
    start, window = 0, _FIRST_WINDOW
    while start + _LEAST_SUMMED < len(amounts):
        part = amounts[start : start + window]
        before = np.cumsum(part) - part
        hits = np.flatnonzero((part == before) & (part > 0))
        hits = hits[hits >= _LEAST_SUMMED]
        if hits.size:
            found.append(start + int(hits[0]))
            start, window = found[-1] + 1, _FIRST_WINDOW
        elif start + window >= len(amounts) or int(before[-1]) >= largest:
            break  # the sum so far is more than any amount
        else:
            window *= 4
    return found


class Subtotals(NamedTuple):
    """Rows, from 0, that are the sum of those above: without a doubt, or perhaps not.

    Where it `is_chance` that one amount among many is the sum of the first two, it is only told.
    """

    certain: tuple[int, ...] = ()
    doubtful: tuple[int, ...] = ()
    is_chance: bool = False


def subtotals(amounts: NDArray[np.int64], told: NDArray[np.int64]) -> Subtotals:
    """Return the rows that are sums of those above; `told` are the totals known by their words.

    Rows without an amount count for nothing. A last row that is the sum of the subtotals settles
    that they are no workers; a total that is told settles whether they are.

    >>> subtotals(np.array([4, 3, 7, 5, 1, 6, 13]), np.array([]))
    Subtotals(certain=(2, 5, 6), doubtful=(), is_chance=False)
    >>> subtotals(np.array([4, 3, 7]), np.array([7])).certain
    (2,)
    >>> subtotals(np.array([4, 3, 7]), np.array([14]))
    Subtotals(certain=(), doubtful=(), is_chance=False)
    >>> subtotals(np.array([4, 3, 7]), np.array([])).doubtful
    (2,)
    """
    # Most lists have no sum among them, and an amount in every row.
    if amounts.all() and not sums_within(amounts):
        return Subtotals()
    read = np.flatnonzero(amounts > 0)
    found = read[sums_within(amounts[read])].tolist()
    if not found:
        return Subtotals()
    last, summed, whole = len(amounts) - 1, int(amounts[found].sum()), int(amounts.sum())
    if len(found) > 1 and found[-1] == last - 1 and int(amounts[last]) == summed:
        return Subtotals(certain=(*found, last))
    if whole in told:
        return Subtotals()
    if whole - summed in told:
        return Subtotals(certain=tuple(found))
    is_chance = len(found) == 1 and found[0] < last and found[0] == read[_LEAST_SUMMED]
    return Subtotals(doubtful=tuple(found), is_chance=is_chance)
