"""Every printed line computes as printed: a reader needs the text alone."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from remitcalc.engine.compare import compare
from remitcalc.engine.steps.explained import Explained
from remitcalc.engine.steps.saving import saving, season_saving
from remitcalc.model.message import Message, ModelError
from remitcalc.model.payroll import Payroll
from remitcalc.model.scenario import Scenario
from remitcalc.output.language import LANGUAGES, Language, PlainEnglish
from remitcalc.output.steps.explanation import FIGURES, Asked, Explanation, explanation
from remitcalc.output.text.layout import display_width
from remitcalc.output.text.steps import explanation_text
from remitcalc.paths import resources
from tests.engine.test_laws_steps import seasons, shapes
from tests.reference.making import DAY
from tests.reference.printed import Read, computed_again
from tests.reference.strategies import Case, cases, season_fees, with_season_charges

if TYPE_CHECKING:
    from remitcalc.engine.comparison import Comparison
    from remitcalc.engine.steps.step import Steps

ENGLISH = PlainEnglish()
POINTS = {"en": ".", "es": ",", "fr": ",", "de": ",", "sr-Latn": ","}


class Drawn:
    """A comparison, None: refused as a whole; said in a word, because it is long in full."""

    def __init__(self, comparison: Comparison | None) -> None:
        self.comparison = comparison


@st.composite
def comparisons(draw: st.DrawFn) -> Drawn:
    """Random corridors, rules, seasons, outlays and groups."""
    is_outlay = draw(st.booleans())
    case: Case = draw(cases(most_workers=6, always_known=draw(st.booleans())))
    fees = draw(season_fees)
    case = with_season_charges(case, tuple(fee // 10 for fee in fees) if is_outlay else fees)
    joins, groups = draw(shapes)
    count = len(case.amounts)
    payroll = Payroll(
        np.array(case.amounts),
        joins=None if joins is None else np.array(joins[:count]),
        groups=None if groups is None else tuple(groups[:count]),
    )
    scenario = Scenario(
        case.corridor,
        payroll,
        "pooled",
        DAY,
        individual="individual",
        amount_is="outlay" if is_outlay else "principal",
        **draw(seasons),
    )
    try:
        return Drawn(compare(scenario))
    except ModelError:
        return Drawn(None)


def read_again(comparison: Comparison, asked: Asked, language: Language, point: str) -> Read | None:
    found = explanation(comparison, asked)
    if isinstance(found, Message):
        return None
    text = explanation_text(found, language, "Worker 1")
    assert all(display_width(line) <= 80 for line in text.splitlines())
    read = computed_again(text, point)
    number = [step.key for step in found.steps].index(found.key) + 1
    assert read.results[number] == found.last.result
    return read


def all_read(comparison: Comparison, language: Language = ENGLISH, point: str = ".") -> Read:
    """Every figure of the first and the last worker, one payday and the season."""
    whole = Read()
    for row in {0, len(comparison.scenario.payroll) - 1}:
        for figure, way, is_season in product(FIGURES, ("alone", "pooled"), (False, True)):
            asked = Asked(row, figure, way, None, is_season)
            add(whole, read_again(comparison, asked, language, point))
    return whole


def recipes_read(comparison: Comparison) -> Read:
    """All steps of the first and the last worker: each figure's are among them."""
    whole = Read()
    for row in {0, len(comparison.scenario.payroll) - 1}:
        for steps in recipes_of(comparison, row):
            key = list(steps)[-1].key
            found = Explanation(comparison, Asked(row), steps, key, is_pooled=False)
            add(whole, computed_again(explanation_text(found, ENGLISH, "Worker 1")))
    return whole


def recipes_of(comparison: Comparison, row: int) -> list[Steps]:
    """What a worker saves, in which both ways are; these too where it leaves out parts of them."""
    explained, season = Explained(comparison.priced), comparison.season_totals
    found = []
    for saved, before, ways in (
        (saving, comparison.before, (explained.alone, explained.pooled)),
        (season_saving, season.before, (explained.season_alone, explained.season_pooled)),
    ):
        steps = saved(comparison, row)
        found.append(steps)
        if before[row] or steps.refusal is not None:
            found += [way(row) for way in ways]
    return found


def add(whole: Read, read: Read | None) -> None:
    if read is not None:
        whole.computed += read.computed
        whole.compared += read.compared


@given(drawn=comparisons())
@settings(max_examples=40)
def test_every_printed_step_computes_as_printed(drawn: Drawn) -> None:
    if drawn.comparison is not None:
        recipes_read(drawn.comparison)


@given(drawn=comparisons())
@settings(max_examples=5)
def test_every_figure_has_all_steps_that_it_rests_on(drawn: Drawn) -> None:
    if drawn.comparison is not None:
        all_read(drawn.comparison)


@pytest.mark.parametrize("tag", LANGUAGES)
@given(drawn=comparisons())
@settings(max_examples=2)
def test_steps_compute_in_every_language(drawn: Drawn, tag: str) -> None:
    if drawn.comparison is not None:
        all_read(drawn.comparison, Language(tag, "", resources() / "translations"), POINTS[tag])


def test_a_reader_finds_what_does_not_come_out() -> None:
    right = "[1] Fee: C$2.00\n[2] Both: C$1.33\n    [1] × 2 ÷ 3 = C$2.00 × 2 ÷ 3 ≈ C$1.33\n"
    assert computed_again(right).computed == 2
    for was, other in (("1.33", "1.34"), ("≈", "="), ("C$2.00 ×", "C$3.00 ×")):
        wrong = right.replace(was, other)
        with pytest.raises(AssertionError):
            computed_again(wrong)
    for line in ("C$2.00 > C$2.00", "C$4.00 ÷ 2 ≈ C$2.00", "C$4.00 ÷ 2 ↓ C$2.00"):
        with pytest.raises(AssertionError):
            computed_again(f"[1] Fee: C$2.00\n    {line}\n")


@pytest.mark.benchmark
def test_ten_thousand_comparisons_compute_as_printed(capsys: pytest.CaptureFixture) -> None:
    whole, done = Read(), 0

    @given(drawn=comparisons())
    @settings(max_examples=10_000, derandomize=False)
    def one(drawn: Drawn) -> None:
        nonlocal done
        if drawn.comparison is not None:
            add(whole, recipes_read(drawn.comparison))
            done += 1

    one()
    with capsys.disabled():
        print(f"\n{done}: {whole.computed} formulas, {whole.compared} comparisons")  # noqa: T201
