"""What is no file is refused by every command in one sentence; nothing waits, nothing is made."""

from __future__ import annotations

import os
import socket
import stat
import sys
from pathlib import Path

import pytest

from remitcalc.cli.main import main

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes and links of POSIX")

HERE = "@"
READ = {
    "a corridor": "compare @.toml",
    "a fee table": "rank @.xlsx --amount 200",
    "a file to check": "check @.csv",
    "the corridor of a check": "check payroll.csv --corridor @.toml",
    "a payroll": "compare canada-guatemala --payroll @.csv",
    "a payroll's workbook": "compare canada-guatemala --payroll @.xlsx",
    "quotes": "rank canada-guatemala --amount 200 --quotes @.json",
    "a survey": "import-rpw @.xlsx",
    "a file without a window": "open @.toml",
}
WRITTEN = {
    "text": "compare canada-guatemala -o @.txt",
    "JSON": "rank us-guatemala --amount 200 -o @.json",
    "CSV": "corridors -o @.csv",
    "a template": "template @.csv --kind payroll --force",
    "a template's workbook": "template @.xlsx --kind payroll --force",
}
DRAWN = {
    "a chart": "chart canada-guatemala -o @.svg",
    "a report": "report us-guatemala -o @.pdf",
    "questions": "questions canada-guatemala -o @.pdf",
    "a handout": "handout canada-guatemala -o @.pdf",
    "the words of a handout": "handout canada-guatemala -o a.pdf --page-language @.toml",
    "handouts": "handout canada-guatemala --payroll payroll.csv --each -o @",
}
NAMED = {
    "long": "n" * 300,
    "deep": "d" * 50 + "/d" * 2500,
    "under a file": "payroll.csv/x",
    "a NUL": "a\0b",
    "half a character": "a\ud800b",
}
MADE = ("a pipe", "a link to a pipe", "a socket", "a loop", "a folder")


@pytest.fixture(autouse=True)
def own_place(monkeypatch, tmp_path):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    (work / "payroll.csv").write_text("worker,amount\nAna,400.00\nBeto,350.00\n")


def there():
    return sorted(path.name for path in Path().iterdir())


def place(kind, suffix):
    """Make what a kind of place needs, and return its name without suffix."""
    name = NAMED.get(kind, "x")
    file = f"{name}{suffix}"
    if kind in ("a pipe", "a link to a pipe"):
        os.mkfifo("pipe" if "link" in kind else file)
    if kind == "a link to a pipe":
        Path(file).symlink_to("pipe")
    if kind == "a loop":
        Path(file).symlink_to(file)
    if kind == "a folder":
        Path(file).mkdir()
    if kind == "a socket":
        with socket.socket(socket.AF_UNIX) as bound:
            bound.bind(file)
    return name


def refused(capsys, command, kind):
    *_, suffix = next(word for word in command.split() if HERE in word).split(HERE)
    name = place(kind, suffix)
    before = there()
    code = main([word.replace(HERE, name) for word in command.split()])
    out, err = capsys.readouterr()
    assert code == 2, err
    lines = [line for line in (err + out).splitlines() if "payroll.csv" not in line]
    lines = [line for line in lines if "instead of a window" not in line]
    assert len(lines) == 1 or kind == "under a file", lines
    assert not any("Traceback" in line or "Something went wrong" in line for line in lines)
    assert there() == before


@pytest.mark.parametrize("kind", [*MADE, *NAMED])
@pytest.mark.parametrize("command", [*READ.values(), *WRITTEN.values()], ids=[*READ, *WRITTEN])
def test_what_is_no_file_is_refused_in_a_sentence(capsys, command, kind):
    refused(capsys, command, kind)


@pytest.mark.parametrize(
    ("of", "kind"),
    [
        *(("a chart", kind) for kind in ("a pipe", "a loop", "half a character")),
        *(("a report", kind) for kind in ("a pipe",)),
        *(("questions", kind) for kind in ("a pipe", "a NUL")),
        *(("a handout", kind) for kind in ("a pipe", "a folder")),
        *(("the words of a handout", kind) for kind in ("a pipe", "a loop", "deep")),
        *(("handouts", kind) for kind in ("a pipe", "a loop", "deep", "a NUL")),
    ],
)
def test_what_is_drawn_goes_to_no_pipe_either(capsys, monkeypatch, of, kind):
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    refused(capsys, DRAWN[of], kind)


def test_the_null_device_takes_a_result_and_stays(capsys):
    assert main(["compare", "canada-guatemala", "-o", os.devnull]) == 0
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


@pytest.mark.parametrize("place", ["", "-"])
def test_a_file_for_each_worker_needs_a_folder(capsys, place):
    typed = ["handout", "canada-guatemala", "--payroll", "payroll.csv", "--each", "-o", place]
    assert main(typed) == 2
    assert "--output must name a folder" in capsys.readouterr().err
    assert there() == ["payroll.csv"]


def test_a_template_stands_in_no_file_called_minus(capsys):
    assert main(["template", "-"]) == 2
    assert "not “-”" in capsys.readouterr().err
    assert there() == ["payroll.csv"]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are text")
def test_a_name_in_another_encoding_is_a_name(capsys):
    name = os.fsdecode(b"caf\xe9.csv")
    assert main(["template", name, "--kind", "payroll"]) == 0
    assert main(["check", name]) == 0
    assert there() == sorted([name, "payroll.csv"])


@pytest.mark.parametrize(
    ("command", "mode"),
    [
        ("compare canada-guatemala --payroll payroll.csv --names -o a.csv", 0o600),
        ("compare canada-guatemala --payroll payroll.csv -o a.csv", 0o644),
    ],
)
def test_a_result_with_names_is_its_owners_alone(command, mode):
    before = os.umask(0o022)
    assert main(command.split()) == 0
    os.umask(before)
    assert stat.S_IMODE(Path("a.csv").stat().st_mode) == mode
