"""How a command ends that is told to, and what must not matter to it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from remitcalc import cldr

ROOT = Path(__file__).parents[2]
posix = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
SLOW = """
import sys, time
from pathlib import Path
from remitcalc.cli import main as command
from remitcalc.writing import replacement
def slow(*_):
    Path("begun").touch()
    time.sleep(60)
replacement.keep_permissions = slow
from remitcalc.__main__ import main
sys.exit(main())
"""


def _hear_of_the_end():
    # Whoever started the tests in the background had them hear of nothing.
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


@pytest.fixture
def start(tmp_path):
    begun = []

    def started(*typed, **named):
        own = {name: str(tmp_path / "home") for name in ("HOME", "XDG_DATA_HOME")}
        process = subprocess.Popen(
            [sys.executable, *typed],
            cwd=tmp_path,
            env=os.environ | own | {"PYTHONPATH": str(ROOT)},
            stderr=subprocess.PIPE,
            **{"preexec_fn": _hear_of_the_end} | named,
        )
        begun.append(process)
        return process

    yield started
    for process in begun:
        process.kill()
        with process:  # closes what was not read
            pass


@posix
@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
def test_who_is_told_to_end_leaves_nothing_and_says_nothing(start, tmp_path, number, code):
    (tmp_path / "a.json").write_bytes(b"old")
    (tmp_path / "may.csv").write_text("worker,amount\nAna,400.00\nLuz,300.00\n", "utf-8")
    named = ("--payroll", "may.csv", "--names")
    process = start("-c", SLOW, "compare", "canada-guatemala", *named, "-o", "a.json")
    until = time.monotonic() + 30
    while not (tmp_path / "begun").exists() and time.monotonic() < until:
        time.sleep(0.01)
    process.send_signal(number)
    told = process.communicate()[1].decode().splitlines()
    assert all(line.startswith("remitcalc: may.csv: ") for line in told)
    assert process.returncode == code
    assert (tmp_path / "a.json").read_bytes() == b"old"
    left = sorted(path.name for path in tmp_path.iterdir())
    assert left == ["a.json", "begun", "home", "may.csv"]
    assert [path for path in (tmp_path / "home").rglob("*") if path.is_file()] == []


@posix
def test_interrupted_while_modules_load_it_says_nothing(start):
    loading = "import sys, os, signal\nclass Loader:\n def find_spec(self, name, *_):\n"
    loading += "  if name == 'remitcalc.cli.main': os.kill(os.getpid(), signal.SIGINT)\n"
    loading += "sys.meta_path.insert(0, Loader())\nfrom remitcalc.__main__ import main\nmain()"
    process = start("-c", loading, "corridors")
    assert process.communicate()[1] == b""
    assert process.returncode == 130


@posix
def test_a_signal_that_the_caller_has_ignored_stays_ignored(start):
    code = "import signal, sys, os; from remitcalc.cli import ending; ending.hear()\n"
    code += "os.kill(os.getpid(), signal.SIGHUP); ending.as_usual()\n"
    code += "os.kill(os.getpid(), signal.SIGHUP); print('still here')"
    process = start(
        "-c",
        code,
        stdout=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN),
    )
    assert process.communicate()[0] == b"still here\n"


@pytest.mark.parametrize("zone", [":/etc/passwd", "/", "x" * 400])
def test_no_time_zone_matters(start, monkeypatch, zone):
    monkeypatch.setenv("TZ", zone)
    process = start("-m", "remitcalc", "corridors", stdout=subprocess.DEVNULL)
    assert process.communicate()[1] == b""
    assert process.returncode == 0


def test_a_wrong_zone_is_left_as_it_was(monkeypatch):
    tried = []

    def fail_first(name):
        tried.append((name, os.environ["TZ"]))
        if len(tried) == 1:
            raise ValueError(name)

    monkeypatch.setenv("TZ", ":/etc/passwd")
    monkeypatch.setattr(cldr, "import_module", fail_first)
    assert cldr.locale_of("sr-Latn").language == "sr"
    assert [zone for _, zone in tried] == [":/etc/passwd", os.path.join(os.devnull, "none")]  # noqa: PTH118
    assert os.environ["TZ"] == ":/etc/passwd"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is full")
def test_a_full_error_stream_takes_no_answer_away(start):
    with Path("/dev/full").open("w") as full:
        process = start("-m", "remitcalc", "comapre", "x", stdout=full)
        process.communicate()
        assert process.returncode == 2
        full_too = subprocess.run(
            [sys.executable, "-m", "remitcalc", "comapre"], stderr=full, check=False
        )
    assert full_too.returncode == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is full")
def test_a_version_that_cannot_be_told_is_a_sentence(start):
    with Path("/dev/full").open("w") as full:
        process = start("-m", "remitcalc", "--version", stdout=full)
        said = process.communicate()[1]
    assert process.returncode == 2
    assert said.startswith(b"remitcalc: The output could not be written to its end")
    assert said.count(b"\n") == 1
