"""Workbooks whose sheet of steps is looked at, as they are and with changed cells."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import openpyxl

from remitcalc.files.corridor_library import load_corridor
from remitcalc.model.charge import Band, Bands, Flat, Observation, Observed
from remitcalc.model.exchange import MarginStep, MarginSteps, Undisclosed
from remitcalc.model.payroll import Payroll
from remitcalc.model.scenario import Scenario
from tests.output.workbook.books import (
    EVERY_FORM,
    changed,
    compared,
    mixed,
    mixed_up,
    written,
)
from tests.output.workbook.changes import Inputs, changed_charge
from tests.reference.making import SOURCE, bands, charge, corridor, pooled, service

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from remitcalc.model.charge import Charge, Tariff
    from tests.output.workbook.books import Kind

SETTLED = Payroll(np.array([30_000, 40_000, 250_000]))


@cache
def _start() -> Scenario:
    return Scenario.of(load_corridor("canada-guatemala"))


def bundled(**changes: object) -> Scenario:
    return _start().replace(**changes) if changes else _start()


@cache
def spread() -> dict[str, Scenario]:
    """Every way in which steps end, and whatever no other kind of workbook has."""
    settled = {"payroll": SETTLED, "share": "no-one-worse-off"}
    settled |= {"employer_share_percent": Decimal(90)}
    season = {"paydays": 6, "pooled_every": 3}
    small = pooled(charge(tariff=bands("whole", (0, 50_000, 900, "0"))))
    start = charge(tariff=bands("whole", (50_000, None, 900, "0.25")))
    taxed = Scenario.of(load_corridor(str(EVERY_FORM))).replace(
        individual="agent", date=date(2025, 12, 1), amount_is="principal", **season
    )
    jumping = charge(
        "receiving", tariff=bands("whole", (0, 100_000, 500, "0"), (100_000, None, 900, "0"))
    )
    once = charge("receiving", fixed=1_000, per="season")
    ending = charge(
        "receiving", tariff=bands("whole", (0, 50_000, 0, "0"), (50_000, 10**6, 300, "0"))
    )
    stepped = charge(tariff=bands("marginal", (0, 20_000, 100, "1"), (20_000, None, 50, "0")))
    unsure = service(charge(fixed=500), jumping, unsurveyed=("transit",))
    unsure_pool = pooled(charge(fixed=900), jumping, unsurveyed=("transit",))
    return {
        "unsure-alone": Scenario.of(corridor(unsure, pooled(charge(fixed=900)))),
        "unsure-stays": Scenario.of(corridor(unsure, pooled(charge(fixed=900)))).replace(
            payroll=Payroll(np.array([40_000] * 3), joins=np.array([True, True, False]))
        ),
        "unsure-outlay": Scenario.of(corridor(unsure, unsure_pool)).replace(amount_is="outlay"),
        "season-unvalued": Scenario.of(
            corridor(service(once), pooled(charge(fixed=900)), reference=None)
        ).replace(paydays=3),
        "fixed-from-an-edge": Scenario.of(corridor(service(stepped), pooled(charge(fixed=900)))),
        "season-refused": Scenario.of(corridor(service(once), pooled(ending))).replace(
            payroll=Payroll.uniform(3, 40_000), paydays=3, pooled_every=3
        ),
        "unsure-pool": Scenario.of(corridor(service(charge(fixed=500)), unsure_pool)),
        "huge": bundled(payroll=Payroll(np.array([10**13, 3 * 10**13]))),
        "one-payday": bundled(paydays=1),
        "outlay": bundled(amount_is="outlay"),
        "settled": bundled(paydays=1, **settled),
        "settled-season": bundled(**settled, **season),
        "settled-outlay": bundled(paydays=1, amount_is="outlay", **settled),
        "settled-outlay-season": bundled(amount_is="outlay", **settled, **season),
        "taxed-season": taxed,
        "season-over-another's-tax": another_taxed(),
        "taxed-season-outlay": taxed.replace(amount_is="outlay"),
        "proportional": bundled(
            payroll=Payroll(np.array([1_000, 1_234, 40_001])), share="proportional"
        ),
        "nobody-joins": bundled(
            payroll=Payroll(np.array([40_000, 50_000]), joins=np.array([False, False]))
        ),
        "refused-alone": Scenario.of(corridor(service(start), pooled(charge(fixed=900)))),
        "refused-pool": Scenario.of(corridor(service(charge(fixed=500)), small)),
        "small-outlay": bundled(
            payroll=Payroll(np.array([300, 40_000])), amount_is="outlay", paydays=2
        ),
    }


def another_taxed() -> Scenario:
    """Two transfers before a tax begins and two after, none of them by what owes it."""
    return Scenario.of(load_corridor("us-guatemala")).replace(
        individual="vigo-bank-account-agent", date=date(2025, 12, 15), paydays=4
    )


def more_paydays(scenario: Scenario, path: Path) -> Scenario:
    """One payday more typed in the sheet of inputs."""
    written(scenario, path)
    inputs = Inputs(path)
    inputs.change_paydays(scenario.paydays + 1)
    inputs.save()
    return scenario.replace(paydays=scenario.paydays + 1)


def amounts_of(minor: int) -> Kind:
    """Every worker's amount typed in the sheet of inputs."""
    return lambda: {"amount": bundled()}, sending([minor] * len(bundled().payroll))


def sending(minors: list[int]) -> Callable[[Scenario, Path], Scenario]:
    """Workers' amounts typed in the sheet of inputs."""

    def write(scenario: Scenario, path: Path) -> Scenario:
        written(scenario, path)
        inputs = Inputs(path)
        inputs.change_amounts(minors)
        inputs.save()
        return scenario.replace(payroll=Payroll(np.array(minors)))

    return write


def charged_anew(scenario: Scenario, path: Path) -> Scenario:
    """A percentage typed where a charge of the pool on arrival had none."""
    written(scenario, path)
    inputs = Inputs(path)
    inputs.change("pooled_arrival1_percent", 0.0002)
    inputs.save()
    pool = scenario.corridor.service(scenario.pooled)
    first, *others = pool.receiving.charges
    dearer = replace(first, tariff=replace(first.tariff, percent=Decimal("0.0002")))
    receiving = replace(pool.receiving, charges=(dearer, *others))
    services = (
        replace(one, receiving=receiving) if one.id == pool.id else one
        for one in scenario.corridor.services
    )
    return scenario.replace(corridor=replace(scenario.corridor, services=tuple(services)))


def taking_all(scenario: Scenario, path: Path) -> Scenario:
    """Charges typed that leave one of two workers nothing, whichever way she sends."""
    written(scenario, path)
    inputs = Inputs(path)
    inputs.change_fixed("alone_transit1", 150)
    inputs.change_fixed("pooled_own_arrival1", 700)
    inputs.save()
    return scenario


def untold() -> Scenario:
    """What is taken on the way alone, and on arrival from the pool; alone no margin is told."""
    taken = charge("transit", fixed=100), charge("receiving", fixed=100, per="worker")
    alone = service(taken[0], exchange=Undisclosed(SOURCE))
    payroll = Payroll(np.array([10_000, 40_000]))
    return Scenario.of(corridor(alone, pooled(taken[1]))).replace(payroll=payroll)


def paid_up_to() -> Scenario:
    """The employer pays a charge that is taken of amounts up to 500 only, whichever way."""
    limited = bands("whole", (0, 50_000, 700, "0"))
    paid = charge(tariff=limited, borne_by="employer", per="worker")
    ways = service(charge(fixed=500), paid), pooled(charge(fixed=900), paid)
    payroll = Payroll(np.array([10_000, 40_000]))
    return Scenario.of(corridor(*ways)).replace(payroll=payroll)


def nobody_losing() -> Scenario:
    """Two farms of which neither has to settle anything so that nobody is worse off."""
    found = mixed("switzerland-serbia", "equal")
    return found.replace(share="no-one-worse-off", amount_is="principal", paydays=1)


def distributed_dearly(scenario: Scenario, path: Path) -> Scenario:
    """Each worker's charge of the pool on arrival typed: in the other farm some then lose."""
    written(scenario, path)
    inputs = Inputs(path)
    inputs.change_fixed("pooled_own_arrival1", 156.24)
    inputs.save()
    return scenario


def dearer(charge: Charge) -> Charge:
    """A charge dearer in what it has: a percentage that it has not is another rule."""
    match charge.tariff:
        case Flat(fixed, percent):
            tariff: Tariff = Flat(*_dearer(fixed, percent))
        case Bands(mode, rows):
            changed = (_band(one, *_dearer(one.fixed, one.percent)) for one in rows)
            tariff = Bands(mode, tuple(changed))
        case Observed():
            return changed_charge(charge)
    return replace(charge, tariff=tariff)


def _dearer(fixed: int, percent: Decimal) -> tuple[int, Decimal]:
    return fixed + 137 * bool(fixed), percent + Decimal("0.13") * bool(percent)


def _band(band: Band, fixed: int, percent: Decimal) -> Band:
    return replace(band, fixed=fixed, percent=percent, ranges=())


def own_cell(scenario: Scenario, path: Path) -> Scenario:
    """A surveyed fee made dearer where it stands: among the figures of the sheet of steps."""
    typed("transfer fee · Fixed (1)", more=1)(scenario, path)
    alone = compared(scenario).baseline.service
    (fee,) = alone.sending.charges
    assert isinstance(fee.tariff, Observed)
    first, *others = fee.tariff.pairs
    dearer = Observed((replace(first, value=first.value + 100, ranges=()), *others))
    sending = replace(alone.sending, charges=(replace(fee, tariff=dearer),))
    services = (
        replace(one, sending=sending) if one.id == alone.id else one
        for one in scenario.corridor.services
    )
    return scenario.replace(
        corridor=replace(scenario.corridor, services=tuple(services)), individual=alone.id
    )


def outlay(fee: Charge, minor: int = 40_000) -> Scenario:
    """Three workers who part with so much, the fee alone taken out of it."""
    found = Scenario.of(corridor(service(fee), pooled(charge(fixed=900))))
    return found.replace(amount_is="outlay", payroll=Payroll.uniform(3, minor))


def in_fine_steps() -> Scenario:
    """Margins that nearly cancel out: doubles have fewer decimals of what is left than we have."""
    percents = ("0.000463", "0.001025", "-0.005928")
    steps = MarginSteps(tuple(MarginStep("step", Decimal(one), SOURCE) for one in percents))
    alone = service(charge(fixed=300), exchange=steps)
    found = Scenario.of(corridor(alone, pooled(charge(fixed=900))))
    return found.replace(amount_is="outlay", payroll=Payroll.uniform(3, 40_000))


def unsettled() -> Scenario:
    """A dear pool for two paydays, in which nobody gains what others would lose."""
    found = Scenario.of(corridor(service(charge(fixed=300)), pooled(charge(fixed=2_000))))
    payroll = Payroll.uniform(3, 40_000)
    return found.replace(payroll=payroll, share="no-one-worse-off", paydays=2, amount_is="outlay")


def typed(name: str, *, more: float) -> Callable[[Scenario, Path], Scenario]:
    """The first figure of a name changed where it stands, among those of the sheet of steps."""

    def write(scenario: Scenario, path: Path) -> Scenario:
        written(scenario, path)
        book = openpyxl.load_workbook(path)
        cell = next(row[2] for row in book["Method"].iter_rows() if row[0].value == name)
        cell.value += more
        book.save(path)
        return scenario

    return write


FALLING = charge(tariff=bands("whole", (0, 50_000, 500, "0"), (50_000, None, 0, "0")))
"""Dear below an amount, free from there on."""
STEEP = charge(
    tariff=bands("whole", (0, 9_000, 100, "0"), (9_000, 11_000, 5_000, "0"), (11_000, None, 0, "0"))
)
"""Dear between two amounts."""


FROM_ZERO = bands("marginal", (0, 50_000, 100, "2"), (50_000, None, 0, "1"))
"""Charges a percentage of what is above 0."""


LATE = charge(tariff=bands("whole", (20_000, None, 100, "0")))
"""Not taken below an amount."""


EARLY = charge("transit", tariff=bands("whole", (0, 30_000, 100, "0")))
"""Not taken from an amount on."""
SURVEYED = charge(tariff=Observed((Observation(20_000, 200), Observation(40_000, 300))))


WORKED: dict[str, Kind] = {
    "worked": (spread, written),
    "within": amounts_of(41_000),
    "beyond-alone": amounts_of(60_000),
    "beyond-pooled": amounts_of(24_000),
    "charged-anew": (lambda: {"arrival": bundled()}, charged_anew),
    "another-sends-more": (
        lambda: {"season": spread()["settled-season"]},
        sending([30_000, 50_749, 250_000]),
    ),
    "more-paydays": (lambda: {"alike": bundled()}, more_paydays),
    "paydays-apart": (lambda: {"tax": another_taxed()}, more_paydays),
    "dearer": (mixed_up, changed(dearer)),
    "no-longer-free": (
        lambda: {"fee": outlay(charge(fixed=0))},
        typed("sending fee · Fixed", more=1.37),
    ),
    "free-sooner": (
        lambda: {"edge": outlay(FALLING, 49_900)},
        typed("sending fee · From amount (2)", more=-3),
    ),
    "more-to-send": (
        lambda: {"outlay": outlay(STEEP, 10_900)},
        typed("The worker's amount", more=1),
    ),
    "taken-sooner": (
        lambda: {"least": outlay(LATE, 15_000)},
        typed("sending fee · From amount (1)", more=-100),
    ),
    "surveyed-below": (
        lambda: {"pair": outlay(SURVEYED, 40_300)},
        typed("sending fee · From amount (2)", more=-1),
    ),
    "refused-less": (
        lambda: {"stays": outlay(EARLY, 40_000)},
        typed("The worker's amount", more=-1),
    ),
    "finer": (
        lambda: {"large": bundled(payroll=Payroll(np.array([10**12, 3 * 10**11, 7 * 10**11])))},
        typed("Exchange margin · Percent", more=0.0013),
    ),
    "not-from-zero": (
        lambda: {"marginal": outlay(charge(tariff=FROM_ZERO), 40_000)},
        typed("sending fee · From amount (1)", more=100),
    ),
    "too-fine": (
        lambda: {"steps": in_fine_steps()},
        typed("Exchange margin · Percent (1)", more=0.0003),
    ),
    "dearer-alone": (
        lambda: {"refused": unsettled()},
        typed("sending fee · Fixed", more=1),
    ),
    "others-lose": (lambda: {"settled": nobody_losing()}, distributed_dearly),
    "nothing-left": (lambda: {"eaten": untold()}, taking_all),
    "not-taken": (lambda: {"limit": paid_up_to()}, sending([10_000, 60_000])),
    "values": (lambda: {"many": bundled(payroll=Payroll.uniform(1_001, 40_000))}, own_cell),
}
"""Of `within` and `values` every step still holds; `beyond` go over the edge of a band."""
