"""What stands in an open cell is of the document that it was typed in, there alone, and saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog

from remitcalc.files.corridor_file import read_corridor
from remitcalc.files.document.reading import read_document
from tests.gui.officer import CONTROL, K, Officer
from tests.gui.test_corridor_editor import CASH, RIA
from tests.gui.test_typed_workers import LISTED, Typist

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from remitcalc.model.corridor_draft import CorridorDraft
    from remitcalc.model.document import Document
    from tests.gui.conftest import Opener

FEE = ("services", 0, "sending", 0, "fixed")


def at_a_fee(open_window: Opener, qtbot: QtBot) -> Officer:
    """Somebody who types 9 over the fee of a way, and has not left its cell."""
    officer = Officer(open_window(), qtbot)
    officer.canada_to("hond")
    officer.row(*CASH)
    officer.row(*RIA)
    officer.at(0, "fee")
    officer.type("9")
    return officer


def at_an_amount(open_window: Opener, qtbot: QtBot) -> Typist:
    """Somebody who types 777 over the amount of a worker, and has not left its cell."""
    typist = Typist(open_window(), qtbot, LISTED)
    typist.at(1, "amount")
    qtbot.keyClicks(typist.view, "7")
    qtbot.keyClicks(typist.box, "77")
    return typist


def saving_as(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))


def draft_of(document: Document | None) -> CorridorDraft:
    assert document is not None
    assert document.draft is not None
    return document.draft


def test_a_document_is_saved_with_what_stands_in_an_open_cell(
    open_window: Opener, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typist, file = at_an_amount(open_window, qtbot), tmp_path / "a.remitcalc"
    saving_as(file, monkeypatch)
    typist.press(K.Key_S, CONTROL)
    qtbot.waitUntil(lambda: not typist.app.window.isWindowModified())
    read, _ = read_document(file)
    assert read is not None
    assert read.scenario.payroll.amounts.tolist() == [30_000, 77_700, 20_000]
    assert (typist.view.hasFocus(), typist.stands()) == (True, (1, "amount"))


def test_a_corridor_and_its_document_are_saved_with_what_stands_in_an_open_cell(
    open_window: Opener, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    officer, file = at_a_fee(open_window, qtbot), tmp_path / "a.remitcalc"
    saving_as(file, monkeypatch)
    officer.key(K.Key_S, held=CONTROL)
    qtbot.waitUntil(lambda: not officer.app.window.isWindowModified())
    assert draft_of(read_document(file)[0]).value(FEE) == 9
    assert officer.stands() == (0, "fee")
    officer.type("7")
    saving_as(tmp_path / "own.toml", monkeypatch)
    officer.app.window.actions_.actions["save_corridor"].trigger()
    saved, _ = read_corridor(tmp_path / "own.toml")
    assert saved == officer.app.session.scenario.corridor
    assert draft_of(officer.app.session.document).value(FEE) == 7


@pytest.mark.parametrize("is_grid", [False, True])
def test_an_open_cell_ends_in_its_own_document_when_another_one_comes(
    open_window: Opener, qtbot: QtBot, *, is_grid: bool
) -> None:
    somebody = at_a_fee(open_window, qtbot) if is_grid else at_an_amount(open_window, qtbot)
    session, desk = somebody.app.session, somebody.app.window.documents.desk
    next_, left = session.document, []
    desk.leaving.connect(lambda: left.append(session.document))
    desk.begin(next_)
    qtbot.wait(10)
    assert (session.document, session.undo_stack.count()) == (next_, 0)
    (one,) = left
    if is_grid:
        assert draft_of(one).value(FEE) == 9
    else:
        assert one.scenario.payroll.amounts.tolist() == [30_000, 77_700, 20_000]
