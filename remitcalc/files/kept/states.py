"""A state of a document in a journal: its settings, and digests for what is large."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from remitcalc.files.document.corridor_tables import corridor_in, corridor_tables
from remitcalc.files.document.draft_tables import draft_said, draft_taken
from remitcalc.files.document.row_runs import RowRuns, runs_of
from remitcalc.files.document.settings import ORIGIN, SETTINGS, VIEW, payroll_origin
from remitcalc.files.document.workers import (
    COLUMNS,
    column_said,
    column_taken,
    columns_of,
    payroll_taken,
    workers_table,
)
from remitcalc.files.grammar import BROKEN, BrokenError
from remitcalc.files.grammar_tables import Entry
from remitcalc.model.document import Document
from remitcalc.model.payroll import Payroll
from remitcalc.model.scenario import Scenario

if TYPE_CHECKING:
    from collections.abc import Callable

    from remitcalc.files.document.fields import Description
    from remitcalc.files.kept.shelf import Shelf
    from remitcalc.files.problems import Problems
    from remitcalc.model.corridor import Corridor
    from remitcalc.model.corridor_draft import CorridorDraft
    from remitcalc.model.document import PayrollOrigin


def state_said(document: Document, shelf: Shelf) -> dict[str, Any]:
    """Return the table of a document, what is large in it being put on the shelf.

    Raises
    ------
    NotWrittenError
    """
    scenario = document.scenario
    corridor, currency = scenario.corridor, scenario.corridor.sending_currency
    state: dict[str, Any] = {
        "corridor": shelf.put(corridor, lambda: corridor_tables(corridor)),
        "currency": currency,
        "scenario": SETTINGS.said(scenario),
        "view": VIEW.said(document.view),
        "workers": {
            name: shelf.put(column, partial(_column, name, column, currency))
            if name in COLUMNS
            else column_said(name, column, currency)
            for name, column in columns_of(scenario.payroll).items()
        },
    }
    draft = document.draft
    if draft is not None:
        state["draft"] = shelf.put(draft, lambda: draft_said(draft))
    if document.corridor_origin is not None:
        state["corridor_origin"] = ORIGIN.said(document.corridor_origin)
    origin = document.payroll_origin
    if origin is not None:
        said = payroll_origin(currency).said(replace(origin, rows=None))
        if origin.rows is not None:
            said["rows"] = shelf.put(origin.rows, partial(_rows, origin.rows))
        state["payroll_origin"] = said
    return state


def pieces_of(state: dict[str, Any]) -> set[str]:
    """Return the digests of what a state needs from the shelf."""
    columns = (value for name, value in state["workers"].items() if name in COLUMNS)
    rows = state.get("payroll_origin", {}).get("rows")
    others = (digest for digest in (rows, state.get("draft")) if digest)
    return {state["corridor"], *columns, *others}


def _column(name: str, column: Any, currency: str) -> dict[str, Any]:
    return {"workers": {name: column_said(name, column, currency)}}


def _rows(rows: Any) -> dict[str, Any]:
    return {"rows": runs_of(rows)}


class StateReader:
    """Makes documents of states; what several of them share is made once."""

    def __init__(self, shelf: Shelf, problems: Problems) -> None:
        self._shelf, self._problems = shelf, problems
        self._made: dict[tuple[object, ...], Any] = {}

    def document(self, state: dict[str, Any]) -> Document:
        """Return the document of a state.

        Raises
        ------
        BrokenError, ModelError, KeyError, TypeError
            It cannot be read, or not all of it is there.
        """
        currency = state["currency"]
        corridor = self._once(("corridor", state["corridor"]), self._corridor)
        settings: dict[str, Any] = SETTINGS.values(self._entry(SETTINGS, state["scenario"]))
        view = VIEW.taken(self._entry(VIEW, state["view"]))
        payroll = self._payroll(state["workers"], currency)
        scenario = Scenario(corridor=corridor, payroll=payroll, **settings)
        origin = state.get("corridor_origin")
        taken = None if origin is None else ORIGIN.taken(self._entry(ORIGIN, origin))
        workers = self._origin(state.get("payroll_origin"), currency)
        said = state.get("draft")
        draft = None if said is None else self._once(("draft", said), self._draft)
        return Document(scenario, taken, workers, view, draft)

    def _once(self, key: tuple[str, ...], make: Callable[..., Any]) -> Any:
        if key not in self._made:
            made = make(*key)
            self._made[key] = made
            self._shelf.know(made, key[1])
        return self._made[key]

    def _corridor(self, _: str, digest: str) -> Corridor:
        corridor, problems = corridor_in(self._piece(digest), self._problems.file, "corridor")
        del problems  # told when it was read first
        if corridor is None:
            raise BrokenError
        return corridor

    def _draft(self, _: str, digest: str) -> CorridorDraft:
        return draft_taken(self._piece(digest), "draft", self._problems)

    def _payroll(self, said: dict[str, Any], currency: str) -> Payroll:
        key = ("payroll", currency, *map(str, said.items()))
        if key not in self._made:
            columns = {
                name: self._once((name, value, currency), self._column)
                for name, value in said.items()
                if name in COLUMNS
            }
            if "amounts" in columns:
                self._made[key] = Payroll(**columns)
            else:
                entry = workers_table(currency).read(_alike(said), "", self._problems)
                alike = payroll_taken(_checked(entry), currency, self._problems)
                self._made[key] = Payroll(alike.amounts, **columns) if columns else alike
        made: Payroll = self._made[key]
        return made

    def _column(self, name: str, digest: str, currency: str) -> Any:
        table = workers_table(currency, is_whole=False)
        entry = _checked(table.read(self._piece(digest)["workers"], "", self._problems))
        return column_taken(name, entry, currency, self._problems)

    def _origin(self, said: dict[str, Any] | None, currency: str) -> PayrollOrigin | None:
        if said is None:
            return None
        description = payroll_origin(currency)
        rows = said.get("rows")
        plain = {name: value for name, value in said.items() if name != "rows"}
        origin = description.taken(self._entry(description, plain))
        if rows is None:
            return origin
        return replace(origin, rows=self._once(("rows", rows), self._row_numbers))

    def _row_numbers(self, _: str, digest: str) -> Any:
        rows = RowRuns().read(self._piece(digest)["rows"], "rows", self._problems)
        if rows is BROKEN:
            raise BrokenError
        return rows

    def _piece(self, digest: str) -> dict[str, Any]:
        tables = self._shelf.get(digest, self._problems)
        if tables is None:
            raise BrokenError
        return tables

    def _entry(self, description: Description[Any], raw: object) -> Entry:
        return _checked(description.table.read(raw, "", self._problems))


def _alike(said: dict[str, Any]) -> dict[str, Any]:
    """Return count and amount of workers who send alike."""
    return {name: value for name, value in said.items() if name not in COLUMNS}


def _checked(entry: object) -> Entry:
    if not isinstance(entry, Entry):
        raise BrokenError
    return entry
