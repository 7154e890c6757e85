"""What was copied elsewhere on its way into the grid; where it is unclear, it asks."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from remitcalc.files.corridor_draft.band_pasting import band_columns, bands_pasted
from remitcalc.files.corridor_draft.pasting import copied_ways, pasted
from remitcalc.files.corridor_draft.way_cells import SIDE_OF
from remitcalc.files.corridor_draft.way_rows import ways_in
from remitcalc.files.refusal import RefusedError
from remitcalc.files.tables.copied_table import copied_sheet
from remitcalc.gui.copied import copied
from remitcalc.gui.editors.grid_tabs import WAYS
from remitcalc.model.message import message
from remitcalc.output.language import marked
from remitcalc.output.wording.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from remitcalc.files.corridor_draft.pasted_numbers import Pasted
    from remitcalc.files.numbers.notation import DecimalMark
    from remitcalc.files.tables.child import Tick
    from remitcalc.files.tables.sheet import Sheet
    from remitcalc.gui.editors.drafting import Drafting
    from remitcalc.gui.editors.list_records import ListRecords
    from remitcalc.gui.editors.records import Records
    from remitcalc.gui.session import Session

_KEY = "pasting_ways"
_SIDES = ("fee", "transit", "receiving")
_EDIT = marked("Pasting of ways to send")


class GridPasting(QObject):
    """Reads the clipboard off the window's thread.

    Signals
    -------
    said : str, list of (str, callable)
        Words to show in place, with the answers they ask for.
    told : str
        What was done.
    """

    said = Signal(str, list)
    told = Signal(str)

    def __init__(self, session: Session, drafting: Drafting, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._drafting = session, drafting

    def paste(self, records: Records, page: str, row: int, column: str) -> None:
        """Lay what was copied over a grid from a cell on."""
        if page == WAYS:
            self._read(copied_ways, partial(self._lay_ways, row, column))
        else:
            self._read(copied_sheet, partial(self._lay_over, records, row, column))

    def _read(
        self, reader: Callable[[str, str, Tick], Sheet], lay: Callable[[Sheet], None]
    ) -> None:
        """Read the clipboard and lay its table; say why where it holds none."""
        text, html, why = copied(self._session.language)
        if why:
            self.said.emit(why, [])
            return
        run = self._session.tasks.run
        run(lambda tick: reader(text, html, tick.of), lay, self._could_not, key=_KEY)

    def paste_bands(self, items: ListRecords, row: int, column: str) -> None:
        """Lay what was copied over the bands of a price: all of them, where it has headings."""
        side, at = items.path[:-2], items.path[-2]

        def lay(sheet: Sheet) -> None:
            if isinstance(at, int) and band_columns(sheet):
                self._lay(partial(bands_pasted, side=side, sheet=sheet, at=at))
            else:
                self._lay_over(items, row, column, sheet)

        self._read(copied_sheet, lay)

    def _lay_ways(self, row: int, column: str, sheet: Sheet) -> None:
        if not band_columns(sheet):
            self._lay(partial(pasted, sheet=sheet, row=row, column=column))
        elif column in _SIDES and row < len(ways_in(self._drafting.draft)):
            side = ("services", row, SIDE_OF[column])
            self._lay(partial(bands_pasted, side=side, sheet=sheet))
        else:
            self._could_not(RefusedError(message("copied_bands_nowhere")))

    def _lay(self, paste: Callable[..., Pasted], decimal: DecimalMark | None = None) -> None:
        draft = self._drafting.draft
        try:
            found = paste(draft, notation=self._drafting.notation, decimal=decimal)
        except RefusedError as error:
            self._could_not(error)
            return
        language = self._session.language
        if found.draft is None:
            self._ask(found.unclear, paste)
        elif found.draft is not draft:
            self._drafting.put(_EDIT, found.draft)
            plural = language.plural
            said = plural("{count} row was pasted.", "{count} rows were pasted.", found.rows)
            if found.ignored:
                left = ", ".join(found.ignored)
                said += " " + language.text("Left out: {columns}.", columns=left)
            self.told.emit(said)

    def _ask(self, unclear: str, paste: Callable[..., Pasted]) -> None:
        text = self._session.language.text
        marks: tuple[tuple[str, DecimalMark], ...] = (
            (text("Decimal point (1,234.50)"), "point"),
            (text("Decimal comma (1.234,50)"), "comma"),
        )
        said = text("What marks the decimals in the numbers that were copied?")
        answers = [(words, partial(self._lay, paste, mark)) for words, mark in marks]
        self.said.emit(f"{said} ({unclear})", answers)

    def _lay_over(self, records: Records, row: int, column: str, sheet: Sheet) -> None:
        """Type a table cell by cell into a list other than the ways."""
        keys = [one.key for one in records.columns if not one.is_fixed]
        first = keys.index(column) if column in keys else 0
        with self._drafting.as_one(marked("Pasting of rows")):
            for at, cells in enumerate(sheet.rows):
                for key, cell in zip(keys[first:], cells, strict=False):
                    if cell is not None and str(cell).strip():
                        records.put(row + at, key, str(cell))
        rows, plural = len(sheet.rows), self._session.language.plural
        self.told.emit(plural("{count} row was pasted.", "{count} rows were pasted.", rows))

    def _could_not(self, error: Exception) -> None:
        if not isinstance(error, RefusedError):
            raise error
        head = self._session.language.text("Nothing was pasted.")
        self.said.emit(f"{head} {sentence(error.fault, self._session.language)}", [])
