"""Tells whether a file was opened by anybody, Qt's own code included: Linux's inotify."""

from __future__ import annotations

import ctypes
import os
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

_OPENED = 0x20


class FileWatch:
    """Watches one file; `was_opened` tells of the time since it was asked last."""

    def __init__(self, path: Path) -> None:
        if sys.platform != "linux":
            pytest.skip("only Linux tells who opens a file without more rights")
        library = ctypes.CDLL(None, use_errno=True)
        self._watch = library.inotify_init1(os.O_NONBLOCK)
        assert self._watch >= 0
        assert library.inotify_add_watch(self._watch, os.fsencode(path), _OPENED) >= 0

    def was_opened(self) -> bool:
        """Return whether the file was opened since."""
        try:
            return bool(os.read(self._watch, 4096))
        except BlockingIOError:
            return False

    def close(self) -> None:
        """Watch no longer."""
        os.close(self._watch)
