"""What a file lists beside a list that was edited since: only where the two differ."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from remitcalc.files.document.amounts import amounts_of
from remitcalc.files.document.fields import Plain, Words, YesNo
from remitcalc.files.document.row_runs import RowRuns, runs_of, sorted_runs
from remitcalc.files.document.settings import payroll_origin
from remitcalc.files.document.workers import (
    Column,
    column_said,
    payroll_taken,
    workers_said,
    workers_table,
)
from remitcalc.files.grammar import BrokenError
from remitcalc.files.grammar_tables import Entry, Key, TomlTable, joined
from remitcalc.model.file_list import NOTHING_TOLD, ByHand, FileList, told
from remitcalc.model.message import message, refuse
from remitcalc.model.payroll import Payroll
from remitcalc.model.payroll_edits import rows_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from remitcalc.files.problems import Problems
    from remitcalc.model.document import PayrollOrigin
    from remitcalc.model.payroll_edits import CellRole

ROLES: Final[dict[str, CellRole]] = {
    "amounts": "amount",
    "groups": "group",
    "joins": "joins",
    "names": "worker",
    "services": "service",
}
"""What the columns of workers are called in the list."""

_KINDS: Final = {
    "amounts": Column(Plain()),
    "groups": Column(Words()),
    "joins": Column(YesNo()),
    "names": Column(Words()),
    "services": Column(Words(), type(None)),
}


def origin_table(currency: str) -> TomlTable:
    """Return the table of where workers are from."""
    listed = Key("listed", _listed_table(currency), "What the file lists otherwise.")
    return TomlTable((*payroll_origin(currency).table.keys, listed))


def origin_said(origin: PayrollOrigin, payroll: Payroll, currency: str) -> dict[str, Any]:
    """Return the table of where the workers of a payroll are from."""
    said = payroll_origin(currency).said(origin)
    if origin.listed is not None and origin.rows is not None:
        said["listed"] = _listed_said(origin.listed, origin.rows, payroll, currency)
    return said


def origin_taken(
    entry: Entry, payroll: Payroll, currency: str, problems: Problems
) -> PayrollOrigin:
    """Return where the workers of a payroll are from.

    Raises
    ------
    BrokenError
        Something in it is wrong; noted.
    ModelError
        It does not go with the payroll.
    """
    origin = payroll_origin(currency).taken(entry)
    listed = entry.get("listed", Entry)
    if listed is None:
        return origin
    if origin.rows is None or len(origin.rows) != len(payroll):
        refuse([message("columns_differ_in_length")])
    assert origin.rows is not None
    return replace(origin, listed=_listed_taken(listed, origin.rows, payroll, currency, problems))


def _listed_table(currency: str) -> TomlTable:
    """Return the table of what a file lists otherwise than the workers of the document."""
    rows = Key("rows", RowRuns(), "The rows of the file.", is_required=True)
    changed = tuple(
        Key(
            name,
            TomlTable(
                (Key("file", kind, "What stands in the file.", is_required=True), rows),
            ),
            "Cells that were changed.",
        )
        for name, kind in _KINDS.items()
    )
    left_out = TomlTable(
        (
            rows,
            Key("workers", workers_table(currency), "As the file lists them.", is_required=True),
        )
    )
    return TomlTable(
        (
            Key("changed", TomlTable(changed), "Cells that were changed."),
            Key("is_unnamed", YesNo(), "Whether the file has no names."),
            Key("left_out", left_out, "Workers who were taken off the list."),
        )
    )


def _listed_said(
    listed: FileList, rows: NDArray[np.int64], payroll: Payroll, currency: str
) -> dict[str, Any]:
    """Return the table of what a file lists beside a payroll; `rows` are those of its workers."""
    by_hand = ByHand(payroll, rows, listed)
    said: dict[str, Any] = {}
    changed = {name: by_hand.changed(role) for name, role in ROLES.items()}
    cells = {
        name: {"rows": runs_of(rows[at]), "file": _cells(name, by_hand, at, currency)}
        for name, at in changed.items()
        if at
    }
    if cells:
        said["changed"] = cells
    if listed.payroll.names is None and payroll.names is not None:
        said["is_unnamed"] = True
    if gone := by_hand.left_out:
        places = np.array(gone, dtype=np.intp)
        said["left_out"] = {
            "rows": sorted_runs(listed.rows[places].tolist()),
            "workers": workers_said(rows_of(listed.payroll, places), currency),
        }
    return said


def _listed_taken(
    entry: Entry, rows: NDArray[np.int64], payroll: Payroll, currency: str, problems: Problems
) -> FileList:
    """Return what a file lists, from a checked table and the payroll beside it.

    Raises
    ------
    BrokenError
        Something in it is wrong; noted.
    ModelError
        It does not go with the payroll.
    """
    order = np.argsort(rows, kind="stable")
    order = order[rows[order] > 0]
    known = rows[order]
    is_whole = len(order) == len(rows) and bool((order == np.arange(len(rows))).all())
    unnamed = bool(entry.get("is_unnamed", bool))
    left_out = entry.get("left_out", Entry)
    gone, gone_rows = None, np.empty(0, dtype=np.int64)
    if left_out is not None:
        gone_rows = left_out.need("rows", np.ndarray)
        gone = payroll_taken(left_out.need("workers", Entry), currency, problems)
        if len(gone_rows) != len(gone):
            refuse([message("columns_differ_in_length")])
    changed = entry.get("changed", Entry)
    every = np.concatenate([known, gone_rows])
    places = np.argsort(every, kind="stable")
    columns: dict[str, Any] = {}
    for name, role in ROLES.items():
        cells = None if changed is None else changed.get(name, Entry)
        if is_whole and cells is None and gone is None:
            columns[name] = getattr(payroll, name)
            continue
        values = told(payroll, role)[order]
        if cells is not None:
            _patch(values, known, name, cells, currency, problems)
        if gone is not None:
            values = np.concatenate([values, told(gone, role)])[places]
        columns[name] = _column(name, values)
    if unnamed:
        columns["names"] = None
    return FileList(Payroll(**columns), every[places])


def _cells(name: str, by_hand: ByHand, workers: Sequence[int], currency: str) -> object:
    """Return in JSON what the file tells in some cells."""
    values: Any = [by_hand.in_file(worker, ROLES[name]) for worker in workers]
    if name in {"amounts", "joins"}:
        values = np.array(values, dtype=np.int64 if name == "amounts" else np.bool_)
    return column_said(name, values, currency)


def _patch(  # noqa: PLR0913, PLR0917
    values: NDArray[Any],
    known: NDArray[np.int64],
    name: str,
    cells: Entry,
    currency: str,
    problems: Problems,
) -> None:
    """Put what the file tells in the place of what was changed."""
    rows = cells.need("rows", np.ndarray)
    said = cells.need("file", list)
    if name == "amounts":
        read = amounts_of(said, currency, joined(cells.key, "file"), problems)
        if read is None:
            raise BrokenError
        said = read.tolist()
    at = np.searchsorted(known, rows).clip(max=max(len(known) - 1, 0))
    if len(said) != len(rows) or not len(known) or (known[at] != rows).any():
        refuse([message("columns_differ_in_length")])
    for place, value in zip(at.tolist(), said, strict=True):
        values[place] = value


def _column(name: str, values: NDArray[Any]) -> Any:
    """Return a column of a payroll; None: nothing is told in it."""
    if name == "amounts":
        return values
    if (values == NOTHING_TOLD[ROLES[name]]).all():
        return None
    return values.astype(np.bool_) if name == "joins" else tuple(values.tolist())
