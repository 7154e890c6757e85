"""A corridor quarter by quarter, as a pandas frame; the only place here that imports pandas."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pandas as pd

from remitcalc.files.rpw.cells import MILLION
from remitcalc.files.rpw.quarter import period_of
from remitcalc.files.rpw.source import ATTRIBUTION

if TYPE_CHECKING:
    from collections.abc import Sequence

_COLUMNS = (
    *("services", "undisclosed", "flagged", "counted_200", "average_200"),
    *("counted_500", "average_500", "cheapest_200", "cheapest_500"),
    *("average_margin_200", "average_margin_500"),
)


def history_frame(rows: Sequence[Sequence[object]]) -> pd.DataFrame:
    """Return the history of a corridor.

    Returns
    -------
    DataFrame
        A row for each quarter that was surveyed, ascending; the index `period` holds texts such as
        2025-Q3. `services`, `undisclosed`, `flagged`, `counted_200` and `counted_500` count;
        `average_*`, `cheapest_*` and `average_margin_*` are percents as floats, for drawing, NaN
        where unknown. The undisclosed and those with an outlying local amount are in none of them,
        totals not above zero are never the cheapest. `attrs` holds the source to be named.
    """
    values = []
    for row in rows:
        _, services, undisclosed, flagged, counted1, sum1, counted2, sum2, *rest = cast(
            "Sequence[int]", row
        )
        least1, least2, margins1, margins2 = rest
        values.append(
            (
                services,
                undisclosed,
                flagged,
                counted1,
                _percent(sum1, counted1),
                counted2,
                _percent(sum2, counted2),
                _percent(least1, 1),
                _percent(least2, 1),
                _percent(margins1, counted1),
                _percent(margins2, counted2),
            )
        )
    index = pd.Index([period_of(cast("int", row[0])) for row in rows], dtype=object, name="period")
    frame = pd.DataFrame(values, index=index, columns=list(_COLUMNS))
    frame.attrs["source"] = ATTRIBUTION
    return frame


def _percent(total: int | None, counted: int) -> float:
    return total / (counted * MILLION) if total is not None and counted else float("nan")
