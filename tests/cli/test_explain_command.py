"""`remitcalc explain`: a figure taken apart as text and JSON; what does not exist, and why."""

from __future__ import annotations

import json

import pytest

from remitcalc.cli.main import main
from tests.reference.printed import computed_again

LANGUAGES = {"es": "Costo total", "fr": "Coût total", "de": "Kosten gesamt", "sr-Latn": "Ukupan"}
PAYROLL = "worker,amount,joins,group\nAna,400.00,yes,north\nLuz,350.50,yes,north\nEva,90,no,north\n"


@pytest.fixture
def run(capsys, monkeypatch, tmp_path):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "may.csv").write_text(PAYROLL, encoding="utf-8")

    def called(*typed):
        code = main(["explain", *map(str, typed)])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return called


def test_the_default_is_the_total_of_the_first_worker_pooled_down_to_its_sources(run) -> None:
    code, out, err = run("canada-guatemala")
    assert (code, err) == (0, "")
    assert out.startswith("Total cost · Worker 1 · Royal Bank of Canada, bank account\n")
    assert "[33] Total cost: C$10.69\n" in out
    assert "= C$0.50 + C$0.38 + C$8.39 + C$1.42 = C$10.69" in out
    assert "5.53: Rounded example, near the market rate of late 2025, Oct 2025 (example)" in (
        out.replace("\xa0", " ")
    )
    read = computed_again(out)
    assert read.computed > 30
    assert read.results[33] * 100 == 1069


@pytest.mark.parametrize("language", LANGUAGES)
def test_steps_are_said_in_the_readers_language(run, language) -> None:
    code, out, _ = run("canada-guatemala", "--language", language)
    assert code == 0
    assert out.startswith(LANGUAGES[language])
    assert "Total cost" not in out


def test_an_unknown_part_says_what_would_make_it_known(run) -> None:
    code, out, err = run("canada-guatemala", "--way", "alone", "--figure", "receiving")
    assert (code, err) == (0, "")
    assert "Charges on arrival, in sending currency: unknown\n" in out
    assert "It is known once Remitly tells it" in out


def test_a_saving_takes_both_ways_apart_and_says_how_far_it_holds(run) -> None:
    code, out, _ = run("canada-guatemala", "--figure", "saving")
    assert code == 0
    assert "\nAlone\n[1] " in out
    assert "C$16.88 − C$10.69 = C$6.19" in out
    assert "    at least C$6.19\n" in out


def test_an_outlay_shows_why_the_next_cent_does_not_fit(run) -> None:
    code, out, _ = run(
        "canada-guatemala", "--amount-is", "outlay", "--way", "alone", "--figure", "principal"
    )
    assert code == 0
    assert "\nOne unit more\n" in out
    assert "    C$400.01 > C$400.00\n" in out


def test_a_workers_amount_is_told_by_its_cell_and_name_only_where_asked(run) -> None:
    code, out, _ = run("canada-guatemala", "--payroll", "may.csv", "--worker", "Luz")
    assert code == 0
    assert "C$350.50: may.csv, B3" in out
    assert "Worker 2" in out
    assert "Luz" not in out
    code, out, _ = run("canada-guatemala", "--payroll", "may.csv", "--worker", 2, "--names")
    assert "· Luz ·" in out


def test_json_has_each_step_with_its_prices_and_the_cell(run) -> None:
    code, out, _ = run("canada-guatemala", "--payroll", "may.csv", "--format", "json")
    found = json.loads(out)
    assert code == 0
    assert found["amount_from"] == {"file": "may.csv", "sheet": "", "cell": "B2"}
    assert (found["figure"], found["pooled"], found["bound"]) == ("total", True, "exact")
    steps = {step["key"]: step for step in found["steps"]}
    assert steps["total"]["result"] == found["result"]
    assert steps["pool.rate"]["expression"] == "pool.reference × (1 − pool.margin)"
    assert steps["pool.rate"]["figures"] == "5.53 × (1 − 2.1 %)"
    (price,) = steps["pool.reference"]["prices"]
    assert price["path"] == ["reference", "rate"]
    assert (price["date"], price["status"]) == ("2025-10", "illustrative")


def test_who_does_not_join_saves_nothing_and_the_reason_is_said(run) -> None:
    asked = ("canada-guatemala", "--payroll", "may.csv", "--worker", 3)
    code, out, _ = run(*asked, "--figure", "saving")
    assert code == 0
    assert "Saved by pooling: C$0.00\n" in out
    assert "This worker does not join a pool" in out
    code, out, _ = run(*asked, "--way", "pooled")
    assert code == 0
    assert "This worker does not join a pool" in out
    assert "Remitly" in out


def test_a_refused_way_ends_at_the_step_that_refuses(run) -> None:
    code, out, err = run(
        "canada-guatemala",
        "--amount",
        "0.30",
        "--amount-is",
        "outlay",
        "--way",
        "remitly-bank-account-internet",
    )
    assert (code, err) == (0, "")
    assert "\nThe smallest amount that is taken\n" in out
    assert "The money does not cover the charges." in out


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("--figure", "totl"), "--figure: “totl” is not known"),
        (("--figure", "change"), "No money is left over where amounts are what is sent"),
        (("--figure", "percent", "--season"), "This figure is taken apart for one payday only"),
        (("--figure", "employer"), "The employer bears nothing of this."),
        (("--way", "remitli"), "--way: there is no service “remitli”"),
        (("--worker", "99"), "--worker"),
        (("--workers", "1", "--way", "pooled"), "A pool needs two workers or more."),
        (("-o", "steps.pdf"), "steps.pdf"),
    ],
)
def test_what_does_not_exist_is_said_in_one_sentence(run, typed, said) -> None:
    code, out, err = run("canada-guatemala", *typed)
    assert (code, out) == (2, "")
    assert said in err
    assert err.count("\n") == 1


def test_a_pool_that_is_refused_for_another_worker_shows_that_ones_steps(run, tmp_path) -> None:
    (tmp_path / "few.csv").write_text("worker,amount\nAna,400\nLuz,5\n", encoding="utf-8")
    asked = ("canada-guatemala", "--payroll", "few.csv", "--amount-is", "principal")
    code, out, _ = run(*asked, "--worker", 1, "--way", "pooled")
    assert code == 0
    assert "Worker 2: The charges on the way would take all of the money." in out
    assert out.startswith("Total cost · Worker 2 ·")
    assert "C$5.00: few.csv, B3" in out


def test_the_employers_part_is_that_of_the_whole_pool(run) -> None:
    asked = ("canada-guatemala", "--employer-share", 50, "--figure", "employer")
    code, out, _ = run(*asked)
    assert code == 0
    assert "50 % × C$20.00 = C$10.00".replace(" %", "\xa0%") in out
    assert "The employer's part: C$10.00\n" in out


def test_a_season_is_the_sum_of_its_transfers(run) -> None:
    code, out, _ = run(
        "canada-guatemala", "--season", "--paydays", 5, "--pooled-every", 2, "--way", "pooled"
    )
    assert code == 0
    said = " ".join(out.split())
    assert "Sent 2 times; paydays in each: 2 (Oct 17, 2025; Nov 14, 2025)" in said
    assert computed_again(out).computed


def test_steps_go_into_a_file(run, tmp_path) -> None:
    code, out, _ = run("canada-guatemala", "-o", "steps.json")
    assert (code, out) == (0, "")
    assert json.loads((tmp_path / "steps.json").read_text(encoding="utf-8"))["result"] == "10.69"
