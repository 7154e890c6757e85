"""Payrolls whose workers do not all take part in the pool, in every way out of the program."""

from __future__ import annotations

import pytest

from remitcalc.cli.main import main

WAYS_OUT = (
    "compare --format text",
    "compare --format json",
    "compare --format csv",
    "compare --format xlsx -o {}.xlsx",
    "report -o {}.pdf",
    "handout -o {}.pdf",
    "chart --kind savings -o {}.svg",
    "chart --kind season -o {}.svg",
)


@pytest.mark.parametrize("way", WAYS_OUT)
def test_a_payroll_of_whom_nobody_joins_is_answered(way, tmp_path, capsys) -> None:
    payroll = tmp_path / "may.csv"
    payroll.write_text("worker,amount,joins\na,100,no\nb,100,no\n", encoding="utf-8")
    command, *options = way.format(tmp_path / "out").split()
    assert main([command, "us-guatemala", "--payroll", str(payroll), *options]) == 0
    if way.endswith("text"):
        assert "No worker joins the pool." in capsys.readouterr().out
