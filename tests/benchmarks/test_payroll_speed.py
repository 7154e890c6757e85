"""A payroll of a million rows, against pandas reading the same file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import pytest

from remitcalc.files.corridor_file import read_corridor
from remitcalc.files.corridor_library import corridors
from remitcalc.files.payroll.reading import read_payroll
from tests.benchmarks.timing import best_times, report

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.benchmark

WORKERS = 1_000_000


def test_a_million_rows(tmp_path: Path) -> None:
    path = tmp_path / "payroll.csv"
    rows = (f"Worker {at},{300 + at % 700}.{at % 100:02},Farm {at % 9}" for at in range(WORKERS))
    path.write_text("worker,amount,group\n" + "\n".join(rows) + "\n", encoding="utf-8")
    corridor, _ = read_corridor(corridors()["canada-guatemala"])
    assert corridor is not None
    found = read_payroll(path, corridor)
    assert found.payroll is not None
    assert len(found.payroll) == WORKERS
    ours, theirs = best_times(
        lambda: read_payroll(path, corridor), lambda: pd.read_csv(path), runs=3
    )
    report("A payroll of 1,000,000 rows", ours / theirs, "pandas.read_csv", "at most 3")
