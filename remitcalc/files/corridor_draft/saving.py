"""A draft as the text of a file: over the one it came from, whose comments stay where they can."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from remitcalc.files.corridor_draft.stating import provenance_of
from remitcalc.files.corridor_file import read_corridor_text
from remitcalc.files.corridor_format import CORRIDOR
from remitcalc.files.corridor_text.writing import corridor_text, revised_text, tables_text
from remitcalc.files.document.origins import corridor_origin, digest_of
from remitcalc.files.grammar_tables import Either, Listing, NamedTables, TomlTable
from remitcalc.files.text_source import read_text
from remitcalc.files.toml_text import tokens
from remitcalc.writing.replacement import replace_file

if TYPE_CHECKING:
    from remitcalc.files.grammar import Kind
    from remitcalc.model.corridor import Corridor
    from remitcalc.model.corridor_draft import CorridorDraft
    from remitcalc.model.document import Document
    from remitcalc.model.provenance import Provenance

_SUFFIX = ".toml"
_SOURCES = "provenance"


class Prepared(NamedTuple):
    """What saving would write.

    Attributes
    ----------
    text : str
    lost : tuple of str
        The comments of the file that it replaces that the text has no place for: to be told before.
    is_changed : bool
        Whether the file is another one than was read: somebody else changed it.
    """

    text: str
    lost: tuple[str, ...] = ()
    is_changed: bool = False


def file_of(document: Document) -> Path | None:
    """Return the corridor file that saving goes on in; None: it must be asked where.

    What came with the program, a fee table and a survey are not written over.
    """
    origin = document.corridor_origin
    if origin is None or origin.bundled or Path(origin.path).suffix.lower() != _SUFFIX:
        return None
    path = Path(origin.path)
    return path if path.is_file() else None


def prepared(
    draft: CorridorDraft,
    corridor: Corridor,
    over: Path | None = None,
    digest: str = "",
    into: Path | None = None,
) -> Prepared:
    """Return what saving a draft would write, without writing it.

    Parameters
    ----------
    draft : CorridorDraft
    corridor : Corridor
        What the draft reads as.
    over : Path, optional
        A file whose comments, order and spelling stay where they can.
    digest : str
        Of that file as it was read, if it was.
    into : Path, optional
        The file that is written, where that is another one. Where it is of the same corridor its
        comments count: they stay where `over` is None, and are lost where they do not.

    Raises
    ------
    ModelError
        The corridor holds what no corridor file can.
    """
    own = None if over is None else read_text(over)[0]
    there = own if into is None else _text_of_same(into, corridor)
    is_changed = over is not None and bool(digest) and digest_of(over) != digest
    text, old = "", there if over is None else own
    if old is not None:
        made = revised_text(old, corridor, _sources_of(draft))
        text = made.text if made.keeps_comments else ""
    text = text or _new_text(draft, corridor)
    lost = Counter(_comments(there or "")) - Counter(_comments(text))
    return Prepared(text, tuple(lost.elements()), is_changed)


def save(document: Document, path: Path, what: Prepared) -> Document:
    """Write a corridor file, whole or not at all; return the document, whose corridor is of it.

    Raises
    ------
    NotWrittenError
        Nothing was changed.
    """
    replace_file(path, what.text.encode())
    return document.replace(corridor_origin=corridor_origin(path))


def _text_of_same(path: Path, corridor: Corridor) -> str | None:
    """Return the text of a file of the same corridor; None: it is of none, or not there."""
    text = read_text(path)[0] if path.is_file() else None
    there = None if text is None else read_corridor_text(text)[0]
    return text if there is not None and there.id == corridor.id else None


def _new_text(draft: CorridorDraft, corridor: Corridor) -> str:
    """Return the text of a new file: the draft's own tables where they say the corridor."""
    text = tables_text(_ordered(CORRIDOR, draft.tables))
    return text if read_corridor_text(text)[0] == corridor else corridor_text(corridor)


def _sources_of(draft: CorridorDraft) -> dict[str, Provenance] | None:
    """Return the sources of a draft by name; None: it has no table of them."""
    listed = draft.tables.get(_SOURCES)
    if not isinstance(listed, dict):
        return None
    found = {name: provenance_of(table) for name, table in listed.items()}
    return {name: one for name, one in found.items() if one is not None}


def _comments(text: str) -> list[str]:
    return [token.strip() for kind, token in tokens(text) if kind == "blank" and "#" in token]


def _ordered(kind: Kind | None, value: Any) -> Any:
    """Return tables whose keys stand in the order of the format."""
    match kind, value:
        case TomlTable(), dict():
            keys = [name for name in kind.kinds if name in value]
            keys += [name for name in value if name not in kind.kinds]
            return {name: _ordered(kind.kinds.get(name), value[name]) for name in keys}
        case NamedTables(), dict():
            return {name: _ordered(kind.of, one) for name, one in value.items()}
        case Listing(), list():
            return [_ordered(kind.of, one) for one in value]
        case Either(), _:
            taken = next((option for option in kind.options if option.accepts(value)), None)
            return _ordered(taken, value)
    return value
