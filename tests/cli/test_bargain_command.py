"""`remitcalc bargain`: how far an offer can go, as text and JSON; quotes that are none."""

from __future__ import annotations

import json

import pytest

from remitcalc.cli.main import main
from tests.reference.printed import computed_again

LANGUAGES = {"es": "Hasta dónde", "fr": "Jusqu'où", "de": "Wie weit", "sr-Latn": "Dokle"}
PAYROLL = "worker,amount\n" + "".join(f"Eva {at},{400 + at}\n" for at in range(30))


@pytest.fixture
def run(capsys, monkeypatch, tmp_path):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "may.csv").write_text(PAYROLL, encoding="utf-8")

    def called(*typed):
        code = main(["bargain", *map(str, typed)])
        captured = capsys.readouterr()
        return code, " ".join(captured.out.replace("\xa0", " ").split()), captured.err

    return called


def test_where_it_stands_what_matches_who_loses_first_and_what_to_say_are_told(run) -> None:
    code, out, err = run("canada-guatemala")
    assert (code, err) == (0, "")
    assert "As it is quoted: Place 3 of 16 · C$10.69 each · Nobody is worse off." in out
    assert "at an exchange margin of at most 3.64 %, or with fees on top of at most C$267.80" in out
    assert "Somebody loses from a margin of 3.65 %, or fees of C$267.61 on at the earliest." in out
    assert (
        "At a margin of 3.65 % 20 workers lose, the first is Worker 1: C$16.89 pooled, at least"
        " C$16.88 alone."
    ) in out
    assert (
        "At fees of C$267.61 1 worker loses, Worker 1: C$16.89 pooled, at least C$16.88 alone."
    ) in out
    assert out.endswith(
        "To say to the bank: “Up to a margin of 1.52 % one transfer through you costs us no more"
        " than Royal Bank of Canada, bank account. Somebody loses from a margin of 3.65 % on at the"
        " earliest.”"
    )


def test_a_quote_that_is_tried_is_said_to_be_only_tried(run) -> None:
    code, out, _ = run("canada-guatemala", "--margin", "1.4", "--fee", "15")
    assert code == 0
    assert "Tried, not offered: margin 1.40 % · fee C$15.00 · Place 1 of 16 · C$7.76 each" in out
    assert "As it is quoted" not in out


def test_the_steps_of_who_loses_first_compute_as_they_are_printed(run, capsys) -> None:
    assert main(["bargain", "canada-guatemala", "--steps"]) == 0
    out = capsys.readouterr().out
    head, *worked = out.split("The first who loses, at ")
    assert len(worked) == 2
    for part, quote in zip(worked, ("a margin of 3.65 %", "fees of C$267.61"), strict=True):
        assert part.replace("\xa0", " ").startswith(f"{quote}: Worker 1")
        assert "tried, not offered, Oct 3, 2025 (own figure)" in part.replace("\xa0", " ")
        read = computed_again(part)
        assert read.computed > 30
        assert "Saved by pooling: -C$0.01" in part
    assert "[1]" not in head


def test_the_season_decides_where_each_way_is_sent_as_often_as_it_likes(run) -> None:
    _, out, _ = run("canada-guatemala", "--individual-every", 2)
    assert "Over the season: At a margin of" in out


def test_json_has_the_figures_their_bounds_and_the_steps(run) -> None:
    code, out, _ = run("canada-guatemala", "--format", "json", "--fee", "20")
    assert code == 0
    told = json.loads(out)
    assert told["tried"] == {"margin_percent": None, "fee": "20.00"}
    assert told["rank"] == {"position": 3, "of": 16}
    margin = told["first_loss"]["margin_percent"]
    assert (margin["value"], margin["bound"], margin["losers"]) == ("3.65", "at_least", 20)
    assert (margin["worker"], margin["row"]) == ("Worker 1", 1)
    assert [one["figure"] for one in margin["explained"]] == ["saving"]
    assert margin["explained"][0]["result"] == "-0.01"
    assert told["first_loss"]["fee"]["value"] == "267.61"
    assert [one["margin_percent"]["value"] for one in told["to_match"]] == ["3.64", "1.52"]


def test_where_a_settlement_ends_the_pool_that_is_said_instead_of_a_loss(run) -> None:
    _, out, _ = run("canada-guatemala", "--share", "no-one-worse-off", "--steps")
    assert "The pool is not possible from a margin of 3.65 %" in out
    assert "Why the pool is not possible from a margin of 3.65 % on" in out
    assert "lose, the first is" not in out
    found = json.loads(
        run("canada-guatemala", "--share", "no-one-worse-off", "--format", "json")[1]
    )
    margin = found["first_loss"]["margin_percent"]
    assert (margin["losers"], margin["worker"], margin["row"]) == (0, None, None)
    assert margin["refusal"]


def test_a_pool_that_is_not_possible_says_why_instead(run) -> None:
    few = ("canada-guatemala", "--amount", "0.30", "--workers", "3")
    code, out, _ = run(*few)
    assert code == 0
    assert "Pooling is not possible. Worker 1: The charges on the way" in out
    assert "To say to the bank" not in out
    told = json.loads(run(*few, "--format", "json")[1])
    assert (told["first_loss"], told["to_match"], told["each"]) == (None, [], None)
    assert told["reason"].startswith("Worker 1: The charges on the way")


def test_workers_are_named_only_where_it_is_asked_for(run) -> None:
    _, out, _ = run("canada-guatemala", "--payroll", "may.csv", "--amount-is", "principal")
    assert "Eva" not in out
    assert "loses, Worker 1:" in out
    _, out, _ = run(
        "canada-guatemala", "--payroll", "may.csv", "--amount-is", "principal", "--names"
    )
    assert "loses, Eva 0:" in out


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_said_in_the_readers_language(run, language) -> None:
    code, out, _ = run("canada-guatemala", "--language", language, "--margin", "9")
    assert code == 0
    assert LANGUAGES[language] in out
    assert "lose" not in out.replace("perdent", "")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("--margin", "1.405"), "in steps of 0.01 percent points; 1.405 % is none of them."),
        (("--margin", "100"), "100 % is none of them."),
        (("--margin", "-1"), "is not a percentage"),
        (("--fee", "x"), "--fee"),
        (("--pooled", "royal-bank-of-canada-business-wire") * 2, "given more than once"),
        (("--workers", "1"), "pool"),
    ],
)
def test_what_cannot_be_tried_is_one_sentence(run, typed, said) -> None:
    code, out, err = run("canada-guatemala", *typed)
    assert (code, out) == (2, "")
    assert said in err
    assert err.count("\n") == 1
