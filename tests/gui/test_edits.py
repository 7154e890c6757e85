"""Edits that go on are one step back, and leave nothing behind."""

from __future__ import annotations

import gc
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from remitcalc.files.corridor_draft.reading import read_draft
from remitcalc.files.corridor_draft.stating import draft_of
from remitcalc.files.corridor_draft.way_cells import cell
from remitcalc.files.corridor_draft.way_typing import typed
from remitcalc.files.corridor_file import read_corridor
from remitcalc.files.corridor_library import bundled_corridors
from remitcalc.gui.session import Session
from remitcalc.gui.tasks import Tasks
from remitcalc.gui.undo_commands import Edit
from remitcalc.model.bank_offer import with_offer
from remitcalc.model.document import Document
from remitcalc.model.scenario import Scenario
from tests.files.corridor_draft.making import ENGLISH
from tests.gui.conftest import language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    corridor, _ = read_corridor(bundled_corridors()["canada-guatemala"])
    assert corridor is not None
    tasks = Tasks()
    session = Session(Document(Scenario.of(corridor)), language(), tasks)
    yield session
    tasks.close()
    session.deleteLater()
    tasks.deleteLater()


def pay(session: Session, days: int) -> None:
    session.change("Payday", "payday", payday_days=days)


def edits_alive() -> int:
    gc.collect()
    return sum(isinstance(held, Edit) for held in gc.get_objects())


def test_an_edit_that_goes_on_is_one_step_until_it_is_sealed(session) -> None:
    heard: list[int] = []
    session.undo_stack.indexChanged.connect(heard.append)
    before = session.scenario
    for days in (7, 8, 9):
        pay(session, days)
    session.end_edit()
    pay(session, 10)
    assert session.undo_stack.count() == 2
    assert heard == [1, 1, 1, 2]
    session.undo_stack.undo()
    assert session.scenario.payday_days == 9
    session.undo_stack.undo()
    assert session.scenario is before
    session.undo_stack.redo()
    assert session.scenario.payday_days == 9


def test_what_was_saved_stays_a_step(session) -> None:
    pay(session, 7)
    session.undo_stack.setClean()
    pay(session, 8)
    assert session.undo_stack.count() == 2


def test_after_a_step_back_the_next_edit_is_a_step_of_its_own(session) -> None:
    pay(session, 7)
    session.end_edit()
    pay(session, 8)
    session.undo_stack.undo()
    pay(session, 9)
    assert [session.scenario.payday_days, session.undo_stack.count()] == [9, 2]
    session.undo_stack.undo()
    assert session.scenario.payday_days == 7


def test_edits_that_went_on_leave_nothing_behind(session) -> None:
    before = edits_alive()
    for days in range(1, 31):
        pay(session, days)
    assert edits_alive() == before + 1


def test_an_offer_added_while_the_corridor_is_typed_is_typed_there_too(session) -> None:
    corridor = session.scenario.corridor
    draft = typed(draft_of(corridor), 0, "margin", "about 2", ENGLISH)
    session.edit_document("Typing", lambda document: document.replace(draft=draft))
    offer = replace(corridor.pooled_services[0], id="offer-1", provider="Another bank")
    session.edit("Offer", lambda scenario: with_offer(scenario, offer, is_chosen=True))
    carried = session.document.draft
    assert carried is not None
    assert cell(carried, 0, "margin").text == "about 2"
    settled = read_draft(typed(carried, 0, "margin", "2.10", ENGLISH)).corridor
    assert settled is not None
    assert settled.services[1:] == session.scenario.corridor.services[1:]
    session.undo_stack.undo()
    assert session.document.draft is draft
    pay(session, 9)
    assert session.document.draft is draft
