"""Reading what is typed of a corridor, at every key, against reading its file."""

from __future__ import annotations

import pytest

from remitcalc.files.corridor_draft.pasting import copied_ways, pasted
from remitcalc.files.corridor_draft.places import place_of
from remitcalc.files.corridor_draft.reading import read_draft
from remitcalc.files.corridor_draft.stating import draft_of
from remitcalc.files.corridor_draft.way_rows import duplicated, ways_in
from remitcalc.files.corridor_draft.way_typing import typed
from remitcalc.files.corridor_file import read_corridor_text
from remitcalc.files.corridor_library import load_corridor
from remitcalc.files.corridor_text.writing import corridor_text
from tests.benchmarks.timing import paired_ratio, report
from tests.files.corridor_draft.making import ENGLISH

pytestmark = pytest.mark.benchmark


def draft_of_services(count: int):
    draft = draft_of(load_corridor("us-guatemala"))
    while len(ways_in(draft)) < count:
        draft = duplicated(draft, len(ways_in(draft)) - 1)
    return draft


def test_the_problems_of_60_services_against_reading_their_file() -> None:
    draft = draft_of_services(60)
    corridor = read_draft(draft).corridor
    assert corridor is not None
    text = corridor_text(corridor)
    wrong = typed(typed(draft, 3, "fee", "1.400", ENGLISH), 9, "margin", "half", ENGLISH)

    def problems() -> None:
        for one in read_draft(wrong).problems:
            place_of(one, wrong)

    def file() -> None:
        read_corridor_text(text)

    found = paired_ratio(file, lambda: read_draft(draft), pairs=21)
    report("a draft of 60 services read", found, "its file by the reader", "at most 2")
    found = paired_ratio(file, problems, pairs=21)
    report("two problems in it, with their cells", found, "its file by the reader", "at most 2")


@pytest.mark.parametrize("count", [60, 1_000, 2_000])
def test_one_cell_typed(count: int) -> None:
    draft = draft_of_services(count)
    texts = iter(f"{n % 90 + 1}.{n % 10}{n % 7}" for n in range(1, 10_000))

    def key() -> None:
        typed(draft, count // 2, "fee", next(texts), ENGLISH)

    def key_and_problems() -> None:
        read_draft(typed(draft, count // 2, "fee", next(texts), ENGLISH))

    found = paired_ratio(lambda: read_draft(draft), key, pairs=21)
    report(f"a cell typed, of {count} services", found, "all of them read", "little")
    found = paired_ratio(lambda: read_draft(draft), key_and_problems, pairs=21)
    report("the same, and read", found, "all of them read", "little more than 1")


def test_a_block_of_1000_rows() -> None:
    rows = "".join(f"Firm {n}\tcash\tagent\t{n % 30}.50\t1.5\t2.25\n" for n in range(900))
    draft = draft_of_services(60)
    sheet = copied_ways(rows, "", lambda *_: None)
    made = pasted(draft, sheet, 60, "provider", ENGLISH).draft
    assert made is not None
    found = paired_ratio(
        lambda: read_draft(made), lambda: pasted(draft, sheet, 60, "provider", ENGLISH), pairs=5
    )
    report("a block of 900 rows laid in", found, "what it makes, read", "what it is")
