"""A corridor may have no pool, and a likely slip: commands say so, each in one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from remitcalc.cli.main import main

FORMS = (Path(__file__).parents[1] / "data" / "corridors" / "every-form.toml").read_text("utf-8")
ALONE = FORMS.replace('kind = "pooled"', 'kind = "individual"').replace(
    'pooled_service = "wire"\n', ""
)


@pytest.fixture
def alone(tmp_path: Path) -> str:
    file = tmp_path / "alone.toml"
    file.write_text(ALONE, "utf-8")
    return str(file)


@pytest.mark.parametrize("command", ["compare", "chart", "handout", "report"])
def test_what_needs_a_pool_says_that_there_is_none(alone, tmp_path, command, capsys) -> None:
    assert main((command, alone, "-o", str(tmp_path / "answer.pdf"))) == 2
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 1
    assert "no service for a group" in told[0]
    assert not (tmp_path / "answer.pdf").exists()


def test_the_ways_alone_are_checked_and_ranked_all_the_same(alone, capsys) -> None:
    assert main(("check", alone)) == 0
    assert "no problems" in capsys.readouterr().out
    assert main(("rank", alone, "--amount", "400")) == 0
    assert "First Transfers" in capsys.readouterr().out


def test_check_never_says_no_problems_where_a_rate_is_upside_down(tmp_path, capsys) -> None:
    file = tmp_path / "inverse.toml"
    file.write_text(FORMS.replace("{rate = 5.41", "{rate = 0.1808"), "utf-8")
    assert main(("check", str(file))) == 0
    told = capsys.readouterr().out
    assert "upside down" in told
    assert "no problems" not in told
