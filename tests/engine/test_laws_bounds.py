"""What a comparison calls exact, at least, at most or unknown is what the page calls it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from remitcalc.engine.compare import compare
from remitcalc.engine.figure import parts_in
from remitcalc.model.message import ModelError
from remitcalc.model.payroll import Payroll
from remitcalc.model.scenario import Scenario
from tests.reference.bounds import (
    NONE,
    Bound,
    Parts,
    Saving,
    Told,
    difference,
    group_difference,
    held,
    without,
)
from tests.reference.group import Place, baseline, place, ranked, row_alone, rows_pooled, told
from tests.reference.making import DAY
from tests.reference.pool import as_well_off
from tests.reference.season import Calendar, Plan, Worker, pools
from tests.reference.season import season as season_of
from tests.reference.strategies import (
    Case,
    absent_parts,
    cases,
    employer_shares,
    lacking,
    season_fees,
    with_season_charges,
)

if TYPE_CHECKING:
    from remitcalc.engine.comparison import Comparison
    from remitcalc.engine.figure import Figure
    from tests.reference.season import Sums

WORDS = ("exact", "at_least", "at_most", "unknown")
shapes = st.fixed_dictionaries(
    {
        "joins": st.lists(st.sampled_from([True, True, False]), min_size=6, max_size=6),
        "groups": st.none() | st.lists(st.sampled_from(["n", "s"]), min_size=6, max_size=6),
        "own": st.none() | st.lists(st.integers(0, 3), min_size=6, max_size=6),
    }
)
choices = st.sampled_from(["typical", "cheapest", "individual"])
sharing = st.sampled_from(["equal", "proportional"])
plans = st.fixed_dictionaries(
    {
        "paydays": st.integers(1, 4),
        "individual_every": st.integers(1, 2),
        "pooled_every": st.integers(1, 3),
    }
)


class Asked:
    """A question to both: the engine's comparison, and the reference's plan and workers."""

    def __init__(self, case: Case, shape: dict, chosen: str, **more) -> None:
        count = len(case.amounts)
        joins, groups, own = shape["joins"][:count], shape["groups"], shape["own"]
        ways = case.corridor.individual_services
        ids = None if own is None else [(None, *ways)[at % (len(ways) + 1)] for at in own[:count]]
        payroll = Payroll(
            np.array(case.amounts),
            joins=np.array(joins),
            groups=None if groups is None else tuple(groups[:count]),
            services=None if ids is None else tuple(one and one.id for one in ids),
        )
        self.scenario = Scenario(case.corridor, payroll, "pooled", DAY, individual=chosen, **more)
        self.comparison: Comparison = compare(self.scenario)
        self.plan = Plan(
            case.corridor,
            case.pooled,
            Calendar(self.scenario.paydays, self.scenario.payday_days, DAY),
            amount_is=self.scenario.amount_is,
            rule=self.scenario.share,
            employer_share_percent=self.scenario.employer_share_percent,
            individual_every=self.scenario.individual_every,
            pooled_every=self.scenario.pooled_every,
        )
        base = self.comparison.baseline.service
        services = [base] * count if ids is None else [one or base for one in ids]
        self.workers = [
            Worker(
                case.amounts[row],
                services[row],
                joins=joins[row],
                group="" if groups is None else groups[row],
            )
            for row in range(count)
        ]
        self.joined = sorted(row for rows in pools(self.workers) for row in rows)

    def payday(self, parts: Parts = NONE) -> tuple[list[Told], list[Told]]:
        """The first payday of those who join, alone and together, without some parts."""
        theirs = [self.workers[row] for row in self.joined]
        plan = self.plan
        alone = [told(plan, one.service, row_alone(plan, one, parts), parts) for one in theirs]
        rows = rows_pooled(plan, self.workers, parts)
        return alone, [told(plan, plan.pooled, row, parts) for row in rows]

    def season(self, parts: Parts = NONE) -> tuple[list[Told], list[Told]]:
        """The season of those who join, alone and together, without some parts."""
        plan = replace(self.plan, pooled=without(self.plan.pooled, parts))
        workers = [replace(one, service=without(one.service, parts)) for one in self.workers]
        found = season_of(plan, workers)
        is_possible = None not in found.alone

        def of(sums, service) -> Told:
            known = held(plan.corridor, service, plan.amount_is)
            if sums is None:
                return Told(None)
            return Told(sums.total, sums.absent, sums.bound, known.is_comparable)

        alone = [
            of(found.alone[row] if is_possible else None, workers[row].service)
            for row in self.joined
        ]
        together = found.pooled or [None] * len(self.joined)
        return alone, [of(sums, plan.pooled) for sums in together]

    def savings(self, sides) -> tuple[list[Saving], Saving]:
        """What each who joins saves, and all of them together."""
        alone, together = sides()
        each = [
            difference(a, p, lambda parts, at=at: tuple(side[at] for side in sides(parts)))
            for at, (a, p) in enumerate(zip(alone, together, strict=True))
        ]
        return each, group_difference(alone, together, each, sides)


def assert_is(figure: Figure, expected: Saving, what: str) -> None:
    assert figure.bound.word == expected.bound, what
    if expected.bound != "unknown":
        assert figure.minor == expected.minor, what
        assert set(parts_in(figure.before)) == expected.before, what


def asked(*args, **more) -> Asked | None:
    try:
        return Asked(*args, **more)
    except ModelError as refused:
        assert {m.code for m in refused.messages} <= {"no_service_to_compare_with"}  # noqa: PT017
        return None


def assert_same_payday(found: Asked) -> None:
    comparison = found.comparison
    each, group = found.savings(found.payday)
    for row, saving in zip(found.joined, each, strict=True):
        assert_is(comparison.saving_at(row), saving, f"worker {row}")
    for row in set(range(len(found.workers))) - set(found.joined):
        if comparison.individual.is_possible[row]:
            assert comparison.saving_at(row).is_exact
            assert comparison.saving[row] == 0
    assert_is(comparison.group_saving, group, "group")


def assert_same_season(found: Asked) -> None:
    season = found.comparison.season_totals
    each, group = found.savings(found.season)
    for row, saving in zip(found.joined, each, strict=True):
        assert WORDS[season.bound[row]] == saving.bound, row
        if saving.bound != "unknown":
            assert season.saving[row] == saving.minor, row
            assert set(parts_in(int(season.before[row]))) == saving.before, row
    assert_is(season.group_saving, group, "group")


def assert_same_ranking(found: Asked) -> None:
    comparison, plan = found.comparison, found.plan
    amounts = [found.workers[row].amount for row in found.joined]
    amounts = amounts or [worker.amount for worker in found.workers]
    offers = ranked(plan, amounts)
    assert [one.service.id for one in comparison.ranking.ranked] == [o.service.id for o in offers]
    chosen = found.scenario.individual
    if chosen in {"typical", "cheapest"}:
        service = baseline(plan, amounts, chosen)
        assert (comparison.baseline.chosen_as == "none") == (service is None)
        assert service is None or comparison.baseline.service == service
    expected, less = place(plan, found.workers)
    standing = comparison.standing
    assert standing.position == expected.position
    if standing.position is not None:
        before = frozenset(parts_in(standing.before))
        bound: Bound = standing.bound.word
        assert Place(*standing[:3], bound, before) == expected
    assert [
        (one.service, one.total.minor, one.saving.minor, set(parts_in(one.saving.before)))
        for one in comparison.cheaper
    ] == [(one.service, one.total, one.saving, one.before) for one in less]
    assert [one.is_only_uncounted for one in comparison.cheaper] == [
        one.is_only_uncounted for one in less
    ]


@given(
    case=cases(most_workers=6, most_others=3),
    shape=shapes,
    chosen=choices,
    share=sharing,
    employer_share_percent=employer_shares,
)
@settings(max_examples=40)
def test_a_payday_and_the_ranking_hold_as_the_page_says(
    case, shape, chosen, share, employer_share_percent
) -> None:
    found = asked(case, shape, chosen, share=share, employer_share_percent=employer_share_percent)
    if found is not None:
        assert_same_payday(found)
        assert_same_ranking(found)


@given(
    case=cases(most_workers=4, most_others=2, largest=300),
    shape=shapes,
    chosen=choices,
    share=sharing,
)
@settings(max_examples=18)
def test_outlays_hold_as_the_page_says(case, shape, chosen, share) -> None:
    found = asked(case, shape, chosen, share=share, amount_is="outlay")
    if found is not None:
        assert_same_payday(found)
        assert_same_ranking(found)


@given(
    case=cases(most_workers=4, most_others=1),
    shape=shapes,
    fees=season_fees,
    plan=plans,
)
@settings(max_examples=22)
def test_a_season_holds_as_the_page_says(case, shape, fees, plan) -> None:
    found = asked(with_season_charges(case, fees), shape, "individual", **plan)
    if found is not None:
        assert_same_season(found)


@given(
    case=cases(most_workers=4, most_others=1, largest=300),
    shape=shapes,
    fees=season_fees,
    plan=plans,
)
@settings(max_examples=18)
def test_a_season_of_outlays_holds_as_the_page_says(case, shape, fees, plan) -> None:
    opened = with_season_charges(case, tuple(fee // 100 for fee in fees))
    found = asked(opened, shape, "individual", amount_is="outlay", **plan)
    if found is not None:
        assert_same_season(found)


@given(
    case=cases(always_known=True, most_workers=4, largest=300),
    parts=st.tuples(absent_parts, st.just(set()) | absent_parts),
    shape=shapes,
    fees=season_fees,
    plan=plans,
    amount_is=st.sampled_from(["principal", "outlay"]),
)
@settings(max_examples=40)
def test_what_is_settled_holds_as_the_page_says(  # noqa: PLR0913, PLR0917
    case, parts, shape, fees, plan, amount_is
) -> None:
    """Alone may lack parts, then nobody is worse off than by what is known; the pool may not."""
    opened = with_season_charges(lacking(case, *parts), tuple(fee // 100 for fee in fees))
    share = "no-one-worse-off"
    found = asked(opened, shape, "individual", share=share, amount_is=amount_is, **plan)
    if found is None:
        return
    season, expected = found.comparison.season_totals, season_of(found.plan, found.workers)
    assert (season.pooled_reason is None) == (expected.pooled is not None), season.pooled_reason
    if expected.pooled is not None:
        totals = season.pooled_total[found.joined].tolist()
        assert totals == [sums.total for sums in expected.pooled]
        alone = [expected.alone[row] for row in found.joined]
        assert_nobody_loses(found, list(zip(alone, expected.pooled, strict=True)))
    assert_same_season(found)


def assert_nobody_loses(found: Asked, sums: list[tuple[Sums, Sums]]) -> None:
    """At outlays, what arrives is what the reference says, and never less than alone."""
    season = found.comparison.season_totals
    if found.plan.amount_is == "principal":
        losing = [p.total > a.total for a, p in sums]
    else:
        received, more = [a.received for a, _ in sums], [p.paid - a.paid for a, p in sums]
        wanted = as_well_off(found.plan.corridor, received, more)
        short = [v - p.received for v, (_, p) in zip(wanted, sums, strict=True)]
        if None not in season_of(found.plan, found.workers).alone:
            assert season.shortfall[found.joined].tolist() == short
        losing = [one > 0 for one in short]
    assert not any(losing)
