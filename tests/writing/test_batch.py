"""Many files: all of them, or none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from remitcalc.writing.batch import write_files
from remitcalc.writing.replacement import NotWrittenError
from remitcalc.writing.temporary import clear

pytestmark = pytest.mark.usefixtures("own_home")

FILES = [("a.pdf", b"one"), ("b.pdf", b"two")]


def test_files_are_written_and_old_ones_replaced(tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"old")
    assert write_files(tmp_path, FILES) == 2
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == dict(FILES)


@pytest.mark.parametrize("error", [KeyboardInterrupt, RuntimeError])
def test_interrupted_nothing_has_changed(tmp_path, error):
    (tmp_path / "a.pdf").write_bytes(b"old")

    def half():
        yield FILES[0]
        raise error

    with pytest.raises(error):
        write_files(tmp_path, half())
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {"a.pdf": b"old"}


@pytest.mark.parametrize("name", ["missing/deeper", "file", "\0"])
def test_what_is_no_folder_is_refused(tmp_path, name):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(NotWrittenError) as caught:
        write_files(tmp_path / name, FILES)
    assert caught.value.cause in ("no_such_folder", "other")
    assert [p.name for p in tmp_path.iterdir()] == ["file"]


def test_a_folder_that_is_missing_is_made(tmp_path):
    assert write_files(tmp_path / "made", FILES) == len(FILES)
    assert len(list((tmp_path / "made").iterdir())) == len(FILES)


def test_a_folder_that_was_made_goes_again_where_nothing_is_written(tmp_path):
    def failing():
        yield FILES[0]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_files(tmp_path / "made", failing())
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_the_place_of_a_file_is_refused_before_anything_is_moved(tmp_path):
    (tmp_path / "b.pdf").mkdir()
    with pytest.raises(NotWrittenError) as caught:
        write_files(tmp_path, FILES)
    assert caught.value.cause == "is_folder"
    assert [p.name for p in tmp_path.iterdir()] == ["b.pdf"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is protected here")
def test_a_protected_folder_is_refused(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(NotWrittenError) as caught:
        write_files(tmp_path, FILES)
    tmp_path.chmod(0o700)
    assert caught.value.cause == "not_permitted"


@pytest.mark.skipif(os.name == "nt", reason="pipes and owners of POSIX")
def test_a_pipe_in_the_place_of_a_file_is_refused_before_anything_is_moved(tmp_path):
    os.mkfifo(tmp_path / "b.pdf")
    with pytest.raises(NotWrittenError) as caught:
        write_files(tmp_path, FILES)
    assert (caught.value.cause, caught.value.path.name) == ("is_device", "b.pdf")
    assert [p.name for p in tmp_path.iterdir()] == ["b.pdf"]


def test_interrupted_while_files_are_moved_they_all_are(tmp_path, monkeypatch):
    (tmp_path / "a.pdf").write_bytes(b"old")
    replace, moved = Path.replace, []

    def interrupted(path, target):
        moved.append(path.name)
        if moved == ["a.pdf", "b.pdf"]:
            raise KeyboardInterrupt
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_files(tmp_path, FILES)
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == dict(FILES)


@pytest.mark.skipif(os.name == "nt", reason="pipes and owners of POSIX")
def test_a_folder_that_others_left_under_our_name_moves_nothing(tmp_path, monkeypatch):
    planted = tmp_path / ".remitcalc-0123456789abcdef.tmp"
    (planted / "done").mkdir(parents=True)
    (planted / "done" / "a.pdf").write_bytes(b"planted")
    (planted / "in-use").write_bytes(b"")
    own = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: own + 1)
    clear(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == [planted.name]
