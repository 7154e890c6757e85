"""A corridor may have no pool, and a likely slip: commands say so, each in one sentence."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader

from remitcalc.cli.main import main

FORMS = (Path(__file__).parents[1] / "data" / "corridors" / "every-form.toml").read_text("utf-8")
ALONE = FORMS.replace('kind = "pooled"', 'kind = "individual"').replace(
    'pooled_service = "wire"\n', ""
)


@pytest.fixture
def alone(tmp_path: Path) -> str:
    file = tmp_path / "alone.toml"
    file.write_text(ALONE, "utf-8")
    return str(file)


def test_a_comparison_names_the_cheapest_way_for_all_and_no_pool(alone, capsys) -> None:
    assert main(("compare", alone)) == 0
    told = capsys.readouterr().out
    assert "Cheapest alone: A bank, bank account (3), C$5.98 each." in told
    assert "Pooled" not in told


def test_of_unequal_amounts_the_cheapest_way_is_that_of_the_sums(alone, tmp_path, capsys) -> None:
    payroll = tmp_path / "payroll.csv"
    payroll.write_text("worker,amount,joins\nA,400.00,yes\nB,200.00,yes\nC,150.50,no\n", "utf-8")
    asked = ("compare", alone, "--payroll", str(payroll), "--amount-is", "principal")
    assert main((*asked, "--format", "text")) == 0
    told = capsys.readouterr().out
    assert "Cheapest alone: A bank, bank account (3), C$11.22 for all 3 workers." in told
    assert main((*asked, "--format", "json")) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["pooled_service"] is None
    assert document["offers"] == []
    assert [one["pooled"] for one in document["workers"]] == [None] * 3
    assert document["totals"]["pooled"] == {"total": None, "bound": "unknown"}
    assert not any(one["joins"] for one in document["workers"])


@pytest.mark.parametrize("command", ["report", "handout"])
def test_what_is_printed_speaks_of_no_pool(alone, tmp_path, command) -> None:
    page = tmp_path / "page.pdf"
    assert main((command, alone, "--workers", "3", "-o", str(page))) == 0
    said = "".join(one.extract_text() for one in PdfReader(page).pages)
    assert "A bank" in said
    assert "Pooled" not in said


@pytest.mark.parametrize("kind", ["group-size", "savings", "amount", "season", "sensitivity"])
def test_a_chart_of_a_pool_says_that_there_is_none(alone, tmp_path, kind) -> None:
    picture = tmp_path / "chart.svg"
    assert main(("chart", alone, "--kind", kind, "-o", str(picture))) == 0
    assert "Pooling is not possible" in picture.read_text("utf-8")


def test_a_workbook_without_a_pool_holds_values_and_says_why(alone, tmp_path) -> None:
    file = tmp_path / "workbook.xlsx"
    assert main(("compare", alone, "--amount-is", "principal", "-o", str(file))) == 0
    book = openpyxl.load_workbook(file)
    said = [cell.value for row in book["Inputs"].iter_rows(max_row=3) for cell in row]
    assert any("there is no pool to compare with" in one for one in said if isinstance(one, str))


def test_the_ways_alone_are_checked_and_ranked_all_the_same(alone, capsys) -> None:
    assert main(("check", alone)) == 0
    assert "no problems" in capsys.readouterr().out
    assert main(("rank", alone, "--amount", "400")) == 0
    assert "First Transfers" in capsys.readouterr().out


def test_check_never_says_no_problems_where_a_rate_is_upside_down(tmp_path, capsys) -> None:
    file = tmp_path / "inverse.toml"
    file.write_text(FORMS.replace("{rate = 5.41", "{rate = 0.1808"), "utf-8")
    assert main(("check", str(file))) == 0
    told = capsys.readouterr().out
    assert "upside down" in told
    assert "no problems" not in told


UNKNOWN = """format = 1
id = "at-rs"
sending_country = "AT"
receiving_country = "RS"
sending_currency = "EUR"
receiving_currency = "RSD"
names = {en = "Austria → Serbia"}
reference_rate = {rate = 117.2, provenance = "asked"}
defaults = {workers = 5, amount = 200, paydays = 6, payday_days = 14, date = 2026-10-02}
[provenance.asked]
source = "Asked by phone"
date = "2026-10-02"
status = "own"
[[services]]
id = "bank"
provider = "Danube Bank"
provider_type = "bank"
kind = "individual"
instrument = "bank account"
provenance = "asked"
sending = "not surveyed"
transit = "not surveyed"
receiving = "not surveyed"
exchange = "undisclosed"
"""


def test_of_the_only_way_of_which_nothing_is_known_no_cost_is_told(tmp_path, capsys) -> None:
    file = tmp_path / "unknown.toml"
    file.write_text(UNKNOWN, "utf-8")
    assert main(("compare", str(file))) == 0
    told = capsys.readouterr().out.replace("\xa0", " ")
    assert "No way to send this amount can be compared." in told
    assert "0.00 %" not in told
    assert "€0.00" not in told
    assert "  Alone  unknown  ≤ RSD 23,440.00 arrives" in told
    assert "Ways to send, none of which can be ranked" in told
    assert "median" not in told
