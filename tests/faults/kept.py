"""A process that edits, keeps and saves is killed at any moment; the next start has its last edit.

Half of the kills come after a random time, half at a random step of writing. Wherever one hits, the
next start shows the last state but one edit at most: the one that was being kept.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

from remitcalc.files.document.reading import read_document
from tests.faults.kept_worker import number_of
from tests.faults.killed import Killed

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 0.5
"""Seconds after the start within which a kill comes."""

MOST_STEPS = 400
"""Of writing, after which a kill comes."""


def run(seed: int, count: int) -> Killed:
    """Kill `count` processes, each of which goes on where the one before was killed."""
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as named:
        killer = _Killer(Path(named), random.Random(f"kept {seed}"))
        with killer.parent:
            for at in range(count):
                killer.kill(f"kill {at}")
            killer.look_at_last()
    seconds = time.monotonic() - started
    return Killed("kept work", seed, count, seconds, killer.counts, tuple(killer.faults))


class _Killer:
    """Knows what was told to be done, and holds what is found against it."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self._folder, self._chance = folder, chance
        self._file = folder / "farm.remitcalc"
        self._told: Counter[str] = Counter()
        """The number of the last edit that was made, kept, is being saved, saved."""
        self.counts: Counter[str] = Counter()
        self.faults: list[str] = []
        own = dict.fromkeys(("XDG_DATA_HOME", "XDG_STATE_HOME"), str(folder / "home"))
        self.parent = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.kept_worker", self._file],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
            env={**os.environ, **own},
        )

    def kill(self, name: str) -> None:
        """Let one process work until it is killed; look at what it found and what it left."""
        self.counts["kills"] += 1
        step = self._chance.randint(1, MOST_STEPS) if self._chance.random() < 0.5 else 0
        seconds = self._chance.random() * LONGEST
        found = self._worked(step, None if step else seconds, name)
        if found is None:
            self.counts["while starting"] += 1
        elif self._told["made"] > self._told["kept"]:
            self.counts["while keeping"] += 1
        elif self._told["saves"] > self._told["saved"]:
            self.counts["while saving"] += 1
        self._look_at_file(name)

    def look_at_last(self) -> None:
        """Start once more, and see that nothing stays of what was being written."""
        self._worked(MOST_STEPS, None, "last")
        self.counts["edits"] = self._told["made"]
        left = [p for p in self._folder.rglob("*") if p.name.startswith(".")]
        # What the last one was writing may be there; what those before it were is not.
        if len(left) > 1:
            self.faults.append(f"left over: {left}")
        works = list((self._folder / "home").rglob("journal.json"))
        if len(works) != 1:
            self.faults.append(f"not one work, but {works}")

    def _worked(self, step: int, seconds: float | None, name: str) -> int | None:
        """Return which edit a process found at its start; None: it was killed before it told."""
        assert self.parent.stdin is not None
        assert self.parent.stdout is not None
        self.parent.stdin.write(f"{step}\n".encode())
        self.parent.stdin.flush()
        found, timer = None, None
        for line in self.parent.stdout:
            word, _, said = line.decode().strip().partition(" ")
            if word == "gone":
                break
            if word == "child" and seconds is not None:
                timer = threading.Timer(seconds, os.kill, (int(said), signal.SIGKILL))
                timer.start()
            elif word == "found":
                found = int(said)
                self._look_at_found(found, name)
            elif word == "failed":
                self.faults.append(f"{name}: {said}")
            elif word != "child":
                self._told[word] = int(said)
        if timer is not None:
            timer.cancel()
        return found

    def _look_at_found(self, found: int, name: str) -> None:
        kept, made = self._told["kept"], self._told["made"]
        self.counts[f"starts that lack {made - found} edits"] += 1
        if not kept <= found <= made or made - found > 1:
            self.faults.append(f"{name}: edit {found} found, {kept} kept, {made} made")
        self._told["kept"] = self._told["made"] = found

    def _look_at_file(self, name: str) -> None:
        """See that the file is whole: what was saved last, or what was being saved."""
        if not self._file.exists():
            if self._told["saved"]:
                self.faults.append(f"{name}: the file is gone")
            return
        document, problems = read_document(self._file)
        if document is None:
            self.faults.append(f"{name}: {problems}")
            return
        number = number_of(document)
        if number not in (self._told["saved"], self._told["saves"]):
            self.faults.append(f"{name}: {number} in the file, {self._told['saved']} saved")
        self._told["saved"] = self._told["saves"] = number
