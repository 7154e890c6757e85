"""The figures behind the answer as one types them over: what a cell means, undone by name."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from remitcalc.files.foreign_text import is_blank
from remitcalc.files.period import is_period
from remitcalc.gui.typed_figure import FigureText
from remitcalc.gui.typed_list import TypedList
from remitcalc.model.figure_edits import source_at, typed_over, with_source
from remitcalc.model.message import Message, ModelError
from remitcalc.model.money import Money
from remitcalc.model.price_place import SIDES, part_at
from remitcalc.model.provenance import Provenance, Status
from remitcalc.model.stated_figures import all_taken_back
from remitcalc.output.language import marked
from remitcalc.output.wording.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QObject

    from remitcalc.gui.models.figures_model import FiguresModel
    from remitcalc.gui.session import Session
    from remitcalc.model.corridor import Corridor
    from remitcalc.output.tables.figures import FigureRow

FigureRole = Literal["value", "range", "source", "date"]
_NAMES: dict[FigureRole, str] = {
    "value": marked("Change of a figure"),
    "range": marked("Change of a figure's range"),
    "source": marked("Change of a figure's source"),
    "date": marked("Change of a figure's date"),
}
_BACK = marked("Return to the corridor's figure")
_CHARGES = {
    "sending": marked("transfer fee"),
    "transit": marked("charge on the way"),
    "receiving": marked("charge on arrival"),
}
"""What a charge is called that comes to be where none was stated, or none was known."""


class FigureList(TypedList):
    """Puts what is typed into the corridor of the session."""

    def __init__(
        self, session: Session, model: FiguresModel, parent: QObject | None = None
    ) -> None:
        super().__init__(session, parent)
        self._model = model

    def choices(self, _: FigureRole) -> Sequence[tuple[str, str]]:
        """Return nothing: every cell is typed."""
        return ()

    def text_to_edit(self, at: int, role: FigureRole) -> str:
        """Return what stands in a cell when it is begun to be edited."""
        row = self._model.rows[at]
        if role == "source":
            return row.provenance.source
        if role == "date":
            return row.provenance.date
        text = self._text(row)
        return text.value() if role == "value" else text.range()

    def put(self, at: int, role: FigureRole, typed: str) -> str:
        """Let a cell be what was typed; return why it cannot be, or nothing."""
        if at >= len(self._model.rows) or typed == self.text_to_edit(at, role):
            return ""
        row = self._model.rows[at]
        if part_at(self._session.scenario.corridor, row.place) is None:
            return ""  # the service is gone, and its figures will be with the next answer
        if role in ("source", "date"):
            told = self._provenance(row, role, " ".join(typed.split()))
            if isinstance(told, str):
                return told
            return self._edit(_NAMES[role], row, lambda of: with_source(of, row.place, told))
        text = self._text(row)
        figure = text.read(typed) if role == "value" else text.read_range(typed)
        if isinstance(figure, str):
            return figure
        part = row.place.part
        name = self._session.language.text(_CHARGES[part]) if part in _CHARGES else ""
        own = self._own_source(row)
        return self._edit(
            _NAMES[role], row, lambda of: typed_over(of, row.place, figure, own, name)
        )

    def take_back(self, rows: Sequence[int]) -> None:
        """Let figures be again what the corridor states."""
        places = [self._model.rows[at].place for at in rows if self._model.rows[at].is_typed]
        stated = self._session.document.stated
        if not places:
            return

        def back(of: Corridor) -> Corridor:
            there = [one for one in places if part_at(of, one) is not None]
            return all_taken_back(of, stated, there)

        self._model.hold(rows[0])
        fault = self._edit(_BACK, self._model.rows[rows[0]], back)
        if fault:
            self.tell_fault(fault)

    def _text(self, row: FigureRow) -> FigureText:
        return FigureText(row, self._session.scenario.corridor, self._session.language)

    def _edit(self, name: str, row: FigureRow, change: Callable[[Corridor], Corridor]) -> str:
        """Change the corridor; return why it cannot be."""
        before = self._session.scenario.corridor
        try:
            after = change(before)
        except ModelError as error:
            said = (_in_money(one, row, before) for one in error.messages)
            return " ".join(sentence(one, self._session.language) for one in said)
        self.ease()
        if after is not before:
            self._session.edit_document(name, lambda document: document.with_typed(after))
        return ""

    def _own_source(self, row: FigureRow) -> Provenance:
        """Return the source of a figure that is typed: that which was given it, else nobody's."""
        stated, now = self._session.document.stated, row.provenance
        is_typed = row.is_typed and now.status in (Status.QUOTED, Status.OWN)
        is_given = is_typed and stated is not None and now != source_at(stated, row.place)
        return now if is_given else self._typed_in(_today())

    def _typed_in(self, date: str) -> Provenance:
        return Provenance(self._session.language.text("typed in"), date, Status.OWN)

    def _provenance(self, row: FigureRow, role: FigureRole, typed: str) -> Provenance | str:
        """Return where a figure comes from by what was typed: somebody who said so, and when."""
        text, now = self._session.language.text, row.provenance
        if role == "date":
            if not is_period(typed):
                return text(
                    "“{typed}” is no date: write it as 2026-11-29, 2026-11, 2026-Q4 or 2026.",
                    typed=typed,
                )
            status = Status.OWN if now.status == Status.OWN else Status.QUOTED
            return replace(now, date=typed, status=status)
        is_given = self._own_source(row) == now
        date = now.date if is_given else _today()
        if is_blank(typed):
            return self._typed_in(date)
        return Provenance(typed, date, Status.QUOTED)


def _in_money(said: Message, row: FigureRow, corridor: Corridor) -> Message:
    """Return a fault with its amounts, bare minor units, as money."""
    if row.place.part not in SIDES or row.place.figure == "percent":
        return said
    is_arrival = row.place.part == "receiving"
    currency = corridor.receiving_currency if is_arrival else corridor.sending_currency
    values = {
        name: Money(value, currency) if type(value) is int and name != "most" else value
        for name, value in said.values.items()
    }
    return Message(said.code, values)


def _today() -> str:
    return datetime.date.today().isoformat()  # noqa: DTZ011 - the day where the user is
