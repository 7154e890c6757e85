"""Every language can be used by keyboard, and Qt's own words follow it."""

from __future__ import annotations

import datetime
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QFileInfo, QLocale, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialogButtonBox,
    QFileDialog,
    QFileIconProvider,
    QLabel,
    QLineEdit,
    QWidget,
)

from remitcalc.gui.widgets.doubt import Doubt
from remitcalc.output.language import LANGUAGES
from tests.gui.conftest import language

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.gui.conftest import Opener


def mnemonics(texts: Iterable[str]) -> list[str]:
    keys = (QKeySequence.mnemonic(text).toString() for text in texts)
    return [key for key in keys if key]


def twice(texts: Iterable[str]) -> list[str]:
    listed = list(texts)
    counted = Counter(mnemonics(listed))
    return [t for t in listed if any(counted[key] > 1 for key in mnemonics([t]))]


def words(widget: QWidget) -> list[str]:
    labels = [one.text() for one in widget.findChildren(QLabel) if one.buddy() is not None]
    return labels + [one.text() for one in widget.findChildren(QAbstractButton)]


@pytest.mark.parametrize("tag", LANGUAGES)
def test_no_two_things_in_sight_have_the_same_key(open_window: Opener, tag: str) -> None:
    window = open_window(spoken=language(tag)).window
    window.scenario.together.offers.add()
    menus = [action.text() for action in window.menuBar().actions()]
    assert twice([*menus, *words(window)]) == []
    for menu in window.actions_.menus.values():
        menu.aboutToShow.emit()
        assert twice([action.text() for action in menu.actions()]) == []
        for entry in menu.actions():
            assert entry.isSeparator() or entry.text()


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_input_can_be_reached_by_its_key(open_window: Opener, tag: str) -> None:
    window = open_window(spoken=language(tag)).window
    offer = window.scenario.together.offers  # its inputs follow the key that unfolds it
    with_buddies = [
        one
        for one in window.findChildren(QLabel)
        if one.buddy() is not None and not offer.isAncestorOf(one)
    ]
    assert len(with_buddies) > 10
    assert [one.text() for one in with_buddies if not mnemonics([one.text()])] == []


@pytest.mark.parametrize(
    ("tag", "cancel"),
    [
        *(("en", "Cancel"), ("es", "Cancelar"), ("fr", "Annuler"), ("de", "Abbrechen")),
        ("sr-Latn", "Otkaži"),
    ],
)
def test_standard_buttons_speak_the_language(
    open_window: Opener, qtbot: QtBot, tag: str, cancel: str
) -> None:
    app = open_window(spoken=language("de" if tag == "en" else "en"))
    app.speak(tag)
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.buttons()[0].text().replace("&", "") == cancel
    assert QLocale().language() == QLocale(tag).language()


def said_in_a_file_dialog(folder: Path) -> set[str]:
    (folder / "folder").mkdir(exist_ok=True)
    dialog = QFileDialog(None, "", str(folder))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    texts = {one.text() for one in dialog.findChildren(QLabel)}
    for button in dialog.findChildren(QAbstractButton):
        texts |= {button.text(), button.toolTip(), button.accessibleName()}
    menu = dialog.findChildren(QLineEdit)[0].createStandardContextMenu()
    texts |= {action.text().split("\t")[0] for action in menu.actions()}
    texts.add(QFileIconProvider().type(QFileInfo(str(folder / "folder"))))
    for one in (menu, dialog):
        one.deleteLater()
    return texts


@pytest.mark.parametrize("tag", [tag for tag in LANGUAGES if tag != "en"])
def test_nothing_english_is_left_in_the_dialog_of_files(
    open_window: Opener, tag: str, tmp_path: Path
) -> None:
    open_window()
    english = said_in_a_file_dialog(tmp_path)
    assert {"&Look in:", "Files of &type:", "Folder", "Cu&t"} <= english
    open_window(spoken=language(tag))
    assert said_in_a_file_dialog(tmp_path) & english <= {"", "Alt+Left", "Alt+Right", "Alt+Up"}


@pytest.mark.parametrize("tag", LANGUAGES)
def test_the_first_payday_is_typed_and_undone(open_window: Opener, qtbot: QtBot, tag: str) -> None:
    app = open_window(spoken=language(tag))
    box = app.window.scenario.season.first
    before = app.session.scenario.date
    assert str(before.year) in box.text()
    assert not box.text().replace(".", "").replace(" ", "").isdigit()  # the month is a word
    box.setFocus()
    box.setCurrentSection(box.Section.DaySection)
    qtbot.keyClick(box, Qt.Key.Key_Up)
    qtbot.keyClick(box, Qt.Key.Key_Up)
    assert app.session.scenario.date == before + datetime.timedelta(days=2)
    app.session.undo_stack.undo()
    assert app.session.scenario.date == before
    assert box.date().toPython() == before


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_whole_day_is_typed_over_the_one_there_was(
    open_window: Opener, qtbot: QtBot, tag: str
) -> None:
    app = open_window(spoken=language(tag))
    box, before = app.window.scenario.season.first, app.session.scenario.date
    steps = app.session.undo_stack.count()
    for typed, day in (
        ("2026-06-05", datetime.date(2026, 6, 5)),
        ("2026-02-31", before),
        ("2026-6-5", before),
        ("05/06/2026", before),
    ):
        box.setFocus()
        box.lineEdit().selectAll()
        qtbot.keyClicks(box, typed)
        qtbot.keyClick(box, Qt.Key.Key_Return)
        assert (typed, app.session.scenario.date) == (typed, day)
        if day != before:
            assert app.session.undo_stack.count() == steps + 1, "no day on the way was taken"
            app.session.undo_stack.undo()
        assert box.date().toPython() == before


def test_what_is_no_day_is_said_under_the_box_until_it_is_edited(
    open_window: Opener, qtbot: QtBot
) -> None:
    app = open_window(spoken=language("es", "GT"))
    box = app.window.scenario.season.first
    doubt = next(d for d in box.parentWidget().findChildren(Doubt) if d.parent() is box.parent())
    box.setFocus()
    for typed, said in (
        ("2026-02-31", "«2026-02-31» no es un día: escríbalo como 2026-05-31."),
        ("2026-6-5", "«2026-6-5» no es un día: escríbalo como 2026-05-31."),
        ("2026-06-05", ""),
    ):
        box.lineEdit().selectAll()
        qtbot.keyClicks(box, typed)
        assert not doubt.text()
        qtbot.keyClick(box, Qt.Key.Key_Return)
        assert (doubt.text(), doubt.isVisibleTo(box.parentWidget())) == (said, bool(said))


def test_a_day_is_pasted(open_window: Opener, qtbot: QtBot) -> None:
    app = open_window()
    box = app.window.scenario.season.first
    box.lineEdit().selectAll()
    QGuiApplication.clipboard().setText("2026-06-05")
    qtbot.keyClick(box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert app.session.scenario.date == datetime.date(2026, 6, 5)
