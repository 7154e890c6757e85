import subprocess
import sys
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest

import remitcalc
from remitcalc import Payroll, Scenario, compare, load_corridor
from remitcalc.engine.figure import parts_in


@pytest.fixture(scope="module")
def comparison() -> remitcalc.Comparison:
    return compare(Scenario.of(load_corridor("canada-guatemala")))


def test_the_bundled_example_is_that_of_the_cost_model(comparison: remitcalc.Comparison) -> None:
    one = comparison.together
    parts = [int(getattr(one, p)[0]) for p in ("sending", "transit", "fx", "receiving", "total")]
    assert parts == [50, 38, 839, 142, 1069]
    assert set(comparison.pooled.total.tolist()) == {1069, 1068}
    assert (comparison.position, comparison.standing.of) == (3, 16)
    assert comparison.standing.bound.word == "at_least"
    assert (comparison.group_saving.minor, comparison.group_saving.bound.word) == (
        24_780,
        "at_least",
    )
    assert comparison.baseline.chosen_as == "median"
    assert comparison.break_even.size == 8
    assert int(comparison.season_totals.saving[0]) == 10523


def test_of_the_cheaper_ways_only_one_is_cheaper_like_for_like(
    comparison: remitcalc.Comparison,
) -> None:
    bank, debit = comparison.cheaper
    assert (bank.service.provider, bank.total.each(40).minor) == ("Royal Bank of Canada", 840)
    assert parts_in(bank.saving.before) == ("transit", "receiving")
    assert comparison.like_for_like is not None
    assert comparison.like_for_like.each(40).minor == 890
    assert bank.saving.minor == 40 * (890 - 840)
    assert (debit.service.provider, debit.total.each(40).minor) == ("MoneyGram", 956)
    assert (bank.is_only_uncounted, debit.is_only_uncounted) == (False, True)
    assert debit.service.instrument == "debit card"


def test_frames_hold_the_columns_and_keep_unknown_apart(comparison: remitcalc.Comparison) -> None:
    workers = comparison.workers
    assert workers.shape[0] == 40
    assert workers.index[0] == "Worker 1"
    assert workers["pooled_total"].sum() == comparison.pooled_total
    assert workers["individual_receiving"].isna().all()
    parts = workers[[f"pooled_{p}" for p in ("sending", "tax", "transit", "fx", "receiving")]]
    assert (parts.sum(axis=1) == workers["pooled_total"]).all()
    assert workers.attrs["currency"] == "CAD"


def test_the_season_and_the_summary_add_up(comparison: remitcalc.Comparison) -> None:
    season, summary = comparison.season, comparison.summary
    assert (season["individual_total"] - season["pooled_total"] == season["saving"]).all()
    assert summary.loc["saving", "total"] == (
        summary.loc["individual", "total"] - summary.loc["pooled", "total"]
    )
    assert summary.loc["saving", "receiving"] is pd.NA


def test_a_payroll_of_ones_own_can_be_compared() -> None:
    corridor = load_corridor("us-guatemala")
    payroll = Payroll(np.array([20000, 35000]), names=("first", "second"))
    scenario = Scenario.of(corridor).replace(
        payroll=payroll, share="proportional", employer_share_percent=Decimal(50)
    )
    assert list(compare(scenario).workers.index) == ["first", "second"]


@pytest.mark.parametrize(
    ("field", "value"),
    [("share", "no_one_worse_off"), ("amount_is", "net")],
)
def test_a_word_that_is_no_choice_is_refused_and_never_taken_for_another(
    comparison: remitcalc.Comparison, field: str, value: str
) -> None:
    with pytest.raises(remitcalc.ModelError) as caught:
        comparison.scenario.replace(**{field: value})
    (said,) = caught.value.messages
    assert (said.code, said.values["option"], said.values["value"]) == (
        "choice_unknown",
        field,
        value,
    )


def test_a_percent_in_binary_is_refused_and_a_decimal_counts_exactly(
    comparison: remitcalc.Comparison,
) -> None:
    with pytest.raises(TypeError, match=r"Decimal\('33.3'\)"):
        comparison.scenario.replace(employer_share_percent=33.3)
    found = compare(comparison.scenario.replace(employer_share_percent=Decimal("33.3")))
    assert found.employer == 666


def test_a_comparison_and_a_scenario_say_what_they_are_in_a_line(
    comparison: remitcalc.Comparison,
) -> None:
    said = repr(comparison)
    assert repr(comparison.scenario) in said
    assert "canada-guatemala: 40 workers" in said
    assert len(said) < 150


def test_public_names_are_listed_before_they_are_used() -> None:
    code = "import remitcalc; print({*remitcalc.__all__} - {*dir(remitcalc)})"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "set()"


def test_an_unknown_corridor_is_refused_with_what_is_wrong() -> None:
    with pytest.raises(remitcalc.ModelError) as caught:
        load_corridor("canada-guatemalla")
    assert caught.value.messages


def test_importing_the_package_imports_nothing_heavy() -> None:
    code = "import sys, remitcalc; print(sorted({'numpy', 'pandas', 'PySide6'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_name_that_is_not_public_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nothing_like_this"):
        _ = remitcalc.nothing_like_this
