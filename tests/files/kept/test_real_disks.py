"""Saving and keeping on a disk that is full, or that only reads: a real one, of memory.

Linux lets anybody mount one in a namespace of his own. Where it does not, the limit of the size
of a file stands for it.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from remitcalc.files.document.reading import read_document
from remitcalc.files.document.writing import document_bytes
from remitcalc.files.kept.claims import Claim, claim_document
from remitcalc.files.kept.unsaved import unsaved_work
from remitcalc.files.kept.versions import save_document, versions_of
from remitcalc.files.kept.work_folder import WorkFolder, new_work_folder
from remitcalc.model.work import Step, Work
from remitcalc.writing.replacement import NotWrittenError
from tests.files.document.making import differences, small, workers

ROOT = Path(__file__).parents[3]
NAMESPACE = ("unshare", "--user", "--map-root-user", "--mount")
MODULE = "tests.files.kept.test_real_disks"
SIZE = 1_000_000
"""Bytes of the disk."""


def may_mount() -> bool:
    if shutil.which("unshare") is None:
        return False
    tried = [*NAMESPACE, "mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", "/tmp"]
    return subprocess.run(tried, capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(not may_mount(), reason="only Linux lets one mount a disk of one's own")
@pytest.mark.parametrize("scene", ["full", "read_only"])
def test_a_disk_that_takes_no_more_loses_nothing(scene: str, tmp_path: Path) -> None:
    mount = f'mount -t tmpfs -o size={SIZE} tmpfs "$0" && exec "$1" -m {MODULE} {scene} "$0"'
    played = subprocess.run(
        [*NAMESPACE, "sh", "-c", mount, tmp_path, sys.executable],
        cwd=ROOT,
        env={**os.environ, "XDG_STATE_HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (played.returncode, played.stdout) == (0, "played\n"), played.stderr


def edited(work: Work) -> Work:
    """The work with another document of many workers, which needs room."""
    scenario = workers(5_000).scenario
    after = work.document.replace(scenario=scenario, payroll_origin=None)
    return Work(after, (*work.steps, Step("Edit", work.document, after)), 1, title=work.title)


def refused(path: Path, work: Work) -> str:
    """Why the document of the work is not written; what stood there is as it was."""
    before, files = path.read_bytes(), set(path.parent.iterdir())
    with pytest.raises(NotWrittenError) as raised:
        save_document(path, work.document)
    assert path.read_bytes() == before
    assert set(path.parent.iterdir()) == files
    return raised.value.cause


def command(*typed: str | Path) -> tuple[int, str]:
    """The exit code of a command, and what it said after a colon or nothing."""
    ran = subprocess.run(
        [sys.executable, "-m", "remitcalc", *typed], capture_output=True, text=True, check=False
    )
    return ran.returncode, ran.stderr.strip().rpartition(": ")[2]


def next_start() -> tuple[Work, WorkFolder]:
    """What a start finds that comes now."""
    (found,), problems = unsaved_work()
    assert not problems
    restored = found.restore()
    assert not restored.problems
    assert restored.work is not None
    assert restored.folder is not None
    return restored.work, restored.folder


def full(disk: Path) -> None:
    """Work, then fill the disk; save and keep; make room and do so again."""
    path, kept, work = disk / "farm.remitcalc", new_work_folder(), Work(small(), title="farm")
    save_document(path, work.document)
    assert kept.keep(work) == ()
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while file.write(bytes(4_096)):
            pass
    later = edited(work)
    assert refused(path, later) == "disk_full"
    assert [said.code for said in kept.keep(later)] == ["not_written_disk_full"]
    assert command("compare", "us-guatemala", "-o", path) == (2, "the disk is full.")
    assert path.read_bytes() == document_bytes(work.document)
    kept.close()
    found, kept = next_start()
    assert not differences(found, work)
    assert kept.keep(later)
    filler.unlink()
    assert kept.keep(later) == ()
    assert save_document(path, later.document).not_kept == ()
    assert len(versions_of(path)) == 1
    kept.close()
    found, kept = next_start()
    assert not differences(found, later)
    kept.discard()


def read_only(disk: Path) -> None:
    """Work, then let the disk only read; save, keep and start."""
    path, kept, work = disk / "farm.remitcalc", new_work_folder(), Work(small(), title="farm")
    save_document(path, work.document)
    assert kept.keep(work) == ()
    kept.close()
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    later = edited(work)
    assert refused(path, later) == "not_permitted"
    assert [s.code for s in new_work_folder().keep(later)] == ["not_written_not_permitted"]
    read, problems = read_document(path)
    assert not problems
    assert read is not None
    assert not differences(read, work.document)
    assert isinstance(claim_document(path), Claim)
    assert command("compare", path, "-o", os.devnull) == (0, "")
    code, said = command("compare", path, "-o", path)
    assert (code, "permission" in said) == (2, True), said
    found, problems = unsaved_work()
    assert found == ()
    assert [problem.message.code for problem in problems] == ["work_not_opened"]
    subprocess.run(["mount", "-o", "remount,rw", disk], check=True)
    again, kept = next_start()
    assert not differences(again, work)
    kept.discard()


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
@pytest.mark.usefixtures("own_home")
def test_a_file_that_may_not_grow_so_large_is_not_half_written(tmp_path: Path) -> None:
    path, kept, work = tmp_path / "farm.remitcalc", new_work_folder(), Work(small())
    save_document(path, work.document)
    assert kept.keep(work) == ()
    later = edited(work)
    import resource

    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, limits[1]))
    try:
        assert refused(path, later) == "other"
        assert [said.code for said in kept.keep(later)] == ["not_written_other"]
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    kept.close()
    found, kept = next_start()
    assert not differences(found, work)
    assert kept.keep(edited(work)) == ()
    kept.discard()


if __name__ == "__main__":
    {"full": full, "read_only": read_only}[sys.argv[1]](Path(sys.argv[2]))
    sys.stdout.write("played\n")
