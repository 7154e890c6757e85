"""Slips of people who write corridor files by hand are named for what they are, all at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from remitcalc.files.any_corridor import read_any_corridor
from remitcalc.files.corridor_file import read_corridor_text

FORMS = (Path(__file__).parents[1] / "data" / "corridors" / "every-form.toml").read_text("utf-8")

# before, after, code, what to write instead
SLIPS = [
    ('id = "every-form"', "id = “every-form”", "toml_curly_quotes", None),
    ('en = "Every form"', "en = «Every form»", "toml_curly_quotes", None),
    ('{name = "wire fee", percent = 1}', "{name = ‘wire fee’, percent = 1}",
     "toml_curly_quotes", None),
    ("{fx_margin_percent = 2.1}", "{fx_margin_percent = 2.10%}", "toml_without_unit", "2.10"),
    ("{fx_margin_percent = 2.1}", "{fx_margin_percent = 2,10 %}", "toml_without_unit", "2.10"),
    ("{fx_margin_percent = 2.1}", "{fx_margin_percent = 2,100 %}", "toml_number_alone", None),
    ("percent = 1\n", "percent = 1 %\n", "toml_without_unit", "1"),
    ("fixed = 15.00}", "fixed = $15.00}", "toml_without_unit", "15.00"),
    ("rate = 5.53", "rate = Q5.53", "toml_without_unit", "5.53"),
    ("amount = 400\n", "amount = 400 CAD\n", "toml_without_unit", "400"),
    ("date = 2025-10-03", "date = 2026-13-02", "toml_no_such_day", None),
]  # fmt: skip


def said(text: str) -> list[tuple[str, int | None]]:
    corridor, problems = read_corridor_text(text)
    assert corridor is None
    return [(problem.message.code, problem.place.line) for problem in problems]


@pytest.mark.parametrize(("before", "after", "code", "instead"), SLIPS)
def test_a_slip_of_form_is_named_and_what_to_write_instead(before, after, code, instead) -> None:
    assert before in FORMS
    corridor, (problem,) = read_corridor_text(FORMS.replace(before, after, 1))
    assert corridor is None
    assert problem.message.code == code
    assert problem.message.values.get("instead") == instead


def test_letters_of_a_code_that_changed_places_are_recognised() -> None:
    _, (problem,) = read_corridor_text(FORMS.replace('"CAD"', '"CDA"'))
    assert (problem.message.code, problem.suggestion) == ("unknown_currency", "CAD")


def test_a_gap_stands_at_the_band_after_it() -> None:
    bands = "{from = 0, to = 2500, fixed = 15},\n{from = 3000, to = 5000, fixed = 20},\n"
    gapped = f"whole = [\n{bands}{{from = 6000, fixed = 30}},\n]"
    text = FORMS.replace('sending = [{name = "wire fee", percent = 1}]',
                         f'sending = [{{name = "wire fee", {gapped}}}]')  # fmt: skip
    first = text[: text.index("{from = 3000")].count("\n") + 1
    assert said(text) == [("gapped_bands", first), ("gapped_bands", first + 1)]


def test_what_stands_within_a_misspelt_key_is_checked_too() -> None:
    text = FORMS.replace('transit = [{name = "correspondent bank", fixed = 15.00}]',
                         'trasit = [{nmae = "correspondent bank", fixed = -15}]')  # fmt: skip
    codes = [code for code, _ in said(text)]
    assert codes == ["unknown_key", "unknown_key", "negative_charge"]


def test_reading_goes_on_after_lines_that_are_no_toml() -> None:
    text = FORMS.replace("format = 1", "// a remark\nformat = 1", 1)
    text = text.replace("[defaults]", "[defaults", 1).replace("[[notes]]", "[[notes]", 1)
    text = text.replace("workers = 40", "workers = 0", 1).replace('"cash"\nacc', '"cahs"\nacc', 1)
    assert [code for code, _ in said(text)] == [
        "toml_syntax",
        "toml_not_closed",
        "number_out_of_range",
        "toml_not_closed",
        "unknown_choice",
    ]


def test_a_byte_order_mark_and_line_ends_of_windows_are_no_fault(tmp_path) -> None:
    file = tmp_path / "forms.toml"
    file.write_bytes(b"\xef\xbb\xbf" + FORMS.replace("\n", "\r\n").encode())
    corridor, problems = read_any_corridor(file)
    plain, said_of_plain = read_corridor_text(FORMS)
    assert corridor == plain
    assert [one.message for one in problems] == [one.message for one in said_of_plain]


def test_yaml_is_refused_at_its_first_key(tmp_path) -> None:
    file = tmp_path / "corridor.yaml"
    file.write_text("corridor: canada-guatemala\nservices:\n  - id: a\n    fee: 5\n", "utf-8")
    corridor, problems = read_any_corridor(file)
    assert corridor is None
    assert (problems[0].place.line, problems[0].place.column) == (1, "9")
