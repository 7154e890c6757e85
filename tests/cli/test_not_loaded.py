"""Why Qt is not there: each reason is told as what it is, and a fault of ours as one of ours."""

from __future__ import annotations

import subprocess
import sys

import pytest

from remitcalc.cli.not_loaded import why_not_loaded
from remitcalc.output.language import Language
from remitcalc.output.wording.sentences import sentence

LACKING = "{}: cannot open shared object file: No such file or directory"


def told(error: ImportError) -> str | None:
    why = why_not_loaded(error, "no_drawing")
    return None if why is None else sentence(why, Language("en"))


@pytest.mark.parametrize("name", ["PySide6", "PySide6.QtWidgets", "shiboken6", "pyqtgraph"])
def test_what_is_not_installed_is_told_as_that(name):
    why = told(ModuleNotFoundError(f"No module named {name!r}", name=name))
    assert "not part of this installation" in why


@pytest.mark.parametrize(
    ("library", "debian", "fedora"),
    [
        ("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor"),
        ("libEGL.so.1", "libegl1", "libglvnd-egl"),
        ("libglib-2.0.so.0", "libglib2.0-0", "glib2"),
    ],
)
def test_a_missing_library_is_named_with_the_package_to_install(library, debian, fedora):
    why = told(ImportError(LACKING.format(library)))
    assert f"the library {library}, which is missing" in why
    assert f"package {debian} on Debian and Ubuntu, {fedora} on Fedora" in why


def test_a_library_of_no_known_package_is_named_alone():
    why = told(ImportError(LACKING.format("libodd-thing.so.7")))
    assert why.endswith("the library libodd-thing.so.7, which is missing on this system.")


def test_what_windows_says_of_a_library_is_passed_on():
    reason = "DLL load failed while importing QtGui: The specified module could not be found."
    assert reason.rstrip(".") in told(ImportError(reason, name="PySide6.QtGui"))


@pytest.mark.parametrize(
    "error",
    [
        ModuleNotFoundError("No module named 'remitcalc.odd'", name="remitcalc.odd"),
        ImportError("cannot import name 'odd' from 'remitcalc.drawing.export'"),
        ModuleNotFoundError("No module named 'numpy'", name="numpy"),
    ],
)
def test_an_import_of_ours_that_fails_is_no_installation_without_qt(error):
    assert told(error) is None


def ended(prepared, *typed):
    code = (
        f"import sys\n{prepared}\nfrom remitcalc.cli.main import main\nsys.exit(main(sys.argv[1:]))"
    )
    return subprocess.run(
        [sys.executable, "-c", code, *typed], capture_output=True, text=True, check=False
    )


def test_a_command_that_draws_says_which_of_them_it_is(tmp_path, monkeypatch):
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setenv("HOME", str(tmp_path))
    chart = ("chart", "canada-guatemala", "-o", str(tmp_path / "a.png"))
    done = ended("sys.modules['PySide6'] = None", *chart)
    assert (done.returncode, "not part of this installation" in done.stderr) == (2, True)
    done = ended("sys.modules['remitcalc.drawing.layer'] = None", *chart)
    assert (done.returncode, "inside the program" in done.stderr) == (1, True)


def test_a_window_that_does_not_load_through_our_fault_is_a_failure(tmp_path, monkeypatch):
    for name, value in {
        "LC_ALL": "C",
        "HOME": str(tmp_path),
        "QT_QPA_PLATFORM": "offscreen",
    }.items():
        monkeypatch.setenv(name, value)
    done = ended("sys.modules['remitcalc.gui.main_window'] = None")
    assert (done.returncode, done.stdout) == (1, "")
    assert "inside the program (ModuleNotFoundError" in done.stderr
    done = ended("sys.modules['PySide6'] = None")
    assert (done.returncode, "not part of this installation" in done.stderr) == (0, True)
    assert "Pooled: C$10.69 each" in done.stdout
