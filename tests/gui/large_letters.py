"""Letters made larger by several steps at once: only the last of them dresses the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.gui.text_size import SIZES

if TYPE_CHECKING:
    from remitcalc.gui.app import Application


def enlarge(app: Application, steps: int = len(SIZES)) -> None:
    """Make letters larger by some steps, up to the largest."""
    for _ in range(steps - 1):
        if app.text_size.percent != SIZES[-2]:
            app.text_size.change(1)
    app.set_text_size(1)
