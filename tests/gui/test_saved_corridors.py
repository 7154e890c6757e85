"""A corridor that was typed is saved, and a file that somebody wrote by hand keeps its comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton

from remitcalc import paths
from remitcalc.files.corridor_file import read_corridor
from remitcalc.files.corridor_library import load_corridor
from remitcalc.files.corridor_text import revision
from remitcalc.files.document.origins import digest_of
from remitcalc.files.fee_table.reading import read_fee_table
from tests.gui.officer import CONTROL, K, Officer
from tests.gui.test_corridor_editor import CASH, RIA, WIRE

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from remitcalc.gui.widgets.notice import Notice
    from tests.gui.conftest import Opener


@pytest.fixture
def officer(open_window: Opener, qtbot: QtBot) -> Officer:
    return Officer(open_window(), qtbot)


def saving_as(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the next question for a file be answered with a path."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))


def by_hand(folder: Path) -> Path:
    """Return a corridor file with a comment in its first service and one at its end."""
    text = (paths.resources() / "corridors" / "us-guatemala.toml").read_text(encoding="utf-8")
    head, mark, rest = text.partition("[[services]]")
    path = folder / "home.toml"
    inner = f"{mark}\n# Asked by telephone.{rest}"
    path.write_text(f"{head}{inner}\n# The end.\n", encoding="utf-8")
    return path


def answer(officer: Officer, words: str) -> None:
    """Press a button of what is asked in the editor."""
    buttons = officer.page.notice.findChildren(QPushButton)
    next(one for one in buttons if one.text() == words and one.isVisible()).click()


def test_what_was_typed_reads_back_from_its_file_and_goes_on_there(
    officer: Officer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    officer.canada_to("hond")
    for row in (CASH, RIA, WIRE):
        officer.row(*row)
    assert officer.page.save_button.text() == "Save as…"
    path = tmp_path / "honduras.toml"
    saving_as(path, monkeypatch)
    officer.page.save_button.click()
    assert read_corridor(path)[0] == officer.app.session.scenario.corridor
    assert officer.page.save_button.text() == "Save the corridor"
    assert "canada-honduras" in dict(officer.app.known_corridors.names("en"))
    officer.at(1, "fee")
    officer.type("4", K.Key_Return)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: pytest.fail("was asked"))
    officer.page.save_button.click()
    saved, _ = read_corridor(path)
    assert saved == officer.app.session.scenario.corridor
    assert saved is not None
    assert saved.services[1].sending.is_surveyed


def test_comments_of_a_file_written_by_hand_stay(officer: Officer, tmp_path: Path) -> None:
    path = by_hand(tmp_path)
    officer.app.window.open_file(path)
    officer.edit()
    officer.at(0, "margin")
    officer.type("1.75", K.Key_Return)
    officer.page.save_button.click()
    text = path.read_text(encoding="utf-8")
    assert "[[services]]\n# Asked by telephone." in text
    assert "# The end." in text
    assert read_corridor(path)[0] == officer.app.session.scenario.corridor


def test_comments_that_would_be_lost_are_told_before_anything_is_written(
    officer: Officer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = by_hand(tmp_path)
    officer.app.window.open_file(path)
    officer.edit()
    officer.at(0, "provider")
    officer.key(K.Key_Delete, held=CONTROL)
    before = path.read_bytes()
    officer.page.save_button.click()
    assert path.read_bytes() == before
    notice = officer.page.notice
    assert "would be lost" in notice.text()
    assert "Asked by telephone" in notice.text()
    other = tmp_path / "other.toml"
    saving_as(other, monkeypatch)
    answer(officer, "Save as…")
    assert path.read_bytes() == before
    assert read_corridor(other)[0] == officer.app.session.scenario.corridor


def test_a_file_that_somebody_else_changed_is_not_written_over_unasked(
    officer: Officer, tmp_path: Path
) -> None:
    path = by_hand(tmp_path)
    officer.app.window.open_file(path)
    officer.edit()
    officer.at(0, "margin")
    officer.type("1.75", K.Key_Return)
    changed = path.read_text(encoding="utf-8") + "# Somebody else.\n"
    path.write_text(changed, encoding="utf-8")
    officer.page.save_button.click()
    assert path.read_text(encoding="utf-8") == changed
    assert "was changed by somebody else" in officer.page.notice.text()
    answer(officer, "Save mine over it")
    assert "# Somebody else." in path.read_text(encoding="utf-8")
    assert read_corridor(path)[0] == officer.app.session.scenario.corridor


def test_comments_go_along_into_another_file_and_stay_in_the_same_one(
    officer: Officer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, other = by_hand(tmp_path), tmp_path / "other.toml"
    officer.app.window.open_file(path)
    officer.edit()
    for chosen, margin in ((path, "1.75"), (other, "1.80")):
        officer.at(0, "margin")
        officer.type(margin, K.Key_Return)
        saving_as(chosen, monkeypatch)
        officer.app.window.actions_.actions["save_corridor"].trigger()
        assert "# Asked by telephone." in chosen.read_text(encoding="utf-8")
        assert read_corridor(chosen)[0] == officer.app.session.scenario.corridor


def test_a_corridor_that_is_not_typed_keeps_the_comments_of_its_file_alone(
    officer: Officer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, foreign = by_hand(tmp_path), tmp_path / "foreign.toml"
    other = (paths.resources() / "corridors" / "canada-guatemala.toml").read_text(encoding="utf-8")
    foreign.write_text(f"# Of another corridor.\n{other}", encoding="utf-8")
    officer.app.window.open_file(path)
    for chosen in (path, foreign):
        saving_as(chosen, monkeypatch)
        officer.app.window.actions_.actions["save_corridor"].trigger()
        assert read_corridor(chosen)[0] == officer.app.session.scenario.corridor
    assert "# Asked by telephone." in path.read_text(encoding="utf-8")
    assert "# Of another" not in foreign.read_text(encoding="utf-8")


def no_comment_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no text be such that its comments can be kept."""
    monkeypatch.setattr(revision, "revised", lambda *_, **__: None)


def saved_from_the_menu(officer: Officer) -> Notice:
    officer.app.window.actions_.actions["save_corridor"].trigger()
    return officer.app.window.centre.notice


def press(notice: Notice, words: str) -> None:
    buttons = notice.findChildren(QPushButton)
    next(one for one in buttons if one.text() == words and one.isVisible()).click()


def test_comments_of_a_corridor_that_is_not_typed_are_told_before_they_are_lost(
    officer: Officer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = by_hand(tmp_path)
    officer.app.window.open_file(path)
    assert officer.app.session.document.draft is None
    before = path.read_bytes()
    saving_as(path, monkeypatch)
    no_comment_stays(monkeypatch)
    notice = saved_from_the_menu(officer)
    assert path.read_bytes() == before
    assert "would be lost" in notice.text()
    assert "Asked by telephone" in notice.text()
    assert not officer.app.window.editor.is_open
    other = tmp_path / "other.toml"
    saving_as(other, monkeypatch)
    press(notice, "Save as…")
    assert path.read_bytes() == before
    assert read_corridor(other)[0] == officer.app.session.scenario.corridor


def test_they_are_lost_where_that_is_answered_and_no_change_of_its_file_is_told(
    officer: Officer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = by_hand(tmp_path)
    officer.app.window.open_file(path)
    saving_as(path, monkeypatch)
    no_comment_stays(monkeypatch)
    notice = saved_from_the_menu(officer)
    press(notice, "Save")
    assert "Asked by telephone" not in path.read_text(encoding="utf-8")
    assert read_corridor(path)[0] == officer.app.session.scenario.corridor
    origin = officer.app.session.document.corridor_origin
    assert origin is not None
    assert origin.digest == digest_of(path)


def test_a_corridor_that_is_not_typed_is_not_saved_over_what_somebody_else_changed(
    officer: Officer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = by_hand(tmp_path)
    officer.app.window.open_file(path)
    changed = path.read_text(encoding="utf-8") + "# Somebody else.\n"
    path.write_text(changed, encoding="utf-8")
    saving_as(path, monkeypatch)
    notice = saved_from_the_menu(officer)
    assert path.read_text(encoding="utf-8") == changed
    assert "was changed by somebody else" in notice.text()


def test_another_file_of_the_same_corridor_keeps_its_comments_or_they_are_told(
    officer: Officer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = by_hand(tmp_path)
    officer.app.session.take_corridor(load_corridor("us-guatemala"))
    saving_as(path, monkeypatch)
    saved_from_the_menu(officer)
    assert "# Asked by telephone." in path.read_text(encoding="utf-8")
    officer.app.session.take_corridor(load_corridor("us-guatemala"))
    no_comment_stays(monkeypatch)
    notice = saved_from_the_menu(officer)
    assert "# Asked by telephone." in path.read_text(encoding="utf-8")
    assert "Asked by telephone" in notice.text()


def test_an_answer_saves_what_is_typed_by_then_and_loses_no_more_than_was_told(
    officer: Officer, tmp_path: Path
) -> None:
    path = by_hand(tmp_path)
    officer.app.window.open_file(path)
    officer.edit()
    officer.at(0, "provider")
    officer.key(K.Key_Delete, held=CONTROL)
    officer.page.save_button.click()
    assert "would be lost" in officer.page.notice.text()
    officer.at(0, "margin")
    officer.type("1.75", K.Key_Return)
    other = path.read_text(encoding="utf-8") + "# Somebody else.\n"
    path.write_text(other, encoding="utf-8")
    answer(officer, "Save")
    assert path.read_text(encoding="utf-8") == other
    said = officer.page.notice.text()
    assert "was changed by somebody else" in said
    assert "Asked by telephone" in said
    officer.at(0, "margin")
    officer.type("1.85", K.Key_Return)
    answer(officer, "Save mine over it")
    saved = read_corridor(path)[0]
    assert saved == officer.app.session.scenario.corridor
    assert "1.85" in path.read_text(encoding="utf-8")


def test_what_is_half_typed_is_no_file_yet_and_stays(
    officer: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    officer.canada_to("hond")
    officer.row(*CASH)
    officer.at(0, "fee")
    officer.type("eight", K.Key_Return)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: pytest.fail("was asked"))
    officer.page.save_button.click()
    assert "1 thing is to settle" in officer.page.notice.text()
    assert officer.shown()[0][3] == "eight"


def test_from_the_menu_the_corridor_is_saved_as_it_is_typed(
    officer: Officer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    officer.canada_to("hond")
    officer.row(*CASH)
    officer.at(0, "fee")
    officer.type("eight", K.Key_Return)
    officer.key(K.Key_Return, held=CONTROL)
    path = tmp_path / "honduras.toml"
    saving_as(path, monkeypatch)
    save = officer.app.window.actions_.actions["save_corridor"]
    save.trigger()
    assert officer.app.window.editor.is_open
    assert "1 thing is to settle" in officer.page.notice.text()
    assert not path.exists()
    officer.at(0, "fee")
    officer.type("8", K.Key_Return)
    save.trigger()
    assert read_corridor(path)[0] == officer.app.session.scenario.corridor


def test_a_corridor_that_came_with_the_program_or_from_a_table_is_saved_elsewhere(
    officer: Officer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    officer.edit()
    assert officer.page.save_button.text() == "Save as…"
    path = tmp_path / "fees.csv"
    saving_as(path, monkeypatch)
    officer.page.save_button.click()
    assert read_fee_table(path)[0] == officer.app.session.scenario.corridor
