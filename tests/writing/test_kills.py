"""A kill at any step of writing leaves whole files; the next start makes them all new or all old.

The child kills itself at a step: before a file is opened, renamed or removed. Nothing softer tells
it, so no tidying of its own runs.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from remitcalc.writing import temporary
from remitcalc.writing.batch import write_files
from remitcalc.writing.left_over import clear_left_over
from remitcalc.writing.replacement import replace_file

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX"),
    pytest.mark.usefixtures("own_home"),
]

SEED, KILLS = 20261128, int(os.environ.get("REMITCALC_LONG_FUZZ", "20"))
FILES = [f"handout-{number:02}.pdf" for number in range(1, 13)]
OLD, NEW = b"old", b"new" * 3000
BATCH = "write_files(Path(folder), [(n, NEW) for n in names], is_private=True)"
ONE = "replace_file(Path(folder, names[0]), NEW, is_private=True)"
CHILD = """
import os, shutil, signal, sys
from pathlib import Path
from remitcalc.writing.batch import write_files
from remitcalc.writing.replacement import replace_file
folder, work, *names = sys.argv[1:]
NEW = b"new" * 3000
steps = last = 0

def count(event, _):
    global steps
    if event == "open" or event.startswith(("os.", "shutil.")):
        steps += 1
        if steps == last:
            os.kill(os.getpid(), signal.SIGKILL)

for line in sys.stdin:
    if child := os.fork():
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
        continue
    last = int(line)
    sys.addaudithook(count)
    exec(work)
    os._exit(steps)
"""


@pytest.fixture(autouse=True)
def long_ago(monkeypatch):
    """Take what is still empty for left over at once: no other process is about to fill it."""
    monkeypatch.setattr(temporary, "_JUST_MADE", 0)


def killed(work, folder, most=KILLS):
    """Fill a folder and have it written to; yield each step at which that was killed."""
    with subprocess.Popen(
        [sys.executable, "-c", CHILD, str(folder), work, *FILES],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
        text=True,
    ) as child:

        def end_at(step):
            filled(folder)
            child.stdin.write(f"{step}\n")
            child.stdin.flush()
            return int(child.stdout.readline())

        end_at(0)  # the first of a home makes the folder of notes
        steps = range(1, end_at(0) + 1)
        for step in steps if len(steps) <= most else random.Random(SEED).sample(steps, most):
            assert end_at(step) == -signal.SIGKILL
            yield step


def filled(folder):
    folder.mkdir(exist_ok=True)
    for name in (*FILES, "other.txt"):
        (folder / name).write_bytes(OLD)
    return folder


def held(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_many_files_are_all_new_or_all_old_after_a_kill_and_a_start(tmp_path):
    folder, mixed = tmp_path / "pages", 0
    for step in killed(BATCH, folder):
        found = {content for name, content in held(folder).items() if name in FILES}
        assert found <= {OLD, NEW}, step
        mixed += len(found) > 1
        clear_left_over()
        left = held(folder)
        assert left.pop("other.txt") == OLD
        assert sorted(left) == FILES, step
        assert len(set(left.values())) == 1, step
        assert len(list(folder.iterdir())) == len(FILES) + 1, step
    assert mixed, "no kill met the moving"


def test_the_next_writing_into_the_folder_tidies_it_too(tmp_path, monkeypatch):
    for name in ("XDG_DATA_HOME", "HOME"):
        monkeypatch.setenv(name, "/dev/null/none")
    folder = tmp_path / "pages"
    for step in killed(BATCH, folder):
        replace_file(folder / "other.txt", b"2")
        left = held(folder)
        assert left.pop("other.txt") == b"2"
        assert sorted(left) == FILES
        assert len(set(left.values())) == 1, step


def test_one_file_is_new_or_old_after_a_kill_and_nothing_is_left_after_a_start(tmp_path):
    folder = tmp_path / "pages"
    for step in killed(ONE, folder):
        assert held(folder)[FILES[0]] in (OLD, NEW)
        clear_left_over()
        assert sorted(held(folder)) == [*FILES, "other.txt"], step


def test_what_a_living_process_writes_is_left_alone(tmp_path):
    folder = filled(tmp_path / "pages")

    def meanwhile():
        for name in FILES:
            clear_left_over()
            replace_file(folder / "other.txt", b"2")
            yield name, NEW

    assert write_files(folder, meanwhile()) == len(FILES)
    assert set(held(folder).values()) == {NEW, b"2"}
