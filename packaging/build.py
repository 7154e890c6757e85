"""Builds what is handed out: `python packaging/build.py STEP…`, see README.md beside it.

Without a step it does all that this machine can, in order, and says of each other one why not.
A step that is asked for by name and cannot be done ends the build with 3; one that fails, with 1.
"""

from __future__ import annotations

import argparse
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import project

if TYPE_CHECKING:
    from collections.abc import Callable

CANNOT = 3


def wheel(out: Path, work: Path) -> Path:
    """Build the wheel."""
    from wheel_file import build_wheel

    return build_wheel(out, work)


def notices(_out: Path, work: Path) -> Path:
    """Gather all licences."""
    from program.notices import write_notices

    write_notices(work / "licences")
    return work / "licences"


def folder(out: Path, work: Path) -> Path:
    """Freeze the program into one folder, with notices and icons."""
    from program.freezing import freeze
    from program.notices import add_system_libraries

    notices(out, work)
    if sys.platform != "linux":  # there, icons lie beside the program
        from icon_files import make_icons

        make_icons(work)
    if sys.platform == "win32":
        from windows.version_information import write_version_information

        write_version_information(work / "version.txt")
    made = freeze(out, work)
    if sys.platform == "linux":
        add_system_libraries(made)
    return made


def check(out: Path, _work: Path) -> Path:
    """Check the folder: links, libraries, traces of this machine, size."""
    import check_folder

    found = _folder(out)
    if check_folder.main([str(found)]):
        raise SystemExit("the folder is not as it should be")
    return found


def smoke(out: Path, _work: Path) -> Path:
    """Run every command and the window of the folder."""
    from smoke import main

    found = _folder(out)
    program = found / (f"{project.NAME}.exe" if sys.platform == "win32" else project.NAME)
    if main([str(program)]):
        raise SystemExit("the program in the folder does not do what it should")
    return found


def tar(out: Path, work: Path, *, quick: bool = False) -> Path:
    """Pack the folder for any other Linux."""
    from linux.tarball import build_tarball

    return build_tarball(_folder(out), out, work, quick=quick)


def deb(out: Path, work: Path, *, quick: bool = False) -> Path:
    """Pack the folder for Debian and Ubuntu."""
    from linux.deb import build_deb

    return build_deb(_folder(out), out, work, quick=quick)


def appdir(out: Path, work: Path, *, quick: bool = False) -> Path:
    """Lay out an AppDir and pack it as squashfs, the body of an AppImage."""
    from linux.appdir import build_appdir

    return build_appdir(_folder(out), out, work, quick=quick)


def nsis(out: Path, work: Path, *, quick: bool = False) -> Path:
    """Make the installer for Windows."""
    from windows.installer import build_installer

    return build_installer(_folder(out), out, work, quick=quick)


def dmg(out: Path, work: Path) -> Path:
    """Make the disk image for macOS."""
    from macos.disk_image import build_disk_image

    return build_disk_image(out, work)


def sbom(out: Path, work: Path) -> Path:
    """Write the bill of materials."""
    from bill import write_bill

    return write_bill(out, work)


def sums(out: Path, _work: Path) -> Path:
    """Write the SHA-256 sums of all files."""
    from sums import write_sums

    return write_sums(out)


STEPS: dict[str, Callable[..., Path]] = {
    step.__name__: step
    for step in (wheel, notices, folder, check, smoke, tar, deb, appdir, nsis, dmg, sbom, sums)
}
_PACKED = ("tar", "deb", "appdir", "nsis")
"""Steps that compress, which takes minutes unless it is done lightly."""


def main(typed: list[str] | None = None) -> int:
    """Do the steps and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "steps", nargs="*", metavar="STEP", choices=[*STEPS, []], help=", ".join(STEPS)
    )
    parser.add_argument("--out", type=Path, default=project.ROOT / "dist", help="default: dist")
    parser.add_argument("--quick", action="store_true", help="compress lightly, to try packages")
    chosen = parser.parse_args(typed)
    out = chosen.out.resolve()
    work = project.ROOT / "build" / "packaging"
    for place in (out, work):
        place.mkdir(parents=True, exist_ok=True)
    code = 0
    for name in chosen.steps or STEPS:
        step = partial(STEPS[name], quick=True) if chosen.quick and name in _PACKED else STEPS[name]
        try:
            _tell(f"{name}: {step(out, work)}")
        except project.NotHereError as error:
            _tell(f"{name}: skipped, because {error}")
            code = CANNOT if chosen.steps else code
    return code


def _tell(sentence: str) -> None:
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()


def _folder(out: Path) -> Path:
    return project.present(out / project.NAME, "`build.py folder` makes it")


if __name__ == "__main__":
    sys.exit(main())
