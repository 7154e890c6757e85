"""What a program leaves in `share/` for desktops of Linux, the same in each kind of package."""

from __future__ import annotations

import gzip
import shutil
from typing import TYPE_CHECKING

import project

if TYPE_CHECKING:
    from pathlib import Path

_HERE = project.PACKAGING / "linux"
_PAGES = project.PACKAGING / "pages" / "made"

_PLACES = (
    (_HERE / f"{project.IDENTIFIER}.desktop", f"applications/{project.IDENTIFIER}.desktop"),
    (
        _HERE / f"{project.IDENTIFIER}.metainfo.xml",
        f"metainfo/{project.IDENTIFIER}.metainfo.xml",
    ),
    (_HERE / f"{project.IDENTIFIER}.xml", f"mime/packages/{project.IDENTIFIER}.xml"),
    (_PAGES / "remitcalc.bash", "bash-completion/completions/remitcalc"),
    (_PAGES / "_remitcalc", "zsh/vendor-completions/_remitcalc"),
    (_PAGES / "remitcalc.fish", "fish/vendor_completions.d/remitcalc.fish"),
)


def install_share(share: Path, icons: Path) -> None:
    """Copy desktop file, metainfo, media type, icons, completions and manual page below `share`.

    Parameters
    ----------
    share : Path
        New, or with nothing of these in it.
    icons : Path
        Made by `icon_files.make_icons`.

    Raises
    ------
    NotHereError
        One of them is missing in the project.
    """
    for source, place in _PLACES:
        project.present(source, "a package for Linux needs it")
        (share / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, share / place)
    page = project.present(_PAGES / "remitcalc.1", "a package for Linux needs it")
    manual = share / "man" / "man1" / "remitcalc.1.gz"
    manual.parent.mkdir(parents=True, exist_ok=True)
    manual.write_bytes(gzip.compress(page.read_bytes(), compresslevel=9, mtime=0))
    shutil.copytree(icons / "hicolor", share / "icons" / "hicolor")


def copy_folder(folder: Path, to: Path) -> None:
    """Copy the program's folder; only the program itself may be run."""
    shutil.copytree(folder, to, symlinks=True)
    for path in to.rglob("*"):
        if path.is_file() and not path.is_symlink():
            path.chmod(0o644)
    (to / project.NAME).chmod(0o755)
