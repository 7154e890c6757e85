"""What the parts of a corridor file share while it is read: problems, sources, currencies."""

from __future__ import annotations

from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from remitcalc.files.fractions import Percentages
from remitcalc.files.grammar import BrokenError
from remitcalc.files.grammar_tables import Entry, joined
from remitcalc.files.numbers.notation import DOUBTED_DECIMALS, doubted_mark, in_two_ways
from remitcalc.model.message import Message, ModelError, Money, message
from remitcalc.model.money import LARGEST_AMOUNT, exponent, major, minor
from remitcalc.model.price_range import PriceRange
from remitcalc.model.provenance import Provenance, Status

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from remitcalc.files.problems import Problems
    from remitcalc.model.price_range import Ranges

T = TypeVar("T")
U = TypeVar("U")

_STAND_IN = Provenance("", "", Status.OWN)
"""For a figure whose source is missing, so that the figure itself is still checked."""

AMOUNTS = frozenset({"fixed", "fee", "min", "max"})
"""The keys of prices that are amounts of money; others are percentages and rates."""

_MAY_RANGE = frozenset({Status.QUOTED, Status.OWN, Status.PROXY, Status.ILLUSTRATIVE})

_ANY_CURRENCY = "CLF"
"""While a currency is unknown, that with the most decimals: no amount has too many for it."""


class Reading:
    """Carries one corridor file through its builders.

    Parameters
    ----------
    file : Entry
        The whole file, checked against its grammar.
    problems : Problems
        Takes what the builders find.
    """

    def __init__(self, file: Entry, problems: Problems) -> None:
        self.problems = problems
        self.percentages = Percentages()
        self.sending_currency = self.attempt(
            file, lambda entry: entry.need("sending_currency", str), _ANY_CURRENCY
        )
        self.receiving_currency = self.attempt(
            file, lambda entry: entry.need("receiving_currency", str), _ANY_CURRENCY
        )
        self._table = self.attempt(file, lambda entry: entry.need("provenance", Entry), None)
        names = self._table.names if self._table else ()
        self._unused = dict.fromkeys(names)
        self._sources = {name: self._source(name) for name in names}

    def attempt(self, entry: Entry, make: Callable[[Entry], T], otherwise: U) -> T | U:
        """Return what `make` builds from an entry, or `otherwise`, its faults noted."""
        try:
            return make(entry)
        except BrokenError:
            return otherwise
        except ModelError as error:
            for fault in error.messages:
                self.problems.add(fault, entry.key)
            return otherwise

    def each(self, entries: list[Entry], make: Callable[[Entry], T]) -> tuple[T, ...]:
        """Return what `make` builds from every entry, none of them None.

        Raises
        ------
        BrokenError
            Any of them is wrong; the others have been checked all the same.
        """
        made = [self.attempt(entry, make, None) for entry in entries]
        good = tuple(item for item in made if item is not None)
        if len(good) < len(made):
            raise BrokenError
        return good

    def built(
        self,
        make: Callable[[], T],
        key: str,
        currency: str = "",
        starts: Mapping[int, str] = MappingProxyType({}),
    ) -> T:
        """Return a model object; numbers in its faults are minor units of `currency`, if given.

        A fault of the band that begins at one of `starts` stands at the key of that band.

        Raises
        ------
        BrokenError
            The model refused; every fault is noted at `key`.
        """
        try:
            return make()
        except ModelError as error:
            for fault in error.messages:
                said = _in_currency(fault, currency) if currency else fault
                start = fault.values.get("start")
                self.problems.add(said, starts.get(start, key) if type(start) is int else key)
            raise BrokenError from None

    def amount(self, entry: Entry, name: str, currency: str) -> int | None:
        """Return an amount in minor units, or None where it is absent.

        Raises
        ------
        BrokenError
            It has more decimals than its currency, or is too large; noted.
        """
        value = entry.get(name, Decimal)
        return None if value is None else self._minor(value, joined(entry.key, name), currency)

    def _minor(self, value: Decimal, key: str, currency: str) -> int:
        try:
            units = minor(value, currency)
        except ValueError:
            fault = message("too_many_decimals", currency=currency)
        else:
            if abs(units) <= LARGEST_AMOUNT:
                self._doubt_three_decimals(value, currency, key)
                return units
            fault = message("amount_too_large", value=Money(units, currency))
        self.problems.add(fault, key, found=value)
        raise BrokenError

    def _doubt_three_decimals(self, value: Decimal, currency: str, key: str) -> None:
        """Warn of an amount such as 1.400: nobody writes money so, but many a thousand."""
        if value.as_tuple().exponent != -DOUBTED_DECIMALS or exponent(currency) >= DOUBTED_DECIMALS:
            return  # nearly always
        text = f"{value:f}"
        if doubted_mark(text):
            values = in_two_ways(text).values
            self.problems.warn(Message("number_of_three_decimals", values), key, found=value)

    def ranges(
        self,
        entry: Entry,
        figures: Mapping[str, str],
        provenance: Provenance,
        currency: str = "",
    ) -> Ranges:
        """Return the ranges of an entry's figures: attributes of a model object by key.

        Those of amounts are in minor units of `currency`. A figure that was published or surveyed
        is what it is: a range of it is noted.

        Raises
        ------
        BrokenError
            Any range is none; noted.
        """
        ranged = [name for name in figures if entry.range(name) is not None]
        if not ranged:  # nearly always
            return ()
        return tuple(
            self._range(entry, name, figures[name], provenance, currency if name in AMOUNTS else "")
            for name in ranged
        )

    def _range(
        self, entry: Entry, name: str, figure: str, provenance: Provenance, currency: str
    ) -> PriceRange:
        ranged, key = entry.range(name), joined(entry.key, name)
        assert ranged is not None
        if provenance.status not in _MAY_RANGE:
            said = message("range_of_a_fact", status=provenance.status.word)
            self.problems.add(said, key, found=ranged.value)
            raise BrokenError
        if not currency:
            return PriceRange(figure, ranged.low, ranged.high, ranged.reason)
        low, high = (
            self._minor(end, f"{key}.{name_of_end}", currency)
            for end, name_of_end in ((ranged.low, "low"), (ranged.high, "high"))
        )
        return PriceRange(figure, low, high, ranged.reason)

    def source(
        self, entry: Entry, inherited: Provenance | None, name: str = "provenance"
    ) -> Provenance:
        """Return the provenance an entry names under `name`, or the one it inherits."""
        try:
            wanted = entry.get(name, str)
        except BrokenError:
            return _STAND_IN
        if wanted is None:
            return inherited or _STAND_IN
        self._unused.pop(wanted, None)
        if wanted not in self._sources:
            if self._table is not None:
                said = message("unknown_provenance", name=wanted)
                key = joined(entry.key, name)
                self.problems.add(said, key, found=wanted, choices=self._sources)
            return _STAND_IN
        return self._sources[wanted]

    def warn_of_unused(self) -> None:
        """Note every provenance that nothing named."""
        for name in self._unused:
            key = joined("provenance", name)
            self.problems.warn(message("unused_provenance", name=name), key)

    def _source(self, name: str) -> Provenance:
        if self._table is None:
            return _STAND_IN
        try:
            return _provenance(self._table.need(name, Entry))
        except BrokenError:
            return _STAND_IN


def _provenance(entry: Entry) -> Provenance:
    return Provenance(
        source=entry.need("source", str),
        date=entry.need("date", str),
        status=Status[entry.need("status", str).upper()],
        note=entry.get("note", str) or "",
    )


def _in_currency(fault: Message, currency: str) -> Message:
    """Return a model's fault with its amounts, bare minor units, as money, or as plain numbers."""
    return Message(
        fault.code,
        {
            name: _amount(value, currency) if type(value) is int else value
            for name, value in fault.values.items()
        },
    )


def _amount(units: int, currency: str) -> Money | Decimal:
    if currency != _ANY_CURRENCY:
        return Money(units, currency)
    return Decimal(f"{major(units, currency).normalize():f}")
