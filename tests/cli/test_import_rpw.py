"""`remitcalc import-rpw`: from the World Bank's workbook to a list, and to a corridor file."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import re
import sqlite3
import time

import pytest

from remitcalc.cli.main import main
from remitcalc.cli.progress import Progress
from remitcalc.files.corridor_file import read_corridor
from remitcalc.files.rpw import importing, library_file
from remitcalc.files.rpw.library import RpwLibrary
from remitcalc.files.rpw.source import ATTRIBUTION
from remitcalc.output.language import ENGLISH, Language
from tests.files.rpw.damages import changed
from tests.files.rpw.layout import NEW_HEADER
from tests.files.rpw.survey import MEANS, survey
from tests.files.rpw.workbook import write_csv, write_workbook


@pytest.fixture(autouse=True)
def own_folder(monkeypatch, tmp_path):
    for name in ("XDG_DATA_HOME", "APPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "own"))
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="module")
def workbook(tmp_path_factory):
    return str(write_workbook(tmp_path_factory.mktemp("rpw") / "rpw.xlsx"))


@pytest.fixture
def run(capsys):
    def called(*typed):
        code = main(typed)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return called


def test_the_list_as_json_has_the_publishers_means(run, workbook) -> None:
    code, out, err = run("import-rpw", workbook, "--quarter", "2025_3Q", "--format", "json")
    made = json.loads(out)
    assert code == 0
    assert made["source"] == ATTRIBUTION
    found = {c["corridor"]: c["average_cost_percent"] for c in made["corridors"]}
    assert {code: (found[code]["200"], found[code]["500"]) for code in MEANS} == MEANS
    assert err.count("warning: ") == 6
    assert "\r" not in err


def test_the_list_as_csv_and_text_says_the_same(run, workbook) -> None:
    _, out, _ = run("import-rpw", workbook, "--format", "csv")
    rows = {row["corridor"]: row for row in csv.DictReader(io.StringIO(out))}
    assert rows["USA-GTM"]["average_cost_percent_200"] == "4.185"
    assert rows["USA-MLI"]["undisclosed"] == "2"
    assert rows["TZA-KEN"]["period"] == "2011-Q1"
    assert {row["attribution"] for row in rows.values()} == {ATTRIBUTION}
    _, out, _ = run("import-rpw", workbook)
    assert re.search(r"USA-GTM +United States → Guatemala +Q3\s2025 +30 +4\.19\s% +2\.76\s%", out)
    assert "2 services do not disclose their margin" in out
    assert " ".join(out.split()).endswith(f"Source: {ATTRIBUTION} (CC BY 4.0)")
    assert max(map(len, out.splitlines())) <= 80


def test_a_corridor_becomes_a_file_that_can_be_compared_at_once(run, workbook, tmp_path) -> None:
    file = tmp_path / "usa.toml"
    code, out, err = run("import-rpw", workbook, "--corridor", "usa-gtm", "-o", str(file))
    assert (code, out) == (0, "")
    assert err.count("below zero") == 3
    corridor, problems = read_corridor(file)
    assert problems == ()
    assert len(corridor.individual_services) == 30
    code, out, _ = run("rank", str(file), "--amount", "200")
    assert code == 0
    assert "Wells Fargo" in out


def test_without_a_file_the_corridor_is_printed(run, workbook) -> None:
    typed = "--corridor USA-GTM --quarter 2025-Q3 --to-currency usd".split()
    code, out, _ = run("import-rpw", workbook, *typed)
    assert code == 0
    assert 'receiving_currency = "USD"' in out


def test_the_second_time_nothing_is_read_again(run, workbook, monkeypatch) -> None:
    _, first, _ = run("import-rpw", workbook)
    monkeypatch.setattr(importing, "build_library", None)
    code, second, err = run("import-rpw", workbook)
    assert (code, second, err) == (0, first, "")
    assert run("import-rpw") == (0, first, "")


def test_fewer_prices_take_the_place_of_more_only_where_that_is_said(
    run, workbook, tmp_path
) -> None:
    assert run("import-rpw", workbook)[0] == 0
    before = RpwLibrary().info()
    small = str(write_csv(tmp_path / "small.csv", NEW_HEADER, survey()[30:39]))
    code, out, err = run("import-rpw", small)
    assert (code, out) == (2, "")
    assert "This has fewer prices than the library on this computer: 9 price rows" in err
    assert err.endswith("The library stays. --force replaces it.\n")
    assert RpwLibrary().info() == before
    assert run("import-rpw", small, "--force")[0] == 0
    assert RpwLibrary().info().rows == 9


def test_force_without_a_workbook_is_told(run) -> None:
    code, _, err = run("import-rpw", "--force")
    assert code == 2
    assert "name one to import" in err


def test_sheets_as_csv_are_taken_too(run, tmp_path) -> None:
    file = write_csv(
        tmp_path / "newest.csv",
        [n.upper() for n in NEW_HEADER],
        [{name.upper(): cell for name, cell in row.items()} for row in survey()],
    )
    _, out, err = run("import-rpw", str(file), "--format", "json")
    assert err == ""
    assert [c["services"] for c in json.loads(out)["corridors"]] == [15, 9, 30]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Name the survey's workbook"),
        ("no-such.xlsx", "no-such.xlsx: There is no such file."),
        ("BOOK --corridor GUATEMALA", "is not two country codes"),
        ("BOOK --quarter 2025_5Q", "is not a quarter"),
        ("BOOK --corridor USA-GTM --quarter 2011_1Q", "was not surveyed in this quarter"),
        ("BOOK --corridor USA-GTM --to-currency XYZ", "not a currency code of three letters"),
        ("BOOK --to-currency GTQ", "--corridor must be given"),
        ("BOOK -o corridor.toml", "--corridor must be given"),
    ],
)
def test_what_is_wrong_is_told_in_a_sentence(run, workbook, typed, said) -> None:
    code, out, err = run("import-rpw", *typed.replace("BOOK", workbook).split())
    assert (code, out) == (2, "")
    assert said in err


def test_an_interrupt_leaves_nothing_behind(run, workbook, monkeypatch, tmp_path) -> None:
    def tick(self, phase, done, total):
        if phase == "rows":
            raise KeyboardInterrupt

    monkeypatch.setattr(Progress, "tick", tick)
    start = time.perf_counter()
    assert run("import-rpw", workbook)[0] == 130
    assert time.perf_counter() - start < 10
    folder = RpwLibrary().file.parent
    assert list(folder.iterdir()) == []


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_shows_how_far_it_is_and_is_left_clean() -> None:
    terminal = Terminal()
    with Progress(Language(ENGLISH), terminal) as progress:
        progress.tick("unpacking", 0, 0)
        progress.tick("rows", 50, 100)
        progress.tick("rows", 51, 100)  # too soon to be worth a line
        progress.tick("", 0, 0)
    shown = [part.rstrip() for part in terminal.getvalue().split("\r") if part.strip()]
    assert shown == ["Unpacking"] * 2 + ["Reading rows [" + "#" * 15 + "." * 15 + "] 50\xa0%"] * 2
    assert terminal.getvalue().endswith("\r" + " " * 79 + "\r")


def test_a_pipe_shows_nothing() -> None:
    pipe = io.StringIO()
    with Progress(Language(ENGLISH), pipe) as progress:
        progress.tick("rows", 50, 100)
    assert pipe.getvalue() == ""


def test_the_history_of_a_corridor_in_every_form(run, workbook, tmp_path) -> None:
    run("import-rpw", workbook)
    asked = ("import-rpw", "--corridor", "usa-gtm", "--history")
    _, out, _ = run(*asked, "--format", "json")
    made = json.loads(out)
    assert [(c["corridor"], c["period"]) for c in made["corridors"]] == [("USA-GTM", "2025-Q3")]
    assert made["corridors"][0]["average_cost_percent"] == {"200": "4.185", "500": "2.761"}
    _, out, _ = run(*asked, "--format", "csv")
    assert next(csv.DictReader(io.StringIO(out)))["average_cost_percent_200"] == "4.185"
    code, out, err = run(*asked)
    assert (code, err) == (0, "")
    assert re.search(r"Q3\s2025 +4\.19\s% +2\.76\s% +30 +0", out)
    assert out.startswith("United States → Guatemala: average cost by quarter")
    assert "World Bank" in out
    pytest.importorskip("PySide6")
    assert run(*asked, "-o", str(tmp_path / "history.svg")) == (0, "", "")
    assert "4.185" not in (drawn := (tmp_path / "history.svg").read_text("utf-8"))
    assert "Average cost by quarter" in drawn
    assert "remittanceprices.worldbank.org" in drawn
    for typed, wanted in (
        ((), ".txt, .csv, .json, .png, .svg, .pdf"),
        (("--format", "csv"), ".csv"),
    ):
        code, _, err = run(*asked, *typed, "-o", str(tmp_path / "history.xlsx"))
        assert code == 2
        assert err.endswith(f"should end in one of: {wanted}.\n")
    assert run("import-rpw", "-o", str(tmp_path / "corridors.svg"))[0] == 2


def test_a_history_needs_a_corridor_that_was_surveyed(run, workbook) -> None:
    code, _, err = run("import-rpw", workbook, "--history")
    assert code == 2
    assert "--corridor must be given" in err
    run("import-rpw", workbook)
    code, _, err = run("import-rpw", "--corridor", "CHE-NZL", "--history")
    assert (code, err) == (2, "remitcalc: This corridor was not surveyed.\n")


def test_a_workbook_is_checked_without_an_import(run, workbook) -> None:
    code, out, err = run("check", workbook)
    assert (code, err) == (0, "")
    assert "rpw.xlsx" in out
    assert "fee table" not in out
    assert not RpwLibrary().is_there


def test_a_damaged_library_is_told_and_the_next_import_replaces_it(run, workbook) -> None:
    run("import-rpw", workbook)
    file = RpwLibrary().file
    content = file.read_bytes()
    file.write_bytes(content[: len(content) // 2])
    code, out, err = run("import-rpw")
    assert (code, out) == (2, "")
    assert err.startswith("remitcalc: The library of prices is damaged")
    assert err.count("\n") == 1
    code, out, err = run("import-rpw", workbook, "--corridor", "USA-GTM")
    assert code == 0
    assert "Walmart2World" in out
    assert "warning: The library of prices was damaged and has been made anew" in err
    assert str(file) + ".damaged-1" in err
    assert run("import-rpw")[0] == 0


@pytest.mark.parametrize(
    ("statement", "typed"),
    [
        ("UPDATE quote SET firm = NULL", ("--corridor", "USA-GTM")),
        ("UPDATE summary SET services = 'many'", ()),
        ("UPDATE summary SET services = 'many'", ("--corridor", "USA-GTM", "--history")),
    ],
)
def test_a_damage_that_shows_in_use_only_is_mended_by_the_same_command(
    run, workbook, statement, typed
) -> None:
    run("import-rpw", workbook)
    changed(RpwLibrary().file, statement)
    code, out, err = run("import-rpw", *typed)
    assert (code, out) == (2, "")
    assert "is damaged" in err
    code, out, err = run("import-rpw", workbook, *typed)
    assert code == 0
    assert out
    assert "made anew" in err


def test_a_newer_or_locked_library_is_left_alone(run, workbook, monkeypatch) -> None:
    run("import-rpw", workbook)
    file = RpwLibrary().file
    monkeypatch.setattr(library_file, "_PATIENCE", 0.05)
    with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        for typed in ((), (workbook,)):
            code, out, err = run("import-rpw", *typed)
            assert (code, out) == (2, "")
            assert "Another program is using the library of prices" in err
        other.execute("ROLLBACK")
        other.execute("PRAGMA user_version = 99")
    before = file.read_bytes()
    for typed in ((), (workbook,), ("--corridor", "USA-GTM")):
        code, out, err = run("import-rpw", *typed)
        assert (code, out) == (2, "")
        assert "made by a newer version of this program (its format is 99" in err
    assert file.read_bytes() == before


def test_rows_whose_numbers_are_too_large_are_left_out_and_the_others_loaded(run, tmp_path) -> None:
    rows = survey()[30:39]
    for at, key in enumerate(("9" * 20, "9" * 5000, str(2**63), "1e400"), 1):
        rows[at]["id"] = key
    file = write_csv(tmp_path / "prices.csv", NEW_HEADER, rows)
    code, out, err = run("import-rpw", str(file), "--format", "json")
    assert code == 0
    assert json.loads(out)["corridors"][0]["services"] == 5
    told = err.splitlines()
    assert [line.split(": ")[1] for line in told] == [f"{file}:{row}:id" for row in range(3, 7)]
    assert sum("The number of this row is too large" in line for line in told) == 3
    assert max(map(len, told)) < 400
