"""Kills commands that write, at random moments: what is there is the old or the new, never half."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from tests.faults.killed import Killed

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parents[2]
_OLD = b"what stood there before\n"
_WORKERS = 300
_PAGES = 4
_NEARLY = 9
"""Bytes by which two files of one content may differ: some hold the time, or random names."""

_COMPARE = ("compare", "canada-guatemala", "--payroll", "{payroll}", "-o", "{out}")
_EACH = ("handout", "canada-guatemala", "--payroll", "{few}", "--each", "-o", "{out}")
WRITERS = {
    "result.json": _COMPARE,
    "result.csv": _COMPARE,
    "result.xlsx": _COMPARE,
    "fees.csv": ("template", "{out}", "--force"),
    "fees.xlsx": ("template", "{out}", "--force"),
    "chart.svg": ("chart", "canada-guatemala", "-o", "{out}"),
    "page.pdf": ("handout", "canada-guatemala", "-o", "{out}"),
    "report.pdf": ("report", "canada-guatemala", "-o", "{out}"),
    "pages": _EACH,
}
_NAMES = ("SIGKILL", "SIGKILL", "SIGTERM", "SIGINT", "SIGHUP")
_SIGNALS = tuple(getattr(signal, name) for name in _NAMES if hasattr(signal, name))

Files = dict[str, bytes]
"""What is at a target, by name: one file, or those of a folder."""


def run(seed: int, count: int, writers: Sequence[str] = tuple(WRITERS)) -> Killed:
    """Kill `count` of these commands."""
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as named:
        killer = _Killer(Path(named), random.Random(f"kills {seed}"), writers)
        for at in range(count):
            killer.kill(at)
    seconds = time.monotonic() - started
    return Killed("commands", seed, count, seconds, killer.counts, tuple(killer.faults))


class _Killer:
    """Knows of each command what it writes and how long that takes, from running it once."""

    def __init__(self, folder: Path, chance: random.Random, writers: Sequence[str]) -> None:
        self._folder, self._chance, self._writers = folder, chance, writers
        self._usual: dict[str, tuple[Files, float]] = {}
        self.counts: Counter[str] = Counter()
        self.faults: list[str] = []
        for name, workers in (("payroll", _WORKERS), ("few", _PAGES)):
            rows = "".join(f"w{at},{400 + at}\n" for at in range(workers))
            (folder / f"{name}.csv").write_text(f"worker,amount\n{rows}")

    def kill(self, at: int) -> None:
        """Kill one command and look at what is left."""
        name, chance = self._chance.choice(self._writers), self._chance
        whole, seconds = self._usually(name)
        target = self._target(f"run{at}", name)
        had_old = chance.random() < 0.7
        old = dict.fromkeys(whole, _OLD) if had_old else {}
        for file, content in old.items():
            (target / file if name == "pages" else target).write_bytes(content)
        process = self._started(name, target)
        # Most of the time goes by before anything is written: half the kills aim at the end.
        time.sleep(seconds * chance.choice((chance.uniform(0, 1.1), chance.uniform(0.7, 1.1))))
        sent = chance.choice(_SIGNALS)
        self.counts["ended before"] += process.poll() is not None
        process.send_signal(sent)
        process.wait()
        self._look(target, old, whole, f"{name} {sent.name} (kill {at})")

    def _look(self, target: Path, old: Files, whole: Files, told: str) -> None:
        temporary = [p.name for p in target.parent.rglob(".*")]
        found = _files(target)
        if found == old:
            self.counts["old"] += 1
        elif _is_whole(found, whole):
            self.counts["new"] += 1
        else:
            sizes = {name: (len(found.get(name, b"")), len(whole[name])) for name in whole}
            self.faults.append(f"neither old nor new: {told}: {sizes}")
        if temporary and "SIGKILL" in told:
            self.counts["temporaries after SIGKILL"] += 1  # the next start sweeps them
        elif temporary:
            self.faults.append(f"left over: {told}: {temporary}")

    def _usually(self, name: str) -> tuple[Files, float]:
        """Return what a command writes when nobody disturbs it, and how long it takes."""
        if name not in self._usual:
            target, started = self._target("usual", name), time.monotonic()
            assert self._started(name, target).wait() == 0, name
            self._usual[name] = _files(target), time.monotonic() - started
        return self._usual[name]

    def _target(self, place: str, name: str) -> Path:
        target = self._folder / place / name
        (target if name == "pages" else target.parent).mkdir(parents=True, exist_ok=True)
        return target

    def _started(self, name: str, out: Path) -> subprocess.Popen[bytes]:
        places = {"{out}": str(out)}
        places |= {f"{{{n}}}": str(self._folder / f"{n}.csv") for n in ("payroll", "few")}
        own = dict.fromkeys(("XDG_DATA_HOME", "XDG_STATE_HOME"), str(self._folder))
        return subprocess.Popen(
            [
                sys.executable,
                "-m",
                "remitcalc",
                *(places.get(word, word) for word in WRITERS[name]),
            ],
            cwd=ROOT,
            env={**os.environ, **own, "QT_QPA_PLATFORM": "offscreen"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )


def _files(target: Path) -> Files:
    """Return what is at a target, temporaries not counted."""
    paths = [target] if target.is_file() else [p for p in target.rglob("*") if p.is_file()]
    return {p.name: p.read_bytes() for p in paths if not _is_temporary(p, target)}


def _is_temporary(path: Path, target: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(target.parent).parts)


def _is_whole(found: Files, whole: Files) -> bool:
    """Return whether these are the files that the command writes when nobody disturbs it."""
    return found.keys() == whole.keys() and all(
        content == whole[name] or abs(len(content) - len(whole[name])) < _NEARLY
        for name, content in found.items()
    )
