"""What stands on pages: knows its height at a width, where it may break, and paints itself."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from remitcalc.drawing.label_placement import Box
    from remitcalc.drawing.pencil import Pencil


class Placing(NamedTuple):
    """How a block stands among others.

    Attributes
    ----------
    space_before : pixels above it; none at the top of a page.
    keeps_with_next : whether it never ends a page, as a heading.
    starts_page : whether it begins a new page.
    bookmark : what the outline of the document calls its place; empty: it is not in there.
    """

    space_before: float = 0.0
    keeps_with_next: bool = False
    starts_page: bool = False
    bookmark: str = ""


class Block(ABC):
    """One block of a document; sizes are pixels of 1/96 inch."""

    def __init__(self, placing: Placing | None = None) -> None:
        self.placing = placing or Placing()

    @abstractmethod
    def height(self, width: float) -> float:
        """Return how high it is where it is `width` wide."""

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:  # noqa: ARG002
        """Return what fits into `room`, and the rest; None: it stays whole."""
        return None

    @abstractmethod
    def paint(self, pencil: Pencil, box: Box) -> None:
        """Paint it into a box of its height."""
