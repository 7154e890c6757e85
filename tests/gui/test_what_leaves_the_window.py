"""What leaves the window while one types is of what was typed last."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from remitcalc.gui import session as session_module
from tests.gui.test_typed_workers import LISTED, Typist

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.gui.conftest import Opener

_COPY = (Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)


@pytest.fixture
def typist(open_window: Opener, qtbot: QtBot) -> Callable[..., Typist]:
    return lambda payroll=LISTED, **how: Typist(open_window(**how), qtbot, payroll)


def type_ninety(one: Typist) -> None:
    """Type an amount; its comparison still waits for a pause."""
    one.at(0, "amount")
    one.type("90")
    assert one.app.session.comparison is not None
    assert one.app.session.comparison.scenario is not one.app.session.scenario


def test_a_copied_table_has_the_figures_of_what_was_typed(typist: Callable[..., Typist]) -> None:
    one = typist()
    type_ninety(one)
    one.press(*_COPY)
    text = QGuiApplication.clipboard().text()
    first = text.splitlines()[1].split("\t")
    assert "90.00" in first[1]
    assert all(first)  # no figure is missing beside it
    assert one.app.session.comparison.scenario is one.app.session.scenario


def test_a_copied_chart_is_of_what_was_typed(typist: Callable[..., Typist]) -> None:
    one = typist()
    type_ninety(one)
    one.app.window.actions_.actions["copy_chart"].trigger()
    assert one.app.session.comparison is not None
    assert one.app.session.comparison.scenario is one.app.session.scenario


def test_an_exported_table_is_of_what_was_typed(
    typist: Callable[..., Typist], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from remitcalc.gui.dialogs.table_export import TableExport

    one = typist()
    path = tmp_path / "table.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    one.app.window.actions_.actions["export_table"].trigger()
    (dialog,) = one.app.window.findChildren(TableExport)
    one.app.window.activateWindow()
    type_ninety(one)  # behind the dialog, which leaves the window usable
    dialog.go.click()
    qtbot.waitUntil(path.exists)
    assert "90.00" in path.read_text("utf-8-sig")


def test_what_takes_long_to_compare_is_waited_for(
    typist: Callable[..., Typist], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = typist()
    monkeypatch.setattr(session_module, "LARGEST_AT_ONCE", 2)
    type_ninety(one)
    done: list[bool] = []
    session = one.app.session
    session.when_compared(
        lambda: done.append(
            session.comparison is not None and session.comparison.scenario is session.scenario
        )
    )
    assert done == []
    qtbot.waitUntil(lambda: done == [True])


def test_giving_up_a_long_comparison_keeps_the_file_of_the_list(
    open_window: Opener, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.gui.test_workers_of_a_file import Clerk

    one = Clerk(open_window, qtbot, tmp_path / "may.csv")
    origin = one.app.session.document.payroll_origin
    monkeypatch.setattr(session_module, "LARGEST_AT_ONCE", 2)
    one.at(0, "amount")
    one.type("230")
    one.app.session._until_pause.stop()
    one.app.session.give_up()
    assert one.payroll.amounts[0] == 21_200
    assert one.app.session.document.payroll_origin is origin


def test_no_two_entries_of_the_menus_have_the_same_keys(typist: Callable[..., Typist]) -> None:
    one = typist()
    keys = [
        keys.toString()
        for action in one.app.window.actions_.actions.values()
        if action.shortcutContext() != Qt.ShortcutContext.WidgetShortcut  # of one table
        for keys in action.shortcuts()
    ]
    assert len(keys) == len(set(keys))
    shortcuts = one.app.window.actions_.actions["delete_workers"].shortcuts()
    assert [one.toString() for one in shortcuts] == ["Del"]  # on X11 Ctrl+D would be, too
