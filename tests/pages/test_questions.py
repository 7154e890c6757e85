"""Questions to ask on paper: each sheet a page, all its words on it, room to write."""

from __future__ import annotations

import pytest

from remitcalc import Scenario, compare, load_corridor, paths
from remitcalc.model.exchange import Undisclosed
from remitcalc.output.language import LANGUAGES, Language, PlainEnglish
from remitcalc.output.questions.sheets import ANSWERED, FIRST, FIRST_NOTE, ROOM, question_sheets
from remitcalc.pages.paper import PAPER_SIZES
from remitcalc.pages.questions import questions_typesetting
from tests.pages.pdf_reading import plain, reader, runs, structure, texts
from tests.reference.making import SOURCE, charge, corridor, pooled, service

BUNDLED = ("canada-guatemala", "us-guatemala", "switzerland-serbia")
LEAST = 7.5
"""Points of the smallest type."""
DARK = ("sending", "transit", "receiving")


def language(tag: str) -> Language:
    return Language(tag, "", paths.resources() / "translations")


def sheets(lanes, spoken=None):
    return question_sheets(compare(Scenario.of(lanes)), spoken or PlainEnglish())


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("name", BUNDLED)
def test_each_sheet_is_one_page_with_all_its_words(name: str, tag: str) -> None:
    """Each corridor and each language meets both papers; the fullest sheets do below."""
    paper = PAPER_SIZES[(BUNDLED.index(name) + [*LANGUAGES].index(tag)) % 2]
    spoken = language(tag)
    lanes = load_corridor(name)
    made = sheets(lanes, spoken.of(lanes))
    content = questions_typesetting(made, paper).pdf()
    found = texts(content)
    assert len(found) == len(made.sheets)
    for sheet, page in zip(made.sheets, found, strict=True):
        said = [sheet.heading(spoken), made.corridor, *map(spoken.text, ANSWERED)]
        said += [spoken.text(FIRST_NOTE)] if sheet.settles else []
        for part in sheet.parts:
            said.append(part.heading)
            for question in part.questions:
                said.append(question.text)
                said += [one for line in question.lines for one in (line.label, line.so_far)]
        missing = [one for one in said if plain(one) not in page]
        assert missing == []
        firsts = sum(one.settles for p in sheet.parts for q in p.questions for one in q.lines)
        assert page.count(plain(spoken.text(FIRST))) == firsts + sheet.settles
    assert min(run.size for run in runs(content)) >= LEAST


def full_sheets():
    """Return sheets as full as they become: of as many services as there is room for."""
    many = [
        service(
            id=f"s{at}",
            provider="A bank with many services",
            unsurveyed=DARK,
            exchange=Undisclosed(SOURCE),
            access_point="call center",
        )
        for at in range(12)
    ]
    return sheets(corridor(*many, pooled(charge())))


@pytest.mark.parametrize("paper", PAPER_SIZES)
def test_the_fullest_sheets_still_are_a_page_each(paper) -> None:
    made = full_sheets()
    lines = [
        sum(len(one.lines) + 1 for part in sheet.parts for one in part.questions)
        for sheet in made.sheets
    ]
    assert max(lines) > ROOM - 4
    assert len(texts(questions_typesetting(made, paper).pdf())) == len(made.sheets)


def test_pages_are_tagged_in_their_language_with_a_heading_for_each_provider() -> None:
    made = sheets(load_corridor("canada-guatemala"), language("sr-Latn"))
    content = questions_typesetting(made, "A4").pdf()
    root = reader(content).trailer["/Root"]
    assert root["/Lang"] == "sr-Latn"
    tags = [tag for tag, _ in structure(content)]
    assert tags.count("/H1") == len(made.sheets)
    assert tags.count("/H2") == sum(len(sheet.parts) for sheet in made.sheets)
    assert content == questions_typesetting(made, "A4").pdf()
