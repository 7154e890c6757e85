"""What the window tells: in place, where it asks or warns, or for a while, of what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from remitcalc.gui.app import Application


def told(app: Application) -> str:
    centre = app.window.centre
    shown = [one.text() for one in (centre.toast, centre.notice) if one.isVisible()]
    return shown[0] if shown else ""


def answer_told(app: Application) -> str:
    """Return the headline, with the sentences for which it has no room: those begin the body.

    Where not even one fits its two lines, beside figures taken apart, its end is in the tip.
    """
    panel = app.window.centre.answer
    shown, whole = panel.headline.text().replace("\n", " "), panel.headline.accessibleName()
    rest = " ".join(panel.headline.rest)
    if shown.endswith("…"):
        assert whole.startswith(shown[:-1].rstrip())
        assert panel.headline.toolTip()
    else:
        assert f"{shown} {rest}".strip() == whole
    assert panel.body.accessibleName().startswith(rest)
    return whole
