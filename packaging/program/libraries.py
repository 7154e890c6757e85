"""Which shared libraries of Linux come along: those that something in the folder asks for."""

from __future__ import annotations

import re
import subprocess
from fnmatch import fnmatch
from typing import TYPE_CHECKING

from program.contents import FROM_THE_SYSTEM, KEPT_PLUGINS, LANGUAGES, LEFT_OUT_FILES

if TYPE_CHECKING:
    from collections.abc import Iterable

    Entry = tuple[str, str, str]
    """Place in the folder, path it is copied from, kind; as PyInstaller's lists have them."""


def is_kept(place: str) -> bool:
    """Return whether a file is wanted, by its place in the program's folder."""
    place = place.replace("\\", "/")
    if "PySide6/" in place:
        if "/plugins/" in place:
            plugin = place.partition("/plugins/")[2]
            return any(fnmatch(plugin, kept) for kept in KEPT_PLUGINS)
        if "/translations/" in place:
            return place.rpartition("/")[2] in {f"qtbase_{tag}.qm" for tag in LANGUAGES}
        if "/qml/" in place:
            return False
    if "babel/locale-data/" in place:
        return re.split(r"[_.]", place.rpartition("/")[2])[0] in (*LANGUAGES, "root")
    return not any(fnmatch(place, left_out) for left_out in LEFT_OUT_FILES)


def needed_by(path: str) -> list[str]:
    """Return the names of the libraries that a file asks for itself.

    `ldd`, and PyInstaller with it, tells also of what those ask for in turn: by it nothing that a
    left-out plugin wanted would ever be left out.
    """
    read = ["objdump", "-p", path]
    said = subprocess.run(read, check=True, capture_output=True, text=True).stdout
    return re.findall(r"NEEDED +(\S+)", said)


def only_needed(binaries: Iterable[Entry]) -> list[Entry]:
    """Return the binaries without those of the system and those that nothing asks for."""
    ours = [
        entry
        for entry in binaries
        if entry[2] != "SYMLINK"
        and not any(fnmatch(entry[0].rpartition("/")[2], name) for name in FROM_THE_SYSTEM)
    ]
    by_name = {entry[0].rpartition("/")[2]: entry for entry in ours}
    wanted = [entry for entry in ours if not _is_mere_library(entry[0])]
    seen = {entry[0] for entry in wanted}
    for entry in wanted:  # grows while it is walked
        for name in needed_by(entry[1]):
            found = by_name.get(name)
            if found is not None and found[0] not in seen:
                seen.add(found[0])
                wanted.append(found)
    return sorted(wanted)


def _is_mere_library(place: str) -> bool:
    """Return whether a file is there only for others: beside the program, or one of Qt's own."""
    is_at_top = "/" not in place and not place.startswith("libpython")
    return is_at_top or place.startswith("PySide6/Qt/lib/")
