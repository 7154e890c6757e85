import json
from decimal import Decimal

import numpy as np
import pytest

from remitcalc import load_corridor
from remitcalc.engine.compare import compare
from remitcalc.engine.ranking import rank
from remitcalc.files.corridor_library import find_corridor
from remitcalc.model.payroll import Payroll
from remitcalc.model.scenario import Scenario
from remitcalc.output.answer import Answer
from remitcalc.output.document.pool_facts import employer_said
from remitcalc.output.json_document.comparison import comparison_document
from remitcalc.output.json_document.corridors import corridors_document
from remitcalc.output.json_document.layout import json_text
from remitcalc.output.json_document.ranking import ranking_document
from remitcalc.output.language import Language
from tests.engine.test_truth import TRUTH
from tests.output.wording_cases import CASES, compared, scenario

BUNDLED = ("canada-guatemala", "switzerland-serbia", "us-guatemala")
KEYS = (
    "format date amount_is corridor individual_service pooled_service share employer_share paydays"
    " status workers season totals saving_by_part rank worse_off break_even range offers"
    " cheaper_individual_services groups warnings"
).split()
WORKER = (
    "worker group amount individual_service joins individual pooled saving saving_bound"
    " saving_before"
).split()
PARTS = "sending tax transit fx receiving".split()
OUTCOME = [
    "principal",
    "principal_bound",
    *PARTS,
    *"total total_bound total_status received received_bound received_status".split(),
    *"paid paid_bound change absent outside_surveyed_range reason".split(),
]
TOTALS = (
    "individual pooled not_joining saving employer saving_with_employer like_for_like_pooled"
).split()


def document(name, **named):
    text = json_text(comparison_document(compared(name), **named))
    return json.loads(text, parse_float=pytest.fail)


def bundled(name):
    corridor, _ = find_corridor(name)
    assert corridor is not None
    return corridor


@pytest.mark.parametrize("name", CASES)
def test_keys_are_those_documented_and_in_order(name):
    made = document(name)
    assert list(made) == KEYS
    for worker in made["workers"]:
        assert list(worker) == WORKER
        assert list(worker["individual"]) == OUTCOME
        assert (worker["pooled"] is None) is not worker["joins"]
        assert worker["pooled"] is None or list(worker["pooled"]) == OUTCOME
    assert list(made["season"]) == "workers individual_days_waiting pooled_days_waiting".split()
    assert list(made["totals"]) == TOTALS
    assert list(made["rank"]) == "position of bound before".split()
    assert list(made["break_even"]) == (
        "size first_size searched_to margin_percent bound before".split()
    )


def test_money_is_decimal_text_and_parts_add_up():
    worker = document("pool_between")["workers"][0]
    assert worker["amount"] == "400.00"
    parts = [worker["pooled"][part] for part in PARTS]
    cents = sum(round(float(part) * 100) for part in parts)
    assert f"{cents / 100:.2f}" == worker["pooled"]["total"]


def test_unknown_is_null_and_never_zero():
    made = document("before_arrival")
    assert made["workers"][0]["individual"]["receiving"] is None
    assert made["saving_by_part"]["receiving"] is None
    assert document("no_reference_rate")["workers"][0]["individual"]["received"] is None
    nowhere = {"position": None, "of": 3, "bound": "unknown", "before": []}
    assert document("pool_undisclosed")["rank"] == nowhere


def test_an_impossible_row_has_null_figures_and_the_reason():
    made = document("pool_not_possible")
    pooled = made["workers"][0]["pooled"]
    assert pooled["reason"] == "“wire” is not offered from C$10,000.00 on."
    figures = set(OUTCOME) - {"absent", "outside_surveyed_range", "reason"}
    assert {pooled[key] for key in figures} == {None}
    assert pooled["absent"] == []
    assert made["workers"][0]["saving"] is None
    assert made["workers"][0]["saving_bound"] == "unknown"
    assert made["totals"]["pooled"] == {"total": None, "bound": "unknown"}
    assert made["totals"]["saving"] == {"amount": None, "bound": "unknown", "before": []}
    assert made["season"]["workers"][0]["pooled_total"] is None


@pytest.mark.parametrize(
    ("name", "bound"),
    [
        ("pool_between", "exact"),
        ("alone_undisclosed", "at_least"),
        ("pool_undisclosed", "at_most"),
        ("both_undisclosed", "unknown"),
    ],
)
def test_a_saving_says_how_exact_it_is(name, bound):
    worker = document(name)["workers"][0]
    assert worker["saving_bound"] == bound
    assert (worker["saving"] is None) == (bound == "unknown")


def test_names_leave_the_program_only_when_asked_for():
    assert "Luz" not in json.dumps(document("mixed_amounts"))
    named = document("mixed_amounts", with_names=True)
    assert [worker["worker"] for worker in named["workers"]] == ["Ana", "Luz", "=Eva"]


def test_the_employers_part_is_apart_from_what_workers_pay():
    totals = document("employer_pays_half")["totals"]
    assert totals["employer"] == "10.00"
    assert float(totals["saving_with_employer"]) == pytest.approx(
        float(totals["saving"]["amount"]) - 10
    )


def test_what_the_employer_pays_for_those_who_stay_is_no_saving_of_the_pool():
    """Alone 3.00 each for two who join and two who do not; pooled it pays nothing for the two."""
    corridor = load_corridor(str(TRUTH / "r11.toml"))
    payroll = Payroll(np.full(4, 10_000), joins=np.array([False, False, True, True]))
    found = compare(Scenario.of(corridor).replace(payroll=payroll))
    totals = comparison_document(found)["totals"]
    saved = Decimal(totals["saving"]["amount"])
    assert Decimal(totals["saving_with_employer"]) == saved + 6
    said = employer_said(Answer(found, Language("en"))).replace("\xa0", " ")
    assert "When workers send alone the employer pays US$6.00." in said


def test_a_part_that_nobody_surveyed_makes_totals_bounds():
    made = document("before_arrival")
    alone, pooled = made["workers"][0]["individual"], made["workers"][0]["pooled"]
    assert alone["absent"] == ["transit", "receiving"]
    assert (alone["total_bound"], alone["received_bound"]) == ("at_least", "at_most")
    assert (pooled["total_bound"], pooled["received_bound"]) == ("exact", "exact")
    assert made["workers"][0]["saving_bound"] == "at_least"
    assert made["rank"]["bound"] == made["break_even"]["bound"] == "at_least"
    assert made["totals"]["like_for_like_pooled"]["total"] is not None


def test_who_does_not_join_stands_apart_in_the_totals():
    totals = document("some_stay_out")["totals"]
    workers = document("some_stay_out")["workers"]
    joined = [float(w["individual"]["total"]) for w in workers if w["joins"]]
    others = [float(w["individual"]["total"]) for w in workers if not w["joins"]]
    assert float(totals["individual"]["total"]) == pytest.approx(sum(joined))
    assert float(totals["not_joining"]["total"]) == pytest.approx(sum(others))
    assert others


@pytest.mark.parametrize("name", BUNDLED)
def test_bundled_comparisons_are_as_recorded(name, golden):
    made = json_text(comparison_document(compare(Scenario.of(bundled(name)))))
    golden(f"{name}.json", made)


def test_rankings_are_as_recorded(golden):
    corridor = bundled("us-guatemala")
    ranking = rank(corridor, 20000, day=corridor.defaults.date)
    golden("us-guatemala-rank.json", json_text(ranking_document(corridor, ranking)))


def test_corridors_are_as_recorded(golden):
    golden("corridors.json", json_text(corridors_document(bundled(name) for name in BUNDLED)))


def test_a_large_payroll_is_written_in_its_order():
    made = json.loads(json_text(comparison_document(compare(scenario(workers=2000)))))
    assert [w["worker"] for w in made["workers"]] == [f"Worker {n}" for n in range(1, 2001)]
