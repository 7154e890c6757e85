"""Workbooks recalculated by LibreOffice, in a profile of its own that computes on loading."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

SOFFICE = shutil.which("soffice")
needs_libreoffice = [
    pytest.mark.libreoffice,
    pytest.mark.skipif(
        SOFFICE is None and "REMITCALC_NEEDS_LIBREOFFICE" not in os.environ,
        reason="LibreOffice is not installed",
    ),
]
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
_FILTER = "xlsx:Calc MS Excel 2007 XML"


def recalculated(paths: Sequence[Path], out: Path, profile: Path) -> None:
    """Have LibreOffice compute the workbooks at `paths`, not ours; they go into `out`.

    It is started once: that takes longer than most workbooks do.
    """
    user = profile / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    command = [SOFFICE, f"-env:UserInstallation={profile.as_uri()}", "--headless"]
    command += ["--convert-to", _FILTER, "--outdir", str(out), *map(str, paths)]
    subprocess.run(command, check=True, capture_output=True, timeout=600)
