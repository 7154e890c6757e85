"""Where figures were read from: told when they are read, and looked at again later."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from remitcalc import paths
from remitcalc.files.refusal import RefusedError
from remitcalc.files.regular_file import regular_file
from remitcalc.model.document import Origin, PayrollOrigin

if TYPE_CHECKING:
    from remitcalc.files.payroll.reading import PayrollRead
    from remitcalc.model.payroll_choices import PayrollChoices

_PART = 1_000_000


def digest_of(path: str | os.PathLike[str]) -> str | None:
    """Return the SHA-256 of a file's bytes; None: it cannot be read, or is none.

    Ask before the file is read: where it changes meanwhile, it counts as changed, and not as read.
    """
    try:
        with regular_file(path) as file:
            found = hashlib.sha256()
            while part := file.read(_PART):
                found.update(part)
            return found.hexdigest()
    except (OSError, ValueError, RefusedError):
        return None


def corridor_origin(path: str | os.PathLike[str], digest: str | None = None) -> Origin | None:
    """Return where a corridor is read from; None: from nothing that can be read.

    `digest` is that of the file before it was read; unless given, the file's as it is now.
    """
    file, digest = _absolute(path), digest or digest_of(path)
    if digest is None:
        return None
    if file.parent == _absolute(paths.resources() / "corridors"):
        return Origin(digest, bundled=file.stem)
    return Origin(digest, path=str(file))


def payroll_origin_of(
    path: str | os.PathLike[str],
    digest: str,
    read: PayrollRead,
    choices: PayrollChoices,
    encoding: str = "",
) -> PayrollOrigin:
    """Return where a payroll was read from; `digest` is that of the file before it was read.

    What was said of its columns is kept by their headings, so that it holds where they move.
    """
    from remitcalc.files.payroll.said_columns import told_by_headings  # the window starts without

    understood = read.understood
    columns = {} if understood is None else understood.columns
    if understood is not None:
        choices = told_by_headings(choices, understood.headings)
    return PayrollOrigin(
        path=str(_absolute(path)),
        digest=digest,
        sheet="" if understood is None else understood.sheet,
        amount_column=columns.get("amount", columns.get("net", 0)),
        rows=np.array(read.rows, dtype=np.int64) if len(read.rows) else None,
        choices=choices,
        encoding=encoding,
    )


def path_of(origin: Origin | PayrollOrigin) -> Path:
    """Return the file of an origin, that of a corridor of the program where it is now."""
    if isinstance(origin, Origin) and origin.bundled:
        return paths.resources() / "corridors" / f"{origin.bundled}.toml"
    return Path(origin.path)


def _absolute(path: str | os.PathLike[str]) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100  links stay, as the user named them
