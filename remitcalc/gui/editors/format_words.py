"""What the words of a corridor file are called where one chooses among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.files.corridor_draft.keys import kind_at
from remitcalc.files.grammar import Choice
from remitcalc.output.language import marked
from remitcalc.output.wording.drafts import BY_KEY

if TYPE_CHECKING:
    from remitcalc.model.corridor_draft import Path
    from remitcalc.output.language import Language

_BEARERS = {
    "OUR": marked("OUR: the sender bears all"),
    "SHA": marked("SHA: shared"),
    "BEN": marked("BEN: the receiver bears all"),
}


def choices(path: Path, language: Language, *, blank: str | None = None) -> list[tuple[str, str]]:
    """Return what may stand at a path, in words; `blank` is what nothing is called, None: never."""
    kind, key = kind_at(path), str(path[-1])
    words = {**BY_KEY.get(key, {}), **(_BEARERS if key == "bearer" else {})}
    known = kind.choices if isinstance(kind, Choice) else ()
    offered = [(word, language.text(words.get(word, word))) for word in known]
    return offered if blank is None else [("", blank), *offered]


def worded(key: str, word: str, language: Language) -> str:
    """Return a word of the format as a person says it."""
    said = BY_KEY.get(key, {}).get(word)
    return word if said is None else language.text(said)
