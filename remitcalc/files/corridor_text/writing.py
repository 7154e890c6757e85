"""Corridors as the text of the files that people edit: new ones, and revisions of those at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.files.corridor_file import read_corridor_text
from remitcalc.files.corridor_format import CORRIDOR
from remitcalc.files.corridor_text.source_names import SourceNames
from remitcalc.files.corridor_text.stated import stated
from remitcalc.model.frozen import frozen
from remitcalc.model.message import ModelError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remitcalc.model.corridor import Corridor
    from remitcalc.model.provenance import Provenance


@frozen
class CorridorText:
    """The text of a corridor file.

    `keeps_comments` is False where an old text could not be revised and all of it is new.
    """

    text: str
    keeps_comments: bool = True


def corridor_text(corridor: Corridor) -> str:
    """Return the text of a new file, which reads back as the same corridor.

    Raises
    ------
    ModelError
        With everything in the corridor that the format refuses, such as an empty name. The source
        of a side that has charges of its own is not written: each charge has one.
    """
    text = tables_text(stated(corridor, SourceNames({})))
    _check(text)
    return text


def tables_text(tables: Mapping[str, object]) -> str:
    """Return tables as the text of a file, those of a corridor in its order, unchecked."""
    # Imported here: reading a corridor needs no TOML library but Python's.
    from remitcalc.files.corridor_text.blocks import LISTS, NAMED
    from remitcalc.files.corridor_text.toml_values import block_text

    kept = [name for name in CORRIDOR.kinds if name in tables]
    plain = {n: tables[n] for n in kept if not isinstance(tables[n], dict | list)}
    parts = [block_text("", plain)] if plain else []
    for name in kept:
        table = tables[name]
        if isinstance(table, list) and name in LISTS:
            parts += [block_text(f"[[{name}]]", item) for item in table]
        elif isinstance(table, dict) and name in NAMED:
            parts += [block_text(f"[{name}.{key}]", item) for key, item in table.items()]
        elif isinstance(table, dict):
            parts.append(block_text(f"[{name}]", table))
    return "\n".join(parts)


def revised_text(
    old: str, corridor: Corridor, listed: Mapping[str, Provenance] | None = None
) -> CorridorText:
    """Return `old` changed to say what `corridor` says, and only where it says something else.

    A text that cannot be read, or not be changed so that it reads back as this corridor, is
    replaced by a new one. Lines end as they did. `listed` are the sources that it is to list, by
    name, also those that nothing names; None: those that it lists.

    Raises
    ------
    ModelError
        As `corridor_text` does.
    """
    from remitcalc.files.corridor_text.revision import revised

    new = corridor_text(corridor)
    wanted, _ = read_corridor_text(new)
    before, _ = read_corridor_text(old)
    if before is not None:
        for is_careful in (True, False):
            text = revised(old, before, corridor, is_careful=is_careful, listed=listed)
            if text is not None and read_corridor_text(text)[0] == wanted:
                return CorridorText(_ended_as(old, text))
    return CorridorText(new, keeps_comments=False)


def _ended_as(old: str, text: str) -> str:
    """Return a text with the line ends of an old one, where these are alike."""
    if "\r\n" not in old or old.count("\n") != old.count("\r\n"):
        return text
    return text.replace("\r\n", "\n").replace("\n", "\r\n")


def _check(text: str) -> None:
    corridor, problems = read_corridor_text(text)
    if corridor is None:
        raise ModelError(problem.message for problem in problems if not problem.is_warning)
