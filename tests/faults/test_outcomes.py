"""Files that once did harm: each is read as is right, or refused with a word, soon."""

from __future__ import annotations

import os
import time
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from remitcalc.cli.main import main
from remitcalc.files.payroll.reading import read_payroll
from tests.faults.oracle import wrong_output
from tests.faults.outcomes import outcomes, unpacked
from tests.faults.trials import bundled

if TYPE_CHECKING:
    from pathlib import Path

    from tests.faults.outcomes import Outcome


@pytest.fixture(autouse=True)
def own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the user's own is read or written."""
    for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "APPDATA"):
        monkeypatch.setenv(name, str(tmp_path / name))


def seconds_so_far() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


@pytest.mark.parametrize("held", list(outcomes()), ids=lambda held: f"{held.file} {held.words[0]}")
def test_a_file_that_once_did_harm_ends_as_is_right(held: Outcome, tmp_path, capsys) -> None:
    file = unpacked(held.file, tmp_path)
    words = [str(file) if word == "FILE" else word for word in held.words]
    before, started = seconds_so_far(), time.monotonic()
    code = main(words)
    took = min(seconds_so_far() - before, time.monotonic() - started)
    printed, told = capsys.readouterr()
    assert code == held.code, told
    assert list(wrong_output(code, printed, told)) == []
    assert [part for part in held.says if part not in printed + told] == []
    assert [part for part in held.never if part in printed + told] == []
    assert took < held.seconds
    if held.amounts:
        payroll = read_payroll(file, bundled(held.words[1])).payroll
        assert payroll is not None
        sent = [Decimal(minor) / 100 for minor in payroll.amounts.tolist()]
        assert sent == [Decimal(amount) for amount in held.amounts]
