"""One list of the figures behind an answer, whoever counts them."""

from __future__ import annotations

import numpy as np
import pytest

from remitcalc import Payroll, Scenario, compare, load_corridor
from remitcalc.output.answer import Answer
from remitcalc.output.answer_notes import example_line
from remitcalc.output.language import PlainEnglish
from remitcalc.output.report.report import report_of
from remitcalc.output.tables.used_figures import example_figures, used_figures
from remitcalc.output.text.comparison import comparison_text

AMOUNTS = np.array([40_000, 30_000, 50_000, 20_000, 60_000])
PAYROLLS = {
    "one pool": Payroll(AMOUNTS),
    "groups": Payroll(AMOUNTS, groups=("a", "a", "b", "b", "b")),
    "some stay out": Payroll(AMOUNTS, joins=np.array([True, True, True, False, False])),
    "own services": Payroll(AMOUNTS, services=("ria-cash-agent", None, None, None, None)),
    "one worker": Payroll(AMOUNTS[:1]),
}


@pytest.mark.parametrize("payroll", PAYROLLS.values(), ids=PAYROLLS)
@pytest.mark.parametrize("corridor", ["canada-guatemala", "us-guatemala"])
def test_text_and_report_count_what_the_list_holds(corridor: str, payroll: Payroll) -> None:
    scenario = Scenario.of(load_corridor(corridor))
    if "ria-cash-agent" not in {s.id for s in scenario.corridor.services}:
        payroll = Payroll(payroll.amounts, groups=payroll.groups, joins=payroll.joins)
    comparison = compare(scenario.replace(payroll=payroll))
    assert len(example_figures(comparison)) <= len(used_figures(comparison))
    line = example_line(Answer(comparison, PlainEnglish()))
    assert line in " ".join(comparison_text(comparison, PlainEnglish()).split())
    answer = report_of(comparison, PlainEnglish()).sections[0]
    assert line in [getattr(part, "text", "") for part in answer.parts]


def test_a_band_that_only_one_of_two_pools_reaches_counts() -> None:
    scenario = Scenario.of(load_corridor("canada-guatemala"))
    small = Payroll(np.array([10_000, 10_000]))
    large = Payroll(np.array([10_000, 10_000, 900_000, 900_000]), groups=("a", "a", "b", "b"))
    counts = [
        len(example_figures(compare(scenario.replace(payroll=one)))) for one in (small, large)
    ]
    assert counts[1] > counts[0]


def test_for_one_worker_no_figure_of_a_pool_counts() -> None:
    scenario = Scenario.of(load_corridor("canada-guatemala"))
    comparison = compare(scenario.replace(payroll=Payroll(np.array([40_000]))))
    services = {one.service.id for one in used_figures(comparison) if one.service is not None}
    assert comparison.pooled_service.id not in services
    assert comparison.ranking.ranked[0].service.id in services
