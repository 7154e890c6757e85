"""`remitcalc chart`: one picture, by the same options as the comparison."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("PySide6")
from PySide6.QtGui import QImage

from remitcalc.cli.main import main
from remitcalc.output.chart_data.kinds import KINDS

if TYPE_CHECKING:
    from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
PAYROLL = "worker,amount\nAna Chub,400\nLuz Paz,900\n"


@pytest.fixture
def drawn(tmp_path, capsys, qapp):
    """Draw into a file of the test's own folder; return it, the exit code and what was said."""

    def run(name: str, *typed: str) -> tuple[Path, int, str]:
        target = tmp_path / name
        code = main(["chart", "canada-guatemala", "-o", str(target), *typed])
        return target, code, capsys.readouterr().err

    return run


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("suffix", ["png", "svg", "pdf"])
def test_every_chart_is_drawn_in_every_format(drawn, kind: str, suffix: str) -> None:
    target, code, said = drawn(f"chart.{suffix}", "--kind", kind, "--language", "es")
    assert (code, said) == (0, "")
    begins = {"png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF-"}[suffix]
    assert target.read_bytes().startswith(begins)


@pytest.mark.parametrize("name", ["C", "POSIX"])
def test_a_job_of_a_server_that_names_no_language_is_told_nothing(tmp_path, name: str) -> None:
    target = tmp_path / "chart.png"
    done = subprocess.run(
        [sys.executable, "-m", "remitcalc", "chart", "us-guatemala", "-o", str(target)],
        env={**os.environ, "LC_ALL": name},
        capture_output=True,
        text=True,
        check=True,
    )
    assert (done.stdout, done.stderr) == ("", "")
    assert target.stat().st_size > 10_000


def test_size_and_dots_are_those_asked_for(drawn) -> None:
    image = QImage(str(drawn("a.png", "--size", "800x600", "--dpi", "96")[0]))
    assert (image.width(), image.height()) == (800, 600)
    image = QImage(str(drawn("b.PNG", "--size=800×600", "--dpi=300")[0]))
    assert (image.width(), image.height()) == (2500, 1875)
    assert round(image.dotsPerMeterX() * 0.0254) == 300
    page = drawn("c.pdf", "--size", "960x640")[0].read_bytes()
    box = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)", page)
    assert box is not None
    assert [float(side) for side in box.groups()] == pytest.approx([720, 480], abs=1)


def test_a_scenario_is_said_as_to_compare(drawn) -> None:
    words = drawn("a.svg", "--workers", "12", "--amount", "250")[0].read_text(encoding="utf-8")
    assert "12 workers send C$250.00 each" in words


def test_names_are_drawn_only_where_they_are_asked_for(drawn, tmp_path) -> None:
    payroll = tmp_path / "may.csv"
    payroll.write_text(PAYROLL, encoding="utf-8")
    asked = ("--payroll", str(payroll), "--kind", "savings")
    assert "Ana Chub" not in drawn("a.svg", *asked)[0].read_text(encoding="utf-8")
    named = drawn("b.svg", *asked, "--names")[0].read_text(encoding="utf-8")
    assert "Ana Chub" in named
    assert "Luz Paz" in named


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("a.gif", (), "should end in one of: .png, .svg, .pdf."),
        ("png", (), "should end in one of: .png, .svg, .pdf."),
        ("a.svg", ("--size", "20x3"), "--size: “20x3” is not a width and a height from 640x400"),
        ("a.svg", ("--size", "1200"), "is not a width and a height"),
        ("a.svg", ("--size", "99999x700"), "is not a width and a height"),
        ("a.png", ("--dpi", "7"), "--dpi: “7” is not a whole number from 48 to 1,200."),
        ("a.pdf", ("--dpi", "300"), "--dpi goes with PNG only: PDF is sharp at any size."),
        (
            "a.png",
            ("--size", "9000x9000", "--dpi", "300"),
            "A picture of 9000x9000 at 300 dpi has 791 million pixels, more than 100 million:"
            " choose a smaller size or fewer dpi.",
        ),
        ("a.png", ("--kind", "saving"), "Did you mean “savings”?"),
        ("a.png", ("--format", "png"), "There is no option --format here."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(drawn, name, typed, said) -> None:
    target, code, err = drawn(name, *typed)
    assert code == 2
    assert said in err
    assert err.count("\n") == 1
    assert not target.exists()


def test_it_needs_a_file(capsys) -> None:
    assert main(["chart", "canada-guatemala"]) == 2
    assert capsys.readouterr().err == "remitcalc: --output must be given.\n"


def test_csv_for_excel_goes_with_csv_only(capsys) -> None:
    asked = ("compare", "canada-guatemala", "--csv", "excel", "--format")
    for kind in ("text", "json"):
        assert main([*asked, kind]) == 2
        said = f"remitcalc: --csv goes with CSV only, not with --format {kind}.\n"
        assert capsys.readouterr().err == said
    assert main([*asked, "csv"]) == 0


def test_it_draws_without_a_display_and_the_same_each_time(tmp_path) -> None:
    environment = {
        key: value
        for key, value in os.environ.items()
        if key not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    made = []
    for scale in ("1", "2"):
        target = tmp_path / f"{scale}.png"
        subprocess.run(
            [sys.executable, "-m", "remitcalc", "chart", "us-guatemala", "-o", str(target)],
            env=environment | {"QT_SCALE_FACTOR": scale},
            check=True,
            timeout=60,
        )
        made.append(target.read_bytes())
    assert made[0] == made[1]


def test_costs_in_percent_are_drawn_where_the_chart_has_them(drawn) -> None:
    words = drawn("a.svg", "--kind", "amount", "--percent")[0].read_text(encoding="utf-8")
    assert "Cost in percent by the amount sent" in words
    target, code, said = drawn("b.svg", "--kind", "season", "--percent")
    assert code == 2
    assert "--percent goes with --kind amount only." in said
    assert not target.exists()
