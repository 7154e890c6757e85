"""Workbooks recalculated by LibreOffice, in a profile of its own that computes on loading."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import openpyxl
import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.workbook import Workbook

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


def recalculated(folder: Path, *paths: Path, profile: Path) -> list[Workbook]:
    """Return the workbooks at `paths` with the values that LibreOffice computes, not ours."""
    user = profile / "user"
    user.mkdir(parents=True, exist_ok=True)
    settings = user / "registrymodifications.xcu"
    if not settings.exists():
        settings.write_text(_SETTINGS, encoding="utf-8")
    out = folder / "recalculated"
    command = [SOFFICE, f"-env:UserInstallation={profile.as_uri()}", "--headless"]
    command += ["--convert-to", _FILTER, "--outdir", str(out), *map(str, paths)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return [openpyxl.load_workbook(out / path.name, data_only=True) for path in paths]
