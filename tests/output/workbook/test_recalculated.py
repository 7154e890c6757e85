"""LibreOffice computes the workbooks anew, as they are and with changed inputs, to the cent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

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

pytestmark = needs_libreoffice
EVERY_FORM = Path(__file__).parents[2] / "data" / "corridors" / "every-form.toml"
CORRIDORS = ("canada-guatemala", "us-guatemala", "switzerland-serbia")
RULES = ("equal", "proportional")
AMOUNTS: tuple[AmountIs, ...] = ("principal", "outlay")


@pytest.fixture(scope="session")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("libreoffice")


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


def written(scenarios: dict[str, Scenario], folder: Path) -> list[Path]:
    paths = []
    for name, scenario in scenarios.items():
        paths.append(folder / f"{name}.xlsx")
        paths[-1].write_bytes(comparison_workbook(compare(scenario), PlainEnglish()))
    return paths


def check_agreement(scenarios: dict[str, Scenario], folder: Path, profile: Path) -> None:
    paths = written(scenarios, folder)
    for path, found in zip(paths, recalculated(folder, *paths, profile=profile), strict=True):
        shown = openpyxl.load_workbook(path, data_only=True)
        assert "whole" in shown.defined_names
        assert differences(shown, found) == []


def test_the_bundled_corridors_agree_under_both_rules(tmp_path: Path, profile: Path) -> None:
    scenarios = {}
    for corridor in CORRIDORS:
        for rule in RULES:
            start = Scenario.of(load_corridor(corridor))
            scenarios[f"{corridor}-{rule}"] = start.replace(share=rule)
            scenarios[f"{corridor}-{rule}-mixed"] = mixed(corridor, rule)
    paths = written(scenarios, tmp_path)
    for path, found in zip(paths, recalculated(tmp_path, *paths, profile=profile), strict=True):
        assert differences(openpyxl.load_workbook(path, data_only=True), found) == []
        comparison = compare(scenarios[path.stem])
        assert workers_of(found, comparison) == (
            comparison.individual.total.tolist(),
            comparison.pooled.total.tolist(),
        )


def apart(*, amount_is: AmountIs, hides_margin: bool) -> Scenario:
    """Two farms, two who do not join, what is taken on arrival known of the pool only."""
    scenario = mixed("canada-guatemala", "equal")
    pooled = scenario.corridor.service(scenario.pooled)
    if hides_margin:
        hidden = replace(pooled, exchange=Undisclosed(pooled.sending.provenance))
        services = tuple(hidden if s == pooled else s for s in scenario.corridor.services)
        scenario = scenario.replace(corridor=replace(scenario.corridor, services=services))
    return scenario.replace(amount_is=amount_is)


def test_who_does_not_join_and_what_nobody_tells_agree(tmp_path: Path, profile: Path) -> None:
    scenarios = {
        f"{amount_is}-{hides_margin}": apart(amount_is=amount_is, hides_margin=hides_margin)
        for amount_is in AMOUNTS
        for hides_margin in (True, False)
    }
    paths = written(scenarios, tmp_path)
    for path, found in zip(paths, recalculated(tmp_path, *paths, profile=profile), strict=True):
        assert differences(openpyxl.load_workbook(path, data_only=True), found) == []
        comparison, shown = compare(scenarios[path.stem]), found["Summary"]
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


def test_every_form_of_charge_and_exchange_agrees(tmp_path: Path, profile: Path) -> None:
    corridor = load_corridor(str(EVERY_FORM))
    amounts = np.array([19_999, 20_000, 25_001, 33_333, 50_000, 61_234], dtype=np.int64)
    start = Scenario.of(corridor).replace(
        payroll=Payroll(amounts), amount_is="principal", date=date(2026, 6, 1)
    )
    scenarios: dict[str, Scenario] = {}
    for alone in corridor.individual_services:
        for pool in corridor.pooled_services:
            rule = RULES[len(scenarios) % 2]
            scenario = start.replace(individual=alone.id, pooled=pool.id, share=rule)
            scenarios[f"{alone.id}-{pool.id}"] = scenario
    check_agreement(scenarios, tmp_path, profile)


def test_large_amounts_and_long_rates_agree(tmp_path: Path, profile: Path) -> None:
    swiss, states = load_corridor("switzerland-serbia"), load_corridor("us-guatemala")
    assert states.reference is not None
    long = replace(states.reference, rate=Decimal("16543.21"))
    rupiah = replace(states, receiving_currency="IDR", reference=long)
    amounts = np.array([5_001 + 7_919 * row % 85_000 for row in range(1_000)], dtype=np.int64)
    scenarios = {
        f"{corridor.id}-{rule}": Scenario.of(corridor).replace(
            payroll=Payroll(amounts[:workers]), share=rule
        )
        for corridor, rule, workers in zip((swiss, rupiah), RULES, (200, 1_000), strict=True)
    }
    check_agreement(scenarios, tmp_path, profile)


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


def test_changed_inputs_agree_with_our_engine(tmp_path: Path, profile: Path) -> None:
    after = {
        path: changed(mixed(corridor, rule), path)
        for corridor in CORRIDORS
        for rule in RULES
        if (path := tmp_path / f"{corridor}-{rule}.xlsx")
    }
    books = recalculated(tmp_path, *after, profile=profile)
    for (path, scenario), book in zip(after.items(), books, strict=True):
        comparison = compare(scenario)
        totals = comparison.individual.total.tolist(), comparison.pooled.total.tolist()
        assert workers_of(book, comparison) == totals, path.name
        summary = [row[0].value for row in book["Summary"].iter_rows(max_col=1)]
        assert any("Inputs were changed" in str(said) for said in summary)
        at = summary.index("Checks")
        found = [book["Summary"].cell(row, 2).value for row in range(at + 2, at + 8)]
        assert set(found) - {"a unit may differ", None} == {"OK"}
