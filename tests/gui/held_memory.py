"""What a window that came to rest still holds: what it keeps on purpose is let go before.

The resident size of a process says little of that. With the same bytes in use it was anything from
219 to 264 MB in one run, as free stretches lie between them or go back to the system; and it grows
for an hour while the widths of words are kept, of which there are at most some thousands.
"""

from __future__ import annotations

import ctypes
import gc
import sys
from typing import NamedTuple

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPixmapCache, QUndoCommand
from PySide6.QtWidgets import QApplication

from remitcalc.drawing import style

_MOST_ROUNDS = 5


class Held(NamedTuple):
    """Bytes in use on the heap, None where nobody can tell; objects of Python; edits; widgets."""

    heap: int | None
    objects: int
    edits: int
    widgets: int


def held() -> Held:
    """Return what is held once caches are empty and what was to be deleted is."""
    for kept in vars(style).values():
        if hasattr(kept, "cache_clear"):
            kept.cache_clear()
    QPixmapCache.clear()
    for _ in range(_MOST_ROUNDS):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    edits = sum(isinstance(one, QUndoCommand) for one in gc.get_objects())
    return Held(_heap(), sys.getallocatedblocks(), edits, len(QApplication.allWidgets()))


class _Counts(ctypes.Structure):
    """`struct mallinfo2` of glibc 2.33: bytes, of which `uordblks` and `hblkhd` are in use."""

    _fields_ = tuple(
        (name, ctypes.c_size_t)
        for name in (
            *("arena", "ordblks", "smblks", "hblks", "hblkhd"),
            *("usmblks", "fsmblks", "uordblks", "fordblks", "keepcost"),
        )
    )


def _heap() -> int | None:
    """Return the bytes that the C library has given out and not got back."""
    if sys.platform != "linux":
        return None
    told = getattr(ctypes.CDLL(None), "mallinfo2", None)
    if told is None:
        return None
    told.restype = _Counts
    counts = told()
    return int(counts.uordblks + counts.hblkhd)
