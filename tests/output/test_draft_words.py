"""What a cell of the corridor editor shows can be typed into it again, in each language."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings

from remitcalc import paths
from remitcalc.files.corridor_draft.cells import cell_at, typed_at
from remitcalc.files.corridor_draft.stating import draft_of
from remitcalc.files.corridor_draft.way_cells import WAY_COLUMNS, cell
from remitcalc.files.corridor_draft.way_rows import ways_in
from remitcalc.files.corridor_draft.way_typing import typed
from remitcalc.files.corridor_draft.words import HEADINGS, meant_by, plain
from remitcalc.output.draft_words import cell_text, notation_of
from remitcalc.output.language import LANGUAGES, Language
from remitcalc.output.wording.drafts import BY_KEY, COLUMNS
from tests.files.corridor_draft.making import FILES, by_telephone, drafts_of, type_in
from tests.files.making import as_a_file_says
from tests.reference.strategies import cases

DAY = datetime.date(2026, 11, 20)
TERRITORIES = {"de": ("", "CH", "AT"), "en": ("", "IN", "CA"), "fr": ("", "CA", "CH")}
SPOKEN = [
    Language(tag, territory, paths.resources() / "translations")
    for tag in LANGUAGES
    for territory in TERRITORIES.get(tag, ("",))
]
every_language = pytest.mark.parametrize(
    "language", SPOKEN, ids=lambda language: f"{language.tag}-{language.territory}"
)


def check(draft, language) -> None:
    notation = notation_of(language, DAY)
    own = draft.tables["sending_currency"]
    for row in range(len(ways_in(draft))):
        for column in WAY_COLUMNS:
            shown = cell_text(cell(draft, row, column), language, column, own)
            after = typed(draft, row, column, shown, notation)
            assert after.tables == draft.tables, (row, column, shown)


@every_language
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_a_cell_shows_is_typed_back_without_a_change(path, language) -> None:
    for draft in drafts_of(path):
        check(draft, language)


@every_language
def test_what_is_half_typed_is_typed_back_too(language) -> None:
    draft = by_telephone()
    for column, text in (("fee", "1.400"), ("margin", "?"), ("transit", "no idea"), ("date", "x")):
        draft = type_in(draft, 1, column, text)
    draft = type_in(type_in(draft, 2, "percent", "2"), 2, "margin", "18.5 HNL")
    check(draft, language)


@settings(max_examples=40, deadline=None)
@given(cases(fees_known=True, most_others=2))
def test_any_corridor_is_typed_back_without_a_change(case) -> None:
    draft = draft_of(as_a_file_says(case.corridor))
    for language in SPOKEN:
        check(draft, language)


@every_language
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_other_value_is_typed_back_too(path, language) -> None:
    draft, notation = drafts_of(path)[1], notation_of(language, DAY)
    for at in values_in(draft.tables):
        shown = cell_text(cell_at(draft, at), language, str(at[-1]))
        if at[-1] in ("provenance", "none", "undisclosed"):
            continue  # a source, which is typed by who said so
        assert typed_at(draft, at, shown, notation).tables == draft.tables, (at, shown)


def values_in(value, at=()):
    if isinstance(value, dict) and "low" not in value:
        for key, one in value.items():
            yield from values_in(one, (*at, key))
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for number, one in enumerate(value):
            yield from values_in(one, (*at, number))
    else:
        yield at


@every_language
def test_the_words_of_every_column_are_known_when_they_are_typed(language) -> None:
    for key, words in BY_KEY.items():
        choices = [*words]
        for word, said in words.items():
            shown = language.text(said)
            assert shown in choices or meant_by(shown, choices) == word, (key, shown)


@every_language
def test_the_headings_of_the_grid_are_known_when_they_are_pasted(language) -> None:
    for column, said in COLUMNS.items():
        assert HEADINGS.get(plain(language.text(said))) == column, language.text(said)
