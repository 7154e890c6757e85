"""The manual page and what shells complete: made of the command's own tables, and tried there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from remitcalc.cli.commands import COMMANDS
from remitcalc.cli.options import GENERAL, VERSION

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "packaging" / "pages"
MADE = PAGES / "made"


def needs(program: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(program) is None, reason=f"needs {program}")


def said(*command: str, **environment: str) -> str:
    done = subprocess.run(
        command,
        env=os.environ | {"LC_ALL": "C.UTF-8"} | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return done.stdout


def test_what_is_kept_is_what_the_commands_tables_make(tmp_path):
    said(sys.executable, str(PAGES), str(tmp_path))
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    kept = {path.name: path.read_bytes() for path in MADE.iterdir()}
    assert made == kept, "run: python packaging/pages"


@pytest.mark.parametrize("name", sorted(path.name for path in MADE.iterdir()))
def test_every_command_and_option_is_in_every_page(name):
    text = (MADE / name).read_text(encoding="utf-8").replace("\\-", "-")
    for command in COMMANDS:
        assert re.search(rf"\b{re.escape(command.name)}\b", text), command.name
    for option in {*(one for c in COMMANDS for one in c.options), *GENERAL, VERSION}:
        word = f" -l {option.name[2:]} " if name.endswith(".fish") else option.name
        assert word in text, option.name


@needs("mandoc")
def test_the_manual_page_has_no_fault():
    assert said("mandoc", "-T", "lint", "-W", "style", str(MADE / "remitcalc.1")) == ""


@needs("man")
def test_the_manual_page_reads_as_the_help_does():
    environment = {"MANROFFOPT": "-ww", "MANWIDTH": "80", "MAN_KEEP_FORMATTING": ""}
    text = said("man", "--encoding=UTF-8", "-l", str(MADE / "remitcalc.1"), **environment)
    words = re.sub(r"‐\s+", "", re.sub(r".\x08|\x1b\[\d*m", "", text))
    words = " ".join(words.split())
    assert "remitcalc - compare sending pay home one by one" in words
    assert "--share RULE equal, proportional or no-one-worse-off" in words
    assert "without one, print Canada–Guatemala." in words


COMPLETED = [
    ("", {"compare", "rank", "open", "template"}),
    ("ra", {"rank"}),
    ("--language es com", {"compare"}),
    ("--vers", {"--version"}),
    ("compare ca", {"canada-guatemala", "cañon pay.csv"}),
    ("compare x --sh", {"--sheet", "--share"}),
    ("compare x --share ", {"equal", "proportional", "no-one-worse-off"}),
    ("compare x --format ", {"text", "csv", "json", "xlsx", "remitcalc"}),
    ("rank x --format ", {"text", "csv", "json"}),
    ("chart x --kind sa", {"savings"}),
    ("template --kind ", {"fees", "payroll"}),
    ("handout x --page-language sr", {"sr-Latn"}),
    ("compare x --payroll ca", {"cañon pay.csv"}),
    ("check ca", {"cañon pay.csv"}),
]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Stand in a folder with one file, whose name a shell could take apart."""
    (tmp_path / "cañon pay.csv").touch()
    monkeypatch.chdir(tmp_path)


@needs("bash")
@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        *COMPLETED,
        ("compare x --share = p", {"proportional"}),
        ("compare x --share =", {"equal", "proportional", "no-one-worse-off"}),
        ("compare x -o ca", {"cañon pay.csv"}),
        ("compare x --amount ", set()),
    ],
)
def test_bash_completes(typed, offered):
    # As bash itself takes the line apart, where = is a word of its own.
    script = """
    source "$1"; shift
    complete -p remitcalc >/dev/null
    COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
    _remitcalc
    printf '%s\\n' "${COMPREPLY[@]}"
    """
    words = ["remitcalc", *typed.split(" ")]
    options = ("--norc", "--noprofile", "-c", script, "bash", str(MADE / "remitcalc.bash"))
    found = set(filter(None, said("bash", *options, *words).splitlines()))
    assert found == offered if len(offered) < 4 or " --" in typed else found >= offered


@needs("bash")
@pytest.mark.usefixtures("folder")
@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of POSIX")
def test_a_person_at_bash_completes_with_the_tab_key(tmp_path):
    import pty

    parent, child = pty.openpty()
    rc = tmp_path / "rc"
    rc.write_text(f"source '{MADE}/remitcalc.bash'\nremitcalc() {{ printf '[%s]' \"$@\"; }}\n")
    shell = subprocess.Popen(
        ["bash", "--noprofile", "--rcfile", str(rc), "-i"],
        stdin=child, stdout=child, stderr=child,
        env=os.environ | {"LC_ALL": "C.UTF-8", "TERM": "dumb"},
        start_new_session=True,
    )  # fmt: skip
    os.close(child)
    try:
        os.write(parent, b"remitcalc comp\t canada-g\t --payroll ca\t --share=no\t\nexit\n")
        shown = b""
        while part := _read(parent):
            shown += part
    finally:
        shell.kill()
        shell.wait()
        os.close(parent)
    taken = "[compare][canada-guatemala][--payroll][cañon pay.csv][--share=no-one-worse-off]"
    assert taken in shown.decode()


def _read(end: int) -> bytes:
    try:
        return os.read(end, 4096)
    except OSError:  # Linux, where the other end is closed
        return b""


@needs("fish")
@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(("typed", "offered"), COMPLETED)
def test_fish_completes(tmp_path, typed, offered):
    command = f"source {MADE}/remitcalc.fish; complete -C 'remitcalc {typed}'"
    lines = said("fish", "--no-config", "-c", command, HOME=str(tmp_path)).splitlines()
    found = {line.partition("\t")[0].replace("\\ ", " ") for line in lines}
    assert found >= offered
    assert len(found) == len(offered) or not typed.endswith("--kind ")


@needs("zsh")
def test_zsh_takes_the_completion_for_a_function(tmp_path):
    shutil.copy(MADE / "_remitcalc", tmp_path)
    script = f"fpath=({tmp_path} $fpath); autoload -Uz compinit; compinit -u -D"
    found = said("zsh", "-f", "-c", f"{script}; print $_comps[remitcalc]")
    assert found.split() == ["_remitcalc"]
    said("zsh", "-n", str(MADE / "_remitcalc"))
