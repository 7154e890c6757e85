"""What the program has to say, as a code with values; the sentence is made where it is shown."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from remitcalc.model.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from decimal import Decimal


@frozen
class Money:
    """An amount inside a message: minor units of an ISO 4217 currency."""

    minor: int
    currency: str


@frozen
class ColumnHeading:
    """A column inside a message: its letters, and what stands above it, which may be nothing."""

    letters: str
    words: str = ""


@frozen
class ColumnHeadings:
    """Several columns inside a message."""

    columns: tuple[ColumnHeading, ...]


if TYPE_CHECKING:
    Value = str | int | Decimal | date | Money | ColumnHeading | ColumnHeadings | tuple[str, ...]


@frozen
class Message:
    """One thing to say: a stable code and the values its sentence names."""

    code: str
    values: Mapping[str, Value] = field(default_factory=dict)

    def __hash__(self) -> int:
        return hash((self.code, tuple(self.values.items())))


def message(code: str, **values: Value) -> Message:
    """Return the message `code` with its values named."""
    return Message(code, values)


class ModelError(ValueError):
    """Figures that contradict each other or the cost model: every fault found, not only the first.

    Attributes
    ----------
    messages : tuple of Message
    """

    def __init__(self, messages: Iterable[Message]) -> None:
        self.messages = tuple(messages)
        super().__init__("; ".join(f"{m.code} {dict(m.values)}" for m in self.messages))


def refuse(faults: list[Message]) -> None:
    """Raise `ModelError` when there is any fault."""
    if faults:
        raise ModelError(faults)
