"""Edits of a list return another one, and refuse what cannot be."""

from __future__ import annotations

import numpy as np
import pytest

from remitcalc.model.message import ModelError
from remitcalc.model.payroll import Payroll
from remitcalc.model.payroll_edits import NO_GROUP, added, duplicated, with_values, without

NUMBERED = "Worker {}".format
COUNTED = Payroll.uniform(3, 40_000)
LISTED = Payroll(
    np.array([30_000, 10_000, 20_000], dtype=np.int64),
    names=("Ana", "Luz", "Eva"),
    services=("a", None, None),
    groups=("N", "S", "N"),
    joins=np.array([True, False, True]),
)


def test_what_one_worker_gets_the_others_have_too() -> None:
    assert with_values(COUNTED, "worker", {1: "Ana"}, NUMBERED).names == (
        "Worker 1",
        "Ana",
        "Worker 3",
    )
    assert with_values(COUNTED, "group", {1: "N"}, NUMBERED).groups == (NO_GROUP, "N", NO_GROUP)
    joins = with_values(COUNTED, "joins", {1: False}, NUMBERED).joins
    assert joins is not None
    assert joins.tolist() == [True, False, True]
    assert with_values(COUNTED, "service", {2: "a"}, NUMBERED).services == (None, None, "a")


def test_a_column_in_which_nothing_is_told_is_none() -> None:
    assert with_values(LISTED, "joins", {1: True}, NUMBERED).joins is None
    assert with_values(LISTED, "service", {0: None}, NUMBERED).services is None
    nobody = dict.fromkeys(range(3), NO_GROUP)
    assert with_values(LISTED, "group", nobody, NUMBERED).groups is None
    again = with_values(
        with_values(COUNTED, "amount", {0: 1}, NUMBERED), "amount", {0: 40_000}, NUMBERED
    )
    assert again.is_counted


def test_a_number_that_is_a_name_already_is_not_given_twice() -> None:
    named = with_values(COUNTED, "worker", {0: "Worker 2"}, NUMBERED)
    assert named.names is not None
    assert named.names[0] == "Worker 2"
    assert len(set(named.names)) == 3
    more = added(with_values(LISTED, "worker", {0: "Worker 4"}, NUMBERED), [5_000], NUMBERED)
    assert more.names is not None
    assert len(set(more.names)) == 4


def test_rows_are_deleted_and_duplicated_with_all_their_columns() -> None:
    left = without(LISTED, [0])
    assert (left.names, left.groups, left.services) == (("Luz", "Eva"), ("S", "N"), None)
    twice = duplicated(LISTED, [1])
    assert twice.names == ("Ana", "Luz", "Eva", "Luz (2)")
    assert twice.joins is not None
    assert twice.joins.tolist() == [True, False, True, False]
    assert twice.amounts.tolist() == [30_000, 10_000, 20_000, 10_000]
    more = added(LISTED, [500], NUMBERED)
    assert (more.groups, more.names) == (
        ("N", "S", "N", NO_GROUP),
        ("Ana", "Luz", "Eva", "Worker 4"),
    )


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        (lambda: without(LISTED, [0, 1, 2]), "last_worker_deleted"),
        (lambda: with_values(LISTED, "worker", {0: "Luz"}, NUMBERED), "repeated_worker"),
        (lambda: with_values(LISTED, "amount", {0: 0}, NUMBERED), "amount_not_positive"),
        (lambda: added(LISTED, [1] * 1_000_000, NUMBERED), "workers_out_of_range"),
    ],
)
def test_what_cannot_be_is_refused(edit: object, code: str) -> None:
    with pytest.raises(ModelError) as refused:
        edit()  # type: ignore[operator]
    assert [one.code for one in refused.value.messages] == [code]


def test_the_list_before_stays_as_it_was() -> None:
    with_values(LISTED, "amount", {0: 1}, NUMBERED)
    with_values(LISTED, "joins", {1: True}, NUMBERED)
    assert LISTED.amounts.tolist() == [30_000, 10_000, 20_000]
    assert LISTED.joins is not None
    assert LISTED.joins.tolist() == [True, False, True]
