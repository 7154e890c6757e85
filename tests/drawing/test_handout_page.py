"""A handout on paper: one page, nothing off it, no words over words, whatever it has to say."""

from __future__ import annotations

import io
from itertools import combinations
from unicodedata import normalize

import numpy as np
import pytest

from remitcalc import Payroll, Scenario, compare, load_corridor
from remitcalc.drawing.handout.batch import document, each
from remitcalc.drawing.handout.marks import Words
from remitcalc.drawing.handout.page import MARGIN, laid
from remitcalc.drawing.label_placement import Box
from remitcalc.drawing.paper import PAPER_SIZES, page_box
from remitcalc.files.handout_words import find_handout_words
from remitcalc.output.handout.handout import Handouts
from remitcalc.output.language import LANGUAGES

pypdf = pytest.importorskip("pypdf")
CORRIDORS = ("canada-guatemala", "us-guatemala", "switzerland-serbia")
AWKWARD = (
    "=HYPERLINK(1)",
    "שלום \u202eعبد الرحمن",
    "😀 👩‍🌾 Ana",
    "x" * 300,
    "Ana María " * 30,
    "-",
)


def made(corridor="canada-guatemala", tag="en", payroll=None, **named) -> Handouts:
    scenario = Scenario.of(load_corridor(corridor))
    names = {name: named.pop(name) for name in ("with_names", "name") if name in named}
    if payroll is not None:
        named["payroll"] = payroll
    words, problems = find_handout_words(tag)
    assert problems == ()
    assert words is not None
    return Handouts(compare(scenario.replace(**named)), words, **names)


def assert_readable(handouts: Handouts, row: int, paper: str) -> None:
    marks = laid(handouts.of(row), paper)
    inner = page_box(paper).grown(-MARGIN)
    off = [mark for mark in marks if not inner.holds(mark.box)]
    assert off == []
    words = [mark for mark in marks if isinstance(mark, Words) and mark.said]
    over = [(a.said, b.said) for a, b in combinations(words, 2) if _tight(a).overlaps(_tight(b))]
    assert over == []


def _tight(words: Words) -> Box:
    """Return the box of the letters: lines stand as close as their type allows."""
    box, size = words.box, words.font.pixelSize()
    return Box(box.left, box.top + (box.height - size) / 2, box.width, size)


@pytest.mark.parametrize("paper", PAPER_SIZES)
@pytest.mark.parametrize("corridor", CORRIDORS)
@pytest.mark.parametrize("tag", LANGUAGES)
def test_everything_fits_and_nothing_covers_words(tag, corridor, paper) -> None:
    assert_readable(made(corridor, tag), 0, paper)


@pytest.mark.parametrize("paper", PAPER_SIZES)
@pytest.mark.parametrize("tag", ["en", "de", "sr-Latn"])
def test_awkward_names_and_amounts_fit_too(tag, paper) -> None:
    amounts = np.array([1, 40000, 10**14, 55055, 10**7, 999], dtype=np.int64)
    handouts = made("switzerland-serbia", tag, Payroll(amounts, names=AWKWARD), with_names=True)
    for row in range(len(AWKWARD)):
        assert_readable(handouts, row, paper)


@pytest.mark.parametrize("paper", PAPER_SIZES)
def test_a_worst_case_fits_on_the_page(paper) -> None:
    scenario = Scenario.of(load_corridor("us-guatemala"))
    corridor = scenario.corridor
    services = tuple(
        type(s)(**{**vars(s), "provider": f"{s.provider} of a rather long name " * 8})
        for s in corridor.services
    )
    long = type(corridor)(
        **{**vars(corridor), "services": services, "names": {"en": "Country → " * 40}}
    )
    words, _ = find_handout_words("de")
    assert words is not None
    questions = tuple(question * 3 for question in words.questions)
    wordy = type(words)(**{**vars(words), "questions": questions})
    changed = scenario.replace(corridor=long, pooled_every=3, individual_every=2)
    assert_readable(Handouts(compare(changed), wordy, name="Ana " * 100), 0, paper)


def test_bars_are_as_long_as_the_costs_they_show() -> None:
    handout = made("us-guatemala").of(0)
    marks = laid(handout, "A4")
    words = [mark for mark in marks if isinstance(mark, Words)]
    shown = [way for way in handout.ways if any(mark.said == way.cost for mark in words)]
    assert len(shown) >= 3
    ratios = []
    for way in shown:
        cost = next(mark for mark in words if mark.said == way.cost)
        begin = next(m for m in words if m.said == way.name and m.box.bottom < cost.box.bottom)
        known = [
            mark.box.width
            for mark in marks
            if not isinstance(mark, Words)
            and mark.box.top == cost.box.top
            and begin.box.left - 1 <= mark.box.left < cost.box.left
        ]
        end = known.pop() if way.is_open else 0
        assert end >= 0
        ratios.append(sum(known) / way.total)
    assert ratios == pytest.approx([ratios[0]] * len(ratios))


def read(content: bytes) -> list[str]:
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    return [page.extract_text().replace("\t", " ") for page in pages]


def payroll() -> Payroll:
    amounts = np.array([40000, 30000, 55055], dtype=np.int64)
    return Payroll(amounts, names=("Ana López", "Đorđe", "Luz"))


def test_a_batch_is_one_page_each_with_bookmarks_and_no_names() -> None:
    content = document(made(payroll=payroll()), range(3), "Letter")
    pages = read(content)
    assert len(pages) == 3
    for at, page in enumerate(pages, start=1):
        assert f"Worker {at}" in page
    for name in ("Ana", "López", "Đorđe", "Luz"):
        assert not any(name in page for page in pages)
        assert name.encode() not in content
    outline = pypdf.PdfReader(io.BytesIO(content)).outline
    assert [entry.title for entry in outline] == ["Worker 1", "Worker 2", "Worker 3"]


def test_names_stand_there_when_they_were_ticked() -> None:
    pages = read(document(made(payroll=payroll(), with_names=True), range(3), "A4"))
    assert ["For Ana López" in pages[0], "For Đorđe" in pages[1]] == [True, True]


def test_one_file_each_is_one_page_each() -> None:
    files = dict(each(made(payroll=payroll()), range(3), "A4"))
    assert list(files) == ["handout-1.pdf", "handout-2.pdf", "handout-3.pdf"]
    assert [len(read(content)) for content in files.values()] == [1, 1, 1]
    named = [name for name, _ in each(made(payroll=payroll(), with_names=True), range(3), "A4")]
    assert named == ["handout-1-Ana-López.pdf", "handout-2-Đorđe.pdf", "handout-3-Luz.pdf"]


@pytest.mark.parametrize("tag", LANGUAGES)
def test_what_must_be_said_is_on_the_page(tag) -> None:
    handouts = made(tag=tag)
    (page,) = read(document(handouts, [0], "A4"))
    said = " ".join(normalize("NFKC", page).split())
    for key in ("page.title", "page.example", "ask.title", "notes.no_advice", "notes.sources"):
        assert " ".join(normalize("NFKC", handouts.words.say(key)).split()) in said
    assert "remittanceprices.worldbank.org" in said
    assert "C$" in said


def test_fonts_are_embedded_and_language_and_title_told() -> None:
    document_ = pypdf.PdfReader(io.BytesIO(document(made(tag="sr-Latn"), [0], "A4")))
    assert document_.root_object["/Lang"] == "sr-Latn"
    assert document_.metadata.title == "Slanje zarade kući – Kanada → Gvatemala"
    fonts = document_.pages[0]["/Resources"]["/Font"]
    assert len(fonts) >= 2
    for font in fonts.values():
        (inner,) = font.get_object()["/DescendantFonts"]
        descriptor = inner.get_object()["/FontDescriptor"].get_object()
        assert any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))


def test_making_many_tells_how_far_it_is_and_can_be_ended() -> None:
    told: list[float] = []

    def tick(fraction: float) -> None:
        told.append(fraction)
        if fraction > 0.5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        document(made(payroll=payroll()), range(3), "A4", tick)
    assert told == [0, 1 / 3, 2 / 3]
