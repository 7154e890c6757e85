"""A comparison as pandas frames, for notebooks.

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
    from numpy.typing import NDArray

    from remitcalc.engine.comparison import Comparison
    from remitcalc.engine.exact import Ints
    from remitcalc.engine.outcome import Outcome


_BOUND_WORDS = np.array([bound.word for bound in Bound])


def worker_frame(comparison: Comparison) -> pd.DataFrame:
    """Return one row per worker: amounts, parts, totals, what arrives, alone and pooled."""
    payroll = comparison.scenario.payroll
    columns: dict[str, object] = {"amount": payroll.amounts}
    for way, outcome in (("individual", comparison.individual), ("pooled", comparison.pooled)):
        for name in (*PARTS, "total", "received", "paid"):
            figures = outcome.figures(name, "")
            columns[f"{way}_{name}"] = _nullable(figures.minor, figures.is_known)
        columns[f"{way}_total_bound"] = _BOUND_WORDS[outcome.total_bound]
        columns[f"{way}_status"] = _statuses(outcome)
    columns["saving"] = _nullable(comparison.saving, comparison.bound != Bound.UNKNOWN)
    columns["saving_bound"] = _BOUND_WORDS[comparison.bound]
    names = payroll.names or [f"Worker {row}" for row in range(1, len(payroll) + 1)]
    return _frame(comparison, columns, pd.Index(names, name="worker"))


def season_frame(comparison: Comparison) -> pd.DataFrame:
    """Return one row per worker: season totals alone and pooled, and the saving."""
    season = comparison.season_totals
    workers = len(comparison.scenario.payroll)
    alone, pooled = season.individual_known, season.pooled_known
    columns: dict[str, object] = {
        "individual_total": _nullable(season.individual_total, alone),
        "pooled_total": _nullable(season.pooled_total, pooled),
        "saving": _nullable(season.saving, alone & pooled & (season.bound != Bound.UNKNOWN)),
    }
    names = comparison.scenario.payroll.names or [f"Worker {row + 1}" for row in range(workers)]
    return _frame(comparison, columns, pd.Index(names, name="worker"))


def summary_frame(comparison: Comparison) -> pd.DataFrame:
    """Return the group's parts and total, one row per way and one for the saving."""
    rows: dict[str, list[int | None]] = {}
    for way, outcome in (("individual", comparison.individual), ("pooled", comparison.pooled)):
        total = exact_sum(outcome.total) if outcome.all_possible else None
        rows[way] = [*outcome.part_sums().values(), total]
    known = not (comparison.bound == Bound.UNKNOWN).any()
    saving = exact_sum(comparison.saving) if known else None
    rows["saving"] = [*(comparison.saving_by_part[part] for part in PARTS), saving]
    frame = pd.DataFrame.from_dict(rows, orient="index", columns=[*PARTS, "total"])
    frame = frame.astype("Int64")
    frame.attrs["currency"] = comparison.scenario.corridor.sending_currency
    return frame


def _nullable(values: Ints, known: NDArray[np.bool_]) -> pd.arrays.IntegerArray:
    return pd.arrays.IntegerArray(np.array(values), ~known)


def _statuses(outcome: Outcome) -> pd.Categorical[str]:
    words = pd.Index([status.word for status in Status])
    return pd.Categorical.from_codes(outcome.status.astype(np.int8), categories=words)


def _frame(
    comparison: Comparison, columns: dict[str, object], index: pd.Index[str]
) -> pd.DataFrame:
    frame = pd.DataFrame(columns, index=index)
    frame.attrs["currency"] = comparison.scenario.corridor.sending_currency
    frame.attrs["receiving_currency"] = comparison.scenario.corridor.receiving_currency
    return frame
