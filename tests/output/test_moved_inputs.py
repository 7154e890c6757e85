"""What the saving depends on: figures go to the ends of their ranges, all else by a step."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import numpy as np

from remitcalc import Payroll, Scenario, compare
from remitcalc.model.charge import Flat
from remitcalc.model.corridor import ReferenceRate, Tax
from remitcalc.model.exchange import Margin
from remitcalc.model.price_range import PriceRange
from remitcalc.output.answer import Answer
from remitcalc.output.chart_data.moved_inputs import moved_inputs
from remitcalc.output.chart_data.sensitivity import sensitivity_chart
from remitcalc.output.language import Language
from tests.reference.making import SOURCE, charge, corridor, pooled, service

TWENTY = Decimal(20)


def ranged(value: int, low: int, high: int, name: str, side="sending", **more):
    tariff = Flat(value, ranges=(PriceRange("fixed", low, high),))
    return charge(side, tariff=tariff, name=name, **more)


def asked(*services, tag="en", workers=10, **more) -> Answer:
    rate = more.pop("reference", None)
    place = corridor(*services, **more)
    place = replace(place, reference=rate or place.reference)
    scenario = Scenario.of(place).replace(payroll=Payroll.uniform(workers, 40_000))
    return Answer(compare(scenario), Language(tag))


def saved(*services, **more) -> int:
    return asked(*services, **more).comparison.shown_saving.minor


def moved(answer: Answer) -> dict[str, tuple[int | None, int | None, str]]:
    return {
        one.name: (one.lowered and one.lowered.minor, one.raised and one.raised.minor, one.range)
        for one in moved_inputs(answer, TWENTY)
    }


def test_without_ranges_all_inputs_move_by_the_step() -> None:
    answer = asked(service(charge(fixed=900)), pooled(charge(fixed=4_000)))
    found = moved(answer)
    assert found["Fees of the pool"] == (580, 420, "")  # 9.00 less 3.20 and 4.80 each
    assert {one[2] for one in found.values()} == {""}
    chart = sensitivity_chart(answer)
    assert (chart.lowered_title, chart.raised_title) == ("20\xa0% less", "20\xa0% more")


def test_a_figure_goes_from_its_least_to_its_most_and_the_rest_of_its_part_by_the_step() -> None:
    """The same corridors with the figure typed in there give the same savings."""
    wire = ranged(4_000, 1_000, 9_000, "wire fee")
    desk = charge(fixed=1_000, name="desk fee")
    alone = service(charge(fixed=900), exchange=Margin(Decimal(3), SOURCE))
    found = moved(asked(alone, pooled(wire, desk)))

    def typed(fee: int, other: int = 1_000) -> int:
        fees = charge(fixed=fee, name="wire fee"), charge(fixed=other, name="desk fee")
        return saved(alone, pooled(*fees))

    assert found["Pool: wire fee"] == (typed(1_000), typed(9_000), "C$10.00 – C$90.00")
    assert found["Pool: desk fee"] == (typed(4_000, 800), typed(4_000, 1_200), "")
    assert "Fees of the pool" not in found
    assert found["Exchange margin alone"][2] == ""  # nothing of it ranges: it stays one input


def test_the_widest_bar_stands_first_and_each_row_says_how_it_is_moved() -> None:
    chart = sensitivity_chart(
        asked(service(charge(fixed=900)), pooled(ranged(4_000, 0, 9_000, "wire fee")))
    )
    widths = [abs(one.raised - one.lowered) for one in chart.swings if one.raised is not None]
    assert widths == sorted(widths, reverse=True)
    names = [one.name for one in chart.swings]
    assert names[0] == "Pool: wire fee · C$0.00 – C$90.00"
    assert "Fees alone · ±20\xa0%" in names
    assert chart.lowered_title == "at the least or 20\xa0% less"
    assert chart.raised_title == "at the most or 20\xa0% more"
    assert chart.hover(0) == (
        "Pool: wire fee · C$0.00 – C$90.00: at the least saves C$9.00, at the most saves C$0.00",
    )
    assert chart.hover(names.index("Fees alone · ±20\xa0%"))[0].startswith(
        "Fees alone · ±20\xa0%: 20\xa0% less saves C$3.20, 20\xa0% more"
    )


def test_taxes_and_the_reference_rate_are_inputs_where_they_range() -> None:
    tax = Tax(
        "levy",
        Decimal(1),
        ("bank account",),
        SOURCE,
        ranges=(PriceRange("percent", Decimal(0), Decimal(2)),),
    )
    services = service(charge(fixed=900)), pooled(charge("receiving", fixed=20_000))
    plain = moved(asked(*services))
    assert not [name for name in plain if "levy" in name or "eference" in name]
    answer = asked(*services, taxes=[tax])
    (name,) = (name for name in moved(answer) if "levy" in name)
    assert moved(answer)[name][:2] == (saved(*services),) * 2  # both owe the same
    spread = (PriceRange("rate", Decimal(5), Decimal(6)),)
    rate = ReferenceRate(Decimal("5.53"), SOURCE, spread)
    (name,) = (name for name in moved(asked(*services, reference=rate)) if "eference" in name)
    ends = [ReferenceRate(Decimal(end), SOURCE) for end in (5, 6)]
    assert moved(asked(*services, reference=rate))[name][:2] == tuple(
        saved(*services, reference=end) for end in ends
    )


def test_an_end_that_is_not_possible_is_unknown_and_its_row_stays() -> None:
    way = ranged(500, 100, 90_000, "correspondent", side="transit")
    chart = sensitivity_chart(asked(service(charge(fixed=900)), pooled(way), workers=2))
    (row,) = (one for one in chart.swings if "correspondent" in one.name)
    assert row.raised is None
    assert row.raised_label == "unknown"
    assert row.lowered is not None


def test_where_workers_use_several_ways_a_figure_says_of_which_it_is() -> None:
    ways = [service(ranged(900, 500, 1_300, "fee"), id=one) for one in ("bank", "agent")]
    payroll = Payroll(np.full(4, 40_000), services=("bank", "agent", "bank", "agent"))
    place = corridor(*ways, pooled(charge(fixed=1_000)))
    answer = Answer(compare(Scenario.of(place).replace(payroll=payroll)), Language("en"))
    names = [one.name for one in moved_inputs(answer, TWENTY) if one.range]
    assert len({*names}) == 2
    assert all(name.startswith(("bank", "agent")) for name in names)
