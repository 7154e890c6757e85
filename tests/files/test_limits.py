"""What is beyond any use is refused before it costs anything, and told with the limit."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import xlsxwriter

from remitcalc.cli.main import main
from remitcalc.files import limits, toml_repair
from remitcalc.files.corridor_file import read_corridor_text
from remitcalc.files.fee_table.reading import corridor_of_sheets, read_fee_table
from remitcalc.files.letters import bare
from remitcalc.files.limits import LONGEST_CELL, MOST_LISTED, MOST_SERVICES
from remitcalc.files.problems import MORE, Place, Problem, Problems, cut, did_you_mean
from remitcalc.files.tables import csv_file, workbook
from remitcalc.files.tables.reading import read_sheets
from remitcalc.files.wise_comparison import add_wise_quotes
from remitcalc.model.countable import number_fault
from remitcalc.model.message import message
from remitcalc.model.money import minor
from remitcalc.paths import resources
from tests.files.making import HAND_MADE

GOOD = (resources() / "corridors" / "canada-guatemala.toml").read_text("utf-8")
UNKNOWN = "".join(f"key{n} = 1\n" for n in range(3_000))


def codes(problems):
    return [problem.message.code for problem in problems]


def the_fault(path):
    sheets, (problem,) = read_sheets(path)
    assert sheets is None
    return problem.message


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("1e16", "number_too_large"),
        ("1e30", "number_too_large"),
        ("-1e9999999", "number_too_large"),
        ("1e999999", "number_too_large"),
        ("1e99999999999999999999", "number_not_finite"),
        ("0e9999999", "number_not_finite"),
        ("1e-9999999", "number_too_precise"),
        ("0e-9999999", "number_too_precise"),
        ("9" * 4_000, "number_too_large"),
        ("9" * 40_000, "number_too_large"),
        ("0x" + "f" * 40_000, "number_too_large"),
        ("9" * 40_000 + ".5", "number_too_large"),
        ("0." + "3" * 40_000, "number_too_precise"),
        ("nan", "number_not_finite"),
    ],
)
def test_a_number_of_a_corridor_that_cannot_be_counted_is_refused_by_its_digits(number, code):
    text = GOOD.replace("amount = 400", f"amount = {number}", 1)
    assert text != GOOD
    corridor, problems = read_corridor_text(text)
    assert corridor is None
    assert code in codes(problems)


def test_an_amount_is_exact_however_many_decimals_it_has():
    from decimal import Decimal

    assert minor(Decimal("12.50" + "0" * 100), "CAD") == 1250
    with pytest.raises(ValueError, match="12"):
        minor(Decimal("12.50" + "0" * 100 + "1"), "CAD")
    with pytest.raises(ValueError, match="E"):
        minor(Decimal("1e9999999"), "CAD")
    assert number_fault(10**15) is None
    assert number_fault(10**15 + 1).code == "number_too_large"


def test_a_key_has_as_many_parts_as_a_key_can_need():
    text = GOOD + "[" + ".".join(["services"] * 100_000) + "]\n"
    _, problems = read_corridor_text(text)
    assert [(p.message.code, p.place.line) for p in problems if "parts" in p.message.code] == [
        ("toml_too_many_parts", GOOD.count("\n") + 1)
    ]
    assert all(len(problem.place.line_text) <= limits.LONGEST_LINE for problem in problems)
    inline = "x = {" + "a." * 40 + "b = 1}\n"
    assert "toml_too_many_parts" in codes(read_corridor_text(GOOD + inline)[1])


def test_dots_in_a_text_or_a_comment_are_no_parts_of_a_key():
    dots = "a." * 60
    text = GOOD.replace("[names]", f"# {dots}\n[names]", 1)
    for quote in ('"', "'", '"""', "'''"):
        noted = text + f"\n[[notes]]\ntext = {quote}{dots}{quote}\nprovenance = 'mine'\n"
        noted += "[provenance.mine]\nsource = 'x'\ndate = '2026'\nstatus = 'published'\n"
        _, problems = read_corridor_text(noted)
        assert not [p for p in problems if not p.is_warning]


def test_a_corridor_has_no_endless_list_of_services():
    _, problems = read_corridor_text(GOOD + "[[services]]\n" * MOST_SERVICES)
    assert [(p.message.code, p.place.key) for p in problems if not p.is_warning] == [
        ("list_too_long", "services")
    ]


def test_problems_are_listed_up_to_a_thousand_and_counted_beyond_in_the_terminal(tmp_path, capsys):
    path = tmp_path / "c.toml"
    path.write_text(UNKNOWN + GOOD, encoding="utf-8")
    assert main(["check", str(path)]) == 2
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == MOST_LISTED + 1
    assert lines[0].endswith("c.toml:1: key0: “key0” is not known here.")
    assert lines[-1].endswith("c.toml: … and 2,000 more problems like these.")


def test_warnings_do_not_hide_errors():
    problems = Problems("f")
    for _ in range(MOST_LISTED + 5):
        problems.warn(message("odd_margin"))
    assert not problems.has_errors
    problems.add(message("file_empty"))
    found = problems.listed(lambda key: (None, key))
    assert problems.has_errors
    assert codes(found).count("odd_margin") == MOST_LISTED
    assert codes(found)[-2:] == ["file_empty", MORE]
    assert (found[-1].is_warning, found[-1].message.values) == (True, {"problems": 5})


def test_what_counts_problems_is_counted_when_a_list_is_cut_again():
    listed = [Problem(message("file_empty"), Place("f", line=n)) for n in range(9)]
    once = cut(listed, 6)
    again = cut(once, 2)
    assert [p.place.line for p in again] == [0, 1, None]
    assert again[-1].message.values == {"problems": 7}
    assert cut(listed, 9) == tuple(listed)


def test_a_text_of_bad_lines_is_parsed_again_no_more_often_than_stated(monkeypatch):
    parsed, lengths = toml_repair.parsed, []

    def counted(text):
        lengths.append(len(text))
        return parsed(text)

    monkeypatch.setattr(toml_repair, "parsed", counted)
    bad = "".join(f"k{n} = 1,5 x\n" for n in range(120))
    _, problems = read_corridor_text(bad)
    assert codes(problems)[-1] == "toml_reading_ends"
    assert len(lengths) == limits.MOST_FORM_FAULTS - 1
    monkeypatch.setattr(toml_repair, "MOST_REREAD", 3 * len(bad))
    lengths.clear()
    _, problems = read_corridor_text(bad)
    assert (len(lengths), len(problems)) == (3, 5)


def test_a_table_has_as_many_rows_as_a_spreadsheet(tmp_path, monkeypatch):
    monkeypatch.setattr(csv_file, "MOST_ROWS", 1_000)
    path = tmp_path / "p.csv"
    path.write_text("worker,amount\nAna,5\n" + "\n" * 1_000)
    assert the_fault(path) == message("table_too_long", most=1_000)
    path.write_text("worker,amount\n" + "Ana,5\n" * 400_000)  # long, and read by columns
    assert the_fault(path).code == "table_too_long"
    monkeypatch.setattr(csv_file, "MOST_CSV_CELLS", 300_000)
    assert the_fault(path) == message("table_too_large", most=300_000)


def test_a_cell_is_as_long_as_one_of_a_spreadsheet(tmp_path):
    path = tmp_path / "p.csv"
    path.write_text("worker,amount\n" + "x" * LONGEST_CELL + ",5\n")
    assert read_sheets(path)[0] is not None
    path.write_text("worker,amount\n" + "x" * (LONGEST_CELL + 1) + ",5\n")
    assert the_fault(path) == message("cell_too_long", row=2, most=LONGEST_CELL)
    long = "Ana,5\n" * 350_000
    path.write_text("worker,amount\n" + long + "x" * (LONGEST_CELL + 1) + ",5\n")
    assert the_fault(path).code == "cell_too_long"


def test_a_table_has_no_thousands_of_columns(tmp_path):
    path = tmp_path / "p.csv"
    path.write_text("worker,amount" + ",x" * 1_000 + "\nAna,5" + ",1" * 1_000 + "\n")
    assert the_fault(path) == message("table_too_wide", most=1_000)
    path.write_text("worker,amount" + "," * 1_000 + "\nAna,5" + "," * 1_000 + "\n")
    assert read_sheets(path)[0] is not None


def test_a_stray_cell_far_below_a_table_costs_nothing_and_changes_nothing(tmp_path):
    from remitcalc.files.fee_table.workbook import fee_workbook

    corridor, _ = read_corridor_text(GOOD)
    path = tmp_path / "fees.xlsx"
    path.write_bytes(fee_workbook(corridor))
    sheets, _ = read_sheets(path)
    stray(path, sheets[0].rows)
    far, _ = read_sheets(path)
    assert len(far[0].rows) == 10_000
    assert all(row == () for row in far[0].rows[1_000:-1])
    read = corridor_of_sheets(far)[0]
    assert read is not None
    assert read == corridor_of_sheets(sheets)[0]


def stray(path, rows):
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                if hasattr(cell, "year"):
                    sheet.write_datetime(at, column, cell, day)
                elif cell is not None:
                    sheet.write(at, column, cell)
        sheet.write_string(9_999, 0, " ")


def test_a_sheet_of_too_many_cells_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(workbook, "MOST_CELLS", 100)
    with xlsxwriter.Workbook(tmp_path / "far.xlsx") as book:
        book.add_worksheet("Far").write("A101", 1)
    with pytest.raises(workbook.RefusedError, match=r"sheet_too_large.*Far"):
        list(workbook.workbook_items(str(tmp_path / "far.xlsx"), tick=lambda *_: None))


@pytest.mark.skipif(sys.platform == "win32", reason="has no limit of memory")
def test_a_key_of_a_hundred_thousand_parts_takes_little_memory(tmp_path):
    import resource

    path = tmp_path / "dotted.toml"
    path.write_text("[" + ".".join(["services"] * 100_000) + "]\n")
    found = subprocess.run(
        [sys.executable, "-m", "remitcalc", "check", str(path)],
        cwd=Path(__file__).parents[2],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (2**29, 2**29)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 2
    assert "more than 32 parts" in found.stdout


def test_words_without_end_are_not_likened():
    assert did_you_mean("a" * 100_000, ["a" * 99_999]) == ""
    assert did_you_mean("recieving", ["x" * 100_000, "receiving"]) == "receiving"
    assert did_you_mean("k", [f"k{n}" for n in range(100_000)]) == ""
    assert did_you_mean("K" * 100, ["k" * 100]) == "k" * 100
    assert len(bare("a" + "\u0300\u0316" * 200_000)) < limits.LONGEST_WORDS


def test_a_fee_table_counts_its_problems_last(tmp_path):
    table = HAND_MADE.format(fee="5", margin="2", amount="400")
    row = "ria;;;;;;fee;;900;5;2;Survey;2025;nonsense;;;;;;;;;;;;\n"
    path = tmp_path / "fees.csv"
    path.write_text(table + row * 1_500, encoding="utf-8")
    corridor, problems = read_fee_table(path)
    assert corridor is None
    assert problems[-1].message.code == MORE
    assert len(problems) <= MOST_LISTED + 1


def test_quotes_without_end_are_refused(tmp_path):
    corridor, _ = read_corridor_text(
        (resources() / "corridors" / "us-guatemala.toml").read_text("utf-8")
    )
    path = tmp_path / "quotes.json"
    quotes = ",".join(["{}"] * (MOST_SERVICES + 1))
    path.write_text(
        '{"sourceCurrency": "USD", "targetCurrency": "GTQ", "providers": [{"name": "W", "quotes": ['
        + quotes
        + "]}]}"
    )
    made, (problem,) = add_wise_quotes(corridor, path)
    assert made is None
    assert problem.message == message("list_too_long", most=MOST_SERVICES)
