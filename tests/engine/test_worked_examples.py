"""The worked examples of the cost model, by the reference and by the engine."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest

from remitcalc.engine.compare import compare
from remitcalc.engine.individual import send_alone
from remitcalc.engine.pool import send_pooled
from remitcalc.model.payroll import Payroll
from remitcalc.model.scenario import Scenario
from tests.reference import alone as reference_alone
from tests.reference import break_even as reference_break_even
from tests.reference import pool as reference_pool
from tests.reference import season as reference_season
from tests.reference.examples import Example, examples_with
from tests.reference.making import DAY
from tests.reference.prices import NotPossibleError, fee


def by_id(example: Example) -> str:
    return example.id


def rows_alone(example: Example) -> list:
    return [
        reference_alone.send_alone(
            example.corridor, example.service_alone, a, day=DAY, amount_is=example.amount_is
        )
        for a in example.amounts("alone")
    ]


def terms_of_pool(example: Example) -> dict:
    return {
        "day": DAY,
        "amount_is": example.amount_is,
        "rule": example.document["pool"]["rule"],
        "employer_share_percent": Decimal(
            example.document["pool"].get("employer_share_percent", 0)
        ),
    }


def reference_of_pool(example: Example) -> reference_pool.Pool:
    alone = rows_alone(example) if "alone" in example.document else None
    return reference_pool.send_pooled(
        example.corridor,
        example.service_pooled,
        example.amounts("pool"),
        alone=alone,
        **terms_of_pool(example),
    )


def engine_alone(example: Example, amounts: list[int]):
    return send_alone(
        example.corridor,
        example.service_alone,
        np.array(amounts, dtype=np.int64),
        day=DAY,
        amount_is=example.amount_is,
    )


def engine_pooled(example: Example):
    terms = terms_of_pool(example)
    alone = None
    if "alone" in example.document:
        alone = engine_alone(example, example.amounts("alone"))
    return send_pooled(
        example.corridor,
        example.service_pooled,
        np.array(example.amounts("pool"), dtype=np.int64),
        alone=alone,
        **terms,
    )


def test_every_worked_example_of_the_page_has_a_file() -> None:
    assert {example.id for example in examples_with()} == {*"ABCDEFGHIJKLMN", "A2", "B2", "J2"}


@pytest.mark.parametrize("example", examples_with("alone"), ids=by_id)
class TestAlone:
    def test_the_reference_gives_the_example(self, example: Example) -> None:
        for column, row, value in example.expectations("alone"):
            assert getattr(rows_alone(example)[row], column) == value, (column, row)

    def test_the_engine_gives_the_example(self, example: Example) -> None:
        for column, row, value in example.expectations("alone"):
            outcome = engine_alone(example, example.amounts("alone"))
            assert outcome.all_possible
            assert getattr(outcome, column)[row] == value, (column, row)


@pytest.mark.parametrize("example", examples_with("pool"), ids=by_id)
class TestPooled:
    def test_the_reference_gives_the_example(self, example: Example) -> None:
        pool = reference_of_pool(example)
        for column, row, value in example.expectations("pool"):
            assert getattr(pool.rows[row], column) == value, (column, row)
        for column, value in example.document["pool"].get("sums", {}).items():
            summed = sum(getattr(row, column) for row in pool.rows)
            assert (pool.employer if column == "employer" else summed) == value

    def test_the_engine_gives_the_example(self, example: Example) -> None:
        pool = engine_pooled(example)
        assert pool.outcome.all_possible
        for column, row, value in example.expectations("pool"):
            assert getattr(pool.outcome, column)[row] == value, (column, row)
        for column, value in example.document["pool"].get("sums", {}).items():
            summed = getattr(pool.outcome, column).sum()
            assert (pool.employer if column == "employer" else summed) == value


@pytest.mark.parametrize("example", examples_with("fees"), ids=by_id)
class TestFees:
    def test_the_reference_gives_the_example(self, example: Example) -> None:
        (charge,) = example.service_alone.charges
        for base, value in example.document["fees"]["at"]:
            assert fee(charge, base).value == value

    def test_the_engine_gives_the_example(self, example: Example) -> None:
        pairs = example.document["fees"]["at"]
        outcome = engine_alone(example, [base for base, _ in pairs])
        assert outcome.sending.tolist() == [value for _, value in pairs]


@pytest.mark.parametrize("example", examples_with("outlays"), ids=by_id)
class TestOutlays:
    def test_the_reference_gives_the_example(self, example: Example) -> None:
        for outlay, principal in example.document["outlays"]["at"]:
            try:
                row = reference_alone.send_alone(
                    example.corridor,
                    example.service_alone,
                    outlay,
                    day=DAY,
                    amount_is="outlay",
                )
            except NotPossibleError:
                assert principal == "none"
            else:
                assert row.principal == principal

    def test_the_engine_gives_the_example(self, example: Example) -> None:
        pairs = example.document["outlays"]["at"]
        outcome = send_alone(
            example.corridor,
            example.service_alone,
            np.array([outlay for outlay, _ in pairs]),
            day=DAY,
            amount_is="outlay",
        )
        for row, (_, principal) in enumerate(pairs):
            found = int(outcome.principal[row]) if outcome.is_possible[row] else "none"
            assert found == principal


@pytest.mark.parametrize("example", examples_with("break_even"), ids=by_id)
class TestBreakEven:
    def test_the_reference_gives_the_example(self, example: Example) -> None:
        expected = example.document["break_even"]
        found = reference_break_even.break_even(
            example.corridor,
            example.service_alone,
            example.service_pooled,
            expected["amount"],
            reference_break_even.sizes_searched(40),
            day=DAY,
        )
        assert found.lasting == expected["lasting"]

    def test_the_engine_gives_the_example(self, example: Example) -> None:
        expected = example.document["break_even"]
        payroll = Payroll.uniform(40, expected["amount"])
        found = compare(Scenario(example.corridor, payroll, "pool", DAY)).break_even
        assert found.size == expected["lasting"]
        assert found.searched_to == 100


@pytest.mark.parametrize("example", examples_with("season"), ids=by_id)
class TestSeason:
    def test_the_reference_gives_the_example(self, example: Example) -> None:
        season, amounts = example.document["season"], example.amounts("alone")
        calendar = reference_season.Calendar(season["paydays"], season["days"], DAY)
        plan = reference_season.Plan(
            example.corridor, example.service_pooled, calendar, individual_every=season["every"]
        )
        workers = [reference_season.Worker(amount, example.service_alone) for amount in amounts]
        totals = [reference_season.alone_sums(plan, worker).total for worker in workers]
        assert totals == [season["total"]]
        assert calendar.waiting(season["every"], amounts) == Fraction(season["waiting"])

    def test_the_engine_gives_the_example(self, example: Example) -> None:
        season = example.document["season"]
        scenario = Scenario(
            example.corridor,
            Payroll(np.array(example.amounts("alone"))),
            "pool",
            DAY,
            paydays=season["paydays"],
            payday_days=season["days"],
            individual_every=season["every"],
        )
        found = compare(scenario).season_totals
        assert found.individual_total.tolist() == [season["total"]]
        assert found.individual_days_waiting == Fraction(season["waiting"])
