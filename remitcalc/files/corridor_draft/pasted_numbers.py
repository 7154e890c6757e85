"""What is pasted becomes a draft, once it is known what marks the decimals of its numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from remitcalc.files.numbers.evidence import Evidence
from remitcalc.files.numbers.notation import MARKS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remitcalc.files.numbers.notation import DecimalMark
    from remitcalc.model.corridor_draft import CorridorDraft
    from remitcalc.model.notation import Notation


class Pasted(NamedTuple):
    """What becomes of a draft.

    Attributes
    ----------
    draft : CorridorDraft or None
        None: it must be asked first what marks decimals.
    rows : int
        How many were laid into the grid.
    unclear : str
        A number that can be read in two ways, where it is asked.
    ignored : tuple of str
        Headings that are no column here.
    """

    draft: CorridorDraft | None
    rows: int = 0
    unclear: str = ""
    ignored: tuple[str, ...] = ()


def written_by(notation: Notation, mark: DecimalMark | None) -> Notation:
    """Return how a table is written whose decimals have a mark; None: nothing tells."""
    if mark is None:
        return notation
    group = "," if mark == "point" else "."
    return notation._replace(point=MARKS[mark], group=group, sizes=(3, 3))


def mark_of(
    numbers: Mapping[int, list[str]], said: DecimalMark | None
) -> tuple[DecimalMark | None, str]:
    """Return what marks decimals, None where nothing tells; or a number for which to ask it.

    `numbers` has the texts by how many decimals there may be; `said` is the answer to that.
    """
    if said is not None:
        return said, ""
    evidence = Evidence.of(text for texts in numbers.values() for text in texts)
    if evidence.is_mixed:
        return None, ""  # each tells its own; those that do not are asked in their cells
    for decimals, texts in numbers.items():
        unclear = Evidence.of(texts).unclear(decimals) if evidence.mark is None else ""
        if unclear:
            return None, unclear
    return evidence.mark, ""
