"""Tries the files of one stretch of a campaign, in a process of its own with limits.

Started by `tests.faults.campaign`. Its standard output is a JSON object for each finding and one
with the counts at the end; where it has got to, and whether a child would be at work, stands in a
small file, so that whoever started it knows what ended it.
"""

from __future__ import annotations

import base64
import json
import mmap
import os
import random
import struct
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.faults.cases import Case, case
from tests.faults.in_process import work_in_process
from tests.faults.shrinking import smallest
from tests.faults.trials import Trials

if TYPE_CHECKING:
    from tests.faults.trials import Fault

MARK = struct.Struct("<qq")
"""The number of the file being tried, and who is at work: 0 this process, 1 what a child does."""
ADDRESS_SPACE = 4 * 2**30
_SHRINK_SECONDS = 20.0
_COUNTED_EVERY = 20
"""Files after which counts are told: those since are lost where one ends this process."""


class Mark:
    """Where the worker is, for the campaign to see; also after the worker's end."""

    def __init__(self, path: Path) -> None:
        with path.open("r+b") as file:
            self._map = mmap.mmap(file.fileno(), MARK.size)
        self._at = 0

    def file(self, at: int) -> None:
        self._at = at
        self.who(0)

    def who(self, works: int) -> None:
        MARK.pack_into(self._map, 0, self._at, works)


def run(part: str, seed: int, first: int, last: int, folder: Path) -> None:
    """Try the files from `first` to before `last`."""
    mark = Mark(folder / "mark")
    _limit()
    place = folder / "tried"
    place.mkdir(exist_ok=True)
    trials = Trials(place)

    def hand_over(who: int) -> None:
        mark.who(who)
        trials.hand_over(who)

    work_in_process(hand_over)
    signs: set[str] = set()
    seconds = 0.0
    for at in range(first, last):
        mark.file(at)
        started = time.process_time()
        made = case(part, seed, at)
        found = trials.faults(made, _chance(seed, at))
        seconds += time.process_time() - started
        for fault in found:
            is_new = fault.sign not in signs
            signs.add(fault.sign)
            _tell(at, made, fault, trials if is_new else None, seed)
        if (at + 1) % _COUNTED_EVERY == 0 or at + 1 == last:
            counts = trials.take_counts()
            print(json.dumps({"counts": counts, "seconds": seconds}), flush=True)  # noqa: T201
            seconds = 0.0


def _chance(seed: int, at: int) -> random.Random:
    """Return what decides of the commands, the same again when a finding is made smaller."""
    return random.Random(f"commands {seed} {at}")


def _tell(at: int, made: Case, fault: Fault, trials: Trials | None, seed: int) -> None:
    """Print one finding; of the first of its kind the smallest file that still shows it."""
    content = made.content
    if trials is not None and made.figures is None:

        def shows(tried: bytes) -> bool:
            found = trials.faults(made._replace(content=tried), _chance(seed, at))
            return any(one.sign == fault.sign for one in found)

        counts = dict(trials.answers)
        content = smallest(content, shows, _SHRINK_SECONDS)
        trials.answers.update(counts)  # what was tried for this is no file of the campaign
    about = {"at": at, "kind": made.kind, "name": made.name, "of": made.told}
    shown = base64.b64encode(content).decode() if trials is not None else ""
    found = {**about, "sign": fault.sign, "details": fault.details, "content": shown}
    print(json.dumps(found), flush=True)  # noqa: T201


def _limit() -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, resource.RLIM_INFINITY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.RLIM_INFINITY))


if __name__ == "__main__":
    os.umask(0o077)
    run(sys.argv[1], *map(int, sys.argv[2:5]), Path(sys.argv[5]))  # type: ignore[call-arg]
