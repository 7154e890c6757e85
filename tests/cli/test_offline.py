"""Nothing is connected to: no command, no window; printing asks this machine's print service."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NETWORKS = re.compile(
    r"\b(socket|ssl|http|urllib\.request|ftplib|smtplib|asyncio|QtNetwork|QtWeb\w+)\b"
)
IMPORT = re.compile(r"^\s*(?:from|import)\s+(.*)$", re.MULTILINE)
CONNECTED = re.compile(r"connect\((?!.*nscd)")
"""Not to the cache of the system's own user names, which it asks by itself."""

PRINT_SERVICE = re.compile(r'cups\.sock|htons\(631\).*"(127\.0\.0\.1|::1)"')
PRINTING = {"remitcalc/gui/page_printing.py"}
FOR_TYPES = re.compile(r"^if TYPE_CHECKING:\n(?:    .*\n|\n)*", re.MULTILINE)
COMMANDS = """
import os, sys
from remitcalc.cli.main import main
def refuse(event, arguments):
    if event.startswith("socket."):
        raise SystemError(f"{event} {arguments}")
sys.addaudithook(refuse)
for command in (
    "corridors", "compare canada-guatemala -o a.xlsx", "check a.toml", "import-rpw",
    "rank us-guatemala --amount 200 --format json", "handout us-guatemala -o a.pdf",
    "questions us-guatemala -o q.pdf",
):
    assert main(command.split()) in (0, 2), command
    assert not {"PySide6.QtNetwork", "PySide6.QtPrintSupport", "ssl"} & set(sys.modules), command
"""
WINDOW = """
from PySide6.QtCore import QTimer
from remitcalc.gui.app import Application, qt_application
from remitcalc.output.language import Language
qt = qt_application()
application = Application(qt, Language("en"))
application.start([])
QTimer.singleShot(700, qt.quit)
qt.exec()
print("now printing", flush=True)
from PySide6.QtPrintSupport import QPrinterInfo
QPrinterInfo.availablePrinterNames()
application.close()
"""


def imported(text: str) -> str:
    return "\n".join(IMPORT.findall(text))


def test_no_module_imports_what_connects_and_one_imports_printing() -> None:
    texts = {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
        for path in (ROOT / "remitcalc").rglob("*.py")
    }
    sources = {name: imported(text) for name, text in texts.items()}
    # A pair of sockets within the process: what wakes the window on a signal, on Windows.
    paired = sources.pop("remitcalc/gui/ending.py")
    assert NETWORKS.findall(paired.replace("socketpair", "")) == ["socket"]
    assert [name for name, text in sources.items() if NETWORKS.search(text)] == []
    running = {name: imported(FOR_TYPES.sub("", text)) for name, text in texts.items()}
    assert {name for name, text in running.items() if "QtPrintSupport" in text} == PRINTING


def test_the_readme_promises_just_that() -> None:
    said = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    promise = "It opens no network connection, with one exception: printing asks the system's print"
    assert f"{promise} service on this machine" in said


@pytest.fixture
def environment(tmp_path):
    own = {name: str(tmp_path / "home") for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")}
    return os.environ | own | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}


def test_commands_open_no_socket(tmp_path, environment) -> None:
    done = subprocess.run(
        [sys.executable, "-c", COMMANDS],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def connections(code, folder, environment):
    """Return where code connects to before and after it says that it prints."""
    log = folder / "trace"
    watched = [
        "strace",
        "-f",
        "-qq",
        "-e",
        "trace=connect,write",
        "-s",
        "40",
        "-o",
        str(log),
    ]
    done = subprocess.run(
        [*watched, sys.executable, "-c", code],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if "ptrace" in done.stderr.lower():
        pytest.skip("this machine lets nobody watch")
    assert done.returncode == 0, done.stderr
    before, _, after = log.read_text(errors="replace").partition("now printing")
    return [list(filter(CONNECTED.search, part.splitlines())) for part in (before, after)]


@pytest.mark.skipif(shutil.which("strace") is None, reason="nothing here can watch")
def test_a_window_connects_to_nothing_until_it_prints(tmp_path, environment) -> None:
    pytest.importorskip("PySide6")
    before, printing = connections(WINDOW, tmp_path, environment)
    assert before == []
    assert [line for line in printing if not PRINT_SERVICE.search(line)] == []
