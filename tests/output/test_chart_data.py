import datetime
from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest

from remitcalc import Payroll, Scenario, compare, load_corridor, paths
from remitcalc.engine.figure import AT_LEAST, AT_MOST, UNKNOWN, Bound
from remitcalc.engine.season_frequency import season_frequencies
from remitcalc.engine.standing import Standing
from remitcalc.model.bank_offer import BankOffer, ChargeNames, Fee, free_id, with_offer
from remitcalc.model.exchange import Undisclosed
from remitcalc.output.answer import Answer
from remitcalc.output.chart_data.breakdown import breakdown_chart
from remitcalc.output.chart_data.group_size import cost_range, group_size_chart, largest_shown
from remitcalc.output.chart_data.kinds import KINDS
from remitcalc.output.chart_data.money_scale import MoneyScale
from remitcalc.output.chart_data.savings import savings_chart
from remitcalc.output.chart_data.savings_order import SAVES, UNSURE, WORSE_OFF
from remitcalc.output.chart_data.season import season_chart
from remitcalc.output.figure_words import FigureWords
from remitcalc.output.language import LANGUAGES, Language
from tests.reference.making import charge, corridor, observed, pooled, service

ENGLISH = Language("en")
DAY = datetime.date(2026, 11, 12)
MAKERS = tuple(kind.chart for kind in KINDS.values())
CORRIDORS = ("canada-guatemala", "us-guatemala", "switzerland-serbia")


@pytest.fixture(scope="module")
def comparison():
    return compare(Scenario.of(load_corridor("canada-guatemala")))


def test_group_sizes_say_what_the_answer_says(comparison) -> None:
    data = group_size_chart(Answer(comparison, ENGLISH))
    assert (data.break_even.size, data.own.size, data.own.cost) == (8, 40, 10.69)
    assert data.alone.label == "Alone, median at least C$16.88"
    assert [level.value for level in data.levels] == [12, 20]
    assert data.pooled[39] == pytest.approx(10.69, abs=0.01)
    (said,) = data.hover(39)
    assert said == "40 workers: pooled C$10.69 each, alone at least C$16.88"
    assert data.captions.summary.startswith(said)


def test_several_pools_are_marked_at_their_mean_size() -> None:
    groups = tuple("ABCD"[worker % 4] for worker in range(24))
    payroll = Payroll(np.full(24, 40000), groups=groups)
    found = compare(Scenario.of(load_corridor("canada-guatemala")).replace(payroll=payroll))
    data = group_size_chart(Answer(found, ENGLISH))
    each = found.together_total.each(24)
    assert (data.own.size, data.own.cost) == (6, each.minor / 100)
    assert data.own.label.startswith("6 workers on average · C$")
    assert data.captions.summary.startswith(f"6 workers on average: pooled C${each.minor / 100} ")


def test_where_the_curve_leaves_parts_out_the_workers_own_pool_does_too() -> None:
    base = Scenario.of(load_corridor("canada-guatemala"))
    told = BankOffer("Desjardins", Fee(2500), 1500, None, Decimal("1.8"), None, "", DAY)
    names = ChargeNames("fee", "way", "arrival", "distribution")
    service = told.service(free_id(base), names)
    found = compare(with_offer(base, service, is_chosen=True))
    assert found.break_even.before
    data = group_size_chart(Answer(found, ENGLISH))
    assert data.own.cost == pytest.approx(data.pooled[39], abs=0.01)
    alike = found.together_without(found.break_even.before)
    assert data.own.cost == alike.each(40).minor / 100 < found.together_total.each(40).minor / 100
    assert data.captions.summary.startswith(
        f"40 workers: pooled C${data.own.cost} each, alone C$16.88, before charges on the way"
    )


def test_the_shown_part_of_the_curve_holds_what_is_compared(comparison) -> None:
    data = group_size_chart(Answer(comparison, ENGLISH))
    assert data.cost_range == (0, pytest.approx(2.2 * 16.88))
    assert data.shown == len(data.table) == 60
    assert len(data.sizes) == comparison.break_even.searched_to
    assert largest_shown(comparison.break_even, 5000) == 100


def test_a_pool_that_its_rule_refuses_is_not_marked_at_no_cost(comparison) -> None:
    where = comparison.scenario.corridor
    pool = comparison.pooled_service
    dark = replace(pool, exchange=Undisclosed(pool.provenance))
    others = tuple(dark if s is pool else s for s in where.services)
    scenario = comparison.scenario.replace(
        corridor=replace(where, services=others), share="no-one-worse-off"
    )
    data = group_size_chart(Answer(compare(scenario), ENGLISH))
    assert data.own is None
    assert "0.00" not in data.captions.summary
    assert data.table.row(39)[1] == "not possible"


def test_what_nobody_surveyed_is_not_said_to_be_without_effect(comparison) -> None:
    where, pool = comparison.scenario.corridor, comparison.pooled_service
    unseen = replace(pool, transit=replace(pool.transit, charges=(), is_surveyed=False))
    others = tuple(unseen if s is pool else s for s in where.services)
    found = compare(comparison.scenario.replace(corridor=replace(where, services=others)))
    rows = list(KINDS["sensitivity"].chart(found, ENGLISH).swings)
    unknown = [swing for swing in rows if swing.lowered is None]
    assert [swing.name for swing in unknown] == ["Pool: taken on the way"]
    assert unknown[0].lowered_label == unknown[0].raised_label == "unknown"


def test_only_a_price_below_zero_moves_the_axis_below_zero() -> None:
    assert cost_range(np.array([-2.0, 4.0]), None, (), None)[0] < 0
    assert cost_range(np.array([2.0, np.nan]), None, (), None)[0] == 0


def test_a_size_that_is_not_taken_is_a_gap_and_says_so(comparison) -> None:
    possible = comparison.break_even.is_possible.copy()
    possible[4] = False
    curve = comparison.break_even._replace(is_possible=possible)
    data = group_size_chart(Answer(replace(comparison, break_even=curve), ENGLISH))
    assert np.flatnonzero(np.isnan(data.pooled)).tolist() == [4]
    assert data.table.row(4)[1] == "not possible"
    assert data.hover(4) == ("5 workers: pooling is not possible",)


def test_an_employers_part_is_in_the_cost_and_in_its_title(comparison) -> None:
    scenario = comparison.scenario.replace(employer_share_percent=Decimal(100))
    data = group_size_chart(Answer(compare(scenario), ENGLISH))
    without = group_size_chart(Answer(comparison, ENGLISH))
    assert np.allclose(data.pooled, without.pooled)
    assert data.scale.title == "cost per worker and payday, with the employer's part"


def exact(corridor_id: str = "canada-guatemala"):
    """Return a bundled corridor whose services alone take nothing on the way and on arrival."""
    found = load_corridor(corridor_id)
    services = tuple(
        replace(
            s,
            transit=replace(s.transit, is_surveyed=True),
            receiving=replace(s.receiving, is_surveyed=True),
        )
        for s in found.services
    )
    return replace(found, services=services)


def test_savings_are_sorted_and_those_worse_off_stand_last() -> None:
    scenario = Scenario.of(exact()).replace(paydays=1)
    amounts = np.array([20_000, 150_000, 2_000, 90_000])
    compared = compare(scenario.replace(payroll=Payroll(amounts)))
    data = savings_chart(Answer(compared, ENGLISH))
    assert sorted(data.saving, reverse=True) == data.saving.tolist()
    assert sorted(data.kind) == data.kind.tolist()
    assert (data.kind == WORSE_OFF).sum() == compared.worse_off.workers > 0
    assert data.labels[WORSE_OFF].startswith(f"{compared.worse_off.workers} worker")
    assert not data.direction.any()


def test_a_bound_is_never_drawn_as_sure_and_an_unknown_never_as_zero(comparison) -> None:
    bound, saving = comparison.bound.copy(), comparison.saving.copy()
    bound[:4] = AT_LEAST, AT_MOST, UNKNOWN, AT_MOST
    saving[0], saving[3] = -5, -5
    data = savings_chart(Answer(replace(comparison, bound=bound, saving=saving), ENGLISH))
    assert len(data.table) == len(comparison.saving) - 1
    kinds = {k: int((data.kind == k).sum()) for k in (SAVES, UNSURE, WORSE_OFF)}
    assert kinds == {SAVES: 36, UNSURE: 2, WORSE_OFF: 1}
    assert data.left_out == "1 worker is not shown: the saving is unknown"


def test_names_show_only_where_they_are_asked_for() -> None:
    scenario = Scenario.of(load_corridor("canada-guatemala"))
    payroll = Payroll(np.array([40_000, 40_000]), names=("Ana", "Luz"))
    compared = compare(scenario.replace(payroll=payroll))
    hidden = savings_chart(Answer(compared, ENGLISH))
    assert {row[0] for row in hidden.table.rows} == {"Worker 1", "Worker 2"}
    assert "Ana" not in "".join(hidden.hover(0)) + hidden.captions.summary
    shown = savings_chart(Answer(compared, ENGLISH), with_names=True)
    assert {row[0] for row in shown.table.rows} == {"Ana", "Luz"}


def test_the_pool_stands_in_its_place_and_parts_add_up(comparison) -> None:
    data = breakdown_chart(Answer(comparison, ENGLISH))
    assert [bar.role for bar in data.bars].index("pooled") == comparison.position - 1
    for bar in data.bars:
        assert sum(cost or 0 for cost in bar.costs.values()) == pytest.approx(bar.total)
        own = sum(cost or 0 for cost in bar.parts.values())
        assert own + bar.rest == pytest.approx(bar.total)


def test_what_is_not_surveyed_is_not_zero(comparison) -> None:
    data = breakdown_chart(Answer(comparison, ENGLISH))
    alone = next(bar for bar in data.bars if bar.role == "baseline")
    assert alone.costs["transit"] is None
    assert alone.part_labels["transit"] == "not surveyed"
    assert alone.is_open
    assert data.missing


def test_what_comes_after_an_absent_part_has_no_segment_of_its_own(comparison) -> None:
    data = breakdown_chart(Answer(comparison, ENGLISH))
    alone = next(bar for bar in data.bars if bar.role == "baseline")
    assert (alone.parts["fx"], alone.rest, alone.rest_label) == (None, 12.88, "C$12.88")
    assert data.rest == "Exchange margin, if nothing is taken before"
    pool = next(bar for bar in data.bars if bar.role == "pooled")
    assert (pool.rest, pool.is_open) == (0, False)


@pytest.fixture(scope="module")
def undisclosed(comparison):
    where, pool = comparison.scenario.corridor, comparison.pooled_service
    dark = replace(pool, exchange=Undisclosed(pool.provenance))
    others = tuple(dark if s is pool else s for s in where.services)
    return compare(comparison.scenario.replace(corridor=replace(where, services=others)))


def test_a_pool_that_hides_its_margin_stands_apart_and_saves_nothing(undisclosed) -> None:
    bars = breakdown_chart(Answer(undisclosed, ENGLISH))
    assert (bars.ranked, bars.bars[-1].role, bars.bars[-1].is_open) == (15, "pooled", True)
    assert bars.bars[-1].total_label.endswith("· Exchange margin: not disclosed")
    sizes = group_size_chart(Answer(undisclosed, ENGLISH))
    assert (sizes.has_saving, sizes.break_even, sizes.pooled_is_open) == (False, None, True)
    assert sizes.own.label.startswith("40 workers · at least C$")
    assert sizes.captions.title == "Whether pooling pays cannot be told"
    season = season_chart(Answer(undisclosed, ENGLISH))
    assert season.is_open.all()
    assert {FigureWords(ENGLISH).shown(row[-1]) for row in season.table.rows} == {"unknown"}
    assert savings_chart(Answer(undisclosed, ENGLISH)).nothing


@pytest.mark.parametrize(
    ("beaten", "bound", "said"),
    [
        (2, AT_LEAST, "that beats 2 of 2 ways"),
        (1, AT_LEAST, "that beats at least 1 of 2 ways"),
        (0, AT_MOST, "that beats 0 of 2 ways"),
        (1, AT_MOST, "that beats at most 1 of 2 ways"),
    ],
)
def test_at_least_all_ways_are_all_and_at_most_none_is_none(
    comparison, beaten: int, bound: int, said: str
) -> None:
    standing = Standing(3 - beaten, 3, beaten, Bound(bound))
    data = breakdown_chart(Answer(replace(comparison, standing=standing), ENGLISH))
    assert data.captions.title.endswith(said)


def test_titles_state_what_is_found_and_the_topic_stands_below(comparison) -> None:
    titles = {key: kind.chart(comparison, ENGLISH).captions for key, kind in KINDS.items()}
    assert {key: one.title for key, one in titles.items()} == {
        "group-size": "Pooling pays from 8 workers at the latest",
        "savings": "Pooling saves each worker at least C$6.19 per payday",
        "breakdown": "Pooling costs each C$10.69; that beats at least 13 of 15 ways",
        "waterfall": "C$10.69 is taken on the way pooled, at least C$16.88 alone",
        "sharing": "Nobody loses by pooling, whichever way its cost is shared",
        "speed": "No way says how long it takes",
        "amount": "C$400.00 costs C$10.69 pooled, at least C$16.88 alone",
        "season": "Over 17 paydays pooling saves at least C$4,212.60 in all",
        "sensitivity": "The saving depends most on this: Exchange margin alone",
    }
    assert titles["breakdown"].topic == "What each way to send costs"


def test_equal_savings_are_one_bar_and_a_sentence(comparison) -> None:
    data = savings_chart(Answer(comparison, ENGLISH))
    said = "Each of 40 workers saves at least C$6.19: C$10.69 pooled, at least C$16.88 alone."
    assert data.alike == said == data.captions.summary
    assert not data.bins
    assert len(data.table) == 40


def test_many_savings_are_counted_in_steps_from_zero(comparison) -> None:
    amounts = np.random.default_rng(7).integers(5_000, 150_000, 300)
    data = savings_chart(
        Answer(compare(comparison.scenario.replace(payroll=Payroll(amounts))), ENGLISH)
    )
    assert sum(one.count for one in data.bins) == 300
    for one in data.bins:
        inside = (data.saving >= one.low - 1e-9) & (data.saving < one.high - 1e-9)
        assert int(inside.sum()) == one.count
        kinds = set(data.kind[inside].tolist())
        assert one.kind == (kinds.pop() if len(kinds) == 1 else UNSURE)


def test_the_season_and_the_ways_are_those_of_the_real_amounts(comparison) -> None:
    amounts = np.array([20_000, 150_000, 35_055, 90_000])
    found = compare(comparison.scenario.replace(payroll=Payroll(amounts), paydays=3))
    season, totals = season_chart(Answer(found, ENGLISH)), found.season_totals
    assert season.scale.title == "cost over 3 paydays · for all 4 workers together"
    first = (totals.group_alone.minor / 100, totals.group_pooled.minor / 100)
    assert tuple(season.totals[0]) == pytest.approx(first)
    bars = breakdown_chart(Answer(found, ENGLISH))
    pool = next(bar for bar in bars.bars if bar.role == "pooled")
    assert pool.total == found.together_total.minor / 100
    assert bars.levels[0].value == pytest.approx(0.03 * amounts.sum() / 100)
    for make in (KINDS["group-size"].chart, KINDS["amount"].chart):
        said = make(found, ENGLISH)
        assert "average" in said.scale.title + said.captions.title


@pytest.mark.parametrize("every", [2, 3])
def test_a_frequency_costs_what_a_season_planned_so_costs(every: int, comparison) -> None:
    joins = np.array([True, True, False, True])
    amounts = np.array([20_000, 150_000, 35_055, 90_000])
    scenario = comparison.scenario.replace(payroll=Payroll(amounts, joins=joins), paydays=5)
    found = season_frequencies(compare(scenario))
    planned = compare(scenario.replace(individual_every=every, pooled_every=every)).season_totals
    one = next(one for one in found if one.every == every)
    assert (one.alone, one.pooled) == (planned.group_alone, planned.group_pooled)
    assert one.saving == planned.group_saving
    assert one.saving.bound == AT_LEAST


def test_the_curve_of_amounts_has_the_pools_average_not_its_first_worker(comparison) -> None:
    scenario = comparison.scenario.replace(payroll=Payroll.uniform(7, 43_958))
    found = compare(scenario)
    data = KINDS["amount"].chart(found, ENGLISH)
    assert data.pooled.own == found.together_total.each(7).minor / 100
    assert data.pooled.own == group_size_chart(Answer(found, ENGLISH)).own.cost


def test_a_way_alone_that_hides_its_margin_is_an_open_bar_below_the_ranked(comparison) -> None:
    where = comparison.scenario.corridor
    first = comparison.ranking.ranked[0].service
    dark = replace(first, exchange=Undisclosed(first.provenance))
    others = tuple(dark if s is first else s for s in where.services)
    found = compare(comparison.scenario.replace(corridor=replace(where, services=others)))
    data = breakdown_chart(Answer(found, ENGLISH))
    assert (data.ranked, len(data.bars)) == (15, 16)
    last = data.bars[-1]
    assert (last.role, last.is_open, last.note) == ("alone", True, "Exchange margin: not disclosed")


def test_one_worker_has_no_pool_among_the_ways(comparison) -> None:
    found = compare(comparison.scenario.replace(payroll=Payroll.uniform(1, 40_000)))
    data = breakdown_chart(Answer(found, ENGLISH))
    assert "pooled" not in {bar.role for bar in data.bars}
    assert data.captions.title.startswith("Cheapest alone: ")


def test_the_workers_line_leaves_out_the_employers_part(comparison) -> None:
    scenario = comparison.scenario.replace(employer_share_percent=Decimal(50))
    found = compare(scenario)
    data = group_size_chart(Answer(found, ENGLISH))
    assert data.workers[39] == pytest.approx(found.together_total.minor / 4000)
    assert data.pooled[39] - data.workers[39] == pytest.approx(found.employer / 4000)
    assert group_size_chart(Answer(comparison, ENGLISH)).workers is None


def test_a_pool_outside_the_surveyed_amounts_is_marked_in_every_chart() -> None:
    fees = observed((20_000, 400), (50_000, 1_000))
    made = corridor(service(charge(fixed=500)), pooled(charge(tariff=fees)))
    compared = compare(Scenario.of(made).replace(payroll=Payroll.uniform(20, 40_000)))
    for make in MAKERS:
        said = make(compared, ENGLISH).captions
        assert said.subtitle.endswith("the pool lies outside the surveyed amounts")


@pytest.mark.parametrize("make", MAKERS)
@pytest.mark.parametrize("corridor", CORRIDORS)
@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_chart_has_its_words_and_its_table(make, corridor: str, tag: str) -> None:
    language = Language(tag, "", paths.resources() / "translations")
    data = make(compare(Scenario.of(load_corridor(corridor))), language)
    captions = data.captions
    assert all((captions.title, captions.subtitle, captions.summary, captions.example))
    assert len(captions.footer) >= 2
    rows = list(data.table.rows)
    assert len(rows) == len(data.table)
    assert {len(row) for row in rows} == {len(data.table.headers)}
    assert all(cell or cell == 0 for row in rows for cell in row)
    assert not data.nothing


@pytest.mark.parametrize("make", MAKERS)
def test_a_pool_that_is_not_possible_leaves_words_to_show(make, comparison) -> None:
    joins = np.zeros(40, dtype=bool)
    payroll = Payroll(comparison.scenario.payroll.amounts.copy(), joins=joins)
    data = make(compare(comparison.scenario.replace(payroll=payroll)), ENGLISH)
    assert data.captions.summary
    if make is savings_chart:
        assert data.nothing == "No worker joins the pool."


def test_who_does_not_join_has_no_bar(comparison) -> None:
    joins = np.arange(40) > 2
    payroll = Payroll(comparison.scenario.payroll.amounts.copy(), joins=joins)
    data = savings_chart(Answer(compare(comparison.scenario.replace(payroll=payroll)), ENGLISH))
    assert len(data.table) == 37
    assert data.left_out == "3 workers do not join"


def test_ticks_are_money_in_the_readers_format() -> None:
    english = MoneyScale("", "CAD", ENGLISH)
    assert (english.tick(30, 0), english.tick(0.5, 1), english.tick(-5, 0)) == (
        "C$30",
        "C$0.5",
        "-C$5",
    )
    french = MoneyScale("", "CHF", Language("fr"))
    assert french.tick(1234.5, 2) == "1\u202f234,50\xa0CHF"


def test_a_pool_outside_the_surveyed_amounts_is_not_called_impossible() -> None:
    fees = observed((20_000, 400), (50_000, 1_000))
    made = corridor(service(charge(fixed=500)), pooled(charge(tariff=fees)))
    compared = compare(Scenario.of(made).replace(payroll=Payroll.uniform(20, 40_000)))
    assert compared.pooled.all_possible
    data = group_size_chart(Answer(compared, ENGLISH))
    assert data.captions.summary.startswith(
        "20 workers: the pool's figures lie outside the surveyed amounts."
    )
    assert data.table.row(19)[1] == "not surveyed"


def test_a_season_without_any_pool_says_so_beside_its_name() -> None:
    start = Scenario.of(load_corridor("us-guatemala"))
    compared = compare(start.replace(payroll=Payroll.uniform(1, 2_000)))
    assert season_chart(Answer(compared, ENGLISH)).names[1] == "Pooled: not possible"
    possible = compare(start)
    assert season_chart(Answer(possible, ENGLISH)).names[1] == "Pooled"
