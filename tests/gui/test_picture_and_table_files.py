"""A chart or a table leaves the window as the very file that the command writes."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog

from remitcalc import Payroll
from remitcalc.cli.main import main
from remitcalc.gui.dialogs.chart_export import ChartExport
from remitcalc.gui.dialogs.table_export import TableExport
from remitcalc.output.chart_data.kinds import KINDS
from remitcalc.output.language import LANGUAGES
from tests.gui.conftest import language
from tests.gui.cut_off import cut_off
from tests.gui.test_languages import twice, words
from tests.gui.told import told

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from remitcalc.gui.app import Application
    from tests.gui.conftest import Opener

SAVED = {".svg": [*KINDS], ".png": [*KINDS][::2], ".pdf": [*KINDS][1::2]}
"""Every chart as a picture of lines; half of them in dots, the other half on paper."""
Saver = Callable[..., Path]
NAMES = ("Ana Chub", '=HYPERLINK("http://a.example")')
_DATES = re.compile(
    rb"/(CreationDate|ModDate|ID)\b.*|xmp:\w+Date=\"[^\"]*\"|<rdf:.*uuid.*|uuid:[0-9a-f-]+"
)


def dated(content: bytes) -> bytes:
    """A PDF file without its dates, identifiers, and the offsets that those move."""
    return re.sub(rb"(?s)\nxref\n.*", b"", _DATES.sub(b"", content))


@pytest.fixture
def saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Saver:
    """Accept a dialog and let its file go to a place; wait until the window tells of it."""

    def save(app: Application, dialog: ChartExport | TableExport, name: str) -> Path:
        target = tmp_path / name
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
        app.window.centre.notice.hide()
        app.window.centre.toast.leave()
        qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: bool(told(app)))
        assert told(app) == f"{name} was saved."
        return target

    return save


def asked(app: Application, action: str, kind: type) -> ChartExport | TableExport:
    app.window.actions_.actions[action].trigger()
    dialog = app.window.findChildren(kind)[-1]
    assert dialog.isVisible()
    return dialog


def commanded(tmp_path: Path, name: str, *typed: str) -> Path:
    target = tmp_path / "command" / name
    target.parent.mkdir(exist_ok=True)
    assert main([*typed, "-o", str(target)]) == 0
    return target


def check_same(one: Path, other: Path) -> None:
    if one.suffix == ".png":
        assert QImage(str(one)) == QImage(str(other))
    elif one.suffix == ".pdf":
        assert dated(one.read_bytes()) == dated(other.read_bytes())
    else:
        assert one.read_bytes() == other.read_bytes()


@pytest.mark.parametrize("suffix", [".svg", ".png", ".pdf"])
def test_a_chart_is_the_commands_whatever_the_window_looks_like(
    suffix: str, open_window: Opener, saved: Saver, tmp_path: Path
) -> None:
    looks = {
        ".svg": ("light", (1440, 900)),
        ".png": ("dark", (1024, 700)),
        ".pdf": ("dark", (1920, 1080)),
    }
    theme, size = looks[suffix]
    app = open_window(theme=theme, size=size)
    for kind in SAVED[suffix]:
        app.window.centre.chart.choose(kind)
        app.settle()
        canvas = app.window.centre.chart.canvas
        if canvas is not None and canvas.plot is not None and canvas.plot.can_zoom:
            canvas.plot._box.setXRange(2, 20)
        dialog = asked(app, "export_chart", ChartExport)
        assert dialog.chart.key() == kind
        dialog.format.choose(suffix)
        made = saved(app, dialog, f"{kind}{suffix}")
        check_same(
            made, commanded(tmp_path, made.name, "chart", "canada-guatemala", "--kind", kind)
        )


def test_size_dots_and_language_are_the_commands_too(
    open_window: Opener, saved: Saver, tmp_path: Path, qtbot: QtBot
) -> None:
    app = open_window(spoken=language("en", "CA"))
    dialog = asked(app, "export_chart", ChartExport)
    dialog.wide.set_value(800)
    dialog.high.set_value(600)
    dialog.dpi.selectAll()
    qtbot.keyClicks(dialog.dpi, "300")
    assert dialog._note.text() == "2,500 × 1,875 pixels"
    made = saved(app, dialog, "chart.png")
    typed = ("--size", "800x600", "--dpi", "300", "--language", "en-CA")
    check_same(made, commanded(tmp_path, made.name, "chart", "canada-guatemala", *typed))


def test_a_screen_of_twice_the_density_changes_nothing(tmp_path: Path) -> None:
    code = (
        "import sys; from remitcalc.cli.main import main;"
        "from PySide6.QtWidgets import QApplication;"
        "a = QApplication([]); assert a.devicePixelRatio() == float(sys.argv[1]);"
        "chart = ['chart', 'canada-guatemala', '-o'];"
        "sys.exit(any([main([*chart, target]) for target in sys.argv[2:]]))"
    )
    made = []
    for scale in ("1", "2"):
        targets = [tmp_path / f"{scale}{suffix}" for suffix in (".png", ".svg")]
        subprocess.run(
            [sys.executable, "-c", code, scale, *map(str, targets)],
            env=os.environ | {"QT_SCALE_FACTOR": scale},
            check=True,
            timeout=60,
        )
        made.append([target.read_bytes() for target in targets])
    assert made[0] == made[1]


def test_what_is_copied_is_the_same_picture(
    open_window: Opener, saved: Saver, tmp_path: Path
) -> None:
    app = open_window(theme="dark")
    app.window.centre.chart.choose("breakdown")
    app.window.actions_.actions["copy_chart"].trigger()
    copied = QGuiApplication.clipboard().image()
    made = saved(app, asked(app, "export_chart", ChartExport), "chart.png")
    assert copied.convertToFormat(QImage.Format.Format_RGB32) == QImage(str(made)).convertToFormat(
        QImage.Format.Format_RGB32
    )


def test_too_many_pixels_are_told_before_anything_is_saved(open_window: Opener) -> None:
    app = open_window()
    dialog = asked(app, "export_chart", ChartExport)
    for box, value in ((dialog.wide, 9000), (dialog.high, 9000), (dialog.dpi, 300)):
        box.set_value(value)
    dialog._tell()
    assert "791 million pixels" in dialog._note.text()
    assert not dialog.go.isEnabled()
    dialog.format.choose(".svg")
    dialog._tell()
    assert dialog.go.isEnabled()
    assert not dialog.dpi.isEnabled()
    dialog.close()


def with_names(app: Application) -> None:
    payroll = Payroll(np.array([40_000, 90_000]), names=NAMES)
    app.session.change("names", payroll=payroll, amount_is="outlay")
    app.settle()


def payroll_file(tmp_path: Path) -> str:
    path = tmp_path / "may.csv"
    hostile = NAMES[1].replace('"', '""')
    path.write_text(f'worker,amount\n{NAMES[0]},400\n"{hostile}",900\n', encoding="utf-8")
    return str(path)


def test_a_table_is_the_commands(open_window: Opener, saved: Saver, tmp_path: Path) -> None:
    app = open_window(spoken=language("es"), theme="dark")
    app.speak("en")
    with_names(app)
    for key, ticked in product(("csv", "excel", "json"), (False, True)):
        (folder := tmp_path / f"{key}-{ticked}").mkdir()
        check_table(app, key, ticked, saved, folder)


def check_table(app: Application, key: str, ticked: bool, saved: Saver, tmp_path: Path) -> None:
    dialog = asked(app, "export_table", TableExport)
    assert dialog.names.isVisible()
    assert not dialog.names.isChecked()
    dialog.format.choose(key)
    dialog.names.setChecked(ticked)
    made = saved(app, dialog, "table.json" if key == "json" else "table.csv")
    typed = {"csv": ["--format", "csv"], "excel": ["--csv", "excel"], "json": ["--format", "json"]}
    asked_for = [*typed[key], *(["--names"] if ticked else []), "--payroll", payroll_file(tmp_path)]
    check_same(made, commanded(tmp_path, made.name, "compare", "canada-guatemala", *asked_for))
    content = made.read_text(encoding="utf-8")
    assert ("Ana Chub" in content) == ticked
    if key != "json" and ticked:
        assert "'=HYPERLINK" in content


def test_names_are_drawn_only_where_they_are_ticked(
    open_window: Opener, saved: Saver, tmp_path: Path
) -> None:
    app = open_window()
    with_names(app)
    app.window.centre.chart.choose("savings")
    for ticked in (False, True):
        dialog = asked(app, "export_chart", ChartExport)
        assert dialog.names.isVisible()
        assert not dialog.names.isChecked()
        dialog.names.setChecked(ticked)
        dialog.format.choose(".svg")
        made = saved(app, dialog, f"{ticked}.svg")
        names = ["--names"] if ticked else []
        typed = ("chart", "canada-guatemala", "--kind", "savings", *names)
        check_same(
            made, commanded(tmp_path, made.name, *typed, "--payroll", payroll_file(tmp_path))
        )
        assert ("Ana Chub" in made.read_text(encoding="utf-8")) == ticked
    dialog = asked(app, "export_chart", ChartExport)
    dialog.chart.choose("group-size")
    dialog._take_chart()
    assert not dialog.names.isVisible()
    dialog.close()


@pytest.mark.parametrize(
    ("tag", "theme"), list(zip(LANGUAGES, ["light", "dark"] * 3, strict=False))
)
def test_every_word_has_room_and_every_key_is_its_own(
    tag: str, theme: str, open_window: Opener
) -> None:
    app = open_window(spoken=language(tag), theme=theme)
    with_names(app)
    app.window.centre.chart.choose("savings")
    for action, kind in (("export_chart", ChartExport), ("export_table", TableExport)):
        dialog = asked(app, action, kind)
        app.settle()
        assert cut_off(dialog) == []
        assert twice(words(dialog)) == []
        dialog.close()


def test_a_chart_is_proposed_under_its_name_in_the_language_of_the_window(
    open_window: Opener, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    app = open_window(spoken=language("fr", "CA"))
    proposed: list[str] = []

    def ask(*said: object) -> tuple[str, str]:
        proposed.append(Path(str(said[2])).name)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    for kind, name in (("group-size", "taille-du-groupe"), ("speed", "en-combien-de-temps")):
        dialog = asked(app, "export_chart", ChartExport)
        assert isinstance(dialog, ChartExport)
        dialog.chart.choose(kind)
        qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
        assert proposed.pop() == f"canada-guatemala-{name}.png"
