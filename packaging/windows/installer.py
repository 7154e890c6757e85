"""Makes the installer for Windows with NSIS, on any system that has it."""

from __future__ import annotations

from pathlib import Path

import project
from icon_files import make_icons

_HERE = Path(__file__).resolve().parent
_PROGRAMS = ("remitcalc-window.exe", "remitcalc.exe")


def build_installer(folder: Path, out: Path, work: Path, *, quick: bool) -> Path:
    """Return the installer of the folder of a program that was frozen on Windows.

    Raises
    ------
    NotHereError
        NSIS is missing, or the folder holds a program for another system.
    """
    nsis = project.tool("makensis", debian="nsis")
    for name in _PROGRAMS:
        project.present(folder / name, "the folder for Windows is frozen on Windows")
    files = sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    lists = work / "files.nsh"
    lists.write_text(_lists(folder, files), encoding="utf-8", newline="\n")
    installer = out / f"{project.NAME}-{project.version()}-windows-setup.exe"
    facts = {
        "VERSION": project.version(),
        "PUBLISHER": project.PUBLISHER,
        "FOLDER": folder,
        "FILES": lists,
        "ICON": make_icons(work) / "remitcalc.ico",
        "OUT": installer,
        "LONGEST": max(len(str(path)) for path in files) + 1,
        "KILOBYTES": sum((folder / path).stat().st_size for path in files) // 1024,
        "QUICK": int(quick),
    }
    defined = [f"-D{name}={value}" for name, value in facts.items()]
    script = _HERE / "installer.nsi"
    project.run([nsis, "-V2", "-INPUTCHARSET", "UTF8", *defined, script], log=work / "makensis.log")
    return installer


def _lists(folder: Path, files: list[Path]) -> str:
    """Return macros that install and remove each file and folder, and name kinds of files."""
    folders = sorted({parent for path in files for parent in path.parents} - {Path()})
    lines = ["!macro INSTALLED_FILES"]
    for inner in [Path(), *folders]:
        here = [path for path in files if path.parent == inner]
        lines.append(f'  SetOutPath "$INSTDIR{_windows(inner)}"')
        lines += [f'  File "{folder / path}"' for path in here]
    lines += ['  SetOutPath "$INSTDIR"', "!macroend", "!macro REMOVED_FILES"]
    lines += [f'  Delete "$INSTDIR{_windows(path)}"' for path in files]
    lines += [f'  RMDir "$INSTDIR{_windows(inner)}"' for inner in reversed(folders)]
    lines += ["!macroend", "!macro SUPPORTED_TYPES"]
    types = "${CLASSES}\\Applications\\${PROGRAM}\\SupportedTypes"
    for suffix in (project.SUFFIX.removeprefix("."), *project.ALSO_READ):
        lines.append(f'  WriteRegStr HKCU "{types}" ".{suffix}" ""')
    lines += ["!macroend", ""]
    return "\n".join(lines)


def _windows(path: Path) -> str:
    """Return a path below the folder as NSIS writes it, where a dollar starts a variable."""
    return "".join(f"\\{part}" for part in path.parts).replace("$", "$$")
