"""The program's folder: built, checked, run, built again; about two minutes."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from .conftest import ROOT, build, module

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.packaging,
    pytest.mark.skipif(sys.platform != "linux", reason="paths and signals are those of Linux"),
]

NO_FONTS = "<?xml version='1.0'?><fontconfig></fontconfig>"


def run(program: Path, *typed: str, **changed: str) -> subprocess.CompletedProcess[str]:
    surroundings = module("smoke").surroundings(program.parent.parent)
    return subprocess.run(
        [program, *typed],
        env={**surroundings, **changed},
        cwd=program.parent.parent,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def window(program: Path, *typed: str, **changed: str) -> subprocess.Popen[str]:
    surroundings = module("smoke").surroundings(program.parent.parent)
    return subprocess.Popen(
        [program, *typed],
        env={**surroundings, "QT_QPA_PLATFORM": "offscreen", **changed},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def ended(opened: subprocess.Popen[str]) -> tuple[int, str]:
    opened.terminate()
    out, told = opened.communicate(timeout=60)
    return opened.returncode, out + told


@pytest.fixture
def program(handed_out: Path, tmp_path: Path) -> Path:
    """Return the program in a folder of its own, beside which there is a home."""
    shutil.copytree(handed_out / "remitcalc", tmp_path / "remitcalc", symlinks=True)
    return tmp_path / "remitcalc" / "remitcalc"


def test_the_folder_is_whole_and_every_command_does_what_the_checkout_does(
    handed_out: Path,
) -> None:
    print(build(handed_out, "check", "smoke"))  # noqa: T201 - its sizes


def test_built_again_it_is_the_same_bytes(handed_out: Path, tmp_path: Path) -> None:
    build(tmp_path, "folder")
    sum_of = module("sums").sum_of_folder
    assert sum_of(handed_out / "remitcalc") == sum_of(tmp_path / "remitcalc")


def test_it_runs_from_a_long_path_with_spaces_and_accents(handed_out: Path, tmp_path: Path) -> None:
    place = tmp_path / "Büro der Farm – año 2026" / ("x" * 200)
    shutil.copytree(handed_out / "remitcalc", place / "remitcalc", symlinks=True)
    moved = place / "remitcalc" / "remitcalc"
    for typed in (
        ["compare", "us-guatemala"],
        ["chart", "us-guatemala", "--kind", "savings", "-o", str(place / "ü.png")],
        ["report", "us-guatemala", "-o", str(place / "r.pdf")],
    ):
        done = run(moved, *typed)
        assert done.returncode == 0, done.stderr
    opened = window(moved)
    time.sleep(3)
    assert opened.poll() is None
    assert ended(opened) == (128 + signal.SIGTERM, "")


def test_it_runs_where_nothing_can_be_kept(program: Path) -> None:
    nowhere = {"HOME": "/proc/none", "XDG_RUNTIME_DIR": "/proc/none"}
    done = run(program, "compare", "us-guatemala", **nowhere)
    assert (done.returncode, done.stderr) == (0, "")
    opened = window(program, **nowhere)
    time.sleep(3)
    assert opened.poll() is None
    assert ended(opened) == (128 + signal.SIGTERM, "")


def test_without_a_display_it_prints_and_says_why(program: Path) -> None:
    done = run(program)
    assert done.returncode == 0
    assert "Guatemala" in done.stdout
    assert done.stderr.count("\n") == 1


def test_without_fonts_it_refuses_to_draw_boxes_for_letters(program: Path, tmp_path: Path) -> None:
    none = tmp_path / "fonts.conf"
    none.write_text(NO_FONTS)
    picture = tmp_path / "chart.png"
    drawn = run(program, "chart", "us-guatemala", "-o", str(picture), FONTCONFIG_FILE=str(none))
    assert drawn.returncode != 0
    assert drawn.stderr.startswith("remitcalc: ")
    assert "Traceback" not in drawn.stderr
    assert not picture.exists()
    # A page on paper has fonts of its own.
    page = run(
        program, "handout", "us-guatemala", "-o", str(tmp_path / "h.pdf"), FONTCONFIG_FILE=str(none)
    )
    assert page.returncode == 0, page.stderr


def test_two_versions_run_side_by_side(program: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / "remitcalc"
    shutil.copytree(program.parent, other, symlinks=True)
    both = [window(program), window(other / "remitcalc", HOME=str(tmp_path))]
    time.sleep(4)
    assert [opened.poll() for opened in both] == [None, None]
    assert [ended(opened) for opened in both] == [(128 + signal.SIGTERM, "")] * 2


def test_a_file_opened_while_it_runs_has_a_window_of_its_own(program: Path, tmp_path: Path) -> None:
    file = tmp_path / "mi año.toml"
    shutil.copy(ROOT / "resources" / "corridors" / "us-guatemala.toml", file)
    both = [window(program), window(program, "open", str(file))]
    time.sleep(4)
    assert [opened.poll() for opened in both] == [None, None]
    assert [ended(opened) for opened in both] == [(128 + signal.SIGTERM, "")] * 2


@pytest.mark.skipif(shutil.which("xdotool") is None, reason="types into the window")
@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="on a screen of its own")
def test_an_upgrade_while_it_runs_leaves_the_old_one_running(program: Path, tmp_path: Path) -> None:
    windows = module("smoke_window")
    with windows.screen(str(tmp_path)) as (name, picture):
        opened = window(program, DISPLAY=name, QT_QPA_PLATFORM="xcb")
        until = time.monotonic() + 60
        while windows.colours(picture) < windows.COLOURS and time.monotonic() < until:
            time.sleep(0.2)
        new = shutil.copytree(program.parent, tmp_path / "new", symlinks=True)
        code = (new / "remitcalc").read_bytes()
        # Another version: its modules lie elsewhere in the file.
        (new / "remitcalc").write_bytes(code[:-5000] + bytes(4096) + code[-5000:])
        program.parent.rename(tmp_path / "old")
        new.rename(program.parent)
        shutil.rmtree(tmp_path / "old")
        # File, and then the dialog of a report: nothing of it was imported before.
        keys = ["alt+f", "Up", "Up", "Escape", "ctrl+p", "Escape"]
        type_keys = ["xdotool", "key", "--delay", "300", *keys]
        subprocess.run(type_keys, env={**os.environ, "DISPLAY": name}, check=True)
        time.sleep(3)
        assert opened.poll() is None
        assert ended(opened) == (128 + signal.SIGTERM, "")
