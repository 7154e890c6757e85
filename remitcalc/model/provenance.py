"""Where a figure comes from: source, date and status. No figure stands without one."""

from __future__ import annotations

from enum import IntEnum

from remitcalc.model.frozen import frozen


class Status(IntEnum):
    """How far a figure can be trusted, strongest first; the weakest of a result is its maximum."""

    PUBLISHED = 0
    QUOTED = 1
    SURVEYED = 2
    OWN = 3
    PROXY = 4
    ILLUSTRATIVE = 5

    @property
    def word(self) -> str:
        """The status as files and JSON spell it."""
        return self.name.lower()

    @property
    def is_example(self) -> bool:
        """Whether a figure of this status stands in for a real price of this corridor."""
        return self >= Status.PROXY


@frozen
class Provenance:
    """The source of a figure.

    Attributes
    ----------
    source : str
        Publisher and title, or for `quoted` figures who offered it.
    date : str
        When the figure held, as precisely as known: YYYY, YYYY-Qn, YYYY-MM or YYYY-MM-DD.
    status : Status
    note : str
        What a reader must know to weigh the figure; may be empty.
    """

    source: str
    date: str
    status: Status
    note: str = ""
