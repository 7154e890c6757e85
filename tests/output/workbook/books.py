"""The workbooks that LibreOffice computes anew, by what is tested of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache, partial
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from remitcalc.engine.compare import compare
from remitcalc.files.corridor_library import load_corridor
from remitcalc.model.exchange import Undisclosed
from remitcalc.model.payroll import AmountIs, Payroll
from remitcalc.model.scenario import Scenario
from remitcalc.output.language import PlainEnglish
from remitcalc.output.workbook.document import comparison_workbook
from tests.output.workbook.changes import Inputs, changed_charge, changed_margin
from tests.output.workbook.sheets import Shown, shown_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from remitcalc.model.charge import Charge

EVERY_FORM = Path(__file__).parents[2] / "data" / "corridors" / "every-form.toml"
CORRIDORS = ("canada-guatemala", "us-guatemala", "switzerland-serbia")
RULES = ("equal", "proportional")
AMOUNTS: tuple[AmountIs, ...] = ("principal", "outlay")


_shown_in = cache(shown_in)
"""What was written, and what LibreOffice made of it, each read once for all who look at it."""


class Computed(NamedTuple):
    """A workbook of ours, what LibreOffice made of it, and what both are about.

    `exported` is what ours was written of, `scenario` the same with what was changed in the sheets.
    """

    exported: Scenario
    scenario: Scenario
    ours: Path
    theirs: Path

    @property
    def shown(self) -> Shown:
        return _shown_in(self.ours)

    @property
    def found(self) -> Shown:
        return _shown_in(self.theirs)


Books = dict[str, list[Computed]]
Kind = tuple["Callable[[], dict[str, Scenario]]", "Callable[[Scenario, Path], Scenario]"]
"""The scenarios, and what writes the workbook of one and returns what it then is about."""


compared = cache(compare)
"""Of each scenario there is, which nothing changes, once for all who look at it."""


@cache
def content_of(scenario: Scenario) -> bytes:
    """The workbook of a scenario in English, made once."""
    return comparison_workbook(compared(scenario), PlainEnglish())


def written(scenario: Scenario, path: Path) -> Scenario:
    path.write_bytes(content_of(scenario))
    return scenario


@cache
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


@cache
def mixed_up(first: int = 0) -> dict[str, Scenario]:
    """Each bundled corridor, everyone sending another amount, with a rule by turns from `first`."""
    rules = [RULES[(at + first) % 2] for at in range(len(CORRIDORS))]
    pairs = zip(CORRIDORS, rules, strict=True)
    return {f"{corridor}-{rule}": mixed(corridor, rule) for corridor, rule in pairs}


def changed(change: Callable[[Charge], Charge]) -> Callable[[Scenario, Path], Scenario]:
    """Change fees, margins, rate, tax, share and amounts in the workbook; return the same."""

    def write(scenario: Scenario, path: Path) -> Scenario:
        before = compared(written(scenario, path))
        inputs = Inputs(path)
        named = {scenario.pooled: "pooled"}
        for number, (service, _) in enumerate(before.priced.by_service, start=1):
            is_one = len(before.priced.by_service) == 1
            named[service.id] = "alone" if is_one else f"alone{number}"
        corridor = scenario.corridor
        for service, prefix in named.items():
            corridor = inputs.change_charges(corridor, service, prefix, change)
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

    return write


KINDS: dict[str, Kind] = {
    "bundled": (bundled, written),
    "parted": (parted, written),
    "every_form": (every_form, written),
    "large": (large, written),
    "changed": (partial(mixed_up, 1), changed(changed_charge)),
}
"""What the workbooks of each test are about, and how they are written."""
