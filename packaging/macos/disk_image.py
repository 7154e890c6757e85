"""Packs the bundle into a disk image, from which it is dragged to Applications. macOS only."""

from __future__ import annotations

import platform
import shutil
import sys
from typing import TYPE_CHECKING

import project
from macos.signing import notarise, sign

if TYPE_CHECKING:
    from pathlib import Path


def build_disk_image(out: Path, work: Path) -> Path:
    """Return the disk image for this kind of processor: not all packages have both in one.

    Raises
    ------
    NotHereError
    """
    project.only_on("darwin", "a disk image")
    bundle = project.present(out / f"{project.TITLE}.app", "`build.py folder` makes it")
    signed = sign(bundle, work)
    stage = work / "image"
    shutil.rmtree(stage, ignore_errors=True)
    stage.mkdir()
    shutil.copytree(bundle, stage / bundle.name, symlinks=True)
    (stage / "Applications").symlink_to("/Applications")
    name = f"{project.NAME}-{project.version()}-macos-{platform.machine()}.dmg"
    image = out / name
    image.unlink(missing_ok=True)
    made = ["-volname", project.TITLE, "-srcfolder", stage, "-format", "ULFO", image]
    project.run(["hdiutil", "create", *made], log=work / "hdiutil.log")
    notarised = signed and notarise(image, work)
    sys.stdout.write(f"{name}: signed: {signed}, notarised: {notarised}\n")
    return image
