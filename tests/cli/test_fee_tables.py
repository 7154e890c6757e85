"""A fee table stands wherever a corridor does, and templates are ready to be filled in."""

import re
import zipfile

import pytest

from remitcalc.cli.main import main
from remitcalc.files.any_corridor import read_any_corridor
from remitcalc.files.corridor_file import read_corridor
from remitcalc.files.corridor_library import bundled_corridors
from remitcalc.files.corridor_text.writing import corridor_text
from remitcalc.files.countries import COUNTRIES
from remitcalc.files.fee_table.columns import COLUMNS
from remitcalc.files.fee_table.writing import fee_csv
from remitcalc.files.payroll.reading import read_payroll
from remitcalc.files.tables.reading import read_sheets
from remitcalc.model.money import CURRENCIES
from remitcalc.model.payroll_choices import PayrollChoices
from remitcalc.output.wording import columns as wording
from tests.files.making import HAND_MADE, write_fee_table

LANGUAGES = ("en", "es", "fr", "de", "sr-Latn")


@pytest.fixture
def run(capsys, monkeypatch):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)

    def called(*typed):
        code = main([str(word) for word in typed])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return called


@pytest.fixture
def corridor():
    read, _ = read_corridor(bundled_corridors()["us-guatemala"])
    return read


@pytest.mark.parametrize("name", ["fees.xlsx", "fees.csv", "fees"])
@pytest.mark.parametrize("command", [("compare",), ("rank", "--amount", "200"), ("check",)])
def test_a_fee_table_gives_what_its_corridor_file_gives(run, tmp_path, corridor, name, command):
    file = tmp_path / name
    write_fee_table(file, corridor)
    code, out, err = run(command[0], file, *command[1:])
    assert (code, err) == (0, "")
    if command[0] != "check":
        assert out == run(command[0], "us-guatemala", *command[1:])[1]


def test_what_a_file_is_its_content_says(run, tmp_path, corridor):
    write_fee_table(tmp_path / "fees.csv", corridor)
    table = (tmp_path / "fees.csv").rename(tmp_path / "fees.toml")
    (tmp_path / "mine.csv").write_text(corridor_text(corridor), encoding="utf-8")
    assert read_any_corridor(table) == (corridor, ())
    assert read_any_corridor(tmp_path / "mine.csv") == (corridor, ())


def test_a_table_whose_numbers_read_in_two_ways_needs_a_word(run, tmp_path):
    file = tmp_path / "fees.csv"
    file.write_text(HAND_MADE.format(fee="8", margin="2", amount="1,234"), encoding="utf-8")
    code, out, err = run("compare", file)
    assert (code, out) == (2, "")
    assert f"{file}:2:W: default_amount: This number can be read in two ways" in err
    code, _, err = run("rank", file, "--amount", "200", "--decimal", "pont")
    assert code == 2
    assert "Did you mean “point”?" in err
    assert "C$1,234.00" in run("compare", file, "--decimal", "point")[1]
    assert run("check", file, "--decimal", "comma")[0] == 2


def test_every_problem_of_a_table_is_a_line_with_its_row_and_column(run, tmp_path, corridor):
    file = tmp_path / "fees.csv"
    file.write_text(fee_csv(corridor).replace("credit card", "credit cart", 2), encoding="utf-8")
    code, out, _ = run("check", file)
    assert code == 2
    assert f"{file}:" in out
    assert ":E: instrument: " in out
    assert "Did you mean “credit card”?" in out


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_workbook_to_fill_in_loads_and_is_explained_in_the_language(run, tmp_path, language):
    file = tmp_path / "fees.xlsx"
    code, out, err = run("template", file, "--language", language)
    assert (code, err) == (0, "")
    assert str(file) in out
    read, problems = read_any_corridor(file)
    assert problems == ()
    assert len(read.services) == 3
    sheets, _ = read_sheets(file)
    fees, explained, _lists = sheets
    assert [row[0] for row in explained.rows[1:]] == list(fees.rows[0])
    assert all(isinstance(row[2], str) for row in explained.rows)
    with zipfile.ZipFile(file) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
        notes = package.read("xl/comments1.xml").decode()
    assert sheet.count("<dataValidation ") >= 15
    assert '<pane xSplit="1" ySplit="1"' in sheet
    assert "money transfer operator" in sheet
    assert notes.count("<comment ") == len(fees.rows[0])


def test_every_column_is_explained():
    assert wording.FEES.keys() >= {c.name for c in COLUMNS if not c.name.startswith("charge_")}


@pytest.mark.parametrize("dialect", [(), ("--csv", "excel")])
def test_the_csv_file_to_fill_in_loads(run, tmp_path, dialect):
    file = tmp_path / "fees.csv"
    assert run("template", file, *dialect)[0] == 0
    read, problems = read_any_corridor(file)
    assert (read.id, problems) == ("canada-guatemala", ())


@pytest.mark.parametrize("name", ["pay.xlsx", "pay.csv"])
def test_a_payroll_to_fill_in_has_a_row_for_each_worker(run, tmp_path, name):
    assert run("template", tmp_path / name, "--kind", "payroll")[0] == 0
    sheets, _ = read_sheets(tmp_path / name)
    heading, *rows = sheets[0].rows
    assert heading == ("Worker", "Amount", "Service", "Group", "Takes part")
    assert len(rows) == 3


def test_a_template_never_replaces_a_file_unasked(run, tmp_path):
    file = tmp_path / "fees.csv"
    file.write_text("mine", encoding="utf-8")
    code, out, err = run("template", file)
    assert (code, out) == (2, "")
    assert err == f"remitcalc: {file} exists already: add --force to replace it.\n"
    assert file.read_text(encoding="utf-8") == "mine"
    assert run("template", file, "--force")[0] == 0
    assert file.read_text(encoding="utf-8") != "mine"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ((), "Name at least one file."),
        (("fees.pdf",), "not “fees.pdf”"),
        (("a.csv", "b.csv"), "“b.csv” is one word too many"),
        (("a.csv", "--kind", "feez"), "Did you mean “fees”?"),
        (("no/such/folder/a.csv",), "its folder does not exist"),
    ],
)
def test_what_is_wrong_with_the_command_is_told(run, tmp_path, monkeypatch, typed, said):
    monkeypatch.chdir(tmp_path)
    code, out, err = run("template", *typed)
    assert (code, out) == (2, "")
    assert said in err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["pay.xlsx", "pay.csv"])
def test_a_payroll_to_fill_in_is_read_in_every_language(run, tmp_path, name, language):
    file = tmp_path / name
    assert run("template", file, "--kind", "payroll", "--language", language)[0] == 0
    corridor = read_any_corridor(bundled_corridors()["canada-guatemala"])[0]
    found = read_payroll(file, corridor, PayrollChoices())
    assert [p for p in found.problems if not p.is_warning] == []
    assert found.payroll.amounts.tolist() == [40_000, 32_550, 25_000]
    assert found.payroll.groups == ("A", "A", "B")
    assert found.payroll.joins.tolist() == [True, True, False]


def test_countries_and_currencies_can_be_picked_from_a_hidden_sheet(run, tmp_path):
    file = tmp_path / "fees.xlsx"
    assert run("template", file)[0] == 0
    with zipfile.ZipFile(file) as package:
        book = package.read("xl/workbook.xml").decode()
        table = package.read("xl/worksheets/sheet1.xml").decode()
        lists = package.read("xl/worksheets/sheet3.xml").decode()
    assert re.search(r'<sheet name="Lists"[^>]*state="hidden"', book)
    picked = re.findall(r"<formula1>'?Lists'?!\$([A-Z])\$1:\$\1\$(\d+)</formula1>", table)
    assert len(picked) == 4
    assert {int(count) for _, count in picked} == {len(COUNTRIES), len(CURRENCIES)}
    assert lists.count("<row") == max(len(COUNTRIES), len(CURRENCIES))
    corridor, problems = read_any_corridor(file)
    assert (corridor.id, problems) == ("canada-guatemala", ())
