"""What a service does with the exchange rate: a margin under the reference rate, or a rate."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from remitcalc.model.charge import band_edges, observation_faults, sequence_faults
from remitcalc.model.frozen import frozen
from remitcalc.model.message import Message, message, refuse
from remitcalc.model.price_range import ends, range_faults

if TYPE_CHECKING:
    from remitcalc.model.price_range import Ranges
    from remitcalc.model.provenance import Provenance

MARGIN_DECIMALS = 6
"""Interpolated margins are rounded to this many decimals of a percent; banded ones hold no more."""

_ALL_OF_IT = 100


@frozen
class Margin:
    """One margin for every amount: percent under the reference rate, below 100, maybe negative."""

    percent: Decimal
    provenance: Provenance
    ranges: Ranges = ()

    def __post_init__(self) -> None:
        refuse(_margin_faults(self))


@frozen
class MarginBand:
    """The margin of principals from `start` (inclusive) to `end` (exclusive), in minor units."""

    start: int
    end: int | None
    percent: Decimal
    provenance: Provenance
    ranges: Ranges = ()

    def __post_init__(self) -> None:
        refuse([*_by_amount_faults(self), *band_edges(self.start, self.end)])


@frozen
class MarginBands:
    """Margins by principal, in contiguous ascending whole bands."""

    bands: tuple[MarginBand, ...]

    def __post_init__(self) -> None:
        refuse(sequence_faults([(b.start, b.end) for b in self.bands]))


@frozen
class MarginObservation:
    """A surveyed pair: at the principal `amount` the margin was `percent`."""

    amount: int
    percent: Decimal
    provenance: Provenance
    ranges: Ranges = ()

    def __post_init__(self) -> None:
        refuse(_by_amount_faults(self))


@frozen
class ObservedMargins:
    """Surveyed margins, ascending; linear between two, the nearest pair's margin outside them."""

    pairs: tuple[MarginObservation, ...]

    def __post_init__(self) -> None:
        refuse(observation_faults([p.amount for p in self.pairs]))


@frozen
class MarginStep:
    """One of several conversions in a row, such as CHF to EUR."""

    name: str
    percent: Decimal
    provenance: Provenance
    ranges: Ranges = ()

    def __post_init__(self) -> None:
        refuse(_margin_faults(self))


@frozen
class MarginSteps:
    """Successive margins; together 1 − Π(1 − m/100)."""

    steps: tuple[MarginStep, ...]

    def __post_init__(self) -> None:
        refuse([] if self.steps else [message("no_steps")])


@frozen
class QuotedRate:
    """The rate itself: receiving currency for one unit of the sending currency."""

    rate: Decimal
    provenance: Provenance
    ranges: Ranges = ()

    def __post_init__(self) -> None:
        refuse(rate_faults(self.rate, self.ranges, self))


@frozen
class Undisclosed:
    """A margin that is unknown, not zero: the provider does not tell it, or nobody asked."""

    provenance: Provenance
    is_surveyed: bool = True


_AnyMargin = Margin | MarginBand | MarginObservation | MarginStep
Exchange = Margin | MarginBands | ObservedMargins | MarginSteps | QuotedRate | Undisclosed


def rate_faults(rate: Decimal, ranges: Ranges, of: object) -> list[Message]:
    """Return what is wrong with a rate and its range: each is above zero."""
    faults = [message("rate_not_positive", value=one) for one in (rate, *ends(ranges)) if one <= 0]
    return faults + range_faults(of, ranges)


def _margin_faults(margin: _AnyMargin) -> list[Message]:
    faults = [
        message("margin_too_high", value=one) for one in _percents(margin) if one >= _ALL_OF_IT
    ]
    return faults + range_faults(margin, margin.ranges)


def _by_amount_faults(margin: _AnyMargin) -> list[Message]:
    faults = _margin_faults(margin)
    for percent in _percents(margin):
        if percent != round(percent, MARGIN_DECIMALS):
            faults.append(message("margin_too_precise", value=percent))
    return faults


def _percents(margin: _AnyMargin) -> tuple[Decimal, ...]:
    return (margin.percent, *(Decimal(end) for end in ends(margin.ranges)))
