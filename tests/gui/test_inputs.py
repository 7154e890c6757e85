"""Every input is named, labelled and helped; figures are read as people write them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
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

from remitcalc.gui.form import field
from remitcalc.gui.number_style import money_style, percent_style, plain_style
from remitcalc.gui.widgets.doubt import Doubt
from remitcalc.gui.widgets.exact_box import ExactBox
from remitcalc.gui.widgets.segmented import Segmented
from tests.gui.conftest import Opener, language

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from remitcalc.output.language import Language


def inputs_of(window: QWidget) -> list[QWidget]:
    found = [w for kind in (QAbstractSpinBox, QComboBox) for w in window.findChildren(kind)]
    boxed = {w for box in found for w in box.findChildren(QLineEdit)}
    return [*found, *(w for w in window.findChildren(QLineEdit) if w not in boxed)]


def test_each_input_has_a_name_a_label_and_help(open_window: Opener) -> None:
    window = open_window().window
    window.scenario.together.offers.add()
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
    words += [window.scenario.together.offers.add_button.text()]
    letters = [word[word.index("&") + 1].lower() for word in words if "&" in word]
    assert sorted(letters) == sorted(set(letters))


def test_tab_reaches_every_input_in_the_order_of_reading(open_window: Opener, qtbot: QtBot) -> None:
    window = open_window().window
    panel = window.scenario
    offers = panel.together.offers
    offers.add()
    wanted = [
        panel.corridor.corridor,
        panel.workers.workers,
        panel.workers.amount,
        panel.alone.service,
        panel.alone.every,
        offers.lines[0].choice,
        *offers.form.stops(),
        panel.together.every,
        panel.together.share,
        panel.together.employer,
        panel.season.paydays,
        panel.season.days,
    ]
    panel.corridor.corridor.setFocus()
    met: list[QWidget] = []
    for _ in range(60):
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


PLACES = [
    ("en", ""),
    ("en", "IN"),
    ("es", ""),
    ("es", "GT"),
    ("fr", "CA"),
    ("fr", "CH"),
    ("de", ""),
    ("de", "CH"),
    ("sr-Latn", "RS"),
]


CURRENCIES = ["CAD", "CHF", "JPY", "KWD", "RSD", "GTQ", "CLF"]


@given(st.sampled_from(PLACES), st.sampled_from(CURRENCIES), st.integers(-(10**14), 10**14))
@settings(max_examples=300)
@example(("de", "CH"), "CHF", -1226)
@example(("en", "IN"), "CAD", 123456789)
def test_a_box_shows_money_as_all_else_does_and_reads_it_back(
    place: tuple[str, str], currency: str, value: int
) -> None:
    spoken = _spoken(place)
    style = money_style(spoken, currency)
    assert style.text(value) == spoken.numbers.money(value, currency)
    assert style.read(style.text(value)) == value


@pytest.mark.parametrize("place", PLACES)
def test_shares_and_counts_are_read_back_as_they_are_shown(place: tuple[str, str]) -> None:
    percent, count = percent_style(_spoken(place)), plain_style(_spoken(place), 0)
    assert [percent.read(percent.text(v)) for v in (0, 50, 1250, 3333)] == [0, 50, 1250, 3333]
    assert count.text(1234567) == _spoken(place).numbers.count(1234567)
    assert [count.read(count.text(v)) for v in (7, 1234, 1234567)] == [7, 1234, 1234567]


@cache
def _spoken(place: tuple[str, str]) -> Language:
    return language(*place)


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


@pytest.mark.parametrize(
    ("place", "typed", "said"),
    [
        (
            ("fr", "CA"),
            "400 500",
            "«\xa0400 500\xa0» n'est pas certain\xa0: écrivez 400500, si c'est cela.",
        ),
        (("de", ""), "1,200", "„1,200“ kann 1200 oder 1,20 sein: Schreiben Sie, was gemeint ist."),
        (("en", ""), "1.200", "“1.200” may be 1200 or 1.20: write the one that is meant."),
        (("en", ""), "1.234", "“1.234” is not certain: write 1234, if it is that."),
        (("en", ""), "C$400 500", "“C$400 500” is not certain: write 400500, if it is that."),
    ],
)
def test_what_may_be_two_figures_is_said_in_place_and_changes_nothing(
    qtbot: QtBot, place: tuple[str, str], typed: str, said: str
) -> None:
    spoken = language(*place)
    box = ExactBox(money_style(spoken, "CAD"), 1, 10**15, step=0)
    holder, _ = field("Amount", box)
    qtbot.addWidget(holder)
    holder.show()
    box.set_value(40_000)
    box.selectAll()
    qtbot.keyClicks(box, typed)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    (doubt,) = holder.findChildren(Doubt)
    assert (doubt.text(), doubt.isVisible()) == (said, True)
    assert box.value() == 40_000
    for written in re.findall(r"\d[\d.,]*\d", said.replace(typed, "")):
        assert money_style(spoken, "CAD").read(written) in (120_000, 120, 123_400, 40_050_000)
    box.selectAll()
    qtbot.keyClicks(box, "5")
    assert not doubt.isVisible()
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert (box.value(), doubt.isVisible()) == (500, False)


@pytest.mark.parametrize("typed", ["0", "-5", "1000000000", "1" * 40])
def test_what_is_beyond_the_ends_is_said_in_place_and_its_beginning_is_not_taken(
    qtbot: QtBot, typed: str
) -> None:
    box = ExactBox(plain_style(language("es", "GT"), 0), 1, 1_000_000)
    holder, _ = field("Workers", box)
    qtbot.addWidget(holder)
    holder.show()
    box.set_value(40)
    box.selectAll()
    qtbot.keyClicks(box, typed)
    assert box.value() == 40
    qtbot.keyClick(box, Qt.Key.Key_Return)
    (doubt,) = holder.findChildren(Doubt)
    assert doubt.isVisible()
    assert doubt.text() == f"«{typed}» no se tomó: escriba una cifra de 1 a 1,000,000."
    assert (box.value(), box.text()) == (40, "40")
    box.set_value(30)
    assert not doubt.isVisible(), "it is said of the figure before an edit was undone"


def test_a_figure_that_is_put_right_before_the_box_is_left_is_taken(qtbot: QtBot) -> None:
    box = ExactBox(plain_style(language(), 0), 1, 1_000)
    qtbot.addWidget(box)
    box.set_value(40)
    box.selectAll()
    qtbot.keyClicks(box, "12345")
    for _ in range(2):
        qtbot.keyClick(box, Qt.Key.Key_Backspace)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert box.value() == 123
