"""The JSON of surveyed corridors. `average_cost_percent` is by USD amount, null where unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.output.decimal_text import percent_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remitcalc.model.survey import SurveyedCorridor
    from remitcalc.output.json_document.layout import Json

_DECIMALS = 3


def survey_document(corridors: Sequence[SurveyedCorridor], source: str) -> Json:
    """Return the documented object for `corridors`, in the order given."""
    return {
        "format": 1,
        "source": source,
        "corridors": [
            {
                "corridor": c.code,
                "source_name": c.source_name,
                "destination_name": c.destination_name,
                "period": c.period,
                "quarters": c.quarters,
                "services": c.services,
                "undisclosed": c.undisclosed,
                "flagged": c.flagged,
                "counted": {"200": c.counted_200, "500": c.counted_500},
                "average_cost_percent": {
                    "200": percent_text(c.average_200, _DECIMALS),
                    "500": percent_text(c.average_500, _DECIMALS),
                },
            }
            for c in corridors
        ],
    }
