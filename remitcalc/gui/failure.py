"""The one way errors of the program itself go: into a log file, and into a notice in place."""

from __future__ import annotations

import logging
import sys
import threading
from math import inf
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, QtMsgType, Signal, qInstallMessageHandler

if TYPE_CHECKING:
    from types import TracebackType

    from PySide6.QtCore import QMessageLogContext

LOG = logging.getLogger("remitcalc")
_LOG_BYTES = 500_000
_SAME_FAILURE_S = 1.0
"""An error that comes back sooner goes on: what fails in painting fails with each painting."""
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class Failures(QObject):
    """Tells of errors that nothing else has caught; the window keeps running."""

    happened = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._last: dict[tuple[str, int], float] = {}

    def install(self) -> None:
        """Listen to Python and Qt."""
        sys.excepthook = self._hook
        threading.excepthook = lambda args: self.tell(args.exc_value)
        qInstallMessageHandler(self._from_qt)

    def remove(self) -> None:
        """Leave things as Python and Qt have them."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)
        for handler in list(LOG.handlers):
            LOG.removeHandler(handler)
            handler.close()

    def tell(self, error: BaseException | None) -> None:
        """Log an error and tell of it in place; one that goes on at its place is told once."""
        if self._goes_on(error):
            return
        _log().error("unexpected error", exc_info=error)
        self.happened.emit(type(error).__name__)

    def _goes_on(self, error: BaseException | None) -> bool:
        trace = error.__traceback__ if error is not None else None
        if trace is None:
            return False
        while trace.tb_next is not None:
            trace = trace.tb_next
        place, now = (trace.tb_frame.f_code.co_filename, trace.tb_lineno), monotonic()
        before = self._last.get(place, -inf)
        self._last[place] = now
        return now - before < _SAME_FAILURE_S

    def _hook(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self.tell(error)

    def _from_qt(self, kind: QtMsgType, _where: QMessageLogContext, text: str) -> None:
        _log().log(_LEVELS.get(kind, logging.WARNING), "Qt: %s", text)


def log_file() -> Path:
    """Return where the log is: in the platform's state folder for this program."""
    place = QStandardPaths.StandardLocation.StateLocation
    return Path(QStandardPaths.writableLocation(place)) / "remitcalc.log"


def _log() -> logging.Logger:
    """Return the log; its file, in the platform's folder for state, is opened by the first word."""
    if not LOG.handlers:
        LOG.addHandler(_log_handler())
        LOG.setLevel(logging.INFO)
    return LOG


def _log_handler() -> logging.Handler:
    # Imported here: most runs have nothing to log, and it brings sockets and pickles along.
    from logging.handlers import RotatingFileHandler

    path = log_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(
            path, maxBytes=_LOG_BYTES, backupCount=1, encoding="utf-8", delay=True
        )
    except OSError:  # no folder to write to: the console has to do
        handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    return handler
