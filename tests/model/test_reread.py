"""A file read again takes its new values, keeps what was typed, and asks where both changed."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from remitcalc.model.document import PayrollOrigin
from remitcalc.model.file_list import ByHand, FileList, value_of
from remitcalc.model.message import ModelError
from remitcalc.model.payroll import Payroll
from remitcalc.model.payroll_edits import CELL_ROLES, added, duplicated, with_values, without
from remitcalc.model.reread import Contest, Reread, reread

NUMBERED = "Worker {}".format
DIGEST = "0" * 64
NAMES = [f"N{at}" for at in range(12)]


def listed(**amounts: int) -> FileList:
    """A file of workers by name, from row 2 on."""
    payroll = Payroll(np.array([*amounts.values()], dtype=np.int64), names=tuple(amounts))
    return FileList(payroll, np.arange(2, 2 + len(amounts)))


def edited(file: FileList, payroll: Payroll, gone: tuple[int, ...] = ()) -> PayrollOrigin:
    origin = PayrollOrigin("/p.csv", DIGEST, rows=file.rows).beside(file.payroll, payroll, gone)
    assert origin is not None
    return origin


def again(
    file: FileList, payroll: Payroll, new: FileList, *, gone: tuple[int, ...] = (), **how: str
) -> Reread:
    origin = edited(file, payroll, gone)
    assert origin.rows is not None
    assert origin.listed is not None
    return reread(payroll, origin.rows, origin.listed, new, **how)  # type: ignore[arg-type]


def told(found: Reread) -> dict[str, int]:
    assert found.payroll.names is not None
    return dict(zip(found.payroll.names, found.payroll.amounts.tolist(), strict=True))


FILE = listed(Ana=300, Luz=100, Eva=200)


def test_the_files_new_values_are_taken_and_those_typed_stay() -> None:
    typed = with_values(FILE.payroll, "amount", {1: 150}, NUMBERED)
    found = again(FILE, typed, listed(Ana=310, Luz=100, Eva=200, Zoe=400))
    assert told(found) == {"Ana": 310, "Luz": 150, "Eva": 200, "Zoe": 400}
    assert (found.taken, found.kept, found.came, found.went) == (1, 1, 1, 0)
    assert found.contests == ()


def test_what_was_changed_on_both_sides_is_asked_for() -> None:
    typed = with_values(FILE.payroll, "amount", {1: 150}, NUMBERED)
    new = listed(Ana=300, Luz=120, Eva=200)
    mine, theirs = again(FILE, typed, new), again(FILE, typed, new, stands="file")
    assert mine.contests == theirs.contests == (Contest("Luz", "amount", 150, 120),)
    assert (told(mine)["Luz"], told(theirs)["Luz"]) == (150, 120)
    agreed = again(FILE, typed, listed(Ana=300, Luz=150, Eva=200))
    assert (agreed.contests, agreed.kept, agreed.taken) == ((), 0, 0)


def test_rows_left_out_stay_out_and_rows_of_ones_own_stay_below() -> None:
    left = without(added(FILE.payroll, [900], NUMBERED), [0])
    found = again(FILE, left, listed(Zoe=400, Ana=310, Eva=200, Luz=100), gone=(0,))
    assert told(found) == {"Zoe": 400, "Eva": 200, "Luz": 100, "Worker 4": 900}
    assert found.rows.tolist() == [2, 4, 5, 0]
    assert (found.left_out, found.added, found.came) == (1, 1, 1)


def test_who_is_gone_from_the_file_but_was_changed_here_is_asked_for() -> None:
    typed = with_values(FILE.payroll, "amount", {1: 150}, NUMBERED)
    new = listed(Ana=300)
    mine, theirs = again(FILE, typed, new), again(FILE, typed, new, stands="file")
    assert mine.contests == theirs.contests == (Contest("Luz", None),)
    assert (told(mine), mine.rows.tolist(), mine.went) == ({"Ana": 300, "Luz": 150}, [2, 0], 1)
    assert (told(theirs), theirs.went) == ({"Ana": 300}, 2)


def test_a_name_mended_here_and_in_the_file_is_the_same_worker() -> None:
    typed = with_values(FILE.payroll, "worker", {0: "Anna"}, NUMBERED)
    typed = with_values(typed, "amount", {0: 350}, NUMBERED)
    found = again(FILE, typed, listed(Anna=300, Luz=100, Eva=200))
    assert told(found) == {"Anna": 350, "Luz": 100, "Eva": 200}
    assert (found.contests, found.kept, found.came, found.went) == ((), 1, 0, 0)


def test_a_name_that_another_worker_has_there_goes_back() -> None:
    typed = with_values(FILE.payroll, "worker", {0: "Zoe"}, NUMBERED)
    found = again(FILE, typed, listed(Ana=300, Luz=100, Eva=200, Zoe=50))
    assert told(found) == {"Ana": 300, "Luz": 100, "Eva": 200, "Zoe": 50}


def test_who_was_put_in_here_and_came_into_the_file_later_is_one_worker() -> None:
    typed = with_values(added(FILE.payroll, [900], NUMBERED), "worker", {3: "Zoe"}, NUMBERED)
    found = again(FILE, typed, listed(Ana=300, Luz=100, Eva=200, Zoe=400))
    assert told(found)["Zoe"] == 900
    assert found.rows.tolist() == [2, 3, 4, 5]
    assert found.contests == (Contest("Zoe", "amount", 900, 400),)


def test_without_names_rows_tell_who_is_who_only_where_they_are_the_same() -> None:
    file = FileList(Payroll(np.array([300, 100])), np.array([2, 3]))
    typed = with_values(file.payroll, "amount", {0: 350}, NUMBERED)
    same = again(file, typed, FileList(Payroll(np.array([300, 120])), np.array([2, 3])))
    assert same.payroll.amounts.tolist() == [350, 120]
    other = FileList(Payroll(np.array([300, 100, 50])), np.array([2, 3, 4]))
    assert again(file, typed, other).is_unclear
    assert not reread(file.payroll, file.rows, file, other).is_unclear  # nothing was typed


@pytest.mark.parametrize(
    ("now", "is_unclear"),
    [
        ([300, 120, 210], False),  # raised
        ([100, 300, 200], True),  # put in another order
        ([250, 300, 100], True),  # one above, and none below
        ([300, 200, 200], False),  # what one of those that stay has, too
    ],
)
def test_without_names_amounts_that_changed_rows_are_not_taken_for_somebody_elses(
    now: list[int], is_unclear: bool
) -> None:
    file = FileList(Payroll(np.array([300, 100, 200])), np.array([2, 3, 4]))
    typed = with_values(file.payroll, "worker", {0: "Ana", 1: "Luz", 2: "Eva"}, NUMBERED)
    found = again(file, typed, FileList(Payroll(np.array(now)), file.rows))
    assert found.is_unclear == is_unclear
    if not is_unclear:
        assert told(found) == dict(zip(["Ana", "Luz", "Eva"], now, strict=True))


def test_nobody_left_is_refused() -> None:
    with pytest.raises(ModelError):
        again(
            listed(Ana=1, Luz=2),
            without(listed(Ana=1, Luz=2).payroll, [1]),
            listed(Luz=2),
            gone=(1,),
        )


def chance_list(chance: random.Random) -> FileList:
    names = chance.sample(NAMES, chance.randint(1, 8))
    count = len(names)
    payroll = Payroll(
        np.array([chance.randint(1, 3) for _ in names], dtype=np.int64),
        names=tuple(names),
        services=chance.choice([None, tuple(chance.choice([None, "a"]) for _ in names)]),
        groups=chance.choice([None, tuple(chance.choice("NS") for _ in names)]),
        joins=chance.choice([None, np.array([chance.random() < 0.5 for _ in names])]),
    )
    return FileList(payroll, np.array(sorted(chance.sample(range(2, 40), count))))


def chance_edits(file: FileList, chance: random.Random) -> tuple[Payroll, PayrollOrigin]:
    payroll, origin = file.payroll, PayrollOrigin("/p.csv", DIGEST, rows=file.rows)
    for _ in range(chance.randint(0, 6)):
        worker, gone = chance.randrange(len(payroll)), ()
        kind = chance.choice(["amount", "group", "joins", "service", "worker", "less", "copy"])
        values = {
            "amount": chance.randint(1, 3),
            "group": chance.choice("NS"),
            "joins": chance.random() < 0.5,
            "service": chance.choice([None, "a"]),
            "worker": chance.choice(NAMES),
        }
        try:
            if kind == "less":
                gone, after = (worker,), without(payroll, [worker])
            elif kind == "copy":
                after = duplicated(payroll, [worker])
            else:
                after = with_values(payroll, kind, {worker: values[kind]}, NUMBERED)  # type: ignore[arg-type]
        except ModelError:
            continue
        beside = origin.beside(payroll, after, gone)
        assert beside is not None
        payroll, origin = after, beside
    return payroll, origin


@settings(max_examples=300)
@given(st.integers(0, 2**32))
def test_reading_again_loses_nothing_that_was_typed(seed: int) -> None:
    chance = random.Random(seed)
    file, new = chance_list(chance), chance_list(chance)
    payroll, origin = chance_edits(file, chance)
    if origin.rows is None or origin.listed is None:
        return
    by_hand = ByHand(payroll, origin.rows, origin.listed)
    try:
        found = reread(payroll, origin.rows, origin.listed, new)
    except ModelError:
        return
    assert payroll.names is not None
    assert found.payroll.names is not None
    here = {name: at for at, name in enumerate(found.payroll.names)}
    in_file = set(new.payroll.names or ())
    for role in ("amount", "group", "joins", "service"):
        for worker in {*by_hand.changed(role), *by_hand.added}:
            name = payroll.names[worker]
            if name in here and (name not in in_file or found.rows[here[name]] > 0):
                is_same = value_of(found.payroll, role, here[name]) == value_of(
                    payroll, role, worker
                )
                # Who was renamed to a name of the file may have got the old one back.
                assert is_same or by_hand.is_changed(worker, "worker")
    assert sorted(row for row in found.rows.tolist() if row) == sorted(
        {row for row in found.rows.tolist() if row}
    )


@settings(max_examples=110)
@given(st.integers(0, 2**32))
def test_the_same_file_read_again_changes_nothing(seed: int) -> None:
    chance = random.Random(seed)
    file = chance_list(chance)
    payroll, origin = chance_edits(file, chance)
    if origin.rows is None or origin.listed is None:
        return
    found = reread(payroll, origin.rows, origin.listed, replace(file))
    assert (found.taken, found.came, found.contests) == (0, 0, ())
    assert found.rows.tolist() == sorted(origin.rows.tolist(), key=lambda row: (row == 0, row))
    order = np.argsort(np.where(origin.rows == 0, 99, origin.rows), kind="stable").tolist()
    for role in CELL_ROLES:
        assert [value_of(found.payroll, role, at) for at in range(len(order))] == [
            value_of(payroll, role, at) for at in order
        ]
