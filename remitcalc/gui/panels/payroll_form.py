"""What a person may say of a payroll on its way in: columns, marks, and what counts."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

from remitcalc.drawing.guarded import guarded
from remitcalc.files.tables.encodings import ENCODINGS
from remitcalc.files.tables.sheet import column_letters
from remitcalc.gui.form import field, give_topic
from remitcalc.gui.number_style import money_style, percent_style
from remitcalc.gui.panels.payroll_fields import (
    BLANKS,
    DECIMAL,
    DECIMALS,
    FIXED,
    HEADING_ROW,
    HIDDEN,
    LETTERS,
    PERCENT,
    ROLES,
    SHEET,
)
from remitcalc.gui.widgets.choice_box import ChoiceBox
from remitcalc.gui.widgets.exact_box import ExactBox
from remitcalc.gui.widgets.text import give_tip
from remitcalc.model.money import LARGEST_AMOUNT
from remitcalc.model.payroll_choices import NAME_PARTS, NetFixed, NetPercent

if TYPE_CHECKING:
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QResizeEvent

    from remitcalc.gui.panels.payroll_fields import Said
    from remitcalc.gui.payroll_import import PayrollImport
    from remitcalc.gui.session import Session
    from remitcalc.model.payroll_choices import Role, Understanding

_LEAST_COLUMNS, _MOST_COLUMNS = 2, 4
_HUNDREDTHS = 100
_PARTS = "parts"
_UNNAMED = ("",) * 6
_YES, _NO = "yes", "no"
_BLANK_MEANS = {"": None, _YES: True, _NO: False}


@guarded
class PayrollForm(QWidget):
    """Boxes for all that may be said; those that the file does not need are not shown."""

    def __init__(self, session: Session, payroll_import: PayrollImport) -> None:
        super().__init__()
        give_topic(self, "workers#columns")
        self._session, self._payroll_import = session, payroll_import
        text, language = session.language.text, session.language
        self.roles: dict[Role, ChoiceBox] = {role: ChoiceBox() for role in ROLES}
        self.sheet, self.heading_row = ChoiceBox(), ChoiceBox()
        self._of_file = {*self.roles.values(), self.sheet, self.heading_row}
        self.decimal = _choices(
            ("", text("as the column says")),
            ("point", text("point: 1,234.50")),
            ("comma", text("comma: 1.234,50")),
        )
        self.blanks = _choices(
            ("", text("not told")),
            (_YES, text("takes part")),
            (_NO, text("does not take part")),
        )
        self.hidden = _choices((_NO, text("leave out")), (_YES, text("take too")))
        self.decimals = _choices((_NO, text("refuse")), (_YES, text("round half up")))
        self.letters = _choices(
            ("", text("as the words say")), *((name, name) for name in ENCODINGS)
        )
        currency, blank = session.scenario.corridor.sending_currency, text("not told")
        self.percent = ExactBox(
            percent_style(language), 0, 100 * _HUNDREDTHS, step=500, blank=blank
        )
        self.fixed = ExactBox(
            money_style(language, currency), 1, LARGEST_AMOUNT, step=0, blank=blank
        )
        self._lay_out()
        self._listen()

    def _lay_out(self) -> None:
        text = self._session.language.text
        self._fields = {
            box: field(
                text(one.words),
                box,
                unit=text(one.unit) if one.unit else "",
                help_text=text(one.help_text),
                topic=one.topic,
            )
            for box, one in self._said().items()
        }
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._shown: list[QWidget] = []
        self._columns = 0
        self._arrange([*self._fields])

    def _said(self) -> dict[QWidget, Said]:
        """Return what is said of each box, in the order in which they stand."""
        roles: dict[QWidget, Said] = {box: ROLES[role] for role, box in self.roles.items()}
        return roles | {
            self.decimal: DECIMAL,
            self.sheet: SHEET,
            self.heading_row: HEADING_ROW,
            self.percent: PERCENT,
            self.fixed: FIXED,
            self.blanks: BLANKS,
            self.hidden: HIDDEN,
            self.decimals: DECIMALS,
            self.letters: LETTERS,
        }

    def _listen(self) -> None:
        payroll_import = self._payroll_import
        self.sheet.chosen.connect(payroll_import.choose_sheet)
        self.heading_row.chosen.connect(lambda at: payroll_import.choose_heading_row(int(at)))
        self.decimal.chosen.connect(lambda mark: payroll_import.choose(decimal=mark or None))
        self.blanks.chosen.connect(lambda key: payroll_import.choose(blank_joins=_BLANK_MEANS[key]))
        self.hidden.chosen.connect(lambda key: payroll_import.choose(takes_hidden=key == _YES))
        self.decimals.chosen.connect(lambda key: payroll_import.choose(rounds=key == _YES))
        self.letters.chosen.connect(payroll_import.choose_encoding)
        for role, box in self.roles.items():
            box.chosen.connect(lambda at, role=role: self._put(role, at))
        self.percent.value_changed.connect(self._send_percent)
        self.fixed.value_changed.connect(self._send_fixed)

    def take_focus(self) -> None:
        """Put the keyboard into the first box that is shown."""
        read = self._payroll_import.read
        is_read = read is not None and read.understood is not None
        (self.roles["worker"] if is_read else self.letters).setFocus()

    def show_read(self) -> None:
        """Show what is understood and said now."""
        payroll_import, language = self._payroll_import, self._session.language
        understood = payroll_import.read.understood if payroll_import.read else None
        currency = self._session.scenario.corridor.sending_currency
        self.fixed.set_style(money_style(language, currency))
        if payroll_import.choices.net is None:
            self.percent.set_value(None)
            self.fixed.set_value(None)
        self.letters.choose(payroll_import.encoding)
        if understood is not None:
            self._show_columns(understood)
            self._show_said(understood)
            for box in self._of_file:
                give_tip(box, box.currentText())
        wanted = self._wanted(understood)
        self._arrange([box for box in self._fields if box in wanted])

    def _wanted(self, understood: Understanding | None) -> set[QWidget]:
        """Return the boxes that the file needs."""
        wanted: set[QWidget] = {self.letters} if self._payroll_import.has_old_letters else set()
        if understood is None:
            return wanted
        choices, columns = self._payroll_import.choices, understood.columns
        wanted |= {*self.roles.values(), self.decimal}
        said = {*choices.columns, *choices.named_columns}
        if not understood.asks_number and "number" not in said:
            wanted.remove(self.roles["number"])
        if len(understood.sheets) > 1:
            wanted.add(self.sheet)
        # Where the headings are at the top and known there is nothing to say of them.
        is_usual = understood.heading_row == 1 and not understood.asks_amount
        if not is_usual or choices.heading_row is not None:
            wanted.add(self.heading_row)
        if "net" in columns and "amount" not in columns:
            wanted |= {self.percent, self.fixed}
        has_blanks = understood.asks_blank_joins or understood.blank_joins is not None
        if has_blanks or choices.blank_joins is not None:
            wanted.add(self.blanks)
        if understood.hidden_rows or understood.hidden_columns or choices.takes_hidden:
            wanted.add(self.hidden)
        if understood.asks_rounding:
            wanted.add(self.decimals)
        return wanted

    def _arrange(self, boxes: list[QWidget]) -> None:
        """Show these boxes, in rows of as many as leave room for the words of each."""
        columns = self._columns_for(boxes)
        if (boxes, columns) == (self._shown, self._columns):
            return
        for box in self._shown:
            holder = self._fields[box][0]
            self._grid.removeWidget(holder)
            holder.setVisible(box in boxes)
        self._shown, self._columns = boxes, columns
        for at in range(_MOST_COLUMNS):
            self._grid.setColumnStretch(at, int(at < columns))
        for at, box in enumerate(boxes):
            holder = self._fields[box][0]
            self._grid.addWidget(holder, at // columns, at % columns)
            holder.setVisible(True)

    def _columns_for(self, boxes: list[QWidget]) -> int:
        between = self._grid.horizontalSpacing()
        widest = max(map(self._whole_width, boxes), default=1)
        fitting = (self.width() + between) // (widest + between)
        return max(_LEAST_COLUMNS, min(_MOST_COLUMNS, fitting))

    def _whole_width(self, box: QWidget) -> int:
        """Return the width at which neither the label of a box nor words of ours are cut off.

        Headings are as long as the file has them: those end in …, with all of it in the tool tip.
        """
        said = self._fields[box][1].sizeHint().width()
        if isinstance(box, ChoiceBox) and box not in self._of_file:
            return max(said, box.whole_width())
        return max(said, box.sizeHint().width())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return room for the fewest columns: how many there are follows from the width."""
        least, between = super().minimumSizeHint(), self._grid.horizontalSpacing()
        widest = max(map(self._whole_width, self._shown), default=0)
        least.setWidth(min(least.width(), _LEAST_COLUMNS * (widest + between) - between))
        return least

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Put the boxes into other rows where more or fewer have room in one."""
        super().resizeEvent(event)
        self._arrange(self._shown)

    def _show_said(self, understood: Understanding) -> None:
        choices = self._payroll_import.choices
        self.sheet.set_choices([(name, name) for name in understood.sheets])
        self.sheet.choose(understood.sheet)
        self._show_heading_rows(understood)
        self.decimal.choose(choices.decimal or "")
        blank = understood.blank_joins if choices.blank_joins is None else choices.blank_joins
        self.blanks.choose("" if blank is None else _YES if blank else _NO)
        self.hidden.choose(_YES if choices.takes_hidden else _NO)
        self.decimals.choose(_YES if choices.rounds else _NO)

    def _show_heading_rows(self, understood: Understanding) -> None:
        rows = [(str(at), f"{at}  {words}") for at, words in self._payroll_import.first_rows()]
        self.heading_row.set_choices([("0", self._session.language.text("no headings")), *rows])
        self.heading_row.choose(str(understood.heading_row))

    def _show_columns(self, understood: Understanding) -> None:
        columns = understood.columns
        named = [
            (str(at), f"{column_letters(at)}  {heading}".rstrip())
            for at, heading in enumerate(understood.headings or _UNNAMED, 1)
        ]
        for role, box in self.roles.items():
            box.set_choices([("0", "–"), *named, *self._joined_names(role, understood)])
            is_asked = role == "amount" and understood.asks_amount
            box.choose("0" if is_asked else str(columns.get(role, 0)))
        if "worker" not in columns and any(part in columns for part in NAME_PARTS):
            self.roles["worker"].choose(_PARTS)

    def _joined_names(self, role: Role, understood: Understanding) -> list[tuple[str, str]]:
        parts = [understood.columns[part] for part in NAME_PARTS if part in understood.columns]
        if role != "worker" or not parts:
            return []
        letters = " + ".join(map(column_letters, parts))
        names = " ".join(understood.headings[at - 1] for at in parts)
        return [(_PARTS, f"{letters}  {names}")]

    def _put(self, role: Role, at: str) -> None:
        if at != _PARTS:
            self._payroll_import.put_column(role, int(at))

    def _send_percent(self, hundredths: int | None) -> None:
        self.fixed.set_value(None)
        net = None if hundredths is None else NetPercent(Decimal(hundredths).scaleb(-2))
        self._payroll_import.choose(net=net)

    def _send_fixed(self, amount: int | None) -> None:
        self.percent.set_value(None)
        self._payroll_import.choose(net=None if amount is None else NetFixed(amount))


def _choices(*choices: tuple[str, str]) -> ChoiceBox:
    box = ChoiceBox()
    box.set_choices(choices)
    return box
