"""What an ImportError of Qt's means: not installed, a library of the system amiss, or our fault."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remitcalc.model.message import message

if TYPE_CHECKING:
    from remitcalc.model.message import Message

_OF_QT = ("PySide6", "shiboken6", "pyqtgraph")
_NOT_OPENED = re.compile(r"(lib[\w.+-]+\.so[.\d]*): cannot open shared object file")
_DID_NOT_LOAD = ("DLL load failed", "dlopen(", "undefined symbol", "version `")

_PACKAGES = {
    "libxcb-cursor": ("libxcb-cursor0", "xcb-util-cursor"),
    "libxcb-icccm": ("libxcb-icccm4", "xcb-util-wm"),
    "libxcb-image": ("libxcb-image0", "xcb-util-image"),
    "libxcb-keysyms": ("libxcb-keysyms1", "xcb-util-keysyms"),
    "libxcb-render-util": ("libxcb-render-util0", "xcb-util-renderutil"),
    "libxcb-randr": ("libxcb-randr0", "libxcb"),
    "libxcb-shape": ("libxcb-shape0", "libxcb"),
    "libxcb-xinerama": ("libxcb-xinerama0", "libxcb"),
    "libxcb-xkb": ("libxcb-xkb1", "libxcb"),
    "libxkbcommon-x11": ("libxkbcommon-x11-0", "libxkbcommon-x11"),
    "libxkbcommon": ("libxkbcommon0", "libxkbcommon"),
    "libX11-xcb": ("libx11-xcb1", "libX11-xcb"),
    "libEGL": ("libegl1", "libglvnd-egl"),
    "libGL": ("libgl1", "libglvnd-glx"),
    "libOpenGL": ("libopengl0", "libglvnd-opengl"),
    "libfontconfig": ("libfontconfig1", "fontconfig"),
    "libfreetype": ("libfreetype6", "freetype"),
    "libdbus-1": ("libdbus-1-3", "dbus-libs"),
    "libglib-2.0": ("libglib2.0-0", "glib2"),
    "libwayland-client": ("libwayland-client0", "libwayland-client"),
}
"""Of libraries that Qt takes from the system: the packages of Debian and Ubuntu, and of Fedora."""


def why_not_loaded(error: ImportError, absent: str) -> Message | None:
    """Return what keeps Qt from being there, `absent` where it is not installed; None: our fault.

    Parameters
    ----------
    error : ImportError
    absent : str
        The code of the message for an installation without Qt.
    """
    name = error.name or ""
    if isinstance(error, ModuleNotFoundError):
        return message(absent) if name.partition(".")[0] in _OF_QT else None
    found = _NOT_OPENED.search(str(error))
    if found is None:
        is_library = any(words in str(error) for words in _DID_NOT_LOAD)
        return message("not_loaded", reason=str(error)) if is_library else None
    library = found[1]
    packages = _PACKAGES.get(library.partition(".so")[0])
    if packages is None:
        return message("library_missing", library=library)
    return message("package_missing", library=library, debian=packages[0], fedora=packages[1])
