"""Where the program's own files are, and where users keep theirs. No Qt."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_APP = "remitcalc"


def resources() -> Path:
    """Return the folder of bundled files: of a frozen program, a wheel or a checkout.

    An editable install sees only the package, so the checkout's folder beside it is looked for.
    """
    package = Path(__file__).parent
    frozen = getattr(sys, "_MEIPASS", None)
    places = [Path(frozen) / "resources", Path(frozen) / _APP / "resources"] if frozen else []
    places += [package / "resources", package.parent / "resources"]
    return next((place for place in places if place.is_dir()), places[-1])


def own_corridors() -> Path | None:
    """Return the folder of the user's corridor files, which need not exist; None: no home.

    `%APPDATA%` on Windows, `~/Library/Application Support` on macOS, elsewhere `$XDG_DATA_HOME`
    (XDG Base Directory Specification: a relative one is ignored), else `~/.local/share`.
    """
    return _own("corridors")


def own_handouts() -> Path | None:
    """Return the folder of the user's own handout texts, which need not exist; None: no home."""
    return _own("handout")


def rpw_library() -> Path | None:
    """Return the user's library of survey prices, which need not exist; None: no home."""
    return _own("remittance-prices.sqlite")


def notes_of_writing() -> Path | None:
    """Return the folder of `writing.left_over`, which need not exist; None: no home."""
    return _own("writing")


def kept_work() -> Path | None:
    """Return the folder of work that goes on at the next start; None: no home.

    It need not exist.
    `%LOCALAPPDATA%` on Windows, `~/Library/Application Support` on macOS, elsewhere
    `$XDG_STATE_HOME` (a relative one is ignored), else `~/.local/state`.
    """
    return _state("work")


def set_aside() -> Path | None:
    """Return the folder of kept work that could not be read; None: no home."""
    return _state("set-aside")


def kept_versions() -> Path | None:
    """Return the folder of older versions of documents; None: no home."""
    return _state("versions")


def no_versions() -> Path | None:
    """Return the file that says no older versions are kept; None: no home."""
    return _state("no-versions")


def open_documents() -> Path | None:
    """Return the folder that tells which documents are open; None: no home."""
    return _state("open")


def _state(name: str) -> Path | None:
    try:
        return _state_folder() / _APP / name
    except RuntimeError:
        return None


def _state_folder() -> Path:
    if sys.platform == "win32":
        named, usual = os.environ.get("LOCALAPPDATA", ""), ("AppData", "Local")
    elif sys.platform == "darwin":
        named, usual = "", ("Library", "Application Support")
    else:
        named, usual = os.environ.get("XDG_STATE_HOME", ""), (".local", "state")
    return _named_or_usual(named, usual)


def _own(name: str) -> Path | None:
    try:
        return _data_folder() / _APP / name
    except RuntimeError:  # an account without a home, as in some containers
        return None


def _data_folder() -> Path:
    if sys.platform == "win32":
        named, usual = os.environ.get("APPDATA", ""), ("AppData", "Roaming")
    elif sys.platform == "darwin":
        named, usual = "", ("Library", "Application Support")
    else:
        named, usual = os.environ.get("XDG_DATA_HOME", ""), (".local", "share")
    return _named_or_usual(named, usual)


def _named_or_usual(named: str, usual: tuple[str, ...]) -> Path:
    return Path(named) if named and Path(named).is_absolute() else Path.home().joinpath(*usual)
