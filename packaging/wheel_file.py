"""Builds the wheel of the project, the same bytes each time."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING

import project

if TYPE_CHECKING:
    from pathlib import Path


def build_wheel(out: Path, work: Path) -> Path:
    """Return the wheel, made by the build backend that `pyproject.toml` names.

    Raises
    ------
    NotHereError
    """
    if find_spec("hatchling") is None:
        raise project.NotHereError("hatchling is not installed (pip install '.[packaging]')")
    path = out / f"{project.NAME}-{project.version()}-py3-none-any.whl"
    path.unlink(missing_ok=True)
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", out]
    project.run(command, log=work / "wheel.log")
    return project.present(path, "hatchling gave the wheel another name")
