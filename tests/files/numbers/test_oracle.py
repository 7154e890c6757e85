"""Known figures in many notations: what is accepted is right, what is not is asked about."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tests.files.numbers.notations import Notation
from tests.files.numbers.oracle import (
    FAULTS,
    PayrollCase,
    cases,
    judged,
    usual_corridor,
    verdict,
)

if TYPE_CHECKING:
    from remitcalc.model.corridor import Corridor

_SAMPLE, _SEED = 1500, 16


@pytest.fixture(scope="module")
def corridor() -> Corridor:
    return usual_corridor()


def test_no_figure_in_any_notation_is_read_wrongly_or_refused_without_need(
    corridor: Corridor,
) -> None:
    found = Counter[str]()
    for case in cases(_SAMPLE, _SEED):
        made = verdict(case, corridor)
        found[made] += 1
        assert made not in FAULTS, case
    assert min(found["right"], found["asked"]) > _SAMPLE // 5  # both happen


@pytest.mark.parametrize(
    ("amounts", "notation", "neighbour"),
    [
        # 950.50 / 1.000 / 1.250
        ((95050, 100000, 125000), Notation(".", ".", "short"), "none"),
        # 12,34 / 33,640
        ((3364, 1234), Notation(",", ""), "three decimals"),
        # 1.200 / 900.5, and the same beside numbers of a workbook
        ((120000, 90050), Notation(".", "", "short"), "same mark"),
        ((85050, 120000, 90050), Notation(".", ".", "short"), "numbers"),
    ],
)
def test_three_digits_after_the_only_mark_are_asked_about_beside_sure_decimals(
    corridor: Corridor, amounts: tuple[int, ...], notation: Notation, neighbour: str
) -> None:
    case = PayrollCase(amounts, notation, neighbour, "plain", ";")
    assert judged(case, corridor) == "asked", case.sheet().rows
