"""A handout on paper: always one page in large type that says everything once."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from itertools import pairwise

import numpy as np
import pytest

from remitcalc import Payroll, paths
from remitcalc.files.logo import logo_of
from remitcalc.output.handout.employer import MOST_LETTERS, Employer, employer_of
from remitcalc.output.language import LANGUAGES
from remitcalc.pages import typesetting as layout
from remitcalc.pages.handout import MOST_WAYS, document, each, typesetting
from remitcalc.pages.paper import PAPER_SIZES
from remitcalc.pages.typesetting import NotLaidOutError
from tests.files import logo_cases
from tests.pages.handout_cases import NAMES, SCENARIOS, bundled, handouts, payroll
from tests.pages.pdf_reading import plain, reader, runs, structure, texts

ALOUD, LEAST = 14.0, 9.0
FULLEST = ("season", "employer", "outside_survey")
AWKWARD = (
    "=HYPERLINK(1)",
    "#panic() $x$ *b* _i_ <l> @r // c",
    "שלום \u202eعبد الرحمن",
    "x" * 300,
    "Ana María " * 30,
    "-",
)


def batch(**named):
    return handouts(bundled(payroll=payroll(40000, 30000, 55055, names=NAMES)), **named)


def said_of(made, row, plan):
    """Return every sentence that the page of a worker must hold."""
    page = made.of(row)
    shown = page.shown(plan["count"])
    rate, _ = page.rate(shown)
    say = made.words.say
    fixed = [say("page.title"), say("ask.title"), say("notes.no_advice"), say("notes.not_counted")]
    sentences = [*fixed, *page.verdict, *page.questions, page.not_said(shown), rate]
    return [one for one in sentences if one], shown


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_case_is_one_page_in_large_type_and_says_every_sentence_once(tag):
    for at, (case, (scenario, row)) in enumerate(SCENARIOS.items(), [*LANGUAGES].index(tag)):
        made = handouts(scenario, tag)
        prepared = typesetting(made, [row], PAPER_SIZES[at % 2])
        found = runs(prepared.pdf())
        assert {run.page for run in found} == {0}, case
        assert min(run.size for run in found) >= LEAST, case
        every = plain("".join(run.said for run in found))
        large = plain("".join(run.said for run in found if run.size >= ALOUD))
        sentences, shown = said_of(made, row, prepared.document["plans"][0])
        assert [every.count(plain(one)) for one in sentences] == [1] * len(sentences), case
        page = made.of(row)
        aloud = [*page.verdict, *page.questions, page.amount, page.corridor, page.worker]
        for way in shown:
            aloud += way.name, way.how, way.cost, way.arrives
        assert [one for one in aloud if plain(one) not in large] == [], case


@pytest.mark.parametrize("tag", LANGUAGES)
def test_what_has_most_to_say_has_room_on_either_paper(tag):
    for case in FULLEST:
        scenario, row = SCENARIOS[case]
        for paper in PAPER_SIZES:
            (plan,) = typesetting(handouts(scenario, tag), [row], paper).document["plans"]
            assert plan["look"][1] == 1.0, (case, paper)


@pytest.mark.parametrize("tag", ["en", "es", "de", "sr-Latn"])
def test_a_wide_family_of_type_takes_fewer_ways_and_no_second_sheet(tag, monkeypatch):
    if "DejaVu Sans" not in layout._fonts().families():
        pytest.skip("the widest family is not installed")
    monkeypatch.setattr(layout, "_families", lambda: ["DejaVu Sans"])
    for case in ("default", "mixed", "season", "outlay", "outside_survey"):
        scenario, row = SCENARIOS[case]
        prepared = typesetting(handouts(scenario, tag, with_names=True), [row], "Letter")
        (plan,) = prepared.document["plans"]
        assert len(reader(prepared.pdf()).pages) == 1
        assert plan["look"][1] == 1.0
        assert plan["size"] >= ALOUD


@pytest.mark.parametrize("paper", PAPER_SIZES)
def test_awkward_names_and_amounts_have_one_page_too(paper):
    amounts = np.array([1, 40000, 10**14, 55055, 10**7, 999], dtype=np.int64)
    scenario = bundled("switzerland-serbia", payroll=Payroll(amounts, names=AWKWARD))
    made = handouts(scenario, "de", with_names=True)
    found = runs(document(made, range(len(AWKWARD)), paper))
    assert {run.page for run in found} == set(range(len(AWKWARD)))
    for row in (0, 1, 3, 4, 5):
        page = plain("".join(run.said for run in found if run.page == row))
        assert plain(made.worker(row)) in page
    assert max(run.left for run in found) < 595


def test_words_longer_than_any_page_are_set_smaller():
    made = handouts(bundled("us-guatemala", pooled_every=3), "de", name="Ana " * 100)
    questions = tuple(question * 5 for question in made.words.questions)
    made.words = type(made.words)(**{**vars(made.words), "questions": questions})
    prepared = typesetting(made, [0], "A4")
    assert prepared.document["plans"][0]["look"][1] < 1
    (page,) = texts(prepared.pdf())
    sentences, _ = said_of(made, 0, prepared.document["plans"][0])
    assert [plain(one) in page for one in sentences] == [True] * len(sentences)


def test_a_sign_that_no_font_has_stops_no_page():
    content = document(handouts(name="Ana \u0e4f\U0001f9ff\U00016a6e"), [0], "A4")
    assert "Ana" in texts(content)[0]
    assert reader(content).trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_ways_that_are_left_out_are_counted():
    made = handouts()
    prepared = typesetting(made, [0], "Letter")
    count = prepared.document["plans"][0]["count"]
    assert 3 <= count < MOST_WAYS
    left = len(made.of(0).ways) - count
    assert plain(f"Other ways, not on this page: {left}.") in texts(prepared.pdf())[0]


def test_a_bar_is_told_in_words_to_who_does_not_see_it():
    made = handouts(bundled("us-guatemala"))
    told = [alt for tag, alt in structure(document(made, [0], "A4")) if tag == "/Figure"]
    shown = made.of(0).shown(len(told))
    assert told == [way.bar_said for way in shown]
    assert any("lost in the exchange rate US$" in alt for alt in told)


def test_headings_and_questions_are_tagged_as_such():
    tags = [tag for tag, _ in structure(document(handouts(), [0], "A4"))]
    assert tags.count("/H1") == 1
    assert tags.count("/H2") == 2
    assert tags.count("/LI") == len(handouts().of(0).questions)


@pytest.mark.parametrize(
    ("tag", "territory", "language"),
    [("en", "", "en"), ("es", "GT", "es-GT"), ("sr-Latn", "", "sr-Latn"), ("fr", "CA", "fr-CA")],
)
def test_title_and_language_are_told(tag, territory, language):
    made = handouts(tag=tag, territory=territory)
    found = reader(document(made, [0], "A4"))
    assert found.root_object["/Lang"] == language
    assert found.metadata.title == made.title()
    assert b"<pdfuaid:part>1</pdfuaid:part>" in document(made, [0], "A4")


def test_a_language_of_the_centres_own_is_told_too():
    for tag in ("quc", "kek", "mam"):
        made = handouts()
        made.language = tag
        assert reader(document(made, [0], "A4")).root_object["/Lang"] == tag


def test_the_same_pages_have_the_same_bytes():
    assert document(batch(), range(3), "A4") == document(batch(), range(3), "A4")


def test_a_batch_is_one_page_each_with_bookmarks_and_no_names():
    content = document(batch(), range(3), "Letter")
    pages = texts(content)
    assert [plain(f"Worker {at}") in page for at, page in enumerate(pages, 1)] == [True] * 3
    for name in ("Ana", "López", "Đorđe", "Luz"):
        assert not any(name in page for page in pages)
        assert name.encode() not in content
    outline = reader(content).outline
    assert [entry.title for entry in outline] == ["Worker 1", "Worker 2", "Worker 3"]
    assert [reader(content).get_destination_page_number(entry) for entry in outline] == [0, 1, 2]


def test_a_batch_longer_than_what_is_measured_at_once_is_whole(monkeypatch):
    monkeypatch.setattr("remitcalc.pages.handout._AT_ONCE", 2)
    assert document(batch(), range(3), "A4") == document(batch(), range(3), "A4")
    assert len(texts(document(batch(), range(3), "A4"))) == 3


def test_a_page_alone_has_no_bookmark():
    assert reader(document(batch(), [1], "A4")).outline == []


def test_names_stand_there_when_they_were_ticked():
    pages = texts(document(batch(with_names=True), range(3), "A4"))
    assert [plain("For Ana López") in pages[0], "ForĐorđe" in pages[1]] == [True, True]


def test_one_file_each_is_one_page_each():
    files = dict(each(batch(), range(3), "A4"))
    assert list(files) == ["handout-1.pdf", "handout-2.pdf", "handout-3.pdf"]
    assert [len(texts(content)) for content in files.values()] == [1, 1, 1]
    named = [name for name, _ in each(batch(with_names=True), range(3), "A4")]
    assert named == ["handout-1-Ana-López.pdf", "handout-2-Đorđe.pdf", "handout-3-Luz.pdf"]


def test_fonts_are_embedded():
    fonts = reader(document(handouts(tag="sr-Latn"), [0], "A4")).pages[0]["/Resources"]["/Font"]
    assert len(fonts) >= 2
    for font in fonts.values():
        (inner,) = font.get_object()["/DescendantFonts"]
        descriptor = inner.get_object()["/FontDescriptor"].get_object()
        assert any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))


def test_making_many_tells_how_far_it_is_and_can_be_ended(monkeypatch):
    monkeypatch.setattr("remitcalc.pages.handout._AT_ONCE", 1)
    told = []

    def tick(done, total):
        told.append((done, total))
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        document(batch(), range(3), "A4", tick)
    assert told == [(0, 3), (1, 3), (2, 3)]


def test_while_a_document_is_laid_out_nobody_has_to_wait_for_it(monkeypatch):
    begun, go_on = threading.Event(), threading.Event()

    def slow(_):
        begun.set()
        go_on.wait(10)
        return b""

    def tick(_, total):
        if not total and begun.is_set():
            raise KeyboardInterrupt

    monkeypatch.setattr(layout.Typesetting, "pdf", slow)
    try:
        with pytest.raises(KeyboardInterrupt):
            document(handouts(), [0], "A4", tick)
        assert not go_on.is_set()
    finally:
        go_on.set()


@pytest.mark.parametrize("template", ["handout", "handout-plan"])
@pytest.mark.parametrize("content", [None, "#let laid(d) = foo("])
def test_a_template_that_is_missing_or_broken_is_one_sentence(
    tmp_path, monkeypatch, template, content
):
    for folder in ("pages", "theme"):
        shutil.copytree(paths.resources() / folder, tmp_path / "resources" / folder)
    made = handouts()
    monkeypatch.setattr(layout.paths, "resources", lambda: tmp_path / "resources")
    file = tmp_path / "resources" / "pages" / f"{template}.typ"
    file.unlink()
    if content is not None:
        file.write_text(content, encoding="utf-8")
    with pytest.raises(NotLaidOutError) as told:
        document(made, [0], "A4")
    wanted = "page_template_missing" if content is None else "page_template_broken"
    assert [one.code for one in told.value.messages] == [wanted]


def test_more_pages_than_memory_has_room_for_are_refused_in_a_sentence(monkeypatch):
    monkeypatch.setattr("remitcalc.pages.handout.MOST_PAGES", 2)
    with pytest.raises(NotLaidOutError) as told:
        document(batch(), range(3), "A4")
    assert [one.code for one in told.value.messages] == ["too_many_pages"]
    assert len(list(each(batch(), range(3), "A4"))) == 3


def test_no_window_library_is_needed():
    code = (
        "import sys; sys.modules['PySide6'] = None\n"
        "from remitcalc.cli.main import main\n"
        "sys.exit(main(['handout', 'canada-guatemala', '-o', '-']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=paths.resources().parent, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert len(texts(done.stdout)) == 1


def employer(name="Ferme Les Érables", content=logo_cases.SOUND["png"]) -> Employer:
    logo, faults = logo_of(content)
    assert faults == ()
    return employer_of(name, logo)


def pixels(content: bytes, tmp_path, page: int = 1) -> np.ndarray:
    """Return a page as a reader shows it, in RGB at 72 dpi."""
    if shutil.which("pdftoppm") is None:
        pytest.skip("no reader that pictures pages is installed")
    file = tmp_path / "page.pdf"
    file.write_bytes(content)
    typed = ["pdftoppm", "-r", "72", "-f", str(page), "-l", str(page), str(file)]
    picture = subprocess.run(typed, capture_output=True, check=True).stdout
    _, size, _, data = picture.split(b"\n", 3)
    width, height = map(int, size.split())
    return np.frombuffer(data, dtype=np.uint8).reshape(height, width, 3)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_room_for_own_quotes_is_kept_where_wished_in_large_type_on_one_page(tag):
    """With an employer and without one, by turns of languages, on both papers.

    Each case is met in every other language, and what has most to say in all of them.
    """
    of = [*LANGUAGES].index(tag)
    for at, (case, (scenario, row)) in enumerate(SCENARIOS.items(), of):
        if (at - of) % 2 == (of % 4 < 2) and case not in FULLEST:
            continue  # the others meet both papers, too
        whose = employer() if at % 2 else None
        made = handouts(scenario, tag, keeps_quotes_room=True, employer=whose)
        prepared = typesetting(made, [row], PAPER_SIZES[(at + of // 2) % 2])
        (plan,) = prepared.document["plans"]
        assert plan["quotes"] >= 2, case
        assert plan["look"][1] == 1.0, case
        content = prepared.pdf()
        found = runs(content)
        assert {run.page for run in found} == {0}, case
        assert min(run.size for run in found) >= LEAST, case
        every = plain("".join(run.said for run in found))
        page = made.of(row)
        assert every.count(plain(page.quotes_title)) == 1, case
        rows = [tag for tag, _ in structure(content)].count("/TR")
        assert rows == 1 + plan["quotes"], case


def test_own_quotes_take_the_place_of_nothing_unless_wished():
    for case in ("default", "speeds"):
        scenario, row = SCENARIOS[case]
        kept = typesetting(handouts(scenario, keeps_quotes_room=True), [row], "A4")
        plain_page = typesetting(handouts(scenario), [row], "A4")
        wished, (plan,) = kept.document["plans"][0], plain_page.document["plans"]
        assert plan["count"] >= wished["count"]
        assert bool(plan["quotes"]) == (case == "speeds"), "only where there is room"


def test_lines_to_write_on_are_as_far_apart_as_one_writes(tmp_path):
    scenario, row = SCENARIOS["speeds"]
    page = pixels(document(handouts(scenario), [row], "A4"), tmp_path)
    grey = page.mean(axis=2)
    half = len(grey) // 2  # bars, which are as long, lie above
    ruled = [y for y in range(half, len(grey)) if (grey[y, 40:200] < 190).all()]
    lines = [y for y in ruled if y - 1 not in ruled]
    assert len(lines) == 4
    assert {round(b - a) for a, b in pairwise(lines)} <= {25, 26, 27}


@pytest.mark.parametrize("paper", PAPER_SIZES)
@pytest.mark.parametrize("kind", ["png", "clear_png", "svg"])
def test_employers_logo_stands_left_of_the_title_and_is_told_in_words(tmp_path, paper, kind):
    made = handouts(tag="es", employer=employer(content=logo_cases.SOUND[kind]))
    content = document(made, [0], paper)
    page = pixels(content, tmp_path).astype(int)
    box = page[28:76, 28:100]
    inked = np.abs(box - box[..., :1]).max(axis=2) > 30
    rows, columns = np.flatnonzero(inked.any(axis=1)), np.flatnonzero(inked.any(axis=0))
    high, wide = rows[-1] - rows[0] + 1, columns[-1] - columns[0] + 1
    assert 40 <= high <= 48
    assert wide / high == pytest.approx(1.5, abs=0.1), "neither stretched nor cut"
    tags = structure(content)
    assert ("/Figure", "Logotipo de su empleador") in tags
    found = runs(content)
    title = next(run for run in found if "Enviar" in run.said)
    assert title.left > 28 + wide
    assert any("Ferme Les Érables" in run.said and run.size >= ALOUD for run in found)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in content
    assert document(made, [0], paper) == content


def test_a_very_wide_or_high_logo_and_a_long_name_leave_one_page_in_large_type():
    for width, height in ((3_000, 20), (20, 3_000)):
        whose = employer("Ferme " * 40, logo_cases.png(width, height))
        assert len(whose.name) <= MOST_LETTERS
        prepared = typesetting(handouts(tag="de", employer=whose), [0], "Letter")
        content = prepared.pdf()
        assert len(reader(content).pages) == 1
        assert prepared.document["plans"][0]["look"][1] == 1.0
        assert plain(whose.name) in texts(content)[0]


def test_an_employers_name_is_no_markup_and_turns_nothing_around():
    whose = employer_of("#panic() \u202eaicnuG\n=1+1")
    content = document(handouts(employer=whose), [0], "A4")
    assert plain("#panic() aicnuG =1+1") in texts(content)[0]
