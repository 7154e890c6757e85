"""A library that is damaged, hostile or out of reach: one sentence, no figure out of it, a way on.

REMITCALC_LONG_FUZZ=1200 damages that many libraries; the seeds are the numbers from 0.
"""

from __future__ import annotations

import contextlib
import errno
import gc
import os
import sqlite3
import threading
import time
from pathlib import Path
from random import Random

import pytest

from remitcalc.files.refusal import RefusedError
from remitcalc.files.rpw import building, importing, library_file, schema
from remitcalc.files.rpw.importing import import_rpw
from remitcalc.files.rpw.library import RpwLibrary
from remitcalc.output.language import PlainEnglish
from remitcalc.output.wording.sentences import sentence
from tests.files.rpw.damages import changed, damaged, resealed, with_a_wrong_value
from tests.files.rpw.layout import NEW_HEADER
from tests.files.rpw.survey import survey
from tests.files.rpw.workbook import new_rows, write_csv

MANY = int(os.environ.get("REMITCALC_LONG_FUZZ") or 60)
PARTS = 4
HOSTILE = ("library_damaged", "library_older", "library_newer")


@pytest.fixture(scope="module")
def prices(tmp_path_factory) -> Path:
    return write_csv(tmp_path_factory.mktemp("rpw") / "prices.csv", NEW_HEADER, new_rows())


@pytest.fixture(scope="module")
def sound(prices) -> bytes:
    file = prices.with_name("sound.sqlite")
    import_rpw([prices], RpwLibrary(file))
    return file.read_bytes()


@pytest.fixture
def file(tmp_path, sound) -> Path:
    made = tmp_path / "library.sqlite"
    made.write_bytes(sound)
    return made


def fault(library: RpwLibrary) -> str:
    assert not library.is_there
    assert library.fault is not None
    said = sentence(library.fault, PlainEnglish())
    assert str(library.file) in said
    assert library.fault.code not in said
    return library.fault.code


def answers(library: RpwLibrary) -> tuple[list[object], set[str]]:
    """Return everything that a library says, and the faults it had."""
    ends = ("USA", "GTM"), ("RWA", "UGA"), ("USA", "MLI")
    asked = [
        library.info,
        library.quarters,
        library.corridors,
        library.excluded,
        *(lambda pair=pair: library.by_quarter(*pair) for pair in ends),
        *(lambda pair=pair: library.quotes(*pair, 20253) for pair in ends),
        *(lambda pair=pair: library.corridor(*pair)[0] for pair in ends),
    ]
    said, faults = [], set()
    for ask in asked:
        said.append(ask())
        if library.fault is not None:
            faults.add(library.fault.code)
    return said, faults


@pytest.mark.parametrize("part", range(PARTS))
def test_whatever_bytes_change_no_figure_does(tmp_path, sound, part: int) -> None:
    file = tmp_path / "library.sqlite"
    file.write_bytes(sound)
    right = answers(RpwLibrary(file))
    for seed in range(part, MANY, PARTS):
        content = damaged(sound, Random(seed))
        file.write_bytes(content)
        said, faults = answers(RpwLibrary(file))
        if content == sound:
            assert (said, faults) == right
        else:
            assert len(faults) == 1, seed
            assert faults <= set(HOSTILE), seed
            assert not any(said), seed
            assert "library_newer" not in faults or content[60:64] != sound[60:64]
    assert [one.name for one in tmp_path.iterdir()] == [file.name]


@pytest.mark.parametrize("part", range(PARTS))
def test_a_damage_under_a_seal_that_fits_is_told_or_harmless(tmp_path, sound, part: int) -> None:
    file = tmp_path / "library.sqlite"
    for seed in range(part, MANY, PARTS):
        chance = Random(seed)
        if seed % 3:
            file.write_bytes(resealed(damaged(sound, chance)))
        else:
            file.write_bytes(sound)
            with_a_wrong_value(file, chance)
        _, faults = answers(RpwLibrary(file))
        assert faults <= {*HOSTILE, "library_unreadable"}, seed
    assert [one.name for one in tmp_path.iterdir()] == [file.name]


def test_a_damaged_library_gives_way_to_the_next_import_and_is_kept_aside(file, prices) -> None:
    older = file.with_name("library.sqlite.damaged-1")
    older.write_bytes(b"of an earlier day")
    broken = file.read_bytes()[:5000]
    file.write_bytes(broken)
    library = RpwLibrary(file)
    assert fault(library) == "library_damaged"
    info, problems = import_rpw([prices], library)
    assert info == library.info() is not None
    (said,) = [one for one in problems if one.message.code == "library_replaced"]
    assert said.is_warning
    kept = Path(str(said.message.values["file"]))
    assert (kept.name, kept.read_bytes()) == ("library.sqlite.damaged-2", broken)
    assert older.read_bytes() == b"of an earlier day"
    assert library.is_made_of([prices])


@pytest.mark.parametrize("content", [b"", b"\0", b"SQLite format 3\0", b"no database at all" * 99])
def test_a_file_that_never_was_a_library_is_a_damaged_one(file, content: bytes) -> None:
    file.write_bytes(content)
    assert fault(RpwLibrary(file)) == "library_damaged"
    assert RpwLibrary(file).info() is None


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE VIEW prices AS SELECT * FROM quote",
        "CREATE TRIGGER t AFTER INSERT ON quote BEGIN DELETE FROM quote; END",
        "CREATE VIRTUAL TABLE v USING fts4(x)",
        "CREATE TABLE more (x)",
        "CREATE INDEX another ON quote (firm)",
        "ALTER TABLE quote ADD COLUMN more TEXT",
        "DROP TABLE excluded",
        "ALTER TABLE summary RENAME TO real_summary",
    ],
)
def test_a_library_with_other_tables_than_ours_is_refused(file, statement: str) -> None:
    changed(file, statement)
    assert fault(RpwLibrary(file)) == "library_damaged"


def test_a_view_in_the_place_of_a_table_is_refused(file) -> None:
    changed(file, "DROP TABLE summary", "CREATE VIEW summary AS SELECT * FROM quote")
    assert fault(RpwLibrary(file)) == "library_damaged"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE quote SET amount1 = 'two hundred'",
        "UPDATE quote SET amount1 = 9223372036854775807",
        "UPDATE quote SET fee1 = NULL",
        "UPDATE quote SET firm = NULL",
        "UPDATE quote SET firm = CAST(x'ff41' AS TEXT)",
        "UPDATE quote SET currency = x'00'",
        "UPDATE quote SET sheet = 77",
        "UPDATE quote SET is_disclosed = 2",
        "UPDATE corridor SET source = 7 WHERE source = 'USA'",
        "UPDATE summary SET sum1 = 'x'",
        "UPDATE summary SET services = -3",
        "UPDATE OR IGNORE summary SET quarter = 9223372036854775807",
        "UPDATE sheet SET rows = 'many'",
        "UPDATE excluded SET code = 'file_too_large'",
        "UPDATE file SET path = NULL",
    ],
)
def test_values_that_no_import_writes_are_a_damage(file, statement: str) -> None:
    changed(file, statement)
    _, faults = answers(RpwLibrary(file))
    assert faults == {"library_damaged"}


@pytest.mark.parametrize("end", ["-journal", "-wal"])
@pytest.mark.parametrize("is_there", [True, False])
def test_a_journal_left_beside_it_does_no_harm(file, prices, end: str, is_there: bool) -> None:
    journal = file.with_name(file.name + end)
    journal.write_bytes(bytes.fromhex("d9d505f920a163d7") + b"\x00\x00\x00\x01" * 200)
    if not is_there:
        file.unlink()
    library = RpwLibrary(file)
    if is_there:
        assert fault(library) == "library_damaged"
    import_rpw([prices], library)
    assert library.corridors("USA-GTM")
    assert RpwLibrary(file).is_made_of([prices])


def test_a_folder_that_cannot_be_written_to_is_told_before_any_work(
    file, prices, monkeypatch
) -> None:
    real = Path.open

    def refuse(self, mode="r", *typed):
        if "x" in mode:
            raise OSError(errno.EROFS, "Read-only file system")
        return real(self, mode, *typed)

    monkeypatch.setattr(Path, "open", refuse)
    phases: list[str] = []
    _, (problem,) = import_rpw([prices], RpwLibrary(file), tick=lambda *at: phases.append(at[0]))
    assert problem.message.code == "library_not_written"
    assert problem.message.values["reason"] == "Read-only file system"
    assert phases == []


def test_what_was_found_in_use_holds_until_the_file_is_another(file, prices) -> None:
    changed(file, "UPDATE quote SET amount1 = 'two hundred'")
    library = RpwLibrary(file)
    assert library.is_made_of([prices])
    assert library.quotes("USA", "GTM", 20253) == ()
    assert fault(library) == "library_damaged"
    assert not library.is_made_of([prices])
    info, problems = import_rpw([prices], library)
    assert info is not None
    assert "library_replaced" in {one.message.code for one in problems}
    assert library.fault is None
    assert library.quotes("USA", "GTM", 20253)


@pytest.mark.parametrize(
    ("program", "code"),
    [
        ("4.2.1", "library_newer_program"),
        ("0.0.1", "library_newer"),
        ("<img src=x>", "library_newer"),
    ],
)
def test_a_newer_library_is_never_replaced(file, prices, program: str, code: str) -> None:
    changed(file, "UPDATE made_by SET program = ?", values=(program,))
    with contextlib.closing(sqlite3.connect(file)) as base:
        base.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    before, library = file.read_bytes(), RpwLibrary(file)
    assert fault(library) == code
    assert (program in str(library.fault.values)) == (code == "library_newer_program")
    info, (problem,) = import_rpw([prices], library)
    assert (info, problem.message.code, problem.is_warning) == (None, code, False)
    assert file.read_bytes() == before
    assert [one.name for one in file.parent.iterdir()] == [file.name]
    file.rename(file.with_name("moved.sqlite"))
    assert import_rpw([prices], library)[0] is not None


def test_an_older_library_is_told_and_replaced(file, prices) -> None:
    with contextlib.closing(sqlite3.connect(file)) as base:
        base.execute("PRAGMA user_version = 1")
    library = RpwLibrary(file)
    assert fault(library) == "library_older"
    assert import_rpw([prices], library)[0] is not None
    assert [one.name for one in file.parent.iterdir()] == [file.name]


def test_a_library_that_another_program_has_locked_is_told_soon(file, prices, monkeypatch) -> None:
    monkeypatch.setattr(library_file, "_PATIENCE", 0.05)
    library, before = RpwLibrary(file), file.read_bytes()
    with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        start = time.perf_counter()
        assert fault(library) == "library_locked"
        _, (problem,) = import_rpw([prices], library)
        assert time.perf_counter() - start < 2
        assert problem.message.code == "library_locked"
        assert library.corridor("USA", "GTM")[1][0].message.code == "library_locked"
    assert library.is_there
    assert file.read_bytes() == before


def test_two_imports_at_once_leave_one_whole_library(file, prices) -> None:
    made: list[object] = []
    file.write_bytes(b"damaged")
    threads = [
        threading.Thread(target=lambda: made.append(import_rpw([prices], RpwLibrary(file))[0]))
        for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert None not in made
    assert RpwLibrary(file).is_made_of([prices])
    kept = [p.read_bytes() for p in file.parent.iterdir() if ".damaged-" in p.name]
    assert kept == [b"damaged"]


def test_what_is_no_file_is_told_and_left_alone(tmp_path, prices) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "inside").write_text("kept")
    assert fault(RpwLibrary(folder)) == "library_not_a_file"
    info, (problem,) = import_rpw([prices], RpwLibrary(folder))
    assert (info, problem.message.code) == (None, "library_not_a_file")
    assert (folder / "inside").read_text() == "kept"
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        assert fault(RpwLibrary(tmp_path / "pipe")) == "library_not_a_file"
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert fault(RpwLibrary(tmp_path / "loop")) == "library_unreadable"


def test_a_library_without_permission_is_told_and_left_alone(file, prices, monkeypatch) -> None:
    real = Path.open

    def refuse(self, *typed):
        if self == file:
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(self, *typed)

    monkeypatch.setattr(Path, "open", refuse)
    before = os.stat(file)  # noqa: PTH116
    assert fault(RpwLibrary(file)) == "library_unreadable"
    _, (problem,) = import_rpw([prices], RpwLibrary(file))
    assert problem.message.values["reason"] == "Permission denied"
    assert os.stat(file) == before  # noqa: PTH116


def test_a_full_disk_ends_an_import_in_one_sentence(tmp_path, prices, monkeypatch) -> None:
    real = sqlite3.connect

    def small(*typed, **named):
        base = real(*typed, **named)
        base.execute("PRAGMA max_page_count = 12")
        return base

    monkeypatch.setattr(building.sqlite3, "connect", small)
    monkeypatch.setattr(gc, "disable", lambda: None)
    with pytest.raises(RefusedError) as refused:
        building.build_library([str(prices)], str(tmp_path / "new"), tick=lambda *_: None)
    assert refused.value.fault.code == "library_disk_full"


def test_a_full_disk_at_the_end_keeps_what_there_was(file, prices, monkeypatch) -> None:
    before = file.read_bytes()

    def full(_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(importing.os, "fsync", full)
    info, (problem,) = import_rpw([prices], RpwLibrary(file))
    assert (info, problem.message.code) == (None, "library_disk_full")
    assert file.read_bytes() == before
    assert [one.name for one in file.parent.iterdir()] == [file.name]


def test_a_library_held_open_by_another_program_is_waited_for(file, prices, monkeypatch) -> None:
    real, refused = Path.replace, []

    def busy(self, target):
        if len(refused) < 2:
            refused.append(self)
            raise PermissionError(errno.EACCES, "used by another process")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", busy)
    assert import_rpw([prices], RpwLibrary(file))[0] is not None
    refused.clear()
    monkeypatch.setattr(Path, "replace", lambda *_: busy(refused.clear(), None))
    monkeypatch.setattr(importing, "_PATIENCE", 0.0)
    _, (problem,) = import_rpw([prices], RpwLibrary(file))
    assert problem.message.code == "library_not_written"
    assert RpwLibrary(file).is_there


def test_a_file_whose_name_is_no_text_is_imported(tmp_path) -> None:
    try:
        odd = write_csv(tmp_path / "pri\udce9s.csv", NEW_HEADER, survey())
    except (OSError, UnicodeError):
        pytest.skip("names are text here")
    os.utime(odd, ns=(0, 2**63 + 10**9))
    library = RpwLibrary(tmp_path / "library.sqlite")
    info, problems = import_rpw([odd], library)
    assert (info is not None, problems) == (True, ())
    assert library.is_made_of([odd])
    assert library.corridor("USA", "GTM")[0] is not None
