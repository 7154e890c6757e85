"""Writes the SHA-256 sums of everything that is handed out, as `sha256sum --check` reads them."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

NAME = "SHA256SUMS"


def write_sums(out: Path) -> Path:
    """Return the file of sums in `out`, with one line for each file there, by name."""
    files = sorted(path for path in out.iterdir() if path.is_file() and path.name != NAME)
    path = out / NAME
    lines = [f"{_sum(file)}  {file.name}\n" for file in files]
    path.write_text("".join(lines), encoding="utf-8", newline="\n")
    return path


def sum_of_folder(folder: Path) -> str:
    """Return one sum of a folder: names, kinds, permissions to run and contents of all in it."""
    whole = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_symlink():
            said = f"link {path.readlink()}"
        elif path.is_file():
            said = f"{path.stat().st_mode & 0o100} {_sum(path)}"
        else:
            said = "folder"
        whole.update(f"{path.relative_to(folder).as_posix()} {said}\n".encode())
    return whole.hexdigest()


def _sum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
