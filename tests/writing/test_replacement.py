import errno
import os
import socket
import stat
import sys
from pathlib import Path

import pytest

from remitcalc.writing.batch import write_files
from remitcalc.writing.links import may_follow
from remitcalc.writing.replacement import NotWrittenError, replace_file

pytestmark = pytest.mark.usefixtures("own_home")
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


@posix
@pytest.mark.parametrize("kind", ["pipe", "link to a pipe", "socket", "device"])
def test_nobody_is_waited_for(tmp_path, kind):
    path = tmp_path / "a.csv"
    if kind == "device":
        path = Path("/dev/zero")
    elif kind == "socket":
        with socket.socket(socket.AF_UNIX) as bound:
            bound.bind(str(path))
    else:
        os.mkfifo(tmp_path / "pipe")
        path = tmp_path / "pipe"
    if kind.startswith("link"):
        (tmp_path / "link").symlink_to(path)
        path = tmp_path / "link"
    with pytest.raises(NotWrittenError) as caught:
        replace_file(path, b"x")
    assert caught.value.cause == "is_device"


@posix
@pytest.mark.parametrize(
    ("name", "cause"),
    [("loop", "link_loop"), ("n" * 300, "name_too_long"), ("d/" * 2500 + "a", "name_too_long")],
)
def test_impossible_names_are_refused(tmp_path, name, cause):
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(NotWrittenError) as caught:
        replace_file(tmp_path / name, b"x")
    assert caught.value.cause == cause
    assert names(tmp_path) == ["loop"]


@posix
@pytest.mark.parametrize(("is_private", "mode"), [(False, 0o644), (True, 0o600)])
def test_a_new_file_with_names_is_its_owners_alone(tmp_path, is_private, mode):
    before = os.umask(0o022)
    replace_file(tmp_path / "a.csv", b"1", is_private=is_private)
    write_files(tmp_path, [("b.csv", b"1")], is_private=is_private)
    os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.csv").stat().st_mode) == mode
    assert stat.S_IMODE((tmp_path / "b.csv").stat().st_mode) == mode


@posix
def test_what_is_there_keeps_its_permissions_and_its_text_is_never_seen_by_others(
    tmp_path, monkeypatch
):
    seen = []
    fsync = os.fsync
    monkeypatch.setattr(os, "fsync", lambda d: (seen.append(os.fstat(d).st_mode), fsync(d)))
    (tmp_path / "a.csv").write_bytes(b"old")
    (tmp_path / "a.csv").chmod(0o644)
    replace_file(tmp_path / "a.csv", b"1", is_private=True)
    assert stat.S_IMODE((tmp_path / "a.csv").stat().st_mode) == 0o644
    assert stat.S_IMODE(seen[0]) == 0o600
    assert stat.S_ISDIR(seen[-1]), "the folder is written down as well"


@posix
def test_a_link_that_leads_nowhere_yet_is_followed(tmp_path):
    (tmp_path / "link").symlink_to("a.csv")
    replace_file(tmp_path / "link", b"1")
    assert (tmp_path / "a.csv").read_bytes() == b"1"
    assert (tmp_path / "link").is_symlink()


@pytest.mark.parametrize(
    ("link_owner", "mode", "folder_owner", "is_followed"),
    [
        (7, 0o41777, 0, False),  # somebody's in /tmp
        (5, 0o41777, 0, True),  # one's own
        (0, 0o41777, 0, True),  # of whose folder it is
        (7, 0o40777, 0, True),  # not sticky: there everybody may do everything
        (7, 0o41755, 0, True),  # not for everybody
    ],
)
def test_links_are_followed_as_the_kernel_does(link_owner, mode, folder_owner, is_followed):
    def state(owner, mode):
        return os.stat_result((mode, 0, 0, 1, owner, 0, 0, 0, 0, 0))

    assert may_follow(state(link_owner, 0o120777), state(folder_owner, mode), 5) == is_followed


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="gives files away")
def test_a_link_that_somebody_left_in_a_folder_of_everybody_is_not_followed(tmp_path):
    tmp_path.chmod(0o1777)
    (tmp_path / "mine").write_bytes(b"old")
    (tmp_path / "link").symlink_to("mine")
    os.chown(tmp_path / "link", 12345, 12345, follow_symlinks=False)
    with pytest.raises(NotWrittenError) as caught:
        replace_file(tmp_path / "link", b"new")
    assert caught.value.cause == "not_permitted"
    assert (tmp_path / "mine").read_bytes() == b"old"


def test_only_what_is_ours_is_tidied_away(tmp_path):
    others = [".remitcalc-1.tmp", ".a.csv.0123456789ab.tmp", "remitcalc-0123456789abcdef.tmp"]
    for name in others:
        (tmp_path / name).write_bytes(b"x")
    left = tmp_path / ".remitcalc-0123456789abcdef.tmp"
    left.write_bytes(b"names")
    os.utime(left, (1, 1))
    replace_file(tmp_path / "a.csv", b"1")
    assert sorted(names(tmp_path)) == sorted([*others, "a.csv"])


def test_a_very_long_name_is_no_hindrance(tmp_path):
    path = tmp_path / ("é" * 120 + ".json")
    replace_file(path, b"1")
    assert path.read_bytes() == b"1"
