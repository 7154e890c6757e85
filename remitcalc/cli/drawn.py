"""What draws is reached from here: a command that only computes needs no Qt, nor has it any."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from remitcalc.model.message import ModelError, message

if TYPE_CHECKING:
    from types import ModuleType

    from remitcalc.cli.request import Request


def drawing_room(request: Request, module: str) -> tuple[ModuleType, Any]:
    """Return a module of `drawing`, and the application to keep while it draws.

    Raises
    ------
    ModelError
        Qt is not part of this installation, or there are no fonts.
    """
    try:
        application = import_module("remitcalc.drawing.offscreen").drawing_application()
        return import_module(f"remitcalc.drawing.{module}"), application
    except ImportError as error:
        if request.has("--debug"):
            raise
        raise ModelError([message("no_drawing")]) from error
