"""Has the icons of every system made from the one drawing."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import project

if TYPE_CHECKING:
    from pathlib import Path


def make_icons(work: Path) -> Path:
    """Return the folder with `hicolor/`, `remitcalc.ico` and `remitcalc.icns`.

    Raises
    ------
    NotHereError
    """
    script = project.present(project.PACKAGING / "icons.py", "it draws the icons")
    into = work / "icons"
    project.run([sys.executable, script, into], log=work / "icons.log")
    return into
