"""A process that edits and keeps is killed at any moment: the last state but one edit stands.

The child tells each edit before it is made and after it was kept; the kill comes after a random
time, while pieces or the journal are written, renamed or removed.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from remitcalc.files.kept.unsaved import unsaved_work

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX"),
    pytest.mark.usefixtures("own_home"),
]

SEED = int(os.environ.get("REMITCALC_SEED", "20261128"))
KILLS = 500 if "REMITCALC_LONG_FUZZ" in os.environ else 30
LONGEST = 0.6
"""Seconds after the start within which the kill comes."""

CHILD = """
import os, sys
import numpy as np
from remitcalc import Payroll
from remitcalc.files.kept.unsaved import unsaved_work
from remitcalc.files.kept.work_folder import new_work_folder
from remitcalc.model.work import Step, Work
from tests.files.document.making import workers

new = Work(workers(300), title="Untitled")

def edited(work, number):
    scenario = work.document.scenario
    payroll = scenario.payroll
    if number % 3 == 0:
        amounts = payroll.amounts + 1
        payroll = Payroll(amounts, payroll.names, None, payroll.groups, payroll.joins)
    changed = scenario.replace(payroll=payroll, employer_share_percent=number % 101)
    after = work.document.replace(scenario=changed)
    step = Step(f"Edit {number}", work.document, after)
    return Work(after, (*work.steps, step)[-50:], min(work.index + 1, 50), None, title="Untitled")

def run():
    found, problems = unsaved_work()
    assert not problems, problems
    if found:
        restored = found[0].restore()
        assert not restored.problems, restored.problems
        folder, work = restored.folder, restored.work
        number = int(work.steps[-1].name.split()[1]) if work.steps else 0
    else:
        folder, work, number = new_work_folder(), new, 0
    os.write(1, f"found {number}\\n".encode())
    while True:
        number += 1
        os.write(1, f"made {number}\\n".encode())
        work = edited(work, number)
        assert not folder.keep(work)
        os.write(1, f"kept {number}\\n".encode())

for line in sys.stdin:
    if child := os.fork():
        os.write(1, f"child {child}\\n".encode())
        os.waitpid(child, 0)
        os.write(1, b"gone\\n")
        continue
    try:
        run()
    except BaseException as error:
        os.write(1, f"failed {error!r}\\n".encode())
        os._exit(1)
"""


def killed_once(parent: subprocess.Popen[bytes], seconds: float) -> tuple[int, int, int]:
    """Return which edit was found at the start, kept, made when the kill came; -1: none yet."""
    assert parent.stdin is not None
    assert parent.stdout is not None
    parent.stdin.write(b"\n")
    parent.stdin.flush()
    told = {"found": -1, "made": -1, "kept": -1}
    for line in parent.stdout:
        word, _, number = line.decode().strip().partition(" ")
        assert word != "failed", line
        if word == "gone":
            break
        if word == "child":
            threading.Timer(seconds, os.kill, (int(number), signal.SIGKILL)).start()
        else:
            told[word] = int(number)
    return told["found"], told["kept"], told["made"]


def test_after_each_kill_the_next_start_shows_the_last_state_but_one_edit_at_most() -> None:
    chance = random.Random(SEED)
    root = Path(__file__).parents[3]
    kept = made = count = started = 0
    with subprocess.Popen(
        [sys.executable, "-c", CHILD], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=root
    ) as parent:
        while count < KILLS:
            found, last_kept, last_made = killed_once(parent, chance.random() * LONGEST)
            if found >= 0:  # else it was killed while it restored
                assert kept <= found <= made
                kept, made = max(last_kept, found), max(last_made, found)
            count, started = count + 1, started + (found >= 0)
        assert parent.stdin is not None
        parent.stdin.close()
    assert count == KILLS
    assert started > KILLS / 4
    works, problems = unsaved_work()
    assert not problems
    assert len(works) == 1
    restored = works[0].restore()
    assert restored.folder is not None
    assert restored.work is not None
    number = int(restored.work.steps[-1].name.split()[1])
    assert kept <= number <= made
    assert restored.work.document.scenario.employer_share_percent == number % 101
    assert number > KILLS / 4
    restored.folder.close()
