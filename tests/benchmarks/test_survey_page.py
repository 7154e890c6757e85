"""The picker of surveyed corridors against plain SQLite queries of what it shows."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest

pytest.importorskip("PySide6")
from remitcalc.files.rpw import schema
from remitcalc.files.rpw.importing import import_rpw
from remitcalc.files.rpw.library import RpwLibrary
from remitcalc.gui.panels.survey_lists import SurveyLists
from remitcalc.gui.survey_import import SurveyImport
from remitcalc.output.language import Language
from tests.files.rpw.workbook import write_full_workbook

from .timing import best_times, report

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

pytestmark = pytest.mark.benchmark
_ROWS = (5_000, 20_000)


def test_the_picker_against_its_query(tmp_path: Path, qapp: QApplication) -> None:
    library = RpwLibrary(tmp_path / "library.sqlite")
    import_rpw([write_full_workbook(tmp_path / "rpw.xlsx", _ROWS)], library)
    survey = SurveyImport(None, None)  # type: ignore[arg-type]
    survey._library = library
    lists = SurveyLists(Language("en"), survey)
    info = library.info()
    assert info is not None
    assert library.file is not None

    def queried() -> None:
        with closing(sqlite3.connect(str(library.file))) as base:
            base.execute(schema.CORRIDORS, {"quarter": None}).fetchall()

    def shown() -> None:
        lists.show_library(info)
        qapp.processEvents()

    ours, query = best_times(shown, queried)
    report("list of corridors in the picker", ours / query, "its SQLite query", "at most 10")

    def narrowed() -> None:
        lists._narrow("united")

    ours, query = best_times(narrowed, queried)
    report("narrowing that list by a word", ours / query, "the SQLite query", "at most 5")
