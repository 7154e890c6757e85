"""Work off the window's thread: one executor, one dispatcher that lives as long as the program.

`run` is the way in, and `step` for what must stay on the window's thread. Results come back in the
window's thread, in the order of arrival; a result that a later run of the same key has overtaken is
dropped.
"""

from __future__ import annotations

from itertools import count
from threading import Event
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from concurrent.futures import ThreadPoolExecutor

T = TypeVar("T")

_THREADS = 2
UNKNOWN = -1.0
"""Stands for a fraction where nobody knows how much there is to do."""


class Cancelled(Exception):  # noqa: N818
    """Raised inside work whose result nobody waits for any more."""


class Tick:
    """What work calls as it goes on: tells how far it is, and ends it when it was cancelled."""

    def __init__(self, tell: Callable[[float], None], name: Callable[[str], None]) -> None:
        self._tell, self._name = tell, name
        self._phase = ""
        self._cancelled = Event()

    def __call__(self, fraction: float) -> None:
        """Tell that `fraction`, 0 to 1 or `UNKNOWN`, is done.

        Raises
        ------
        Cancelled
            The work is no longer wanted.
        """
        if self._cancelled.is_set():
            raise Cancelled
        self._tell(fraction)

    def of(self, phase: str, done: int, total: int) -> None:
        """Tell how much of a phase is done, as readers of tables do; a total of 0 is unknown."""
        if phase != self._phase:
            self._phase = phase
            self._name(phase)
        self(done / total if total else UNKNOWN)

    def cancel(self) -> None:
        """Ask the work to end at its next tick."""
        self._cancelled.set()


class Tasks(QObject):
    """Runs work elsewhere and brings its result back here.

    `progressed` tells a key and a fraction, or `UNKNOWN`; `phased` a key and what it is at.
    `settled` tells once that the first answer is painted: what it need not wait for waits for it.
    """

    began = Signal(str)
    progressed = Signal(str, float)
    phased = Signal(str, str)
    ended = Signal(str)
    failed = Signal(object)
    settled = Signal()
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_settled = False
        self._executor: ThreadPoolExecutor | None = None
        self._serials = count(1)
        self._current: dict[str, tuple[int, Tick]] = {}
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def settle(self) -> None:
        """Let begin what waited for the first answer."""
        if not self.is_settled:
            self.is_settled = True
            self.settled.emit()

    def run(
        self,
        work: Callable[[Tick], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
        *,
        key: str,
    ) -> None:
        """Run `work` elsewhere, then `done` with its result here, or `failed` with its error.

        A run cancels the one before it with the same key. Without `failed` an error goes the
        default way: the signal `failed`.
        """
        self.cancel(key)
        serial = next(self._serials)
        tick = Tick(
            lambda fraction: self._send(lambda: self._told(key, serial, fraction)),
            lambda phase: self._send(lambda: self._named(key, serial, phase)),
        )
        self._current[key] = (serial, tick)
        self.began.emit(key)

        def job() -> None:
            try:
                result = work(tick)
            except Cancelled:
                return
            except Exception as error:
                caught = error
                self._send(lambda: self._end(key, serial, failed or self.failed.emit, caught))
            else:
                self._send(lambda: self._end(key, serial, done, result))

        self._threads().submit(job)

    def step(
        self,
        steps: Generator[float, None, T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
        *,
        key: str,
        phase: str = "",
    ) -> None:
        """Like `run`, for what only the window's thread can do, as painting charts.

        Each step yields how much is done, 0 to 1; between two of them the window lives on. `done`
        is called with what the steps return. `phase` says what they are at.
        """
        self.cancel(key)
        serial = next(self._serials)
        self._current[key] = (serial, Tick(lambda _: None, lambda _: None))
        self.began.emit(key)
        self._named(key, serial, phase)

        def go_on() -> None:
            if not self._is_current(key, serial):
                steps.close()
                return
            try:
                self._told(key, serial, next(steps))
            except StopIteration as end:
                self._end(key, serial, done, end.value)
            except Exception as error:
                self._end(key, serial, failed or self.failed.emit, error)
            else:
                QTimer.singleShot(0, self, go_on)

        QTimer.singleShot(0, self, go_on)

    def cancel(self, key: str) -> None:
        """Drop what runs under `key`: its result will not be used."""
        if key in self._current:
            self._current.pop(key)[1].cancel()
            self.ended.emit(key)

    @property
    def is_busy(self) -> bool:
        """Whether a result is still awaited."""
        return bool(self._current)

    def is_running(self, key: str) -> bool:
        """Return whether a result of this key is still awaited."""
        return key in self._current

    def close(self) -> None:
        """End: drop what is awaited and let the threads finish."""
        for key in list(self._current):
            self.cancel(key)
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)

    def _threads(self) -> ThreadPoolExecutor:
        if self._executor is None:
            # Imported here: small comparisons are made at once, and the first one is small.
            from concurrent.futures import ThreadPoolExecutor

            self._executor = ThreadPoolExecutor(_THREADS, thread_name_prefix="remitcalc")
        return self._executor

    def _send(self, action: Callable[[], None]) -> None:
        self._arrived.emit(action)

    def _deliver(self, action: Callable[[], None]) -> None:
        action()

    def _told(self, key: str, serial: int, fraction: float) -> None:
        if self._is_current(key, serial):
            self.progressed.emit(key, fraction)

    def _named(self, key: str, serial: int, phase: str) -> None:
        if self._is_current(key, serial):
            self.phased.emit(key, phase)

    def _end(self, key: str, serial: int, action: Callable[[T], None], value: T) -> None:
        if self._is_current(key, serial):
            del self._current[key]
            self.ended.emit(key)
            action(value)

    def _is_current(self, key: str, serial: int) -> bool:
        return key in self._current and self._current[key][0] == serial
