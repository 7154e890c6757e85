"""What a reader may not do while it is tried: take long, take much, write elsewhere, call anybody.

Works in a process of its own only (`tests.faults.worker`): its hooks cannot be taken off again.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PARENT, CHILD = 0, 1
"""Who is at work: the process itself, or in it what a child would do."""
MOST_SECONDS = 2.0
"""Of processor time, for one input of at most 60 kB; a workbook may take `WORKBOOK_SECONDS`."""
WORKBOOK_SECONDS = 5.0
MOST_MEMORY = 256 * 2**20
"""Bytes by which one input may raise the most that the process ever used."""

_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_CHANGES = ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.chmod")
_NO_FOLDER = -1
_CALLS = ("socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.system", "os.exec")


class SlowError(BaseException):
    """An input takes far too long; no `Exception`, so that no reader takes it for a fault."""


class Watch:
    """Notes what is done outside one folder, and how long and how much each input takes."""

    def __init__(self, folder: Path) -> None:
        self.faults: list[str] = []
        self._folder = str(folder)
        self._most_memory = _peak()
        self.is_on = False
        sys.addaudithook(self._heard)
        if hasattr(signal, "SIGPROF"):
            signal.signal(signal.SIGPROF, _give_up)

    @contextmanager
    def over(self, seconds: float) -> Iterator[None]:
        """Look at what is done within; `faults` says afterwards what must not be."""
        self.faults.clear()
        started = time.process_time()
        _alarm(4 * seconds)
        self.is_on = True
        try:
            yield
        except SlowError:
            pass  # noted below: it took as long as that
        finally:
            self.is_on = False
            _alarm(0)
        took = time.process_time() - started
        if took > seconds:
            self.faults.append(f"slow: {took:.1f} s")
        self._note_memory()

    def hand_over(self, who: int) -> None:
        """Leave out the memory of what a child would do: that has a limit of its own."""
        if who == CHILD:
            self._note_memory()
        self._most_memory = max(_peak(), self._most_memory)

    def _note_memory(self) -> None:
        peak = _peak()
        if peak - self._most_memory > MOST_MEMORY:
            self.faults.append(f"memory: {(peak - self._most_memory) >> 20} MB more")
        self._most_memory = max(peak, self._most_memory)

    def _heard(self, event: str, values: tuple[object, ...]) -> None:
        if not self.is_on:
            return
        if event == "open":
            path, _, flags = values
            if isinstance(flags, int) and flags & _WRITES and not self._is_inside(path):
                self.faults.append(f"writes elsewhere: {path!s}")
        elif event in _CHANGES and values[-1] == _NO_FOLDER and not self._is_inside(values[0]):
            # Named below an open folder: that was looked at when it was opened.
            self.faults.append(f"changes elsewhere: {event} {values[0]!s}")
        elif event in _CALLS:
            self.faults.append(f"calls: {event}")

    def _is_inside(self, path: object) -> bool:
        if isinstance(path, int):
            return True
        named = os.path.abspath(os.fsdecode(path))  # type: ignore[arg-type]  # noqa: PTH100
        return named.startswith(self._folder) or named == os.devnull


def left_over(folder: Path) -> list[str]:
    """Return, and remove, what stands below `folder`."""
    found = []
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not path.is_symlink():
            continue
        found.append(path.name)
        path.unlink()
    return found


def _peak() -> int:
    if sys.platform == "win32":
        return 0
    import resource

    scale = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * scale


def _alarm(seconds: float) -> None:
    if hasattr(signal, "ITIMER_PROF"):
        signal.setitimer(signal.ITIMER_PROF, seconds)


def _give_up(number: int, frame: object) -> None:
    raise SlowError
