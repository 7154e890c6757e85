"""Nothing is cut off: five languages and a made-up long one, both themes, small and large."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from remitcalc.drawing.theme import DARK, LIGHT, Shade, theme
from remitcalc.gui.text_size import SIZES
from remitcalc.output.language import ENGLISH, LANGUAGES, Language
from tests.gui.conftest import Opener, language
from tests.gui.cut_off import cut_off, overlaps

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from remitcalc.gui.app import Application

LEAST, SMALL, USUAL, LARGE = (900, 600), (1024, 700), (1440, 900), (3840, 2160)
_ACCENTED = str.maketrans("aeiouyncAEIOU", "áéîöüýñçÁÉÎÖÜ")


class Pseudo(Language):
    """English with accents, a third longer: what a translation may need."""

    def __init__(self) -> None:
        super().__init__(ENGLISH)
        self._translations = self  # type: ignore[assignment]

    def gettext(self, message: str) -> str:
        head, *rest = message.split("{")
        told = [head.translate(_ACCENTED)]
        for part in rest:
            name, _, after = part.partition("}")
            told.append(f"{{{name}}}{after.translate(_ACCENTED)}")
        extra = "~" * (len(message) // 8)
        return "{".join(told[:1]) + "".join(told[1:]) + (f" {extra}" if extra else "")

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


TAGS = [*LANGUAGES, "pseudo"]
CORRIDORS = ("canada-guatemala", "switzerland-serbia", "us-guatemala")


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize(("theme", "sizes"), [("light", (USUAL, LEAST)), ("dark", (SMALL,))])
def test_nothing_is_cut_off(
    open_window: Opener, tag: str, theme: str, sizes: tuple[tuple[int, int], ...]
) -> None:
    """With every corridor where there is least room, and with one in each other size, by turns.

    The form of an offer, which is of none, unfolds last.
    """
    spoken = Pseudo() if tag == "pseudo" else language(tag)
    app = open_window(spoken=spoken, theme=theme, size=sizes[0])
    offers = app.window.scenario.together.offers
    turn = TAGS.index(tag)
    for size in sizes:
        app.window.resize(*size)
        one = CORRIDORS[(turn + (USUAL, SMALL, LEAST).index(size)) % 3]
        for corridor in CORRIDORS if size == LEAST else (one,):
            app.session.take_corridor(app.known_corridors.corridor(corridor))
            check_room_of_every_tab(app)
            assert (app.window.width(), app.window.height()) == size
        offers.add()
        check_room_of_every_tab(app)
        assert (app.window.width(), app.window.height()) == size
        offers.close_form()


def check_room_of_every_tab(app: Application) -> None:
    tables = app.window.centre.tables
    charts = () if tables.tabs.button("chart").isHidden() else ("chart",)
    for tab in (*charts, "services", "workers", "problems"):
        tables.choose(tab)
        settle(app.window)
        assert cut_off(app.window) == []
        assert overlaps(app.window) == []


@pytest.mark.parametrize("tag", LANGUAGES)
def test_the_centre_never_becomes_too_narrow(open_window: Opener, tag: str) -> None:
    app = open_window(spoken=language(tag), size=LEAST)
    app.window.splitter.setSizes([LEAST[0], 0])
    check_room_of_every_tab(app)


def test_a_notice_comes_into_sight_in_a_low_window(open_window: Opener) -> None:
    app = open_window(spoken=language("fr"), size=LEAST)
    centre = app.window.centre
    app.window.resize(LEAST[0], app.window.minimumHeight())
    settle(app.window)
    bar = centre.verticalScrollBar()
    bar.setValue(bar.maximum())
    app.window.say("!")
    settle(app.window)
    assert centre.notice.visibleRegion().boundingRect().size() == centre.notice.size()


def test_why_a_cell_was_refused_is_in_sight_together_with_the_cell(
    open_window: Opener, qtbot: QtBot
) -> None:
    app = open_window(spoken=language("es"), size=LEAST)
    centre = app.window.centre
    centre.tables.choose("workers")
    view = centre.tables.workers_page.view
    view.setFocus()
    view.setCurrentIndex(view.model().index(2, centre.tables.workers.column_of("amount")))
    qtbot.keyClicks(view, "d")
    cell = QApplication.focusWidget()
    assert cell is not None
    assert cell.objectName() == "cell"
    qtbot.keyClicks(cell, "oscientos")
    qtbot.keyClick(cell, Qt.Key.Key_Return)
    settle(app.window)
    qtbot.wait(100)  # where the keyboard is comes into sight a little later
    assert "doscientos" in centre.notice.text()
    assert centre.verticalScrollBar().value() > 0
    for one in (centre.notice, cell):
        assert one.visibleRegion().boundingRect().size() == one.size()
    above = centre.notice.mapTo(centre, QPoint(0, centre.notice.height())).y()
    assert above <= cell.mapTo(centre, QPoint(0, 0)).y()


def test_a_large_screen_is_used(open_window: Opener) -> None:
    app = open_window(size=LARGE)
    settle(app.window)
    assert cut_off(app.window) == []
    assert app.window.centre.tables.height() > 500


def test_a_low_window_made_high_again_is_divided_as_before(open_window: Opener) -> None:
    app = open_window(size=USUAL)
    centre = app.window.centre
    settle(app.window)
    before = centre.splitter.sizes()
    app.window.resize(*SMALL)
    settle(app.window)
    assert centre.splitter.sizes()[0] == 0
    app.window.resize(*USUAL)
    settle(app.window)
    assert centre.splitter.sizes() == pytest.approx(before, abs=2)


def test_where_it_is_low_the_chart_becomes_a_tab_and_comes_back(
    open_window: Opener, qtbot: QtBot
) -> None:
    app = open_window(size=SMALL)
    centre = app.window.centre
    assert centre.tables.tabs.button("chart").isVisible()
    assert centre.chart.isVisible()
    centre.tables.choose("services")
    assert not centre.chart.isVisible()
    app.window.resize(*USUAL)
    qtbot.waitUntil(lambda: centre.chart.isVisible() and centre.tables.isVisible())
    assert not centre.tables.tabs.button("chart").isVisible()
    top = QPoint(0, 0)
    assert centre.chart.mapTo(centre, top).y() < centre.tables.mapTo(centre, top).y()


def test_no_widget_goes_where_the_chart_becomes_a_tab(open_window: Opener) -> None:
    """Qt may be going through all of them then, with a style or a font for each."""
    app = open_window(size=USUAL)
    settle(app.window)
    there = [app.window, *app.window.centre.findChildren(QWidget)]
    for size in (SMALL, USUAL):
        app.window.resize(*size)
        settle(app.window)
        assert app.window.centre.tables.tabs.button("chart").isVisible() == (size == SMALL)
        assert [one for one in there if not isValid(one)] == []


@pytest.mark.parametrize("shade", [LIGHT, DARK])
def test_texts_and_lines_stand_out(shade: Shade) -> None:
    colours = theme(shade).colours
    for surface in (colours.surface, colours.window):
        for text in (colours.text, colours.quiet, colours.pooled, colours.alone, colours.alarm):
            assert contrast(text, surface) >= 4.5
        assert contrast(colours.focus, surface) >= 3
    assert contrast(colours.field_line, colours.surface) >= 3
    assert contrast(colours.text, colours.pooled_soft) >= 4.5
    assert contrast(colours.example, colours.example_soft) >= 4.5
    assert contrast(colours.text, colours.alarm_soft) >= 4.5


def test_whatever_changes_the_window_stays_dressed(open_window: Opener, qapp: QApplication) -> None:
    """Its sheet is taken off for a while; at the largest letters nothing changes any more."""
    app = open_window()
    light = qapp.styleSheet()
    assert light
    app.speak("de")
    assert qapp.styleSheet() == light
    app.set_theme("dark")
    dark = qapp.styleSheet()
    assert dark not in ("", light)
    app.set_text_size(0)
    assert qapp.styleSheet() == dark
    for _ in range(len(SIZES) + 1):
        before = qapp.styleSheet()
        app.set_text_size(1)
        assert qapp.styleSheet()
    assert qapp.styleSheet() == before


def settle(window: QWidget) -> None:
    """Let every layout that another one changed be done."""
    for _ in range(5):
        QApplication.sendPostedEvents()
        QApplication.processEvents()
    # What a thread told just now may have changed a layout; this leaves nothing that is posted.
    QApplication.sendPostedEvents()
    assert window.isVisible()


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of WCAG 2.2."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(name: str) -> float:
    colour = QColor(name)
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
