"""The corridors at hand: those that come with the program and the user's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from remitcalc import paths
from remitcalc.files.kinds import suffixes
from remitcalc.files.problems import Problem, Problems
from remitcalc.model.message import ModelError, message

if TYPE_CHECKING:
    from remitcalc.files.numbers.notation import DecimalMark
    from remitcalc.model.corridor import Corridor

SUFFIX = ".toml"
_NO_CORRIDORS = (".txt",)
"""Notes may stand in the user's folder beside corridor files and fee tables."""

_NOT_ONES_OWN = (".", "~$")
"""What spreadsheet programs leave beside a workbook that is open."""


def bundled_corridors() -> dict[str, Path]:
    """Return the path of every bundled corridor by its id, in order of id."""
    return _corridors_in(paths.resources() / "corridors", (SUFFIX,))


def own_corridors() -> dict[str, Path]:
    """Return the path of every corridor file and fee table in the user's folder.

    Each goes by its file name's stem; a second file of one stem by its whole name.
    """
    folder = paths.own_corridors()
    own = tuple(suffix for suffix in suffixes("corridor") if suffix not in _NO_CORRIDORS)
    return _corridors_in(folder, own) if folder else {}


def corridors() -> dict[str, Path]:
    """Return bundled and own corridors; of the same id, the user's own."""
    return dict(sorted({**bundled_corridors(), **own_corridors()}.items()))


def corridor_path(text: str) -> tuple[Path | None, tuple[Problem, ...]]:
    """Return the file that `text` means: an existing file, or the id of a corridor at hand."""
    named = Path(text)
    if _is_file(named):
        return named, ()
    at_hand = corridors()
    if text in at_hand:
        return at_hand[text], ()
    if named.suffix.lower() in suffixes() or named.name != text:
        return named, ()  # plainly a path: the reader says what is wrong with it
    problems = Problems(text)
    problems.add(message("unknown_corridor", corridor=text), found=text, choices=at_hand)
    return None, problems.listed()


def find_corridor(
    text: str, *, decimal: DecimalMark | None = None
) -> tuple[Corridor | None, tuple[Problem, ...]]:
    """Read the corridor that `text` means: a path or an id; `decimal` as of fee tables."""
    from remitcalc.files.any_corridor import read_any_corridor  # the window starts without

    path, problems = corridor_path(text)
    return (None, problems) if path is None else read_any_corridor(path, decimal=decimal)


def load_corridor(text: str) -> Corridor:
    """Return the corridor that `text` means: a path or an id. For programs and notebooks.

    Raises
    ------
    ModelError
        With every problem of the file.
    """
    corridor, problems = find_corridor(text)
    if corridor is None:
        raise ModelError(problem.message for problem in problems if not problem.is_warning)
    return corridor


def _corridors_in(folder: Path, wanted: tuple[str, ...]) -> dict[str, Path]:
    try:
        files = [p for p in folder.iterdir() if p.suffix.lower() in wanted and p.is_file()]
    except OSError:  # no such folder, or not readable: nothing at hand there
        return {}
    found: dict[str, Path] = {}
    for path in sorted(files, key=lambda p: (wanted.index(p.suffix.lower()), p)):
        if not path.name.startswith(_NOT_ONES_OWN):
            found[path.name if path.stem in found else path.stem] = path
    return found


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name no file system takes
        return False
