"""The attack of edits on the workbook: what is typed into its cells is what the engine computes.

Workbooks of random comparisons get other figures in some of their yellow cells, LibreOffice
computes them anew, and beside each stands the workbook of the scenario with the same figures. The
sheet of workers and the totals of the summary are the same; so are the steps, wherever the sheet of
steps says that every check holds. `REMITCALC_BOOKS` is how many, `REMITCALC_SEED` which.
"""

from __future__ import annotations

import os
import random
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings

from remitcalc.engine.compare import compare
from remitcalc.model.message import ModelError
from tests.output.test_printed_steps import comparisons
from tests.output.workbook.books import written
from tests.output.workbook.figure_paths import named_apart, value_at, with_values
from tests.output.workbook.input_cells import InputCell, InputCells
from tests.output.workbook.recalculation import needs_libreoffice, recalculated
from tests.output.workbook.same_figures import contradictions, failed_checks, tells_of_units
from tests.output.workbook.sheets import shown_in
from tests.output.workbook.worked_sheet import HOLDS, unlike, verdict

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from openpyxl.workbook import Workbook

    from remitcalc.model.scenario import Scenario
    from tests.output.test_printed_steps import Drawn
    from tests.output.workbook.sheets import Shown

pytestmark = [pytest.mark.benchmark, *needs_libreoffice]

BOOKS = int(os.environ.get("REMITCALC_BOOKS", "100"))
SEED = int(os.environ.get("REMITCALC_SEED", "1"))
AT_ONCE = 100
EDITS = (1, 1, 1, 2, 3)
SETTLED = "no-one-worse-off"
"""The rule whose shares are values in every workbook."""
SHARES = ("0", "10", "12.5", "33.3", "50", "100")


@dataclass
class Edited:
    """A workbook with other figures: what it was exported of, and what it is now about."""

    name: str
    exported: Scenario
    scenario: Scenario
    said: list[str]


def random_scenarios(count: int) -> list[Scenario]:
    """Different ones for each seed; some that hypothesis draws can be compared by nobody."""
    found: list[Scenario] = []

    @seed(SEED)
    @given(drawn=comparisons())
    @settings(
        max_examples=count,
        database=None,
        derandomize=False,
        phases=[Phase.generate],
        suppress_health_check=[*HealthCheck],
    )
    def draw(drawn: Drawn) -> None:
        if drawn.comparison is not None:
            found.append(drawn.comparison.scenario)

    draw()
    return found


def another(chance: random.Random, cell: InputCell, value: Any) -> Any:
    """A figure near one that stands in a cell, or far from it."""
    if cell.paths == (("paydays",),):
        return chance.choice([2, 3, 17, 26])
    if cell.paths == (("employer_share_percent",),):
        return Decimal(chance.choice(SHARES))
    if isinstance(value, Decimal):
        times = Decimal(chance.randrange(50, 200)) / 100
        steps = [Decimal("0.01"), Decimal("-0.01"), Decimal("0.0013")]
        steps += [Decimal(chance.randrange(1, 300)) / 100, value * times - value]
        return round(value + chance.choice(steps), 4)
    value = int(value)
    far = [chance.randrange(100_000), int(value * chance.uniform(0.5, 2)), 0]
    near = [value + 1, value - 1, value + chance.randrange(1, 500)]
    least = int(cell.paths[0][0] == "payroll")
    return max(least, chance.choice([*near, *far]))


def edited(chance: random.Random, scenario: Scenario, path: Path) -> Edited | None:
    """Write the workbook of a scenario and type into it; None: no such scenario can be."""
    before = compare(scenario)
    written(scenario, path)
    book = openpyxl.load_workbook(path)
    cells = InputCells(book, before).found()
    values: dict[Any, Any] = {}
    said = []
    for cell in chance.sample(cells, min(len(cells), chance.choice(EDITS))):
        value = another(chance, cell, value_at(scenario, cell.paths[0]))
        book[cell.sheet][cell.address].value = cell.typed(value)
        values |= dict.fromkeys(cell.paths, value)
        said.append(f"{cell.sheet}!{cell.address} {cell.paths[0]}: {value}")
    book.save(path)
    try:
        after = with_values(scenario, values)
    except ModelError:
        return None
    # Which service is the usual one is found of prices: who exports has found it.
    after = after.replace(individual=before.baseline.service.id)
    return Edited(path.name, scenario, after, said)


def all_edited(folder: Path) -> Iterator[Edited]:
    """Some of the scenarios are edited more than once, as many drawn ones are small."""
    chance = random.Random(SEED)
    scenarios = random_scenarios(2 * BOOKS)
    for number in range(BOOKS):
        scenario = scenarios[number % len(scenarios)]
        scenario = scenario.replace(corridor=named_apart(scenario.corridor))
        if number % 2:  # of others, one in three is live
            joining = replace(scenario.payroll, joins=None)
            scenario = scenario.replace(amount_is="principal", payroll=joining)
        tried = (edited(chance, scenario, folder / f"{number}.xlsx") for _ in range(5))
        found = next((one for one in tried if one is not None), None)
        if found is not None:
            yield found


def faults_of(one: Edited, computed: Workbook, shown: Shown, anew: Path) -> list[object]:
    """What of a workbook is not what the engine says, if it does not say so itself."""
    checks = failed_checks(computed)
    is_told = tells_of_units(checks)
    faults: list[object] = [] if is_told else [*checks.items()]
    try:
        after = compare(one.scenario)
    except ModelError as refused:
        return [*faults, f"every check holds, but {refused}"] if holds(shown) else faults
    follows = is_live(shown) and one.scenario.share != SETTLED
    if follows and not is_told:
        written(one.scenario, anew)
        faults += contradictions(computed, openpyxl.load_workbook(anew, data_only=True))
    if holds(shown):
        faults += unlike(shown, after, compare(one.exported))
    return faults


def is_live(book: Shown) -> bool:
    """Whether its sheets follow what is typed, and not that of steps alone."""
    return "whole" in book.names


def holds(book: Shown) -> bool:
    return verdict(book) == HOLDS


def test_an_edited_workbook_shows_what_the_engine_computes(
    tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    books = list(all_edited(tmp_path))
    theirs = tmp_path / "theirs"
    for first in range(0, len(books), AT_ONCE):
        paths = [tmp_path / one.name for one in books[first : first + AT_ONCE]]
        recalculated(paths, theirs, tmp_path / f"profile{first}")
    held, live, found = 0, 0, []
    for one in books:
        computed = openpyxl.load_workbook(theirs / one.name, data_only=True)
        shown = shown_in(theirs / one.name)
        faults = faults_of(one, computed, shown, tmp_path / "anew.xlsx")
        held += holds(shown)
        live += is_live(shown)
        found += [(one.name, one.said, faults[:4])] if faults else []
    with capsys.disabled():
        said = f"{len(books)} edited workbooks, of {held} every check held, {live} live"
        print(f"\n{said}; {len(found)} with faults")  # noqa: T201
        for fault in found:
            print(*fault, sep="\n  ")  # noqa: T201
    assert found == []
    assert held > len(books) // 5
