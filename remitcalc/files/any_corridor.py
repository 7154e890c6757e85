"""Reads a corridor from whatever file holds one: a corridor file, a fee table, a document.

Which it is, is seen from the content: only a fee table pays for reading tables.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.files.corridor_file import read_corridor
from remitcalc.files.kinds import kind_of
from remitcalc.files.other_kind import other_kind
from remitcalc.files.source import source_of

if TYPE_CHECKING:
    import os

    from remitcalc.files.corridor_file import CorridorRead
    from remitcalc.files.kinds import FileKind
    from remitcalc.files.numbers.notation import DecimalMark
    from remitcalc.files.source import Source
    from remitcalc.files.tables.child import Tick


def read_any_corridor(
    file: str | os.PathLike[str] | Source,
    *,
    decimal: DecimalMark | None = None,
    tick: Tick | None = None,
    kind: FileKind | None = None,
) -> CorridorRead:
    """Read a corridor file, a fee table (CSV, XLSX, XLSB, XLS, ODS), or a document's corridor.

    Parameters
    ----------
    file : str, path-like or Source
    decimal : "point" or "comma", optional
        For a fee table that leaves open what marks its decimals.
    tick : callable, optional
        As of `remitcalc.files.tables.reading.read_sheets`.
    kind : FileKind, optional
        What the file is, where it is known.

    Returns
    -------
    (Corridor or None, tuple of Problem)
        The corridor when there is no error; warnings may come with it. A file of another kind is
        refused as what it is.
    """
    source = source_of(file)
    kind = kind or kind_of(source, tick)
    if kind.gives == "document":
        from remitcalc.files.document.reading import read_document

        document, problems = read_document(source.path)
        return None if document is None else document.scenario.corridor, problems
    if kind.gives != "corridor":
        return None, (other_kind(source, kind),)
    if not kind.is_table:
        return read_corridor(source.path)
    from remitcalc.files.fee_table.reading import read_fee_table

    return read_fee_table(source, decimal=decimal, tick=tick)
