"""Rows that are no workers: totals under any name, averages, counts, what stands below a total."""

from __future__ import annotations

import pytest

from remitcalc.files.payroll.reading import read_payroll
from remitcalc.model.payroll_choices import PayrollChoices


@pytest.fixture
def read(tmp_path, corridor):
    def read_one(rows, **choices):
        path = tmp_path / "p.csv"
        path.write_text("worker;amount\n" + "\n".join(rows) + "\n", encoding="utf-8")
        return read_payroll(path, corridor, PayrollChoices(**choices))

    return read_one


def codes(found):
    return [(p.place.row, p.message.code, p.is_warning) for p in found.problems]


def names(found):
    assert found.payroll is not None, codes(found)
    return found.payroll.names


TWO = ["Ana;400", "Luz;380"]


@pytest.mark.parametrize(
    "name",
    [
        *("North Total", "Department totals", "Nord Ergebnis", "Gesamtergebnis", "Nord gesamt"),
        *("Norte Total", "Total general", "Gran total", "Equipo Norte - Subtotal", "Sous-total"),
        *("Total Nord", "Totaux", "Zwischensumme", "Sever ukupno", "Ukupno sever", "Sveukupno"),
        *("Север укупно", "Tot.", "OVERALL", "Overall", "Report Total", "TOTALS", "Grand total:"),
    ],
)
def test_a_total_is_known_by_its_first_or_its_last_word(read, name):
    assert names(read([*TWO, f"{name};780"])) == ("Ana", "Luz")


@pytest.mark.parametrize(
    "name",
    [
        *("Average", "Avg.", "Mean", "Median", "Maximum", "Min", "Number of workers", "Count"),
        *("Promedio", "Media", "Máximo", "Mínimo", "Número de trabajadores", "Moyenne"),
        *("Nombre de travailleurs", "Effectif", "Durchschnitt", "Mittelwert", "Anzahl Arbeiter"),
        *("Prosek", "Broj radnika", "Maksimum", "Просек", "Headcount"),
    ],
)
def test_averages_and_counts_beside_a_total_are_no_workers(read, name):
    found = read([*TWO, "Total;780", f"{name};390", "Average;390"])
    assert names(found) == ("Ana", "Luz")
    assert codes(found) == []


@pytest.mark.parametrize(
    "name", ["Max", "Maxine", "Min", "Mina", "Media Cruz", "Averagio", "Total"]
)
def test_a_first_name_that_is_such_a_word_is_a_worker(read, name):
    found = read(["Ana;400", f"{name};380", "Eva;300"], keeps_totals=name == "Total")
    assert names(found) == ("Ana", name, "Eva")
    assert name in names(read([*TWO, f"{name};300"], keeps_totals=name == "Total"))


def test_what_follows_the_total_of_all_is_told_and_not_taken(read):
    rows = [*TWO, "Total;780", "Fee;12", "Exchange rate;5.53", "Prepared by Rosa;"]
    found = read(rows)
    assert names(found) == ("Ana", "Luz")
    assert codes(found) == [(5, "payroll_below_total", True)]
    assert found.understood.below_total == (5, 6)
    assert names(read(rows, kept=frozenset({5}))) == ("Ana", "Luz", "Fee")
    assert codes(read(rows, left_out=frozenset({5, 6}))) == []


def test_workers_below_a_total_of_a_part_are_workers(read):
    found = read([*TWO, "North Total;780", "Eva;300", "Rosa;320", "South Total;620", "Leo;250"])
    assert names(found) == ("Ana", "Luz", "Eva", "Rosa", "Leo")
    assert names(read(["TOTAL;780", *TWO])) == ("Ana", "Luz")


@pytest.mark.parametrize("rows", [["Eva;", "Rosa;320"], ["Rosa;320", "Eva;"]])
def test_a_worker_without_an_amount_is_missed_also_below_a_total_of_a_part(read, rows):
    found = read([*TWO, "North Total;800", *rows])
    assert found.payroll is None
    missed = 5 + rows.index("Eva;")
    assert codes(found) == [(missed, "payroll_amount_missing", False)]


def test_what_follows_a_total_that_may_be_of_a_part_is_asked_about(read):
    rows = [*TWO, "North Total;780", "Eva;300", "Fee;5"]
    found = read(rows)
    assert found.payroll is None
    assert codes(found) == [(row, "payroll_below_part", False) for row in (5, 6)]
    said = read(rows, kept=frozenset({5}), left_out=frozenset({6}))
    assert names(said) == ("Ana", "Luz", "Eva")


def test_sums_under_any_name_are_totals_where_another_total_says_so(read):
    parts = [*TWO, "Field;780", "Eva;300", "Rosa;310", "Packing;610"]
    workers = ("Ana", "Luz", "Eva", "Rosa")
    assert names(read([*parts, "Everything;1390"])) == workers
    assert names(read([*parts, "TOTAL;1390"])) == workers
    assert names(read([*TWO, "Field;780", "TOTAL;1560"])) == ("Ana", "Luz", "Field")


@pytest.mark.parametrize(
    ("rows", "asked"),
    [
        ([*TWO, "Field;780"], [4]),
        ([*TWO, "Field;780", "Eva;300", "Rosa;310", "Packing;610"], [4, 7]),
        (["Ana;100", "Luz;110", "Eva;120", "Field;330", "Rosa;310"], [5]),
    ],
)
def test_a_sum_that_may_be_a_worker_is_asked_about(read, rows, asked):
    found = read(rows)
    assert found.payroll is None
    assert codes(found) == [(row, "payroll_may_be_total", False) for row in asked]
    assert len(names(read(rows, kept=frozenset(asked)))) == len(rows)
    assert len(names(read(rows, left_out=frozenset(asked)))) == len(rows) - len(asked)


def test_a_third_amount_that_is_the_sum_of_two_is_only_told(read):
    found = read(["Ana;200", "Luz;200", "Eva;400", "Rosa;350", "Leo;360"])
    assert len(names(found)) == 5
    assert codes(found) == [(4, "payroll_may_be_total", True)]


def test_headings_that_are_repeated_on_each_page_are_no_workers(read):
    assert names(read(["Ana;400", "worker;amount", "Luz;380"])) == ("Ana", "Luz")


@pytest.mark.parametrize("cell", ["CAD", "(in CAD)", "dólares"])
def test_a_second_line_of_headings_with_the_currency_is_no_worker(read, cell):
    found = read([f"Surname, first name;{cell}", "Ana;400", "Luz;380", "Total;780"])
    assert names(found) == ("Ana", "Luz")
    assert codes(found) == []
    understood = found.understood
    assert (understood.more_headings, understood.total_rows) == ((2,), (5,))


def test_a_second_line_of_headings_with_another_currency_is_a_problem(read):
    rows = ["Surname, first name;USD", "Ana;400", "Luz;380"]
    for left_out in (frozenset(), frozenset({2})):
        found = read(rows, left_out=left_out)
        assert codes(found) == [(2, "payroll_line_other", False)]


def test_a_worker_who_is_left_out_says_nothing_of_the_currency_of_others(read):
    assert names(read(["Eva;400 USD", "Ana;400", "Luz;380"], left_out=frozenset({2}))) == (
        "Ana",
        "Luz",
    )


@pytest.mark.parametrize(
    ("rows", "row"),
    [
        (["Ana;$", "Luz;380"], 2),
        (["17;CAD", "Luz;380"], 2),
        (["Ana;none", "Luz;380"], 2),
        (["Ana;400", "Luz;CAD"], 3),
    ],
)
def test_a_worker_without_an_amount_is_no_line_of_headings(read, rows, row):
    found = read(rows)
    assert found.payroll is None
    assert (row, "payroll_amount_unreadable") in [one[:2] for one in codes(found)]


def test_a_row_that_is_not_there_cannot_be_left_out(read):
    assert codes(read(TWO, left_out=frozenset({9}))) == [(None, "payroll_no_such_row", False)]
