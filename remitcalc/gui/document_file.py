"""A document as it was read from its file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from remitcalc.files.problems import Problem
    from remitcalc.model.document import Document


class DocumentFile(NamedTuple):
    """The file, the SHA-256 of its bytes, and the document; None, with problems: it is none."""

    path: Path
    digest: str
    document: Document | None
    problems: tuple[Problem, ...]


def read_document_file(path: Path) -> DocumentFile:
    """Read a document; 100,000 workers take about as long as their JSON alone."""
    # Imported here: the window starts without.
    import hashlib

    from remitcalc.files.document.parsing import content_of, refused
    from remitcalc.files.document.reading import read_document_bytes
    from remitcalc.files.problems import Place, Problem
    from remitcalc.files.refusal import RefusedError

    try:
        content = content_of(path)
    except (RefusedError, OSError, ValueError) as error:
        return DocumentFile(path, "", None, (Problem(refused(error), Place(str(path))),))
    digest = hashlib.sha256(content).hexdigest()
    return DocumentFile(path, digest, *read_document_bytes(content, str(path)))
