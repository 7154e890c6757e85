"""What a step says besides its figure: bands, limits, surveys, units left over, taxes, groups."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import numpy as np
import pytest

from remitcalc.engine.compare import compare
from remitcalc.engine.steps.explained import Explained
from remitcalc.engine.steps.expression import Of, Priced, leaves
from remitcalc.engine.steps.saving import saving
from remitcalc.model.corridor import Tax
from remitcalc.model.exchange import Undisclosed
from remitcalc.model.payroll import Payroll
from remitcalc.model.provenance import Provenance, Status
from remitcalc.model.scenario import Scenario
from tests.reference.making import (
    DAY,
    SOURCE,
    bands,
    charge,
    corridor,
    margin,
    observed,
    pooled,
    service,
)


def explained(alone=None, pool=None, amounts=(40_000, 40_000, 40_000), taxes=(), **more):
    alone = alone or service(charge(fixed=500), exchange=margin("6.14"))
    pool = pool or pooled(charge(fixed=2000), exchange=margin("2.1"))
    payroll = more.pop("payroll", None) or Payroll(np.array(amounts))
    where = corridor(alone, pool, taxes=taxes)
    return Explained(
        compare(Scenario(where, payroll, "pool", DAY, individual="alone", **more)).priced
    )


def notes(step) -> list[str]:
    return [note.code for note in step.notes]


def signs(step) -> list[str]:
    return [condition.sign for condition in step.conditions]


G = bands("whole", (0, 25_000, 300, "1"), (25_000, 100_000, 500, "0.8"), (100_000, None, 0, "0.5"))


@pytest.mark.parametrize(
    ("amount", "fee", "edges", "note"),
    [
        (10_000, 450, ["at_least", "below"], ["step_least_held"]),
        (24_999, 550, ["at_least", "below"], []),
        (25_000, 700, ["at_least", "below"], []),
        (100_000, 500, ["at_least"], []),
        (500_000, 2000, ["at_least"], ["step_most_held"]),
    ],
)
def test_a_band_is_shown_by_its_edges_and_a_limit_that_held_is_said(amount, fee, edges, note):
    alone = service(charge(tariff=G, minimum=450, maximum=2000))
    step = explained(alone, amounts=(amount, amount)).alone(0)["sending.1"]
    assert (step.minor, signs(step), notes(step)) == (fee, edges, note)


@pytest.mark.parametrize(
    ("amount", "fee", "edges", "note"),
    [
        (35_000, 700, ["above", "below"], "step_interpolated"),
        (20_000, 400, [], "step_as_surveyed"),
        (60_000, 1000, ["above"], "step_nearest"),
        (10_000, 400, ["below"], "step_nearest"),
    ],
)
def test_surveyed_pairs_say_how_they_are_read(amount, fee, edges, note):
    alone = service(charge(tariff=observed((20_000, 400), (50_000, 1000))))
    step = explained(alone, amounts=(amount, amount)).alone(0)["sending.1"]
    assert (step.minor, signs(step), notes(step)) == (fee, edges, [note])
    assert step.is_outside == (note == "step_nearest")


def test_each_price_of_a_step_names_where_it_stands_and_its_source():
    alone = service(charge(fixed=500, percent="1.5"), exchange=margin("2"))
    step = explained(alone).alone(0)["sending.1"]
    prices = [leaf for leaf in leaves(step.expression) if isinstance(leaf, Priced)]
    assert [price.path for price in prices] == [
        ("service", "alone", "sending", 0, "fixed"),
        ("service", "alone", "sending", 0, "percent"),
    ]
    assert {price.provenance for price in prices} == {SOURCE}


@pytest.mark.parametrize("mode", ["whole", "marginal"])
def test_an_edge_of_a_band_is_told_by_who_told_the_band(mode):
    told = Provenance("A newer list", "2026", Status.QUOTED)
    tariff = bands(mode, (0, 25_000, 300, "1"), (25_000, None, 500, "0.8"))
    newer = replace(tariff.bands[1], provenance=told)
    alone = service(charge(tariff=replace(tariff, bands=(tariff.bands[0], newer))))
    step = explained(alone).alone(0)["sending.1"]
    (edge,) = (one.right for one in step.conditions if one.sign == "at_least")
    assert isinstance(edge, Priced)
    assert (edge.path[-3:], edge.provenance) == (("bands", 1, "from"), told)


def test_units_left_over_fall_to_the_first_of_equals():
    found = explained()
    shares = [found.pooled(row)["sending.share"] for row in range(3)]
    assert [share.minor for share in shares] == [667, 667, 666]
    assert [notes(share) for share in shares] == [
        ["step_unit_here"],
        ["step_unit_here"],
        ["step_no_unit_here"],
    ]
    assert found.pooled(0)["sending.share.left"].minor == 2


def test_a_tax_is_shown_with_its_day_and_one_that_is_not_due_is_said():
    tax = Tax("levy", Decimal(1), ("bank account",), SOURCE, start=DAY)
    step = explained(taxes=(tax,)).alone(0)["tax.1"]
    assert step.notes[0].values == {"date": DAY, "instrument": "bank account"}
    late = Tax("levy", Decimal(1), ("bank account",), SOURCE, start=date(2027, 1, 1))
    step = explained(taxes=(late,)).alone(0)["tax"]
    assert (step.minor, notes(step)) == (0, ["step_tax_not_due"])


def test_a_tax_that_is_not_due_is_said_beside_one_that_is():
    due = Tax("levy", Decimal(1), ("bank account",), SOURCE, start=DAY)
    late = Tax("stamp", Decimal(2), ("bank account",), SOURCE, start=date(2027, 1, 1))
    found = explained(taxes=(due, late))
    for steps in (found.alone(0), found.pooled(0)):
        (note,) = steps["tax"].notes
        assert (note.code, note.values["charge"]) == ("step_tax_not_due", "stamp")
        assert steps["tax"].minor == 400


@pytest.mark.parametrize(
    ("name", "said"), [("card", "step_once_unvalued"), ("", "step_once_unvalued_unnamed")]
)
def test_what_is_charged_once_and_nothing_values_is_named_at_the_figures_that_lack_it(name, said):
    once = replace(charge("receiving", per="season", fixed=2_500), name=name)
    alone = service(once, exchange=margin("2"))
    where = replace(corridor(alone, pooled(exchange=margin("2"))), reference=None)
    payroll = Payroll(np.array([40_000, 40_000]))
    asked = Scenario(where, payroll, "pool", DAY, individual="alone", paydays=3)
    steps = Explained(compare(asked).priced).season_alone(0)
    for key in ("receiving", "total"):
        note = steps[key].notes[-1]
        assert (note.code, note.values) == (said, {"charge": name} if name else {})
        assert steps[key].figure.bound.word == "at_least"


def test_a_settlement_shows_what_a_worker_gains_and_what_the_others_would_lose():
    """Example J of the cost model."""
    pool = pooled(
        charge(fixed=2000),
        charge("transit", fixed=1500),
        charge("receiving", fixed=11_500),
        charge("receiving", per="worker", fixed=500),
        exchange=margin("2.1"),
    )
    more = {"amounts": (30_000, 40_000, 55_055), "share": "no-one-worse-off"}
    found = explained(pool=pool, **more)
    settled = [found.pooled(row) for row in range(3)]
    assert [steps["sending"].minor for steps in settled] == [438, 709, 853]
    assert [steps["total"].minor for steps in settled] == [2342, 2822, 3283]
    assert settled[0]["moved"].minor == 438 - 667
    assert settled[1]["gain"].minor == 2956 - 2780


def test_a_refused_pool_ends_at_the_worker_who_is_refused():
    pool = pooled(charge(fixed=10), charge("receiving", fixed=90_000), exchange=margin("0"))
    steps = explained(pool=pool, amounts=(90_000, 90_000, 1000)).pooled(0)
    assert steps.refused.key == "received"
    assert (steps.refusal.code, steps.refusal.values["worker"]) == ("nothing_arrives", 3)
    assert steps["amount"].minor == 1000
    assert signs(steps.refused) == ["at_most"]


def test_what_does_not_fit_an_outlay_is_shown_by_one_unit_more():
    steps = explained(amount_is="outlay").alone(0)
    assert (steps["principal"].minor, steps["change"].minor) == (39_500, 0)
    assert signs(steps["change"]) == ["at_most", "above"]
    assert steps["next.principal"].minor == 39_501
    assert steps["next.principal"].is_trial
    assert "next.paid" in steps.up_to("principal")


def test_a_group_has_its_own_pool_and_who_stays_sends_alone():
    payroll = Payroll(
        np.array([40_000, 30_000, 20_000, 10_000]),
        groups=("north", "south", "north", "south"),
        joins=np.array([True, True, True, False]),
    )
    found = explained(payroll=payroll)
    assert found.pooled(0)["pool.principal"].minor == 60_000
    assert found.pooled(0)["pool.principal"].parts[0].values == {"group": "north"}
    for row in (1, 3):
        assert list(found.pooled(row).by_key) == list(found.alone(row).by_key)


def test_an_absent_part_is_unknown_and_the_total_rests_on_saying_so():
    alone = service(charge(fixed=500), exchange=Undisclosed(SOURCE), unsurveyed=("transit",))
    steps = explained(alone).alone(0)
    assert (steps["fx"].result, steps["transit"].result) == (None, None)
    assert steps["total"].figure.bound.word == "at_least"
    assert {"fx", "transit"} <= {step.key for step in steps.up_to("total")}


def test_a_saving_rests_on_both_totals():
    found = explained()
    comparison = compare(found.scenario)
    steps = saving(comparison, 0)
    assert steps["saving"].minor == comparison.saving[0]
    assert {leaf.key for leaf in leaves(steps["saving"].expression) if isinstance(leaf, Of)} == {
        "alone.total",
        "pooled.total",
    }
