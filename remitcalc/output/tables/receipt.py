"""What one way does, as figures in the order of a receipt: one worker's, or the sums of a group."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from remitcalc.engine.figure import FX, PARTS, TRANSIT, Bound, Figure
from remitcalc.model.frozen import frozen
from remitcalc.model.provenance import Status
from remitcalc.output.tables.cell import Percent

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from remitcalc.engine.outcome import Outcome
    from remitcalc.model.corridor import Corridor
    from remitcalc.model.message import Message

_BEFORE = {"fx": TRANSIT, "receiving": TRANSIT | FX}
"""What a part must not come after to be exact."""


@frozen(eq=False)
class Receipt:
    """One way of sending. Where it is not possible no figure is known.

    Attributes
    ----------
    principal, total, received, paid : what is delivered, what it costs, what arrives, what is
        parted with; `received` is in the receiving currency.
    parts : each part of the total, by its name; one that is absent is not known.
    status : the weakest of the figures that the total rests on.
    is_outside_range : whether a surveyed price was used outside its surveyed amounts.
    reason : why it is not possible, or None.
    """

    principal: Figure
    parts: Mapping[str, Figure]
    total: Figure
    received: Figure
    paid: Figure
    status: Status
    is_outside_range: bool
    reason: Message | None

    @classmethod
    def of(cls, outcome: Outcome, corridor: Corridor, row: int = 0) -> Receipt:
        """Return the figures of one row of an outcome."""

        def figure(name: str, currency: str = corridor.sending_currency) -> Figure:
            return outcome.figure(name, currency, row)

        return cls(
            principal=figure("principal"),
            parts={part: figure(part) for part in PARTS},
            total=figure("total"),
            received=figure("received", corridor.receiving_currency),
            paid=figure("paid"),
            status=Status(int(outcome.status[row])),
            is_outside_range=bool(outcome.outside_range[row]),
            reason=outcome.reason_at(row),
        )

    @property
    def is_possible(self) -> bool:
        """Whether the transfer can be made."""
        return self.reason is None

    @property
    def absent(self) -> int:
        """The bits of the parts that are not known."""
        return self.total.absent

    @property
    def percent(self) -> Fraction | None:
        """The total in percent of the principal, exactly; None where it is not known."""
        if not self.total.is_known:
            return None
        return Fraction(100 * self.total.minor, self.principal.minor)

    @property
    def share(self) -> Percent:
        """The total in percent of the principal, and how far it holds."""
        return Percent.of(self.total, self.principal.minor)

    def has_bar(self, part: str) -> bool:
        """Return whether a part is known and computed after no absent one: it may have a bar."""
        if not self.parts[part].is_known or self.absent & _BEFORE.get(part, 0):
            return False
        return part == "sending" or self.principal.is_exact

    def sum_of(self, parts: Iterable[str]) -> Figure:
        """Return the sum of some parts: *at least* where one is absent, unknown where all are."""
        found = [self.parts[part] for part in parts]
        known = [one for one in found if one.is_known]
        total = sum((one.minor for one in known), 0)
        bound = Bound.EXACT if len(known) == len(found) else Bound.AT_LEAST
        bound = bound if known else Bound.UNKNOWN
        return Figure(total, self.total.currency, bound, self.absent, status=self.status)
