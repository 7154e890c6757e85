"""Wise quotes on the command line: ranked with the corridor's own services."""

from __future__ import annotations

import json

import pytest

from remitcalc.cli.main import main
from tests.files.test_wise_comparison import DOCUMENT


@pytest.fixture
def run(capsys, tmp_path):
    def called(document, *typed):
        path = tmp_path / "comparison.json"
        path.write_text(document, encoding="utf-8")
        code = main([*typed, "--quotes", str(path)])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return called


@pytest.mark.parametrize(
    "command",
    [("rank", "us-guatemala"), ("compare", "us-guatemala", "--individual", "wise-quote-wise")],
)
def test_quotes_stand_among_the_services(run, command) -> None:
    code, out, err = run(json.dumps(DOCUMENT), *command, "--amount", "200", "--format", "json")
    assert code == 0
    assert "wise-quote-wise" in out
    assert "comparison.json" in err
    json.loads(out)


def test_quotes_that_cannot_be_read_end_the_command(run) -> None:
    code, out, err = run("{", "rank", "us-guatemala")
    assert (code, out) == (2, "")
    assert "comparison.json" in err


def test_quotes_are_checked_against_the_corridor_that_is_named(tmp_path, capsys) -> None:
    path = tmp_path / "comparison.json"
    path.write_text(json.dumps(DOCUMENT), encoding="utf-8")
    assert main(["check", str(path), "--corridor", "us-guatemala"]) == 0
    assert "not a corridor" not in capsys.readouterr().out
    assert main(["check", str(path), "--corridor", "switzerland-serbia"]) == 2
    assert "comparison.json" in capsys.readouterr().out


def test_what_a_quote_makes_of_an_amount_can_be_more_than_is_counted(run) -> None:
    quote = {**DOCUMENT["providers"][0]["quotes"][0], "rate": 1e15, "markup": None}
    document = {**DOCUMENT, "providers": [{"name": "Wise", "quotes": [quote]}]}
    code, _, err = run(json.dumps(document), "rank", "us-guatemala", "--amount", "1000")
    assert code == 2
    assert err.endswith("These amounts are larger than this program can count.\n")
