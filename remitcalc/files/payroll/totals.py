"""Rows of totals: known by their words, or because they are the sum of what stands above."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.files.payroll.amounts import read_amounts
from remitcalc.files.payroll.columns import joined_texts, text_of
from remitcalc.files.payroll.words import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from remitcalc.files.numbers.notation import DecimalMark
    from remitcalc.files.tables.sheet import Cell, Row

WORDS = frozenset(
    {"sum", "suma", "somme", "summe", "zbir", "svega", "sumas", "sommes"}
    | {"sum total", "somme totale", "suma general"}
)
"""Words that are a total only alone: some are also surnames."""

BEGINNINGS = (
    *("total", "totals", "grand total", "subtotal", "subtotals", "sub total", "net total"),
    *("sum of", "overall total", "totales", "subtotales", "suma total", "suma de", "monto total"),
    *("importe total", "totaux", "sous total", "sous totaux", "montant total", "somme des"),
    *("totalbetrag", "totalsumme", "summe der", "summe aller", "gesamt", "gesamtsumme"),
    *("gesamtbetrag", "gesamttotal", "insgesamt", "zwischensumme", "zwischentotal"),
    *("ukupno", "ukupan iznos", "sveukupno", "medjuzbir", "zbir iznosa", "svega za"),
)
"""Words a row of totals begins with, whatever follows: "Total 12 workers", "Subtotal North"."""

_SIGNS = (
    *("tota", "sum", "somm", "gesamt", "ukup", "zbir", "svega"),
    *("тота", "укуп", "збир", "свега"),
)
"""What every one of these words holds, in small letters: most texts have none of it."""

_LEAST_SUMMED = 2


def is_total(text: str) -> bool:
    """Return whether a name is that of a row of totals.

    >>> is_total("TOTAL:"), is_total("Ukupno za isplatu"), is_total("Subtotal North (12)")
    (True, True, True)
    >>> is_total("Totó"), is_total("Sum Wing"), is_total("Summers")
    (False, False, False)
    """
    folded = text.casefold()
    if not any(sign in folded for sign in _SIGNS):
        return False
    words = plain(text)
    return words in WORDS or any(words == b or words.startswith(f"{b} ") for b in BEGINNINGS)


def total_rows(cells: Sequence[Cell]) -> Iterator[int]:
    """Yield the rows, from 0, of a column whose text is a word for totals."""
    joined = joined_texts(cells)
    if joined is None:  # not texts alone, or texts of several lines
        texts = [" ".join(cell.split()) if isinstance(cell, str) else "" for cell in cells]
        cells, joined = texts, "\n".join(texts)
    folded = joined.casefold()
    row, place = 0, 0
    for at in sorted(at for sign in _SIGNS for at in _places(folded, sign)):
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
    """Return the row of the last figure where it has no name and is the sum of those above."""
    last = next((at for at in range(len(figures) - 1, -1, -1) if text_of(figures[at])), None)
    if last is None or any(text_of(cells[last]) for cells in naming):
        return None
    above = [cell for at, cell in enumerate(figures[:last]) if at not in totals]
    read = read_amounts([*above, figures[last]], currency, decimal)
    return last if is_sum(read.values) else None


def is_sum(amounts: NDArray[np.int64]) -> bool:
    """Return whether the last of several amounts is the sum of the others, none of it unread."""
    others = amounts[:-1]
    if int((others > 0).sum()) < _LEAST_SUMMED or int(amounts[-1]) <= int(others.max()):
        return False
    total: int = sum(others.tolist())
    return int(amounts[-1]) == total
