"""Garbage is searched for while the window lives, and in no other thread than its own."""

from __future__ import annotations

import gc
import threading
import weakref
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QPushButton

from remitcalc.gui.app import Application
from remitcalc.gui.garbage import search_where_due

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from remitcalc.gui.tasks import Tick
    from tests.gui.conftest import Opener

MANY = 20_000
"""More than the threshold of the youngest generation, in the program and in the tests."""


class Held:
    """Something that refers to itself."""

    def __init__(self) -> None:
        self.itself = self


class Ring(QPushButton):
    """A widget that only a search for garbage frees."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self


@pytest.fixture
def searching_threads() -> Iterator[list[threading.Thread]]:
    """Which thread each search ran in."""
    threads: list[threading.Thread] = []

    def note(phase: str, _info: dict[str, int]) -> None:
        if phase == "start":
            threads.append(threading.current_thread())

    gc.callbacks.append(note)
    yield threads
    gc.callbacks.remove(note)


def test_work_beside_the_window_searches_for_no_widget(
    open_window: Opener, qtbot: QtBot, searching_threads: list[threading.Thread]
) -> None:
    gc.enable()  # as Python begins
    app = open_window()
    searching_threads.clear()
    widget = weakref.ref(Ring())
    made: list[int] = []

    def work(_tick: Tick) -> int:
        return len([Held() for _ in range(MANY)])

    app.tasks.run(work, made.append, key="rings")
    qtbot.waitUntil(lambda: bool(made))
    assert threading.active_count() > 1
    qtbot.waitUntil(lambda: widget() is None)
    assert set(searching_threads) == {threading.main_thread()}


def test_no_work_searches_before_the_first_answer_either(
    open_window: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    gc.enable()  # as Python begins
    monkeypatch.setattr(Application, "settle", lambda _: None)
    open_window()
    assert not gc.isenabled()


def test_no_search_is_made_where_none_is_due(searching_threads: list[threading.Thread]) -> None:
    gc.collect()
    searching_threads.clear()
    search_where_due()
    assert searching_threads == []
