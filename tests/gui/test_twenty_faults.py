"""A payroll with twenty faults: the window lists every one with its place, and says it in full."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.gui.conftest import Opener

FAULTS = Path(__file__).parents[1] / "data" / "faults"


def test_a_payroll_lists_what_the_command_lists(open_window: Opener, qtbot: QtBot) -> None:
    app = open_window(size=(1024, 700))
    app.window.open_file(FAULTS / "payroll.csv")
    qtbot.waitUntil(lambda: app.window.centre.payroll_page is not None)
    page = app.window.centre.payroll_page
    assert page is not None
    qtbot.waitUntil(page.problems_view.isVisible)
    told = (FAULTS / "payroll.csv.told.txt").read_text("utf-8").splitlines()
    assert page.problems.rowCount() == len(told) >= 20
    for row, line in enumerate(told):
        _, number, rest = line.split(":", 2)
        column, _ = rest.split(": ", 1)
        assert (page.problems.text(row, 0), page.problems.text(row, 3)) == (number, column)
        page.problems_view.selectRow(row)
        assert page.whole.text() == page.problems.text(row, 1)
        assert page.whole.text().split(" (")[0].split(" Did you")[0] in line
    assert not page.use.isEnabled()
