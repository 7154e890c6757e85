"""The JSON of a ranking: ranked services cheapest first, then those apart, each with its reason.

`cost_percent` is of the principal, two decimals; null where the total is not known. `reason` is
null, or why the service cannot take this amount; why a possible service is not ranked is no key.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from remitcalc.output.decimal_text import money_text, percent_text
from remitcalc.output.json_document.comparison import FORMAT, amount_of, corridor_entry
from remitcalc.output.language import PlainEnglish
from remitcalc.output.wording.sentences import sentence

if TYPE_CHECKING:
    from remitcalc.engine.ranking import RankedService, Ranking
    from remitcalc.model.corridor import Corridor
    from remitcalc.output.json_document.layout import Json


def ranking_document(corridor: Corridor, ranking: Ranking) -> Json:
    """Return the documented object for `ranking`."""
    return {
        "format": FORMAT,
        "corridor": corridor_entry(corridor),
        "amount": money_text(ranking.amount, corridor.sending_currency),
        "services": [_service(ranked, corridor) for ranked in ranking.services],
    }


def cost_percent(ranked: RankedService) -> Fraction | None:
    """Return the total in percent of the principal, exactly, or None."""
    if ranked.total is None:
        return None
    return Fraction(100 * ranked.total, int(ranked.outcome.principal[0]))


def _service(ranked: RankedService, corridor: Corridor) -> Json:
    outcome, reason = ranked.outcome, ranked.outcome.reason_at(0)
    total = received = None
    if reason is None:
        total = outcome.total_at(corridor.sending_currency)
        received = outcome.received_at(corridor.receiving_currency)
    return {
        "service": ranked.service.id,
        "provider": ranked.service.provider,
        "status": None if total is None else total.status.word,
        "total": amount_of(total),
        "total_bound": None if total is None else total.bound.word,
        "cost_percent": percent_text(cost_percent(ranked)),
        "received": amount_of(received),
        "received_bound": None if received is None else received.bound.word,
        "outside_surveyed_range": reason is None and bool(outcome.outside_range[0]),
        "reason": sentence(reason, PlainEnglish()) if reason else None,
    }
