"""`remitcalc compare … -o FILE.xlsx`."""

from __future__ import annotations

import io
import sys

import openpyxl
import pytest

from remitcalc.cli.main import main


@pytest.fixture
def run(capsys, monkeypatch, tmp_path):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "own"))

    def called(*typed):
        code = main(("compare", "us-guatemala", *typed))
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return called


def test_the_suffix_says_that_it_is_a_workbook(run, tmp_path):
    file = tmp_path / "answer.XLSX"
    assert run("-o", str(file)) == (0, "", "")
    assert openpyxl.load_workbook(file).sheetnames[0] == "Inputs"


def test_it_speaks_the_language_asked_for(run, tmp_path):
    file = tmp_path / "answer.xlsx"
    assert run("-o", str(file), "--language", "es-GT")[0] == 0
    assert openpyxl.load_workbook(file).sheetnames == [
        "Datos",
        "Trabajadores",
        "Resumen",
        "Método",
        "Fuentes",
    ]


def test_names_are_in_it_only_when_asked(run, tmp_path):
    payroll, file = tmp_path / "pay.csv", tmp_path / "answer.xlsx"
    payroll.write_text("worker,amount\nZorana,300.00\nMilica,350.00\n", encoding="utf-8")
    for typed, is_there in (((), False), (("--names",), True)):
        assert run("--payroll", str(payroll), "-o", str(file), *typed)[0] == 0
        words = {cell.value for row in openpyxl.load_workbook(file)["Workers"] for cell in row}
        assert ("Zorana" in words) is is_there


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["--format", "xlsx"], "--output must be given"),
        (["--format", "xlsx", "-o", "answer.csv"], "should end in one of: .xlsx"),
        (["-o", "nowhere/answer.xlsx"], "its folder does not exist"),
        (["-o", "folder.xlsx"], "it is a folder"),
    ],
)
def test_a_bad_target_is_told_in_a_sentence(run, tmp_path, monkeypatch, typed, said):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder.xlsx").mkdir()
    code, out, err = run(*typed)
    assert code in (1, 2)
    assert out == ""
    assert said in err
    assert [path.name for path in tmp_path.iterdir()] == ["folder.xlsx"]


class Terminal(io.TextIOWrapper):
    def isatty(self):
        return True


def test_a_terminal_is_spared_and_a_pipe_gets_the_file(monkeypatch, capfdbinary):
    terminal = Terminal(io.BytesIO(), encoding="utf-8")
    with monkeypatch.context() as patched:
        patched.setattr(sys, "stdout", terminal)
        code = main(("compare", "us-guatemala", "--format", "xlsx", "-o", "-"))
    assert code == 2
    assert terminal.buffer.getvalue() == b""
    assert "A terminal cannot show a workbook" in capfdbinary.readouterr().err.decode()
    assert main(("compare", "us-guatemala", "--format", "xlsx", "-o", "-")) == 0
    assert capfdbinary.readouterr().out.startswith(b"PK")
