import errno
import os
import stat
import sys
from pathlib import Path

import pytest

from remitcalc.writing.replacement import NotWrittenError, replace_file

posix = pytest.mark.skipif(sys.platform == "win32", reason="modes and links of POSIX")


def names(folder):
    return [entry.name for entry in folder.iterdir()]


def test_a_new_file_is_written_whole(tmp_path):
    replace_file(tmp_path / "a.csv", b"1")
    assert (tmp_path / "a.csv").read_bytes() == b"1"
    assert names(tmp_path) == ["a.csv"]


@pytest.mark.parametrize("failing", ["fsync", "replace"])
def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch, failing):
    path = tmp_path / "a.csv"
    path.write_bytes(b"old")

    def fail(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    if failing == "fsync":
        monkeypatch.setattr(os, "fsync", fail)
    else:
        monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(NotWrittenError) as caught:
        replace_file(path, b"new")
    assert caught.value.cause == "disk_full"
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["a.csv"]


def test_an_interruption_leaves_nothing_either(tmp_path, monkeypatch):
    def interrupt(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        replace_file(tmp_path / "a.csv", b"new")
    assert names(tmp_path) == []


@pytest.mark.parametrize(("name", "cause"), [("no/such/a.csv", "no_folder"), (".", "is_folder")])
def test_what_is_wrong_is_named(tmp_path, name, cause):
    with pytest.raises(NotWrittenError) as caught:
        replace_file(tmp_path / name, b"x")
    assert caught.value.cause == cause


@posix
def test_a_link_stays_a_link_and_modes_stay(tmp_path):
    path, link = tmp_path / "a.csv", tmp_path / "link.csv"
    path.write_bytes(b"old")
    path.chmod(0o640)
    link.symlink_to(path)
    replace_file(link, b"new")
    assert link.is_symlink()
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@posix
def test_a_device_is_written_to_and_stays():
    replace_file(Path(os.devnull), b"x")
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


def test_a_very_long_name_is_no_hindrance(tmp_path):
    path = tmp_path / ("é" * 120 + ".json")
    replace_file(path, b"1")
    assert path.read_bytes() == b"1"
