"""Work on a document: what is on the table, and the way it came there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.model.frozen import frozen

if TYPE_CHECKING:
    from remitcalc.model.document import Document


@frozen(eq=False)
class Step:
    """One edit: its name, a marked English template, and the document before and after it."""

    name: str
    before: Document
    after: Document


@frozen(eq=False)
class Work:
    """All that is needed to go on where one stopped.

    Attributes
    ----------
    document : Document
        As it is now.
    steps : tuple of Step
        Every edit that can be undone or done again, in order.
    index : int
        How many of them are done.
    clean : int, optional
        The index at which the document is as its file; None: at none of these.
    path : str
        The document's file, absolute; empty: it has none yet.
    digest : str
        SHA-256 of that file when it was read or saved; empty: never.
    title : str
        What work without a file is called.
    """

    document: Document
    steps: tuple[Step, ...] = ()
    index: int = 0
    clean: int | None = None
    path: str = ""
    digest: str = ""
    title: str = ""

    @property
    def is_saved(self) -> bool:
        """Whether a file holds what is on the table; who is half typed is surely kept only here."""
        is_typed = bool(self.document.view.half_typed)
        return bool(self.path) and self.clean == self.index and not is_typed

    @property
    def is_begun(self) -> bool:
        """Whether there is anything to keep."""
        return bool(self.steps or self.path or self.document.view.half_typed)
