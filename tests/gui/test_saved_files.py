"""Corridors and examples to fill in leave the window, and read back as what they were."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog

from remitcalc.files.any_corridor import read_any_corridor
from remitcalc.files.payroll.reading import understand
from remitcalc.files.tables.reading import read_sheets
from remitcalc.model.payroll_choices import PayrollChoices
from remitcalc.output.language import LANGUAGES
from tests.gui.conftest import language
from tests.gui.told import told

if TYPE_CHECKING:
    from pathlib import Path

    from remitcalc.gui.app import Application
    from tests.gui.conftest import Opener


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder whose file named `next` is chosen for whatever is saved."""

    def choose(_window: object, _title: str, proposed: str, kinds: str, first: str) -> object:
        assert first in kinds
        assert proposed
        return str(next(tmp_path.glob("*.name")).with_suffix("")), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    return tmp_path


def named(folder: Path, name: str) -> Path:
    for old in folder.glob("*.name"):
        old.unlink()
    (folder / f"{name}.name").touch()
    return folder / name


@pytest.mark.parametrize("suffix", ["toml", "xlsx", "csv"])
def test_the_present_corridor_is_saved_and_reads_back_the_same(
    open_window: Opener, kept: Path, suffix: str
) -> None:
    app = open_window()
    file = named(kept, f"mine.{suffix}")
    app.window.actions_.actions["save_corridor"].trigger()
    corridor, problems = read_any_corridor(file)
    assert [p for p in problems if not p.is_warning] == []
    assert corridor == app.session.scenario.corridor
    assert told(app) == f"mine.{suffix} was saved."


@pytest.mark.parametrize("tag", LANGUAGES)
def test_examples_to_fill_in_are_written_in_every_language_and_can_be_read(
    open_window: Opener, kept: Path, tag: str
) -> None:
    app = open_window(spoken=language(tag))
    names = [choice.key for choice in app.window.saved_files.templates()]
    assert names == ["fees", "payroll"]
    for suffix in ("xlsx", "csv"):
        check_examples(app, kept, suffix)


def check_examples(app: Application, kept: Path, suffix: str) -> None:
    file = named(kept, f"payroll.{suffix}")
    app.window.saved_files.template("payroll")
    sheets, problems = read_sheets(file)
    assert sheets is not None
    assert problems == ()
    corridor = app.session.scenario.corridor
    read = understand(sheets, corridor, PayrollChoices(), str(file))
    assert [p for p in read.problems if not p.is_warning] == []
    assert read.payroll is not None
    assert read.payroll.amounts.tolist() == [40_000, 32_550, 25_000]
    assert read.payroll.groups == ("A", "A", "B")
    assert read.payroll.joins is not None
    assert read.payroll.joins.tolist() == [True, True, False]
    file = named(kept, f"fees.{suffix}")
    app.window.saved_files.template("fees")
    found, problems = read_any_corridor(file)
    assert [p for p in problems if not p.is_warning] == []
    assert found is not None
    assert found.sending_currency == "CAD"


def test_nothing_happens_where_no_place_is_chosen(
    open_window: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    app = open_window()
    app.window.editor.save_corridor()
    app.window.saved_files.template("fees")
    assert not told(app)
