import errno
import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from remitcalc import Payroll, paths
from remitcalc.files.document.writing import document_bytes
from remitcalc.files.kept import shelf as shelf_module
from remitcalc.files.kept import work_folder as work_folder_module
from remitcalc.files.kept.journal import MOST_STEPS
from remitcalc.files.kept.unsaved import Restored, UnsavedWork, unsaved_work
from remitcalc.files.kept.work_folder import JOURNAL, PIECES, WorkFolder, new_work_folder
from remitcalc.model.bank_offer import without_offer
from remitcalc.model.document import Document
from remitcalc.model.work import Step, Work
from remitcalc.writing.replacement import NotWrittenError
from tests.files.document.making import (
    differences,
    offered_where_no_pool_is,
    small,
    typed_over_in,
    workers,
)

pytestmark = pytest.mark.usefixtures("own_home", "closed")
_OPEN: list[WorkFolder] = []


@pytest.fixture
def closed() -> Iterator[None]:
    """Let go of every folder at the end, as the end of a process does."""
    yield
    while _OPEN:
        _OPEN.pop().close()


def new_folder() -> WorkFolder:
    _OPEN.append(new_work_folder())
    return _OPEN[-1]


def restored_of(found: UnsavedWork) -> Restored:
    restored = found.restore()
    if restored.folder is not None:
        _OPEN.append(restored.folder)
    return restored


def edited(work: Work, name: str = "Edit", **changes: object) -> Work:
    """The work after one more edit of its scenario."""
    before = work.document
    after = before.replace(scenario=before.scenario.replace(**changes))
    steps = (*work.steps[: work.index], Step(name, before, after))
    return Work(after, steps, len(steps), work.clean, work.path, work.digest, work.title)


def edited_often(document: Document, times: int) -> Work:
    work = Work(document, title="Untitled")
    for paydays in range(1, times + 1):
        work = edited(work, f"Edit {paydays}", paydays=paydays)
    return work


def pieces(folder: WorkFolder) -> dict[str, int]:
    assert folder.folder is not None
    return {p.name: p.stat().st_mtime_ns for p in (folder.folder / PIECES).iterdir()}


def left(folder: WorkFolder) -> Restored:
    """What the next start gets, if this is all that there is."""
    folder.close()
    (found,), problems = unsaved_work()
    assert not problems
    return restored_of(found)


def assert_same(one: Work, other: Work | None) -> None:
    assert other is not None
    assert not differences(one, other)


def test_work_comes_back_with_all_that_can_be_undone() -> None:
    kept = new_folder()
    work = edited_often(small(), 5)
    work = Work(work.document, work.steps, 3, 2, "/home/ana/d.remitcalc", "ab", "Ana's")
    assert kept.keep(work) == ()
    restored = left(kept)
    assert restored.problems == ()
    assert_same(work, restored.work)
    assert restored.work is not None
    # Documents that were one are one again.
    assert restored.work.steps[0].after is restored.work.steps[1].before


def test_nobody_else_can_read_it() -> None:
    kept = new_folder()
    kept.keep(Work(small()))
    assert kept.folder is not None
    for path in (kept.folder, *kept.folder.rglob("*")):
        assert path.stat().st_mode & 0o077 == 0


def test_an_edit_writes_no_worker_again() -> None:
    kept = new_folder()
    work = Work(workers(2_000))
    kept.keep(work)
    before = pieces(kept)
    kept.keep(edited(work, paydays=3))
    assert pieces(kept) == before


def test_a_changed_amount_writes_no_name_again() -> None:
    kept = new_folder()
    work = Work(workers(2_000))
    kept.keep(work)
    before = pieces(kept)
    payroll = work.document.scenario.payroll
    amounts = payroll.amounts.copy()
    amounts[7] += 1
    changed = Payroll(amounts, payroll.names, payroll.services, payroll.groups, payroll.joins)
    kept.keep(edited(work, payroll=changed))
    after = pieces(kept)
    assert len(after.items() - before.items()) == 1
    assert before.items() <= after.items()


def test_pieces_that_nothing_needs_go() -> None:
    kept = new_folder()
    kept.keep(edited(Work(small()), payroll=Payroll(np.array([1, 2, 3]))))
    assert len(pieces(kept)) > 2
    alone = Work(small().replace(payroll_origin=None))
    kept.keep(alone)
    assert len(pieces(kept)) == 3  # corridor, amounts, names
    assert_same(alone, left(kept).work)


def test_the_way_back_is_bounded_and_stays_a_way() -> None:
    kept = new_folder()
    work = edited_often(small(), MOST_STEPS + 40)
    kept.keep(work)
    restored = left(kept).work
    assert restored is not None
    assert len(restored.steps) == restored.index == MOST_STEPS
    assert restored.steps[-1].name == f"Edit {MOST_STEPS + 40}"
    assert restored.steps[0].before.scenario.paydays == 40


def test_the_way_back_takes_no_more_room_than_it_may(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("remitcalc.files.kept.journal.MOST_BYTES", 100_000)
    kept = new_folder()
    work = Work(workers(1_000))
    for more in range(1, 20):
        amounts = work.document.scenario.payroll.amounts + more
        work = edited(work, payroll=Payroll(amounts))
    work = Work(work.document, work.steps, work.index, clean=19)
    kept.keep(work)
    restored = left(kept).work
    assert restored is not None
    assert 2 <= len(restored.steps) < 10
    assert restored.clean == restored.index == len(restored.steps)
    assert not differences(work.document, restored.document)


def test_work_that_is_open_is_not_unsaved_work_and_the_latest_stands_first() -> None:
    first, second = new_folder(), new_folder()
    first.keep(Work(small(), title="first"))
    second.keep(Work(small(), title="second"))
    assert unsaved_work() == ((), ())
    first.close()
    second.close()
    found, _ = unsaved_work()
    assert [one.told.title for one in found] == ["second", "first"]
    restored = restored_of(found[0])
    assert restored.folder is not None
    assert [one.told.title for one in unsaved_work()[0]] == ["first"]
    again = restored_of(found[0])
    assert [p.message.code for p in again.problems] == ["work_in_use"]
    restored.folder.close()


def test_discarded_work_is_gone_and_is_not_written_again() -> None:
    kept = new_folder()
    kept.keep(Work(small()))
    assert kept.discard()
    assert kept.keep(Work(small())) == ()
    assert kept.folder is not None
    assert not kept.folder.exists()
    other = new_folder()
    other.keep(Work(small()))
    other.close()
    (found,), _ = unsaved_work()
    assert found.discard()
    assert unsaved_work() == ((), ())


def test_a_window_that_closes_before_its_first_edit_leaves_nothing() -> None:
    new_folder().close()
    assert unsaved_work() == ((), ())


def journal(kept: WorkFolder) -> Path:
    assert kept.folder is not None
    return kept.folder / JOURNAL


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\x00",
        b"[]",
        b"null",
        b'{"format": 1}',
        b'{"format": 1, "time": "x", "title": "", "path": "", "is_saved": false}',
        b'{"format": 1, "time": 5, "title": "", "path": "", "is_saved": false}',
        b"[" * 100_000,
    ],
)
def test_a_broken_journal_is_set_aside_and_told(content: bytes) -> None:
    kept = new_folder()
    kept.keep(Work(small()))
    journal(kept).write_bytes(content)
    kept.close()
    found, problems = unsaved_work()
    assert found == ()
    assert [p.message.code for p in problems] == ["work_set_aside"]
    aside = Path(str(problems[0].message.values["folder"]))
    assert (aside / JOURNAL).read_bytes() == content
    assert any((aside / PIECES).iterdir())
    assert unsaved_work() == ((), ())


def test_cut_off_anywhere_a_journal_never_stops_the_start() -> None:
    content = b""
    for length in range(0, 3_000, 299):
        kept = new_folder()
        kept.keep(edited_often(small(), 2))
        content = content or journal(kept).read_bytes()
        journal(kept).write_bytes(content[:length])
        kept.close()
        found, problems = unsaved_work()
        assert len(found) + len(problems) == 1
        for one in found:
            restored = restored_of(one)
            assert restored.work is not None or restored.problems
            if restored.folder is not None:
                restored.folder.discard()


def test_damaged_anywhere_a_journal_restores_or_is_set_aside() -> None:
    kept = new_folder()
    kept.keep(edited_often(small(), 2))
    tables = json.loads(journal(kept).read_bytes())
    kept.discard()
    for key in tables:
        for value in (..., -1, "x", [None], [["a", 0, 99]]):
            kept = new_folder()
            kept.keep(edited_often(small(), 2))
            damaged = {name: v for name, v in tables.items() if name != key}
            if value is not ...:
                damaged[key] = value
            journal(kept).write_bytes(json.dumps(damaged).encode())
            kept.close()
            found, problems = unsaved_work()
            assert len(found) + len(problems) == 1
            for one in found:
                restored = restored_of(one)
                assert restored.work is not None or restored.problems
                if restored.folder is not None:
                    restored.folder.discard()
            assert kept.folder is not None
            shutil.rmtree(kept.folder, ignore_errors=True)


def piece_of(kept: WorkFolder, text: bytes) -> Path:
    assert kept.folder is not None
    return next(p for p in (kept.folder / PIECES).iterdir() if text in p.read_bytes())


@pytest.mark.parametrize("damage", ["gone", "changed", "cut"])
def test_where_the_way_back_is_broken_the_present_is_kept(damage: str) -> None:
    kept = new_folder()
    work = Work(small().replace(payroll_origin=None), path="/d", clean=1)
    work = edited(work, payroll=Payroll(np.array([70_001, 2, 3])))
    kept.keep(work)
    piece = piece_of(kept, b"350.50")
    content = piece.read_bytes()
    piece.unlink()
    if damage != "gone":
        piece.write_bytes(content.replace(b"350", b"351") if damage == "changed" else content[:-9])
    restored = left(kept)
    assert [p.message.code for p in restored.problems] == ["work_in_part"]
    assert restored.problems[0].is_warning
    assert restored.work is not None
    assert not differences(restored.work.document, work.document)
    assert restored.work.steps == ()
    assert restored.work.is_saved


def test_where_the_present_is_broken_the_nearest_state_that_is_whole_comes_back() -> None:
    kept = new_folder()
    before = small().replace(payroll_origin=None)
    work = edited(edited(Work(before), paydays=3), payroll=Payroll(np.array([70_001, 2, 3])))
    kept.keep(work)
    piece_of(kept, b"700.01").unlink()
    restored = left(kept)
    assert [p.message.code for p in restored.problems] == ["work_in_part"]
    assert restored.work is not None
    assert not differences(restored.work.document, work.steps[0].after)
    assert restored.work.clean is None


def test_where_nothing_is_whole_it_is_set_aside() -> None:
    kept = new_folder()
    kept.keep(edited_often(small(), 3))
    piece_of(kept, b"royal-bank").unlink()
    restored = left(kept)
    assert restored.work is restored.folder is None
    assert [p.message.code for p in restored.problems] == ["work_set_aside"]


def test_work_of_a_newer_program_is_left_to_it() -> None:
    kept = new_folder()
    kept.keep(Work(small()))
    tables = json.loads(journal(kept).read_bytes()) | {"format": 2}
    journal(kept).write_bytes(json.dumps(tables).encode())
    kept.close()
    found, problems = unsaved_work()
    assert found == ()
    assert [p.message.code for p in problems] == ["work_of_newer_program"]
    assert journal(kept).exists()


def test_what_vanished_is_written_again() -> None:
    kept = new_folder()
    work = edited_often(small(), 2)
    kept.keep(work)
    assert kept.folder is not None
    for path in sorted(kept.folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    kept.folder.rmdir()
    work = edited(work, paydays=9)
    assert kept.keep(work) == ()
    assert unsaved_work() == ((), ())
    assert_same(work, left(kept).work)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EIO])
@pytest.mark.parametrize("module", [shelf_module, work_folder_module])
def test_a_disk_that_takes_nothing_is_told_and_what_was_kept_stays(
    number: int, module: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = new_folder()
    work = Work(small())
    kept.keep(work)

    def full(path: Path, *_: object, **__: object) -> None:
        raise NotWrittenError(path, OSError(number, os.strerror(number)))

    later = edited(work, payroll=Payroll(np.array([1, 2, 3])))
    with monkeypatch.context() as patched:
        patched.setattr(module, "replace_file", full)
        (said,) = kept.keep(later)
        assert said.code.startswith("not_written_")
        assert (said.code == "not_written_disk_full") == (number == errno.ENOSPC)
    kept.close()
    (found,), _ = unsaved_work()
    restored = restored_of(found)
    assert_same(work, restored.work)
    assert restored.folder is not None
    assert restored.folder.keep(later) == ()
    assert_same(later, left(restored.folder).work)


def test_without_a_place_to_keep_anything_the_reason_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    assert [said.code for said in new_folder().keep(Work(small()))]
    assert unsaved_work() == ((), ())

    def homeless() -> Path:
        raise RuntimeError

    monkeypatch.setattr(paths, "_state_folder", homeless)
    kept = new_folder()
    assert [said.code for said in kept.keep(Work(small()))] == ["not_written_no_such_folder"]
    assert kept.discard()
    assert unsaved_work() == ((), ())


def test_what_is_restored_is_kept_on_without_being_written_again() -> None:
    kept = new_folder()
    kept.keep(Work(workers(2_000)))
    restored = left(kept)
    assert restored.folder is not None
    assert restored.work is not None
    before = pieces(restored.folder)
    work = edited(restored.work, paydays=5)
    assert restored.folder.keep(work) == ()
    assert pieces(restored.folder) == before
    assert_same(work, left(restored.folder).work)


def test_foreign_things_in_the_folder_of_kept_work_do_no_harm() -> None:
    within = paths.kept_work()
    assert within is not None
    within.mkdir(parents=True)
    (within / "notes.txt").write_text("x")
    (within / "folder").mkdir()
    (within / "loop").symlink_to(within / "loop")
    found, _ = unsaved_work()
    assert found == ()
    assert (within / "notes.txt").exists()


def test_a_document_is_not_changed_by_being_kept() -> None:
    document = small()
    before = document_bytes(document)
    new_folder().keep(Work(document))
    assert document_bytes(document) == before


def test_figures_typed_over_and_what_is_stated_in_their_place_come_back() -> None:
    kept = new_folder()
    work = edited(Work(typed_over_in(small()), title="Untitled"), paydays=3)
    kept.keep(work)
    restored = left(kept)
    assert_same(work, restored.work)
    assert restored.work is not None
    assert restored.work.document.stated is not None


def test_what_is_stated_is_kept_once_however_often_figures_are_typed_over() -> None:
    kept = new_folder()
    work = edited(Work(small()), paydays=3)
    kept.keep(work)
    before = len(pieces(kept))
    kept.keep(replace(work, document=typed_over_in(small())))
    assert len(pieces(kept)) == before + 1


def test_an_offer_in_a_corridor_without_a_pool_is_there_at_the_next_start() -> None:
    folder, after = new_folder(), offered_where_no_pool_is()
    before = Document(without_offer(after, "offer-1"))
    document = before.replace(scenario=after)
    work = Work(document, (Step("New offer", before, document),), 1, 0, "", "", "Untitled")
    assert not folder.keep(work)
    restored = left(folder)
    assert not restored.problems
    assert restored.work is not None
    assert not differences(document, restored.work.document)
    assert len(restored.work.steps) == 1
