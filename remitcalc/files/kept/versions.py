"""Older versions of documents: what stood in a file before it was saved over, the last ten."""

from __future__ import annotations

import contextlib
import datetime
import hashlib
import json
import os
import re
import shutil
from typing import TYPE_CHECKING, Final, NamedTuple

from remitcalc import paths
from remitcalc.files.document.parsing import content_of, refused
from remitcalc.files.document.writing import SUFFIX, document_bytes
from remitcalc.files.refusal import RefusedError
from remitcalc.model.message import message
from remitcalc.writing.replacement import NotWrittenError, replace_file

if TYPE_CHECKING:
    from pathlib import Path

    from remitcalc.model.document import Document
    from remitcalc.model.message import Message

MOST_VERSIONS: Final = 10
_NAME = re.compile(r"(\d{8}T\d{12})-([0-9a-f]{64})" + re.escape(SUFFIX))
_TIME = "%Y%m%dT%H%M%S%f"
_ABOUT = "of.json"


class Version(NamedTuple):
    """What a document was: when it was saved so, in UTC, and the file to read it from."""

    saved: datetime.datetime
    file: Path
    digest: str


class Saved(NamedTuple):
    """What a save did: the digest of the file, and why its older version is not kept, if so."""

    digest: str
    not_kept: tuple[Message, ...] = ()


def save_document(path: Path, document: Document, *, keeps_versions: bool = True) -> Saved:
    """Write a document to its file; what stood there becomes an older version.

    Where that cannot be kept the document is saved all the same, which is told.

    Raises
    ------
    ModelError
        As of `document_bytes`.
    NotWrittenError
        Nothing was changed.
    """
    content = document_bytes(document)
    digest = hashlib.sha256(content).hexdigest()
    not_kept = keep_version(path, unless=digest) if keeps_versions else ()
    replace_file(path, content, is_private=True)
    return Saved(digest, not_kept)


def keep_version(path: Path, *, unless: str = "") -> tuple[Message, ...]:
    """Keep what stands in a file as a version; return why it could not be, or nothing.

    Nothing is kept where there is no file, or one of the digest `unless`, or of one that is kept.
    """
    try:
        content = content_of(path)
        saved = datetime.datetime.fromtimestamp(path.stat().st_mtime, datetime.UTC)
    except FileNotFoundError:
        return ()
    except (RefusedError, OSError, ValueError) as error:
        return (refused(error),)
    digest = hashlib.sha256(content).hexdigest()
    folder, known = _folder(path), versions_of(path)
    if digest == unless or digest in {version.digest for version in known}:
        return ()
    if folder is None:
        return (message("not_written_no_such_folder", file="", reason=""),)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        replace_file(folder / _ABOUT, json.dumps({"path": _real(path)}).encode(), is_private=True)
        name = f"{saved.strftime(_TIME)}-{digest}{SUFFIX}"
        replace_file(folder / name, content, is_private=True)
    except OSError as error:
        told = error if isinstance(error, NotWrittenError) else NotWrittenError(folder, error)
        return (message(f"not_written_{told.cause}", file=str(told.path), reason=told.reason),)
    for version in versions_of(path)[MOST_VERSIONS:]:
        remove_version(version)
    return ()


def versions_of(path: Path) -> tuple[Version, ...]:
    """Return the older versions of a document, the latest first."""
    folder = _folder(path)
    try:
        names = [] if folder is None else os.listdir(folder)  # noqa: PTH208
    except OSError:
        return ()
    found = []
    for name in sorted(names, reverse=True):
        matched = _NAME.fullmatch(name)
        if matched is not None and folder is not None:
            with contextlib.suppress(ValueError):
                saved = datetime.datetime.strptime(matched[1], _TIME).replace(tzinfo=datetime.UTC)
                found.append(Version(saved, folder / name, matched[2]))
    return tuple(found)


def remove_version(version: Version) -> bool:
    """Remove one version; return whether it is gone."""
    with contextlib.suppress(OSError):
        version.file.unlink(missing_ok=True)
    return not version.file.exists()


def remove_versions(path: Path | None = None) -> bool:
    """Remove all versions of a document, or of all of them; return whether they are gone."""
    folder = paths.kept_versions() if path is None else _folder(path)
    if folder is None:
        return True
    shutil.rmtree(folder, ignore_errors=True)
    return not folder.exists()


def _folder(path: Path) -> Path | None:
    within = paths.kept_versions()
    name = hashlib.sha256(os.fsencode(os.path.normcase(_real(path)))).hexdigest()[:32]
    return None if within is None else within / name


def _real(path: Path) -> str:
    return os.path.realpath(path)
