"""The answer keeps its place: nothing jumps while one types, whatever the answer says."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6 import QtGui
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget

from remitcalc.files.kinds import kind_of
from remitcalc.files.payroll.reading import read_payroll
from remitcalc.files.source import Source
from remitcalc.gui.panels.beginnings import WAYS
from remitcalc.gui.widgets.popover import Popover
from remitcalc.model.payroll import Payroll
from remitcalc.output.chart_data.kinds import KINDS
from remitcalc.output.language import LANGUAGES
from tests.gui.conftest import language
from tests.gui.cut_off import cut_off, overlaps
from tests.gui.test_looks import Pseudo, settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from remitcalc.gui.app import Application
    from tests.gui.conftest import Opener

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

USUAL, SMALL, LARGE = (1440, 900), (1024, 700), (1920, 1080)
NAMED = "Worker;Amount\nMaría José Xicay Tzoc;350.00\nLuis Coj;455.00\nÓscar Núñez;1250.00\n"


def places(app: Application) -> tuple[QRect, ...]:
    """Return where chart, its picture, tables and the table stand in the window."""
    centre = app.window.centre
    settle(app.window)
    key = centre.tables.tabs.key()
    table = centre.tables if key == "chart" else centre.tables.view(key)
    shown = [centre.chart, centre.chart.canvas, centre.tables, table]
    return tuple(
        QRect(one.mapTo(app.window, QPoint(0, 0)), one.size()) for one in shown if one.isVisible()
    )


def typed(app: Application, box: QWidget, text: str, qtbot: QtBot) -> None:
    box.setFocus()
    box.selectAll()
    qtbot.keyClicks(box, text)


def all_opened(app: Application, qtbot: QtBot) -> None:
    """Wait until nothing is being opened: what comes before is told of together."""
    qtbot.waitUntil(lambda: not app.window.opening._files.is_busy, timeout=60_000)


AMOUNTS = ("4", "40", "60", "99", "120", "400", "1000", "5000", "20000")
WORKERS = ("2", "3", "8", "14", "40")


def pairs(shift: int) -> list[tuple[str, str]]:
    """Return every amount once, with another number of workers each; five shifts meet all pairs."""
    return [(amount, WORKERS[(at + shift) % len(WORKERS)]) for at, amount in enumerate(AMOUNTS)]


class Still:
    """Checks that nothing has moved since, and counts what the answer said meanwhile."""

    def __init__(self, app: Application) -> None:
        self.app, self.before = app, places(app)
        self.ranks: set[int | None] = set()
        self.counted: set[int] = set()

    def check(self, *typed: str) -> None:
        assert places(self.app) == self.before, typed
        answer = self.app.session.answer
        assert answer is not None
        self.ranks.add(answer.comparison.standing.position)
        self.counted.add(len(answer.comparison.warnings))
        assert cut_off(self.app.window.centre.answer) == []
        assert overlaps(self.app.window.centre.answer) == []

    def check_variety(self) -> None:
        assert len(self.ranks) > 4
        assert len(self.counted) > 1


@pytest.mark.parametrize("tag", LANGUAGES)
def test_chart_and_tables_stand_still_at_every_rank(open_window: Opener, tag: str) -> None:
    """All where there is least room; where there is more, half of them in each of two sizes."""
    app = open_window(spoken=language(tag), size=SMALL)
    every = pairs([*LANGUAGES].index(tag))
    for size, some in ((SMALL, every), (USUAL, every[::2]), (LARGE, every[1::2])):
        app.window.resize(*size)
        settle(app.window)
        still = Still(app)
        for amount, workers in some:
            payroll = Payroll.uniform(int(workers), 100 * int(amount))
            app.session.change("x", payroll=payroll)
            still.check(workers, amount)
        if some is every:
            still.check_variety()


@pytest.mark.parametrize(("tag", "size"), [("en", USUAL), ("de", SMALL), ("fr", LARGE)])
def test_chart_and_tables_stand_still_at_every_key_that_is_typed(
    open_window: Opener, qtbot: QtBot, tag: str, size: tuple[int, int]
) -> None:
    app = open_window(spoken=language(tag), size=size)
    boxes, still = app.window.scenario.workers, Still(app)
    for amount, workers in pairs([*LANGUAGES].index(tag))[::2]:
        for box, text in ((boxes.workers, workers), (boxes.amount, amount)):
            box.setFocus()
            box.selectAll()
            for key in text:
                qtbot.keyClicks(box, key)
                still.check(workers, amount)
    still.check_variety()


def test_neither_the_employers_part_nor_one_worker_moves_anything(
    open_window: Opener, qtbot: QtBot
) -> None:
    app = open_window()
    before = places(app)
    for percent in (50, 100, 0):
        app.session.change("x", employer_share_percent=Decimal(percent))
        assert places(app) == before
    typed(app, app.window.scenario.workers.workers, "1", qtbot)
    assert places(app) == before


def test_sentences_that_the_headline_has_no_room_for_begin_what_is_below(
    open_window: Opener,
) -> None:
    app = open_window(spoken=language("de"), size=SMALL)
    before = places(app)
    amounts = [5_000] * 12 + [900_000]
    app.session.edit("x", lambda s: s.replace(payroll=payroll_of(amounts)))
    panel = app.window.centre.answer
    assert len(panel.headline.text().split("\n")) == 2
    assert panel.headline.rest
    assert panel.body.accessibleName().startswith(panel.headline.rest[0])
    assert places(app) == before


def payroll_of(amounts: list[int]) -> Payroll:
    import numpy as np

    return Payroll(np.array(amounts, dtype=np.int64))


def test_what_a_card_has_no_room_for_is_behind_more(open_window: Opener) -> None:
    app = open_window(spoken=language("es"), size=SMALL)
    panel = app.window.centre.answer
    (card,) = [card for card in panel.cards.cards if card.isVisible() and card.note.is_cut]
    assert card.toolTip() == card.accessibleName()
    panel.body.linkActivated.emit("why")
    popover = app.window.findChild(Popover)
    assert any(
        label.text() == card.accessibleName() for label in popover.findChildren(QWidget, "body")
    )
    popover.close()


@pytest.mark.parametrize("tag", LANGUAGES)
def test_the_titles_of_cards_are_whole_on_a_laptop(open_window: Opener, tag: str) -> None:
    app = open_window(spoken=language(tag), size=(1366, 740))
    app.session.edit("x", lambda s: s.replace(payroll=payroll_of([40_000, 30_000, 60_000])))
    settle(app.window)
    shown = [card for card in app.window.centre.answer.cards.cards if card.isVisible()]
    assert len(shown) == 4
    assert [card.title.text() for card in shown if card.title.is_cut] == []


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_chart_that_one_scrolls_to_has_room_for_its_rows_and_is_in_sight_whole(
    open_window: Opener, tag: str
) -> None:
    """A laptop of 1366×768 that shows all things half larger has 911×512."""
    app = open_window(spoken=language(tag), size=(911, 512))
    centre = app.window.centre
    chart, line = centre.chart, centre.fontMetrics().height()
    chart.choose("waterfall")
    settle(app.window)
    assert centre.verticalScrollBar().maximum() > 0
    assert centre.tables.height() <= centre.viewport().height()
    assert chart.canvas is not None
    frame = chart.canvas.plot.frame
    assert abs(frame.y(1) - frame.y(0)) >= line


@pytest.mark.parametrize("tag", [*LANGUAGES, "pseudo"])
def test_a_first_start_offers_ways_to_begin_in_sight(open_window: Opener, tag: str) -> None:
    spoken = Pseudo() if tag == "pseudo" else language(tag)
    app = open_window(spoken=spoken, theme="dark", size=SMALL, is_first=True)
    centre = app.window.centre
    for size in (SMALL, USUAL):
        app.window.resize(*size)
        settle(app.window)
        assert centre.beginnings.isVisible()
        assert centre.verticalScrollBar().maximum() == 0
        for button in centre.beginnings.buttons.values():
            assert centre.beginnings.rect().contains(button.geometry())
        assert cut_off(app.window) == []
        assert overlaps(app.window) == []


def test_the_ways_to_begin_go_with_the_first_edit_and_nothing_jumps(
    open_window: Opener, qtbot: QtBot
) -> None:
    app = open_window(is_first=True)
    before = places(app)
    workers = app.window.scenario.workers
    typed(app, workers.workers, "23", qtbot)
    assert not app.window.centre.beginnings.isVisible()
    assert places(app) == before
    qtbot.keyClick(workers.workers, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: app.window.centre.answer.y() < 40)
    app.session.undo_stack.undo()
    assert not app.window.centre.beginnings.isVisible()
    again = open_window(is_first=True)
    assert not again.window.centre.beginnings.isVisible()


def test_what_is_told_of_another_corridor_goes_with_the_next_edit_and_nothing_jumps(
    open_window: Opener, qtbot: QtBot
) -> None:
    app = open_window()
    payroll = Payroll.uniform(23, 40_000)
    app.session.edit("x", lambda s: s.replace(payroll=payroll))
    app.session.take_corridor(app.known_corridors.corridor("us-guatemala"))
    notice, workers = app.window.centre.notice, app.window.scenario.workers
    assert notice.isVisible()
    workers.workers.setFocus()
    qtbot.wait(60)
    before = places(app)
    typed(app, workers.workers, "23", qtbot)
    assert not notice.isVisible()
    assert places(app) == before
    qtbot.keyClick(workers.workers, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: app.window.centre.answer.y() < 40)


def test_ways_to_begin_outlive_a_change_of_language(open_window: Opener, qtbot: QtBot) -> None:
    app = open_window(is_first=True)
    app.window.language_chosen.emit("fr")
    qtbot.waitUntil(app.window.centre.beginnings.isVisible)
    assert "Ma liste" in app.window.centre.beginnings.buttons["payroll"].text()


@pytest.mark.parametrize("way", WAYS)
def test_each_way_to_begin_leads_there_by_the_keyboard(
    open_window: Opener, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    app = open_window(is_first=True)
    window, asked = app.window, []
    monkeypatch.setattr(window.opening, "ask", asked.append)
    window.centre.beginnings.buttons[way].setFocus()
    qtbot.keyClick(window.centre.beginnings.buttons[way], Qt.Key.Key_Space)
    if way == "payroll":
        assert asked == [window]
    elif way == "workers":
        assert window.scenario.workers.workers.hasFocus()
    elif way == "offer":
        assert window.scenario.together.offers.form.name.hasFocus()
    elif way == "corridor":
        assert window.scenario.corridor.corridor.view().isVisible()
        window.scenario.corridor.corridor.hidePopup()
    else:
        assert window.survey.is_open
        window.survey.close()
        assert window.centre.beginnings.isVisible()


@pytest.mark.parametrize(("tag", "size"), [*((tag, SMALL) for tag in LANGUAGES), ("de", USUAL)])
def test_the_field_with_the_keyboard_is_in_sight_whichever_it_is(
    open_window: Opener, qtbot: QtBot, tag: str, size: tuple[int, int]
) -> None:
    app = open_window(spoken=language(tag), size=size)
    panel, window = app.window.scenario, app.window
    panel.together.offers.add()
    settle(window)
    first = panel.corridor.corridor
    first.setFocus()
    met = [first]
    while True:
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        now = window.focusWidget()
        if not panel.isAncestorOf(now):
            break
        if now is not met[-1]:
            met.append(now)
        settle(window)
        room = QRect(panel.viewport().mapTo(window, QPoint(0, 0)), panel.viewport().size())
        assert room.contains(QRect(now.mapTo(window, QPoint(0, 0)), now.size())), now
        assert room.bottom() <= window.statusBar().y()
    assert len(met) > 14


def test_a_field_stays_in_sight_where_the_window_becomes_low(
    open_window: Opener, qtbot: QtBot
) -> None:
    app = open_window(size=USUAL)
    panel = app.window.scenario
    panel.season.setFocus()
    last = [
        one for one in panel.season.findChildren(QWidget) if one.focusPolicy() and one.isVisible()
    ][-1]
    last.setFocus()
    app.window.resize(*SMALL)
    qtbot.waitUntil(lambda: last.visibleRegion().boundingRect().size() == last.size())


def test_copying_is_told_for_a_while_and_never_over_the_field_with_the_keyboard(
    open_window: Opener, qtbot: QtBot
) -> None:
    app = open_window()
    centre, toast = app.window.centre, app.window.centre.toast
    view = centre.tables.view("services")
    view.setFocus()
    centre.copy_table()
    assert toast.isVisible()
    assert toast.text() == "16 rows were copied."
    shown = QRect(toast.mapTo(app.window, QPoint(0, 0)), toast.size())
    assert not shown.intersects(QRect(view.mapTo(app.window, QPoint(0, 0)), view.size()))
    assert view.hasFocus()
    assert not centre.notice.isVisible()
    assert toast.is_leaving
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert not toast.isVisible()
    centre.chart.copy()
    assert toast.text() == "The chart was copied."
    QGuiApplication.clipboard().clear()


def test_a_toast_waits_while_somebody_is_at_it_and_gives_the_keyboard_back(
    open_window: Opener, qtbot: QtBot
) -> None:
    app = open_window()
    toast, field = app.window.centre.toast, app.window.scenario.workers.amount
    field.setFocus()
    done: list[str] = []
    app.window.tell_done("report.pdf was saved.", [("Open it", lambda: done.append("open"))])
    offer = next(b for b in toast.findChildren(QPushButton) if b.text() == "Open it")
    offer.setFocus()
    assert not toast.is_leaving
    qtbot.keyClick(offer, Qt.Key.Key_Space)
    assert done == ["open"]
    assert not toast.isVisible()
    assert field.hasFocus()
    app.window.tell_done("again")
    toast._stay.setInterval(1)
    toast._stay.start()
    qtbot.waitUntil(lambda: not toast.isVisible())


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is told."""
    said: list[str] = []
    monkeypatch.setattr(QtGui, "QAccessibleAnnouncementEvent", lambda _, text: said.append(text))
    monkeypatch.setattr(QtGui.QAccessible, "updateAccessibility", lambda _: None)
    return said


def test_a_toast_is_announced(open_window: Opener, heard: list[str]) -> None:
    open_window().window.tell_done("page.pdf was saved.")
    assert heard == ["page.pdf was saved."]


def test_a_screen_reader_hears_the_answer_change_once_typing_rests(
    open_window: Opener, qtbot: QtBot, heard: list[str]
) -> None:
    app = open_window()
    headline = app.window.centre.answer.headline
    box = app.window.scenario.workers.workers
    for text in ("4", "40", "4", "45"):
        typed(app, box, text, qtbot)
    app.settle()
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [headline.accessibleName()]
    app.session.edit("x", lambda s: s.replace(share="proportional"))
    app.settle()
    qtbot.wait_until(lambda: not headline._rested.isActive())
    assert len(heard) == 1, "it says the same"


def test_after_rows_are_left_out_the_keyboard_is_on_what_goes_on(
    open_window: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    app = open_window()
    file = tmp_path / "may.csv"
    file.write_text("Worker;Amount\nAna;350.00\nEva;abc\nLuis;455.00\n", encoding="utf-8")
    app.window.open_file(file)
    qtbot.waitUntil(lambda: app.window.centre.payroll_page is not None)
    page = app.window.centre.payroll_page
    qtbot.waitUntil(page.leave_out.isVisible)
    assert page.use.isDefault()
    page.leave_out.setFocus()
    qtbot.keyClick(page.leave_out, Qt.Key.Key_Return)
    qtbot.waitUntil(page.use.isEnabled)
    assert page.use.hasFocus()
    qtbot.keyClick(page.use, Qt.Key.Key_Return)
    assert len(app.session.scenario.payroll) == 2


def open_corridor(app: Application, path: Path) -> None:
    source = Source(path)
    app.session.open_corridor(source, lambda _: None, kind_of(source))


def test_problems_are_in_front_only_as_long_as_there_are_some(
    open_window: Opener, tmp_path: Path
) -> None:
    app = open_window()
    tables = app.window.centre.tables
    tables.choose("workers")
    bad = tmp_path / "bad.toml"
    bad.write_text("no corridor", encoding="utf-8")
    app.window.survey.show()
    open_corridor(app, bad)
    app.window.opening.open(bad)
    assert tables.tabs.key() == "problems"
    good = Path(__file__).parents[1] / "data" / "corridors" / "every-form.toml"
    open_corridor(app, good)
    assert app.session.problems == ()
    assert tables.tabs.key() == "workers"


def test_a_problem_is_not_pointed_at_where_it_is_out_of_sight(
    open_window: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    app = open_window()
    bad, payroll = tmp_path / "bad.toml", tmp_path / "may.csv"
    bad.write_text("no corridor", encoding="utf-8")
    payroll.write_text(NAMED, encoding="utf-8")
    app.window.survey.show()
    app.window.open_file(bad)
    qtbot.waitUntil(lambda: "under Problems" in app.window.centre.notice.text())
    assert app.window.centre.tables.isVisible(), "the prices in front have gone"
    app.window.open_file(payroll)
    qtbot.waitUntil(lambda: app.window.payroll_import.path is not None)
    all_opened(app, qtbot)
    app.window.open_file(bad)
    qtbot.waitUntil(lambda: app.window.centre.notice.text().startswith("bad.toml: "))
    assert "under Problems" not in app.window.centre.notice.text()
    assert app.window.payroll_import.path is not None


def with_payroll(app: Application, tmp_path: Path) -> None:
    file = tmp_path / "may.csv"
    file.write_text(NAMED, encoding="utf-8")
    read = read_payroll(file, app.session.scenario.corridor)
    assert read.payroll is not None
    app.session.edit("x", lambda s: s.replace(payroll=read.payroll))


def test_who_is_pointed_at_has_the_name_of_the_table_and_is_copied_as_a_number(
    open_window: Opener, tmp_path: Path
) -> None:
    app = open_window()
    with_payroll(app, tmp_path)
    chart = app.window.centre.chart
    chart.choose("savings")
    named = set(app.session.scenario.payroll.names)
    said = [chart.canvas.plot.data.hover(row)[0] for row in chart.canvas.plot.rows()]
    assert all(any(name in one for name in named) for one in said)
    assert chart.canvas.plot.data.names == (), "what is drawn, and copied, has none"
    chart.view.show_table(is_on=True)
    model = chart.view._model
    assert {model.text(row, 0) for row in range(3)} == named
    chart.copy_table()
    assert not any(name in QGuiApplication.clipboard().text() for name in named)
    assert "Worker 1" in QGuiApplication.clipboard().text()


@pytest.mark.parametrize("employer", [0, 50])
def test_headline_cards_and_charts_name_the_same_figures(
    open_window: Opener, employer: int
) -> None:
    app = open_window()
    payroll = Payroll.uniform(23, 40_000)
    percent = Decimal(employer)
    app.session.edit("x", lambda s: s.replace(payroll=payroll, employer_share_percent=percent))
    answer, panel = app.session.answer, app.window.centre.answer
    assert answer is not None
    each = answer.words.spoken(answer.each)
    assert each in panel.headline.text()
    assert panel.cards.cards[0].figure.text() == each
    for kind in ("group-size", "breakdown", "amount"):
        data = KINDS[kind].shown(answer)
        assert each in f"{data.captions.title} {data.captions.summary}", kind
    size = KINDS["group-size"].shown(answer)
    assert size.own.label == f"23 workers · {each}"
    assert each in size.hover(22)[0]
    assert answer.words.shown(size.table.row(22)[1]) == each
    pool = next(way for way in answer.ways if way.is_pool)
    assert answer.words.spoken(pool.receipt.total) == each


def test_a_smaller_survey_takes_the_place_of_a_larger_one_only_when_asked_to(
    open_window: Opener, tmp_path: Path, qtbot: QtBot
) -> None:
    from remitcalc.files.rpw.library import RpwLibrary
    from tests.files.rpw.survey import survey
    from tests.files.rpw.workbook import old_rows, write_workbook

    large = write_workbook(tmp_path / "large.xlsx", old=old_rows(), new=survey())
    small = write_workbook(tmp_path / "small.xlsx", old=old_rows(), new=survey()[:10])
    app = open_window()
    app.window.open_file(large)
    qtbot.waitUntil(lambda: app.window.survey.is_open, timeout=60_000)
    all_opened(app, qtbot)
    before = RpwLibrary().info()
    app.window.open_file(small)
    notice = app.window.centre.notice
    qtbot.waitUntil(lambda: "fewer prices" in notice.text(), timeout=60_000)
    assert RpwLibrary().info() == before
    assert str(before.rows) in notice.text()
    keep, replace = notice._buttons
    assert (keep.text(), replace.text()) == ("Keep the library", "Replace it")
    replace.click()
    qtbot.waitUntil(lambda: RpwLibrary().info().rows < before.rows, timeout=60_000)
    qtbot.waitUntil(lambda: not app.tasks.is_busy)
