"""Every input is named, labelled and helped; figures are read as people write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QWidget,
)

from remitcalc.gui.number_style import money_style, percent_style, plain_style
from remitcalc.gui.widgets.exact_box import ExactBox
from remitcalc.gui.widgets.segmented import Segmented
from tests.gui.conftest import Opener, language

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def inputs_of(window: QWidget) -> list[QWidget]:
    found = [w for kind in (QAbstractSpinBox, QComboBox) for w in window.findChildren(kind)]
    boxed = {w for box in found for w in box.findChildren(QLineEdit)}
    return [*found, *(w for w in window.findChildren(QLineEdit) if w not in boxed)]


def test_each_input_has_a_name_a_label_and_help(open_window: Opener) -> None:
    window = open_window().window
    window.scenario.together.offer.toggle.setChecked(True)
    buddies = {label.buddy() for label in window.findChildren(QLabel) if label.buddy()}
    inputs = inputs_of(window.scenario)
    assert len(inputs) >= 14
    for one in inputs:
        assert one.accessibleName()
        assert "&" not in one.accessibleName()
        assert one.accessibleDescription()
        assert one in buddies, one.accessibleName()
    for kind in (Segmented, QTableView):
        assert all(w.accessibleName() for w in window.findChildren(kind))
    assert all(b.text() for b in window.findChildren(QPushButton) if b.isVisible())


def test_mnemonics_of_the_panel_and_the_menus_differ(open_window: Opener) -> None:
    window = open_window().window
    words = [label.text() for label in window.findChildren(QLabel) if label.buddy()]
    words += [action.text() for action in window.menuBar().actions()]
    words += [window.scenario.together.offer.toggle.text()]
    letters = [word[word.index("&") + 1].lower() for word in words if "&" in word]
    assert sorted(letters) == sorted(set(letters))


def test_tab_reaches_every_input_in_the_order_of_reading(open_window: Opener, qtbot: QtBot) -> None:
    window = open_window().window
    panel = window.scenario
    panel.together.offer.toggle.setChecked(True)
    offer = panel.together.offer.fields
    wanted = [
        panel.corridor.corridor,
        panel.workers.workers,
        panel.workers.amount,
        panel.alone.service,
        panel.alone.every,
        panel.together.service,
        panel.together.offer.toggle,
        *(offer.fee, offer.margin, offer.arrival, offer.who, offer.when),
        panel.together.every,
        panel.together.share,
        panel.together.employer,
        panel.season.paydays,
        panel.season.days,
    ]
    panel.corridor.corridor.setFocus()
    met: list[QWidget] = []
    for _ in range(40):
        if window.focusWidget() not in met:  # day, month and year are tabbed through one by one
            met.append(window.focusWidget())
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert [one for one in met if one in wanted][: len(wanted)] == wanted
    assert window.centre.answer.chip in met
    canvas = window.centre.chart.canvas
    assert met.index(canvas) == met.index(window.centre.chart.copy_button) + 1
    assert any(isinstance(one, QTableView) for one in met)


@pytest.mark.parametrize(
    ("place", "text", "minor"),
    [
        (("en", ""), "1,234.50", 123450),
        (("en", ""), "C$ 1234.5", 123450),
        (("en", ""), "400,5", 40050),
        (("en", ""), "1.234", None),
        (("de", "DE"), "25.00", 2500),
        (("de", "DE"), "1.234,5", 123450),
        (("de", "DE"), "1.234", 123400),
        (("de", "CH"), "1’234.50", 123450),
        (("de", "CH"), "1'234.50", 123450),
        (("fr", "CA"), "1 234,50 C$", 123450),
        (("fr", "CA"), "1\xa0234,50\xa0C$", 123450),
        (("fr", "CH"), "1\u202f234,50", 123450),
        (("sr-Latn", "RS"), "1.234,50", 123450),
        (("en", ""), "400 500", None),
        (("fr", "CA"), "400 500", None),
        (("fr", "CA"), "400\xa0500", 40_050_000),
        (("fr", "CA"), "1.234", None),
        (("de", "DE"), "1,234.50", 123450),
        (("en", ""), "12.345.67", None),
        (("en", ""), "", None),
        (("en", ""), "-5", -500),
        (("en", ""), "٤٠٠", 40000),
        (("en", ""), "9" * 5000, None),
        (("en", ""), "0." + "9" * 5000, None),
        (("en", ""), "0" * 5000 + "7", 700),
    ],
)
def test_amounts_are_read_as_people_write_them(
    place: tuple[str, str], text: str, minor: int | None
) -> None:
    assert money_style(language(*place), "CAD").read(text) == minor


@pytest.mark.parametrize("tag", ["en", "es", "fr", "de", "sr-Latn"])
@pytest.mark.parametrize("currency", ["CAD", "CHF", "JPY", "KWD", "RSD"])
def test_what_a_box_shows_it_reads_back(tag: str, currency: str) -> None:
    style = money_style(language(tag), currency)
    for value in (0, 7, 1234, 123456, 123456789, -5, -123456):
        assert style.read(style.text(value)) == value
    percent = percent_style(language(tag))
    assert [percent.read(percent.text(v)) for v in (0, 50, 1250, 3333)] == [0, 50, 1250, 3333]
    assert plain_style(language(tag), 0).read(plain_style(language(tag), 0).text(12345)) == 12345


def test_a_blank_box_is_unknown_and_not_zero(qtbot: QtBot) -> None:
    box = ExactBox(percent_style(language()), 0, 10000, blank="not told")
    qtbot.addWidget(box)
    assert box.value() is None
    qtbot.keyClicks(box, "0")
    assert box.value() == 0
    box.selectAll()
    qtbot.keyClick(box, Qt.Key.Key_Backspace)
    assert box.value() is None
    qtbot.keyClick(box, Qt.Key.Key_Up)
    assert box.value() == 1
