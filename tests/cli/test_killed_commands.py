"""Whole commands killed at seeded moments: what is there is whole, and the next start tidies.

Only where `REMITCALC_LONG_FUZZ` says how many kills, such as 500: each starts a command.
`tests/writing/test_kills.py` kills at every step of writing, always.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from itertools import cycle
from pathlib import Path

import pytest

from remitcalc.writing.left_over import clear_left_over
from remitcalc.writing.replacement import replace_file
from tests.files.rpw.layout import NEW_HEADER
from tests.files.rpw.survey import survey
from tests.files.rpw.workbook import write_csv

KILLS = int(os.environ.get("REMITCALC_LONG_FUZZ", "0"))
SEED = int(os.environ.get("REMITCALC_SEED", "20261128"))
WORKERS = 12

pytestmark = pytest.mark.skipif(
    sys.platform == "win32" or not KILLS, reason="signals of POSIX, for a long time"
)
COMMANDS = {
    "one file": "compare canada-guatemala --payroll payroll.csv --names -o pages/answer.json",
    "pages": "handout canada-guatemala --payroll payroll.csv --names --each -o pages",
    "survey": "import-rpw survey.csv -o pages/list.json",
}
SIGNALS = (signal.SIGKILL, signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
ENDS = {-signal.SIGKILL, 143, 130, 129, 0, -signal.SIGTERM, -signal.SIGINT, -signal.SIGHUP}


class Place:
    """A folder of its own, with a home, a payroll, a survey, and pages of before."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.pages = folder / "pages"
        self.pages.mkdir(parents=True)
        self.environment = os.environ | {
            "PYTHONPATH": str(Path(__file__).parents[2]),
            "QT_QPA_PLATFORM": "offscreen",
            "XDG_DATA_HOME": str(folder / "home"),
            "HOME": str(folder / "home"),
        }
        rows = "".join(f"Worker {number},{400 + number}.00\n" for number in range(WORKERS))
        (folder / "payroll.csv").write_text(f"worker,amount\n{rows}")
        write_csv(folder / "survey.csv", NEW_HEADER, survey())
        (self.pages / "other.txt").write_text("mine")

    def start(self, command: str) -> subprocess.Popen[bytes]:
        typed = [sys.executable, "-m", "remitcalc", *command.split()]
        return subprocess.Popen(
            typed,
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def spoil(self) -> None:
        """Make every file one of before, so that new and old can be told apart."""
        for path in self.pages.iterdir():
            if path.name != "other.txt":
                path.write_bytes(b"old")

    def look(self) -> None:
        """Look that every file is whole, and old or new."""
        assert (self.pages / "other.txt").read_text() == "mine"
        for path in self.pages.iterdir():
            content = path.read_bytes() if path.is_file() and path.suffix != ".tmp" else b"old"
            if path.suffix == ".json" and content != b"old":
                json.loads(content)
            if path.suffix == ".pdf" and content != b"old":
                assert content.startswith(b"%PDF")
                assert content.rstrip().endswith(b"%%EOF")

    def tidy(self) -> None:
        """Tidy as a start and a writing do, and look that nothing is left or mixed."""
        for path in self.pages.iterdir():
            if path.name.startswith(".remitcalc-"):
                os.utime(path, (1, 1))
        clear_left_over()
        replace_file(self.pages / "list.json", b"old")
        left = [path.name for path in self.pages.iterdir() if path.name.endswith(".tmp")]
        assert left == []
        pages = [p.read_bytes() == b"old" for p in self.pages.glob("*.pdf")]
        assert len(set(pages)) < 2, "new pages beside old ones"
        assert len(pages) in (0, WORKERS)


@pytest.fixture
def place(tmp_path, monkeypatch):
    made = Place(tmp_path / "place")
    for name in ("XDG_DATA_HOME", "HOME"):
        monkeypatch.setenv(name, made.environment[name])
    return made


def test_killed_commands_leave_whole_files_and_the_next_start_tidies(place):
    dice, took = random.Random(SEED), {}
    for name, command in COMMANDS.items():
        began = time.monotonic()
        assert place.start(command).wait() == 0, name
        took[name] = time.monotonic() - began
    for number, name in zip(range(KILLS), cycle(COMMANDS), strict=False):
        library = place.folder / "home" / "remitcalc" / "remittance-prices.sqlite"
        library.unlink(missing_ok=True)  # so that the survey is imported again
        place.spoil()
        process = place.start(COMMANDS[name])
        time.sleep(dice.uniform(0.3, 1.05) * took[name])
        process.send_signal(dice.choice(SIGNALS))
        assert process.wait() in ENDS, (number, name, process.returncode)
        place.look()
        place.tidy()
