"""Finds every place of a payroll that names another currency than the corridor sends."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from remitcalc.files.payroll.columns import text_of, texts_of
from remitcalc.files.payroll.currency_words import (
    currencies_named,
    names_currency_alone,
    other_currency,
    without_currency,
)
from remitcalc.files.payroll.taken import cells_of
from remitcalc.files.payroll.words import MONEY_SIGNS, plain
from remitcalc.model.message import message
from remitcalc.model.money import CURRENCIES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from remitcalc.files.payroll.faults import Faults
    from remitcalc.files.payroll.layout import Layout
    from remitcalc.files.problems import Problems
    from remitcalc.files.tables.sheet import Cell, Row
    from remitcalc.model.message import Message
    from remitcalc.model.payroll_choices import Role

_SAYS_SO = frozenset(
    (
        *("currency amount amounts figures sums pay paid payments wages salaries all".split()),
        *("moneda divisa monto montos importe importes cantidades cifras salarios pagos".split()),
        *("devise monnaie montant montants sommes salaires paie paiements chiffres".split()),
        *("wahrung betrag betrage angaben lohne gehalter zahlungen alle".split()),
        *("valuta iznos iznosi plate zarade svi isplate".split()),
    )
)
"""Words by which a line beside a list says what its amounts are in."""

_ARRIVES = re.compile(
    r"receiv|recipient|payout|destin|recib|benefici|re[cç]u|cible|empf[aä]ng|ziel|prima|\bto\b",
    re.IGNORECASE,
)
"""A heading over the currency that arrives, not the one that is sent."""

_SIGNS = "$€£¥"
_FIRST_CELLS = 20
_MOST_BELOW = 20


class CurrencyCheck:
    """Looks at headings, cell formats, lines above and below the list, and columns of codes."""

    def __init__(
        self, layout: Layout, figures: Role, currency: str, problems: Problems, faults: Faults
    ) -> None:
        self._layout, self._figures, self._currency = layout, figures, currency
        self._problems, self._faults = problems, faults

    def note(self, rows: Sequence[Row]) -> None:
        """Note what names another currency; `rows` are those that are workers."""
        self._note_heading()
        self._note_formats()
        ends = (self._faults.number(at) for at in (0, len(rows) - 1)) if rows else (0, 0)
        self._note_lines_around(*ends)
        for role_or_column in self._columns_of_codes(rows):
            self._note_codes(rows, role_or_column)

    def _note_heading(self) -> None:
        layout, at = self._layout, self._layout.columns[self._figures]
        heading = layout.headings[at - 1] if at <= len(layout.headings) else ""
        if other := other_currency(heading, self._currency):
            place = layout.place(self._problems.file, layout.heading_row, self._figures)
            self._problems.add(self._other(other), place)

    def _note_formats(self) -> None:
        """Note signs that cells of the amounts show beside their numbers."""
        at = self._layout.columns[self._figures]
        hidden, above = self._layout.sheet.hidden_rows, self._layout.heading_row
        for sign, rows in self._layout.sheet.money.get(at, {}).items():
            other = other_currency(sign, self._currency)
            row = next((row for row in rows if row > above and row not in hidden), None)
            if other and row is not None:
                place = self._layout.place(self._problems.file, row, self._figures)
                self._problems.add(message("payroll_format_other", **self._values(other)), place)

    def _note_lines_around(self, first: int, last: int) -> None:
        """Note lines above the first row that is a worker's, and below the last one."""
        headings = self._layout.heading_row
        more = filter(self._is_of_headings, range(headings + 1, first))
        above = chain(range(1, headings), more)
        below = range(last + 1, min(len(self._layout.sheet.rows), last + _MOST_BELOW) + 1)
        for row in chain(above, below if last else ()):
            cells = self._layout.sheet.rows[row - 1]
            texts = [cell for cell in cells if isinstance(cell, str)]
            for column, cell in enumerate(cells, 1):
                if isinstance(cell, str) and (other := self._other_in(cell)):
                    place = self._layout.place(self._problems.file, row, column)
                    said = message("payroll_line_other", **self._values(other))
                    add = self._problems.add if _is_plain(cell, texts) else self._problems.warn
                    add(said, place, found=cell)

    def _is_of_headings(self, row: int) -> bool:
        """Return whether a row above the workers says what amounts are in, left out or not."""
        cells = cells_of(self._layout.sheet.rows[row - 1 : row], self._layout, self._figures)
        return names_currency_alone(text_of(cells[0]))

    def _other_in(self, text: str) -> str:
        """Return what a line names, where it does not name the corridor's currency as well."""
        named = currencies_named(text)
        if any(self._currency in one.currencies for one in named):
            return ""
        return next((one.words for one in named), "")

    def _columns_of_codes(self, rows: Sequence[Row]) -> Iterator[Role | int]:
        """Yield the column that is called that of the currency, and others of nothing but codes."""
        columns = self._layout.columns
        if "currency" in columns:
            yield "currency"
        taken = {*columns.values(), *self._layout.hidden_columns}
        first = rows[:_FIRST_CELLS]
        for at in range(1, max(map(len, first), default=0) + 1):
            cells = [row[at - 1] for row in first if at <= len(row) and row[at - 1] is not None]
            heading = self._layout.headings[at - 1] if at <= len(self._layout.headings) else ""
            is_of_codes = bool(cells) and all(map(_is_code, cells))
            if at not in taken and is_of_codes and not _ARRIVES.search(heading):
                yield at

    def _note_codes(self, rows: Sequence[Row], column: Role | int) -> None:
        is_named = not isinstance(column, int)
        cells = (
            cells_of(rows, self._layout, column)
            if not isinstance(column, int)
            else [row[column - 1] if column <= len(row) else None for row in rows]
        )
        texts = texts_of(cells)
        known = {text: self._is_own(text) for text in set(texts)}
        if all(known.values()) or not (is_named or all(not t or _is_code(t) for t in known)):
            return
        for row, text in enumerate(texts):
            if not known[text]:
                self._faults.add(self._other(text), row, column, found=text)

    def _is_own(self, text: str) -> bool:
        """Return whether a text can mean the currency of the corridor, or says nothing."""
        folded = text.casefold()
        known = MONEY_SIGNS.get(folded, ())
        if not text or folded == self._currency.casefold() or self._currency in known:
            return True
        named = currencies_named(text)
        return bool(named) and all(self._currency in one.currencies for one in named)

    def _other(self, text: str) -> Message:
        return message("payroll_other_currency", **self._values(text))

    def _values(self, text: str) -> dict[str, str]:
        return {"found": text, "currency": self._currency}


def _is_code(cell: Cell) -> bool:
    """Return whether a cell is a code or a sign of a currency and nothing else.

    >>> _is_code("USD"), _is_code(" US$"), _is_code("Q"), _is_code("Ana")
    (True, True, False, False)
    """
    text = cell.strip() if isinstance(cell, str) else ""
    is_sign = text.casefold() in MONEY_SIGNS and any(sign in text for sign in _SIGNS)
    return text.upper() in CURRENCIES or is_sign


def _is_plain(text: str, line: Sequence[str]) -> bool:
    """Return whether a line says what the amounts are in, and does not only speak of a currency.

    >>> _is_plain("all amounts in USD", []), _is_plain("USD", ["Currency:", "USD"])
    (True, True)
    >>> _is_plain("Take it to the USD account", [])
    False
    """
    words = plain(text).split() or text.split()
    if not without_currency([word.casefold() for word in words]):
        return True
    said = chain.from_iterable(plain(cell).split() for cell in (text, *line))
    return not _SAYS_SO.isdisjoint(said)
