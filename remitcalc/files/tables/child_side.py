"""What happens in a child process: see `child`, which starts it."""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
import time
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from remitcalc.files.refusal import RefusedError
from remitcalc.model.message import message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import BinaryIO

    from remitcalc.model.message import Message

    Answer = tuple[str, object]

CHILD_WORD = "--work-for-parent"
"""The one argument of a frozen program that is started as a child."""

NO_MEMORY = "capacity overflow"
"""What a panic of Rust says that asked for more than any memory has."""

_TELL_EVERY = 0.03
"""Seconds between two words on how far the work is."""


class Job(NamedTuple):
    """What a child is to do."""

    module: str
    name: str
    arguments: tuple[object, ...]
    memory_limit: int
    is_stream: bool

    @classmethod
    def of(
        cls,
        function: Callable[..., object],
        arguments: tuple[object, ...],
        memory_limit: int,
        *,
        is_stream: bool,
    ) -> Job:
        """Return the job that calls `function`, which a child can import."""
        return cls(function.__module__, function.__qualname__, arguments, memory_limit, is_stream)


def main() -> None:
    """Do the one job that the parent sends, answer, and end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the parent, who ends this child
    answers = os.fdopen(os.dup(1), "wb", buffering=2**20)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)  # what a library prints must not get among the answers
    with os.fdopen(os.dup(0), "rb", buffering=0) as orders:
        job: Job = pickle.load(orders)
    _be_ended_with_parent()
    threading.Thread(target=_end_with_parent, daemon=True).start()
    outbox = _Outbox(answers)
    try:
        for item in _items(job, outbox.tick):
            outbox.put("item", item)
        outbox.put("end", None)
    except RefusedError as refused:
        outbox.put("refused", refused.fault)
    except BaseException as error:  # a panic in Rust is no Exception
        outbox.put("refused", _fault_of(error, job.memory_limit))
    os._exit(0)


def _items(job: Job, tick: Callable[[str, int, int], None]) -> Iterator[object]:
    function: Callable[..., object] = getattr(import_module(job.module), job.name)
    _limit_memory(job.memory_limit)
    made = function(*job.arguments, tick=tick)
    if job.is_stream:
        yield from made  # type: ignore[misc]
    else:
        yield made


class _Outbox:
    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._told = ("", 0.0)

    def put(self, kind: str, content: object) -> None:
        pickle.dump((kind, content), self._stream, protocol=5)
        self._stream.flush()

    def tick(self, phase: str, done: int, total: int) -> None:
        now = time.monotonic()
        if phase != self._told[0] or now - self._told[1] >= _TELL_EVERY or done >= total > 0:
            self._told = (phase, now)
            self.put("tick", (phase, done, total))


def _limit_memory(most_bytes: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = most_bytes if hard == resource.RLIM_INFINITY else min(most_bytes, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def _be_ended_with_parent() -> None:
    """Have the system signal that the pipe closed: work in C may let no other thread run."""
    if sys.platform != "win32":
        import fcntl

        signal.signal(signal.SIGIO, signal.SIG_DFL)  # which ends the process
        fcntl.fcntl(0, fcntl.F_SETOWN, os.getpid())
        fcntl.fcntl(0, fcntl.F_SETFL, fcntl.fcntl(0, fcntl.F_GETFL) | os.O_ASYNC)


def _end_with_parent() -> None:
    while os.read(0, 1):  # nothing comes; the pipe closes when the parent is gone
        pass
    os._exit(1)


def _fault_of(error: BaseException, memory_limit: int) -> Message:
    """Return what an exception means to a user: what a library says of itself is for no one."""
    if isinstance(error, MemoryError) or NO_MEMORY in str(error):
        return message("file_needs_memory", most_bytes=memory_limit)
    return message("file_reader_failed")
