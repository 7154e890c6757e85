"""An error in what Qt calls is told, and the program lives: no class stands without its guard."""

from __future__ import annotations

import importlib
import logging
import pkgutil
import re
import sys
from pathlib import Path
from types import FunctionType
from typing import TYPE_CHECKING, NoReturn

import pytest
import shiboken6
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QTableView, QWidget

import remitcalc.drawing
import remitcalc.gui
from remitcalc.drawing.guarded import guarded, is_guarded, overrides
from remitcalc.drawing.sheet import Sheet
from remitcalc.files.limits import MOST_LISTED
from remitcalc.gui.failure import LOG, Failures, log_file
from remitcalc.gui.models.columns_model import ColumnsModel, ShownColumn
from remitcalc.gui.panels.tables import SERVICES
from remitcalc.gui.widgets.table_view import TableView
from remitcalc.output.chart_data.savings import named_savings_chart
from tests.gui.conftest import language
from tests.gui.test_models import answer_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.gui.conftest import Opener

pytestmark = pytest.mark.qt_no_exception_capture
_ROOMS = (remitcalc.gui, remitcalc.drawing)


def classes_of_qt() -> list[type]:
    found = []
    for room in _ROOMS:
        for info in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
            module = importlib.import_module(info.name)
            found += [
                one
                for one in vars(module).values()
                if isinstance(one, type)
                and one.__module__ == module.__name__
                and issubclass(one, shiboken6.Shiboken.Object)
            ]
    return found


def test_every_method_that_qt_calls_keeps_its_errors() -> None:
    kinds = classes_of_qt()
    assert len(kinds) > 50
    left = {
        f"{kind.__module__}.{kind.__name__}.{name}"
        for kind in kinds
        for name, (_, method) in overrides(kind).items()
        if not is_guarded(method)
    }
    assert left == set(), "decorate the class with @guarded"


def test_what_is_used_of_pyqtgraph_is_guarded() -> None:
    allowed = {"plotted.py", "bare_item.py"}
    for room in _ROOMS:
        for path in Path(room.__path__[0]).rglob("*.py"):
            if path.name not in allowed:
                assert not re.search(r"\bpg\.", path.read_text(encoding="utf-8")), path


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[BaseException]:
    """Collect what comes to the hook of errors."""
    errors: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda _, error, __: errors.append(error))
    return errors


def fail(*_: object) -> NoReturn:
    raise StopIteration


class _Untold:
    """What says nothing but an error."""

    def __call__(self, *_: object) -> str:
        raise KeyboardInterrupt


def test_a_table_whose_texts_fail_is_painted_and_sorted_and_the_process_lives(
    qtbot: QtBot, told: list[BaseException]
) -> None:
    model = ColumnsModel()
    model.show_columns([ShownColumn("a", str), ShownColumn("b", str)], 3, language())
    views = [TableView(model, language(), "table", nothing=""), QTableView()]
    views[1].setModel(model)
    for view in views:
        qtbot.addWidget(view)
        view.show()
    broken = [ShownColumn("a", fail), ShownColumn("b", _Untold(), is_marked=fail)]
    model.show_columns(broken, 3, language())
    for view in views:
        view.grab()
    for role in Qt.ItemDataRole:
        model.data(model.index(0, 0), role)
        model.headerData(7, Qt.Orientation.Horizontal, role)
    assert model.index(1, 1).data() is None
    model.sort(0)
    assert {type(error) for error in told} == {StopIteration, KeyboardInterrupt}


@pytest.mark.parametrize("error", [StopIteration, KeyboardInterrupt, ValueError("said")])
def test_qt_gets_an_answer_where_it_needs_one(
    qtbot: QtBot, told: list[BaseException], error: BaseException
) -> None:
    @guarded
    class Broken(QWidget):
        def sizeHint(self) -> QSize:  # noqa: N802
            raise error

        def paintEvent(self, _: object) -> None:  # noqa: N802
            raise error

    widget = Broken()
    qtbot.addWidget(widget)
    widget.show()
    widget.grab()
    assert widget.sizeHint() == QWidget().sizeHint()
    assert len(told) > 1


def test_a_guarded_class_does_not_undo_what_its_parent_overrides() -> None:
    class Library(QWidget):
        def paintEvent(self, _: object) -> None: ...  # noqa: N802

    Library.__module__ = "library"

    @guarded
    class Own(Library):
        def paintEvent(self, _: object) -> None: ...  # noqa: N802

    Own.__module__ = "remitcalc.own"
    child = guarded(type("Child", (Own,), {}))
    assert "paintEvent" not in vars(child)
    taken = guarded(type("Taken", (Library,), {}))
    assert isinstance(vars(taken)["paintEvent"], FunctionType)


def test_a_chart_file_is_refused_where_a_part_of_it_cannot_be_painted(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert qtbot
    answer = answer_of("canada-guatemala")
    sheet = Sheet(named_savings_chart(answer), 400, 300)
    monkeypatch.setattr(sheet.plot, "_draw_over", lambda *_: 1 // 0)
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    try:
        with pytest.raises(ZeroDivisionError):
            sheet.paint(painter)
    finally:
        painter.end()


def test_what_fails_with_each_painting_is_told_once(
    open_window: Opener, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_window()
    view = app.window.centre.tables.view(SERVICES)
    said: list[str] = []
    app.failures.happened.connect(said.append)
    hook = sys.excepthook
    try:
        Failures.install(app.failures)
        with monkeypatch.context() as broken:
            broken.setattr(ColumnsModel, "text", fail)
            for _ in range(3):
                view.viewport().repaint()
            qtbot.waitUntil(lambda: "StopIteration" in app.window.centre.notice.text())
            view.viewport().repaint()
    finally:
        app.failures.remove()
        sys.excepthook = hook
        LOG.setLevel(logging.NOTSET)
    assert said == ["StopIteration"]
    assert log_file().read_text(encoding="utf-8").count("Traceback") == 1


def test_a_payroll_of_more_faults_than_are_listed_opens_beside_another_faulty_one(
    open_window: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    app = open_window()
    payroll_import = app.window.payroll_import
    for name, faults in (("few.csv", 2), ("many.csv", MOST_LISTED + 500)):
        file = tmp_path / name
        file.write_text("worker,amount\n" + "".join(f"w{n},x\n" for n in range(faults)))
        with qtbot.waitSignal(payroll_import.opened):
            app.window.open_file(file)
        assert app.window.centre.payroll_page is not None
        app.window.grab()
    listed = app.window.centre.payroll_page.problems
    assert "… and 500 more problems like these." in [
        listed.text(row, 1) for row in range(listed.rowCount())
    ]
    payroll_import.cancel()
