"""Whether Qt can show a window here, found out before it tries: where it cannot, it aborts.

Qt loads a plugin for the kind of display and connects to it. A library that the plugin needs may
be missing (of X11 most often libxcb-cursor, which few programs but Qt's want), or nothing answers
at the display. Loading it here first costs next to nothing: Qt finds it loaded.
"""

from __future__ import annotations

import ctypes
import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo

from remitcalc.model.message import ModelError, message

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_PLATFORM, _FOLDER = "QT_QPA_PLATFORM", "QT_QPA_PLATFORM_PLUGIN_PATH"
_X11, _WAYLAND = "xcb", "wayland"
_USUAL = (_X11, _WAYLAND, "offscreen")


def ensure_platform(environment: Mapping[str, str]) -> Callable[[], object]:
    """Return where a window can be shown, or where nothing is known of it (Windows, macOS).

    What is returned lets go of the display. It is to be called when Qt has it: a server that its
    last client leaves may start anew, and answer nobody meanwhile.

    Raises
    ------
    ImportError
        A library is missing; the text names it, as that of a module that does not load.
    ModelError
        `platform_unknown`, `display_silent`.
    """
    if sys.platform in ("win32", "darwin"):
        return _nothing_held
    faults = []
    for name in _names(environment):
        try:
            return _reached(name, environment)
        except (OSError, ModelError) as fault:
            faults.append(fault)
    missing = next((fault for fault in faults if isinstance(fault, OSError)), None)
    if missing is not None:
        raise ImportError(str(missing)) from missing
    raise faults[0]


def _names(environment: Mapping[str, str]) -> list[str]:
    """Return the kinds of display in the order in which Qt tries them."""
    asked = environment.get(_PLATFORM, "")
    if asked:
        return [one.partition(":")[0] for one in asked.split(";")]
    is_wayland = environment.get("WAYLAND_DISPLAY") or (
        environment.get("XDG_SESSION_TYPE") == _WAYLAND
    )
    return [_WAYLAND, _X11] if is_wayland else [_X11]


def _reached(name: str, environment: Mapping[str, str]) -> Callable[[], object]:
    plugins = _plugins(environment)
    # A plugin may be known by more names than its file's: wayland-egl.
    file = plugins.get(name) or plugins.get(name.partition("-")[0])
    if file is None:
        usual = tuple(name for name in _USUAL if name in plugins)
        raise ModelError([message("platform_unknown", value=name, choices=usual)])
    kind = file.stem.removeprefix("libq").partition("-")[0]
    reach = _REACH.get(kind)
    if reach is None:
        return _nothing_held
    ctypes.CDLL(str(file))
    release = reach()
    if release is None:
        display = environment.get("WAYLAND_DISPLAY" if kind == _WAYLAND else "DISPLAY")
        raise ModelError([message("display_silent", display=display or name)])
    return release


def _nothing_held() -> None:
    """Let go of nothing."""


def _plugins(environment: Mapping[str, str]) -> dict[str, Path]:
    usual = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforms"
    others = environment.get("QT_PLUGIN_PATH", "").split(os.pathsep)
    folders = [Path(environment.get(_FOLDER) or usual), usual]
    folders += [Path(other) / "platforms" for other in others if other]
    files = [file for folder in reversed(folders) for file in sorted(folder.glob("libq*.so"))]
    return {file.stem.removeprefix("libq"): file for file in files}


def _reach_x11() -> Callable[[], object] | None:
    library = ctypes.CDLL("libxcb.so.1")
    library.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(library.xcb_connect(None, None))
    if library.xcb_connection_has_error(connection):
        library.xcb_disconnect(connection)
        return None
    return partial(library.xcb_disconnect, connection)


def _reach_wayland() -> Callable[[], object] | None:
    library = ctypes.CDLL("libwayland-client.so.0")
    library.wl_display_connect.restype = ctypes.c_void_p
    display = ctypes.c_void_p(library.wl_display_connect(None))
    return partial(library.wl_display_disconnect, display) if display else None


_REACH: dict[str, Callable[[], Callable[[], object] | None]] = {
    _X11: _reach_x11,
    _WAYLAND: _reach_wayland,
}
