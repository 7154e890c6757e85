"""Writes what Windows shows of a program under "details", as PyInstaller wants it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import project

if TYPE_CHECKING:
    from pathlib import Path

_TEXT = """\
VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, OS=0x40004, fileType=1),
  kids=[
    StringFileInfo([StringTable("040904B0", [{strings}])]),
    VarFileInfo([VarStruct("Translation", [0x0409, 1200])]),
  ],
)
"""


def write_version_information(path: Path) -> None:
    """Write the name, publisher and version of the program to `path`."""
    version = project.version()
    numbers = (*(int(part) for part in version.split(".")[:3]), 0)
    strings = {
        "CompanyName": project.PUBLISHER,
        "FileDescription": project.TITLE,
        "FileVersion": version,
        "InternalName": project.NAME,
        "LegalCopyright": project.PUBLISHER,
        "OriginalFilename": f"{project.NAME}.exe",
        "ProductName": project.TITLE,
        "ProductVersion": version,
    }
    listed = ", ".join(f"StringStruct({name!r}, {value!r})" for name, value in strings.items())
    path.write_text(_TEXT.format(numbers=numbers, strings=listed), encoding="utf-8")
