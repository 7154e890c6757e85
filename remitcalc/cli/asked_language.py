"""The language of a call, found before anything else is read: the help is in it too."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from remitcalc.output.language import ENGLISH, Language, find_language, language_of_environment

if TYPE_CHECKING:
    from collections.abc import Sequence

_OPTION = "--language"


def asked_language(typed: Sequence[str]) -> Language:
    """Return the language that --language, the environment or the system asks for, else English."""
    text = language_text(typed)
    tag, territory = (text and find_language(text)) or language_of_environment(
        os.environ, _of_system
    )
    if tag == ENGLISH:
        return Language(tag, territory)
    from remitcalc import paths

    return Language(tag, territory, paths.resources() / "translations")


def _of_system() -> tuple[str, str]:
    if sys.platform not in ("win32", "darwin"):  # sessions of others tell by variables
        return ENGLISH, ""
    from remitcalc.cli.system_language import language_of_system

    return language_of_system()


def language_text(typed: Sequence[str]) -> str:
    """Return what --language was given, or nothing."""
    for at, word in enumerate(typed):
        if word == _OPTION and at + 1 < len(typed):
            return typed[at + 1]
        if word.startswith(f"{_OPTION}="):
            return word.partition("=")[2]
    return ""
