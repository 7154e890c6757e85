"""An option that would change nothing is an error: one sentence with its name, exit code 2."""

from __future__ import annotations

import pytest
import xlsxwriter

from remitcalc.cli.main import main
from remitcalc.files.any_corridor import read_any_corridor
from remitcalc.files.corridor_library import bundled_corridors
from remitcalc.files.fee_table.writing import fee_csv


@pytest.fixture
def run(capsys):
    def called(*typed):
        code = main([str(word) for word in typed])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return called


@pytest.fixture
def listed(tmp_path):
    def written(text, name="may.csv", codec="utf-8"):
        path = tmp_path / name
        path.write_bytes(text.encode(codec))
        return path

    return written


PLAIN = "worker,amount\nAna,400.50\nLuz,300\n"
COMPARE = ("compare", "canada-guatemala", "--payroll")


@pytest.mark.parametrize(
    ("options", "text"),
    [
        ("--hidden", PLAIN),
        ("--round", PLAIN),
        ("--blank-joins yes", PLAIN),
        ("--blank-joins yes", "worker,amount,joins\nAna,400,yes\nLuz,300,no\n"),
        ("--keep-rows 3", PLAIN),
        ("--leave-out 3", "worker,amount\nAna,400\nTotal,400\n"),
        ("--encoding cp850", PLAIN),
        ("--column worker=A --column number=B", "worker,no,amount\nAna,1,4\nLuz,2,3\n"),
    ],
)
def test_what_finds_nothing_to_do_in_a_payroll_is_an_error(run, listed, options, text) -> None:
    file = listed(text)
    code, out, err = run(*COMPARE, file, *options.split())
    (said,) = [line for line in err.splitlines() if "changes nothing" in line]
    assert (code, out) == (2, "")
    assert said.startswith(f"remitcalc: {options.split(maxsplit=1)[0]} ")
    code, _, err = run("check", file, *options.split())
    assert code == 2
    assert said in err.splitlines()


@pytest.mark.parametrize(
    ("options", "text", "codec"),
    [
        ("--round", "worker,amount\nAna,400.5055\nLuz,300\nEva,2.5\n", "utf-8"),
        ("--blank-joins no", "worker,amount,joins\nAna,4,yes\nLuz,3,no\nEva,1,\n", "utf-8"),
        ("--keep-rows 4", "worker,amount\nAna,400\nLuz,300\nTotal,700\n", "utf-8"),
        ("--leave-out 3", PLAIN, "utf-8"),
        ("--encoding cp850", "worker,amount\nJosé,400\n", "cp850"),
        ("--decimal point", PLAIN, "utf-8"),
        ("--heading-row 1", PLAIN, "utf-8"),
        ("--column amount=B", PLAIN, "utf-8"),
        ("--names", PLAIN, "utf-8"),
    ],
)
def test_what_has_its_effect_or_says_what_is_so_is_none(run, listed, options, text, codec) -> None:
    code, _, err = run(*COMPARE, listed(text, codec=codec), *options.split())
    assert "changes nothing" not in err
    assert code == 0


@pytest.mark.parametrize(
    "typed",
    [
        "compare canada-guatemala --decimal point",
        "compare canada-guatemala --encoding cp850",
        "compare canada-guatemala --paydays 1 --payday-days 7",
        "rank canada-guatemala --amount 400 --decimal comma",
        "import-rpw --decimal comma",
        "import-rpw --encoding cp850",
    ],
)
def test_what_says_something_of_tables_needs_one(run, typed) -> None:
    code, out, err = run(*typed.split())
    assert (code, out) == (2, "")
    assert "changes nothing" in err


def test_what_is_shown_of_a_payroll_needs_one(run) -> None:
    code, _, err = run("compare", "canada-guatemala", "--names")
    assert code == 2
    assert "--names says something about a payroll: use it together with --payroll." in err


def test_a_chart_of_all_quarters_is_of_no_quarter(run) -> None:
    typed = "import-rpw --corridor USA-GTM --history --quarter 2025_3Q --to-currency GTQ"
    code, _, err = run(*typed.split())
    assert code == 2
    assert "--history and --quarter cannot stand together." in err
    assert "--history and --to-currency cannot stand together." in err


def test_options_of_a_payroll_need_one_among_the_files_that_are_checked(run, listed) -> None:
    corridor = bundled_corridors()["us-guatemala"]
    code, out, err = run("check", corridor, "--round", "--sheet", "May", "--corridor", "x")
    assert code == 2
    assert "no problems" in out
    assert [line.split()[1] for line in err.splitlines()] == ["--sheet", "--round", "--corridor"]
    both = run("check", corridor, listed("worker,amount\nAna,4.5555\n"), "--round")
    assert both[0] == 0
    two = listed(PLAIN, "plain.csv"), listed("worker,amount\nAna,4.5555\n")
    assert "changes nothing" not in run("check", *two, "--round")[2]


def test_hidden_rows_are_an_effect_and_a_workbook_has_no_letters(run, tmp_path) -> None:
    file = tmp_path / "may.xlsx"
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate((("worker", "amount"), ("Ana", 400), ("Luz", 300))):
            sheet.write_row(at, 0, row)
        sheet.set_row(2, None, None, {"hidden": True})
    assert run(*COMPARE, file, "--hidden")[0] == 0
    for option in ("--encoding", "--decimal"):
        code, _, err = run(*COMPARE, file, option, "cp850" if option == "--encoding" else "comma")
        assert code == 2
        assert f"remitcalc: {option} changes nothing" in err


def test_letters_of_a_fee_table_can_be_said_and_leave_a_list_in_utf8_alone(
    run, tmp_path, listed
) -> None:
    corridor, _ = read_any_corridor(bundled_corridors()["canada-guatemala"])
    table = tmp_path / "fees.csv"
    text = fee_csv(corridor).replace("Western Union", "Véstern Ünion")
    table.write_bytes(text.encode("cp850", "replace"))
    people = listed("worker,amount\nJosé,400\n")
    typed = (
        "compare",
        table,
        "--payroll",
        people,
        "--names",
        "--encoding",
        "cp850",
        "--format",
        "json",
    )
    code, out, _ = run(*typed)
    assert code == 0
    assert "José" in out
    assert "Véstern Ünion" in run("rank", table, "--amount", "400", "--encoding", "cp850")[1]
