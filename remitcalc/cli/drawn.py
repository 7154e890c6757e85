"""What draws is reached from here: a command that only computes needs no Qt, nor has it any."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from remitcalc.cli.not_loaded import why_not_loaded
from remitcalc.model.message import ModelError

if TYPE_CHECKING:
    from types import ModuleType

    from remitcalc.cli.request import Request


def drawing_room(request: Request, module: str) -> tuple[ModuleType, Any]:
    """Return a module of `drawing`, and the application to keep while it draws.

    Raises
    ------
    ModelError
        Qt is not part of this installation or lacks a library, or there are no fonts.
    ImportError
        Something of ours is amiss.
    """
    try:
        application = import_module("remitcalc.drawing.offscreen").drawing_application()
        return import_module(f"remitcalc.drawing.{module}"), application
    except ImportError as error:
        why = why_not_loaded(error, "no_drawing")
        if why is None or request.has("--debug"):
            raise
        raise ModelError([why]) from error
