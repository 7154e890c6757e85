"""Lists as untidy as real ones: each gives the right value, or says what must be said.

Layouts of public trackers, vendors and offices, made anew with invented names: `tests/data/untidy`.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter

from remitcalc.files.corridor_file import read_corridor
from remitcalc.files.corridor_library import corridors
from remitcalc.files.payroll.reading import read_payroll
from remitcalc.model.message import ColumnHeading
from remitcalc.model.payroll_choices import NetPercent, PayrollChoices

UNTIDY = Path(__file__).parents[2] / "data" / "untidy"
CANADA, SERBIA, STATES = "canada-guatemala", "switzerland-serbia", "us-guatemala"
NET = {"net": NetPercent(Decimal(40))}


@pytest.fixture(scope="module")
def read():
    made = {}

    def read_one(name, corridor=CANADA, *, encoding="", **choices):
        if corridor not in made:
            made[corridor], _ = read_corridor(corridors()[corridor])
        path = UNTIDY / name
        return read_payroll(path, made[corridor], PayrollChoices(**choices), encoding=encoding)

    return read_one


def codes(found):
    return [
        (problem.place.row, problem.place.column, problem.message.code)
        for problem in found.problems
        if not problem.is_warning
    ]


RIGHT = [
    ("subtotal_suffix.csv", CANADA, {}, 4, "1400.00"),
    ("german_ergebnis.csv", CANADA, {}, 4, "1400.00"),
    ("dept_subtotals_unique.csv", CANADA, {}, 4, "1390.00"),
    ("dept_subtotals.csv", CANADA, {}, 4, "1390.00"),
    ("summary_below.csv", CANADA, {}, 3, "1080.00"),
    ("average_es.csv", CANADA, {}, 2, "780.00"),
    ("overall_and_mean.csv", CANADA, {}, 2, "780.00"),
    ("inflows_footer.csv", CANADA, {}, 2, "780.00"),
    ("total_top.csv", CANADA, {}, 2, "780.00"),
    ("register_totals.csv", CANADA, NET, 2, "1535.00"),
    ("es_cantidad_horas.csv", CANADA, NET, 2, "633.00"),
    ("earnings_record.csv", CANADA, NET, 2, "598.80"),
    ("first_last_total.csv", CANADA, {"named_columns": {"amount": "Total $"}}, 2, "2380.00"),
    ("first_last_total.csv", CANADA, {"named_columns": {"amount": "i"}}, 2, "2380.00"),
    ("net_amount.csv", CANADA, NET, 1, "351.28"),
    ("fr_grh.csv", CANADA, NET, 1, "380.00"),
    ("de_lohn.csv", CANADA, NET, 2, "760.20"),
    ("libro_cl.csv", CANADA, NET, 2, "700.20"),
    ("deduction_beside.csv", CANADA, NET, 2, "3600.00"),
    ("gt_apellidos_monto.csv", CANADA, {}, 2, "780.00"),
    ("mx_apellidos.csv", CANADA, NET, 2, "312.00"),
    ("joins_si_blank.csv", CANADA, {}, 4, "1390.00"),
    ("joins_yes_blank_no.csv", CANADA, {"blank_joins": True}, 3, "1080.00"),
    ("checkbox.csv", CANADA, {}, 2, "780.00"),
    ("filtered.ods", CANADA, {}, 2, "700.00"),
    ("filtered.ods", CANADA, {"takes_hidden": True}, 4, "1390.00"),
    ("hidden_col.xlsx", CANADA, {}, 2, "780.00"),
    ("hidden_col.xlsx", CANADA, {"columns": {"amount": 2}}, 2, "2780.00"),
    ("cyrillic_cp1251.csv", SERBIA, {}, 2, "780.00"),
    ("cp850_fr.csv", CANADA, {}, 1, "400.00"),
    ("utf16_bom.txt", CANADA, {}, 2, "780.50"),
    ("latin_o_nbsp.csv", CANADA, {}, 2, "1614.75"),
    ("merged_group.xlsx", CANADA, {}, 4, "1390.00"),
    ("title_merged.xlsx", CANADA, {}, 2, "780.00"),
    ("protected_sheet.xlsx", CANADA, {}, 3, "1080.50"),
    ("formula_unrounded.xlsx", CANADA, {"rounds": True}, 3, "1125.57"),
]


@pytest.mark.parametrize("case", RIGHT, ids=lambda case: case[0])
def test_an_untidy_list_has_its_right_value(read, case):
    name, corridor, choices, workers, amount = case
    found = read(name, corridor, **choices)
    assert found.payroll is not None, codes(found)
    assert len(found.payroll) == workers
    assert Decimal(found.payroll.total_amount).scaleb(-2) == Decimal(amount)
    assert found.understood.amount == found.payroll.total_amount


OTHER = "payroll_other_currency"
ASKED = [
    ("usd_amount_first.csv", CANADA, [(1, "B", OTHER)]),
    ("amount_usd_lower.csv", CANADA, [(1, "B", OTHER)]),
    ("amount_us_dollars.csv", CANADA, [(1, "B", OTHER)]),
    ("montant_us.csv", CANADA, [(1, "B", OTHER)]),
    ("cad_first.csv", STATES, [(1, "B", OTHER)]),
    ("in_quetzales.csv", CANADA, [(1, "B", OTHER)]),
    ("iznos_rsd.csv", SERBIA, [(1, "B", OTHER)]),
    ("ccy.csv", CANADA, [(2, "C", OTHER), (3, "C", OTHER)]),
    ("currency_code.csv", CANADA, [(2, "C", OTHER), (3, "C", OTHER)]),
    ("currency_of_each.csv", CANADA, [(2, "C", OTHER)]),
    ("pound.csv", CANADA, [(2, "B", OTHER), (3, "B", OTHER)]),
    ("nbsp_euro.csv", CANADA, [(2, "B", OTHER), (3, "B", OTHER)]),
    ("usd_format.xlsx", CANADA, [(2, "B", "payroll_format_other")]),
    ("quetzal_format.xlsx", CANADA, [(2, "B", "payroll_format_other")]),
    (
        "title_currency.csv",
        CANADA,
        [(1, "A", "payroll_line_other"), (2, "B", "payroll_line_other")],
    ),
    ("es_cantidad_horas.csv", CANADA, [(1, "D", "payroll_only_net")]),
    ("earnings_record.csv", CANADA, [(5, "G", "payroll_only_net")]),
    ("first_last_total.csv", CANADA, [(None, "", "payroll_without_amount")]),
    ("net_amount.csv", CANADA, [(1, "C", "payroll_only_net")]),
    ("aed_net.csv", CANADA, [(1, "D", "payroll_only_net")]),
    (
        "several_lines.csv",
        CANADA,
        [(3, "", "payroll_worker_repeated"), (3, "E", "payroll_amount_not_positive")],
    ),
    ("joins_yes_blank_no.csv", CANADA, [(3, "C", "payroll_joins_blank")]),
    ("side_by_side.xlsx", CANADA, [(1, "B", "payroll_side_by_side")]),
    ("two_row_header.xlsx", CANADA, [(2, "B", "payroll_line_other")]),
    ("date_in_amount.xlsx", CANADA, [(3, "B", "payroll_amount_unreadable")]),
    (
        "formula_nocache.xlsx",
        CANADA,
        [(2, "C", "cell_not_calculated"), (3, "C", "cell_not_calculated")],
    ),
    (
        "formula_unrounded.xlsx",
        CANADA,
        [(row, "C", "payroll_amount_too_precise") for row in (2, 3, 4)],
    ),
    ("errors.xlsx", CANADA, [(2, "B", "cell_error"), (4, "B", "cell_error")]),
]


@pytest.mark.parametrize(("name", "corridor", "asked"), ASKED)
def test_what_a_list_leaves_open_is_asked_at_its_place(read, name, corridor, asked):
    found = read(name, corridor)
    assert found.payroll is None
    assert codes(found) == asked


def test_a_word_on_net_pay_beside_amounts_is_an_error(read):
    found = read("merged_group.xlsx", **NET)
    assert codes(found) == [(1, "C", "payroll_net_unused")]


@pytest.mark.parametrize(
    ("name", "choices", "names"),
    [
        ("gt_apellidos_monto.csv", {}, ("María José López Cruz", "Ana Luisa Pérez Díaz")),
        ("mx_apellidos.csv", NET, ("María López Cruz", "María Pérez Díaz")),
        ("cp850_fr.csv", {}, ("Ana López",)),
    ],
)
def test_all_parts_of_a_name_are_the_name(read, name, choices, names):
    found = read(name, **choices)
    assert [one.split() for one in found.payroll.names] == [one.split() for one in names]


def test_cyrillic_letters_are_read_and_told(read):
    found = read("cyrillic_cp1251.csv", SERBIA)
    assert found.payroll.names[0] == "Петар Петровић"
    (said,) = found.problems
    assert (said.message.code, said.message.values["encoding"]) == ("csv_not_utf8", "Windows-1251")


def test_marks_beside_blanks_say_who_joins(read):
    found = read("joins_si_blank.csv")
    assert found.payroll.joins.tolist() == [True, False, True, False]
    assert found.understood.blank_joins is False
    said = read("joins_yes_blank_no.csv", blank_joins=False)
    assert said.payroll.joins.tolist() == [True, False, False]


def test_what_is_hidden_is_counted(read):
    found = read("filtered.ods").understood
    assert (found.hidden_rows, found.hidden_amount) == (2, 69_000)
    assert read("filtered.ods", takes_hidden=True).understood.hidden_rows == 2
    assert read("hidden_col.xlsx").understood.hidden_columns == (ColumnHeading("B", "amount"),)


def test_merged_cells_say_the_group_of_all_their_rows(read):
    groups = read("merged_group.xlsx").payroll.groups
    assert groups[0] == groups[1] != groups[2] == groups[3]


@pytest.mark.parametrize("suffix", ["xlsx", "xls", "ods"])
def test_every_kind_of_workbook_tells_what_it_hides_merges_and_shows(read, suffix):
    found = read(f"untidy.{suffix}")
    assert codes(found) == [(5, "D", "payroll_format_other")]
    assert found.understood.hidden_rows == 1
    assert found.understood.hidden_columns == (ColumnHeading("C", "old amount"),)
    states = read(f"untidy.{suffix}", STATES)
    assert states.payroll.amounts.tolist() == [40_000, 30_000, 31_000]
    assert states.payroll.groups == ("North", "South", "South")


def test_a_worker_over_two_rows_is_told_as_that(read, tmp_path):
    path = tmp_path / "two.csv"
    path.write_text("worker,amount\nAna Paz,\n,400\nLuz Gil,\n,300\nEva Tun,200\n")
    found = read(path)
    assert codes(found) == [(2, "B", "payroll_over_two_rows"), (4, "B", "payroll_over_two_rows")]
    assert found.problems[0].message.values == {"row": 2, "next_row": 3}


@pytest.mark.parametrize("where", ["above the list", "hidden"])
def test_a_currency_of_cells_is_seen_below_one_that_does_not_count(read, tmp_path, where):
    path = tmp_path / "usd.xlsx"
    first = 2 if where == "above the list" else 0
    with xlsxwriter.Workbook(path) as book:
        sheet, dollars = book.add_worksheet(), book.add_format({"num_format": "[$USD] #,##0.00"})
        for row, (name, amount) in enumerate((("Ana", 400), ("Luz", 300)), first + 1):
            sheet.write_row(row, 0, (name,))
            sheet.write_number(row, 1, amount, dollars)
        sheet.write_row(first, 0, ("worker", "amount"))
        if first:
            sheet.write_number(0, 1, 700, dollars)
        else:
            sheet.set_row(1, None, None, {"hidden": True})
    (fault,) = codes(read(path))
    assert fault[2] == "payroll_format_other"
