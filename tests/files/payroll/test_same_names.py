"""Workers of the same name: a column of numbers tells them apart, once it is known to be one."""

from __future__ import annotations

import pytest

from remitcalc.files.payroll.headings import role_of
from remitcalc.files.payroll.reading import read_payroll
from remitcalc.model.message import ColumnHeading
from remitcalc.model.payroll_choices import PayrollChoices

ROWS = "17;Juan;400;x\n18;Juan;390;x\n19;Ana;380;x\n"


@pytest.fixture
def read(tmp_path, corridor):
    def read_one(text, **choices):
        path = tmp_path / "p.csv"
        path.write_text(text, encoding="utf-8")
        return read_payroll(path, corridor, PayrollChoices(**choices))

    return read_one


def codes(found):
    return [(p.place.row, p.place.column, p.message.code) for p in found.problems]


@pytest.mark.parametrize(
    "heading", ["Pers.-Nr.", "PersNr", "MA-Nr.", "No. empleado", "N° matricule", "Emp No"]
)
def test_more_headings_of_numbers_are_known(read, heading):
    assert role_of(heading) == "number"
    found = read(f"{heading};Name;Amount;Site\n{ROWS}")
    assert found.payroll is not None
    assert found.payroll.names == ("Juan (17)", "Juan (18)", "Ana")


def test_a_column_that_may_have_numbers_is_named_where_names_are_the_same(read):
    found = read(f"Card;Name;Amount;Site\n{ROWS}")
    assert found.payroll is None
    assert codes(found) == [(1, "A", "payroll_numbers_unused"), (3, "B", "payroll_worker_repeated")]
    assert found.understood.asks_number
    values = found.problems[0].message.values
    assert (values["column"], values["letters"]) == (ColumnHeading("A", "Card"), "A")
    told = read(f"Card;Name;Amount;Site\n{ROWS}", columns={"number": 1})
    assert told.payroll is not None
    assert told.payroll.names == ("Juan (17)", "Juan (18)", "Ana")
    assert not told.understood.asks_number


@pytest.mark.parametrize(
    "rows",
    ["17;Juan;400;x\n17;Juan;390;x\n", "17;Juan;400;x\n;Juan;390;x\n"],
)
def test_a_column_with_the_same_value_twice_or_without_one_is_none_of_numbers(read, rows):
    found = read(f"Card;Name;Amount;Site\n{rows}")
    assert codes(found) == [(3, "B", "payroll_worker_repeated")]
    assert not found.understood.asks_number


def test_nothing_is_asked_where_all_names_differ(read):
    found = read("Card;Name;Amount\n17;Juan;400\n18;Ana;390\n")
    assert found.payroll is not None
    assert found.problems == ()
    assert not found.understood.asks_number
