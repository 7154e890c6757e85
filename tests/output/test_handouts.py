"""What a handout says: the worker's own figures, honest about what is unknown or an example."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest

from remitcalc import Payroll, Scenario, compare, load_corridor
from remitcalc.files.handout_words import find_handout_words
from remitcalc.output.handout.file_name import file_name
from remitcalc.output.handout.handout import Handouts
from remitcalc.output.handout.way import STRETCHES
from remitcalc.output.language import Language
from tests.output import wording_cases as cases

NAMES = ("Ana López", "=HYPERLINK(1)", "Željko \u202eĐokić")


def words(tag="en"):
    found, problems = find_handout_words(tag)
    assert problems == ()
    assert found is not None
    return found


def handout(scenario, row=0, tag="en", **named):
    return Handouts(compare(scenario), words(tag), **named).of(row)


def bundled(corridor="canada-guatemala", **changes):
    return Scenario.of(load_corridor(corridor)).replace(**changes)


def payroll(*amounts, **named):
    return Payroll(np.array(amounts, dtype=np.int64), **named)


def test_each_worker_reads_the_figures_of_the_own_amount():
    scenario = bundled(payroll=payroll(30000, 40000, 55055), share="proportional")
    comparison = compare(scenario)
    made = Handouts(comparison, words())
    for row, amount in enumerate(("C$300.00", "C$400.00", "C$550.55")):
        page = made.of(row)
        assert (page.worker, page.amount) == (f"Worker {row + 1}", amount)
        (pool,) = (way for way in page.ways if way.role == "together")
        assert pool.total == comparison.pooled.total[row]
        (alone,) = (way for way in page.ways if way.role == "compared")
        assert alone.total == comparison.individual.total[row]
        for way in page.ways:
            assert sum(way.stretches.values()) == way.total


def test_workers_beyond_a_block_have_their_own_figures_too(monkeypatch):
    monkeypatch.setattr("remitcalc.output.tables.prices.BLOCK", 2)
    scenario = bundled(payroll=payroll(30000, 40000, 55055, 20000))
    comparison = compare(scenario)
    made = Handouts(comparison, words())
    for row in (3, 0, 2):
        (alone,) = (way for way in made.of(row).ways if way.role == "compared")
        assert alone.total == comparison.individual.total[row]


def test_ways_stand_cheapest_first_and_cutting_keeps_both_that_are_compared():
    page = handout(bundled())
    totals = [way.total for way in page.ways]
    assert totals == sorted(totals)
    shown = page.shown(4)
    assert [way.role for way in shown].count("together") == 1
    assert [way.role for way in shown].count("compared") == 1
    assert len(shown) == 4
    assert page.left_out(shown) == "Other ways, not on this page:\xa012."
    assert page.left_out(page.ways) == ""


def test_what_nobody_knows_makes_a_price_at_least_and_an_arrival_at_most():
    page = handout(bundled())
    for way in page.ways:
        if way.role == "together":
            assert not way.is_open
            assert way.cost == "C$10.69"
        else:
            assert way.cost.startswith("at least C$")
            assert way.arrives.startswith("at most Q")
    assert page.verdict[:2] == (
        "Together with the others it costs you at least C$6.19 less than alone with Remitly,"
        " debit card, online.",
        "Over 17 paydays as planned: at least C$105.23 less.",
    )


def test_a_dearer_pool_is_said_to_be_dearer():
    page = handout(bundled(payroll=payroll(40000, 40000)))
    assert "costs you at most" in page.verdict[0]
    assert "more than alone" in page.verdict[0]
    assert any("at most 15 of 15 ways to send alone cost less" in said for said in page.verdict)


def test_a_pool_whose_margin_is_not_told_is_never_called_cheaper():
    undisclosed = cases.pool(margin=None)
    page = handout(cases.scenario(cases.service("a"), undisclosed))
    (pool,) = (way for way in page.ways if way.role == "together")
    assert pool.is_open
    assert "less" not in pool.cost
    assert page.verdict[0].startswith("Nobody can say whether together costs less than alone")
    assert page.verdict[1:] == (
        "At most it costs C$15.50 less; it may also cost more.",
        "Not known of sending together: what is lost in the exchange rate.",
    )
    assert page.ways[-1] is pool
    assert pool.is_apart


def test_services_whose_price_is_not_told_are_counted_not_listed():
    page = handout(bundled("switzerland-serbia"))
    assert page.apart == 2
    assert "Ways with a price that is not told or cannot be compared:\xa02." in page.left_out(
        page.ways
    )


def test_every_example_price_is_marked_and_no_other():
    page = handout(bundled("us-guatemala"))
    assert [way.role for way in page.ways if way.is_example] == ["together"]
    assert all(way.is_example for way in handout(bundled()).ways)


def test_who_does_not_join_reads_of_no_pool():
    joins = np.array([True, False, True])
    page = handout(bundled(payroll=payroll(40000, 40000, 50000, joins=joins)), row=1)
    assert page.verdict[0] == "You send alone: you do not take part in the transfer together."
    assert page.verdict[1].startswith("The cheapest way for you: Royal Bank of Canada")
    assert not any(way.role == "together" for way in page.ways)


def test_what_a_worker_uses_today_is_what_the_pool_is_compared_with():
    used = ("western-union-cash-agent", None)
    page = handout(bundled(payroll=payroll(40000, 40000, services=used)))
    (alone,) = (way for way in page.ways if way.role == "compared")
    assert (alone.name, alone.how) == ("Western Union", "as now · cash, at an agent")


def test_an_outlay_is_called_what_one_parts_with():
    page = handout(bundled(amount_is="outlay"))
    assert (page.amount_label, page.amount) == ("You part with, all included", "C$400.00")


@pytest.mark.parametrize(
    ("tag", "corridor", "amount"),
    [
        ("es", "canada-guatemala", "C$400.00"),
        ("fr", "canada-guatemala", "400,00\xa0C$"),
        ("de", "switzerland-serbia", "CHF\xa0400.00"),
        ("sr-Latn", "switzerland-serbia", "400,00\xa0CHF"),
    ],
)
def test_figures_are_written_as_where_the_worker_is(tag, corridor, amount):
    assert handout(bundled(corridor), tag=tag).amount == amount


def test_a_territory_decides_how_figures_are_written():
    assert handout(bundled(), tag="es", territory="ES").amount == "400,00\xa0C$"


def test_names_stand_there_only_when_asked_for():
    scenario = bundled(payroll=payroll(40000, 50000, 60000, names=NAMES))
    assert handout(scenario).worker == "Worker 1"
    assert handout(scenario, with_names=True).worker == "For Ana López"
    assert handout(scenario, 2, with_names=True).worker == "For Željko Đokić"
    assert handout(bundled(), name="Ana").worker == "For Ana"
    assert handout(bundled()).worker == ""


def test_sources_stand_there_with_date_and_standing():
    page = handout(bundled("us-guatemala"))
    sources = page.sources(page.shown(5))
    assert "Bank of America, published list of wire fees, 2025 (published)" in sources
    assert len(sources) == len(set(sources))


def test_file_names_are_harmless():
    awkward = ("../../etc/passwd", "CON", "=HYPERLINK(1)", "a/b\\c:d*?", "😀" * 300, "ž" * 300, ".")
    for name in awkward:
        made = file_name(3, 2, name)
        assert made.startswith("handout-03")
        assert made.endswith(".pdf")
        assert not set(made) & set('/\\:*?"<>|=\u202e')
        assert len(made.encode()) < 90


@pytest.mark.parametrize("tag", ["en", "es"])
def test_the_rate_behind_what_arrives_is_told_and_marked_where_it_is_an_example(tag):
    page = handout(bundled("us-guatemala"), tag=tag)
    said, is_example = page.rate(page.ways)
    assert "1\xa0USD\xa0=\xa07.66\xa0GTQ" in said
    assert "2025" in said
    assert is_example
    assert not all(way.is_example for way in page.ways)


def test_no_rate_is_told_where_nothing_depends_on_it():
    page = handout(cases.CASES["no_reference_rate"])
    assert page.rate(page.ways) == ("", False)


@pytest.mark.parametrize("case", ["only_one_way_alone", "all_apart_but_one"])
def test_of_a_single_way_alone_it_is_not_counted_how_many_cost_less(case):
    verdict = handout(cases.CASES[case]).verdict
    assert not any("ways to send alone" in sentence for sentence in verdict)


def test_a_lone_worker_reads_the_cheapest_way_and_of_no_others():
    page = handout(bundled(payroll=payroll(40000)))
    assert page.verdict == (
        "The cheapest way for you: Royal Bank of Canada, bank account, online. It costs at least"
        " C$8.40.",
        "At home arrives: at most Q2,165.55.",
    )
    assert {way.role for way in page.ways} == {"alone"}
    assert "ogether" not in " ".join(way.how + way.name for way in page.ways)
    assert not any("ogether" in question for question in page.questions)
    assert any("ogether" in question for question in handout(bundled()).questions)


def test_a_single_joiner_reads_that_a_pool_needs_two():
    joins = np.array([True, False])
    page = handout(bundled(payroll=payroll(40000, 40000, joins=joins)))
    assert page.verdict[0] == "You send alone: a transfer together needs at least two."


def test_why_there_is_no_pool_is_said():
    scenario = bundled(payroll=payroll(40000, 50000), share="no-one-worse-off")
    said = handout(scenario).verdict[0]
    assert said.startswith("Your money cannot be sent together with the others this way. ")
    assert len(said) > len("Your money cannot be sent together with the others this way. ")


def test_cheapest_and_middle_price_are_those_of_the_workers_own_amount():
    amounts = (10_000, 40_000, 300_000)
    for chosen in ("cheapest", "typical"):
        scenario = bundled(payroll=payroll(*amounts), individual=chosen)
        made = Handouts(compare(scenario), words())
        for row, amount in enumerate(amounts):
            own = compare(bundled(payroll=payroll(amount), individual=chosen)).ranking.ranked
            wanted = own[0] if chosen == "cheapest" else own[(len(own) - 1) // 2]
            (compared,) = (way for way in made.of(row).ways if way.role == "compared")
            assert compared.service.id == wanted.service.id


def test_what_is_saved_is_counted_against_the_workers_own_middle_price():
    scenario = bundled(payroll=payroll(10_000, 40_000, 300_000))
    page = handout(scenario, 2)
    (compared,) = (way for way in page.ways if way.role == "compared")
    (pool,) = (way for way in page.ways if way.role == "together")
    saved = Language("en").numbers.money(compared.total - pool.total, "CAD")
    assert f"at least {saved} less" in page.verdict[0]
    assert compared.name in page.verdict[0]


def test_the_season_is_said_as_planned_and_no_payday_beside_it_that_is_sent_otherwise():
    for schedule in ({"individual_every": 2}, {"pooled_every": 3}):
        page = handout(bundled(**schedule))
        assert page.verdict[0].startswith("Over 17 paydays as planned, together costs you at least")
        assert not any(said.startswith("Together with the others") for said in page.verdict)
        changed = "compared" if "individual_every" in schedule else "together"
        (way,) = (way for way in page.ways if way.role == changed)
        assert "if sent each payday; planned: one transfer for" in way.how


def test_the_employers_part_is_said():
    page = handout(bundled(employer_share_percent=Decimal(50)))
    assert any(said.startswith("Your employer pays a part") for said in page.verdict)


def test_prices_that_nobody_surveyed_at_this_amount_are_marked():
    page = handout(bundled("us-guatemala", payroll=payroll(6_000, 6_000)))
    marked = [way for way in page.ways if "nobody surveyed this amount" in way.how]
    assert marked
    comparison = compare(bundled("us-guatemala", payroll=payroll(6_000, 6_000)))
    ranked = {one.service.id: one.outcome.outside_range[0] for one in comparison.ranking.services}
    assert all(ranked[way.service.id] for way in marked if way.role != "together")


def test_no_way_is_numbered():
    for corridor in ("canada-guatemala", "us-guatemala", "switzerland-serbia"):
        for way in handout(bundled(corridor)).ways:
            assert "(1)" not in way.how
            assert "(2)" not in way.how


def test_what_is_worked_out_after_a_part_nobody_knows_is_no_stretch_of_its_own():
    page = handout(bundled("us-guatemala"))
    for way in page.ways:
        if way.role == "together":
            assert way.stretches["exchange"] > 0
            assert way.stretches["rest"] == 0
        else:
            assert way.is_open
            assert way.stretches["exchange"] == 0
        assert sum(way.stretches.values()) == way.total
    assert any(way.stretches["rest"] > 0 for way in page.ways)


def test_a_bar_is_told_in_words_as_far_as_it_is_known():
    page = handout(bundled("us-guatemala"))
    (pool,) = (way for way in page.ways if way.role == "together")
    amounts = [Language("en", "US").numbers.money(pool.stretches[n], "USD") for n in STRETCHES]
    named = ("fees and taxes", "lost in the exchange rate", "taken on the way and on arrival")
    assert pool.bar_said == "; ".join(f"{n} {a}" for n, a in zip(named, amounts, strict=True))
    (compared,) = (way for way in page.ways if way.role == "compared")
    fees = Language("en", "US").numbers.money(compared.stretches["fees"], "USD")
    assert compared.bar_said == f"fees and taxes {fees}; not known: ask"


def test_ways_listed_outside_the_surveyed_amounts_are_not_counted_as_left_out():
    scenario = bundled("switzerland-serbia", payroll=payroll(50, 50))
    page = handout(scenario)
    assert sum(way.is_apart for way in page.ways) > 2
    assert page.apart == 2
    assert all("-" not in page.left_out(page.shown(count)) for count in (2, 5))


@pytest.mark.parametrize("tag", ["es", "fr", "de", "sr-Latn"])
def test_why_there_is_no_pool_is_said_in_the_language_of_the_page(tag):
    scenario = bundled(payroll=payroll(40000, 50000), share="no-one-worse-off")
    english = (
        handout(scenario)
        .verdict[0]
        .removeprefix("Your money cannot be sent together with the others this way. ")
    )
    assert english.partition(",")[0] not in handout(scenario, tag=tag).verdict[0]


def test_a_page_says_in_which_language_it_is():
    comparison = compare(bundled())
    assert Handouts(comparison, words("es"), territory="GT").language == "es-GT"
    assert Handouts(comparison, words("sr-Latn")).language == "sr-Latn"
