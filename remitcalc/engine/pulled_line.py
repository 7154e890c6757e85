"""Which quote brings the pool's line of a chart to where somebody pulls it.

Found exactly: the one pool of the chart that is pulled is priced anew at each figure tried, as the
chart's own curve is.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from remitcalc.engine.break_even import last_that_holds
from remitcalc.engine.figure import difference_bound
from remitcalc.engine.pricing import price
from remitcalc.engine.uniform_pool import first_workers, size_curve
from remitcalc.model.provenance import Provenance, Status
from remitcalc.model.tried_quote import with_quote

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from remitcalc.engine.priced_scenario import PricedScenario
    from remitcalc.engine.pricing import Pricing
    from remitcalc.model.tried_quote import TriedQuote

_ASKED = Provenance("", "", Status.OWN)


class PulledTo(NamedTuple):
    """A place that a pool's line is pulled to: `size` workers who each send `amount` minor units.

    `cost` is what each is to cost there: sending minor units, with the employer's part, as the
    curve of group sizes has it; with `is_of_amounts` without that part, as the curve of amounts
    has it, and with `is_percent` in percent of what is delivered.
    """

    size: int
    amount: int
    cost: Fraction
    is_of_amounts: bool = False
    is_percent: bool = False


def figure_nearest(
    priced: PricedScenario,
    to: PulledTo,
    figures: Sequence[int],
    quote: Callable[[int], TriedQuote],
    guess: int = 0,
) -> int:
    """Return the one of `figures` at which the pool's line lies nearest to where it is pulled.

    Parameters
    ----------
    figures : sequence of int
        Margins in steps of 0.01 percent points, or fees in sending minor units; ascending.
    quote : callable
        The quote with such a figure in it.
    guess : int
        The place in `figures` where the search begins.

    Notes
    -----
    The line rises with the figure, but for what rounding moves. A pool that is not possible counts
    as dearer than any place. Of two costs equally near the lower one wins, of several figures with
    the same cost the highest.
    """
    cost = cache(lambda place: _cost(priced, to, quote(figures[place])))

    def is_below(place: int) -> bool:
        found = cost(place)
        return found is not None and found <= to.cost

    most = len(figures) - 1
    if not is_below(0):
        return figures[0]
    last = last_that_holds(is_below, min(guess, most), most)
    below, above = cost(last), cost(last + 1) if last < most else None
    if below is not None and above is not None and above - to.cost < to.cost - below:
        last += 1
    return figures[last]


def _cost(priced: PricedScenario, to: PulledTo, quote: TriedQuote) -> Fraction | None:
    """Return what each costs where the line is pulled; None: there is no such pool."""
    assert priced.pooled_service is not None
    service = with_quote(priced.pooled_service, quote, _ASKED, "fee")
    pricing = price(priced.corridor, service, priced.scenario.date)
    if to.is_of_amounts:
        return _of_amount(priced, to, pricing)
    alone = price(priced.corridor, priced.baseline, priced.scenario.date)
    _, before = difference_bound(alone.absent, pricing.absent)
    sizes = np.array([to.size])
    curve = size_curve(pricing.without(before), to.amount, sizes, priced.terms)
    return Fraction(int(curve.total[0]), to.size) if curve.is_possible[0] else None


def _of_amount(priced: PricedScenario, to: PulledTo, pricing: Pricing) -> Fraction | None:
    amounts = np.array([to.amount])
    first = first_workers(pricing, amounts, to.size, priced.terms, is_average=True)
    if not first.is_possible[0]:
        return None
    total = int(first.total[0])
    return Fraction(100 * total, int(first.principal[0])) if to.is_percent else Fraction(total)
