"""A price as a number, or as a number with the ends between which it may be."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from remitcalc.files.grammar import BROKEN, BrokenError, Number, Text
from remitcalc.files.grammar_tables import Either, Entry, Key, Ranged, TomlTable
from remitcalc.model.message import message

if TYPE_CHECKING:
    from remitcalc.files.problems import Problems

_NUMBER = Number()
RANGE = TomlTable(
    (
        Key("value", Number(), "The figure itself: the answer stands with it.", is_required=True),
        Key("low", Number(), "The least it may be.", is_required=True),
        Key("high", Number(), "The most it may be.", is_required=True),
        Key("reason", Text(), "Who says so, or why it should be so."),
    )
)


class Price(Either):
    """`15`, or `{ value = 15, low = 10, high = 30 }`."""

    def __init__(self) -> None:
        super().__init__((_NUMBER, RANGE))

    def read(self, raw: object, key: str, problems: Problems) -> object:
        """Return the checked value; what is no table, nearly everything, is read as a number."""
        if type(raw) is dict:
            return super().read(raw, key, problems)
        return _NUMBER.read(raw, key, problems)

    def _checked(self, raw: Any, key: str, problems: Problems) -> object:
        found = super()._checked(raw, key, problems)
        if not isinstance(found, Entry):
            return found
        try:
            ranged = Ranged(
                found.need("value", Decimal),
                found.need("low", Decimal),
                found.need("high", Decimal),
                found.get("reason", str) or "",
            )
        except BrokenError:  # noted where it stands
            return BROKEN
        if not ranged.low <= ranged.value <= ranged.high:
            said = message("value_outside_range", low=ranged.low, high=ranged.high)
            problems.add(said, key, found=ranged.value)
            return BROKEN
        return ranged
