"""Figures that are likely slips load, and never without a word."""

from __future__ import annotations

from pathlib import Path

import pytest

from remitcalc.files.corridor_file import read_corridor_text
from remitcalc.files.corridor_library import bundled_corridors, find_corridor

FORMS = (Path(__file__).parents[1] / "data" / "corridors" / "every-form.toml").read_text("utf-8")

# before, after, code, key
SLIPS = [
    ("{rate = 5.41", "{rate = 0.1808", "rate_inverse", "services[4].exchange.rate"),
    ("{rate = 5.41", "{rate = 54.1", "rate_far", "services[4].exchange.rate"),
    ("fx_margin_percent = 2.1}", "fx_margin_percent = 90}", "odd_margin",
     "services[5].exchange.fx_margin_percent"),
    ("fx_margin_percent = 2.1}", "fx_margin_percent = 0.021}", "fraction_likely",
     "services[5].exchange.fx_margin_percent"),
    ("percent = 0.8}", "percent = 80}", "odd_percent",
     "services[2].sending[0].marginal[1].percent"),
    ('receiving_currency = "GTQ"', 'receiving_currency = "CAD"', "one_currency",
     "receiving_currency"),
    ('receiving_currency = "GTQ"', 'receiving_currency = "CAD"', "rate_of_one_currency",
     "reference_rate.rate"),
    ("[translations.sr-Latn]", "[translations.xx]", "language_not_spoken", "translations.xx"),
    ('"A fact." = "Un hecho."', '"A fatc." = "Un hecho."', "translation_of_nothing",
     "translations.es.A fatc."),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "code", "key"), SLIPS)
def test_a_likely_slip_is_a_warning_where_it_stands(before, after, code, key) -> None:
    assert before in FORMS
    corridor, problems = read_corridor_text(FORMS.replace(before, after, 1))
    assert corridor is not None
    assert all(problem.is_warning for problem in problems)
    assert (code, key) in {(problem.message.code, problem.place.key) for problem in problems}


def test_margins_that_are_fractions_throughout_are_warned_of_once() -> None:
    text = FORMS
    for whole, fraction in (("1.95", "0.0195"), ("-1.1", "-0.011"), ("2.1}", "0.021}")):
        text = text.replace(whole, fraction)
    for whole in ("2", "1.5", "1", "0.5"):
        text = text.replace(f"percent = {whole},", "percent = 0.01,")
        text = text.replace(f"percent = {whole}}}", "percent = 0.01}")
    text = text.replace("{value = 2.10, low = 1.5, high = 3}", "0.021")
    text = text.replace("{value = 1, low = 0.5, high = 2}", "0.01")
    corridor, problems = read_corridor_text(text)
    assert corridor is not None
    of_margins = [problem for problem in problems if "fx_margin" in problem.place.key]
    assert [problem.message.code for problem in of_margins] == ["fractions_likely"]


def test_two_countries_of_one_currency_are_no_slip() -> None:
    text = FORMS.replace('sending_country = "CA"', 'sending_country = "US"')
    text = text.replace('receiving_country = "GT"', 'receiving_country = "SV"')
    text = text.replace('"CAD"', '"USD"').replace('"GTQ"', '"USD"')
    _, problems = read_corridor_text(text.replace("rate = 5.53", "rate = 1"))
    assert not [problem for problem in problems if "currency" in problem.message.code]


def test_the_sentence_that_was_meant_is_named() -> None:
    _, (problem,) = read_corridor_text(FORMS.replace('"A fact." =', '"A fatc." =', 1))
    assert problem.suggestion == "A fact."
    assert problem.place.line is not None


@pytest.mark.parametrize("name", bundled_corridors())
def test_what_comes_with_the_program_has_no_likely_slip(name) -> None:
    assert find_corridor(name)[1] == ()
