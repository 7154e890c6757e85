"""Runs before the frozen program, and stands in for what was left out of it.

PyInstaller's own hooks do the same and more: they import shiboken6, inspect and multiprocessing
at each start, which costs a command half as much again. Nothing is imported here that the
interpreter has not loaded.
"""

import os
import sys
from types import ModuleType

_QT = ("PySide6",) if sys.platform == "win32" else ("PySide6", "Qt")
os.environ["QT_PLUGIN_PATH"] = os.path.join(sys._MEIPASS, *_QT, "plugins")  # noqa: PTH118


class _NoOpenGL(ModuleType):
    """pyqtgraph derives a class from `QOpenGLWidget` while it is imported; nobody makes one."""

    def __getattr__(self, name: str) -> object:
        if name == "QOpenGLWidget":
            from PySide6.QtWidgets import QWidget

            return QWidget
        raise AttributeError(name)


for _name in ("QtOpenGL", "QtOpenGLWidgets"):
    sys.modules[f"PySide6.{_name}"] = _NoOpenGL(f"PySide6.{_name}")

if sys.platform != "win32":
    # zoneinfo asks how Python was compiled where the zones of time are: on this machine, not there.
    _facts = f"_sysconfigdata_{sys.abiflags}_{sys.platform}_{sys.implementation._multiarch}"
    sys.modules[_facts] = ModuleType(_facts)
    sys.modules[_facts].build_time_vars = {"TZPATH": "/usr/share/zoneinfo:/etc/zoneinfo"}

if sys.platform == "linux":
    # An upgrade puts another program in the place of this one while it runs. Modules that are
    # imported later are still read from this one, which is there for as long as it is open.
    _frozen = sys.modules["pyimod02_importers"].pyz_archive
    _frozen._filename = f"/proc/self/fd/{os.open(_frozen._filename, os.O_RDONLY | os.O_CLOEXEC)}"
