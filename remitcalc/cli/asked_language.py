"""The language of a call, found before anything else is read: the help is in it too."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from remitcalc.output.language import ENGLISH, Language, find_language, language_of_environment

if TYPE_CHECKING:
    from collections.abc import Sequence

_OPTION = "--language"


def asked_language(typed: Sequence[str]) -> Language:
    """Return the language that --language or the environment asks for, else English."""
    text = language_text(typed)
    tag, territory = (text and find_language(text)) or language_of_environment(os.environ)
    if tag == ENGLISH:
        return Language(tag, territory)
    from remitcalc import paths

    return Language(tag, territory, paths.resources() / "translations")


def language_text(typed: Sequence[str]) -> str:
    """Return what --language was given, or nothing."""
    for at, word in enumerate(typed):
        if word == _OPTION and at + 1 < len(typed):
            return typed[at + 1]
        if word.startswith(f"{_OPTION}="):
            return word.partition("=")[2]
    return ""
