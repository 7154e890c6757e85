"""Typing in a long grid of ways, against a bare table of Qt with the same cells."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtTest import QTest

from remitcalc.model.corridor_draft import CorridorDraft
from tests.benchmarks.bare_table import report_typing, typed_in_turn
from tests.gui.conftest import open_window, own_places, qapp_cls  # noqa: F401

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.gui.conftest import Opener

pytestmark = pytest.mark.benchmark

WAYS, KEYS, FEE = 10_000, 60, 3


def test_a_key_in_a_grid_of_ten_thousand(open_window: Opener, qtbot: QtBot) -> None:  # noqa: F811
    app = open_window()
    app.window.editor.edit()
    page = app.window.editor.page
    assert page is not None
    draft = page.drafting.draft
    service = draft.value(("services", 0))
    ways = [
        {**service, "id": f"way-{at}", "sending": [{"name": "fee", "fixed": 5 + at % 9}]}
        for at in range(WAYS)
    ]
    page.drafting.put("Change", CorridorDraft({**draft.tables, "services": ways}))
    view = page.tabs.view
    view.begin(0, "fee")
    QTest.qWait(500)
    taken = typed_in_turn(view, FEE, KEYS, qtbot)
    assert app.session.document.draft is not None
    assert app.session.document.draft.value(("services", KEYS - 1, "sending", 0, "fixed")) == 469
    report_typing(taken, f"{WAYS} ways")
