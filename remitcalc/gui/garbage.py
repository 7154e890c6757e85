"""Garbage is searched for in the window's thread alone.

Python searches in whatever thread happens to allocate. Widgets that only refer to each other would
then be freed beside the thread that draws them, which Qt does not survive. So as long as a window
lives the automatic search is off, and a timer of its thread asks whether one is due.
"""

from __future__ import annotations

import gc

ASKED_EVERY = 1000
"""Milliseconds between two questions whether a search is due: each takes a microsecond."""


def search_where_due() -> None:
    """Search the oldest generation that is over its threshold.

    As Python does, but that it also puts a full search off where few objects are new.
    """
    for generation in (2, 1, 0):
        if gc.get_count()[generation] > gc.get_threshold()[generation]:
            gc.collect(generation)
            return
