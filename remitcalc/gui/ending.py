"""The ways a system asks the program to end: Ctrl+C and other signals, and the end of a session.

A Python handler that raised, as the usual one for Ctrl+C does, would raise inside whatever Qt is
calling, painting for one. These handlers do nothing: Python writes the signal's number into a
pipe, and the event loop, which watches it, closes the windows like a person would.
"""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QSocketNotifier, Signal

if TYPE_CHECKING:
    from types import FrameType

    from PySide6.QtWidgets import QApplication

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
_AS_SHELLS_SAY = 128


class _Pipe(Protocol):
    """What the notifier watches, and what Python writes into."""

    def ends(self) -> tuple[int, int]: ...

    def read(self) -> bytes: ...

    def close(self) -> None: ...


class Ending(QObject):
    """Takes signals over until `release`; `asked` tells that the program should end.

    Attributes
    ----------
    code : int
        What a shell is told of a program that a signal ended, 130 for Ctrl+C; 0 without one.
    """

    asked = Signal()

    def __init__(self, qt: QApplication) -> None:
        super().__init__(qt)
        self.code = 0
        self._pipe: _Pipe = _Sockets() if sys.platform == "win32" else _Descriptors()
        read, write = self._pipe.ends()
        self._notifier = QSocketNotifier(read, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._signalled)
        self._wakeup = signal.set_wakeup_fd(write, warn_on_full_buffer=False)
        known = (getattr(signal, name, None) for name in _NAMES)
        self._before = {one: signal.signal(one, _do_nothing) for one in known if one is not None}
        qt.commitDataRequest.connect(self._session_ends)

    def release(self) -> None:
        """Leave signals as they were."""
        for one, handler in self._before.items():
            signal.signal(one, handler)
        signal.set_wakeup_fd(self._wakeup)
        self._notifier.setEnabled(False)
        self._pipe.close()

    def _signalled(self) -> None:
        for number in self._pipe.read():
            self.code = _AS_SHELLS_SAY + number
        self.asked.emit()

    def _session_ends(self, _: object = None) -> None:
        self.asked.emit()


class _Descriptors:
    """A pipe."""

    def __init__(self) -> None:
        self._ends = os.pipe()
        for end in self._ends:
            os.set_blocking(end, False)

    def ends(self) -> tuple[int, int]:
        return self._ends

    def read(self) -> bytes:
        try:
            return os.read(self._ends[0], 64)
        except BlockingIOError:
            return b""

    def close(self) -> None:
        for end in self._ends:
            os.close(end)


class _Sockets:
    """A pair of sockets, where pipes cannot be watched."""

    def __init__(self) -> None:
        from socket import socketpair  # not at the top: elsewhere it is never needed

        self._pair = socketpair()
        for end in self._pair:
            end.settimeout(0)

    def ends(self) -> tuple[int, int]:
        return self._pair[0].fileno(), self._pair[1].fileno()

    def read(self) -> bytes:
        try:
            return self._pair[0].recv(64)
        except BlockingIOError:
            return b""

    def close(self) -> None:
        for end in self._pair:
            end.close()


def _do_nothing(_number: int, _frame: FrameType | None) -> None:
    """Take a signal; the pipe tells of it."""
