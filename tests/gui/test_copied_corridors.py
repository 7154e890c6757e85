"""A copy is edited of the present corridor, of one at hand, of a surveyed one, and of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from remitcalc import paths
from remitcalc.files.corridor_library import find_corridor
from remitcalc.gui.dialogs.copy_choice import CopyChoice
from remitcalc.model.corridor import NO_POOL
from remitcalc.output.language import LANGUAGES
from tests.files.making import HAND_MADE, write_fee_table
from tests.files.rpw.workbook import write_workbook
from tests.gui.conftest import language
from tests.gui.cut_off import cut_off
from tests.gui.officer import CONTROL, K, Officer

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.gui.conftest import Opener

SMALL = (1024, 700)


@pytest.fixture
def officer(open_window: Opener, qtbot: QtBot) -> Officer:
    app = open_window(size=SMALL)
    app.window.activateWindow()
    return Officer(app, qtbot)


def asked(officer: Officer) -> CopyChoice:
    """Ask for a copy by keys: Ctrl+K, its words, Enter."""
    officer.key(K.Key_K, held=CONTROL)
    officer.type("edit a copy", K.Key_Return)
    officer.qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), CopyChoice))
    dialog = QApplication.activeWindow()
    assert isinstance(dialog, CopyChoice)
    return dialog


def listed(dialog: CopyChoice) -> list[str]:
    return [dialog.list.item(at).text() for at in range(dialog.list.count())]


def test_the_present_corridor_comes_first_and_enter_takes_it(officer: Officer) -> None:
    dialog = asked(officer)
    assert listed(dialog) == [
        "Canada → Guatemala · the present one",
        "Switzerland → Serbia",
        "United States → Guatemala",
    ]
    officer.key(K.Key_Return)
    corridor = officer.app.session.scenario.corridor
    assert (corridor.id, corridor.name("en")) == ("canada-guatemala-2", "Canada → Guatemala (2)")
    assert officer.app.session.document.corridor_origin is None
    assert officer.app.window.editor.is_open


def test_a_corridor_at_hand_is_found_by_its_letters_and_copied_with_one_edit(
    officer: Officer,
) -> None:
    asked(officer)
    officer.type("serb", K.Key_Return)
    session = officer.app.session
    assert session.scenario.corridor.id == "switzerland-serbia-2"
    assert "CHF" in officer.page.notice.text()  # the workers of before are in dollars
    assert officer.undo() == "Copy of a corridor"
    assert session.scenario.corridor.id == "canada-guatemala"
    assert not session.undo_stack.canUndo()


def test_a_surveyed_corridor_is_copied_as_it_was_surveyed_and_has_no_pool(
    officer: Officer, tmp_path: Path
) -> None:
    window, session = officer.app.window, officer.app.session
    window.open_file(write_workbook(tmp_path / "rpw_dataset_2011_2025_q3.xlsx"))
    officer.qtbot.waitUntil(lambda: window.survey.is_open, timeout=20_000)
    window.survey.close()
    dialog = asked(officer)
    assert "United States → Guatemala · World Bank, Q3\xa02025" in listed(dialog)
    officer.type("usa gtm", K.Key_Return)
    assert (session.scenario.corridor.id, session.scenario.pooled) == ("us-gt-2025-q3-2", NO_POOL)
    assert len(session.scenario.corridor.services) == 30
    assert all(
        one.provenance.status.word == "surveyed" for one in session.scenario.corridor.services
    )
    assert len(officer.shown()) == 30


def test_a_fee_table_is_opened_and_its_copy_is_edited(
    officer: Officer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corridor, _ = find_corridor("us-guatemala")
    assert corridor is not None
    path = tmp_path / "fees.xlsx"
    write_fee_table(path, corridor)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    asked(officer).file.setFocus()
    officer.key(K.Key_Space)
    officer.qtbot.waitUntil(lambda: officer.app.window.editor.is_open, timeout=20_000)
    session = officer.app.session
    assert session.scenario.corridor.id == "us-guatemala-2"
    assert session.document.corridor_origin is None
    assert "us-guatemala" in dict(officer.app.window.known_corridors.names("en"))


def test_a_file_that_is_opened_later_is_not_copied(
    officer: Officer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken, whole = tmp_path / "broken.toml", tmp_path / "whole.xlsx"
    broken.write_text("format = 2\n", "utf-8")
    corridor, _ = find_corridor("us-guatemala")
    assert corridor is not None
    write_fee_table(whole, corridor)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(broken), ""))
    asked(officer).file.click()
    officer.app.window.open_file(whole)
    session = officer.app.session
    officer.qtbot.waitUntil(lambda: session.scenario.corridor.id == "us-guatemala", timeout=20_000)
    assert not officer.app.window.editor.is_open


def test_a_file_that_could_not_be_copied_is_not_copied_when_it_is_opened_once_it_is_mended(
    officer: Officer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("format = 2\n", "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    asked(officer).file.click()
    whole = (paths.resources() / "corridors" / "us-guatemala.toml").read_text("utf-8")
    path.write_text(whole, "utf-8")
    officer.app.window.open_file(path)
    assert officer.app.session.scenario.corridor.id == "us-guatemala"
    assert not officer.app.window.editor.is_open


def test_a_file_is_copied_once_its_question_is_answered(
    officer: Officer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "fees.csv"
    path.write_text(HAND_MADE.format(fee="8", margin="2", amount="1,234"), "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    asked(officer).file.click()
    notice = officer.app.window.centre.notice
    officer.qtbot.waitUntil(lambda: "decimals" in notice.text(), timeout=20_000)
    buttons = notice.findChildren(QPushButton)
    next(one for one in buttons if one.text().startswith("Decimal point")).click()
    officer.qtbot.waitUntil(lambda: officer.app.window.editor.is_open, timeout=20_000)
    assert officer.app.session.document.corridor_origin is None


def test_what_is_not_found_is_said_and_cannot_be_copied(officer: Officer) -> None:
    dialog = asked(officer)
    officer.type("atlantis")
    assert dialog.nothing.isVisible()
    officer.key(K.Key_Return)
    assert dialog.isVisible()
    officer.key(K.Key_Escape)  # empties the box
    assert listed(dialog)
    officer.key(K.Key_Escape)
    assert not officer.app.window.editor.is_open


@pytest.mark.parametrize("tag", LANGUAGES)
def test_nothing_of_the_choice_is_cut_off(open_window: Opener, qtbot: QtBot, tag: str) -> None:
    app = open_window(spoken=language(tag), size=SMALL)
    app.window.editor.copy()
    dialog = next(one for one in app.window.findChildren(CopyChoice) if one.isVisible())
    assert cut_off(dialog) == []
