"""Gathers the licences of everything in the program into one folder, which comes along with it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import distribution
from pathlib import Path
from typing import TYPE_CHECKING

import project
from program.distributions import canonical, distributions

if TYPE_CHECKING:
    from importlib.metadata import Distribution

_TEXTS = project.PACKAGING / "licences"
_QT = ("pyside6-essentials", "shiboken6")
"""Packages whose wheels carry no licence; theirs is the LGPL, version 3."""

README = """\
{title} {version} is free software under the MIT licence (LICENSE.txt). It comes with parts that
others wrote; the folders here hold their licences, one for each part.

Qt {qt} and Qt for Python (PySide6, shiboken6) are used under the GNU Lesser General Public
Licence, version 3 (LGPL-3.0.txt, which adds to GPL-3.0.txt). They are not changed. They are shared
libraries of their own, in the folder PySide6 (and shiboken6) of the program: whoever wants to use
another build of the same version of Qt replaces the files there. Nothing in the program or its
licence stands against that, nor against taking the program apart to find out why it does not work
with a changed Qt. Their sources are published by The Qt Company at https://download.qt.io, in
official_releases/qt and official_releases/QtForPython, by version. Qt/parts.txt lists the code of
others in Qt.

The program is started by PyInstaller's bootloader, whose licence allows that without conditions
for the program (pyinstaller).

typst and python-calamine are compiled from Rust; crates.txt in their folders lists the crates in
them with their licences. typst holds three families of fonts: Libertinus Serif (SIL Open Font
Licence 1.1), New Computer Modern (GUST Font Licence) and DejaVu Sans Mono (Bitstream Vera
licence); each font carries its notice in itself.
"""


def write_notices(into: Path) -> list[str]:
    """Write every licence below `into`, new, and return the names of the packages that have one.

    Raises
    ------
    NotHereError
        A package carries no licence, and none is known of it.
    """
    shutil.rmtree(into, ignore_errors=True)
    into.mkdir(parents=True)
    for name in ("GPL-3.0.txt", "LGPL-3.0.txt"):
        shutil.copyfile(_TEXTS / name, into / name)
    shutil.copyfile(project.ROOT / "LICENSE", into / "LICENSE.txt")
    packages = [*distributions(), distribution("pyinstaller")]
    qt = next(one.version for one in packages if canonical(one.name) == _QT[0])
    facts = {"title": project.TITLE, "version": project.version(), "qt": qt}
    _write(into / "README.txt", README.format(**facts))
    _write(into / "Qt" / "parts.txt", _parts_of_qt())
    _of_python(into / "Python")
    for package in packages:
        _of_package(package, into / canonical(package.name))
    return [canonical(package.name) for package in packages]


def add_system_libraries(folder: Path) -> None:
    """Add the licences of the libraries that came from the builder's Linux, found by its packages.

    Raises
    ------
    NotHereError
        One belongs to no Debian package: nothing is known of its licence.
    """
    inside = folder / "_internal"
    names = {p.name for p in inside.glob("lib*.so*") if not p.is_symlink()}
    listed = subprocess.run(["/sbin/ldconfig", "-p"], check=True, capture_output=True, text=True)
    places = [line.rpartition(" => ")[::2] for line in listed.stdout.splitlines() if "=>" in line]
    paths = {said.split()[0]: Path(path) for said, path in reversed(places)}
    for name in sorted(names):
        if name.startswith("libpython"):
            continue
        package = _debian_package(paths.get(name), name)
        known = project.present(Path("/usr/share/doc", package, "copyright"), f"of {package}")
        _write(inside / "licences" / package / "copyright", known.read_text(encoding="utf-8"))


def _debian_package(path: Path | None, name: str) -> str:
    asked = [] if path is None else [str(path), str(path.resolve())]
    asked += [place.removeprefix("/usr") for place in asked]  # where /lib is a link into /usr
    for place in asked:
        said = subprocess.run(["dpkg", "-S", place], check=False, capture_output=True, text=True)
        if said.returncode == 0:
            return said.stdout.partition(":")[0]
    raise project.NotHereError(f"{name} is of no Debian package: its licence is not known")


def _of_package(package: Distribution, into: Path) -> None:
    texts = [
        file
        for file in package.files or ()
        if ".dist-info/licenses/" in file.as_posix() or _is_licence(file.name)
        if ".dist-info/" in file.as_posix()
    ]
    for file in texts:
        below = file.as_posix().partition(".dist-info/")[2].removeprefix("licenses/")
        text = Path(str(package.locate_file(file))).read_text(encoding="utf-8", errors="replace")
        _write(into / below, text)
    for file in package.files or ():
        if file.name.endswith(".cyclonedx.json"):
            _write(into / "crates.txt", _crates(Path(str(package.locate_file(file)))))
    if not texts and canonical(package.name) not in _QT:
        raise project.NotHereError(f"the package {package.name} carries no licence")


def _is_licence(name: str) -> bool:
    return name.upper().startswith(("LICENSE", "LICENCE", "COPYING", "NOTICE"))


def _crates(list_of_parts: Path) -> str:
    parts = json.loads(list_of_parts.read_text(encoding="utf-8"))["components"]
    lines = []
    for part in parts:
        licences = [one.get("expression") or str(one) for one in part.get("licenses", ())]
        author = part.get("author", "its authors")
        said = " AND ".join(licences) or "as its source says"
        lines.append(f"{part['name']} {part['version']}, by {author}: {said}\n")
    return "".join(sorted(lines))


def _parts_of_qt() -> str:
    parts = tomllib.loads((_TEXTS / "qt-parts.toml").read_text(encoding="utf-8"))
    lines = ["Code of others in the parts of Qt that come along, with its licence (SPDX)\n"]
    for library, entries in parts.items():
        lines += [
            f"\n{library}\n",
            *(f"  {what}: {licence}\n" for what, licence in entries.items()),
        ]
    return "".join(lines)


def _of_python(into: Path) -> None:
    places = [
        Path(sys.base_prefix),
        Path(sys.base_prefix, "lib"),
        *Path(sys.base_prefix, "lib").glob("python3*"),
    ]
    places.append(Path(shutil.__file__).parent)
    found = next(
        (p / "LICENSE.txt" for p in reversed(places) if (p / "LICENSE.txt").is_file()), None
    )
    if found is None:
        raise project.NotHereError("Python's LICENSE.txt is not beside its library")
    _write(into / "LICENSE.txt", found.read_text(encoding="utf-8"))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
