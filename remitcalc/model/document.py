"""A document: one question with where its figures came from, and how it was looked at."""

from __future__ import annotations

from dataclasses import field, replace
from typing import TYPE_CHECKING

import numpy as np

from remitcalc.model.file_list import FileList, are_of_a_file
from remitcalc.model.frozen import frozen
from remitcalc.model.message import message, refuse
from remitcalc.model.payroll_choices import PayrollChoices

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from remitcalc.model.corridor import Corridor
    from remitcalc.model.corridor_draft import CorridorDraft
    from remitcalc.model.logo import Logo
    from remitcalc.model.payroll import Payroll
    from remitcalc.model.scenario import Scenario


@frozen
class Origin:
    """The file that a corridor was read from.

    Attributes
    ----------
    digest : str
        SHA-256 of the bytes as read, in hexadecimal digits.
    path : str
        Absolute; empty where the corridor came with the program.
    bundled : str
        The id of a corridor that came with the program; empty otherwise.
    """

    digest: str
    path: str = ""
    bundled: str = ""


@frozen(eq=False)
class PayrollOrigin:
    """The file that the workers were read from, and how it was read.

    Attributes
    ----------
    path : str
        Absolute.
    digest : str
        SHA-256 of the bytes as read, in hexadecimal digits.
    sheet : str
        The sheet that was taken; empty: that of a CSV file.
    amount_column : int
        The column of the amounts, or of net pay, counted from 1; 0: not known.
    rows : int64 array, shape (workers,), optional
        The row of each worker, counted from 1; 0: typed in, not of this file. None: not known.
    choices : PayrollChoices
        What was said, so that it can be read again the same way.
    encoding : str
        How the letters of a CSV file are written, where that was said.
    listed : FileList, optional
        The workers as the file lists them; None: the list is still just as it was read.
    kept_against : str
        SHA-256 of the file as it has become, where one keeps the list as it is all the same.
    """

    path: str
    digest: str
    sheet: str = ""
    amount_column: int = 0
    rows: NDArray[np.int64] | None = None
    choices: PayrollChoices = PayrollChoices()
    encoding: str = ""
    listed: FileList | None = None
    kept_against: str = ""

    def __post_init__(self) -> None:
        if self.rows is not None:
            self.rows.setflags(write=False)

    def beside(
        self, before: Payroll, after: Payroll, without: Sequence[int] = ()
    ) -> PayrollOrigin | None:
        """Return the origin of a list that was edited by hand; None: its rows are not known.

        Some workers were taken off it, counted from 0; who is more at its end is of no row.
        """
        if self.rows is None or (self.listed is None and not are_of_a_file(self.rows)):
            return None
        rows = np.delete(self.rows, list(without)) if without else self.rows
        more = len(after) - len(rows)
        if more:
            rows = np.concatenate([rows, np.zeros(more, dtype=np.int64)])
        listed = self.listed or FileList(before, self.rows)
        if rows is self.rows and listed is self.listed:
            return self
        return replace(self, rows=rows, listed=listed)

    def cell(self, worker: int) -> tuple[str, int, int] | None:
        """Return sheet, row and column of a worker's amount, from 1; None: of no cell known.

        `worker` is counted from 0.
        """
        row = 0 if self.rows is None else int(self.rows[worker])
        return (self.sheet, row, self.amount_column) if row and self.amount_column else None


@frozen
class SortOrder:
    """How a table is sorted: by the key of one of its columns."""

    table: str
    column: str
    is_descending: bool = False


@frozen
class View:
    """How a document was looked at last; empty words: as the window has it.

    Attributes
    ----------
    chart, tab : str
        Keys of the chart and of the tab below it.
    sorts : tuple of SortOrder
        At most one for each table.
    handout_language : str
        Tag of the language of the handout.
    employer : str
        The name that stands on the handout.
    logo : Logo, optional
        The employer's, on the handout.
    keeps_quotes_room : bool
        Whether the handout has room for own quotes though fewer ways fit on it.
    shows_together : bool, optional
        Whether the part for one transfer of all is unfolded; None: as fits the number of workers.
    half_typed : mapping of role to text
        What was typed of a worker who has no amount yet.
    """

    chart: str = ""
    tab: str = ""
    sorts: tuple[SortOrder, ...] = ()
    handout_language: str = ""
    employer: str = ""
    logo: Logo | None = None
    keeps_quotes_room: bool = False
    shows_together: bool | None = None
    half_typed: Mapping[str, str] = field(default_factory=dict)


@frozen(eq=False)
class Document:
    """All that is kept in a file of this program.

    `corridor_origin` is None where the corridor was made in the program, `payroll_origin` where
    the workers were typed in. `stated` is the corridor without the figures of it that were typed
    over one by one; None: none was. `draft` is the corridor while it is typed, None where nothing
    is typed that the scenario's corridor does not state.
    """

    scenario: Scenario
    corridor_origin: Origin | None = None
    payroll_origin: PayrollOrigin | None = None
    view: View = View()
    stated: Corridor | None = None
    draft: CorridorDraft | None = None

    def __post_init__(self) -> None:
        rows = None if self.payroll_origin is None else self.payroll_origin.rows
        if rows is not None and len(rows) != len(self.scenario.payroll):
            refuse([message("columns_differ_in_length")])

    @property
    def is_compared(self) -> bool:
        """Whether the scenario is of the corridor that is typed, not of one before it."""
        if self.draft is None:
            return True
        typed = self.draft.tables
        return typed.get("id") == self.scenario.corridor.id and bool(typed.get("services"))

    def corridor_name(self, language: str) -> str:
        """Return what the corridor is called: as it is typed, else as it was compared."""
        names = {} if self.draft is None else self.draft.tables.get("names")
        typed = names.get(language.partition("-")[0]) if isinstance(names, dict) else None
        if isinstance(typed, str) and typed.strip():
            return typed
        return self.scenario.corridor.name(language)

    def with_scenario(self, scenario: Scenario) -> Document:
        """Return this document with another scenario; with other workers, they are of no file.

        Figures that were typed over stay so as far as what they stand in is the same.
        """
        before = self.scenario
        if scenario is before:
            return self
        origin = self.payroll_origin if scenario.payroll is before.payroll else None
        stated = self.stated
        if stated is not None:
            from remitcalc.model.stated_figures import rebased  # the window starts without

            stated = rebased(stated, before.corridor, scenario.corridor)
        return replace(self, scenario=scenario, payroll_origin=origin, stated=stated)

    def with_typed(self, corridor: Corridor) -> Document:
        """Return this document with figures of its corridor typed over, or taken back."""
        stated = self.stated or self.scenario.corridor
        scenario = self.scenario.replace(corridor=corridor)
        return replace(self, scenario=scenario, stated=None if corridor == stated else stated)

    def with_workers(self, payroll: Payroll, without: Sequence[int] = ()) -> Document:
        """Return this document with a list that was edited by hand, beside the file it is of.

        `without` are those who were taken off it, counted from 0; others came to its end.
        """
        before, origin = self.scenario.payroll, self.payroll_origin
        scenario = self.scenario.replace(payroll=payroll)
        if origin is not None:
            origin = origin.beside(before, payroll, without)
        return self.replace(scenario=scenario, payroll_origin=origin)

    def replace(self, **changes: object) -> Document:
        """Return this document with some fields changed."""
        return replace(self, **changes)  # type: ignore[arg-type]
