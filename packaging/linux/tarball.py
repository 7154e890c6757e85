"""Packs the program's folder for a Linux that no other package is for: unpacked, it runs."""

from __future__ import annotations

import platform
import shutil
import tarfile
from typing import TYPE_CHECKING

import project
from icon_files import make_icons
from linux.share import install_share

if TYPE_CHECKING:
    from pathlib import Path


def build_tarball(folder: Path, out: Path, work: Path, *, quick: bool) -> Path:
    """Return the packed folder, the same bytes for the same folder; nobody in it is the builder.

    `share/` in it is what desktops look for, to be copied to where they do.

    Raises
    ------
    NotHereError
    """
    project.only_on("linux", "the packed folder")
    title = f"{project.NAME}-{project.version()}"
    path = out / f"{title}-linux-{platform.machine()}.tar.xz"

    share = work / "tar" / "share"
    shutil.rmtree(share.parent, ignore_errors=True)
    install_share(share, make_icons(work))

    def anonymous(entry: tarfile.TarInfo) -> tarfile.TarInfo:
        entry.uid = entry.gid = 0
        entry.uname = entry.gname = ""
        entry.mtime = project.epoch()
        entry.mode = 0o755 if entry.isdir() or entry.mode & 0o100 else 0o644
        return entry

    # Folders are added in the order of their names.
    with tarfile.open(path, "w:xz", preset=0 if quick else 6, format=tarfile.PAX_FORMAT) as packed:
        packed.add(folder, arcname=title, filter=anonymous)
        packed.add(share, arcname=f"{title}/share", filter=anonymous)
    return path
