"""Every message that the program makes can be said, with the values it is given."""

import ast
from datetime import date
from decimal import Decimal
from functools import cache

import pytest

from remitcalc.cli.problem_lines import problem_line
from remitcalc.engine import warnings as engine_warnings
from remitcalc.files.corridor_library import load_corridor
from remitcalc.files.limits import MOST_LISTED
from remitcalc.files.payroll.reading import read_payroll
from remitcalc.files.problems import Place, Problem
from remitcalc.model.message import ColumnHeading, ColumnHeadings, Message, Money, message
from remitcalc.output.language import LANGUAGES, Language, Plural
from remitcalc.output.wording.sentences import sentence, sentences
from remitcalc.paths import resources
from tests.output.catalogues import calls
from tests.output.test_catalogues import forms, placeholders

CATALOGUES = resources() / "translations"
SPOKEN = [Language(tag, "", None if tag == "en" else CATALOGUES) for tag in LANGUAGES]
_CALLS = ("message", "fault", "_note")
# Codes that stand in tables, by what is said with them.
_TABLED = {
    code: {"workers"}
    for codes in (engine_warnings._ALONE, engine_warnings._POOLED)
    for code in codes[:2]
}


@cache
def given() -> dict[str, list[set[str]]]:
    """Return the names of the values that each code is given, call by call."""
    found: dict[str, list[set[str]]] = {code: [names] for code, names in _TABLED.items()}
    for _, name, call in calls():
        if name == "message" and call.args:
            first, named = call.args[0], {keyword.arg for keyword in call.keywords}
            if isinstance(first, ast.Constant) and None not in named:
                found.setdefault(first.value, []).append(named)
    return found


def values(code: str, *, count: int) -> dict[str, object]:
    template = sentences()[code]
    names = set().union(*(placeholders(form) for form in forms(template)))
    some = {"date": date(2026, 3, 31), "rate": Decimal("7.5"), "value": Money(1234, "CAD")}
    said: dict[str, object] = {name: some.get(name, f"<{name}>") for name in names}
    return said | ({template.by: count} if isinstance(template, Plural) else {})


@pytest.mark.parametrize("language", SPOKEN, ids=list(LANGUAGES))
def test_every_message_is_said_with_its_values_in_every_language(language):
    for code in sentences():
        for count in (0, 1, 2, 5, 21, 1001):
            said = sentence(Message(code, values(code, count=count)), language)
            assert said
            assert not said.startswith(code), code
            assert "{" not in said, code


def test_what_a_sentence_counts_is_among_the_values_of_its_message_wherever_it_is_made():
    plurals = {code: said for code, said in sentences().items() if isinstance(said, Plural)}
    assert plurals
    for code, said in plurals.items():
        assert code in given(), code
        for named in given()[code]:
            assert said.by in named, code


def test_every_message_is_given_what_its_sentence_names_wherever_it_is_made():
    for code, made in given().items():
        wanted = set().union(*(placeholders(form) for form in forms(sentences()[code])))
        assert all(wanted <= named for named in made), code


@pytest.mark.parametrize("code", ["more_problems", "newer_format", "no_such_code"])
def test_a_message_that_lacks_a_value_shows_its_code_instead_of_raising(code):
    assert sentence(message(code, other=7), SPOKEN[0]) == f"{code} other 7"


def test_a_payroll_of_more_faults_than_are_listed_tells_how_many_more_there_are(tmp_path):
    file = tmp_path / "faulty.csv"
    file.write_text("worker,amount\n" + "".join(f"w{n},x\n" for n in range(MOST_LISTED + 7)))
    read = read_payroll(file, load_corridor("canada-guatemala"))
    assert len(read.problems) == MOST_LISTED + 1
    last = sentence(read.problems[-1].message, SPOKEN[0])
    assert last == "… and 7 more problems like these."


@pytest.mark.parametrize("language", SPOKEN, ids=lambda language: language.tag)
def test_what_a_file_breaks_into_lines_is_told_in_one(language):
    for said in (
        message("unknown_column", name="fee\n\u2028of\r\nall"),
        message("not_a_survey_file", columns=("a\nb", "c\x85d")),
    ):
        assert len(sentence(said, language).splitlines()) == 1


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("es", "B «Monto $»"),
        ("fr", "B «\xa0Monto $\xa0»"),
        ("de", "B „Monto $“"),
        ("sr-Latn", "B „Monto $“"),
    ],
)
def test_a_column_is_called_with_the_quotation_marks_of_the_reader(tag, said):
    language = SPOKEN[list(LANGUAGES).index(tag)]
    column = ColumnHeading("B", "Monto\n$")
    unused = message("payroll_net_unused", column=column)
    assert said in sentence(unused, language)
    alike = message("payroll_amounts_alike", columns=ColumnHeadings((column, ColumnHeading("C"))))
    assert f"{said}, C" in sentence(alike, language)


def test_a_french_colon_stays_with_its_word_of_a_problem():
    french = SPOKEN[list(LANGUAGES).index("fr")]
    odd = Problem(message("payroll_net_unused", column="B"), Place("a.csv"), is_warning=True)
    assert problem_line(odd, french).startswith("a.csv: avertissement\xa0: ")
