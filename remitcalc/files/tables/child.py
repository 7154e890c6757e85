"""Runs one function in a process of its own, with a memory limit, so that nothing it does can hurt.

Reading a workbook can abort the whole process (a 5 kB file may ask for 500 GB) and cannot be
interrupted. In a child both are harmless: the child dies and the caller gets one fault; to cancel,
the child is ended.

`run_in_child` and `stream_from_child` start a fresh interpreter (of a frozen program: the program
itself with `CHILD_WORD`, which `remitcalc.__main__` looks for). It imports the function by its
name, so that it must stand at the top of a module; it is called with the arguments given and
`tick`. Nothing of the caller's state comes with it, and a script needs no guard around its own
main part. Arguments, items and results travel as pickles. The child inherits no open files, its
standard output and error stream lead nowhere, and it ends itself when its parent is gone.

In the child, the function says how far it is with `tick(phase, done, total)`: a short name of what
is being done and how much of it (total 0: unknown). It refuses a file by raising `RefusedError`,
which arrives here as it was. Every other way to end badly becomes a `RefusedError` too:
`file_needs_memory` (a MemoryError, an abort, or killed by the system), `file_reader_failed` (any
other exception) and `file_reader_ended` (the process ended without a word).
"""

from __future__ import annotations

import contextlib
import pickle
import queue
import subprocess
import sys
import threading
from typing import TYPE_CHECKING, TypeVar

from remitcalc.files.refusal import RefusedError
from remitcalc.files.tables.child_side import CHILD_WORD, Job
from remitcalc.model.message import message
from remitcalc.writing.tidying import tidied

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from remitcalc.files.tables.child_side import Answer
    from remitcalc.model.message import Message

    Tick = Callable[[str, int, int], object]

T = TypeVar("T")

MEMORY_LIMIT = 3 * 2**30
"""Bytes of address space a child may use, where the system can hold it to that (not Windows)."""

_LOOK_EVERY = 0.05
"""Seconds between two looks whether the work is still wanted."""

_WAITING_ITEMS = 64
_OUT_OF_MEMORY = (-6, -9, 134, 137, 3, 0xC0000409)
"""Exit codes of an abort (Rust's answer to memory it does not get) and of the system's killer."""


def run_in_child(
    function: Callable[..., T],
    *arguments: object,
    tick: Tick | None = None,
    memory_limit: int = MEMORY_LIMIT,
) -> T:
    """Return `function(*arguments, tick=…)`, computed in a child process.

    Parameters
    ----------
    function : callable
        At the top of an importable module.
    *arguments
        Anything that can be pickled.
    tick : callable, optional
        Called in this thread with what the child said last, at least every 0.05 s. Whatever it
        raises ends the child within 0.2 s and is passed on: this is how to cancel.
    memory_limit : int
        Bytes.

    Raises
    ------
    RefusedError
        See the top of this file.
    """
    (result,) = _answers(Job.of(function, arguments, memory_limit, is_stream=False), tick)
    return result  # type: ignore[return-value]


def stream_from_child(
    function: Callable[..., Iterator[T]],
    *arguments: object,
    tick: Tick | None = None,
) -> Iterator[T]:
    """Yield what the generator `function(*arguments, tick=…)` yields in a child process.

    As `run_in_child`, for results that are large: items arrive while the child goes on. Closing
    the iterator ends the child.
    """
    return _answers(Job.of(function, arguments, MEMORY_LIMIT, is_stream=True), tick)  # type: ignore[return-value]


def _answers(job: Job, tick: Tick | None) -> Iterator[object]:
    inbox: queue.Queue[Answer | None] = queue.Queue(_WAITING_ITEMS)
    with _process() as process, _receiving(process, inbox):
        _send(process, job)
        so_far: tuple[str, int, int] = ("", 0, 0)
        while True:
            with contextlib.suppress(queue.Empty):
                answer = inbox.get(timeout=_LOOK_EVERY)
                if answer is None:
                    raise RefusedError(_fault_of_end(process.wait(), job.memory_limit))
                kind, content = answer
                if kind == "end":
                    return
                if kind == "refused":
                    raise RefusedError(content)  # type: ignore[arg-type]
                if kind == "tick":
                    so_far = content  # type: ignore[assignment]
                else:
                    yield content
            if tick is not None:
                tick(*so_far)


@contextlib.contextmanager
def _process() -> Iterator[subprocess.Popen[bytes]]:
    """Start a child; whatever happens then, it is gone at the end."""
    process = subprocess.Popen(
        _command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    try:
        with tidied(process.kill):
            yield process
    finally:
        process.wait()
        for stream in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):
                stream.close()  # type: ignore[union-attr]


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, CHILD_WORD]
    # -P and the path of this process: the child finds the same modules, none in the folder that
    # the user happens to be in.
    code = f"import sys; sys.path[:] = {sys.path!r}; from {Job.__module__} import main; main()"
    return [sys.executable, "-P", "-c", code]


@contextlib.contextmanager
def _receiving(
    process: subprocess.Popen[bytes], inbox: queue.Queue[Answer | None]
) -> Iterator[None]:
    """Fill `inbox` with what the child answers, None at its end, from a thread."""
    thread = threading.Thread(target=_receive, args=(process, inbox), daemon=True)
    thread.start()
    try:
        yield
    finally:
        process.kill()
        while thread.is_alive():  # it may wait for room
            with contextlib.suppress(queue.Empty):
                inbox.get(timeout=0.01)
        thread.join()


def _receive(process: subprocess.Popen[bytes], inbox: queue.Queue[Answer | None]) -> None:
    assert process.stdout is not None
    # The end of the pipe, or of a child in the middle of a word, which may raise anything.
    with contextlib.suppress(Exception):
        while True:
            inbox.put(pickle.load(process.stdout))
    inbox.put(None)


def _send(process: subprocess.Popen[bytes], job: Job) -> None:
    assert process.stdin is not None
    with contextlib.suppress(OSError):  # a child that is gone already; its end says why
        process.stdin.write(pickle.dumps(job))
        process.stdin.flush()


def _fault_of_end(code: int, memory_limit: int) -> Message:
    if code in _OUT_OF_MEMORY:
        return message("file_needs_memory", most_bytes=memory_limit)
    return message("file_reader_ended", status=code)
