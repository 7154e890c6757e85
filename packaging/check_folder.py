"""Checks a program's folder: `python packaging/check_folder.py FOLDER`, on the system it is for.

No link leads nowhere, every library that a file asks for is there or is the system's, nothing tells
of the machine that built it or came along only because it was installed there, and the folder is
not larger than it should be.
"""

from __future__ import annotations

import os
import subprocess
import sys
from fnmatch import fnmatch
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import TYPE_CHECKING, Any

import project
from program.contents import FROM_THE_SYSTEM, OF_THE_C_LIBRARY
from program.distributions import canonical, distributions

if TYPE_CHECKING:
    from collections.abc import Iterator

LIMIT = 165_000_000
"""Bytes of all files, without those of `SET_APART`."""

SET_APART = "typst"
"""The package that lays pages out: a compiler and four families of fonts, in one library."""

_LIBRARIES = (".so", ".dylib", ".dll", ".pyd", ".exe")


def main(typed: list[str] | None = None) -> int:
    """Tell what is wrong with a folder, and its size by part, and return the exit code."""
    (name,) = sys.argv[1:] if typed is None else typed
    folder = Path(name).resolve()
    faults = [
        *(f"leads nowhere: {path}" for path in dangling(folder)),
        *(f"{path} asks for {wanted}" for path, wanted in missing(folder)),
        *(f"tells where it was built: {path}" for path in traces(folder)),
        *(f"came along and has no licence here: {name}" for name in strangers(folder)),
    ]
    sizes = sizes_by_part(folder)
    counted = sum(size for part, size in sizes.items() if part != SET_APART)
    if counted > LIMIT:
        faults.append(f"{counted / 1e6:.1f} MB without {SET_APART}, more than {LIMIT / 1e6:.0f}")
    for part, size in sorted(sizes.items(), key=lambda entry: -entry[1]):
        sys.stdout.write(f"{size / 1e6:8.1f} MB  {part}\n")
    sys.stdout.write(f"{sum(sizes.values()) / 1e6:8.1f} MB  in all, {counted / 1e6:.1f} counted\n")
    sys.stdout.write("".join(f"wrong: {fault}\n" for fault in faults))
    return 1 if faults else 0


def dangling(folder: Path) -> list[Path]:
    """Return the links that lead nowhere or out of the folder."""
    links = [path for path in folder.rglob("*") if path.is_symlink()]
    return [p for p in links if not p.exists() or not p.resolve().is_relative_to(folder)]


def missing(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield each file with a library that it asks for and nobody has: neither we nor the system."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    there = {path.name.lower() for path in files}
    for path in files:
        if path.is_symlink() or not _is_program(path):
            continue
        for wanted in _asked_for(path):
            if Path(wanted).name.lower() not in there and not _is_of_the_system(wanted):
                yield path.relative_to(folder).as_posix(), wanted


def traces(folder: Path) -> list[str]:
    """Return the files in which a path of the building machine stands.

    Python's own library knows where it was compiled for (on Linux); nothing looks there.
    """
    secret = {str(project.ROOT), sys.prefix, sys.base_prefix} - {"/usr", "/"}
    words = [word.encode() for word in secret]
    found = []
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() or not path.is_file() or path.name.startswith("libpython"):
            continue
        content = path.read_bytes()
        if any(word in content for word in words):
            found.append(path.relative_to(folder).as_posix())
    for program in _programs(folder):  # modules are compressed there
        modules = _modules(program)
        for name in modules.toc:
            code = modules.extract(name, raw=True) or b""
            if any(word in code for word in words):
                found.append(f"{program.name}: {name}")
    return found


def strangers(folder: Path) -> list[str]:
    """Return the packages inside that the program does not require, so that no licence is told."""
    known = {canonical(package.name) for package in distributions()} | {project.NAME, "pyinstaller"}
    found = {name.partition(".")[0] for path in _programs(folder) for name in _modules(path).toc}
    of = packages_distributions()
    return sorted(
        name
        for name in found - sys.stdlib_module_names - {project.NAME}
        if not {canonical(one) for one in of.get(name, ())} & known
        and not name.startswith("_pyi_")  # PyInstaller's own
    )


def sizes_by_part(folder: Path) -> dict[str, int]:
    """Return bytes by what stands at the top: of the program's own folder, or the program."""
    sizes: dict[str, int] = {}
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            parts = path.relative_to(folder).parts
            inner = parts[1:] if parts[0] in ("_internal", "Contents") else parts
            part = inner[0] if len(inner) > 1 or parts == inner else "libraries of the system"
            part = part.split(".")[0] if part.startswith("numpy") else part
            sizes[part] = sizes.get(part, 0) + path.stat().st_size
    return sizes


def _is_program(path: Path) -> bool:
    suffixes = {suffix.lower() for suffix in path.suffixes}
    if suffixes & set(_LIBRARIES):
        return path.suffix != ".py"
    return os.access(path, os.X_OK) and path.name.startswith(project.NAME)


def _asked_for(path: Path) -> list[str]:
    if sys.platform == "linux":
        from program.libraries import needed_by

        return needed_by(str(path))
    if sys.platform == "darwin":
        listed = subprocess.run(
            ["otool", "-L", str(path)], check=True, capture_output=True, text=True
        )
        return [line.split()[0] for line in listed.stdout.splitlines()[1:]]
    import pefile

    with pefile.PE(str(path), fast_load=True) as program:
        program.parse_data_directories([pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_IMPORT"]])
        entries = getattr(program, "DIRECTORY_ENTRY_IMPORT", [])
        return [entry.dll.decode() for entry in entries]


def _is_of_the_system(library: str) -> bool:
    if sys.platform == "linux":
        return any(fnmatch(library, known) for known in (*FROM_THE_SYSTEM, *OF_THE_C_LIBRARY))
    if sys.platform == "darwin":
        return library.startswith(("/usr/lib/", "/System/"))
    system = Path(os.environ["SYSTEMROOT"], "System32")
    return library.lower().startswith(("api-ms-", "ext-ms-")) or (system / library).exists()


def _programs(folder: Path) -> list[Path]:
    names = (project.NAME, f"{project.NAME}-window")
    return [
        path
        for path in sorted(folder.rglob(f"{project.NAME}*"))
        if path.is_file() and path.stem in names and path.suffix in ("", ".exe")
    ]


def _modules(program: Path) -> Any:
    """Return the archive of modules inside a program that PyInstaller made."""
    from PyInstaller.archive.readers import CArchiveReader

    return CArchiveReader(str(program)).open_embedded_archive("PYZ.pyz")


if __name__ == "__main__":
    sys.exit(main())
