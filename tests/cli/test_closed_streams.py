"""A program without a console, as in a menu of Windows, has no streams: Python says None."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

WITHOUT = """
import sys
sys.stdin = sys.stdout = sys.stderr = None
sys.argv[0] = "remitcalc"
from remitcalc.__main__ import main
sys.exit(main())
"""


@pytest.fixture
def code_of(tmp_path):
    def run(*typed):
        own = {name: str(tmp_path / "home é") for name in ("HOME", "XDG_DATA_HOME", "APPDATA")}
        return subprocess.run(
            [sys.executable, "-c", WITHOUT, *typed],
            env=os.environ | own | {"PYTHONPATH": os.pathsep.join(sys.path)},
            cwd=tmp_path,
            check=False,
        ).returncode

    return run


@pytest.mark.parametrize(
    ("code", "typed"),
    [
        (0, "--version"),
        (0, "--help"),
        (2, "nonsense"),
        (2, "compare nowhere --amount x"),
        (2, "compare canada-guatemala -o no-such-folder/a.json"),
        (0, "corridors"),
        (0, "compare canada-guatemala"),
        (0, "compare canada-guatemala --format json -o -"),
        (0, "handout canada-guatemala -o -"),
        (0, "questions canada-guatemala"),
        (0, "questions canada-guatemala --format pdf -o -"),
        (2, "check nothing.toml"),
    ],
)
def test_a_command_ends_with_its_code_where_nobody_can_read(code_of, code, typed):
    assert code_of(*typed.split()) == code


@pytest.mark.parametrize("name", ["a b é.xlsx", "a.json", "a.csv"])
def test_files_are_written_where_nobody_can_read(code_of, tmp_path, name):
    assert code_of("compare", "canada-guatemala", "-o", name) == 0
    assert (tmp_path / name).stat().st_size > 500
