"""The reader's language: which one, and saying a sentence in it."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path
    from typing import Protocol

    from remitcalc.model.corridor import Corridor
    from remitcalc.model.message import ColumnHeading, Value
    from remitcalc.output.number_format import NumberFormat

    class _Translations(Protocol):
        def gettext(self, message: str, /) -> str: ...

        def ngettext(self, msgid1: str, msgid2: str, n: int, /) -> str: ...


ENGLISH = "en"
LANGUAGES = {
    "en": "English",
    "es": "español",
    "fr": "français",
    "de": "Deutsch",
    "sr-Latn": "srpski",
}
"""Language tags and their own names. Serbian is written in Latin script."""

_ENVIRONMENT = ("LC_ALL", "LC_MESSAGES", "LANG")
MOST_CHOICES, _LONG_LIST = 8, 16
"""How much is shown of a list that is longer; one of commands or charts is not."""


class Plural(NamedTuple):
    """A sentence in its forms for one and for many; the value called `by` is what is counted."""

    one: str
    many: str
    by: str


Sentence = str | Plural
"""A template with named {placeholders}, or its forms for one and for many."""


def marked(text: str) -> str:
    """Return `text`; marks a sentence that is kept in a table so that it gets translated."""
    return text


def marked_plural(one: str, many: str, *, by: str) -> Plural:
    """Return both forms; marks them like `marked`."""
    return Plural(one, many, by)


class Language:
    """One language with its numbers: what every text is made with.

    Parameters
    ----------
    tag : str
        One of `LANGUAGES`.
    territory : str
        ISO 3166-1 code that decides the number format, such as CA; may be empty.
    catalogues : Path, optional
        Folder of translations; English needs none.
    """

    def __init__(self, tag: str, territory: str = "", catalogues: Path | None = None) -> None:
        self.tag = tag
        self.territory = territory
        self._translations: _Translations = _NoTranslations()
        if tag != ENGLISH and catalogues is not None:
            # Imported here, not at the top: English, and with it all JSON, needs no gettext.
            from gettext import translation

            folder = tag.replace("-", "_")
            self._translations = translation("remitcalc", catalogues, [folder], fallback=True)
        self._numbers: NumberFormat | None = None
        self._own: Mapping[str, str] = {}
        self._speaking: Language | None = None

    def of(self, corridor: Corridor) -> Language:
        """Return this language as a corridor speaks it: its own sentences are known, too."""
        own = corridor.sentences(self.tag)
        if own == self._own:
            return self
        if self._speaking is None or self._speaking._own is not own:
            self._speaking = copy(self)
            self._speaking._own = own
        return self._speaking

    def own(self, sentence: str) -> str:
        """Return a sentence of the corridor's file in this language, where the file has it."""
        return self._own.get(sentence, sentence)

    @property
    def numbers(self) -> NumberFormat:
        """How figures are written."""
        if self._numbers is None:
            from babel.core import UnknownLocaleError

            from remitcalc.cldr import locale_of
            from remitcalc.output.number_format import LocaleNumbers

            try:
                locale = locale_of("_".join(filter(None, (self.tag, self.territory))))
            except (UnknownLocaleError, ValueError):
                locale = locale_of(self.tag)
            self._numbers = LocaleNumbers(locale)
        return self._numbers

    def text(self, sentence: str, /, **values: Value) -> str:
        """Return `sentence` in this language, with its {placeholders} filled in."""
        return self._filled(self._translations.gettext(sentence), values)

    def plural(self, one: str, many: str, /, count: int, **values: Value) -> str:
        """Return the form for `count`, which both sentences may name as {count}."""
        template = self._translations.ngettext(one, many, count)
        return self._filled(template, {"count": count, **values})

    def _filled(self, template: str, values: Mapping[str, Value]) -> str:
        if not values:
            return template
        return template.format_map({name: self.shown(value) for name, value in values.items()})

    def shown(self, value: Value) -> str:
        """Return a value as this language writes it; a long list of choices is shortened."""
        if isinstance(value, str):
            return value
        if isinstance(value, tuple):
            is_long = len(value) > _LONG_LIST
            return ", ".join(value[:MOST_CHOICES] if is_long else value) + (" …" * is_long)
        # Imported here, not at the top: help and what is no message need no dataclasses.
        from remitcalc.model.message import ColumnHeading, ColumnHeadings

        if isinstance(value, ColumnHeadings):
            return self.shown(tuple(map(self._column, value.columns)))
        if isinstance(value, ColumnHeading):
            return self._column(value)
        return self.numbers.value(value)

    def _column(self, column: ColumnHeading) -> str:
        """Return a column by its letters and its heading, between this language's own marks."""
        if not column.words:
            return column.letters
        words = " ".join(column.words.splitlines())
        return self.text("{column} “{heading}”", column=column.letters, heading=words)


class PlainEnglish(Language):
    """English without Babel: for JSON and for figures that machines read beside a sentence."""

    def __init__(self) -> None:
        from remitcalc.output.number_format import EnglishNumbers

        super().__init__(ENGLISH)
        self._numbers = EnglishNumbers()


class _NoTranslations:
    """The sentences as they stand in the source: English."""

    def gettext(self, message: str, /) -> str:
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int, /) -> str:
        return msgid1 if n == 1 else msgid2


def find_language(text: str) -> tuple[str, str] | None:
    """Return the tag and territory that `text` asks for, or None where it is not supported.

    >>> find_language("fr-CA"), find_language("sr_RS@latin"), find_language("de_CH.UTF-8")
    (('fr', 'CA'), ('sr-Latn', 'RS'), ('de', 'CH'))
    >>> find_language("C"), find_language("it")
    (None, None)
    """
    first, *others = text.strip().partition(".")[0].partition("@")[0].replace("-", "_").split("_")
    tag = "sr-Latn" if first.lower() == "sr" else first.lower()
    territories = [part.upper() for part in others if len(part) == 2]  # noqa: PLR2004
    return (tag, territories[0] if territories else "") if tag in LANGUAGES else None


def language_of_environment(
    environment: Mapping[str, str], otherwise: Callable[[], tuple[str, str]] | None = None
) -> tuple[str, str]:
    """Return the tag and territory by LC_ALL, LC_MESSAGES, LANG; English where one says another.

    Where none is set, `otherwise` is asked; without it the answer is English.
    """
    for name in _ENVIRONMENT:
        if environment.get(name):
            return find_language(environment[name]) or (ENGLISH, "")
    return (ENGLISH, "") if otherwise is None else otherwise()
