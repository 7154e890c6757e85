"""What every step of building asks: where the project is, its version, date and names."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = Path(__file__).resolve().parent.parent
PACKAGING = ROOT / "packaging"
sys.path.insert(0, str(ROOT))

import remitcalc  # noqa: E402 - this checkout, whatever else is installed

NAME = "remitcalc"
TITLE = "Remitcalc"
IDENTIFIER = remitcalc.APPLICATION_ID

PUBLISHER = "The remitcalc authors"
MEDIA_TYPE_NAME = "Remitcalc document"
SUFFIX = ".remitcalc"
ALSO_READ = ("toml", "csv", "xlsx", "xls", "xlsb", "ods", "json")
"""Suffixes of other programs' files that are offered under "open with", never taken over."""


class NotHereError(Exception):
    """A step needs what this machine lacks: a program, a system or a file; told in one sentence."""


def version() -> str:
    """Return the version, which stands in `remitcalc/__init__.py` and nowhere else."""
    return remitcalc.__version__


@cache
def epoch() -> int:
    """Return the seconds since 1970 that dates every file: what is built twice is the same.

    `SOURCE_DATE_EPOCH` (reproducible-builds.org), else when the last commit was made.
    """
    named = os.environ.get("SOURCE_DATE_EPOCH", "")
    if named.isdigit():
        return int(named)
    git = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    try:
        return int(subprocess.run(git, check=True, capture_output=True, text=True).stdout)
    except (OSError, subprocess.CalledProcessError) as error:
        raise NotHereError("no commit dates this build: set SOURCE_DATE_EPOCH") from error


def environment() -> dict[str, str]:
    """Return the variables for a step: with them its result does not depend on when or by whom."""
    fixed = {"SOURCE_DATE_EPOCH": str(epoch()), "PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8"}
    return {**os.environ, **fixed, "TZ": "UTC", "PYTHONDONTWRITEBYTECODE": "1"}


def run(
    command: Sequence[str | Path], *, log: Path, extra: Mapping[str, str] | None = None
) -> None:
    """Run a program that says much; what it says goes to `log`.

    Raises
    ------
    SystemExit
        It failed: the end of what it said is shown.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    surroundings = {**environment(), **(extra or {})}
    with log.open("wb") as said:
        done = subprocess.run(
            [str(part) for part in command],
            cwd=ROOT,
            env=surroundings,
            stdout=said,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            check=False,
        )
    if done.returncode:
        end = log.read_text(encoding="utf-8", errors="replace").splitlines()[-30:]
        raise SystemExit("\n".join([*end, f"{command[0]} ended with {done.returncode}, see {log}"]))


def tool(name: str, *, debian: str) -> str:
    """Return the path of a program, or say what to install.

    Raises
    ------
    NotHereError
    """
    found = shutil.which(name)
    if found is None:
        raise NotHereError(f"{name} is not installed (Debian package {debian})")
    return found


def only_on(system: str, what: str) -> None:
    """Refuse a step that only another system can do; `system` as in `sys.platform`.

    Raises
    ------
    NotHereError
    """
    if sys.platform != system:
        raise NotHereError(f"{what} can be made on {system} only, and this is {sys.platform}")


def present(path: Path, made_by: str) -> Path:
    """Return the path, which must exist.

    Raises
    ------
    NotHereError
    """
    if not path.exists():
        shown = path.relative_to(ROOT) if path.is_relative_to(ROOT) else path
        raise NotHereError(f"{shown} is missing: {made_by}")
    return path
