"""Payrolls on the command line: what is told, what is asked, and all that is wrong."""

from __future__ import annotations

import json
import zipfile

import pytest
import xlsxwriter

from remitcalc.cli.main import main
from remitcalc.files.corridor_file import read_corridor
from remitcalc.files.corridor_library import corridors


@pytest.fixture
def run(capsys):
    def called(*typed):
        code = main([str(word) for word in typed])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return called


@pytest.fixture
def payroll(tmp_path):
    def written(text, name="may.csv"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return written


SPANISH = """Finca El Roble;;

Nombre;Apellidos;Monto a enviar
Ana;Paz;1.234,50
Luis;Gil;400
TOTAL;;1.634,50
"""


def test_each_worker_is_compared_with_the_own_amount(run, payroll):
    file = payroll(SPANISH)
    code, out, err = run("compare", "canada-guatemala", "--payroll", file, "--format", "json")
    workers = json.loads(out)["workers"]
    assert code == 0
    assert [(w["worker"], w["amount"]) for w in workers] == [
        ("Worker 1", "1234.50"),
        ("Worker 2", "400.00"),
    ]
    assert err.splitlines() == [
        f"remitcalc: {file}: 2 workers, C$1,634.50 per payday.",
        f"remitcalc: {file}: The amounts, in CAD, are those of column C “Monto a enviar”.",
        f"remitcalc: {file}: The headings are in row 3.",
        f"remitcalc: {file}: Decimals are marked by a comma.",
        f"remitcalc: {file}: Totals, not counted as workers: row 6.",
    ]


def test_pay_is_what_a_worker_parts_with_unless_it_is_said(run, payroll):
    command = ("compare", "canada-guatemala", "--payroll", payroll(SPANISH), "--format", "json")
    assert json.loads(run(*command)[1])["amount_is"] == "outlay"
    said = run(*command, "--amount-is", "principal")[1]
    assert json.loads(said)["amount_is"] == "principal"
    assert json.loads(run(*command[:2], "--format", "json")[1])["amount_is"] == "principal"


def test_names_leave_only_where_asked_for(run, payroll):
    file = payroll(SPANISH)
    for form in ("text", "csv", "json"):
        plain = run("compare", "canada-guatemala", "--payroll", file, "--format", form)
        named = run("compare", "canada-guatemala", "--payroll", file, "--format", form, "--names")
        assert "Ana" not in plain[1] + plain[2]
        assert "Ana Paz" in named[1]


def test_the_service_used_today_the_group_and_who_joins(run, payroll):
    corridor, _ = read_corridor(corridors()["canada-guatemala"])
    dearest = corridor.individual_services[-1].id
    rows = f"a,400,{dearest},X,yes\nb,400,,X,no\nc,400,,Y,\nd,400,,X,yes\n"
    file = payroll(f"worker,amount,service,group,joins\n{rows}")
    command = ("compare", "canada-guatemala", "--payroll", file, "--format", "json")
    code, out, err = run(*command)
    assert (code, out) == (2, "")
    assert ":4:E: Some workers say yes here, others no, and some nothing (row 4)" in err
    code, out, err = run(*command, "--blank-joins", "yes")
    told = json.loads(out)
    assert code == 0, err
    usual = told["individual_service"]
    assert [w["individual_service"] for w in told["workers"]] == [dearest, usual, usual, usual]
    # A pool needs two: the only one of group Y sends alone.
    assert [w["joins"] for w in told["workers"]] == [True, False, False, True]
    assert [(g["group"], g["workers"]) for g in told["groups"]] == [("X", 2)]


def test_what_is_unclear_is_asked_for(run, payroll):
    file = payroll("worker;amount\n1;1,234\n2;2,345\n")
    code, out, err = run("compare", "canada-guatemala", "--payroll", file)
    assert (code, out) == (2, "")
    assert "--decimal point or --decimal comma" in err
    code, out, _ = run("compare", "canada-guatemala", "--payroll", file, "--decimal", "point")
    assert code == 0
    assert "C$3,579.00 in all" in out


def test_net_pay_asks_what_is_sent(run, payroll):
    file = payroll("Employee,Net pay\nAna,1000\nLuis,500.50\n")
    command = ("compare", "canada-guatemala", "--payroll", file, "--format", "json")
    assert "--net-percent" in run(*command)[2]
    sent = json.loads(run(*command, "--net-percent", "40")[1])["workers"]
    assert [w["amount"] for w in sent] == ["400.00", "200.20"]
    sent = json.loads(run(*command, "--net-fixed", "300")[1])["workers"]
    assert [w["amount"] for w in sent] == ["300.00", "300.00"]


def test_rows_left_out_are_told_with_their_sum(run, payroll):
    file = payroll("worker,amount\na,100\nb,x\nc,300.10\nd,400\n")
    code, out, err = run(
        "compare", "canada-guatemala", "--payroll", file, "--leave-out", "3-4", "--format", "json"
    )
    assert code == 0
    assert len(json.loads(out)["workers"]) == 2
    assert "2 rows were left out: C$300.10." in err


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--workers", "5"), "--payroll and --workers cannot stand together."),
        (("--amount", "5"), "--payroll and --amount cannot stand together."),
        (("--leave-out", "a-b"), "“a-b” is not a row"),
        (("--leave-out", "1-9999999"), "“1-9999999” is not a row"),
        (("--net-percent", "5", "--net-fixed", "5"), "cannot stand together"),
        (("--sheet", "June"), "There is no such sheet"),
    ],
)
def test_options_that_contradict_each_other(run, payroll, options, said):
    file = payroll("worker,amount\na,100\n")
    code, out, err = run("compare", "canada-guatemala", "--payroll", file, *options)
    assert (code, out) == (2, "")
    assert said in err


def test_options_of_payrolls_need_one(run):
    code, _, err = run("compare", "canada-guatemala", "--net-fixed", "5")
    assert code == 2
    assert "use it together with --payroll" in err


def test_a_payroll_is_checked(run, payroll):
    good = payroll(SPANISH, "good.csv")
    bad = payroll("worker,amount\na,-1\na,2\n", "bad.csv")
    assert run("check", good) == (0, f"{good}: no problems\n", "")
    code, out, _ = run("check", good, bad)
    assert code == 2
    assert out.splitlines() == [
        f"{good}: no problems",
        f"{bad}:2:B: An amount must be above zero. (found: -1)",
        f"{bad}:3:A: This worker is in row 2 already.",
    ]
    code, out, _ = run(
        "check", payroll("worker,amount\na,$5\n"), "--corridor", "switzerland-serbia"
    )
    assert code == 2
    assert "“$” is not CHF" in out


UNSAID = """Payroll of May;;;;
Emp;Crew;Hours;Total $;OK
Ana;N;80;1200;x
Luz;S;76;1180,50;x
Eva;S;76;400,2555;
"""


def test_what_the_headings_leave_open_can_be_said(run, payroll):
    file = payroll(UNSAID)
    command = ("compare", "canada-guatemala", "--payroll", file, "--format", "json")
    assert "(--column amount=NAME)" in run(*command)[2]
    columns = ("worker=Emp", "amount=total $", "group=B", "joins=ok")
    said = [word for column in columns for word in ("--column", column)]
    assert "400,2555" in run(*command, *said)[2]
    code, out, err = run(*command, *said, "--decimal", "comma", "--round")
    assert code == 0, err
    workers = json.loads(out)["workers"]
    assert [(w["amount"], w["group"]) for w in workers] == [
        ("1200.00", "N"),
        ("1180.50", "S"),
        ("400.26", "S"),
    ]
    assert err.splitlines()[1:] == [
        f"remitcalc: {file}: The amounts, in CAD, are those of column D “Total $”.",
        f"remitcalc: {file}: The headings are in row 2.",
        f"remitcalc: {file}: Decimals are marked by a comma.",
        f"remitcalc: {file}: 1 amount was rounded half up.",
        f"remitcalc: {file}: Who has nothing under “takes part” does not take part.",
    ]


def test_headings_far_below_or_none_at_all_can_be_said(run, payroll):
    command = ("compare", "canada-guatemala", "--format", "json", "--payroll")
    far = payroll("note;\n" * 30 + "worker;amount\nAna;400\nLuz;300\n", "far.csv")
    assert run(*command, far)[0] == 2
    code, out, _ = run(*command, far, "--heading-row", "31")
    assert (code, len(json.loads(out)["workers"])) == (0, 2)
    none = payroll("Ana;400\nLuz;300\n", "none.csv")
    columns = ("--column", "worker=A", "--column", "amount=B")
    code, out, _ = run(*command, none, "--heading-row", "0", *columns)
    assert (code, len(json.loads(out)["workers"])) == (0, 2)


def test_letters_of_another_age_can_be_said(run, tmp_path):
    file = tmp_path / "old.csv"
    file.write_bytes("radnik;iznos\nMarko Vučko;400\nĆira;300\n".encode("cp852"))
    command = ("compare", "canada-guatemala", "--payroll", file, "--names")
    code, out, _ = run(*command, "--encoding", "cp852")
    assert code == 0
    assert "Marko Vučko" in out
    assert "Did you mean “cp852”?" in run(*command, "--encoding", "cp8521")[2]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--column", "money=B"), "“money=B” does not say what a column is"),
        (("--column", "amount"), "“amount” does not say what a column is"),
        (("--column", "amount=Salary"), "There is no column “Salary”."),
        (("--net-percent", "40"), "what is said of net pay would change nothing"),
        (("--leave-out", "7"), "The list has no row 7 below its headings."),
        (("--keep-rows", "x"), "--keep-rows: “x” is not a row"),
        (("--blank-joins", "perhaps"), "perhaps"),
        (("--heading-row", "first"), "first"),
        (("--heading-row", "9"), "The list has no row 9, where its headings are said to be."),
    ],
)
def test_what_is_said_wrongly_or_in_vain_is_told(run, payroll, options, said):
    file = payroll("worker,amount,net pay\na,100,200\nb,110,210\n")
    code, out, err = run("compare", "canada-guatemala", "--payroll", file, *options)
    assert (code, out) == (2, "")
    assert said in err
    checked = run("check", file, *options)
    assert checked[0] == 2
    assert said in checked[1] + checked[2]


def test_a_second_line_of_headings_is_told_apart_from_totals(run, payroll):
    file = payroll("Nr.;Name;Amount\n;surname, first name;CAD\n1;Ana;400\n2;Luz;300\n;Total;700\n")
    code, _, err = run("compare", "canada-guatemala", "--payroll", file)
    assert code == 0
    assert "Headings, not counted as workers: row 2." in err
    assert "Totals, not counted as workers: row 5." in err


@pytest.mark.parametrize("role", ["amount", "net"])
def test_of_a_column_that_is_not_there_no_other_sentence_says_it_is_missing(run, payroll, role):
    file = payroll("worker,amount\na,100\nb,110\n")
    options = ("--payroll", file, "--column", f"{role}=Salary", "--column", "amount=Salary")
    _, _, err = run("compare", "canada-guatemala", *options)
    assert err.count("There is no column “Salary”.") == len({role, "amount"})
    assert "No column has the amounts" not in err


@pytest.mark.parametrize("option", ["--round", "--hidden", "--heading-row=1", "--column=amount=B"])
def test_every_word_on_a_payroll_needs_one(run, option):
    code, _, err = run("compare", "canada-guatemala", option)
    assert code == 2
    assert "use it together with --payroll" in err


def written_workbook(path, fill):
    with xlsxwriter.Workbook(path) as book:
        fill(book)
    return path


def test_hidden_sheets_merged_cells_and_errors_of_formulas(run, tmp_path):
    def fill(book):
        sheet = book.add_worksheet("May")
        sheet.merge_range("A1:C1", "Farm")
        sheet.write_row("A2", ["Name", "Amount"])
        sheet.write_row("A3", ["a", 400])
        sheet.write_formula("B4", "=1/0", None, "#DIV/0!")
        sheet.write("A4", "b")

    file = written_workbook(tmp_path / "p.xlsx", fill)
    code, _, err = run("compare", "canada-guatemala", "--payroll", file)
    assert code == 2
    assert "[May]:4:B: This cell shows an error, not a value" in err


def test_bombs_are_refused_in_one_sentence(run, tmp_path):
    far = written_workbook(
        tmp_path / "far.xlsx",
        lambda book: book.add_worksheet().write("A1", "worker"),
    )
    entities = tmp_path / "entities.xlsx"
    with zipfile.ZipFile(far) as source, zipfile.ZipFile(entities, "w") as target:
        for part in source.infolist():
            content = source.read(part)
            if part.filename.endswith("sheet1.xml"):
                content = content.replace(
                    b"<worksheet", b'<!DOCTYPE a [<!ENTITY x "y">]><worksheet'
                )
            target.writestr(part, content)
    code, out, err = run("compare", "canada-guatemala", "--payroll", entities)
    assert (code, out) == (2, "")
    assert len(err.splitlines()) == 1
    assert "XML entities" in err
    sparse = tmp_path / "sparse.csv"
    with sparse.open("wb") as file:
        file.truncate(2 * 10**9)
    code, _, err = run("compare", "canada-guatemala", "--payroll", sparse)
    assert code == 2
    assert len(err.splitlines()) == 1


def test_two_cells_in_opposite_corners(run, tmp_path):
    def fill(book):
        sheet = book.add_worksheet()
        sheet.write("A1", "worker")
        sheet.write("XFD1048576", 5)

    file = written_workbook(tmp_path / "corners.xlsx", fill)
    code, out, err = run("compare", "canada-guatemala", "--payroll", file)
    assert (code, out) == (2, "")
    assert len(err.splitlines()) == 1
    assert "Traceback" not in err
