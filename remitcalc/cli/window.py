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

from remitcalc.cli.ending import as_usual
from remitcalc.cli.not_loaded import why_not_loaded
from remitcalc.cli.request import BAD_INPUT
from remitcalc.model.message import ModelError, message

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
            window = import_module(_WINDOW)
            # Held while the window is there: without a name for it, it would be gone at once.
            _application = window.reached_display(os.environ)
        except (ImportError, ModelError) as error:
            whys = _whys(error)
            if not whys or request.has("--debug"):
                raise
            return _printed(request, *whys)
        is_asked = "--language" in request.arguments.texts
        opened: Callable[..., int] = window.main
        return opened(request.operands, request.language, is_asked=is_asked)


def _whys(error: ImportError | ModelError) -> list[Message]:
    """Return why there is no window, and what happens instead; nothing where we do not know."""
    if isinstance(error, ModelError):
        return [*error.messages, message("printed_instead")]
    why = why_not_loaded(error, "no_window")
    if why is None or why.code == "no_window":
        return [] if why is None else [why]
    return [why, message("printed_instead")]


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


def _printed(request: Request, *whys: Message) -> int:
    for why in whys:
        request.tell(why)
    if len(request.operands) > 1:
        request.tell(message("one_file_shown"))
    # Imported here: where a window opens none of it is needed, and formats least.
    from remitcalc.cli.compare import rendered
    from remitcalc.cli.corridor_argument import EXAMPLE, corridor_of
    from remitcalc.cli.document_argument import start_of
    from remitcalc.engine.compare import compare

    named = request.operands[0] if request.operands else EXAMPLE
    request.arguments.operands = [named]
    corridor = corridor_of(request)
    if corridor is None:
        return BAD_INPUT
    sys.stdout.write(rendered(request, compare(start_of(request, corridor)), "text"))
    return 0
