"""What a comparison holds as pandas frames, for notebooks.

Money is in minor units of the currency named in `frame.attrs`, as nullable integers: <NA> is
unknown or not possible, never zero.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from remitcalc.engine.figure import Bound
from remitcalc.engine.outcome import PARTS
from remitcalc.model.payroll import exact_sum
from remitcalc.model.provenance import Status

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from remitcalc.engine.exact import Ints
    from remitcalc.engine.outcome import Outcome
    from remitcalc.engine.savings import Savings
    from remitcalc.engine.season_totals import Season
    from remitcalc.model.scenario import Scenario


_BOUND_WORDS = np.array([bound.word for bound in Bound])


def worker_frame(
    scenario: Scenario, individual: Outcome, pooled: Outcome, savings: Savings
) -> pd.DataFrame:
    """Return one row per worker: amounts, parts, totals, what arrives, alone and pooled."""
    columns: dict[str, object] = {"amount": scenario.payroll.amounts}
    for way, outcome in (("individual", individual), ("pooled", pooled)):
        for name in (*PARTS, "total", "received", "paid"):
            figures = outcome.figures(name, "")
            columns[f"{way}_{name}"] = _nullable(figures.minor, figures.is_known)
        columns[f"{way}_total_bound"] = _BOUND_WORDS[outcome.total_bound]
        columns[f"{way}_status"] = _statuses(outcome)
    columns["saving"] = _nullable(savings.saving, savings.bound != Bound.UNKNOWN)
    columns["saving_bound"] = _BOUND_WORDS[savings.bound]
    return _frame(scenario, columns)


def season_frame(scenario: Scenario, season: Season) -> pd.DataFrame:
    """Return one row per worker: season totals alone and pooled, and the saving."""
    alone, pooled = season.individual_known, season.pooled_known
    columns: dict[str, object] = {
        "individual_total": _nullable(season.individual_total, alone),
        "pooled_total": _nullable(season.pooled_total, pooled),
        "saving": _nullable(season.saving, alone & pooled & (season.bound != Bound.UNKNOWN)),
    }
    return _frame(scenario, columns)


def summary_frame(
    scenario: Scenario,
    individual: Outcome,
    pooled: Outcome,
    savings: Savings,
    by_part: Mapping[str, int | None],
) -> pd.DataFrame:
    """Return the group's parts and total, one row per way and one for the saving.

    `by_part` is what is saved of each part; None where that is unknown.
    """
    rows: dict[str, list[int | None]] = {}
    for way, outcome in (("individual", individual), ("pooled", pooled)):
        total = exact_sum(outcome.total) if outcome.all_possible else None
        rows[way] = [*outcome.part_sums().values(), total]
    known = not (savings.bound == Bound.UNKNOWN).any()
    saving = exact_sum(savings.saving) if known else None
    rows["saving"] = [*(by_part[part] for part in PARTS), saving]
    frame = pd.DataFrame.from_dict(rows, orient="index", columns=[*PARTS, "total"])
    frame = frame.astype("Int64")
    frame.attrs["currency"] = scenario.corridor.sending_currency
    return frame


def _nullable(values: Ints, known: NDArray[np.bool_]) -> pd.arrays.IntegerArray:
    return pd.arrays.IntegerArray(np.array(values), ~known)


def _statuses(outcome: Outcome) -> pd.Categorical[str]:
    words = pd.Index([status.word for status in Status])
    return pd.Categorical.from_codes(outcome.status.astype(np.int8), categories=words)


def _frame(scenario: Scenario, columns: dict[str, object]) -> pd.DataFrame:
    """Return columns with a row per worker of the payroll."""
    payroll, corridor = scenario.payroll, scenario.corridor
    names = payroll.names or [f"Worker {row}" for row in range(1, len(payroll) + 1)]
    frame = pd.DataFrame(columns, index=pd.Index(names, name="worker"))
    frame.attrs["currency"] = corridor.sending_currency
    frame.attrs["receiving_currency"] = corridor.receiving_currency
    return frame
