"""The line of any key is found, whatever way TOML spells it."""

from __future__ import annotations

import pytest

from remitcalc.files.toml_lines import KeyLines

TEXT = '''# a comment = [1]
a.b = "x = [1] # no comment"
"quoted key" = """
two lines
"""
list = [
  1, # first
  {c = 2, d = [3,
    4]},
]
[table]
e = 2025-10-03 # date
f = 1.5
[[items]]
g = 1
[[items]]
g = 'literal'
[items.sub]
h = 2
[[items.deep]]
k = {m = {n = 1}}
'''


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("a.b", 2),
        ("quoted key", 3),
        ("list", 6),
        ("list[0]", 7),
        ("list[1].c", 8),
        ("list[1].d[1]", 9),
        ("list[1].missing", 8),
        ("table", 11),
        ("table.e", 12),
        ("table.f", 13),
        ("items[0]", 14),
        ("items[0].g", 15),
        ("items[1].g", 17),
        ("items[1].sub.h", 19),
        ("items[1].deep[0].k.m.n", 21),
        ("items[1].missing", 16),
        ("missing", None),
        ("", None),
    ],
)
def test_a_key_is_found_on_its_line_or_that_of_the_table_around_it(key, line) -> None:
    found, text = KeyLines(TEXT).locate(key)
    assert found == line
    assert text == (TEXT.split("\n")[line - 1].strip() if line else "")
