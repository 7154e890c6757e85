"""Packs the program for Debian, Ubuntu and what is made of them."""

from __future__ import annotations

import gzip
import hashlib
import os
import shutil
import subprocess
import time
from typing import TYPE_CHECKING

import project
from icon_files import make_icons
from linux.share import copy_folder, install_share

if TYPE_CHECKING:
    from pathlib import Path

_DESCRIPTION = """compare sending pay home alone with one pooled transfer
 What does it cost workers to send their pay home one by one, what would one
 pooled transfer cost, and what does each worker keep? remitcalc answers by
 corridor, to the cent, with the source, date and standing of every figure.
 It works offline and gives no advice.
"""
_MAINTAINER = f"{project.PUBLISHER} <authors@remitcalc.invalid>"
"""An address that cannot exist (RFC 2606): the project has none, and the field must have one."""


def build_deb(folder: Path, out: Path, work: Path, *, quick: bool) -> Path:
    """Return the package, the same bytes for the same folder.

    Its dependencies are the packages of the builder's system that hold the libraries asked for, in
    the versions that have the symbols asked for (`dpkg-shlibdeps`): build on the oldest system
    that shall be able to install it.

    Raises
    ------
    NotHereError
    """
    for name in ("dpkg-deb", "dpkg-shlibdeps"):
        project.tool(name, debian="dpkg-dev")
    tree = work / "deb" / project.NAME
    shutil.rmtree(tree.parent, ignore_errors=True)
    install_share(tree / "usr" / "share", make_icons(work))
    program = tree / "usr" / "lib" / project.NAME
    copy_folder(folder, program)
    _leave_to_the_system(program / "_internal")
    (tree / "usr" / "bin").mkdir()
    (tree / "usr" / "bin" / project.NAME).symlink_to(f"../lib/{project.NAME}/{project.NAME}")
    _documents(tree / "usr" / "share" / "doc" / project.NAME)
    _control(tree, _depends(tree, program, work))
    for path in [*tree.rglob("*"), tree]:
        if path.is_dir():
            path.chmod(0o755)
        os.utime(path, (project.epoch(),) * 2, follow_symlinks=False)
    package = out / f"{project.NAME}_{project.version()}_{_architecture()}.deb"
    how = ["-z1"] if quick else ["-z9", "-Sextreme"]
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", *how, "--build", tree, package]
    project.run(command, log=work / "dpkg-deb.log")
    return package


def _leave_to_the_system(inside: Path) -> None:
    """Take out the libraries that came from packages: the package depends on those packages."""
    for path in sorted(inside.glob("lib*.so*")):
        if not path.is_symlink() and not path.name.startswith("libpython"):
            path.unlink()


def _documents(into: Path) -> None:
    into.mkdir(parents=True)
    licence = (project.ROOT / "LICENSE").read_text(encoding="utf-8")
    indented = "".join(f" {line or '.'}\n" for line in licence.splitlines())
    (into / "copyright").write_text(
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n"
        f"Upstream-Name: {project.NAME}\n"
        "Comment: Licences of the parts that others wrote are in the folder licences.\n"
        f"\nFiles: *\nCopyright: {project.PUBLISHER}\nLicense: Expat\n{indented}",
        encoding="utf-8",
    )
    (into / "licences").symlink_to(f"../../../lib/{project.NAME}/_internal/licences")
    date = time.strftime("%a, %d %b %Y %H:%M:%S +0000", time.gmtime(project.epoch()))
    entry = (
        f"{project.NAME} ({project.version()}) stable; urgency=medium\n\n"
        f"  * Release {project.version()}.\n\n -- {_MAINTAINER}  {date}\n"
    )
    packed = gzip.compress(entry.encode(), compresslevel=9, mtime=0)
    (into / "changelog.gz").write_bytes(packed)


def _depends(tree: Path, program: Path, work: Path) -> str:
    """Return the line of packages that hold what the folder asks of the system."""
    control = tree.parent / "debian" / "control"
    control.parent.mkdir()
    control.write_text(
        f"Source: {project.NAME}\n\nPackage: {project.NAME}\nArchitecture: {_architecture()}\n"
    )
    asking = [p for p in program.rglob("*.so*") if p.is_file() and not p.is_symlink()]
    ours = sorted({path.parent for path in asking})
    done = subprocess.run(
        [
            *("dpkg-shlibdeps", "-O", "--ignore-missing-info"),
            *(f"-l{place}" for place in ours),
            *(str(path) for path in sorted([*asking, program / project.NAME])),
        ],
        cwd=tree.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    (work / "dpkg-shlibdeps.log").write_text(done.stderr)
    if done.returncode:
        raise SystemExit(f"dpkg-shlibdeps: {done.stderr[-2000:]}")
    return done.stdout.strip().removeprefix("shlibs:Depends=")


def _control(tree: Path, depends: str) -> None:
    files = sorted(p for p in (tree / "usr").rglob("*") if p.is_file() and not p.is_symlink())
    size = sum(-(-path.stat().st_size // 1024) for path in files)
    about = tree / "DEBIAN"
    about.mkdir()
    (about / "control").write_text(
        f"Package: {project.NAME}\n"
        f"Version: {project.version()}\n"
        f"Architecture: {_architecture()}\n"
        f"Maintainer: {_MAINTAINER}\n"
        f"Installed-Size: {size}\n"
        f"Depends: {depends}\n"
        "Recommends: fonts-dejavu-core | fonts-noto-core\n"
        "Suggests: cups-client\n"
        "Section: misc\n"
        "Priority: optional\n"
        f"Description: {_DESCRIPTION}",
        encoding="utf-8",
    )
    lines = [
        f"{hashlib.md5(p.read_bytes(), usedforsecurity=False).hexdigest()}  {p.relative_to(tree)}\n"
        for p in files
    ]
    (about / "md5sums").write_text("".join(lines), encoding="utf-8")


def _architecture() -> str:
    asked = ["dpkg", "--print-architecture"]
    return subprocess.run(asked, check=True, capture_output=True, text=True).stdout.strip()
