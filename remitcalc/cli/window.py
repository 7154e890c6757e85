"""`remitcalc` and `remitcalc open FILE…`: the window; where there is none, the comparison as text.

Nothing here needs Qt: the window is looked for, and its absence is told in one sentence.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING

from remitcalc.cli.corridor_argument import EXAMPLE, corridor_of
from remitcalc.cli.document_argument import start_of
from remitcalc.cli.ending import as_usual
from remitcalc.cli.request import BAD_INPUT
from remitcalc.engine.compare import compare
from remitcalc.model.message import message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from remitcalc.cli.request import Request
    from remitcalc.model.message import Message

_WINDOW = "remitcalc.gui.app"
_INTERRUPTED = 130


def run(request: Request) -> int:
    """Open the window; where there is none, print the comparison and say why."""
    if request.arguments.complaints:
        return request.complain()
    if not has_display():
        return _printed(request, message("no_display"))
    as_usual()
    with _interrupted_at_once():
        try:
            opened: Callable[..., int] = import_module(_WINDOW).main
        except ImportError:
            if request.has("--debug"):
                raise
            return _printed(request, message("no_window"))
        is_asked = "--language" in request.arguments.texts
        return opened(request.operands, request.language, is_asked=is_asked)


@contextmanager
def _interrupted_at_once() -> Iterator[None]:
    """Let Ctrl+C end the process until the window takes it: there is nothing to lose yet.

    Raised while Qt is imported and set up, KeyboardInterrupt gets lost or aborts.
    """
    before = signal.signal(signal.SIGINT, lambda *_: os._exit(_INTERRUPTED))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def has_display() -> bool:
    """Return whether a window could be shown: by the variables that X11, Wayland and Qt read."""
    if sys.platform in ("win32", "darwin"):
        return True
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(os.environ.get(name) for name in names)


def _printed(request: Request, why: Message) -> int:
    request.tell(why)
    if len(request.operands) > 1:
        request.tell(message("one_file_shown"))
    named = request.operands[0] if request.operands else EXAMPLE
    request.arguments.operands = [named]
    corridor = corridor_of(request)
    if corridor is None:
        return BAD_INPUT
    from remitcalc.cli.compare import rendered  # not where a window opens: it brings the formats

    sys.stdout.write(rendered(request, compare(start_of(request, corridor)), "text"))
    return 0
