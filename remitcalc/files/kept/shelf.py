"""Pieces of kept work, each in a file of its own that is named by its digest and written once."""

from __future__ import annotations

import contextlib
import hashlib
import os
from typing import TYPE_CHECKING, Any

from remitcalc.files.document.layout import json_bytes
from remitcalc.files.document.parsing import content_of, tables_of
from remitcalc.files.refusal import RefusedError
from remitcalc.writing.replacement import replace_file

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

    from remitcalc.files.problems import Problems

SUFFIX = ".json"


class Shelf:
    """The pieces in one folder; what was put there as a noun is known again without being read.

    A noun must never change once it is here.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._known: dict[int, tuple[object, str]] = {}
        self.sizes: dict[str, int] = {}
        """The bytes of every piece that was put here, by its digest."""
        self._read: dict[str, dict[str, Any]] = {}

    def put(self, noun: object, said: Callable[[], dict[str, Any]]) -> str:
        """Keep a noun, which `said` puts in JSON, and return its digest.

        Raises
        ------
        NotWrittenError
        """
        known = self._known.get(id(noun))
        if known is not None and known[0] is noun and self._path(known[1]).exists():
            return known[1]
        content = json_bytes(said())
        digest = hashlib.sha256(content).hexdigest()
        path = self._path(digest)
        if not path.exists():
            replace_file(path, content, is_private=True)
        self._known[id(noun)] = noun, digest
        self.sizes[digest] = len(content)
        return digest

    def present(self) -> set[str]:
        """Return the digests of all pieces that are there."""
        try:
            with os.scandir(self.folder) as entries:
                names = [entry.name for entry in entries]
        except OSError:
            return set()
        return {name.removesuffix(SUFFIX) for name in names if name.endswith(SUFFIX)}

    def get(self, digest: str, problems: Problems) -> dict[str, Any] | None:
        """Return what a piece says; None, its faults noted, where it is not what it was."""
        if digest in self._read:
            return self._read[digest]
        try:
            content = content_of(self._path(digest))
        except (OSError, ValueError, RefusedError):
            return None
        if hashlib.sha256(content).hexdigest() != digest:
            return None
        tables = tables_of(content, problems)
        if tables is not None:
            self._read[digest] = tables
        return tables

    def know(self, noun: object, digest: str) -> None:
        """Note that a noun was made of a piece, so that it is not written again."""
        with contextlib.suppress(OSError):
            self.sizes[digest] = self._path(digest).stat().st_size
            self._known[id(noun)] = noun, digest

    def forget_read(self) -> None:
        """Let go of what was only needed to read."""
        self._read.clear()

    def keep_only(self, digests: Collection[str]) -> None:
        """Remove every other piece; one that cannot be removed stays."""
        self._known = {at: known for at, known in self._known.items() if known[1] in digests}
        self.sizes = {digest: size for digest, size in self.sizes.items() if digest in digests}
        for digest in self.present().difference(digests):
            with contextlib.suppress(OSError):
                self._path(digest).unlink()

    def _path(self, digest: str) -> Path:
        return self.folder / f"{digest}{SUFFIX}"
