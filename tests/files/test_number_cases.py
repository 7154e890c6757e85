"""Files of people that were read a hundredfold or a thousandfold wrong, and their right values."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from remitcalc.files.corridor_file import read_corridor
from remitcalc.files.corridor_library import corridors
from remitcalc.files.fee_table.reading import read_fee_table
from remitcalc.files.payroll.reading import read_payroll
from remitcalc.model.charge import Flat
from remitcalc.model.exchange import Margin
from remitcalc.model.payroll_choices import PayrollChoices

if TYPE_CHECKING:
    from remitcalc.files.payroll.reading import PayrollRead

CASES = Path(__file__).parents[1] / "data" / "cases"


@pytest.fixture
def read(tmp_path):
    def read_one(content: str | Path, corridor: str = "canada-guatemala", **choices) -> PayrollRead:
        path = content if isinstance(content, Path) else tmp_path / "list.csv"
        if isinstance(content, str):
            path.write_text(content, encoding="utf-8")
        made, _ = read_corridor(corridors()[corridor])
        return read_payroll(path, made, PayrollChoices(**choices))

    return read_one


def codes(problems):
    return [(p.place.row, p.place.column, p.message.code) for p in problems]


ONE_POINT = "Name;Betrag\nAna;1.200\nLuz;1.150\nRosa;1.500\nEva;900.5\n"
UNCLEAR = [(1, "B", "payroll_decimal_unclear")]
TWO_WAYS = "number_in_two_ways"


def test_one_point_does_not_make_thousands_of_others_decimals(read) -> None:
    found = read(ONE_POINT)
    assert codes(found.problems) == UNCLEAR
    assert found.problems[0].message.values["value"] == "1.200"
    assert found.understood.asks_decimal


def test_the_answer_point_leaves_such_rows_to_be_written_so_that_they_are_one_number(read) -> None:
    said = read(ONE_POINT, decimal="point")
    assert codes(said.problems) == [(row, "B", TWO_WAYS) for row in (2, 3, 4)]
    assert said.problems[0].message.values == {"larger": "1200", "smaller": "1.2"}
    assert codes(read(ONE_POINT, decimal="comma").problems) == [
        (5, "B", "payroll_amount_marked_otherwise")
    ]


def test_texts_beside_numbers_of_a_workbook_are_asked_about_too(read) -> None:
    assert codes(read(CASES / "a3-text_numbers.xlsx").problems) == UNCLEAR


def test_decimals_of_three_digits_are_taken_where_the_answer_is_all_that_tells(read) -> None:
    text = "Name;Amount\nA;173,900\nB;150,000\n"
    assert codes(read(text).problems) == UNCLEAR
    assert read(text, decimal="comma").payroll.amounts.tolist() == [17390, 15000]


def test_a_thousand_beside_sure_decimals_is_a_thousand(read) -> None:
    text = '"Name","Betrag"\n"A","236,48"\n"B","124,99"\n"C","89,9"\n"D","1.488,69"\n"E","1.000"\n'
    assert read(text, "switzerland-serbia").understood.amount == 294_006
    text = "Name;Betrag\nA;1.355,90 CHF\nB;380,00 CHF\n"
    assert read(text, "switzerland-serbia").understood.amount == 173_590


def test_amounts_a_hundred_times_the_usual_are_told(read) -> None:
    found = read("Trabajador;Moneda;Importe\nAna;CAD;40000\nLuz;CAD;38050\n")
    assert found.payroll is not None
    assert codes(found.problems) == [(2, "C", "payroll_amounts_large")]


@pytest.mark.parametrize("name", ["a4-dot_thousands_bands_point_margin", "a5-comma_thousands"])
def test_edges_of_bands_are_not_made_decimals_by_a_margin(name) -> None:
    (file,) = CASES.glob(f"{name}*")
    corridor, problems = read_fee_table(file)
    assert corridor is None
    assert codes(problems) == [
        (6, "M", TWO_WAYS),
        (7, "L", TWO_WAYS),
        (7, "M", TWO_WAYS),
        (8, "L", TWO_WAYS),
    ]


@pytest.mark.parametrize(
    ("line", "code", "values"),
    [
        ("amount = 1,400", TWO_WAYS, {"larger": "1400", "smaller": "1.4"}),
        ("amount = 5,53", "toml_decimal_comma", {"instead": "5.53"}),
        ("amount = 1.234,50", "toml_decimal_comma", {"instead": "1234.50"}),
        ("amount = 1,400,000", "toml_decimal_comma", {"instead": "1400000"}),
    ],
)
def test_a_hint_in_a_corridor_file_does_not_choose(tmp_path, line, code, values) -> None:
    corridor, problems = corridor_with(tmp_path, "amount = 400", line)
    assert corridor is None
    assert (problems[0].message.code, problems[0].message.values) == (code, values)


def test_the_edge_of_a_band_in_a_corridor_file_is_hinted_at_in_both_ways(tmp_path) -> None:
    _, problems = corridor_with(tmp_path, "to = 2500,", "to = 2,500,")
    assert problems[0].message.values == {"larger": "2500", "smaller": "2.5"}


def test_money_of_three_decimals_in_a_corridor_file_is_doubted(tmp_path) -> None:
    corridor, problems = corridor_with(tmp_path, "amount = 400", "amount = 1.400")
    assert corridor is not None
    assert [p.message.code for p in problems] == ["number_of_three_decimals"]


def corridor_with(tmp_path, old, new):
    text = corridors()["canada-guatemala"].read_text("utf-8")
    assert old in text
    path = tmp_path / "mine.toml"
    path.write_text(text.replace(old, new, 1), "utf-8")
    return read_corridor(path)


SPLIT = "payroll_row_too_long"


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("worker,amount,notes\nAna,400.00,\nLuz,1,234.50,\nEva,380.00,\n", [3]),
        ("worker,amount,notes\nAna,400,\nLuz,380,50,\nEva,380,\n", [3]),
        ("worker,amount,notes\nAna,400.00,\nLuz,1,234.50\nEva,380.00,\n", [3]),
        ("worker,amount,notes\nLuz,1,234.50,\nEva,2,380.00,\n", [2, 3]),
        ("worker,amount\nAna,400,\nLuz,1,234.50,\n", [3]),
        ("worker,amount,group\nAna,400.00,North\nLuz,1,234.50\nEva,380.00,South\n", [3]),
    ],
)
def test_a_row_that_a_comma_splits_is_refused_where_its_last_cell_is_empty_too(
    read, text, rows
) -> None:
    assert codes(read(text).problems) == [(row, "", SPLIT) for row in rows]


@pytest.mark.parametrize(
    "text",
    [
        "worker,amount,\nAna,400,\nEva,380,\n",
        "worker,amount\nAna,400,\nEva,380,\n",
        "worker;amount\nAna;400\nEva;380;;\n",
        "worker,amount,hours\nAna,400,160\nEva,380,172.50\n",
        "worker,amount,notes\nAna,400,paid in 2 parts\nEva,380,\n",
        "worker,amount,group\nAna,400,101\nEva,380,102\n",
        "worker,amount,net pay\nAna,400,800\nEva,380,1900.50\n",
        "worker,amount,group\nAna,400,North\nEva,380,Farm 12\n",
    ],
)
def test_an_empty_cell_at_the_end_is_no_split(read, text) -> None:
    assert read(text).payroll.amounts.tolist() == [40000, 38000]


def test_a_row_of_a_fee_table_that_a_comma_splits_is_refused(tmp_path) -> None:
    path = tmp_path / "fees.csv"
    text = (
        (CASES / "d7-currency_fee.csv").read_text("utf-8").replace("30,,,,phone", "1,200,,,,phone")
    )
    path.write_text(text, "utf-8")
    corridor, problems = read_fee_table(path)
    assert (corridor, codes(problems)) == (None, [(6, "", "table_row_split")])


PERCENT_TABLES = [
    *("d1-percent_cells_fee.xlsx", "d2-one_margin_percent_cell.xlsx"),
    *("d2-one_margin_percent_cell.xls", "d2-one_margin_percent_cell.ods"),
    *("d5-percent_cells_margin.xlsx", "d6-text_percent_fr.csv", "d7-currency_fee.csv"),
]


@pytest.mark.parametrize("name", PERCENT_TABLES)
def test_percentages_are_read_as_a_spreadsheet_shows_them(name) -> None:
    corridor, problems = read_fee_table(CASES / name)
    assert problems == ()
    service = corridor.services[0]
    tariff = service.sending.charges[0].tariff
    assert isinstance(tariff, Flat)
    assert isinstance(service.exchange, Margin)
    assert (tariff.fixed, tariff.percent, service.exchange.percent) == (500, 2, Decimal("2.5"))


def test_a_percentage_is_no_amount(read) -> None:
    found = read(CASES / "d3-sends_percent_cells.xlsx")
    fault = "payroll_amount_percent"
    assert codes(found.problems) == [(2, "C", fault), (3, "C", fault), (4, "C", fault)]
    assert found.problems[0].found == "40 %"
    assert codes(read("worker;sends\nAna;40 %\n").problems) == [(2, "B", fault)]


def test_shares_of_pay_without_a_sign_are_told(read) -> None:
    found = read("worker;sends\nAna;0.4\nLuz;0.35\n")
    assert codes(found.problems) == [(2, "B", "payroll_amounts_small")]


@pytest.mark.parametrize("fee", ["2 %", "€5.00", "Q5.00"])
def test_a_fee_with_another_sign_is_refused(tmp_path, fee) -> None:
    path = tmp_path / "fees.csv"
    text = (CASES / "d7-currency_fee.csv").read_text("utf-8").replace("$5.00", fee)
    path.write_text(text, "utf-8")
    _, problems = read_fee_table(path)
    code = "percent_not_here" if "%" in fee else "cell_other_currency"
    assert codes(problems)[0] == (2, "O", code)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("fx_margin_percent = 2.10", "fx_margin_percent = 0.021", "fraction_likely"),
        ("fx_margin_percent = 2.10", "fx_margin_percent = 2.11", None),
    ],
)
def test_a_margin_a_hundredth_of_the_others_is_told_in_a_corridor_file(
    tmp_path, old, new, code
) -> None:
    corridor, problems = corridor_with(tmp_path, old, new)
    assert corridor is not None
    assert [p.message.code for p in problems] == [code] * (code is not None)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("1 234,50 $ CA", "380,25 $ CA"),
        ("1\u202f234,50\u00a0$CA", "380,25\u00a0$CA"),
        ("CDN$1,234.50", "CDN$380.25"),
        ("\ufeff1.234,50", "380,25"),
        ("\u200e1.234,50\u200b", "380,25"),
        ("1\u2007234,50", "380,25"),
        ("C$1,234.50", "C$380.25"),
        ("1'234.50 CAD", "380.25 Can$"),
    ],
)
def test_the_forms_of_the_users_own_country_are_read(read, first, second) -> None:
    found = read(f"worker\tamount\nW0\t{first}\nW1\t{second}\n")
    assert found.problems == ()
    assert found.payroll.amounts.tolist() == [123_450, 38_025]


@pytest.mark.parametrize("text", ["($30.00)", "$(12.34)", "5.00-", "−100.00", "-$5.00", "–5.00"])
def test_negative_amounts_are_refused_as_negative(read, text) -> None:
    found = read(f"worker;amount\nA;{text}\nB;400.00\n")
    assert codes(found.problems) == [(2, "B", "payroll_amount_not_positive")]


def test_another_dollar_is_refused_as_such(read) -> None:
    found = read("worker\tamount\nW0\t1 234,50 $ US\nW1\t380,25\n")
    assert codes(found.problems) == [(2, "B", "payroll_other_currency")]


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("Name;Betrag\nAna;1.200\nLuz;500\nTotal;1.700\n", [120_000, 50_000]),
        ("Name;Betrag\nAna;1.200\nLuz;1.150\nTotal;2.350,00\n", [120_000, 115_000]),
        ("Name;Amount\nAna;1,200\nLuz;1,150\nTotal;2,350.00\n", [120_000, 115_000]),
        ("Name;Amount\nAna;1.200\nLuz;1.150\nTotal;2.35\n", [120, 115]),
    ],
)
def test_a_total_that_adds_up_in_one_way_tells_what_marks_decimals(read, text, amounts) -> None:
    found = read(text)
    assert found.payroll.amounts.tolist() == amounts
    assert (found.understood.asks_decimal, found.understood.is_decided) == (False, False)
    assert found.understood.decimal == ("comma" if "Betrag" in text else "point")


@pytest.mark.parametrize("total", ["2.350", "2.400", "9.999,00"])
def test_a_total_that_adds_up_in_both_ways_or_in_none_tells_nothing(read, total) -> None:
    found = read(f"Name;Betrag\nAna;1.200\nLuz;1.150\nTotal;{total}\n")
    assert codes(found.problems) == UNCLEAR
