"""A stray quotation mark must not swallow rows; an address of several lines is a cell."""

from __future__ import annotations

import pytest

from remitcalc.files.kinds import kind_of
from remitcalc.files.source import Source
from remitcalc.files.tables.reading import read_sheets


def read(tmp_path, text):
    path = tmp_path / "a.csv"
    path.write_text(text, "utf-8", newline="")
    return read_sheets(path)


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ('worker,amount\n"Ana,400\nTom,12\nEva,300\nLuz",250\nZoe,100\n', 2),
        ('worker,amount\n"Ana,400\nTom,12\nLuz",250\n', 2),
        ('worker;amount;group\nZoe;1;A\nAna;"400,50;North\nLuz;250";South\n', 3),
        ('worker\tamount\r\nZoe\t1\r\nEva\t$2\r\nAna\t"400\r\nLuz\t250"\r\nTom\t5\r\n', 4),
        # The mark is closed where another cell opens, so that its row has other cells as well.
        ('worker,amount,note\nZoe,1,a\n"Ana,2,b\nTom,3,"x, y"\nEva,4,c\n', 3),
    ],
)
def test_a_cell_whose_lines_are_rows_is_refused_with_its_row(tmp_path, text, row):
    sheets, (problem,) = read(tmp_path, text)
    assert sheets is None
    assert (problem.message.code, problem.message.values["row"]) == ("csv_quote_swallows", row)


@pytest.mark.parametrize(
    "cell",
    [
        "12 Main Street\nSpringfield",
        "12 Main Street, Apt 4\nSpringfield, ON\nCanada",
        "c/o Ruiz, 4th floor\r\nGuatemala, zone 10",
        "he said 5, then 6",
        "one\n\ntwo\n",
    ],
)
def test_an_address_of_several_lines_stays_one_cell(tmp_path, cell):
    quoted = cell.replace('"', '""')
    text = f'worker,address,amount\nAna,"{quoted}",400\nLuz,"Main 1",250\n'
    sheets, problems = read(tmp_path, text)
    assert not problems
    assert sheets[0].rows[1] == ("Ana", cell, "400")
    assert len(sheets[0].rows) == 3


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ('worker,amount\n"Ana,400\nTom,12\n', 2),
        ('worker,amount\nAna,400\nTom,"12', 3),
        ('worker,amount\nAna,400\nTom,"12""', 3),
        ('worker,amount\nAna,"40""0"\n"Tom,12"",\nEva,1\n', 3),
    ],
)
def test_a_quote_that_is_never_closed_is_named_by_the_row_where_it_opens(tmp_path, text, row):
    sheets, (problem,) = read(tmp_path, text)
    assert sheets is None
    assert (problem.message.code, problem.message.values["row"]) == ("csv_quote_open", row)


def test_a_quote_that_makes_a_cell_too_long_is_named_by_the_row_where_it_opens(tmp_path):
    rows = "".join(f"Worker {at},{at}.50\n" for at in range(70_000))
    _, (problem,) = read(tmp_path, f'worker,amount\nAna,1\n"Tom,2\n{rows}')
    assert (problem.message.code, problem.message.values["row"]) == ("cell_too_long", 3)


def test_a_payroll_with_a_fault_of_its_quotes_is_not_taken_for_a_corridor_file(tmp_path):
    for name, text in {
        "open": 'worker,amount\n"Ana,400\nTom,12\n',
        "swallowing": 'worker,amount\n"Ana,400\nLuz",250\n',
    }.items():
        (tmp_path / name).write_text(text)
        assert kind_of(Source(tmp_path / name)).gives == "payroll"
    (tmp_path / "fees").write_text('service,provider,fee,amount\n"a,b,1,2\n')
    assert kind_of(Source(tmp_path / "fees")).gives == "corridor"


def test_a_header_is_seen_also_where_commas_split_every_row_below_it(tmp_path):
    sheets, _ = read(tmp_path, "worker,amount\nAna,1,234.50\nLuz,2,345.50\n")
    assert sheets[0].delimiter == ","
