"""Inputs made after public reports and vendors' layouts, each with what a person may expect of it.

Those of untidy lists and of hand-written corridor files stand with their readers' tests.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from remitcalc.cli.main import main

CASES = Path(__file__).parents[1] / "data" / "cases"
LIST = "compare canada-guatemala --payroll"
SERBIA = "compare switzerland-serbia --payroll"
WISE = "--amount 1000 --amount-is outlay"

READ = [
    (f"{SERBIA} a6-firefly8404.csv", "5 workers, CHF\xa02,940.06 per payday."),
    (f"{SERBIA} a8-budgetmaster.csv", "2 workers, CHF\xa01,735.90 per payday."),
    (f"{LIST} a10-pe_implied_decimals.csv", "if the last two digits are cents, mark them"),
    (f"{LIST} b6-tsv_named.xls", "2 workers, C$780.50 per payday."),
    (f"{LIST} b7-sep_semicolon.csv", "1 worker, C$400.00 per payday."),
    ("compare i1-inverse_rate.csv", "This rate looks upside down: the reference rate is 5.53"),
    *(
        (f"{LIST} {name}", "3 workers, C$1,080.50 per payday.")
        for name in (
            *("l1-backslash.xlsx", "l5-xprefix.xlsx", "l6-strict.xlsx", "l7-relsprefix.xlsx"),
            *("l8-abspath.xlsx", "l9-noref.xlsx", "l12-macro.xlsm"),
        )
    ),
    (f"{LIST} l10-numbers_export.xlsx", "1 worker, C$400.00 per payday."),
    (f"{LIST} l13-monthly_tabs.xlsx", "are not read: May."),
    (f"{LIST} l13-monthly_tabs.xlsx", "Sheet “January” was read."),
    *(
        (f"{LIST} {name}", "2 workers, C$1,614.75 per payday.")
        for name in ("m1-qc_office.tsv", "m2-fr_CAD.tsv", "m3-cdn.tsv", "m7-figspace.tsv")
    ),
    (f"{LIST} m4-bom_in_number.csv", "2 workers, C$422.50 per payday."),
    (f"{LIST} m8-Ccomma.tsv", "2 workers, C$1,614.75 per payday."),
]
REFUSED = [
    (f"{LIST} a1-de_thousand_one_point.csv", ["such as “1.200”: say whether decimals"]),
    (f"{LIST} a7-huf.csv", ["such as “173,900”: say whether decimals"]),
    (f"{LIST} b1-unquoted_thousands_trailing.csv", [":3: This row has more cells"]),
    (f"{LIST} b4-unquoted_decimal_comma_trailing.csv", [":3: This row has more cells"]),
    (f"{LIST} l2-spreadsheetml2003.xls", ["the XML of Excel 2003", "save it as XLSX"]),
    (f"{LIST} l11-password.xlsx", ["protected by a password"]),
    (f"{LIST} m9-trailing_minus.csv", [":2:B: An amount must be above zero. (found: 5.00-)"]),
    (
        f"{LIST} m10-parens.csv",
        [":3:B: An amount must be above zero.", ":4:B: An amount must be above zero."],
    ),
    (f"{LIST} m11-unicode_minus.csv", [":2:B: An amount must be above zero."]),
    ("import-rpw n10-databank.csv --corridor TZA-KEN -o out.toml", ["missing: period"]),
    ("rank r2-date_dmy.csv --amount 400", [":2:T: date: This is not a date", "2025-09-30"]),
    (f"{LIST} s1-pain001.xml", ["a bank's payment file (ISO 20022", "no list of workers"]),
    (f"{LIST} s2-nacha.txt", ["a bank's payment file (NACHA), no list of workers"]),
    (f"{LIST} s3-list.json", ["a JSON document, not a CSV file"]),
    (f"rank us-guatemala --quotes j6-d_list_top.json {WISE}", ["not a price comparison"]),
]
QUOTED = [
    ("us-guatemala --quotes j3-h_markup_inconsistent.json", WISE, "7,289.00"),
    ("us-guatemala --quotes j4-a_base.json", WISE, "7,591.06 7,289.00"),
    ("us-guatemala --quotes j5-f_receive.json", WISE, "7,591.06 7,289.00"),
    ("us-guatemala --quotes j7-m_wrapped.json", WISE, "7,591.06 7,289.00"),
    (
        "j1-corridor-tza-ken.toml --quotes j1-r_mid_flag_first_marked_up.json",
        "--amount 295000 --amount-is outlay",
        "14,042.00 13,920.00",
    ),
]


@pytest.fixture
def run(capsys, monkeypatch, own_home):
    monkeypatch.chdir(CASES)

    def called(typed):
        code = main(typed.split())
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return called


@pytest.mark.parametrize(("typed", "said"), READ)
def test_what_is_certain_is_read_and_told(run, typed, said) -> None:
    code, _, err = run(typed)
    assert code == 0
    assert said in err


@pytest.mark.parametrize(("typed", "said"), REFUSED)
def test_what_is_not_is_asked_or_refused_at_its_place(run, typed, said) -> None:
    code, out, err = run(typed)
    assert (code, out) == (2, "")
    assert all(words in err for words in said)


@pytest.mark.parametrize(("given", "amount", "arriving"), QUOTED)
def test_quotes_arrive_as_their_file_says(run, given, amount, arriving) -> None:
    code, out, err = run(f"rank {given} {amount}")
    assert code == 0
    assert all(figure in out for figure in arriving.split())
    is_odd = "does not fit its rate" in err
    assert is_odd == ("inconsistent" in given)


@pytest.mark.parametrize(
    "name",
    [
        "n2-r_names",
        "n3-pct_names",
        "n4-no_id",
        "n5-stata_names",
        "n6-decimal_comma",
        "n7-thousands",
    ],
)
def test_a_sheet_of_the_survey_that_was_saved_again_gives_the_same_prices(
    run, tmp_path, name
) -> None:
    for made in ("n1-base", name):
        typed = f"import-rpw {made}.csv --corridor TZA-KEN -o {tmp_path / made}.toml"
        assert run(typed)[0] == 0
    first, second = ((tmp_path / f"{made}.toml").read_text("utf-8") for made in ("n1-base", name))
    assert second == first
    ranked = run(f"rank {tmp_path / name}.toml --amount 295000 --format json")[1]
    assert [f'"total": "{cost}"' in ranked for cost in ("24662.00",)] == [True]


def test_margins_that_are_fractions_are_told(run, tmp_path) -> None:
    code, _, err = run(f"import-rpw n8-fractions.csv --corridor TZA-KEN -o {tmp_path / 'a.toml'}")
    assert code == 0
    assert err.count("differs from fee and margin by more than 0.05 points") == 3
