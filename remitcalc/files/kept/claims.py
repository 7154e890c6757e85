"""Which documents are open in a process that lives, by the path of each."""

from __future__ import annotations

import contextlib
import datetime
import hashlib
import json
import os
import platform
from typing import TYPE_CHECKING, NamedTuple

from remitcalc import paths
from remitcalc.writing.lock import hold_file
from remitcalc.writing.replacement import NotWrittenError, replace_file

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO


class Holder(NamedTuple):
    """Who has a document open: on which machine, and since when, in UTC; empty, None: not known."""

    host: str
    since: datetime.datetime | None


class Claim:
    """A document that is open here, until it is released or this process is gone."""

    def __init__(self, marks: Path | None, lock: BinaryIO | None) -> None:
        self._marks, self._lock = marks, lock

    def release(self) -> None:
        """Let others open the document without a word."""
        if self._lock is None or self._marks is None:
            return
        if os.name == "nt":  # which removes no open file
            self._lock.close()
        for path in (_told(self._marks), self._marks):
            with contextlib.suppress(OSError):
                path.unlink()
        self._lock.close()
        self._lock = None


def claim_document(document: str | os.PathLike[str]) -> Claim | Holder:
    """Note that a document is open here; return who has it where another window or process does.

    Where nothing can be noted (no home, no permission) the claim is good and nobody is told.
    """
    within = paths.open_documents()
    if within is None:
        return Claim(None, None)
    real = os.path.normcase(os.path.realpath(document))
    marks = within / f"{hashlib.sha256(os.fsencode(real)).hexdigest()[:32]}.lock"
    try:
        within.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = hold_file(marks)
    except OSError:
        return Claim(None, None)
    if lock is None:
        return _holder(marks)
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    said = json.dumps({"host": platform.node(), "since": now})
    with contextlib.suppress(NotWrittenError):
        replace_file(_told(marks), said.encode(), is_private=True)
    return Claim(marks, lock)


def _holder(marks: Path) -> Holder:
    try:
        told = json.loads(_told(marks).read_bytes())
        since = datetime.datetime.fromisoformat(told["since"]).astimezone(datetime.UTC)
        return Holder(str(told["host"]), since)
    except (OSError, ValueError, KeyError, TypeError):
        return Holder("", None)


def _told(marks: Path) -> Path:
    return marks.with_suffix(".json")
