"""Files by hand with a byte order mark and tables in braces: saved over, nothing goes untold."""

from __future__ import annotations

import codecs
import tomllib
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
import tomlkit

from remitcalc import Scenario
from remitcalc.files.corridor_draft.following import with_draft
from remitcalc.files.corridor_draft.reading import read_draft
from remitcalc.files.corridor_draft.saving import file_of, prepared, save
from remitcalc.files.corridor_draft.stating import draft_of
from remitcalc.files.corridor_draft.way_rows import without_ways
from remitcalc.files.corridor_file import read_corridor
from remitcalc.files.document.origins import corridor_origin
from remitcalc.model.document import Document
from tests.files.corridor_draft.making import EVERY_FORM, FILES, type_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from remitcalc.model.corridor_draft import CorridorDraft

EDITS: dict[str, Callable[[CorridorDraft], CorridorDraft]] = {
    "nothing": lambda draft: draft,
    "margin": lambda draft: type_in(draft, 0, "margin", "2.55"),
    "name": lambda draft: draft.with_value(("names", "en"), "Home"),
    "day": lambda draft: draft.with_value(("defaults", "workers"), 7),
    "way": lambda draft: without_ways(draft, [1]),
}


def in_braces(text: str) -> str:
    """Every table of a file on a line of its own at the top, a comment above and beside each."""
    raw: dict[str, Any] = tomllib.loads(text)
    lines = []
    for key, value in raw.items():
        said = tomlkit.item(value) if not isinstance(value, dict | list) else None
        shown = said.as_string() if said is not None else _inline(value)
        lines += [f"# above {key}", f"{key} = {shown}  # beside {key}"]
    return "\n".join(lines) + "\n# the end\n"


def _inline(value: Any) -> str:
    if isinstance(value, dict):
        pairs = (f"{tomlkit.key(k).as_string()} = {_inline(v)}" for k, v in value.items())
        return f"{{{', '.join(pairs)}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_inline, value))}]"
    return tomlkit.item(value).as_string()


def comments(text: str) -> Counter[str]:
    return Counter(
        line[line.index("# ") :]
        for line in text.splitlines()
        if "# above" in line or "# beside" in line or "# the end" in line
    )


@pytest.mark.parametrize(
    ("path", "edit"), [*((EVERY_FORM, edit) for edit in EDITS), (FILES[0], "way")]
)
def test_what_is_saved_over_one_reads_back_and_its_comments_stay_or_are_named(
    path: Path, edit: str, tmp_path: Path
) -> None:
    file = tmp_path / "mine.toml"
    file.write_bytes(codecs.BOM_UTF8 + in_braces(path.read_text("utf-8")).encode())
    corridor, _ = read_corridor(file)
    assert corridor is not None
    assert corridor == read_corridor(path)[0]
    before = file.read_bytes().decode("utf-8-sig")
    origin = corridor_origin(file)
    document = Document(Scenario.of(corridor), origin)
    draft = EDITS[edit](draft_of(corridor, before))
    document = with_draft(document, draft).document
    wanted = read_draft(draft).corridor
    assert wanted is not None
    assert origin is not None
    what = prepared(draft, wanted, file_of(document), origin.digest)
    assert not what.is_changed
    saved = save(document, file, what)
    assert read_corridor(file)[0] == wanted
    after = file.read_text("utf-8")
    assert comments(before) - comments(after) == Counter(what.lost)
    if edit in ("nothing", "name", "day"):
        assert not what.lost
    again = prepared(draft, wanted, file_of(saved), saved.corridor_origin.digest)  # type: ignore[union-attr]
    assert (again.text, again.lost, again.is_changed) == (after, (), False)


def test_a_new_source_is_listed_among_those_in_braces(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_bytes(codecs.BOM_UTF8 + in_braces(EVERY_FORM.read_text("utf-8")).encode())
    corridor, _ = read_corridor(file)
    assert corridor is not None
    before = file.read_text("utf-8-sig")
    draft = type_in(draft_of(corridor, before), 0, "source", "told by the bank")
    wanted = read_draft(draft).corridor
    assert wanted is not None
    what = prepared(draft, wanted, file)
    file.write_text(what.text, "utf-8")
    assert read_corridor(file)[0] == wanted
    assert comments(before) - comments(what.text) == Counter(what.lost)
