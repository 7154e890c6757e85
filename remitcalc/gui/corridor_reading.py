"""Reads a corridor of any kind of file, with where it came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.files.any_corridor import read_any_corridor
from remitcalc.files.document.origins import corridor_origin, digest_of

if TYPE_CHECKING:
    from remitcalc.files.corridor_file import CorridorRead
    from remitcalc.files.kinds import FileKind
    from remitcalc.files.numbers.notation import DecimalMark
    from remitcalc.files.source import Source
    from remitcalc.gui.tasks import Tick
    from remitcalc.model.document import Origin


def read_with_origin(
    source: Source, kind: FileKind, decimal: DecimalMark | None, tick: Tick | None = None
) -> tuple[CorridorRead, Origin | None]:
    """Return what was read of a file, and the file as it was then."""
    digest = digest_of(source.path)
    tick_of = None if tick is None else tick.of
    found = read_any_corridor(source, decimal=decimal, tick=tick_of, kind=kind)
    return found, corridor_origin(source.path, digest)
