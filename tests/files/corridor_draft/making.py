"""Drafts for tests: of every corridor at hand, and one that is typed by hand."""

from __future__ import annotations

import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from remitcalc.files.corridor_draft.beginning import new_draft
from remitcalc.files.corridor_draft.reading import read_draft
from remitcalc.files.corridor_draft.stating import draft_of
from remitcalc.files.corridor_draft.way_typing import typed
from remitcalc.files.corridor_file import read_corridor_text
from remitcalc.files.corridor_library import bundled_corridors
from remitcalc.model.notation import Notation

if TYPE_CHECKING:
    from remitcalc.model.corridor import Corridor
    from remitcalc.model.corridor_draft import CorridorDraft

EVERY_FORM = Path(__file__).parents[2] / "data" / "corridors" / "every-form.toml"
FILES = [*bundled_corridors().values(), EVERY_FORM]
DAY = datetime.date(2026, 11, 20)
ENGLISH = Notation(DAY)
GERMAN = Notation(DAY, ",", ".")


def corridor_in(text: str) -> Corridor:
    corridor, problems = read_corridor_text(text)
    assert corridor is not None, problems
    return corridor


@cache
def drafts_of(path: Path) -> tuple[CorridorDraft, CorridorDraft]:
    """A draft of the corridor of a file, and one of the file itself."""
    text = path.read_text("utf-8")
    corridor = corridor_in(text)
    return draft_of(corridor), draft_of(corridor, text)


def by_telephone() -> CorridorDraft:
    """Two ways from Canada to Honduras, one of them for a group, as an officer types them."""
    draft = new_draft("CA", "HN", ENGLISH)
    for row, column, text in (
        (0, "provider", "Western Union"),
        (0, "fee", "8.00"),
        (0, "margin", "2.4"),
        (0, "source", "agent, Leamington"),
        (1, "provider", "Scotiabank"),
        (1, "instrument", "bank account"),
        (1, "kind", "yes"),
        (1, "fee", "30"),
        (1, "transit", "10–30 (15)"),
        (1, "receiving", "HNL 230"),
    ):
        draft = typed(draft, row, column, text, ENGLISH)
    return draft


def codes(draft: CorridorDraft) -> list[tuple[str, str]]:
    """What is wrong with a draft: code and key."""
    return [(one.message.code, one.place.key) for one in read_draft(draft).problems]


def type_in(draft: CorridorDraft, row: int, column: str, text: str) -> CorridorDraft:
    return typed(draft, row, column, text, ENGLISH)
