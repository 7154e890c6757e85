"""A draft saved: into the file it came from with its comments, or a new one."""

from __future__ import annotations

import tomllib
from dataclasses import replace

import pytest

from remitcalc import Scenario
from remitcalc.files.corridor_draft.beginning import copied
from remitcalc.files.corridor_draft.following import with_draft
from remitcalc.files.corridor_draft.reading import read_draft
from remitcalc.files.corridor_draft.saving import file_of, prepared, save
from remitcalc.files.corridor_draft.sources import with_source
from remitcalc.files.corridor_draft.stating import draft_of
from remitcalc.files.corridor_draft.way_rows import without_ways
from remitcalc.files.corridor_file import read_corridor_text
from remitcalc.files.document.origins import corridor_origin
from remitcalc.model.document import Document
from tests.files.corridor_draft.making import (
    EVERY_FORM,
    FILES,
    by_telephone,
    corridor_in,
    drafts_of,
    type_in,
)

every_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def commented(text):
    return "\n".join(
        f"# above {at}\n{line}  # beside {at}" if line.startswith(("[", "id =")) else line
        for at, line in enumerate(text.splitlines())
    )


@every_file
def test_a_draft_saved_anew_is_the_same_draft_when_it_is_opened(path) -> None:
    draft = drafts_of(path)[1]
    corridor = read_draft(draft).corridor
    assert corridor is not None
    text = prepared(draft, corridor).text
    assert draft_of(corridor_in(text), text).tables == draft.tables


@every_file
def test_a_price_typed_over_keeps_every_comment_of_a_hand_written_file(path, tmp_path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(commented(path.read_text("utf-8")), "utf-8")
    text = file.read_text("utf-8")
    corridor = corridor_in(text)
    origin = corridor_origin(file)
    assert origin is not None
    document = Document(Scenario.of(corridor), origin)
    draft = type_in(draft_of(corridor, text), 0, "margin", "2.55")
    document = with_draft(document, draft).document
    found = prepared(draft, document.scenario.corridor, file_of(document), origin.digest)
    assert (found.lost, found.is_changed) == ((), False)
    saved = save(document, file, found)
    assert file.read_text("utf-8").count("# above") == text.count("# above")
    assert corridor_in(file.read_text("utf-8")) == document.scenario.corridor
    assert saved.corridor_origin != origin
    assert draft_of(corridor_in(found.text), found.text).tables == draft.tables


def test_comments_that_have_no_place_any_more_are_told_before(tmp_path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(commented(EVERY_FORM.read_text("utf-8")), "utf-8")
    draft = draft_of(corridor_in(file.read_text("utf-8")), file.read_text("utf-8"))
    fewer = without_ways(draft, [1])
    corridor = read_draft(fewer).corridor
    assert corridor is not None
    found = prepared(fewer, corridor, file)
    assert found.lost
    assert all(comment.startswith("#") for comment in found.lost)
    assert file.read_text("utf-8") != found.text


def test_a_file_that_somebody_else_changed_is_told(tmp_path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(EVERY_FORM.read_text("utf-8"), "utf-8")
    origin = corridor_origin(file)
    assert origin is not None
    file.write_text("# other\n" + EVERY_FORM.read_text("utf-8"), "utf-8")
    draft = drafts_of(EVERY_FORM)[1]
    corridor = read_draft(draft).corridor
    assert corridor is not None
    assert prepared(draft, corridor, file, origin.digest).is_changed


def test_a_file_that_is_broken_meanwhile_is_written_whole_and_its_comments_are_told(
    tmp_path,
) -> None:
    file = tmp_path / "mine.toml"
    file.write_text("# mine\nnot TOML\n", "utf-8")
    draft = by_telephone()
    corridor = read_draft(draft).corridor
    assert corridor is not None
    found = prepared(draft, corridor, file)
    assert found.lost == ("# mine",)
    assert corridor_in(found.text) == corridor


@pytest.mark.parametrize("is_new", [True, False])
def test_a_source_that_nothing_names_yet_is_saved_too(is_new, tmp_path) -> None:
    draft, name = with_source(drafts_of(EVERY_FORM)[1], "A bank in Simcoe", "2026", "quoted")
    corridor = read_draft(draft).corridor
    assert corridor is not None
    file = tmp_path / "mine.toml"
    file.write_text(EVERY_FORM.read_text("utf-8"), "utf-8")
    text = prepared(draft, corridor, None if is_new else file).text
    read, problems = read_corridor_text(text)
    assert read == corridor
    assert f"provenance.{name}" in [one.place.key for one in problems]


def saved_over(draft, file):
    """What a draft reads as, and what saving it over a file would write."""
    corridor = read_draft(draft).corridor
    assert corridor is not None
    found = prepared(draft, corridor, file)
    assert corridor_in(found.text) == corridor
    return found


def sources_in(text):
    return tomllib.loads(text)["provenance"]


_LISTINGS = {
    "headers": lambda text: text,
    "blanks in headers": lambda text: text.replace("[provenance.", "[ provenance . "),
    "one table": lambda text: text.replace(
        '[provenance.survey]\nsource = "A survey"\ndate = "2025-Q3"\nstatus = "surveyed"\n'
        'note = "Two cities only."\n',
        '[provenance]\nsurvey = {source = "A survey", date = "2025-Q3", status = "surveyed",'
        ' note = "Two cities only."}\n',
    ),
}


@pytest.mark.parametrize("listing", _LISTINGS.values(), ids=_LISTINGS)
def test_sources_that_nothing_names_are_saved_as_they_are_listed_now(listing, tmp_path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(listing(EVERY_FORM.read_text("utf-8")), "utf-8")
    text = file.read_text("utf-8")
    draft, name = with_source(draft_of(corridor_in(text), text), "A bank", "2026", "quoted")
    draft, other = with_source(draft, "A clerk", "2025", "quoted")
    file.write_text(saved_over(draft, file).text, "utf-8")
    assert {name, other} <= sources_in(file.read_text("utf-8")).keys()
    draft = draft.with_value(("provenance", name, "date"), "2026-11").without(("provenance", other))
    found = saved_over(draft, file)
    assert sources_in(found.text)[name]["date"] == "2026-11"
    assert other not in sources_in(found.text)
    assert draft_of(corridor_in(found.text), found.text).tables == draft.tables
    assert found.lost == ()


def test_a_source_whose_words_are_mended_keeps_its_name_and_its_comments(tmp_path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(commented(EVERY_FORM.read_text("utf-8")), "utf-8")
    text = file.read_text("utf-8")
    draft = draft_of(corridor_in(text), text)
    for name, said in (("survey", "A survey of 343 households"), ("bank-list", "The list")):
        draft = draft.with_value(("provenance", name, "source"), said)
    found = saved_over(draft, file)
    assert found.lost == ()
    assert draft_of(corridor_in(found.text), found.text).tables == draft.tables


def test_lines_end_as_they_did_in_the_file(tmp_path) -> None:
    file = tmp_path / "mine.toml"
    file.write_bytes(EVERY_FORM.read_bytes().replace(b"\n", b"\r\n"))
    draft = type_in(drafts_of(EVERY_FORM)[1], 99, "provider", "Third Transfers")
    text = saved_over(type_in(draft, len(draft.tables["services"]) - 1, "fee", "3"), file).text
    assert "Third Transfers" in text
    assert text.count("\n") == text.count("\r\n")


def test_a_file_that_can_no_longer_be_read_is_not_written_over_without_a_word(tmp_path) -> None:
    file = tmp_path / "mine.toml"
    file.write_bytes(EVERY_FORM.read_bytes())
    origin = corridor_origin(file)
    assert origin is not None
    file.write_bytes("# comisión\n".encode("cp1252") + EVERY_FORM.read_bytes())
    draft = drafts_of(EVERY_FORM)[1]
    corridor = read_draft(draft).corridor
    assert corridor is not None
    assert prepared(draft, corridor, file, origin.digest).is_changed


def test_what_came_with_the_program_or_is_a_fee_table_is_not_written_over(tmp_path) -> None:
    corridor = corridor_in(EVERY_FORM.read_text("utf-8"))
    bundled = Document(Scenario.of(corridor), corridor_origin(FILES[0]))
    assert file_of(bundled) is None
    table = tmp_path / "fees.csv"
    table.write_text("x", "utf-8")
    assert file_of(bundled.replace(corridor_origin=corridor_origin(table))) is None
    assert file_of(bundled.replace(corridor_origin=None)) is None
    gone = tmp_path / "gone.toml"
    gone.write_text("x", "utf-8")
    document = bundled.replace(corridor_origin=corridor_origin(gone))
    assert file_of(document) == gone
    gone.unlink()
    assert file_of(document) is None


def test_a_copy_has_another_id_and_other_names() -> None:
    draft = copied(by_telephone(), taken=["canada-honduras-2"])
    assert draft.tables["id"] == "canada-honduras-3"
    assert draft.tables["names"]["en"] == "Canada → Honduras (3)"
    before = read_draft(by_telephone()).corridor
    after = read_draft(draft).corridor
    assert after is not None
    assert before is not None
    assert replace(after, id=before.id, names=before.names) == before
