import datetime
import hashlib
import os
import platform
import subprocess
import sys
from pathlib import Path

import pytest

from remitcalc import paths
from remitcalc.files.document.reading import read_document
from remitcalc.files.document.writing import document_bytes
from remitcalc.files.kept import versions
from remitcalc.files.kept.claims import Claim, Holder, claim_document
from remitcalc.files.kept.unsaved import unsaved_work
from remitcalc.files.kept.versions import (
    MOST_VERSIONS,
    remove_version,
    remove_versions,
    save_document,
    versions_of,
)
from remitcalc.files.kept.work_folder import new_work_folder
from remitcalc.model.document import Document
from remitcalc.model.work import Work
from remitcalc.writing.replacement import NotWrittenError, replace_file
from tests.files.document.making import differences, small

pytestmark = pytest.mark.usefixtures("own_home")

CHILD = """
import sys
from remitcalc.files.kept.claims import claim_document
claim = claim_document(sys.argv[1])
print(type(claim).__name__, flush=True)
sys.stdin.read()
"""


def other_process(path: Path) -> subprocess.Popen[str]:
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "Claim\n"
    return child


def test_a_second_process_is_told_who_has_the_document(tmp_path: Path) -> None:
    path = tmp_path / "d.remitcalc"
    with other_process(path) as child:
        found = claim_document(path)
        assert isinstance(found, Holder)
        assert found.host == platform.node()
        assert found.since is not None
        assert abs(datetime.datetime.now(datetime.UTC) - found.since) < datetime.timedelta(hours=1)
        child.kill()  # as by the system, with no time to let go
    claim = claim_document(path)
    assert isinstance(claim, Claim)
    claim.release()


def test_a_second_window_of_the_same_process_is_told_too(tmp_path: Path) -> None:
    path = tmp_path / "d.remitcalc"
    path.write_text("")
    (tmp_path / "link.remitcalc").symlink_to(path)
    claim = claim_document(path)
    assert isinstance(claim, Claim)
    assert isinstance(claim_document(tmp_path / "link.remitcalc"), Holder)
    other = claim_document(tmp_path / "e.remitcalc")
    assert isinstance(other, Claim)
    for one in (claim, other):
        one.release()
        one.release()
    within = paths.open_documents()
    assert within is not None
    assert not list(within.iterdir())
    again = claim_document(path)
    assert isinstance(again, Claim)
    again.release()


def test_where_nothing_can_be_noted_a_document_opens_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    claim = claim_document(tmp_path / "d.remitcalc")
    assert isinstance(claim, Claim)
    claim.release()


def with_paydays(paydays: int) -> Document:
    document = small()
    return document.replace(scenario=document.scenario.replace(paydays=paydays))


def test_what_was_saved_over_is_kept_and_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "d.remitcalc"
    saved = save_document(path, with_paydays(1))
    assert saved.digest == hashlib.sha256(path.read_bytes()).hexdigest()
    assert versions_of(path) == ()
    save_document(path, with_paydays(2))
    save_document(path, with_paydays(2))
    (version,) = versions_of(path)
    assert version.file.stat().st_mode & 0o077 == 0
    read, _ = read_document(version.file)
    assert read is not None
    assert not differences(read, with_paydays(1))


def test_the_last_ten_versions_are_kept_the_latest_first(tmp_path: Path) -> None:
    path = tmp_path / "d.remitcalc"
    for paydays in range(1, 15):
        save_document(path, with_paydays(paydays))
        os.utime(path, (1_700_000_000 + paydays,) * 2)
    found = versions_of(path)
    assert len(found) == MOST_VERSIONS
    read = [read_document(version.file)[0] for version in found]
    assert [one.scenario.paydays for one in read if one] == list(range(13, 3, -1))
    assert found[0].saved.timestamp() == 1_700_000_013
    assert remove_version(found[0])
    assert len(versions_of(path)) == MOST_VERSIONS - 1


def test_versions_are_of_one_path_and_can_be_removed_or_switched_off(tmp_path: Path) -> None:
    one, other = tmp_path / "a.remitcalc", tmp_path / "b.remitcalc"
    for path in (one, other):
        for paydays in (1, 2, 3):
            save_document(path, with_paydays(paydays))
    assert len(versions_of(one)) == len(versions_of(other)) == 2
    assert remove_versions(one)
    assert versions_of(one) == ()
    assert len(versions_of(other)) == 2
    save_document(one, with_paydays(4), keeps_versions=False)
    assert versions_of(one) == ()
    assert remove_versions()
    assert versions_of(other) == ()
    assert remove_versions()


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names there are Unicode")
@pytest.mark.parametrize("name", ["Łucja 李", "محمد", "a\nb", "\udcff", "=1+1", "-", "x" * 240])
def test_documents_of_any_name_are_claimed_and_have_versions(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"{name}.remitcalc"
    for paydays in (1, 2):
        save_document(path, with_paydays(paydays))
    assert len(versions_of(path)) == 1
    claim = claim_document(path)
    assert isinstance(claim, Claim)
    assert isinstance(claim_document(path), Holder)
    claim.release()
    kept = new_work_folder()
    assert kept.keep(Work(with_paydays(2), path=str(path), title=path.stem)) == ()
    kept.close()
    (found,), _ = unsaved_work()
    assert (found.told.path, found.told.title) == (str(path), path.stem)
    assert found.discard()


def test_a_document_is_saved_though_its_older_version_cannot_be_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "d.remitcalc"
    save_document(path, with_paydays(1))
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    saved = save_document(path, with_paydays(2))
    assert [said.code for said in saved.not_kept]
    assert path.read_bytes() == document_bytes(with_paydays(2))


def test_where_a_document_cannot_be_written_the_old_one_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "d.remitcalc"
    save_document(path, with_paydays(1))
    before = path.read_bytes()

    def full(target: Path, content: bytes, *, is_private: bool = False) -> None:
        if target == path:
            raise NotWrittenError(target, OSError(28, "No space left on device"))
        replace_file(target, content, is_private=is_private)

    monkeypatch.setattr(versions, "replace_file", full)
    with pytest.raises(NotWrittenError):
        save_document(path, with_paydays(2))
    assert path.read_bytes() == before


SAVER = """
import sys
from pathlib import Path
from remitcalc.files.kept.versions import save_document
from tests.files.kept.test_claims_and_versions import with_paydays
sys.stdin.readline()
for _ in range(20):
    save_document(Path(sys.argv[1]), with_paydays(int(sys.argv[2])))
"""


def test_of_two_processes_that_save_at_once_one_whole_file_results(tmp_path: Path) -> None:
    path = tmp_path / "d.remitcalc"
    whole = [document_bytes(with_paydays(paydays)) for paydays in (3, 4)]
    path.write_bytes(whole[0])
    children = [
        subprocess.Popen(
            [sys.executable, "-c", SAVER, str(path), paydays],
            stdin=subprocess.PIPE,
            cwd=Path(__file__).parents[3],
        )
        for paydays in ("3", "4")
    ]
    for child in children:
        assert child.stdin is not None
        child.stdin.write(b"\n")
        child.stdin.close()
    while any(child.poll() is None for child in children):
        assert path.read_bytes() in whole
    assert [child.wait() for child in children] == [0, 0]
    assert path.read_bytes() in whole
    assert not [p for p in tmp_path.iterdir() if p != path]
