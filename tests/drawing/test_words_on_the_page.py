"""Nothing is written over anything else, and nothing leaves the page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from remitcalc import Payroll, Scenario, compare, load_corridor
from remitcalc.drawing.export import usual_size
from remitcalc.drawing.sheet import Sheet
from remitcalc.output.chart_data.kinds import KINDS
from remitcalc.output.language import LANGUAGES
from remitcalc.output.picture import LEAST_SIZE
from tests.drawing.words import Recorder, Word

if TYPE_CHECKING:
    from remitcalc.drawing.label_placement import Box
    from remitcalc.output.chart_data.chart import Chart

_SLACK = 1.0
"""Letters do not reach the edges of their line: boxes may share this much of a pixel."""
CORRIDORS = ("canada-guatemala", "us-guatemala", "switzerland-serbia")
"""Each kind and each language meets every one of them."""
NUMBERS = (1, 2, 3, 12, 300, 10_000)
NAMES = ("W" * 300, '=HYPERLINK("http://a.example")', "\u202eAna\u202c", "👩🏽‍🌾 Ñandú", "A & <b>")


@pytest.fixture
def recorder(monkeypatch) -> Recorder:
    return Recorder(monkeypatch)


def check(words: list[Word], sheet: Sheet) -> None:
    page = sheet.page.grown(_SLACK / 2)
    before: list[Box] = []
    for word in words:
        assert page.holds(word.box), word
        inner = word.box.grown(-_SLACK)
        for other in before:
            assert not inner.overlaps(other), (word, other)
        before.append(inner)


def check_sizes(recorder: Recorder, data: Chart) -> None:
    for size in (usual_size(data), LEAST_SIZE, (2000, 700), (700, 1600)):
        sheet = Sheet(data, *size)
        check(recorder.of(sheet), sheet)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("tag", LANGUAGES)
def test_words_keep_apart_in_every_language(kind, tag, recorder, compared, spoken) -> None:
    at = [*KINDS].index(kind) + [*LANGUAGES].index(tag)
    corridor = CORRIDORS[at % len(CORRIDORS)]
    check_sizes(recorder, KINDS[kind].chart(compared(corridor), spoken(tag)))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("workers", NUMBERS)
def test_words_keep_apart_for_few_and_many(kind, workers, recorder, compared, spoken) -> None:
    # Each kind meets both with three numbers of workers, each number with half of the kinds.
    is_mixed = ([*KINDS].index(kind) + NUMBERS.index(workers)) % 2 == 1
    data = KINDS[kind].chart(compared(workers=workers, is_mixed=is_mixed), spoken("de"))
    check_sizes(recorder, data)


@pytest.mark.parametrize("workers", [1, 5, 40, 70, 200, 10_000])
def test_names_keep_apart_however_long_and_strange(workers, recorder, spoken) -> None:
    names = tuple(f"{NAMES[n % len(NAMES)]}{n}" for n in range(workers))
    amounts = np.random.default_rng(3).integers(2_000, 150_000, workers)
    scenario = Scenario.of(load_corridor("canada-guatemala"))
    comparison = compare(scenario.replace(payroll=Payroll(amounts, names=names)))
    check_sizes(recorder, KINDS["savings"].chart(comparison, spoken("en"), with_names=True))


@pytest.mark.parametrize("kind", KINDS)
def test_words_keep_apart_when_pooling_costs_more(kind, recorder, compared, spoken) -> None:
    scenario = compared().scenario
    for payroll in (Payroll(np.array([40, 30, 50, 90, 2]) * 1000), Payroll.uniform(2, 40_000)):
        comparison = compare(scenario.replace(payroll=payroll, paydays=52, individual_every=9))
        assert (comparison.saving < 0).any()
        check_sizes(recorder, KINDS[kind].chart(comparison, spoken("sr-Latn")))


def test_sources_without_end_leave_room_for_the_chart(recorder, compared, spoken) -> None:
    data = KINDS["breakdown"].chart(compared(), spoken("en"))
    data = replace(data, captions=replace(data.captions, sources="A source; " * 2000))
    check_sizes(recorder, data)
    sheet = Sheet(data, *LEAST_SIZE)
    assert sheet.plot_box.height > 0.35 * LEAST_SIZE.height
    assert sheet._paragraphs[-1][0].endswith(" …")
