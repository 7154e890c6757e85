"""The full workbook of the World Bank's survey: into the library, out of it, and by other means.

The workbook is a stand-in of the real one's size, made once per run.
"""

from __future__ import annotations

import contextlib
import sqlite3
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from remitcalc.files.rpw import queries
from remitcalc.files.rpw.building import build_library
from remitcalc.files.rpw.importing import import_rpw
from remitcalc.files.rpw.library import RpwLibrary
from remitcalc.files.tables.child import run_in_child
from tests.files.rpw.layout import NEW_SHEET, OLD_SHEET
from tests.files.rpw.workbook import write_full_workbook

from .timing import best_times, report

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.benchmark

_CALAMINE = f"""
import sys, resource, python_calamine
book = python_calamine.load_workbook(sys.argv[1])
for name in {(OLD_SHEET, NEW_SHEET)!r}:
    rows = book.get_sheet_by_name(name).to_python()
    del rows
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
_OPENPYXL = f"""
import sys, pandas
pandas.read_excel(sys.argv[1], sheet_name={[OLD_SHEET, NEW_SHEET]!r}, engine="openpyxl")
"""


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_full_workbook(tmp_path_factory.mktemp("full") / "rpw.xlsx")


@pytest.fixture(scope="module")
def library(workbook: Path) -> RpwLibrary:
    made = RpwLibrary(workbook.with_name("library.sqlite"))
    import_rpw([workbook], made)
    return made


def script(code: str, workbook: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code, str(workbook)], check=True, capture_output=True, text=True
    )
    return done.stdout


def build_and_weigh(files: tuple[str, ...], target: str, *, tick: object) -> int:
    """Build a library, in a child, and return the child's peak memory in kilobytes."""
    import resource

    build_library(files, target, tick=tick)  # type: ignore[arg-type]
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def test_import(workbook: Path) -> None:
    library = RpwLibrary(workbook.with_name("again.sqlite"))
    alone, ours = best_times(
        lambda: script(_CALAMINE, workbook), lambda: import_rpw([workbook], library), runs=3
    )
    report("import into the library", ours / alone, "calamine reading both sheets", "at most 1.4")
    target = str(workbook.with_name("weighed.sqlite"))
    peak = run_in_child(build_and_weigh, (str(workbook),), target)
    reading = int(script(_CALAMINE, workbook))
    report("peak memory of the import", peak / reading, "calamine alone", "at most 1.5")


def test_import_against_pandas_with_openpyxl(workbook: Path) -> None:
    pytest.importorskip("openpyxl")
    library = RpwLibrary(workbook.with_name("against.sqlite"))
    pandas, ours = best_times(
        lambda: script(_OPENPYXL, workbook), lambda: import_rpw([workbook], library), runs=1
    )
    report("pandas with openpyxl", pandas / ours, "import into the library", "at least 8")


def test_second_opening(workbook: Path, library: RpwLibrary) -> None:
    start = time.perf_counter()
    import_rpw([workbook], library)
    first = time.perf_counter() - start

    def opening() -> None:
        again = RpwLibrary(library.file)
        assert again.is_made_of([workbook])
        assert again.corridors()
        again.corridor("USA", "GTM")

    (second,) = best_times(opening)
    report("opening again, with a corridor", second / first, "the first opening", "below 0.05")


def test_history(library: RpwLibrary) -> None:
    ends = {"source": "USA", "destination": "GTM"}

    def plain() -> None:
        with contextlib.closing(sqlite3.connect(str(library.file))) as base:
            base.execute(queries.BY_QUARTER.text, ends).fetchall()

    query, ours = best_times(plain, lambda: library.by_quarter("USA", "GTM"), runs=30)
    report("history by quarter", ours / query, "its plain SQLite query", "at most 3")


def test_cancelling(workbook: Path) -> None:
    library = RpwLibrary(workbook.with_name("cancelled.sqlite"))
    slowest = 0.0
    for wanted in ("unpacking", "sheet", "rows", "saving"):
        asked: list[float] = []

        def tick(phase: str, done: int, total: int, wanted: str = wanted) -> None:
            if phase == wanted:
                asked.append(time.perf_counter())  # noqa: B023
                raise TimeoutError

        with contextlib.suppress(TimeoutError):
            import_rpw([workbook], library, tick=tick)
        slowest = max(slowest, time.perf_counter() - asked[0])
    assert not library.is_there
    print(f"\ncancelling: {slowest:.3f} s at most (wanted: 0.2)")  # noqa: T201
