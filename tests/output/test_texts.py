import re

import pytest

from remitcalc.engine.compare import compare
from remitcalc.engine.ranking import rank
from remitcalc.files.corridor_library import find_corridor
from remitcalc.model.scenario import Scenario
from remitcalc.model.service import Side
from remitcalc.output.answer import Answer
from remitcalc.output.baseline_words import against_baseline
from remitcalc.output.cheaper_words import cheaper
from remitcalc.output.headline import headline
from remitcalc.output.language import LANGUAGES, Language
from remitcalc.output.text.comparison import comparison_text
from remitcalc.output.text.corridors import corridors_text
from remitcalc.output.text.layout import WIDTH, display_width, wrapped
from remitcalc.output.text.ranking import ranking_text
from remitcalc.output.text.style import Style
from remitcalc.output.text.table import TextTable
from remitcalc.paths import resources
from tests.output.wording_cases import CASES, PUBLISHED, A, B, C, charge, compared, pool, scenario

ENGLISH = Language("en")
BUNDLED = ("canada-guatemala", "switzerland-serbia", "us-guatemala")
TERRITORIES = {"en": "", "es": "GT", "fr": "CA", "de": "CH", "sr-Latn": ""}


def language(tag):
    return Language(tag, TERRITORIES[tag], resources() / "translations")


def text_of(name, **named):
    return comparison_text(compared(name), ENGLISH, **named)


def plain(text):
    return text.replace("\xa0", " ")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("pool_best", "Pooled: C$2.13 each. That beats all 3 ways to send alone."),
        ("pool_worst",
         "All pay more, by up to C$348.50 over 17 paydays. Pooled: C$36.50 each."
         " All 3 ways to send alone cost less."),
        ("pool_between", "Pooled: C$10.50 each. That beats all 3 ways to send alone."),
        ("pool_ties_with_the_dearest", "Pooled: C$16.00 each. No way to send alone costs more."),
        ("only_one_way_alone", "Pooled: C$4.50 each. That beats the only way to send alone."),
        ("one_worker", "Cheapest: Bea Cash, cash, C$12.00; Q2,167.76 arrives."),
        ("pool_not_possible",
         "Pooling is not possible. “wire” is not offered from C$10,000.00 on."),
        ("pool_undisclosed",
         "Pooled: at least C$0.50 each. It cannot be ranked: part of its price is not known."),
        ("one_who_stays_out_cannot_send",
         "Pooled: C$28.00 for 2 workers, C$14.00 each on average."
         " That beats both ways to send alone."),
        ("mixed_amounts",
         "Pooled: C$32.50 for 3 workers, C$10.83 each on average."
         " That beats all 3 ways to send alone."),
    ],
)  # fmt: skip
def test_the_answer_comes_first(name, said):
    assert plain(headline(Answer(compared(name), ENGLISH))) == said
    assert plain(text_of(name)).split("\n\n")[1].replace("\n", " ").startswith(said)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("pool_best",
         "C$13.87 less than the median (Ana Cash, cash);"
         " over 17 paydays all together save C$9,435.00."),
        ("pool_worst",
         "C$20.50 more than the median (Ana Cash, cash);"
         " over 17 paydays all together pay C$13,940.00 more."),
        ("one_payday", "C$11.50 less than the median (Ana Cash, cash)."),
        ("pool_undisclosed",
         "At most C$11.50 less than the median (Bea Cash, cash);"
         " over 17 paydays all together save at most C$7,820.00."),
        ("alone_undisclosed",
         "At most C$0.50 more than Dina, cash;"
         " over 17 paydays all together pay at most C$340.00 more."),
        ("both_undisclosed",
         "No difference to Dina, cash can be given: neither price is fully known."),
        ("pool_ties_with_the_dearest",
         "It costs the same as sending alone with Ana Cash, cash."),
        ("most_used_is_known",
         "C$19.50 less than the most used (Cora Cash, cash);"
         " over 17 paydays all together save C$13,260.00."),
        ("cheapest_is_asked",
         "C$7.50 less than the cheapest (Bea Cash, cash);"
         " over 17 paydays all together save C$5,100.00."),
        ("alone_not_possible",
         "Elsa, cash does not take this amount. “wire” is not offered from C$10,000.00 on."),
        ("pool_not_possible", "Sending alone with Bea Cash, cash costs C$12.00."),
    ],
)  # fmt: skip
def test_the_difference_says_against_what_and_how_exact_it_is(name, said):
    assert plain(against_baseline(Answer(compared(name), ENGLISH))) == said


def test_cheaper_ways_are_named_and_the_rest_counted():
    assert plain(cheaper(Answer(compared("many_cheaper"), ENGLISH))) == (
        "Cheaper alone: Way 1, cash C$0.40; Way 2, cash C$0.80; Way 3, cash C$1.20;"
        " Way 4, cash C$1.60; and 3 more."
    )
    assert cheaper(Answer(compared("pool_best"), ENGLISH)) == ""


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("before_arrival", "not surveyed"),
        ("before_arrival", "Like for like"),
        ("no_reference_rate", "There is no reference rate"),
        ("pool_undisclosed", "not disclosed"),
        ("outlay", "40 workers part with C$400.00 each, fees included"),
        ("outlay", "For the same money, "),
        ("mixed_amounts", "Amounts go from C$300.00 to C$550.55"),
        ("mixed_amounts", "Worker 2"),
        ("mixed_settled", "Nobody is worse off."),
        ("groups", "North"),
        ("groups", "There are 2 pools, one per group"),
        ("groups", "workers, as a pool has on average, it stops paying once"),
        ("mixed_amounts", "Worker Amount Alone Pooled Saved"),
        ("mixed_amounts", "All save C$289.34 in 17 paydays"),
        ("pool_undisclosed", "≥ C$340.00 ≤ C$7,820.00"),
        ("no_reference_rate", "what arrives is unknown"),
        ("alone_every_second", "over 17 paydays all together save C$6,760.00"),
        ("alone_every_second", "Pooled, if sent each payday"),
        ("some_stay_out", "Worker 3"),
        ("employer_pays_half", "The employer pays C$10.00 of the pool each payday."),
        ("alone_every_second", "Days the pay waits to be sent"),
        ("taxed", "Levy: 1.00 % of the amount, when paid by cash. From Jan 1, 2026. Due alone."),
        ("all_apart_but_one", "That beats the only way to send alone that can be compared."),
        ("all_apart_but_one", "Felix, cash, C$16.00: informal"),
        ("all_apart_but_one", "Dina, cash, ≥ C$4.00: its exchange margin is not known"),
        ("speeds", "0–1"),
        ("pool_worst", "All pay more, by up to C$348.50 over 17 paydays."),
        ("pool_worst", "no size"),
        ("pool_worst", "Extra cost per worker"),
        ("pool_best", "EXAMPLE FIGURES: 1 figure behind this answer is not a real price"),
        ("pool_best", "What these figures leave out"),
        ("pool_best", "Price list, Jan 2026 (published)"),
    ],
)
def test_every_wording_is_there_when_it_is_needed(name, part):
    assert part in re.sub(r"\s+", " ", plain(text_of(name)))


def test_names_show_only_when_asked_for():
    assert "Luz" not in text_of("mixed_amounts")
    assert "Luz" in text_of("mixed_amounts", with_names=True)


def test_nobody_is_said_to_be_well_off_where_that_is_not_known():
    assert "obody is worse off" in text_of("pool_best")
    assert "obody is worse off" not in text_of("pool_undisclosed")
    assert "obody is worse off" not in text_of("both_undisclosed")


def test_one_payday_has_no_season():
    assert "The season" not in text_of("one_payday")


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("name", CASES)
def test_no_line_is_wider_than_80_columns(name, tag):
    for line in comparison_text(compared(name), language(tag)).splitlines():
        assert display_width(line) <= WIDTH, line


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("name", BUNDLED)
def test_bundled_texts_fit_and_are_as_recorded(name, tag, golden):
    corridor, _ = find_corridor(name)
    assert corridor is not None
    text = comparison_text(compare(Scenario.of(corridor)), language(tag))
    assert all(display_width(line) <= WIDTH for line in text.splitlines())
    assert all(line == line.rstrip() for line in text.splitlines())
    golden(f"{name}.{tag}.txt", text)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_rankings_and_corridors_fit(tag, golden):
    corridor, _ = find_corridor("switzerland-serbia")
    assert corridor is not None
    day = corridor.defaults.date
    ranking = rank(corridor, 16000, day=day)
    text = ranking_text(corridor, ranking, day, language(tag))
    text += corridors_text([corridor], language(tag))
    assert all(display_width(line) <= WIDTH for line in text.splitlines())
    golden(f"switzerland-serbia-rank.{tag}.txt", text)


def test_a_ranking_of_example_prices_says_so():
    corridor, _ = find_corridor("canada-guatemala")
    assert corridor is not None
    day = corridor.defaults.date
    text = ranking_text(corridor, rank(corridor, 40000, day=day), day, ENGLISH)
    assert "EXAMPLE FIGURES: 15 of these prices rest on" in text


def test_colours_change_no_text():
    comparison = compared("pool_between")
    coloured = comparison_text(comparison, ENGLISH, Style(is_on=True))
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == comparison_text(comparison, ENGLISH)


def test_figures_stay_on_one_line_and_words_break_at_spaces():
    assert wrapped("a bb ccc 1\xa0234", width=6) == ["a bb", "ccc", "1\xa0234"]
    assert wrapped("http://example.org/long", width=12) == ["http://", "example.org/", "long"]


def test_wide_characters_count_twice():
    table = TextTable(right=(False, True))
    table.add("元元", "1")
    table.add("abcd", "1")
    assert [display_width(line) for line in table.lines()] == [9, 9]


def test_names_are_wrapped_between_words_before_figures_or_words_are_cut():
    table = TextTable(right=(True, False, True, True, False), flexible=(1, 4))
    figures = ("≥\xa01,012,345,678.90", "≥\xa01,123,456,789.00")
    table.add("1", "MoneyGram, Kreditkarte im Internet", *figures, "Ersatzwert, außerhalb")
    lines = table.lines()
    assert [line.split() for line in lines[1:]] == [
        ["Kreditkarte", "im", "außerhalb"], ["Internet"],
    ]  # fmt: skip
    assert max(map(display_width, lines)) <= WIDTH


def test_a_table_that_fits_is_not_wrapped():
    table = TextTable(right=(False, True, False), flexible=(0, 2))
    table.add("a name of more than twenty-two columns", "1", "some words that follow")
    assert len(table.lines()) == 1


def test_the_ranked_table_names_each_currency_once():
    text = plain(text_of("pool_between"))
    assert "Cost, C$" in text
    assert "Arrives, Q" in text
    assert " 10.50 " in text.split("cheapest first")[1]


@pytest.mark.parametrize(
    ("word", "lines"),
    [
        ("abcdefghij", ["abcd", "efgh", "ij"]),
        ("ab/cdefg", ["ab/", "cdef", "g"]),
        ("元元元", ["元元", "元"]),
        ("e\u0301" * 5, ["e\u0301" * 4, "e\u0301"]),
    ],
)
def test_a_word_longer_than_a_line_is_cut_where_the_line_ends(word, lines):
    assert wrapped(word, width=4) == lines
    assert wrapped(word * 5_000, width=4)[0] == lines[0]


@pytest.mark.parametrize("once", [0, 5000])
def test_of_one_payday_the_totals_are_told_with_charges_that_are_paid_once_in_a_season(once):
    """Pooled 40 × 50.00 for accounts: who loses, and how much, counts them, so they are shown."""
    account = (charge("account", once, per="season"),) if once else ()
    bank = pool(sending=Side((charge("fee", 2000), *account), PUBLISHED))
    found = compare(scenario(A, B, C, bank, paydays=1))
    said = plain(comparison_text(found, ENGLISH))
    assert ("With what is paid once in a season" in said) == bool(once)
    if once:
        minor = found.pooled_total + 40 * once
        assert f"C${minor / 100:,.2f}" in said.partition("With what is paid once in a season")[2]
