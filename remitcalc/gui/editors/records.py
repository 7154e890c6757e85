"""What a grid shows and changes: records one below the other, columns as data."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence


class Look(Enum):
    """What kind of thing stands in a cell: it is painted, and said, by that."""

    PLAIN = "plain"
    UNKNOWN = "unknown"
    BROKEN = "broken"
    ELSEWHERE = "elsewhere"
    TOGETHER = "together"


class GridColumn(NamedTuple):
    """One column: `heading` is short, `help_text` says what is typed there.

    Nothing is typed into one that `is_fixed`. `least_width` is as of `ShownColumn`.
    """

    key: str
    heading: str
    is_figure: bool = False
    can_stretch: bool = False
    help_text: str = ""
    is_fixed: bool = False
    least_width: int = 0


class GridCell(NamedTuple):
    """What a cell shows, and what a screen reader says where that is something else."""

    text: str
    look: Look = Look.PLAIN
    spoken: str = ""


class Records(Protocol):
    """Records of one kind in the document that is open.

    Attributes
    ----------
    columns : sequence of GridColumn
    invitation : str
        What stands in the empty row below the last one; empty: there is no such row.
    """

    columns: Sequence[GridColumn]
    invitation: str

    def __len__(self) -> int:
        """Return how many there are."""

    def state(self, row: int, /) -> tuple[object, ...]:
        """Return what a record is made of: its cells are the same as long as all of this is."""

    def cell(self, row: int, key: str, /) -> GridCell:
        """Return what a cell shows."""

    def is_bold(self, row: int, /) -> bool:
        """Return whether a record stands out."""

    def choices(self, key: str, /) -> Sequence[tuple[str, str]]:
        """Return the keys and words of what a cell may be; none: it is typed."""

    def edited_text(self, row: int, key: str, /) -> str:
        """Return what stands in a cell when it is begun to be edited."""

    def put(self, row: int, key: str, typed: str, /) -> None:
        """Let a cell be what was typed; below the last record it begins another."""

    def empty(self, cells: Sequence[tuple[int, str]], /) -> None:
        """Let cells be not known, or not told."""

    def insert(self, row: int, /) -> None:
        """Put an empty record before a row."""

    def duplicate(self, rows: Sequence[int], /) -> None:
        """Put a copy of each record below the last of them."""

    def remove(self, rows: Sequence[int], /) -> None:
        """Take records away."""

    def move(self, row: int, by: int, /) -> bool:
        """Let a record change places with one beside it; return whether there is one."""
