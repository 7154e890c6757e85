"""Fee tables in the window: opened, explained where they are wrong, asked about in place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from remitcalc.files.corridor_file import read_corridor
from remitcalc.files.fee_table.writing import fee_csv
from tests.files.making import HAND_MADE, write_fee_table

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from remitcalc.gui.app import Application
    from remitcalc.model.scenario import Scenario
    from tests.gui.conftest import Opener


def scenario(application: Application) -> Scenario:
    return application.session.scenario


def test_a_fee_table_opens_off_the_windows_thread_and_is_remembered(
    open_window: Opener, tmp_path: Path, qtbot: QtBot
) -> None:
    example = Path(__file__).parents[1] / "data" / "corridors" / "every-form.toml"
    corridor, _ = read_corridor(example)
    assert corridor is not None
    file = tmp_path / "fees.csv"
    write_fee_table(file, corridor)
    app = open_window()
    app.window.open_file(file)
    qtbot.waitUntil(lambda: scenario(app).corridor == corridor)
    assert app.preferences.recent() == [file]


def test_a_fee_table_with_errors_shows_row_column_and_heading(
    open_window: Opener, tmp_path: Path, qtbot: QtBot
) -> None:
    example = Path(__file__).parents[1] / "data" / "corridors" / "every-form.toml"
    corridor, _ = read_corridor(example)
    assert corridor is not None
    file = tmp_path / "fees.csv"
    file.write_text(fee_csv(corridor).replace(",200,8,", ",200,eight,"), encoding="utf-8")
    app = open_window()
    before = scenario(app)
    app.window.open_file(file)
    qtbot.waitUntil(lambda: len(app.session.problems) > 0)
    problems = app.window.centre.tables.problems_page.model
    assert scenario(app) is before
    assert [problems.index(0, column).data() for column in (0, 3)] == [
        "2",
        "AE fee",
    ]


@pytest.mark.parametrize(("answer", "amount"), [(0, 123_400), (1, None)])
def test_numbers_that_read_in_two_ways_are_asked_about_in_place(
    open_window: Opener, tmp_path: Path, qtbot: QtBot, answer: int, amount: int | None
) -> None:
    file = tmp_path / "fees.csv"
    file.write_text(HAND_MADE.format(fee="8", margin="2", amount="1,234"), encoding="utf-8")
    app = open_window()
    before = scenario(app)
    app.window.open_file(file)
    notice = app.window.centre.notice
    qtbot.waitUntil(notice.isVisible)
    assert "fees.csv: what marks the decimals" in notice.text()
    buttons = [b for b in notice.findChildren(QPushButton) if b.text().startswith("Decimal")]
    qtbot.mouseClick(buttons[answer], Qt.MouseButton.LeftButton)
    if amount is None:  # 1.234 Canadian dollars: more decimals than there are cents
        qtbot.waitUntil(lambda: "was not opened" in notice.text())
        assert scenario(app) is before
        shown = [b for b in notice.findChildren(QPushButton) if b.isVisible()]
        assert [button.text() for button in shown] == ["Close"]
    else:
        qtbot.waitUntil(lambda: scenario(app) is not before)
        assert scenario(app).corridor.defaults.amount == amount
        assert not notice.isVisible()


def test_the_letters_of_a_fee_table_that_are_not_certain_are_asked_for(
    open_window: Opener, tmp_path: Path, qtbot: QtBot
) -> None:
    example = Path(__file__).parents[1] / "data" / "corridors" / "every-form.toml"
    corridor, _ = read_corridor(example)
    assert corridor is not None
    provider = corridor.services[0].provider
    file = tmp_path / "fees.csv"
    text = fee_csv(corridor).replace(provider, "Vučko").encode("ascii", "replace")
    file.write_bytes(text.replace(b"Vu?ko", "Vučko".encode("cp1250")))
    app = open_window()
    app.window.open_file(file)
    notice = app.window.centre.notice
    qtbot.waitUntil(lambda: notice.text() == "fees.csv: how are its letters written?")
    (button,) = [b for b in notice.findChildren(QPushButton) if b.text() == "Windows-1250"]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: scenario(app).corridor.services[0].provider == "Vučko")


def test_what_no_reader_is_for_is_named_for_what_it_is(
    open_window: Opener, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "payments.xml"
    file.write_text('<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech">')
    app = open_window()
    before = scenario(app)
    app.window.open_file(file)
    assert app.window.centre.notice.text().startswith("payments.xml: This is a bank's payment file")
    assert scenario(app) is before
