"""Says of a file that is given in the place of another what it is, and where it belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.files.kinds import kind_of
from remitcalc.files.problems import Place, Problem
from remitcalc.model.message import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remitcalc.files.kinds import FileKind, Gives
    from remitcalc.files.source import Source

_PLACES: dict[Gives, str] = {
    "corridor": "corridor_elsewhere",
    "document": "corridor_elsewhere",
    "payroll": "payroll_elsewhere",
    "quotes": "quotes_elsewhere",
    "survey": "survey_elsewhere",
}
_EXCEL_2003 = "excel_2003"


def other_kind(source: Source, kind: FileKind) -> Problem:
    """Return the problem of a file of this kind where one of another should be."""
    if kind.gives:
        said = message(_PLACES[kind.gives], found=kind.key)
    elif kind.key == _EXCEL_2003:
        said = message("excel_2003_xml")
    else:
        said = message("file_wrong_format", found=kind.key)
    return Problem(said, Place(source.file))


def named_for_what_it_is(
    source: Source, wanted: Gives, problems: Sequence[Problem]
) -> tuple[Problem, ...]:
    """Return what is wrong with a file that could not be read as `wanted`.

    Where it is plainly of another kind, that alone: what a reader missed in it says nothing.
    """
    kind = kind_of(source)
    if kind.gives in ("", wanted) or kind.key in ("table", "unknown"):
        return tuple(problems)
    return (other_kind(source, kind),)
