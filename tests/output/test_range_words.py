"""What is said of an answer's range."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from remitcalc import Payroll, Scenario, compare
from remitcalc.engine.figure import Bound
from remitcalc.engine.ranges import BeatenRange
from remitcalc.engine.season_frequency import season_frequencies
from remitcalc.engine.standing import Standing
from remitcalc.model.charge import Flat
from remitcalc.model.price_range import PriceRange
from remitcalc.output.answer import Answer
from remitcalc.output.chart_data.group_size import group_size_chart
from remitcalc.output.chart_data.season import SeasonWords, season_chart
from remitcalc.output.document.figures import break_even_figure, pooled_figure, saving_figure
from remitcalc.output.document.season import season_table
from remitcalc.output.json_document.comparison import comparison_document
from remitcalc.output.language import Language
from remitcalc.output.range_words import ranging, season_ends
from tests.reference.making import charge, corridor, pooled, service


def pool(low: int, high: int, value: int = 10_000, side="sending"):
    spread = (PriceRange("fixed", low, high),)
    return pooled(charge(side, tariff=Flat(value, ranges=spread)))


def asked(*services, amounts=(40_000,) * 10) -> Answer:
    scenario = Scenario.of(corridor(*services)).replace(payroll=Payroll(np.array(amounts)))
    return Answer(compare(scenario), Language("en"))


def alone(fee: int, **more):
    return service(charge(fixed=fee), id=f"way-{fee}", **more)


def test_without_ranges_nothing_is_said() -> None:
    answer = asked(alone(900), pooled(charge(fixed=8_000)))
    assert ranging(answer) == ""
    assert pooled_figure(answer)[1].startswith("2.00")


def test_price_rank_and_a_saving_that_may_be_a_loss_are_said_together() -> None:
    """Ten: 100.00 (80 to 130) together, 9.00 or 12.50 each alone; the median is 9.00."""
    answer = asked(alone(900), alone(1250), pool(8_000, 13_000))
    assert ranging(answer) == (
        "Between C$8.00 and C$13.00 each as its figures range; it beats none of 2 ways in the worst"
        " case, 2 in the best. All together save up to C$10.00 then, or pay up to C$40.00 more."
    )
    assert pooled_figure(answer)[1].startswith("C$8.00 – C$13.00 · 2.50")


def test_the_chart_of_sizes_has_what_each_pays_where_cards_have_sums() -> None:
    """Amounts differ: the card says what all pay, the chart what each does; it is 80 to 130."""
    answer = asked(alone(900), pool(8_000, 13_000), amounts=(40_000,) * 9 + (30_000,))
    assert pooled_figure(answer)[1].startswith("C$80.00 – C$130.00")
    said = group_size_chart(answer).captions.summary
    assert said.endswith("As its figures range: C$8.00 – C$13.00.")


def test_what_is_beaten_in_every_case_is_said_where_anything_is() -> None:
    answer = asked(alone(900), alone(1250), alone(2_000), pool(8_000, 12_000))
    said = "it beats at least 2 of 3 ways in every case. All together save between C$5.00 and"
    assert said in ranging(answer)


def test_a_loss_at_both_ends_is_said_as_one() -> None:
    answer = asked(alone(500), pool(8_000, 12_000))
    assert ranging(answer).endswith("All together pay between C$30.00 and C$70.00 more then.")


def test_a_rank_that_stays_is_not_repeated() -> None:
    answer = asked(alone(2_000), pool(8_000, 12_000))
    assert "beats" not in ranging(answer)


def test_amounts_that_differ_are_said_on_average() -> None:
    answer = asked(alone(2_000), pool(8_000, 12_000, side="transit"), amounts=(40_000, 41_000))
    assert ranging(answer).startswith("Between C$40.00 and C$60.00 each on average as its")


def test_an_end_that_is_not_possible_is_said() -> None:
    answer = asked(alone(2_000), pool(8_000, 500_000, side="transit"))
    assert ranging(answer).startswith(
        "At one end of the range of its figures the pool is not possible"
    )


def test_open_bounds_are_not_called_a_range_of_what_is_saved() -> None:
    answer = asked(alone(2_000, unsurveyed=["receiving"]), pool(8_000, 12_000))
    assert "save" not in ranging(answer)


def test_sizes_from_which_it_pays_are_said_where_they_differ() -> None:
    assert break_even_figure(asked(alone(1_000), pool(8_000, 13_000)))[1:] == (
        "10 workers",
        "between 8 and 13",
    )
    assert break_even_figure(asked(alone(100), pool(9_000, 11_000)))[1:] == (
        "100 workers",
        "from 90, or not up to 100",
    )


@pytest.mark.parametrize(
    ("best", "worst", "said"),
    [
        ((2, Bound.EXACT), (0, Bound.EXACT), "none of 3 ways in the worst case, 2 in the best"),
        ((2, Bound.EXACT), (0, Bound.AT_MOST), "none of 3 ways in the worst case, 2 in the best"),
        ((2, Bound.EXACT), (1, Bound.AT_MOST), "at most 2 of 3 ways in any case"),
        ((2, Bound.AT_MOST), (0, Bound.AT_LEAST), ""),
        ((3, Bound.EXACT), (1, Bound.AT_MOST), ""),
        ((3, Bound.EXACT), (1, Bound.UNKNOWN), ""),
    ],
)
def test_what_is_said_of_the_rank_holds_at_both_ends(best, worst, said, monkeypatch) -> None:
    answer = asked(alone(900), pool(8_000, 13_000))
    found = answer.comparison.range
    assert found is not None
    ends = (Standing(1, 4, beaten, bound) for beaten, bound in (worst, best))
    moved = replace(found, beaten=BeatenRange(*ends))
    ranges = answer.comparison.ranges
    assert ranges.payday is not None
    monkeypatch.setitem(vars(ranges), "payday", ranges.payday._replace(answer=moved))
    words = ranging(answer)
    assert said in words
    assert bool(said) == ("beats" in words)


def test_no_number_is_said_to_be_beaten_of_ways_that_are_not_ranked_in_every_case() -> None:
    """The pool is 8.00 to 13.00; ways are 9.00, 20.00, and 0 to 10.00, which is no price.

    In the best case it beats 3 of 3, in the worst 1 of 2: "at least 1 of 2" would not be so.
    """
    free = service(charge(tariff=Flat(500, ranges=(PriceRange("fixed", 0, 1_000),))), id="free")
    answer = asked(alone(900), alone(2_000), free, pool(8_000, 13_000))
    found = answer.comparison.range
    assert found is not None
    assert [(one.beaten, one.of) for one in (found.worst, found.best)] == [(1, 3), (3, 4)]
    assert found.beaten is None
    assert "beats" not in ranging(answer)


def seasonal(*services, paydays=3) -> Answer:
    scenario = Scenario.of(corridor(*services)).replace(
        payroll=Payroll.uniform(10, 40_000), paydays=paydays
    )
    return Answer(compare(scenario), Language("en"))


def test_a_season_has_a_line_for_either_end_that_adds_up() -> None:
    """Three paydays: ten pay 80 to 130 each time together, 10 x 12.50 alone: 375 - 240 = 135."""
    answer = seasonal(alone(1_250), pool(8_000, 13_000))
    lines = [line.cells for line in season_table(answer).lines]
    assert lines[:3] == [
        ("All 10 workers", "C$375.00", "C$300.00", "C$75.00"),
        ("Best for pooling, as figures range", "C$375.00", "C$240.00", "C$135.00"),
        ("Worst for pooling, as figures range", "C$375.00", "C$390.00", "-C$15.00"),
    ]
    assert "All save C$75.00 (-C$15.00 – C$135.00) in 3 paydays" in saving_figure(answer)[2]
    finding = SeasonWords(answer, season_frequencies(answer.comparison)).finding()
    assert finding.endswith(
        "pooling saves C$75.00 in all, between -C$15.00 and C$135.00 as figures range"
    )
    found = comparison_document(answer.comparison)["range"]["season"]
    assert found == {"pooled": ["240.00", "390.00"], "saving": ["-15.00", "135.00"]}


def test_the_ends_of_a_season_add_up_where_both_ways_range() -> None:
    """Alone 10 to 15 for each of ten on three paydays, together 80 to 130."""
    fee = charge(tariff=Flat(1_250, ranges=(PriceRange("fixed", 1_000, 1_500),)))
    lines = season_table(seasonal(service(fee), pool(8_000, 13_000))).lines
    assert [line.cells[1:] for line in lines[1:3]] == [
        ("C$450.00", "C$240.00", "C$210.00"),
        ("C$300.00", "C$390.00", "-C$90.00"),
    ]


def season_data(*services, **more):
    return season_chart(seasonal(*services, **more))


def test_the_season_chart_shades_what_each_way_may_cost_as_it_is_planned() -> None:
    """Three paydays: ten pay 80 to 130 each time together, 10 x 12.50 alone."""
    data = season_data(alone(1_250), pool(8_000, 13_000))
    assert data.bands == (None, (240.0, 390.0))
    assert data.band_label == "shaded: as figures range, as planned"
    assert "As figures range: pooled C$240.00 – C$390.00." in data.captions.summary
    headers, rows = data.table.headers, list(data.table.rows)
    assert headers[-2:] == ("Pooled, at least", "Pooled, at most")
    ends = [[getattr(cell, "minor", cell) for cell in row[-2:]] for row in rows]
    assert ends == [[24_000, 39_000], *[["not planned"] * 2] * 2]


def test_both_ways_are_shaded_where_both_range() -> None:
    fee = charge(tariff=Flat(1_250, ranges=(PriceRange("fixed", 1_000, 1_500),)))
    data = season_data(service(fee), pool(8_000, 13_000))
    assert data.bands == ((300.0, 450.0), (240.0, 390.0))
    assert len(data.table.headers) == 9
    assert "alone C$300.00 – C$450.00, pooled C$240.00 – C$390.00." in data.captions.summary


def test_a_season_without_ranges_of_one_payday_or_with_open_ends_is_not_shaded() -> None:
    ranged_fee = charge(tariff=Flat(10_000, ranges=(PriceRange("fixed", 8_000, 13_000),)))
    for data in (
        season_data(alone(1_250), pooled(charge(fixed=8_000))),
        season_data(alone(1_250), pool(8_000, 13_000), paydays=1),
        season_data(alone(1_250), pooled(ranged_fee, unsurveyed=["transit"])),
    ):
        assert data.bands == (None, None)
        assert (data.band_label, len(data.table.headers)) == ("", 5)
        assert "range" not in data.captions.summary


def test_a_dearer_season_is_said_between_what_more_is_paid() -> None:
    answer = seasonal(alone(500), pool(8_000, 12_000))
    assert "All pay C$150.00 (C$90.00 – C$210.00) more in 3" in saving_figure(answer)[2]


def test_one_payday_has_no_range_of_a_season() -> None:
    answer = asked(alone(900), pool(8_000, 12_000))
    assert answer.season_range is None
    assert comparison_document(answer.comparison)["range"]["season"] is None


def test_a_season_with_open_ends_is_bounded_in_its_lines_and_not_said_as_a_range() -> None:
    answer = seasonal(alone(1_250, unsurveyed=["receiving"]), pool(8_000, 13_000))
    lines = [line.cells for line in season_table(answer).lines]
    assert lines[1] == (
        "Best for pooling, as figures range",
        "≥\N{NO-BREAK SPACE}C$375.00",
        "C$240.00",
        "≥\N{NO-BREAK SPACE}C$135.00",
    )
    assert season_ends(answer) is None
