"""Whatever is done to a corridor file, the reader answers with problems and never raises."""

from __future__ import annotations

import datetime
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from remitcalc.files.corridor_file import corridor_of, read_corridor_text
from remitcalc.files.corridor_library import bundled_corridors
from remitcalc.files.problems import Problems
from remitcalc.files.toml_text import parsed

FILES = Path(__file__).parents[1] / "data" / "corridors"
TEXTS = [
    (FILES / "every-form.toml").read_text("utf-8"),
    bundled_corridors()["canada-guatemala"].read_text("utf-8"),
]
JUNK = st.sampled_from(
    ["", "0", "-", ".", "[", "]", "{", "}", '"', "\n", "=", "1e999", "nan", "0x" + "f" * 6000,
     "2025-01-01", "true", "é", "\x7f", "none", "provenance", "[[services]]"]
)  # fmt: skip
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.integers(min_value=10**14, max_value=10**20),
    st.decimals(allow_nan=True, allow_infinity=True),
    st.text(max_size=8),
    st.dates(),
    st.datetimes(),
    st.lists(st.integers(), max_size=3),
    st.dictionaries(st.text(max_size=4), st.integers(), max_size=2),
    st.just(datetime.time(1)),
)


def answers(text: str) -> None:
    corridor, problems = read_corridor_text(text, "fuzz.toml")
    assert (corridor is None) == any(not p.is_warning for p in problems)


@settings(max_examples=90, deadline=None)
@given(st.sampled_from(TEXTS), st.data())
def test_text_cut_or_overwritten_anywhere_gives_problems_only(text, data) -> None:
    start = data.draw(st.integers(0, len(text)))
    length = data.draw(st.integers(0, 40))
    answers(text[:start] + data.draw(JUNK) + text[start + length :])


@settings(max_examples=90, deadline=None)
@given(st.sampled_from(TEXTS), st.data())
def test_a_file_cut_short_gives_problems_only(text, data) -> None:
    answers(text[: data.draw(st.integers(0, len(text)))])


def places(value: object) -> list[tuple[object, object]]:
    """Return every (container, key or index) within a parsed file."""
    found: list[tuple[object, object]] = []
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, item in items:
        found.append((value, key))
        if isinstance(item, dict | list):
            found += places(item)
    return found


@settings(max_examples=90, deadline=None)
@given(st.sampled_from(TEXTS), st.data())
def test_any_value_of_any_type_anywhere_gives_problems_only(text, data) -> None:
    raw = parsed(text)
    for _ in range(data.draw(st.integers(1, 4))):
        container, key = data.draw(st.sampled_from(places(raw)))
        change = data.draw(st.sampled_from(["replace", "remove", "rename"]))
        if isinstance(container, dict) and key in container and change != "replace":
            value = container.pop(key)
            if change == "rename":
                container[data.draw(st.text(max_size=6))] = value
        elif not isinstance(container, dict) or key in container:
            if isinstance(container, list) and key >= len(container):
                continue
            container[key] = data.draw(VALUES)
    problems = Problems("fuzz.toml")
    corridor = corridor_of(raw, problems)
    assert (corridor is None) == problems.has_errors
