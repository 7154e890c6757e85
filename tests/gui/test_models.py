from __future__ import annotations

import time
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import Qt

from remitcalc.engine.compare import compare
from remitcalc.files.corridor_file import read_corridor, read_corridor_text
from remitcalc.files.corridor_library import bundled_corridors, load_corridor
from remitcalc.files.limits import MOST_LISTED
from remitcalc.files.rpw.library import ExcludedRow
from remitcalc.gui.models.chart_model import ChartModel
from remitcalc.gui.models.excluded_model import ExcludedModel
from remitcalc.gui.models.figures_model import STANDING, FiguresModel
from remitcalc.gui.models.problems_model import ProblemsModel, problem_text
from remitcalc.gui.models.services_model import ServicesModel
from remitcalc.gui.models.survey_model import SurveyModel
from remitcalc.gui.models.workers_model import WorkersModel
from remitcalc.model.message import message
from remitcalc.model.payroll import Payroll
from remitcalc.model.scenario import Scenario
from remitcalc.output.answer import Answer
from remitcalc.output.chart_data.chart import ChartTable
from remitcalc.output.language import LANGUAGES
from remitcalc.output.tables.figures import figure_rows
from remitcalc.output.wording.sentences import sentence
from remitcalc.output.wording.survey import REASONS_LEFT_OUT
from tests.gui.conftest import language
from tests.output.test_history import QUARTERS

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.modeltest import ModelTester

    from remitcalc.gui.models.columns_model import ColumnsModel

CORRIDORS = sorted(bundled_corridors())
_UP, _DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


def answer_of(corridor: str, tag: str = "en", **changes: object) -> Answer:
    scenario = Scenario.of(load_corridor(corridor)).replace(**changes)
    return Answer(compare(scenario), language(tag))


def column(model: ColumnsModel, at: int) -> list[str]:
    return [model.index(row, at).data() for row in range(model.rowCount())]


def headings(model: ColumnsModel) -> list[str]:
    return [c.heading for c in model.columns]


def minor(text: str) -> int:
    sign = -1 if "-" in text else 1
    return sign * int("".join(c for c in text if c.isdecimal()) or "0")


def test_models_keep_the_rules_of_qt(qtmodeltester: ModelTester, qapp: QApplication) -> None:
    assert qapp is not None
    answer = answer_of("us-guatemala")
    services, workers, problems, chart = (
        ServicesModel(),
        WorkersModel(),
        ProblemsModel(),
        ChartModel(),
    )
    survey, excluded = SurveyModel(), ExcludedModel()
    row = ExcludedRow("rpw.xlsx", "Dataset", 9, "rpw_no_price", "cc1 lcu fee", "")
    table = ChartTable(("a", "b"), 2, lambda row: ("xy"[row], row))
    _, found = read_corridor(bundled_corridors()["us-guatemala"].with_name("none.toml"))
    for model, show in (
        (services, lambda: services.show_answer(answer)),
        (workers, lambda: workers.show_answer(answer)),
        (problems, lambda: problems.show_problems(found, answer.language)),
        (survey, lambda: survey.show_corridors(QUARTERS, answer.language)),
        (excluded, lambda: excluded.show_rows([row], answer.language)),
        (chart, lambda: chart.show_table(table, answer.language)),
    ):
        qtmodeltester.check(model)
        show()
        model.sort(1, _DOWN)
        qtmodeltester.check(model)


@pytest.mark.parametrize("corridor", CORRIDORS)
@pytest.mark.parametrize("tag", ["en", "fr", "sr-Latn"])
def test_each_service_visibly_adds_up(corridor: str, tag: str) -> None:
    model = ServicesModel()
    model.show_answer(answer_of(corridor, tag))
    names = headings(model)
    total = next(
        at
        for at, c in enumerate(model.columns)
        if (c.help_text and "sum" in c.help_text) or (tag != "en" and at == len(names) - 4)
    )
    for row in range(model.rowCount()):
        parts = [minor(model.index(row, at).data()) for at in range(3, total)]
        assert sum(parts) == minor(model.index(row, total).data()), names


@pytest.mark.parametrize("corridor", CORRIDORS)
def test_the_pool_stands_in_its_place_and_the_others_apart(corridor: str) -> None:
    model, answer = ServicesModel(), answer_of(corridor)
    model.show_answer(answer)
    places = column(model, 0)
    ranked = len(answer.comparison.ranking.ranked)
    position = answer.comparison.position
    assert position is not None
    assert places[: ranked + 1] == [str(at) for at in range(1, ranked + 2)]
    assert not any(places[ranked + 1 :])
    assert column(model, 1)[position - 1].startswith("Pooled: ")
    font = model.index(position - 1, 1).data(Qt.ItemDataRole.FontRole)
    assert font.bold()


def test_sorting_puts_unknown_last_both_ways_and_keeps_ties_in_order() -> None:
    model = ServicesModel()
    model.show_answer(answer_of("switzerland-serbia"))
    arrives = headings(model).index("Arrives")
    for direction in (_UP, _DOWN):
        model.sort(arrives, direction)
        amounts = [minor(text) for text in column(model, arrives) if text not in ("–", "unknown")]
        assert amounts == sorted(amounts, reverse=direction == _DOWN)
        shown = column(model, arrives)
        assert all(text in ("–", "unknown") for text in shown[len(amounts) :])
    model.sort(-1)
    assert column(model, 0)[0] == "1"


def test_workers_sort_by_figures_not_by_words() -> None:
    amounts = np.array([90000, 5000, 100000, 40000], dtype=np.int64)
    model = WorkersModel()
    model.show_answer(answer_of("canada-guatemala", payroll=Payroll(amounts)))
    model.sort(1, _UP)
    listed = ["Worker 2", "Worker 4", "Worker 1", "Worker 3"]
    assert column(model, 0) == [*listed, "Add…"]


def test_names_of_workers_show_but_are_not_copied() -> None:
    payroll = Payroll(np.array([40000, 50000], dtype=np.int64), names=("Ana", "=Blas"))
    model = WorkersModel()
    model.show_answer(answer_of("canada-guatemala", payroll=payroll))
    assert column(model, 0) == ["Ana", "=Blas", "Add…"]
    table = model.contents()
    assert [table.cells[0](row) for row in table.rows] == ["Worker 1", "Worker 2"]


def test_a_hundred_thousand_workers_sort_and_show_without_a_pause() -> None:
    amounts = np.random.default_rng(7).integers(10_000, 90_000, 100_000)
    model = WorkersModel()
    model.show_answer(answer_of("canada-guatemala", payroll=Payroll(amounts)))
    begun = time.perf_counter()
    model.sort(5, _DOWN)
    for row in range(60):
        for at in range(model.columnCount()):
            model.index(row, at).data()
    assert time.perf_counter() - begun < 1


@pytest.mark.parametrize("corridor", CORRIDORS)
@pytest.mark.parametrize("amount", [5_000, 40_000, 300_000])
def test_figures_are_listed_with_all_examples_that_the_chip_counts(
    corridor: str, amount: int, qtmodeltester: ModelTester
) -> None:
    answer = answer_of(corridor, payroll=Payroll.uniform(40, amount))
    model = FiguresModel()
    qtmodeltester.check(model)
    rows = figure_rows(answer.comparison)
    model.show_figures(answer, rows, {})
    listed = [row.provenance for row in model.rows if row.provenance.status.is_example]
    assert all(one.provenance in listed for one in answer.examples if one.name or one.part)
    assert all(model.text(row, at) for row in range(len(rows)) for at in range(7))
    model.sort(STANDING, Qt.SortOrder.DescendingOrder)
    model.narrow("fee")
    qtmodeltester.check(model)


def test_the_list_of_problems_of_a_file_of_many_is_short_and_ends_with_their_number() -> None:
    _, problems = read_corridor_text("".join(f"format{n} = 1\n" for n in range(50_000)) + "id = 1")
    model = ProblemsModel()
    model.show_problems(problems, language())
    assert model.rowCount() == MOST_LISTED + 1
    said = problem_text(problems[-1], language())
    assert said.startswith("… and ")
    assert said.endswith(" more problems like these.")


@pytest.mark.parametrize("tag", LANGUAGES)
def test_why_a_row_was_left_out_is_said_without_that_it_was(tag: str) -> None:
    spoken = language(tag)
    rows = [ExcludedRow("rpw.xlsx", "Dataset", 9, code, "id", "") for code in REASONS_LEFT_OUT]
    model = ExcludedModel()
    model.show_rows(rows, spoken)
    for row, code in enumerate(REASONS_LEFT_OUT):
        said = model.text(row, 1)
        assert sentence(message(code), spoken).startswith(said)
        assert ";" not in said
        assert said == said.strip()
