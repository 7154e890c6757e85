"""A charge of a service: who takes it where, and how its amount follows from the base.

Band edges: `start` is inclusive, `end` exclusive. Amounts are minor units of the currency of the
charge's side; percentages are exact decimals.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from remitcalc.model.frozen import frozen
from remitcalc.model.message import Message, message, refuse
from remitcalc.model.price_range import ends, range_faults

if TYPE_CHECKING:
    from remitcalc.model.price_range import Ranges
    from remitcalc.model.provenance import Provenance

SideName = Literal["sending", "transit", "receiving"]
Per = Literal["transfer", "worker", "season"]
Party = Literal["worker", "employer"]
Keeper = Literal["bank", "agent", "employer", "agency"]
BandMode = Literal["whole", "marginal"]


@frozen
class Flat:
    """A fixed amount plus a percentage of the base."""

    fixed: int = 0
    percent: Decimal = Decimal(0)
    ranges: Ranges = ()

    def __post_init__(self) -> None:
        refuse(_price_faults(self))


@frozen
class Band:
    """What is charged from `start` (inclusive) to `end` (exclusive; None: no upper end).

    `provenance` is None where it is the charge's own.
    """

    start: int
    end: int | None
    fixed: int = 0
    percent: Decimal = Decimal(0)
    provenance: Provenance | None = None
    ranges: Ranges = ()

    def __post_init__(self) -> None:
        refuse([*_price_faults(self), *band_edges(self.start, self.end)])


@frozen
class Bands:
    """Contiguous ascending bands.

    `whole`: the band of the full base applies to all of it. `marginal`: each slice pays its own
    band's fixed and percent, a band counting from the moment the base reaches its start.
    """

    mode: BandMode
    bands: tuple[Band, ...]

    def __post_init__(self) -> None:
        refuse(sequence_faults([(b.start, b.end) for b in self.bands]))


@frozen
class Observation:
    """A surveyed pair: at the base `amount` the charge was `value`."""

    amount: int
    value: int
    provenance: Provenance | None = None
    ranges: Ranges = ()

    def __post_init__(self) -> None:
        if self.ranges:
            refuse(_range_faults(self))


@frozen
class Observed:
    """Surveyed pairs, ascending; linear between two, the nearest pair's value outside them."""

    pairs: tuple[Observation, ...]

    def __post_init__(self) -> None:
        faults = observation_faults([p.amount for p in self.pairs])
        faults += [message("negative_charge") for p in self.pairs if p.value < 0]
        refuse(faults)


Tariff = Flat | Bands | Observed


@frozen
class Charge:
    """One line of a receipt.

    `minimum` and `maximum` hold the whole charge, once, before it is rounded. A charge per season
    is a fixed amount, because no base is defined for a season.
    """

    name: str
    side: SideName
    tariff: Tariff
    provenance: Provenance
    per: Per = "transfer"
    minimum: int | None = None
    maximum: int | None = None
    borne_by: Party = "worker"
    kept_by: Keeper = "bank"
    ranges: Ranges = ()

    def __post_init__(self) -> None:
        faults = _range_faults(self) if self.ranges else []
        if self.minimum is not None and self.maximum is not None and self.minimum > self.maximum:
            faults.append(message("min_above_max", low=self.minimum, high=self.maximum))
        if any(bound is not None and bound < 0 for bound in (self.minimum, self.maximum)):
            faults.append(message("negative_charge"))
        if self.side == "transit" and self.per != "transfer":
            faults.append(message("transit_per_transfer_only"))
        if self.side != "sending" and self.borne_by == "employer":
            faults.append(message("employer_bears_sending_only"))
        if self.per == "season" and not (isinstance(self.tariff, Flat) and not self.tariff.percent):
            faults.append(message("season_charge_fixed_only"))
        refuse(faults)


def band_edges(start: int, end: int | None) -> list[Message]:
    """Return the faults of one band's edges."""
    if start < 0:
        return [message("negative_band_edge")]
    if end is not None and end <= start:
        return [message("reversed_band", start=start, end=end)]
    return []


def sequence_faults(edges: list[tuple[int, int | None]]) -> list[Message]:
    """Return every gap and overlap between successive bands `(start, end)`."""
    if not edges:
        return [message("no_bands")]
    faults = []
    for (_, end), (start, _) in pairwise(edges):
        if end is None:
            faults.append(message("endless_band", start=start))
        elif start < end:
            faults.append(message("overlapping_bands", start=start, end=end))
        elif start > end:
            faults.append(message("gapped_bands", start=start, end=end))
    return faults


def observation_faults(amounts: list[int]) -> list[Message]:
    """Return the faults of a list of surveyed amounts: none, negative, repeated, out of order."""
    if not amounts:
        return [message("no_observations")]
    faults = [message("negative_band_edge") for amount in amounts if amount < 0]
    for before, after in pairwise(amounts):
        if before == after:
            faults.append(message("repeated_observation", amount=before))
        elif before > after:
            faults.append(message("unordered_observations", amount=after))
    return faults


def _price_faults(price: Flat | Band) -> list[Message]:
    faults = _negative(price.fixed, price.percent)
    return faults + _range_faults(price) if price.ranges else faults


def _range_faults(of: Flat | Band | Observation | Charge) -> list[Message]:
    return [*_negative(*ends(of.ranges)), *range_faults(of, of.ranges)]


def _negative(*figures: int | Decimal) -> list[Message]:
    return [message("negative_charge") for figure in figures if figure < 0]
