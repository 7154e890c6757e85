"""Typing in a long list of workers, against a bare table of Qt; pasting, against reading CSV."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
import pytest

from remitcalc.files.corridor_library import load_corridor
from remitcalc.files.payroll.pasted import has_headings
from remitcalc.files.payroll.reading import read_payroll, understand
from remitcalc.files.tables.copied_table import copied_sheet, width_of
from remitcalc.model.payroll import Payroll
from remitcalc.model.payroll_choices import PayrollChoices
from tests.benchmarks.bare_table import report_typing, typed_in_turn
from tests.benchmarks.timing import paired_ratio, report
from tests.gui.conftest import open_window, own_places, qapp_cls  # noqa: F401

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.gui.conftest import Opener

pytestmark = pytest.mark.benchmark

WORKERS, PASTED, KEYS = 10_000, 100_000, 60
AMOUNT = 1


def test_a_key_in_a_list_of_ten_thousand(open_window: Opener, qtbot: QtBot) -> None:  # noqa: F811
    app = open_window()
    amounts = np.linspace(20_000, 60_000, WORKERS).astype(np.int64)
    names = tuple(f"Worker no. {at}" for at in range(WORKERS))
    app.session.edit("Change", lambda s: s.replace(payroll=Payroll(amounts, names)))
    app.window.centre.tables.choose("workers")
    view = app.window.centre.tables.view("workers")
    taken = typed_in_turn(view, AMOUNT, KEYS, qtbot)
    assert app.session.scenario.payroll.amounts.item(KEYS - 1) == (400 + KEYS - 1 + 10) * 100
    report_typing(taken, f"{WORKERS} workers")


def test_a_hundred_thousand_rows_pasted(tmp_path: Path) -> None:
    corridor = load_corridor("canada-guatemala")
    rows = [f"Worker {at}\t{300 + at % 700}.{at % 100:02}\tFarm {at % 9}" for at in range(PASTED)]
    text = "worker\tamount\tgroup\n" + "\n".join(rows) + "\n"
    path = tmp_path / "payroll.csv"
    path.write_text(text.replace("\t", ","), encoding="utf-8")

    def paste() -> int:
        sheet = copied_sheet(text, "", lambda *_: None)
        assert has_headings(sheet)
        assert width_of(sheet)
        read = understand([sheet], corridor, PayrollChoices())
        assert read.payroll is not None
        return len(read.payroll)

    assert paste() == PASTED
    ratio = paired_ratio(lambda: read_payroll(path, corridor), paste, pairs=9)
    report(f"{PASTED} rows pasted", ratio, "reading them from CSV", "at most 2")
