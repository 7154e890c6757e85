"""The tab key leads through all of a dialog and back; a label's key leads to what it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

pytest.importorskip("PySide6")
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from remitcalc import Payroll
from remitcalc.gui.dialogs.handout_export import HandoutExport
from remitcalc.gui.dialogs.handout_preview import HandoutPreview
from remitcalc.gui.widgets.segmented import Segmented
from tests.gui.test_looks import settle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from remitcalc.gui.app import Application
    from tests.gui.conftest import Opener

ASKING = ("handout", "print_handout", "report", "questions", "export_chart", "export_table")
SEEING = ("handout_preview", "print_preview")


def dialog(app: Application, qtbot: QtBot, action: str) -> QWidget:
    before = set(QApplication.topLevelWidgets())
    app.window.actions_.actions[action].trigger()
    (found,) = {
        one for one in QApplication.topLevelWidgets() if one.isVisible() and one not in before
    }
    found.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is found)
    qtbot.waitUntil(lambda: not app.tasks.is_busy)
    return found


def walked(window: QWidget, key: Qt.Key = Qt.Key.Key_Tab) -> Iterator[QWidget]:
    """Yield what has the keyboard, one press after the other, until something has it again."""
    seen: list[QWidget] = []
    while (now := window.focusWidget()) is not None and now not in seen:
        seen.append(now)
        yield now
        QTest.keyClick(now, key)
    assert not seen or now is seen[0], "the key turns in a circle"


def stops(window: QWidget) -> set[QWidget]:
    """Return what the tab key must come to: of a choice of buttons, the one that is down."""
    return {
        one
        for one in window.findChildren(QWidget)
        if one.window() is window and one.isVisible() and one.isEnabled()
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.focusProxy() is None
    }


def with_names(app: Application) -> None:
    payroll = Payroll(np.array([40_000, 30_000, 20_000]), names=("Ana", "Eva", "Luz"))
    app.session.change("test", payroll=payroll)
    app.settle()


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
@pytest.mark.parametrize("is_named", [False, True])
@pytest.mark.parametrize("action", ASKING + SEEING)
def test_the_tab_key_comes_to_everything_in_a_dialog(
    open_window: Opener, qtbot: QtBot, action: str, is_named: bool, key: Qt.Key
) -> None:
    app = open_window()
    if is_named:
        with_names(app)
    window = dialog(app, qtbot, action)
    assert set(walked(window, key)) == stops(window)
    window.close()


def test_the_tab_key_goes_down_a_dialog_as_it_is_read(open_window: Opener, qtbot: QtBot) -> None:
    app = open_window()
    with_names(app)
    for action in ("handout", "report"):
        window = dialog(app, qtbot, action)
        tops = [one.mapTo(window, one.rect().center()).y() for one in walked(window)]
        assert tops == sorted(tops)
        window.close()


def test_beside_pages_the_tab_key_goes_on_as_in_the_dialog(
    open_window: Opener, qtbot: QtBot
) -> None:
    app = open_window()
    window = dialog(app, qtbot, "handout_preview")
    assert isinstance(window, HandoutPreview)
    window.paper.focusProxy().setFocus()
    page = window.page
    asked = [page.language, page.named, page.employer, page.logo.choose_button, page.quotes]
    assert list(walked(window))[1:7] == [*asked, window.view]
    window.close()


def test_the_key_of_a_label_leads_to_a_choice_and_to_the_logo(
    open_window: Opener, qtbot: QtBot
) -> None:
    app = open_window()
    with_names(app)
    window = dialog(app, qtbot, "handout")
    assert isinstance(window, HandoutExport)
    for letter, wanted in (
        (Qt.Key.Key_P, window.paper.focusProxy()),
        (Qt.Key.Key_W, window.page.workers.focusProxy()),
        (Qt.Key.Key_F, window.page.files.focusProxy()),
        (Qt.Key.Key_G, window.page.logo.choose_button),
    ):
        QTest.keyClick(window.focusWidget(), letter, Qt.KeyboardModifier.AltModifier)
        assert window.focusWidget() is wanted
    window.close()


def test_a_choice_says_what_is_asked_before_each_of_its_buttons(
    open_window: Opener, qtbot: QtBot
) -> None:
    app = open_window()
    window = dialog(app, qtbot, "report")
    (paper,) = window.findChildren(Segmented)
    said = [button.accessibleName() for button in paper.findChildren(QAbstractButton)]
    assert said == ["Paper: A4", "Paper: Letter"]
    assert any(one.buddy() is paper for one in window.findChildren(QLabel))
    window.close()


@pytest.mark.parametrize("is_low", [True, False])
def test_the_tab_key_comes_to_tabs_where_they_stand_whether_a_chart_is_one_or_not(
    open_window: Opener, qtbot: QtBot, is_low: bool
) -> None:
    app = open_window(size=(1366, 740) if is_low else (1440, 1000))
    for width, height in ((1440, 1000), (1366, 740)) if is_low else ((1366, 740), (1440, 1000)):
        app.window.resize(width, height)
        settle(app.window)
    app.window.activateWindow()
    centre = app.window.centre
    app.window.centre.answer.cards.cards[0].setFocus()
    found = list(walked(app.window))
    tab, canvas = centre.tables.tabs.focusProxy(), centre.chart.canvas
    assert canvas is not None
    if is_low:
        assert found.index(tab) == found.index(centre.chart.list) - 1
    else:
        assert found.index(tab) == found.index(canvas) + 1


def test_the_tab_key_comes_to_the_tab_that_a_menu_chose_and_to_the_totals_below_workers(
    open_window: Opener, qtbot: QtBot
) -> None:
    app = open_window(size=(1440, 1000))
    app.window.activateWindow()
    tables = app.window.centre.tables
    tables.tabs.focusProxy().setFocus()
    tables.choose("workers")
    settle(app.window)
    app.window.centre.chart.canvas.setFocus()
    found = list(walked(app.window))
    page = tables.workers_page
    assert found[1] is tables.tabs.button("workers")
    assert found[found.index(page.view) + 1] is page.totals
