"""Makes the program's folder with PyInstaller."""

from __future__ import annotations

import shutil
import subprocess
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING

import project
from program.contents import STRIPPED

if TYPE_CHECKING:
    from pathlib import Path


def freeze(out: Path, made: Path) -> Path:
    """Return the folder of the finished program in `out`.

    Parameters
    ----------
    out : Path
        Where the folder comes to lie; an older one is taken away first.
    made : Path
        Holds what the spec takes in: `licences/` and icons.

    Raises
    ------
    NotHereError
        PyInstaller, or what it asks for, is not installed.
    """
    if find_spec("PyInstaller") is None:
        raise project.NotHereError("PyInstaller is not installed (pip install '.[packaging]')")
    if sys.platform == "linux":
        project.tool("objdump", debian="binutils")
    work = made / "pyinstaller"
    shutil.rmtree(work, ignore_errors=True)
    options = ["--noconfirm", "--distpath", out, "--workpath", work]
    project.run(
        [sys.executable, "-m", "PyInstaller", *options, _spec()],
        log=made / "pyinstaller.log",
        extra={"REMITCALC_MADE": str(made), "PYINSTALLER_CONFIG_DIR": str(work)},
    )
    folder = out / project.NAME
    if sys.platform == "linux":
        _strip(folder / "_internal")
        _forget_place(folder / "_internal")
    return folder


def _spec() -> Path:
    return project.PACKAGING / "program" / "remitcalc.spec"


def _strip(inside: Path) -> None:
    """Take the symbols off the libraries that keep them: a third of such a one, no use to users."""
    strip = project.tool("strip", debian="binutils")
    found = [path for pattern in STRIPPED for path in sorted(inside.glob(pattern))]
    subprocess.run([strip, "--strip-unneeded", *found], check=True)


def _forget_place(inside: Path) -> None:
    """Have Python's modules look beside themselves for libraries, not at the builder's.

    The place (`RUNPATH`) is overwritten where it stands, with what is no longer: patchelf would
    leave the old one behind in the file.
    """
    old = f"{sys.base_prefix}/lib".encode()
    new = b"$ORIGIN/../.."
    if len(new) > len(old):
        return
    for path in sorted(inside.glob("python3*/lib-dynload/*.so")):
        path.write_bytes(path.read_bytes().replace(old + b"\0", new.ljust(len(old) + 1, b"\0")))
