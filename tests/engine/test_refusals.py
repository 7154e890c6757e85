"""What is not possible says so, with the reason, and with the worker who is to blame."""

from __future__ import annotations

import datetime
from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest

from remitcalc.engine.compare import compare
from remitcalc.engine.figure import Bound, parts_in
from remitcalc.engine.individual import send_alone
from remitcalc.engine.pool import send_pooled
from remitcalc.model.charge import Band, Charge, Flat
from remitcalc.model.exchange import (
    MarginBand,
    MarginBands,
    MarginStep,
    MarginSteps,
    QuotedRate,
    Undisclosed,
)
from remitcalc.model.message import ModelError
from remitcalc.model.money import LARGEST_AMOUNT, LARGEST_POOL
from remitcalc.model.payroll import Payroll
from remitcalc.model.provenance import Status
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
    sourced,
)

BANDED = charge(tariff=bands("whole", (1_000, 5_000, 10, "0"), (5_000, 9_000, 20, "0")))


def alone(*charges, amounts, **more):
    one = service(*charges, exchange=more.pop("exchange", None))
    where = corridor(one, reference=more.pop("reference", "5.53"))
    return send_alone(where, one, np.array(amounts), day=DAY, **more)


def together(*charges, amounts, **more):
    one = pooled(*charges, exchange=more.pop("exchange", None))
    where = corridor(one, reference=more.pop("reference", "5.53"))
    return send_pooled(where, one, np.array(amounts), day=DAY, **more)


def assert_blames(pool, worker: int | None) -> None:
    outcome = pool.outcome
    assert (outcome.reason == outcome.reason[0]).all()
    assert not outcome.is_possible.any()
    assert outcome.reasons[0].values.get("worker") == worker


class TestAlone:
    def test_an_amount_that_a_band_does_not_take_is_refused_at_the_edges(self) -> None:
        outcome = alone(BANDED, amounts=[999, 1_000, 4_999, 5_000, 8_999, 9_000])
        assert outcome.is_possible.tolist() == [False, True, True, True, True, False]
        assert outcome.sending.tolist()[1:5] == [10, 10, 20, 20]
        assert outcome.reason_at(0) != outcome.reason_at(5)

    def test_an_amount_without_a_margin_is_refused(self) -> None:
        only = MarginBands((MarginBand(1_000, 2_000, Decimal(1), SOURCE),))
        outcome = alone(amounts=[999, 1_000, 1_999, 2_000], exchange=only)
        assert outcome.is_possible.tolist() == [False, True, True, False]

    def test_transit_that_eats_the_principal_is_refused(self) -> None:
        outcome = alone(charge("transit", fixed=1_500), amounts=[1_499, 1_500, 1_501])
        assert outcome.is_possible.tolist() == [False, False, True]

    def test_charges_on_arrival_that_eat_what_arrives_are_refused(self) -> None:
        outcome = alone(charge("receiving", fixed=553), amounts=[99, 100, 101])
        assert outcome.is_possible.tolist() == [False, False, True]

    def test_an_amount_so_small_that_nothing_arrives_is_refused(self) -> None:
        assert alone(amounts=[1, 2], reference="0.3").is_possible.tolist() == [False, True]

    def test_a_receiving_charge_that_does_not_take_what_arrives_is_refused(self) -> None:
        late = charge("receiving", tariff=bands("whole", (553, None, 1, "0")))
        assert alone(late, amounts=[99, 100]).is_possible.tolist() == [False, True]

    def test_a_charge_the_employer_bears_must_take_the_amount_too(self) -> None:
        theirs = replace(BANDED, borne_by="employer")
        assert alone(theirs, amounts=[999, 1_000]).is_possible.tolist() == [False, True]

    def test_an_outlay_below_every_fee_is_refused(self) -> None:
        outcome = alone(charge(fixed=450), amounts=[450, 451], amount_is="outlay")
        assert outcome.is_possible.tolist() == [False, True]

    def test_an_outlay_below_every_fee_is_refused_at_successive_margins_too(self) -> None:
        """Their rate has a numerator past int64: two margins and a reference rate, exactly."""
        steps = (
            MarginStep("first", Decimal("-0.000947"), SOURCE),
            MarginStep("second", Decimal("0.000379"), SOURCE),
        )
        how = {"exchange": MarginSteps(steps), "reference": "16089.1250"}
        outcome = alone(charge(fixed=450), amounts=[450], amount_is="outlay", **how)
        assert outcome.is_possible.tolist() == [False]

    def test_an_outlay_is_spent_on_a_principal_that_can_be_delivered(self) -> None:
        """From 100 on arrival eats everything, so 99 are sent and the rest is change."""
        greedy = charge(
            "receiving", tariff=bands("whole", (0, 553, 1, "0"), (553, None, 9999, "0"))
        )
        outcome = alone(greedy, amounts=[150], amount_is="outlay")
        assert outcome.principal.tolist() == [99]

    def test_an_outlay_passes_over_margins_at_which_nothing_arrives(self) -> None:
        """150 at 99.5 % of 0.5 rounds to nothing; 99 at no margin is the largest to deliver."""
        steep = MarginBands(
            (
                MarginBand(0, 100, Decimal(0), SOURCE),
                MarginBand(100, None, Decimal("99.5"), SOURCE),
            )
        )
        outcome = alone(amounts=[150], amount_is="outlay", exchange=steep, reference="0.5")
        assert outcome.is_possible.tolist() == [True]
        assert outcome.principal.tolist() == [99]

    def test_one_refused_row_does_not_touch_the_others(self) -> None:
        outcome = alone(charge("transit", fixed=1_500), amounts=[40_000, 1_000, 40_000])
        assert outcome.transit.tolist()[::2] == [1_500, 1_500]
        assert outcome.reason_at(0) is None


class TestPool:
    def test_a_pool_that_a_band_does_not_take_blames_no_one(self) -> None:
        assert_blames(together(BANDED, amounts=[400, 599]), None)
        assert_blames(together(BANDED, amounts=[4_000, 5_000]), None)

    def test_transit_names_the_first_worker_whose_principal_it_eats(self) -> None:
        wire = charge("transit", fixed=1_500)
        assert_blames(together(wire, amounts=[40_000, 500, 400]), 2)

    def test_a_transit_share_that_leaves_exactly_nothing_is_refused(self) -> None:
        wire = charge("transit", fixed=1_500)
        assert_blames(together(wire, amounts=[40_000, 500, 40_000]), 2)
        assert together(wire, amounts=[40_000, 501, 40_000]).outcome.all_possible

    def test_charges_on_arrival_name_the_first_worker_who_gets_nothing(self) -> None:
        own = charge("receiving", fixed=553, per="worker")
        assert_blames(together(own, amounts=[40_000, 101, 100, 1]), 3)
        shared = charge("receiving", fixed=5_530)
        assert_blames(together(shared, amounts=[40_000, 100], rule="equal"), 2)
        assert together(shared, amounts=[40_000, 100], rule="proportional").outcome.all_possible

    @pytest.mark.parametrize("side", ["sending", "receiving"])
    def test_an_own_charge_names_the_first_worker_whose_amount_it_does_not_take(self, side) -> None:
        own = charge(side, per="worker", tariff=bands("whole", (1_000, 9_000, 1, "0")))
        amounts = {"amounts": [2_000, 999, 3_000, 998], "reference": "1"}
        assert_blames(together(own, **amounts), 2)

    @pytest.mark.parametrize("amounts", [[20_000, 500], [500, 20_000]])
    def test_the_first_worker_is_named_whether_the_amount_is_too_small_or_too_large(
        self, amounts
    ) -> None:
        own = charge(per="worker", tariff=bands("whole", (1_000, 9_000, 1, "0")))
        assert_blames(together(own, amounts=amounts), 1)

    def test_no_one_worse_off_is_refused_when_the_gains_do_not_cover_it(self) -> None:
        dear, cheap = pooled(charge(fixed=9_000)), service(charge(fixed=100))
        where, amounts = corridor(cheap, dear), np.array([30_000, 40_000])
        each = send_alone(where, cheap, amounts, day=DAY)
        how = {"day": DAY, "rule": "no-one-worse-off", "alone": each}
        pool = send_pooled(where, dear, amounts, **how)
        assert_blames(pool, None)
        helped = send_pooled(where, dear, amounts, employer_share_percent=Decimal(99), **how)
        assert helped.outcome.all_possible, "what the employer bears counts"

    @pytest.mark.parametrize(
        "absent",
        [
            {"exchange": Undisclosed(SOURCE)},
            {"unsurveyed": ["sending"]},
            {"unsurveyed": ["transit"]},
            {"unsurveyed": ["receiving"]},
        ],
        ids=["margin", "sending", "transit", "receiving"],
    )
    @pytest.mark.parametrize("which", ["alone", "pool"])
    def test_no_one_worse_off_is_refused_where_a_part_of_the_pools_price_is_absent(
        self, which, absent
    ) -> None:
        """Where only alone lacks one, nobody is worse off than by what is known."""
        one = service(charge(fixed=800), **(absent if which == "alone" else {}))
        fees = [] if "sending" in absent.get("unsurveyed", ()) else [charge(fixed=10)]
        pool = pooled(*fees, **(absent if which == "pool" else {}))
        where, amounts = corridor(one, pool), np.array([30_000, 40_000])
        each = send_alone(where, one, amounts, day=DAY)
        how = {"day": DAY, "rule": "no-one-worse-off", "alone": each}
        found = send_pooled(where, pool, amounts, **how).outcome
        assert found.all_possible == (which == "alone")

    def test_no_one_worse_off_is_refused_when_someone_cannot_send_alone(self) -> None:
        one, pool = service(BANDED), pooled(charge(fixed=2))
        where, amounts = corridor(one, pool), np.array([2_000, 500])
        each = send_alone(where, one, amounts, day=DAY)
        how = {"day": DAY, "rule": "no-one-worse-off", "alone": each}
        assert not send_pooled(where, pool, amounts, **how).outcome.is_possible.any()

    def test_no_one_worse_off_of_a_season_is_refused_when_someone_cannot_send_alone(self) -> None:
        one, pool = service(BANDED), pooled(charge(fixed=2))
        where = corridor(one, pool, service(charge(fixed=9), id="any"))
        payroll = Payroll(np.array([2_000, 500]))
        scenario = Scenario(
            where, payroll, "pool", DAY, individual="alone", share="no-one-worse-off", paydays=2
        )
        season = compare(scenario).season_totals
        assert season.individual_reason is not None
        assert season.pooled_reason is not None

    def test_a_pool_whose_fees_take_every_outlay_is_refused(self) -> None:
        assert_blames(together(charge(fixed=900), amounts=[400, 500], amount_is="outlay"), None)
        left = together(charge(fixed=899), amounts=[400, 500], amount_is="outlay").outcome
        assert left.reason_at(0) is not None, "one unit of principal leaves the first with nothing"


class TestUnknowns:
    def test_an_undisclosed_margin_is_absent_and_not_zero(self) -> None:
        outcome = alone(charge(fixed=800), amounts=[40_000], exchange=Undisclosed(SOURCE))
        assert (outcome.total[0], outcome.received[0]) == (800, 221_200)
        assert parts_in(int(outcome.absent[0])) == ("fx",)
        assert outcome.total_bound[0] == Bound.AT_LEAST
        assert outcome.received_bound[0] == Bound.AT_MOST

    def test_without_a_reference_rate_fx_is_the_margin_of_what_is_converted(self) -> None:
        outcome = alone(
            charge("transit", fixed=1_500), amounts=[40_000], exchange=margin("2.5"), reference=None
        )
        assert outcome.fx[0] == 963, "2.5 % of 38500 is 962.5"
        assert outcome.received_bound[0] == Bound.UNKNOWN
        assert outcome.total_bound[0] == Bound.EXACT

    def test_charges_on_arrival_without_a_rate_make_the_total_a_lower_bound(self) -> None:
        landed = charge("receiving", fixed=100)
        outcome = alone(landed, amounts=[40_000], exchange=margin("2.5"), reference=None)
        assert parts_in(int(outcome.absent[0])) == ("receiving",)
        assert outcome.total_bound[0] == Bound.AT_LEAST

    def test_a_quoted_rate_without_a_reference_is_no_cost_but_tells_what_arrives(self) -> None:
        quoted = QuotedRate(Decimal("5.4"), SOURCE)
        outcome = alone(charge(fixed=800), amounts=[40_000], exchange=quoted, reference=None)
        assert parts_in(int(outcome.absent[0])) == ("fx",)
        assert outcome.total_bound[0] == Bound.AT_LEAST
        assert (outcome.received[0], outcome.received_bound[0]) == (216_000, Bound.EXACT)

    def test_not_surveyed_is_not_zero_and_makes_the_total_a_lower_bound(self) -> None:
        one = service(charge(fixed=800), unsurveyed=["transit", "receiving"])
        outcome = send_alone(corridor(one), one, np.array([40_000]), day=DAY)
        assert parts_in(int(outcome.absent[0])) == ("transit", "receiving")
        assert outcome.total_bound[0] == Bound.AT_LEAST
        assert outcome.received_bound[0] == Bound.AT_MOST
        assert outcome.paid_bound[0] == Bound.EXACT

    def test_a_band_on_a_base_that_an_absent_part_would_lower_has_no_bound(self) -> None:
        tariff = bands("whole", (0, 200_000, 900, "0"), (200_000, None, 100, "0"))
        landed = charge("receiving", tariff=tariff)
        one = service(charge(fixed=800), landed, unsurveyed=["transit"])
        outcome = send_alone(corridor(one), one, np.array([40_000]), day=DAY)
        assert outcome.total_bound[0] == outcome.received_bound[0] == Bound.UNKNOWN

    def test_charges_on_top_that_nobody_surveyed_lower_what_an_outlay_delivers(self) -> None:
        one = service(unsurveyed=["sending"])
        for amount_is, principal in (("principal", Bound.EXACT), ("outlay", Bound.AT_MOST)):
            outcome = send_alone(
                corridor(one), one, np.array([40_000]), day=DAY, amount_is=amount_is
            )
            assert outcome.principal_bound[0] == principal
            assert outcome.paid_bound[0] == Bound.AT_LEAST


class TestStatusAndRange:
    def test_a_charge_outside_its_surveyed_range_is_marked(self) -> None:
        fee = charge(tariff=observed((20_000, 400), (50_000, 1000)))
        outcome = alone(fee, amounts=[19_999, 20_000, 50_000, 50_001])
        assert outcome.outside_range.tolist() == [True, False, False, True]
        assert outcome.sending.tolist() == [400, 400, 1000, 1000]

    def test_a_charge_the_employer_bears_is_marked_outside_its_surveyed_range_too(self) -> None:
        """The group's cost is told with the employer's part, and break-even counts it."""
        fee = charge(tariff=observed((200_000, 400), (500_000, 1000)), borne_by="employer")
        assert together(fee, amounts=[40_000, 40_000]).outcome.outside_range.all()

    def test_a_charge_the_employer_bears_weakens_the_status_too(self) -> None:
        fee = charge(fixed=400, borne_by="employer", provenance=sourced(Status.ILLUSTRATIVE))
        assert (together(fee, amounts=[40_000]).outcome.status == Status.ILLUSTRATIVE).all()

    def test_only_the_band_that_is_hit_lends_its_status(self) -> None:
        rows = (
            Band(0, 10_000, 1, provenance=sourced(Status.PROXY)),
            Band(10_000, None, 2),
        )
        tariff = replace(bands("whole", (0, None, 0, "0")), bands=rows)
        outcome = alone(charge(tariff=tariff), amounts=[9_999, 10_000])
        assert outcome.status.tolist() == [Status.PROXY, Status.PUBLISHED]

    def test_the_reference_rate_lends_its_status_to_totals_that_depend_on_it(self) -> None:
        fee, arrival = charge(fixed=800), charge("receiving", fixed=5)
        for charges, expected in (
            ([fee], Status.PUBLISHED),
            ([fee, arrival], Status.ILLUSTRATIVE),
        ):
            one = service(*charges, exchange=margin("2"))
            where = corridor(one)
            rate = replace(where.reference, provenance=sourced(Status.ILLUSTRATIVE))
            where = replace(where, reference=rate)
            outcome = send_alone(where, one, np.array([40_000]), day=DAY)
            assert outcome.status[0] == expected
            assert outcome.received_status[0] == Status.ILLUSTRATIVE


class TestLimits:
    @pytest.mark.parametrize("amount", [0, -5, LARGEST_AMOUNT + 1])
    def test_an_amount_out_of_bounds_is_refused(self, amount) -> None:
        with pytest.raises(ModelError):
            Payroll(np.array([amount]))

    def test_a_pool_beyond_the_limit_is_refused(self) -> None:
        workers = LARGEST_POOL // LARGEST_AMOUNT
        Payroll.uniform(workers, LARGEST_AMOUNT)
        with pytest.raises(ModelError):
            Payroll.uniform(workers + 1, LARGEST_AMOUNT)

    @pytest.mark.parametrize("percent", ["-0.01", "100.01"])
    def test_an_employer_share_out_of_bounds_is_refused(self, percent) -> None:
        where = corridor(service(charge(fixed=1)), pooled())
        with pytest.raises(ModelError):
            Scenario(
                where, Payroll.uniform(2, 100), "pool", DAY, employer_share_percent=Decimal(percent)
            )

    @pytest.mark.parametrize("send", [alone, together])
    def test_what_arrives_beyond_int64_is_refused_and_never_wrapped(self, send) -> None:
        """10^15 minor units at 16250 are 1.6 · 10^19, more than 2^63."""
        with pytest.raises((ModelError, OverflowError)):
            send(amounts=[LARGEST_AMOUNT], reference="16250")

    def test_a_comparison_whose_amounts_are_beyond_int64_is_refused_with_a_message(self) -> None:
        where = corridor(service(charge(fixed=1)), pooled(charge(fixed=1)), reference="16250")
        with pytest.raises(ModelError):
            compare(Scenario(where, Payroll.uniform(2, LARGEST_AMOUNT), "pool", DAY))

    def test_the_largest_amount_within_the_limits_is_exact(self) -> None:
        outcome = alone(charge(percent="0.01"), amounts=[LARGEST_AMOUNT], reference="9000")
        assert outcome.received.tolist() == [LARGEST_AMOUNT * 9000]
        assert outcome.sending.tolist() == [LARGEST_AMOUNT // 10_000]

    def test_a_charge_with_its_least_above_its_most_is_refused(self) -> None:
        with pytest.raises(ModelError):
            Charge("fee", "sending", Flat(), SOURCE, minimum=2, maximum=1)


def test_a_season_ends_before_dates_do() -> None:
    where = corridor(service(), pooled())
    last = Scenario(where, Payroll.uniform(2, 100), "pool", datetime.date(9999, 12, 17), paydays=2)
    assert last.paydays == 2
    with pytest.raises(ModelError) as refused:
        last.replace(paydays=3)
    assert [said.code for said in refused.value.messages] == ["season_past_calendar"]


@pytest.mark.parametrize(("outlay", "principal"), [(10_099, 9_999), (10_100, 0), (50_000, 0)])
def test_an_outlay_that_only_the_end_of_the_bands_keeps_from_going_is_not_taken(
    outlay: int, principal: int
) -> None:
    """Below 100.00 the fee is 1.00: 100.99 sends 99.99; 101.00 would send 100.00, if it were taken.

    The pool's bands end at 300.00: three of 101.00 part with 303.00, and 302.00 could be sent.
    """
    alone = service(charge(tariff=bands("whole", (0, 10_000, 100, "0"))))
    pool = pooled(charge(tariff=bands("whole", (0, 30_000, 100, "0"))))
    scenario = Scenario.of(corridor(alone, pool)).replace(
        payroll=Payroll.uniform(3, outlay), amount_is="outlay"
    )
    found = compare(scenario)
    refused = found.individual.reason_at(0)
    assert (refused is None) == bool(principal)
    if refused is None:
        assert found.individual.principal.tolist() == [principal] * 3
    else:
        assert refused.code == "above_charge"
    taken = 3 * outlay - 100 < 30_000
    assert (found.pooled.reason_at(0) is None) == taken


def test_an_outlay_that_the_end_of_a_charge_on_arrival_holds_back_is_not_taken() -> None:
    """At 5.53, 100.00 arrive as 553.00, where the charge on arrival ends."""
    arrival = charge("receiving", tariff=bands("whole", (0, 55_300, 100, "0")))
    place = corridor(service(arrival), pooled(charge(fixed=100)))
    for outlay, is_taken in ((9_999, True), (10_000, False)):
        payroll = Payroll.uniform(2, outlay)
        found = compare(Scenario.of(place).replace(payroll=payroll, amount_is="outlay"))
        assert (found.individual.reason_at(0) is None) == is_taken


@pytest.mark.parametrize("names", [None, ("a", "b", "b", "a", "b")])
def test_the_worker_for_whom_a_pool_is_refused_is_that_of_the_payroll(names) -> None:
    """Workers 3 and 5 send too little; worker 1 stays out, or they are of the second pool."""
    place = corridor(
        service(charge(fixed=100)),
        pooled(charge("receiving", per="worker", tariff=bands("whole", (60_000, None, 100, "0")))),
    )
    amounts = np.array([40_000, 40_000, 5_000, 40_000, 5_000])
    joins = np.array([names is not None, True, True, True, True])
    payroll = Payroll(amounts, groups=names, joins=joins)
    found = compare(Scenario.of(place).replace(payroll=payroll))
    reason = found.pooled.reason_at(2)
    assert reason is not None
    assert reason.values["worker"] == 3
