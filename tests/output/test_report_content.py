"""The report as data: its figures are those of the comparison, its sums those of its rows."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache

import numpy as np
import pytest

from remitcalc import load_corridor, paths
from remitcalc.engine.compare import compare
from remitcalc.model.money import major
from remitcalc.model.payroll import Payroll
from remitcalc.model.scenario import Scenario
from remitcalc.output.answer import Answer
from remitcalc.output.chart_data.kinds import KINDS
from remitcalc.output.document import parts
from remitcalc.output.headline import headline
from remitcalc.output.language import LANGUAGES, Language, PlainEnglish
from remitcalc.output.report.report import report_of
from remitcalc.output.report.workers import MOST_SHOWN, WorkersRows
from tests.output.wording_cases import CASES, compared
from tests.reference.printed import computed_again

ENGLISH = PlainEnglish()
EXAMPLE = "EXAMPLE – not a real price"
SENT, ARRIVES = slice(1, -1), -1


@cache
def in_english(name):
    return report_of(compared(name), ENGLISH)


def made(name, language=ENGLISH, **named):
    if language is ENGLISH and not named:
        return in_english(name)
    return report_of(compared(name), language, **named)


def bundled(corridor, **changes):
    scenario = Scenario.of(load_corridor(corridor))
    return compare(scenario.replace(**changes))


def words(report):
    """Return every word of a report."""
    found = [report.name, report.title, report.subtitle, report.footer]
    for section in report.sections:
        found.append(section.title)
        for part in section.parts:
            if isinstance(part, parts.Said):
                found.append(part.text)
            elif isinstance(part, parts.Listed):
                found += part.items
            elif isinstance(part, parts.Table):
                found += [head.text for head in part.heads]
                found += [cell for line in part.lines for cell in line.cells]
            elif isinstance(part, parts.Charted):
                captions = part.chart.captions
                found += [captions.title, captions.subtitle, *captions.footer]
    return found


def section(report, title):
    return next(one for one in report.sections if one.title == title)


def table(report, title):
    return next(p for p in section(report, title).parts if isinstance(p, parts.Table))


def rows(one):
    """Yield each line of a section's tables with its cells by heading, what is said once too."""
    said = {}
    for part in one.parts:
        if isinstance(part, parts.Said) and part.look != "heading":
            what, _, words_of_all = part.text.partition(": ")
            said[what] = words_of_all
        elif isinstance(part, parts.Table):
            for line in part.lines:
                heads = [head.text for head in part.heads]
                yield line, {**said, **dict(zip(heads, line.cells, strict=True))}
            said = {}


OTHERS = [tag for tag in LANGUAGES if tag != "en"]


@pytest.mark.parametrize(
    ("name", "tag"),
    [
        (name, tag)
        for at, name in enumerate(CASES)
        for tag in ("en", OTHERS[at % 4], OTHERS[(at + 1) % 4])
    ],
)
def test_every_scenario_has_a_report_and_every_language_says_half_of_them(name, tag):
    """In English and two others, by turns: each language says half of the scenarios."""
    language = Language(tag, "", paths.resources() / "translations")
    report = made(name, language)
    said = words(report)
    assert not [word for word in said if "{" in word or "None" in word]
    for one in section_tables(report):
        assert all(len(line.cells) == len(one.heads) for line in one.lines)
    assert headline(Answer(compared(name), language)) in said


def section_tables(report):
    return [p for s in report.sections for p in s.parts if isinstance(p, parts.Table)]


def worked(report):
    """Return the rows of the method's tables: of each way that is worked through."""
    ways = []
    for part in section(report, "Method").parts:
        if isinstance(part, parts.Said) and part.look == "heading":
            ways.append([])
        elif isinstance(part, parts.Table):
            ways[-1] += [line.cells for line in part.lines]
    return ways


def added_up(report):
    """Return the rows of each table of who loses first; nothing where nobody does."""
    told = [p for s in report.sections if s.title == "How far the offer can go" for p in s.parts]
    tables = [part for part in told if isinstance(part, parts.Table)]
    return [[line.cells for line in one.lines] for one in tables]


@pytest.mark.parametrize("name", CASES)
def test_the_worked_figures_are_those_of_the_first_worker_who_joins(name):
    comparison = compared(name)
    answer = Answer(comparison, ENGLISH)
    joining = comparison.pools.joining
    row = int(joining[0]) if len(joining) else 0
    ways = [comparison.individual, *[comparison.pooled] * bool(len(joining))]
    possible = [way for way in ways if not way.reason[row]]
    found = worked(made(name))
    for lines, way in zip(found, possible, strict=True):
        results = {cells[0].partition("] ")[2]: cells for cells in lines}
        *_, figures, result = results["Total cost"]
        total = way.figure("total", answer.sending_currency, row)
        assert result == answer.money(total.minor)
        assert total.is_exact or answer.words.spoken(total) in figures
        if way.is_known("received")[row]:
            assert answer.arriving(int(way.received[row])) == results["Arrives"][-1]
        if way.is_known("fx")[row]:
            assert answer.money(int(way.fx[row])) == results["Exchange margin"][-1].lstrip("≈ ")


@pytest.mark.parametrize("name", CASES)
def test_every_worked_line_computes_as_it_is_printed(name):
    for one in worked(made(name)):
        read = computed_again("\n".join(lines_of(one)) + "\n")
        assert len(read.results) == len(one)
        assert read.computed


@pytest.mark.parametrize("name", CASES)
def test_what_who_loses_first_adds_up_to_computes_as_it_is_printed(name):
    rows_of_all = [cells for way in added_up(made(name)) for cells in way]
    for step, said, result in rows_of_all:
        if result:
            line = (f"[1] {step}", "", said, result)
            assert len(computed_again("\n".join(lines_of([line])) + "\n").results) == 1
        else:
            assert said.endswith(".")  # why there is none


def test_how_far_the_offer_can_go_is_told_and_who_loses_first_worked_through():
    report = report_of(bundled("canada-guatemala"), ENGLISH)
    told, *_ = section(report, "How far the offer can go").parts
    items = [one.replace("\xa0", " ") for one in told.items]
    assert any("Somebody loses from a margin of 3.65 %, or fees of" in one for one in items)
    assert items[-1].startswith("To say to the bank: “Up to a margin of 1.52 % one transfer")
    said = [one.replace("\xa0", " ") for one in words_of(report)]
    headings = [one for one in said if one.startswith("The first who loses")]
    assert headings == [
        "The first who loses, at a margin of 3.65 %: Worker 1",
        "The first who loses, at fees of C$267.61: Worker 1",
    ]
    ways = added_up(report)
    assert [way[0][0] for way in ways] == ["Saved by pooling", "Total cost", "Total cost"] * 2
    assert [way[0][-1].replace("\xa0", " ") for way in ways] == [
        *("-C$0.01", "C$16.88", "C$16.89"),
        *("-C$0.01", "C$16.88", "C$16.89"),
    ]


def test_a_pool_that_is_not_possible_leaves_nothing_to_bargain_for():
    for name in CASES:
        comparison = compared(name)
        titles = [one.title for one in made(name).sections]
        is_told = "How far the offer can go" in titles
        answer = Answer(comparison, ENGLISH)
        assert is_told == (answer.has_pool and answer.pool_reason is None)


def words_of(report):
    said = (p for s in report.sections for p in s.parts if isinstance(p, parts.Said))
    return [one.text for one in said]


def lines_of(rows_of_way):
    """Yield the rows of a way as a reader takes them."""
    for name, formula, said, result in rows_of_way:
        relation, _, after = result.rpartition(" ") if result[0] in "≈↓" else ("=", "", result)
        yield f"{name}: {after}"
        figures, *conditions = said.split(" · ")
        if formula:
            yield f"    {formula} {relation} {after}"
        if ": " not in figures and any(sign in figures for sign in "+−×÷("):
            yield f"    {figures} {relation} {after}"
        yield from (f"    {one}" for one in conditions if ": " not in one)


def number(cell):
    return Decimal(cell.replace(",", "").lstrip("≥≤ "))


@pytest.mark.parametrize("count", [3, 40, MOST_SHOWN, MOST_SHOWN + 1, 10_000])
def test_the_last_row_of_workers_is_the_sum_of_the_rows_above(count):
    amounts = np.random.default_rng(7).integers(5_000, 150_000, count)
    comparison = bundled("us-guatemala", payroll=Payroll(amounts), share="proportional")
    shown = WorkersRows(Answer(comparison, ENGLISH), with_names=False).table()
    *rows, last = shown.lines
    assert len(rows) == min(count, MOST_SHOWN) + (count > MOST_SHOWN)
    for at in range(1, len(shown.heads)):
        assert sum(number(line.cells[at]) for line in rows) == number(last.cells[at])
    figures = [number(cell) for cell in last.cells[1:]]
    assert figures[0] == major(int(amounts.sum()), "USD")
    assert figures[1] == major(comparison.individual_total, "USD")
    assert figures[2] == major(comparison.pooled_total, "USD")


def settled(**changes):
    """Return the report of a pool that leaves nobody worse off, and its words."""
    case = CASES["mixed_settled"].replace(**changes)
    report = report_of(compare(case), ENGLISH)
    return report, " ".join(w for p in section(report, "Method").parts for w in said_in(p))


def said_in(part):
    return part.items if isinstance(part, parts.Listed) else [getattr(part, "text", "")]


def test_a_payday_of_a_season_that_is_settled_says_that_its_shares_are_equal():
    report, said = settled(paydays=5)
    assert f"One payday is worked through: {CASES['mixed_settled'].date}." in said
    assert "decided by the whole season and settled once" in said
    assert "The shares of this payday are equal" in said
    assert "remitcalc explain --season --way pooled" in said
    assert not [cells for cells in worked(report)[1] if "Settled between" in cells[0]]


def test_a_single_payday_is_settled_as_its_rule_says():
    report, said = settled(paydays=1)
    assert not [one for one in ("season", "paydays", "this payday", "One payday") if one in said]
    assert [cells for cells in worked(report)[1] if "Settled between" in cells[0]]


def test_outlays_are_settled_in_what_arrives_and_the_rule_says_so():
    _, said = settled(paydays=1, amount_is="outlay")
    assert "who would have less arrive than alone gets the difference on arrival" in said
    _, said = settled(paydays=1)
    assert "who would be worse off than alone gets the difference back" in said


def test_a_large_payroll_says_what_is_cut():
    amounts = np.full(MOST_SHOWN + 5, 40_000)
    amounts[3] = 50_000
    said = words(report_of(bundled("canada-guatemala", payroll=Payroll(amounts)), ENGLISH))
    assert any("first 1,000 of 1,005 workers" in word for word in said)
    assert "5 more workers" in said


def test_each_row_is_that_workers():
    comparison, amounts = compared("mixed_amounts"), CASES["mixed_amounts"].payroll.amounts
    rows = table(made("mixed_amounts"), "Each worker, one payday").lines
    for row, line in enumerate(rows[:-1]):
        assert number(line.cells[1]) == major(int(amounts[row]), "CAD")
        assert number(line.cells[2]) == major(int(comparison.individual.total[row]), "CAD")
        assert number(line.cells[3]) == major(int(comparison.pooled.total[row]), "CAD")
        assert number(line.cells[4]) == major(int(comparison.saving[row]), "CAD")
        assert number(line.cells[-1]) == major(int(comparison.pooled.received[row]), "GTQ")


def test_who_is_worse_off_and_who_stays_out_is_marked():
    lines = table(
        made("pool_worst"),
        "Each worker, one payday",
    ).lines
    assert [line.look for line in lines] == ["worse"] * (len(lines) - 1) + ["strong"]
    # What is lost at most may be no loss: nobody surveyed what sending alone costs on arrival.
    comparison = bundled("canada-guatemala", payroll=Payroll(np.array([40_000, 9_000])))
    lines = table(report_of(comparison, ENGLISH), "Each worker, one payday").lines
    assert [line.look for line in lines] == ["plain", "plain", "strong"]


def test_who_stays_out_stands_apart_with_a_sum_of_their_own():
    *joining, all_joining, staying, all_staying = table(
        made("some_stay_out"), "Each worker, one payday"
    ).lines
    assert staying.cells[0] == "Worker 3 (does not join)"
    assert all_joining.cells[0] == "All 2 who join"
    assert all_staying.cells[0] == "All 1 who does not join"
    for at in range(1, len(all_joining.cells)):
        assert sum(number(line.cells[at]) for line in joining) == number(all_joining.cells[at])


@pytest.mark.parametrize("name", ["mixed_amounts", "groups", "own_services", "some_stay_out"])
def test_names_are_there_only_where_they_were_ticked(name):
    without, ticked = words(made(name)), words(made(name, with_names=True))
    assert not [
        word for word in without if "Luz" in word or ("Ana " in word and "Cash" not in word)
    ]
    assert "Luz" in " ".join(ticked)


def test_services_stand_in_their_order_with_the_pool_in_its_place():
    comparison = bundled("canada-guatemala")
    lines = table(report_of(comparison, ENGLISH), "All ways to send C$400.00, cheapest first").lines
    assert [line.cells[0] for line in lines] == [str(at) for at in range(1, len(lines) + 1)]
    costs = [number(line.cells[2].replace("C$", "")) for line in lines]
    assert costs == sorted(costs)
    assert [line.look for line in lines].index("pooled") + 1 == comparison.position
    assert len(lines) == comparison.ranking.ranked[-1].place + 1


@pytest.mark.parametrize("corridor", ["canada-guatemala", "switzerland-serbia", "us-guatemala"])
def test_what_is_no_real_price_says_so_where_it_stands(corridor):
    comparison = bundled(corridor)
    report = report_of(comparison, ENGLISH)
    assert EXAMPLE in report.footer
    title = next(s.title for s in report.sections if s.title.startswith("All ways"))
    ranked = {
        cells["Service"]: cells["Figures"]
        for line, cells in rows(section(report, title))
        if line.look != "pooled"
    }
    labels = Answer(comparison, ENGLISH).labels
    for service in comparison.ranking.ranked:
        is_example = service.outcome.status[0] >= 4
        assert (ranked[labels[service.service.id]] == EXAMPLE) == is_example
    for _, cells in rows(section(report, "Prices used")):
        is_stated = "xample" in cells["Source, date"]
        assert cells["Figures"].startswith(EXAMPLE) or not is_stated


def test_what_all_rows_of_a_table_have_alike_is_said_once():
    report = report_of(bundled("canada-guatemala"), ENGLISH)
    for name in ("All ways to send C$400.00, cheapest first", "Prices used"):
        one = section(report, name)
        said = [p for p in one.parts if isinstance(p, parts.Said) and EXAMPLE in p.text]
        assert [part.look for part in said] == ["example"]
    ranked = table(report, "All ways to send C$400.00, cheapest first")
    assert "Figures" not in [head.text for head in ranked.heads]
    # Where rows differ, each says for itself.
    amounts = Payroll(np.array([40_000, 190_000]))
    outside = report_of(bundled("canada-guatemala", payroll=amounts), ENGLISH)
    found = next(s for s in outside.sections if s.title.startswith("All ways"))
    assert len({cells.get("Surveyed amounts") for _, cells in rows(found)}) > 1


def test_unnamed_workers_with_the_same_figures_share_a_row():
    amounts = np.array([40_000, *[50_000] * 4, 40_000, 40_000])
    payroll = Payroll(amounts, names=tuple("abcdefg"))
    comparison = bundled("us-guatemala", payroll=payroll, share="proportional")
    title = "Each worker, one payday"
    *lines, last = table(report_of(comparison, ENGLISH), title).lines
    # A cent that is left over falls to one of those who send the same: his row is his own.
    labels = [line.cells[0] for line in lines]
    assert labels == ["Worker 1", "Worker 2", "Workers 3 to 5, each", "Worker 6", "Worker 7"]
    for at in range(1, len(last.cells)):
        figures = [number(line.cells[at]) for line in lines]
        assert sum(figures) + 2 * figures[2] == number(last.cells[at])
    assert any("share a row" in word for word in words(report_of(comparison, ENGLISH)))
    named = report_of(comparison, ENGLISH, with_names=True)
    assert [line.cells[0] for line in table(named, title).lines[:-1]] == list("abcdefg")
    assert not any("share a row" in word for word in words(named))


def test_every_price_of_both_ways_has_its_source_and_date():
    report = report_of(bundled("switzerland-serbia"), ENGLISH)
    for _, cells in rows(section(report, "Prices used")):
        assert cells["Source, date"]
        assert cells["Figures"]
    sources = table(report, "Sources")
    assert [head.text for head in sources.heads] == ["Source", "Date", "Figures"]
    assert all(all(line.cells) for line in sources.lines)


def test_the_parts_are_those_of_the_answer_and_add_up():
    report = made("pool_best")
    shown = [p for p in report.sections[0].parts if isinstance(p, parts.Table)][1]
    alone = {line.cells[0]: line.cells[1] for line in shown.lines}
    names = ("Fees on top", "Taken on the way", "Exchange margin", "Charges on arrival")
    figures = [number(alone[name].replace("C$", "")) for name in names]
    assert sum(figures) == number(alone["Total cost"].replace("C$", ""))
    assert alone["Weakest figure"] == "published"


def test_a_report_of_one_worker_speaks_of_no_pool():
    report = report_of(bundled("switzerland-serbia", payroll=Payroll.uniform(1, 40_000)), ENGLISH)
    titles = [one.title for one in report.sections]
    assert "When pooling pays" not in titles
    assert "The season: 12 paydays, every 30 days" in titles
    for title in ("Scenario", "Prices used"):
        said = list(words(replace(report, sections=(section(report, title),))))
        assert not [word for word in said if "Pooled" in word or "shared" in word]
    charts = [p.key for s in report.sections for p in s.parts if isinstance(p, parts.Charted)]
    assert charts == ["breakdown"]


def test_where_no_pool_is_possible_nothing_is_said_of_what_its_saving_depends_on():
    payroll = Payroll(np.array([40_000, 40_000]), joins=np.array([False, False]))
    report = report_of(bundled("canada-guatemala", payroll=payroll), ENGLISH)
    charts = [p.key for s in report.sections for p in s.parts if isinstance(p, parts.Charted)]
    assert "sensitivity" not in charts
    assert "breakdown" in charts


def test_where_nobody_joins_it_is_not_called_impossible_and_no_pool_has_a_margin():
    payroll = Payroll(np.array([40_000, 40_000]), joins=np.array([False, False]))
    report = report_of(bundled("canada-guatemala", payroll=payroll), ENGLISH)
    said = list(words(report))
    assert said.count("No worker joins the pool.") > 1
    assert not [one for one in said if "not possible" in one and "Pooling" in one]
    assert not [one for one in said if "any exchange margin" in one]
    charts = {
        p.key: p.chart for s in report.sections for p in s.parts if isinstance(p, parts.Charted)
    }
    all_join = bundled("canada-guatemala", payroll=Payroll.uniform(2, 40_000))
    sizes = KINDS["group-size"].chart(all_join, ENGLISH)
    assert charts["group-size"].captions.title == sizes.captions.title
    assert charts["season"].captions.title == "Nobody joins the pool"


def test_the_season_of_one_worker_has_no_column_of_a_pool():
    report = report_of(bundled("canada-guatemala", payroll=Payroll.uniform(1, 40_000)), ENGLISH)
    season = table(report, "The season: 17 paydays, every 14 days")
    assert [head.text for head in season.heads] == ["", "Alone"]
    assert len(season.lines) == 1
