"""What a service does with the exchange rate: a margin under the reference rate, or a rate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.model.charge import band_edges, observation_faults, sequence_faults
from remitcalc.model.message import Message, message, refuse
from remitcalc.model.noun import noun

if TYPE_CHECKING:
    from decimal import Decimal

    from remitcalc.model.provenance import Provenance

MARGIN_DECIMALS = 6
"""Interpolated margins are rounded to this many decimals of a percent; banded ones hold no more."""


@noun
class Margin:
    """One margin for every amount: percent under the reference rate, below 100, maybe negative."""

    percent: Decimal
    provenance: Provenance

    def __post_init__(self) -> None:
        refuse(_margin_faults(self.percent))


@noun
class MarginBand:
    """The margin of principals from `start` (inclusive) to `end` (exclusive), in minor units."""

    start: int
    end: int | None
    percent: Decimal
    provenance: Provenance

    def __post_init__(self) -> None:
        refuse([*_by_amount_faults(self.percent), *band_edges(self.start, self.end)])


@noun
class MarginBands:
    """Margins by principal, in contiguous ascending whole bands."""

    bands: tuple[MarginBand, ...]

    def __post_init__(self) -> None:
        refuse(sequence_faults([(b.start, b.end) for b in self.bands]))


@noun
class MarginObservation:
    """A surveyed pair: at the principal `amount` the margin was `percent`."""

    amount: int
    percent: Decimal
    provenance: Provenance

    def __post_init__(self) -> None:
        refuse(_by_amount_faults(self.percent))


@noun
class ObservedMargins:
    """Surveyed margins, ascending; linear between two, the nearest pair's margin outside them."""

    pairs: tuple[MarginObservation, ...]

    def __post_init__(self) -> None:
        refuse(observation_faults([p.amount for p in self.pairs]))


@noun
class MarginStep:
    """One of several conversions in a row, such as CHF to EUR."""

    name: str
    percent: Decimal
    provenance: Provenance

    def __post_init__(self) -> None:
        refuse(_margin_faults(self.percent))


@noun
class MarginSteps:
    """Successive margins; together 1 − Π(1 − m/100)."""

    steps: tuple[MarginStep, ...]

    def __post_init__(self) -> None:
        refuse([] if self.steps else [message("no_steps")])


@noun
class QuotedRate:
    """The rate itself: receiving currency for one unit of the sending currency."""

    rate: Decimal
    provenance: Provenance

    def __post_init__(self) -> None:
        refuse([] if self.rate > 0 else [message("rate_not_positive", value=self.rate)])


@noun
class Undisclosed:
    """The provider does not tell its margin. It is unknown, not zero."""

    provenance: Provenance


Exchange = Margin | MarginBands | ObservedMargins | MarginSteps | QuotedRate | Undisclosed


def _margin_faults(percent: Decimal) -> list[Message]:
    return [] if percent < 100 else [message("margin_too_high", value=percent)]  # noqa: PLR2004


def _by_amount_faults(percent: Decimal) -> list[Message]:
    faults = _margin_faults(percent)
    if percent != round(percent, MARGIN_DECIMALS):
        faults.append(message("margin_too_precise", value=percent))
    return faults
