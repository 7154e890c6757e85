"""Whether older versions of documents are kept, for the window and for commands alike."""

from __future__ import annotations

import contextlib

from remitcalc import paths


def keeps_versions() -> bool:
    """Return whether older versions are kept: they are until somebody says no."""
    mark = paths.no_versions()
    return mark is None or not mark.exists()


def keep_versions(*, keeps: bool) -> None:
    """Note whether older versions are kept; where nothing can be noted, none can be kept either."""
    mark = paths.no_versions()
    if mark is None:
        return
    with contextlib.suppress(OSError):
        if keeps:
            mark.unlink(missing_ok=True)
        else:
            mark.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            mark.touch(mode=0o600)
