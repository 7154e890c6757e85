"""A workbook saved from the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import openpyxl
import pytest
from PySide6.QtWidgets import QFileDialog

from remitcalc.gui.dialogs.options import OptionsDialog
from remitcalc.model.payroll import Payroll
from tests.gui.told import told

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.gui.conftest import Opener


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    chosen = tmp_path / "answer.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(chosen), ""))
    return chosen


def test_it_is_written_as_shown(open_window: Opener, qtbot: QtBot, file: Path) -> None:
    app = open_window()
    window = app.window
    window.actions_.actions["save_workbook"].trigger()
    qtbot.waitUntil(lambda: bool(told(app)))
    assert told(app) == "answer.xlsx was saved."
    sheet = openpyxl.load_workbook(file)["Workers"]
    assert "Worker 1" in {cell.value for cell in sheet["A"]}


@pytest.mark.parametrize("is_ticked", [True, False])
def test_names_are_asked_for(
    open_window: Opener, qtbot: QtBot, file: Path, is_ticked: bool
) -> None:
    app = open_window()
    window = app.window
    payroll = Payroll(np.array([40_000, 35_000]), names=("Zorana", "Milica"))
    window.session.change("payroll", payroll=payroll)
    qtbot.waitUntil(lambda: window.session.comparison.scenario.payroll is payroll)
    window.actions_.actions["save_workbook"].trigger()
    dialog = window.findChild(OptionsDialog)
    assert not dialog.names.isChecked()
    dialog.names.setChecked(is_ticked)
    dialog.go.click()
    qtbot.waitUntil(lambda: bool(told(app)))
    found = {cell.value for cell in openpyxl.load_workbook(file)["Workers"]["A"]}
    assert ("Zorana" in found) is is_ticked
