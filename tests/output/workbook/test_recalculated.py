"""LibreOffice computes the workbooks anew, as they are and with changed inputs, to the cent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import openpyxl
import pytest

from remitcalc.engine.compare import compare
from remitcalc.files.corridor_library import load_corridor
from remitcalc.model.exchange import Undisclosed
from remitcalc.model.payroll import AmountIs, Payroll
from remitcalc.model.scenario import Scenario
from remitcalc.output.language import PlainEnglish
from remitcalc.output.workbook.document import comparison_workbook
from tests.output.workbook.changes import Inputs, changed_charge, changed_margin
from tests.output.workbook.recalculation import needs_libreoffice, recalculated
from tests.output.workbook.sheets import differences, workers_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from openpyxl.workbook import Workbook

pytestmark = needs_libreoffice
EVERY_FORM = Path(__file__).parents[2] / "data" / "corridors" / "every-form.toml"
CORRIDORS = ("canada-guatemala", "us-guatemala", "switzerland-serbia")
RULES = ("equal", "proportional")
AMOUNTS: tuple[AmountIs, ...] = ("principal", "outlay")


class Computed(NamedTuple):
    """A workbook of ours, what LibreOffice made of it, and what both are about."""

    scenario: Scenario
    ours: Path
    theirs: Path

    @property
    def shown(self) -> Workbook:
        return openpyxl.load_workbook(self.ours, data_only=True)

    @property
    def found(self) -> Workbook:
        return openpyxl.load_workbook(self.theirs, data_only=True)


Books = dict[str, list[Computed]]


def written(scenario: Scenario, path: Path) -> Scenario:
    path.write_bytes(comparison_workbook(compare(scenario), PlainEnglish()))
    return scenario


def mixed(corridor: str, rule: str) -> Scenario:
    """Everyone sends another amount, in two farms, two of them alone, some by other services."""
    start = Scenario.of(load_corridor(corridor))
    ids = [s.id for s in start.corridor.individual_services]
    amounts = np.array([20_000 + 3_517 * (row * row % 11) for row in range(15)], dtype=np.int64)
    payroll = Payroll(
        amounts,
        names=tuple(f"{row}=1+1" for row in range(15)),
        services=tuple(ids[row % 3] if row % 2 else None for row in range(15)),
        groups=tuple("*?" if row % 4 else "=B" for row in range(15)),
        joins=np.array([row not in (3, 8) for row in range(15)]),
    )
    return start.replace(payroll=payroll, share=rule, employer_share_percent=Decimal("33.3"))


def bundled() -> dict[str, Scenario]:
    """Each corridor with either rule: once all alike, once mixed, which each rule meets, too."""
    scenarios = {}
    for at, corridor in enumerate(CORRIDORS):
        alike, other = RULES[at % 2], RULES[1 - at % 2]
        start = Scenario.of(load_corridor(corridor))
        scenarios[f"{corridor}-{alike}"] = start.replace(share=alike)
        scenarios[f"{corridor}-{other}-mixed"] = mixed(corridor, other)
    return scenarios


def apart(*, amount_is: AmountIs, hides_margin: bool) -> Scenario:
    """Two farms, two who do not join, what is taken on arrival known of the pool only."""
    scenario = mixed("canada-guatemala", "equal")
    pooled = scenario.corridor.service(scenario.pooled)
    if hides_margin:
        hidden = replace(pooled, exchange=Undisclosed(pooled.sending.provenance))
        services = tuple(hidden if s == pooled else s for s in scenario.corridor.services)
        scenario = scenario.replace(corridor=replace(scenario.corridor, services=services))
    return scenario.replace(amount_is=amount_is)


def parted() -> dict[str, Scenario]:
    return {
        f"{amount_is}-{hides_margin}": apart(amount_is=amount_is, hides_margin=hides_margin)
        for amount_is in AMOUNTS
        for hides_margin in (True, False)
    }


def every_form() -> dict[str, Scenario]:
    corridor = load_corridor(str(EVERY_FORM))
    amounts = np.array([19_999, 20_000, 25_001, 33_333, 50_000, 61_234], dtype=np.int64)
    start = Scenario.of(corridor).replace(
        payroll=Payroll(amounts), amount_is="principal", date=date(2026, 6, 1)
    )
    scenarios: dict[str, Scenario] = {}
    # Each form beside half of those of the other way, as the fields of a chessboard.
    pairs = product(enumerate(corridor.individual_services), enumerate(corridor.pooled_services))
    for (row, alone), (column, pool) in pairs:
        if (row + column) % 2 == 0:
            rule = RULES[row // 2 % 2]
            scenario = start.replace(individual=alone.id, pooled=pool.id, share=rule)
            scenarios[f"{alone.id}-{pool.id}"] = scenario
    return scenarios


def large() -> dict[str, Scenario]:
    swiss, states = load_corridor("switzerland-serbia"), load_corridor("us-guatemala")
    assert states.reference is not None
    long = replace(states.reference, rate=Decimal("16543.21"))
    rupiah = replace(states, receiving_currency="IDR", reference=long)
    amounts = np.array([5_001 + 7_919 * row % 85_000 for row in range(1_000)], dtype=np.int64)
    return {
        f"{corridor.id}-{rule}": Scenario.of(corridor).replace(
            payroll=Payroll(amounts[:workers]), share=rule
        )
        for corridor, rule, workers in zip((swiss, rupiah), RULES, (200, 1_000), strict=True)
    }


def both_rules() -> dict[str, Scenario]:
    return {f"{corridor}-{rule}": mixed(corridor, rule) for corridor in CORRIDORS for rule in RULES}


def changed(scenario: Scenario, path: Path) -> Scenario:
    """Change fees, margins, rate, tax, share and amounts in the workbook; return the same."""
    before = compare(scenario)
    path.write_bytes(comparison_workbook(before, PlainEnglish()))
    inputs = Inputs(path)
    named = {scenario.pooled: "pooled"}
    for number, (service, _) in enumerate(before.priced.by_service, start=1):
        named[service.id] = f"alone{number}"
    corridor = scenario.corridor
    for service, prefix in named.items():
        corridor = inputs.change_charges(corridor, service, prefix, changed_charge)
        corridor = inputs.change_margins(corridor, service, prefix, changed_margin)
    corridor = inputs.change_reference(corridor, Decimal("1.01"))
    payroll = scenario.payroll
    amounts = payroll.amounts + np.arange(len(payroll)) * 101
    inputs.change_amounts(amounts.tolist())
    inputs.change("employer_share", 12.5)
    inputs.save()
    return scenario.replace(
        corridor=corridor,
        payroll=Payroll(amounts, None, payroll.services, payroll.groups, payroll.joins),
        employer_share_percent=Decimal("12.5"),
        individual=before.baseline.service.id,
    )


KINDS: dict[str, tuple[Callable[[], dict[str, Scenario]], Callable[[Scenario, Path], Scenario]]] = {
    "bundled": (bundled, written),
    "parted": (parted, written),
    "every_form": (every_form, written),
    "large": (large, written),
    "changed": (both_rules, changed),
}
"""What the workbooks of each test are about, and how they are written."""


@pytest.fixture(scope="session")
def computed(tmp_path_factory: pytest.TempPathFactory) -> Books:
    """Every workbook of these tests, by test."""
    folder = tmp_path_factory.mktemp("workbooks")
    books: Books = {}
    for kind, (scenarios, write) in KINDS.items():
        books[kind] = []
        for name, scenario in scenarios().items():
            path = folder / f"{kind}-{name}.xlsx"
            after = write(scenario, path)
            books[kind].append(Computed(after, path, folder / "theirs" / path.name))
    paths = [one.ours for some in books.values() for one in some]
    recalculated(paths, folder / "theirs", tmp_path_factory.mktemp("libreoffice"))
    return books


def test_the_bundled_corridors_agree_under_both_rules(computed: Books) -> None:
    for one in computed["bundled"]:
        found = one.found
        assert differences(one.shown, found) == []
        comparison = compare(one.scenario)
        assert workers_of(found, comparison) == (
            comparison.individual.total.tolist(),
            comparison.pooled.total.tolist(),
        )


def test_who_does_not_join_and_what_nobody_tells_agree(computed: Books) -> None:
    for one in computed["parted"]:
        found = one.found
        assert differences(one.shown, found) == []
        comparison, shown = compare(one.scenario), found["Summary"]
        # The payday's rows stand above those of the season, which are called the same.
        cells = [*shown.iter_rows(max_col=4, values_only=True)]
        rows = {row[0]: row[1:4] for row in reversed(cells)}
        alone, pooled, saved = rows["Workers pay in all"]
        assert comparison.alone_total is not None
        assert comparison.together_total is not None
        assert comparison.staying_total is not None
        assert round(float(str(alone)) * 100) == comparison.alone_total.minor
        assert round(float(str(pooled)) * 100) == comparison.together_total.minor
        staying = rows["Who does not join pays in all"]
        assert [round(float(str(cell)) * 100) for cell in staying[:2]] == [
            comparison.staying_total.minor
        ] * 2
        assert (saved == "unknown") == (not comparison.group_saving.is_known)
        checks = [value[0] for said, value in rows.items() if "parts" in str(said)]
        assert checks == ["OK", "OK"]


@pytest.mark.parametrize("kind", ["every_form", "large"])
def test_every_form_of_price_large_amounts_and_long_rates_agree(computed: Books, kind: str) -> None:
    for one in computed[kind]:
        shown = one.shown
        assert "whole" in shown.defined_names
        assert differences(shown, one.found) == []


def test_changed_inputs_agree_with_our_engine(computed: Books) -> None:
    for one in computed["changed"]:
        comparison, book = compare(one.scenario), one.found
        totals = comparison.individual.total.tolist(), comparison.pooled.total.tolist()
        assert workers_of(book, comparison) == totals, one.ours.name
        summary = [row[0].value for row in book["Summary"].iter_rows(max_col=1)]
        assert any("Inputs were changed" in str(said) for said in summary)
        at = summary.index("Checks")
        found = [book["Summary"].cell(row, 2).value for row in range(at + 2, at + 8)]
        assert set(found) - {"a unit may differ", None} == {"OK"}
