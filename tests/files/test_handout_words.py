"""The words of handouts: every text in every language, and a centre's own file read with care."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from remitcalc import paths
from remitcalc.cli.main import main
from remitcalc.files.handout_words import (
    check_handout_words,
    find_handout_words,
    handout_languages,
    is_handout_words,
    read_handout_words,
)
from remitcalc.model.handout_words import LATER, WORDS
from remitcalc.output.language import LANGUAGES

if TYPE_CHECKING:
    from pathlib import Path

ENGLISH = (paths.resources() / "handout" / "en.toml").read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def own_folder(monkeypatch, tmp_path) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("APPDATA", str(tmp_path))
    folder = paths.own_handouts()
    assert folder is not None
    folder.mkdir(parents=True)
    return folder


def codes(text: str, folder: Path) -> list[tuple[str, str]]:
    file = folder / "quc.toml"
    file.write_text(text, encoding="utf-8")
    words, problems = read_handout_words(file)
    assert (words is None) == bool(problems)
    return [(problem.message.code, problem.place.key) for problem in problems]


def test_there_is_a_file_for_each_language_of_the_program():
    assert set(LANGUAGES) <= set(handout_languages())


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_text_is_there_in_every_language_and_is_filled_with_the_same(tag):
    words, problems = find_handout_words(tag)
    assert problems == ()
    assert words is not None
    assert (words.tag, words.numbers, words.name) == (tag, tag, LANGUAGES[tag])
    for table, keys in WORDS.items():
        for key, filled in keys.items():
            assert set(re.findall(r"\{(\w+)\}", words.texts[f"{table}.{key}"])) == filled
    assert len(words.questions) == 5
    if tag != "en":
        english, _ = find_handout_words("en")
        assert english is not None
        same = [key for key in words.texts if words.texts[key] == english.texts[key]]
        assert set(same) <= {"ways.together", "where.agent", "paid_by.bank_account"}


def test_a_centre_adds_a_language_by_adding_a_file(own_folder):
    own = ENGLISH.replace('language = "en"', 'language = "quc"')
    own = own.replace('numbers = "en"', 'numbers = "es"')
    (own_folder / "quc.toml").write_text(own, encoding="utf-8")
    words, problems = find_handout_words("quc")
    assert words is not None
    assert (words.tag, words.numbers, problems) == ("quc", "es", ())


def test_all_that_is_wrong_with_a_file_is_said_at_once_with_its_place(own_folder):
    wrong = ENGLISH.replace('title = "Ask before you send"', 'titel = "Ask"')
    wrong = wrong.replace('at_least = "at least {amount}"', 'at_least = "at least"')
    wrong = wrong.replace('same_day = "same day"', 'same_day = "{days} days"')
    wrong = wrong.replace('numbers = "en" ', 'numbers = "it" ').replace('days = "{days} days"', "")
    found = codes(wrong, own_folder)
    assert sorted(found) == sorted(
        [
            ("unknown_choice", "numbers"),
            ("words_differ", "page.at_least"),
            ("missing_key", "time.days"),
            ("no_words_here", "time.same_day"),
            ("unknown_key", "ask.titel"),
        ]
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "file_empty"),
        ("format = 2", "newer_format"),
        ("[page", "toml_not_closed"),
        ("\0", "file_binary"),
    ],
)
def test_what_is_no_such_file_is_refused_in_one_sentence(own_folder, text, code):
    assert [found for found, _ in codes(text, own_folder)] == [code]


def test_an_unknown_language_suggests_the_one_that_was_meant():
    words, (problem,) = find_handout_words("sr-Latin")
    assert words is None
    assert (problem.message.code, problem.suggestion) == ("unknown_handout_language", "sr-Latn")


def test_what_is_filled_in_is_taken_as_it_is():
    words, _ = find_handout_words("en")
    assert words is not None
    said = words.say("answer.less", amount="C$1.00", service="{amount} Bank")
    assert "{amount} Bank" in said


def without_quotes(folder: Path, numbers: str = "es") -> Path:
    """Write a file of the first version: it lacks what came later."""
    own = ENGLISH.replace('language = "en"', 'language = "quc"')
    own = own.replace('numbers = "en"', f'numbers = "{numbers}"')
    own = re.sub(r"\[quotes\].*?(?=\[notes\])", "", own, flags=re.DOTALL)
    own = re.sub(r'logo = "[^"]*"\n', "", own)
    file = folder / "quc.toml"
    file.write_text(own, encoding="utf-8")
    return file


def test_a_file_made_before_a_label_came_up_has_that_of_its_numbers_language(own_folder):
    words, (problem,) = read_handout_words(without_quotes(own_folder))
    assert words is not None
    assert words.say("quotes.title", amount="Q9") == "Lo que me dijeron otros por Q9"
    assert words.say("page.title") == "Sending your pay home"
    assert problem.is_warning
    assert problem.message.code == "handout_words_missing"
    assert set(problem.message.values["names"]) == LATER
    assert problem.message.values["language"] == "español"


def test_only_labels_that_stand_alone_may_be_missing():
    # A sentence half in another language, or "more" for "less", would mislead.
    assert sorted(LATER) == ["page.logo", "quotes.fee", "quotes.provider", "quotes.title"]


def test_who_checks_a_file_is_told_each_sentence_of_ranges_that_it_lacks(own_folder, capsys):
    own = ENGLISH.replace('language = "en"', 'language = "quc"')
    file = own_folder / "quc.toml"
    file.write_text(re.sub(r'(range_less|over) = "[^"]*"\n', "", own), encoding="utf-8")
    words, problems = read_handout_words(file)
    assert words is not None
    assert not words.tells_ranges
    assert problems == (), "whoever prints a handout is not told"
    words, problems = check_handout_words(file)
    assert words is not None
    assert [one.place.key for one in problems] == ["answer.over", "answer.range_less"]
    assert {one.message.code for one in problems} == {"handout_range_missing"}
    assert all(one.is_warning for one in problems)
    assert main(["check", str(file)]) == 0
    said = capsys.readouterr().out
    assert "answer.range_less: warning: “range_less” is missing" in said
    file.write_text(own.replace('at_least = "at least {amount}"', ""), encoding="utf-8")
    assert main(["check", str(file)]) == 2
    assert "page.at_least" in capsys.readouterr().out


@pytest.mark.parametrize("tag", LANGUAGES)
def test_the_programs_own_files_are_checked_clean(tag, capsys):
    assert main(["check", str(handout_languages()[tag])]) == 0
    assert "no problems" in capsys.readouterr().out
    assert not is_handout_words(b'id = "x"\nlanguage = "en"\nsending_country = "CA"\nnumbers = 1')
