import ast
import re
import string
from functools import cache
from typing import get_args

import pytest

from remitcalc.output.language import Plural
from remitcalc.output.wording.sentences import sentences
from remitcalc.writing.replacement import Cause
from tests.output.catalogues import (
    FOLDER,
    LANGUAGES,
    TABLED,
    TEMPLATE,
    calls,
    compiled,
    extracted,
    phrases,
    po_path,
    read,
    written,
)

translated_to = cache(read)
"""The translations of a language, read once for all tests of them."""

_CODE = re.compile(r"[a-z][a-z0-9_]+")
# Where a code is not written in a call, but put together.
_MADE = {
    "no_individual_service",
    "service_not_individual",
    "service_not_pooled",
    *(f"not_written_{cause}" for cause in get_args(Cause)),
}


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def forms(text: object) -> list[str]:
    return (
        [text] if isinstance(text, str) else list(text)[: -1 if isinstance(text, Plural) else None]
    )


def codes_used() -> dict[str, str]:
    found = dict.fromkeys(_MADE, "made")
    for file, name, call in calls():
        first = (
            call.args[:1]
            if name in ("message", "fault")
            else call.args[1:2]
            if name == "broken"
            else []
        )
        named = [k.value for k in call.keywords if k.arg in TABLED]
        for given in (*first, *named):
            if isinstance(given, ast.Constant) and _CODE.fullmatch(str(given.value)):
                found[given.value] = file
    return found


def test_every_message_code_has_a_sentence() -> None:
    missing = {code: file for code, file in codes_used().items() if code not in sentences()}
    assert not missing


def test_every_sentence_names_only_values_of_its_message() -> None:
    given = {}
    for _, name, call in calls():
        if name == "message" and isinstance(call.func, ast.Name):
            named = {k.arg for k in call.keywords}
            if call.args and isinstance(call.args[0], ast.Constant) and None not in named:
                code = call.args[0].value
                given[code] = given.get(code, named) & named
    for code, values in given.items():
        for form in forms(sentences()[code]):
            assert placeholders(form) <= values, code


def test_the_template_holds_what_the_source_says() -> None:
    assert TEMPLATE.read_bytes() == written(extracted()), "run python -m tests.output.catalogues"


def test_no_sentence_is_also_the_singular_of_another() -> None:
    # gettext knows a plural by its singular: the two would share one translation.
    said = {phrase for _, phrase in phrases()}
    firsts = [forms(phrase)[0] for phrase in said]
    assert {first for first in firsts if firsts.count(first) > 1} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_have_every_sentence_of_the_template(language: str) -> None:
    assert {m.id for m in translated_to(language)} == {m.id for m in extracted()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_left_untranslated(language: str) -> None:
    empty = [m.id for m in translated_to(language) if m.id and not all(forms(m.string))]
    assert not empty


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_fill_in_what_the_sentence_fills_in(language: str) -> None:
    catalog = translated_to(language)
    for entry in catalog:
        if not entry.id or not all(forms(entry.string)):
            continue
        wanted = placeholders(forms(entry.id)[-1])
        translated = forms(entry.string)
        assert len(translated) == (1 if isinstance(entry.id, str) else catalog.num_plurals)
        for form in translated[1:] or translated:
            assert placeholders(form) == wanted, entry.id
        assert placeholders(translated[0]) <= wanted, entry.id
        if catalog.num_plurals > 2:  # the first form serves 21 and 31 too, so it names the number
            assert placeholders(translated[0]) == wanted, entry.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_compiled_translations_are_current(language: str) -> None:
    assert po_path(language).with_suffix(".mo").read_bytes() == compiled(translated_to(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_is_in_cyrillic_or_has_spaces_around(language: str) -> None:
    for entry in translated_to(language):
        for form in forms(entry.string) if entry.id else []:
            assert not re.search("[\u0400-\u04ff]", form)
            assert form == form.strip()


def test_there_are_no_other_languages() -> None:
    assert {path.name for path in FOLDER.iterdir() if path.is_dir()} == set(LANGUAGES)


@pytest.mark.parametrize(
    ("language", "foreign"),
    [("es", "“”„"), ("fr", "“”„"), ("de", "”«»"), ("sr_Latn", "”«»")],
)
def test_translations_quote_with_the_marks_of_their_language(language: str, foreign: str) -> None:
    found = [form for m in translated_to(language) if m.id for form in forms(m.string)]
    assert not [form for form in found if set(form) & set(foreign)]


def test_french_signs_never_begin_a_line() -> None:
    # An ordinary space lets a line break before a colon or within quotation marks.
    said = [form for m in translated_to("fr") if m.id for form in forms(m.string)]
    assert not [form for form in said if re.search(r"« | [:;!?»]", form)]
    assert not [form for form in said if re.search(r"«[^\xa0]|[^\xa0]»", form)]
