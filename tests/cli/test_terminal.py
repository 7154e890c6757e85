"""Nothing that a file holds steers the terminal."""

from __future__ import annotations

import pytest

from remitcalc.cli.main import main
from remitcalc.output.text.control_signs import with_control_signs
from remitcalc.output.text.style import Style
from tests.faults.figures import corridor_saying

CLEARS = "\x1b[2J"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"worker,amount\nA{CLEARS}na,400\nLuz,300\n", 0),
        (f"worker,amount\nAna,4{CLEARS}0\nLuz,300\n", 2),
        (f"worker,net{CLEARS}\nAna,400\nLuz,300\n", 2),
    ],
)
def test_a_payroll_cannot_clear_the_screen(tmp_path, capsys, text, code) -> None:
    file = tmp_path / "a.csv"
    file.write_text(text)
    assert main(["compare", "canada-guatemala", "--payroll", str(file), "--names"]) == code
    printed, told = capsys.readouterr()
    assert "\x1b" not in printed + told
    assert "␛[2J" in printed + told


@pytest.mark.parametrize("command", [["rank", "--amount", "100"], ["compare"], ["check"]])
def test_a_corridor_cannot_clear_the_screen(tmp_path, capsys, command) -> None:
    file = tmp_path / "a.toml"
    file.write_text(corridor_saying("1", "100").replace('"A"', '"A\\u001b[2J\\u009b\\u202e"'))
    assert main([*command, str(file)]) == 0
    printed, told = capsys.readouterr()
    assert not set(printed + told) & set("\x1b\x9b\u202e")


def test_colours_of_our_own_stay() -> None:
    style = Style(is_on=True)
    for mark in (style.strong, style.quiet, style.pooled, style.alone, style.alert):
        assert with_control_signs(mark("Ana\n")) == mark("Ana\n")
    assert with_control_signs("\x1b[8m") == "␛[8m"


def test_what_machines_read_stays_as_the_file_has_it(tmp_path, capsys) -> None:
    file = tmp_path / "a.csv"
    file.write_text("worker,amount\nA\x07na,400\nLuz,300\n")
    words = ["compare", "canada-guatemala", "--payroll", str(file), "--names"]
    assert main([*words, "--format", "csv"]) == 0
    assert "A\x07na" in capsys.readouterr().out
