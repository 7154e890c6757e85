"""What the packages are made by fits together, and fits the project; nothing is built for it."""

from __future__ import annotations

import plistlib
import re
import tomllib
from importlib.util import find_spec
from pathlib import PurePosixPath

import pytest

from remitcalc import __version__

from .conftest import ROOT, module

PACKAGING = ROOT / "packaging"


def project_table() -> dict[str, object]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]  # type: ignore[no-any-return]


def test_the_version_stands_in_one_place() -> None:
    assert module("project").version() == __version__
    written = re.compile(rf"(?<![\d.]){re.escape(__version__)}(?![\d.])")
    own = [*PACKAGING.rglob("*.py"), *PACKAGING.rglob("*.nsi"), *PACKAGING.rglob("*.spec")]
    assert len(own) > 15
    assert not [path for path in own if written.search(path.read_text(encoding="utf-8"))]


def test_kept_and_left_out_do_not_contradict_each_other() -> None:
    contents, libraries = module("program.contents"), module("program.libraries")
    for plugin in ("platforms/libqxcb.so", "platforms/qwindows.dll", "imageformats/libqsvg.so"):
        assert libraries.is_kept(f"PySide6/Qt/plugins/{plugin}"), plugin
        assert libraries.is_kept(f"PySide6\\plugins\\{plugin}".replace("/", "\\")), plugin
    for tag in contents.LANGUAGES:
        assert libraries.is_kept(f"PySide6/Qt/translations/qtbase_{tag}.qm")
        assert libraries.is_kept(f"babel/locale-data/{tag}.dat")
    for place in (
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/translations/qtbase_ja.qm",
        "PySide6/Qt/lib/libQt6Network.so.6",
        "PySide6/opengl32sw.dll",
        "babel/locale-data/ja.dat",
        "PySide6/QtCore.pyi",
    ):
        assert not libraries.is_kept(place), place


def test_no_module_of_ours_is_left_out() -> None:
    left_out = module("program.contents").LEFT_OUT_MODULES
    assert len(set(left_out)) == len(left_out)
    ours = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for path in ROOT.glob("remitcalc/**/*.py")
    }
    imported = {
        name
        for path in ROOT.glob("remitcalc/**/*.py")
        for name in re.findall(
            r"^(?:from|import) ([\w.]+)", path.read_text(encoding="utf-8"), re.MULTILINE
        )
    }
    # Imported at the top of a module that is, in the program, imported by none but the library.
    allowed = {"pandas"}
    assert not {name for name in imported if name in left_out} - allowed
    assert not ours & set(left_out)


def test_the_program_leaves_out_what_is_bound_for_linux_only_once() -> None:
    contents = module("program.contents")
    together = [*contents.FROM_THE_SYSTEM, *contents.OF_THE_C_LIBRARY]
    assert len(set(together)) == len(together)


def test_notices_are_complete(tmp_path) -> None:  # type: ignore[no-untyped-def]
    pytest.importorskip("PyInstaller", reason="pip install '.[packaging]'")
    named = module("program.notices").write_notices(tmp_path / "licences")
    there = {path.name for path in (tmp_path / "licences").iterdir()}
    required = {
        re.split(r"[<>=]", line)[0].lower()
        for line in project_table()["dependencies"]  # type: ignore[attr-defined]
    }
    assert required - {"pandas"} <= set(named)
    assert {"shiboken6", "colorama", "pyinstaller"} <= set(named)
    assert set(named) - {"pyside6-essentials", "shiboken6"} <= there
    assert {"LICENSE.txt", "GPL-3.0.txt", "LGPL-3.0.txt", "Python", "Qt", "README.txt"} <= there
    for crates in ("typst", "python-calamine"):
        lines = (tmp_path / "licences" / crates / "crates.txt").read_text().splitlines()
        assert len(lines) > 10
        assert not [line for line in lines if line.endswith("as its source says")]
    readme = (tmp_path / "licences" / "README.txt").read_text(encoding="utf-8")
    assert "download.qt.io" in readme
    assert "replaces the files there" in readme
    assert not [path for path in (tmp_path / "licences").rglob("*.txt") if not path.read_bytes()]


def test_the_licences_of_qt_are_whole() -> None:
    lesser = (PACKAGING / "licences" / "LGPL-3.0.txt").read_text(encoding="utf-8")
    general = (PACKAGING / "licences" / "GPL-3.0.txt").read_text(encoding="utf-8")
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in lesser
    assert "6. Revised Versions" in lesser
    assert "END OF TERMS AND CONDITIONS" in general


def test_the_installer_speaks_each_language_with_each_sentence() -> None:
    words = (PACKAGING / "windows" / "words.nsh").read_text(encoding="utf-8")
    script = (PACKAGING / "windows" / "installer.nsi").read_text(encoding="utf-8")
    spoken = re.findall(r"MUI_LANGUAGE (\w+)", script)
    told = re.findall(r'WORDS \$\{LANG_(\w+)\} \\\n((?:\s+"[^"]+"(?: \\)?\n){3})', words)
    assert [name.upper() for name in spoken] == [name for name, _ in told]
    assert len({sentences for _, sentences in told}) == len(spoken) == 5


def test_what_macos_is_told_can_be_read() -> None:
    told = module("macos.document_types").information("1.2.3")
    assert plistlib.loads(plistlib.dumps(told))["CFBundleShortVersionString"] == "1.2.3"
    own, others = told["CFBundleDocumentTypes"]
    kinds = [declared["UTTypeIdentifier"] for declared in told["UTExportedTypeDeclarations"]]
    assert own["LSItemContentTypes"] == kinds
    assert others["LSHandlerRank"] == "Alternate"
    with (PACKAGING / "macos" / "entitlements.plist").open("rb") as file:
        assert all(value is True for value in plistlib.load(file).values())


def test_pinned_packages_are_hashed_name_no_host_and_hold_all_that_is_asked_for() -> None:
    text = (PACKAGING / "requirements.txt").read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index" not in text
    entries = re.findall(r"^([\w.-]+)==\S+(.*(?:\n    .*)*)", text, re.MULTILINE)
    assert all("--hash=sha256:" in rest for _, rest in entries)
    wanted = [*project_table()["dependencies"]]  # type: ignore[misc]
    wanted += project_table()["optional-dependencies"]["packaging"]  # type: ignore[index]
    names = {re.split(r"[<>=]", line)[0].lower() for line in wanted}
    assert names <= {name for name, _ in entries}


def test_steps_are_named_in_the_page_of_how_to_release() -> None:
    page = (PACKAGING / "README.md").read_text(encoding="utf-8")
    assert not [step for step in module("build").STEPS if f"`{step}`" not in page]


def test_scripts_are_short_enough_to_be_read() -> None:
    scripts = [path for path in PACKAGING.rglob("*.py") if path.is_file()]
    long = {p.name: len(p.read_text(encoding="utf-8").splitlines()) for p in scripts}
    assert not {name: lines for name, lines in long.items() if lines > 350}
    assert find_spec("packaging.requirements"), "the folder must not hide the package of its name"
    assert PurePosixPath("packaging/__init__.py") not in [
        PurePosixPath(path.relative_to(ROOT).as_posix()) for path in scripts
    ]
