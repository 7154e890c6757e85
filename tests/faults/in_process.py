"""The work of child processes, done in this one: as a child does it, without starting one.

A worker that tries thousands of workbooks runs what a child would run, with the child's limit on
memory and its way of telling faults. Where that ends the worker, the campaign sees from the mark
that it would have been the child: harmless.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.files.refusal import RefusedError
from remitcalc.files.tables import child, child_side
from remitcalc.files.tables.child_side import Job
from tests.faults.watch import CHILD, PARENT, SlowError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def work_in_process(mark: Callable[[int], None]) -> None:
    """Do from now on in this process what would be done in children; `mark` is told of each."""

    def stream(
        function: Callable[..., object],
        *arguments: object,
        tick: object = None,
        memory_limit: int = child.MEMORY_LIMIT,
    ) -> Iterator[object]:
        yield from _done(Job.of(function, arguments, memory_limit, is_stream=True), mark)

    def run(
        function: Callable[..., object],
        *arguments: object,
        tick: object = None,
        memory_limit: int = child.MEMORY_LIMIT,
    ) -> object:
        return _done(Job.of(function, arguments, memory_limit, is_stream=False), mark)[0]

    child.stream_from_child = stream  # type: ignore[assignment]
    child.run_in_child = run  # type: ignore[assignment]


def _done(job: Job, mark: Callable[[int], None]) -> list[object]:
    mark(CHILD)
    try:
        return list(child_side._items(job, _no_tick))
    except (RefusedError, SlowError):
        raise
    except BaseException as error:
        raise RefusedError(child_side._fault_of(error, job.memory_limit)) from None
    finally:
        mark(PARENT)


def _no_tick(phase: str, done: int, total: int) -> None:
    """Say nothing."""
