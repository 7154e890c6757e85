"""Opens the window of a finished program and closes it again, on every screen that can be had."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from smoke import surroundings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_OPENS_WITHIN = 60
"""Seconds for a window to be painted on a machine that does much else."""

_STAYS = 3
"""Seconds that a window, which nothing can look at, must stay open without a word."""

_WIDE, _HIGH = 1280, 900
COLOURS = 40
"""A painted window has more colours than an empty one, or one without words."""


def window_faults(program: Path) -> list[str]:
    """Return what is wrong with the window, by the kind of screen."""
    found = [f"offscreen: {fault}" for fault in _unseen(program)]
    if sys.platform == "linux" and shutil.which("Xvfb"):
        found += [f"X11: {fault}" for fault in _seen(program)]
    elif sys.platform == "linux":
        sys.stdout.write("the window on X11: skipped, because Xvfb is not installed\n")
    return found


def _unseen(program: Path) -> list[str]:
    with tempfile.TemporaryDirectory() as home, _open(program, home, _offscreen()) as window:
        until = time.monotonic() + _STAYS
        while time.monotonic() < until and window.poll() is None:
            time.sleep(0.1)
        return _closed(window)


def _seen(program: Path) -> list[str]:
    with tempfile.TemporaryDirectory() as home, screen(home) as (name, picture):
        wanted = {"DISPLAY": name, "QT_QPA_PLATFORM": "xcb"}
        with _open(program, home, wanted) as window:
            until = time.monotonic() + _OPENS_WITHIN
            while colours(picture) < COLOURS:
                if time.monotonic() > until or window.poll() is not None:
                    return [f"nothing was painted, {colours(picture)} colours", *_closed(window)]
                time.sleep(0.2)
            return _closed(window)


def colours(picture: Path) -> int:
    """Return how many colours the dump of a screen has (the format of xwd, 32 bits a pixel)."""
    content = picture.read_bytes()
    start = int.from_bytes(content[:4], "big") + 12 * int.from_bytes(content[76:80], "big")
    return len(set(memoryview(content[start : start + 4 * _WIDE * _HIGH]).cast("I")))


def _closed(window: subprocess.Popen[bytes]) -> list[str]:
    """Return what is wrong with how a window ends that is told to."""
    ended_by_itself = window.poll() is not None
    window.terminate()
    said = b"".join(window.communicate(timeout=_OPENS_WITHIN))
    expected = 128 + signal.SIGTERM if sys.platform != "win32" else 1
    found = [f"prints {said[-500:]!r}"] if said else []
    if ended_by_itself or window.returncode not in (expected, -signal.SIGTERM):
        found.append(f"ends with {window.returncode}")
    return found


def _offscreen() -> dict[str, str]:
    # On Windows and macOS there is a screen, and its plugin is the one to try.
    return {"QT_QPA_PLATFORM": "offscreen"} if sys.platform == "linux" else {}


@contextmanager
def _open(program: Path, home: str, extra: Mapping[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    window = subprocess.Popen(
        [program, "open", "us-guatemala"],
        cwd=home,
        env={**surroundings(Path(home)), **extra},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        yield window
    finally:
        window.kill()
        window.communicate()


@contextmanager
def screen(home: str) -> Iterator[tuple[str, Path]]:
    """Start a screen of X11 and yield its name and the file in which it keeps its picture."""
    reading, writing = os.pipe()
    kept = ["-nolisten", "tcp", "-fbdir", home, "-screen", "0", f"{_WIDE}x{_HIGH}x24"]
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), *kept],
        pass_fds=[writing],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        yield f":{number}", Path(home, "Xvfb_screen0")
    finally:
        screen.terminate()
        screen.wait()
