"""The installer for Windows, under wine, around a stand-in for the program.

No Python for Windows can be had everywhere: the stand-in is wine's own `cmd`, which waits for what
is typed and so can be left running.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from .conftest import build

WINE = shutil.which("wine64") or next(
    (str(path) for path in Path("/usr/lib/wine").glob("wine64")), None
)
STAND_IN = Path("/usr/lib/x86_64-linux-gnu/wine/x86_64-windows/cmd.exe")
RUNNING, TOO_LONG = 5, 6
CLASSES = r"HKCU\Software\Classes"

pytestmark = [
    pytest.mark.packaging,
    pytest.mark.skipif(shutil.which("makensis") is None, reason="NSIS makes it"),
    pytest.mark.skipif(WINE is None or not STAND_IN.exists(), reason="wine runs it"),
]


class Windows:
    """A Windows of its own: a drive C and a registry."""

    def __init__(self, folder: Path, setup: Path) -> None:
        self.drive = folder / "prefix" / "drive_c"
        silent = {"WINEPREFIX": str(folder / "prefix"), "WINEDEBUG": "-all", "LC_ALL": "C.UTF-8"}
        kept = {name: value for name, value in os.environ.items() if name != "DISPLAY"}
        self.surroundings = {**kept, **silent}
        self.run("wineboot", "--init")
        shutil.copyfile(setup, self.drive / "setup.exe")
        (home,) = (path for path in (self.drive / "users").iterdir() if path.name != "Public")
        self.usual = home / "AppData" / "Local" / "Programs" / "Remitcalc"

    def run(self, *command: str) -> tuple[int, str]:
        assert WINE is not None
        done = subprocess.run(
            [WINE, *command],
            env=self.surroundings,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=300,
            check=False,
        )
        return done.returncode, done.stdout

    def line(self, typed: str) -> int:
        """Run a line as a shell of Windows does: wine would put quotes around spaces."""
        (self.drive / "line.bat").write_text(f"@{typed}\r\n", encoding="ascii")
        return self.run("cmd", "/c", r"C:\line.bat")[0]

    def registry(self, key: str) -> str:
        return self.run("reg", "query", key, "/s")[1]


@pytest.fixture(scope="module")
def windows(tmp_path_factory: pytest.TempPathFactory) -> Windows:
    folder = tmp_path_factory.mktemp("windows")
    inner = folder / "dist" / "remitcalc" / "_internal" / "licences"
    inner.mkdir(parents=True)
    (inner / "licence é $1.txt").write_text("a licence")
    for name in ("remitcalc.exe", "remitcalc-window.exe"):
        shutil.copyfile(STAND_IN, folder / "dist" / "remitcalc" / name)
    build(folder / "dist", "nsis")
    (setup,) = (folder / "dist").glob("*-setup.exe")
    return Windows(folder, setup)


def files(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}


INSTALLED = {
    "_internal/licences/licence é $1.txt",
    "remitcalc.exe",
    "remitcalc-window.exe",
    "uninstall.exe",
}


def test_it_installs_upgrades_and_uninstalls_without_an_administrator(windows: Windows) -> None:
    assert windows.run(r"C:\setup.exe", "/S")[0] == 0
    assert files(windows.usual) == INSTALLED
    assert "Remitcalc.File.1" in windows.registry(rf"{CLASSES}\.remitcalc")
    assert 'remitcalc-window.exe" "%1"' in windows.registry(rf"{CLASSES}\Remitcalc.File.1")
    assert ".xlsx" in windows.registry(rf"{CLASSES}\Applications\remitcalc-window.exe")
    # In place: what a user put there stays, what the program brought is new.
    (windows.usual / "_internal" / "own.txt").write_text("a user's")
    (windows.usual / "remitcalc.exe").write_bytes(b"an older one")
    assert windows.run(r"C:\setup.exe", "/S")[0] == 0
    assert files(windows.usual) == {*INSTALLED, "_internal/own.txt"}
    assert (windows.usual / "remitcalc.exe").read_bytes() == STAND_IN.read_bytes()
    place = "C:\\" + windows.usual.relative_to(windows.drive).as_posix().replace("/", "\\")
    assert windows.run(f"{place}\\uninstall.exe", "/S", f"_?={place}")[0] == 0
    assert files(windows.usual) - {"uninstall.exe"} == {"_internal/own.txt"}
    left = windows.registry(CLASSES) + windows.registry(r"HKCU\Software\Microsoft\Windows")
    assert "emitcalc" not in left


def test_it_installs_where_the_path_has_spaces_or_accents(windows: Windows) -> None:
    assert windows.line(r"C:\setup.exe /S /D=C:\Own programs\Other place") == 0
    assert files(windows.drive / "Own programs" / "Other place") == INSTALLED
    assert windows.run(r"C:\setup.exe", "/S", r"/D=C:\Büro\Überweisung")[0] == 0
    assert files(windows.drive / "Büro" / "Überweisung") == INSTALLED


def test_a_path_that_windows_could_not_open_is_refused(windows: Windows) -> None:
    assert windows.run(r"C:\setup.exe", "/S", "/D=C:\\" + "x" * 200)[0] == 0
    assert windows.run(r"C:\setup.exe", "/S", "/D=C:\\" + "y" * 230)[0] == TOO_LONG
    assert not (windows.drive / ("y" * 230)).exists()


def test_the_older_of_two_leaves_what_the_newer_told_windows(windows: Windows) -> None:
    for name in ("older", "newer"):
        assert windows.run(r"C:\setup.exe", "/S", rf"/D=C:\{name}")[0] == 0
    assert windows.run(r"C:\older\uninstall.exe", "/S", r"_?=C:\older")[0] == 0
    assert r"C:\newer\remitcalc-window.exe" in windows.registry(rf"{CLASSES}\Remitcalc.File.1")
    assert windows.run(r"C:\newer\uninstall.exe", "/S", r"_?=C:\newer")[0] == 0
    assert "Remitcalc.File.1" not in windows.registry(rf"{CLASSES}\.remitcalc")


def test_nothing_changes_while_the_program_runs(windows: Windows) -> None:
    assert windows.run(r"C:\setup.exe", "/S", r"/D=C:\running")[0] == 0
    assert WINE is not None
    program = [WINE, r"C:\running\remitcalc-window.exe"]
    with subprocess.Popen(
        program,
        env=windows.surroundings,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as running:
        assert running.stdout is not None
        running.stdout.readline()
        before = (windows.drive / "running" / "remitcalc.exe").stat().st_mtime_ns
        time.sleep(0.5)
        assert windows.run(r"C:\setup.exe", "/S", r"/D=C:\running")[0] == RUNNING
        assert windows.run(r"C:\running\uninstall.exe", "/S", r"_?=C:\running")[0] == RUNNING
        assert files(windows.drive / "running") == INSTALLED
        assert (windows.drive / "running" / "remitcalc.exe").stat().st_mtime_ns == before
        running.communicate(b"exit\r\n", timeout=30)
    assert windows.run(r"C:\running\uninstall.exe", "/S", r"_?=C:\running")[0] == 0
