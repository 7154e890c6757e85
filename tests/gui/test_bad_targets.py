"""Where a chart or a table cannot go, command and window say so alike and leave nothing behind."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from remitcalc.cli.main import main
from remitcalc.gui.dialogs.chart_export import ChartExport
from remitcalc.gui.dialogs.table_export import TableExport
from tests.gui.told import told

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from tests.gui.conftest import Opener

    Prepare = Callable[[Path, str, pytest.MonkeyPatch], Path]

OLD = b"what was there"


def unwritable_folder(folder: Path, suffix: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    # Whoever runs the tests may write anywhere.
    opened = os.open

    def refuse(path: object, *how: int, **said: int) -> int:
        if Path(str(path)).parent == folder:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return opened(path, *how, **said)

    monkeypatch.setattr(os, "open", refuse)
    return folder / f"out{suffix}"


def read_only_file(folder: Path, suffix: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(os, "access", lambda *_, **__: False)
    target = folder / f"out{suffix}"
    target.write_bytes(OLD)
    return target


def full_disk(folder: Path, suffix: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    def refuse(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", refuse)
    target = folder / f"out{suffix}"
    target.write_bytes(OLD)
    return target


def vanished_folder(folder: Path, suffix: str, _: pytest.MonkeyPatch) -> Path:
    return folder / "gone" / f"out{suffix}"


def file_as_folder(folder: Path, suffix: str, _: pytest.MonkeyPatch) -> Path:
    (folder / "file").write_bytes(OLD)
    return folder / "file" / f"out{suffix}"


def folder_as_target(folder: Path, suffix: str, _: pytest.MonkeyPatch) -> Path:
    target = folder / f"out{suffix}"
    target.mkdir()
    return target


def too_long_a_name(folder: Path, suffix: str, _: pytest.MonkeyPatch) -> Path:
    return folder / ("x" * 300 + suffix)


BAD = {
    unwritable_folder: "there is no permission",
    read_only_file: "there is no permission",
    full_disk: "the disk is full",
    vanished_folder: "its folder does not exist",
    file_as_folder: "its folder does not exist",
    folder_as_target: "it is a folder",
    too_long_a_name: "its name is too long",
}
ODD = ("a b", "naïve 😀", 'quote\'s "x"', "50 %", "=1+1", "-x", "$HOME", "a;b", "x" * 240, "o.ld")
TYPED = {
    ".png": ["chart", "canada-guatemala", "--dpi", "96"],
    ".svg": ["chart", "canada-guatemala", "--kind", "season"],
    ".pdf": ["chart", "canada-guatemala", "--kind", "amount"],
    ".csv": ["compare", "canada-guatemala", "--csv", "excel"],
    ".json": ["compare", "canada-guatemala", "--format", "json"],
}


def held(folder: Path) -> dict[str, bytes | None]:
    found = (
        one for one in folder.rglob("*") if "XDG" not in str(one) and "settings" not in one.parts
    )
    return {str(one): one.read_bytes() if one.is_file() else None for one in found}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    made = tmp_path / "place"
    made.mkdir()
    return made


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("suffix", TYPED)
@pytest.mark.parametrize("prepare", BAD, ids=lambda one: one.__name__)
def test_the_command_says_why(
    prepare: Prepare, suffix: str, place: Path, monkeypatch, capsys
) -> None:
    with monkeypatch.context() as patched:
        target = prepare(place, suffix, patched)
        before = held(place)
        assert main([*TYPED[suffix], "-o", str(target)]) == 2
    said = capsys.readouterr().err
    assert said == f"remitcalc: {target} was not written: {BAD[prepare]}.\n"
    assert held(place) == before


@pytest.mark.parametrize("suffix", TYPED)
def test_the_command_takes_odd_names_and_replaces_what_is_there(
    suffix: str, place: Path, qapp
) -> None:
    for name in ODD:
        target = place / f"{name}{suffix}"
        target.write_bytes(OLD)
        assert main([*TYPED[suffix], f"--output={target}"]) == 0
        assert len(target.read_bytes()) > 1000
    assert len(held(place)) == len(ODD)


def export(app, qtbot: QtBot, suffix: str, target: Path, monkeypatch) -> str:
    """Export by the window's dialog; return what the window says of it."""
    is_chart = suffix in (".png", ".svg", ".pdf")
    app.window.centre.notice.hide()
    app.window.centre.toast.leave()
    app.window.actions_.actions["export_chart" if is_chart else "export_table"].trigger()
    dialog = app.window.findChildren(ChartExport if is_chart else TableExport)[-1]
    dialog.format.choose({".csv": "excel", ".json": "json"}.get(suffix, suffix))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(told(app)))
    return told(app)


@pytest.mark.parametrize("suffix", TYPED)
def test_the_window_says_why(
    suffix: str, open_window: Opener, qtbot: QtBot, tmp_path: Path, monkeypatch
) -> None:
    app = open_window()
    for prepare, why in BAD.items():
        folder = tmp_path / prepare.__name__
        folder.mkdir()
        with monkeypatch.context() as patched:
            target = prepare(folder, suffix, patched)
            before = held(folder)
            said = export(app, qtbot, suffix, target, patched)
        assert said == f"{target} was not written: {why}."
        assert held(folder) == before


@pytest.mark.parametrize("suffix", [".png", ".csv"])
def test_the_window_takes_odd_names_and_replaces_what_is_there(
    suffix: str, open_window: Opener, qtbot: QtBot, place: Path, monkeypatch
) -> None:
    app = open_window()
    for name in ODD:
        target = place / f"{name}{suffix}"
        target.write_bytes(OLD)
        said = export(app, qtbot, suffix, target, monkeypatch)
        assert said == f"{target.name} was saved."
        assert len(target.read_bytes()) > 1000
    assert len(held(place)) == len(ODD)
