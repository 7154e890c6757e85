"""`remitcalc report`: one document, by the same options as the comparison."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("PySide6")
from remitcalc import paths
from remitcalc.cli.main import main
from remitcalc.pages import typesetting

pypdf = pytest.importorskip("pypdf")

if TYPE_CHECKING:
    from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
PAYROLL = "worker,amount\nAna Chub,400\nLuz Paz,900\n"


@pytest.fixture
def reported(tmp_path, capsys, qapp):
    """Write into the test's own folder; return the file, the exit code and what was said."""

    def run(*typed: str, name: str = "report.pdf") -> tuple[Path, int, str]:
        target = tmp_path / name
        code = main(["report", "canada-guatemala", "-o", str(target), *typed])
        return target, code, capsys.readouterr().err

    return run


def read(content: bytes) -> tuple[str, tuple[int, int]]:
    document = pypdf.PdfReader(io.BytesIO(content))
    said = " ".join(page.extract_text() for page in document.pages)
    box = document.pages[0].mediabox
    return re.sub(r"[ \t\xa0]+", " ", said), (round(box.width), round(box.height))


def test_a_report_holds_the_answer_of_its_scenario(reported) -> None:
    target, code, said = reported("--workers", "12", "--amount", "250")
    assert (code, said) == (0, "")
    words, size = read(target.read_bytes())
    assert "12 workers send C$250.00 each" in words
    assert "to 12, each" in words
    assert size == (612, 792)


def test_paper_and_language_are_those_asked_for(reported) -> None:
    target, code, _ = reported("--paper", "a4", "--language", "de-CH", "--share", "proportional")
    words, size = read(target.read_bytes())
    assert code == 0
    assert size == (595, 842)
    assert "Was eine Person zahlt" in words
    assert pypdf.PdfReader(target).root_object["/Lang"] == "de-CH"


def test_names_leave_only_where_they_are_asked_for(reported, tmp_path) -> None:
    payroll = tmp_path / "may.csv"
    payroll.write_text(PAYROLL, encoding="utf-8")
    without = reported("--payroll", str(payroll))[0].read_bytes()
    assert "Luz Paz" not in read(without)[0]
    assert b"Luz Paz" not in without
    assert "Luz Paz" in read(reported("--payroll", str(payroll), "--names")[0].read_bytes())[0]


@pytest.mark.parametrize(
    ("typed", "name", "says"),
    [
        ((), "report.txt", ".pdf"),
        (("--paper", "B5"), "report.pdf", "A4, Letter"),
        (("--workers", "0"), "report.pdf", "--workers"),
        ((), "missing/report.pdf", "its folder does not exist"),
    ],
)
def test_what_cannot_be_is_told_in_a_sentence(reported, typed, name, says) -> None:
    target, code, said = reported(*typed, name=name)
    assert code == 2
    assert says in said
    assert said.count("\n") == 1
    assert not target.exists()


@pytest.mark.parametrize(("template", "says"), [(None, "is missing"), ("#let laid(", "is broken")])
def test_a_template_that_cannot_be_used_is_told_and_no_half_file_is_left(
    reported, tmp_path, monkeypatch, template, says
) -> None:
    resources = tmp_path / "resources"
    shutil.copytree(paths.resources(), resources)
    laid = resources / "pages" / "report.typ"
    laid.unlink() if template is None else laid.write_text(template, encoding="utf-8")
    monkeypatch.setattr(typesetting.paths, "resources", lambda: resources)
    (tmp_path / "report.pdf").write_bytes(b"old")
    target, code, said = reported()
    assert code == 2
    assert said.startswith("remitcalc: ")
    assert says in said
    assert "report" in said
    assert target.read_bytes() == b"old"


def test_the_charts_of_a_report_are_in_it_with_their_words(reported) -> None:
    words, _ = read(reported("--workers", "12")[0].read_bytes())
    assert "workers in the pool" in words
    assert "what a worker sends per payday" in words


def test_a_report_needs_a_file(qapp, capsys) -> None:
    assert main(["report", "canada-guatemala"]) == 2
    assert "--output" in capsys.readouterr().err


def test_an_old_file_stays_where_a_report_fails(reported, tmp_path) -> None:
    old = tmp_path / "report.pdf"
    old.write_bytes(b"old")
    assert reported("--paper", "B5")[1] == 2
    assert old.read_bytes() == b"old"


def test_a_report_can_go_to_the_standard_output() -> None:
    command = "from remitcalc.cli.main import main; raise SystemExit(main())"
    done = subprocess.run(
        [sys.executable, "-c", command, "report", "us-guatemala", "--output", "-"],
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0
    assert done.stdout.startswith(b"%PDF-")
