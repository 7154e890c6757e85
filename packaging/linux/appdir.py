"""Lays the program out as an AppDir: a folder that runs from anywhere, and the body of an AppImage.

An AppImage is this folder as a squashfs after a small program, its runtime, which mounts it. That
runtime is in no registry of packages: README.md beside this folder tells how it is put before.
"""

from __future__ import annotations

import os
import platform
import shutil
from pathlib import Path

import project
from icon_files import make_icons
from linux.share import copy_folder, install_share

_RUN = """\
#!/bin/sh
# Runs the program of this folder, wherever the folder lies.
exec "$(dirname "$(readlink -f "$0")")/usr/lib/remitcalc/remitcalc" "$@"
"""


def build_appdir(folder: Path, out: Path, work: Path, *, quick: bool) -> Path:
    """Return the folder packed as squashfs, the same bytes for the same folder.

    Raises
    ------
    NotHereError
        Also where only the folder could be made: it then lies in `work`.
    """
    tree = work / f"{project.TITLE}.AppDir"
    shutil.rmtree(tree, ignore_errors=True)
    install_share(tree / "usr" / "share", make_icons(work))
    copy_folder(folder, tree / "usr" / "lib" / project.NAME)
    run = tree / "AppRun"
    run.write_text(_RUN, encoding="utf-8")
    run.chmod(0o755)
    share = Path("usr", "share")
    for name, place in (
        (f"{project.IDENTIFIER}.desktop", "applications"),
        (f"{project.IDENTIFIER}.svg", "icons/hicolor/scalable/apps"),
    ):
        (tree / name).symlink_to(share / place / name)
    (tree / ".DirIcon").symlink_to(f"{project.IDENTIFIER}.svg")
    for path in [*tree.rglob("*"), tree]:
        os.utime(path, (project.epoch(),) * 2, follow_symlinks=False)
    packed = out / f"{project.TITLE}-{project.version()}-{platform.machine()}.squashfs"
    packed.unlink(missing_ok=True)
    pack = project.tool("mksquashfs", debian="squashfs-tools")
    how = ["-comp", "gzip", "-Xcompression-level", "1"] if quick else ["-comp", "xz", "-b", "1M"]
    # Its dates come from SOURCE_DATE_EPOCH, which the environment of each step holds.
    command = [pack, tree, packed, "-root-owned", "-noappend", "-no-progress", *how]
    project.run(command, log=work / "mksquashfs.log")
    return packed
