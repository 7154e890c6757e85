"""Larger and smaller letters: kept, everywhere, and nowhere in what is exported."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from remitcalc.drawing.export import chart_image, encoded, usual_size
from remitcalc.gui.preferences import Preferences
from remitcalc.gui.text_size import SIZES, TextSize
from remitcalc.output.language import LANGUAGES
from tests.gui.conftest import Opener, language
from tests.gui.cut_off import cut_off, overlaps
from tests.gui.large_letters import enlarge
from tests.gui.test_looks import LEAST, SMALL, check_room_of_every_tab, settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

_CONTROL = Qt.KeyboardModifier.ControlModifier


def test_keys_make_letters_larger_smaller_and_usual(open_window: Opener, qtbot: QtBot) -> None:
    app = open_window()
    usual = app.window.fontMetrics().height()
    qtbot.keyClick(app.window, Qt.Key.Key_Plus, _CONTROL)
    assert app.window.fontMetrics().height() > usual
    qtbot.keyClick(app.window, Qt.Key.Key_Equal, _CONTROL)
    assert app.text_size.percent == 125
    qtbot.keyClick(app.window, Qt.Key.Key_Minus, _CONTROL)
    assert app.text_size.percent == 110
    qtbot.keyClick(app.window, Qt.Key.Key_0, _CONTROL)
    assert app.window.fontMetrics().height() == usual


def test_it_ends_at_the_largest_and_the_smallest(qapp: QApplication) -> None:
    sizes = TextSize(qapp, Preferences())
    for by, last in ((1, SIZES[-1]), (-1, SIZES[0])):
        while sizes.change(by):
            pass
        assert sizes.percent == last
    sizes.restore()


def test_the_size_is_remembered_and_the_font_of_the_platform_comes_back(
    open_window: Opener,
) -> None:
    own = QApplication.font().pointSizeF()
    first = open_window()
    first.set_text_size(1)
    first.close()
    assert QApplication.font().pointSizeF() == own
    second = open_window()
    assert second.text_size.percent == 110
    second.set_text_size(0)
    assert QApplication.font().pointSizeF() == own


@pytest.mark.parametrize("stated", ["", "large", "-5", "1000"])
def test_settings_that_somebody_edited_leave_the_usual_size(
    open_window: Opener, stated: str
) -> None:
    Preferences().set_word("text_size", stated)
    assert open_window().text_size.percent == 100


def test_tables_and_charts_follow_at_once(open_window: Opener) -> None:
    app = open_window()
    view = app.window.centre.tables.view("services")
    row, canvas = view.rowHeight(0), app.window.centre.chart.canvas
    assert canvas is not None
    before = canvas._theme.type.body
    for _ in range(3):
        app.set_text_size(1)
    settle(app.window)
    assert view.rowHeight(0) > row
    assert canvas._theme.type.body == pytest.approx(1.5 * before, rel=0.1)
    assert cut_off(app.window) == []


@pytest.mark.parametrize("tag", LANGUAGES)
def test_nothing_is_cut_off_in_larger_letters(open_window: Opener, tag: str) -> None:
    app = open_window(spoken=language(tag), size=LEAST)
    app.window.scenario.together.offers.add()
    for size, steps in ((LEAST, 2), (SMALL, 1)):  # one after the other: three steps in all
        app.window.resize(*size)
        enlarge(app, steps)
        check_room_of_every_tab(app)
        assert app.window.width() <= size[0]
        assert overlaps(app.window) == []


def test_tabs_that_have_no_room_are_a_list_until_they_have(
    open_window: Opener, qtbot: QtBot
) -> None:
    app = open_window(spoken=language("de"), size=SMALL)
    tables = app.window.centre.tables
    enlarge(app, 3)
    settle(app.window)
    assert tables.list.isVisible()
    assert not tables.tabs.isVisible()
    offered = [tables.list.itemText(at) for at in range(tables.list.count())]
    assert offered == ["Diagramm", "Wege 16", "Personen 40", offered[3], "Probleme 0"]
    assert offered[3].startswith("Zahlen")
    tables.list.setFocus()
    qtbot.keyClick(tables.list, Qt.Key.Key_Down)
    qtbot.keyClick(tables.list, Qt.Key.Key_Down)
    assert tables.view("workers").isVisible()
    assert tables.tabs.key() == tables.list.key() == "workers"
    app.set_text_size(0)
    settle(app.window)
    assert tables.tabs.isVisible()
    assert not tables.list.isVisible()


def test_the_headline_keeps_the_width_for_large_letters(open_window: Opener) -> None:
    app = open_window(size=(1440, 900))
    answer = app.window.centre.answer
    assert answer.headline.geometry().right() < answer.chip.geometry().left()
    enlarge(app)
    settle(app.window)
    assert answer.headline.width() == answer.body.width()
    assert answer.chip.geometry().top() > answer.body.geometry().bottom()
    app.set_text_size(0)
    settle(app.window)
    assert answer.headline.geometry().right() < answer.chip.geometry().left()


def test_what_is_exported_does_not_depend_on_it(open_window: Opener) -> None:
    app = open_window()
    app.window.centre.chart.choose("group-size")

    def picture() -> bytes:
        data = app.window.centre.chart.view.data
        assert data is not None
        return encoded(chart_image(data, *usual_size(data), 96))

    before = picture()
    enlarge(app, 4)
    assert picture() == before
