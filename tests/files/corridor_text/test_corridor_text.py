"""A corridor written is the corridor read, and what people wrote into its file survives."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings

from remitcalc.files.corridor_file import read_corridor, read_corridor_text
from remitcalc.files.corridor_library import bundled_corridors
from remitcalc.files.corridor_text.writing import corridor_text, revised_text
from remitcalc.model.charge import Flat
from remitcalc.model.corridor import Typical
from remitcalc.model.exchange import Margin, Undisclosed
from remitcalc.model.message import ModelError
from remitcalc.model.provenance import Provenance, Status
from tests.files.making import as_a_file_says
from tests.reference.strategies import cases

EVERY_FORM = Path(__file__).parents[2] / "data" / "corridors" / "every-form.toml"
FILES = [*bundled_corridors().values(), EVERY_FORM]
QUOTE = Provenance("Offer of a bank", "2026-02", Status.QUOTED, "By telephone.")
every_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def read(text):
    corridor, problems = read_corridor_text(text)
    assert corridor is not None, problems
    return corridor


def commented(text):
    """Return a file with a comment above and beside almost everything."""
    lines = []
    for at, line in enumerate(text.splitlines()):
        if line.startswith("["):
            lines += ["", f"# above {at}"]
        is_whole = "=" in line and not line.rstrip().endswith(("[", ",", "{"))
        lines.append(f"{line}  # beside {at}" if is_whole else line)
    return "\n".join(lines) + "\n"


def comments(text):
    return [line[line.index("# ") :] for line in text.splitlines() if "# " in line]


@every_file
def test_every_corridor_written_is_read_again(path, tmp_path) -> None:
    corridor, _ = read_corridor(path)
    assert corridor is not None
    (tmp_path / "a.toml").write_text(corridor_text(corridor), "utf-8")
    assert read_corridor(tmp_path / "a.toml") == (corridor, ())


@settings(max_examples=50, deadline=None)
@given(cases(fees_known=True))
def test_any_corridor_written_is_read_again(case) -> None:
    corridor = as_a_file_says(case.corridor)
    assert read(corridor_text(corridor)) == corridor


@every_file
def test_a_file_that_says_the_same_already_is_not_touched(path) -> None:
    text = commented(path.read_text("utf-8"))
    assert revised_text(text, read(text)).text == text


@settings(max_examples=40, deadline=None)
@given(cases(fees_known=True), cases(fees_known=True))
def test_a_file_of_one_corridor_is_revised_to_any_other(one, other) -> None:
    old, new = as_a_file_says(one.corridor), as_a_file_says(other.corridor)
    assert read(revised_text(commented(corridor_text(old)), new).text) == new


def test_one_price_changed_changes_one_line() -> None:
    text = commented(EVERY_FORM.read_text("utf-8"))
    corridor = read(text)
    wire = corridor.service("wire")
    charge = replace(wire.transit.charges[0], tariff=Flat(1750))
    dearer = replace(wire, transit=replace(wire.transit, charges=(charge,)))
    revised = changed(corridor, text, dearer)
    assert revised == text.replace("fixed = 15.00}", "fixed = 17.50}")


def changed(corridor, text, service):
    services = tuple(service if s.id == service.id else s for s in corridor.services)
    wanted = replace(corridor, services=services)
    made = revised_text(text, wanted)
    assert made.keeps_comments
    assert read(made.text) == wanted
    return made.text


def test_comments_go_with_their_services_when_these_change_places() -> None:
    text = commented(EVERY_FORM.read_text("utf-8"))
    corridor = read(text)
    backwards = replace(corridor, services=corridor.services[::-1])
    made = revised_text(text, backwards)
    assert (made.keeps_comments, read(made.text)) == (True, backwards)
    assert sorted(comments(made.text)) == sorted(comments(text))
    above = made.text.split('id = "wire"')[0].rsplit("\n\n", 1)[1]
    assert above == "\n".join(text.split('id = "wire"')[0].rsplit("\n\n", 1)[1].split("\n"))


def test_a_service_taken_out_takes_only_its_own_comments() -> None:
    text = commented(EVERY_FORM.read_text("utf-8"))
    corridor = read(text)
    fewer = replace(corridor, services=tuple(s for s in corridor.services if s.id != "app"))
    made = revised_text(text, fewer)
    assert (made.keeps_comments, read(made.text)) == (True, fewer)
    lost = set(comments(text)) - set(comments(made.text))
    start = text.index('id = "app"')
    own = text[text.rindex("\n\n", 0, start) : text.index("\n\n", start)]
    assert lost == set(comments(own))


def test_a_new_service_and_a_new_source_stand_where_they_belong() -> None:
    text = commented(EVERY_FORM.read_text("utf-8"))
    corridor = read(text)
    new = replace(
        corridor.services[-1], id="offer", provenance=QUOTE, exchange=Margin(Decimal(1), QUOTE)
    )
    sides = {n: replace(getattr(new, n), provenance=QUOTE) for n in SIDES}
    wanted = replace(corridor, services=(*corridor.services, replace(new, **sides)))
    made = revised_text(text, wanted)
    assert (made.keeps_comments, read(made.text)) == (True, wanted)
    assert comments(made.text) == comments(text)
    headers = [line for line in made.text.splitlines() if line.startswith("[")]
    source = headers.index("[provenance.offer-of-a-bank-2026-02]")
    assert headers[source - 1 : source + 2] == [
        "[provenance.survey]",
        "[provenance.offer-of-a-bank-2026-02]",
        "[[services]]",
    ]


SIDES = ("sending", "transit", "receiving")


def test_a_source_that_holds_anew_keeps_its_name() -> None:
    text = commented(EVERY_FORM.read_text("utf-8"))
    older = read(text)
    newer = read(text.replace("2025-03-01", "2026-03-01"))
    made = revised_text(text, newer)
    assert (made.keeps_comments, read(made.text)) == (True, newer)
    assert made.text == text.replace("date = 2025-03-01", 'date = "2026-03-01"')
    assert revised_text(made.text, older).keeps_comments


def test_tables_around_the_services_come_and_go() -> None:
    text = commented(EVERY_FORM.read_text("utf-8"))
    corridor = read(text)
    bare = replace(
        corridor, typical=None, taxes=(), notes=(), reference=None, indicator_amounts=None
    )
    made = revised_text(text, bare)
    assert (made.keeps_comments, read(made.text)) == (True, bare)
    again = revised_text(made.text, corridor)
    assert (again.keeps_comments, read(again.text)) == (True, corridor)


def test_a_charge_that_inherits_its_source_keeps_it_when_its_service_has_another() -> None:
    text = EVERY_FORM.read_text("utf-8")
    corridor = read(text)
    app = corridor.service("hidden-wire")
    other = replace(app, provenance=corridor.service("agent").provenance)
    assert isinstance(other.exchange, Undisclosed)
    changed(corridor, text, other)


def test_a_file_with_inline_tables_is_revised_too() -> None:
    text = EVERY_FORM.read_text("utf-8").replace(
        '[typical]\nservice = "agent"\nprovenance = "survey"\n', ""
    )
    text = text.replace(
        "[names]", 'typical = {service = "agent", provenance = "survey"} # inline\n[names]', 1
    )
    corridor = read(text)
    wanted = replace(corridor, typical=Typical("app", corridor.service("wire").provenance))
    made = revised_text(text, wanted)
    assert (made.keeps_comments, read(made.text)) == (True, wanted)
    assert '{service = "app", provenance = "bank-list"} # inline' in made.text


def test_an_old_text_that_cannot_be_read_is_replaced_and_that_is_said() -> None:
    corridor = read(EVERY_FORM.read_text("utf-8"))
    made = revised_text("not TOML", corridor)
    assert (made.text, made.keeps_comments) == (corridor_text(corridor), False)


def test_what_no_file_can_say_is_refused_before_anything_is_written() -> None:
    corridor = read(EVERY_FORM.read_text("utf-8"))
    nameless = replace(corridor, id="Not an id", names={"en": ""})
    with pytest.raises(ModelError) as caught:
        corridor_text(nameless)
    assert {m.code for m in caught.value.messages} == {"not_a_slug", "empty_text"}


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_text_that_looks_like_a_header_is_left_alone_and_so_are_line_ends(ends) -> None:
    text = EVERY_FORM.read_text("utf-8").replace(
        'text = "A fact."', 'text = """\nA fact:\n[[services]]\n# not a comment\n"""'
    )
    text = commented(text.replace("\n", ends)) if ends == "\n" else text.replace("\n", ends)
    corridor = read(text)
    renamed = replace(corridor.service("banded"), provider="Fourth Transfers")
    made = changed(corridor, text, renamed)
    assert made == text.replace("Third Transfers", "Fourth Transfers")
