"""LibreOffice computes the workbooks anew, as they are and with changed inputs, to the cent."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import numpy as np
import openpyxl
import pytest

from remitcalc.engine.compare import compare
from remitcalc.files.corridor_library import load_corridor
from remitcalc.model.payroll import Payroll
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


def test_the_bundled_corridors_agree_under_both_rules(tmp_path: Path, profile: Path) -> None:
    scenarios = {}
    for corridor in CORRIDORS:
        for rule in RULES:
            start = Scenario.of(load_corridor(corridor))
            scenarios[f"{corridor}-{rule}"] = start.replace(share=rule)
            scenarios[f"{corridor}-{rule}-mixed"] = mixed(corridor, rule)
    paths = []
    for name, scenario in scenarios.items():
        path = tmp_path / f"{name}.xlsx"
        path.write_bytes(comparison_workbook(compare(scenario), PlainEnglish()))
        paths.append(path)
    for path, found in zip(paths, recalculated(tmp_path, *paths, profile=profile), strict=True):
        assert differences(openpyxl.load_workbook(path, data_only=True), found) == []
        comparison = compare(scenarios[path.stem])
        assert workers_of(found, comparison) == (
            comparison.individual.total.tolist(),
            comparison.pooled.total.tolist(),
        )


def test_every_form_of_charge_and_exchange_agrees(tmp_path: Path, profile: Path) -> None:
    corridor = load_corridor(str(EVERY_FORM))
    amounts = np.array([19_999, 20_000, 25_001, 33_333, 50_000, 61_234], dtype=np.int64)
    start = Scenario.of(corridor).replace(
        payroll=Payroll(amounts), amount_is="principal", date=date(2026, 6, 1)
    )
    paths = []
    for alone in corridor.individual_services:
        for pool in corridor.pooled_services:
            rule = RULES[len(paths) % 2]
            scenario = start.replace(individual=alone.id, pooled=pool.id, share=rule)
            path = tmp_path / f"{alone.id}-{pool.id}.xlsx"
            path.write_bytes(comparison_workbook(compare(scenario), PlainEnglish()))
            paths.append(path)
    for path, found in zip(paths, recalculated(tmp_path, *paths, profile=profile), strict=True):
        shown = openpyxl.load_workbook(path, data_only=True)
        assert "whole" in shown.defined_names
        assert differences(shown, found) == []


def test_changed_inputs_agree_with_our_engine(tmp_path: Path, profile: Path) -> None:
    """A fee, a margin, the reference rate, the employer's share and amounts, all at once."""
    expected, paths = [], []
    for corridor in CORRIDORS:
        for rule in RULES:
            scenario = mixed(corridor, rule)
            path = tmp_path / f"{corridor}-{rule}.xlsx"
            path.write_bytes(comparison_workbook(compare(scenario), PlainEnglish()))
            inputs = Inputs(path)
            pool = scenario.pooled
            after = inputs.change_charges(scenario.corridor, pool, "pooled", changed_charge)
            after = inputs.change_margins(after, pool, "pooled", changed_margin)
            amounts = scenario.payroll.amounts + np.arange(15) * 101
            payroll = Payroll(
                amounts,
                None,
                scenario.payroll.services,
                scenario.payroll.groups,
                scenario.payroll.joins,
            )
            inputs.change_amounts(amounts.tolist())
            inputs.change("employer_share", 12.5)
            inputs.save()
            share = Decimal("12.5")
            base = compare(scenario).baseline.service.id
            expected.append(
                compare(
                    scenario.replace(
                        corridor=after,
                        payroll=payroll,
                        employer_share_percent=share,
                        individual=base,
                    )
                )
            )
            paths.append(path)
    found = recalculated(tmp_path, *paths, profile=profile)
    for path, book, comparison in zip(paths, found, expected, strict=True):
        totals = comparison.individual.total.tolist(), comparison.pooled.total.tolist()
        assert workers_of(book, comparison) == totals, path.name
