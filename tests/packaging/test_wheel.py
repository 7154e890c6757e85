"""What the wheel holds, and what an index of packages shows of it."""

from __future__ import annotations

import email
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from remitcalc import __version__
from remitcalc.output.language import LANGUAGES

from .conftest import build

ROOT = Path(__file__).parents[2]


def built(folder: Path) -> Path:
    build(folder, "wheel")
    (wheel,) = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory):
    with zipfile.ZipFile(built(tmp_path_factory.mktemp("wheel"))) as opened:
        yield opened


@pytest.fixture(scope="module")
def metadata(wheel):
    text = wheel.read(f"remitcalc-{__version__}.dist-info/METADATA").decode()
    return email.message_from_string(text)


def test_the_wheel_holds_the_program_and_what_it_reads_and_no_more(wheel):
    program = [*ROOT.glob("remitcalc/**/*.py"), ROOT / "remitcalc" / "py.typed"]
    wanted = {path.relative_to(ROOT).as_posix() for path in program}
    read = [path for path in ROOT.glob("resources/**/*") if path.is_file()]
    sources = (".po", ".pot")
    wanted |= {
        f"remitcalc/{path.relative_to(ROOT).as_posix()}"
        for path in read
        if path.suffix not in sources
    }
    found = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assert found == wanted
    translated = {name.split("/")[3] for name in found if name.endswith(".mo")}
    assert translated == {tag.replace("-", "_") for tag in LANGUAGES} - {"en"}
    assert any(name.endswith("licenses/LICENSE") for name in wheel.namelist())


def test_built_again_it_is_the_same_bytes(wheel, tmp_path):
    again = built(tmp_path)
    assert again.read_bytes() == Path(wheel.filename).read_bytes()


def test_it_starts_a_command_and_a_window_without_a_console(wheel):
    text = wheel.read(f"remitcalc-{__version__}.dist-info/entry_points.txt").decode()
    assert text.split("\n\n")[0].splitlines() == [
        "[console_scripts]",
        "remitcalc = remitcalc.__main__:main",
    ]
    assert "[gui_scripts]\nremitcalc-window = remitcalc.__main__:window\n" in text + "\n"


def test_the_metadata_says_what_it_is_and_names_no_place_that_does_not_exist(metadata):
    assert metadata["Version"] == __version__
    assert metadata["License-Expression"] == "MIT"
    assert metadata["Keywords"]
    assert "Typing :: Typed" in metadata.get_all("Classifier")
    assert metadata.get_all("Project-URL") is None
    assert metadata["Home-page"] is None


def test_the_page_of_an_index_stands_by_itself(metadata):
    page = metadata.get_payload()
    assert metadata["Description-Content-Type"] == "text/markdown"
    assert re.findall(r"\]\((?!https?:)", page) == [], "a link that leads nowhere there"
    first = re.search(r"```sh\n(.*?)```", page, re.DOTALL)[1]
    assert first.split() == ["pip", "install", "remitcalc", "remitcalc"]


EACH = """
import shlex, sys
from remitcalc.cli.main import main
for line in sys.argv[1:]:
    program, *typed = shlex.split(line, comments=True)
    assert (program, main(typed)) == ("remitcalc", 0), line
"""


def test_the_commands_of_the_page_are_commands(metadata, tmp_path):
    blocks = re.findall(r"```sh\n(.*?)```", metadata.get_payload(), re.DOTALL)
    lines = ["remitcalc template may.xlsx --kind payroll", *blocks[1].splitlines()]
    own = {name: str(tmp_path) for name in ("HOME", "XDG_DATA_HOME", "APPDATA")}
    done = subprocess.run(
        [sys.executable, "-c", EACH, *lines],
        cwd=tmp_path,
        env=os.environ | own | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert len(lines) > 7
