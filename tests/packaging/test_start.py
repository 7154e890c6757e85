"""What freezing costs at each start: processor time against the checkout's, in turn, in one run."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from .conftest import ROOT, module

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = [
    pytest.mark.packaging,
    pytest.mark.skipif(sys.platform != "linux", reason="reads /proc"),
]

PAIRS = 7
RESTS_S = 2.0
TICKS_PER_S = os.sysconf("SC_CLK_TCK") if sys.platform == "linux" else 1
COMMANDS = (
    "--version",
    "compare us-guatemala",
    "chart us-guatemala --kind savings -o c.png",
)


def start(program: list[str], typed: str, home: Path, **extra: str) -> subprocess.Popen[bytes]:
    surroundings = {**module("smoke").surroundings(home), "PYTHONPATH": str(ROOT), **extra}
    # A checkout that had to compile its modules again each time would be slow beyond comparison.
    del surroundings["PYTHONDONTWRITEBYTECODE"]
    surroundings["PYTHONPYCACHEPREFIX"] = str(home / "compiled")
    null = subprocess.DEVNULL
    return subprocess.Popen(
        [*program, *typed.split()], env=surroundings, cwd=home, stdin=null, stdout=null, stderr=null
    )


def of_command(program: list[str], typed: str, home: Path) -> float:
    """Return the seconds of processor time that a command takes."""
    started = start(program, typed, home)
    _, status, used = os.wait4(started.pid, 0)
    started.returncode = os.waitstatus_to_exitcode(status)
    assert started.returncode == 0
    return used.ru_utime + used.ru_stime


def of_window(program: list[str], home: Path) -> float:
    """Return the seconds of processor time until an opened window has nothing left to do."""
    opened = start(program, "open us-guatemala", home, QT_QPA_PLATFORM="offscreen")
    try:
        used, since = 0, time.monotonic()
        while used == 0 or time.monotonic() - since < RESTS_S:
            time.sleep(0.1)
            assert opened.poll() is None
            with open(f"/proc/{opened.pid}/stat") as told:  # noqa: PTH123
                fields = told.read().rpartition(")")[2].split()
            now = int(fields[11]) + int(fields[12])
            if now - used > 1:
                used, since = now, time.monotonic()
        return used / TICKS_PER_S
    finally:
        opened.kill()
        opened.wait()


def ratio(measure: Callable[[list[str]], float], frozen: Path, pairs: int = PAIRS) -> float:
    sides = ([str(frozen)], [sys.executable, "-m", "remitcalc"])
    for side in sides:  # modules are compiled, files come into memory
        measure(side)
    both = [[measure(side) for side in sides] for _ in range(pairs)]
    return statistics.median(ours / theirs for ours, theirs in both)


def test_a_frozen_start_against_that_of_the_checkout(handed_out: Path, tmp_path: Path) -> None:
    program = handed_out / "remitcalc" / "remitcalc"
    found = {
        typed: ratio(lambda side, typed=typed: of_command(side, typed, tmp_path), program)  # type: ignore[misc]
        for typed in COMMANDS
    }
    found["window"] = ratio(lambda side: of_window(side, tmp_path), program, pairs=3)
    for typed, value in found.items():
        print(f"frozen ÷ checkout, CPU of {typed}: {value:.2f} (at most 1.2)")  # noqa: T201
