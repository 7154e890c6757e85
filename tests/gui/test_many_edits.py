"""Ten thousand typed cells are undone one by one, and hold little more than themselves."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest

from remitcalc import Payroll, Scenario
from remitcalc.files.corridor_library import load_corridor
from remitcalc.gui import undo_commands
from remitcalc.gui.session import Session
from remitcalc.gui.tasks import Tasks
from remitcalc.gui.undo_commands import KEPT_WHOLE
from remitcalc.model.document import Document
from remitcalc.model.payroll_edits import CellRole, with_values
from tests.gui.conftest import language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

STEPS, WORKERS = 10_000, 10_000
NUMBERED = "Worker {}".format


def listed(workers: int) -> Document:
    amounts = np.linspace(20_000, 60_000, workers).astype(np.int64)
    payroll = Payroll(amounts, names=tuple(f"W{at}" for at in range(workers)))
    return Document(Scenario.of(load_corridor("canada-guatemala")).replace(payroll=payroll))


@pytest.fixture
def session(qapp: QApplication) -> Iterator[Session]:
    tasks = Tasks()
    made = Session(listed(WORKERS), language(), tasks)
    yield made
    made._until_pause.stop()
    tasks.close()
    qapp.processEvents()


def type_cell(session: Session, role: CellRole, worker: int, value: object) -> None:
    def change(document: Document) -> Document:
        payroll = with_values(document.scenario.payroll, role, {worker: value}, NUMBERED)
        return document.with_workers(payroll)

    assert session.edit_cell("Change of a worker's amount", change)


@pytest.mark.skipif(
    sys.platform == "win32", reason="the memory of a process is asked for otherwise"
)
def test_ten_thousand_cells_hold_less_than_a_list_each(session: Session) -> None:
    import resource

    def held() -> int:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024

    first = session.scenario.payroll
    for step in range(1_000):  # what is needed whatever is typed
        type_cell(session, "amount", step, 70_000 + step)
    before = held()
    for step in range(1_000, STEPS):
        type_cell(session, "amount", step % WORKERS, 70_000 + step)
    lists = (STEPS - 1_000) * first.amounts.nbytes
    assert held() - before < lists / 5
    stack = session.undo_stack
    assert stack.count() == STEPS
    assert len(session.steps()) == KEPT_WHOLE


def test_all_of_many_cells_are_undone_and_done_again(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    near = 15
    monkeypatch.setattr(undo_commands, "KEPT_WHOLE", near)
    session.begin(listed(50))
    start, count = session.scenario.payroll, 60
    states = [start]
    for step in range(count):
        if step % 7 == 0:
            type_cell(session, "worker", step % 50, f"N{step}")
        else:
            type_cell(session, "amount", step % 50, 1_000 + step)
        states.append(session.scenario.payroll)
    stack = session.undo_stack
    for index in (count - 1, count // 2, 3, 0, 5, count // 2 + 9, count, 0):
        stack.setIndex(index)
        now, then = session.scenario.payroll, states[index]
        assert now.amounts.tolist() == then.amounts.tolist()
        assert now.names == then.names
        steps = session.steps()
        assert len(steps) == min(index, near) + min(count - index, near)
        assert any(one.after is session.document for one in steps) == (index > 0)
    assert stack.count() == count
