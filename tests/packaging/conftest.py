"""Packages are built once for all tests of them, from this checkout."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent.parent
CANNOT = 3


def module(name: str) -> ModuleType:
    """Return a module of `packaging/`, which is a folder of scripts and no package."""
    folder = str(ROOT / "packaging")
    if folder not in sys.path:
        sys.path.append(folder)
    return importlib.import_module(name)


def build(out: Path, *steps: str) -> str:
    """Do steps of `packaging/build.py` and return what was said; skip what cannot be done here."""
    command = [sys.executable, str(ROOT / "packaging" / "build.py"), "--quick", "--out", str(out)]
    done = subprocess.run([*command, *steps], capture_output=True, text=True, check=False)
    said = done.stdout + done.stderr
    if done.returncode == CANNOT:
        pytest.skip(said)
    assert done.returncode == 0, said
    return said


@pytest.fixture(scope="session")
def handed_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that holds the program's folder: one built before, or a new one.

    `REMITCALC_BUILT` names one that was built before, such as `dist`.
    """
    before = os.environ.get("REMITCALC_BUILT")
    if before:
        return Path(before).resolve()
    out = tmp_path_factory.mktemp("dist")
    build(out, "folder")
    return out
