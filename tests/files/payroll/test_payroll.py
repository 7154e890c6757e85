"""Payrolls as untidy as people keep them, and what is asked instead of guessed."""

from __future__ import annotations

import math
from dataclasses import replace
from decimal import Decimal

import pytest
import xlsxwriter

from remitcalc.files.corridor_file import read_corridor
from remitcalc.files.corridor_library import corridors
from remitcalc.files.payroll.reading import read_payroll, understand
from remitcalc.files.tables.sheet import Sheet
from remitcalc.model.payroll_choices import NetFixed, NetPercent, PayrollChoices
from remitcalc.writing.cells import safe_cell


@pytest.fixture
def read(tmp_path, corridor):
    def read_one(content, **choices):
        path = tmp_path / ("p.csv" if isinstance(content, str) else "p.xlsx")
        if isinstance(content, str):
            path.write_text(content, encoding="utf-8")
        else:
            write_workbook(path, content)
        return read_payroll(path, corridor, PayrollChoices(**choices))

    return read_one


def write_workbook(path, sheets):
    with xlsxwriter.Workbook(path) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
            if name == "hidden":
                sheet.hide()


def codes(read):
    return [(p.place.row, p.place.column, p.message.code) for p in read.problems]


def taken(read):
    assert read.payroll is not None, codes(read)
    return read.payroll.amounts.tolist(), read.payroll.names


def test_a_tidy_list(read):
    found = read("worker,amount,group,joins\n1,400,A,yes\n2,325.50,B,no\n")
    assert taken(found) == ([40_000, 32_550], ("1", "2"))
    assert found.payroll.groups == ("A", "B")
    assert found.payroll.joins.tolist() == [True, False]
    assert found.understood.decimal == "point"
    assert found.understood.amount == 72_550


def test_what_keeps_spreadsheets_from_running_a_name_in_a_csv_file_is_none_of_it(read):
    names = ("+502 5555 1234", "=Ana", "-", "'s Hertog", "Ana")
    rows = [f"{safe_cell(name)},400,{safe_cell(name)}\n" for name in names]
    found = read("worker,amount,group\n" + "".join(rows))
    assert rows[0].startswith("'+")
    assert (taken(found)[1], found.payroll.groups) == (names, names)
    booked = read({"Sheet1": [["worker", "amount"], ["'+502", 400]]})
    assert taken(booked)[1] == ("'+502",)


@pytest.mark.parametrize(
    ("headings", "names"),
    [
        ("Worker;Amount", 1),
        ("FULL NAME;Amount (CAD)", 1),
        ("Nombre;Apellidos;Monto a enviar", 2),
        ("Prénom;Nom;Montant envoyé", 2),
        ("Name;Vorname;Betrag", 2),
        ("Ime;Prezime;Iznos za slanje", 2),
        ("Ime i prezime;Šalje", 1),
        ("Nombre;Importe", 1),
        ("Nom;Envoi", 1),
        ("Mitarbeiter:;Überweisung", 1),
    ],
)
def test_headings_in_five_languages(read, headings, names):
    cells = ["Ana", "López"][:names]
    found = read(f"{headings}\n{';'.join(cells)};400\n")
    assert found.payroll is not None, codes(found)
    assert sorted(found.payroll.names[0].split()) == cells


def test_first_names_stand_before_last_names(read):
    assert read("Name;Vorname;Betrag\nMüller;Eva;10\n").payroll.names == ("Eva Müller",)


def test_headings_below_a_letterhead_and_totals_at_the_end(read):
    text = "Finca El Roble;;\nMayo 2025;;\n;;\nNombre;Apellidos;Monto\n"
    text += "Ana;Paz;1.234,50\nLuis;Paz;400,00\n;;\nTOTAL:;;1.634,50\n"
    found = read(text)
    assert taken(found) == ([123_450, 40_000], ("Ana Paz", "Luis Paz"))
    assert found.understood.heading_row == 4
    assert found.understood.total_rows == (8,)
    assert found.understood.decimal == "comma"


def test_a_total_can_be_a_worker_after_all(read):
    found = read("worker,amount\nAna,1\nTotal,2\n", keeps_totals=True)
    assert taken(found) == ([100, 200], ("Ana", "Total"))


@pytest.mark.parametrize(
    ("texts", "amounts", "mark"),
    [
        (["1,234.50", "400"], [123_450, 40_000], "point"),
        (["1.234,50", "400"], [123_450, 40_000], "comma"),
        (["1 234,50", "2 000"], [123_450, 200_000], "comma"),
        (["1\u202f234,50", "2\u00a0000"], [123_450, 200_000], "comma"),
        (["1'234.50", "300.–"], [123_450, 30_000], "point"),
        (["$1,234.50", "CAD 1,234"], [123_450, 123_400], "point"),
        (["400", "325"], [40_000, 32_500], None),
        (["400,5", "1.000"], [40_050, 100_000], "comma"),
        (["0.5", "1,000"], [50, 100_000], "point"),
    ],
)
def test_the_decimal_mark_is_that_of_the_whole_column(read, texts, amounts, mark):
    rows = "".join(f'{at};"{text}"\n' for at, text in enumerate(texts))
    found = read(f"worker;amount\n{rows}")
    assert taken(found)[0] == amounts
    assert found.understood.decimal == mark
    assert not found.understood.is_decided


@pytest.mark.parametrize("texts", [["1,234", "2,345"], ["1.234", "400"], ["1,234", "12"]])
def test_amounts_that_can_be_read_in_two_ways_are_asked_for(read, texts):
    content = "worker;amount\n" + "".join(f"{at};{text}\n" for at, text in enumerate(texts))
    found = read(content)
    assert found.payroll is None
    assert found.understood.asks_decimal
    assert codes(found) == [(1, "B", "payroll_decimal_unclear")]
    assert found.problems[0].message.values["value"] == texts[0]
    said = read(content, decimal="point" if "," in texts[0] else "comma")
    assert taken(said)[0][0] == 123_400
    assert said.understood.is_decided


def test_a_mark_said_wrongly_is_refused_where_it_does_not_fit(read):
    found = read("worker;amount\n1;400.50\n2;400.5\n", decimal="comma")
    assert [code for *_, code in codes(found)] == ["payroll_amount_marked_otherwise"] * 2


def test_only_net_pay(read):
    content = "Employee,Net pay\nAna,1000.01\nLuis,333.33\n"
    found = read(content)
    assert found.understood.asks_net
    assert codes(found) == [(1, "B", "payroll_only_net")]
    assert taken(read(content, net=NetPercent(Decimal(50))))[0] == [50_001, 16_667]
    assert taken(read(content, net=NetFixed(20_000)))[0] == [20_000, 20_000]
    assert codes(read(content, net=NetFixed(50_000))) == [(3, "B", "payroll_more_than_net")]
    nothing = read(content, net=NetPercent(Decimal(0)))
    assert {code for *_, code in codes(nothing)} == {"payroll_nothing_sent"}


def test_rows_are_left_out_with_their_count_and_sum(read):
    found = read("worker,amount\na,100\nb,oops\nc,300.10\nd,400\n", left_out=frozenset({3, 4}))
    assert taken(found) == ([10_000, 40_000], ("a", "d"))
    assert (found.understood.left_out, found.understood.left_out_amount) == (2, 30_010)


def test_names_that_several_share_are_told_apart_by_number(read):
    found = read("No,Name,Amount\n7,Ana,1\n8,Ana,2\n9,Luis,4\n")
    assert found.payroll.names == ("Ana (7)", "Ana (8)", "Luis")


def test_services_by_id_and_by_provider(read, corridor):
    providers = [service.provider for service in corridor.individual_services]
    single = next(s for s in corridor.individual_services if providers.count(s.provider) == 1)
    first = corridor.individual_services[0].id
    found = read(f"worker,amount,service\na,1,{first.upper()}\nb,1,{single.provider}\nc,1,\n")
    assert found.payroll.services == (first, single.id, None)


FAULTS = """worker,amount,currency,service,group,joins
Ana,400,CAD,,A,yes
,400,CAD,,A,yes
Ana,400,CAD,,A,yes
Eva,-5,CAD,,A,yes
Ira,0,CAD,,A,yes
Leo,abc,CAD,,A,yes
Max,,CAD,,A,yes
Ned,1.234567,CAD,,A,yes
Ola,€300,CAD,,A,yes
Pia,400,USD,,A,yes
Rui,400,CAD,Remitley,A,yes
Sam,400,CAD,Western Union,A,yes
Tom,400,CAD,,,yes
Udo,400,CAD,,A,perhaps
Vic,"1.234,50",CAD,,A,yes
Wil,99999999999999,CAD,,A,yes
Xam,(20.00),CAD,,A,yes
Yan,20.00-,CAD,,A,yes
Zoe,#REF!,CAD,,A,yes
Abe,400 approx,CAD,,A,yes
Bea,400.50,CAD,,A,yes
"""


def test_twenty_faults_are_all_found_at_their_places(read):
    found = read(FAULTS, decimal="point")
    assert found.payroll is None
    assert codes(found) == [
        (3, "A", "payroll_worker_missing"),
        (4, "A", "payroll_worker_repeated"),
        (5, "B", "payroll_amount_not_positive"),
        (6, "B", "payroll_amount_not_positive"),
        (7, "B", "payroll_amount_unreadable"),
        (8, "B", "payroll_amount_missing"),
        (9, "B", "payroll_amount_too_precise"),
        (10, "B", "payroll_other_currency"),
        (11, "C", "payroll_other_currency"),
        (12, "D", "payroll_service_unknown"),
        (13, "D", "payroll_service_of_several"),
        (14, "E", "payroll_group_missing"),
        (15, "F", "payroll_not_yes_or_no"),
        (16, "B", "payroll_amount_marked_otherwise"),
        (17, "B", "amount_too_large"),
        (18, "B", "payroll_amount_not_positive"),
        (19, "B", "payroll_amount_not_positive"),
        (20, "B", "payroll_amount_unreadable"),
        (21, "B", "payroll_amount_unreadable"),
    ]
    assert found.problems[9].suggestion == "Remitly"


def test_columns_that_mark_decimals_in_both_ways_are_asked_about(read):
    found = read('worker,amount\na,"1,234.50"\nb,"1.234,50"\nc,"1,234"\n')
    assert found.understood.asks_decimal
    said = read('worker,amount\na,"1,234.50"\nb,"1.234,50"\nc,"1,234"\n', decimal="point")
    assert codes(said) == [(3, "B", "payroll_amount_marked_otherwise")]


def test_many_faults_are_counted_beyond_a_thousand(read):
    found = read("worker,amount\n" + "".join(f"{at},x\n" for at in range(1_500)))
    assert len(found.problems) == 1_001
    assert found.problems[-1].message.values == {"problems": 500}


def test_a_workbook_with_figures_of_formulas_and_a_sum_without_a_name(read):
    rows = [["Name", "Amount"], ["a", 0.1 + 0.2], ["b", 412.35], ["", 412.65]]
    found = read({"May": rows})
    assert taken(found) == ([30, 41_235], ("a", "b"))
    assert found.understood.total_rows == (4,)


def test_cells_that_show_an_error_are_told_wherever_they_would_be_used(corridor, tmp_path):
    path = tmp_path / "errors.xlsx"
    columns = ("name", "amount", "service", "group", "joins", "currency", "hours")
    usual = ("", 400, "", "A", "yes", "CAD", 8)
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, columns)
        for at in range(1, len(columns) + 1):
            sheet.write_row(at, 0, (f"Worker {at}", *usual[1:]))
            sheet.write_formula(at, at - 1, "=NA()", value="#N/A")
        sheet.write_formula(8, 1, "=2+3", value="")
        sheet.write(8, 0, "Worker 8")
        sheet.write(8, 3, "A")
        sheet.write_row(9, 0, ("Total",))
        sheet.write_formula(9, 1, "=SUM(B2:B9)", value="#N/A")
    found = read_payroll(path, corridor)
    # The hours are not used, nor is the total.
    assert codes(found) == [
        (2, "A", "cell_error"),
        (3, "B", "cell_error"),
        (4, "C", "cell_error"),
        (5, "D", "cell_error"),
        (6, "E", "cell_error"),
        (7, "F", "cell_error"),
        (9, "B", "cell_not_calculated"),
    ]
    assert {p.found for p in found.problems} == {"#N/A", "=2+3"}


def test_an_error_saved_as_text_is_no_name_and_no_group(read):
    found = read("worker,amount,group\n#N/A,400,A\nLuz,300,#REF!\nEva,250,B\n")
    assert codes(found) == [(2, "A", "cell_error"), (3, "C", "cell_error")]
    assert taken(read("worker,amount\n#1 Farm,400\nLuz,300\n"))[1] == ("#1 Farm", "Luz")


def test_figures_without_an_end_are_no_amounts(read):
    sheet = Sheet("May", [("worker", "amount"), ("Ana", math.inf), ("Luz", math.nan), ("Eva", 1.0)])
    corridor, _ = read_corridor(corridors()["canada-guatemala"])
    found = understand([sheet], corridor, PayrollChoices())
    assert codes(found) == [(2, "B", "number_not_finite"), (3, "B", "number_not_finite")]


def test_fractions_of_a_cent_are_refused(read):
    found = read({"May": [["Name", "Amount"], ["a", 100 / 3], ["b", 1]]})
    assert codes(found) == [(2, "B", "payroll_amount_too_precise")]


def test_the_sheet_with_headings_is_found_and_another_can_be_chosen(read):
    sheets = {
        "Notes": [["About this farm"]],
        "May": [["Name", "Amount"], ["a", 1]],
        "June": [["Name", "Amount"], ["b", 2]],
    }
    assert taken(read(sheets)) == ([100], ("a",))
    assert taken(read(sheets, sheet="June")) == ([200], ("b",))
    wrong = read(sheets, sheet="Jume")
    assert codes(wrong) == [(None, "", "sheet_unknown")]
    assert wrong.problems[0].suggestion == "June"


def test_a_second_sheet_of_workers_is_not_left_behind_silently(read):
    rows = [["worker", "amount"], ["a", 100]]
    sheets = {"North": rows, "South": rows, "Notes": [["Ask Ana"]]}
    found = read(sheets)
    assert codes(found) == [(None, "", "payroll_on_other_sheets")]
    assert found.problems[0].message.values["sheets"] == ("South",)
    assert found.payroll is not None
    assert read(sheets, sheet="South").problems == ()


def test_a_hidden_sheet_is_taken_only_where_no_other_fits(read):
    hidden = {"Notes": [["x"]], "hidden": [["Name", "Amount"], ["a", 1]]}
    found = read(hidden)
    assert taken(found) == ([100], ("a",))
    assert codes(found) == [(None, "", "payroll_sheet_hidden")]
    assert taken(read({**hidden, "May": [["Name", "Amount"], ["b", 2]]})) == ([200], ("b",))


def test_columns_can_be_said_where_headings_do_not_tell(read):
    content = "Quién,Cuánto\na,5\nb,6\n"
    unknown = read(content)
    assert unknown.payroll is None
    assert unknown.understood.asks_amount
    columns = {"worker": 1, "amount": 2}
    assert taken(read(content, heading_row=1, columns=columns)) == ([500, 600], ("a", "b"))
    assert taken(read("a,5\nb,6\n", heading_row=0, columns=columns)) == ([500, 600], ("a", "b"))


def test_a_column_too_much_like_the_amount_is_told(read):
    content = "worker,amount,Monto\na,5,6\n"
    found = read(content)
    assert found.payroll is None
    assert found.understood.asks_amount
    assert codes(found) == [(1, "B", "payroll_amounts_alike")]
    assert taken(read(content, named_columns={"amount": "monto"}))[0] == [600]
    assert taken(read(content, columns={"amount": 2}))[0] == [500]
    assert taken(read("worker,amount,Monto\na,5,5\n"))[0] == [500]


@pytest.mark.parametrize("beside", ["bank", "2026-05-01", "yes", ""])
def test_a_column_of_words_or_dates_is_not_the_amount(read, beside):
    assert taken(read(f"worker,transfer,amount\na,{beside},5\nb,{beside},7\n"))[0] == [500, 700]
    assert taken(read(f"worker,amount,sent\na,5,{beside}\nb,7,{beside}\n"))[0] == [500, 700]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("", "file_empty"),
        ("worker,amount\n", "payroll_without_workers"),
        ("1,400\n2,300\n", "payroll_without_headings"),
        ("worker,group,pay day\na,b,c\n", "payroll_without_amount"),
        ("\x00\x01\x02", "file_binary"),
    ],
)
def test_what_is_no_payroll_is_refused_with_one_sentence(read, content, code):
    assert [problem.message.code for problem in read(content).problems] == [code]


def test_yen_have_no_decimals_and_dinars_of_kuwait_three(corridor, tmp_path):
    path = tmp_path / "p.csv"
    path.write_text("worker;amount\na;400\nb;1.5\n", encoding="utf-8")
    yen = replace(corridor, sending_currency="JPY")
    assert codes(read_payroll(path, yen)) == [(3, "B", "payroll_amount_too_precise")]
    path.write_text("worker;amount\na;1.234\nb;2\n", encoding="utf-8")
    dinar = replace(corridor, sending_currency="KWD")
    assert read_payroll(path, dinar).understood.asks_decimal


@pytest.mark.parametrize(
    "name",
    [
        *("Total 2 workers", "Subtotal North", "Montant total à verser", "TOTAL A PAGAR"),
        *("TOTAL EMPLEADOS: 2", "UKUPNO ZA ISPLATU", "Summe der Löhne", "Totalbetrag", "Укупно"),
    ],
)
def test_a_row_of_totals_may_say_more_than_total(read, name):
    found = read(f"worker;amount\nAna;400\nLuz;300\n{name};700\n")
    assert taken(found)[0] == [40_000, 30_000]
    assert found.understood.total_rows == (4,)


@pytest.mark.parametrize("name", ["Totó Ruiz", "Sum Wing", "Suma Quispe", "Somme Jean", "Summers"])
def test_a_name_that_begins_like_a_total_is_a_worker(read, name):
    assert taken(read(f"worker;amount\nAna;400\n{name};300\n"))[0] == [40_000, 30_000]


@pytest.mark.parametrize("row", [";TOTAL;700,00", ";;700,00"])
def test_a_total_without_a_name_is_known_by_its_word_or_as_a_sum(read, row):
    found = read(f"worker;group;amount\nAna;A;400,00\nLuz;B;300,00\n{row}\n")
    assert taken(found)[0] == [40_000, 30_000]
    assert found.understood.total_rows == (4,)


def test_a_last_worker_who_gets_the_sum_of_all_is_asked_about(read):
    found = read("worker;amount\nAna;400\nLuz;300\nÀ payer;700\n")
    assert found.payroll is None
    assert codes(found) == [(4, "B", "payroll_may_be_total")]
    kept = read("worker;amount\nAna;400\nLuz;300\nÀ payer;700\n", kept=frozenset({4}))
    assert taken(kept)[0] == [40_000, 30_000, 70_000]
    left = read("worker;amount\nAna;400\nLuz;300\nÀ payer;700\n", left_out=frozenset({4}))
    assert taken(left)[0] == [40_000, 30_000]


def test_a_decimal_comma_that_splits_an_amount_is_no_smaller_amount(read):
    rows = "".join(f"W{at},400\n" for at in range(20))
    found = read(f"worker,amount\n{rows}Luz,350,50\n")
    assert codes(found) == [(22, "", "payroll_row_too_long")]
    assert found.problems[0].found == "Luz,350,50"


@pytest.mark.parametrize(
    ("heading", "role", "is_told"),
    [
        ("Amount sent every two weeks (C$)", "amount", True),
        ("Montant par quinzaine", "amount", True),
        ("Envío CAD", "amount", False),
        ("Líquido a recibir", "net", False),
        ("Salario líquido", "net", False),
        ("Nettolohn CAD", "net", False),
        ("Износ", "amount", False),
    ],
)
def test_headings_may_say_more_than_the_word(read, heading, role, is_told):
    net = NetPercent(Decimal(100)) if role == "net" else None
    found = read(f"Employee Name;Employee #;{heading}\nAna;101;400\n", net=net)
    assert taken(found) == ([40_000], ("Ana",))
    assert found.understood.columns == {"worker": 1, "number": 2, role: 3}
    assert codes(found) == ([(1, "C", "payroll_heading_taken")] if is_told else [])


def test_pay_of_the_year_so_far_is_not_net_pay(read):
    found = read("Worker;Net pay (YTD);Net pay\nAna;4000;400\n", net=NetPercent(Decimal(50)))
    assert taken(found)[0] == [20_000]


@pytest.mark.parametrize("heading", ["Amount (USD)", "Amount US$", "Monto (Q)", "Betrag EUR"])
def test_a_heading_that_names_another_currency_is_an_error(read, heading):
    assert codes(read(f"worker;{heading}\nAna;400\n")) == [(1, "B", "payroll_other_currency")]


def test_unknown_headings_are_named_so_that_columns_can_be_said(read):
    found = read("Ferme Nord;\n;\nQuién;Cuánto\na;5\nb;6\n")
    assert found.understood.headings == ("Quién", "Cuánto")
    assert found.problems[0].message.code == "payroll_without_amount"
    assert taken(read("Ferme Nord;\n;\nQuién;Cuánto\na;5\n", columns={"worker": 1, "amount": 2}))


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Fr. 1'234.50", 123_450),
        ("400.--", 40_000),
        ("400,–", 40_000),
        ("400.", 40_000),
        ("400 francs", 40_000),
    ],
)
def test_amounts_as_swiss_lists_write_them(corridor, tmp_path, text, amount):
    path = tmp_path / "p.csv"
    path.write_text(f"Name;Betrag\nAna;{text}\nLuz;1.50\n", encoding="utf-8")
    found = read_payroll(path, replace(corridor, sending_currency="CHF"), PayrollChoices())
    assert not found.payroll or found.payroll.amounts.tolist() == [amount, 150], codes(found)
    assert codes(found) == []


@pytest.mark.parametrize(
    ("mark", "code"), [("✗", None), ("✓", None), ("–", "payroll_not_yes_or_no")]
)
def test_a_mark_instead_of_yes_or_no_is_never_taken_for_an_empty_cell(read, mark, code):
    found = read(f"worker;amount;joins\nAna;1;{mark}\nLuz;2;yes\n")
    assert [problem.message.code for problem in found.problems] == ([code] if code else [])
    if code is None:
        assert (found.payroll.joins is None) == (mark == "✓")


def test_a_quotation_mark_that_is_never_closed_is_told(read):
    found = read('worker,amount\nAna,"400\nLuz,300\n')
    assert [problem.message.code for problem in found.problems] == ["csv_quote_open"]


def test_bars_split_cells_and_the_end_mark_of_old_programs_is_no_row(read):
    assert taken(read("worker|amount\nAna|400\nLuz|300\n\x1a"))[0] == [40_000, 30_000]


@pytest.mark.parametrize(
    "name", ["Ana  Paz", " Ana Paz", "Ana Paz ", "Ana\tPaz", "Ana\u00a0Paz", "Ana\u202fPaz"]
)
@pytest.mark.parametrize("rows", ["{};1\nLuz;2", "Luz;1\n{};2"])
def test_names_have_single_spaces(read, name, rows):
    assert "Ana Paz" in read("worker;amount\n" + rows.format(name)).payroll.names


@pytest.mark.parametrize(
    ("texts", "amounts"),
    [
        (["400.50", "1.05"], [40_050, 105]),
        (["400.5", "1.05", "3"], [40_050, 105, 300]),
        (["400", "3"], [40_000, 300]),
        (["400,50", "0,01"], [40_050, 1]),
        (["99999999999.99", "1.00"], [9_999_999_999_999, 100]),
    ],
)
def test_plain_figures_are_exact_to_the_cent(read, texts, amounts):
    content = "worker;amount\n" + "".join(f"{at};{text}\n" for at, text in enumerate(texts))
    assert taken(read(content))[0] == amounts


@pytest.mark.parametrize(
    ("amount", "code"),
    [
        ("x" + " " * 20_000 + "y", "payroll_amount_unreadable"),
        ("1" * 20_000, "amount_too_large"),
        ("0." + "1" * 20_000, "payroll_amount_too_precise"),
        ("12.50" + "0" * 28 + "1", "payroll_amount_too_precise"),
        ("5" + "-" * 20_000 + "5", "payroll_amount_unreadable"),
        ("(" * 20_000 + "5", "payroll_amount_unreadable"),
    ],
)
def test_an_amount_without_end_is_refused_at_once(read, amount, code):
    found = read(f"worker,amount\nAna,{amount}\nLuz,5\n")
    assert [p.message.code for p in found.problems] == [code]


@pytest.mark.parametrize(
    "heading", ["amount " * 4_000, "(" * 30_000, "[ " * 10_000, "a\u0300\u0316" * 10_000]
)
def test_a_heading_without_end_is_no_heading(read, heading):
    found = read(f"worker,{heading},note\nLuz,5,x\n")
    assert [p.message.code for p in found.problems] == ["payroll_without_amount"]


def test_a_figure_of_a_workbook_that_cannot_be_counted_is_told_at_its_cell(read):
    found = read({"a": [["worker", "amount"], ["Ana", 1e300], ["Luz", 1e-9], ["Eva", 5]]})
    assert [(p.message.code, p.place.row) for p in found.problems] == [
        ("amount_too_large", 2),
        ("payroll_amount_not_positive", 3),
    ]
