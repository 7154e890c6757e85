"""The JSON of a ranking: ranked services cheapest first, then those apart, each with its reason.

`cost_percent` is of the principal, two decimals; null where the total is not known. `reason` is
null, or why the service cannot take this amount; why a possible service is not ranked is no key.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.output.decimal_text import figure_text, money_text, percent_text
from remitcalc.output.json_document.comparison import FORMAT, corridor_entry
from remitcalc.output.language import PlainEnglish
from remitcalc.output.tables.services import ranking_rows
from remitcalc.output.wording.sentences import sentence

if TYPE_CHECKING:
    from remitcalc.engine.ranking import Ranking
    from remitcalc.model.corridor import Corridor
    from remitcalc.output.json_document.layout import Json
    from remitcalc.output.tables.services import ServiceRow


def ranking_document(corridor: Corridor, ranking: Ranking) -> Json:
    """Return the documented object for `ranking`."""
    return {
        "format": FORMAT,
        "corridor": corridor_entry(corridor),
        "amount": money_text(ranking.amount, corridor.sending_currency),
        "services": [_service(row) for row in ranking_rows(ranking, corridor)],
    }


def _service(row: ServiceRow) -> Json:
    receipt = row.receipt
    total, received, reason = receipt.total, receipt.received, receipt.reason
    return {
        "service": row.service.id,
        "provider": row.service.provider,
        "status": None if reason else receipt.status.word,
        "total": figure_text(total),
        "total_bound": None if reason else total.bound.word,
        "cost_percent": percent_text(receipt.percent),
        "received": figure_text(received),
        "received_bound": None if reason else received.bound.word,
        "outside_surveyed_range": receipt.is_possible and receipt.is_outside_range,
        "reason": sentence(reason, PlainEnglish()) if reason else None,
    }
