"""Reads the words of a handout in one language, and finds which languages there are.

A centre adds a language by adding a file: beside the program's own, or in the user's folder. Every
text must be there and hold the {words} that figures and names are filled into. A file that was
made before some label came up has that of the language whose numbers it uses, with a warning. One
that lacks a sentence no page needs is used without; only who checks it is told.
"""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from remitcalc import paths
from remitcalc.files.foreign_text import is_blank
from remitcalc.files.grammar import BROKEN, Choice, Text, Whole
from remitcalc.files.grammar_tables import Entry, Key, Listing, TomlTable
from remitcalc.files.problems import Problem, Problems
from remitcalc.files.text_source import read_text
from remitcalc.files.toml_text import parsed
from remitcalc.model.handout_words import LATER, OPTIONAL, QUESTIONS, WORDS, HandoutWords
from remitcalc.model.message import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    HandoutWordsRead = tuple[HandoutWords | None, tuple[Problem, ...]]

SUFFIX = ".toml"
NUMBERS = ("en", "es", "fr", "de", "sr-Latn")
_FORMAT = 1
_TAG = r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"
_KEY = re.compile(rb"^[ \t]*+(\w+)[ \t]*+=", re.MULTILINE)
_NEVER_BREAKS = str.maketrans({"\n": " ", "\r": " ", "\t": " "})


class Phrase(Text):
    """One text: `filled` are the {words} it must hold, no more and no less."""

    def __init__(self, filled: frozenset[str]) -> None:
        super().__init__()
        self.filled = filled

    def _checked(self, raw: str, key: str, problems: Problems) -> object:
        found = set(re.findall(r"\{([^{}]*)\}", raw))
        if is_blank(raw) or (found == self.filled and not re.sub(r"\{\w+\}", "", raw).count("{")):
            return super()._checked(raw.translate(_NEVER_BREAKS), key, problems)
        wanted = tuple(f"{{{name}}}" for name in sorted(self.filled))
        said = message("words_differ", wanted_words=wanted) if wanted else message("no_words_here")
        problems.add(said, key, found=raw)
        return BROKEN


def _keys(table: str) -> tuple[Key, ...]:
    keys = [
        Key(name, Phrase(filled), "", is_required=f"{table}.{name}" not in LATER | OPTIONAL)
        for name, filled in WORDS[table].items()
    ]
    if table == "ask":
        questions = Listing(Phrase(frozenset()), *QUESTIONS)
        keys.append(Key("questions", questions, "", is_required=True))
    return tuple(keys)


def _is_later(table: str) -> bool:
    return all(f"{table}.{name}" in LATER for name in WORDS[table])


_FILE = TomlTable(
    (
        Key("format", Whole(_FORMAT, _FORMAT), "", is_required=True),
        Key("language", Text(_TAG, "not_a_language"), "", is_required=True),
        Key("name", Text(), "", is_required=True),
        Key("numbers", Choice(NUMBERS), "", is_required=True),
        *(
            Key(table, TomlTable(_keys(table)), "", is_required=not _is_later(table))
            for table in WORDS
        ),
    )
)


def handout_languages() -> dict[str, Path]:
    """Return the file of every language by its tag: of the same tag, the user's own."""
    own = paths.own_handouts()
    folders = [_bundled(), *([own] if own else [])]
    return {path.stem: path for folder in folders for path in _files_in(folder)}


def find_handout_words(text: str) -> HandoutWordsRead:
    """Read the words that `text` means: a tag at hand, such as es or quc, or a file."""
    at_hand, named = handout_languages(), Path(text)
    if text in at_hand:
        return read_handout_words(at_hand[text])
    if named.suffix.lower() == SUFFIX or named.name != text:
        return read_handout_words(named)
    problems = Problems(text)
    problems.add(message("unknown_handout_language", value=text), found=text, choices=at_hand)
    return None, problems.listed()


def read_handout_words(path: str | os.PathLike[str]) -> HandoutWordsRead:
    """Read one file of words; every problem of it at once."""
    text, found = read_text(path)
    if text is None:
        return None, found
    file = os.fspath(path)
    problems = Problems(file)
    try:
        raw = parsed(text)
    except (ValueError, RecursionError) as error:
        from remitcalc.files.toml_syntax import syntax_problem

        return None, (syntax_problem(error, text, file),)
    if isinstance(version := raw.get("format"), int) and version > _FORMAT:
        problems.add(message("newer_format", newest=_FORMAT), "format", found=version)
        return None, problems.listed()
    words = _words(raw, problems)
    if not problems.listed():
        return words, ()
    from remitcalc.files.toml_lines import KeyLines

    return words, problems.listed(KeyLines(text).locate)


def is_handout_words(head: bytes) -> bool:
    """Return whether a file begins as the words of a handout do: with its language and numbers."""
    keys = set(_KEY.findall(head))
    return {b"language", b"numbers"} <= keys and b"sending_country" not in keys


def check_handout_words(path: str | os.PathLike[str]) -> HandoutWordsRead:
    """Read one file of words, and warn of each sentence besides that no page needs."""
    words, found = read_handout_words(path)
    if words is None or words.tells_ranges:
        return words, found
    problems = Problems(os.fspath(path))
    for name in sorted(OPTIONAL - words.texts.keys()):
        key = name.partition(".")[2]
        problems.warn(message("handout_range_missing", name=key), name)
    return words, (*found, *problems.listed())


def _words(raw: dict[str, Any], problems: Problems) -> HandoutWords | None:
    entry = _FILE.read(raw, "", problems)
    if problems.has_errors or not isinstance(entry, Entry):
        return None
    tables = {table: entry.get(table, Entry) or Entry(table, {}) for table in WORDS}
    texts = {
        f"{table}.{name}": text
        for table in WORDS
        for name in WORDS[table]
        if (text := tables[table].get(name, str)) is not None
    }
    words = HandoutWords(
        tag=entry.need("language", str),
        name=entry.need("name", str),
        numbers=entry.need("numbers", str),
        texts=texts,
        questions=tuple(tables["ask"].items("questions", str)),
    )
    missing = [name for name in sorted(LATER) if name not in texts]
    return _filled_up(words, missing, problems) if missing else words


def _filled_up(
    words: HandoutWords, missing: Sequence[str], problems: Problems
) -> HandoutWords | None:
    """Return words with what is missing said in the language of their numbers."""
    other, _ = read_handout_words(_bundled() / f"{words.numbers}{SUFFIX}")
    if other is None or any(name not in other.texts for name in missing):
        for name in missing:
            problems.add(message("missing_key", name=name.partition(".")[2]), name)
        return None
    said = message("handout_words_missing", names=tuple(missing), language=other.name)
    problems.warn(said)
    return replace(words, texts={**words.texts, **{name: other.texts[name] for name in missing}})


def _bundled() -> Path:
    return paths.resources() / "handout"


def _files_in(folder: Path) -> list[Path]:
    try:
        return sorted(p for p in folder.iterdir() if p.suffix.lower() == SUFFIX and p.is_file())
    except OSError:  # no such folder, or not readable: nothing at hand there
        return []
