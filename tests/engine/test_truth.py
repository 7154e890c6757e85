"""Small questions with the answers the cost model gives: most worked out by hand, some held."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

import remitcalc
from remitcalc.engine.compare import compare
from remitcalc.engine.figure import parts_in
from remitcalc.model.money import exponent
from remitcalc.model.payroll import Payroll
from remitcalc.model.scenario import Scenario

if TYPE_CHECKING:
    from remitcalc.engine.comparison import Comparison
    from remitcalc.model.corridor import Corridor

TRUTH = Path(__file__).parent / "truth"


def payroll_of(name: str, corridor: Corridor) -> Payroll:
    text = (TRUTH / name).read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.lower().splitlines(), delimiter=";" if ";" in text else ","))
    digits = exponent(corridor.sending_currency)
    amounts = [int(Decimal(row["amount"].replace(",", ".")).scaleb(digits)) for row in rows]

    def column(heading: str) -> list[str] | None:
        return [row[heading] for row in rows] if heading in rows[0] else None

    joins, groups, services = column("joins"), column("group"), column("service")
    return Payroll(
        np.array(amounts),
        joins=None if joins is None else np.array([said == "yes" for said in joins]),
        groups=None if groups is None else tuple(groups),
        services=None if services is None else tuple(said or None for said in services),
    )


def of(corridor: str, payroll: str | None = None, **more) -> Comparison:
    path = TRUTH / corridor
    where = remitcalc.load_corridor(str(path) if path.suffix else corridor)
    scenario = Scenario.of(where)
    if payroll is not None:
        scenario = scenario.replace(payroll=payroll_of(payroll, where))
    return compare(scenario.replace(**more) if more else scenario)


def test_a_gain_beyond_what_64_bits_multiply_is_shared_exactly() -> None:
    """-2.12 % of 500,000.00 for each: a gain; alone 1,000.00 and 2 %."""
    found = of("r1.toml")
    assert found.individual.total.tolist() == [1_100_000] * 3
    assert found.pooled.fx.tolist() == [-1_060_000] * 3
    assert found.break_even.margin_percent == Decimal("2.2")


def test_fees_and_margins_surveyed_at_unround_amounts_are_interpolated_to_the_cent() -> None:
    """At 3702.90, halfway from 7.53 to 27.52: 17.525, so 17.53; and 2 %, 74.06."""
    assert of("r2.toml", "r2.csv").individual.total.tolist() == [9_159, 27_494, 953]
    found = of("r3.toml", "r3.csv").pooled
    assert found.total.tolist() == [24_776, 91_637], "25.87 + 27.78 × 2001.41 / 2642.70 and 2 %"
    assert found.outside_range.tolist() == [False, True]
    assert of("r9.toml", "r9.csv").individual.total.tolist() == [2_559, 5_585, 19_800]


def test_charges_once_a_season_decide_who_is_worse_off() -> None:
    """3.33 saved on one payday, and 50.00 for an account."""
    found = of("r4.toml", "r4.csv")
    assert found.saving.tolist() == [0, 333, 333, 334]
    assert found.season_totals.saving.tolist() == [0, -4_667, -4_667, -4_666]
    assert found.worse_off == (3, 4_667, False)


def test_no_one_worse_off_is_refused_where_the_season_leaves_all_worse_off() -> None:
    found = of("r4.toml", "r4.csv", share="no-one-worse-off")
    assert not found.priced.first_joined.outcome.is_possible.any()
    assert found.season_totals.pooled_reason is not None


def test_a_group_of_one_is_no_pool() -> None:
    found = of("r4.toml", "r4g.csv")
    assert [(group.name, group.workers) for group in found.groups] == [("b", 9)]
    assert (found.saving[0], found.bound[0]) == (0, 0)
    assert found.group_saving.minor == 7_000
    assert found.season_totals.staying.minor == 1_200


def test_where_only_alone_lacks_a_part_the_difference_is_at_least() -> None:
    """Pooled 6.67 wire, 5.00 transit, 1.90 margin and 5.01 of Q115.00 on arrival."""
    found = of("r5.toml")
    assert found.pooled.total.tolist() == [1_858, 1_857, 1_856]
    assert found.saving.tolist() == [-658, -657, -656]
    assert (found.group_saving.minor, found.group_saving.bound.word) == (-1_971, "at_least")
    assert found.worse_off == (0, 0, False), "nobody surely, and surely not nobody"
    assert (found.standing.position, found.standing.bound.word) == (2, "at_least")


def test_where_both_lack_parts_the_difference_is_like_for_like() -> None:
    found = of("r5b.toml")
    assert found.saving.tolist() == [333, 333, 334]
    assert found.group_saving.bound.word == "exact"
    for before in (found.group_saving.before, found.standing.before, found.break_even.before):
        assert parts_in(before) == ("transit", "receiving")
    assert found.break_even.size == 2
    assert not found.worse_off.is_nobody


def test_who_does_not_join_refuses_nobody_elses_season() -> None:
    """Three paydays' pay at once is not taken alone: that concerns who sends so."""
    found = of("r6.toml", "r6.csv", paydays=3, individual_every=3).season_totals
    assert (found.individual_reason.code, found.pooled_reason) == ("above_charge", None)
    assert found.pooled_total[1:].tolist() == [2_601, 2_601, 2_598]


@pytest.mark.parametrize("share", ["equal", "no-one-worse-off"])
def test_a_secret_price_of_who_does_not_join_leaves_nothing_open(share) -> None:
    found = of("r7.toml", "r7.csv", share=share)
    assert found.saving.tolist() == [0, 333, 333, 334]
    assert not found.bound.any()
    assert found.worse_off == (0, 0, True)
    assert "pooled_is_lower_bound" not in {said.code for said in found.warnings}


def test_sizes_beyond_the_survey_are_said_to_be_unpriced() -> None:
    found = of("r8.toml").break_even
    assert (found.size, found.first_size) == (None, 9)
    assert found.unpriced.code == "sizes_unpriced_from"


@pytest.mark.parametrize("corridor", ["r10.toml", "r10b.toml"])
def test_the_break_even_margin_is_the_prices(corridor) -> None:
    """(3 × 12.00 - 20.00 - Q10.00 / 7.66) / 300.00 = 4.90 %, whatever its own margin."""
    assert of(corridor).break_even.margin_percent == Decimal("4.9")


def test_the_employers_part_of_those_who_stay_counts_on_both_sides() -> None:
    found = of("r11.toml", "r11.csv", paydays=2)
    assert (found.individual_employer, found.staying_employer, found.employer) == (1_200, 600, 0)
    season = found.season_totals
    assert (season.individual_employer, season.staying_employer) == (5_200, 2_600)


def test_a_promotion_below_zero_is_no_baseline_and_not_cheaper() -> None:
    found = of("r12.toml")
    assert (found.baseline.service.id, found.position) == ("a", 2)
    assert [one.service.id for one in found.cheaper] == ["a"]
    assert [one.apart.code for one in found.ranking.apart] == ["apart_not_above_zero"]


def test_a_payroll_of_three_farms_is_answered_for_its_real_amounts() -> None:
    found = of("canada-guatemala", "payroll23.csv")
    assert [(g.name, g.workers) for g in found.groups] == [
        ("ferme tremblay", 9),
        ("serres du nord", 7),
        ("vignoble", 4),
    ]
    joined = found.pools.joining
    assert found.group_saving.minor == int(found.saving[joined].sum()) == -144
    assert found.group_saving.bound.word == "at_least"
    assert sum(group.saving.minor for group in found.groups) == -144
    assert found.standing.position == 1 + len(found.cheaper)
    codes = {said.code for said in found.warnings}
    assert not codes & {"pooled_outside_range", "uncounted_pooled"}, "these three stay alone"


def test_a_pool_that_tells_no_margin_has_no_saving_no_place_and_no_break_even() -> None:
    found = of("cg-unknown.toml")
    assert set(found.bound.tolist()) == {3}
    assert not found.group_saving.is_known
    assert (found.position, found.cheaper, found.break_even.size) == (None, (), None)
    assert found.break_even.unknown is not None


def test_two_workers_of_very_different_amounts_lose_and_win() -> None:
    found = of("canada-guatemala", "mix.csv")
    assert found.saving.tolist() == [-2_397, 896]
    assert (found.group_saving.minor, found.group_saving.bound.word) == (-1_501, "at_least")
    assert found.stands_for == 2


def test_where_nobody_joins_there_is_no_pool_and_nothing_is_said_of_one() -> None:
    found = of("canada-guatemala", "nobody-joins.csv")
    assert (found.together_total.minor, found.position) == (0, None)
    assert found.together.reason_at(0).code == "nobody_joins"
    assert not any(said.code.startswith("pooled") for said in found.warnings)
    assert (found.break_even.margin_percent, found.break_even.no_margin) == (None, None)
