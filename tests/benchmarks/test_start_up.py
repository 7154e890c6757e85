"""Whole processes, against a bare interpreter and one that imports NumPy."""

from __future__ import annotations

import subprocess
import sys

import pytest

from .timing import best_times, report

pytestmark = pytest.mark.benchmark


def run(*arguments: str) -> None:
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)


def test_start_up() -> None:
    times = best_times(
        lambda: run("-c", "pass"),
        lambda: run("-c", "import numpy"),
        lambda: run("-m", "remitcalc", "--version"),
        lambda: run("-m", "remitcalc", "--help"),
        lambda: run("-m", "remitcalc", "compare", "canada-guatemala", "--format", "json"),
        runs=15,
    )
    bare, numpy, version, help_text, compare = times
    report("--version", version / bare, "python -c pass", "at most 2")
    report("--help", help_text / bare, "python -c pass", "at most 3.5")
    report("compare --format json", compare / numpy, "python -c 'import numpy'", "at most 1.5")
