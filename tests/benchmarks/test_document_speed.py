"""A document of 100,000 workers, against what Python's own JSON takes for the same bytes."""

from __future__ import annotations

import json
import statistics
import time
from typing import TYPE_CHECKING

import pytest

from remitcalc.files.document.reading import read_document_bytes
from remitcalc.files.document.writing import document_bytes
from tests.benchmarks.timing import report
from tests.files.document.making import workers

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.benchmark

WORKERS = 100_000
PAIRS = 15


def test_reading_and_writing_many_workers() -> None:
    document = workers(WORKERS)
    content = document_bytes(document)
    tables = json.loads(content)
    assert read_document_bytes(content)[0] is not None
    reading = _ratio(lambda: json.loads(content), lambda: read_document_bytes(content))
    writing = _ratio(
        lambda: json.dumps(tables, ensure_ascii=False, indent=2, sort_keys=True).encode(),
        lambda: document_bytes(document),
    )
    report("Reading a document of 100,000 workers", reading, "json.loads", "at most 1.5")
    report("Writing it", writing, "json.dumps laid out alike", "about 1")


def _ratio(baseline: Callable[[], object], measured: Callable[[], object]) -> float:
    """Return the median of the ratios of CPU time of pairs, the sides taking turns."""
    ratios = []
    for pair in range(PAIRS):
        taken = {}
        for side in (baseline, measured) if pair % 2 else (measured, baseline):
            start = time.process_time()
            side()
            taken[side] = time.process_time() - start
        ratios.append(taken[measured] / taken[baseline])
    return statistics.median(ratios)
