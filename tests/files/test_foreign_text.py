"""Texts that look like HTML are told of in every file; such as show nothing are refused."""

import json
import time

import pytest

from remitcalc import paths
from remitcalc.files.any_corridor import read_any_corridor
from remitcalc.files.corridor_file import read_corridor_text
from remitcalc.files.corridor_library import bundled_corridors, load_corridor
from remitcalc.files.fee_table.writing import fee_csv
from remitcalc.files.foreign_text import has_markup, is_blank
from remitcalc.files.handout_words import read_handout_words
from remitcalc.files.wise_comparison import add_wise_quotes
from tests.files.test_wise_comparison import DOCUMENT, QUOTE

MARK = "<img src='file:///y.png'> "
TEXT = bundled_corridors()["us-guatemala"].read_text(encoding="utf-8")


def marked(read):
    found = read[1]
    assert read[0] is not None
    return {(p.place.key or p.place.column) for p in found if p.message.code == "text_has_markup"}


@pytest.mark.parametrize("key", ["provider", "source", "text", "note", "en"])
def test_a_corridor_file_with_markup_loads_with_a_warning_at_its_place(key):
    text = TEXT.replace(f'{key} = "', f'{key} = "{MARK}', 1)
    (place,) = marked(read_corridor_text(text))
    assert place.rpartition(".")[2] == key


def test_a_fee_table_with_markup_loads_with_a_warning(tmp_path):
    path = tmp_path / "fees.csv"
    table = fee_csv(load_corridor("us-guatemala"))
    path.write_text(table.replace("Remitly", f"{MARK}Remitly"), encoding="utf-8")
    assert marked(read_any_corridor(path))


def test_words_of_a_handout_with_markup_load_with_a_warning(tmp_path):
    path = tmp_path / "quc.toml"
    english = (paths.resources() / "handout" / "en.toml").read_text(encoding="utf-8")
    path.write_text(english.replace('name = "', f'name = "{MARK}', 1), encoding="utf-8")
    assert marked(read_handout_words(path)) == {"name"}


def test_quotes_of_a_provider_with_markup_are_added_with_a_warning(tmp_path):
    path = tmp_path / "wise.json"
    provider = {"name": f"{MARK}Bank", "quotes": [QUOTE, QUOTE]}
    path.write_text(json.dumps({**DOCUMENT, "providers": [provider]}), encoding="utf-8")
    assert marked(add_wise_quotes(load_corridor("us-guatemala"), path)) == {"providers"}


@pytest.mark.parametrize("name", ["\\n", " \\t ", "\\u0000\\u0007", "\\u200b\\u2060\\ufeff"])
def test_a_provider_whose_name_shows_nothing_is_refused(name):
    corridor, found = read_corridor_text(TEXT.replace('provider = "Vigo"', f'provider = "{name}"'))
    assert corridor is None
    assert {p.message.code for p in found} == {"empty_text"}


@pytest.mark.parametrize("text", ["fees < 5 and > 2", "a<b", "→ <3", "<", "x <y z", "a < b > c"])
def test_signs_that_compare_are_no_markup(text):
    assert not has_markup(text)
    assert not is_blank(text)


def test_a_long_text_is_looked_through_at_once():
    start = time.perf_counter()
    assert not has_markup("<a" * 200_000)
    assert not has_markup("<" * 400_000)
    assert time.perf_counter() - start < 2
