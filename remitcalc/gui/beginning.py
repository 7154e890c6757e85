"""What a window opens with: a document that was named, the work of the last time, an example."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from remitcalc import paths

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remitcalc.files.kept.unsaved import Restored
    from remitcalc.gui.document_file import DocumentFile
    from remitcalc.model.document import Document

_MOST_BYTES = 50_000_000
"""Of a document that is read before the window is there; a larger one is opened in it."""


class Beginning(NamedTuple):
    """The document to begin with; the work, or the file, that it was found in."""

    document: Document
    restored: Restored | None = None
    file: DocumentFile | None = None

    @property
    def is_example(self) -> bool:
        """Whether there is nothing that somebody did."""
        return self.file is None and (self.restored is None or self.restored.work is None)


def beginning(files: Sequence[str], example: Document) -> Beginning:
    """Return what to begin with, given the files that are to be opened.

    A document that cannot be read is left to the window, which says why.
    """
    if files:
        file = _document_in(Path(files[0])) if len(files) == 1 else None
        if file is None or file.document is None:
            return Beginning(example)
        return Beginning(file.document, file=file)
    restored = _latest_work()
    if restored is None or restored.work is None:
        return Beginning(example, restored)
    return Beginning(restored.work.document, restored)


def _document_in(path: Path) -> DocumentFile | None:
    """Return the document that a file holds; None: it is another file, or a large one."""
    from remitcalc.files.document.recognition import is_document
    from remitcalc.files.source import Source

    try:
        is_small = path.stat().st_size <= _MOST_BYTES
    except (OSError, ValueError):
        return None
    if not is_small or not is_document(path, Source(path).head):
        return None
    from remitcalc.gui.document_file import read_document_file

    return read_document_file(path)


def _latest_work() -> Restored | None:
    """Return the work with which the last window ended, taken over; None: there is none."""
    if not _has_kept_work():
        return None
    from remitcalc.files.kept.unsaved import Restored, unsaved_work

    found, problems = unsaved_work()
    if not found:
        return Restored(None, None, problems) if problems else None
    restored = found[0].restore()
    return restored._replace(problems=(*problems, *restored.problems))


def _has_kept_work() -> bool:
    """Return whether there may be any: a first start reads nothing."""
    within = paths.kept_work()
    return within is not None and within.is_dir()
