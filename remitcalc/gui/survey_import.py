"""Surveyed prices on their way in: the library on this computer, and what is taken out of it.

Nothing of the scenario changes before `compare`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from remitcalc.files.corridor_file import CorridorRead
    from remitcalc.files.numbers.notation import DecimalMark
    from remitcalc.files.problems import Problem
    from remitcalc.files.rpw.importing import ImportRead
    from remitcalc.files.rpw.library import RpwLibrary
    from remitcalc.gui.session import Session
    from remitcalc.gui.tasks import Tasks, Tick
    from remitcalc.model.survey import SurveyedCorridor

KEY = "survey"


class SurveyImport(QObject):
    """Imports off the window's thread; a library is replaced whole, or not at all.

    Attributes
    ----------
    is_open : bool
        Whether the library is being looked at.

    Signals
    -------
    changed
        Of `is_open`, or of what is in the library.
    refused : tuple of Problem
    imported : list of Path, tuple of Problem
        What became the library, and what to say of it.
    taken
        A corridor of the library is compared now.
    workbook_wanted, removal_wanted
        Somebody wants to import a workbook, to remove the library.
    file_wanted : SurveyedCorridor, str
        Somebody wants a corridor file, with this receiving currency.
    chart_wanted : Chart
        Somebody wants a chart as a file.
    """

    changed = Signal()
    refused = Signal(object)
    imported = Signal(object, object)
    taken = Signal()
    workbook_wanted = Signal()
    removal_wanted = Signal()
    file_wanted = Signal(object, str)
    chart_wanted = Signal(object)

    def __init__(self, session: Session, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._tasks = session, tasks
        self._library: RpwLibrary | None = None
        self._asked: tuple[Sequence[Path], DecimalMark | None] = ((), None)
        self.is_open = False

    @property
    def library(self) -> RpwLibrary:
        """The library, which may be empty."""
        if self._library is None:
            # Imported here: the window starts without.
            from remitcalc.files.rpw.library import RpwLibrary

            self._library = RpwLibrary()
        return self._library

    def show(self) -> None:
        """Look at the library, or learn how one is made."""
        self.is_open = True
        self.changed.emit()

    def close(self) -> None:
        """Look at it no longer."""
        if self.is_open:
            self.is_open = False
            self.changed.emit()

    def open(
        self,
        paths: Sequence[Path],
        decimal: DecimalMark | None = None,
        *,
        may_shrink: bool = False,
    ) -> None:
        """Make the library of files, where it is not made of them already, and show it.

        Fewer prices take the place of more only where a person said so; else that is refused.
        """
        library = self.library
        self._asked = (paths, decimal)
        if decimal is None and library.is_made_of(paths):
            self.show()
            return

        def work(tick: Tick) -> ImportRead:
            from remitcalc.files.rpw.importing import import_rpw

            return import_rpw(paths, library, decimal=decimal, may_shrink=may_shrink, tick=tick.of)

        def done(read: ImportRead) -> None:
            info, problems = read
            if info is None:
                self.refused.emit(problems)
                return
            self.show()
            self.imported.emit(list(paths), problems)

        self._tasks.run(work, done, key=KEY)

    def replace(self) -> None:
        """Make the library of the files that were refused as they have fewer prices."""
        self.open(*self._asked, may_shrink=True)

    def corridor(self, chosen: SurveyedCorridor, currency: str) -> CorridorRead:
        """Return a corridor as surveyed; an empty currency is that of the country."""
        ends = (chosen.source, chosen.destination)
        return self.library.corridor(*ends, chosen.quarter, currency)

    def compare(self, chosen: SurveyedCorridor, currency: str) -> None:
        """Make a surveyed corridor that of the session, undoably."""
        read = self.corridor(chosen, currency)
        if read[0] is None:
            self.tell_refused(read[1])
            return
        self.close()
        if self._session.take_read(read):
            self.taken.emit()

    def tell_refused(self, problems: Sequence[Problem]) -> None:
        """Tell why there is no corridor; where the library is at fault its page does."""
        if self.library.fault is None:
            self.refused.emit(problems)
        else:
            self.changed.emit()

    def remove(self) -> None:
        """Remove the library from this computer.

        Raises
        ------
        OSError
            There is no permission.
        """
        self.library.remove()
        self.changed.emit()
