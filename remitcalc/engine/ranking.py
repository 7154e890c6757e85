"""All ways to send alone, cheapest first, and the one that a pool is compared with."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from remitcalc.engine.exact import weighted_sum
from remitcalc.engine.figure import FX, SENDING
from remitcalc.engine.individual import BLOCK, priced_alone
from remitcalc.engine.outcome import Outcome, impossible, summed
from remitcalc.engine.pricing import price
from remitcalc.model.message import Message, ModelError, message
from remitcalc.model.payroll import exact_sum
from remitcalc.model.scenario import CHEAPEST, TYPICAL

if TYPE_CHECKING:
    import datetime

    from remitcalc.engine.exact import Ints
    from remitcalc.engine.pricing import Pricing
    from remitcalc.model.corridor import Corridor
    from remitcalc.model.payroll import AmountIs
    from remitcalc.model.service import Service


class RankedService(NamedTuple):
    """One service for those who are ranked for. Money in sending minor units.

    `outcome` has one row: one worker's who stands for all, or the sums over all.
    `place` is 1 for the cheapest, or None for a service that stands apart: undisclosed, informal,
    not possible, or not above zero; `apart` then says why.
    """

    service: Service
    outcome: Outcome
    place: int | None
    apart: Message | None

    @property
    def total(self) -> int | None:
        """The total, or None when the service cannot take every amount."""
        return None if self.outcome.reason[0] else int(self.outcome.total[0])


class Senders(NamedTuple):
    """Whom services are ranked for: their different amounts, ascending, and how many send each.

    `counts` is None where each amount is one worker's.
    """

    values: Ints
    counts: Ints | None

    @classmethod
    def of(cls, amounts: int | Ints) -> Senders:
        """Return the senders of one worker's amount, or of a group's."""
        if isinstance(amounts, int):
            return cls(np.array([amounts]), np.array([1]))
        if int(amounts.min()) == int(amounts.max()):
            return cls(amounts[:1], np.array([len(amounts)], dtype=np.int64))
        values, counts = np.unique(amounts, return_counts=True)
        if len(values) == len(amounts):
            return cls(values, None)
        return cls(values, counts.astype(np.int64))

    @property
    def workers(self) -> int:
        """How many they are."""
        return len(self.values) if self.counts is None else int(self.counts.sum())

    @property
    def total(self) -> int:
        """What they send together."""
        if self.counts is None:
            return exact_sum(self.values)
        return weighted_sum(self.values, self.counts)


class Ranking(NamedTuple):
    """Every individual service: ranked ones cheapest first, then those apart.

    A service's figures are the sums over its `senders`: one, where one worker stands for all.
    `repeated` are rows of a survey that are alike in provider, instrument and price: each such
    offer counts once.
    """

    senders: Senders
    services: tuple[RankedService, ...]
    repeated: tuple[RankedService, ...] = ()

    @property
    def workers(self) -> int:
        """How many workers a service's figures are the sums of."""
        return self.senders.workers

    @property
    def amount(self) -> int:
        """What each sends, on average where amounts differ."""
        senders = self.workers
        return (2 * self.senders.total + senders) // (2 * senders)

    @property
    def ranked(self) -> tuple[RankedService, ...]:
        """The services that can be compared: disclosed, possible, formal, above zero."""
        return tuple(s for s in self.services if s.place is not None)

    @property
    def comparable(self) -> tuple[RankedService, ...]:
        """What a median is taken of, cheapest first: the ranked, else all that are possible."""
        if self.ranked:
            return self.ranked
        possible = [one for one in self.services if one.outcome.all_possible]
        return tuple(sorted(possible, key=lambda one: int(one.outcome.total[0])))

    @property
    def apart(self) -> tuple[RankedService, ...]:
        """The others, each with its reason."""
        return tuple(s for s in self.services if s.place is None)


class Baseline(NamedTuple):
    """Which individual service the pool is compared with, and why.

    `chosen_as` is "typical" (a dated source says so), "median", "cheapest", "named", or "none":
    no service takes every amount. `apart` is what sets it apart where no service can be ranked.
    """

    service: Service
    chosen_as: str
    apart: Message | None = None


def rank(
    corridor: Corridor,
    amounts: int | Ints | Senders,
    *,
    day: datetime.date,
    amount_is: AmountIs = "principal",
) -> Ranking:
    """Return every individual service of `corridor` at one amount, or for a group's real amounts.

    Ranked are those that are disclosed, possible for all, formal and cost more than nothing,
    cheapest first, ties in file order. The others follow in file order, each with the reason it is
    apart. A group's figures are the sums over its workers.

    Parameters
    ----------
    amounts : int, int64 array of shape (workers,), or Senders
        Sending minor units above zero.

    Raises
    ------
    OverflowError
        What a service makes of the amounts is beyond 64 bits.
    """
    senders = amounts if isinstance(amounts, Senders) else Senders.of(amounts)
    rankable: list[tuple[Service, Outcome]] = []
    apart: list[RankedService] = []
    for service in corridor.individual_services:
        pricing = price(corridor, service, day)
        outcome = for_all(pricing, senders, amount_is)
        reason = why_apart(service, outcome)
        if reason is None:
            rankable.append((service, outcome))
        else:
            apart.append(RankedService(service, outcome, None, reason))
    rankable.sort(key=lambda row: int(row[1].total[0]))
    ranked, repeated = _placed(rankable)
    return Ranking(senders, (*ranked, *apart), tuple(repeated))


def _placed(
    rankable: list[tuple[Service, Outcome]],
) -> tuple[list[RankedService], list[RankedService]]:
    """Return the distinct offers with their places, and the rows that repeat one of them."""
    ranked: list[RankedService] = []
    repeated: list[RankedService] = []
    seen = set()
    for service, outcome in rankable:
        price_told = int(outcome.total[0]), int(outcome.absent[0])
        offer = (service.provider, service.instrument, *price_told)
        if offer in seen:
            repeated.append(RankedService(service, outcome, None, None))
        else:
            ranked.append(RankedService(service, outcome, len(ranked) + 1, None))
        seen.add(offer)
    return ranked, repeated


def for_all(pricing: Pricing, senders: Senders, amount_is: AmountIs) -> Outcome:
    """Return one row: the sums over the senders, or a reason where not all can.

    Priced and summed block by block, which keeps the columns in the processor's cache.
    """
    values, counts = senders
    if len(values) == 1 and counts is not None and counts[0] == 1:
        return priced_alone(pricing, values, amount_is)
    parts: list[Outcome] = []
    taken, refused = 0, None
    for start in range(0, len(values), BLOCK):
        block = slice(start, start + BLOCK)
        outcome = priced_alone(pricing, values[block], amount_is)
        times = None if counts is None else counts[block]
        taken += _taking(outcome, times)
        if outcome.all_possible:
            parts.append(summed([(outcome, times)]))
        else:
            refused = refused or outcome.reason_at(int(np.argmax(outcome.reason > 0)))
    if refused is None:
        return summed((part, None) for part in parts)
    reason = message("takes_some", taken=taken, count=senders.workers) if taken else refused
    return impossible(1, reason)


def _taking(outcome: Outcome, counts: Ints | None) -> int:
    """Return how many workers' amounts are taken."""
    if counts is None:
        return int(np.count_nonzero(outcome.is_possible))
    return int(counts[outcome.is_possible].sum())


def baseline(corridor: Corridor, individual: str, ranking: Ranking) -> Baseline:
    """Return the service that the pool is compared with.

    `individual` is a service id, "cheapest", or "typical": what a dated source calls most used,
    else the ranked service with the median total, of an even count the lower. Where none can be
    ranked, it is the median or the cheapest of all that are possible, whatever sets them apart;
    where no service takes every amount, the first, whose reason then stands for all.

    Raises
    ------
    ModelError
        The corridor has no individual service.
    """
    if individual == TYPICAL and corridor.typical is not None:
        return Baseline(corridor.service(corridor.typical.service), "typical")
    if individual not in (TYPICAL, CHEAPEST):
        return Baseline(corridor.service(individual), "named")
    if not ranking.services:
        raise ModelError([message("no_service_to_compare_with")])
    ranked = ranking.comparable
    if not ranked:
        return Baseline(ranking.services[0].service, "none", ranking.services[0].apart)
    if individual == CHEAPEST:
        return Baseline(ranked[0].service, "cheapest", ranked[0].apart)
    middle = ranked[(len(ranked) - 1) // 2]
    return Baseline(middle.service, "median", middle.apart)


def why_apart(service: Service, outcome: Outcome, row: int = 0) -> Message | None:
    """Return why a service is not ranked for the worker of `row`; None: it is."""
    impossible = outcome.reason_at(row)
    if impossible is not None:
        return impossible
    if service.is_informal:
        return message("apart_informal")
    absent = int(outcome.absent[row])
    if absent & FX:
        return message("apart_undisclosed")
    if absent & SENDING:
        return message("apart_fee_not_surveyed")
    if outcome.total[row] <= 0:
        return message("apart_not_above_zero")
    return None
