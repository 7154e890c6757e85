"""Work in a child process: what it answers, how it ends, and that nothing is left of it."""

from __future__ import annotations

import importlib
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from remitcalc.files.refusal import RefusedError
from remitcalc.files.tables.child import run_in_child, stream_from_child
from remitcalc.model.message import message

MIB = 2**20


class Stopped(Exception):  # noqa: N818
    pass


def double(number, *, tick):
    tick("doubling", 1, 2)
    return 2 * number


def count_up(most, *, tick):
    print("this must not get among the answers")  # noqa: T201
    for number in range(most):
        tick("counting", number, most)
        yield number


def refuse(*, tick):
    raise RefusedError(message("file_missing"))


def fail(*, tick):
    raise LookupError("no such thing")


def want(size, *, tick):
    return len(bytearray(size))


def abort(*, tick):
    os.abort()


def leave(*, tick):
    os._exit(7)


def wait(file, *, tick):
    Path(file).write_text(str(os.getpid()))
    tick("waiting", 0, 0)
    time.sleep(60)


def wait_alone(file, *, tick):
    Path(file).write_text(str(os.getpid()))
    re.match("(a+)+b", "a" * 60)  # in C, and no other thread of Python runs meanwhile


def gone(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def fault_of(function, *arguments, **named):
    with pytest.raises(RefusedError) as caught:
        run_in_child(function, *arguments, **named)
    return caught.value.fault


def test_the_result_comes_back_and_progress_with_it():
    told = []
    assert run_in_child(double, 21, tick=lambda *said: told.append(said)) == 42
    assert ("doubling", 1, 2) in told


def test_items_arrive_one_by_one_and_prints_do_not_disturb_them():
    assert list(stream_from_child(count_up, 2000)) == list(range(2000))


def test_closing_a_stream_ends_the_child():
    stream = stream_from_child(count_up, 10**9)
    assert [next(stream), next(stream)] == [0, 1]
    start = time.perf_counter()
    stream.close()
    assert time.perf_counter() - start < 0.2


def test_each_way_to_end_badly_is_one_fault():
    assert fault_of(refuse) == message("file_missing")
    assert fault_of(fail) == message("file_reader_failed")  # no word of a library
    assert fault_of(leave).values["status"] == 7
    assert fault_of(abort).code == "file_needs_memory"


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="no limit on address space")
def test_memory_beyond_the_limit_is_a_fault_and_only_there():
    assert run_in_child(want, 50 * MIB, memory_limit=400 * MIB) == 50 * MIB
    fault = fault_of(want, 500 * MIB, memory_limit=400 * MIB)
    assert fault == message("file_needs_memory", most_bytes=400 * MIB)


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_cancelling_ends_the_child_at_once(tmp_path):
    file = tmp_path / "pid"
    asked = []

    def tick(phase, done, total):
        if phase == "waiting":
            asked.append(time.perf_counter())
            raise Stopped

    with pytest.raises(Stopped):
        run_in_child(wait, str(file), tick=tick)
    assert time.perf_counter() - asked[0] < 0.2
    assert gone(int(file.read_text()))


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_child_that_the_system_kills_is_a_fault(tmp_path):
    file = tmp_path / "pid"

    def tick(phase, done, total):
        if phase == "waiting":
            os.kill(int(file.read_text()), signal.SIGKILL)

    assert fault_of(wait, str(file), tick=tick).code == "file_needs_memory"


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("work", ["wait", "wait_alone"])
def test_a_child_does_not_outlive_its_parent(tmp_path, work):
    file = tmp_path / "pid"
    code = (
        "from remitcalc.files.tables.child import run_in_child;"
        f"import test_child; run_in_child(test_child.{work}, {str(file)!r})"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", code], env=os.environ | {"PYTHONPATH": str(Path(__file__).parent)}
    )
    while not (file.exists() and file.read_text()):
        assert parent.poll() is None
        time.sleep(0.02)
    parent.kill()
    parent.wait()
    pid = int(file.read_text())
    for _ in range(100):
        if gone(pid):
            break
        time.sleep(0.02)
    assert gone(pid)


def test_a_script_needs_no_guard(tmp_path):
    script = tmp_path / "script.py"
    script.write_text(
        "from remitcalc.files.tables.child import run_in_child\n"
        "import test_child\n"
        "print(run_in_child(test_child.double, 2))\n"
    )
    done = subprocess.run(
        [sys.executable, str(script)],
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parent)},
        capture_output=True,
        check=True,
        text=True,
    )
    assert done.stdout == "4\n"


def test_modules_of_the_folder_one_is_in_are_not_taken(tmp_path, monkeypatch):
    (tmp_path / "pickle.py").write_text("raise SystemExit('not this one')")
    monkeypatch.chdir(tmp_path)
    assert run_in_child(double, 2) == 4


def test_a_frozen_program_starts_itself(monkeypatch, tmp_path):
    # A stand-in for the frozen program: it gets only the word, and runs our entry point.
    program = tmp_path / "program"
    program.write_text(
        f"#!{sys.executable}\nimport sys\nsys.path[:] = {sys.path!r}\n"
        "from remitcalc.__main__ import main\nsys.exit(main())\n"
    )
    program.chmod(0o755)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program))
    assert run_in_child(double, 4) == 8


def test_a_child_imports_only_what_its_work_needs(tmp_path, monkeypatch):
    (tmp_path / "small_work.py").write_text(
        "import sys\ndef modules(*, tick):\n    return sorted(sys.modules)\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    small_work = importlib.import_module("small_work")
    heavy = {"numpy", "pandas", "babel", "PySide6", "multiprocessing", "subprocess"}
    assert not heavy & set(run_in_child(small_work.modules))
