"""Files with twenty faults each: all are told at once, each with its place, as a person reads them.

The lists are kept as text, so that a change of any sentence or place is seen.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from remitcalc.cli.main import main

FAULTS = Path(__file__).parents[1] / "data" / "faults"


@pytest.mark.parametrize(("name", "least"), [("corridor.toml", 20), ("payroll.csv", 20)])
def test_every_fault_is_told_with_its_place(name: str, least: int, capsys, monkeypatch) -> None:
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.chdir(FAULTS)
    assert main(("check", name)) == 2
    told = capsys.readouterr().out
    assert told == (FAULTS / f"{name}.told.txt").read_text("utf-8")
    lines = told.splitlines()
    assert len(lines) >= least
    assert all(line.startswith(f"{name}:") for line in lines)
    numbers = [int(line.split(":")[1]) for line in lines]
    assert numbers == sorted(numbers)
