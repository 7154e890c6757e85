"""How far long work is: one line on a terminal, nothing in a pipe."""

from __future__ import annotations

import contextlib
import sys
import time
from typing import TYPE_CHECKING

from remitcalc.output.text.layout import WIDTH, padded
from remitcalc.output.wording.phases import PHASES
from remitcalc.writing.tidying import tidied

if TYPE_CHECKING:
    from types import TracebackType
    from typing import TextIO

    from remitcalc.output.language import Language

_EVERY = 0.1
_BAR = 30


class Progress:
    """Shows what `tick` tells while its block runs; nothing of it is left on the screen."""

    def __init__(self, language: Language, stream: TextIO | None = None) -> None:
        self._language = language
        self._stream = sys.stderr if stream is None else stream
        self._is_on = self._stream.isatty()
        self._shown = ("", 0.0)
        self._until_exit = contextlib.ExitStack()

    def __enter__(self) -> Progress:
        self._until_exit.enter_context(tidied(self._erase))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._until_exit.close()

    def _erase(self) -> None:
        if self._shown[0]:
            self._write("")

    def tick(self, phase: str, done: int, total: int) -> None:
        """Show a phase, and how much of it is done where that is known."""
        now = time.monotonic()
        if not self._is_on or phase not in PHASES:
            return
        if phase == self._shown[0] and now - self._shown[1] < _EVERY:
            return
        self._shown = (phase, now)
        line = self._language.text(PHASES[phase])
        if total:
            filled = min(_BAR, _BAR * done // total)
            line = f"{line} [{'#' * filled}{'.' * (_BAR - filled)}] {min(100, 100 * done // total)}"
            line += "\xa0%"
        self._write(line)

    def _write(self, line: str) -> None:
        with contextlib.suppress(OSError):  # the terminal may be gone
            self._stream.write(f"\r{padded(line, WIDTH - 1)}\r{line}")
            self._stream.flush()
