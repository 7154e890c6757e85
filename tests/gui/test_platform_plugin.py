"""What is said where Qt could show no window: it would end the process without a word of ours."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from remitcalc.gui import platform_plugin
from remitcalc.gui.platform_plugin import ensure_platform
from remitcalc.model.message import ModelError

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(
    sys.platform in ("win32", "darwin"), reason="their platform is always there"
)
NO_DISPLAY = ":4199"
"""Of X11: no server is ever that many."""


def codes(fault: pytest.ExceptionInfo[ModelError]) -> list[str]:
    return [said.code for said in fault.value.messages]


def reached_by(
    monkeypatch: pytest.MonkeyPatch, **answers: bool | OSError
) -> tuple[list[str], list[str]]:
    """Let displays answer or not; return which were asked, and which were let go of."""
    asked: list[str] = []
    released: list[str] = []

    def reach(name: str) -> object:
        asked.append(name)
        if isinstance(answers[name], OSError):
            raise answers[name]
        return (lambda: released.append(name)) if answers[name] else None

    for name in answers:
        monkeypatch.setitem(platform_plugin._REACH, name, lambda name=name: reach(name))
    monkeypatch.setattr(platform_plugin.ctypes, "CDLL", lambda _: None)
    return asked, released


def test_wayland_is_asked_before_x11_and_let_go_of_by_who_has_the_display(monkeypatch) -> None:
    asked, released = reached_by(monkeypatch, wayland=True, xcb=True)
    release = ensure_platform({"WAYLAND_DISPLAY": "w", "DISPLAY": ":1"})
    assert (asked, released) == (["wayland"], [])
    release()
    assert released == ["wayland"]


def test_x11_is_taken_where_wayland_is_silent(monkeypatch) -> None:
    asked, _ = reached_by(monkeypatch, wayland=False, xcb=True)
    ensure_platform({"XDG_SESSION_TYPE": "wayland", "DISPLAY": ":1"})
    assert asked == ["wayland", "xcb"]


def test_what_is_asked_for_alone_is_tried(monkeypatch) -> None:
    asked, _ = reached_by(monkeypatch, wayland=False, xcb=True)
    with pytest.raises(ModelError) as fault:
        ensure_platform({"QT_QPA_PLATFORM": "wayland-egl", "WAYLAND_DISPLAY": "w"})
    assert codes(fault) == ["display_silent"]
    assert fault.value.messages[0].values == {"display": "w"}
    ensure_platform({"QT_QPA_PLATFORM": "wayland;xcb:option=1"})
    assert asked == ["wayland", "wayland", "xcb"]


def test_a_missing_library_is_named_also_where_another_display_is_silent(monkeypatch) -> None:
    lacking = OSError("libxcb-cursor.so.0: cannot open shared object file: No such file")
    reached_by(monkeypatch, wayland=False, xcb=lacking)
    with pytest.raises(ImportError, match=r"libxcb-cursor\.so\.0"):
        ensure_platform({"WAYLAND_DISPLAY": "w", "DISPLAY": ":1"})


def test_a_platform_that_does_not_exist_is_told_with_those_that_do() -> None:
    with pytest.raises(ModelError) as fault:
        ensure_platform({"QT_QPA_PLATFORM": "cocoa"})
    assert codes(fault) == ["platform_unknown"]
    assert "offscreen" in fault.value.messages[0].values["choices"]


def test_a_platform_without_a_display_is_not_asked_for_one() -> None:
    ensure_platform({"QT_QPA_PLATFORM": "offscreen"})()


def shown(tmp_path: Path, *typed: str, **environment: str) -> subprocess.CompletedProcess[str]:
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XDG_SESSION_TYPE")
    kept = {name: value for name, value in os.environ.items() if name not in names}
    own = {name: str(tmp_path) for name in ("HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR")}
    return subprocess.run(
        [sys.executable, "-m", "remitcalc", *typed],
        env=kept | own | {"LC_ALL": "C.UTF-8"} | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_at_a_display_that_does_not_answer_the_comparison_is_printed(tmp_path: Path) -> None:
    done = shown(tmp_path, DISPLAY=NO_DISPLAY)
    assert (done.returncode, "Pooled: C$10.69 each" in done.stdout) == (0, True)
    if "libxcb" in done.stderr:  # the machine that runs the tests may lack one
        assert "is missing on this system" in done.stderr
    else:
        assert f"Nothing answers at the display {NO_DISPLAY}" in done.stderr
    assert "The comparison is printed instead of a window." in done.stderr


def test_without_fonts_neither_a_window_nor_a_chart_is_made_of_boxes(tmp_path: Path) -> None:
    # Where fontconfig has no fonts it still names three of them.
    rules = tmp_path / "fonts.conf"
    rules.write_text(f"<fontconfig><cachedir>{tmp_path}</cachedir></fontconfig>")
    done = shown(tmp_path, QT_QPA_PLATFORM="offscreen", FONTCONFIG_FILE=str(rules))
    assert (done.returncode, "Pooled: C$10.69 each" in done.stdout) == (0, True)
    assert done.stderr.splitlines() == [
        "remitcalc: This machine has no fonts: no page can be written and no window shown.",
        "remitcalc: The comparison is printed instead of a window.",
    ]
    typed = ("chart", "canada-guatemala", "-o", str(tmp_path / "a.png"))
    done = shown(tmp_path, *typed, FONTCONFIG_FILE=str(rules))
    assert (done.returncode, done.stdout) == (2, "")
    assert "This machine has no fonts" in done.stderr
    assert not (tmp_path / "a.png").exists()


@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="needs Xvfb, an X11 server")
def test_a_server_without_other_clients_shows_the_window(tmp_path: Path) -> None:
    # It starts anew when its last client leaves: were the display let go of too soon, Qt would
    # find nobody there, and abort.
    code = (
        "import sys\nfrom PySide6.QtCore import QTimer\nfrom remitcalc.gui import app\n"
        "made = app.qt_application\n"
        "def leaving():\n    qt = made()\n    QTimer.singleShot(0, qt.quit)\n    return qt\n"
        "app.qt_application = leaving\nsys.argv = ['remitcalc']\n"
        "from remitcalc.__main__ import main\nsys.exit(main())"
    )
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-nolisten", "tcp", "-screen", "0", "1280x800x24"],
        pass_fds=(write,),
        stderr=subprocess.DEVNULL,
    )
    try:
        os.close(write)
        number = os.read(read, 20).decode().strip()
        environment = {
            name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"
        }
        places = {name: str(tmp_path) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")}
        done = subprocess.run(
            [sys.executable, "-c", code],
            env=environment | places | {"DISPLAY": f":{number}"},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
    finally:
        os.close(read)
        server.terminate()
        server.wait(10)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert "remitcalc:" not in done.stderr
