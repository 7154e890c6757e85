"""What can be said to a bank: who loses first by its pool, and why, taken apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.engine.compare import compare
from remitcalc.engine.steps.season import transfers_of
from remitcalc.model.frozen import frozen
from remitcalc.model.tried_quote import TriedQuote
from remitcalc.output.steps.explanation import Asked, Explanation, explanation
from remitcalc.output.tried_words import with_tried

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remitcalc.engine.comparison import Comparison
    from remitcalc.engine.figure import Figure
    from remitcalc.engine.loss import FirstLoss
    from remitcalc.output.answer import Answer


@frozen(eq=False)
class FirstLoser:
    """The first worker of a payroll who loses, at the first figure at which anybody does.

    Attributes
    ----------
    quote : TriedQuote
        The margin, or the fee.
    first : FirstLoss
    explained : tuple of Explanation
        What the worker saves at that figure; at outlays, what arrives alone and pooled. Where the
        pool is not possible there, the step that refuses it.
    """

    quote: TriedQuote
    first: FirstLoss
    explained: tuple[Explanation, ...]

    @property
    def row(self) -> int:
        """Which worker it is, from 0; or the one for whom the pool is refused."""
        return self.explained[0].row

    @property
    def is_season(self) -> bool:
        """Whether the figures are those of the season; else one payday's, and all are alike."""
        return self.explained[0].asked.is_season

    @property
    def alone_and_pooled(self) -> tuple[Figure, Figure] | None:
        """What each way costs, or what arrives each way, by which the worker loses."""
        if self.first.row is None:
            return None
        if len(self.explained) > 1:
            alone, pooled = (one.last for one in self.explained)
        else:
            steps = self.explained[0].steps
            alone, pooled = steps["alone.total"], steps["pooled.total"]
        return alone.figure, pooled.figure


@frozen(eq=False)
class Bargain:
    """What can be said to a bank about the pool of an answer.

    Attributes
    ----------
    answer : Answer
        At the quote that is tried, if any is.
    quote : TriedQuote
    losers : tuple of FirstLoser
        By the margin, and by the fee, where there is one.
    """

    answer: Answer
    quote: TriedQuote
    losers: tuple[FirstLoser, ...]

    @classmethod
    def of(cls, answer: Answer, quote: TriedQuote = TriedQuote()) -> Bargain:  # noqa: B008
        """Return what can be said, which takes some comparisons to find."""
        return cls(answer, quote, tuple(first_losers(answer)))


def first_losers(answer: Answer) -> Iterator[FirstLoser]:
    """Yield who loses first by the margin, then by the fee; nothing where nobody does."""
    if answer.pool_reason is not None or not answer.has_pool:
        return
    loss = answer.offers[0].offer.loss
    for first, quote in (
        (loss.margin, TriedQuote(margin=loss.margin.value)),
        (loss.fee, TriedQuote(fee=loss.fee.value)),
    ):
        if first.value is not None:
            yield _loser(answer, first, quote)


def _loser(answer: Answer, first: FirstLoss, quote: TriedQuote) -> FirstLoser:
    scenario = with_tried(answer.comparison.scenario, quote, answer.language)
    comparison = compare(scenario, side_by_side=())
    row = int(comparison.pools.joining[0]) if first.row is None else first.row
    found = (explanation(comparison, one) for one in _asked(comparison, row))
    return FirstLoser(quote, first, tuple(one for one in found if isinstance(one, Explanation)))


def _asked(comparison: Comparison, row: int) -> Iterator[Asked]:
    """Yield the figures by which a worker is worse off."""
    is_season = _is_of_season(comparison)
    if comparison.scenario.amount_is == "outlay":
        yield Asked(row, "received", "alone", is_season=is_season)
        yield Asked(row, "received", "pooled", is_season=is_season)
    else:
        yield Asked(row, "saving", "pooled", is_season=is_season)


def _is_of_season(comparison: Comparison) -> bool:
    """Return whether a season may say something else of who loses than each of its paydays."""
    scenario = comparison.scenario
    used = (*comparison.individual_services, comparison.pooled_service)
    charges = (one for service in used if service is not None for one in service.charges)
    if any(one.per == "season" for one in charges):
        return True
    if scenario.paydays == 1:
        return False
    is_settled = scenario.share == "no-one-worse-off"
    are_alike = scenario.individual_every == scenario.pooled_every == 1
    return is_settled or not are_alike or len(transfers_of(scenario, 1)) > 1
