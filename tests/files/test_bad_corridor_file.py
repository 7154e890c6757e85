"""Every fault of a corridor file is reported, with its key and line, and all at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest

from remitcalc.engine.compare import compare
from remitcalc.files import corridor_format
from remitcalc.files.corridor_file import read_corridor, read_corridor_text
from remitcalc.model import payroll, scenario

if TYPE_CHECKING:
    from remitcalc.files.problems import Problem

GOOD = (Path(__file__).parents[1] / "data" / "corridors" / "every-form.toml").read_text("utf-8")


def changed(*changes: tuple[str, str]) -> str:
    text = GOOD
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    return text


def problems_of(text: str) -> tuple[Problem, ...]:
    corridor, problems = read_corridor_text(text, "mine.toml")
    assert corridor is None
    assert all(problem.place.file == "mine.toml" for problem in problems)
    return problems


# before, after, code, key
FAULTS = [
    ('id = "every-form"', 'id = "Every Form"', "not_a_slug", "id"),
    ('sending_country = "CA"', 'sending_country = "XX"', "unknown_country", "sending_country"),
    ('"CAD"', '"CDN"', "unknown_currency", "sending_currency"),
    ('en = "Every form"', 'English = "Every form"', "not_a_language", "names.English"),
    ('en = "Every form"', 'en = " "', "empty_text", "names.en"),
    ('"First Transfers"', '"#REF!"', "text_of_error", "services[0].provider"),
    ('source = "A survey"', 'source = "#¡DIV/0!"', "text_of_error", "provenance.survey.source"),
    ("rate = 5.53", "rate = 0", "rate_not_positive", "reference_rate"),
    ("rate = 5.53", "rate = inf", "number_not_finite", "reference_rate.rate"),
    ("rate = 5.53", "rate = nan", "number_not_finite", "reference_rate.rate"),
    ("rate = 5.53", "rate = 1e99999999999999999999", "number_not_finite", "reference_rate.rate"),
    ("rate = 5.53", "rate = 1e40", "number_too_large", "reference_rate.rate"),
    ("rate = 5.53", "rate = 5.53e-20", "number_too_precise", "reference_rate.rate"),
    ("rate = 5.53", "rate = true", "wrong_type", "reference_rate.rate"),
    ("rate = 5.53", 'rate = "5,53"', "wrong_type", "reference_rate.rate"),
    ('"500" = 500', '"many" = 500', "not_a_denomination", "indicator_amounts.many"),
    ('"500" = 500', '"500" = -500', "amount_not_positive", "indicator_amounts.500"),
    ("workers = 40", "workers = 0", "number_out_of_range", "defaults.workers"),
    ("workers = 40", "workers = 40.0", "wrong_type", "defaults.workers"),
    ("amount = 400", "amount = 0", "amount_not_positive", "defaults.amount"),
    ("amount = 400", "amount = 400.005", "too_many_decimals", "defaults.amount"),
    ("amount = 400", "amount = 99999999999999", "amount_too_large", "defaults.amount"),
    ("date = 2025-10-03", "date = 2025-10-03T10:00:00", "wrong_type", "defaults.date"),
    ("date = 2025-10-03", 'date = "2025-10-03"', "wrong_type", "defaults.date"),
    ('amount_is = "outlay"', 'amount_is = "outlays"', "unknown_choice", "defaults.amount_is"),
    ('service = "agent"', 'service = "agnet"', "unknown_service", "typical.service"),
    ('service = "agent"', 'service = "wire"', "service_not_individual", "typical.service"),
    ('service = "wire"', 'service = "app"', "service_not_pooled", "defaults.pooled_service"),
    ("percent = 1\n", "percent = 101\n", "percent_out_of_range", "taxes[0]"),
    ("until = 2027", "until = 2025", "reversed_dates", "taxes[0]"),
    ('["cash", "cashier', '["cahs", "cashier', "unknown_choice", "taxes[0].instruments[0]"),
    ("[[taxes]]", "taxes = 1\n[[taxis]]", "unknown_key", "typical.taxes"),
    ("date = 2025-03-01", 'date = "2025-Q5"', "not_a_period", "provenance.bank-list.date"),
    ("date = 2025-03-01", 'date = "2025-02-30"', "not_a_period", "provenance.bank-list.date"),
    ('status = "published"', 'status = "public"', "unknown_choice", "provenance.bank-list.status"),
    ('source = "A survey"', "source = 3", "wrong_type", "provenance.survey.source"),
    ('id = "app"', 'id = "agent"', "repeated_service", "services[1].id"),
    ("[0, 1]", "[2, 1]", "reversed_speed", "services[0].speed_days"),
    ("[0, 1]", "[0, 1, 2]", "wrong_length", "services[0].speed_days"),
    ('provenance = "survey"\nsending', "sending", "missing_key", "services[0].provenance"),
    ('transit = "not surveyed"', 'transit = "unknown"', "unknown_choice", "services[0].transit"),
    ('sending = "none"', 'sending = "unknown"', "unknown_choice", "services[1].sending"),
    ('"undisclosed"', '"unknown"', "unknown_choice", "services[1].exchange"),
    ('pooled_service = "wire"\n', "", "missing_key", "defaults.pooled_service"),
    ("percent = 0.8}", "percent = 100000}", "percent_out_of_range",
     "services[2].sending[0].marginal[1].percent"),
    ("fixed = 3}", "fixed = {value = 3, low = 2, high = 4}}", "range_of_a_fact",
     "services[2].sending[0].marginal[0].fixed"),
    ("low = 0.5, high = 2}", "low = 1.5, high = 2}", "value_outside_range",
     "services[10].exchange.fx_steps[0].fx_margin_percent"),
    ("low = 0.5, high = 2}", "low = 2, high = 0.5}", "value_outside_range",
     "services[10].exchange.fx_steps[0].fx_margin_percent"),
    ("low = 0.5, high = 2}", "low = 0.5}", "missing_key",
     "services[10].exchange.fx_steps[0].fx_margin_percent.high"),
    ("low = 0.5, high = 2}", "low = 0.5, hi = 2}", "unknown_key",
     "services[10].exchange.fx_steps[0].fx_margin_percent.hi"),
    ("low = 0.5, high = 2}", "low = 0.5, high = 100}", "margin_too_high",
     "services[10].exchange.fx_steps[0]"),
    ("low = 5.3, high", "low = 0, high", "rate_not_positive", "services[9].exchange"),
    ("value = 15, low = 10", "value = 15, low = -1", "negative_charge",
     "services[8].sending[0].whole[0]"),
    ("value = 15.00, low = 10", "value = 15.00, low = 9.999", "too_many_decimals",
     "services[8].transit[0].fixed.low"),
    ('"A fact." = "Un hecho."', '"A fact." = 5', "wrong_type", "translations.es.A fact."),
    ("[translations.es]", "[translations.Spanish]", "not_a_language", "translations.Spanish"),
    ('sending = "none"', "sending = []", "wrong_length", "services[1].sending"),
    ('{none = "bank-list"}', '{none = "bank"}', "unknown_provenance", "services[0].receiving.none"),
    ('"undisclosed"', "{}", "no_form", "services[1].exchange"),
    ("{rate = 5.41", "{rate = 0", "rate_not_positive", "services[4].exchange"),
    ("fx_margin_percent = 2.1}", "fx_margin_percent = 100}",
     "margin_too_high", "services[5].exchange"),
    ("[200, 8.00]", "[500, 8.00]", "repeated_observation", "services[0].sending[0].observed"),
    ("[200, 8.00]", "[600, 8.00]", "unordered_observations", "services[0].sending[0].observed"),
    ("[200, 8.00]", "[200, -8.00]", "negative_charge", "services[0].sending[0].observed"),
    ("[200, 8.00]", "[200]", "wrong_length", "services[0].sending[0].observed[0]"),
    ("[200, 8.00]", "[200, 8.005]", "too_many_decimals", "services[0].sending[0].observed[0].fee"),
    ("to = 250,", "to = 300,", "overlapping_bands",
     "services[2].sending[0].marginal[1].from"),
    ("to = 250,", "to = 200,", "gapped_bands", "services[2].sending[0].marginal[1].from"),
    ("to = 250,", "to = -1,", "reversed_band", "services[2].sending[0].marginal[0]"),
    ("fixed = 3}", "fixed = -3}", "negative_charge", "services[2].sending[0].marginal[0]"),
    ("to = 1000,", "to = 900,", "gapped_bands", "services[2].exchange.bands[1].from"),
    ("min = 4.5", "min = 45", "min_above_max", "services[2].sending[0]"),
    ("max = 20", "whole = []", "wrong_length", "services[2].sending[0].whole"),
    ("max = 20", "fixed = 1", "several_forms", "services[2].sending[0]"),
    ('"season", fixed = 12', '"season", percent = 1',
     "season_charge_fixed_only", "services[3].sending[1]"),
    ('bank", fixed = 15.00', 'bank", per = "worker", fixed = 15',
     "transit_per_transfer_only", "services[3].transit[0]"),
    ('bearer = "SHA"', 'bearer = "OUR"', "bearer_our_has_transit", "services[3]"),
    ('bearer = "SHA"', 'bearer = "ALL"', "unknown_choice", "services[3].bearer"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "code", "key"), FAULTS)
def test_each_fault_is_reported_where_it_stands(before, after, code, key) -> None:
    text = changed((before, after))
    problems = problems_of(text)
    placed = {(p.message.code, p.place.key): p for p in problems}
    assert (code, key) in placed
    problem = placed[code, key]
    assert not problem.is_warning
    assert problem.place.line is not None
    assert problem.place.line_text == text.split("\n")[problem.place.line - 1].strip()


@pytest.mark.parametrize(
    ("before", "after", "found", "suggestion"),
    [
        ("provider_type", "provder_type", "provder_type", "provider_type"),
        ('"fintech"', '"fintec"', "fintec", "fintech"),
        ('"CAD"', '"cad"', "cad", "CAD"),
        ('"GT"', '"gt"', "gt", "GT"),
        ('pooled_service = "wire"', 'pooled_service = "wires"', "wires", "wire"),
        ('provenance = "survey"', 'provenance = "survye"', "survye", "survey"),
    ],
)
def test_a_slip_is_one_problem_with_what_was_meant(before, after, found, suggestion) -> None:
    (problem,) = problems_of(changed((before, after)))
    assert (problem.found, problem.suggestion) == (found, suggestion)


def test_faults_in_different_places_are_all_reported_at_once_in_file_order() -> None:
    text = changed(
        ('"GTQ"', '"GTX"'),
        ("workers = 40", "workers = 4.5"),
        ('kept_by = "agent"', 'kept_by = "agents"'),
        ("min = 4.5", "min = 45"),
        ("to = 2500,", "to = 2400,"),
        ("fixed = 5.00", "fixed = 5.00, charge = 1"),
    )
    problems = problems_of(text)
    assert [(p.message.code, p.place.key) for p in problems] == [
        ("unknown_currency", "receiving_currency"),
        ("wrong_type", "defaults.workers"),
        ("unknown_choice", "services[0].sending[0].kept_by"),
        ("min_above_max", "services[2].sending[0]"),
        ("gapped_bands", "services[3].sending[0].whole[1].from"),
        ("unknown_key", "services[3].receiving[0].charge"),
    ]
    lines = [p.place.line for p in problems]
    assert lines == sorted(lines)


def test_missing_parts_are_each_named() -> None:
    codes = {(p.message.code, p.place.key) for p in problems_of("format = 1\n")}
    assert ("missing_key", "services") in codes
    assert ("missing_key", "names") in codes
    assert ("missing_key", "provenance") in codes


def test_a_service_for_one_worker_is_needed() -> None:
    problems = problems_of(GOOD.replace('kind = "individual"', 'kind = "pooled"'))
    assert "no_individual_service" in {p.message.code for p in problems}


def test_a_service_for_a_group_is_not_needed() -> None:
    alone = GOOD.replace('kind = "pooled"', 'kind = "individual"')
    corridor, problems = read_corridor_text(alone.replace('pooled_service = "wire"\n', ""))
    assert corridor is not None
    assert problems == ()
    assert corridor.defaults.pooled_service == ""
    assert compare(scenario.Scenario.of(corridor)).pooled_service is None


def test_amounts_in_faults_are_money_of_the_side() -> None:
    (problem,) = problems_of(changed(("min = 4.5", "min = 45")))
    low = problem.message.values["low"]
    assert (low.minor, low.currency) == (4500, "CAD")


def test_a_newer_version_is_refused_without_other_noise() -> None:
    (problem,) = problems_of("format = 2\nnew_key = 1\n")
    assert problem.message.code == "newer_format"
    assert problem.place.line == 1


def test_some_other_toml_file_is_refused_in_one_sentence() -> None:
    (problem,) = problems_of('[project]\nname = "other"\n')
    assert problem.message.code == "not_a_corridor_file"


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("format = 1\nid = \n", "toml_bad_value", 2),
        ("format = 1\nformat = 1\n", "toml_repeated_key", 2),
        ("format 1\n", "toml_equals_missing", 1),
        ("format = 1 1\n", "toml_line_goes_on", 1),
        (
            GOOD[: GOOD.index("[200, 8.00]") + 5],
            None,
            GOOD[: GOOD.index("[200, 8")].count("\n") + 1,
        ),
        ('{"format": 1}', "file_wrong_format", None),
        ("a = " + "[" * 20000, "toml_too_deep", None),
        ("format = " + "9" * 5000, "number_too_large", 1),
    ],
)
def test_what_is_not_toml_is_told_with_its_place(text, code, line) -> None:
    of_form = [p for p in problems_of(text) if not p.message.code.startswith("missing_")]
    (problem,) = of_form
    assert code in (None, problem.message.code)
    assert problem.place.line == line


@pytest.mark.parametrize(
    ("before", "after", "code", "said"),
    [
        ("rate = 5.53", "rate = 5,53", "toml_decimal_comma", "5.53"),
        ("rate = 5.53", "rate = 1.234,50  # high", "toml_decimal_comma", "1234.50"),
        ("fixed = 15.00}", "fixed = 15,00}", "toml_decimal_comma", "15.00"),
        ("date = 2025-10-03", "date = 2026-13-02", "toml_no_such_day", None),
        ("date = 2025-10-03", "date = 2026-02-30", "toml_no_such_day", None),
        ("date = 2025-10-03", "date = 03.10.2025", "toml_no_such_day", None),
        ("percent = 1\n", "percent = 1 %\n", "toml_without_unit", "1"),
        ("amount = 400", "amount = $400", "toml_without_unit", "400"),
        ("amount = 400", "amount = 400 CAD", "toml_without_unit", "400"),
        ('id = "app"', "id = app", "toml_bad_value", None),
        ('id = "app"', 'id = "app', "toml_bad_value", None),
        ('id = "app"', 'id "app"', "toml_equals_missing", None),
        ("workers = 40", "workers = 40\nworkers = 41", "toml_repeated_key", None),
    ],
)
def test_a_line_that_is_no_toml_hides_no_other_fault(before, after, code, said) -> None:
    first, second = problems_of(changed((before, after), ("[0, 1]", "[2, 1]")))
    found, other = sorted((first, second), key=lambda p: p.message.code == "reversed_speed")
    assert (found.message.code, other.message.code) == (code, "reversed_speed")
    assert found.message.values.get("instead") == said
    assert found.place.line is not None
    assert after.strip().split("\n")[-1] in found.place.line_text
    assert other.place.line_text == "speed_days = [2, 1]"


def test_what_opens_on_one_line_and_closes_on_another_ends_the_reading() -> None:
    text = changed(("[0, 1]", "[2, 1]"), ('instrument = "cash"', "instrument = [cash,"))
    assert [p.message.code for p in problems_of(text)] == ["toml_bad_value"]


def test_an_unused_source_and_a_stale_rate_are_warnings_and_load() -> None:
    unused = GOOD.replace("[[services]]", '[provenance.old]\nsource = "x"\ndate = "2020"\n'
                          'status = "own"\n\n[[services]]', 1)  # fmt: skip
    corridor, problems = read_corridor_text(unused)
    assert corridor is not None
    assert [(p.message.code, p.is_warning) for p in problems] == [("unused_provenance", True)]
    stale = unused.replace(
        'rate = 5.53\nprovenance = "bank-list"', 'rate = 5.53\nprovenance = "old"'
    )
    corridor, problems = read_corridor_text(stale)
    assert corridor is not None
    assert [(p.message.code, p.is_warning) for p in problems] == [("stale_rate", True)]


def test_an_odd_margin_is_a_warning_and_loads() -> None:
    corridor, problems = read_corridor_text(
        changed(("fx_margin_percent = 2.1}", "fx_margin_percent = 90}"))
    )
    assert corridor is not None
    assert [(p.message.code, p.place.key) for p in problems] == [
        ("odd_margin", "services[5].exchange.fx_margin_percent")
    ]


def test_a_byte_order_mark_and_windows_line_ends_are_accepted(tmp_path) -> None:
    path = tmp_path / "corridor.toml"
    path.write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    corridor, problems = read_corridor(path)
    assert problems == ()
    assert corridor is not None


def test_words_and_limits_copied_from_the_model_are_the_models() -> None:
    assert get_args(payroll.AmountIs) == corridor_format.AMOUNT_IS
    assert payroll.MOST_WORKERS == corridor_format.MOST_WORKERS
    assert scenario.MOST_PAYDAYS == corridor_format.MOST_PAYDAYS
    assert scenario.MOST_PAYDAY_DAYS == corridor_format.MOST_PAYDAY_DAYS
